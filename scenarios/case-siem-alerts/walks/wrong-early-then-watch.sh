# expect: ending=drained score<70
# Dana Lindqvist's account is cleaned first and the rest is left; then an hour passes. No mail of theirs is in the house.
siem close A-4101 A-4104 A-4106 A-4108 --as benign --reason "docs/known.md: account, address and hour as there"
siem close A-4109 --as false-positive --reason "198.51.100.10 is the way out of the VPN; she was in one place"
siem close A-4105 --as true-positive --attack credential-stuffing --reason "each customer once, none got in"

idp reset d.lindqvist
idp revoke d.lindqvist
idp app-revoke d.lindqvist app-7731
sleep 60
vpn log > vpn.log
incident attach vpn.log
incident set attack=password-spraying sources=203.0.113.64/27 entered=d.lindqvist,frontdesk,p.ferreira guessed=t.marsh
incident set taken=phone-list.pdf,suppliers-bank-details.xlsx,open-invoices-q2.xlsx,signatories.pdf

:choose watch
mail sent d.lindqvist
mail purge m-5101
idp reset d.lindqvist frontdesk p.ferreira t.marsh
idp revoke d.lindqvist frontdesk p.ferreira t.marsh
vpn kick frontdesk
mail delete-rule p.ferreira 1
idp app-revoke d.lindqvist app-7731
idp mfa remove frontdesk mfa-2290
idp policy legacy block --except svc-mfp
fw block 203.0.113.64/27
:next
:next
:choose times
