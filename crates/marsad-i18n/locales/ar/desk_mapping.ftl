# Words, profiles and correspondences.
mapping-words-title = كلمات تنتظر المطابقة
mapping-words-lede = هذه كلمات في الملف لا تدلّ بعدُ على أي رمز. بيّنوا مرة واحدة ما تعنيه كل منها، فيُقرأ بها كل ملف لاحق في هذه الاتفاقية.
mapping-words-more = { $n ->
    [zero] لا كلمات أخرى.
    [one] تظهر كلمة أخرى بعد مطابقة هذه الكلمات.
    [two] تظهر كلمتان أخريان بعد مطابقة هذه الكلمات.
    [few] تظهر { $n_text } كلمات أخرى بعد مطابقة هذه الكلمات.
    [many] تظهر { $n_text } كلمة أخرى بعد مطابقة هذه الكلمات.
   *[other] تظهر { $n_text } كلمة أخرى بعد مطابقة هذه الكلمات.
 }
mapping-words-since = { $n ->
    [zero] لا مطابقات بعد قراءة هذا الملف.
    [one] أُجريت مطابقة واحدة بعد قراءة هذا الملف.
    [two] أُجريت مطابقتان بعد قراءة هذا الملف.
    [few] أُجريت { $n_text } مطابقات بعد قراءة هذا الملف.
    [many] أُجريت { $n_text } مطابقة بعد قراءة هذا الملف.
   *[other] أُجريت { $n_text } مطابقة بعد قراءة هذا الملف.
 }
mapping-words-since-what = يبقى الملف كما قُرئ: أعيدوا إرساله فيُقرأ بها.
mapping-words-none = كل كلمات هذا الملف معروفة.
mapping-words-back = العودة إلى الإرسالية
mapping-places = { $n ->
    [zero] في لا موضع: { $places }
    [one] في موضع واحد: { $places }
    [two] في موضعين: { $places }
    [few] في { $n_text } مواضع، أولها { $places }
    [many] في { $n_text } موضعا، أولها { $places }
   *[other] في { $n_text } موضع، أولها { $places }
 }
mapping-why = { $reason }، { $percent }
suggestion-fold = اسم من أسماء هذا الرمز
suggestion-correspondence = هكذا في جدول مطابقة
suggestion-history = طوبقت هكذا من قبل
suggestion-transliteration = يشبهه نطقا بالخط الآخر
suggestion-nearest = يكاد يُكتب مثله
mapping-other-code = رمز آخر أو اسم آخر
mapping-leave = تُترك الآن
mapping-note = السبب، إن لم يكن واضحا
mapping-again = ثم إعادة إرسال هذا الملف كما هو
mapping-consequence = ما تطابقونه يسري على كل ملف يُقرأ من الآن في هذه الاتفاقية، ومعه اسمكم والتاريخ. أما الملفات التي قُرئت من قبل فتبقى كما هي. ويمكن التراجع عنه.
mapping-keep = مطابقة الكلمات
mapping-keep-one = مطابقة الكلمة
mapping-preview = معاينة ما سيتغيّر
mapping-preview-title = ما الذي سيتغيّر
mapping-preview-what = من هذا الملف
mapping-preview-today = اليوم
mapping-preview-then = بعد ذلك
mapping-preview-rows = المشاهدات المقروءة
mapping-preview-findings = ملاحظات التدقيق
mapping-preview-errors = منها أخطاء
mapping-preview-values = القيم التي ستختلف
mapping-preview-period = الفترة
mapping-preview-nothing = لن تتغيّر أي قيمة.
mapping-preview-still-right = سيبقى الملف دون أخطاء، مع قيم أخرى.
mapping-preview-right = لن يبقى في الملف أي خطأ.
mapping-preview-better = ستقلّ أخطاء الملف.
mapping-preview-worse = ستزيد أخطاء الملف.
mapping-preview-as-many = ستبقى أخطاء الملف بعددها اليوم.
mapping-preview-too-many = في الملف مشاهدات أكثر من أن تُقارن واحدة واحدة.
mapping-preview-changed = { $n ->
    [zero] لن تُضاف أي مشاهدة ولن تغيب ولن تختلف.
    [one] مشاهدة واحدة ستُضاف أو تغيب أو تختلف.
    [two] مشاهدتان ستُضافان أو تغيبان أو تختلفان.
    [few] { $n_text } مشاهدات ستُضاف أو تغيب أو تختلف.
    [many] { $n_text } مشاهدةً ستُضاف أو تغيب أو تختلف.
   *[other] { $n_text } مشاهدة ستُضاف أو تغيب أو تختلف.
 }
mapping-preview-changed-some = { $n ->
    [zero] لن تُضاف أي مشاهدة ولن تغيب ولن تختلف؛ المعروض { $shown }.
    [one] مشاهدة واحدة ستُضاف أو تغيب أو تختلف؛ المعروض { $shown }.
    [two] مشاهدتان ستُضافان أو تغيبان أو تختلفان؛ المعروض { $shown }.
    [few] { $n_text } مشاهدات ستُضاف أو تغيب أو تختلف؛ المعروض أولها وعدده { $shown }.
    [many] { $n_text } مشاهدةً ستُضاف أو تغيب أو تختلف؛ المعروض أولها وعدده { $shown }.
   *[other] { $n_text } مشاهدة ستُضاف أو تغيب أو تختلف؛ المعروض أولها وعدده { $shown }.
 }

mapping-agreement-title = الكلمات المطابَقة
mapping-agreement-lede = تسري آخر مطابقة للكلمة الواحدة، ولو خالفت ملف القراءة. تطابق المؤسسة ما لم يفسّره أحد من الكلمات وتغيّر مطابقاتها؛ أما ما يقوله ملف القراءة أو المرصد في كلمة فيغيّره مراجع المرصد أو المختص في المنهجية.
mapping-agreement-none = لم تُطابَق أي كلمة في هذه الاتفاقية.
mapping-agreement-caption = ما قيل عن الكلمات، الأحدث أولا
mapping-word = الكلمة
mapping-word-as-written = الكلمة كما هي في الملف
mapping-component = المكوّن
mapping-code = الرمز
mapping-code-or-name = الرمز أو اسمه
mapping-said = التاريخ والقائل
mapping-state = الحالة
mapping-state-holds = سارية
mapping-state-replaced = عُوّضت
mapping-state-taken-back = سُحبت
mapping-take-back = سحب
mapping-add = مطابقة كلمة قبل ورودها

mapping-profile-title = ملف القراءة
mapping-profile-of-pack = ملف القراءة كما في حزمة البلد
mapping-profile-version = الصيغة { $number }، كُتبت في المكتب
mapping-profile-wrong = لا يمكن حفظ ملف القراءة:
mapping-profile-no-doubts = لا خلل في ملف القراءة، ولا سؤال للمقترِح الآلي عن الملف.
mapping-profile-doubts = ما يسأل عنه المقترِح الآلي في هذا الملف
mapping-profile-text = كيف تكتب المؤسسة
mapping-profile-try-on = تجربته على
mapping-profile-note = ما الذي تغيّر، ولماذا
mapping-profile-consequence = الصيغة المحفوظة تقرأ من الآن كل ملفات ملف القراءة هذا. أما الملفات التي قُرئت من قبل فتُعاد قراءتها بصيغة وقتها.
mapping-profile-try = تجربة دون حفظ
mapping-profile-keep = حفظ صيغة جديدة
mapping-fill-pack = أخذ ملف القراءة من حزمة البلد
mapping-fill-draft = إعداد مسودة من الملف المختار
mapping-versions = الصيغ
mapping-versions-none = لا يوجد إلا ملف القراءة في حزمة البلد: لم يُكتب شيء في المكتب.
mapping-version = الصيغة
mapping-written = كُتبت في
mapping-sheet-title = الملف
mapping-sheet-none = لم يُرسل بعدُ أي ملف في هذه الاتفاقية. عندما يصل ملف يظهر هنا.
mapping-sheet-caption = الأسطر من { $first } إلى { $last }، من أصل { $all }
mapping-sheet-blank = لا أسطر هنا: الملف فارغ، أو ليس من النوع المُعلَن.
mapping-sheet-legend = الخانة المؤطَّرة فيها خطأ، والمسطَّرة فيها تنبيه أو ملاحظة. وفوق كل عمود ما يقرؤه فيه ملف القراءة اليوم.
mapping-sheet-beginning = الملف طويل، وهذه بدايته.
mapping-sheet-before = الأسطر السابقة
mapping-sheet-after = الأسطر التالية
mapping-sheets = الأوراق
column-unsaid = ليس في ملف القراءة
column-ignore = لا يُقرأ
column-value = قيم
column-time = زمن
column-code = رموز
column-text = نص
column-flag = حالة

mapping-correspondences-title = جداول المطابقة
mapping-correspondences-lede = كيف تصير رموز قائمة رموزا في قائمة أخرى، وما حصة كل منها. والرمز الذي يصير كله رمزا واحدا يُقترح أيضًا حين يرد في ملف على أنه كلمة.
mapping-correspondences-none = لا يوجد جدول مطابقة بعد. يُحتاج إليه حين تستعمل مؤسسة تصنيفا غير تصنيفنا.
mapping-correspondences-caption = آخر صيغة لكل جدول
mapping-correspondence-name = الجدول
mapping-correspondence-id = المعرّف
mapping-correspondence-from = من القائمة
mapping-correspondence-to = إلى القائمة
mapping-correspondence-new = جدول جديد
mapping-correspondence-next = صيغة أخرى
mapping-correspondence-consequence = تبقى صيغة اليوم كما هي، وتليها الصيغة الجديدة ومعها اسمكم والتاريخ.
mapping-correspondence-keep = حفظ الجدول
mapping-correspondence-propose = اقتراح أسطر
mapping-correspondence-propose-rule = يُعطى سطرٌ لكل رمز يتّفق اسمه في القائمتين باللغات كلها ولا يشاركه فيه رمز آخر، وتُذكر الرموز الباقية تحتها بعد «#». ولا يُحفظ بذلك شيء. ومن القائمة إلى نفسها تُقارن رموز الأمس برموز اليوم، ويُذكر ما آل إليه كل رمز وما يُرجَّح له.
mapping-correspondence-caption = ما يصير إليه كل رمز
mapping-correspondence-what = الرمز
mapping-correspondence-becomes = يصير
mapping-correspondence-share = الحصة
mapping-correspondence-missing = { $n ->
    [zero] لا يُغفل الجدول أي رمز: { $codes }.
    [one] لا يذكر الجدول رمزا واحدا من القائمة الأولى: { $codes }.
    [two] لا يذكر الجدول رمزين من القائمة الأولى: { $codes }.
    [few] لا يذكر الجدول { $n_text } رموز من القائمة الأولى، منها { $codes }.
    [many] لا يذكر الجدول { $n_text } رمزا من القائمة الأولى، منها { $codes }.
   *[other] لا يذكر الجدول { $n_text } رمز من القائمة الأولى، منها { $codes }.
 }
mapping-valid-from = ساري المفعول من
mapping-source = المصدر
mapping-lines = الأسطر
mapping-lines-rule = سطر لكل زوج: رمز;رمز;حصة. مجموع حصص الرمز { NUMBER(1) }، وإن لم تُكتب حصة صار الرمز كله الرمز الآخر.
mapping-name-ar = الاسم بالعربية
mapping-name-fr = الاسم بالفرنسية
mapping-name-en = الاسم بالإنجليزية
mapping-source-ar = المصدر بالعربية
mapping-source-fr = المصدر بالفرنسية
mapping-source-en = المصدر بالإنجليزية

refusal-unknown-code = ليس في القائمة رمز «{ $subject }». وما بين القوسين، إن وُجد، أقرب الرموز إليه.
refusal-wrong-correspondence = لا يستقيم الجدول عند «{ $subject }». حصص كل رمز أكبر من { NUMBER(0) } ومجموعها { NUMBER(1) }، ولا يتكرر أي زوج، والقائمتان موجودتان ولا تتغيران.
refusal-wrong-profile = لا يمكن حفظ هذا: { $subject }
