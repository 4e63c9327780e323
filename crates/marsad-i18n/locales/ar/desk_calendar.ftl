# الاتفاقيات والآجال والتذكير والنيابة.
calendar-title = الآجال
calendar-count-late = { $n ->
    [0] لا شيء متأخر.
    [one] إرسال واحد متأخر.
    [two] إرسالان متأخران.
    [few] { $n_text } إرسالات متأخرة.
    [many] { $n_text } إرسالا متأخرا.
   *[other] { $n_text } إرسال متأخر.
 }
calendar-count-due = { $n ->
    [0] لا شيء يحلّ أجله خلال أسبوعين.
    [one] إرسال واحد يحلّ أجله خلال أسبوعين.
    [two] إرسالان يحلّ أجلهما خلال أسبوعين.
    [few] { $n_text } إرسالات يحلّ أجلها خلال أسبوعين.
    [many] { $n_text } إرسالا يحلّ أجلها خلال أسبوعين.
   *[other] { $n_text } إرسال يحلّ أجلها خلال أسبوعين.
 }
calendar-from = الآجال من
calendar-to = إلى
calendar-none = لا يحلّ أي أجل في هذه المدة. اختاروا أياما أخرى، أو انظروا في الاتفاقيات لتعرفوا ما يُرسل ومتى.
calendar-agreement = الاتفاقية
calendar-period = الفترة
calendar-due = الأجل
calendar-lateness = المهلة
calendar-submission = الإرسالية
calendar-state = الحالة
calendar-feeds = في رزنامتكم الخاصة
calendar-feeds-lede = يطلب برنامج الرزنامة عنوان iCalendar بمفتاح يسمح بقراءة الرزنامة: أضيفوا ⁦?key=⁩ ثم المفتاح في آخر العنوان.
calendar-token = إنشاء مفتاح
transmission-state-expected = منتظر
transmission-state-due = قريب الأجل
transmission-state-late = متأخر
transmission-state-received = وصل ولم يُبتّ فيه
transmission-state-returned = أُعيد ويُنتظر من جديد
transmission-state-accepted = مقبول
transmission-partly = { $state } جزئيا (السلاسل: { $accepted } من { $expected })
transmission-late-partly = { $state }، قُبل جزء منه (السلاسل: { $accepted } من { $expected })
lateness-on-the-day = وصل في يومه
lateness-not-asked = لم يكن مطلوبا
lateness-came-late = { $n ->
    [one] وصل بعد الأجل بيوم
    [two] وصل بعد الأجل بيومين
    [few] وصل بعد الأجل بـ{ $n_text } أيام
    [many] وصل بعد الأجل بـ{ $n_text } يوما
   *[other] وصل بعد الأجل بـ{ $n_text } يوم
 }
lateness-came-early = { $n ->
    [one] وصل قبل الأجل بيوم
    [two] وصل قبل الأجل بيومين
    [few] وصل قبل الأجل بـ{ $n_text } أيام
    [many] وصل قبل الأجل بـ{ $n_text } يوما
   *[other] وصل قبل الأجل بـ{ $n_text } يوم
 }
lateness-due-today = اليوم
lateness-late = { $n ->
    [one] متأخر بيوم
    [two] متأخر بيومين
    [few] متأخر بـ{ $n_text } أيام
    [many] متأخر بـ{ $n_text } يوما
   *[other] متأخر بـ{ $n_text } يوم
 }
lateness-due-in = { $n ->
    [one] بعد يوم
    [two] بعد يومين
    [few] بعد { $n_text } أيام
    [many] بعد { $n_text } يوما
   *[other] بعد { $n_text } يوم
 }
calendar-transmission = { $agreement }، { $period }: { $state }
calendar-transmission-text = ترسل { $institution } «{ $dataflow }» إلى المرصد.

agreements-lede = ما تعهّدت المؤسسات بإرساله، وبأي وتيرة، وفي أي أجل.
agreements-none = لا توجد بعد اتفاقية تخصّ مؤسستكم.
agreement-frequency = الوتيرة
frequency-a = كل سنة
frequency-s = كل ستة أشهر
frequency-t = كل أربعة أشهر
frequency-q = كل ثلاثة أشهر
frequency-m = كل شهر
frequency-w = كل أسبوع
frequency-d = كل يوم
agreement-lede = تُرسل البيانات { $frequency }. { $due }
due-rule-calendar = { $n ->
    [0] الأجل آخر يوم من الفترة.
    [one] الأجل يوم واحد بعد نهاية الفترة.
    [two] الأجل يومان بعد نهاية الفترة.
    [few] الأجل { $n_text } أيام بعد نهاية الفترة.
    [many] الأجل { $n_text } يوما بعد نهاية الفترة.
   *[other] الأجل { $n_text } يوم بعد نهاية الفترة.
 }
due-rule-working = { $n ->
    [0] الأجل آخر يوم من الفترة.
    [one] الأجل يوم عمل واحد بعد نهاية الفترة.
    [two] الأجل يوما عمل بعد نهاية الفترة.
    [few] الأجل { $n_text } أيام عمل بعد نهاية الفترة.
    [many] الأجل { $n_text } يوم عمل بعد نهاية الفترة.
   *[other] الأجل { $n_text } يوم عمل بعد نهاية الفترة.
 }
due-roll-stay = يبقى اليوم كما هو ولو كان يوم عطلة.
due-roll-next = إذا كان يوم عطلة فالعبرة بيوم العمل الموالي.
due-roll-previous = إذا كان يوم عطلة فالعبرة بيوم العمل السابق.
due-counting-calendar = تُحتسب كل الأيام
due-counting-working = تُحتسب أيام العمل
agreement-signed = ممضاة
agreement-unsigned = لم تُمضَ بعد
agreement-ended = لم تعد سارية
agreement-of-pack = كما وُصفت أول مرة
agreement-institution = المؤسسة
agreement-dataflow = مجموعة البيانات
agreement-basis = الأساس القانوني
agreement-parties = الأطراف
agreement-definitions = ما يُحصى
agreement-contact = جهة الاتصال
agreement-validity = السريان
agreement-from = ابتداء من { $from }
agreement-from-until = من { $from } إلى { $until }
agreement-signed-by = أمضاها { $account }
agreement-text = النص الممضى
agreement-text-rule = ملف PDF أو وثيقة أو صورة، { NUMBER(20) } م.ب على الأكثر. هو نص هذه الصيغة، ولا ينتقل إليها نص صيغة أخرى.
agreement-sign-title = الإمضاء باسم مؤسستكم
agreement-sign-consequence = يُحفظ إمضاؤكم مع اسمكم ووقته ولا يُسحب: لا يغيّر ما اتُّفق عليه إلا صيغة جديدة.
agreement-sign-stays = ما حلّ أجله إلى اليوم يبقى كما كان.
agreement-sign-asks = { $n ->
    [one] ابتداء من الإمضاء تُطلب فترة حلّ أجلها قبل اليوم: { $periods }. إن لم تكن هنا فهي متأخرة فورا.
    [two] ابتداء من الإمضاء تُطلب فترتان حلّ أجلهما قبل اليوم: { $periods }. وما ليس هنا منهما متأخر فورا.
    [few] ابتداء من الإمضاء تُطلب { $n_text } فترات حلّ أجلها قبل اليوم: { $periods }. وما ليس هنا منها متأخر فورا.
    [many] ابتداء من الإمضاء تُطلب { $n_text } فترة حلّ أجلها قبل اليوم: { $periods }. وما ليس هنا منها متأخر فورا.
   *[other] ابتداء من الإمضاء تُطلب { $n_text } فترة حلّ أجلها قبل اليوم: { $periods }. وما ليس هنا منها متأخر فورا.
 }
agreement-sign-drops = { $n ->
    [one] لم تعد تُطلب فترة حلّ أجلها قبل اليوم: { $periods }.
    [two] لم تعد تُطلب فترتان حلّ أجلهما قبل اليوم: { $periods }.
    [few] لم تعد تُطلب { $n_text } فترات حلّ أجلها قبل اليوم: { $periods }.
    [many] لم تعد تُطلب { $n_text } فترة حلّ أجلها قبل اليوم: { $periods }.
   *[other] لم تعد تُطلب { $n_text } فترة حلّ أجلها قبل اليوم: { $periods }.
 }
agreement-sign = إمضاء هذه الصيغة
agreement-versions = الصيغ
agreement-no-versions = لم يُتّفق على شيء منذ وُصفت الاتفاقية أول مرة.
agreement-version = الصيغة
agreement-edit-title = كتابة صيغة جديدة
agreement-edit-consequence = لا يتغيّر شيء حتى يُمضي رئيس المؤسسة. ومن ذلك اليوم تسري الصيغة الجديدة على ما يحلّ أجله بعد الإمضاء، ويبقى ما حلّ أجله قبله كما كان ولو كان يومها الأول قد مضى. تبقى الصيغ السابقة مقروءة.
agreement-terms = متى وبأي وتيرة
agreement-due-days = عدد الأيام بعد نهاية الفترة
agreement-counting = الأيام التي تُحتسب
agreement-roll = إذا وافق الأجل يوم عطلة
agreement-valid-from = سارية من
agreement-valid-until = سارية إلى، إن كانت لها نهاية
agreement-contact-account = من يصله التذكير
agreement-every-officer = كل مسؤولي البيانات في المؤسسة
agreement-note = ما الذي تغيّر ولماذا
agreement-save = حفظ هذه الصيغة

calendar-releases = رزنامة النشر
calendar-releases-lede = متى تصبح الأرقام الجديدة علنية، بالدقيقة، وللجميع في آن واحد.
calendar-releases-feeds = تتابع برامج الرزنامة العنوان الأول، والبرامج الأخرى الثاني، وقارئات الخلاصات الثالث. وتبقى فيها كل نشرة غُيّر موعدها أو سُحبت، مع السبب.
calendar-coming = القادم
calendar-coming-none = لا موعد لأي نشرة في الوقت الحاضر. يظهر الموعد هنا متى وافق شخص ثان على الأرقام.
calendar-past = ما نُشر
calendar-past-none = لم يُنشر شيء بعد.
calendar-release = { $dataflow }: { $kind } رقم { $number }
calendar-release-text = تصبح النشرة { $number } من «{ $dataflow }» ({ $kind }) علنية في هذه اللحظة.
calendar-release-regular = نشرة
calendar-release-correction = تصحيح
calendar-release-withdrawal = سحب
calendar-release-postponed = مؤجل: { $dataflow }: { $kind } رقم { $number }
calendar-release-postponed-text = لا تصبح النشرة { $number } من «{ $dataflow }» ({ $kind }) علنية في هذه اللحظة خلافًا لما أُعلن. ويظهر الموعد الجديد في الرزنامة متى عُرف.
calendar-release-cancelled = ملغى: { $dataflow }: { $kind } رقم { $number }
calendar-release-cancelled-text = لا تصبح النشرة { $number } من «{ $dataflow }» ({ $kind }) علنية، إذ تحل محلها نشرة لاحقة.
calendar-off = مؤجل أو ملغى
calendar-state-postponed = مؤجل
calendar-state-cancelled = ملغى
calendar-change-moved = غُيّر الموعد من { $from } إلى { $to }.
calendar-change-stopped = أُعلن عن الموعد { $from } ثم سُحب.
calendar-change-reason = السبب: { $reason }
calendar-change-unsaid = لم يُنشر أي سبب.

desk-notices = الإشعارات
notices-title = الإشعارات
notices-unread = { $n ->
    [0] قرأت كل شيء.
    [one] إشعار واحد جديد.
    [two] إشعاران جديدان.
    [few] { $n_text } إشعارات جديدة.
    [many] { $n_text } إشعارا جديدا.
   *[other] { $n_text } إشعار جديد.
 }
notices-none = يظهر هنا ما يعنيكم: الآجال والأجوبة ومن ينوب عن من.
notices-read = اعتبارها كلها مقروءة
notice-new = جديد
notice-reminder-before = { $agreement }، { $period }: يحلّ الأجل يوم { $due }.
notice-reminder-due = { $agreement }، { $period }: يحلّ الأجل اليوم، { $due }.
notice-reminder-late = { $agreement }، { $period }: حلّ الأجل يوم { $due } ولم تصل البيانات.
notice-escalation = { $provider }: { $agreement }، { $period }، حلّ الأجل يوم { $due } ولم تصل البيانات.
notice-submission-received = وصلت الإرسالية { $subject }.
notice-submission-returned = أُعيدت الإرسالية { $subject }، والسبب في صفحتها.
notice-submission-accepted = قُبلت الإرسالية { $subject }.
notice-cell-reopened = أُعيد فتح خانات في الإرسالية { $subject }: يُطلب إرسالها من جديد.
notice-cells-replaced = قُبلت من { $provider } قيمة أخرى لخانات من الإرسالية { $subject }: { $cells }. إن كانت قيمتكم هي الصحيحة فأعلموا المرصد.
notice-cells-restored = سُحب قبول القيم الواردة من { $provider } لخانات من الإرسالية { $subject }، وعادت قيمكم سارية: { $cells }.
notice-comment-added = هناك تعليق على الإرسالية { $subject }.
notice-release-proposed = { $subject }: في انتظار شخص ثان.
notice-release-approved = { $subject }: تمّت الموافقة.
notice-release-published = { $subject }: أصبحت علنية.
notice-action-due = { $told ->
    [again] تذكير: تطلب لجنة القيادة من مؤسستكم، في أجل { $due }: { $text }
    [late] تذكير: انقضى يوم { $due } أجل ما تطلبه لجنة القيادة من مؤسستكم، ولم يُنجز بعد: { $text }
   *[new] تطلب لجنة القيادة من مؤسستكم، في أجل { $due }: { $text }
 }
notice-delegation-given = يمكنكم أن تنوبوا عن { $person } من { $from } إلى { $until }.

delegations-title = النيابة
delegations-lede = في غيابكم يمكن لزميل من مؤسستكم أن يعمل مكانكم.
delegations-none = لا أحد ينوب عنكم، ولا تنوبون عن أحد.
delegation-given = ينوب عنكم { $person }
delegation-received = تنوبون عن { $person }
delegation-holds = سارية
delegation-to-come = قادمة
delegation-over = مضت
delegation-ended = أُنهيت
delegation-end = إنهاء
delegation-give-title = إنابة زميل
delegation-consequence = في هذه الأيام يرى زميلكم ويفعل ما يحقّ لكم، باسمه واسمكم معا، وتصله رسائل تذكيركم. وحيث يلزم شخص ثان تُعدّون وإياه شخصا واحدا.
delegation-nobody = لا حساب آخر في مؤسستكم. اطلبوا من المسؤول عن النظام دعوة زميل.
delegation-to = الزميل
delegation-from = أول يوم
delegation-until = آخر يوم
delegation-reason = السبب
delegation-give = إنابته
stand-for = العمل مكانه
stand-for-nobody = العودة إلى العمل باسمكم

letter-greeting = إلى: { $function }
letter-closing = { $system }. كتب هذه الرسالةَ برنامج، ولا أحد يقرأ الرد عليها.
letter-line = – { $agreement }، { $period }: الأجل { $due }
letter-invitation-subject = حسابكم في { $system }
letter-invitation-text = أنتم مدعوون إلى المكتب، حيث ترسل المؤسسات بياناتها وتتلقى الأجوبة. اسم حسابكم { $account }. اختاروا كلمة سر من هذا الرابط في ظرف سبعة أيام؛ وهو يُستعمل مرة واحدة.
letter-reset-subject = كلمة سر أخرى
letter-reset-text = طلب أحد، ولعلّه أنتم، كلمة سر أخرى للحساب { $account }. اختاروها من هذا الرابط في ظرف ساعتين؛ وهو يُستعمل مرة واحدة. إن لم تكونوا أنتم من طلب فلا تفعلوا شيئا: لن يتغيّر شيء.
letter-password-changed-subject = تغيّرت كلمة سركم
letter-password-changed-text = تغيّرت كلمة سر الحساب { $account } وأُخرجت كل الأجهزة. إن لم تكونوا أنتم من غيّرها فاطلبوا من المسؤول عن النظام إغلاق الحساب.
letter-locked-subject = محاولات دخول كثيرة
letter-locked-text = جُرّبت كلمات سر خاطئة كثيرة للحساب { $account }. أُغلق الدخول لمدة، ثم يعود كل شيء كما كان. إن لم تكونوا أنتم من حاول فاختاروا كلمة سر أخرى.
letter-reminder-subject = بيانات ينتظرها المرصد
letter-reminder-text = هذه البيانات يحلّ أجلها قريبا أو اليوم، أو حلّ من قبل:
letter-escalation-subject = بيانات متأخرة
letter-escalation-text = هذه البيانات حلّ أجلها ولم تصل:
letter-submission-answered-subject = الجواب عن إرساليتكم
letter-submission-answered-text = اتُّخذ قرار في الإرسالية { $subject }. الجواب وأسبابه في صفحتها.
letter-release-published-subject = أرقام جديدة أصبحت علنية
letter-release-published-text = { $subject }: أصبحت علنية الآن.
letter-action-due-subject = إجراء من إجراءات لجنة القيادة
letter-action-due-text = { $told ->
    [again] تذكير: تطلب لجنة القيادة من مؤسستكم هذا الإجراء، في أجل { $due } ({ $subject }): { $text }
    [late] تذكير: تطلب لجنة القيادة من مؤسستكم هذا الإجراء. انقضى أجله يوم { $due } ولم يُنجز بعد ({ $subject }): { $text }
   *[new] تطلب لجنة القيادة من مؤسستكم هذا الإجراء، في أجل { $due } ({ $subject }): { $text }
 }

