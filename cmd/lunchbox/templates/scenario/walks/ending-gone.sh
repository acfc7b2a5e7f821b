# expect: ending=gone score<40
door list

:choose wait
