# expect: ending=answered score>=100
# 1. The queue: what is ours, what is known, what is not.
cat docs/known.md docs/addresses.md
siem list
grep 'user=svc-backup' logs/signin.log | cut -d ' ' -f 5-7 | sort | uniq -c
grep imap logs/signin.log | grep success | cut -d ' ' -f 2,5 | sort | uniq -c
grep 10.20.9.9 logs/signin.log | sed -n '1p;$p'
siem close A-4101 --as benign --reason "backup job with the password from before Friday, always from 10.20.4.15; Ola knows"
siem close A-4104 --as benign --reason "printers, known, from 10.20.6.30"
siem close A-4106 --as benign --reason "our scanner, Monday 06:04 to 06:15, from 10.20.9.9"
siem close A-4108 --as benign --reason "the office mistypes on a Monday, and gets in a minute later"
siem close A-4109 --as false-positive --reason "in Lisbon by the calendar, with TOTP; the second address is the way out of our VPN"
grep python-requests logs/portal.log | grep -o 'customer=[^ ]*' | sort | uniq -c | sort -rn | head -3
grep python-requests logs/portal.log | cut -d ' ' -f 5 | sort | uniq -c
siem close A-4105 --as true-positive --attack credential-stuffing --reason "290 customers once each from 99 addresses, no 200; rate limit held"

# 2. The gateway's log first, it will be gone. Then the pattern.
vpn log > vpn.log
incident attach vpn.log
grep 'result=failure' logs/signin.log | grep 'T0[4-6]:' | cut -d ' ' -f 2 | sort | uniq -c | sort -rn | head -5
grep reject vpn.log | grep -o 'client=.*' | sort | uniq -c
grep openconnect vpn.log | grep -o 'peer=[^ ]*' | sort | uniq -c
whois 203.0.113.77
grep openconnect vpn.log | grep -e accept -e mfa-denied
grep 'ip=203.0.113' logs/signin.log | grep imap | grep success
grep -e user=frontdesk -e user=d.lindqvist vpn.log | grep session
grep -e '^10.30.0.37 ' -e '^10.30.0.41 ' logs/files.log | grep -e 2026:0[56] -e 2026:07:[0-3] | grep '" 200 '
incident set attack=password-spraying sources=203.0.113.64/27
incident set entered=d.lindqvist,frontdesk,p.ferreira guessed=t.marsh
incident set taken=phone-list.pdf,suppliers-bank-details.xlsx,open-invoices-q2.xlsx,signatories.pdf

# 3. Only those who are concerned, and all that is open.
:choose aim
jq -c 'select(.operation|test("Rule|Consent|Device"))' logs/audit.jsonl
idp policy legacy block --except svc-mfp
idp reset d.lindqvist frontdesk p.ferreira t.marsh
idp revoke d.lindqvist frontdesk p.ferreira t.marsh
vpn kick frontdesk
mail delete-rule p.ferreira 1
idp app-revoke d.lindqvist app-7731
idp mfa remove frontdesk mfa-2290
fw block 203.0.113.64/27

# 4. Tell, then mend what let it happen.
:choose facts
siem test R-11
siem tune R-11 --count unresolved --threshold 20 --window 60
siem test R-11
idp policy push number
idp exempt remove frontdesk
siem close A-4102 A-4103 --as true-positive --attack password-spraying --reason "incident 2026-0504"
siem close A-4107 --as true-positive --attack push-fatigue --reason "incident 2026-0504: guessed first, then asked six times"

