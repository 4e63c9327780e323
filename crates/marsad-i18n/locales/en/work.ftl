# The work of production, on the command line.
refusal-not-your-role = The role of “{ $subject }” does not allow this. Ask a person whose role does.
refusal-not-your-institution = The agreement “{ $subject }” belongs to another institution. Send under an agreement of your own.
refusal-second-person = “{ $subject }” has had a part in this: a second person must do it.
refusal-unknown-agreement = There is no agreement “{ $subject }”. The command “marsad pack agreements” lists them.
refusal-unknown-dataflow = There is no dataset “{ $subject }”.
refusal-profile-without-dataflow = The profile “{ $subject }” names no dataset, as several agreements may share it. Write dataflow = "…" into it, or check the file under its agreement.
refusal-unknown-submission = There is no submission “{ $subject }”. The command “marsad submission list” lists them.
refusal-unknown-version = There is no version “{ $subject }”.
refusal-unknown-release = There is no public release “{ $subject }”.
refusal-wrong-credentials = The account “{ $subject }” and this password do not fit together.
refusal-one-time-password = The password of “{ $subject }” was made by the system. Choose your own first: marsad account password { $subject }
refusal-passwords-differ = The two entries for “{ $subject }” are not the same. Nothing was changed.
refusal-weak-password = The new password of “{ $subject }” must be another one, of at least 12 characters, six of them different, and no name or word that is guessed first. A sentence does it.
refusal-account-exists = There is an account “{ $subject }” already.
refusal-wrong-state = Not possible now: { $subject }.
refusal-reason-missing = A reason is missing for “{ $subject }”. Give one in every language where readers see it.
refusal-no-longer-accepted = The submission “{ $subject }” is no longer accepted. Build a new version without it.
refusal-nothing-accepted = No accepted submission feeds “{ $subject }”. Accept one first.
refusal-already-approved = “{ $subject }” was approved already.
refusal-nothing-public = “{ $subject }” has no public release to take back.
refusal-outdated = A later release took the place of “{ $subject }”. Propose it again.
refusal-unknown-observation = The release has no such series or period: “{ $subject }”.
refusal-wrong-question = The question cannot be answered: { $subject }.
refusal-unknown-question = There is no question { $subject }. The command “marsad figure” lists them.
refusal-unknown-contradiction = There is no contradiction { $subject } in the register.
refusal-resolved-by-comparison = The comparison of what is public decides that a contradiction is resolved: while the numbers still differ, write down that it is explained or accepted; once one of them is corrected, compare everything that is public.

pack-missing-file = The file is missing.
pack-unreadable = Cannot be read at { $where }: { $detail }.
pack-duplicate = “{ $what }” stands twice.
pack-dangling = “{ $what }” does not exist ({ $where }).{ $nearest }
pack-missing = “{ $what }” is missing ({ $where }).
pack-cycle = “{ $what }” is above itself.
pack-blank-text = A text is blank at line { $where }: { $detail }.
pack-nearest = {" "}Nearest: { $nearest }.
pack-whole = The pack is whole: { $dataflows }, { $codelists } codelists, { $providers } institutions.
pack-problems = { $n ->
    [one] { $n_text } problem
   *[other] { $n_text } problems
 }
pack-diff-same = Codes, groups and components are the same in both.
pack-diff-open = { $n ->
    [one] { $n_text } code that a person must map
   *[other] { $n_text } codes that a person must map
 }
code-change-same = the same
code-change-renamed = renamed
code-change-recoded = another code
code-change-split = split
code-change-merged = put together with others
code-change-reused = another meaning
code-change-vanished = vanished
code-change-new = new
code-fact-parent = under another code
code-fact-group = in other groups
code-fact-word = other words for it

check-fine = Nothing is wrong with { $file }: { $observations } read.
check-wrong = { $file }: { $observations } read, { $findings }.

