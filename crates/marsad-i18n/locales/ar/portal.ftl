# The portal.
skip = الانتقال إلى المحتوى
menu = الأقسام
menu-data = البيانات
menu-institutions = المؤسسات
menu-about = عن المرصد
search = بحث
search-hint = رقم أو بلد أو مؤسسة
search-button = بحث
search-here = البحث من هنا
languages = اللغة
crumbs = موقعكم في الصفحات
show = عرض
copy = نسخ
copied = تم النسخ
source = المصدر:
release = النشرة
sentence-stop = .
numerals-western = الأرقام 1 2 3
numerals-arabic-indic = الأرقام ١ ٢ ٣
colophon-reuse = يمكن إعادة استعمال هذه البيانات بحرية مع ذكر مصدرها.
colophon-api = واجهة SDMX للبرامج
fictional-title = بلد متخيَّل.
fictional-text = كل ما هنا مختلق للتجربة والتعلّم.

home-lede = ما تعرفه مؤسسات البلاد عن الهجرة في مكان واحد: كل رقم يبيّن من أحصاه وكيف أحصاه ومن أي ملف جاء.
home-figures = أرقام أساسية
home-latest = أحدث النشرات
home-givers = ما تقدّمه كل مؤسسة
home-all-data = كل البيانات
home-all-institutions = كل المؤسسات

data-lede = كل مجموعة بيانات مع تعريفها ومصدرها ونشراتها.
data-theme = الموضوع
data-all-themes = كل المواضيع
data-institution = المؤسسة
data-all-institutions = كل المؤسسات
data-list = القائمة
data-none = لا شيء هنا يوافق البحث.
dataflow-not-yet = لم تُنشر بعد
dataflow-senders = من يرسلها
dataflow-embargoed = تُنشر هذه البيانات للعموم يوم { $moment }.

views = طريقة العرض
view-chart = رسم بياني
view-table = جدول
chart-source = المصدر: { $producers }. نُشر يوم { $date }.
chart-description = { $unit }. { $n ->
    [zero] لا قيم.
    [one] قيمة واحدة، والجدول أدناه يبيّنها.
    [two] قيمتان، والجدول أدناه يبيّنهما.
    [few] { $n_text } قيم، والجدول أدناه يبيّنها.
    [many] { $n_text } قيمةً، والجدول أدناه يبيّنها.
   *[other] { $n_text } قيمة، والجدول أدناه يبيّنها.
 }
chart-empty = لا رقم لهذا الاختيار.
chart-interval = (من { $low } إلى { $high })
chart-bands = يبيّن الشريط المحيط بالخط المجال الذي تقع فيه القيم الحقيقية تسع عشرة مرة من عشرين، حسب الأخطاء المنشورة.
chart-whiskers = يبيّن الخط الدقيق عند طرف العمود المجال الذي تقع فيه القيمة الحقيقية تسع عشرة مرة من عشرين، حسب الأخطاء المنشورة.
chart-bands-of-grades = يبيّن الشريط المحيط بالخط المجال الذي تقع فيه القيم الحقيقية تسع عشرة مرة من عشرين، إذا صحّت الدرجات التي افتُرضت للمصادر.
chart-whiskers-of-grades = يبيّن الخط الدقيق عند طرف العمود المجال الذي تقع فيه القيمة الحقيقية تسع عشرة مرة من عشرين، إذا صحّت الدرجات التي افتُرضت للمصادر.
table-hint = كل رقم يقود إلى الصفحة التي تبيّن مصدره.
table-margin = المدى الذي قد تبعد به القيمة الحقيقية عن الرقم تسع عشرة مرة من عشرين، حسب الخطأ المصاحب له
table-interval = القيمتان اللتان تقع الحقيقية بينهما تسع عشرة مرة من عشرين، إذا جاز أن تبعد من جهة أكثر من الأخرى
cell-hidden = محجوب
hidden-to-protect = محجوب: عدد الأشخاص صغير إلى حد قد يكشف أحدهم، أو رقم قد يدلّ عليه
hidden-unreliable = محجوب: أضعف موثوقية من أن يُعرض
hidden-not-for-publication = محجوب: لا تنشره المؤسسة
cell-missing = –
cell-unpublished = لا رقم
unpublished = لا رقم: لم ينشره المصدر، ولا يعني ذلك صفرًا
notice-withdrawn = سُحبت يوم { $date }. { $reason } وما سبق نشره يبقى متاحًا للقراءة هنا.
notice-older = تقرؤون النشرة { $number }، وقد حلّت محلّها نشرة أحدث.
notice-older-link = قراءة النشرة الحالية
notice-input-replaced = تستند الأرقام بعد الموازنة إلى النشرة { $number } من «{ $name }»، وقد حلّت محلّها النشرة { $current } بتاريخ { $date }، فلا بدّ من موازنتها من جديد.
notice-input-withdrawn = تستند الأرقام بعد الموازنة إلى النشرة { $number } من «{ $name }»، وقد سُحبت بتاريخ { $date }، فلم يعد ما تستند إليه قائمًا.
notice-correction = تصحّح هذه النشرة خطأ. { $reason }
downloads = التنزيل
downloads-shown = المعروض هنا:
downloads-all = مجموعة البيانات كاملة:
download-sheet-data = البيانات
download-sheet-about = عن هذه البيانات
versions = النشرات
versions-changes = ما الذي تغيّر
release-regular = منشورة
release-correction = تصحيح
release-withdrawn = مسحوبة
release-withdrawal = سحب
permalink = رابط دائم لهذه النشرة ولهذا الاختيار
cite = الإحالة
citation = { $producers }، «{ $title }»، النشرة { $number } بتاريخ { $date }. { $publisher }، { $link }

