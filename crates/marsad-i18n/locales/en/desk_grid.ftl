# The grid for typing a small table.
grid-field = { $field }: { $row }
grid-before-of = Before: { $period }
grid-wrong = Beside the cells below, this was found in what was sent:
grid-offline = The network is gone. What you typed is still here: send it again once it is back.
grid-ended = Your session has ended. What you typed is still here: sign in in another tab, then send it again.
grid-refused = You are signed in as somebody who may not send this table. Nothing was sent. What you typed is still here: sign in as the person who typed it in another tab, then send it again.
grid-failed = The server did not take the table. What you typed is still here: send it again in a moment. It is received once, however often it is sent.
grid-anew = Somebody has signed in again since this table was opened. Nothing was sent. What was typed is still here: look through it and send it again.
