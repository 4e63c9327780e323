# Between the approval of a release and its minute, and what was withdrawn.
embargo-title = Before the minute
embargo-move = Move the minute
embargo-move-consequence = Until the minute comes the release stays closed. Everyone who expects it is told.
embargo-stop = Take the approval back
embargo-stop-consequence = It is a proposal again and does not become public until a second person approves it.
embargo-told = The public calendar shows the reason to everyone, in the three languages.
embargo-moved = { $at }: moved by { $person } from { $from } to { $to }.
embargo-revoked = { $at }: approval taken back by { $person }; it would have been public from { $from }.
notice-release-withdrawn = { $subject } was withdrawn.
notice-approval-revoked = { $subject }: the approval was taken back; it does not become public for now.
notice-release-reopened = { $subject }: cells of it were opened again. It still becomes public at its minute, unless its approval is taken back.
notice-release-discussed = { $subject }: a talk was begun about a submission that it was made of. It still becomes public at its minute, unless its approval is taken back.
notice-minute-moved = { $subject }: it becomes public at another minute than was said.
refusal-not-embargoed = “{ $subject }” does not wait for its minute: it is not approved, or it is public already. What is public can be withdrawn.
refusal-minute-changed = Someone else moved the minute meanwhile. It is now { $subject }. Look again before you move it.
refusal-withdrawn = “{ $subject }” was withdrawn, so nothing stands under this address now. Its page says when and why; earlier releases stay readable at the links that name their number.
summary-withdrawn = Withdrawn on { $date }
audit-step-move-minute = minute of a release moved
audit-step-revoke-approval = approval of a release taken back
audit-table-embargo-changes = change before the minute of a release
verify-row-unreadable = The table “{ $table }” holds something that is no row of it: it was changed from outside.
receipt-whole = The receipt of { $submission } is whole: it was signed with that key, for a file with the SHA-256 { $sha256 }.
receipt-agrees = The receipt of { $submission } agrees with the key it names, { $key }. Compare that key with the one that the portal of the observatory shows under /keys/receipts, or give it with --key.
receipt-broken = The receipt of { $submission } is not what was signed with that key.
receipt-none = { $file } is no receipt: { $detail }. Give the JSON file of the receipt as the desk gives it.
receipt-on-paper = { $file } is the receipt on paper, which is for people. Give the JSON file that the desk offers beside it: it holds the signature.
receipt-of-file = { $file } is the file that { $submission } was sent as, byte for byte.
receipt-of-another = { $file } is not the file that { $submission } was sent as.
receipt-no-key = “{ $key }” is neither a public key nor a file that holds one, so the receipt was not checked. A key is what the portal of the observatory shows under /keys/receipts: 64 hexadecimal digits, after “ed25519” or alone.
submission-not-all = What is in the file can be accepted, but it does not bring everything: what is missing stands below.
submission-missing-title = The file lacks what the two periods before had. Send it again with it, or tell the observatory why it is not there.
submission-missing = { $period }: { $n ->
    [one] { $n_text } series is missing
   *[other] { $n_text } series are missing
 } ({ $series })
