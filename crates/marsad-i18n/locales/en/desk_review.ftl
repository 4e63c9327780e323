# Reviews, checklists and publication.
tasks-title = What waits for you
tasks-count = { $n ->
    [0] Nothing waits
    [one] { $n_text } task
   *[other] { $n_text } tasks
 }
tasks-none = Nothing waits for you. What others do for you to go on with appears here by itself.
tasks-register = The register of contradictions
task-since = since
task-due = due
task-late = late
task-superseded = superseded by { $later }
task-older = { $n ->
    [one] { $n_text } earlier file of the same periods, which this one replaces
   *[other] { $n_text } earlier files of the same periods, which this one replaces
 }
task-send-data = Send: { $subject }
task-send-data-consequence = Upload the file or fill the template; the answer comes at once.
task-mend-submission = Correct and send again: { $subject }
task-mend-submission-consequence = The page says what is wrong, cell by cell.
task-answer-reopening = Send some cells again: { $subject }
task-answer-reopening-consequence = Only the cells that were opened again should change.
task-answer-comment = Answer a comment: { $subject }
task-answer-comment-consequence = A release waits until every talk is settled.
task-review-submission = Decide: { $subject }
task-review-submission-consequence = Accept it into the data, or return it with a reason.
task-prepare-release = Prepare the next release: { $subject }
task-prepare-release-consequence = Something accepted is in no release yet.
task-balance-again = Balance again: { $subject }
task-balance-again-consequence = It was balanced from a release that has been replaced since: build it and propose it again.
task-input-withdrawn = What it was balanced from was withdrawn: { $subject }
task-input-withdrawn-consequence = It cannot be balanced again until that is published anew: see to that, or withdraw this too.
task-answer-checklist = Answer the checklist: { $subject }
task-answer-checklist-consequence = The release cannot be approved before.
task-approve-release = Approve as second person: { $subject }
task-approve-release-consequence = Once approved it becomes public at its time, by itself.
task-settle-contradictions = Contradictions that nobody has explained: { $subject }
task-settle-contradictions-consequence = Ask the owners, then write down where each stands.
task-sign-agreement = Sign the agreement: { $subject }
task-sign-agreement-consequence = It holds for your institution once it is signed.
task-do-action = Action of the steering committee: { $subject }
task-do-action-consequence = Your institution is named for it.
task-read-prerelease = Read before publication: { $subject }
task-read-prerelease-consequence = Each look is written down.

review-title = Review
review-parts = Parts of the review
review-number = Submission
review-agreement = Agreement
review-sent-by = Sent by
review-sent-at = Sent on
review-state-received = received, not yet read
review-state-checked = waits for a decision
review-state-returned = returned
review-state-accepted = accepted
review-was-accepted = Accepted by { $person }, { $moment }
review-was-returned = Returned by { $person }, { $moment }
review-decide = Decide
review-reason = Reason
review-accept = Accept
review-accept-consequence = It goes into the data; warnings count as looked at where a reason is given.
review-return = Return
review-return-consequence = The sender gets it back with the reason, which must be given.
review-take-back = Take the acceptance back
review-take-back-consequence = The next version is built without it; a release with it that waits for its minute loses its approval; what is public stays until it is withdrawn or corrected.
review-found = What was found
review-unread = Nobody has read the file yet.
review-places = { $n ->
    [one] One place: { $places }
   *[other] { $n_text } places, such as { $places }
 }
review-release-waits = Release { $number } of “{ $dataset }” was made of this submission, is approved and waits for its minute: { $moment }.
review-release-waits-consequence = Opening cells again does not stop it: that is done on its page. Taking this acceptance back does, and so does an answer that corrects cells which were opened again.
review-release-stops = To accept this takes back the approval of release { $number } of “{ $dataset }”, which waits for its minute ({ $moment }): it would go out with figures that this submission corrects.
review-changes = What changes
review-difference = Beside what was accepted: { $new } new, { $changed } changed, { $retold } with the same figure and another remark, { $vanished } not sent again, { $same } the same.
review-undone = A file that came later is accepted already: { $later }. This one says something else of the same cells, so that accepting it brings the older figures back. It can be accepted only with a reason.
review-replaced = { $n ->
    [one] One cell that { $provider } gave (“{ $submission }”) gets another value. It can be accepted only with a reason; { $provider } is told which cell it is, and not the value.
   *[other] { $n_text } cells that { $provider } gave (“{ $submission }”) get another value. It can be accepted only with a reason; { $provider } is told which cells they are, and not the values.
 }