definition = كيف تُقرأ هذه الأرقام
definition-title = العنوان
definition-description = المحتوى
definition-universe = من يُحصى
definition-changes = ما يُحصى حسب الفترة
definition-unit = الوحدة
definition-caveat = ما ينبغي معرفته
definition-error-fixed = خطأ معياري قدره صفر يعني أن الأوزان عويرت على الرقم: فهو معلوم من مصدر آخر ولم يجده المسح. وحيث تجتمع هوامش كثيرة على أشخاص قليلين قد يكون الخطأ أصغر مما ينبغي: فهذه الأرقام، وتلك التي يستند خطؤها إلى وحدات معاينة قليلة، ضعيفة الموثوقية (U).
definition-producers = المصدر
definition-released = تاريخ النشر
definition-citation = كيفية الإحالة
definition-licence = الرخصة
definition-link = الرابط الدائم

changes-title = ما تغيّر بين نشرتين
changes-before = قبل
changes-after = بعد
changes-difference = الفارق
changes-count = { $n ->
    [zero] لم يتغيّر أي رقم.
    [one] تغيّر رقم واحد.
    [two] تغيّر رقمان.
    [few] تغيّرت { $n_text } أرقام.
    [many] تغيّر { $n_text } رقمًا.
   *[other] تغيّر { $n_text } رقم.
 }

number-sentence = { $name } ({ $codes })، { $period }: { $number }، { $unit }.
number-sentence-whole = { $name }، { $period }: { $number }، { $unit }.
number-sentence-none = { $name } ({ $codes })، { $period } – { $why }.
number-sentence-none-whole = { $name }، { $period } – { $why }.
number-chain = من أين جاء هذا الرقم
number-excerpt = سطر الملف كما قُرئ
step-release = النشرة { $number }
step-release-text = وافق عليها شخص ثانٍ للعموم بعد حمايتها.
step-version = النسخة { $number } من البيانات
step-version-text = الجدول كما أعدّته الخطة، ولا يتغيّر بعد إعداده.
step-plan = الخطة
method-latest-accepted = تأخذ كل رقم مقبول كما أُرسل، وإذا تعلّق رقمان بالشيء نفسه فآخرهما قبولًا.
step-submission = الإرسالية
step-submission-text = أرسلتها المؤسسة، ثم قُرئت ودُقّقت، ثم قبلها شخص معيّن.
step-file = الملف
step-file-text = محفوظ كما أُرسل حرفًا بحرف.
fact-proposed-by = اقترحها
fact-approved-by = وافق عليها
fact-approved-at = تاريخ الموافقة
fact-public-from = متاحة للعموم منذ
fact-protection = الحماية
fact-sha256 = SHA-256
fact-hash-kept = محفوظة لدى المرصد لأن بعض قيم هذه البيانات محجوبة
fact-built-by = أعدّها
fact-built-at = تاريخ الإعداد
fact-observations = المحتوى
fact-plan = الخطة
fact-pack = التعريفات، SHA-256
fact-submission = الإرسالية
fact-received-by = أرسلها
fact-received-at = تاريخ الاستلام
fact-findings = التدقيق
fact-accepted-by = قبلها
fact-accepted-at = تاريخ القبول
fact-reason = السبب
fact-file = الملف
fact-place = الموضع في الملف