demo-start = Marsad shows the real thing: the files of the institutions go through every step.
demo-step-receive = { $file } received from { $provider } under agreement { $agreement }: { $submission }
demo-step-validate = read and checked: { $observations }, { $findings }
demo-step-decide = accepted by { $person }
demo-step-build = version { $version } of { $dataflow } built: { $observations }
demo-step-protect = protected and proposed as release { $release }: { $hidden }
demo-step-approve = approved by { $person }: public
demo-accounts = Accounts and their one-time passwords, shown only now:
demo-accounts-known = The accounts were made earlier; their passwords are not shown again. An administrator gives a new one: marsad account reset ACCOUNT --as ADMINISTRATOR
demo-ready = Ready in { $folder }.
demo-no-fonts = Built without its own typeface: pages use the fonts of the reader's system, receipts are not there as PDF, and shared links show no picture. Run `cargo xtask fonts`, then build again.
demo-another-country = { $folder } belongs to the pack “{ $country }”. Choose another folder with --data.
serve-listening = Marsad is at { $url }
serve-pages = Pages: { $ar } · { $fr } · { $en }
serve-api = SDMX: { $url }
serve-stop = Stop with Ctrl-C.
serve-stopped = Stopped.
serve-no-data = There is nothing in { $folder }. Begin with “marsad init --data { $folder }” or “marsad demo”.

init-done = { $folder } holds the pack “{ $pack }” and an empty catalog. The administrator is “{ $account }”; the one-time password is { $password }
init-known = { $folder } is in use already; nothing was changed.
account-created = Account “{ $account }” made; its one-time password, shown only now: { $password }
account-reset = Account “{ $account }” has a new one-time password, shown only now: { $password }
account-password-set = The password of “{ $account }” was changed.
account-password-prompt = Password of { $account }:
account-password-new = New password:
account-password-again = The same once more:
submit-received = Received: { $submission }
submit-known = Had been received before: { $submission }
submission-checked = { $submission }: { $observations }, { $findings }
submission-accepted = { $submission } accepted.
submission-returned = { $submission } returned.
version-built = Version { $number } of { $dataflow }: { $observations }
version-unchanged = Nothing new: version { $number } of { $dataflow } is made of the same data ({ $observations })
release-proposed = Release { $number } of { $dataflow } proposed: { $hidden }
release-unchanged = Nothing was proposed: release { $number } of { $dataflow } says the same already ({ $hidden })
release-approved = Release { $number } of { $dataflow } approved, public from { $moment }
release-withdrawing = Withdrawal of { $dataflow } proposed as release { $number }; a second person must approve it.
verify-progress = checking { $subject }
verify-fine = Everything is as it was. Submissions: { $submissions } · versions: { $versions } · releases: { $releases } · audit records: { $audit }
verify-problems = { $n ->
    [one] One thing is not as it was.
   *[other] { $n_text } things are not as they were.
 }
verify-orphans = { $n ->
    [one] One file that nothing names, left by interrupted work; harmless.
   *[other] { $n_text } files that nothing names, left by interrupted work; harmless.
 }
verify-audit-gap = A record is missing from the audit trail before number { $number }.
verify-audit-broken = Record { $number } of the audit trail has been changed.
verify-audit-head = A receipt was signed for record { $number } of the audit trail, and the trail does not hold that record any more: { $row }.
verify-audit-cut = The audit trail was cut off at its end: record { $number } was written, and is not there.
verify-audit-index = { $records ->
    [one] What record { $number } of the audit trail wrote is not in the index of rows as it was.
   *[other] What { $records_text } records of the audit trail wrote is not in the index of rows as it was; the first is { $number }.
 }