review-beside-others = Beside what other institutions sent
review-beside-others-lede = The sender is not told this, nor does the file go back for it: it rests on accepted figures of others that are not public.
review-series = Series
review-period = Period
review-accepted = Accepted before
review-sent-now = Sent now
review-completeness = Is everything there
review-share = { $percent } of the series that were accepted before are there: those of the two periods before, and of the period itself.
review-present = There
review-expected = Expected
review-missing = Missing
review-whole = whole
review-not-whole = not whole
review-nothing-before = nothing to compare with
review-rest-accepted = a part; the rest of the period is accepted already
review-not-looked = Not compared: the file was not read, or it is too large to be looked through series by series.
review-plausibility = Is it plausible
review-plausibility-lede = Series with findings first, then those that moved most. Hollow points were sent now.
review-values = Values as a table
review-chart-description = Values of { $series } accepted before, and those sent now
review-chart-empty = No value to draw
review-ratio-unusual = { $ratio } times the value before; usual is { $low } to { $high }
review-ratio-usual = { $ratio } times the value before, within what is usual ({ $low } to { $high })
review-outlier = Far from the rest of its series: score { $score }, usual up to 3.5
review-no-outlier = Not far from the rest of its series: score { $score }
review-no-test = Too short a past for a test
review-series-more = { $n ->
    [one] One more series without anything unusual
   *[other] { $n_text } more series, less unusual than these
 }
review-comments = Comments
review-no-comments = Nobody has said anything yet. A comment on a cell begins at the value, in the tables above.
review-whole-submission = The whole submission
review-comment-cell = Comment on this value
review-about = About
review-comment = Comment
review-comment-send = Add the comment
review-for = Who reads it
review-for-sender = the institution and the observatory
review-for-observatory = the observatory only
review-internal = observatory only
review-open = open
review-settled = settled
review-answer = Answer
review-answer-send = Send the answer
review-settle = Settle
review-reopenings = Cells opened again
review-reopening-open = waits for the institution
review-reopening-come = an answer waits for a decision
review-reopening-closed = answered
review-reopening-lacks = { $n ->
    [one] One cell that was opened again is not in this file. The institution stays asked for it, also where this file is accepted.
   *[other] { $n_text } cells that were opened again are not in this file. The institution stays asked for them, also where this file is accepted.
 }
review-outside = These cells change too, although nobody opened them:
review-reopen = Open cells again
review-reopen-lede = The institution is asked to send these cells again, and nothing else. The submission stays accepted until the answer is.
review-any = any
review-reopen-send = Ask for these cells
review-more = { $n ->
    [one] One more is not shown
   *[other] { $n_text } more are not shown
 }

contradictions-states = By state
contradictions-all = All
contradictions-scan = Compare everything that is public
contradictions-scan-consequence = New contradictions are added; what no longer differs is resolved; what was answered for other numbers is open again.
contradictions-desk-none = Nothing here. What two published numbers say differently appears after the next comparison.
contradictions-public = shown to the public
contradictions-not-public = not shown to the public
contradictions-say = Discuss, or say where it stands
contradictions-who-reads = Only those who work with the register read comments. What the public reads is the note for readers.
contradictions-state = Where it stands
contradictions-shown = Public
contradictions-as-before = as before
contradictions-settle = Write it down

releases-title = Releases
releases-none = Nothing was proposed yet.
releases-unreleased = Accepted since { $day } and in no release
releases-balance-again = What it was balanced from was replaced on { $day }: balance it again
releases-input-withdrawn = What it was balanced from was withdrawn on { $day }: publish that anew, or withdraw this too
releases-act = Propose, correct or withdraw
releases-waiting = A release waits already: another one would take its place.
releases-correction-note = A correction has a note for readers, in every language.
releases-propose = Build, protect and propose
releases-propose-consequence = A second person must approve it before anyone can read it.
releases-withdraw-lede = Taking back what is public: the reason stands on the public page, in every language.
releases-withdraw = Propose to withdraw
releases-withdraw-consequence = After approval the data are marked as withdrawn; old links stay readable.
release-numbered = release { $number }
release-kind = Kind
release-kind-regular = regular
release-kind-correction = correction
release-kind-withdrawal = withdrawal
release-state-proposed = waits for approval
release-state-embargoed = under embargo
release-state-public = public
release-state-outdated = superseded
release-version = Version
release-observations = Values
release-hidden = Hidden to protect people
release-proposed-by = Proposed by
release-proposed-at = Proposed on
release-approved-by = Approved by
release-public-from = Public from
release-published-at = Published on
release-note-ar = Note for readers, in Arabic
release-note-fr = Note for readers, in French
release-note-en = Note for readers, in English
release-page = The public page of this release
release-withdrawal-page = The page that says it was withdrawn

checklist-title = Checklist
checklist-open = { $n ->
    [0] Nothing is open: the release can be approved.
    [one] One line is open.
   *[other] { $n_text } lines are open.
 }
checklist-none = There is nothing to say about this release.
checklist-blocks = blocks
checklist-asks = to be answered
checklist-tells = to know
checklist-answered = answered
checklist-by = { $person }, { $moment }
checklist-answer = Why it may go out all the same
checklist-build = To where releases are built
checklist-send = Answer
checklist-input-returned = “{ $subject }”, which it is made of, is no longer accepted or was withdrawn.
checklist-input-replaced = It was balanced from release { $number } of “{ $subject }”, which release { $current } has replaced: balance it again, or say why it may go out.
checklist-open-comment = { $n ->
    [one] One talk about “{ $subject }” is not settled.
   *[other] { $n_text } talks about “{ $subject }” are not settled.
 }
checklist-open-reopening = Cells of “{ $submission }” were opened again ({ $subject }) and have not come back. Reason: { $reason }
checklist-corrected-since = { $n ->
    [one] One cell of it was opened again and came back otherwise with “{ $subject }” after this version was built: { $series }, { $period }. Build it again.
   *[other] { $n_text } cells of it were opened again and came back otherwise with “{ $subject }” after this version was built, such as { $series }, { $period }. Build it again.
 }
checklist-accepted-since = { $n ->
    [one] “{ $subject }” was accepted after this version was built, with one cell that the version lacks or has otherwise: { $series }, { $period }. Build it again, or say why it may go out without.
   *[other] “{ $subject }” was accepted after this version was built, with { $n_text } cells that the version lacks or has otherwise, such as { $series }, { $period }. Build it again, or say why it may go out without.
 }
checklist-missing-text = The text “{ $text }” lacks that language.
checklist-missing-period = The period { $period } is public now and would be gone.
checklist-large-revision = { $n ->
    [one] One figure changes by more than 10%: { $series }, { $period }, by { $percent }.
   *[other] { $n_text } figures change by more than 10%; the most does { $series }, { $period }, by { $percent }.
 }
checklist-open-contradiction = { $n ->
    [one] One contradiction of these figures with others is open: { $entries }.
   *[other] { $n_text } contradictions of these figures with others are open: { $entries }.
 }
checklist-contradiction = { $first }, against { $second } ({ $period })
checklist-contradiction-side = { $series }: { $number }
checklist-answer-outlived = A contradiction stands as “{ $state }” for numbers that this release would change: { $entry }. They would be { $numbers }. The next comparison opens it again.
checklist-warning-unanswered = { $n ->
    [one] One warning “{ $code }” of “{ $submission }” was not answered.
   *[other] { $n_text } warnings “{ $code }” of “{ $submission }” were not answered.
 }
checklist-balance-finding = Worth knowing of the balance: { $finding }
checklist-rule-broken = { $n ->
    [one] Together, the files break a rule in one cell, { $series }, { $period }: “{ $rule }”
   *[other] Together, the files break a rule in { $n_text } cells, such as { $series }, { $period }: “{ $rule }”
 }
checklist-cells-replaced = { $n ->
    [one] “{ $submission }” gives another value for one cell of another institution’s “{ $other }” and took its place: { $series }, { $period }.
   *[other] “{ $submission }” gives other values for { $n_text } cells of another institution’s “{ $other }” and took their place, such as { $series }, { $period }.
 }
checklist-period-in-part = { $n ->
    [one] “{ $agreement }”: the period { $period } is there in part (series: { $accepted } of { $expected }). Ask for the rest, or say why it may go out without.
   *[other] “{ $agreement }”: { $n_text } periods are there in part, the first of them { $period } (series: { $accepted } of { $expected }). Ask for the rest, or say why it may go out without.
 }
checklist-hidden-cells = { $n ->
    [one] One value is hidden to protect people.
   *[other] { $n_text } values are hidden to protect people.
 }
checklist-no-note = A correction or withdrawal needs a note for readers.
checklist-second-person-missing = Everyone who could approve it has had a part in it.
checklist-before-calendar = Another release was announced for { $moment }; this one would take its place.
checklist-withdrawn-before = The same figures were published before and withdrawn by release { $number } ({ $moment }). Say what makes them fit to be published now.
checklist-outdated = A later release took the place of this one: it can no longer be approved. Propose it again if it is still wanted.

rehearsal-title = Rehearsal
rehearsal-begin = Rehearse
rehearsal-consequence = Goes through the publication without publishing: nothing is written.
rehearsal-differences = Figures that would be new, changed or gone
rehearsal-took = Milliseconds to open, compare and check
rehearsal-pages = Pages that would change
rehearsal-ways = Links of these pages that were followed, in the three languages
rehearsal-ways-left = Links that were not followed, as there are too many
rehearsal-broken = Links that lead nowhere
rehearsal-broken-on = on
rehearsal-broken-none = Every link that was followed leads to a page, and to a place on it, that exist.
rehearsal-texts = Texts that lack a language

approve-title = Approve as second person
approve-not-ready = Lines of the checklist are open: approval would be refused.
approve-from = Public from
approve-from-blank = To the minute; at once where nothing is given.
approve-send = Approve
approve-consequence = From that minute everyone can read it. Until it comes, an approver or the director may move it or take the approval back, with a reason.

prerelease-title = Before publication
prerelease-list = Access before publication
prerelease-look = Read the table as it will be
prerelease-balance = How the figures were balanced, and what another grade would change
prerelease-logged = Each look is written into the audit trail.
prerelease-until = Under embargo until { $moment }.
prerelease-proposed = Proposed, and not approved yet.
prerelease-value = Value
prerelease-good = holds
prerelease-revoked = taken back
prerelease-revoke = Take back
prerelease-looks = Who has looked
prerelease-who = Who
prerelease-when = When
prerelease-where = From
prerelease-from = From when
prerelease-grant = Give access

refusal-changed-meanwhile = Someone else was faster. It now stands so: { $subject }. Look again before you decide.
refusal-later-accepted = A file that came later is accepted already: “{ $subject }”. This one would bring older figures back. Accept it only with a reason, or return it.
refusal-replaces-others = Cells of “{ $subject }”, which another institution sent, would get another value. Accept it only with a reason, or return it.
refusal-unknown-comment = There is no comment “{ $subject }”.
refusal-not-reopened = “{ $subject }” has no such cells. Choose at least one code or period that it brings.
refusal-reopened-already = These cells were opened again already and have not come back yet. Reason given then: { $subject }
refusal-already-proposed = “{ $subject }” waits already, of the same version and with other words. Look at it; whoever has it before them on the list of releases may propose another in its place.
refusal-checklist-blocks = The checklist of “{ $subject }” has open lines. Settle what blocks and answer what asks, then approve.
refusal-already-withdrawn = “{ $subject }” was withdrawn already. The reason that was given then stays.
refusal-unknown-grant = There is no such access: “{ $subject }”.
demo-reason = Accepted for the demonstration; the findings were read.
