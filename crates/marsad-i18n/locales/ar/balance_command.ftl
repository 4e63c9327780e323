# الموازنة وسائر طرائق التوفيق على الملفات: ما ينبغي أن تكون عليه الخانة، ولماذا يتعذّر العمل، وما يصحّ على الجواب كله.
# تبيّن $file و$line و$column و$value موضع الشيء وماهيته، و$wanted عبارة تلي «ليس».
reconcile-ragged-reason = { $file }، السطر { $line }: عدد خاناته { $cells_text } وعدد الأعمدة التي يسمّيها السطر الأول { $columns_text }، فاستُبعد السطر.
reconcile-ragged-remedy = صحّحوا السطر: الفاصل العشري نقطة، والنص الذي فيه علامة فصل يوضع بين علامتي اقتباس مستقيمتين.
reconcile-no-text-reason = { $file }، السطر { $line } ليس نصًّا بترميز UTF-8، فاستُبعد.
reconcile-no-text-remedy = احفظوا الملف بترميز UTF-8.
reconcile-no-text-header = السطر الأول ليس نصًّا بترميز UTF-8، فاحفظوا الملف بهذا الترميز
reconcile-line-twice-reason = { $file }، السطر { $line }، العمود «{ $column }»: ورد «{ $value }» مرتين، فاستُبعد السطر.
reconcile-line-twice-remedy = احتفظوا بالسطر الصحيح.
reconcile-unread-reason = { $file }، السطر { $line }، العمود «{ $column }»: «{ $value }» ليس { $wanted }، فعُدّت الخانة فارغة.
reconcile-unread-remedy = صحّحوا الخانة.
reconcile-no-next-reason = { $file }، السطر { $line }، العمود «{ $column }»: «{ $value }» ليس { $wanted }.
reconcile-no-next-remedy = أضيفوا الأسطر الواقعة بينهما أو صحّحوا الفترة.
benchmark-problem-gap = لا ثغرات في السلسلة، فصحّحوا ما ذُكر أعلاه وأعيدوا التنفيذ
raking-problem-no-cells = ليس في الملف جدول يُنطلق منه
raking-problem-too-large = في الجدول من توليفات الفئات أكثر مما يمكن
raking-problem-margins = المجاميع ليست مجاميع هذا الجدول
unroll-wanted-period = سنة كهذه أو جزءًا منها: شهرًا أو ثلاثة أشهر أو أربعة أو ستة

balance-wanted-cell = خانة تسمّيها الإفادات أو الحدود
balance-wanted-cell-near = خانة تسمّيها الإفادات أو الحدود، وأقرب الأسماء إليه «{ $nearest }»
balance-wanted-unit = الوحدة «{ $unit }» التي يعطيها سطر سابق لهذه الخانة
balance-wanted-one-error = فارغًا، وفي السطر عمود آخر يبيّن الخطأ
balance-wanted-correlation = تغايرًا أو ارتباطًا
balance-wanted-same = ما يقوله سطر سابق عن هذا القيد
balance-problem-constraints = في ملف القيود أسطر لا يُعرف إلى أي قيد تعود، فقد ينقص حدٌّ من أيٍّ منها. صحّحوا ما ذُكر أعلاه وأعيدوا التنفيذ
balance-problem-grade = لا توجد درجة «{ $grade }»، والدرجات هي { $grades }
balance-problem-graded-twice = أُعطي المصدر «{ $source }» درجتين، فاحتفظوا بخيار --grade واحد
balance-problem-source = لا سطر مصدره «{ $source }»
balance-problem-source-near = لا سطر مصدره «{ $source }»، وأقرب الأسماء إليه «{ $nearest }»
balance-no-source = مصدر بلا اسم
balance-account-name = { $period }: { $group }
balance-account-open-reason = في { $period } ينقص حسابَ هذه الفئة رصيد في بدايته أو نهايته: { $group }. فليس قيدًا.
balance-account-open-remedy = سمّوا خانة الرصيد، واجعلوا لها سطرًا في الإفادات وإن لم يفد بها أحد.
balance-constraint-left-out-reason = استُبعد القيد «{ $constraint }»: فهو دون السطر الذي تعذّرت قراءته يقول شيئًا آخر.
balance-constraint-left-out-remedy = صحّحوا السطر.
balance-grade-idle-reason = لكل رقم من أرقام { $source } خطأ أو درجة خاصة به، فلا تغيّر درجة المصدر شيئًا.
balance-grade-idle-remedy = اتركوا خانة الخطأ فارغة في الأسطر التي تسري عليها درجة المصدر.
balancing-about = { $n ->
    [0] لا شيء يتحقق من شيء: لم يُقل أكثر مما يلزم.
    [one] ‏⁦χ² = { $chi }⁩ بدرجة حرية واحدة، ⁦p { $p }⁩.
    [two] ‏⁦χ² = { $chi }⁩ بدرجتي حرية، ⁦p { $p }⁩.
    [few] ‏⁦χ² = { $chi }⁩ مع { $n_text } درجات حرية، ⁦p { $p }⁩.
    [many] ‏⁦χ² = { $chi }⁩ مع { $n_text } درجة حرية، ⁦p { $p }⁩.
   *[other] ‏⁦χ² = { $chi }⁩ مع { $n_text } درجة حرية، ⁦p { $p }⁩.
 } { $what ->
    [none] لا شيء يلفت النظر.
   *[other] الأقل اتفاقًا مع سواه: { $what }، ⁦z = { $z }⁩؛ { $equals ->
        [0] ولا يماثله في ذلك شيء
        [one] ويماثله في ذلك واحد آخر
        [two] ويماثله في ذلك اثنان آخران
        [few] ويماثله في ذلك { $equals_text } آخرون
        [many] ويماثله في ذلك { $equals_text } آخر
       *[other] ويماثله في ذلك { $equals_text } آخر
    }.
 }
