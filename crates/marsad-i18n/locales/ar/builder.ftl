# الجداول المستخرجة من دراسة: أداة إعداد الجداول للجميع، والتقديرات لأهل الاختصاص، وملفاتها.
builder-title = إعداد جدول
builder-lede = اختاروا ما تريدون تقديره، وقسّموه حسب ثلاث خصائص على الأكثر، وحدّدوا من يعنيه. يأتي كل رقم مع مجاله، ويُحجب ما قد يدلّ على شخص أو ما كان ضعيف الموثوقية.
builder-for-estimators = لأهل المنهجية: كل المتغيرات، مع الأخطاء المعيارية وآثار التصميم
builder-tables = الجدول
builder-table-persons = الأشخاص
builder-table-listing = الأسر المحصاة
builder-table-spells = الإقامات
builder-unit-persons = أشخاص
builder-unit-listing = أسر
builder-unit-spells = إقامات
builder-unit-other = وحدات
builder-unit-percent = بالمائة
builder-statistic = ما الذي يُقدَّر
builder-statistic-count = العدد
builder-statistic-total = مجموع عدد
builder-statistic-mean = متوسط عدد
builder-statistic-proportion = نسبة فئة
builder-statistic-ratio = عدد منسوب إلى آخر
builder-statistic-quantile = الوسيط أو مئين آخر
builder-of = أي متغير
builder-kind-numbers = أعداد
builder-kind-flags = نعم أو لا
builder-kind-codes = فئات
builder-choose = اختيار
builder-category = أي فئة
builder-all-categories = كل الفئات
builder-per = منسوبا إلى
builder-share = إلى أي حصة (النصف هو الوسيط)
builder-by-1 = في الصفوف
builder-by-2 = في الأعمدة
builder-by-3 = في مجموعات
builder-none = لا شيء
builder-confidence = مستوى ثقة المجالات
builder-restrict = جزء منهم فقط
builder-everybody = الجميع
builder-joined-alone = فئة واحدة من كل خاصية. ويمكن أن يسمّي العنوان عدة فئات من خاصية واحدة (‎…=A,B‎) إذا لم تكن في الجدول خاصية غيرها.
builder-all = الجميع
builder-unasked = اختاروا المتغير المراد قياسه ثم اعرضوا الجدول.
builder-empty = لا أحد في العينة تنطبق عليه هذه الشروط: لا شيء يُعرض.
builder-not-drawn = الأرقام أكثر من أن تُرسم معا، وهي كلها في الجدول.
builder-cell = تحت كل رقم مجاله وعدد المستجوبين الذين يقوم عليهم. تُقرَّب الأرقام في حدود خطئها المعياري، ويُقرَّب عدد المستجوبين إلى أقرب خمسة، فلا يكشف الطرح عن أحد أكثر مما يسمح به التقريب. وقد يظهر في جدول بفئات أخرى رقم لم يُحجب هنا إلا لحماية رقم آخر.
builder-respondents = ن = { $n }
builder-fixed = حيث يكون الخطأ المعياري صفرًا والمجال بلا طول، عويرت الأوزان على هذا الرقم: فهو معلوم من مصدر آخر ولم يجده المسح، ولا يدل على مدى اختلاف العيّنات. ويبدو كذلك أيضًا رقم عمّن أجابوا جميعًا الإجابة نفسها.
builder-step = حيث يكون الخطأ المعياري صفرًا والمجال بلا طول، يشترك في القيمة نفسها عدد كبير فيقع عليها طرفا المجال معًا: فالقيم المختلفة حولها قليلة، وعيّنات تختلف قليلًا تعطي القيمة نفسها. ولا يعني ذلك أن المسح يعرفها بالضبط.
builder-rest = تشمل المجاميع كل المعنيين، ومنهم من لا تُعرف إحدى خصائص الجدول عنه أو لم يُسأل عنها؛ لذلك قد يقلّ عنها مجموع الأجزاء.
builder-hidden = { $n ->
    [zero] لا رقم محجوب.
    [one] رقم واحد محجوب.
    [two] رقمان محجوبان.
    [few] { $n_text } أرقام محجوبة.
    [many] { $n_text } رقما محجوبا.
   *[other] { $n_text } رقم محجوب.
 }
builder-mark-low-reliability = ضعيف الموثوقية: يختلف الرقم كثيرا من عيّنة إلى أخرى، أو يستند خطؤه نفسه إلى وحدات معاينة قليلة، أو قد يكون هذا الخطأ أصغر مما ينبغي لأن الأوزان عويرت على هوامش كثيرة بالنسبة إلى أشخاص بهذه القلة. اقرؤوه مع مجاله، وبحذر.
builder-mark-unreliable = محجوب: يقوم على قلة من المستجوبين أو يتغير إلى حد لا يسمح بأن يقول شيئا.
builder-mark-confidential = محجوب: قد يدلّ على شخص أو يكشف رقما محجوبا آخر.
builder-downloads = الجدول مع الأخطاء المعيارية وعدد المستجوبين:
builder-scripts = السؤال نفسه لبرنامجي R وStata:
builder-script-data-open = البيانات: { $file }، وهي سجلات لا وجود لأصحابها، معروضة في صفحة الدراسة.
builder-script-data-closed = البيانات: { $file }، وهي سجلات أشخاص حقيقيين لا يملكها إلا حافظو الدراسة.
builder-permalink = رابط دائم لهذا الجدول
builder-head-remarks = يُقرأ معه
builder-head-disclaimer = ما لا تصلح له

