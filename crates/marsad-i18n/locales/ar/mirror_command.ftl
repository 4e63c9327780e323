# أوامر الإحصاءات المتقابلة على ملف: ما ينبغي أن تكون عليه الخانة، ولماذا يتعذّر العمل، وما يصحّ على الجواب كله.
# تبيّن $file و$line و$column و$value موضع الشيء وماهيته، و$wanted عبارة تلي «ليس».
reconcile-left-out-reason = { $file }، السطر { $line }، العمود «{ $column }»: «{ $value }» ليس { $wanted }، فاستُبعد السطر.
reconcile-left-out-remedy = صحّحوا الخانة.
reconcile-wanted-name = اسمًا، ولا يجوز أن تكون الخانة فارغة
reconcile-wanted-day = يومًا مثل 2023-05-31 أو شهرًا مثل 2023-05 يُقصد به أول أيامه
duration-wanted-seen = يومًا، ولا يبيّن العمود SEEN ولا الخيار --seen متى شوهدت الإقامة آخر مرة
duration-wanted-order = يومًا ملائمًا: فالإقامة تنتهي به قبل أن تبدأ

mirror-problem-too-many-places = عدد البلدان { $countries } وعدد الفترات { $periods }، وذلك يتجاوز ما يسعه الجدول من مواضع ({ $places_max })
mirror-problem-no-benchmark = لم يُثبَّت أي معامل، فاذكروا واحدًا بالخيار --fix
mirror-problem-factor-range = المعامل عدد أكبر من الصفر، و«{ $value }» ليس كذلك، فصحّحوه في --fix
mirror-problem-factor-twice = ثُبّت المعامل نفسه للبلد { $country } مرتين، فاحتفظوا بخيار --fix واحد
mirror-problem-country = لا بلد في الملف باسم «{ $country }»
mirror-problem-country-near = لا بلد في الملف باسم «{ $country }»، وأقرب الأسماء إليه «{ $nearest }»
mirror-problem-prior = ما يُعتقد هنا ليس توزيعًا: { $parameter }، إذ يؤدي إلى «{ $value }» حيث يلزم عدد ضمن المجال. يبدأ المجال بأصغر العددين وينتهي بأكبرهما، والحصص والمعاملات والانتشارات أكبر من الصفر
mirror-problem-setting = لا يمكن أن يكون الإعداد «{ $setting }» مساويًا لـ«{ $value }»
mirror-problem-nothing = لا تدفق في الملف بين بلدين معلومة متغيراته المفسّرة
mirror-problem-precision = الأعداد متباعدة إلى حد لا يمكن معه حل المعادلات

factors-about = قُدّر { $estimated ->
    [one] معامل واحد
    [two] معاملان
    [few] { $estimated_text } معاملات
    [many] { $estimated_text } معاملًا
   *[other] { $estimated_text } معامل
 } استنادًا إلى { $terms ->
    [one] تدفق واحد يعدّه الطرفان
    [two] تدفقين يعدّهما الطرفان
    [few] { $terms_text } تدفقات يعدّها الطرفان
    [many] { $terms_text } تدفقًا يعدّها الطرفان
   *[other] { $terms_text } تدفق يعدّها الطرفان
 }؛ ومجموع المربعات { $squares }.

flows-about = { $chains ->
    [one] سلسلة واحدة
    [two] سلسلتان
    [few] { $chains_text } سلاسل
    [many] { $chains_text } سلسلة
   *[other] { $chains_text } سلسلة
 }، في كل منها { $draws ->
    [one] سحب واحد
    [two] سحبان
    [few] { $draws_text } سحوب
    [many] { $draws_text } سحبًا
   *[other] { $draws_text } سحب
 }، والبذرة { $seed }؛ أكبر قيمة لـ R-hat هي { $rhat } وأصغر حجم فعلي للعينة { $effective }.
flows-wanted-once = اسمًا لم يُذكر عنه شيء من قبل، ولا حاجة إلى ذكر شيء عن الشرط المطلوب ({ $rule })
flows-problem-no-belief = لم يُذكر ما يُعتقد بشأن «{ $what }»، فأضيفوا سطرًا إلى ملف الاعتقادات
flows-no-belief-reason = لم يُذكر ما يُعتقد بشأن { $kind ->
    [duration] شرط مدة الإقامة
    [coverage] التغطية
   *[accuracy] الدقة
 } «{ $name }»، فاستُبعد من { $file } { $reports ->
    [one] رقم واحد في السطر { $line }
    [two] رقمان أولهما في السطر { $line }
    [few] { $reports_text } أرقام أولها في السطر { $line }
    [many] { $reports_text } رقمًا أولها في السطر { $line }
   *[other] { $reports_text } رقم أولها في السطر { $line }
 }.
