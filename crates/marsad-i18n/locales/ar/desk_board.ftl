# لوحة القيادة وبطاقات الجودة ولجنة القيادة.
board-title = أين وصلت الأمور
board-lede = { $name }، في { $day }: من أرسل ماذا، وما تأخّر، وما تضارب، وما سيُنشر.
board-count-late = { $n ->
    [zero] فترة متأخرة
    [one] فترة متأخرة
    [two] فترتان متأخرتان
    [few] فترات متأخرة
   *[other] فترة متأخرة
}
board-count-agreements = { $n ->
    [zero] اتفاقية لها بيانات
    [one] اتفاقية لها بيانات
    [two] اتفاقيتان لهما بيانات
    [few] اتفاقيات لها بيانات
   *[other] اتفاقية لها بيانات
}
board-count-contradictions = { $n ->
    [zero] تضارب مفتوح
    [one] تضارب مفتوح
    [two] تضاربان مفتوحان
    [few] تضاربات مفتوحة
   *[other] تضاربا مفتوحا
}
board-count-upcoming = { $n ->
    [zero] نشرة قادمة
    [one] نشرة قادمة
    [two] نشرتان قادمتان
    [few] نشرات قادمة
   *[other] نشرة قادمة
}
board-late-title = المتأخر
board-nothing-late = لا شيء متأخر.
board-agreements-title = الاتفاقيات ومؤشراتها
board-agreements-lede = كل جزء والمجموع من { NUMBER(0) } إلى { NUMBER(100) } عن السنوات الثلاث الأخيرة. والشَّرطة تعني ما لا يمكن قوله بعد.
board-contradictions-title = تضاربات تنتظر جوابا
board-no-contradictions = لا تضارب ينتظر جوابا.
board-upcoming-title = النشرات القادمة
board-nothing-upcoming = لا نشرة مقترحة ولا نشرة قيد الحظر.
board-institution = المؤسسة
board-agreement = الاتفاقية
board-period = الفترة
board-due = الأجل
board-state = الحالة
board-last = آخر فترة وصلت
board-next = الأجل القادم
board-days = في العادة
board-dataflow = البيانات
board-number = النشرة
board-when = تُنشر في، أو اقتُرحت في
board-subject = ما يُعدّ
board-one-says = هذه تقول
board-other-says = وتلك تقول
board-since = منذ
board-none = –
board-colon = :
board-state-expected = منتظَر
board-state-due = قريب الأجل
board-state-late = متأخر
board-state-received = مستلَم
board-state-returned = مُعاد
board-state-accepted = مقبول
board-release-embargoed = معتمدة، قيد حظر النشر
board-release-proposed = تنتظر شخصا ثانيا
board-days-late = { $n ->
    [zero] دون تأخير
    [one] تأخير بيوم واحد
    [two] تأخير بيومين
    [few] تأخير بـ{ $n_text } أيام
    [many] تأخير بـ{ $n_text } يوما
   *[other] تأخير بـ{ $n_text } يوم
}
board-days-early = { $n ->
    [zero] في اليوم نفسه
    [one] قبل الأجل بيوم واحد
    [two] قبل الأجل بيومين
    [few] قبل الأجل بـ{ $n_text } أيام
    [many] قبل الأجل بـ{ $n_text } يوما
   *[other] قبل الأجل بـ{ $n_text } يوم
}
board-days-punctual = في يومه
board-days-not-asked = لم يكن مطلوبا
board-part = الجزء
board-of-hundred = من { NUMBER(100) }
board-counted-from = بماذا حُسب
board-part-total = المجموع
board-part-completeness = الاكتمال
board-part-validity = الصحة
board-part-timeliness = احترام الآجال
board-part-revision = الثبات
board-part-coherence = الاتساق
board-basis-total = معدّل الأجزاء التي يمكن قولها.
board-basis-completeness = وصلت { $came_text } من { $due_text } فترة حلّ أجلها، وقُبل منها: { $accepted_text }.
board-basis-series = سلاسل الفترات المقبولة: { $accepted } من { $expected } منتظَرة.
board-basis-validity = عدد المشاهدات التي أُرسلت وأمكنت قراءتها { $observations_text }، وعدد مواضع الخلل { $found_text }، ومنها الأسطر التي لم تمكن قراءتها. السليم: { $sound_text } من { $judged_text }. ويُحسب من كل ملف عدد مشاهداته، أو عدد مواضعه إن كان أكثر.
board-basis-timeliness = عن الفترات نفسها، وعددها { $due_text }: مجموع أيام التأخير { $days_text }، كلٌّ منها موزون بالأيام المتفق عليها.
board-basis-revision = تغيّرت الأرقام بنسبة { $percent } من مستواها بعد قبولها أول مرة.
board-basis-coherence = { $n ->
    [0] لا تضارب مفتوح.
    [one] زوج واحد من السلاسل يخالف مصدرا آخر.
    [two] زوجان من السلاسل يخالفان مصدرا آخر.
    [few] { $n_text } أزواج من السلاسل تخالف مصدرا آخر.
   *[other] { $n_text } زوجا من السلاسل يخالف مصدرا آخر.
}
board-unsaid-total = لا يمكن قول شيء بعد.
board-unsaid-completeness = لم يحلّ أجل شيء.
board-unsaid-validity = لم يُرسل شيء ويُدقَّق.
board-unsaid-timeliness = لم يحلّ أجل شيء.
board-unsaid-revision = لم يُرسل أي رقم مرة ثانية.
board-unsaid-coherence = لم يُنشر منها شيء بعد.
board-card-title = بطاقة الجودة
board-card-lede = كيف تُحترم الاتفاقيات، في { $day }.
board-card-first = لم تُعدّ بعد أي بطاقة لمؤسستكم. تُعدّ بطاقة بعد نهاية كل شهر، وتكون لكم وحدكم { $n ->
    [0] دون أي مدة
    [one] يوما واحدا
    [two] يومين
    [few] { $n_text } أيام
    [many] { $n_text } يوما
   *[other] { $n_text } يوم
}، أو إلى أن تجيبوا عنها.
board-periods-title = الفترات، الأخيرة أولا
board-no-periods = لا فترة يحلّ أجلها في هذه المدة.
board-method-title = كيف يُحسب المؤشر
board-method-completeness = الفترات التي قُبلت من بين التي حلّ أجلها، وتُحسب كل منها بنسبة ما وصل من سلاسلها: مما كان في إحدى الفترتين السابقتين وما جاء فيها. وما وصل ولم يُبتّ فيه بعدُ يُعدّ واصلا لا مقبولا.
board-method-validity = المشاهدات التي لا خطأ فيها ولا تنبيه من بين التي أُرسلت. والملف الذي تزيد مواضع خلله على مشاهداته المقروءة يُحكم عليه بمواضعه.
board-method-timeliness = معدّل الفترات نفسها: { NUMBER(100) } في يوم الأجل أو قبله، وتنقص بقدر التأخير، و{ NUMBER(0) } إذا بلغ التأخير عدد الأيام التي تمنحها الاتفاقية بعد نهاية الفترة (أسبوع على الأقل و{ NUMBER(90) } يوما على الأكثر). وما لم يصل يُحسب تأخيره إلى اليوم.
board-method-revision = { NUMBER(100) } إن لم تتغيّر الأرقام بعد قبولها أول مرة، و{ NUMBER(0) } إن تغيّرت بعُشر مستواها.
board-method-coherence = { NUMBER(100) } إن لم يكن تضارب مفتوح؛ وتنقص كلما كثرت التضاربات وتباعدت الأرقام.
board-method-total = معدّل الأجزاء التي يمكن قولها، بأوزان متساوية.
board-part-correction = مهلة التصحيح
board-unsaid-correction = لم يُعَد أي ملف.
board-basis-correction = صُحّح { $corrected_text } من الملفات المعادة، وعددها { $returned_text }، { $n ->
    [0] في اليوم نفسه عادة
    [one] بعد يوم واحد عادة
    [two] بعد يومين عادة
    [few] بعد { $n_text } أيام عادة
    [many] بعد { $n_text } يوما عادة
   *[other] بعد { $n_text } يوم عادة
}. ولا يُحسب هذا في المجموع.
board-basis-correction-none = عدد الملفات المعادة: { $returned_text }. ولم يُصحّح أي منها بعد.
board-method-correction = وسيط عدد الأيام بين إعادة ملف ووصول الملف الموالي الذي يحمل إحدى فتراته ولم يُعَد بدوره. وهو يُذكر إلى جانب الأجزاء ولا وزن له في المجموع.
board-method-source = وفق مؤشرات الجودة والأداء في المنظومة الإحصائية الأوروبية: R1 وTP3 وA6 وCC1. يقارن المؤشر المؤسسة باتفاقيتها هي لا بغيرها.

committee-title = لجنة القيادة
committee-open-count = { $n ->
    [0] لا عمل مفتوح.
    [one] عمل واحد مفتوح.
    [two] عملان مفتوحان.
    [few] { $n_text } أعمال مفتوحة.
    [many] { $n_text } عملا مفتوحا.
   *[other] { $n_text } عمل مفتوح.
}
committee-own-card = بطاقة جودة مؤسستكم
committee-open-title = الأعمال المفتوحة، الأقرب أجلا أولا
committee-action = العمل
committee-owner = المؤسسة
committee-due = إلى غاية
committee-any = الكل
committee-show = عرض
committee-show-all = عرض كل شيء
committee-nothing = لم يُدوَّن شيء بعد، أو لا شيء يمكنكم قراءته.
committee-attending = الحاضرون
committee-kind = النوع
committee-kind-decision = قرار
committee-kind-action = عمل
committee-holds = ساري المفعول
committee-state-open = مفتوح
committee-state-done = منجَز
committee-state-dropped = متروك
committee-state-late = مفتوح، فات أجله
committee-change = دوّن ما آل إليه
committee-change-save = تدوينه في السجل
committee-note = ما آل إليه؛ لازم إن تُرك
committee-add = إضافة قرار أو عملا
committee-add-save = تدوينه في السجل وإعلام المؤسسة
committee-text-ar = النص بالعربية
committee-text-fr = النص بالفرنسية
committee-text-en = النص بالإنجليزية
committee-nobody = لا أحد
committee-action-rule = للعمل مؤسسة ويوم، والقرار لا يحتاج إليهما. وما كُتب يبقى كما كُتب.
committee-meeting-title = اجتماع جديد
committee-held-on = اليوم
committee-title-ar = الموضوع بالعربية
committee-title-fr = الموضوع بالفرنسية
committee-title-en = الموضوع بالإنجليزية
committee-meeting-save = فتح سجل هذا الاجتماع
committee-minutes = المحضر
committee-mend = تصحيح هذا الاجتماع
committee-mend-rule = يبقى يوم الاجتماع وما قُرر فيه كما هما، ويحفظ سجل التدقيق ما كان مكتوبا هنا من قبل.
committee-mend-save = حفظ الاجتماع
committee-mended = صُحّح يوم { $day }.
committee-history = ما كان مكتوبا هنا من قبل
refusal-unknown-meeting = لا يوجد اجتماع «{ $subject }».
refusal-unknown-item = لا يوجد قرار ولا عمل «{ $subject }».