builder-what-count-persons = عدد الأشخاص
builder-what-count-listing = عدد الأسر
builder-what-count-spells = عدد الإقامات
builder-what-count-other = عدد الوحدات
builder-what-total = مجموع «{ $variable }»
builder-what-mean = متوسط «{ $variable }»
builder-what-share = نسبة «{ $category }» ({ $variable })
builder-what-shares = نسب فئات «{ $variable }»
builder-what-ratio = «{ $numerator }» منسوبا إلى «{ $denominator }»
builder-what-median = وسيط «{ $variable }»
builder-what-quantile = قيمة «{ $variable }» التي لا تتجاوزها حصة { $share }
builder-by = { $what } حسب { $variables }
builder-among = من بين: { $universe }
builder-only = حصرا: { $restrictions }
builder-restriction = { $variable }: { $codes }
builder-intervals = مجالات بثقة { $confidence }
builder-interval = { $low } – { $high }
builder-source = { $producers }، { $study }، النسخة { $version }؛ جدول «{ $table }» رقم { $number }
builder-citation = { $producers }، «{ $study }»، النسخة { $version }. { $title }. جدول أُعدّ على { $publisher }، { $link }

builder-choose-below = اختاروا في الاستمارة أدناه.
builder-coarser = عرض جدول أقل دقة
builder-apart = عرض كل فئة على حدة
builder-refused-too-long-reason = العنوان أطول من أن يكون سؤالا.
builder-refused-too-long-remedy = اطرحوا سؤالكم في الاستمارة أدناه.
builder-refused-too-many-reason = القيم المعطاة لـ«{ $subject }» أكثر من اللازم.
builder-refused-too-many-remedy = اكتفوا بعدد أقل منها.
builder-refused-too-large-reason = تتجاوز خانات الجدول الحد الأقصى وهو { $n_text }.
builder-refused-too-large-remedy = قسّموه حسب متغيرات أقل، أو حسب متغيرات أقل فئات.
builder-refused-unknown-variable-reason = ليس في جدول «{ $table }» متغير باسم «{ $subject }».
builder-refused-unknown-variable-remedy = اختاروا متغيرا في الاستمارة أدناه.
builder-refused-unknown-variable-near-reason = ليس في جدول «{ $table }» متغير باسم «{ $subject }».
builder-refused-unknown-variable-near-remedy = لعلّكم تقصدون:
builder-refused-unknown-category-reason = لا وجود لهذه الفئة: { $subject }.
builder-refused-unknown-category-remedy = اختاروا فئة في الاستمارة أدناه.
builder-refused-not-safe-reason = «{ $subject }» ليس متاحا للعموم لأنه قد يدلّ على أشخاص.
builder-refused-not-safe-remedy = اختاروا متغيرا آخر في الاستمارة أدناه، وكثير منها موجود في فئات أوسع.
builder-refused-not-numeric-reason = لا يحتوي «{ $subject }» على أعداد.
builder-refused-not-numeric-remedy = اطلبوا نسب فئاته بدلا من ذلك.
builder-refused-not-coded-reason = ليس لـ«{ $subject }» فئات.
builder-refused-not-coded-remedy = للأعداد متوسط أو مجموع أو وسيط؛ وللتقسيم أو الحصر اختاروا متغيرا ذا فئات.
builder-refused-too-fine-reason = قد يكشف جدول بهذه الدقة عن أشخاص.
builder-refused-too-fine-remedy = قسّم حسب ثلاثة متغيرات على الأكثر، كل منها مرة واحدة؛ ولا تتجاوز أربعة في التقسيم والحصر معا.
builder-refused-joined-codes-reason = لا تُجمع عدة فئات من «{ $subject }» مع خاصية أخرى في جدول واحد: فكثرة مثل هذه الجداول قد تكشف مجتمعة عن أشخاص.
builder-refused-joined-codes-remedy = سمّوا فئة واحدة، أو لا تذكروا خاصية غير هذه، أو انظروا إلى كل فئة على حدة.
builder-refused-in-tail-reason = قد تكون قيمة مئين بهذا الطرف قيمة شخص واحد.
builder-refused-in-tail-remedy = اطلبوا حصة من 0.05 إلى 0.95.
builder-refused-study-without-file-reason = لا توجد معطيات لهذا الجدول بعد.
builder-refused-study-without-file-remedy = تظهر هنا حالما تتوفر لدى المرصد.