verify-audit-adopted = Record { $number } of the audit trail took over sessions and links that nobody wrote down, where none can have been open past the trail.
verify-audit-migrated = Record { $number } of the audit trail says again that the layout “{ $name }” of the catalog was made: it had been deleted from the table of migrations.
verify-not-migrated = The catalog was made by an older program: it has { $found } of { $known } layouts. Verification changes nothing, and so makes none; the next command that works on the catalog does.
verify-migrations-forgotten = The catalog says that it has { $found } layouts, and its audit trail that it had more: rows were deleted from the table of migrations. Whoever works on the catalog now would have them made again; look first who could write into the database.
verify-row-changed = The row “{ $row }” is not as the audit trail says it was written.
verify-row-lost = The row “{ $row }” is gone from the catalog.
verify-row-unrecorded = The row “{ $row }” was written past the audit trail.
verify-lost-catalog = The lake holds files and the catalog knows of nothing: the catalog was lost. Restore it from a backup.
verify-missing-file = The file { $address } is gone. Restore it from a backup.
verify-changed-file = The file { $address } has been changed. Restore it from a backup.
verify-irreproducible = Making “{ $subject }” again gives another table.
verify-uncheckable = “{ $subject }” cannot be checked: { $detail }.
error-unexpected = This failed: { $detail }
format-no-csv = This command answers in lines or as JSON, and not as CSV: give --format text or --format json.
error-file = The file or folder { $file } cannot be used: { $detail }. Check its name and what you may do there.
error-address = { $address } cannot be listened on: { $detail }. Choose another with --listen.
demo-step = {"  "}· { $step }
role-provider = Data officer, { $institution }
role-reviewer = Reviewer, { $institution }
role-approver = Approver of releases, { $institution }
role-administrator = Administrator, { $institution }

draft-made = Profile of { $file }: { $doubts } to decide. Read the lines that begin with #, then check the file with this profile.
count-doubts = { $n ->
    [one] { $n_text } point
   *[other] { $n_text } points
 }
doubt-unknown-word = “{ $text }” ({ $place }) is no known word for { $component }; its values stay errors until this line has its code; if it is none of the values, name it under skip.
doubt-unknown-period = “{ $text }” ({ $place }) is no known word for { $component }; its values stay errors until this line has its period: without a year, such as M01 for January, Q1 for a quarter or A1 for the whole year, it has the year of each file; if it is none of the values, name it under skip.
doubt-unknown-section = the heading “{ $text }” ({ $place }) stands above rows with values and is no known word for { $component }; the values under it stay errors until this line has its code; if they are not part of the data, name it under skip, and they are left out with it. If it only names what they tell apart, its code is _T.
doubt-word-of-block = “{ $text }” ({ $place }) stands among words for { $component } and is none that is known there; its values stay errors until this line has its code. The line holds where the word stands among words for { $component } and nowhere else: what it is below another heading, a line for the component of that one says. If it is none of the values, name it under skip.
doubt-heading-of-block = the heading “{ $text }” ({ $place }) stands above words for { $component } and was taken for the name of these: its code is _T. If it says that only a part is counted below it, give it the code of that part, under the component that has it.
doubt-unknown-header = nothing explains the header “{ $text }” ({ $place }); its columns stay errors. Write its word under [codes], or give its columns a role and, where nothing else says it, a period.
doubt-heading-of-columns = “{ $text }” ({ $place }) stands over several columns and is no known word: it was taken for the name of what they tell apart ({ $component }), and “{ $taken }” beside it for the whole of that. If it says that only a part is counted, write the code of that part under constants.
doubt-group-of-columns = “{ $text }” ({ $place }) stands over several columns and is no known word: it was taken for the name of a group of { $component }, and nothing is read from it, for the words below it say which. If it says more than that, add what it says to the components of its row, and its word under [codes].
doubt-lone-word = “{ $text }” ({ $place }) was taken as { $component } = { $taken }, and none of the words beside it is known there. Decide whether it means that: if it does not, give what it heads another component or a role.
doubt-code-among-names = “{ $text }” ({ $place }) stands among names and is read as { $taken } for { $component } only because it is the code of that country. Give this line the code of the country that is meant, this one or another; until then a warning tells of it.
doubt-flag-column = letters such as “{ $text }” ({ $place }) were taken for the status of the numbers to their { $taken ->
    [right] right. If they belong to those to their left, write side = "left" for their columns.
   *[left] left. If they belong to those to their right, write side = "right" for their columns.
 }
