# expect: ending=hushed score<50
# Looks until the gateway has written over its log and the hour is up.
siem close A-4101 A-4104 A-4106 A-4108 --as benign --reason "docs/known.md: account, address and hour as there"
siem close A-4109 --as false-positive --reason "198.51.100.10 is the way out of the VPN; she was in one place"
siem close A-4105 --as true-positive --attack credential-stuffing --reason "each customer once, none got in"

sleep 1800
sleep 1700
vpn log > vpn.log
incident attach vpn.log
incident set attack=password-spraying
sleep 1800
mail show m-5103
mail purge m-5103
idp reset p.ferreira d.lindqvist
:next
:next
:choose smooth
