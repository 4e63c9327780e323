# The grid for typing a small table.
grid-field = { $field }: { $row }
