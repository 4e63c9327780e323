# المراجعة وقوائم التحقق والنشر.
tasks-title = ما ينتظركم
tasks-count = { $n ->
    [0] لا شيء في الانتظار
    [one] مهمة واحدة
    [two] مهمتان
    [few] { $n_text } مهام
    [many] { $n_text } مهمة
   *[other] { $n_text } مهمة
 }
tasks-none = لا شيء ينتظركم. ما ينجزه الآخرون ويتوقف إتمامه عليكم يظهر هنا من تلقاء نفسه.
tasks-register = سجل التناقضات
task-since = منذ
task-due = أجل قريب
task-late = متأخر
task-superseded = حلّت محلّها { $later }
task-older = { $n ->
    [one] ملف سابق واحد للفترات نفسها حلّ هذا محلّه
    [two] ملفان سابقان للفترات نفسها حلّ هذا محلّهما
    [few] { $n_text } ملفات سابقة للفترات نفسها حلّ هذا محلّها
    [many] { $n_text } ملفًا سابقًا للفترات نفسها حلّ هذا محلّها
   *[other] { $n_text } ملف سابق للفترات نفسها حلّ هذا محلّها
 }
task-send-data = إرسال: { $subject }
task-send-data-consequence = ارفعوا الملف أو املؤوا القالب، ويصلكم الجواب في الحال.
task-mend-submission = تصحيح وإعادة إرسال: { $subject }
task-mend-submission-consequence = تبيّن الصفحة موضع الخطأ خانة خانة.
task-answer-reopening = إعادة إرسال بعض الخانات: { $subject }
task-answer-reopening-consequence = لا ينبغي أن تتغير إلا الخانات التي أُعيد فتحها.
task-answer-comment = الرد على تعليق: { $subject }
task-answer-comment-consequence = لا تصدر النشرة قبل حسم كل نقاش.
task-review-submission = اتخاذ قرار: { $subject }
task-review-submission-consequence = قبولها ضمن البيانات أو إرجاعها مع ذكر السبب.
task-prepare-release = إعداد النشرة القادمة: { $subject }
task-prepare-release-consequence = هناك بيانات مقبولة لم تدخل أي نشرة بعد.
task-balance-again = إعادة الموازنة: { $subject }
task-balance-again-consequence = وُوزنت هذه البيانات من نشرة حلّت أخرى محلّها منذئذ: أعيدوا موازنة البيانات واقترحوا نشرها من جديد.
task-input-withdrawn = سُحب ما وُوزنت منه: { $subject }
task-input-withdrawn-consequence = لا يمكن موازنة هذه البيانات من جديد قبل إعادة نشر ما سُحب: احرصوا على ذلك، أو اسحبوها هي أيضًا.
task-answer-checklist = الإجابة عن قائمة التحقق: { $subject }
task-answer-checklist-consequence = لا يمكن الموافقة على النشرة قبل ذلك.
task-approve-release = الموافقة بصفة شخص ثان: { $subject }
task-approve-release-consequence = بعد الموافقة تصبح متاحة للعموم في موعدها من تلقاء نفسها.
task-settle-contradictions = تناقضات لم يشرحها أحد: { $subject }
task-settle-contradictions-consequence = اسألوا الجهات المسؤولة، ثم دوّنوا ما آل إليه كل تناقض.
task-sign-agreement = إمضاء الاتفاقية: { $subject }
task-sign-agreement-consequence = تلزم مؤسستكم متى أُمضيت.
task-do-action = عمل كلّفت به لجنة القيادة: { $subject }
task-do-action-consequence = مؤسستكم مكلفة به.
task-read-prerelease = الاطلاع قبل النشر: { $subject }
task-read-prerelease-consequence = يُسجَّل كل اطلاع.

review-title = المراجعة
review-parts = أقسام المراجعة
review-number = الإرسالية
review-agreement = الاتفاقية
review-sent-by = أرسلها
review-sent-at = تاريخ الإرسال
review-state-received = وصلت ولم تُقرأ بعد
review-state-checked = تنتظر قرارا
review-state-returned = مُرجعة
review-state-accepted = مقبولة
review-was-accepted = قبلها { $person }، { $moment }
review-was-returned = أرجعها { $person }، { $moment }
review-decide = القرار
review-reason = السبب
review-accept = قبول
review-accept-consequence = تدخل ضمن البيانات، وتُعدّ التنبيهات منظورا فيها إذا ذُكر سبب.
review-return = إرجاع
review-return-consequence = تعود إلى المرسل مع السبب، وذكره واجب.
review-take-back = الرجوع عن القبول
review-take-back-consequence = تُعدّ النسخة القادمة دونها، وتُسحب الموافقة على كل نشرة تتضمّنها وتنتظر موعدها، ويبقى ما نُشر إلى أن يُسحب أو يُصحَّح.
review-found = ما وُجد
review-unread = لم يقرأ أحد الملف بعد.
review-places = { $n ->
    [one] موضع واحد: { $places }
    [two] موضعان: { $places }
    [few] { $n_text } مواضع، منها { $places }
    [many] { $n_text } موضعا، منها { $places }
   *[other] { $n_text } موضع، منها { $places }
 }
review-release-waits = النشرة { $number } من «{ $dataset }» مبنية على هذه الإرسالية، وقد حظيت بالموافقة وتنتظر موعدها: { $moment }.
review-release-waits-consequence = إعادة فتح الخانات لا توقفها، بل يكون ذلك في صفحتها. ويوقفها سحب هذا القبول، أو رد يصحّح خانات أُعيد فتحها.
review-release-stops = قبول هذه الإرسالية يسحب الموافقة على النشرة { $number } من «{ $dataset }» التي تنتظر موعدها ({ $moment })، إذ ستصدر بأرقام تصحّحها هذه الإرسالية.
review-changes = ما يتغير
review-difference = مقارنة بما قُبل من قبل: الجديد { $new }، والمتغير { $changed }، وما بقي رقمه وتغيّر بيانه { $retold }، وما لم يُعد إرساله { $vanished }، وما بقي على حاله { $same }.
review-undone = قُبل من قبل ملف وصل بعد هذا: { $later }. وهذا الملف يقول شيئا آخر في الخانات نفسها، فقبوله يعيد الأرقام الأقدم. ولا يُقبل إلا مع ذكر السبب.
review-replaced = { $n ->
    [one] خانة واحدة قدّمتها { $provider } («{ $submission }») تأخذ قيمة أخرى. لا يُقبل الملف إلا مع ذكر السبب، وتُعلَم { $provider } بالخانة لا بالقيمة.
    [two] خانتان قدّمتهما { $provider } («{ $submission }») تأخذان قيمة أخرى. لا يُقبل الملف إلا مع ذكر السبب، وتُعلَم { $provider } بالخانتين لا بالقيمتين.
    [few] { $n_text } خانات قدّمتها { $provider } («{ $submission }») تأخذ قيما أخرى. لا يُقبل الملف إلا مع ذكر السبب، وتُعلَم { $provider } بالخانات لا بالقيم.
    [many] { $n_text } خانة قدّمتها { $provider } («{ $submission }») تأخذ قيما أخرى. لا يُقبل الملف إلا مع ذكر السبب، وتُعلَم { $provider } بالخانات لا بالقيم.
   *[other] { $n_text } خانة قدّمتها { $provider } («{ $submission }») تأخذ قيما أخرى. لا يُقبل الملف إلا مع ذكر السبب، وتُعلَم { $provider } بالخانات لا بالقيم.
 }
