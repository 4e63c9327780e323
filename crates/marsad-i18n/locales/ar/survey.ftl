# ما يعيب تصميم المسح. تُعدّ الأسطر بدءًا من 1.
design-finding-negative-weights-reason = في العمود «{ $column }» أوزان سالبة؛ عدد الأسطر المعنية: { $rows }، وأولها السطر { $row }.
design-finding-negative-weights-remedy = صحّحوا الأوزان. وزن من هو خارج العيّنة صفر، ولا يكون سالبًا أبدًا.
design-finding-missing-weights-reason = في العمود «{ $column }» أوزان مفقودة أو لا نهائية؛ عدد الأسطر المعنية: { $rows }، وأولها السطر { $row }.
design-finding-missing-weights-remedy = أعطوا كل سطر وزنًا، وصفرًا للأسطر الواقعة خارج العيّنة.
design-finding-zero-weights-reason = في العمود «{ $column }» أوزان تساوي صفرًا؛ عدد الأسطر: { $rows }، وأولها السطر { $row }. هذه الأسطر لا تُحتسب.
design-finding-zero-weights-remedy = لا داعي لأي إجراء إن كانت هذه الأسطر خارج العيّنة، وإلا فأعطوها أوزانها.
design-finding-no-positive-weight-reason = ليس لأي سطر وزن أكبر من الصفر.
design-finding-no-positive-weight-remedy = تحقّقوا من العمود الذي عُيّن للأوزان.
design-finding-equal-weights-assumed-reason = لم تُذكر أوزان ولا احتمالات ولا أحجام للمجتمع، فاعتُبر وزن كل سطر واحدًا.
design-finding-equal-weights-assumed-remedy = عيّنوا عمود الأوزان، إلا إذا كانت فرصة السحب واحدة للجميع.
design-finding-weights-do-not-sum-reason = مجموع الأوزان { $found } وليس { $expected } كما ذُكر.
design-finding-weights-do-not-sum-remedy = تحقّقوا من عدم نقص أسطر، ومن صحة عمود الأوزان المعيَّن، ومن المجموع المذكور.
design-finding-wrong-probabilities-reason = في العمود «{ $column }» احتمالات مفقودة أو خارج المجال من { NUMBER(0) } إلى { NUMBER(1) }؛ عدد الأسطر المعنية: { $rows }، وأولها السطر { $row }.
design-finding-wrong-probabilities-remedy = صحّحوا الاحتمالات: أكبر من { NUMBER(0) }، ولا تتجاوز { NUMBER(1) }.
design-finding-missing-design-values-reason = لا يذكر العمود «{ $column }» شيئًا في بعض الأسطر مع أن التصميم قائم عليه؛ عدد الأسطر: { $rows }، وأولها السطر { $row }.
design-finding-missing-design-values-remedy = أعطوا كل سطر طبقته ووحداته.
design-finding-wrong-populations-reason = في العمود «{ $column }» أحجام مجتمع أو نسب معاينة مفقودة أو معدومة أو سالبة؛ عدد الأسطر المعنية: { $rows }، وأولها السطر { $row }.
design-finding-wrong-populations-remedy = صحّحوها، وإن كان المجتمع مجهول الحجم أو غير محدود فأزيلوا العمود من التصميم.
design-finding-sizes-and-fractions-mixed-reason = بعض أعمدة المجتمع يشبه الأحجام وبعضها يشبه النسب.
design-finding-sizes-and-fractions-mixed-remedy = أعطوا الأحجام في كل الأعمدة أو النسب في كل الأعمدة.
design-finding-sizes-where-pps-needs-fractions-reason = يتطلب السحب المتناسب مع الحجم احتمالات الوحدات، لكن أُعطيت أحجام المجتمع.
design-finding-sizes-where-pps-needs-fractions-remedy = عيّنوا بدلًا من ذلك العمود الذي يحمل احتمال كل وحدة.
design-finding-pps-without-probabilities-reason = تحتاج الوحدات المسحوبة بحسب حجمها دون إرجاع إلى احتمالات سحبها، ولم يُذكر أي منها.
design-finding-pps-without-probabilities-remedy = اذكروا العمود الذي فيه احتمال كل وحدة، فالأوزان لا تدل عليه. وحيث يُجهل يكون السحب مع الإرجاع الافتراض الحذر.
design-finding-population-too-small-reason = { $phase ->
    [second] في المرحلة الثانية من المعاينة، عند الدرجة { $stage }،
   *[sample] في الدرجة { $stage }،
 } حجم مجتمع الطبقة «{ $stratum }» هو { $population }، لكن سُحب منه { $sampled } من الوحدات.
