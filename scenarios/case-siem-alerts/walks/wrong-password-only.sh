# expect: ending=reopened score<70
# Finds the two that had alerts, and changes their passwords. Sessions, tunnel, app and door stay as they are.
siem close A-4101 A-4104 A-4106 A-4108 --as benign --reason "docs/known.md: account, address and hour as there"
siem close A-4109 --as false-positive --reason "198.51.100.10 is the way out of the VPN; she was in one place"
siem close A-4105 --as true-positive --attack credential-stuffing --reason "each customer once, none got in"

incident set attack=password-spraying sources=203.0.113.77,203.0.113.81
incident set entered=d.lindqvist,p.ferreira guessed=d.lindqvist
:next
:next
:choose aim
idp reset d.lindqvist p.ferreira
vpn kick frontdesk
fw block 203.0.113.77 203.0.113.81
sleep 300
vpn sessions frontdesk
:next
:next
:choose wait
siem tune R-11 --threshold 200
siem close A-4102 A-4103 A-4107 --as true-positive --reason "passwords changed"
:next
:next
