# The mobile number of a person, and what is sent there. An SMS has 160 signs, in Arabic 70, with its link.
letter-sms-code-text = Marsad: { $code } is the code that confirms your number, good for ten minutes.
letter-sms-late-text = Marsad: data of your institution are late, see { $link }
letter-sms-escalation-text = Marsad: data that you oversee are late, see { $link }
letter-sms-returned-text = Marsad: a submission was returned to you, see { $link }
letter-sms-approval-text = Marsad: a release waits for your approval, see { $link }

me-mobile = Urgent notices by SMS
me-mobile-lede = To a mobile number that you give, the desk writes when something is urgent: no more than that, and where the desk is. No figures, no names, no passwords. You can take the number back at any time.
me-mobile-number = Your number:
me-mobile-kinds = Write to me when
me-mobile-sms-late = data of my institution are late
me-mobile-sms-escalation = data that I oversee are late
me-mobile-sms-returned = a submission of mine was returned
me-mobile-sms-approval = a release waits for approval
me-mobile-waiting = A code is on its way to this number:
me-mobile-code = Code of the SMS
me-mobile-remove = Remove the number
me-mobile-add = Mobile number: +, the code of the country, the number
me-mobile-consent = I agree that this number is kept with my account until I remove it, and that urgent notices are sent to it through the SMS service of the observatory.
me-mobile-send = Send me a code
done-mobile-code = A code is on its way, good for ten minutes.
refusal-wrong-mobile = This is no mobile number: write +, the code of the country and the number, 8 to 15 digits in all.
refusal-consent-missing = Without your consent the number is not kept: tick it, or leave the number out.
refusal-wrong-mobile-code = The code is wrong, or no longer good: it lasts ten minutes and five tries. Ask for another one.