design-finding-population-too-small-remedy = صحّحوا الحجم: فهو عدد الوحدات التي سحبت منها هذه المرحلة، لا عدد الأشخاص.
design-finding-population-varies-reason = { $phase ->
    [second] في المرحلة الثانية من المعاينة، عند الدرجة { $stage }،
   *[sample] في الدرجة { $stage }،
 } تعطي أسطر الطبقة الواحدة أحجامًا مختلفة للمجتمع؛ عدد الطبقات: { $count }، وأولها «{ $stratum }». وتحتفظ كل وحدة بحجمها.
design-finding-population-varies-remedy = أعطوا كل أسطر الطبقة الحجم نفسه، إلا إذا اختلفت فرص الوحدات فعلًا.
design-finding-unit-in-two-strata-reason = الوحدة «{ $unit }» موجودة في أكثر من طبقة ({ $strata })؛ عدد هذه الوحدات: { $count }.
design-finding-unit-in-two-strata-remedy = إن كانت أسماء الوحدات تتكرر في كل طبقة فصرّحوا بأن التصميم متداخل، وإلا فصحّحوا الطبقات.
design-finding-lonely-strata-reason = { $phase ->
    [second] في المرحلة الثانية من المعاينة، عند الدرجة { $stage }،
   *[sample] في الدرجة { $stage }،
 } عدد الطبقات ذات الوحدة الواحدة: { $count } ({ $strata }). { $rule ->
    [certainty] وهي لا تضيف شيئًا إلى التباين.
    [adjust] ويُقاس بُعدها عن الصفر بدلًا من متوسط طبقتها.
    [average] وهي تضيف ما تضيفه الطبقات الأخرى في المتوسط. أما المجال الواقع في مثل هذه الطبقات وحدها فخطؤه مجهول.
   *[fail] ولا يمكن تقدير تباين من وحدة واحدة.
 }
design-finding-lonely-strata-remedy = ادمجوا كل طبقة منها مع طبقة شبيهة بها، أو اذكروا القاعدة التي تُطبَّق عليها.
design-finding-only-one-unit-reason = العيّنة كلها وحدة واحدة، فلا شيء يبيّن مدى تغيّر التقديرات.
design-finding-only-one-unit-remedy = تحقّقوا من العمود الذي يسمّي الوحدات.
design-finding-replicates-look-otherwise-reason = { $called ->
    [combined] تبدو أوزان التكرار (متوسطها { $replicate-mean }، ومتوسط الأوزان { $weight-mean }) معاملاتٍ، لكن صُرّح بأنها أوزان كاملة.
   *[factors] تبدو أوزان التكرار (متوسطها { $replicate-mean }، ومتوسط الأوزان { $weight-mean }) أوزانًا كاملة، لكن صُرّح بأنها معاملات.
 }
design-finding-replicates-look-otherwise-remedy = انظروا في توثيق المسح إن كان يجب ضربها في الوزن.
design-finding-wrong-replicate-scales-reason = عدد التكرارات { $replicates }، لكن عدد معاملاتها { $scales }.
design-finding-wrong-replicate-scales-remedy = أعطوا معاملًا لكل تكرار، وهو مذكور في توثيق المسح.
design-finding-no-replicates-reason = لم يُعيَّن أي عمود لأوزان التكرار.
design-finding-no-replicates-remedy = عيّنوا الأعمدة.
design-finding-empty-replicates-reason = أعمدة من أوزان التكرارات ليس لأي سطر فيها وزن: عددها { $count } ({ $columns }).
design-finding-empty-replicates-remedy = احذفوها، وأعطوا المعاملات التي تصح لغيرها.
design-finding-repeated-replicates-reason = أعمدة من أوزان التكرارات ذُكرت أكثر من مرة: عددها { $count } ({ $columns }).
design-finding-repeated-replicates-remedy = اذكروا كلًّا منها مرة واحدة: فكل تكرار يُحسب مرة واحدة في الخطأ.
design-finding-unusable-replicate-scales-reason = عوامل للتكرارات لا تعطي تباينًا: { $count } ({ $scales }).
design-finding-unusable-replicate-scales-remedy = العامل الذي يُضرب فيه المجموع عدد أكبر من 0، وعوامل التكرارات 0 أو أكثر وليست كلها 0. ولا تعطي بعض الطرق عاملًا لتكرار واحد وحده: سمّوا التكرارات كلها.
design-finding-one-replicate-reason = عدد التكرارات { $replicates }، ولا يُحسب منها إلا تكرار واحد: فتقديره هو متوسطه نفسه ولا يبعد عنه، ويكون كل خطأ صفرًا.
design-finding-one-replicate-remedy = سمّوا التكرارات كلها، وأعطوا كلًّا منها عامله كما في وثائق المسح.
design-finding-weight-among-replicates-reason = العمود «{ $column }» هو الوزن نفسه، ويُعدّ تكرارًا لأنه سُمّي بين التكرارات.
design-finding-weight-among-replicates-remedy = سمّوا أعمدة التكرارات من دونه.
design-finding-replicates-far-from-weights-reason = أعمدة لأوزان التكرار تمثّل عشرة أضعاف من تمثّلهم الأوزان أو عُشرهم: { $count } ({ $columns }). مجموع أولها { $sum }، ومجموع الأوزان { $weights }.
design-finding-replicates-far-from-weights-remedy = تحقّقوا من هذه الأعمدة: فكل تكرار يمثّل المجتمع نفسه الذي تمثّله الأوزان.
design-finding-repeated-design-columns-reason = أعمدة سُمّيت لأكثر من درجة: { $columns }.
design-finding-repeated-design-columns-remedy = سمّوا كل عمود مرة واحدة، وعمود الدرجة الأولى أولًا: فلا تُسحب وحدة من نفسها، ولكل درجة أحجامها أو نسبها أو احتمالاتها.
design-finding-negative-replicates-reason = أوزان تكرارات أصغر من الصفر: عددها { $weights }؛ عدد الأعمدة التي فيها مثلها: { $count } ({ $columns }). وهي مستعملة كما هي.
design-finding-negative-replicates-remedy = تعطي بعض طرق إعداد التكرارات أوزانا كهذه: تثبتوا من أن وثائق المسح تذكر ذلك.
design-finding-strata-not-drawn-reason = عدد طبقات المرحلة الثانية التي لم يُسحب منها أحد: { $count } ({ $strata }).
design-finding-strata-not-drawn-remedy = ادمجوها مع طبقات سُحب منها أحد، وإلا فلن يمثّلها أحد.
design-finding-second-phase-empty-reason = لا يوجد سطر مؤشَّر على أنه من المرحلة الثانية.
design-finding-second-phase-empty-remedy = تحقّقوا من العمود الذي يؤشّر عليها.
design-finding-second-phase-marks-reason = ينبغي أن يُعلِّم العمود «{ $column }» صفوف المرحلة الثانية، لكن فيه قيما ليست علامات: { $values }؛ عدد الصفوف المعنية: { $rows }.
design-finding-second-phase-marks-remedy = اكتبوا 1 (أو true) حيث يكون الصف من المرحلة الثانية و0 (أو false) في ما عداه؛ أما 1 و2 فرمزان لا علامتان.
design-finding-second-phase-marks-missing-reason = يؤشّر العمود «{ $column }» على صفوف داخل المرحلة الثانية وصفوف خارجها، ولا يقول شيئًا في بعضها؛ عدد الصفوف: { $rows }، وأولها الصف { $row }. وهي تُعدّ خارجها.
design-finding-second-phase-marks-missing-remedy = اكتبوا 0 (أو false) حيث يكون الصف خارج المرحلة الثانية، و1 (أو true) حيث يكون فيها وعلامته ناقصة.
design-finding-second-phase-sizes-reason = في الدرجة { $stage } من المرحلة الثانية، عدد وحدات الطبقة «{ $stratum }» هو { $size } بحسب عمود الأحجام، و{ $counted } في المرحلة الأولى كما تعدّها صفوفها؛ عدد هذه الطبقات: { $count }. { $side ->
    [larger] ولا يمكن للمرحلة الثانية أن تسحب من وحدات أكثر مما في الأولى.
   *[smaller] وتُستعمل الأحجام كما هي.
 }
