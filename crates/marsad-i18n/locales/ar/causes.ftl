# ما تشترك فيه ملاحظات التدقيق التي لها سبب واحد: العنوان فوق مواضعها.
answer-cause = { $n ->
    [zero] { $cause }، دون موضع معيّن
    [one] { $cause }، في موضع واحد
    [two] { $cause }، في موضعين
    [few] { $cause }، في { $n_text } مواضع
    [many] { $cause }، في { $n_text } موضعًا
   *[other] { $cause }، في { $n_text } موضع
 }
cause-unreadable-file = ملف لا يُقرأ
cause-missing-column = عمود ناقص
cause-unexpected-column = عمود غير منتظر
cause-duplicate-column = عنوان عمود مكرّر
cause-missing-dimension = خانة فارغة من الخانات التي تميّز الأسطر
cause-missing-period = فترة غير مذكورة
cause-followed-title = عنوان يختلف عن المتفق عليه واعتُمد
cause-title-disagrees = عنوان لا يوافق ملف القراءة
cause-unknown-code = كلمة غير معروفة
cause-not-a-number = قيمة ليست عددًا
cause-not-a-period = قيمة ليست فترة زمنية
cause-missing-value = قيمة غائبة دون سبب
cause-duplicate-key = سطر يكرّر سطرًا آخر
cause-not-whole = أرقام عشرية حيث لا معنى إلا للأعداد الصحيحة
cause-wrong-frequency = فترة من دورية غير المذكورة في السطر
cause-unusual-frequency = فترة من دورية غير معتادة
cause-period-not-ended = فترة لم تنته بعد
cause-out-of-range = قيمة خارج الحدود
cause-sum-of-parts = أجزاء لا يساوي مجموعها المجموع المذكور
cause-part-over-whole = جزء أكبر من مجموعه
cause-missing-attribute = معلومة إلزامية ناقصة
cause-no-data = لا ملاحظات إحصائية
cause-too-large = بلوغ الحدّ الأقصى
cause-unclear-encoding = ترميز غير مذكور
cause-unclear-delimiter = فاصل غير مؤكد بين الخانات
cause-unreadable-characters = حروف لا تُقرأ
cause-cut-off = ملف مبتور
cause-uncomputed-formula = صيغة حساب دون نتيجة
cause-missing-sheet = ورقة ناقصة
cause-unread-sheet = ورقة لم تُقرأ
cause-unread-numbers = أعداد خارج الجدول لم تُقرأ
cause-header-moved = عناوين الأعمدة في سطر آخر
cause-repeated-header = عناوين مكرّرة بين الأسطر
cause-extra-cells = خانات بعد نهاية الجدول
cause-cut-number = عدد قطعه عرض الأعمدة
cause-row-not-read = سطر لم يُقرأ
cause-skipped-by-profile = متروك عملًا بملف القراءة
cause-ambiguous-code = كلمة تحتمل أكثر من معنى
cause-ambiguous-number = عدد يُقرأ على وجهين
cause-ambiguous-date = تاريخ يُقرأ على وجهين
cause-unclear-total = مجموع لا يتبيّن ما يجمعه
cause-total-unread = مجموع لم يُقرأ
cause-formula-error = صيغة حساب تعطي خطأ
cause-read-as-missing = علامة قُرئت على أنها قيمة غائبة
cause-suppressed-by-sender = عدد حجبه المرسِل
cause-number-with-mark = علامة بعد عدد
cause-parentheses-as-minus = قوسان قُرئا على أنهما علامة الطرح
cause-percent-unexpected = نسبة مئوية في عمود للأعداد
cause-other-version = ملف أُعدّ لنسخة أخرى
cause-cumulative-unrolled = مجموع منذ بداية السنة فُصل إلى فترات
cause-cumulative-suspected = قيم ترتفع كالمجاميع منذ بداية السنة
cause-running-total = شهر أو ثلاثي في مجموعة بيانات لمجاميع منذ بداية السنة
cause-share-disagrees = نسبة لا توافق عددها
cause-growth-disagrees = نسبة تغيّر لا توافق أرقامها
cause-growth-unusual = تغيّر أكبر بكثير من المعتاد
cause-outlier = قيمة بعيدة عن المعتاد
cause-scale-suspected = وحدة أو سلّم قد يكون خاطئًا
cause-stock-flow-suspected = خلط محتمل بين الرصيد والتدفق
cause-stock-account = رصيد لا تفسّره التدفقات
cause-period-conflict = قيمة مختلفة في ملف آخر
cause-source-ratio = مصدران متباعدان أكثر من المنتظر
cause-age-heaping = أعمار تبدو مقرّبة
cause-digit-preference = أرقام تبدو مقرّبة
cause-incomplete = نقص عمّا نصّ عليه الاتفاق
cause-unnamed-rest = باقٍ من مجموع لا شيء يسمّيه
cause-statement-conflict = قولان متناقضان
cause-rule-broken = قاعدة غير محقّقة
cause-rule-unusable = قاعدة تعذّر تطبيقها
cause-survey-part-unread = جزء من الملف لا يُقرأ
cause-survey-part-ignored = جزء من الملف غير مستعمل
cause-survey-cut-off = ملف ينتهي قبل أوانه
cause-survey-rows-disagree = عدد أسطر يخالف المعلن
cause-survey-encoding-guessed = ترميز مقدَّر
cause-survey-text-unreadable = حروف لا تُقرأ بترميز الملف
cause-survey-variable-renamed = متغير أُعطي اسمًا
cause-survey-date-out-of-range = تاريخ لا وجود له في أي تقويم
cause-survey-codebook-disagrees = بيانات لا توافق دليل المتغيرات
cause-survey-language-unknown = نص بلغة أخرى
cause-outside-reopening = تغيير خارج الخانات المفتوحة من جديد
