# الأرقام الموفَّقة: الخطط التي توازن بين المصادر، وما ينتج عنها، وما كان سيتغيّر.
method-balance = تبحث عن أقرب الأرقام إلى ما تذكره البيانات المنشورة، كلٌّ بمقدار خطئه، بحيث يتحقق كل ما تشترطه الخطة.
step-inputs = أرقام منشورة
step-inputs-text = ما يقوم عليه الرقم: الأرقام التي جمعتها الخطة، ولكل منها طريقه إلى ملفه.
input-own = { $figure } (يذكره مباشرة)
input-tied = { $figure } (تربطه به الخطة)
fact-constraint = ما يجب أن يتحقق

error-basis-published = خطأ منشور
error-basis-source-grade = درجة موثوقية بياناته
error-basis-plan-grade = درجة موثوقية في الخطة
error-basis-declared = خطأ مصرّح به في الخطة
error-basis-drawn = خطأ ما حُسب منه
error-basis-trial = درجة قيد التجربة

balance-head = النسخة { $number } من { $dataflow }، وازنتها الخطة { $plan } انطلاقًا من { $inputs }.
balance-input = { $dataflow }، النشرة { $number }
balance-estimate = ‏{ $value } (الخطأ المعياري { $error })
balance-cells = الأرقام
balance-cell = { $cell } ({ $period }): { $stated } حسب المصادر، و{ $balanced } بعد الموازنة ({ $adjustment })
balance-cell-unstated = { $cell } ({ $period }): لا يذكره أي مصدر، و{ $balanced } بعد الموازنة
balance-cell-unknown = { $cell } ({ $period }): لا شيء يحدّده
balance-share = { $source }: { $amount }
balance-share-soft = ما لا يتحقق إلا على وجه التقريب
balance-statements = الإفادات
balance-statement = { $statement } عن { $cell }: { $stated } ({ $basis })، وأُزيح بمقدار { $adjustment }
balance-statement-left-out = { $statement } عن { $cell }: لم تُستعمل
balance-basis-grade = { $basis }، { $grade }
balance-fit = مقارنةً بكل ما عداها: { $difference } (الخطأ المعياري { $error })، ⁦z = { $z }⁩
balance-correlation = يُفترض أن أخطاء { $statements } مترابطة (معامل الارتباط { $number }).
balance-independent = يُفترض أن أخطاء الأرقام المختلفة مستقل بعضها عن بعض. والرقم المحسوب من أرقام أخرى يحمل أخطاءها.
balance-independent-others = ويُفترض أن سائر الأخطاء مستقل بعضها عن بعض. والرقم المحسوب من أرقام أخرى يحمل أخطاءها.
balance-constraints = ما يجب أن يتحقق
balance-constraint = { $name }: الفارق { $before } قبل الموازنة و{ $after } بعدها
balance-plausibility = { $n ->
    [0] لا شيء يراقب شيئًا: لم يُذكر أكثر مما يلزم.
    [one] ‏⁦χ² = { $chi }⁩ بدرجة حرية واحدة، ⁦p { $p }⁩.
    [two] ‏⁦χ² = { $chi }⁩ بدرجتي حرية، ⁦p { $p }⁩.
    [few] ‏⁦χ² = { $chi }⁩ و{ $n_text } درجات حرية، ⁦p { $p }⁩.
    [many] ‏⁦χ² = { $chi }⁩ و{ $n_text } درجة حرية، ⁦p { $p }⁩.
   *[other] ‏⁦χ² = { $chi }⁩ و{ $n_text } درجة حرية، ⁦p { $p }⁩.
 }
balance-suspect = الأقل توافقًا مع البقية: { $what }، ⁦z = { $z }⁩.
balance-suspect-equals = { $n ->
    [one] إفادة أخرى لا توافق البقية بالقدر نفسه تمامًا: الأرقام وحدها لا تبيّن أيها الخاطئ.
    [two] إفادتان أخريان لا توافقان البقية بالقدر نفسه تمامًا: الأرقام وحدها لا تبيّن أيها الخاطئ.
    [few] { $n_text } إفادات أخرى لا توافق البقية بالقدر نفسه تمامًا: الأرقام وحدها لا تبيّن أيها الخاطئ.
    [many] { $n_text } إفادة أخرى لا توافق البقية بالقدر نفسه تمامًا: الأرقام وحدها لا تبيّن أيها الخاطئ.
   *[other] { $n_text } إفادة أخرى لا توافق البقية بالقدر نفسه تمامًا: الأرقام وحدها لا تبيّن أيها الخاطئ.
 }
balance-findings = ما ينبغي معرفته
balance-changes = ما كان سيتغيّر
balance-change = { $cell } ({ $period }): من { $before } إلى { $after } ({ $difference })
balance-change-none = لن يتغيّر شيء.
balance-change-none-drawn = { $statements }: رقم محسوب من إفادات أخرى ويحمل أخطاءها، فجرّبوا درجة لتلك الإفادات.
balance-none = لا شيء
balance-facet = { $facet } ({ $relation })

refusal-input-not-public = ليس لـ«{ $subject }» نشرة متاحة للعموم، والخطة تحتاج إليها. انشروها أولًا.
refusal-input-withdrawn = سُحبت «{ $subject }»، فلا يُصنع منها شيء جديد. انشروها من جديد أو أخرجوها من الخطة.
refusal-nothing-determined = لا يحصل أي رقم من «{ $subject }» على قيمة: تقول الخطة أقل مما تطلب.
refusal-balance-contradicts = لا يمكن أن تتحقق قيود خطة «{ $subject }» معا، فلم يُعدّ شيء. يسمّيها الأمران «marsad version build» و«marsad pack check»؛ صححوا الخطة.
refusal-not-balanced = لا تُعدّ «{ $subject }» بخطة توازن بين المصادر.
refusal-unknown-statement = ليس في الخطة إفادة ولا مصدر باسم «{ $subject }».
pack-unused = «{ $what }» مذكور ولا يستعمله شيء ({ $where }).
pack-same-ends = يقود الجسر من «{ $what }» إلى نفسه ({ $where }): اذكروا رقمًا آخر في أحد طرفيه أو احذفوه.
pack-empty-interval = المجال بلا اتساع: { $what } ({ $where }). اكتبوا حدًّا أدنى أصغر من الأعلى، أو اذكروا رقمين، أو صرّحوا بأنه لا مجال.
pack-zero = «{ $what }» صفر أو ليس عددًا ({ $where }): اكتبوا عددًا آخر أو احذفوه.
pack-no-share = تقع الحصة بين { NUMBER(0) } و{ NUMBER(1) }، وليس { $what } كذلك ({ $where }): اكتبوها جزءًا من واحد أو خذوا مقدارًا.
pack-no-figure = لا يُعرف رقم لـ { $what } ({ $where }): صحّحوا الفترة أو الرموز، أو أضيفوا الرقم.
pack-other-frequency = طول الفترة لا يوافق الدورية: { $what } ({ $where }). صحّحوا الخاطئة منهما.
pack-not-latest = يوصى بهذا الرقم لأنه الأحدث، و«{ $what }» أحدث منه ({ $where }): أوصوا بذلك الرقم أو اذكروا قاعدة أخرى.
pack-not-widest = يوصى بهذا الرقم لأنه الأشمل، و«{ $what }» أشمل منه ({ $where }): أوصوا بذلك الرقم أو اذكروا قاعدة أخرى.
pack-not-official = يوصى بهذا الرقم لأنه صادر عن المؤسسة التي كلفها القانون، وليست «{ $what }» مؤسسة عمومية في البلد ({ $where }): أوصوا برقم آخر أو اذكروا قاعدة أخرى.
pack-not-reconciled = يوصى بهذا الرقم لأنه يوازن بين كل الأرقام، ولا تنتجه أي خطة موازنة ({ $where }): أوصوا برقم خطة كهذه أو اذكروا قاعدة أخرى.
pack-mixed-interval = يجمع المجال أرقامًا لا تعد الشيء نفسه في التاريخ نفسه: { $what } ({ $where }). اذكروا أرقامًا لها تعريف واحد وتاريخ واحد، أو اتركوه فالقراء يُنبَّهون إليه.
pack-remarks = { $n ->
    [zero] لا ملاحظات؛ الحزمة صالحة للاستعمال
    [one] ملاحظة واحدة؛ الحزمة صالحة للاستعمال
    [two] ملاحظتان؛ الحزمة صالحة للاستعمال
    [few] { $n_text } ملاحظات؛ الحزمة صالحة للاستعمال
    [many] { $n_text } ملاحظة؛ الحزمة صالحة للاستعمال
   *[other] { $n_text } ملاحظة؛ الحزمة صالحة للاستعمال
 }
balance-rounding = يُقرَّب ما يُنشر بحيث يظل كل ما يجب أن يصح تمامًا صحيحًا، فقد يبتعد الرقم المنشور عن الرقم المذكور هنا بوحدة من الرقم الأخير.
