# الشبكة التي يُكتب فيها جدول صغير.
grid-field = { $field }: { $row }
grid-before-of = قبلها: { $period }
grid-wrong = إضافةً إلى ما يُذكر عند الخانات أدناه، وُجد فيما أُرسل:
