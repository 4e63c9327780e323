# Questions and plans: what is judged, carried over, open or impossible. Then the commands that make figures of a file agree.
interval-statements-unlike = The range goes from the smallest to the largest of several official figures.
recommendation-judged = That is a judgement of those who keep this question; nothing computes it.
recommendation-off-standard = Against the international standard it differs, or does not say, in: { $facets }.
term-times-rest = times { $number } less
question-carried = { $low } at least and { $high } at most are thought possible here.
question-carried-open = Nobody has said how far this may be off here, so its bounds are not known.
question-unexplained-open = No step explains this. How far it may be off is not known, since a step before it was taken from elsewhere and nobody has said how far it may be off here.

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
reconcile-wanted-new-period = a period that does not stand above
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
benchmark-problem-too-few = { $usable } usable benchmarks where { $needed } are needed
benchmark-problem-other = the benchmarks and indicators do not determine one series