review-beside-others = مقارنة بما أرسلته مؤسسات أخرى
review-beside-others-lede = لا يُعلَم المرسل بهذا ولا يعاد إليه الملف بسببه، لأنه مبني على أرقام مقبولة لمؤسسات أخرى لم تُنشر.
review-series = السلسلة
review-period = الفترة
review-accepted = المقبول سابقا
review-sent-now = المرسل الآن
review-completeness = هل كل شيء موجود
review-share = { $percent } من السلاسل المقبولة سابقا موجودة: سلاسل الفترتين السابقتين وسلاسل الفترة نفسها.
review-present = الموجود
review-expected = المنتظر
review-missing = الناقص
review-whole = كامل
review-not-whole = غير كامل
review-nothing-before = لا شيء يُقارَن به
review-rest-accepted = جزء، وباقي الفترة مقبول من قبل
review-not-looked = لم تجر المقارنة: لم يُقرأ الملف، أو هو أكبر من أن تُستعرض سلاسله واحدة واحدة.
review-plausibility = هل الأرقام معقولة
review-plausibility-lede = السلاسل التي فيها ملاحظات أولا، ثم أكثرها تحركا. النقاط المفرغة هي المرسلة الآن.
review-values = القيم في جدول
review-chart-description = قيم { $series } المقبولة سابقا والمرسلة الآن
review-chart-empty = لا قيمة تُرسم
review-ratio-unusual = { $ratio } ضعف القيمة السابقة، والمعتاد من { $low } إلى { $high }
review-ratio-usual = { $ratio } ضعف القيمة السابقة، في حدود المعتاد (من { $low } إلى { $high })
review-outlier = بعيدة عن بقية سلسلتها: الدرجة { $score }، والمعتاد لا يتجاوز { NUMBER(3.5) }
review-no-outlier = غير بعيدة عن بقية سلسلتها: الدرجة { $score }
review-no-test = الماضي أقصر من أن يُختبر به
review-series-more = { $n ->
    [one] سلسلة أخرى أقل غرابة
    [two] سلسلتان أخريان أقل غرابة
    [few] { $n_text } سلاسل أخرى أقل غرابة
    [many] { $n_text } سلسلة أخرى أقل غرابة
   *[other] { $n_text } سلسلة أخرى أقل غرابة
 }
review-comments = التعليقات
review-no-comments = لم يقل أحد شيئا بعد. يبدأ التعليق على خانة من قيمتها في الجداول أعلاه.
review-whole-submission = الإرسالية كلها
review-comment-cell = التعليق على هذه القيمة
review-about = بخصوص
review-comment = التعليق
review-comment-send = إضافة التعليق
review-for = من يقرؤه
review-for-sender = المؤسسة والمرصد
review-for-observatory = المرصد وحده
review-internal = للمرصد وحده
review-open = مفتوح
review-settled = محسوم
review-answer = الرد
review-answer-send = إرسال الرد
review-settle = حسم النقاش
review-reopenings = خانات أُعيد فتحها
review-reopening-open = في انتظار المؤسسة
review-reopening-come = وصل جواب ينتظر القرار
review-reopening-closed = وصل الرد
review-reopening-lacks = { $n ->
    [one] خانة واحدة أُعيد فتحها ليست في هذا الملف. وتبقى مطلوبة من المؤسسة، حتى إن قُبل هذا الملف.
    [two] خانتان أُعيد فتحهما ليستا في هذا الملف. وتبقيان مطلوبتين من المؤسسة، حتى إن قُبل هذا الملف.
    [few] { $n_text } خانات أُعيد فتحها ليست في هذا الملف. وتبقى مطلوبة من المؤسسة، حتى إن قُبل هذا الملف.
    [many] { $n_text } خانة أُعيد فتحها ليست في هذا الملف. وتبقى مطلوبة من المؤسسة، حتى إن قُبل هذا الملف.
   *[other] { $n_text } خانة أُعيد فتحها ليست في هذا الملف. وتبقى مطلوبة من المؤسسة، حتى إن قُبل هذا الملف.
 }
review-outside = تتغير هذه الخانات أيضًا مع أن أحدا لم يفتحها:
review-reopen = إعادة فتح خانات
review-reopen-lede = يُطلب من المؤسسة أن تعيد إرسال هذه الخانات دون سواها. وتبقى الإرسالية مقبولة إلى أن يُقبل الرد.
review-any = الكل
review-reopen-send = طلب هذه الخانات
review-more = { $n ->
    [one] عنصر آخر غير معروض
    [two] عنصران آخران غير معروضين
    [few] { $n_text } عناصر أخرى غير معروضة
    [many] { $n_text } عنصرا آخر غير معروض
   *[other] { $n_text } عنصر آخر غير معروض
 }

contradictions-states = حسب الحالة
contradictions-all = الكل
contradictions-scan = مقارنة كل ما نُشر
contradictions-scan-consequence = تُضاف التناقضات الجديدة، ويُعدّ محلولا ما لم يعد فيه اختلاف، ويُعاد فتح ما كان الجواب عنه يخص رقمين آخرين.
contradictions-desk-none = لا شيء هنا. ما يختلف فيه رقمان منشوران يظهر بعد المقارنة القادمة.
contradictions-public = معروض للعموم
contradictions-not-public = غير معروض للعموم
contradictions-say = النقاش أو تدوين ما آل إليه
contradictions-who-reads = لا يقرأ التعليقات إلا من يعملون على السجل. وما يقرؤه العموم هو الملاحظة للقراء.
contradictions-state = ما آل إليه
contradictions-shown = العرض للعموم
contradictions-as-before = كما كان
contradictions-settle = تدوين

