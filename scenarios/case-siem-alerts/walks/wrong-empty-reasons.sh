# expect: ending=none score<10
# A full stop is no reason, and neither is a glance; all five closed alike is wrong for one or for four of them.
siem close A-4101 A-4104 A-4106 A-4108 A-4109 --as benign --reason .
siem close A-4101 A-4104 A-4106 A-4108 --as benign --reason "looks fine"
siem close A-4101 A-4104 A-4106 A-4108 A-4109 --as false-positive --reason "all of it is in docs/known.md"
siem close A-4101 A-4104 A-4106 A-4108 A-4109 --as benign --reason "all of it is in docs/known.md"
siem list --all
