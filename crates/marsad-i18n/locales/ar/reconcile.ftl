# ما قد يعيب الأرقام حين يُوفَّق بينها: سبب كل حالة وما يُفعل فيها.
# $place إحدى رسائل balancing-place، و$members قائمة من القيود ومن رسائل balancing-member.
# $source يسمّي صاحب القول، وbalancing-source تضيف اسم الرقم في الخطة.
balancing-source = { $dataflows } ({ $statements })
balancing-place-statement = رقم { $source } عن { $cell }
balancing-place-cell = { $cell }
balancing-place-covariance = التغاير بين { $first } و{ $second }
balancing-place-constraint = القيد «{ $constraint }»
balancing-member-bound = { $side ->
    [lower] أدنى قيمة لـ{ $cell }
   *[upper] أقصى قيمة لـ{ $cell }
 }
balancing-member-fixed = القيمة الوحيدة التي تسمح بها حدود { $cell }
balancing-unknown-cell-reason = ورد ذكر خانة غير موجودة في المسألة في { $place }، فاستُبعد ذلك.
balancing-unknown-cell-remedy = أضيفوا الخانة أو صحّحوا اسمها.
balancing-unknown-source-reason = ليس لـ{ $source } درجة، فلا يُعرف كم قد يبتعد رقمها عن { $cell } عن الصواب، واستُبعد الرقم.
balancing-unknown-source-remedy = أعطوا { $source } درجة، أو أعطوا رقمها خطأ معياريا.
balancing-unknown-grade-reason = درجة رقم { $source } عن { $cell } غير موجودة في الجدول، فاستُبعد الرقم.
balancing-unknown-grade-remedy = أضيفوا الدرجة إلى الجدول أو اختاروا غيرها.
balancing-not-finite-reason = القيمة { $value } في { $place } ليست عددا يمكن الحساب به، فاستُبعدت.
balancing-not-finite-remedy = صحّحوا العدد، أو لا تذكروه إن كان غير معلوم.
balancing-negative-variance-reason = درجة عدم اليقين في { $place } أقل من الصفر ({ $value })، فاستُبعد ذلك.
balancing-negative-variance-remedy = أعطوا خطأ معياريا أو نسبة أكبر من الصفر.
balancing-zero-variance-reason = عدم اليقين صفر في { $place }، فعُدّت القيمة دقيقة تماما وتكيّف معها كل ما عداها.
balancing-zero-variance-remedy = أعطوا الدرجة خطأ معياريا أدنى، إلا إذا كان الرقم لا يحتمل الخطأ فعلا.
balancing-exact-values-differ-reason = عُدّت عدة أرقام عن { $cell } دقيقة تماما وهي غير متساوية، فاستُبعدت كلها.
balancing-exact-values-differ-remedy = أعطوا درجة عدم يقين لما يحتمل الخطأ منها.
balancing-stated-twice-reason = تعطي { $source } عدة قيم لـ{ $cell }: { $values }. ولم تُستعمل أي منها.
balancing-stated-twice-remedy = احتفظوا بالقيمة الصحيحة، وإن صحّت كلها فبيّنوا ما يميّز بعضها عن بعض.
balancing-repeated-reason = تعطي { $source } القيمة نفسها لـ{ $cell } أكثر من مرة، فاستُعملت مرة واحدة.
balancing-repeated-remedy = لا داعي لأي إجراء، فواحدة منها تكفي.
balancing-empty-bounds-reason = أدنى قيمة لـ{ $cell } ({ $lower }) أكبر من أقصاها ({ $upper })، فلم تُستعمل أي منهما.
balancing-empty-bounds-remedy = صحّحوا الحدود.
balancing-exact-out-of-bounds-reason = عُدّت القيمة { $value } لـ{ $cell } دقيقة تماما، وهي خارج حدودها.
balancing-exact-out-of-bounds-remedy = صحّحوا القيمة أو الحدود، أو أعطوا القيمة درجة عدم يقين.
balancing-unlike-units-reason = يجمع القيد «{ $constraint }» وحدات مختلفة ({ $units })، فاستُبعد.
balancing-unlike-units-remedy = استعملوا أرقاما بوحدة واحدة، أو بيّنوا أن المعاملات تحوّل الوحدات.
balancing-empty-constraint-reason = لم تبق أي خانة في القيد «{ $constraint }»، فاستُبعد.
balancing-empty-constraint-remedy = راجعوا خاناته، فلعل بعضها يُلغي بعضا.
balancing-unusable-covariance-reason = لا يمكن استعمال التغاير بين { $first } و{ $second }: إما أنه ذُكر من قبل، وإما أن إحدى الخانتين بلا رقم غير يقيني.
balancing-unusable-covariance-remedy = احذفوه، أو أعطوه لخانتين مختلفتين لكل منهما رقم مع درجة عدم يقين.
balancing-impossible-covariances-reason = لا يمكن أن تجتمع الأخطاء على التغايرات المعطاة بين { $cells }، فاستُبعدت.
balancing-impossible-covariances-remedy = راجعوا معاملات الارتباط: يجب أن يكون كل منها بين −1 و1 وأن تتوافق جميعا.
balancing-redundant-reason = كل واحد مما يلي نتيجة لغيره: { $members }.
balancing-redundant-remedy = لا داعي لأي إجراء، فآخرها لم تكن إليه حاجة.
balancing-contradictory-reason = لا يمكن أن يصحّ ما يلي معا: { $members }. يقول «{ $left_out }» إن المجموع { $stated }، ويقول غيره إنه { $implied }، فاستُبعد الأول.
balancing-contradictory-remedy = صحّحوا القيد الخاطئ، أو اجعلوه مرنا.
balancing-out-of-bounds-reason = { $members }: هذا يدفع { $cell } إلى { $side ->
    [lower] ما دون أدنى قيمة لها
   *[upper] ما فوق أقصى قيمة لها
 } بمقدار { $gap }، فتُرك هذا الحدّ.
balancing-out-of-bounds-remedy = صحّحوا القيد الخاطئ أو الحدّ الخاطئ.
balancing-undetermined-reason = لا رقم ولا قيد يبيّن قيمة { $cell }، فبقيت بلا قيمة.
balancing-undetermined-remedy = ابحثوا عن رقم لها، أو عن قيد يربطها بخانات لها أرقام.
balancing-bounds-not-settled-reason = توقف البحث عن الخانات الواقعة عند حدودها قبل اكتماله، { $violated ->
    [zero] ولا حدّ غير محترم
    [one] وحدّ واحد غير محترم
    [two] وحدّان غير محترمين
    [few] و{ $violated_text } حدود غير محترمة
    [many] و{ $violated_text } حدًّا غير محترم
   *[other] و{ $violated_text } حدّ غير محترم
 }.
balancing-bounds-not-settled-remedy = لا تنشروا هذه الأرقام، ووازنوا عددا أقل من الجداول في كل مرة.
balancing-errors-left-out-reason = تربط هذه القيود من الخانات عددا يجعل حساب الأخطاء المعيارية يطول أكثر مما يُسمح به، { $without_error ->
    [zero] ولا خانة بقيت بلا خطأ معياري
    [one] وخانة واحدة لها قيمة بلا خطأ معياري
    [two] وخانتان لهما قيمة بلا خطأ معياري
    [few] و{ $without_error_text } خانات لها قيمة بلا خطأ معياري
    [many] و{ $without_error_text } خانة لها قيمة بلا خطأ معياري
   *[other] و{ $without_error_text } خانة لها قيمة بلا خطأ معياري
 }.
balancing-errors-left-out-remedy = وازنوا عددا أقل من الجداول في كل مرة، أو اسمحوا بحساب أطول.
balancing-equations-unchecked-reason = القيود أكثر من أن يُعرف أيها ينتج عن غيره أو يناقضه، { $violated ->
    [zero] وكلها محترمة
    [one] وقيد واحد منها غير محترم
    [two] وقيدان منها غير محترمين
    [few] و{ $violated_text } قيود منها غير محترمة
    [many] و{ $violated_text } قيدا منها غير محترم
   *[other] و{ $violated_text } قيد منها غير محترم
 }.
