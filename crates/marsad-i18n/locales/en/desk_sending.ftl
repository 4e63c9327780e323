# Sending: forms, templates, receipts and differences.
send-title = Send data
send-lede = Choose the agreement under which you send.
send-none = Your institution sends under no agreement.
send-late = { $period }: { $lateness }, due on { $due }
send-until = { $period }, until { $due }
send-nothing-until = Nothing is due until { $due }: { $period }
send-nothing = Nothing is due
send-template = The ready template
send-template-text = A workbook whose columns and lists are ready, with the values of the last period for reference. Nothing has to be set up.
send-template-period = Period: { $period }
send-file = Send a file
send-choose = File: the template filled in, or your usual file
send-drop = Or drop the file here.
send-consequence = The file is kept as it is and checked at once; the answer is on the next page. Nothing is published before a reviewer accepts it.
send-waits = Waits for a decision. A file for the same period takes the place of what waits:
send-do = Send and check
send-under-way = The file is on its way.
send-checking = The file has arrived and is being checked.
send-broken = The line broke. Sending goes on from where it stopped.
send-failed = The server did not take the file. Send it once more.
send-asking = The file has arrived. The answer to it was lost on the way and is asked for again.
send-unanswered = The file has arrived, and what became of it is not known here yet. Send it again in a moment: what has arrived is not sent twice, and it is received once.
send-ended = Your session has ended. What has arrived of the file stays: sign in in another tab, then send it again here. It goes on where it stopped.
send-other-person = Somebody else is signed in now, and the file is not sent in their name. What has arrived of it stays: sign in in another tab as the person who began, then send it again here.
send-sign-in = Sign in in another tab
send-no-file = No file was chosen. Choose one, then send it.
send-grid = Type it in
send-grid-text = For small tables: values are typed into a grid beside those of the last period.
send-grid-open = Open the grid
send-last = Last submissions

grid-title = Type the values
grid-period = Period
grid-other-period = Show this period
grid-too-large = This table is too large for a grid. Use the template.
grid-by-file = To the template
grid-hint = What is not known stays blank and is given a status. A column copied from a spreadsheet can be pasted.
grid-line = Line
grid-before = Last period
grid-value = Value
grid-status = Status

submissions-title = Submissions
submissions-none = There is no submission yet.
submissions-caption = Newest first
submission-title = Submission
submission-state = State
submission-state-received = received
submission-state-checked = checked, waits for the reviewer
submission-state-returned = returned
submission-state-accepted = accepted
submission-unread = The file was received and has not been read yet.
submission-marked = The workbook with marked cells
submission-again = Send a corrected file
submission-grid = Correct in the grid
submission-file = The file as it was sent
submission-places = Where
submission-words = Some words of this file stand for no code. Say once what each means; every later file is then read so.
submission-words-map = Say what these words mean
submission-review = Review and comments
submission-talks = { $n ->
    [one] There is { $n_text } comment on this submission.
   *[other] There are { $n_text } comments on this submission.
 }
submission-talks-read = Read and answer
submission-was-accepted = Accepted on { $when }
submission-was-returned = Returned on { $when }

explain-title = These figures are right nevertheless
explain-text = The following rules allow a reason. The same file is sent again with your reasons, which the reviewer sees.
explain-do = Send as it is, with these reasons
explain-no-reason = Give a reason for one rule at least.
explained-title = What the sender explains

sent-title = What changes
submission-reopening = Cells opened again: { $cells }
submission-reopening-brings = { $n ->
    [one] One of these cells is in this file
   *[other] { $n_text } of these cells are in this file
 }
submission-reopening-lacks = { $n ->
    [one] One of these cells is not in this file and is still asked for:
   *[other] { $n_text } of these cells are not in this file and are still asked for:
 }
submission-reopening-rest = What was not opened again and is not in this file stays as it was accepted.
sent-first = Nothing was accepted under this agreement before.
sent-against = Against what was accepted in
sent-new = New cells
sent-changed = Changed cells
sent-retold = Cells with the same figure and another remark
sent-said-otherwise = same value; another: { $what }
sent-vanished = Cells that are not sent again
sent-same = Cells that stay the same
sent-size = { $size } ({ $share })
sent-caption = Every cell that differs: changed, new, then not sent again
sent-series = Series
sent-before = Before
sent-after = Now
sent-change = Change
sent-file = All differences (CSV)

receipt-title = Receipt
receipt-submission = Submission
receipt-agreement = Agreement
receipt-provider = Institution
receipt-sender = Account that sent
receipt-file = File
receipt-size = Size
receipt-bytes = { $n ->
    [one] { $n_text } byte
   *[other] { $n_text } bytes
 }
receipt-moment = Received
receipt-hash = Hash of the file (SHA-256)
receipt-counts = What was read and found
receipt-chain = Last record of the audit trail, and its hash
receipt-key = Public key (Ed25519)
receipt-key-link = Where the key is published
receipt-signature = Signature
receipt-proof = The JSON file proves what was received, and when, to anyone who has the public key: make the field signature blank, then check the signature of the rest.
receipt-paper = On paper (PDF)
receipt-no-paper = There is no PDF: this program was built without its typeface, with which receipts are written. This page can be printed, and the JSON file below proves the same as the PDF would; whoever runs the program can build it again after `cargo xtask fonts`.
receipt-data = For proof (JSON)

template-sheet = To fill in
template-sheet-last = Last values
template-sheet-guide = How to fill in
template-hint = One row for each value. Names are chosen from the lists; headers stay.
template-period = Period
template-period-a = every year, such as 2025
template-period-s = every half-year, such as 2025-S1
template-period-t = every four months, such as 2025-T1
template-period-q = every quarter, such as 2025-Q1
template-period-m = every month, such as 2025-03
template-period-w = every week, such as 2025-W09
template-period-d = every day, such as 2025-03-31
template-period-i = at any time, such as 2025-03-31T08:30:00
template-choose = Choose a name from the list.
template-number = Type a number. What is not known stays blank and is given a status.
template-wrong = Unexpected value
template-guide-rows = Rows
template-guide-rows-text = The rows that are there are the series of the last two periods, without values. Add rows below; delete those that make no sense any more.
template-guide-rows-none = Nothing was accepted under this agreement yet, so there are no rows to begin with. Write one for each value, with its names and its period.
template-guide-missing = What is not known
template-guide-missing-text = Leave the value blank and choose a status that says why. Type zero only where the number is zero.
template-guide-send = Sending
template-guide-send-text = Save the workbook and send it from the desk. It is recognised by itself, whatever its language.

refusal-key-used-otherwise = The key “{ $subject }” was used for another request. Take a new key for each request.
refusal-too-large = Larger than what is taken: the limit is { $subject }. Split the file or take out what is not needed.
refusal-wrong-offset = The part does not begin where the file is: { $subject } bytes have arrived. Send what follows.
refusal-unknown-upload = There is no file “{ $subject }” on its way. Begin to send again.
refusal-unknown-receipt = There is no receipt for “{ $subject }”.
