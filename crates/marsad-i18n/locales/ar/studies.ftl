# الدراسات في البوابة: قائمتها وصفحاتها ومتغيراتها.
menu-studies = الدراسات
studies-lede = مسوح محفوظة إجاباتها هنا: من سُئل وكيف، وكل متغير مع رموزه، وعدد مرات كل إجابة.
studies-search = كلمة من متغير بإحدى اللغات الثلاث
studies-list = كل الدراسات
studies-none = لا دراسة محفوظة هنا بعد.
studies-found = { $n ->
    [zero] لا متغير فيه كل هذه الكلمات.
    [one] متغير واحد فيه هذه الكلمات.
    [two] متغيران فيهما هذه الكلمات.
    [few] { $n_text } متغيرات فيها هذه الكلمات.
    [many] { $n_text } متغيرًا فيها هذه الكلمات.
   *[other] { $n_text } متغير فيها هذه الكلمات.
 }
studies-found-first = { $n ->
    [zero] لا يُعرض منها شيء.
    [one] يُعرض أقربها.
    [two] يُعرض أقرب اثنين منها.
    [few] يُعرض أقرب { $n_text } منها.
    [many] يُعرض أقرب { $n_text } منها.
   *[other] يُعرض أقرب { $n_text } منها.
 }
studies-found-none = كلمات أقل تجد أكثر، وتكفي بداية الكلمة.
studies-in-search = { $n ->
    [zero] لا متغير في الدراسات فيه هذه الكلمات
    [one] متغير واحد في الدراسات فيه هذه الكلمات
    [two] متغيران في الدراسات فيهما هذه الكلمات
    [few] { $n_text } متغيرات في الدراسات فيها هذه الكلمات
    [many] { $n_text } متغيرًا في الدراسات فيها هذه الكلمات
   *[other] { $n_text } متغير في الدراسات فيها هذه الكلمات
 }
studies-one-row = يمثّل الصف الواحد: { $unit }
studies-table-rows = { $table }: { $rows }
studies-no-records = لم تصل الإجابات بعد
studies-no-records-text = لم تصل أي إجابات بعد. تجدون هنا ما هي الدراسة وعمّ تسأل، ويُضاف عدد مرات كل إجابة حين تصل الإجابات.
studies-span = من { $from } إلى { $to }

studies-unknown = لا توجد دراسة باسم «{ $subject }».
studies-unknown-table = ليس في الدراسة جدول باسم «{ $subject }».
studies-unknown-variable = ليس في الدراسة متغير باسم «{ $subject }».
studies-near = لعلّكم تقصدون:

studies-about = عن هذه الدراسة
studies-unit = ما يمثّله الصف الواحد
studies-universe = عمّن تتحدث
studies-coverage = أين
studies-data-kind = نوع البيانات
studies-collected = فترة الجمع
studies-period = الزمن الذي تتناوله الإجابات
studies-modelled-on = على منوال
studies-producers = الإنتاج
studies-authors = المحتوى
studies-nations = البلد
studies-keywords = الكلمات المفتاحية
studies-version = النسخة
studies-citation = { $producers }، «{ $title }»، النسخة { $version }. { $publisher }، { $link }
studies-build = إنشاء جدول
studies-build-with = إنشاء جدول بهذا المتغير

studies-tables = الجداول
studies-tables-text = لا يخرج من المرصد سوى جداول وتكرارات محمية، ولا تخرج إجابات أي شخص أبدًا.
studies-table-persons = الأشخاص
studies-table-listing = جرد الأسر
studies-table-spells = الإقامات
studies-head-table = الجدول
studies-head-rows = الصفوف
studies-head-made = تاريخ الاستلام أو الإنتاج
studies-head-number = الرقم
studies-head-codebook = دليل المتغيرات
studies-head-synthetic = سجلات اصطناعية
studies-released = مجموعات البيانات المنشورة منها
studies-released-none = لم يُنشر منها شيء بعد.

