# expect: ending=sore score<20
set seen

:choose touch
set cooled

