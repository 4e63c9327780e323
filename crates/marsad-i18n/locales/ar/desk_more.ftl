# المكتب: الصيغ التي تنتظر، والمتأخر مهما كان قِدمه، وما يُرفض هناك.
agreement-proposed = صيغة تنتظر الإمضاء
agreement-proposed-title = مقترحة: الصيغة
agreement-proposed-rule = لا يترتب شيء على هذه الصيغة حتى تمضيها المؤسسة، فتسري عندئذ على ما يحلّ أجله بعد الإمضاء.
agreement-backdated = يومها الأول قد مضى، ومع ذلك يبقى ما حلّ أجله قبل الإمضاء كما كان.
agreement-effect = لما يحلّ أجله بعد الإمضاء في { $day }

calendar-late-rule = مهما كان قِدمه: لا يخرج شيء من هذه القائمة حتى يصل. وكل اتفاقية تؤدي إلى قائمتها.
calendar-late-count = عدد الفترات
calendar-late-oldest = الأقدم
calendar-late-newest = الأحدث
calendar-late-pages = صفحات المتأخر
calendar-late-lede = { $n ->
    [one] فترة واحدة متأخرة: { $oldest }، أجلها { $due }.
    [two] فترتان متأخرتان، من { $oldest }، وأجلها { $due }، إلى { $newest }.
    [few] { $n_text } فترات متأخرة، من { $oldest }، وأجلها { $due }، إلى { $newest }.
   *[other] { $n_text } فترة متأخرة، من { $oldest }، وأجلها { $due }، إلى { $newest }.
 }
notice-late-digest = { $provider }: { $agreement }. عدد الفترات المنتظرة: { $n }، وأقدمها { $period }، حلّ أجلها يوم { $due }.
letter-late-digest-subject = ما زال متأخرا: قائمة الشهر
letter-late-digest-text = هذه البيانات حلّ أجلها قبل أكثر من شهر وما زالت منتظرة. تصلكم القائمة كل شهر حتى تصل البيانات:
letter-late-line = – { $agreement }: عدد الفترات المنتظرة { $n }، وأقدمها { $period }، أجلها { $due }

letter-email-changed-subject = تغيّر عنوان بريدكم
letter-email-changed-text = لم تعد رسائل الحساب { $account } تصل إلى هذا العنوان: أعطى مكانه شخصٌ يعرف كلمة السر عنوانا آخر أو حذفه. إن لم تكونوا أنتم من فعل فاطلبوا من المسؤول عن النظام إغلاق الحساب.

refusal-unknown-institution = لا توجد مؤسسة «{ $subject }». اختاروا مؤسسة مما يعرفه المكتب.
refusal-unknown-role = «{ $subject }» ليس دورا. اختاروا دورا من القائمة.
refusal-role-elsewhere = الدور «{ $subject }» خاص بالمرصد ولا يُسند في مؤسسة أخرى. اختاروا المرصد، أو دورا من أدوار المؤسسات.
refusal-function-missing = تنقص وظيفة «{ $subject }»: اذكروها بالعربية والفرنسية والإنجليزية.
refusal-wrong-days = «{ $subject }» ليس عددا من الأيام لمفتاح: من { NUMBER(1) } إلى { NUMBER(366) }.
refusal-wrong-period = ليست «{ $subject }» فترة تُرسَل بياناتها في هذه الاتفاقية. اكتبوا سنة مثل ‎2025 أو جزءا منها مثل ‎2025-Q1 أو ‎2025-01 بحسب دورية الاتفاقية.
refusal-second-factor-on = للحساب «{ $subject }» خطوة ثانية من قبل. أنهوها بكلمة السر أولا، ثم أعِدّوا غيرها.
refusal-past-moment = اللحظة { $subject } مضت. اختاروا لحظة لاحقة، أو اتركوا الخانة فارغة للنشر في الحال.
