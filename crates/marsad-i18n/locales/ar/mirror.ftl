# ما قد يعيب أرقام تدفقات الهجرة حين يعدّها الطرفان: سبب كل حالة وما يُفعل فيها.
# $reporter هو البلد الذي يعدّ المنتقلين من $origin إلى $destination، و$side إما receiver وإما sender.
mirror-report-outside-reason = الرقم { $value } الصادر عن { $reporter } (من { $origin } إلى { $destination }، { $period }) يخصّ بلدا أو فترة ليسا في الجدول، فاستُبعد.
mirror-report-outside-remedy = أضيفوا البلد أو الفترة إلى الجدول، أو صحّحوا الرقم.
mirror-report-within-country-reason = استُبعد ما يُعدّ لفترة { $period } من تنقلات داخل { $reporter }: { $value }.
mirror-report-within-country-remedy = أرسلوا التنقلات داخل البلد على أنها هجرة داخلية.
mirror-report-not-finite-reason = ما أورده { $reporter } من { $origin } إلى { $destination } في { $period } ليس عددا، فاستُبعد.
mirror-report-not-finite-remedy = صحّحوا الرقم، أو لا ترسلوه إن كان غير معلوم.
mirror-report-negative-reason = يورد { $reporter } { $value } شخصا من { $origin } إلى { $destination } في { $period }، ولا يكون عدد الأشخاص سالبا، فاستُبعد الرقم.
mirror-report-negative-remedy = أرسلوا تدفقات الهجرة نفسها لا صافي الهجرة.
mirror-report-repeated-reason = يورد { $reporter } رقمين من { $origin } إلى { $destination } في { $period }: احتُفظ بالرقم { $kept } واستُبعد الرقم { $value }.
mirror-report-repeated-remedy = احتفظوا بالرقم الصحيح، وإن صحّ كلاهما فبيّنوا ما يميّز أحدهما عن الآخر.
mirror-report-by-other-rule-reason = يورد { $reporter } أرقاما من { $origin } إلى { $destination } في { $period } وفق شروط مختلفة لمدة الإقامة، وليس للتدفق هنا إلا رقم واحد من كل جهة: احتُفظ بالرقم { $kept } وفق «{ $rule }» واستُبعد الرقم { $value } وفق «{ $other }». ويُحتفظ بالرقم الموافق لشرط الجهة الأخرى، وإلا فبالأول.
mirror-report-by-other-rule-remedy = قد يصحّ كلاهما. ولاستعمال الرقم الآخر اجعلوه وحده في ملف؛ أما الأمر «marsad reconcile flows» فيستعملهما معا.
mirror-one-sided-reason = لا يورد { $country }، بصفته { $side ->
    [receiver] بلد الوصول
   *[sender] بلد المغادرة
 }، { $pairs ->
    [one] تدفقا واحدا يورده شريكه
    [two] تدفقين يوردهما شركاؤه
    [few] { $pairs_text } تدفقات يوردها شركاؤه
    [many] { $pairs_text } تدفقا يوردها شركاؤه
   *[other] { $pairs_text } تدفق يوردها شركاؤه
 }.
mirror-one-sided-remedy = اطلبوا من { $country } أرقامه، فالتدفق غير المصرّح به ليس تدفقا يساوي صفرا.
mirror-unlike-duration-rules-reason = في { $pairs ->
    [one] تدفق واحد
    [two] تدفقين
    [few] { $pairs_text } تدفقات
    [many] { $pairs_text } تدفقا
   *[other] { $pairs_text } تدفق
 }، بدءا بالتدفق من { $origin } إلى { $destination } في { $period }، يعدّ بلد الوصول وفق شرط «{ $receiver }» وبلد المغادرة وفق شرط «{ $sender }»: فجزء من الفارق مردّه إلى التعريف.
mirror-unlike-duration-rules-remedy = حوّلوا أحد الرقمين إلى شرط مدة الإقامة الآخر قبل أن تعدّوا الفارق خطأ.
mirror-duration-rule-not-stated-reason = في { $pairs ->
    [one] تدفق واحد
    [two] تدفقين
    [few] { $pairs_text } تدفقات
    [many] { $pairs_text } تدفقا
   *[other] { $pairs_text } تدفق
 }، بدءا بالتدفق من { $origin } إلى { $destination } في { $period }، لا يذكر أحد الطرفين على الأقل شرط مدة الإقامة.
mirror-duration-rule-not-stated-remedy = اسألوا عن أقصر إقامة يُعدّ صاحبها، وأدرجوا الشرط مع الأرقام.
mirror-zero-without-ratio-reason = في { $pairs ->
    [one] تدفق واحد
    [two] تدفقين
    [few] { $pairs_text } تدفقات
    [many] { $pairs_text } تدفقا
   *[other] { $pairs_text } تدفق
 }، بدءا بالتدفق من { $origin } إلى { $destination } في { $period }، لا يعدّ أحد الطرفين أحدا، فلا نسبة بينهما.
mirror-zero-without-ratio-remedy = تحققوا من أن الصفر يعني «لا أحد» لا «غير معلوم»، وانظروا في مؤشر عدم التناظر بدل النسبة.
mirror-spell-unusable-reason = للإقامة رقم { $number } مدة (بالأشهر: { $months_text }) أو بداية مراقبة (بالأشهر: { $entry }) أو وزن ({ $weight }) لا يمكن أن يصحّ، فاستُبعدت.
mirror-spell-unusable-remedy = صحّحوا تواريخ هذه الإقامة ووزنها في ملف المسح.
mirror-nobody-at-risk-reason = { $again ->
    [never] ابتداء من { $months ->
        [one] شهر
        [two] شهرين
        [few] { $months_text } أشهر
        [many] { $months_text } شهرا
       *[other] { $months_text } شهر
     } بعد الوصول لم تُراقب أي إقامة
   *[other] بين الشهر { $months_text } والشهر { $again } بعد الوصول لم تُراقب أي إقامة
 }، فلا تُعلم حصة من تطول إقامتهم بالقدر المطلوب.
mirror-nobody-at-risk-remedy = { $again ->
    [never] اختاروا شرطا أقصر، أو مسحا يتابع الإقامات مدة أطول.
   *[other] حوّلوا من شرط لا تقل مدته بالأشهر عن { $again }، أو اختاروا مسحا يراقب الإقامات منذ الوصول بلا انقطاع.
 }
mirror-few-at-risk-reason = بعد { $months ->
    [one] شهر
    [two] شهرين
    [few] { $months_text } أشهر
    [many] { $months_text } شهرا
   *[other] { $months_text } شهر
 } من الوصول لا تستند الحصة إلا إلى { $effective } من الإقامات بعد الترجيح.
mirror-few-at-risk-remedy = اجمعوا سنوات أو بلدانا، وانشروا الرقم مع مجال الثقة.
mirror-every-spell-ended-reason = انتهت جميع الإقامات المراقبة عند { $months ->
    [one] شهر
    [two] شهرين
    [few] { $months_text } أشهر
    [many] { $months_text } شهرا
   *[other] { $months_text } شهر
 } بعد الوصول: فالحصة صفر وخطؤها غير معلوم.
mirror-every-spell-ended-remedy = استعملوا عددا أكبر من الإقامات، فبدونها لا يمكن التحويل انطلاقا من الشرط الأطول.
mirror-rule-without-months-reason = الشرط «{ $rule }» ليس مدة، فلا تحوّله أطوال الإقامات.
mirror-rule-without-months-remedy = حوّلوا بين شروط محددة بالأشهر، أو صرّحوا بالحصة مع ذكر صاحبها وأساسها.
mirror-flow-unusable-reason = لا يمكن تحويل تدفق قدره { $value } وخطؤه المعياري { $error }: ينبغي ألا يكون أي منهما سالبا.
mirror-flow-unusable-remedy = صحّحوا التدفق أو خطأه المعياري.
mirror-not-connected-reason = ليس لأرقام { $side ->
    [receiver] الهجرة الوافدة
   *[sender] الهجرة المغادرة
 } الصادرة عن { $country } معامل تصحيح: فلا يصلها بالمرجع أي تدفق يعدّه الطرفان.
mirror-not-connected-remedy = احصلوا على أرقام الطرف الغائب في تدفقات مع بلد موصول بالمرجع، أو ثبّتوا هذا المعامل أيضًا.
mirror-rule-changes-reason = يعدّ { $country } { $side ->
    [receiver] الوافدين إليه
   *[sender] المغادرين منه
 } وفق شرط «{ $first }» ووفق شرط «{ $other }»، وليس لهما إلا معامل تصحيح واحد.
mirror-rule-changes-remedy = قدّروا فترات كل شرط على حدة.
mirror-nobody-on-both-sides-reason = لا يعدّ أي من الطرفين أحدا في { $pairs ->
    [one] تدفق واحد
    [two] تدفقين
    [few] { $pairs_text } تدفقات
    [many] { $pairs_text } تدفقا
   *[other] { $pairs_text } تدفق
 }، بدءا بالتدفق من { $origin } إلى { $destination } في { $period }؛ ومثل ذلك لا يدلّ على معاملات التصحيح، فاستُبعد.
mirror-nobody-on-both-sides-remedy = لا داعي لأي إجراء إن كان الصفر يعني «لا أحد»، وإلا فأشيروا إلى أن الرقم مفقود.
mirror-zero-excluded-reason = لا يعدّ { $reporter } أحدا من { $origin } إلى { $destination } في { $period }؛ ولا لوغاريتم للصفر، فاستُبعد كما صُرّح به.
mirror-zero-excluded-remedy = تحققوا من أن الصفر يعني «لا أحد»، واختاروا بديلا عنه إن كانت لهذه التدفقات أهمية.
mirror-zero-replaced-reason = لا يعدّ { $reporter } أحدا من { $origin } إلى { $destination } في { $period }؛ ولا لوغاريتم للصفر، فحلّ محلّه { $by } كما صُرّح به.
mirror-zero-replaced-remedy = تحققوا من أن الصفر يعني «لا أحد» ومن أن بديلا آخر لا يغيّر النتيجة.
mirror-system-unknown-reason = الرقم { $value } الصادر عن { $reporter } (من { $origin } إلى { $destination }، { $period }) يحيل إلى نظام القياس { $system } وهو غير موصوف، فاستُبعد.
mirror-system-unknown-remedy = صفوا النظام وأصنافه، أو اذكروا نظاما آخر.
mirror-covariate-not-finite-reason = «{ $covariate }» غير معلوم من { $origin } إلى { $destination } في { $period }؛ فاستُبعد التدفق وما ورد عنه.
mirror-covariate-not-finite-remedy = أكملوا القيمة، أو احذفوا «{ $covariate }» من النموذج.
mirror-class-mixes-rules-reason = أرقام وفق شرط «{ $first }» وأخرى وفق شرط «{ $other }» في صنف مدة واحد ({ $class })، فتُصحّح بالقدر نفسه.
mirror-class-mixes-rules-remedy = اجعلوا لكل شرط صنفا خاصا به.
mirror-prior-flat-reason = ما يُعتقد بشأن { $parameter } مبهم (انحراف معياري قدره { $deviation } للوغاريتم) إلى حدّ أن مستوى التدفقات يكاد لا يُعرف.
mirror-prior-flat-remedy = استعينوا بخبراء أو بسجل مربوط أو بمسح لتضييق هذا الاعتقاد.
mirror-model-alone-reason = لا يورد أحد { $flows ->
    [one] تدفقا واحدا
    [two] تدفقين
    [few] { $flows_text } تدفقات
    [many] { $flows_text } تدفقا
   *[other] { $flows_text } تدفق
 }، بدءا بالتدفق من { $origin } إلى { $destination } في { $period }؛ فلا يستند تقديرها إلا إلى النموذج.
mirror-model-alone-remedy = اعرضوا هذه التقديرات على حدة، مع مجالاتها.
mirror-parameter-not-converged-reason = لا تتفق السلاسل على { $parameter }: قيمة R-hat هي { $rhat } وحجم العينة الفعلي { $effective }.
mirror-parameter-not-converged-remedy = أطيلوا السحب، فإن لم يُجدِ ذلك فضيّقوا الاعتقادات أو بسّطوا النموذج.
mirror-flows-not-converged-reason = لا تتفق السلاسل على { $flows ->
    [one] تدفق واحد
    [two] تدفقين
    [few] { $flows_text } تدفقات
    [many] { $flows_text } تدفقا
   *[other] { $flows_text } تدفق
 }، وأبعدها عن الاتفاق التدفق من { $origin } إلى { $destination } في { $period }: قيمة R-hat هي { $rhat } وأصغر حجم فعلي للعينة { $effective }.
mirror-flows-not-converged-remedy = أطيلوا السحب، ولا تنشروا هذه التدفقات قبل أن تتفق السلاسل.
