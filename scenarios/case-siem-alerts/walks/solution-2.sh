# expect: ending=answered score>=100
# The same with awk, addresses one by one, one account disabled first and given back, a filtered copy as evidence;
# mistakes are taken back; the door is closed late, so that the second wave gets in and is cleared up too.
awk '$6 == "result=failure" && $1 < "2026-05-04T07" { n[$2]++; ip[$5]++ } END { for (u in n) many[n[u]]++; for (k in many) print many[k], "accounts with", k, "failures" }' logs/signin.log
vpn log | awk '/openconnect/ || /user=(frontdesk|d.lindqvist) /' > /tmp/gateway.log
incident attach /tmp/gateway.log
incident set attack=no password spraying
incident set attack password spraying
awk '/openconnect/ { sub("peer=", "", $5); print $5 }' /tmp/gateway.log | sort -u | tr '\n' ',' > ips
cat ips
incident set sources=$(cat ips)
awk '$4 == "proto=imap" && $6 == "result=success" && $2 != "user=svc-mfp"' logs/signin.log
incident set entered=P.Ferreira@brackwater.example,frontdesk,d.lindqvist
incident set guessed=t.marsh
awk '$9 == 200 && $4 < "[04/May/2026:07:41:17" && ($1 == "10.30.0.37" || $1 == "10.30.0.41") { print $7 }' logs/files.log
incident set taken=/finance/suppliers-bank-details.xlsx,/finance/open-invoices-q2.xlsx,/finance/signatories.pdf,/shared/phone-list.pdf
siem close A-4101 A-4104 A-4106 A-4108 --as benign --reason "docs/known.md: account, address and hour as there"
siem close A-4109 --as false-positive --reason "198.51.100.10 is the way out of the VPN; she was in one place"
siem close 4105 --as true-positive --attack credential-stuffing -m "each customer once, python-requests, none got in"
:next
:next
:choose aim
fw block $(cat ips | tr ',' ' ')
fw list
idp disable frontdesk
idp reset p.ferreira,d.lindqvist,t.marsh,frontdesk
idp enable frontdesk
idp unlock frontdesk
idp revoke d.lindqvist p.ferreira t.marsh frontdesk
vpn sessions frontdesk
mail rules p.ferreira
mail sent p.ferreira
mail purge m-5101
mail restore m-5101
mail delete-rule p.ferreira ..
idp apps revoke d.lindqvist app-7731
sleep 60
siem list
grep result=success logs/signin-late.log
idp show h.adler
idp reset h.adler
idp policy legacy block
idp mfa remove frontdesk mfa-2290
:next
:choose facts
siem tune R-11 --count unresolved --window 120 --threshold 30
siem test R-11
idp exempt remove frontdesk
idp policy push number
siem close A-4102 A-4103 A-4107 A-4110 --as true-positive --reason "incident 2026-0504"
:next
