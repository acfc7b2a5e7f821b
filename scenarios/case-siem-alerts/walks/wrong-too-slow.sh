# expect: ending=hushed score<50
# Looks until the gateway has written over its log and the hour is up.
siem close A-4101 A-4104 A-4106 A-4108 A-4109 --as benign --reason "looked at, known"
siem close A-4105 --as true-positive --attack credential-stuffing --reason "each customer once"

sleep 1800
sleep 1700
vpn log > vpn.log
incident attach vpn.log
incident set attack=password-spraying
sleep 1500
mail purge m-5103
idp reset p.ferreira d.lindqvist
:next
:next
:choose smooth
