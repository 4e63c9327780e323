# Agreements, what is due, reminders and delegations.
calendar-title = What is due
calendar-count-late = { $n ->
    [0] Nothing is late.
    [one] { $n_text } transmission is late.
   *[other] { $n_text } transmissions are late.
 }
calendar-count-due = { $n ->
    [0] Nothing is due within two weeks.
    [one] { $n_text } is due within two weeks.
   *[other] { $n_text } are due within two weeks.
 }
calendar-from = Due from
calendar-to = Due until
calendar-none = Nothing is due in this time. Choose other days, or look at the agreements to see what is sent and when.
calendar-agreement = Agreement
calendar-period = Period
calendar-due = Due
calendar-lateness = Time
calendar-submission = Submission
calendar-state = State
calendar-feeds = In your own calendar
calendar-feeds-lede = A calendar program asks for the address of iCalendar with a token that may read the calendar: put ?key= and the token at its end.
calendar-token = Make a token
transmission-state-expected = expected
transmission-state-due = due soon
transmission-state-late = late
transmission-state-received = received, not decided yet
transmission-state-returned = returned, waited for again
transmission-state-accepted = accepted
transmission-partly = { $state } in part (series: { $accepted } of { $expected })
transmission-late-partly = { $state }, accepted in part (series: { $accepted } of { $expected })
lateness-on-the-day = came on the day
lateness-not-asked = was not asked for
lateness-came-late = { $n ->
    [one] came { $n_text } day late
   *[other] came { $n_text } days late
 }
lateness-came-early = { $n ->
    [one] came { $n_text } day early
   *[other] came { $n_text } days early
 }
lateness-due-today = due today
lateness-late = { $n ->
    [one] { $n_text } day late
   *[other] { $n_text } days late
 }
lateness-due-in = { $n ->
    [one] in { $n_text } day
   *[other] in { $n_text } days
 }
calendar-transmission = { $agreement }, { $period }: { $state }
calendar-transmission-text = { $institution } sends “{ $dataflow }” to the observatory.

agreements-lede = What the institutions have agreed to send, how often and until when.
agreements-none = No agreement concerns your institution yet.
agreement-frequency = How often
frequency-a = every year
frequency-s = every half-year
frequency-t = every four months
frequency-q = every quarter
frequency-m = every month
frequency-w = every week
frequency-d = every day
agreement-lede = Data are sent { $frequency }. { $due }
due-rule-calendar = { $n ->
    [0] Due on the last day of the period.
    [one] Due { $n_text } day after the end of the period.
   *[other] Due { $n_text } days after the end of the period.
 }
due-rule-working = { $n ->
    [0] Due on the last day of the period.
    [one] Due { $n_text } working day after the end of the period.
   *[other] Due { $n_text } working days after the end of the period.
 }
due-roll-stay = The day stays, even if nobody works on it.
due-roll-next = If nobody works on that day, the next working day counts.
due-roll-previous = If nobody works on that day, the working day before counts.
due-counting-calendar = every day counts
due-counting-working = working days count
agreement-signed = signed
agreement-unsigned = not signed yet
agreement-ended = no longer in force
agreement-of-pack = as first described
agreement-institution = Institution
agreement-dataflow = Dataset
agreement-basis = Legal basis
agreement-parties = Parties
agreement-definitions = What is counted
agreement-contact = Contact
agreement-validity = In force
agreement-from = from { $from }
agreement-from-until = from { $from } until { $until }
agreement-signed-by = signed by { $account }
agreement-text = Signed text
agreement-text-rule = PDF, document or picture, 20 MB at most. It is the text of this version: that of another version does not pass to it.
agreement-sign-title = Sign for your institution
agreement-sign-consequence = Your signature is kept with your name and the time, and cannot be taken back: only a new version changes what is agreed.
agreement-sign-stays = What was due until today stays as it was.
agreement-sign-asks = { $n ->
    [one] From the signature on a period is asked for that was due before today: { $periods }. If it is not here, it is late at once.
   *[other] From the signature on { $n_text } periods are asked for that were due before today: { $periods }. Those that are not here are late at once.
 }
agreement-sign-drops = { $n ->
    [one] A period that was due before today is asked for no more: { $periods }.
   *[other] { $n_text } periods that were due before today are asked for no more: { $periods }.
 }
