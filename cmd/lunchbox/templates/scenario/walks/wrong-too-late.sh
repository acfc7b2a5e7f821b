# expect: ending=gone score<70
door list

:choose lock
sleep 360
sleep 900
