# expect: ending=reopened score<70
# Everything is found and done, and most of it is taken back before the end.
siem close A-4101 A-4104 A-4106 A-4108 --as benign --reason "docs/known.md: account, address and hour as there"
siem close A-4109 --as false-positive --reason "198.51.100.10 is the way out of the VPN; she was in one place"
siem close A-4105 --as true-positive --attack credential-stuffing --reason "each customer once, none got in"

vpn log > vpn.log
incident attach vpn.log
incident set attack=password-spraying sources=203.0.113.64/27 entered=d.lindqvist,frontdesk,p.ferreira guessed=t.marsh
incident set taken=phone-list.pdf,suppliers-bank-details.xlsx,open-invoices-q2.xlsx,signatories.pdf

:choose aim
idp reset d.lindqvist frontdesk p.ferreira t.marsh
idp revoke d.lindqvist frontdesk p.ferreira t.marsh
vpn kick frontdesk
mail delete-rule p.ferreira 1
idp app-revoke d.lindqvist app-7731
idp mfa remove frontdesk mfa-2290
idp policy legacy block --except svc-mfp
fw block 203.0.113.64/27

:choose facts
siem tune R-11 --count unresolved --threshold 20 --window 60
idp policy push number
idp exempt remove frontdesk
siem tune R-11 --threshold 1
idp policy push simple
idp exempt add frontdesk the gate has no phone
idp policy legacy allow
idp disable frontdesk
mail purge m-5101
incident unset attack
siem close A-4102 A-4103 A-4107 --as benign --reason "seen by Ines at 09:10"
:next
:next
