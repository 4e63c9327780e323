# Questions and plans: what is judged, carried over, open or impossible. Then the commands that make figures of a file agree.
interval-statements-unlike = The range goes from the smallest to the largest of several official figures.
recommendation-judged = That is a judgement of those who keep this question; nothing computes it.
recommendation-off-standard = Against the international standard it differs, or does not say, in: { $facets }.
term-times-rest = times ({ $number } less
question-carried = { $low } at least and { $high } at most are thought possible here.
question-carried-open = Nobody has said how far this may be off here, so its bounds are not known.
question-unexplained-open = No step explains this. How far it may be off is not known, since nobody says how far a step before it may be off here.
question-unexplained-vague = No step explains this. How far it may be off is not known, since nobody says how exactly this is known: { $figures }.

pack-not-nearest = The figure is recommended as the closest to the standard, and “{ $what }” differs from it in fewer respects ({ $where }): recommend that one, or name another rule.
pack-reversed-step = The step goes the wrong way for its facet: { $what } ({ $where }). Between these statements it has to be “{ $detail }”; correct the effect or the facet.
pack-cannot-hold = These cannot hold together, whatever the sources say: { $what } ({ $where }). Correct the constraint or the bound that is wrong.
pack-not-positive = { $what } is given where a number above zero is needed ({ $where }).
pack-other-years = A yearly average is divided by other years than its period has: { $what } ({ $where }). Divide by as many as it has.

balance-suspect-one-of = Several fit the rest least, all exactly as badly; one of them is { $what }, z = { $z }.
version-findings = { $n ->
    [one] Worth knowing of this balance:
   *[other] Worth knowing of this balance, { $n_text } things:
 }
contradiction-settled = Contradiction { $number }: { $state }
contradiction-side = { $number }: { $sources } ({ $series })
error-no-terminal = There is no terminal to ask for a password on. Set MARSAD_PASSWORD, or run this in a terminal.
figure-path = This link is the path of the page; give --public-url (or MARSAD_PUBLIC_URL) to have the portal in it.

reconcile-file = { $file } cannot be read: { $detail }.
reconcile-column = a column “{ $name }” is missing; the first line must have { $columns }
reconcile-cell = line { $line }, “{ $column }”: “{ $value }” is not { $wanted }
reconcile-empty = there is nothing below the first line
reconcile-wanted-number = a number
reconcile-wanted-one-of = one of { $words }
reconcile-workbook = this is a workbook; save it as CSV with commas, and give that file
reconcile-tolerance = The tolerance is a number of persons, zero or more; “{ $value }” is none.
reconcile-wanted-period = a period such as 2023, 2023-Q1 or 2023-01
reconcile-wanted-next = the period right after { $before }, of the same length
reconcile-wanted-earlier-period = this period or one above it
reconcile-wanted-rule = a duration rule such as D3M, D12M, D0 or PERM
reconcile-refused = This cannot be done: { $detail }.
reconcile-findings = { $n ->
    [0] Nothing to be said against it.
    [one] { $n_text } finding:
   *[other] { $n_text } findings:
 }
reconcile-part-opening = stock at the beginning
reconcile-part-births = number of births
reconcile-part-deaths = number of deaths
reconcile-part-immigration = immigration
reconcile-part-emigration = emigration
reconcile-part-naturalisation = naturalisations
reconcile-part-adjustment = declared adjustment
reconcile-part-closing = stock at the end
reconcile-group-native-citizens = citizens born in the country
reconcile-group-foreign-born-citizens = citizens born abroad
reconcile-group-native-foreigners = foreigners born in the country
reconcile-group-foreign-born-foreigners = foreigners born abroad
benchmark-problem-no-periods = the series has no periods
benchmark-problem-not-finite = the indicator is not a number in { $period }
benchmark-problem-too-few = { $usable ->
    [one] { $usable_text } figure of longer periods can be used
   *[other] { $usable_text } figures of longer periods can be used
 }, and { $needed } or more are needed
benchmark-problem-other = the benchmarks and indicators do not determine one series
account-line-twice-reason = Two values for one cell: that for { $value } and { $group } in line { $line } is the second. The first was used.
account-line-twice-remedy = Keep the line that is right.
account-gap-reason = { $after } does not follow { $before } at once; nothing was closed between the two.
account-gap-remedy = Add the periods between them, or correct the period.
raking-total-twice-reason = { $categories } has a second total, { $value }: two values for one cell. The first was used.
raking-total-twice-remedy = Keep the total that is right.
raking-no-totals-reason = There are no totals: the table stayed as it was.
raking-no-totals-remedy = Add rows with _T in the dimensions that they add up.
raking-missing-cells-reason = The table to start from lacks { $missing ->
    [one] { $missing_text } combination
   *[other] { $missing_text } combinations
 } of its categories; what is not there was taken as zero.
raking-missing-cells-remedy = Give every cell that can occur, with a zero where it cannot.
pack-agreed-facet = A step bridges a facet in which both ends say the same: { $what } ({ $where }). Name the facet that differs, or none.
pack-contradicted-facet = Two refinements of the same series and time say different things of a facet: { $what } ({ $where }). Keep one, or end one before the other begins.
pack-fixed-facet = A refinement changes for some periods what an attribute says of all of them, in every file: { $what } ({ $where }). Make it a dimension, or publish what is counted otherwise as another dataset.
pack-outside-range = The range of a figure taken from elsewhere does not hold the figure itself: { $what } ({ $where }). Correct the range, or say the size as an assumption.
pack-drawn-otherwise = A statement is not what those it is drawn from make: { $what } ({ $where }). Correct the factors, their signs or the constraint.
pack-other-subject = A statement speaks of another subject than its cell: { $what } ({ $where }). Take another figure, or say in the definition of the statement why it stands for that subject.
contradictions-reopened = { $reopened ->
    [one] { $reopened_text } reopened: it stood as resolved and both numbers are there again, or it was answered for other numbers.
   *[other] { $reopened_text } reopened: they stood as resolved and both numbers are there again, or they were answered for other numbers.
 }
contradiction-nothing-said = Nothing is said of the contradiction { $contradiction }: give --state with a note, --public or --hidden.
benchmark-problem-too-long = a figure covers { $covered } periods, which is too many for a series of this length
