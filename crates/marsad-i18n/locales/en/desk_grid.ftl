# The grid for typing a small table.
grid-field = { $field }: { $row }
grid-before-of = Before: { $period }
grid-wrong = Beside the cells below, this was found in what was sent:
grid-offline = The network is gone. What you typed is still here: send it again once it is back.
grid-ended = Your session has ended. What you typed is still here: sign in in another tab, then send it again.
