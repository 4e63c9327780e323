# الإرسال: الاستمارات والقوالب والإشعارات والفروق.
send-title = إرسال البيانات
send-lede = اختاروا الاتفاقية التي ترسلون في إطارها.
send-none = لا توجد اتفاقية ترسل في إطارها مؤسستكم.
send-late = { $period }: { $lateness }، وكان الأجل يوم { $due }
send-until = { $period }، إلى غاية { $due }
send-nothing-until = لا شيء مطلوب قبل { $due }: { $period }
send-nothing = لا شيء مطلوب
send-template = القالب الجاهز
send-template-text = ملف Excel أعمدته جاهزة وقوائمه جاهزة، وفيه قيم آخر فترة للاطلاع. لا يحتاج إلى أي إعداد.
send-template-period = الفترة: { $period }
send-file = إرسال ملف
send-choose = الملف: القالب بعد تعبئته، أو ملف مؤسستكم المعتاد
send-drop = أو اسحبوا الملف إلى هنا.
send-consequence = يُحفظ الملف كما هو ويُدقَّق فورا، ويظهر الجواب في الصفحة التالية. لا يُنشر شيء قبل أن يقبله مراجع.
send-waits = ينتظر قرارا، وأي ملف للفترة نفسها يحلّ محلّ ما ينتظر:
send-do = إرسال وتدقيق
send-under-way = الملف في الطريق.
send-checking = وصل الملف، ويجري تدقيقه.
send-broken = انقطع الخط. يتواصل الإرسال من حيث توقف.
send-failed = لم يقبل الخادم الملف. أرسلوه مرة أخرى.
send-asking = وصل الملف. ضاع الجواب في الطريق، ويُطلب من جديد.
send-unanswered = وصل الملف، ولا يُعرف هنا بعدُ ما آل إليه. أعيدوا إرساله بعد قليل: ما وصل منه لا يُرسل مرتين، ولا يُستلم إلا مرة واحدة.
send-ended = انتهت جلستكم. ما وصل من الملف باقٍ: ادخلوا في نافذة أخرى ثم أعيدوا إرساله من هنا. يتواصل الإرسال من حيث توقف.
send-other-person = دخل الآن شخص آخر، والملف لا يُرسل باسمه. ما وصل منه باقٍ: ادخلوا في نافذة أخرى بحساب من بدأ، ثم أعيدوا إرساله من هنا.
send-sign-in = الدخول في نافذة أخرى
send-no-file = لم يُختر أي ملف. اختاروا ملفا ثم أرسلوه.
send-grid = الكتابة مباشرة
send-grid-text = للجداول الصغيرة: تُكتب القيم في شبكة أمام قيم آخر فترة.
send-grid-open = فتح الشبكة
send-last = آخر الإرساليات

grid-title = كتابة القيم
grid-period = الفترة
grid-other-period = عرض هذه الفترة
grid-too-large = هذا الجدول أكبر من أن يُكتب في شبكة. استعملوا القالب.
grid-by-file = إلى القالب
grid-hint = ما لا يُعرف يُترك فارغا وتُختار له حالة. ويُلصق هنا عمود نُسخ من جدول.
grid-line = السطر
grid-before = آخر فترة
grid-value = القيمة
grid-status = الحالة

submissions-title = الإرساليات
submissions-none = لا توجد إرسالية بعد.
submissions-caption = الأحدث أولا
submission-title = إرسالية
submission-state = الحالة
submission-state-received = مستلَمة
submission-state-checked = مدقَّقة، في انتظار المراجع
submission-state-returned = مُعادة
submission-state-accepted = مقبولة
submission-unread = استُلم الملف ولم يُقرأ بعد.
submission-marked = الملف وخاناته معلّمة
submission-again = إرسال ملف مصحّح
submission-grid = التصحيح في الجدول
submission-file = الملف كما أُرسل
submission-places = المواضع
submission-words = في هذا الملف كلمات لا يقابلها رمز. بيّنوا مرة واحدة ما تعنيه كل منها، فيُقرأ بذلك كل ملف لاحق.
submission-words-map = بيان معنى الكلمات
submission-review = المراجعة والتعليقات
submission-talks = { $n ->
    [one] على هذا الملف تعليق واحد.
    [two] على هذا الملف تعليقان.
    [few] على هذا الملف { $n_text } تعليقات.
    [many] على هذا الملف { $n_text } تعليقا.
   *[other] على هذا الملف { $n_text } تعليق.
 }
submission-talks-read = القراءة والرد
submission-was-accepted = قُبلت يوم { $when }
submission-was-returned = أُعيدت يوم { $when }

explain-title = الأرقام صحيحة رغم ذلك
explain-text = تسمح القواعد التالية بالإرسال مع التعليل. يُرسل الملف نفسه مرة أخرى مع تعليلكم، ويراه المراجع.
explain-do = إرسال على حاله مع التعليل
explain-no-reason = اكتبوا تعليلا لقاعدة واحدة على الأقل.
explained-title = تعليل المرسِل

sent-title = ما الذي يتغيّر
submission-reopening = خانات أُعيد فتحها: { $cells }
submission-reopening-brings = { $n ->
    [one] خانة واحدة منها في هذا الملف
    [two] خانتان منها في هذا الملف
    [few] { $n_text } خانات منها في هذا الملف
    [many] { $n_text } خانة منها في هذا الملف
   *[other] { $n_text } خانة منها في هذا الملف
 }
