# expect: ending=reopened score>=50
# Well found and well told, but the tunnel and what they left behind stay.
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
idp policy legacy block
:next
:next
:choose facts
:next
:next
