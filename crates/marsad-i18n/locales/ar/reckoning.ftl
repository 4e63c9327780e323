# الأسئلة والخطط: ما هو تقدير، وما نُقل من موضع آخر، وما بقي مفتوحًا أو كان مستحيلًا. ثم الأوامر التي توفّق بين أرقام ملف.
interval-statements-unlike = يمتد المجال من أصغر رقم إلى أكبر رقم من أرقام رسمية عدة.
recommendation-judged = هذا تقدير من القائمين على السؤال، ولا شيء يحسبه.
recommendation-off-standard = بالقياس إلى المعيار الدولي، يختلف عنه أو لا يبيّن في: { $facets }.
term-times-rest = مضروب في { $number } ناقص
question-carried = يُرى أن الحد الأدنى الممكن هنا { $low } والحد الأقصى { $high }.
question-carried-open = لم يبيّن أحد كم قد يبتعد هذا عن الواقع هنا، فحدوده غير معروفة.
question-unexplained-open = لا تفسّره أي خطوة. ولا يُعرف كم قد يبتعد عن الواقع، لأن خطوة قبله نُقلت من موضع آخر ولم يبيّن أحد كم قد تبتعد هنا.

pack-not-nearest = يوصى بهذا الرقم لأنه الأقرب إلى المعيار، و«{ $what }» يختلف عنه في أوجه أقل ({ $where }): أوصوا به أو اذكروا قاعدة أخرى.
pack-reversed-step = تسير الخطوة عكس ما يقتضيه وجهها: { $what } ({ $where }). المطلوب بين هاتين الإفادتين «{ $detail }»، فصحّحوا الأثر أو الوجه.
pack-cannot-hold = لا يمكن أن يصحّ هذا معًا مهما قالت المصادر: { $what } ({ $where }). صحّحوا القيد الخاطئ أو الحدّ الخاطئ.
pack-not-positive = كُتب { $what } حيث يلزم عدد أكبر من الصفر ({ $where }).
pack-other-years = قُسم المعدل السنوي على عدد من السنوات غير سنوات فترته: { $what } ({ $where }). اقسموا على عدد سنوات الفترة.

balance-suspect-one-of = إفادات عدة هي الأقل توافقًا مع البقية، وبالقدر نفسه تمامًا، منها { $what }، z = { $z }.
version-findings = { $n ->
    [one] ما ينبغي أن يُعرف عن هذه الموازنة:
    [two] ما ينبغي أن يُعرف عن هذه الموازنة، أمران:
    [few] ما ينبغي أن يُعرف عن هذه الموازنة، { $n_text } أمور:
    [many] ما ينبغي أن يُعرف عن هذه الموازنة، { $n_text } أمرًا:
   *[other] ما ينبغي أن يُعرف عن هذه الموازنة، { $n_text } أمر:
 }
contradiction-settled = التضارب { $number }: { $state }
contradiction-side = { $number }: { $sources } ({ $series })
error-no-terminal = لا توجد نافذة أوامر تُطلب فيها كلمة السر. ضعوها في MARSAD_PASSWORD أو نفّذوا الأمر في نافذة أوامر.
figure-path = هذا الرابط هو مسار الصفحة، ولإظهار عنوان البوابة فيه استعملوا --public-url (أو MARSAD_PUBLIC_URL).

reconcile-file = تعذّرت قراءة { $file }: { $detail }.
reconcile-column = ينقص العمود «{ $name }»، ويجب أن يحوي السطر الأول { $columns }
reconcile-cell = السطر { $line }، العمود «{ $column }»: «{ $value }» ليس { $wanted }
reconcile-empty = لا شيء تحت السطر الأول
reconcile-wanted-number = عددًا
reconcile-wanted-one-of = واحدًا من { $words }
reconcile-wanted-new-period = فترة لم تُذكر في ما سبق
reconcile-wanted-earlier-period = هذه الفترة أو فترة سبقتها
reconcile-wanted-rule = شرط مدة مثل D3M أو D12M أو D0 أو PERM
reconcile-refused = تعذّر ذلك: { $detail }.
reconcile-findings = { $n ->
    [0] لا ملاحظات.
    [one] ملاحظة واحدة:
    [two] ملاحظتان:
    [few] { $n_text } ملاحظات:
    [many] { $n_text } ملاحظة:
   *[other] { $n_text } ملاحظة:
 }
reconcile-part-opening = العدد في البداية
reconcile-part-births = عدد الولادات
reconcile-part-deaths = عدد الوفيات
reconcile-part-immigration = عدد الوافدين
reconcile-part-emigration = عدد المغادرين
reconcile-part-naturalisation = عدد المجنَّسين
reconcile-part-adjustment = التعديل المصرّح به
reconcile-part-closing = العدد في النهاية
reconcile-group-native-citizens = المواطنون المولودون في البلد
reconcile-group-foreign-born-citizens = المواطنون المولودون بالخارج
reconcile-group-native-foreigners = الأجانب المولودون في البلد
reconcile-group-foreign-born-foreigners = الأجانب المولودون بالخارج
benchmark-problem-no-periods = لا فترات في السلسلة
benchmark-problem-not-finite = المؤشر ليس عددًا في { $period }
benchmark-problem-too-few = عدد الأرقام المرجعية الصالحة { $usable } والمطلوب { $needed }
benchmark-problem-other = لا تكفي الأرقام المرجعية والمؤشرات لتحديد سلسلة واحدة