balancing-equations-unchecked-remedy = إن كان بعض القيود غير محترم فلا تنشروا هذه الأرقام، ووازنوا عددا أقل من الجداول في كل مرة لتروا أيها يناقض غيره.
balancing-missing-value-reason = يحتاج رقم { $source } عن { $cell } إلى قيمة محجوبة أو غير منشورة: { $series }، فاستُبعد.
balancing-missing-value-remedy = انشروا ما ينقص، أو أخرجوا الرقم من الخطة.
balancing-not-computable-reason = في رقم { $source } عن { $cell } قسمة على ما هو صفر أو قد يكون صفرا، فاستُبعد.
balancing-not-computable-remedy = صحّحوا الحساب في الخطة.
balancing-ungraded-reason = لا شيء يبيّن كم قد يبتعد رقم { $source } عن { $cell } عن الصواب، فاستُبعد.
balancing-ungraded-remedy = أعطوا بياناته درجة، أو أعطوا الرقم في الخطة درجة أو خطأ معياريا، وإن كان محسوبا من غيره فابدؤوا بذلك الغير.
balancing-drawn-otherwise-reason = رقم { $source } لـ{ $cell } هو { $stated }، وما يقال إنه أُخذ منه يعطي { $implied }: الفارق أكبر مما يسمح به خطؤه.
balancing-drawn-otherwise-remedy = راجعوا المعاملات وإشاراتها، وإن صحّت فهو لم يؤخذ من هذه الأرقام.
balancing-unlike-definition-reason = لا يُعرف هل يعدّ رقم { $source } ما يعدّه { $cell }: { $facets }.
balancing-unlike-definition-remedy = إن كان يعدّ الشيء نفسه فأكملوا تعريفه أو اذكروا ذلك في الخطة، وإلا فالتوفيق بين الأرقام يتجاوز هذا الاختلاف.
account-does-not-close-reason = في { $period }، الحساب: { $group }. يبقى فيه فارق قدره { $residual } من الأشخاص، أي أكثر من { $allowed } المسموح بها.
account-does-not-close-remedy = ابحثوا عن تدفق ناقص أو معدود وفق قاعدة أخرى، أو صرّحوا بتعديل.
account-missing-reason = في { $period }، الحساب: { $group }. فيه عنصر غير معروف: { $part }.
account-missing-remedy = { $implied ->
    [none] ابحثوا عن الرقم، وهناك أرقام أخرى ناقصة، فلا يمكن قول شيء عنه.
   *[other] ابحثوا عن الرقم، ويتوازن الحساب إذا كان { $implied }.
 }
account-not-finite-reason = في { $period }، الحساب: { $group }. فيه عنصر ليس عددا: { $part }، فعُدّ غير معلوم.
account-not-finite-remedy = صحّحوا الرقم.
account-negative-reason = في { $period }، الحساب: { $group }. فيه عنصر قيمته { $value }: { $part }، ولا يكون عدد الأشخاص سالبا.
account-negative-remedy = راجعوا الإشارة، وتحققوا من أن صافيا لم يحلّ محل تدفق.
account-naturalisations-differ-reason = في { $period }، الحساب: { $group }. عدد المجنَّسين المذكور فيه { $citizens }، وعند الأجانب المولودين في المكان نفسه { $foreigners }، فاستُعمل الأخير.
account-naturalisations-differ-remedy = اذكروا عددا واحدا للفئتين دون إشارة: من يخرج من الأجانب يدخل في المواطنين المولودين في المكان نفسه.
account-births-abroad-reason = في { $period }، الحساب: { $group }. وردت فيه { $value } من الولادات، ومن يولد في البلد ليس مولودا في الخارج.
account-births-abroad-remedy = انقلوا الولادات إلى المولودين في البلد.
account-uneven-series-reason = { $flows ->
    [zero] لا فترات تدفق
    [one] فترة تدفق واحدة
    [two] فترتا تدفق
    [few] { $flows_text } فترات تدفق
    [many] { $flows_text } فترة تدفق
   *[other] { $flows_text } فترة تدفق
 } مقابل { $stocks ->
    [zero] لا أرصدة
    [one] رصيد واحد
    [two] رصيدين
    [few] { $stocks_text } أرصدة
    [many] { $stocks_text } رصيدا
   *[other] { $stocks_text } رصيد
 }: لا يتطابقان، فلم يُنظر إلا في الفترات التي لها رصيدان.
account-uneven-series-remedy = أضيفوا الرصيد الناقص أو التدفقات الناقصة.
benchmark-not-finite-reason = الرقم من { $first } إلى { $last } ليس عددا، فاستُبعد.
benchmark-not-finite-remedy = صحّحوه، أو لا تذكروه.
benchmark-out-of-range-reason = الرقم من { $first } إلى { $last } يخصّ فترات ليست في السلسلة، فاستُبعد.
benchmark-out-of-range-remedy = أطيلوا السلسلة أو صحّحوا الفترات.
benchmark-overlap-reason = الرقم من { $first } إلى { $last } يغطي فترات يغطيها رقم آخر، فاستُبعد.
benchmark-overlap-remedy = احتفظوا بأحد الرقمين.
benchmark-zero-indicator-reason = المؤشر صفر في كل الفترات من { $first } إلى { $last }، فلا يوجد ما يُضرب لبلوغ الرقم، واستُبعد.
benchmark-zero-indicator-remedy = استعملوا الصيغة الجمعية أو مؤشرا آخر.
benchmark-not-positive-reason = المؤشر في { $period } يساوي { $value }، وحيث يُضرب يبقى الصفر صفرا وتنعكس الحركة تحت الصفر.
benchmark-not-positive-remedy = استعملوا الصيغة الجمعية أو مؤشرا أكبر من الصفر في كل الفترات.
benchmark-between-reason = لا رقم يغطي الفترات من { $first } إلى { $last } الواقعة بين فترات مغطاة، فالقيم فيها مجرد وصل بين جاراتها.
benchmark-between-remedy = أضيفوا الرقم، وإن كان المقصود أن يغطيها رقم آخر فاذكروا ذلك في FROM.
benchmark-negative-value-reason = صارت قيمة { $period } تساوي { $value }، مع أن كل ما أُعطي غير سالب.
benchmark-negative-value-remedy = استعملوا الصيغة التناسبية، أو راجعوا الأرقام المجاورة.
benchmark-unbenchmarked-reason = لا رقم يغطي الفترات من { $first } إلى { $last }، فالقيم فيها مجرد امتداد للسلسلة.
benchmark-unbenchmarked-remedy = ضعوا عليها علامة التقدير، وأعيدوا الحساب حين يصل الرقم.
benchmark-autocorrelation-at-edge-reason = أفضل ارتباط ذاتي ({ $rho }) يقع على الحافة { $edge ->
    [lower] الدنيا
   *[upper] العليا
 } للمجال الذي بُحث فيه.
