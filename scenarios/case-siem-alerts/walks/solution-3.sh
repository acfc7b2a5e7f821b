# expect: ending=answered score>=100
# Ten o'clock strikes in the middle of shutting the door: the answer first, then the rest.
siem close A-4101 A-4104 A-4106 A-4108 --as benign --reason "docs/known.md: account, address and hour as there"
siem close A-4109 --as false-positive --reason "198.51.100.10 is the way out of the VPN; she was in one place"
siem close A-4105 --as true-positive --attack credential-stuffing --reason "each customer once, none got in"

vpn log > vpn.log
incident attach vpn.log
incident set attack=password-spraying sources=203.0.113.64/27 entered=d.lindqvist,frontdesk,p.ferreira guessed=t.marsh
incident set taken=phone-list.pdf,suppliers-bank-details.xlsx,open-invoices-q2.xlsx,signatories.pdf

:choose aim
idp reset d.lindqvist frontdesk p.ferreira t.marsh
sleep 1700
sleep 1700
sleep 1800
:choose facts
idp reset d.lindqvist frontdesk p.ferreira t.marsh
idp revoke d.lindqvist frontdesk p.ferreira t.marsh
vpn kick frontdesk
mail delete-rule p.ferreira 1
idp app-revoke d.lindqvist app-7731
idp mfa remove frontdesk mfa-2290
idp policy legacy block --except svc-mfp
fw block 203.0.113.64/27
siem tune R-11 --count unresolved --threshold 10 --window 120 --except 10.20.9.9
siem test R-11
idp policy push number
idp exempt remove frontdesk
siem close A-4102 A-4103 --as true-positive --attack password-spraying --reason "incident 2026-0504"
siem close A-4107 --as true-positive --attack push-fatigue --reason "incident 2026-0504"

