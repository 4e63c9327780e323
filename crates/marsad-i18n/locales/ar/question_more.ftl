# صفحات الأسئلة والموازنة: ما قُرّب وما اختلف تعريفه وما تضارب وما جُمّد وما لا رقم له، والوحدات بعد الأعداد.
counted-ps = { $n ->
    [zero] شخص
    [one] شخص
    [two] شخصان
    [few] أشخاص
    [many] شخصًا
   *[other] شخص
 }
counted-hh = { $n ->
    [zero] أسرة
    [one] أسرة
    [two] أسرتان
    [few] أسر
    [many] أسرةً
   *[other] أسرة
 }
counted-day = { $n ->
    [zero] يوم
    [one] يوم
    [two] يومان
    [few] أيام
    [many] يومًا
   *[other] يوم
 }
counted-pt = بالمائة
rounded-unknown = تقريبي في مصدره، ولا يُعرف مدى دقته
rounded-within = قد يزيد أو ينقص بمقدار { $half } بسبب التقريب
rounded-to = { $unit ->
    [10] رقم مقرّب إلى أقرب عشرة
    [100] رقم مقرّب إلى أقرب مائة
    [1000] رقم مقرّب إلى أقرب ألف
    [10000] رقم مقرّب إلى أقرب عشرة آلاف
    [100000] رقم مقرّب إلى أقرب مائة ألف
    [1000000] رقم مقرّب إلى أقرب مليون
   *[other] قد يزيد أو ينقص بمقدار { $half_text } بسبب التقريب
 }

question-step-unmeasured = لا رقم يبيّن مقدارها: لا رقم في { $series }. ومقدارها جزء مما بقي دون تفسير.
question-step-undefined = لا يمكن حساب مقدارها من الأرقام الموجودة. وهو جزء مما بقي دون تفسير.
question-unexplained-holds = { $n ->
    [one] يشمل هذا مقدار الخطوة التي لا رقم لها: { $steps }.
    [two] يشمل هذا مقدار الخطوتين اللتين لا رقم لهما: { $steps }.
    [few] يشمل هذا مقدار { $n_text } خطوات لا رقم لها: { $steps }.
    [many] يشمل هذا مقدار { $n_text } خطوةً لا رقم لها: { $steps }.
   *[other] يشمل هذا مقدار { $n_text } خطوة لا رقم لها: { $steps }.
 }
question-story-unmeasured = { $name }: لا رقم لها، وهي جزء مما بقي دون تفسير
question-no-number = لا رقم
question-head-error = الخطأ المعياري
question-head-rounding = التقريب
question-head-kind = نوع السند

answers-unlike = لا تُحصي هذه الأرقام كلها الشيء نفسه، فليس البعد بينها خطأً في ذاته. أُحصي بتعريف غير تعريف { $against }، ونقطته مفرغة على المحور: { $names }. ووجه الاختلاف: { $facets }.
answers-unlike-shown = الرقم المعروض بخط كبير
answers-unlike-brief = لا تُحصي كلها الشيء نفسه، ووجه الاختلاف: { $facets }.

question-contradiction = { $first }؛ { $second }. هذان رقمان منشوران عن الشيء نفسه ({ $subject }، { $period })، ولا يمكن أن يصحّا معًا. سجل التضارب: { $state }.
question-contradiction-link = قراءة ما ورد في السجل
question-contradictions-elsewhere = { $n ->
    [one] في سجل التضارب حالة واحدة تخص هذه السلاسل في تاريخ آخر.
    [two] في سجل التضارب حالتان تخصان هذه السلاسل في تواريخ أخرى.
    [few] في سجل التضارب { $n_text } حالات تخص هذه السلاسل في تواريخ أخرى.
    [many] في سجل التضارب { $n_text } حالةً تخص هذه السلاسل في تواريخ أخرى.
   *[other] في سجل التضارب { $n_text } حالة تخص هذه السلاسل في تواريخ أخرى.
 }
question-contradicted = متضارب
contradiction-questions = الأسئلة المعنية

question-frozen = تقرؤون هذا السؤال كما كان مع النشرات التي يذكرها هذا الرابط، لا كما هو الآن.
question-frozen-now = قراءته كما هو الآن
question-release-withdrawn = سُحبت النشرة { $number } من «{ $name }» بتاريخ { $date }. { $reason } ولا تُعرض أرقامها إلا لأن هذا الرابط يذكرها.
question-data-withdrawn = سُحبت «{ $name }» بتاريخ { $date }. { $reason } ولا تُعرض أرقامها هنا.
question-data-withdrawn-link = إشعار السحب
question-figure-withdrawn = ما نُشر من أرقام في هذا الشأن تم سحبه.
picture-alt = { $title } { $said }
picture-alt-line = { $title } { $said } وعلى الخط تحته كل الأرقام: { $figures }. { $note }
figure-count-unknown = ليس «{ $wanted }» من طرق العدّ فيه، وهي { $known }
figure-count-one = له طريقة عدّ واحدة، وليس «{ $wanted }» منها
question-card-withdrawn = ما نُشر من أرقام في هذا الشأن تم سحبه بتاريخ { $date }. { $reason }
question-unnamed = لا يذكر هذا الرابط أي نشرة من هذه البيانات، فلا تُعرض أرقامها: { $names }.
refusal-no-data = سحبت «{ $subject }» بيانات ولا تحتوي على أي منها.