agreement-sign = Sign this version
agreement-versions = Versions
agreement-no-versions = Nothing has been settled since the agreement was first described.
agreement-version = Version
agreement-edit-title = Write a new version
agreement-edit-consequence = Nothing changes until the head of the institution signs. From then on the new version holds for what is due after the signature; what was due before stays as it was, even where the first day lies in the past. Earlier versions stay readable.
agreement-terms = When and how often
agreement-due-days = Days after the end of the period
agreement-counting = Which days count
agreement-roll = If the due day is free
agreement-valid-from = In force from
agreement-valid-until = In force until, if it ends
agreement-contact-account = Who is reminded
agreement-every-officer = every data officer of the institution
agreement-note = What changed and why
agreement-save = Keep this version

calendar-releases = Calendar of releases
calendar-releases-lede = When new figures become public, to the minute, for everyone at once.
calendar-releases-feeds = Calendar programs follow the first address, other programs the second, feed readers the third. A release that was moved or taken back stays in them, with the reason.
calendar-coming = To come
calendar-coming-none = No release has a date at the moment. A date stands here as soon as a second person has approved the figures.
calendar-past = Published
calendar-past-none = Nothing has been published yet.
calendar-release = { $dataflow }: { $kind }, number { $number }
calendar-release-text = Release { $number } of “{ $dataflow }” ({ $kind }) becomes public at this moment.
calendar-release-regular = release
calendar-release-correction = correction
calendar-release-withdrawal = withdrawal
calendar-release-postponed = Postponed: { $dataflow }: { $kind }, number { $number }
calendar-release-postponed-text = Release { $number } of “{ $dataflow }” ({ $kind }) does not become public at this moment, as had been announced. A new moment will stand in the calendar once there is one.
calendar-release-cancelled = Cancelled: { $dataflow }: { $kind }, number { $number }
calendar-release-cancelled-text = Release { $number } of “{ $dataflow }” ({ $kind }) does not become public: a later release takes its place.
calendar-off = Postponed or cancelled
calendar-state-postponed = postponed
calendar-state-cancelled = cancelled
calendar-change-moved = Moved from { $from } to { $to }.
calendar-change-stopped = Announced for { $from }, then taken back.
calendar-change-reason = Reason: { $reason }
calendar-change-unsaid = No reason was published.

desk-notices = Notices
notices-title = Notices
notices-unread = { $n ->
    [0] You have read everything.
    [one] { $n_text } notice is new.
   *[other] { $n_text } notices are new.
 }
notices-none = What concerns you will stand here: what is due, what was answered, who stands in for whom.
notices-read = Mark all as read
notice-new = new
notice-reminder-before = { $agreement }, { $period }: is due on { $due }.
notice-reminder-due = { $agreement }, { $period }: is due today, { $due }.
notice-reminder-late = { $agreement }, { $period }: was due on { $due } and has not arrived.
notice-escalation = { $provider }: { $agreement }, { $period }, was due on { $due } and has not arrived.
notice-submission-received = Submission { $subject } was received.
notice-submission-returned = Submission { $subject } was returned; the reason stands on its page.
notice-submission-accepted = Submission { $subject } was accepted.
notice-cell-reopened = Cells of submission { $subject } are open again: please send them once more.
notice-cells-replaced = { $provider } gave another value for cells of submission { $subject }, and it was accepted: { $cells }. If yours is right, tell the observatory.
notice-cells-restored = The acceptance of what { $provider } had given for cells of submission { $subject } was taken back; your values hold again: { $cells }.
notice-comment-added = There is a comment on submission { $subject }.
notice-release-proposed = { $subject } waits for a second person.
notice-release-approved = { $subject } was approved.
notice-release-published = { $subject } is public.
notice-action-due = { $told ->
    [again] Reminder: what the steering committee asks of your institution is due on { $due }: { $text }
    [late] Reminder: what the steering committee asks of your institution was due on { $due } and is not done: { $text }
   *[new] The steering committee asks your institution for something, due on { $due }: { $text }
 }
notice-delegation-given = You may stand in for { $person } from { $from } until { $until }.

delegations-title = Standing in
delegations-lede = While you are away, a colleague of your institution can act in your place.
delegations-none = Nobody stands in for you, and you stand in for nobody.
delegation-given = { $person } stands in for you
delegation-received = You stand in for { $person }
delegation-holds = in force
delegation-to-come = to come
delegation-over = over
delegation-ended = ended
delegation-end = End
delegation-give-title = Let someone stand in
delegation-consequence = For these days your colleague sees and does what you may, under both names, and gets your reminders. Where a second person must judge, the two of you count as one.
delegation-nobody = There is no other account at your institution. Ask an administrator to invite a colleague.
delegation-to = Colleague
delegation-from = First day
delegation-until = Last day
delegation-reason = Why
delegation-give = Let them stand in
stand-for = Act in their place
stand-for-nobody = Act for yourself again