releases-title = النشرات
releases-none = لم يُقترح شيء بعد.
releases-unreleased = مقبول منذ { $day } وليس في أي نشرة
releases-balance-again = تغيّر في { $day } ما وُوزنت منه: لا بدّ من موازنتها من جديد
releases-input-withdrawn = سُحب في { $day } ما وُوزنت منه: يُعاد نشره أو تُسحب هي أيضًا
releases-act = اقتراح أو تصحيح أو سحب
releases-waiting = هناك نشرة في الانتظار: لو اقتُرحت أخرى لحلّت محلّها.
releases-correction-note = للتصحيح ملاحظة للقراء بكل لغة.
releases-propose = إعداد وحماية واقتراح
releases-propose-consequence = لا يقرؤها أحد قبل أن يوافق عليها شخص ثان.
releases-withdraw-lede = سحب ما نُشر: يظهر السبب في الصفحة العمومية بكل لغة.
releases-withdraw = اقتراح السحب
releases-withdraw-consequence = بعد الموافقة تُعلَّم البيانات بأنها مسحوبة، وتبقى الروابط القديمة مقروءة.
release-numbered = النشرة { $number }
release-kind = النوع
release-kind-regular = عادية
release-kind-correction = تصحيح
release-kind-withdrawal = سحب
release-state-proposed = تنتظر الموافقة
release-state-embargoed = تحت الحظر
release-state-public = متاحة للعموم
release-state-outdated = حلّت محلّها أخرى
release-version = النسخة
release-observations = القيم
release-hidden = المحجوب حمايةً للأشخاص
release-proposed-by = اقترحها
release-proposed-at = تاريخ الاقتراح
release-approved-by = وافق عليها
release-public-from = متاحة للعموم من
release-published-at = تاريخ النشر
release-note-ar = ملاحظة للقراء بالعربية
release-note-fr = ملاحظة للقراء بالفرنسية
release-note-en = ملاحظة للقراء بالإنجليزية
release-page = الصفحة العمومية لهذه النشرة
release-withdrawal-page = الصفحة التي تذكر سحبها

checklist-title = قائمة التحقق
checklist-open = { $n ->
    [0] لا بند مفتوح: يمكن الموافقة على النشرة.
    [one] بند واحد مفتوح.
    [two] بندان مفتوحان.
    [few] { $n_text } بنود مفتوحة.
    [many] { $n_text } بندا مفتوحا.
   *[other] { $n_text } بند مفتوح.
 }
checklist-none = لا شيء يقال عن هذه النشرة.
checklist-blocks = يمنع
checklist-asks = يتطلب جوابا
checklist-tells = للعلم
checklist-answered = أُجيب عنه
checklist-by = { $person }، { $moment }
checklist-answer = لماذا يمكن أن تصدر رغم ذلك
checklist-build = إلى صفحة إعداد النشرات
checklist-send = إجابة
checklist-input-returned = «{ $subject }» التي بُنيت عليها لم تعد مقبولة أو سُحبت.
checklist-input-replaced = وُوزنت انطلاقًا من النشرة { $number } من «{ $subject }»، وقد حلّت محلّها النشرة { $current }: أعيدوا موازنتها، أو بيّنوا لماذا يمكن أن تصدر.
checklist-open-comment = { $n ->
    [one] نقاش واحد حول «{ $subject }» لم يُحسم.
    [two] نقاشان حول «{ $subject }» لم يُحسما.
    [few] { $n_text } نقاشات حول «{ $subject }» لم تُحسم.
    [many] { $n_text } نقاشا حول «{ $subject }» لم يُحسم.
   *[other] { $n_text } نقاش حول «{ $subject }» لم يُحسم.
 }
