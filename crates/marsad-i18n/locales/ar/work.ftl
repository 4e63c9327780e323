# The work of production, on the command line.
refusal-not-your-role = دور «{ $subject }» لا يسمح بذلك. اطلبوه ممن يسمح له دوره.
refusal-not-your-institution = الاتفاق «{ $subject }» يخصّ مؤسسة أخرى. أرسلوا ضمن اتفاق لمؤسستكم.
refusal-second-person = شارك «{ $subject }» في هذا العمل، فلا بدّ من شخص ثانٍ.
refusal-unknown-agreement = لا يوجد اتفاق «{ $subject }». الأمر «marsad pack agreements» يعرض الاتفاقات.
refusal-unknown-dataflow = لا توجد مجموعة بيانات «{ $subject }».
refusal-unknown-submission = لا توجد إرسالية «{ $subject }». الأمر «marsad submission list» يعرض الإرساليات.
refusal-unknown-version = لا توجد نسخة «{ $subject }».
refusal-unknown-release = لا توجد نشرة «{ $subject }».
refusal-wrong-credentials = الحساب «{ $subject }» وكلمة السر لا يتوافقان.
refusal-one-time-password = كلمة سر «{ $subject }» من صنع النظام. اختاروا كلمتكم أولًا: marsad account password { $subject }
refusal-passwords-differ = الإدخالان الخاصان بـ«{ $subject }» غير متطابقين، ولم يتغيّر شيء.
refusal-weak-password = يجب أن تكون كلمة سر «{ $subject }» الجديدة مختلفة ومن { NUMBER(12) } حرفًا على الأقل، ستة منها مختلفة، وألّا تكون اسم الحساب ولا كلمة تُخمَّن أولًا. تكفي جملة.
refusal-account-exists = يوجد حساب «{ $subject }» من قبل.
refusal-wrong-state = غير ممكن الآن: { $subject }.
refusal-reason-missing = ينقص سبب «{ $subject }». اذكروه بكل لغة سيُقرأ بها.
refusal-no-longer-accepted = لم تعد الإرسالية «{ $subject }» مقبولة. أعدّوا نسخة جديدة دونها.
refusal-nothing-accepted = لا إرسالية مقبولة تغذّي «{ $subject }». اقبلوا واحدة أولًا.
refusal-already-approved = سبقت الموافقة على «{ $subject }».
refusal-nothing-public = ليس لـ «{ $subject }» نشرة تُسحب.
refusal-outdated = حلّت محلّ «{ $subject }» نشرة أحدث. اقترحوها من جديد.
refusal-unknown-observation = ليس في النشرة هذه السلسلة أو هذه الفترة: «{ $subject }».
refusal-wrong-question = لا جواب عن هذا السؤال: { $subject }.
refusal-unknown-question = لا يوجد سؤال بهذا الرمز: { $subject }. الأمر «marsad figure» يعرض كل الأسئلة.
refusal-unknown-contradiction = لا يوجد في السجل تضارب بهذا الرمز: { $subject }.
refusal-resolved-by-comparison = لا يُعدّ التضارب محسوما إلا بمقارنة ما نُشر: ما دام الرقمان مختلفين فدوّنوا أنه مفسَّر أو مقبول، وإذا صُحح أحدهما فقارنوا كل ما نُشر.

pack-missing-file = الملف غير موجود.
pack-unreadable = تتعذّر القراءة عند { $where }: { $detail }.
pack-duplicate = «{ $what }» مذكور مرتين.
pack-dangling = «{ $what }» غير موجود ({ $where }).{ $nearest }
pack-missing = ينقص «{ $what }» ({ $where }).
pack-cycle = «{ $what }» يعلو نفسه.
pack-blank-text = نص فارغ في السطر { $where }: { $detail }.
pack-nearest = {" "}الأقرب: { $nearest }.
pack-whole = الحزمة كاملة: { $dataflows }، عدد قوائم الرموز { $codelists }، عدد المؤسسات { $providers }.
pack-problems = { $n ->
    [zero] لا مشاكل
    [one] مشكلة واحدة
    [two] مشكلتان
    [few] { $n_text } مشاكل
    [many] { $n_text } مشكلةً
   *[other] { $n_text } مشكلة
 }
pack-diff-same = الرموز والمجموعات والمكوّنات نفسها في الحزمتين.
pack-diff-open = { $n ->
    [zero] لا رموز تنتظر من يطابقها
    [one] رمز واحد ينتظر من يطابقه
    [two] رمزان ينتظران من يطابقهما
    [few] { $n_text } رموز تنتظر من يطابقها
    [many] { $n_text } رمزًا تنتظر من يطابقها
   *[other] { $n_text } رمز تنتظر من يطابقها
 }
code-change-same = لم يتغيّر
code-change-renamed = تغيّر اسمه
code-change-recoded = تغيّر رمزه
code-change-split = انقسم
code-change-merged = ضُمّ إلى غيره
code-change-reused = تغيّر معناه
code-change-vanished = لم يعد موجودًا
code-change-new = جديد
code-fact-parent = تحت رمز آخر
code-fact-group = ضمن مجموعات أخرى
code-fact-word = كلمات أخرى تدل عليه

check-fine = لا خلل في { $file }: { $observations }.
check-wrong = { $file }: { $observations }، { $findings }.