design-finding-second-phase-sizes-remedy = أعطوا عدد الوحدات التي في المرحلة الأولى من كل طبقة من طبقات الثانية، لا عدد وحدات المجتمع، وملفًّا فيه كل صفوف المرحلة الأولى. وإن لم تُسمَّ أحجام عُدّت هناك.
design-finding-second-weights-below-one-reason = في العمود «{ $column }» أوزان للمرحلة الثانية أصغر من 1، أي أوزان احتمالات أكبر من 1؛ عدد الصفوف: { $rows }، وأولها الصف { $row }. وعدد صفوف المرحلة الثانية { $drawn }، ومجموع أوزانها { $sum }.
design-finding-second-weights-below-one-remedy = وزن المرحلة الثانية مقلوب احتمال السحب فيها: وهو 2 إذا سُحب صف من كل صفين. ولا يُنزل بعضَها تحت 1 إلا المعايرة.
design-finding-second-weights-too-large-reason = مجموع أوزان المرحلة الثانية { $sum }، وعدد صفوف المرحلة الأولى التي سُحبت منها { $rows }.
design-finding-second-weights-too-large-remedy = سمّوا أوزان المرحلة الثانية وحدها: فهي تُضرب في أوزان الأولى.
design-finding-second-weights-of-rows-drawn-reason = مجموع أوزان المرحلة الثانية يساوي عدد صفوفها { $drawn }، وعدد صفوف المرحلة الأولى التي سُحبت منها { $rows }: فقد قُسمت على متوسطها، أو تقول إن الجميع سُحبوا.
design-finding-second-weights-of-rows-drawn-remedy = أعطوا مقلوب احتمال السحب في المرحلة الثانية: فمجموع هذه الأوزان قريب من عدد صفوف الأولى. وبوضعها هذا قد تصح المتوسطات والنسب، أما المجاميع وأعداد الأشخاص فأصغر مما ينبغي.
design-finding-second-phase-holds-all-reason = كل الصفوف مؤشَّر عليها بأنها من المرحلة الثانية، وعددها { $rows }: فليس في الملف أي صف من المرحلة الأولى لم يُسحب.
design-finding-second-phase-holds-all-remedy = لا داعي لأي إجراء إن سُحب كل من في المرحلة الأولى. وإلا فأعطوا ملفًّا فيه كل صفوفها، وعلامة ما لم يُسحب منها 0: فمن دونها لا شيء يبيّن كم كان في المرحلة الأولى ولا ما يضيفه سحبها إلى الأخطاء، ومن دون أوزان للمرحلة الثانية تكون المجاميع أصغر مما ينبغي.
design-finding-population-varies-in-unit-reason = { $phase ->
    [second] في المرحلة الثانية من المعاينة، عند الدرجة { $stage }،
   *[sample] في الدرجة { $stage }،
 } تختلف أعداد المجتمع بين صفوف الوحدة نفسها: { $unit }؛ عدد هذه الوحدات: { $count }.
design-finding-population-varies-in-unit-remedy = أعطوا كل صفوف الوحدة العدد نفسه: عدد وحدات طبقتها، أو الكسر المسحوب منها.
design-finding-normalised-weights-reason = مجموع الأوزان { $sum } وعدد الصفوف { $rows }: فقد قُسمت على مجموعها أو على متوسطها.
design-finding-normalised-weights-remedy = المتوسطات والنسب صحيحة بها. أما المجاميع وأعداد الأشخاص فقدّموا لها الأوزان كما كانت من قبل.
design-finding-heavy-row-reason = يحمل السطر { $row } وحده ما نسبته { $share } بالمائة من وزن الأسطر كلها، وعددها { $rows }. وعدد الأسطر المتساوية الوزن التي تقول مثل ما تقوله: { $effective-rows }.
design-finding-heavy-row-remedy = راجعوا وزن هذا السطر: فهو خاطئ، أو يلزم قصّه بالخيار --trim-above. وبوضعه هذا تكاد التقديرات تكون تقديرات هذا السطر وحده، ولا تقول أخطاؤها إلا القليل.
design-finding-replicate-scale-assumed-reason = يُضرب مجموع المربعات في { $scale }، وهو عامل الطريقة المستعملة، إذ لم يُعط غيره؛ عدد التكرارات: { $replicates }.
design-finding-replicate-scale-assumed-remedy = قارنوه بوثائق المسح؛ ويُعطى غيره بالخيار --replicate-scale، وعامل لكل تكرار بالخيار --replicate-scales، وحصة فاي (Fay) بالخيار --fay.
design-finding-two-phase-method-reason = { $method ->
    [full] يُستخرج تباين المرحلتين من الاحتمالات المشتركة للصفوف.
   *[approximate] يُجمع تباينا المرحلتين، وهذا تقريب.
 }
design-finding-two-phase-method-remedy = { $method ->
    [full] يصحّ ذلك لأربع درجات على الأكثر في المرحلتين معا، مع سحب عشوائي بسيط داخل الطبقات.
   *[approximate] بالخيار --two-phase-method full يُستخرج من الاحتمالات المشتركة، لأربع درجات على الأكثر في المرحلتين معا.
 }
# ما تسمح به جودة التقدير.
quality-flag-publish = صالح للنشر
quality-flag-low-reliability = ضعيف الموثوقية: يُقرأ بحذر
quality-flag-suppress = غير موثوق بما يكفي لنشره
quality-reason-too-few-rows = يستند إلى { $rows } من الإجابات، والحد الأدنى { $rows_min }.
quality-reason-high-variation = معامل تغيّره { $cv }، وهو أكبر من { $cv_max }.
quality-reason-few-degrees = درجات الحرية التي يستند إليها خطؤه: { $degrees }، والحد الأدنى ليكون معلوما جيدا: { $degrees_min }.
quality-reason-wide-interval = نسبة طول مجاله إلى قيمته: { $length }، وهي أكبر من { $length_max }.
quality-reason-unknown-variation = لا يمكن تحديد مدى تغيّره.

