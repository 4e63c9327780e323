# بين الموافقة على نشرة وموعدها، وما تم سحبه.
embargo-title = قبل حلول الدقيقة
embargo-move = تغيير الموعد
embargo-move-consequence = تبقى النشرة مغلقة إلى حلول الموعد، ويُعلَم كل من ينتظرها.
embargo-stop = سحب الموافقة
embargo-stop-consequence = تعود النشرة مقترحًا ولا تصبح متاحة للعموم إلا بعد موافقة شخص ثان.
embargo-told = تعرض رزنامة النشر السبب للجميع باللغات الثلاث.
embargo-moved = { $at }: غيّر { $person } الموعد من { $from } إلى { $to }.
embargo-revoked = { $at }: سحب { $person } الموافقة، وكانت ستتاح للعموم من { $from }.
notice-release-withdrawn = { $subject }: تم سحبها.
notice-approval-revoked = { $subject }: سُحبت الموافقة، ولن تصبح متاحة للعموم في الوقت الحالي.
notice-release-reopened = { $subject }: أُعيد فتح خانات منها، وستتاح للعموم في موعدها ما لم تُسحب الموافقة عليها.
notice-release-discussed = { $subject }: بدأ نقاش حول إرسالية هي من مصادرها، وستتاح للعموم في موعدها ما لم تُسحب الموافقة عليها.
notice-minute-moved = { $subject }: ستتاح للعموم في موعد غير الذي أُعلن.
refusal-not-embargoed = «{ $subject }» لا تنتظر موعدها: إما أنه لم تتم الموافقة عليها أو أنها متاحة للعموم. وما هو متاح للعموم يمكن سحبه.
refusal-minute-changed = غيّر شخص آخر الموعد في هذه الأثناء، وهو الآن { $subject }. انظروا من جديد قبل أن تغيّروه.
refusal-withdrawn = سُحبت «{ $subject }»، فلا شيء قائم تحت هذا العنوان الآن. وتذكر صفحتها متى سُحبت ولماذا، وتبقى النشرات السابقة مقروءة في الروابط التي تذكر رقمها.
summary-withdrawn = سُحبت في { $date }
audit-step-move-minute = تغيير موعد نشرة
audit-step-revoke-approval = سحب الموافقة على نشرة
audit-table-embargo-changes = تغيير قبل موعد نشرة
verify-row-unreadable = في الجدول «{ $table }» ما ليس سطرًا من أسطره: لقد غُيّر من الخارج.
receipt-whole = وصل { $submission } سليم: وُقّع بهذا المفتاح، لملف بصمته SHA-256 { $sha256 }.
receipt-agrees = يوافق وصل { $submission } المفتاح الذي يذكره، { $key }. قارنوا هذا المفتاح بما تعرضه بوابة المرصد في ‎/keys/receipts أو اذكروه مع ‎--key.
receipt-broken = وصل { $submission } ليس ما وُقّع بهذا المفتاح.
receipt-none = ليس { $file } وصلا: { $detail }. أعطوا ملف JSON للوصل كما يقدّمه المكتب.
receipt-on-paper = { $file } هو الوصل الورقي المخصص للقراءة. أعطوا ملف JSON الذي يعرضه المكتب بجانبه: ففيه التوقيع.
receipt-of-file = { $file } هو نفسه الملف الذي أُرسل باسم { $submission }، بايتا ببايت.
receipt-of-another = ليس { $file } الملف الذي أُرسل باسم { $submission }.
receipt-no-key = ليس «{ $key }» مفتاحا عموميا ولا ملفا فيه مفتاح، فلم يُتحقَّق من الوصل. المفتاح هو ما تعرضه بوابة المرصد في ‎/keys/receipts: 64 رقما سداسي عشري، بعد «ed25519» أو وحدها.
submission-not-all = ما في الملف يمكن قبوله، لكنه لا يأتي بكل شيء: الناقص مذكور أدناه.
submission-missing-title = ينقص الملف ما كان في الفترتين السابقتين. أعيدوا إرساله كاملًا أو أعلموا المرصد بسبب غيابه.
submission-missing = { $period }: { $n ->
    [one] سلسلة واحدة ناقصة
    [two] سلسلتان ناقصتان
    [few] { $n_text } سلاسل ناقصة
    [many] { $n_text } سلسلة ناقصة
   *[other] { $n_text } سلسلة ناقصة
 } ({ $series })
