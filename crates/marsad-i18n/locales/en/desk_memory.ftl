# The audit trail and the register of processing.
memory-footer = Audit trail at record { $number }, { $at }. Whoever keeps this line can show later that nothing before it was changed:
memory-head = The chain stands at record { $number }, { $at }.
memory-audit-title = Audit trail
memory-audit-lede = Every change, chained by its hash: who did what, on what, from where, and which rows were written.
memory-audit-caption = Records, newest first
memory-search = Search
memory-search-all = Everything
memory-nothing = No record fits.
memory-earlier = Earlier records
memory-verify = Verify the chain
memory-whole = The chain is whole, and every row is as it was last written.
memory-broken = { $n ->
    [one] { $n_text } thing is not as it was.
   *[other] { $n_text } things are not as they were.
}
memory-whole-shell = The chain is whole, and every row is as it was last written. Head: { $number }:{ $hash }
memory-no-head-shell = What was cut off at the end is seen by the rows that it wrote and by receipts that were signed later. Records that wrote no row, such as a sign-in, are missed only by a head that was kept: give one with --head NUMBER:HASH.
memory-strange-head = The head of record { $number } that was written down does not stand in this chain.
memory-reduced = Something is left out here: what institutions send, where your role or this token may not see it; or a score card that is its institution’s alone for some days yet.
memory-number = Record
memory-rows = Rows
memory-field = Field
memory-field-at = When
memory-field-actor = Who
memory-field-action = Step
memory-field-subject = On what
memory-field-origin = From where
memory-field-in-place-of = In place of
memory-field-from = From
memory-field-to = To
memory-field-text = Text in what was written
memory-origin-unsaid = not recorded
memory-record-title = Audit record
memory-previous = Hash before
memory-hash = Hash
memory-hidden = Written, and not shown to you.
memory-new-row = Written for the first time.
memory-before = Before
memory-after = After
memory-changed = changed
memory-chain = The chain
memory-record-before = Record before
memory-record-after = Record after

memory-register-title = Register of processing
memory-register-lede = What is processed about persons, what for, on which basis and how long, on { $day }: for the data protection authority, from the pack and the audit trail.
memory-controller = Responsible
memory-no-register = The pack names no processing: add processing.toml.
memory-legal-basis = Legal basis
memory-categories = Of whom, and what
memory-recipients = Who gets it
memory-kept = How long
memory-sources = Where it comes from
memory-access = Trace
memory-agreement-line = { $agreement } ({ $institution }): { $n ->
    [0] nothing received
    [one] { $n_text } submission, the last on { $last }
   *[other] { $n_text } submissions, the last on { $last }
}
memory-study-line = { $study } ({ $kind }): { $n ->
    [0] no records
    [one] { $n_text } record, kept since { $last }
   *[other] { $n_text } records, the last kept since { $last }
}
memory-synthetic = synthetic: nobody in it exists
memory-real = records of persons, restricted
memory-never = never
memory-traces = { $n ->
    [0] No record of the audit trail is about it.
    [one] { $n_text } record of the audit trail, on { $last }.
   *[other] { $n_text } records of the audit trail, the last on { $last }.
}
memory-retention-title = Retention
memory-retention-lede = What serves for a while only is erased when its time is over. What stays for good, with the names in it, is told below.
memory-class = What
memory-rule = By which rule
memory-erased-title = Erased so far
memory-days = { $n ->
    [0] no longer than it serves
    [one] { $n_text } day after it has served
   *[other] { $n_text } days after it has served
}
memory-erased = { $n ->
    [0] nothing yet
    [one] { $n_text } entry, on { $last }
   *[other] { $n_text } entries, the last on { $last }
}
memory-class-sessions = Sessions: who is signed in, from which network and until when (that they signed in stays in the audit trail)
memory-class-links = Links of invitations and resets
memory-class-uploads = Entries of files sent in parts, and keys that name a request
memory-class-letters = Letters by mail and SMS
memory-class-notices = Notices on the desk
memory-class-attempts = Counted attempts to sign in
memory-class-closed-accounts = Addresses, mobile numbers, passwords and second factors of closed accounts