submission-reopening-lacks = { $n ->
    [one] خانة واحدة منها ليست في هذا الملف وما زالت مطلوبة:
    [two] خانتان منها ليستا في هذا الملف وما زالتا مطلوبتين:
    [few] { $n_text } خانات منها ليست في هذا الملف وما زالت مطلوبة:
    [many] { $n_text } خانة منها ليست في هذا الملف وما زالت مطلوبة:
   *[other] { $n_text } خانة منها ليست في هذا الملف وما زالت مطلوبة:
 }
submission-reopening-rest = ما لم يُفتح من جديد وليس في هذا الملف يبقى كما قُبل.
sent-first = لم يُقبل شيء قبل هذا في إطار هذه الاتفاقية.
sent-against = مقارنة بما قُبل في
sent-new = خانات جديدة
sent-changed = خانات تغيّرت
sent-retold = خانات برقمها نفسه وبيان آخر
sent-said-otherwise = القيمة نفسها، وتغيّر: { $what }
sent-vanished = خانات لم تُرسل من جديد
sent-same = خانات على حالها
sent-size = { $size } ({ $share })
sent-caption = كل خانة تختلف: ما تغيّر ثم الجديد ثم ما لم يُرسل
sent-series = السلسلة
sent-before = من قبل
sent-after = الآن
sent-change = الفرق
sent-file = كل الفروق (CSV)

receipt-title = إشعار بالاستلام
receipt-submission = الإرسالية
receipt-agreement = الاتفاقية
receipt-provider = المؤسسة
receipt-sender = الحساب الذي أرسل
receipt-file = الملف
receipt-size = الحجم
receipt-bytes = { $n ->
    [zero] لا شيء
    [one] بايت واحد
    [two] بايتان
    [few] { $n_text } بايت
    [many] { $n_text } بايت
   *[other] { $n_text } بايت
 }
receipt-moment = تاريخ الاستلام
receipt-hash = بصمة الملف (SHA-256)
receipt-counts = ما قُرئ وما وُجد
receipt-chain = آخر قيد في سجل التدقيق وبصمته
receipt-key = المفتاح العمومي (Ed25519)
receipt-key-link = أين يُنشر المفتاح
receipt-signature = الإمضاء
receipt-proof = يثبت ملف JSON ما استُلم ومتى لكل من لديه المفتاح العمومي: يُفرَّغ حقل signature ثم يُتحقق من الإمضاء على ما بقي.
receipt-paper = على الورق (PDF)
receipt-no-paper = لا يوجد ملف PDF: بُني هذا البرنامج دون خطّه الذي تُكتب به الإشعارات. يمكن طبع هذه الصفحة، وملف JSON أدناه يثبت ما يثبته ملف PDF، ويمكن لمن يشغّل البرنامج أن يبنيه من جديد بعد `cargo xtask fonts`.
receipt-data = للإثبات (JSON)

template-sheet = التعبئة
template-sheet-last = آخر القيم
template-sheet-guide = كيف يُعبَّأ
template-hint = املؤوا سطرا لكل قيمة. تُختار الأسماء من القوائم، ولا تتغير الرؤوس.
template-period = الفترة
template-period-a = كل سنة، مثل 2025
template-period-s = كل نصف سنة، مثل 2025-S1
template-period-t = كل أربعة أشهر، مثل 2025-T1
template-period-q = كل ثلاثية، مثل 2025-Q1
template-period-m = كل شهر، مثل 2025-03
template-period-w = كل أسبوع، مثل 2025-W09
template-period-d = كل يوم، مثل 2025-03-31
template-period-i = في كل وقت، مثل 2025-03-31T08:30:00
template-choose = اختاروا اسما من القائمة.
template-number = اكتبوا عددا. ما لا يُعرف يُترك فارغا وتُختار له حالة.
template-wrong = قيمة غير منتظرة
template-guide-rows = الأسطر
template-guide-rows-text = الأسطر الموجودة هي سلاسل آخر فترتين، وقيمها فارغة. تُضاف أسطر في الأسفل، ويُحذف ما لم يعد له معنى.
template-guide-rows-none = لم يُقبل شيء بعد في إطار هذه الاتفاقية، فلا أسطر فيه في البداية. يُكتب سطر لكل قيمة، بأسمائه وفترته.
template-guide-missing = القيم غير المعروفة
template-guide-missing-text = اتركوا القيمة فارغة واختاروا حالة تقول لماذا. لا تكتبوا صفرا إلا إذا كان العدد صفرا.
template-guide-send = الإرسال
template-guide-send-text = احفظوا الملف بصيغة Excel وأرسلوه من المكتب. تتعرف عليه المنظومة وحدها، بأي لغة كان.

refusal-key-used-otherwise = استُعمل المفتاح «{ $subject }» في طلب آخر. اختاروا مفتاحا جديدا لكل طلب.
refusal-too-large = أكبر مما يُقبل: الحد { $subject }. قسّموا الملف أو احذفوا ما لا لزوم له.
refusal-wrong-offset = لا يبدأ هذا الجزء حيث وصل الملف: وصل منه { $subject } بايت. أرسلوا ما بعدها.
refusal-unknown-upload = لا يوجد ملف في الطريق باسم «{ $subject }». ابدؤوا الإرسال من جديد.
refusal-unknown-receipt = لا يوجد إشعار باستلام «{ $subject }».