benchmark-autocorrelation-at-edge-remedy = { $edge ->
    [lower] ما لا تفسّره المؤشرات لا ينتقل من فترة إلى التي تليها، بل يوزَّع بالتساوي على فترات كل رقم: انظروا هل يترك ذلك قفزات بين الأرقام، فإن تركها فاختاروا طريقة دنتون.
   *[upper] راجعوا المؤشرات، فقد لا تفسّر الاتجاه العام.
 }
benchmark-total-falls-reason = ينخفض المجموع منذ بداية السنة بمقدار { $difference } في { $period }.
benchmark-total-falls-remedy = اسألوا هل صُحّح مجموع سابق، وإن كان كذلك فصحّحوه هنا أيضًا.
benchmark-year-began-before-reason = بدأت سنة { $period } قبل السلسلة، فلا يمكن توزيع مجموعها.
benchmark-year-began-before-remedy = ابدؤوا السلسلة مع بداية السنة، أو اتركوا المجموع.
benchmark-total-twice-reason = هناك مجموعان لفترة { $period }، فاستُعمل الأول.
benchmark-total-twice-remedy = احتفظوا بالصحيح منهما.
benchmark-total-not-finite-reason = مجموع { $period } ليس عددا، فاستُبعد.
benchmark-total-not-finite-remedy = صحّحوه، أو لا تذكروه.
raking-unusable-seed-reason = القيمة { $value } في جدول البداية سالبة أو ليست عددا أو تقع خارج الجدول، فعُدّت صفرا.
raking-unusable-seed-remedy = صحّحوا القيمة أو فئاتها.
raking-seed-twice-reason = وردت { $categories } في جدول البداية أكثر من مرة، فجُمعت قيمها.
raking-seed-twice-remedy = اذكروا كل خانة مرة واحدة.
raking-unusable-total-reason = المجموع { $value } لـ{ $categories } سالب أو ليس عددا، فلم يُضبط عليه الجدول.
raking-unusable-total-remedy = صحّحوا المجموع.
raking-margins-differ-reason = هوامش متناقضة في { $categories }: { $sums }. ولا جدول يوافقها كلها.
raking-margin-sum = مجموع هوامش { $dimensions } هو { $sum }
raking-total-sum = المجموع العام هو { $sum }
raking-margins-differ-remedy = وازنوا بين الهوامش أولا، أو قرّروا أيها الصحيح.
raking-no-seed-reason = ينبغي أن تكون { $categories } مساوية لـ{ $total }، لكن كل خاناتها صفر في جدول البداية.
raking-no-seed-remedy = ضعوا قيما صغيرة في الخانات الممكنة.
raking-not-met-reason = كان ينبغي أن تكون { $categories } مساوية لـ{ $total } فجاءت { $sum }.
raking-not-met-remedy = ابحثوا عن هوامش متناقضة، أو عن أصفار لا تترك مخرجا.
raking-further-not-met-reason = { $totals ->
    [one] لم يتحقق مجموع آخر، وفارقه لا يتجاوز ما سبق
    [two] لم يتحقق مجموعان آخران، وفارقاهما لا يتجاوزان ما سبق
    [few] لم تتحقق { $totals_text } مجاميع أخرى، وفوارقها لا تتجاوز ما سبق
    [many] لم يتحقق { $totals_text } مجموعا آخر، وفوارقها لا تتجاوز ما سبق
   *[other] لم يتحقق { $totals_text } مجموع آخر، وفوارقها لا تتجاوز ما سبق
 }.
raking-further-not-met-remedy = أصلحوا أكبر الفوارق أولا، ثم أعيدوا التشغيل.