checklist-open-reopening = أُعيد فتح خانات من «{ $submission }» ({ $subject }) ولم تعد بعد. السبب: { $reason }
checklist-corrected-since = { $n ->
    [one] أُعيد فتح خانة منها وعادت على غير ما كانت عليه في «{ $subject }» بعد بناء هذه النسخة: { $series }، { $period }. أعيدوا بناءها.
    [two] أُعيد فتح خانتين منها وعادتا على غير ما كانتا عليه في «{ $subject }» بعد بناء هذه النسخة، ومنهما: { $series }، { $period }. أعيدوا بناءها.
    [few] أُعيد فتح { $n_text } خانات منها وعادت على غير ما كانت عليه في «{ $subject }» بعد بناء هذه النسخة، ومنها: { $series }، { $period }. أعيدوا بناءها.
    [many] أُعيد فتح { $n_text } خانة منها وعادت على غير ما كانت عليه في «{ $subject }» بعد بناء هذه النسخة، ومنها: { $series }، { $period }. أعيدوا بناءها.
   *[other] أُعيد فتح { $n_text } خانة منها وعادت على غير ما كانت عليه في «{ $subject }» بعد بناء هذه النسخة، ومنها: { $series }، { $period }. أعيدوا بناءها.
 }
checklist-accepted-since = { $n ->
    [one] قُبلت «{ $subject }» بعد بناء هذه النسخة، وفيها خانة لا توجد في النسخة أو هي فيها على غير ذلك: { $series }، { $period }. أعيدوا بناءها، أو بيّنوا لماذا يمكن أن تصدر هكذا.
    [two] قُبلت «{ $subject }» بعد بناء هذه النسخة، وفيها خانتان لا توجدان في النسخة أو هما فيها على غير ذلك، ومنهما: { $series }، { $period }. أعيدوا بناءها، أو بيّنوا لماذا يمكن أن تصدر هكذا.
    [few] قُبلت «{ $subject }» بعد بناء هذه النسخة، وفيها { $n_text } خانات لا توجد في النسخة أو هي فيها على غير ذلك، ومنها: { $series }، { $period }. أعيدوا بناءها، أو بيّنوا لماذا يمكن أن تصدر هكذا.
    [many] قُبلت «{ $subject }» بعد بناء هذه النسخة، وفيها { $n_text } خانة لا توجد في النسخة أو هي فيها على غير ذلك، ومنها: { $series }، { $period }. أعيدوا بناءها، أو بيّنوا لماذا يمكن أن تصدر هكذا.
   *[other] قُبلت «{ $subject }» بعد بناء هذه النسخة، وفيها { $n_text } خانة لا توجد في النسخة أو هي فيها على غير ذلك، ومنها: { $series }، { $period }. أعيدوا بناءها، أو بيّنوا لماذا يمكن أن تصدر هكذا.
 }
checklist-missing-text = النص «{ $text }» غير متوفر بتلك اللغة.
checklist-missing-period = الفترة { $period } منشورة الآن وستختفي.
checklist-large-revision = { $n ->
    [one] رقم واحد يتغير بأكثر من { PERCENT(10) }: { $series }، { $period }، بنسبة { $percent }.
    [two] رقمان يتغيران بأكثر من { PERCENT(10) }، وأكبر تغيّر في { $series }، { $period }، بنسبة { $percent }.
    [few] { $n_text } أرقام تتغير بأكثر من { PERCENT(10) }، وأكبر تغيّر في { $series }، { $period }، بنسبة { $percent }.
    [many] { $n_text } رقما يتغير بأكثر من { PERCENT(10) }، وأكبر تغيّر في { $series }، { $period }، بنسبة { $percent }.
   *[other] { $n_text } رقم يتغير بأكثر من { PERCENT(10) }، وأكبر تغيّر في { $series }، { $period }، بنسبة { $percent }.
 }
checklist-open-contradiction = { $n ->
    [one] تناقض واحد مفتوح بين هذه الأرقام وغيرها: { $entries }.
    [two] تناقضان مفتوحان بين هذه الأرقام وغيرها: { $entries }.
    [few] { $n_text } تناقضات مفتوحة بين هذه الأرقام وغيرها: { $entries }.
    [many] { $n_text } تناقضا مفتوحا بين هذه الأرقام وغيرها: { $entries }.
   *[other] { $n_text } تناقض مفتوح بين هذه الأرقام وغيرها: { $entries }.
 }
