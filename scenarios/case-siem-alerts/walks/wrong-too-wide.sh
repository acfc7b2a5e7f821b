# expect: ending=reopened score<70
# Everything is drawn too wide: the network, the accounts, the exception.
siem close A-4101 A-4104 A-4106 A-4108 A-4109 --as false-positive --reason "docs/known.md"
siem close A-4101 A-4104 A-4106 A-4108 A-4109 --as false-positive --reason "all in docs/known.md"
:next
:next
siem close A-4105 --as true-positive --attack credential-stuffing --reason "each customer once, none got in"

vpn log > vpn.log
incident attach vpn.log
incident set attack=password-spraying sources=203.0.113.0/24
incident set entered=$(grep success logs/signin.log | grep -e vpn -e imap | grep -o 'user=[^ ]*' | cut -d = -f 2 | sort -u | tr '\n' ',')
incident set taken=$(grep 10.30.0.41 logs/files.log | cut -d ' ' -f 7 | tr '\n' ',')
:next
:next
:choose aim
fw block 203.0.113.0/24 198.51.100.0/24
idp policy legacy block
idp reset $(grep radius logs/signin.log | grep success | grep -o 'user=[^ ]*' | cut -d = -f 2 | sort -u | tr '\n' ' ')
idp revoke --all
mail delete-rule p.ferreira 1
mail purge m-5101
sleep 200
:next
:next
:choose facts
siem tune R-11 --except 198.51.100.0/24
siem test R-11
:next
:next
