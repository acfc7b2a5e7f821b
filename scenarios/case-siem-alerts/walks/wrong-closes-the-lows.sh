# expect: ending=reopened score<70
# All that is marked low is closed in one go, and what is behind it stays.
siem close A-4102 A-4103 A-4104 A-4107 --as benign --reason "low, see docs/known.md"
siem close A-4101 A-4106 A-4108 A-4109 --as false-positive --reason "known, see docs/known.md"
siem close A-4105 --as true-positive --attack password-spraying --reason "many logins at the portal"
:next
:next
vpn log > vpn.log
incident attach vpn.log
sleep 2100
incident set attack=brute-force sources=10.20.0.5,203.0.113.0/24 entered=d.lindqvist,p.ferreira,t.marsh
:next
:next
:choose aim
idp reset d.lindqvist p.ferreira
idp revoke d.lindqvist p.ferreira
mail delete-rule p.ferreira 1
fw block 203.0.113.77 203.0.113.81
:next
:next
:choose facts
siem tune R-11 --disable
idp policy push number
:next
:next
