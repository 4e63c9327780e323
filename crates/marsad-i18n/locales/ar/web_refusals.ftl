# رفضٌ تسمّي كلماته في سطر الأوامر أمرا: أما في الصفحة فتقول ما يُختار فيها.
web-refusal-unknown-agreement = لا توجد لك اتفاقية باسم «{ $subject }». اختر واحدة من قسم «الاتفاقيات».
web-refusal-unknown-submission = لا توجد إرسالية باسم «{ $subject }» يمكنك الاطلاع عليها. اختر واحدة من قسم «الإرساليات».
web-refusal-one-time-password = كلمة سر «{ $subject }» من صنع النظام. ادخل بها مرة أخرى: ستطلب منك الصفحة التالية كلمة من اختيارك.
web-refusal-unknown-question = لا يوجد سؤال بهذا الرمز: { $subject }. اختر سؤالا من قسم «الأسئلة».
web-refusal-unknown-study = لا توجد دراسة باسم «{ $subject }». اختر واحدة من قسم «الدراسات».
web-refusal-unknown-variable = لا يوجد متغير باسم { $subject }. اختر متغيرا من صفحة الدراسة.
web-refusal-study-without-file = لم يُستلم ولم يُنتج بعد أي شيء لـ«{ $subject }». سيضيفه المرصد.
web-refusal-restricted-study = سجلات «{ $subject }» تخص أشخاصا حقيقيين، ولا تُعرض هنا. أنشئ بدلا منها جدولا محميا.
web-refusal-not-numeric = لا يحتوي «{ $subject }» على أعداد. اطلب بدلا من ذلك نسبة فئة من فئاته.
web-refusal-not-addable = لا معنى لمجموع «{ $subject }»: فالسنوات والأعداد التي هي أسماء لا تُجمع. اطلب متوسطه أو وسيطه.
web-refusal-balance-contradicts = لا يمكن أن تتحقق قيود خطة «{ $subject }» معا، فلم يُعدّ شيء. يصحّح المختص في المنهجية الخطة، ثم أعد الاقتراح.
