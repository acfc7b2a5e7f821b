# expect: ending=hushed score<40
# Resets everybody, leaves the sessions, and blames the attack.
siem close A-4101 A-4104 A-4106 A-4108 A-4109 --as benign --reason "looked at, known"
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
