# The desk: versions that wait, what is late whatever its age, and what is refused there.
agreement-proposed = a version waits for a signature
agreement-proposed-title = Proposed: version
agreement-proposed-rule = Nothing follows from this version until the institution signs it. It then holds for what is due after the signature.
agreement-backdated = Its first day is past. What was due before the signature stays as it was all the same.
agreement-effect = for what is due after the signature of { $day }

calendar-late-rule = Whatever its age: nothing leaves this list until it is here. Each agreement leads to its list.
calendar-late-count = Periods
calendar-late-oldest = Oldest
calendar-late-newest = Newest
calendar-late-pages = Pages of what is late
calendar-late-lede = { $n ->
    [one] { $n_text } period is late: { $oldest }, due on { $due }.
   *[other] { $n_text } periods are late, from { $oldest }, due on { $due }, to { $newest }.
 }
notice-late-digest = { $provider }: { $agreement }. Periods waited for: { $n }; the oldest, { $period }, was due on { $due }.
letter-late-digest-subject = Still late: the list of the month
letter-late-digest-text = These data were due more than a month ago and are waited for. The list comes every month until they are here:
letter-late-line = – { $agreement }: periods waited for { $n }, the oldest { $period }, due on { $due }

letter-email-changed-subject = Your e-mail address was changed
letter-email-changed-text = Letters for the account { $account } no longer come to this address: another one, or none, was given in its place by someone who knew the password. If it was not you, ask an administrator to close the account.

refusal-unknown-institution = There is no institution “{ $subject }”. Choose one of those that the desk knows.
refusal-unknown-role = “{ $subject }” is no role. Choose one of the list.
refusal-role-elsewhere = The role “{ $subject }” belongs to the observatory, and cannot be given at another institution. Choose the observatory, or a role of an institution.
refusal-function-missing = The function of “{ $subject }” is missing: give it in Arabic, French and English.
refusal-wrong-days = “{ $subject }” is no number of days for a token: 1 to 366.
refusal-wrong-period = “{ $subject }” is no period that this agreement sends. Write a year, 2025, or a part of one, 2025-Q1 or 2025-01, as often as the agreement sends.
refusal-second-factor-on = The account “{ $subject }” has a second step already. End it with the password first, then set up another.
refusal-past-moment = The moment { $subject } is over. Choose a later one, or leave it blank to publish at once.
