# expect: ending=fall score<90
set seen

set noted
:choose switch
set steady
set changed
unset steady
:next
:next
