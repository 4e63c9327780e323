# The grid for typing a small table.
grid-field = { $field }: { $row }
grid-before-of = Before: { $period }
grid-wrong = Beside the cells below, this was found in what was sent:
