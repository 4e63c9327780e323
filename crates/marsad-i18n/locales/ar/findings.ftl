# What can be wrong with a submission: the reason and the remedy of each kind of finding.
finding-nearest = الأقرب: { $nearest }.
finding-more = { $count ->
    [zero] ولا مواضع أخرى
    [one] وفي موضع آخر
    [two] وفي موضعين آخرين
    [few] وفي { $count_text } مواضع أخرى
    [many] وفي { $count_text } موضعًا آخر
   *[other] وفي { $count_text } موضع آخر
 }

finding-unreadable-file-reason = { $found ->
    [empty] الملف فارغ.
    [html] الملف صفحة ويب (HTML) مهما كان اسمه، وليس بصيغة { $expected }.
    [xml-workbook] الملف جدول مكتوب على شكل نص XML، كما في Excel 2003 وفي بعض البوابات، وليس بصيغة { $expected }.
    [xml] الملف نص XML، وليس بصيغة { $expected }.
    [image] الملف صورة، وليس بصيغة { $expected }.
    [pdf] الملف وثيقة PDF، وليس بصيغة { $expected }.
    [document] الملف وثيقة نصية من برنامج لمعالجة النصوص، وليس بصيغة { $expected }.
    [presentation] الملف عرض تقديمي، وليس بصيغة { $expected }.
    [other-workbook] الملف جدول بصيغة لا تُقرأ هنا، مثل XLSB أو Numbers أو Excel قديم جدًا، وليس بصيغة { $expected }.
    [package] الملف جدول Excel أو حزمة من الملفات، وليس بصيغة { $expected }.
    [archive] الملف حزمة من ملفات أخرى، مثل ZIP، وليس بصيغة { $expected }.
    [database] الملف مأخوذ من قاعدة بيانات، وليس بصيغة { $expected }.
    [statistics] الملف من برنامج إحصائي، مثل SPSS أو Stata أو SAS، وليس بصيغة { $expected }.
    [text] الملف نص، ولعله CSV، وليس بصيغة { $expected }.
    [locked] الملف محمي بكلمة سر.
   *[other] تتعذّر قراءة الملف بصيغة { $expected ->
        [text] نص
       *[other] { $expected }
    } ({ $detail }).
 }
finding-unreadable-file-remedy = { $found ->
    [empty] تثبّتوا من أن الملف حُفظ ونُقل كاملًا، ثم أعيدوا إرساله.
    [html] افتحوه في برنامج جداول واختاروا «حفظ باسم» ثم «مصنّف Excel ‏(.xlsx)»، وأرسلوا الملف الجديد.
    [xml-workbook] افتحوه في برنامج جداول واختاروا «حفظ باسم» ثم «مصنّف Excel ‏(.xlsx)»، وأرسلوا الملف الجديد.
    [other-workbook] افتحوه في برنامج جداول واختاروا «حفظ باسم» ثم «مصنّف Excel ‏(.xlsx)»، وأرسلوا الملف الجديد.
    [xml] استخرجوا الجدول من البرنامج الذي كتبه بصيغة Excel ‏(.xlsx)، ثم أرسلوه.
    [image] أرسلوا الجدول نفسه بصيغة Excel ‏(.xlsx) من الملف الذي أُدخلت فيه أرقامه: لا تُقرأ الأرقام من صورة.
    [pdf] أرسلوا الجدول الذي أُخذت منه الوثيقة بصيغة Excel ‏(.xlsx): لا تُقرأ الجداول من ملف PDF.
    [document] انسخوا الجدول إلى برنامج جداول واحفظوه بصيغة Excel ‏(.xlsx)، ثم أرسلوه.
    [presentation] انسخوا الجدول إلى برنامج جداول واحفظوه بصيغة Excel ‏(.xlsx)، ثم أرسلوه.
    [package] أرسلوا الجدول بالصيغة المتفق عليها، وإن كان المقصود ملف Excel فاطلبوا من المرصد تعديل ملف القراءة الخاص بهذا الاتفاق.
    [archive] فكّوا ضغط الحزمة، وأرسلوا الملف الذي فيه الجدول.
    [database] استخرجوا الجدول بصيغة Excel ‏(.xlsx) أو بصيغة CSV، ثم أرسلوه.
    [statistics] استخرجوا الجدول بصيغة Excel ‏(.xlsx) أو بصيغة CSV، ثم أرسلوه.
    [text] احفظوا الجدول بصيغة Excel ‏(.xlsx) وأرسلوه، وإن كان المقصود نصًا فاطلبوا من المرصد تعديل ملف القراءة الخاص بهذا الاتفاق.
    [locked] احفظوا الملف دون كلمة سر، ثم أعيدوا إرساله.
   *[other] افتحوا الملف واحفظوه من جديد بالصيغة المتفق عليها ودون كلمة سر، ثم أعيدوا إرساله، وإن كان المقصود صيغة أخرى فاطلبوا من المرصد تعديل ملف القراءة الخاص بهذا الاتفاق.
 }
finding-missing-column-reason = ليس في الملف عمود «{ $expected }»، ولا عنوان آخر يدلّ عليه.
finding-missing-column-remedy = أضيفوا العمود بهذا الاسم، وإن كان الملف يبيّنه بطريقة أخرى فاطلبوا من المرصد تعديل ملف القراءة.
finding-unexpected-column-reason = العمود «{ $value }» ليس من الاتفاق ولم يُقرأ.
finding-unexpected-column-remedy = لا داعي لأي إجراء إن كان يتضمن ملاحظات، وإلا فاطلبوا من المرصد إضافته إلى ملف القراءة.
finding-duplicate-column-reason = العنوان «{ $value }» مكرّر، ولم يُقرأ إلا العمود الأول.
finding-duplicate-column-remedy = احتفظوا بأحد العمودين أو سمّوا الآخر باسم مختلف.
finding-missing-dimension-reason = خانة «{ $component }» فارغة، فلا يمكن الجزم بما يعنيه السطر.
finding-missing-dimension-remedy = املؤوا الخانة، وللمجموع اكتبوا الكلمة المتفق عليها للمجموع.
finding-unknown-code-reason = «{ $value }» ليست كلمة معروفة في «{ $component }».
finding-unknown-code-remedy = استعملوا رمزًا أو كلمة من القائمة { $list }.
finding-not-a-number-reason = «{ $value }» ليس عددًا.
finding-not-a-number-remedy = اكتبوا العدد وحده، مع «{ $expected }» قبل الأرقام العشرية، واذكروا سبب غياب القيمة في عمود الحالة.
finding-not-a-period-reason = «{ $value }» ليست فترة زمنية.
finding-not-a-period-remedy = اكتبوا سنة مثل 2022، أو ثلاثيًا مثل 2022-Q1، أو شهرًا مثل 2022-03، أو مجالًا مثل 2019-01-01/P5Y.
finding-missing-value-reason = ليس في السطر قيمة ولا حالة تبيّن سبب غيابها.
finding-missing-value-remedy = املؤوا القيمة، أو بيّنوا حالة القيمة الغائبة.
finding-duplicate-key-reason = يكرّر هذا السطر سلسلة السطر { $first } وفترته.
finding-duplicate-key-remedy = احتفظوا بالسطر الصحيح واحذفوا الآخر، وإن كان كلاهما صحيحًا فصحّحوا ما يميّز أحدهما عن الآخر.
finding-not-whole-reason = في القيمة { $value } أرقام عشرية حيث لا معنى إلا للأعداد الصحيحة.
finding-not-whole-remedy = تثبّتوا من الرقم: ربما قُرئت العلامة بين الآلاف على أنها العلامة التي تسبق الأرقام العشرية.
finding-wrong-frequency-reason = الفترة { $value } ليست من الدورية «{ $expected }» المذكورة في السطر.
finding-wrong-frequency-remedy = صحّحوا الفترة أو الدورية.
finding-unusual-frequency-reason = الفترة { $value } ليست من الدورية «{ $expected }» التي ترد بها هذه البيانات عادة.
finding-unusual-frequency-remedy = تثبّتوا من أن الفترة قُرئت قراءة صحيحة، وإن كانت البيانات ترد فعلا بدورية أخرى فاطلبوا من المرصد ذكر الدورية في ملف القراءة.
finding-out-of-range-reason = { $rule ->
    [none] القيمة { $value } أكبر من أي عدد أو مبلغ ممكن ({ $bounds }).
   *[other] القيمة { $value } خارج حدود القاعدة { $rule } ({ $bounds }).
 }
finding-out-of-range-remedy = تثبّتوا من الرقم ومن وحدته وصحّحوه، وإن كان صحيحًا فأعلموا المرصد بما يفسّره.
finding-sum-of-parts-reason = { $along ->
    [dimension] مجموع الأجزاء حسب «{ $dimension }» هو { $sum } والمجموع المذكور { $total }، أي بفارق { $difference } ({ $series }، { $period }).
   *[other] مجموع الأجزاء { $sum } والمجموع المذكور { $total }، أي بفارق { $difference } ({ $series }، { $period }).
 }
finding-sum-of-parts-remedy = صحّحوا الجزء أو المجموع الخاطئ، أو أعلموا المرصد بسبب الفارق.
finding-missing-attribute-reason = لا يذكر السطر شيئًا تحت «{ $component }»، وهي معلومة إلزامية.
finding-missing-attribute-remedy = املؤوا الخانة، وإن لم يوجد هذا العمود فأضيفوه.
finding-no-data-reason = لا يتضمن الملف أي مشاهدة قابلة للقراءة.
finding-no-data-remedy = تثبّتوا من أن الملف هو المقصود ومن أن جدوله يبدأ حيث ينتظره ملف القراءة.
finding-too-large-reason = { $what ->
    [bytes] حجم الملف يتجاوز { $limit } بايت، وهو أقصى ما يمكن قراءته، فلم يُقرأ.
    [columns] عدد أعمدة السطر يتجاوز { $limit }، ولم يُقرأ ما زاد عليها.
    [sheets] عدد أوراق الملف يتجاوز { $limit }، ولم يُقرأ ما زاد عليها.
    [sheet] حجم إحدى أوراق الملف يتجاوز { $limit } بايت، وهو أقصى ما يمكن قراءته، فلم يُقرأ الملف.
    [parts] عدد العناصر داخل الملف، كالصور والرسوم، يتجاوز { $limit }، فلم يُقرأ.
    [part] حجم أحد أجزاء الملف، كنصوصه أو تنسيقه، يتجاوز { $limit } بايت، فلم يُقرأ الملف.
    [line] طول أحد الأسطر يتجاوز { $limit } بايت، ولم يُقرأ الملف انطلاقًا منه.
    [cells] عدد خانات الملف يتجاوز { $limit }، ولم يُقرأ ما زاد عليها.
    [cell] نص إحدى الخانات أطول من { $limit } حرف، ولم يُقرأ ما زاد على ذلك.
    [rows] في الورقة أسطر بعد السطر { $limit } حيث لا تملك أي ورقة أسطرًا، ولم تُقرأ.
    [merges] الملف أكبر، أو خاناته المدمجة أكثر، مما يسمح بالنظر فيها، فقُرئت كل خانة على حدة.
    [survey-cells] عدد خانات الملف يتجاوز { $limit }، وهو أقصى ما يُقرأ دفعة واحدة، ولم تُقرأ الأسطر الزائدة.
    [survey-variables] عدد متغيرات الملف يتجاوز { $limit }، ولم يُقرأ ما زاد عليها.
    [survey-labels] تسميات الرموز أكثر أو أطول مما يمكن قراءته ({ $limit } على الأكثر)، ولم يُقرأ ما زاد عليها.
    [survey-notes] عدد ملاحظات الملف يتجاوز { $limit }، ولم يُقرأ ما زاد عليها.
    [survey-text] مجموع نصوص الأسطر يتجاوز { $limit } بايت، ولم يُقرأ ما زاد على ذلك.
    [survey-files] تصف الوثيقة أكثر من { $limit } ملف، ولم يُقرأ ما زاد عليها.
   *[other] يتجاوز الملف { $limit }، وهو أقصى ما يمكن قراءته، ولم يُقرأ ما زاد على ذلك.
 }
finding-too-large-remedy = { $what ->
    [columns] احذفوا الأعمدة الواقعة بعد نهاية الجدول، ثم أعيدوا إرسال الملف.
    [sheets] لا تُبقوا إلا أوراق الاتفاق، ثم أعيدوا إرسال الملف.
    [line] ابحثوا عن علامة تنصيص فُتحت ولم تُغلق، وأغلقوها أو احذفوها، ثم أعيدوا إرسال الملف.
    [cell] ابحثوا عن علامة تنصيص فُتحت ولم تُغلق، أو اختصروا النص، ثم أعيدوا إرسال الملف.
    [merges] ألغوا دمج الخانات وكرّروا نصها في كل منها، أو قسّموا الملف حسب الفترات، ثم أعيدوا إرساله.
    [survey-cells] اطلبوا المتغيرات اللازمة وحدها، أو احفظوا الملف على أجزاء.
    [survey-variables] لا تحفظوا إلا المتغيرات اللازمة، ثم أعيدوا إرسال الملف.
    [survey-labels] لا تحفظوا إلا المتغيرات اللازمة، ثم أعيدوا إرسال الملف.
    [survey-notes] لا داعي لأي إجراء إن كانت الملاحظات الأولى كافية، وإلا فاحذفوا ما لا يلزم منها.
    [survey-text] احفظوا الملف دون النصوص الطويلة غير اللازمة، ثم أعيدوا إرساله.
    [survey-files] قسّموا الوثيقة حسب الدراسات، ثم أعيدوا إرسالها.
   *[other] احذفوا الصور والرسوم والأسطر والأعمدة الفارغة، أو قسّموا الملف حسب الفترات، ثم أعيدوا إرساله.
 }
finding-unclear-encoding-reason = لا يبيّن الملف كيف حُفظت حروفه، فقُرئت على أنها «{ $encoding }» بدرجة ثقة تبلغ { $confidence } بالمائة.
finding-unclear-encoding-remedy = احفظوا الملف بصيغة Excel أو بصيغة «CSV UTF-8» وأعيدوا إرساله، أو أعلموا المرصد هل قُرئت الحروف العربية والحروف اللاتينية ذات العلامات قراءة صحيحة.
finding-unclear-delimiter-reason = يبدو أن ما يفصل بين الخانات هو { $delimiter ->
    [TAB] علامة الجدولة
   *[other] «{ $delimiter }»
 } بدرجة ثقة تبلغ { $confidence } بالمائة.
finding-unclear-delimiter-remedy = احفظوا الجدول بصيغة Excel وأعيدوا إرساله، أو أعلموا المرصد بالعلامة التي تفصل بين الخانات.
finding-unreadable-characters-reason = تتعذّر قراءة بعض حروف الملف على أنها «{ $encoding }»، فحلّت محلها العلامة «�».
finding-unreadable-characters-remedy = افتحوا الملف حيث تظهر حروفه سليمة، واحفظوه بصيغة Excel أو بصيغة «CSV UTF-8»، ثم أعيدوا إرساله.
finding-uncomputed-formula-reason = في الخلية صيغة حسابية لا يحمل الملف نتيجتها، فتُقرأ الخلية فارغة.
finding-uncomputed-formula-remedy = افتحوا الملف في برنامج جداول واحفظوه لتُحسب الصيغ، أو اكتبوا القيمة نفسها، ثم أعيدوا إرساله.
finding-cut-off-reason = فُتحت علامة تنصيص ولم تُغلق، أو ينتهي الملف قبل أوانه: نهاية أحد أجزائه ناقصة.
finding-cut-off-remedy = أغلقوا علامة التنصيص أو احذفوها، وإن كانت نهاية الملف ناقصة فاستخرجوه من جديد، ثم أعيدوا إرساله.
finding-missing-sheet-reason = ليس في الملف ورقة باسم «{ $expected }».
finding-missing-sheet-remedy = أضيفوا الورقة أو أعيدوا إليها هذا الاسم، وإن تغيّر اسمها نهائيًا فاطلبوا من المرصد تعديل ملف القراءة.
finding-unread-sheet-reason = { $what ->
    [file] ليس في ملف القراءة جدول يخصّ هذا الملف، فلم يُقرأ.
   *[other] الورقة «{ $value }» ليست من الاتفاق ولم تُقرأ.
 }
finding-unread-sheet-remedy = { $what ->
    [file] اطلبوا من المرصد وصف جدول هذا الملف في ملف القراءة.
   *[other] لا داعي لأي إجراء إن لم يكن فيها ما يخصّ المرصد، وإلا فاطلبوا من المرصد إضافتها إلى ملف القراءة.
 }
finding-unread-numbers-reason = { $side ->
    [below] تحت الجدول المذكور في ملف القراءة مباشرةً أعداد أخرى لم تُقرأ، ابتداءً من هذه الخانة، وعددها { $numbers }: يبدو أن الجدول اتسع.
    [above] فوق الأسطر المذكورة في ملف القراءة مباشرةً أعداد أخرى لم تُقرأ، ابتداءً من هذه الخانة، وعددها { $numbers }: يبدو أن الجدول اتسع.
    [right] بعد آخر عمود من الجدول المذكور في ملف القراءة مباشرةً أعداد أخرى لم تُقرأ، ابتداءً من هذه الخانة، وعددها { $numbers }: يبدو أن الجدول اتسع.
   *[other] ابتداءً من هذه الخانة أعداد لا يشملها أي جدول في ملف القراءة، وعددها { $numbers }، ولم تُقرأ.
 }
finding-unread-numbers-remedy = { $side ->
    [none] لا داعي لأي إجراء إن لم تكن بيانات، كسنوات في عنوان، وإلا فاطلبوا من المرصد وصف جدولها في ملف القراءة.
   *[other] إن كانت من الجدول فاطلبوا من المرصد كتابة { $setting } في ملف القراءة، وإلا فاتركوا بينهما سطرًا أو عمودًا فارغًا.
 }
finding-header-moved-reason = عناوين الأعمدة في السطر { $found }، والمتفق عليه هو السطر { $expected }.
finding-header-moved-remedy = تثبّتوا من أنه لم يُضف سطر ولم يُحذف فوق الجدول، وإن كان الموضع الجديد هو الصحيح فاطلبوا من المرصد تعديل ملف القراءة.
finding-repeated-header-reason = تكرّرت عناوين الأعمدة بين الأسطر، ولم يُقرأ هذا السطر على أنه بيانات.
finding-repeated-header-remedy = لا داعي لأي إجراء إن كانت الأعمدة التي تليه بالترتيب نفسه، وإلا فانقلوا تلك الأسطر تحت العناوين الأولى، كل خانة في عمودها.
finding-extra-cells-reason = ينتهي الجدول عند العمود { $columns }، لكن «{ $value }» تقع بعده، فقد تكون خانات السطر قد انزاحت.
finding-extra-cells-remedy = ابحثوا عن فاصلة أو فاصلة منقوطة داخل نص، وضعوا ذلك النص بين علامتي تنصيص، وإلا فاحذفوا الخانة الزائدة.
finding-row-not-read-reason = ليس في السطر «{ $value }» قيمة، ولم يُقرأ.
finding-row-not-read-remedy = لا داعي لأي إجراء إن كان عنوانًا أو ملاحظة أو مصدرًا، وإلا فاملؤوا قيمته.
finding-skipped-by-profile-reason = لم يُقرأ «{ $value }» عملًا بملف القراءة.
finding-skipped-by-profile-remedy = لا داعي لأي إجراء إن كان لا يزال خارج المطلوب، وإلا فاطلبوا من المرصد تعديل ملف القراءة.
finding-ambiguous-code-reason = «{ $value }» تحتمل أكثر من معنى في «{ $component }».
finding-ambiguous-code-remedy = اكتبوا الرمز أو الاسم الكامل لما تقصدونه.
finding-ambiguous-number-reason = { $taken ->
    [first] يمكن أن يُقرأ «{ $value }» عددًا صحيحًا هو { $first } أو عددًا عشريًا هو { $second }، فقُرئ { $first }.
   *[other] يمكن أن يُقرأ «{ $value }» عددًا صحيحًا هو { $first } أو عددًا عشريًا هو { $second }، فلم يُقرأ.
 }
finding-ambiguous-number-remedy = اكتبوا العدد دون علامة بين الآلاف، وأعلموا المرصد بالعلامة التي تسبق الأرقام العشرية.
finding-unclear-total-reason = قد يكون «{ $value }» مجموع المجموعة الأخيرة من «{ $component }» أو مجموع كل المجموعات، ولا تبيّن الأرقام ولا المجموعات السابقة أيّهما، فلم يُقرأ السطر.
finding-unclear-total-remedy = اكتبوا «المجموع العام» إن كان مجموع الكل، وإن كان يختم مجموعة فاذكروا لكل مجموعة مجموعها، أو كرّروا اسم المجموعة في عمودها.
finding-total-unread-reason = يجمع «{ $value }» كل ما تحت «{ $component }»، ولا رمز لذلك، فلم يُقرأ السطر.
finding-total-unread-remedy = لا داعي لأي إجراء: يُستنتج هذا المجموع من الأسطر التي قُرئت، وإن كان مجموع المجموعة الأخيرة وحدها فكرّروا اسم المجموعة في عمودها.
finding-ambiguous-date-reason = يمكن أن يُقرأ التاريخ «{ $value }» على أنه { $first } أو { $second }، فلم يُقرأ.
finding-ambiguous-date-remedy = اكتبوا السنة أولًا ثم الشهر ثم اليوم: { $first } أو { $second }.
finding-formula-error-reason = تعطي صيغة الحساب في هذه الخانة الخطأ «{ $value }» بدل عدد.
finding-formula-error-remedy = أصلحوا صيغة الحساب، أو اكتبوا الرقم نفسه مكانها.
finding-read-as-missing-reason = قُرئت «{ $value }» على أنها قيمة غائبة، بالحالة «{ $status }».
finding-read-as-missing-remedy = لا داعي لأي إجراء إن كان هذا معنى العلامة، وإلا فاكتبوا الرقم أو أعلموا المرصد بمعناها.
finding-suppressed-by-sender-reason = «{ $value }» لا تبيّن العدد بالضبط، فلم يُحفظ أي عدد.
finding-suppressed-by-sender-remedy = لا داعي لأي إجراء إن كان العدد يجب أن يبقى محجوبًا، وإلا فاكتبوه: يحمي المرصد الأعداد الصغيرة قبل النشر.
finding-number-with-mark-reason = في «{ $value }» علامة بعد العدد، وقد قُرئ { $number }.
finding-number-with-mark-remedy = لا داعي لأي إجراء إن كانت العلامة تحيل إلى ملاحظة فقط، وإن كانت تصف القيمة فاذكروا ذلك في عمود الحالة.
finding-parentheses-as-minus-reason = «{ $value }» بين قوسين، وقد قُرئ على أنه العدد السالب { $number }.
finding-parentheses-as-minus-remedy = اكتبوا علامة الطرح إن كان العدد سالبًا، وإلا فاحذفوا القوسين.
finding-percent-unexpected-reason = «{ $value }» نسبة مئوية في عمود مخصّص للأعداد، فلم تُقرأ.
finding-percent-unexpected-remedy = اكتبوا العدد نفسه، وإن كان العمود مخصّصًا للنسب المئوية فاطلبوا من المرصد تعديل ملف القراءة.
finding-other-version-reason = أُعدّ الملف وفق «{ $value }»، بينما يتبع الاتفاق النسخة { $expected }.
finding-other-version-remedy = تثبّتوا من أن الأعمدة والرموز هي أعمدة النسخة { $expected } ورموزها، واكتبوا هذه النسخة في الملف.
finding-cumulative-unrolled-reason = { $value } مجموع منذ بداية السنة، وقيمة الفترة { $period } وحدها { $result }.
finding-cumulative-unrolled-remedy = لا داعي لأي إجراء إن كان الجدول يتضمن مجاميع منذ بداية السنة، وحيث تكون النتيجة «?» أرسلوا أيضًا مجموع الفترة السابقة.
finding-cumulative-suspected-reason = ترتفع قيم السلسلة { $series } خلال سنة { $year } كما ترتفع المجاميع المحسوبة منذ بداية السنة.
finding-cumulative-suspected-remedy = أعلموا المرصد بطبيعتها: مجاميع منذ بداية السنة، أو رقم كل شهر أو ثلاثي وحده.
finding-share-disagrees-reason = يذكر الملف نسبة «{ $value }»، لكن { $part } من { $whole } تساوي { $computed } بالمائة.
finding-share-disagrees-remedy = صحّحوا النسبة أو العدد الخاطئ، وإن كانت نسبة من مجموع آخر فأعلموا المرصد به.
finding-growth-disagrees-reason = يذكر الملف تغيّرًا قدره «{ $value }»، لكن التغيّر من { $before } إلى { $after } يساوي { $computed } بالمائة.
finding-growth-disagrees-remedy = صحّحوا نسبة التغيّر أو الرقم الخاطئ، وإن كان التغيّر محسوبًا منذ فترة أخرى فأعلموا المرصد بها.
finding-growth-unusual-reason = من { $before } إلى { $value } تغيّر بنسبة { $growth } بالمائة، وهو أكبر بكثير مما عرفته هذه السلسلة ({ $series }، { $period }).
finding-growth-unusual-remedy = تثبّتوا من الرقم، وإن كان صحيحًا فأعلموا المرصد بما يفسّر التغيّر.
finding-outlier-reason = القيمة { $value } بعيدة عن { $usual }، وهو المعتاد هنا ({ $series }، { $period }).
finding-outlier-remedy = تثبّتوا من الرقم ومن سطره، وإن كان صحيحًا فأعلموا المرصد بما يفسّره.
finding-scale-suspected-reason = القيمة { $value } والمعتاد { $usual }، والنسبة بينهما { $factor }، كما لو ذُكرت الآلاف بدل الوحدات ({ $series }، { $period }).
finding-scale-suspected-remedy = تثبّتوا من الوحدة واكتبوا الرقم بالوحدة المتفق عليها، وإن كان صحيحًا كما هو فأعلموا المرصد بما يفسّره.
finding-stock-flow-suspected-reason = لا يتوافق { $value } مع { $other }: يبدو أن أحدهما يعدّ الموجودين في تاريخ معيّن، والآخر ما يحدث خلال فترة.
finding-stock-flow-suspected-remedy = أعلموا المرصد أيّ الأمرين يعدّه الرقم، وإن جُمعت أعداد نهاية السنوات فاذكروا آخرها بدل مجموعها.
finding-stock-account-reason = كان الرصيد { $before }، ومع من دخل ومن خرج بعد ذلك ينبغي أن يصبح { $result }، والملف يذكر { $after }، أي بفارق { $difference } ({ $series }، { $period }).
finding-stock-account-remedy = تثبّتوا من الرصيدين ومن التدفقات بينهما، وإن كانت كلها صحيحة فاذكروا ما غيّر العدد فوق ذلك، مثل حالات التجنيس أو تصحيح السجل.
finding-period-conflict-reason = يذكر هذا الملف { $value }، بينما يذكر «{ $source }» { $other } ({ $series }، { $period }).
finding-period-conflict-remedy = تثبّتوا من الرقم الصحيح وصحّحوا الآخر، وإن كان هذا الرقم مراجعة لما سبقه فأعلموا المرصد بذلك.
finding-source-ratio-reason = القيمة { $value } هنا و{ $other } في «{ $source }»، والنسبة بينهما { $ratio }، والمنتظر من { $min } إلى { $max }.
finding-source-ratio-remedy = تثبّتوا من الرقم، وإن كان صحيحًا فأعلموا المرصد بما يعدّه أحد المصدرين ولا يعدّه الآخر.
finding-age-heaping-reason = الأعمار المنتهية ببعض الأرقام، مثل 0 و5، أكثر مما ينبغي: المؤشر { $index } والحد { $limit }.
finding-age-heaping-remedy = تثبّتوا هل كانت الأعمار مقرّبة أو مقدّرة، وأرسلوا أعمارًا محسوبة من تواريخ الولادة، أو أعلموا المرصد بكيفية تسجيل الأعمار.
finding-digit-preference-reason = ينتهي عدد كبير من القيم، مثل «{ $value }»، بالأرقام التالية أكثر مما ينبغي: { $digits }، كما في القيم المقرّبة أو المقدّرة.
finding-digit-preference-remedy = أرسلوا الأعداد المضبوطة، وإن لم توجد فأعلموا المرصد بكيفية تقريب القيم أو تقديرها.
finding-incomplete-reason = ينصّ الاتفاق على { $expected }، والناقص: { $missing }.
finding-incomplete-remedy = أضيفوا الناقص، أو بيّنوا حالة القيمة الغائبة، وإن لم يعد موجودًا فأعلموا المرصد بذلك.
finding-unnamed-rest-reason = { $along ->
    [dimension] المجموع المذكور { $value } ومجموع أجزائه حسب «{ $dimension }» هو { $sum }، ولا شيء يبيّن طبيعة الباقي، وهو { $rest }.
   *[other] المجموع المذكور { $value } ومجموع أجزائه { $sum }، ولا شيء يبيّن طبيعة الباقي، وهو { $rest }.
 }
finding-unnamed-rest-remedy = أضيفوا سطرًا للباقي، مثل «أخرى» أو «غير مصرّح به»، أو صحّحوا الجزء أو المجموع الخاطئ.
finding-statement-conflict-reason = لا يمكن أن يصحّ «{ $value }» و«{ $other }» معًا بصياغتهما الحالية.
finding-statement-conflict-remedy = صحّحوا الخاطئ منهما، وإن كان كلاهما صحيحًا فبيّنوا في كل منهما الأشخاص والفترة المعنية.
finding-rule-broken-reason = تشترط القاعدة { $rule } ما يلي: { $formula }، لكن الطرف الأول { $left } والطرف الثاني { $right } ({ $series }، { $period }).
finding-rule-broken-remedy = تثبّتوا من أرقام الطرفين وصحّحوا الخاطئ منها، وإن كانت كلها صحيحة فأعلموا المرصد بسبب الفارق.
finding-rule-unusable-reason = تعذّر تطبيق القاعدة { $rule } على هذه البيانات ({ $detail }).
finding-rule-unusable-remedy = لا شيء للتصحيح في الملف، وأعلموا المرصد بذلك فهو المسؤول عن قواعده.
finding-survey-part-unread-reason = جزء من الملف ({ $part ->
    [dictionary] قائمة المتغيرات
    [variable] متغير
    [variables] المتغيرات
    [variable-labels] تسميات المتغيرات
    [value-labels] تسميات الرموز
    [missing-values] رموز القيم المفقودة
    [documents] الملاحظات
    [attributes] سمات المتغيرات
    [characteristics] خصائص المتغيرات
    [formats] صيغ المتغيرات
    [long-texts] النصوص الطويلة
    [weight] متغير الترجيح
    [data] البيانات
    [map] قائمة أجزائه
   *[other] { $part }
 }) عند البايت { $offset } { $detail ->
    [cut-off] مبتور
    [damaged] تالف
    [no-such-variable] يخصّ متغيرًا غير موجود
   *[other] من نوع غير معروف
 }، ولم يُقرأ.
finding-survey-part-unread-remedy = افتحوا الملف في البرنامج الذي كتبه واحفظوه من جديد ثم أرسلوه، وإن كان قد بُتر أثناء النقل فأعيدوا إرساله.
finding-survey-part-ignored-reason = { $part ->
    [response-sets] مجموعات الإجابات المتعددة (عند البايت { $offset }) غير مستعملة، وقد قُرئت المتغيرات التي تتكوّن منها.
    [variable-sets] مجموعات المتغيرات (عند البايت { $offset }) غير مستعملة، وقد قُرئت متغيراتها.
    [file-attributes] سمات الملف (عند البايت { $offset }) غير مستعملة.
   *[other] في الملف عند البايت { $offset } جزء من نوع غير مستعمل.
 }
finding-survey-part-ignored-remedy = لا داعي لأي إجراء.
finding-survey-cut-off-reason = ينتهي الملف قبل أوانه عند البايت { $offset }: { $expected ->
    [unknown] قُرئ من الأسطر { $rows }.
   *[other] قُرئ من الأسطر { $rows } من أصل { $expected }.
 }
finding-survey-cut-off-remedy = استخرجوا الملف من جديد وتثبّتوا من حجمه بعد النقل، ثم أعيدوا إرساله.
finding-survey-rows-disagree-reason = يعلن الملف أن عدد أسطره { $expected }، لكن عدد ما وُجد منها وقُرئ { $rows }.
finding-survey-rows-disagree-remedy = تثبّتوا من عدد الأسطر المطلوب، وإن كان بعضها ناقصًا فاستخرجوا الملف من جديد.
finding-survey-encoding-guessed-reason = لا يبيّن الملف كيف حُفظت حروفه، فقُرئت على أنها «{ $encoding }» بدرجة ثقة تبلغ { $confidence } بالمائة.
finding-survey-encoding-guessed-remedy = انظروا في بعض التسميات، فإن لم تكن الحروف العربية أو الحروف اللاتينية ذات العلامات سليمة فبيّنوا الترميز، أو احفظوا الملف بترميز Unicode ‏(SPSS 21 أو Stata 14 فما بعدهما) وأعيدوا إرساله.
finding-survey-text-unreadable-reason = تتعذّر قراءة بعض حروف الملف على أنها «{ $encoding }»، فحلّت محلها العلامة «�».
finding-survey-text-unreadable-remedy = بيّنوا ترميز الملف، أو افتحوه حيث تظهر حروفه سليمة واحفظوه بترميز Unicode ثم أعيدوا إرساله.
finding-survey-variable-renamed-reason = { $value ->
    [none] أحد المتغيرات بلا اسم، فسُمّي «{ $name }».
   *[other] الاسم «{ $value }» فارغ أو مكرر، فسُمّي المتغير «{ $name }».
 }
finding-survey-variable-renamed-remedy = أعطوا كل متغير اسمًا خاصًا به في البرنامج الذي كتب الملف.
finding-survey-date-out-of-range-reason = في المتغير «{ $variable }»، لا يمثّل { $value } تاريخًا في أي تقويم، فحُفظ الرقم على أنه سبب فقدان التاريخ.
finding-survey-date-out-of-range-remedy = صحّحوا التواريخ، وإن كان الرقم رمزًا لقيمة مفقودة فصرّحوا به على هذا النحو.
finding-survey-codebook-disagrees-reason = { $what ->
    [column] العمود «{ $value }» غير موجود في دليل المتغيرات، فقُرئ على أنه نص.
    [variable] المتغير «{ $value }» من دليل المتغيرات ليس له عمود.
    [heading] في دليل المتغيرات عمود غير معروف «{ $value }»، ولم يُقرأ.
    [code-without-variable] أحد رموز دليل المتغيرات لا ينتمي إلى أي متغير موصوف فوقه («{ $value }»).
    [code] «{ $value }» ليس رقمًا كما هي رموز هذا المتغير.
    [number] «{ $value }» ليس رقمًا، فحُفظ على أنه سبب فقدان القيمة.
    [date] «{ $value }» ليس تاريخًا مثل 2020-10-19، فحُفظ على أنه سبب فقدان القيمة.
    [cell] «{ $value }» يقع بعد آخر عمود.
    [answer] ليس في دليل متغيرات الدراسة هذا الرمز: «{ $value }».
   *[other] الكلمة «{ $value }» غير معروفة في العمود «{ $what }» من دليل المتغيرات.
 }
finding-survey-codebook-disagrees-remedy = صحّحوا دليل المتغيرات أو البيانات حتى يتطابقا، ثم أعيدوا إرسالهما.
finding-survey-language-unknown-reason = أحد النصوص باللغة «{ $value }»، وهي ليست العربية ولا الفرنسية ولا الإنجليزية، فحُفظ دون لغة.
finding-survey-language-unknown-remedy = لا داعي لأي إجراء إن جاز عرض النص كما هو، وإلا فأضيفوه بإحدى اللغات الثلاث.