flows-no-belief-remedy = أضيفوا سطرًا بشأنه إلى ملف الاعتقادات، أو صحّحوا اسمه.
flows-covariates-twice-reason = { $file }، السطر { $line }: يتناول سطر آخر التدفق من { $origin } إلى { $destination } في الفترة نفسها، فاستُعمل الأول.
flows-covariates-twice-remedy = احتفظوا بالسطر الصحيح.
flows-parameter-intercept = حجم التدفق دون آثار
flows-parameter-covariate = أثر «{ $name }»
flows-parameter-origin = أثر { $name } بلد مغادرة
flows-parameter-destination = أثر { $name } بلد وصول
flows-parameter-duration = شرط مدة الإقامة «{ $name }»
flows-parameter-coverage = التغطية «{ $name }»
flows-parameter-accuracy = الدقة «{ $name }»
flows-parameter-flow-precision = انتشار التدفقات
flows-parameter-origin-precision = انتشار بلدان المغادرة
flows-parameter-destination-precision = انتشار بلدان الوصول

# أسماء الأعمدة والبلدان والفترات في ملف، والمقادير.
reconcile-column-twice-reason = في { $file } عمودان باسم «{ $column }»، فقُرئ الأول.
reconcile-column-twice-remedy = سمّوا كل عمود باسم خاص به أو احذفوا أحدهما.
reconcile-wanted-amount = عددًا لا تتجاوز أرقامه قبل الفاصلة { NUMBER(15) } رقمًا
reconcile-in-line = { $what } ({ $file }، السطر { $line })
reconcile-names-alike-reason = { $file }: لا فرق بين { $names } إلا في الأحرف الكبيرة والصغيرة، فعُدّت بلدانًا مختلفة.
reconcile-names-alike-remedy = اكتبوا اسم البلد الواحد بصيغة واحدة.
reconcile-periods-overlap-reason = { $file }: للفترتين { $first } و{ $second } أيام مشتركة، فقد تُحسب الحركة الواحدة فيهما معًا ومرتين في المجموع.
reconcile-periods-overlap-remedy = أبقوا فترات لا تتداخل، أو عالجوا كلًّا منها على حدة.
duration-said-twice-reason = { $file }: { $stays ->
    [one] إقامة واحدة ذُكرت
    [two] إقامتان ذُكرتا
    [few] { $stays_text } إقامات ذُكرت
    [many] { $stays_text } إقامة ذُكرت
   *[other] { $stays_text } إقامة ذُكرت
 } بالعمودين FROM وTO وبالعمودين MONTHS وENDED معًا، فاستُعملت المدة.
duration-said-twice-remedy = أبقوا إحدى الطريقتين.
benchmark-not-used-reason = { $n ->
    [one] لم يُستعمل { $what }، فلا عمل له إلا في الانحدار (--method chow-lin).
   *[other] لم تُستعمل { $what }، فلا عمل لها إلا في الانحدار (--method chow-lin).
 }
benchmark-not-used-remedy = اختاروا طريقة الانحدار، أو استغنوا عما ذُكر.
benchmark-no-from-reason = لا يذكر أي سطر FROM: { $figures ->
    [one] رقم واحد في TOTAL عُدّ لفترته وحدها
    [two] رقمان في TOTAL عُدّ كل منهما لفترته وحدها
    [few] { $figures_text } أرقام في TOTAL عُدّ كل منها لفترته وحدها
    [many] { $figures_text } رقمًا في TOTAL عُدّ كل منها لفترته وحدها
   *[other] { $figures_text } رقم في TOTAL عُدّ كل منها لفترته وحدها
 }، وبقيت { $periods ->
    [one] فترة واحدة
    [two] فترتان
    [few] { $periods_text } فترات
    [many] { $periods_text } فترة
   *[other] { $periods_text } فترة
 } دون رقم.
benchmark-no-from-remedy = إذا كان الرقم لعدة فترات، كسنة من أربعة فصول، فاذكروا أولاها في العمود FROM.
account-nothing-closed-reason = ليس في { $file } رصيدان متتاليان، فلم يُحسب أي حساب.
account-nothing-closed-remedy = اذكروا الرصيد في بداية فترة والرصيد في بداية الفترة التي تليها.
raking-total-missing-reason = لا يذكر أي سطر مجموع { $categories }، فلم يُضبط عليه شيء.
raking-total-missing-remedy = أضيفوا المجموع أو احذفوا كل المجاميع من نوعه.
flows-problem-beliefs = يحتاج النموذج إلى كل الاعتقادات، فصحّحوا الأسطر المذكورة أعلاه
flows-problem-no-reports = لا يصلح أي رقم من الأرقام المبلَّغ عنها، فلن تقوم التدفقات إلا على الاعتقادات
flows-mean-unsteady-reason = يتجاوز المتوسط مئة ضعف الوسيط في { $flows ->
    [one] تدفق واحد
    [two] تدفقين
    [few] { $flows_text } تدفقات
    [many] { $flows_text } تدفقًا
   *[other] { $flows_text } تدفق
 }، أولها من { $origin } إلى { $destination } في { $period }: تصنعه سحوب قليلة.
flows-mean-unsteady-remedy = اعتمدوا الوسيط، وضيّقوا الاعتقادات بشأن الانتشار والدقة.
