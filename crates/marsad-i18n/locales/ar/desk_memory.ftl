# سجل التدقيق وسجلّ المعالجات.
memory-footer = سجل التدقيق عند القيد { $number }، { $at }. من احتفظ بهذا السطر أمكنه أن يُثبت لاحقا أن شيئا قبله لم يتغيّر:
memory-head = بلغت السلسلة القيد { $number }، { $at }.
memory-audit-title = سجل التدقيق
memory-audit-lede = كل تغيير مربوط بما قبله ببصمته: من فعل ماذا، وفي أي شيء، ومن أين، وأي أسطر كُتبت.
memory-audit-caption = القيود، الأحدث أولا
memory-search = بحث
memory-search-all = الكل
memory-nothing = لا قيد يوافق البحث.
memory-earlier = قيود أقدم
memory-verify = التثبّت من السلسلة
memory-whole = السلسلة سليمة، وكل سطر كما كُتب آخر مرة.
memory-broken = { $n ->
    [one] شيء واحد ليس كما كان.
    [two] شيئان ليسا كما كانا.
    [few] { $n_text } أشياء ليست كما كانت.
   *[other] { $n_text } شيئا ليس كما كان.
}
memory-whole-shell = السلسلة سليمة، وكل سطر كما كُتب آخر مرة. الرأس: { $number }:{ $hash }
memory-no-head-shell = تُعرف النهاية المقطوعة مما كتبته ومن الوصول الموقّعة بعدها. أما السجلّات التي لم تكتب شيئا، كتسجيل الدخول، فلا يُعرف غيابها إلا برأس مدوَّن: اذكروه مع ‎--head NUMBER:HASH.
memory-strange-head = الرأس المدوَّن للقيد { $number } لا يوجد في هذه السلسلة.
memory-reduced = هنا ما لم يُعرض: ما ترسله المؤسسات إن كان دوركم، أو هذا المفتاح، لا يسمح برؤيته؛ أو بطاقة جودة ما زالت لمؤسستها وحدها بضعة أيام.
memory-number = القيد
memory-rows = الأسطر
memory-field = الحقل
memory-field-at = متى
memory-field-actor = من
memory-field-action = الخطوة
memory-field-subject = في ماذا
memory-field-origin = من أين
memory-field-in-place-of = نيابةً عن
memory-field-from = من
memory-field-to = إلى
memory-field-text = نص في ما كُتب
memory-origin-unsaid = غير مدوَّن
memory-record-title = قيد التدقيق
memory-previous = البصمة السابقة
memory-hash = البصمة
memory-hidden = كُتب، ولا يُعرض لكم.
memory-new-row = كُتب أول مرة.
memory-before = قبل
memory-after = بعد
memory-changed = تغيّر
memory-chain = السلسلة
memory-record-before = القيد السابق
memory-record-after = القيد التالي

memory-register-title = سجلّ المعالجات
memory-register-lede = ما يُعالَج من معطيات عن الأشخاص، ولماذا، وعلى أي أساس، وإلى متى، في { $day }: لهيئة حماية المعطيات الشخصية، من الحزمة ومن سجل التدقيق.
memory-controller = المسؤول عن المعالجة
memory-no-register = لا تذكر الحزمة أي معالجة: أضيفوا الملف processing.toml.
memory-legal-basis = الأساس القانوني
memory-categories = عمّن وماذا
memory-recipients = من يطّلع عليها
memory-kept = المدة
memory-sources = من أين تأتي
memory-access = الأثر
memory-agreement-line = { $agreement } ({ $institution }): { $n ->
    [0] لم يُستلم شيء
    [one] إرسالية واحدة، في { $last }
    [two] إرساليتان، آخرهما في { $last }
    [few] { $n_text } إرساليات، آخرها في { $last }
   *[other] { $n_text } إرسالية، آخرها في { $last }
}
memory-study-line = { $study } ({ $kind }): { $n ->
    [0] لا سجلات
    [one] سجل واحد محفوظ منذ { $last }
    [two] سجلان محفوظان منذ { $last }
    [few] { $n_text } سجلات، آخرها محفوظ منذ { $last }
   *[other] { $n_text } سجلا، آخرها محفوظ منذ { $last }
}
memory-synthetic = اصطناعية: لا يوجد أي شخص فيها
memory-real = سجلات أشخاص، مقيّدة الوصول
memory-never = أبدا
memory-traces = { $n ->
    [0] لا قيد في سجل التدقيق عنها.
    [one] قيد واحد في سجل التدقيق، في { $last }.
    [two] قيدان في سجل التدقيق، آخرهما في { $last }.
    [few] { $n_text } قيود في سجل التدقيق، آخرها في { $last }.
   *[other] { $n_text } قيدا في سجل التدقيق، آخرها في { $last }.
}
memory-retention-title = مدة الحفظ
memory-retention-lede = ما لا ينفع إلا مدة يُمحى متى انقضت. أما ما يبقى دائما، بما فيه من أسماء، فمذكور أدناه.
memory-class = ماذا
memory-rule = بأي قاعدة
memory-erased-title = ما مُحي إلى الآن
memory-days = { $n ->
    [0] لا أطول مما ينفع
    [one] يوم واحد بعد انقضاء نفعه
    [two] يومان بعد انقضاء نفعه
    [few] { $n_text } أيام بعد انقضاء نفعه
    [many] { $n_text } يوما بعد انقضاء نفعه
   *[other] { $n_text } يوم بعد انقضاء نفعه
}
memory-erased = { $n ->
    [0] لا شيء بعد
    [one] قيد واحد، في { $last }
    [two] قيدان، آخرهما في { $last }
    [few] { $n_text } قيود، آخرها في { $last }
   *[other] { $n_text } قيدا، آخرها في { $last }
}
memory-class-sessions = الجلسات: من هو داخلٌ ومن أي شبكة وإلى متى (أما أنه دخل فيبقى في سجل التدقيق)
memory-class-links = روابط الدعوات وتجديد كلمات السر
memory-class-uploads = سجلات ملفات أُرسلت على أجزاء، ومفاتيح تسمّي طلبًا
memory-class-letters = الرسائل بالبريد والرسائل القصيرة
memory-class-notices = الإشعارات في المكتب
memory-class-attempts = محاولات الدخول المعدودة
memory-class-closed-accounts = عناوين الحسابات المغلقة وأرقام هواتفها الجوالة وكلمات سرّها وعواملها الثانية