checklist-contradiction = { $first }، مقابل { $second } ({ $period })
checklist-contradiction-side = { $series }: { $number }
checklist-answer-outlived = تناقض سُجّل على أنه «{ $state }» من أجل رقمين تغيّرهما هذه النشرة: { $entry }. ويصيران { $numbers }. وتعيد المقارنة القادمة فتحه.
checklist-warning-unanswered = { $n ->
    [one] تنبيه واحد «{ $code }» في «{ $submission }» بقي دون جواب.
    [two] تنبيهان «{ $code }» في «{ $submission }» بقيا دون جواب.
    [few] { $n_text } تنبيهات «{ $code }» في «{ $submission }» بقيت دون جواب.
    [many] { $n_text } تنبيها «{ $code }» في «{ $submission }» بقي دون جواب.
   *[other] { $n_text } تنبيه «{ $code }» في «{ $submission }» بقي دون جواب.
 }
checklist-balance-finding = ما ينبغي معرفته عن الموازنة: { $finding }
checklist-rule-broken = { $n ->
    [one] الملفات مجتمعة تخالف قاعدة في خانة واحدة: { $series }، { $period }: «{ $rule }»
    [two] الملفات مجتمعة تخالف قاعدة في خانتين، منهما { $series }، { $period }: «{ $rule }»
    [few] الملفات مجتمعة تخالف قاعدة في { $n_text } خانات، منها { $series }، { $period }: «{ $rule }»
    [many] الملفات مجتمعة تخالف قاعدة في { $n_text } خانة، منها { $series }، { $period }: «{ $rule }»
   *[other] الملفات مجتمعة تخالف قاعدة في { $n_text } خانة، منها { $series }، { $period }: «{ $rule }»
 }
checklist-cells-replaced = { $n ->
    [one] تعطي «{ $submission }» قيمة أخرى لخانة واحدة من «{ $other }» لمؤسسة أخرى وحلّت محلها: { $series }، { $period }.
    [two] تعطي «{ $submission }» قيما أخرى لخانتين من «{ $other }» لمؤسسة أخرى وحلّت محلهما، منهما { $series }، { $period }.
    [few] تعطي «{ $submission }» قيما أخرى في { $n_text } خانات من «{ $other }» لمؤسسة أخرى وحلّت محلها، منها { $series }، { $period }.
    [many] تعطي «{ $submission }» قيما أخرى في { $n_text } خانة من «{ $other }» لمؤسسة أخرى وحلّت محلها، منها { $series }، { $period }.
   *[other] تعطي «{ $submission }» قيما أخرى في { $n_text } خانة من «{ $other }» لمؤسسة أخرى وحلّت محلها، منها { $series }، { $period }.
 }
checklist-period-in-part = { $n ->
    [one] «{ $agreement }»: فترة واحدة وصل جزء منها فقط: { $period } (السلاسل: { $accepted } من { $expected }). اطلبوا الباقي أو بيّنوا لماذا يجوز النشر من دونه.
    [two] «{ $agreement }»: فترتان وصل جزء منهما فقط، أولاهما { $period } (السلاسل: { $accepted } من { $expected }). اطلبوا الباقي أو بيّنوا لماذا يجوز النشر من دونه.
    [few] «{ $agreement }»: { $n_text } فترات وصل جزء منها فقط، أولاها { $period } (السلاسل: { $accepted } من { $expected }). اطلبوا الباقي أو بيّنوا لماذا يجوز النشر من دونه.
    [many] «{ $agreement }»: { $n_text } فترة وصل جزء منها فقط، أولاها { $period } (السلاسل: { $accepted } من { $expected }). اطلبوا الباقي أو بيّنوا لماذا يجوز النشر من دونه.
   *[other] «{ $agreement }»: { $n_text } فترة وصل جزء منها فقط، أولاها { $period } (السلاسل: { $accepted } من { $expected }). اطلبوا الباقي أو بيّنوا لماذا يجوز النشر من دونه.
 }
checklist-hidden-cells = { $n ->
    [one] قيمة واحدة محجوبة حمايةً للأشخاص.
    [two] قيمتان محجوبتان حمايةً للأشخاص.
    [few] { $n_text } قيم محجوبة حمايةً للأشخاص.
    [many] { $n_text } قيمة محجوبة حمايةً للأشخاص.
   *[other] { $n_text } قيمة محجوبة حمايةً للأشخاص.
 }