## أوزان المسح والمجالات الصغيرة: ملاحظات marsad-survey (WeightingFinding, SmallAreaFinding)

survey-finding-weighting-missing-values-reason = سطور لها وزن وليست لها قيمة في العمود «{ $column }»: { $rows }.
survey-finding-weighting-missing-values-remedy = أكملوا القيم، أو أعطوا هذه السطور رمزًا خاصًا بها وله مجموعه الخاص.
survey-finding-weighting-cell-without-total-reason = في العيّنة { $rows } من السطور (وزنها { $weight }) في الخلية «{ $cell }» من الهامش { $margin }، ولا يوجد لها مجموع في السكان.
survey-finding-weighting-cell-without-total-remedy = أضيفوا المجموع، أو ادمجوا الخلية مع غيرها في العيّنة وفي الهامش معًا.
survey-finding-weighting-cell-without-sample-reason = عدد السكان { $total } في الخلية «{ $cell }» من الهامش { $margin }، ولا أحد فيها من العيّنة ({ $done ->
    [left-out] تُركت الخلية جانبًا
   *[refused] لم تُحسب أي أوزان
 }).
survey-finding-weighting-cell-without-sample-remedy = ادمجوا الخلية مع غيرها، وإن تُركت جانبًا فمجموع الأوزان هو عدد السكان من دونها.
survey-finding-weighting-unusable-total-reason = المجموع { $total } للخلية «{ $cell }» من الهامش { $margin } غير صالح للاستعمال.
survey-finding-weighting-unusable-total-remedy = صحّحوا المجموع: عدد لا يكون سالبًا حين يُعدّ الأشخاص.
survey-finding-weighting-wrong-cell-reason = الخلية «{ $cell }» من الهامش { $margin } مذكورة مرتين أو لا توافق أعمدة الهامش.
survey-finding-weighting-wrong-cell-remedy = اذكروا كل خلية مرة واحدة برمز لكل عمود، ولا تقبل الموازنة المتتابعة والتقسيم اللاحق إلا هوامش الأشخاص.
survey-finding-weighting-totals-disagree-reason = مجموع الهامش { $first } هو { $first-total } ومجموع الهامش { $second } هو { $second-total }.
survey-finding-weighting-totals-disagree-remedy = اجعلوا الهوامش لسكان واحدين بتاريخ واحد وتعريف واحد قبل الترجيح.
survey-finding-weighting-collinear-reason = القيد «{ $cell }» من الهامش { $margin } ناتج عن بقية القيود ولم تكن إليه حاجة.
survey-finding-weighting-collinear-remedy = لا شيء يُفعل إن كانت الهوامش كاملة، وإلا فتثبّتوا من أن عمودًا لا يكرر عمودًا آخر.
survey-finding-weighting-not-reached-reason = القيد «{ $cell }» من الهامش { $margin } ينبغي أن يكون { $target } وهو { $reached }.
survey-finding-weighting-not-reached-remedy = وسّعوا الحدود أو ادمجوا الخلايا الصغيرة أو اسحبوا الهامش الذي لا يتوافق مع غيره.
survey-finding-weighting-not-converged-reason = لم تتحقق القيود بعد { $iterations } من التكرارات{ $distance ->
    [NaN] ، ولم يعط الحساب أي عدد، كما يحدث حين لا تترك الحدود مجالا.
   *[other] ، وأكبر فارق هو { $distance }.
 }