letter-greeting = To: { $function }
letter-closing = { $system }. This letter was written by a program; nobody reads an answer to it.
letter-line = – { $agreement }, { $period }: due on { $due }
letter-invitation-subject = Your account at { $system }
letter-invitation-text = You are invited to the desk, where institutions send their data and get their answers. Your account is called { $account }. Choose a password by this link within seven days; it works once.
letter-reset-subject = Another password
letter-reset-text = Someone, probably you, asked for another password for the account { $account }. Choose it by this link within two hours; it works once. If it was not you, leave it: nothing changes.
letter-password-changed-subject = Your password was changed
letter-password-changed-text = The password of the account { $account } was changed, and every device was signed out. If it was not you, ask an administrator to close the account.
letter-locked-subject = Too many attempts to sign in
letter-locked-text = Someone tried many wrong passwords for the account { $account }. It cannot be signed in to for a while; after that everything is as before. If it was not you, choose another password.
letter-reminder-subject = Data that the observatory waits for
letter-reminder-text = These data are due soon, today, or were due already:
letter-escalation-subject = Data that are late
letter-escalation-text = These data were due and have not arrived:
letter-submission-answered-subject = Your submission was answered
letter-submission-answered-text = Submission { $subject } was decided about. The answer with its reasons stands on its page.
letter-release-published-subject = New figures are public
letter-release-published-text = { $subject } is public now.
letter-action-due-subject = An action of the steering committee
letter-action-due-text = { $told ->
    [again] Reminder: the steering committee asks your institution for this, due on { $due } ({ $subject }): { $text }
    [late] Reminder: the steering committee asks your institution for this. It was due on { $due } and is not done ({ $subject }): { $text }
   *[new] The steering committee asks your institution for this, due on { $due } ({ $subject }): { $text }
 }

refusal-unknown-delegation = There is no delegation “{ $subject }” of yours that holds today.
refusal-wrong-dates = The dates do not fit together: { $subject }. The first day comes before the last one, and neither lies too far away.

rules-title = What is checked
rules-lede = Every file is read and checked in general; of the figures of this dataset it is asked besides:
rules-none = Nothing besides.
rules-what = What is asked
rules-only = Of which figures
rules-all = of all
rules-weight = Where it is not so
rules-id = Name of the rule
rules-explainable = { $weight }; a reason is accepted in its place
rules-ask-range = Values lie from { $min } to { $max }.
rules-ask-range-min = No value is below { $min }.
rules-ask-range-max = No value is above { $max }.
rules-ask-sum-of-parts = The parts add up to their total: { $dimension }.
rules-ask-sum-of-whole = The parts of “{ $whole }” add up to it ({ $dimension }).
rules-ask-sum-of-named = “{ $whole }” is the sum of { $parts } ({ $dimension }).
rules-ask-sum-of-named-and-more = “{ $whole }” is the sum of { $parts } ({ $dimension }), with { $optional } where the file counts that too.
rules-ask-share = Percentages are what part and whole give: { $dimension }.
rules-ask-growth = No series grows or falls far more than it has before.
rules-ask-outlier = No value stands far from those like it.
rules-ask-cumulative = Months and quarters are no totals since January.
rules-ask-scale = No value is a thousand, a million or a hundred times what its series is.
rules-ask-stock-flow = What is counted at a date and what happens in a period are not mixed up with “{ $dataflow }”.
rules-ask-stock-account = A stock is the one before it with what came and without what left in between.
rules-ask-source-ratio = The ratio to “{ $dataflow }” lies from { $min } to { $max }.
rules-ask-currency = No amount is that of “{ $dataflow }”, which is in another currency.
rules-ask-age-heaping = Ages do not gather at some last digits: { $dimension }.
rules-ask-digit-preference = Counts do not end in some digits more often than chance allows.
rules-ask-completeness = { $what } Where a value is missing, a status says why.
rules-whole = Every period has { $codes }.
rules-whole-begun = A period that has one of these has all of them: { $codes }.
rules-whole-dimension = { $dimension }: { $codes }
rules-whole-crossed = every combination of { $cells }
rules-whole-periods = The file has { $periods }.
rules-whole-series = No series skips a period between its first and its last.
rules-whole-following = No series skips a period between the last that was accepted and the first of the file.
rules-whole-absent = What { $dimension } does not list counts none: a period is skipped only where none of its values has it.
rules-ask-formula = This formula holds in every row:
rules-ask-formula-told = This formula holds in every row; where it does not, the answer says “{ $message }”:
