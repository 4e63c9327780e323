# الدراسات والتقديرات: ما يُرفض، ولماذا يتعذر الحساب، وجداول سطر الأوامر.
refusal-unknown-study = لا توجد دراسة باسم «{ $subject }». يعرض الأمر «marsad study list» قائمتها.
refusal-unknown-table = ليس في الدراسة هذا الجدول: «{ $subject }».
refusal-unknown-variable = لا يوجد متغير باسم { $subject }. يعرض الأمر «marsad study show STUDY» قائمة المتغيرات.
refusal-unknown-category = لا وجود لهذا الرمز: { $subject }.
refusal-synthetic-study = «{ $subject }» دراسة اصطناعية مفتوحة للجميع: أما المعطيات المجموعة فمكانها دراسة خاصة بها يُصرَّح فيها بأنها غير اصطناعية.
refusal-study-without-file = لم يُستلم ولم يُنتج بعد أي شيء لـ«{ $subject }»: استعملوا marsad study receive أو marsad study synthesise.
refusal-restricted-study = سجلات «{ $subject }» تخص أشخاصا حقيقيين. اطلبوا بصفة مراجع أو معتمِد أو مختص في المنهجية (--as)، أو اطلبوا جدولا محميا (--protected).
refusal-not-synthetic = «{ $subject }» ليست دراسة ينتجها مولّد.
refusal-not-numeric = لا يحتوي «{ $subject }» على أعداد. اطلبوا نسبه بدلا من ذلك (--proportion).
refusal-not-coded = ليس لـ«{ $subject }» رموز يمكن تقسيم الجدول بها. استعملوا متغيرا مجمعا في فئات.
refusal-not-safe = ليس «{ $subject }» من المتغيرات المتاحة للعموم.
refusal-too-fine = قد يكشف جدول بهذه الدقة عن أشخاص: «{ $subject }». قلّلوا من متغيرات التقسيم والحصر.
refusal-joined-codes = لا تُجمع عدة رموز من «{ $subject }» في جدول محمي مع متغير آخر له رموز: فكثرة مثل هذه الجداول قد تكشف مجتمعة عن أشخاص. اذكروا رمزا واحدا، أو لا تذكروا متغيرا آخر، أو قسّموا حسبه.
refusal-in-tail = قد تكون قيمة المئين عند الحصة «{ $subject }» قيمة شخص واحد. اطلبوا حصة من 0.05 إلى 0.95.
refusal-too-exact = لا يمكن طلب «{ $subject }» من جدول محمي: فالرقم الذي يُعطى بطرق كثيرة ينكشف ما خلف تقريبه. اطلبوا درجة ثقة 0.9 أو 0.95 أو 0.99، وللمئين حصة من مضاعفات 0.05 (0.05 و0.1 … 0.95)، والمجالات المعتادة.

pack-not-allowed = «{ $what }» غير مسموح به هنا ({ $where }).
pack-wrong-parameters = معلمات المولّد لا تعطي أي مجتمع ({ $where }): { $detail }.

survey-problem-no-rows = تعذرت قراءة أي صف من الملف. تثبتوا من أنه ملف SPSS أو Stata أو Parquet أو جدول نصي في صفه الأول أسماء وتحته صفوف.
survey-problem-no-column = لا يوجد عمود باسم «{ $name }».{ $nearest }
survey-problem-no-code = ليس في العمود «{ $name }» الرمز «{ $code }».{ $known ->
    [none] { "" }
   *[other] { " " }رموزه: { $known }.
 }
survey-problem-not-numeric = لا يحتوي العمود «{ $name }» على أعداد.
survey-problem-wrong-type = نوع العمود «{ $name }» لا يصلح للاستعمال: { $found }.
survey-problem-type-of-moments = يضم العمود «{ $name }» تواريخ مع ساعة، ولا يمكن استعمالها كما هي: ضعوا التاريخ، أو العدد المطلوب، في عمود مستقل.
survey-problem-wrong-length = في العمود «{ $name }» من القيم { $found }، وعدد الصفوف { $expected }.
survey-problem-wrong-design = لا يمكن الحساب بتصميم المعاينة هذا:
survey-problem-out-of-range = القيمة { $value } خارج ما له معنى ({ $what }).{ $what ->
    [confidence] { " " }مستوى الثقة حصة أكبر من 0 وأصغر من 1، مثل 0.95.
    [share] { " " }حصة المئين بين 0 و1، وحصة الوسيط 0.5.
    [exponent] { " " }الأس عدد صحيح من 1 إلى 9.
    [replicates] { " " }لا بد من تكرارين على الأقل.
    [rho] { " " }حصة فاي 0 أو أكثر وأقل من 1.
   *[other] { "" }
 }
survey-problem-missing-values = قيم «{ $name }» ناقصة، وعدد الصفوف المعنية { $rows }.
survey-problem-empty-domain = لا أحد في العينة تنطبق عليه هذه الشروط: لا شيء يُقدَّر.
survey-problem-unsupported = { $what ->
    [adjusted-replicates] لا تُعاد معايرة الأوزان على التكرارات: عايروا كل تكرار على حدة وقدموا أوزانه.
    [unpaired-strata] تتطلب أنصاف العينات المتوازنة طبقات في كل منها وحدتان بالضبط. ادمجوا طبقات أو قسموها، أو استعملوا طريقة الحذف المتتالي (jackknife) أو إعادة المعاينة (bootstrap).
    [replicates-of-this-design] لا تكرارات لتصميم من مرحلتين متتاليتين ولا لاحتمالات الأزواج. احذفوا الخيار --replicates فيُحسب التباين بالتقريب الخطي.
    [pairs-over-stages] لا تصلح احتمالات الأزواج إلا لدرجة واحدة. سموا وحدات الدرجة الأولى وحدها.
    [too-many-replicates] يتطلب هذا العدد من التكرارات ذاكرة أكبر من المعقول. اطلبوا عددا أقل، أو سموا وحدات من درجة أعلى.
    [no-replicates] يتطلب المجال المحسوب بالتكرارات تصميما فيه تكرارات (--replicates أو --replicate-weights).
    [quantile-covariance] لا تُقارن المئينات إلا بالتكرارات: أضيفوا --replicates bootstrap.
    [not-a-proportion] لا وجود لهذا المجال إلا للنسب.
    [too-many-stages] لا يُحسب التباين الدقيق لمرحلتين متتاليتين إلا لأربع درجات على الأكثر.
   *[other] يتعذر حساب هذا الجمع بين الخيارات هنا: { $what }.
 }
survey-problem-other-type = العمود «{ $name }» من نوع { $found }، ودليل الدراسة يطلب { $expected }.
survey-problem-duplicate-key = طلبان في الخطة يعطيان السلسلة نفسها: { $key }.
survey-problem-wrong-code = لا يصلح «{ $code }» رمزا للبعد { $name }: حدّدوا ما يقابله في الخطة.

estimate-column-estimate = التقدير
estimate-column-standard-error = الخطأ المعياري
estimate-column-low = من
estimate-column-high = إلى
estimate-column-cv = معامل الاختلاف
estimate-column-design-effect = أثر التصميم
estimate-column-n = المستجوبون
estimate-column-flag = الجودة
estimate-total = المجموع
estimate-left-out = { $n ->
    [zero] لم يُترك أي صف.
    [one] تُرك صف واحد لأن قيمة منه ناقصة.
    [two] تُرك صفان لأن قيمة من كل منهما ناقصة.
    [few] تُركت { $n_text } صفوف لأن قيمة منها ناقصة.
    [many] تُرك { $n_text } صفا لأن قيمة منها ناقصة.
   *[other] تُرك { $n_text } صف لأن قيمة منها ناقصة.
 }
estimate-no-script = لا يمكن لـ{ $language } حساب ذلك، أو لا يمكنه بأسماء الأعمدة هذه.

cell-state-published = موثوقة
cell-state-low-reliability = ضعيفة الموثوقية
cell-state-unreliable = محجوبة: غير موثوقة
cell-state-confidential = محجوبة: المستجوبون قلة

statistic-count = عدد الأشخاص
statistic-total = المجموع
statistic-mean = المتوسط
statistic-proportion = النسبة
statistic-ratio = النسبة بين عددين
statistic-quantile = المئين

variable-kind-codes = رموز
variable-kind-flag = نعم أو لا
variable-kind-whole = عدد صحيح
variable-kind-number = عدد
variable-kind-id = معرّف
variable-kind-text = اسم
variable-level-nominal = أصناف
variable-level-ordinal = أصناف مرتبة
variable-level-scale = كميات
design-role-weight = الوزن
design-role-stratum = الطبقة
design-role-cluster = وحدة المعاينة
design-role-population = عدد وحدات الطبقة
design-role-stage-weight = وزن مرحلة
design-role-probability = احتمال الاختيار
design-role-id = رقم الصف
design-role-household = الأسرة
design-role-subset = من شملته المرحلة الثانية
design-role-second-stratum = طبقة المرحلة الثانية
design-role-second-probability = الاحتمال في المرحلة الثانية
design-role-second-population = عدد وحدات طبقة المرحلة الثانية
design-role-replicate = وزن مكرر

frequencies-hidden = محجوب
frequencies-missing = دون إجابة
frequencies-blank = فارغ
frequencies-valid = لها قيمة
frequencies-all = الجميع
frequencies-summary = الصفوف: المتوسط { $mean }، الانحراف المعياري { $deviation }، من { $min } إلى { $max }
frequencies-weighted-summary = بالأوزان: المتوسط { $mean }، الانحراف المعياري { $deviation }، من { $min } إلى { $max }

count-rows = { $n ->
    [zero] لا صفوف
    [one] صف واحد
    [two] صفان
    [few] { $n_text } صفوف
    [many] { $n_text } صفا
   *[other] { $n_text } صف
 }
count-variables = { $n ->
    [zero] لا متغيرات
    [one] متغير واحد
    [two] متغيران
    [few] { $n_text } متغيرات
    [many] { $n_text } متغيرا
   *[other] { $n_text } متغير
 }
study-made = الدراسة { $study }، اصطناعية: أُنتج الجدول { $table }، { $rows }
study-figure-missed = الرقم المنشور { $figure } لا يخرج من الأوزان.
method-estimate = تقديرات من سجلات مسح، بأوزانه وتصميم عينته؛ لكل قيمة خطؤها المعياري، ويُحجب ما كان ضعيف الموثوقية أو قائما على قلة من المستجوبين.
step-study = الإجابات
step-study-text = إجابات أشخاص محفوظة حيث لا تقرؤها إلا الخطط، وتبقى بصمتها لدى المرصد.
fact-study = الدراسة والجدول والرقم
fact-study-rows = الصفوف
fact-study-made-by = استلمها أو أنتجها
fact-study-made-at = تاريخ الاستلام أو الإنتاج
fact-study-seeds = بذرتا السكان والعينة
# ما يقوله تصميم المعاينة عن أعمدته، وما أُخذ له.
survey-problem-decimal-commas = في أعداد العمود «{ $name }» فواصل: «{ $value }» في الصف { $row }؛ عدد هذه الصفوف: { $rows }. اكتبوا نقطة قبل الأرقام العشرية، ولا شيء بين الآلاف.
survey-problem-not-finite = في العمود «{ $name }» خلايا ليست أعدادا منتهية: «{ $value }» في الصف { $row }؛ عدد هذه الصفوف: { $rows }. اتركوها فارغة.
survey-problem-names-of-kinds = أعداد «{ $name }» أسماء لأصناف ({ $known })، ولا معنى لمتوسطها أو مجموعها. اطلبوا نسبها (--proportion)، أو صرّحوا في دليل المتغيرات بأنها كمية (scale).
refusal-named-twice = لا يُقسَّم «{ $subject }» حسب نفسه: فكل رمز من رموزه يكون كل مجموعته.
design-finding-design-of-codebook-reason = أُخذ من الأدوار المذكورة في دليل المتغيرات: { $columns }.
design-finding-design-of-codebook-remedy = تتقدم خيارات الأمر على دليل المتغيرات: --weights و--strata و--clusters و--fpc و--replicate-weights.
design-finding-columns-like-design-reason = تبدو هذه الأعمدة، من أسمائها أو تسمياتها، أجزاء من تصميم العينة، ولم تُستعمل: { $columns }. فلا التقديرات ولا الأخطاء تراعيها.
design-finding-columns-like-design-remedy = سمّوا ما كان منها كذلك: --weights و--strata و--clusters و--fpc و--replicate-weights.
design-finding-ratio-without-denominator-reason = مجموع «{ $column }» معدوم في بعض الخانات، فلا نسبة إليه؛ عدد هذه الخانات: { $cells }.
design-finding-ratio-without-denominator-remedy = قلّلوا من متغيرات التقسيم، أو احصروا السؤال في من لهم منه شيء.
design-finding-undefined-in-replicates-reason = تقديرات لا تعطيها بعض التكرارات لأن لا شيء له وزن فيها: عددها { $cells }. وقد استُبعدت هذه التكرارات (وأكثرها لتقدير واحد: { $replicates }) من خطئه، فقد يكون أصغر مما ينبغي.
design-finding-undefined-in-replicates-remedy = قلّلوا من متغيرات التقسيم، أو ادمجوا المجالات الصغيرة.
design-finding-contrast-of-nothing-reason = خلايا لا تقدير لها: { $cells }. ولا يُقارَن بها شيء: فليس لأحد فيها قيمة تُحتسب.
design-finding-contrast-of-nothing-remedy = قارنوا بين خلايا أجاب فيها أحد.
design-finding-dates-as-days-reason = يحتوي «{ $column }» على تواريخ: الأعداد أيام ابتداء من 1 جانفي 1970.
design-finding-dates-as-days-remedy = قسّموا حسب فترات (--by)، أو أنشئوا عمودا للسنوات أو للأعمار.