doubt-guessed-by-letters = the column “{ $text }” ({ $place }) was taken for { $component } only because its letters are codes of it; the header does not say so. If it is something else, give it another component or role = "ignore".
doubt-mark-of-zero = the legend “{ $text }” ({ $place }) says that “{ $taken }” stands for zero, so it is read as the number 0. Remove it under [statuses] if values are missing where it stands.
doubt-mark-of-status = the legend “{ $text }” ({ $place }) gives the mark that it explains the meaning { $taken }; periods, numbers and the values of labels with that mark get this status. Remove it under [statuses] if it means something else.
doubt-ditto = “{ $text }” ({ $place }) was taken to repeat the word above it. If it means something else, write it with its code under [codes].
doubt-unknown-mark = “{ $text }” ({ $place }) stands where a number should, and nothing says what it means; it stays an error until it has a code under [statuses]: "O" where the value is missing, "M" where there can be none, "Q" where it is kept back, "0" where it means none at all.
doubt-quality-mark = “{ $text }” stands behind numbers such as “{ $taken }” ({ $place }), and nothing says what it means; they stay errors until it has a code under [statuses]: "E" where they are estimated, "P" where they are provisional, "B" where the series breaks, "A" where it says nothing of their quality. With its code they are read as numbers.
doubt-mark-without-legend = “{ $text }” stands behind numbers such as “{ $taken }” ({ $place }), and no line of the sheet says what it means; they are read as numbers like the others. If it says something of their quality, write it under [statuses]: "E" where they are estimated, "P" where they are provisional, "B" where the series breaks; "A" where it says nothing of it.
doubt-unexplained-mark = “{ $taken }” ({ $place }) has the mark “{ $text }”, and nothing in the file says what it means; the values are read as if it did not stand there. Write the mark under [statuses] with "P" where they are provisional, with "E" where they are estimated, with "A" where it says nothing of their quality.
doubt-provisional-title = “{ $text }” ({ $place }) says that figures are provisional, and no value is marked so: if it speaks of all of them, write OBS_STATUS = "P" under constants, and take it out when they are final. If a mark behind a year there says it of that year alone, as in “2023 (p)”, write p = "P" under [statuses] instead. If it speaks of other figures, write the line under skip.
doubt-estimated-title = “{ $text }” ({ $place }) says that figures are estimated, and no value is marked so: if it speaks of all of them, write OBS_STATUS = "E" under constants. If a mark behind a year there says it of that year alone, as in “2023 (e)”, write e = "E" under [statuses] instead. If it speaks of other figures, write the line under skip.
doubt-code-column = the column “{ $text }” ({ $place }) holds codes by its header, and is not read: nothing says of which component they are. If it belongs to the data, write role = "code" and component for it, and what each of its codes stands for under [codes], and remove the constant of that component, if the draft has one.
doubt-ignored-column = the column “{ $text }” ({ $place }) is not read; give it a role if it belongs to the data.
doubt-unread-values = the numbers of columns such as “{ $text }” ({ $place }) are not read: nothing known tells them from those that are. If they belong to the data, write role = "value" and component = "OBS_VALUE" for each, and give these columns and the one that is read the codes that set them apart, such as codes = { "{" } SEX = "F" { "}" }.
doubt-constant-column = the column “{ $text }” ({ $place }) says nothing but “{ $taken }” and is not read. The draft keeps that as only = "…": a row of a later file that says something else there is told. Check that the data are to be those of “{ $taken }”; if the column may say anything, take only away, and if it belongs to the data, give it a role.
doubt-percent-column = the column “{ $text }” ({ $place }) holds percentages beside counts and is not read. If they belong to the data, give it role = "value", component = "OBS_VALUE" and codes.UNIT_MEASURE = "PT", give the column of the counts codes.UNIT_MEASURE = "{ $taken }", and remove UNIT_MEASURE from constants.
doubt-same-as-other = the column “{ $text }” ({ $place }) says the same as “{ $taken }” and is not read; decide which of the two is right.
doubt-other-than-twin = the column “{ $text }” seems to say the same as “{ $taken }” and is not read, but names another code in some rows, the first at { $place }; decide which of the two is right.
doubt-which-component = the column “{ $text }” ({ $place }) was taken for { $component }; { $taken } has the same codes, and the header does not tell them apart. Decide which it is.
doubt-which-column = the column “{ $text }” ({ $place }) was taken for { $component }; the column “{ $taken }” is not read and is as like it, and the headers do not tell which of the two it is. Decide, and give { $component } to the other column where it is that one.
doubt-assumed-value = the column “{ $text }” ({ $place }) was taken for the values, although its header does not say what it counts. Decide whether it is the whole.
doubt-person-on-a-line = the column “{ $text }” ({ $place }) holds ages, which are no counts, and nothing else is counted: is this one person a line? No value is read. Ask for a table of counts, or for a column that says how many.
doubt-unread-headings = headings such as “{ $text }” ({ $place }) are words of { $component } in a column that is not read; write the codes by hand, for a part of the rows each.
doubt-group-above = “{ $text }” ({ $place }) stands before any word of { $component }: if names of groups stand below their rows, the values would go to the wrong group. Decide before you read it.
doubt-assumed-total = the file says nothing of { $component }; “{ $taken }” was taken for all of it.
doubt-mentioned-in-title = “{ $text }” in a title ({ $place }) may say the { $component }, of which nothing else in the file says anything; “{ $taken }” was taken for all of it. Decide whether the title means that, and write the code that it means under [constants].
doubt-unsaid-in-columns = columns such as “{ $text }” ({ $place }) say nothing of { $component }, and others of the table do; “{ $taken }” was taken for them; if they are none of the values, name their headers under skip.
doubt-total-of-columns = the column “{ $text }” ({ $place }) was taken for the total of what the columns beside it tell apart ({ $component } “{ $taken }”); if it counts something else, write role = "ignore" for it.
doubt-blank-is-total = where nothing stands in { $component } beside “{ $text }” ({ $place }), “{ $taken }” was taken. Any other blank there would be read in the same way: remove it under constants if a label may be missing.
doubt-unit-of-persons = the file says nothing of { $component }, and tells its values apart by what persons have, such as sex, age or citizenship; “{ $taken }” was taken for all of it. Decide whether persons are counted, and write the code of the unit under [constants].
doubt-unsaid-dimension = nothing says the { $component } for certain: write it under [constants], or give a column that component.
doubt-assumed-from-title = “{ $text }” in a title ({ $place }) was taken as { $component } = { $taken } for the whole table, and is read there in every file. Decide whether the title means that.
doubt-assumed-from-sheet = the name of the sheet “{ $text }” was taken as { $component } = { $taken }. Decide whether it means that.
doubt-letters-of-sheet = the name of the sheet “{ $text }” may be short for something else than { $component } = { $taken }, and no other sheet is called after such a code: it was not taken for that. If it means that, write the code under [constants].
doubt-assumed-period = the period { $taken } was taken from “{ $text }” ({ $place }). If it stands under [[table.said]], it is read from the same place in every file; remove it there to fix the period.
doubt-part-of-years = the name of the sheet “{ $text }” was taken for a part of the year: the years of its table are read as that part of each, such as { $taken }. If it is only the number of the sheet, remove sheet_component there.
doubt-number-of-sheet = “{ $text }” may be the number of the sheet or a part of the year. It was taken for its number, and the years of its table for whole years; if they are parts, such as { $taken }, write sheet_component = "TIME_PERIOD" under its [[table]].
doubt-unsaid-period = nothing says the period of “{ $text }” ({ $place }): write it as period.
doubt-other-period = “{ $text }” ({ $place }) says another period than { $taken }, which was taken. Decide which of the two is right.
doubt-several-periods = “{ $text }” ({ $place }) names several dates or years; “{ $taken }” was taken as the period (none where blank). Decide which of them the figures are of, and write it as period.
doubt-day-of-flow = days such as “{ $text }” head the figures, and the dataset counts what happens in a period. If the figures are of the month alone, write FREQ = "M" under [constants]; if they are totals since January, write cumulative = true in the table, or correct the periods.
doubt-day-within-year = “{ $text }” ({ $place }) is of a day of the year at which the dataflow does not count. Decide whether the values may stand for the year, which the profile then names as period; if not, ask for those of the usual day.
doubt-two-years = “{ $text }” names two calendar years; reporting_year “{ $taken }” was taken (none where blank). Decide whether such years are reporting years or a change from one year to the next.
doubt-calendar-year = “{ $text }” ({ $place }) was read as a calendar year, where years of studies are counted. If such a year is meant, write its range under [codes.TIME_PERIOD], such as "{ $text }" = "{ $taken }" for the one that begins then (or as period of the [[table]], where a title or the name of the sheet says it), and ask for files that write both of its years; if the calendar year is meant, write "{ $text }" = "{ $text }" there. The same goes for the other calendar years of the file.
doubt-scale = “{ $text }” ({ $place }) speaks of another unit; values are multiplied with { $taken } (“scale” in the profile), and the unit is read there in every file.
doubt-other-unit = “{ $text }” ({ $place }) speaks of a unit that is not the dataflow’s; its values are not read.
doubt-unknown-unit = “{ $text }” ({ $place }) speaks of a unit that cannot be read for certain; values are read as they stand. Write scale if they are not in the unit of the dataflow.
doubt-unsaid-unit = nothing says the unit of the table at { $place }, and “{ $text }” stands with another table: its values are read as they stand. If they are in that unit too, write scale in its [[table]], as in that of the other one ({ $taken }); if they are in the unit of the dataset, leave it.
doubt-contradicting-unit = “{ $text }” ({ $place }) says another unit than “{ $taken }”, which stands over the same table and was taken. Decide which of the two is right, and write scale in the profile as that one says.
doubt-words-beside = “{ $text }” stands beside numbers ({ $place }) and was taken for the name of what they count: they are read without it, and a file in which another word stands there is told (“words_beside” in the profile). Decide whether the dataflow counts that; if the word says another unit, write scale.
doubt-cumulative = “{ $text }” ({ $place }) speaks of totals since January; write cumulative = true if they are to be taken apart, or correct the period.
doubt-running-totals = the dataset counts totals from January to a day: “{ $text }” ({ $place }) is read as the total up to its last day, with the frequency _O. If the values are those of each month or quarter alone, they belong to another dataset.
doubt-date-order = dates such as “{ $text }” were read with { $taken ->
    [month-first] the month first (month-first)
   *[day-first] the day first (day-first)
 }; see “dates” in the profile.