refusal-unknown-delegation = لا توجد لكم نيابة «{ $subject }» سارية اليوم.
refusal-wrong-dates = التواريخ لا تتوافق: { $subject }. اليوم الأول قبل الأخير، ولا أحد منهما بعيد جدا.

rules-title = ما يجري التحقق منه
rules-lede = يُقرأ كل ملف ويُتحقق منه عموما، ويُطلب من أرقام هذه المجموعة فوق ذلك:
rules-none = لا شيء فوق ذلك.
rules-what = المطلوب
rules-only = من أي أرقام
rules-all = من جميعها
rules-weight = إن لم يكن الأمر كذلك
rules-id = اسم القاعدة
rules-explainable = { $weight }، ويُقبل مكانه ذكر السبب
rules-ask-range = تقع القيم بين { $min } و{ $max }.
rules-ask-range-min = لا تقل أي قيمة عن { $min }.
rules-ask-range-max = لا تتجاوز أي قيمة { $max }.
rules-ask-sum-of-parts = مجموع الأجزاء يساوي المجموع المذكور: { $dimension }.
rules-ask-sum-of-whole = مجموع أجزاء «{ $whole }» يساويه ({ $dimension }).
rules-ask-sum-of-named = «{ $whole }» هو مجموع { $parts } ({ $dimension }).
rules-ask-sum-of-named-and-more = «{ $whole }» هو مجموع { $parts } ({ $dimension })، مع { $optional } إذا كان الملف يحصي ذلك أيضًا.
rules-ask-share = النسب المئوية هي ما يعطيه الجزء والكل: { $dimension }.
rules-ask-growth = لا ترتفع أي سلسلة ولا تنخفض أكثر بكثير مما عُرف عنها.
rules-ask-outlier = لا تبتعد أي قيمة كثيرا عن مثيلاتها.
rules-ask-cumulative = ليست قيم الأشهر والفصول مجاميع منذ جانفي.
rules-ask-scale = لا تبلغ أي قيمة ألف ضعف سلسلتها أو مليون ضعفها أو مئة ضعفها.
rules-ask-stock-flow = لا يختلط ما يُعدّ في تاريخ معيّن بما يحدث خلال فترة، مقارنةً بـ«{ $dataflow }».
rules-ask-stock-account = كل رصيد هو الرصيد السابق مضافا إليه من قدم ومطروحا منه من غادر بينهما.
rules-ask-source-ratio = تقع النسبة إلى «{ $dataflow }» بين { $min } و{ $max }.
rules-ask-currency = ليس أي مبلغ هو مبلغ «{ $dataflow }» الذي هو بعملة أخرى.
rules-ask-age-heaping = لا تتجمع الأعمار عند بعض الأرقام الأخيرة: { $dimension }.
rules-ask-digit-preference = لا تنتهي الأعداد ببعض الأرقام أكثر مما تسمح به الصدفة.
rules-ask-completeness = { $what } وحيث تغيب قيمة تبيّن حالةٌ سبب غيابها.
rules-whole = في كل فترة { $codes }.
rules-whole-begun = كل فترة فيها واحد من هذه فيها جميعها: { $codes }.
rules-whole-dimension = { $dimension }: { $codes }
rules-whole-crossed = كل تركيبة من { $cells }
rules-whole-periods = في الملف { $periods }.
rules-whole-series = لا تتخطى أي سلسلة فترة بين أولى فتراتها وآخرها.
rules-whole-following = لا تتخطى أي سلسلة فترة بين آخر ما قُبل وأولى فترات الملف.
rules-whole-absent = ما لا يرد في { $dimension } عدده صفر: لا تعد الفترة متخطاة إلا إذا لم ترد في أي من قيمها.
rules-ask-formula = تصح هذه الصيغة في كل سطر:
rules-ask-formula-told = تصح هذه الصيغة في كل سطر، وإن لم تصح قيل في الجواب «{ $message }»:
