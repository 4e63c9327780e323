# Words used everywhere.
list-separator = ,{" "}
place-sheet = sheet “{ $sheet }”
place-row = row { $row }
place-column = column { $column }
place-observation = observation { $observation }
place-in-message = { $component }, observation { $observation }
severity-error = Error
severity-warning = Warning
severity-note = Note
period-s = Half { $number }, { $year }
period-t = Four months { $number }, { $year }
period-q = Quarter { $number }, { $year }
period-w = Week { $number }, { $year }
period-d = Day { $number }, { $year }
period-range = { $from }–{ $to }
period-of-months = the period from { $from } to { $to }
period-of-days = the period from { $from } to { $to }
period-short-s = H{ $number } { $year }
period-short-t = Third { $number }, { $year }
period-short-q = Q{ $number } { $year }
period-short-w = Week { $number }, { $year }
period-short-d = Day { $number }, { $year }
period-short-months = { $from }–{ $to } { $year }
count-observations = { $n ->
    [one] { $n_text } observation
   *[other] { $n_text } observations
 }
count-findings = { $n ->
    [0] no finding
    [one] { $n_text } finding
   *[other] { $n_text } findings
 }
group-errors = { $n ->
    [0] No error
    [one] { $n_text } error to correct
   *[other] { $n_text } errors to correct
 }
group-warnings = { $n ->
    [0] No warning
    [one] { $n_text } warning to check
   *[other] { $n_text } warnings to check
 }
group-notes = { $n ->
    [0] No note
    [one] { $n_text } note
   *[other] { $n_text } notes
 }
count-dataflows = { $n ->
    [one] { $n_text } dataset
   *[other] { $n_text } datasets
 }
count-cells-hidden = { $n ->
    [0] no value hidden
    [one] { $n_text } value hidden to protect people
   *[other] { $n_text } values hidden to protect people
 }
