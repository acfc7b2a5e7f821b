# expect: ending=hushed score<40
# Resets everybody, leaves the sessions, and blames the attack.
siem close A-4101 A-4104 A-4106 A-4108 --as benign --reason "docs/known.md: account, address and hour as there"
siem close A-4109 --as false-positive --reason "198.51.100.10 is the way out of the VPN; she was in one place"
:next
:next
incident set attack=password-spraying
:next
:next
:choose everyone
idp unlock k.osei r.lane c.zeller
:next
:next
:choose blame
