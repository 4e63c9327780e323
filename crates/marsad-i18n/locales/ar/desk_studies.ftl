# المكتب: الدراسات لمن يقدّرون، والخطط التي يحفظونها.
desk-studies-title = الدراسات لمن يقدّرون
desk-studies-lede = تقديرات من سجلات كل دراسة، مع كل ما يُعرف عن دقتها، والخطط التي حُفظت منها.
desk-studies-study = الدراسة
desk-studies-persons = أصحاب السجلات
desk-studies-real = السجلات لأشخاص حقيقيين. التقديرات منها لمن عملهم التقدير، ولا يُنشر منها إلا ما هو محمي.
desk-studies-estimate = تقدير
desk-studies-plans = الخطط المحفوظة
desk-studies-plans-text = تعيد كل خطة طرح سؤالها بنقرة واحدة. يوضع ملفها في حزمة البلد، حيث يكمله شخص فيجعل من السؤال مجموعة بيانات.
desk-studies-plans-none = لا خطة محفوظة بعد: اطلبوا تقديرات ثم احفظوا السؤال أسفلها.
desk-studies-author = من حفظها
desk-studies-day = يوم الحفظ
desk-studies-file = ملف للحزمة
desk-studies-remove = الإزالة
desk-studies-remove-ask = إزالة…
desk-studies-remove-consequence = لن تظهر لأحد بعد ذلك. ويبقى في سجل التدقيق أنها حُفظت ومن أزالها.
desk-studies-remove-do = إزالة الخطة

estimate-desk-lede = لمن يقدّرون: كل متغيرات الدراسة، مع كل ما يُعرف عن دقة التقدير. لا شيء هنا محمي: ما يحجبه العمود الأخير لا يغادر المرصد.
estimate-desk-plan-name = اسم الخطة
estimate-desk-plan-name-longest = { NUMBER(200) } حرف على الأكثر.
estimate-desk-plan-keep = حفظ الخطة
estimate-desk-plan-consequence = تظهر في صفحة الدراسة مع وظيفتكم واليوم.
estimate-page-closed-desk = التقدير في المكتب
refusal-name-missing = ما يُحفظ لـ«{ $subject }» بلا اسم. اختاروا له اسما.
refusal-name-too-long = الاسم أطول من { NUMBER(200) } حرف. اختصروه.
refusal-unknown-plan = لا خطة محفوظة «{ $subject }»: ربما أزيلت.
refusal-not-your-plan = يحفظ الخطة «{ $subject }» شخص آخر. يزيلها صاحبها أو من يوافق على النشرات.