checklist-no-note = يحتاج التصحيح أو السحب إلى ملاحظة للقراء.
checklist-second-person-missing = كل من يمكنه الموافقة عليها شارك في إعدادها.
checklist-before-calendar = أُعلن عن نشرة أخرى في { $moment }، وهذه ستحلّ محلّها.
checklist-withdrawn-before = نُشرت هذه الأرقام نفسها من قبل ثم سُحبت بالنشرة { $number } ({ $moment }). بيّن ما يجعلها صالحة للنشر الآن.
checklist-outdated = حلّت محلّ هذه النشرة نشرة أحدث، فلم تعد الموافقة عليها ممكنة. اقترحوها من جديد إن كانت ما زالت مطلوبة.

rehearsal-title = التجربة
rehearsal-begin = تجربة النشر
rehearsal-consequence = تمرّ بمراحل النشر دون نشر، ولا يُكتب شيء.
rehearsal-differences = أرقام ستُضاف أو تتغير أو تختفي
rehearsal-took = المدة بالملّي ثانية للفتح والمقارنة والتحقق
rehearsal-pages = صفحات ستتغير
rehearsal-ways = روابط هذه الصفحات التي جرى تتبعها باللغات الثلاث
rehearsal-ways-left = روابط لم يجر تتبعها لكثرتها
rehearsal-broken = روابط لا تؤدي إلى شيء
rehearsal-broken-on = في
rehearsal-broken-none = كل رابط جرى تتبعه يؤدي إلى صفحة موجودة وإلى موضع موجود فيها.
rehearsal-texts = نصوص تنقصها لغة

approve-title = الموافقة بصفة شخص ثان
approve-not-ready = في قائمة التحقق بنود مفتوحة: سترفض الموافقة.
approve-from = متاحة للعموم من
approve-from-blank = بالدقيقة، وفي الحال إن لم يُذكر موعد.
approve-send = موافقة
approve-consequence = من تلك الدقيقة يقرؤها الجميع، وقبل حلولها يمكن لمن له حق الموافقة أو للمدير تغيير الموعد أو سحب الموافقة مع ذكر السبب.

prerelease-title = قبل النشر
prerelease-list = الاطلاع قبل النشر
prerelease-look = قراءة الجدول كما سيكون
prerelease-balance = كيف وُوزنت الأرقام، وما كانت درجة أخرى ستغيّره
prerelease-logged = يُدوَّن كل اطلاع في سجل التدقيق.
prerelease-until = تحت الحظر إلى { $moment }.
prerelease-proposed = مقترحة ولم تتم الموافقة عليها بعد.
prerelease-value = القيمة
prerelease-good = ساري
prerelease-revoked = مسحوب
prerelease-revoke = سحب
prerelease-looks = من اطلع
prerelease-who = من
prerelease-when = متى
prerelease-where = من أين
prerelease-from = ابتداء من
prerelease-grant = منح الاطلاع

refusal-changed-meanwhile = سبقكم شخص آخر، والحالة الآن: { $subject }. انظروا من جديد قبل أن تقرروا.
refusal-later-accepted = قُبل من قبل ملف وصل بعد هذا: «{ $subject }». وهذا الملف يعيد أرقاما أقدم. لا تقبلوه إلا مع ذكر السبب، أو أعيدوه.
refusal-replaces-others = تأخذ خانات من «{ $subject }» التي أرسلتها مؤسسة أخرى قيما أخرى. لا تقبلوا الملف إلا مع ذكر السبب، أو أعيدوه.
refusal-unknown-comment = لا يوجد تعليق «{ $subject }».
refusal-not-reopened = ليس في «{ $subject }» مثل هذه الخانات. اختاروا رمزا أو فترة مما فيها على الأقل.
refusal-reopened-already = أُعيد فتح هذه الخانات من قبل ولم تعد بعد. السبب المذكور حينها: { $subject }
refusal-already-proposed = هناك اقتراح في الانتظار، «{ $subject }»، من الإصدار نفسه وبعبارات أخرى. انظروا فيه؛ ومن كان أمامه في قائمة النشرات يمكنه أن يقترح آخر مكانه.
refusal-checklist-blocks = في قائمة التحقق الخاصة بـ «{ $subject }» بنود مفتوحة. احسموا ما يمنع وأجيبوا عما يُسأل عنه، ثم وافقوا.
refusal-already-withdrawn = سُحبت «{ $subject }» من قبل، ويبقى السبب الذي ذُكر حينها.
refusal-unknown-grant = لا يوجد مثل هذا الإذن: «{ $subject }».
demo-reason = قُبلت من أجل العرض، وقُرئت الملاحظات.
