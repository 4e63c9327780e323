# المكتب: الدراسات لمن يقدّرون، والخطط التي يحفظونها.
desk-studies-title = الدراسات لمن يقدّرون
desk-studies-lede = تقديرات من سجلات كل دراسة، مع كل ما يُعرف عن دقتها، والخطط التي حُفظت منها.
desk-studies-study = الدراسة
desk-studies-persons = أصحاب السجلات
desk-studies-real = السجلات لأشخاص حقيقيين. التقديرات منها لمن عملهم التقدير، ولا يُنشر منها إلا ما هو محمي.
desk-studies-estimate = تقدير
desk-studies-plans = الخطط المحفوظة
desk-studies-plans-text = تعيد كل خطة طرح سؤالها بنقرة واحدة. يوضع ملفها في حزمة البلد، حيث يكمله شخص فيجعل من السؤال مجموعة بيانات.
desk-studies-plans-none = لا خطة محفوظة بعد: اطلب تقديرات ثم احفظ السؤال أسفلها.
desk-studies-author = من حفظها
desk-studies-day = يوم الحفظ
desk-studies-file = ملف للحزمة

estimate-desk-lede = لمن يقدّرون: كل متغيرات الدراسة، مع كل ما يُعرف عن دقة التقدير. لا شيء هنا محمي: ما يحجبه العمود الأخير لا يغادر المرصد.
estimate-desk-plan-name = اسم الخطة
estimate-desk-plan-keep = حفظ الخطة
estimate-desk-plan-consequence = تظهر في صفحة الدراسة مع وظيفتك واليوم.
estimate-page-closed-desk = التقدير في المكتب
refusal-name-missing = ما يُحفظ لـ«{ $subject }» بلا اسم. اختر له اسما.
