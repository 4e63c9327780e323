# صفحات الأسئلة والتضارب، والبطاقة نفسها في ملفات وفي الطرفية، وكيفية قراءة الجداول.
menu-questions = الأسئلة
home-questions = سؤال واحد وكل الأرقام
home-all-questions = كل الأسئلة
questions-lede = ما يسأل عنه الناس في شأن الهجرة، وإلى جانبه كل الأرقام الرسمية: لماذا تختلف، خطوة بخطوة، وأيّها يُعتمد.
questions-list = القائمة
questions-none = لم يُطرح هنا سؤال بعد.
dataflow-questions = أسئلة تساعد هذه البيانات على الإجابة عنها

question-recommended = الرقم الموصى به
question-interval = بين { $low } و{ $high }
question-interval-of-rounding = { $between }، بفعل التقريب وحده
question-step-error-unknown = لم يُنشر مدى دقة هذه الأرقام.
question-figure = { $number } { $unit }
question-figure-period = { $number } { $unit }، { $period }
question-from = المصدر: { $sources }.
question-pair = { $name }: { $said }
question-no-figure = لم يُنشر بعد أي رقم في هذا الشأن.
question-not-published = غير منشور
question-told = { $n ->
    [two] رقمان رسميان، من { $low } إلى { $high }
    [few] { $n_text } أرقام رسمية، من { $low } إلى { $high }
    [many] { $n_text } رقمًا رسميًا، من { $low } إلى { $high }
   *[other] { $n_text } رقم رسمي، من { $low } إلى { $high }
 }
question-told-one = رقم رسمي واحد
question-switches = الإحصاء بتعريف آخر
question-switched = يُحصي هذا الرقم بتعريف غير تعريف الرقم الموصى به: { $label }.
question-back = العودة إلى الرقم الموصى به
question-axis = كل الأرقام الرسمية على محور واحد
question-every-figure = كل الأرقام الرسمية
question-not-drawn = غير مرسومة على المحور لأنها بوحدة أخرى: { $names }.
question-difference = { $facet }: { $value } ({ $relation })
question-unsaid = لا يبيّنه إلا أحدهما، فلا يُعرف هل هو نفسه: { $facets }
question-mixed = لا تتفق فيه حدود حساب أحدهما: { $facets }
question-unlike-terms = ما جُمع أو طُرح لحسابه لا يحصي الشيء نفسه: { $facets }.
question-bridges = من رقم إلى آخر
question-bridges-text = تبيّن كل خطوة مقدارها وما تستند إليه. وما لا تفسّره أي خطوة يُعرض ولا يُخفى.
question-bridge-missing = من { $from } إلى { $to }: لا يمكن عرض هذا الجسر، إذ لا رقم قائمًا الآن لـ{ $missing }.
question-bridge = من { $from } إلى { $to }
question-steps = الخطوات
question-share-of-rest = تأخذ هذه الحصة مما يبقى قبلها.
question-estimate = القيمة المقدّرة { $value } بخطأ معياري قدره { $error }. المصدر: { $source }
question-assumed = القيمة المعتمدة { $central }، ويُرى الحد الأدنى الممكن { $low } والحد الأقصى { $high }.
question-assumed-part = القيمة المعتمدة { $central } من { $whole }، ويُرى الحد الأدنى الممكن { $low } منه والحد الأقصى { $high } منه.
question-unexplained-stays = لا تفسّره أي خطوة.
question-unexplained-may-be-nothing = لا تفسّره أي خطوة، وربما كان لا شيء: فحدود الخطوات تشمل الصفر.
question-story = { $name }: { $number }
question-story-interval = { $name }: { $number }، { $interval }
question-changes = ما تغيّر منذ آخر مرة
question-change = { $name }: كان { $before } وصار { $after } منذ النشرة { $release } بتاريخ { $date }.
question-changed-recommended = الرقم الموصى به
question-unchanged = لم تغيّر أحدث النشرات أيًّا من هذه الأرقام.
question-histories = كل رقم عبر الزمن
question-history-point = { $number } ({ $period })
question-on-paper = في العنوان أسفل الورقة: فيمَ يختلف كل رقم عن الرقم المعروض بخط كبير، وتطوره كاملا، وكيف احتُسب.
question-definitions = التعريفات كاملة
question-two-definitions = تعريفان جنبًا إلى جنب
question-first = الرقم الأول
question-second = الرقم الثاني
question-compare = مقارنة
question-releases = النشرات التي جاءت منها هذه الأرقام
question-moved-on = تُعرض النشرة { $number } من «{ $name }» لأن هذا الرابط يذكرها، وقد حلّت محلّها النشرة { $current }، فربما تغيّرت الأرقام.
question-citation = { $sources }: { $number } { $unit } ({ $period }). الرقم الموصى به جوابًا عن سؤال «{ $question }»، { $date }. { $publisher }، { $link }
question-citation-switched = { $sources }: { $number } { $unit } ({ $period }؛ { $label }). جوابًا عن سؤال «{ $question }»، { $date }. { $publisher }، { $link }
question-citation-bare = «{ $question }»، { $date }. { $publisher }، { $link }
permalink-question = رابط دائم يذكر النشرات

question-head-question = السؤال
question-head-why = لماذا تختلف الأرقام
question-head-counts = ما يُحصيه
question-head-rule = لماذا هذا الرقم
question-head-source = المصدر
question-head-period = التاريخ
question-head-figure = الرقم
question-head-interval = المجال
question-head-low = على الأقل
question-head-high = على الأكثر
question-head-unit = الوحدة
question-head-method = طريقة الإحصاء
question-head-coverage = الشمول
question-head-differences = مقارنةً بالرقم الموصى به
question-head-note = ما ينبغي معرفته
question-head-made = ممّ يتكوّن
question-head-from = من
question-head-to = إلى
question-head-step = الخطوة
question-head-amount = المقدار
question-head-after = الباقي
question-head-basis = ما تستند إليه
question-head-facet = ما يُقال عن
question-head-relation = الأول بالنسبة إلى الثاني
question-sheet-answers = الأرقام
question-sheet-bridges = جسور التوفيق

term-plus = زائد
term-minus = ناقص
term-times = مضروب في
term-over = مقسوم على
series-part = { $name } ({ $codes })

reading-title = كيف يُقرأ هذا الرقم
reading-example = كيف يُقرأ الجدول، من خلال مثال:
unlike = لا يُحصي كل ما هنا الشيء نفسه، فلا تقارنوا ولا تجمعوا دون تثبّت. { $facets }
unlike-facet = { $facet }: { $values }.
unlike-value = { $value } ({ $who })
unlike-where = { $head }: { $others }
unlike-marked = ما وسمه المصدر بالحرف { $mark } لاختلاف تعريفه أو نطاقه: { $who }.
line-broken = الخط مقطوع { $gaps }: لا تُقارن الأرقام التي قبل الانقطاع بالتي بعده.
line-broken-every = كل الخطوط مقطوعة { $gaps }: لا تُقارن الأرقام التي قبل الانقطاع بالتي بعده.
line-broken-some = مواضع انقطاع الخطوط: { $lines }. لا تُقارن الأرقام التي قبل الانقطاع بالتي بعده.
line-gaps-of = { $names } ({ $gaps })
line-gap = بين { $before } و{ $after }

contradictions-title = التضارب بين الأرقام
contradictions-lede = رقمان منشوران عن الشيء نفسه، للزمن نفسه وبالتعريف نفسه، ولا يمكن أن يصحّا معًا. وقد تختلف طريقة العدّ وحدها، وعندئذ يذكر ذلك في موضعه. ويبقى كل تضارب هنا مع ما يقوله أصحابه.
contradictions-link = قراءة قائمة التضارب
contradictions-count = { $n ->
    [zero] لا تضارب في القائمة.
    [one] في القائمة تضارب واحد.
    [two] في القائمة حالتا تضارب.
    [few] في القائمة { $n_text } حالات تضارب.
    [many] في القائمة { $n_text } حالة تضارب.
   *[other] في القائمة { $n_text } حالة تضارب.
 }
contradictions-none = لا شيء منها متاح للعموم الآن. والأرقام التي تختلف لأنها تُحصي أشياء مختلفة ليست متضاربة، وتقود الأسئلة من أحدها إلى الآخر.
contradiction-difference = الفارق
contradiction-tolerance = الفارق الذي يسمح به المصدران
contradiction-found = أول رصد
contradiction-seen = آخر رصد
contradiction-unlike = ما لا يتفق فيه تعريفاهما
contradiction-notes = ما قيل عنه
contradiction-note-numbers = قيل هذا عن الرقمين { $first } و{ $second }.
contradiction-note-reopened = أعادت المقارنة فتحه: تغير الرقمان من { $first_before } و{ $second_before } إلى { $first } و{ $second }.
contradiction-note-found-again = أعادت المقارنة فتحه: وجدت { $first } و{ $second } من جديد، وما زالا متضاربين.
contradiction-note-agree = تغير الرقمان من { $first_before } و{ $second_before } إلى { $first } و{ $second }، ولم يعودا متضاربين.
contradiction-note-gone = لم تعد المقارنة تجد ما وجدته بين { $first } و{ $second }: فقد استُبدل أحدهما أو سُحب، أو تغير منذئذ بيان ما يعدّانه أو مدى الفرق المقبول بينهما.
contradiction-note-by-comparison = مقارنة أطلقها { $who }
contradiction-note-changed = تغير الرقمان من { $first_before } و{ $second_before } إلى { $first } و{ $second }.
contradiction-state-open = مفتوح
contradiction-state-explained = مفسَّر
contradiction-state-resolved = محسوم
contradiction-state-accepted = مقبول
