# الدراسات الاصطناعية: ما يقال حيثما ظهرت، وما قد يكون خطأ في معاملاتها.
study-synthetic = هذه المعطيات اصطناعية: لا وجود لأي شخص ورد فيها. تعيد الأوزان أرقاما منشورة، وما عداها افتراض.
study-synthetic-short = معطيات اصطناعية

synthesis-problem-unknown-variable = المتغير «{ $value }» غير موجود ({ $place }).{ $nearest }
synthesis-problem-unknown-code = الرمز «{ $value }» غير موجود ({ $place }).{ $nearest }
synthesis-problem-unknown-population = الفئة السكانية «{ $value }» غير موجودة ({ $place }).{ $nearest }
synthesis-problem-duplicate = «{ $value }» مذكور مرتين ({ $place }).
synthesis-problem-empty = لا شيء في «{ $value }» ({ $place }).
synthesis-problem-too-many-codes = عدد الرموز { $value } كبير جدا ({ $place }): اجمعوا بعضها.
synthesis-problem-shares-do-not-add = مجموع الحصص { $value } وليس واحدا ({ $place }).
synthesis-problem-wrong-number-of-shares = عدد الحصص { $value } لا يساوي عدد الرموز أو الأوساط ({ $place }).
synthesis-problem-out-of-range = القيمة { $value } خارج ما هو معقول ({ $place }).
synthesis-problem-used-before-drawn = «{ $value }» يُسحب لاحقا ولا يمكن استعماله بعد ({ $place }): غيّر الترتيب.
synthesis-problem-no-code-left = لا تترك الأرجحيات لبعض الأشخاص أي رمز من «{ $value }» ({ $place }).
synthesis-problem-unclear-value = أعطوا نسبة مئوية أو عدد أشخاص، لا كليهما ({ $place }).
synthesis-problem-whole-does-not-add = مجموع الأجزاء { $value } في المائة، وهو ما لا يفسره التقريب ({ $place }).
synthesis-problem-unreachable = من يمكنهم تحقيق هذا الهدف أقل أو أكثر مما يجب ({ $place }، المتغير { $value }).
synthesis-problem-disagreement = يناقض هذا الهدف أهدافا أخرى للمتغير نفسه ({ $place }، المتغير { $value }).
synthesis-problem-table-too-large = عدد التوليفات { $value } كبير جدا ({ $place }): قللوا المتغيرات أو غيّروا الترتيب.
synthesis-problem-column-kinds-differ = لفئة سكانية أخرى عمود «{ $value }» من نوع آخر ({ $place }).
synthesis-problem-missing-range = ليس للرمز «{ $value }» مجال ({ $place }).
synthesis-problem-missing-rate = ليس للفئة السكانية «{ $value }» نسبة ({ $place }).
synthesis-problem-nearest = {" "}الأقرب: { $nearest }.

synthesis-remark-stratum-taken-whole = كل مقاطعات { $stratum } في العينة.
synthesis-remark-certain-areas = مقاطعات { $stratum } التي يضعها حجمها في كل عينة: { $areas }.
synthesis-remark-lonely-area = تمثل مقاطعة واحدة { $stratum }: لا يمكن حساب التباين فيها.
synthesis-remark-nobody-answered = لم تجب أي أسرة من { $population }.
synthesis-remark-cells-merged = خلايا عدم الإجابة في { $population } ذات الإجابات القليلة، وقد صُححت معا: { $cells }.
synthesis-remark-empty-cell = ليس في العينة أحد يمثل { $persons } شخصا من { $population } تطلبهم الهوامش { $margin }.
synthesis-remark-raking-unfinished = تبقى أوزان { $population } بعيدة بمقدار { $distance } عن أحد الهوامش.
synthesis-remark-target-missed = لا تعيد الأوزان الرقم { $target }: تعطي { $estimate }.
