# expect: ending=light score>=100
set seen

set noted
:choose switch
set steady
set changed

