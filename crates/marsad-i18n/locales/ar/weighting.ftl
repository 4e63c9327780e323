# الأوزان وما يُصنع بها، والسحب المتناسب مع الحجم، وفترات الثقة بأسمائها، ونماذج المناطق الصغيرة.
survey-problem-pps-of-two-phases = لا تُحسب المعاينة المتناسبة مع الحجم إلا في مرحلة واحدة. احذفوا --pps أو المرحلة الثانية.
survey-problem-not-a-quantile = فترة الثقة هذه، أو هذا التعريف، للمئينات وحدها.
survey-problem-area-options = هذه الخيارات لا تجتمع: فقوس الجيب وإعادة معاينته وأثر التصميم الواحد للنسب، وأحجام المناطق لما لا يُجمع (المتوسطات والنسب والمعدلات).
survey-problem-area-twice = المنطقة «{ $area }» مذكورة مرتين في ملف المناطق. اتركوا لكل منطقة صفا واحدا.
survey-problem-area-without-size = ليس للمنطقة «{ $area }» حجم أكبر من الصفر، فلا يمكن عدها في المطابقة مع رقم المجموع. أكملوا حجمها.
survey-problem-no-size-column = لا تطابق متوسطات المناطق ونسبها ومعدلاتها رقما للمجموع إلا إذا عُرف حجم كل منطقة؛ و«{ $name }» ليس عمودا يبينه. سموا عمودا بالخيار --benchmark-sizes؛ ويمكن للمتوسطات والنسب أن تطابق ما تقوله العينة دونه (--benchmark direct). الأعمدة الموجودة: { $known }.
survey-problem-no-benchmark = لا يوجد رقم لكل المناطق معا، فالعينة لا تعطيه. أعطوا عددا بالخيار --benchmark.
estimate-interval-unfit = لا توجد فترة ثقة «{ $method }» لـ«{ $statistic }». الموجود: { $known }.
estimate-no-script-because = لا يوجد برنامج نصي لـ{ $language }: { $reason }
script-obstacle-interval = ليس فيه فترة ثقة كهذه لما طُلب.
script-obstacle-quantile-rule = ليس فيه هذا التعريف للمئين.
script-obstacle-pps = لا يحسب الوحدات المسحوبة بحسب حجمها بهذه الطريقة، أو لا يحسبها بهذه الأوزان.
script-obstacle-weighting = ليست فيه خطوة الترجيح هذه. اكتبوا الأوزان بالخيار --adjusted-weights وأعطوه إياها.
script-obstacle-small-areas = ليست فيه نماذج للمناطق.
weighting-step-response-cells = عدم الإجابة، بالخلايا
weighting-step-response-propensity = عدم الإجابة، باحتمال الإجابة
weighting-step-trimming = القص
weighting-step-post-stratification = الترجيح بعد التطبيق (post-stratification)
weighting-step-raking = الترجيح المتتابع على الهوامش (raking)
weighting-step-calibration = المعايرة
weighting-adjusted = { $step }: عدد الصفوف ذات الوزن { $rows }؛ مجموع الأوزان { $before } ← { $after }؛ المعاملات من { $low } إلى { $high }؛ أثر الأوزان في التصميم (Kish) { $kish-before } ← { $kish-after }؛ عدد التكرارات { $iterations }{ $reached ->
    [yes] .
   *[other] ، ولم يُبلغ المطلوب.
 }
weighting-constant = (الثابت)
weighting-coefficient = الإجابة، لوغاريتم الأرجحية: { $name } { $value }
analysis-head-row = الصف
analysis-column-weight-before = الوزن قبل
analysis-column-weight-after = الوزن بعد
analysis-column-weight-factor = المعامل
analysis-column-standardised-residual = الباقي المعياري
analysis-column-root-mse-bootstrap = مثله بإعادة المعاينة
analysis-column-benchmarked = بعد المطابقة مع المجموع
analysis-column-shift = مقدار الإزاحة
analysis-fact-weight-sum = مجموع الأوزان
analysis-fact-kish = أثر الأوزان في التصميم (Kish)
analysis-fact-model-variance-error = خطؤه المعياري
analysis-fact-bic = BIC
analysis-fact-iterations = عدد التكرارات
analysis-fact-benchmark = رقم كل المناطق معا
analysis-fact-benchmark-before = ما كانت المناطق تعطيه قبل ذلك
estimate-design-pps = السحب المتناسب مع الحجم
estimate-design-pps-with-replacement = مع الإرجاع
estimate-design-pps-brewer = دون إرجاع، وفق بروير (Brewer)
estimate-design-pps-hajek = دون إرجاع، وفق هايك (Hájek)
estimate-design-pps-overton = دون إرجاع، باحتمالات الأزواج عند أوفرتن (Overton)
estimate-design-pps-hartley-rao = دون إرجاع، باحتمالات الأزواج عند هارتلي وراو (Hartley–Rao)