institutions-lede = من يملك أي جزء من صورة الهجرة، وما وصل منه إلى المرصد.
institution-nothing = لم يُستلم شيء إلى اليوم
institution-sends = ما ترسله
kind-ministry = الوزارات
kind-statistics = الإحصاء
kind-bank = البنك المركزي
kind-agency = الوكالات والدواوين
kind-observatory = المرصد
kind-research = البحث والجمعيات
kind-host = مؤسسات بلدان الاستقبال
kind-international = المنظمات الدولية
agreement-legal-basis = الأساس
agreement-due-title = الأجل
agreement-due = { $n ->
    [zero] عند نهاية الفترة
    [one] يوم واحد بعد نهاية الفترة
    [two] يومان بعد نهاية الفترة
    [few] { $n_text } أيام بعد نهاية الفترة
    [many] { $n_text } يومًا بعد نهاية الفترة
   *[other] { $n_text } يوم بعد نهاية الفترة
 }

about-title = عن المرصد
about-lede = نظام وطني للمعلومات حول الهجرة: يجمع ما ترسله المؤسسات ويدقّقه ويحميه وينشره في صورة واحدة.
about-path = لكل رقم مسار
about-path-text = يمكن تتبّع كل رقم منشور إلى الملف الذي جاء منه، وإلى الخانة التي كُتب فيها، وإلى من قبله ومن وافق على نشره.
about-step-received = يُحفظ الملف كما أُرسل مع بصمته ووصل استلام.
about-step-checked = يُقرأ ويُدقّق، ويعود الخطأ إلى المرسل مع السطر والعمود وما ينبغي فعله.
about-step-accepted = يقبله شخص معيّن مع ذكر السبب.
about-step-version = تعدّ منه خطة معلنة نسخة من البيانات يمكن إعادة إعدادها في أي وقت.
about-step-protected = يُحجب ما قد يدلّ على شخص، ويُذكر أنه محجوب.
about-step-approved = يوافق شخص ثانٍ على النشر. والتصحيحات نشرات جديدة، وتبقى القديمة متاحة للقراءة.
about-never = ما لا يفعله أبدًا
about-never-text = لا توجد صفحة ولا طلب يساعد على البحث عن شخص أو التعرّف عليه. وتُحجب الأعداد الصغيرة التي قد تدلّ عليه.
about-origin = من أين تأتي الأرقام
about-origin-text = نشرت هذه الأرقام المؤسسات المذكورة إلى جانبها، وكل رقم مع الصفحة التي قُرئ فيها. ولا تقدير هنا دون التصريح به.
about-programs = للبرامج
about-programs-text = كل البيانات متاحة عبر SDMX REST 2.2 بصيغتي SDMX-JSON 2.0 وSDMX-CSV 2.0 دون مفتاح، وبصيغ CSV وXLSX وJSON وParquet إلى جانب كل جدول.
about-licence = الرخصة

nowhere-title = لا صفحة في هذا العنوان
nowhere-text = ربما تغيّر العنوان أو نقص منه جزء. ابحثوا هنا أو ابدؤوا من قائمة البيانات.
bad-title = يطلب هذا العنوان ما لا وجود له
bad-text = لا يوجد «{ $value }» في «{ $parameter }».
bad-known = الموجود: { $known }.
bad-range = اختاروا عددًا بين { $low } و{ $high }، مثل { $known }.
bad-range-open = اختاروا عددًا أكبر من { $low } وأصغر من { $high }، مثل { $known }.
failed-title = تعذّر إعداد الصفحة
failed-text = لا دخل لكم في ذلك. حاولوا بعد قليل، وسجلّ المشغّل يبيّن السبب.

offline-title = لا توجد شبكة
offline-lede = لا يمكن الوصول إلى هذه الصفحة الآن.
offline-seen = تُفتح من جديد دون شبكة الصفحات العمومية التي فتحتموها على هذا الجهاز، كما شوهدت آخر مرة، مع التنبيه إلى ذلك.
offline-desk = لا يحفظ هذا الجهاز من المكتب إلا الجداول التي فتحتموها للكتابة، إلى أن يدخل أحد أو يخرج، وكل ما سواها يحتاج إلى شبكة. والملف الذي كان يُرسل يُستأنف إرساله من حيث توقف.
offline-old = لا توجد شبكة: هذه هي الصفحة كما شوهدت آخر مرة على هذا الجهاز. وقد تكون الأرقام تغيرت بعد ذلك أو سُحبت.
offline-typed = لا توجد شبكة: هذا هو الجدول كما فُتح آخر مرة على هذا الجهاز. ما تكتبونه يُحفظ عليه، وأرسلوه حين تعود الشبكة.
offline-tables = جداول تُملأ دون شبكة