studies-design = كيف سُحبت العينة
studies-weighting = الأوزان
studies-design-of = تصميم العينة في جدول «{ $table }»
studies-design-weights = الوزن
studies-design-probabilities = احتمال الاختيار
studies-design-strata = الطبقات
studies-design-clusters = وحدات المعاينة
studies-design-fpc = عدد وحدات كل طبقة
studies-design-second-subset = ضمن المرحلة الثانية
studies-design-second-weights = وزن المرحلة الثانية
studies-design-second-probabilities = احتمال المرحلة الثانية
studies-design-second-strata = طبقات المرحلة الثانية
studies-design-second-clusters = وحدات المرحلة الثانية
studies-design-second-fpc = عدد وحدات كل طبقة في المرحلة الثانية
studies-design-lonely = طبقة ذات وحدة واحدة
studies-design-replicates = التباين
studies-lonely-fail = توقف التقدير، فالوحدة الواحدة لا تُظهر تباينًا.
studies-lonely-certainty = تُعدّ مسحوبة يقينًا.
studies-lonely-adjust = يُقاس بُعدها عن الصفر، وهو في المتوسطات والنسب متوسط كل الوحدات.
studies-lonely-average = تضيف ما تضيفه الطبقات الأخرى في المتوسط.
studies-replicates-jackknife = بترك وحدة بعد أخرى (جاكنايف).
studies-replicates-half-samples = بأنصاف عينات متوازنة.
studies-replicates-bootstrap = بإعادة السحب (البوتستراب).
studies-replicates-supplied = بأوزان مكررة جاءت مع البيانات.

studies-variables = المتغيرات
studies-answers = الإجابات
studies-for-sample = العينة والأوزان
studies-head-variable = المتغير
studies-head-open = جداول العموم
studies-open = متاح
studies-closed = غير متاح
studies-open-text = يمكن للعموم إنشاء جداول بهذه المتغيرات. أما غيرها فلا يُعرض منه إلا وصفه.
studies-holds = ما يحتويه
studies-asked = من سُئل
studies-level = المستوى
studies-measured-in = الوحدة
studies-role = الدور في تصميم العينة
studies-in-tables = في الجداول
studies-codelist = قائمة الرموز
studies-about-variable = عن هذا المتغير
studies-variable-description = «{ $label }» في دراسة { $study }: من سُئل، وما الإجابات الممكنة، وعدد مرات كل منها.

studies-frequencies = التكرارات
studies-reading = الصفوف إجابات العينة، وبالأوزان تمثّل كل السكان الذين تتحدث عنهم الدراسة.
studies-rounded = تُقرَّب أعداد الإجابات بالأوزان ضمن خطئها المعياري فلا يكشف الطرح عن أحد أكثر مما يسمح به التقريب، وقد يختلف مجموعها عن المجموع الكلي. وتُقدَّر كل نسبة على حدة ثم تُقرَّب على النحو نفسه.
studies-chart-unit = العدد المرجّح
studies-head-answer = الإجابة
studies-weighted = بالأوزان
studies-unweighted = الصفوف
studies-head-share = النسبة من القيم، %
studies-valid = لها قيمة
studies-without = دون قيمة
studies-no-answer = دون إجابة
studies-blank = لم يُسأل أو فارغ
studies-all = كل الصفوف
studies-summary = حصيلة القيم
studies-head-counted = العدّ
studies-head-deviation = الانحراف المعياري
studies-numbers-text = لا يُعرض من الأعداد سوى المتوسط والتشتت، فقيمة مفردة قد تكون قيمة شخص بعينه.
studies-closed-text = لا تُعرض قيم هذا المتغير، فهي تخدم سحب العينة أو قد تدلّ على شخص.
studies-source = المصدر: { $study }، جدول «{ $table }»، الرقم { $number }.
studies-related = متغيرات ذات صلة
studies-beside = المتغيرات المجاورة
studies-previous = قبله
studies-next = بعده
