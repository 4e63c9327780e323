# الشبكة التي يُكتب فيها جدول صغير.
grid-field = { $field }: { $row }