survey-finding-weighting-not-converged-remedy = وسّعوا الحدود أو ادمجوا الخلايا الصغيرة، وتثبّتوا من توافق الهوامش، أو اسمحوا بتكرارات أكثر.
survey-finding-weighting-negative-weights-reason = أوزان سالبة: { $rows } من السطور.
survey-finding-weighting-negative-weights-remedy = عايروا بحدود أو بالموازنة المتتابعة، أو بقيود أقل.
survey-finding-weighting-at-bounds-reason = أوزان أوقفها أحد الحدّين: { $rows } من السطور.
survey-finding-weighting-at-bounds-remedy = القليل منها معتاد، فإن كثرت فوسّعوا الحدود أو قلّلوا القيود.
survey-finding-weighting-bounds-after-scaling-reason = كانت الأوزان أصغر بكثير من عدد السكان فضُربت أولًا في { $factor }، والحدود تسري على ما بعد ذلك.
survey-finding-weighting-bounds-after-scaling-remedy = ابدؤوا من أوزان مجموعها عدد السكان.
survey-finding-weighting-replicates-not-converged-reason = عيّنات مكررة لم تتحقق فيها القيود: { $replicates }.
survey-finding-weighting-replicates-not-converged-remedy = ادمجوا الخلايا الصغيرة حتى يكون في كل خلية أحد في كل عيّنة مكررة، وإلا قام التباين على آخر تكرار.
survey-finding-weighting-cell-without-respondents-reason = لم يُجب أحد في الخلية «{ $cell }» وفيها { $rows } من الأشخاص.
survey-finding-weighting-cell-without-respondents-remedy = ادمجوا الخلية مع جارتها، أو استعملوا أعمدة أقل.
survey-finding-weighting-few-respondents-reason = عدد المجيبين في الخلية «{ $cell }» لا يتجاوز { $respondents }.
survey-finding-weighting-few-respondents-remedy = ادمجوا الخلية مع جارتها ما لم يكن بقاؤها منفردة لازمًا.
survey-finding-weighting-large-factor-reason = تُضرب أوزان المجيبين في الخلية «{ $cell }» في { $factor }.
survey-finding-weighting-large-factor-remedy = ادمجوا الخلية مع جارتها، أو ابحثوا عن سبب قلة المجيبين.
survey-finding-weighting-cells-merged-reason = دُمجت خلايا صغيرة: { $cells } من الخلايا، من «{ $first }» إلى «{ $last }».
survey-finding-weighting-cells-merged-remedy = تثبّتوا من أن هذه الخلايا يمثّل بعضها بعضًا، وإلا فغيّروا ترتيب الأعمدة أو القواعد.
survey-finding-weighting-not-an-answer-reason = عمود الإجابة ليس 0 ولا 1: { $rows } من السطور.
survey-finding-weighting-not-an-answer-remedy = ارمزوا لمن أجاب بالرقم 1 ولمن لم يجب بالرقم 0، وأعطوا الوزن 0 لمن لم يكن معنيًا بالإجابة.
survey-finding-weighting-small-propensities-reason = احتمالات إجابة دون أدنى احتمال مسموح به، وقد حلّ محلها: { $rows } من السطور.
survey-finding-weighting-small-propensities-remedy = استعملوا فئات للاحتمالات، أو أعمدة أقل.
survey-finding-weighting-bounds-too-narrow-reason = مجموع الأوزان { $sum } والحدود لا تسمح إلا { $sides ->
    [at-most] بما لا يتجاوز { $sum-max }.
    [at-least] بما لا يقل عن { $sum-min }.
   *[between] بما بين { $sum-min } و{ $sum-max }.
 }
survey-finding-weighting-bounds-too-narrow-remedy = وسّعوا الحدود.
survey-finding-weighting-trimmed-reason = أوزان مقصوصة: { $rows } من السطور، والوزن المنقول { $weight }.
survey-finding-weighting-trimmed-remedy = قارنوا التقديرات قبل القصّ وبعده، فإن اختلفت كثيرًا فقلّلوا القصّ.

survey-finding-small-area-synthetic-only-reason = ليس للمجال { $area } تقدير مباشر، وتقديره من النموذج وحده.
survey-finding-small-area-synthetic-only-remedy = انشروه على أنه تقدير بالنموذج، مع خطئه الأكبر.
survey-finding-small-area-unusable-variance-reason = تباين المعاينة للمجال { $area } هو { $variance }، ولم يُستعمل تقديره المباشر.
survey-finding-small-area-unusable-variance-remedy = مهّدوا تباينات المعاينة بين المجالات أولًا.
survey-finding-small-area-missing-covariate-reason = ينقص المجال { $area } المتغيّر المساعد «{ $covariate }»، وليس له تقدير.
survey-finding-small-area-missing-covariate-remedy = أكملوا المتغيّر المساعد.
survey-finding-small-area-no-model-variance-reason = لا تختلف المجالات بأكثر من أخطاء معاينتها: كل التقديرات تقديرات النموذج، والأخطاء مقدَّرة بأقل مما هي.
survey-finding-small-area-no-model-variance-remedy = تثبّتوا من أن تباينات المعاينة ليست أكبر من اللازم، وابحثوا عن متغيّرات مساعدة أقل عددًا وأجود، أو انشروا مجالات أكبر.
survey-finding-small-area-not-converged-reason = بعد { $iterations } من التكرارات ظل تباين النموذج يتغيّر بمقدار { $change }.
survey-finding-small-area-not-converged-remedy = اسمحوا بتكرارات أكثر، أو استعملوا طريقة أخرى.
survey-finding-small-area-far-from-model-reason = يبعد التقدير المباشر للمجال { $area } عن النموذج { $residual } من الانحرافات المعيارية.
survey-finding-small-area-far-from-model-remedy = تثبّتوا من التقدير المباشر ومن المتغيّرات المساعدة لهذا المجال، فالنموذج يجذبه نحو غيره.
survey-finding-small-area-unusable-proportion-reason = النسبة { $proportion } للمجال { $area }، بعيّنة فعلية قدرها { $effective-size }، غير صالحة للاستعمال.
survey-finding-small-area-unusable-proportion-remedy = صحّحوا النسبة (من { NUMBER(0) } إلى { NUMBER(1) }) أو حجم العيّنة.
survey-finding-small-area-large-shift-reason = تنقل المطابقة مع الرقم الوطني المجال { $area } بمقدار { $shift }، وهو أكبر من خطئه { $root-mse }.
survey-finding-small-area-large-shift-remedy = النموذج والرقم الوطني غير متوافقين: ابحثوا عمّا لا تشمله المتغيّرات المساعدة.
survey-finding-small-area-not-in-fit-reason = لم يدخل المجال { $area } في تمهيد تباينات المعاينة.
survey-finding-small-area-not-in-fit-remedy = لا شيء يُفعل إن كانت عيّنته صغيرة جدًا، وإلا فتثبّتوا من تباينه.
survey-finding-small-area-smoothed-not-positive-reason = التباين الممهّد للمجال { $area } هو { $variance }.
survey-finding-small-area-smoothed-not-positive-remedy = استعملوا دالة أخرى لتباينات المعاينة.