balancing-about-contradictory = ما يجب أن يصح يناقض بعضه بعضًا، وتبيّن الملاحظات أين. ولا يمكن القول أي رقم هو الأقل اتفاقًا مع سواه.
pack-no-correlation = لا يمكن أن يكون لهذا العدد من الأخطاء الارتباط { $what } ({ $where }): فهو بين −1 و1، ولا ينزل عن −1/(n − 1) إذا تعاكست الأخطاء كلها وعددها n.
balance-wanted-not-negative = صفرًا أو عددًا أكبر منه
balance-constraint-twice-reason = { $file }، السطر { $line }: تتكرر «{ $value }» في القيد «{ $constraint }»، فاستُبعد السطر.
balance-constraint-twice-remedy = احتفظوا بالسطر الصحيح، فمعاملات الخانة الواحدة لا تُجمع.
balance-exact-given-reason = في السطر { $line } خطأ رقم { $source } عن { $cell } معطى صفرًا، فعُدّ الرقم دقيقًا تمامًا وتكيّف معه كل ما عداه.
balance-exact-given-remedy = لا حاجة إلى شيء إن كان لا يحتمل الخطأ، وإلا فأعطوا السطر خطأ أكبر من الصفر.
balance-exact-share-of-zero-reason = في السطر { $line } خطأ رقم { $source } عن { $cell } معطى نسبةً منه (CV)، والرقم صفر، فعُدّ دقيقًا تمامًا وتكيّف معه كل ما عداه.
balance-exact-share-of-zero-remedy = أعطوا السطر خطأ معياريًا (STD_ERROR) بدل النسبة.
balance-exact-constraint-reason = خطأ القيد «{ $constraint }» معطى صفرًا، فعُدّ صحيحًا تمامًا.
balance-exact-constraint-remedy = اتركوا خانة الخطأ فارغة إن كان القيد صحيحًا تمامًا، وإلا فأعطوه خطأ أكبر من الصفر.
balance-exact-contradictory-reason = لا يمكن أن يصح هذا كله معًا: { $members }، مع الأرقام التي عُدّت دقيقة تمامًا: { $exact }. يقول «{ $left_out }» { $stated } ويقول الباقي { $implied }، فاستُبعد.
balance-exact-contradictory-remedy = أعطوا الرقم الذي يحتمل الخطأ خطأ أكبر من الصفر، أو صحّحوا القيد أو اجعلوه مرنًا.
balance-exact-figure = { $place } ({ $value })
balance-outside-bounds-reason = في السطر { $line } رقم { $source } عن { $cell } هو { $value }، وهو { $side ->
    [lower] دون أصغر قيمة
   *[upper] فوق أكبر قيمة
 } يجوز أن تأخذها الخانة ({ $bound }).
balance-outside-bounds-remedy = صحّحوا الرقم، وإن جاز أن يكون كذلك فوسّعوا حدود الخانة (--bounds) أو أجيزوا الخانات السالبة (--signed).
balance-unlikely-reason = تختلف الأرقام أكثر بكثير مما تسمح به أخطاؤها (‏⁦χ² = { $chi }⁩، ⁦p { $p }⁩). الأقل اتفاقًا مع سواه: { $what }، ⁦z = { $z }⁩؛ { $equals ->
    [0] ولا يماثله في ذلك شيء
    [one] ويماثله في ذلك واحد آخر
    [two] ويماثله في ذلك اثنان آخران
    [few] ويماثله في ذلك { $equals_text } آخرون
    [many] ويماثله في ذلك { $equals_text } آخر
   *[other] ويماثله في ذلك { $equals_text } آخر
 }.
balance-unlikely-remedy = صحّحوا الخطأ، أو أعطوا الأرقام أخطاء أكبر، ولا تنشروا هذه الأرقام قبل ذلك.
balance-far-reason = رقم يبعد كثيرًا عمّا تدل عليه سائر الأرقام مكانه: { $what }، ⁦z = { $z }⁩، وما جاوز { $limit } فيه خطأ؛ { $equals ->
    [0] ولا يماثله في ذلك شيء
    [one] ويماثله في ذلك واحد آخر
    [two] ويماثله في ذلك اثنان آخران
    [few] ويماثله في ذلك { $equals_text } آخرون
    [many] ويماثله في ذلك { $equals_text } آخر
   *[other] ويماثله في ذلك { $equals_text } آخر
 }.
balance-far-remedy = ابحثوا عن الخطأ، أو أعطوا الأرقام أخطاء أكبر؛ وبين آلاف الأرقام قد يبعد قليل منها هذا البعد مصادفة.
benchmark-about = قُدّرت السلسلة بالانحدار: ⁦ρ = { $rho }⁩، ⁦σ² = { $variance }⁩؛ { $coefficients }.
benchmark-coefficient = ⁦{ $name } = { $value }⁩ (الخطأ المعياري { $error })
