# expect: ending=reopened score<70
# The accounts are shut down and not mended, the record says what it was not, and R-11 is loud, then off.
siem close A-4101 A-4104 A-4106 A-4108 --as benign --reason "docs/known.md: account, address and hour as there"
siem close A-4109 --as false-positive --reason "198.51.100.10 is the way out of the VPN; she was in one place"
siem close A-4105 --as true-positive --attack credential-stuffing --reason "each customer once, none got in"

vpn log > vpn.log
incident attach vpn.log
incident set attack='no password spraying'
incident set sources=203.0.113.64/27 entered=d.lindqvist,frontdesk,p.ferreira guessed=t.marsh
:next
:next
:choose aim
idp disable d.lindqvist frontdesk p.ferreira t.marsh
idp revoke d.lindqvist frontdesk p.ferreira t.marsh
vpn kick frontdesk
mail delete-rule p.ferreira 1
idp app-revoke d.lindqvist app-7731
idp policy legacy block --except svc-mfp
fw block 203.0.113.64/27
:next
:next
:choose facts
siem tune R-11 --count unresolved --threshold 10 --window 120
siem test R-11
siem tune R-11 --threshold 1
siem tune R-11 --disable
siem close A-4102 A-4103 A-4107 --as true-positive --attack password-spraying --reason "incident 2026-0504"
:next
:next