balance-link = كيف وُوزن هذا الرقم
balance-page-title = كيف وُوزنت أرقام «{ $name }»
balance-page-lede = تتحدث عدة مصادر عن الأرقام نفسها ولا تتفق. هنا ما يقوله كل منها، وما نتج عنه، ومن أُزيح رقمه وبكم، ومدى توافق الكل.
balance-fit-title = هل تتوافق المصادر؟
balance-plausible = الفوارق في حدود ما تسمح به أخطاء المصادر.
balance-implausible = تتجاوز الفوارق ما تسمح به أخطاء المصادر: فأحد المصادر أقل دقة مما حُسب، أو أُغفل أمر ما.
balance-suspect-how = أُخرجت كل إفادة على حدة، وبيّنت البقية ما ينبغي أن يحلّ محلّها، و z هو البعد بعدد الأخطاء المعيارية: ما جاوز { NUMBER(2) } يستحق النظر، وما جاوز { NUMBER(3) } فيه خطأ.
balance-suspect-tag = الأقل توافقًا
balance-cells-title = الأرقام قبل الموازنة وبعدها
balance-cells-text = لكل رقم خطؤه المعياري. ويبيّن العمود الأخير من أزاحه وبكم.
balance-statements-text = الإفادة رقم واحد من مصدر واحد. ويستند خطؤها إلى ما نُشر معها أو إلى درجة موثوقية.
balance-left-out = لم تُستعمل
balance-unchecked = لا شيء يراقبها
balance-at-bound = يمسكه حد.
balance-exactly = تمامًا
balance-head-figure = الرقم
balance-head-stated = المصادر معًا
balance-head-balanced = بعد الموازنة
balance-head-adjustment = أُزيح بمقدار
balance-head-shares = من أزاحه
balance-head-of = عمّ تتحدث
balance-head-says = ما تقوله
balance-head-error = ما يستند إليه خطؤها
balance-head-moved = أُزيحت بمقدار
balance-head-against = مقارنةً بكل ما عداها
balance-head-slack = مدى وجوب التحقق
balance-head-off-before = الفارق قبل الموازنة
balance-head-off-after = الفارق بعدها
balance-head-stands = كما هو الآن
balance-head-tried = حسب التجربة
balance-trial-title = ماذا لو كان أحد المصادر أكثر دقة أو أقل؟
balance-trial-text = اختاروا إفادة ودرجة موثوقية، وانظروا ما كان سينتج. لا يُحفظ شيء ولا يُنشر شيء.
balance-trial-statement = الإفادة
balance-trial-grade = درجة الموثوقية
balance-trial-button = تجربة
balance-trial-without = إلغاء
balance-trial-notice = هذه تجربة: هذه الأرقام غير منشورة، ولا أحد مسؤول عنها.
balance-trial-back = العودة إلى الأرقام المنشورة
balance-trial-back-proposed = العودة إلى الأرقام المقترحة
interval-published = يغطي المجال { PERCENT(95) }، وقد نُشر مع الرقم.
interval-of-errors = يغطي المجال { PERCENT(95) }: الخطأ المعياري المنشور مع الرقم مضروبا في { NUMBER(1.96) } من كل جهة.
interval-balanced = يغطي المجال { PERCENT(95) } إذا صحّت الأخطاء: الخطأ المعياري مضروبا في { NUMBER(1.96) } من كل جهة. وتُستخرج الأخطاء من درجات افتُرضت للمصادر عند الموازنة، ومن أخطاء افتُرض استقلال بعضها عن بعض، فهي ليست خطأ معاينة لهذا الرقم.
question-title-switched = { $question } ({ $label })
question-head-shown = الرقم وفق تعريف آخر
question-amounts-each = قُرّب كل مقدار على حدة، ومجموعها صحيح، لكن الباقي بعد خطوة قد يبتعد بوحدة من الرقم الأخير.
question-amounts-shifted = تبتعد بعض المقادير بوحدة من الرقم الأخير حتى يصح مجموع ما هو مكتوب.
question-carried-outside = والرقم نفسه، { $size }، يقع خارج ذلك.
question-computed = رقم محسوب. الجهة التي حسبته: { $makers }. حُسب من أرقام غير متفقة لهذه الجهات: { $inputs }. يُزاح كل رقم منها بقدر ما يسمح به خطؤه، فقد يقع الناتج خارجها كلها.
chart-source-computed = الرقم البارز محسوب، حسبته هذه الجهة: { $makers }، من أرقام هذه الجهات: { $inputs }. مصدر الأرقام الأخرى: { $producers }. نُشر يوم { $date }.
chart-source-computed-alone = رقم محسوب، حسبته هذه الجهة: { $makers }، من أرقام هذه الجهات: { $inputs }. نُشر يوم { $date }.