demo-start = يعرض مرصد العمل الحقيقي: تمرّ ملفات المؤسسات بكل المراحل.
demo-step-receive = استُلم { $file } من { $provider } ضمن الاتفاق { $agreement }: { $submission }
demo-step-validate = قُرئ ودُقّق: { $observations }، { $findings }
demo-step-decide = قبله { $person }
demo-step-build = أُعدّت النسخة { $version } من { $dataflow }: { $observations }
demo-step-protect = حُميت واقتُرحت نشرةً رقم { $release }: { $hidden }
demo-step-approve = وافق عليها { $person }: متاحة للعموم
demo-accounts = الحسابات وكلمات سرّها للاستعمال مرة واحدة، تُعرض الآن فقط:
demo-accounts-known = أُنشئت الحسابات من قبل ولا تُعرض كلمات سرّها ثانية. يعطي المسؤول كلمة جديدة: marsad account reset ACCOUNT --as ADMINISTRATOR
demo-ready = جاهز في { $folder }.
demo-no-fonts = بُني البرنامج دون خطّه الخاص: تستعمل الصفحات خطوط جهاز القارئ، ولا توجد إشعارات الاستلام بصيغة PDF، ولا تظهر صور مع الروابط المتبادلة. شغّلوا `cargo xtask fonts` ثم أعيدوا البناء.
demo-another-country = { $folder } يخصّ الحزمة «{ $country }». اختاروا مجلدًا آخر بـ --data.
serve-listening = مرصد على العنوان { $url }
serve-pages = الصفحات: { $ar } · { $fr } · { $en }
serve-api = SDMX: { $url }
serve-stop = للإيقاف Ctrl-C.
serve-stopped = توقّف.
serve-no-data = لا شيء في { $folder }. ابدؤوا بالأمر «marsad init --data { $folder }» أو «marsad demo».

init-done = في { $folder } الحزمة «{ $pack }» وفهرس فارغ. المسؤول هو «{ $account }» وكلمة سرّه للاستعمال مرة واحدة: { $password }
init-known = { $folder } مستعمل من قبل، ولم يتغيّر شيء.
account-created = أُنشئ الحساب «{ $account }»، وكلمة سرّه للاستعمال مرة واحدة تُعرض الآن فقط: { $password }
account-reset = للحساب «{ $account }» كلمة سرّ جديدة للاستعمال مرة واحدة تُعرض الآن فقط: { $password }
account-password-set = تغيّرت كلمة سر «{ $account }».
account-password-prompt = كلمة سر { $account }:
account-password-new = كلمة السر الجديدة:
account-password-again = نفسها مرة أخرى:
submit-received = استُلمت: { $submission }
submit-known = سبق استلامها: { $submission }
submission-checked = { $submission }: { $observations }، { $findings }
submission-accepted = قُبلت { $submission }.
submission-returned = أُعيدت { $submission }.
version-built = النسخة { $number } من { $dataflow }: { $observations }
version-unchanged = لا جديد: النسخة { $number } من { $dataflow } مبنية على البيانات نفسها ({ $observations })
release-proposed = اقتُرحت النشرة { $number } من { $dataflow }: { $hidden }
release-unchanged = لم يُقترح شيء: النشرة { $number } من { $dataflow } تقول الشيء نفسه من قبل ({ $hidden })
release-approved = تمت الموافقة على النشرة { $number } من { $dataflow }، متاحة للعموم منذ { $moment }
release-withdrawing = اقتُرح سحب { $dataflow } نشرةً رقم { $number }، ولا بدّ من موافقة شخص ثانٍ.
verify-progress = التثبّت من { $subject }
verify-fine = كل شيء كما كان. الإرساليات: { $submissions } · النسخ: { $versions } · النشرات: { $releases } · سجلات التدقيق: { $audit }
verify-problems = { $n ->
    [zero] كل شيء كما كان.
    [one] شيء واحد ليس كما كان.
    [two] شيئان ليسا كما كانا.
    [few] { $n_text } أشياء ليست كما كانت.
    [many] { $n_text } شيئًا ليس كما كان.
   *[other] { $n_text } شيء ليس كما كان.
 }
verify-orphans = { $n ->
    [zero] لا ملفات دون اسم.
    [one] ملف واحد لا يسمّيه شيء، تركه عمل انقطع، ولا ضرر منه.
    [two] ملفان لا يسمّيهما شيء، تركهما عمل انقطع، ولا ضرر منهما.
    [few] { $n_text } ملفات لا يسمّيها شيء، تركها عمل انقطع، ولا ضرر منها.
    [many] { $n_text } ملفًا لا يسمّيها شيء، تركها عمل انقطع، ولا ضرر منها.
   *[other] { $n_text } ملف لا يسمّيها شيء، تركها عمل انقطع، ولا ضرر منها.
 }
verify-audit-gap = ينقص سجلّ من مسار التدقيق قبل الرقم { $number }.
verify-audit-broken = تغيّر السجلّ { $number } من مسار التدقيق.
verify-audit-head = وُقّع وصل على السجلّ { $number } من مسار التدقيق، ولم يعد المسار يحمل ذلك السجلّ: { $row }.
verify-audit-cut = قُطعت نهاية مسار التدقيق: كُتب السجلّ { $number } ولم يعد موجودا.
verify-audit-index = { $records ->
    [one] ما كتبه السجلّ { $number } من مسار التدقيق ليس في الفهرس كما كان.
    [two] ما كتبه سجلّان من مسار التدقيق ليس في الفهرس كما كان، وأولهما { $number }.
    [few] ما كتبته { $records_text } سجلّات من مسار التدقيق ليس في الفهرس كما كان، وأولها { $number }.
    [many] ما كتبه { $records_text } سجلّا من مسار التدقيق ليس في الفهرس كما كان، وأولها { $number }.
   *[other] ما كتبه { $records_text } سجلّ من مسار التدقيق ليس في الفهرس كما كان، وأولها { $number }.
 }
verify-audit-adopted = أخذ السجلّ { $number } من مسار التدقيق جلسات وروابط لم يدوّنها أحد، حيث لا يمكن أن يُفتح شيء منها خارج المسار.
verify-audit-migrated = يقول السجلّ { $number } من مسار التدقيق مرة أخرى إن بنية الفهرس «{ $name }» أُنشئت: كانت قد حُذفت من جدول البنى.
verify-not-migrated = أنشأ الفهرسَ برنامجٌ أقدم: فيه { $found } من البنى وعددها { $known }. لا يغيّر التثبّت شيئًا فلا ينشئ منها شيئًا، وينشئها أول أمر يعمل على الفهرس بعد ذلك.
verify-migrations-forgotten = يقول الفهرس إن فيه { $found } من البنى، ويقول مسار تدقيقه إنه كان فيه أكثر: حُذفت أسطر من جدول البنى. ومن يعمل على الفهرس الآن يعيد إنشاءها؛ فانظروا أولا من أمكنه أن يكتب في قاعدة البيانات.
verify-row-changed = السطر «{ $row }» ليس كما يقول مسار التدقيق إنه كُتب.
verify-row-lost = اختفى السطر «{ $row }» من الفهرس.
verify-row-unrecorded = كُتب السطر «{ $row }» خارج مسار التدقيق.
verify-lost-catalog = في البحيرة ملفات والفهرس لا يعرف شيئًا: ضاع الفهرس. استعيدوه من نسخة احتياطية.
verify-missing-file = اختفى الملف { $address }. استعيدوه من نسخة احتياطية.
verify-changed-file = تغيّر الملف { $address }. استعيدوه من نسخة احتياطية.
verify-irreproducible = إعادة إعداد «{ $subject }» تعطي جدولًا آخر.
verify-uncheckable = يتعذّر التثبّت من «{ $subject }»: { $detail }.
error-unexpected = فشل: { $detail }
format-no-csv = يجيب هذا الأمر أسطرًا أو بصيغة JSON، لا بصيغة CSV: استعملوا --format text أو --format json.
error-file = يتعذّر استعمال الملف أو المجلد { $file }: { $detail }. تثبّتوا من اسمه ومن حقوقكم فيه.
error-address = يتعذّر الاستماع على { $address }: { $detail }. اختاروا عنوانًا آخر بـ --listen.
demo-step = {"  "}· { $step }
role-provider = مسؤول البيانات، { $institution }
role-reviewer = المراجع، { $institution }
role-approver = المخوَّل بالموافقة على النشر، { $institution }
role-administrator = المسؤول عن النظام، { $institution }

draft-made = ملف القراءة الخاص بـ{ $file }: { $doubts } للحسم. اقرؤوا الأسطر التي تبدأ بعلامة #، ثم دقّقوا الملف بواسطته.
count-doubts = { $n ->
    [zero] لا نقاط
    [one] نقطة واحدة
    [two] نقطتان
    [few] { $n_text } نقاط
    [many] { $n_text } نقطة
   *[other] { $n_text } نقطة
 }
doubt-unknown-word = «{ $text }» ({ $place }) ليست كلمة معروفة لـ{ $component }؛ تبقى قيمها أخطاءً إلى أن يُكتب رمزها في هذا السطر، وإن لم تكن من البيانات فاذكروها تحت skip.
doubt-unknown-period = «{ $text }» ({ $place }) ليست كلمة معروفة لـ{ $component }؛ تبقى قيمها أخطاءً إلى أن تُكتب فترتها في هذا السطر: فإن كُتبت دون سنة، مثل M01 لشهر جانفي أو Q1 لثلاثي أو A1 للسنة كاملة، أخذت سنة كل ملف، وإن لم تكن من البيانات فاذكروها تحت skip.
doubt-unknown-section = العنوان الفرعي «{ $text }» ({ $place }) يعلو أسطرًا فيها قيم وليس كلمة معروفة لـ{ $component }؛ تبقى القيم الواقعة تحته أخطاءً إلى أن يُكتب رمزه في هذا السطر، وإن لم تكن من البيانات فاذكروه تحت skip فتُترك معه.
doubt-unknown-header = لا شيء يفسّر العنوان «{ $text }» ({ $place })؛ تبقى أعمدته أخطاءً. اكتبوا كلمته تحت [codes] أو حدّدوا لأعمدته دورًا، وفترةً إن لم يذكرها شيء آخر.
doubt-heading-of-columns = يعلو «{ $text }» ({ $place }) عدة أعمدة وليس كلمة معروفة: اعتُبر اسمًا لما تميّزه هذه الأعمدة ({ $component })، واعتُبر «{ $taken }» بجانبه مجموعًا لها. إن كان يعني أن جزءًا فقط هو المحصى فاكتبوا رمز ذلك الجزء تحت constants.
doubt-lone-word = أُخذ «{ $text }» ({ $place }) على أنه { $component } = { $taken }، ولا كلمة مما بجانبه معروفة هناك. قرّروا هل يعني ذلك، وإن لم يكن فأعطوا ما يدل عليه مكوّنًا آخر أو دورًا.
doubt-flag-column = فُهمت حروف مثل «{ $text }» ({ $place }) على أنها حالة الأرقام المجاورة لها في { $taken ->
    [right] العمود التالي. إن كانت تخص أرقام العمود السابق فاكتبوا side = "left" لأعمدتها.
   *[left] العمود السابق. إن كانت تخص أرقام العمود التالي فاكتبوا side = "right" لأعمدتها.
 }
doubt-guessed-by-letters = اعتُبر العمود «{ $text }» ({ $place }) عمود { $component } لمجرد أن حروفه من رموزه؛ والعنوان لا يقول ذلك. إن كان غير ذلك فأعطوه مكوّنًا آخر أو role = "ignore".
doubt-mark-of-zero = تذكر الملاحظة «{ $text }» ({ $place }) أن العلامة التي تسبقها تعني الصفر، فتُقرأ عددًا هو 0. احذفوها تحت [statuses] إن كانت القيم ناقصة حيث تقع.
doubt-mark-of-status = تعطي الملاحظة «{ $text }» ({ $place }) للعلامة التي تسبقها المعنى { $taken }، فتأخذ الفترات والأعداد التي تحملها، وقيم التسميات التي تحملها، هذه الحالة. احذفوها تحت [statuses] إن كانت تعني غير ذلك.
doubt-ditto = اعتُبر «{ $text }» ({ $place }) تكرارا للكلمة التي فوقه. وإن كان معناه غير ذلك فاكتبوه مع رمزه تحت [codes].
doubt-unknown-mark = يقع «{ $text }» ({ $place }) مكان عدد، ولا شيء يبيّن معناه؛ يبقى خطأً إلى أن يُكتب رمزه تحت [statuses]: "O" إن كانت القيمة ناقصة، أو "M" إن كان لا يمكن أن توجد، أو "Q" إن كانت محجوبة، أو "0" إن كان معناه العدم.
doubt-quality-mark = يقع «{ $text }» بعد أعداد مثل «{ $taken }» ({ $place })، ولا شيء يبيّن معناه؛ تبقى هذه الأعداد أخطاءً إلى أن يُكتب رمزه تحت [statuses]: "E" إن كانت تقديرية، أو "P" إن كانت وقتية، أو "B" إن انقطعت السلسلة، أو "A" إن كان لا يصف جودتها. وبرمزه تُقرأ أعدادًا.
doubt-mark-without-legend = يقع «{ $text }» بعد أعداد مثل «{ $taken }» ({ $place })، ولا يبيّن أي سطر في الورقة معناه؛ تُقرأ هذه الأعداد كغيرها. وإن كان يصف جودتها فاكتبوا رمزه تحت [statuses]: "E" إن كانت تقديرية، أو "P" إن كانت وقتية، أو "B" إن انقطعت السلسلة، أو "A" إن كان لا يصف جودتها.
doubt-unexplained-mark = يحمل «{ $taken }» ({ $place }) العلامة «{ $text }»، ولا شيء في الملف يبيّن معناها، وتُقرأ القيم كأنها غير موجودة. اكتبوا العلامة تحت [statuses] مع "P" إن كانت القيم وقتية، أو مع "E" إن كانت تقديرية، أو مع "A" إن كانت لا تصف جودتها.
doubt-provisional-title = يذكر «{ $text }» ({ $place }) أن الأرقام وقتية، ولم تُعلَّم أي قيمة بذلك: إن كان ذلك يخصها كلها فاكتبوا OBS_STATUS = "P" تحت constants، واحذفوه حين تصبح نهائية. وإن كانت علامة بعد سنة فيه تخص تلك السنة وحدها، كما في «2023 (p)»، فاكتبوا بدل ذلك p = "P" تحت [statuses].
doubt-estimated-title = يذكر «{ $text }» ({ $place }) أن الأرقام تقديرية، ولم تُعلَّم أي قيمة بذلك: إن كان ذلك يخصها كلها فاكتبوا OBS_STATUS = "E" تحت constants. وإن كانت علامة بعد سنة فيه تخص تلك السنة وحدها، كما في «2023 (e)»، فاكتبوا بدل ذلك e = "E" تحت [statuses].
doubt-code-column = يضمّ العمود «{ $text }» ({ $place }) رموزا حسب عنوانه ولا يُقرأ، إذ لا شيء يبيّن مكوّنها. إن كان من البيانات فاكتبوا له role = "code" وcomponent، واكتبوا تحت [codes] ما يدل عليه كل رمز من رموزه، واحذفوا ثابت ذلك المكوّن إن وُجد في المسودة.
doubt-ignored-column = العمود «{ $text }» ({ $place }) لا يُقرأ؛ حدّدوا له دورًا إن كان من البيانات.
doubt-unread-values = لا تُقرأ أعداد أعمدة مثل «{ $text }» ({ $place })، إذ لا شيء معروفًا يميّزها عن الأعداد المقروءة. إن كانت من البيانات فاكتبوا لكل عمود منها role = "value" وcomponent = "OBS_VALUE"، واكتبوا لها وللعمود المقروء الرموز التي تميّز بينها، مثل codes = { "{" } SEX = "F" { "}" }.
doubt-constant-column = لا يذكر العمود «{ $text }» ({ $place }) إلا «{ $taken }»، ولا يُقرأ. تحتفظ المسودة بذلك في only = "…"، فيُنبَّه إلى كل سطر من ملف قادم يذكر فيه شيئًا آخر. تثبّتوا من أن البيانات هي المطلوبة عن «{ $taken }»؛ وإن جاز أن يذكر العمود أي شيء فاحذفوا only، وإن كان من البيانات فحدّدوا له دورًا.
doubt-percent-column = في العمود «{ $text }» ({ $place }) نسب مئوية بجانب أعداد، وهو لا يُقرأ. إن كانت من البيانات فاكتبوا له role = "value" مع component = "OBS_VALUE" ومعهما codes.UNIT_MEASURE = "PT"، واكتبوا لعمود الأعداد codes.UNIT_MEASURE = "{ $taken }"، واحذفوا UNIT_MEASURE من constants.
doubt-same-as-other = العمود «{ $text }» ({ $place }) يقول ما يقوله «{ $taken }» فلا يُقرأ؛ قرّروا أيهما الصحيح.
doubt-other-than-twin = يبدو أن العمود «{ $text }» يقول ما يقوله «{ $taken }» فلا يُقرأ، لكنه يذكر رمزا آخر في بعض الأسطر، أولها عند { $place }؛ قرّروا أيهما الصحيح.
doubt-which-component = اعتُبر العمود «{ $text }» ({ $place }) عمود { $component }؛ ولـ{ $taken } الرموز نفسها ولا يميّز العنوان بينهما. قرّروا أيهما المقصود.
doubt-assumed-value = اعتُبر العمود «{ $text }» ({ $place }) عمود القيم مع أن عنوانه لا يبيّن ما يحصيه. قرّروا هل يشمل الكل.
doubt-person-on-a-line = العمود «{ $text }» ({ $place }) فيه أعمار وليست أعدادًا، ولا شيء غيره يُحصى: هل كل سطر شخص واحد؟ لم تُقرأ أي قيمة. اطلبوا جدولًا بالأعداد، أو عمودًا يبيّن العدد.
doubt-unread-headings = عناوين فرعية مثل «{ $text }» ({ $place }) كلمات لـ{ $component } في عمود لا يُقرأ؛ اكتبوا الرموز بأنفسكم لكل جزء من الأسطر.
doubt-group-above = يرد «{ $text }» ({ $place }) قبل أي كلمة لـ{ $component }: إن كان اسم المجموعة تحت أسطرها ذهبت القيم إلى مجموعة أخرى. قرّروا قبل القراءة.
doubt-assumed-total = لا يذكر الملف شيئًا عن { $component }؛ فاعتُبرت القيم شاملة للكل: «{ $taken }».
doubt-mentioned-in-title = قد يعني «{ $text }» الوارد في عنوان ({ $place }) { $component }، ولا يذكر الملف عنها شيئًا سواه؛ فاعتُبرت القيم شاملة للكل: «{ $taken }». قرّروا هل هذا معنى العنوان، واكتبوا الرمز الذي يعنيه تحت [constants].
doubt-unsaid-in-columns = لا تذكر أعمدة مثل «{ $text }» ({ $place }) شيئًا عن { $component } خلافًا لأعمدة أخرى في الجدول، فاعتُمد لها «{ $taken }»؛ وإن لم تكن من البيانات فاذكروا عناوينها تحت skip.
doubt-blank-is-total = حيث تخلو خانة { $component } بجانب «{ $text }» ({ $place }) اعتُمد «{ $taken }». وستُقرأ كل خانة فارغة أخرى هناك على النحو نفسه: احذفوه من constants إن أمكن أن يسقط اسم.
doubt-unit-of-persons = لا يذكر الملف شيئًا عن { $component }، ويميّز بين قيمه بما يخص الأشخاص، كالجنس أو السن أو الجنسية؛ فاعتُمد لها كلها «{ $taken }». قرّروا هل المعدود أشخاص، واكتبوا رمز الوحدة تحت [constants].
doubt-unsaid-dimension = لا شيء يحدّد { $component } بيقين: اكتبوه تحت [constants] أو اجعلوه مكوّنًا لأحد الأعمدة.
doubt-assumed-from-title = فُهم «{ $text }» الوارد في عنوان ({ $place }) على أن { $component } = { $taken } للجدول كله، ويُقرأ من موضعه في كل ملف. قرّروا هل هذا معنى العنوان.
doubt-assumed-from-sheet = فُهم اسم الورقة «{ $text }» على أن { $component } = { $taken }. قرّروا هل هذا معناه.
doubt-letters-of-sheet = قد يكون اسم الورقة «{ $text }» اختصارا لغير { $component } = { $taken }، ولا ورقة أخرى تحمل رمزا مثله: فلم يُفهم كذلك. إن كان هذا معناه فاكتبوا الرمز تحت [constants].
doubt-assumed-period = أُخذت الفترة { $taken } من «{ $text }» ({ $place }). إن وردت تحت [[table.said]] فهي تُقرأ من الموضع نفسه في كل ملف؛ احذفوها من هناك لتثبيت الفترة.
doubt-part-of-years = اعتُبر اسم الورقة «{ $text }» جزءًا من السنة، فقُرئت سنوات جدولها على أنها ذلك الجزء من كل سنة، مثل { $taken }. إن لم يكن سوى رقم الورقة فاحذفوا منها sheet_component.
doubt-number-of-sheet = قد يكون «{ $text }» رقم الورقة أو جزءًا من السنة. اعتُبر رقمها، وقُرئت سنوات جدولها سنوات كاملة؛ فإن كانت أجزاءً، مثل { $taken }، فاكتبوا sheet_component = "TIME_PERIOD" تحت [[table]] الخاص بها.
doubt-unsaid-period = لا شيء يحدّد فترة «{ $text }» ({ $place }): اكتبوها في period.
doubt-other-period = يذكر «{ $text }» ({ $place }) فترة غير { $taken } التي أُخذت. قرّروا أيهما الصحيحة.
doubt-several-periods = يذكر «{ $text }» ({ $place }) عدة تواريخ أو سنوات؛ وأُخذ «{ $taken }» فترةً (لا شيء إن كان فارغًا). قرّروا أيها فترة الأرقام واكتبوها في period.
doubt-day-of-flow = تعلو الأرقامَ أيامٌ مثل «{ $text }»، ومجموعة البيانات تحصي ما يحدث خلال فترة. إن كانت الأرقام للشهر وحده فاكتبوا FREQ = "M" تحت [constants]، وإن كانت مجاميع منذ جانفي فاكتبوا cumulative = true في الجدول أو صحّحوا الفترات.
doubt-day-within-year = يخص «{ $text }» ({ $place }) يومًا من السنة لا يُحصي تدفق البيانات فيه. قرّروا إن كانت القيم تصلح للسنة، فيذكرها ملف القراءة عندئذ فترةً، وإلا فاطلبوا قيم اليوم المعتاد.
doubt-two-years = يذكر «{ $text }» سنتين ميلاديتين؛ اعتُمد reporting_year «{ $taken }» (لا شيء إن كان فارغًا). قرّروا هل هي سنوات مرجعية أم تطور من سنة إلى أخرى.
doubt-scale = «{ $text }» ({ $place }) يشير إلى وحدة أخرى؛ تُضرب القيم في { $taken } («scale» في ملف القراءة)، وتُقرأ الوحدة من موضعها في كل ملف.
doubt-other-unit = «{ $text }» ({ $place }) يشير إلى وحدة غير وحدة تدفق البيانات؛ لا تُقرأ قيمه.
doubt-unknown-unit = «{ $text }» ({ $place }) يشير إلى وحدة لا يمكن قراءتها بيقين؛ تُقرأ القيم كما هي. اكتبوا scale إن لم تكن بوحدة تدفق البيانات.
doubt-words-beside = ترافق «{ $text }» أعدادًا ({ $place })، وفُهمت على أنها اسم ما تعدّه: تُقرأ الأعداد من دونها، ويُنبَّه إلى كل ملف ترافقها فيه كلمة أخرى («words_beside» في ملف القراءة). قرّروا هل هذا ما يحصيه تدفق البيانات؛ وإن دلّت الكلمة على وحدة أخرى فاكتبوا scale.
doubt-cumulative = «{ $text }» ({ $place }) يشير إلى مجاميع منذ بداية السنة؛ اكتبوا cumulative = true لتفكيكها، أو صحّحوا الفترة.
doubt-running-totals = تحتسب مجموعة البيانات مجاميع من غرة جانفي إلى تاريخ معين: يُقرأ «{ $text }» ({ $place }) على أنه المجموع إلى آخر يوم فيه، بالدورية _O. وإن كانت القيم أرقام كل شهر أو ثلاثي وحده فهي من مجموعة بيانات أخرى.
doubt-date-order = قُرئت تواريخ مثل «{ $text }» على أن { $taken ->
    [month-first] الشهر أولًا (month-first)
   *[day-first] اليوم أولًا (day-first)
 }؛ انظروا «dates» في ملف القراءة.
doubt-thousands = اعتُبرت العلامة في أعداد مثل «{ $text }» فاصلة آلاف؛ غيّروا «numbers» في ملف القراءة إن كانت تسبق الأرقام العشرية.
doubt-mixed-marks = تسبق الأرقام العشرية فاصلة في بعض الأعداد ونقطة في بعضها الآخر، مثل «{ $text }»؛ اكتبوا تحت «numbers» في ملف القراءة أيّ العلامتين تسبقها، ومن دون ذلك لا يُعتبر أكيدًا أي عدد يُقرأ على الوجهين.
doubt-no-table = لم يُعثر على جدول في «{ $text }».
doubt-no-table-file = لم يُعثر على جدول في الملف.
doubt-two-breakdowns = يبدأ «{ $text }» ({ $place }) حيث تنتهي كلمات { $component }، فاعتُبرت أسطره توزيعًا قائمًا بذاته مع { $component } = { $taken }. إن كانت أجزاءً من الكلمة التي فوقها فاكتبوها تحت كل كلمة منها.
doubt-part-of-row = يقول «{ $text }» ({ $place }) إنه جزء مما فوقه، ولا مجموع هناك: فقُرئت قيمه جزءًا من «{ $taken }» وحده ({ $component })، أي من السطر الذي فوقه. إن كان جزءًا من كل الأسطر السابقة فاكتبوا فوقه سطرًا فيه مجموعها.
doubt-narrower-title = يشير «{ $text }» ({ $place }) إلى ما رُفض أو استُثني، ولا شيء في ملف القراءة يذكر ذلك. قرّروا إن كان الجدول هو ما يحصيه تدفق البيانات.
doubt-narrower-subject = لا يتحدث «{ $text }» ({ $place }) إلا عن «{ $taken }»، ولا شيء في الجدول يمثّله: ستُقرأ القيم على أنها للجميع. قرّروا إن كان الجدول هو ما يحصيه تدفق البيانات، أو اكتبوا رمز ذلك الجزء تحت constants.
doubt-total-of-parts = أُخذ «{ $text }» ({ $place }) على أنه { $component } = { $taken }؛ والكلمات المجاورة له أجزاء من رمز واحد في القائمة، وقد يكون مجموعها وحدها. إن كان كذلك فاكتبوا ذلك الرمز له تحت [codes].
doubt-parts-of-total = لا تختلف الأسطر التي فوق «{ $text }» ({ $place }) وما شابهها إلا في العمود «{ $taken }» الذي لا يُقرأ: فاعتُمدت المجاميع، وذُكرت الأسطر التي تجمعها تحت skip. إن كان كل سطر معدودًا فاحذفوها من هناك واجعلوا للعمود مكوّنًا.
doubt-unread-difference = يميّز «{ $text }» ({ $place }) سطرًا من آخر تتفق فيهما كل الأعمدة المقروءة، وعموده «{ $taken }» لا يُقرأ: فيصير السطران مشاهدة واحدة. اذكروا تحت skip الأسطر التي لا تُحسب، أو اجعلوا للعمود المكوّن الذي يدل عليه.
doubt-total-of-unread-part = يختم «{ $text }» ({ $place }) أسطر جزء من العمود «{ $taken }» الذي لا يُقرأ: فهو مجموع ذلك الجزء، وكان سيُقرأ على أنه مجموع الكل، ولذلك ذُكر تحت skip. احذفوه منها إن كان مجموع الكل.
doubt-title-of-stock = يتحدث «{ $text }» ({ $place }) عن الموجودين في تاريخ معيّن، بينما يحصي تدفق البيانات ما يحدث خلال فترة. قرّروا إن كان الجدول من تدفق بيانات آخر، وإن كان من هذا فاكتبوا السطر تحت [[table.said]] مع of = "subject".
doubt-title-of-flow = يتحدث «{ $text }» ({ $place }) عمّا يحدث خلال فترة، بينما يحصي تدفق البيانات الموجودين في تاريخ معيّن. قرّروا إن كان الجدول من تدفق بيانات آخر، وإن كان من هذا فاكتبوا السطر تحت [[table.said]] مع of = "subject".
doubt-title-of-average = يدلّ «{ $text }» ({ $place }) على أن الأرقام متوسطات أو قيم وسيطة أو معدلات أو تغيرات، بينما يحصي تدفق البيانات مجاميع. قرّروا إن كانت هي ما يحصيه تدفق البيانات، وإن كانت كذلك فاكتبوا السطر تحت [[table.said]] مع of = "subject".
doubt-title-of-forecast = يدلّ «{ $text }» ({ $place }) على أن الأرقام متوقّعة أو مستهدفة أو مرصودة في ميزانية، بينما يحصي تدفق البيانات ما حدث فعلًا. قرّروا إن كانت هي ما يحصيه تدفق البيانات، وإن كانت كذلك فاكتبوا السطر تحت [[table.said]] مع of = "subject".
doubt-title-of-sample = يدلّ «{ $text }» ({ $place }) على أن الأرقام أرقام عيّنة، وستُقرأ على أنها للجميع. قرّروا إن كانت هي ما يحصيه تدفق البيانات، وإن كانت كذلك فاكتبوا السطر تحت [[table.said]] مع of = "subject".
doubt-title-of-application = يتحدث «{ $text }» ({ $place }) عن المطالب المقدَّمة، ولا يذكر تدفق البيانات ذلك. قرّروا إن كانت هي ما يحصيه تدفق البيانات، وإن كانت كذلك فاكتبوا السطر تحت [[table.said]] مع of = "subject".
doubt-title-of-opposite-flow = يتحدث «{ $text }» ({ $place }) عن المغادرين بينما يحصي تدفق البيانات القادمين، أو العكس. قرّروا إن كانت الأرقام هي ما يحصيه تدفق البيانات، وإن كانت كذلك فاكتبوا السطر تحت [[table.said]] مع of = "subject".
doubt-over-year-end = يأتي «{ $text }» ({ $place }) بعد آخر شهر أو ثلاثي من السنة، فاعتُمد { $taken } من السنة نفسها كالتي قبله. قرّروا لأي سنة هو.
doubt-note-of-part = يتحدث «{ $text }» ({ $place }) عن جزء من سنة، بينما اعتُبرت السنوات التي فوق القيم كاملة. إن كانت أرقام سنة ما تخص ذلك الجزء وحده فليذكره رأس عمودها، مثل «9 أشهر 2024»، أو اكتبوا لهذا الملف ما تعنيه السنة تحت [codes.TIME_PERIOD].
doubt-partial-year = يذكر «{ $text }» ({ $place }) جزءا من سنة، فاعتُمد { $taken }. إن كان لأرقامه مكان بجانب غيرها فاتركوا المسودة كما هي، وإن كانت مجاميع منذ جانفي فاكتبوا cumulative = true في الجدول، وإن كانت لا تُقرأ فاكتبوا النص تحت skip.
doubt-total-of-part-of-year = «{ $text }» ({ $place }) حاصل جمع جزء من السنة فقط، لأن بقية الأشهر أو الثلاثيات خالية أو غائبة، فاعتُمد رقما لسنة { $taken } كاملة. إن كان الباقي غير معروف بعد فليذكر رأس عموده ذلك، مثل «9 أشهر 2024»، أو اكتبوا لهذا الملف ما يعنيه تحت [codes.TIME_PERIOD].
doubt-same-keys = يصف الجدول في «{ $text }» ({ $place }) المشاهدات نفسها التي يصفها الجدول في { $taken } فلا يُقرأ؛ قرّروا أيهما يُعتمد أو ما الذي يميّزهما.
doubt-other-caption = «{ $text }» ({ $place }) عنوان جدول غير جدول «{ $taken }»، ويُقرأ الجدولان معا. قرّروا إن كان كلاهما ما يحصيه تدفق البيانات، واحذفوا [[table]] الخاص بغيره.
doubt-unexplained-words = تقول النصوص الواقعة فوق القيم أيضًا «{ $text }» ({ $place })، ولا يفسّر ذلك تدفق البيانات ولا الجدول. إن كانت القيم كل ما يحصيه تدفق البيانات فاتركوا المسودة كما هي، وإن كانت جزءا منه أو مقياسا آخر فاكتبوا رمز ذلك الجزء تحت constants أو احذفوا [[table]].
doubt-unexplained-note = تقول الملاحظة «{ $text }» ({ $place }) ما لا يفسّره تدفق البيانات ولا الجدول، وتُقرأ الأرقام كأنها غير موجودة. تحتفظ بها المسودة تحت [[table.said]]: اتركوها كما هي إن كانت الأرقام كل ما يحصيه تدفق البيانات، وإن كانت جزءا منه فاكتبوا رمزه تحت constants، وإن كان بعضها غير نهائي فاكتبوا لعموده codes.OBS_STATUS = "P"، وإن كان بعضها لا يُقرأ فاكتبوا عنوانه تحت skip.
doubt-note-of-period = يبدو أن الملاحظة «{ $text }» ({ $place }) تقول إن أرقام { $taken } وقتية أو منقوصة أو غير متوفرة، وتُقرأ كغيرها. تحتفظ بها المسودة تحت [[table.said]]: اتركوها كما هي إن كان ذلك لا يغيّر شيئا، وإلا فاكتبوا لعمود تلك الفترة codes.OBS_STATUS = "P"، أو اكتبوا عنوانها تحت skip كي لا تُقرأ.
doubt-note-of-one-code = يبدو أن الملاحظة «{ $text }» ({ $place }) تقول إن { $taken } وحده محتسب ({ $component })، ولم يؤخذ بذلك. تحتفظ بها المسودة تحت [[table.said]]: إن كان الأمر كذلك فاكتبوا رمز { $component } تحت constants في الجدول، وإلا فاتركوها كما هي.
doubt-note-without-code = يبدو أن الملاحظة «{ $text }» ({ $place }) تقول إن { $taken } غير محتسب ({ $component })، وتُقرأ الأرقام على أنها تخصّ الجميع. تحتفظ بها المسودة تحت [[table.said]]: اتركوها كما هي إن كانت مع ذلك ما يحصيه تدفق البيانات، وإلا فاكتبوا رمز الباقي تحت constants في الجدول أو احذفوا [[table]].
doubt-more-tables = في «{ $text }» جداول أكثر مما تنظر فيه المسودة؛ لا يُدرج أي جدول ابتداءً من { $place }. ضعوها في ملف مستقل لإعداد مسودتها.
doubt-other-measure = الجدول الواقع في { $place } تحت «{ $text }» يتضمن نسبًا أو معدّلات بينما يحصي تدفق البيانات أعدادًا؛ لا يُقرأ.
doubt-assumed-source = اعتُمد «{ $taken }» قيمةً لـ{ $component } في كل مشاهدة.
doubt-likely = الأرجح: { $codes }.
doubt-names = وهي الكلمة الدالة على { $codes }.
doubt-number-as-period = أعداد مثل «{ $text }» ({ $place }) واقعة فوق القيم، وقد قُرئت على أنها فترات: «{ $text }» على أنه { $taken }. تجدونها تحت [codes.TIME_PERIOD]، فصحّحوها هناك إن كان لها معنى آخر، وأضيفوا إليها أعداد الملف القادم.
doubt-middle-label = «{ $text }» ({ $place })، وهو لفظ من ألفاظ { $component }، مكتوب في وسط أسطره، والخلايا المجاورة له فارغة: لا شيء يحدّد بيقين الأسطر التي يخصّها. اطلبوا من المرسل كتابته في كل سطر من أسطره أو في خلايا مدموجة.
doubt-assumed-encoding = لا يبيّن الملف كيف حُفظت حروفه، فقُرئت على أنها { $text } بدرجة ثقة تبلغ { $taken } بالمائة. تثبّتوا من سلامة الحروف العربية والحروف اللاتينية ذات العلامات؛ انظروا encoding تحت [format].
doubt-unfit-line = «{ $text }» (السطر { $place }) لا يوافق أعمدة بقية الأسطر، وعدد هذه الأسطر { $taken }. وهي تُقطع مع ذلك حيث تبدأ الأعمدة. صحّحوا widths تحت [format]، أو اطلبوا من المرسل ملفًا فيه علامة تفصل بين الخلايا.
doubt-more-doubts = نقاط أخرى لا يتسع المجال لذكرها هنا، وعددها { $taken }، أولها «{ $text }». احسموا أولا ما ورد منها، ثم يذكر فحص الملف بملف القراءة هذا ما بقي.
contradictions-scanned = { $found ->
    [0] لا تضارب بين الأرقام المنشورة.
    [one] تضارب واحد بين الأرقام المنشورة؛ الجديد منها: { $new_text }، وما انحلّ منذ آخر فحص: { $gone_text }.
    [two] تضاربان بين الأرقام المنشورة؛ الجديد منها: { $new_text }، وما انحلّ منذ آخر فحص: { $gone_text }.
    [few] { $found_text } حالات تضارب بين الأرقام المنشورة؛ الجديد منها: { $new_text }، وما انحلّ منذ آخر فحص: { $gone_text }.
    [many] { $found_text } حالة تضارب بين الأرقام المنشورة؛ الجديد منها: { $new_text }، وما انحلّ منذ آخر فحص: { $gone_text }.
   *[other] { $found_text } حالة تضارب بين الأرقام المنشورة؛ الجديد منها: { $new_text }، وما انحلّ منذ آخر فحص: { $gone_text }.
}
