# الردّ على المرسِل: في سطر الأوامر، وصفحةً، وملفَّ Excel معلّمَ الخانات.
answer-title = الردّ على «{ $file }»
answer-verdict-errors = لا يمكن قبول الملف على حاله. صحّحوا الأخطاء ثم أعيدوا إرساله.
answer-verdict-warnings = يمكن قبول الملف. تثبّتوا من التنبيهات، وإن وجدتم رقمًا خاطئًا فصحّحوه وأعيدوا إرسال الملف.
answer-verdict-fine = يمكن قبول الملف على حاله.
answer-agreement = الاتفاق: { $agreement }
answer-whole-file = الملف كلّه
answer-whole-sheet = الورقة «{ $sheet }» كلّها
answer-place-reason = { $place }: { $reason }
answer-place-in-sheet = { $cell } من الورقة «{ $sheet }»
answer-in-places = { $n ->
    [zero] دون موضع معيّن
    [one] في موضع واحد
    [two] في موضعين
    [few] في { $n_text } مواضع
    [many] في { $n_text } موضعًا
   *[other] في { $n_text } موضع
 }
answer-head-sheet = الورقة
answer-head-cell = الخانة
answer-head-value = القيمة
answer-head-reason = الخلل
answer-head-remedy = المطلوب
answer-sheet = ملاحظات التدقيق
answer-author = مرصد
answer-page-written = الردّ في صفحة: { $file }
answer-workbook-written = الملف وخاناته معلّمة: { $file }
answer-all = لم تُذكر هنا كل المواضع. يعرضها الخيار --all كلّها.
answer-too-many-cells = في «{ $file }» أكثر من { $limit } خانة، فلا يُعاد معلّم الخانات. استعملوا --html بدل --workbook.
answer-not-marked = تتعذّر إعادة «{ $file }» معلّم الخانات ({ $detail }). استعملوا --html بدل --workbook.
answer-own-file = «{ $file }» هو الملف المراد تدقيقه. اختاروا اسمًا آخر لما سيُكتب.
answer-who = في هذا الملف الأرقام المرسلة: اذكروا من يطلبه بالخيار --as ACCOUNT.
