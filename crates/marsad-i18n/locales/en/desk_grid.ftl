# The grid for typing a small table.
grid-field = { $field }: { $row }
grid-before-of = Before: { $period }
grid-wrong = Beside the cells below, this was found in what was sent:
grid-offline = The network is gone. What you typed is still here: send it again once it is back.
grid-ended = Your session has ended. What you typed is still here: sign in in another tab, then send it again.
grid-refused = You are signed in as somebody who may not send this table. Nothing was sent. What you typed is still here: sign in as the person who typed it in another tab, then send it again.
grid-failed = The server did not take the table. What you typed is still here: send it again in a moment. It is received once, however often it is sent.
grid-surplus = Not all of what was pasted fits: values behind the last row or column were left out. Add the rows that are missing, then paste again.
grid-anew = Somebody has signed in again since this table was opened. Nothing was sent. What was typed is still here: look through it and send it again.
grid-often = This agreement sends { $often }.
grid-wrong-period = “{ $subject }” is no period that this agreement sends. It sends { $often }.
grid-decimals = “{ $mark }” stands before the decimals: { $example }.
grid-accepted = Figures of { $period } are accepted already. What is sent now replaces them once it is accepted.
grid-waits-here = { $submission } holds { $period } and waits for the reviewer. A table for the same period takes its place.
grid-waits-other = { $submission } waits for the reviewer: { $periods }.
grid-no-rows = Nothing has been accepted under this agreement yet. Add the rows that the table needs.
grid-add-row = Add a row
grid-add-row-text = A series that is not in the table, by its codes. What was typed stays.
grid-add-row-do = Add this row
grid-ask = Nothing has been sent yet. Before it is:
grid-ask-blank = { $n ->
    [one] { $n_text } row is blank. It is left out.
   *[other] { $n_text } rows are blank. They are left out.
 }
grid-ask-old = Nothing so old as { $period } has been accepted under this agreement. Is the year right?
grid-ask-send = Send what is filled
grid-ask-back = Or go back to the cells, and send again.
grid-empty = Nothing has been typed. Nothing was sent.
draft-kept = What you type is kept on this device, for your account alone, until it has arrived or you sign out, and for a month at most.
draft-opens = Now that it was opened, this table opens again on this device without a network.
draft-restored = What you typed here and did not send stands in the table again.
draft-discard = Discard it
draft-back = The network is back: this table can be sent.
draft-sign-out = Tables that you typed and did not send are on this device. Signing out erases them. Sign out nevertheless?