estimate-page-title = تقديرات
estimate-page-lede = لأهل المنهجية: كل متغيرات الدراسة، مع كل ما يُعرف عن دقة التقدير. لا شيء هنا محمي، وذلك ممكن لأنه لا وجود لأي شخص في هذه المعطيات.
estimate-page-to-builder = أداة إعداد الجداول، للجميع
estimate-page-unprotected = دون حماية: يبيّن العمود الأخير ما يمكن نشره.
estimate-page-interval = المجال
estimate-page-freedom = درجات الحرية
estimate-page-weight = مجموع الأوزان
estimate-page-mark-low-reliability = ضعيف الموثوقية: يُنشر مع تنبيه.
estimate-page-mark-unreliable = يُحجب.
estimate-page-mark-confidential = يُحجب.
estimate-page-missing-variables = { $n ->
    [zero] لم يُترك أي صف.
    [one] تُرك صف واحد لأن ما يُقدَّر ناقص فيه.
    [two] تُرك صفان لأن ما يُقدَّر ناقص فيهما.
    [few] تُركت { $n_text } صفوف لأن ما يُقدَّر ناقص فيها.
    [many] تُرك { $n_text } صفا لأن ما يُقدَّر ناقص فيها.
   *[other] تُرك { $n_text } صف لأن ما يُقدَّر ناقص فيها.
 }
estimate-page-missing-domains = { $n ->
    [zero] لم يُترك أي صف.
    [one] تُرك صف واحد لأن إحدى خصائص الجدول ناقصة فيه.
    [two] تُرك صفان لأن إحدى خصائص الجدول ناقصة فيهما.
    [few] تُركت { $n_text } صفوف لأن إحدى خصائص الجدول ناقصة فيها.
    [many] تُرك { $n_text } صفا لأن إحدى خصائص الجدول ناقصة فيها.
   *[other] تُرك { $n_text } صف لأن إحدى خصائص الجدول ناقصة فيها.
 }
estimate-page-design = كيف سُحبت العينة
estimate-page-findings = ما ينبغي معرفته
estimate-page-no-findings = لا خلل في تصميم المعاينة.
estimate-page-downloads = الجدول؛ وبرامج R وStata التي تطرح السؤال نفسه على سجلاته؛ والخطة (.toml) التي تجعل منه مجموعة بيانات.
estimate-page-plan = حفظه خطةً
estimate-page-plan-text = خطة في حزمة البلد تجعل من هذا السؤال مجموعة بيانات كلما لزم الأمر، ويكمل شخص أبعادها.
estimate-page-plan-show = عرض الخطة
estimate-page-dataflow = مجموعة بيانات الخطة
estimate-page-new-dataflow = مجموعة بيانات جديدة
estimate-page-closed-title = لمن يسجّل الدخول فقط
estimate-page-closed-text = سجلات هذه الدراسة تخص أشخاصا حقيقيين، والتقديرات المستخرجة منها لأعوان المرصد الذين يسجّلون الدخول إلى مكتبه. أما أداة إعداد الجداول فللجميع.

estimate-design-weights = الأوزان
estimate-design-probabilities = احتمالات الاختيار
estimate-design-strata = الطبقات
estimate-design-clusters = وحدات المعاينة
estimate-design-fpc = تصحيح المجتمع المحدود
estimate-design-nested = أسماء الوحدات
estimate-design-nested-text = تُعاد في كل طبقة
estimate-design-lonely = الطبقات ذات الوحدة الواحدة
estimate-design-lonely-fail = لا يُقدَّر شيء
estimate-design-lonely-certainty = تُعدّ مسحوبة يقينا
estimate-design-lonely-adjust = يُقاس بُعدها عن الصفر، وهو في المتوسطات والنسب متوسط كل الوحدات
estimate-design-lonely-average = تضيف ما تضيفه الطبقات الأخرى في المتوسط
estimate-design-second-subset = المرحلة الثانية: من شملته
estimate-design-second-weights = المرحلة الثانية: الأوزان
estimate-design-second-probabilities = المرحلة الثانية: احتمالات الاختيار
estimate-design-second-strata = المرحلة الثانية: الطبقات
estimate-design-second-clusters = المرحلة الثانية: وحدات المعاينة
estimate-design-second-fpc = المرحلة الثانية: تصحيح المجتمع المحدود
estimate-design-variance = التباين
estimate-design-linearised = بالتقريب الخطي
estimate-design-jackknife = بطريقة السكين (jackknife)
estimate-design-half-samples = بأنصاف عينات متوازنة
estimate-design-bootstrap = بإعادة المعاينة (bootstrap)، وعدد التكرارات { $count }
estimate-design-supplied = بأوزان الدراسة المكررة: { $columns }
builder-refused-named-twice-reason = لا يُقسَّم «{ $subject }» حسب نفسه: فكل فئة من فئاته تكون كل مجموعتها.
builder-refused-named-twice-remedy = اختاروا متغيرا آخر للصفوف والأعمدة والمجموعات.