# What a model of a survey remarks about its data: the reason and the remedy of each kind.
model-finding-rows-with-missing-reason = { $rows ->
    [zero] لم يُستبعد أي سطر لغياب القيمة في «{ $column }».
    [one] استُبعد سطر واحد لأن لا قيمة له في «{ $column }».
    [two] استُبعد سطران لأن لا قيمة لهما في «{ $column }».
    [few] استُبعدت { $rows_text } أسطر لأن لا قيمة لها في «{ $column }».
    [many] استُبعد { $rows_text } سطرًا لأن لا قيمة لها في «{ $column }».
   *[other] استُبعد { $rows_text } سطر لأن لا قيمة لها في «{ $column }».
 }
model-finding-rows-with-missing-remedy = إن كان المستبعدون مختلفين عن غيرهم فعوّضوا القيمة بالتقدير أو صحّحوا الأوزان لعدم الاستجابة قبل تقدير النموذج.
model-finding-unused-codes-reason = ليس في أي سطر مستعمل هذه الرموز من «{ $column }»: { $codes }.
model-finding-unused-codes-remedy = لا داعي لأي إجراء إن كان النطاق يستثنيها، وإلا فتثبّتوا من الرموز.
model-finding-reference-unused-reason = ليس في أي سطر مستعمل الرمز «{ $wanted }» من «{ $column }»، فقورنت بقية الرموز بـ«{ $used }».
model-finding-reference-unused-remedy = اختاروا مرجعًا موجودًا في النطاق.
model-finding-one-code-reason = لكل الأسطر المستعملة رمز واحد من «{ $column }» هو «{ $code }».
model-finding-one-code-remedy = احذفوا العمود من النموذج أو وسّعوا النطاق.
model-finding-empty-column-reason = لا يجتمع في أي سطر ما يقتضيه { $column }، فاستُبعد هذا الحد.
model-finding-empty-column-remedy = ادمجوا الرموز التي قلّما تجتمع، أو استغنوا عن التفاعل بينها.
model-finding-collinear-column-reason = يُستنتج { $column } من الأعمدة التي قبله، فاستُبعد هذا الحد.
model-finding-collinear-column-remedy = احتفظوا بعمود واحد من الأعمدة التي تقول الشيء نفسه، واحسبوا السنوات انطلاقًا من سنة قريبة قبل رفعها إلى قوة.
model-finding-one-outcome-reason = لكل الأسطر التي فيها { $column } النتيجة نفسها، فليس لمعامله قيمة منتهية.
model-finding-one-outcome-remedy = ادمجوا هذا الرمز مع رمز مجاور، أو انشروا النسبة نفسها بدل نسبة الأرجحية.
model-finding-separation-reason = تُعرف النتيجة دون خطأ من { $columns }، فتكبر هذه المعاملات بلا نهاية، وما يُعرض هو حيث توقّف الحساب.
model-finding-separation-remedy = لا تستعملوا هذه المعاملات، وادمجوا بعض الرموز أو احذفوا العمود.
model-finding-not-converged-reason = { $iterations ->
    [zero] لم يستقرّ التقدير.
    [one] لم يستقرّ التقدير بعد خطوة واحدة.
    [two] لم يستقرّ التقدير بعد خطوتين.
    [few] لم يستقرّ التقدير بعد { $iterations_text } خطوات.
    [many] لم يستقرّ التقدير بعد { $iterations_text } خطوة.
   *[other] لم يستقرّ التقدير بعد { $iterations_text } خطوة.
 }
