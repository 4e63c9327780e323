# The commands of mirror statistics over a file: what a cell should be, why nothing can be done, what holds for the whole answer.
# $file, $line, $column and $value say where something stands and what; $wanted is a phrase after “is not”.
reconcile-left-out-reason = { $file }, line { $line }, “{ $column }”: “{ $value }” is not { $wanted }; the line was left out.
reconcile-left-out-remedy = Correct the cell.
reconcile-wanted-name = a name; the cell must not be blank
reconcile-wanted-day = a day such as 2023-05-31, or a month such as 2023-05 for its first day
duration-wanted-seen = a day, and neither SEEN nor --seen says when the stay was last seen
duration-wanted-order = a day that fits: the stay would end before it begins

mirror-problem-too-many-places = { $countries } countries in { $periods } periods are more than the { $places_max } places that a table can have
mirror-problem-no-benchmark = no factor is fixed; name one with --fix
mirror-problem-factor-range = a factor is a number above zero, and “{ $value }” is none; correct it in --fix
mirror-problem-factor-twice = the same factor of { $country } is fixed twice; keep one --fix
mirror-problem-country = no country in the file is called “{ $country }”
mirror-problem-country-near = no country in the file is called “{ $country }”; the nearest is “{ $nearest }”
mirror-problem-prior = what is believed of { $parameter } is no distribution: it comes to “{ $value }” where a number in its range is needed; an interval goes from the lesser to the greater number, and shares, factors and spreads are above zero
mirror-problem-setting = the setting “{ $setting }” cannot be “{ $value }”
mirror-problem-nothing = the file has no flow between two countries whose covariates are known
mirror-problem-precision = the numbers are too far apart for the equations to be solved

factors-about = { $estimated ->
    [one] { $estimated_text } factor
   *[other] { $estimated_text } factors
 } estimated from { $terms ->
    [one] { $terms_text } flow
   *[other] { $terms_text } flows
 } that both sides report; sum of squares { $squares }.

flows-about = { $chains ->
    [one] { $chains_text } chain
   *[other] { $chains_text } chains
 } of { $draws ->
    [one] { $draws_text } draw
   *[other] { $draws_text } draws
 }, seed { $seed }; greatest R-hat { $rhat }, least effective sample size { $effective }.
flows-wanted-once = a name of which nothing was said above; of the rule that is wanted ({ $rule }) nothing has to be said
flows-problem-no-belief = nothing is believed of “{ $what }”; add a line to the beliefs
flows-no-belief-reason = Nothing is believed of the { $kind ->
    [duration] duration rule
    [coverage] coverage
   *[accuracy] accuracy
 } “{ $name }”; { $reports ->
    [one] { $reports_text } report of it
   *[other] { $reports_text } reports of it
 } in { $file }, first in line { $line }, { $reports ->
    [one] was
   *[other] were
 } left out.
flows-no-belief-remedy = Add a line about it to the beliefs, or correct its name.
flows-covariates-twice-reason = { $file }, line { $line }: another line speaks of { $origin } to { $destination } in the same period; the first was used.
flows-covariates-twice-remedy = Keep the line that is right.
flows-parameter-intercept = the size of a flow without effects
flows-parameter-covariate = the effect of “{ $name }”
flows-parameter-origin = the effect of { $name } as origin
flows-parameter-destination = the effect of { $name } as destination
flows-parameter-duration = the duration rule “{ $name }”
flows-parameter-coverage = the coverage “{ $name }”
flows-parameter-accuracy = the accuracy “{ $name }”
flows-parameter-flow-precision = the spread of flows
flows-parameter-origin-precision = the spread of origins
flows-parameter-destination-precision = the spread of destinations

# Names of columns, countries and periods in a file, and amounts.
reconcile-column-twice-reason = { $file } has two columns called “{ $column }”; the first was read.
reconcile-column-twice-remedy = Give each column a name of its own, or take one out.
reconcile-wanted-amount = a number of at most 15 digits before the point
reconcile-in-line = { $what } ({ $file }, line { $line })
reconcile-names-alike-reason = { $file }: { $names } are written alike but for capitals; they count as different countries.
reconcile-names-alike-remedy = Write one country in one way.
reconcile-periods-overlap-reason = { $file }: the periods { $first } and { $second } share days; a move may be counted in both, and twice in a sum.
reconcile-periods-overlap-remedy = Keep periods that do not overlap, or run them apart.
duration-said-twice-reason = { $file }: { $stays ->
    [one] { $stays_text } stay is
   *[other] { $stays_text } stays are
 } said both by FROM and TO and by MONTHS and ENDED; the length was used.
duration-said-twice-remedy = Keep one of the two.
benchmark-not-used-reason = { $n ->
    [one] { $what } counts in the regression alone (--method chow-lin); it was not used.
   *[other] { $what } count in the regression alone (--method chow-lin); they were not used.
 }
benchmark-not-used-remedy = Choose the regression, or leave them out.
benchmark-no-from-reason = No line says FROM: { $figures ->
    [one] { $figures_text } figure in TOTAL was taken for its own period alone
   *[other] { $figures_text } figures in TOTAL were each taken for their own period alone
 }, and { $periods ->
    [one] { $periods_text } period has none
   *[other] { $periods_text } periods have none
 }.
benchmark-no-from-remedy = If a figure is of several periods, such as a year of quarters, name the first of them in FROM.
account-nothing-closed-reason = { $file } has no two stocks that follow each other; no account was closed.
account-nothing-closed-remedy = Give the stock at the beginning of a period and that of the next one.
raking-total-missing-reason = No line gives the total of { $categories }; nothing was fitted there.
raking-total-missing-remedy = Add the total, or leave out all totals of its kind.
flows-problem-beliefs = a model needs every one of its beliefs; correct the lines that are told above
flows-problem-no-reports = no report can be used, so that the flows would rest on the beliefs alone
flows-mean-unsteady-reason = The mean of { $flows ->
    [one] { $flows_text } flow
   *[other] { $flows_text } flows
 }, first { $origin } to { $destination } in { $period }, is more than a hundred times its median: a few draws make it.
flows-mean-unsteady-remedy = Read the median, and narrow the beliefs about spreads and accuracies.