doubt-thousands = the mark in numbers such as “{ $text }” was taken for thousands; change “numbers” in the profile if it stands before decimals.
doubt-mixed-marks = some numbers have a comma before their decimals and some a stop, such as “{ $text }”: write under “numbers” in the profile which mark stands before decimals; without it, a number that could be either is not taken for sure.
doubt-derived-only = the numbers below “{ $text }” ({ $place }) are the only ones of their table, and their header says that they follow from others, as changes, shares and ranks do: no table was drafted. If they are what the dataflow counts, write a [[table]] in which that column has role = "value" and component = "OBS_VALUE".
doubt-no-table = no table was found on “{ $text }”.
doubt-no-table-file = no table was found in the file.
doubt-two-breakdowns = “{ $text }” ({ $place }) begins where the words of { $component } end: its rows were taken for a breakdown of their own, with { $component } = { $taken }. If they are parts of the word above them, write them below each such word.
doubt-rest-of-which = “{ $text }” ({ $place }) may be { $component } = { $taken } of the row above it, or the rest of what the other rows tell apart; its values stay errors until a line has its code. If it is the former, write the code in this line; if it is the rest of the other rows, write it under their component with the code of their rest, or name it under skip.
doubt-part-of-row = “{ $text }” ({ $place }) says that it is a part of what stands above it, and no total stands there: its values were read as a part of “{ $taken }” alone ({ $component }), the row above it. If it is a part of all the rows above, write a row with their total above it.
doubt-narrower-title = “{ $text }” ({ $place }) says that something was refused or is left out, and nothing in the profile says so. Decide whether the table is what the dataflow counts.
doubt-narrower-subject = “{ $text }” ({ $place }) speaks of “{ $taken }” only, and nothing in the table stands for it: the values would be read as those of all. Decide whether the table is what the dataflow counts, or write the code of that part under constants.
doubt-total-of-parts = “{ $text }” ({ $place }) was taken as { $component } = { $taken }; the words beside it are parts of one code of the list, and it may be the total of these alone. If it is, write that code for it under [codes].
doubt-overlapping-group = “{ $text }” ({ $place }) was taken as { $component } = { $taken }, and a group beside it has a part of that. If the row leaves this part out, write the other code for it under [codes].
doubt-same-code = “{ $text }” ({ $place }) and “{ $taken }” stand for one code of { $component }: where nothing else tells their values apart, one of the two is an error or lost. Decide which is read and write the other one under skip, or give it another code under [codes]; if the code is their sum, ask the sender for that.
doubt-parts-of-total = rows above “{ $text }” ({ $place }) and the like differ by the column “{ $taken }” alone, which is not read: the totals were taken, and the rows that they sum are named under skip. If each row counts, take them from there and give the column a component.
doubt-unread-difference = “{ $text }” ({ $place }) tells a row apart from another of which all columns that are read say the same, and its column “{ $taken }” is not read: both would be the same observation. Name under skip the rows that do not count, or give the column the component that it says.
doubt-total-of-unread-part = “{ $text }” ({ $place }) ends the rows of one part of the column “{ $taken }”, which is not read: it is the total of that part and would be read as that of all, so it stands under skip. Take it out there if it is the total of all.
doubt-title-of-stock = “{ $text }” ({ $place }) speaks of who is there at a date, and the dataflow counts what happens during a period. Decide whether the table is of another dataflow; if it is of this one, write the line under [[table.said]] with of = "subject".
doubt-title-of-flow = “{ $text }” ({ $place }) speaks of what happens during a period, and the dataflow counts who is there at a date. Decide whether the table is of another dataflow; if it is of this one, write the line under [[table.said]] with of = "subject".
doubt-title-of-average = “{ $text }” ({ $place }) says that the numbers are means, medians, rates or changes, and the dataflow counts totals. Decide whether they are what the dataflow counts; if they are, write the line under [[table.said]] with of = "subject".
doubt-title-of-forecast = “{ $text }” ({ $place }) says that the numbers are expected, aimed at or budgeted, and the dataflow counts what happened. Decide whether they are what the dataflow counts; if they are, write the line under [[table.said]] with of = "subject".
doubt-title-of-sample = “{ $text }” ({ $place }) says that the numbers are those of a sample, and they would be read as those of all. Decide whether they are what the dataflow counts; if they are, write the line under [[table.said]] with of = "subject".
doubt-title-of-application = “{ $text }” ({ $place }) speaks of what was asked for, and the dataflow does not. Decide whether the numbers are what the dataflow counts; if they are, write the line under [[table.said]] with of = "subject".
doubt-title-of-opposite-flow = “{ $text }” ({ $place }) speaks of those who left where the dataflow counts those who came, or the other way round. Decide whether the numbers are what the dataflow counts; if they are, write the line under [[table.said]] with of = "subject".
doubt-over-year-end = “{ $text }” ({ $place }) stands behind the last month or quarter of a year: it was taken as { $taken }, of the same year as those before it. Decide of which year it is.
doubt-note-of-part = “{ $text }” ({ $place }) speaks of a part of a year, and the years above the values were taken for whole ones. If the figures of a year are of that part alone, let its header say so, such as “9 months 2024”, or write for this file what the year stands for under [codes.TIME_PERIOD].
doubt-partial-year = “{ $text }” ({ $place }) says a part of a year, and was taken as { $taken }. If its figures belong beside the others, leave the draft as it is; if they are totals since January, write cumulative = true in the table; if they are not to be read, write the text under skip.
doubt-total-of-part-of-year = “{ $text }” ({ $place }) is the sum of a part of the year alone, as the other months or quarters are empty or not there; it was taken as the figure of the whole of { $taken }. If the rest is not known yet, let its header say so, such as “9 months 2024”, or write for this file what it stands for under [codes.TIME_PERIOD].
doubt-same-keys = the table on “{ $text }” ({ $place }) describes the same observations as the one at { $taken } and is not read; decide which of the two counts, or what tells them apart.
doubt-other-caption = “{ $text }” ({ $place }) heads another table than “{ $taken }”, and both are read. Decide whether the two are what the dataflow counts; remove the [[table]] of the one that is not.
doubt-unexplained-words = The texts over the values also say “{ $text }” ({ $place }), which neither the dataflow nor the table explains. If the values are all that the dataflow counts, leave the draft as it is; if they are a part of it or another measure, write the code of that part under constants, or remove the [[table]].
doubt-unexplained-note = the note “{ $text }” ({ $place }) says something that neither the dataflow nor the table explains, and the figures are read as if it did not stand there. The draft keeps it under [[table.said]]: leave it as it is if the figures are all that the dataflow counts; if they are those of a part, write its code under constants; if some are not final, give their column codes.OBS_STATUS = "P"; if some are not to be read, write their header or label under skip.
doubt-note-of-period = the note “{ $text }” ({ $place }) seems to say that the figures of { $taken } are provisional, incomplete or not there, and they are read like the others. The draft keeps it under [[table.said]]: leave it as it is if that changes nothing; otherwise give the column of that period codes.OBS_STATUS = "P", or write its header or label under skip so that it is not read.
doubt-note-of-one-code = the note “{ $text }” ({ $place }) seems to say that only { $taken } is counted ({ $component }), and that was not taken. The draft keeps it under [[table.said]]: if it is so, write the code of { $component } under constants of the table; otherwise leave it as it is.
doubt-note-without-code = the note “{ $text }” ({ $place }) seems to say that { $taken } is left out ({ $component }), and the figures are read as those of all. The draft keeps it under [[table.said]]: leave it as it is if they are what the dataflow counts all the same; otherwise write the code of the rest under constants of the table, or remove the [[table]].
doubt-more-tables = “{ $text }” has more tables than a draft looks at; from { $place } on none is drafted. Draft them from a file of their own.
doubt-other-measure = the table at { $place }, below “{ $text }”, holds percentages or rates, and the dataflow counts; it is not read.
doubt-assumed-source = “{ $taken }” was taken as the { $component } of every value.
doubt-number-as-period = numbers such as “{ $text }” ({ $place }) stand above the values and were read as periods, “{ $text }” as { $taken }. They are under [codes.TIME_PERIOD]: correct them there if they mean something else, and add those of the next file.
doubt-middle-label = “{ $text }” ({ $place }), a word of { $component }, stands in the middle of its rows, and those beside it are blank: nothing tells for certain which rows it is for. Ask the sender to write it in each of its rows, or in merged cells.
doubt-assumed-encoding = the file does not say how its letters are stored; they were read as { $text }, which is { $taken }% certain. Look whether accents and Arabic letters are right; see encoding under [format].
doubt-unfit-line = “{ $text }” (line { $place }) does not fit the columns of the other lines; such lines in all: { $taken }. They are cut where the columns begin all the same. Correct widths under [format], or ask the sender for a file with a mark between its cells.
doubt-more-doubts = too many to be listed here: { $taken } more points, from “{ $text }” on. Decide on those that are listed; checking the file with this profile then tells of the others.
doubt-likely = Most likely: { $codes }.
doubt-names = That is the word for { $codes }.
contradictions-scanned = { $found ->
    [0] No contradiction among what is public.
    [one] One contradiction among what is public; { $new_text } new, { $gone_text } resolved since the last scan.
   *[other] { $found_text } contradictions among what is public; { $new_text } new, { $gone_text } resolved since the last scan.
}
