# expect: ending=none score<90
door list

:choose lock
door lock server-room
door note sam
