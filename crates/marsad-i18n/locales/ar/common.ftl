# Words used everywhere.
list-separator = ،{" "}
place-sheet = ورقة «{ $sheet }»
place-row = السطر { $row }
place-column = العمود { $column }
place-observation = المشاهدة { $observation }
place-in-message = { $component }، المشاهدة { $observation }
severity-error = خطأ
severity-warning = تنبيه
severity-note = إفادة
period-s = السداسي { $number } لسنة { $year }
period-t = الرباعي { $number } لسنة { $year }
period-q = الثلاثي { $number } لسنة { $year }
period-w = الأسبوع { $number } من سنة { $year }
period-d = اليوم { $number } من سنة { $year }
period-range = { $from }–{ $to }
period-of-months = من { $from } إلى { $to }
period-of-days = من { $from } إلى { $to }
period-short-s = سداسي { $number }، { $year }
period-short-t = رباعي { $number }، { $year }
period-short-q = ثلاثي { $number }، { $year }
period-short-w = أسبوع { $number }، { $year }
period-short-d = يوم { $number }، { $year }
period-short-months = { $from }–{ $to } { $year }
count-observations = { $n ->
    [zero] لا مشاهدات
    [one] مشاهدة واحدة
    [two] مشاهدتان
    [few] { $n_text } مشاهدات
    [many] { $n_text } مشاهدةً
   *[other] { $n_text } مشاهدة
 }
count-findings = { $n ->
    [zero] لا ملاحظات تدقيق
    [one] ملاحظة تدقيق واحدة
    [two] ملاحظتا تدقيق
    [few] { $n_text } ملاحظات تدقيق
    [many] { $n_text } ملاحظة تدقيق
   *[other] { $n_text } ملاحظة تدقيق
 }
group-errors = { $n ->
    [zero] لا أخطاء
    [one] خطأ واحد يجب تصحيحه
    [two] خطآن يجب تصحيحهما
    [few] { $n_text } أخطاء يجب تصحيحها
    [many] { $n_text } خطأً يجب تصحيحه
   *[other] { $n_text } خطأ يجب تصحيحه
 }
group-warnings = { $n ->
    [zero] لا تنبيهات
    [one] تنبيه واحد يستدعي التثبّت
    [two] تنبيهان يستدعيان التثبّت
    [few] { $n_text } تنبيهات تستدعي التثبّت
    [many] { $n_text } تنبيهًا يستدعي التثبّت
   *[other] { $n_text } تنبيه يستدعي التثبّت
 }
group-notes = { $n ->
    [zero] لا إفادات
    [one] إفادة واحدة للعلم
    [two] إفادتان للعلم
    [few] { $n_text } إفادات للعلم
    [many] { $n_text } إفادةً للعلم
   *[other] { $n_text } إفادة للعلم
 }
count-dataflows = { $n ->
    [zero] لا مجموعات بيانات
    [one] مجموعة بيانات واحدة
    [two] مجموعتا بيانات
    [few] { $n_text } مجموعات بيانات
    [many] { $n_text } مجموعة بيانات
   *[other] { $n_text } مجموعة بيانات
 }
count-cells-hidden = { $n ->
    [zero] لا قيم محجوبة
    [one] قيمة واحدة محجوبة لحماية الأشخاص
    [two] قيمتان محجوبتان لحماية الأشخاص
    [few] { $n_text } قيم محجوبة لحماية الأشخاص
    [many] { $n_text } قيمةً محجوبة لحماية الأشخاص
   *[other] { $n_text } قيمة محجوبة لحماية الأشخاص
 }