model-finding-not-converged-remedy = لا تستعملوا هذا التقدير، وتثبّتوا من سلّم الأعداد في النموذج، واحذفوا ما يكاد يكون مكرّرًا.
model-finding-fitted-at-limit-reason = { $rows ->
    [zero] لا تبلغ أي قيمة مقدّرة حدّ مجالها.
    [one] القيمة المقدّرة لسطر واحد لا تتميّز عن حدّ مجالها.
    [two] القيمتان المقدّرتان لسطرين لا تتميّزان عن حدّ مجالهما.
    [few] القيم المقدّرة لـ{ $rows_text } أسطر لا تتميّز عن حدّ مجالها.
    [many] القيم المقدّرة لـ{ $rows_text } سطرًا لا تتميّز عن حدّ مجالها.
   *[other] القيم المقدّرة لـ{ $rows_text } سطر لا تتميّز عن حدّ مجالها.
 }
model-finding-fitted-at-limit-remedy = ابحثوا عن عمود يحسم النتيجة وحده.
model-finding-replicates-left-out-reason = { $replicates ->
    [zero] للنموذج حل في كل العينات المكرّرة.
    [one] ليس للنموذج حل في عينة مكرّرة واحدة، فحُسب التباين من بقية العينات.
    [two] ليس للنموذج حل في عينتين مكرّرتين، فحُسب التباين من بقية العينات.
    [few] ليس للنموذج حل في { $replicates_text } عينات مكرّرة، فحُسب التباين من بقية العينات.
    [many] ليس للنموذج حل في { $replicates_text } عينة مكرّرة، فحُسب التباين من بقية العينات.
   *[other] ليس للنموذج حل في { $replicates_text } عينة مكرّرة، فحُسب التباين من بقية العينات.
 }
model-finding-replicates-left-out-remedy = بسّطوا النموذج أو استعملوا التباين المقدّر بالتقريب الخطي.
model-finding-no-degrees-of-freedom-reason = عدد معاملات النموذج لا يقل عمّا يتيحه تصميم العينة من عناقيد (بقي من درجات الحرية { $freedom })، فلا اختبار ولا مجال ثقة.
model-finding-no-degrees-of-freedom-remedy = قلّلوا الأعمدة أو استعملوا تصميمًا عناقيده أصغر.
model-finding-empty-cells-reason = ليس في هذه الخانات أي سطر من المسح: { $cells }.
model-finding-empty-cells-remedy = ادمجوا أسطرًا أو أعمدة من الجدول قبل اختباره.
model-finding-spells-without-duration-reason = { $rows ->
    [zero] لكل الفترات مدة.
    [one] استُبعدت فترة واحدة تنتهي عند بدايتها أو قبلها (السطر { $first }).
    [two] استُبعدت فترتان تنتهيان عند بدايتهما أو قبلها (الأولى في السطر { $first }).
    [few] استُبعدت { $rows_text } فترات تنتهي عند بدايتها أو قبلها (الأولى في السطر { $first }).
    [many] استُبعدت { $rows_text } فترة تنتهي عند بدايتها أو قبلها (الأولى في السطر { $first }).
   *[other] استُبعدت { $rows_text } فترة تنتهي عند بدايتها أو قبلها (الأولى في السطر { $first }).
 }
model-finding-spells-without-duration-remedy = صحّحوا تواريخ هذه الفترات.
model-finding-event-not-marked-reason = { $rows ->
    [zero] علامة الحدث صحيحة في كل الفترات.
    [one] استُبعدت فترة واحدة علامتها غير 0 و1 (السطر { $first }).
    [two] استُبعدت فترتان علامتهما غير 0 و1 (الأولى في السطر { $first }).
    [few] استُبعدت { $rows_text } فترات علامتها غير 0 و1 (الأولى في السطر { $first }).
    [many] استُبعدت { $rows_text } فترة علامتها غير 0 و1 (الأولى في السطر { $first }).
   *[other] استُبعدت { $rows_text } فترة علامتها غير 0 و1 (الأولى في السطر { $first }).
 }
model-finding-event-not-marked-remedy = اكتبوا 1 حيث انتهت الفترة بالحدث و0 حيث لم تُشاهد نهايتها.
model-finding-no-events-reason = لا تنتهي أي فترة بالحدث.
model-finding-no-events-remedy = تثبّتوا من علامة الحدث أو وسّعوا النطاق.
