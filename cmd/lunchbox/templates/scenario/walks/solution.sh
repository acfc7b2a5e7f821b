# expect: ending=safe score>=100
door list

:choose lock
door lock server-room
grep server-room /var/log/doors.log
door note cleaning

