# expect: ending=light score>=100
set changed
set steady
edit /door/note
noted
.
:next
:next
:choose switch
set seen
:next
