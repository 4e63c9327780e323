# What can be wrong where figures are made to agree: the reason and the remedy of each kind.
# $place is one of the balancing-place messages; $members is a list of constraints and of balancing-member messages.
# $source names who says it; balancing-source adds what the plan calls the figure.
balancing-source = { $dataflows } ({ $statements })
balancing-place-statement = the figure of { $source } for { $cell }
balancing-place-cell = { $cell }
balancing-place-covariance = the covariance of { $first } and { $second }
balancing-place-constraint = the constraint “{ $constraint }”
balancing-member-bound = { $side ->
    [lower] the least value of { $cell }
   *[upper] the greatest value of { $cell }
 }
balancing-member-fixed = the only value that the bounds of { $cell } allow
balancing-unknown-cell-reason = A cell that is not in the problem is named in { $place }; this was left out.
balancing-unknown-cell-remedy = Add the cell, or correct its name.
balancing-unknown-source-reason = { $source } has no grade, so it is not known how far its figure for { $cell } may be off; the figure was left out.
balancing-unknown-source-remedy = Give { $source } a grade, or its figure a standard error.
balancing-unknown-grade-reason = The figure of { $source } for { $cell } has a grade that is not in the table; it was left out.
balancing-unknown-grade-remedy = Add the grade to the table, or choose another.
balancing-not-finite-reason = In { $place } stands { $value }, which is not a number to compute with; it was left out.
balancing-not-finite-remedy = Correct the number, or leave it out if it is not known.
balancing-negative-variance-reason = The uncertainty given with { $place } is below zero ({ $value }); it was left out.
balancing-negative-variance-remedy = Give a standard error or a share above zero.
balancing-zero-variance-reason = An uncertainty of zero goes with { $place }: it was taken as exact, and all others had to give way to it.
balancing-zero-variance-remedy = Give the grade a least standard error, unless the figure really cannot be wrong.
balancing-exact-values-differ-reason = Several figures for { $cell } are taken as exact and are not equal; all of them were left out.
balancing-exact-values-differ-remedy = Give an uncertainty to those that can be wrong.
balancing-stated-twice-reason = { $source } gives several values for { $cell }: { $values }. None of them was used.
balancing-stated-twice-remedy = Keep the value that is right; if all are right, say what tells them apart.
balancing-repeated-reason = { $source } gives the same value for { $cell } several times; it was used once.
balancing-repeated-remedy = Nothing to do; one of them is enough.
balancing-empty-bounds-reason = The least value of { $cell } ({ $lower }) is above the greatest ({ $upper }); neither was used.
balancing-empty-bounds-remedy = Correct the bounds.
balancing-exact-out-of-bounds-reason = The value { $value } of { $cell } is taken as exact, and lies outside its bounds.
balancing-exact-out-of-bounds-remedy = Correct the value or the bounds, or give the value an uncertainty.
balancing-unlike-units-reason = The constraint “{ $constraint }” adds up different units ({ $units }); it was left out.
balancing-unlike-units-remedy = Use figures of one unit, or say that the coefficients convert.
balancing-empty-constraint-reason = No cell is left in the constraint “{ $constraint }”; it was left out.
balancing-empty-constraint-remedy = Check its cells: they may cancel.
balancing-unusable-covariance-reason = The covariance of { $first } and { $second } cannot be used: it was given before, or one of them has no uncertain figure.
balancing-unusable-covariance-remedy = Remove it, or give it for two different cells that are stated with an uncertainty.
balancing-impossible-covariances-reason = No errors can have the covariances given between { $cells }; these were left out.
balancing-impossible-covariances-remedy = Check the correlations: each must lie between −1 and 1, and all must fit together.
balancing-redundant-reason = Each of these follows from the others: { $members }.
balancing-redundant-remedy = Nothing to do; the last of them was not needed.
balancing-contradictory-reason = These cannot hold together: { $members }. “{ $left_out }” says { $stated }, the others say { $implied }; it was left out.
balancing-contradictory-remedy = Correct the constraint that is wrong, or make it soft.
balancing-out-of-bounds-reason = { $members }: this forces { $cell } { $side ->
    [lower] below its least value
   *[upper] above its greatest value
 } by { $gap }; this bound was let go.
balancing-out-of-bounds-remedy = Correct the constraint or the bound that is wrong.
balancing-undetermined-reason = No figure and no constraint says what { $cell } is; it has no value.
balancing-undetermined-remedy = Find a figure for it, or a constraint with cells that have one.
balancing-bounds-not-settled-reason = The search for the cells at their bounds ended too early; { $violated ->
    [one] { $violated_text } bound does not hold
   *[other] { $violated_text } bounds do not hold
 }.
balancing-bounds-not-settled-remedy = Do not publish these figures; balance fewer tables at a time.
balancing-errors-left-out-reason = These constraints join so many cells that standard errors would take too long; { $without_error ->
    [one] { $without_error_text } cell has a value without one
   *[other] { $without_error_text } cells have a value without one
 }.
balancing-errors-left-out-remedy = Balance fewer tables at a time, or allow more work.
balancing-equations-unchecked-reason = There are too many constraints to tell which of them follow from others or contradict them; { $violated ->
    [0] all of them hold
    [one] { $violated_text } of them does not hold
   *[other] { $violated_text } of them do not hold
 }.
balancing-equations-unchecked-remedy = Where constraints do not hold, do not publish these figures; balance fewer tables at a time to see which contradict each other.
balancing-missing-value-reason = The figure of { $source } for { $cell } needs { $series }, which is hidden or was not published; it was left out.
balancing-missing-value-remedy = Release what is missing, or take the figure out of the plan.
balancing-not-computable-reason = The figure of { $source } for { $cell } divides by what is zero or may be; it was left out.
balancing-not-computable-remedy = Correct the quantity in the plan.
balancing-ungraded-reason = Nothing says how far the figure of { $source } for { $cell } may be off; it was left out.
balancing-ungraded-remedy = Give its dataflow a grade, or the figure a grade or a standard error in the plan; if it is drawn from others, these first.
balancing-drawn-otherwise-reason = The figure of { $source } for { $cell } is { $stated }, and what it is said to be drawn from makes { $implied }: more apart than its own error allows.
balancing-drawn-otherwise-remedy = Check the factors and their signs; if they are right, it was not drawn from these figures.
balancing-unlike-definition-reason = The figure of { $source } is not known to count what { $cell } counts: { $facets }.
balancing-unlike-definition-remedy = If it counts the same, complete its definition or say so in the plan; if not, the figures agree only across that difference.
account-does-not-close-reason = In { $period } the account of { $group } leaves { $residual } persons over, more than the { $allowed } allowed.
account-does-not-close-remedy = Look for a flow that is missing or counted under another rule, or declare an adjustment.
account-missing-reason = In { $period } the { $part } of { $group } is not known.
account-missing-remedy = { $implied ->
    [none] Find the figure; others are missing too, so nothing can be said of it.
   *[other] Find the figure; the account would close with { $implied }.
 }
account-not-finite-reason = In { $period } the { $part } of { $group } is not a number; it counts as not known.
account-not-finite-remedy = Correct the figure.
account-negative-reason = In { $period } the { $part } of { $group } is { $value }; there are no persons below zero.
account-negative-remedy = Check the sign, and whether a net figure stands in place of a flow.
account-naturalisations-differ-reason = In { $period } { $citizens } naturalisations are given for { $group }, and { $foreigners } for foreigners born in the same place; the latter was used.
account-naturalisations-differ-remedy = Give one number for both, without a sign: whoever leaves the foreigners joins the citizens born in the same place.
account-births-abroad-reason = In { $period } { $value } births are given for { $group }; who is born in the country is not born abroad.
account-births-abroad-remedy = Move the births to those born in the country.
account-uneven-series-reason = { $flows ->
    [one] { $flows_text } period of flows does
   *[other] { $flows_text } periods of flows do
 } not fit between { $stocks ->
    [one] { $stocks_text } stock
   *[other] { $stocks_text } stocks
 }; only periods with both stocks were looked at.
account-uneven-series-remedy = Add the stock or the flows that are missing.
benchmark-not-finite-reason = The figure for { $first } to { $last } is not a number; it was left out.
benchmark-not-finite-remedy = Correct it, or leave it out.
benchmark-out-of-range-reason = The figure for { $first } to { $last } is for periods that the series does not have; it was left out.
benchmark-out-of-range-remedy = Lengthen the series, or correct the periods.
benchmark-overlap-reason = The figure for { $first } to { $last } covers periods that another covers already; it was left out.
benchmark-overlap-remedy = Keep one of the two.
benchmark-zero-indicator-reason = The indicator is zero throughout { $first } to { $last }, so that nothing can be multiplied to reach the figure; it was left out.
benchmark-zero-indicator-remedy = Use the additive form, or another indicator.
benchmark-not-positive-reason = The indicator for { $period } is { $value }; where it is multiplied, zero stays zero and a movement below zero turns round.
benchmark-not-positive-remedy = Use the additive form, or an indicator that is above zero everywhere.
benchmark-between-reason = No figure covers { $first } to { $last }, between two that do; the values there only join their neighbours.
benchmark-between-remedy = Add the figure; if one was meant to cover them, say so in FROM.
benchmark-negative-value-reason = The value for { $period } became { $value }, although nothing given is below zero.
benchmark-negative-value-remedy = Use the proportional form, or check the figures around it.
benchmark-unbenchmarked-reason = No figure covers { $first } to { $last }; the values there only continue the series.
benchmark-unbenchmarked-remedy = Mark them as estimates, and compute again when the figure arrives.
benchmark-autocorrelation-at-edge-reason = The best autocorrelation ({ $rho }) lies at the { $edge ->
    [lower] lower
   *[upper] upper
 } edge of what was searched.
benchmark-autocorrelation-at-edge-remedy = { $edge ->
    [lower] What the indicators do not explain is not carried from one period to the next, but spread evenly over the periods of each figure: look whether this leaves steps between figures, and where it does take Denton’s method.
   *[upper] Look at the indicators: they may not explain the trend.
 }
benchmark-total-falls-reason = The total since the beginning of the year falls by { $difference } in { $period }.
benchmark-total-falls-remedy = Ask whether an earlier total was corrected; if so, correct it here too.
benchmark-year-began-before-reason = The year of { $period } began before the series, so its total cannot be divided.
benchmark-year-began-before-remedy = Begin the series with the year, or leave the total.
benchmark-total-twice-reason = There are two totals for { $period }; the first was used.
benchmark-total-twice-remedy = Keep the one that is right.
benchmark-total-not-finite-reason = The total for { $period } is not a number; it was left out.
benchmark-total-not-finite-remedy = Correct it, or leave it out.
raking-unusable-seed-reason = { $value } in the table to start from is negative, no number or outside the table; it was taken as zero.
raking-unusable-seed-remedy = Correct the value or its categories.
raking-seed-twice-reason = { $categories } stands in the table to start from more than once; the values were added.
raking-seed-twice-remedy = Give each cell once.
raking-unusable-total-reason = The total { $value } of { $categories } is negative or not a number; it was not fitted.
raking-unusable-total-remedy = Correct the total.
raking-margins-differ-reason = Margins contradict each other for { $categories }: { $sums }. No table fits all of them.
raking-margin-sum = those by { $dimensions } add up to { $sum }
raking-total-sum = the total of all says { $sum }
raking-margins-differ-remedy = Balance the margins first, or decide which of them is right.
raking-no-seed-reason = { $categories } should be { $total }, but all its cells are zero in the table to start from.
raking-no-seed-remedy = Put small values into the cells that can occur.
raking-not-met-reason = { $categories } should be { $total } and came out as { $sum }.
raking-not-met-remedy = Look for margins that contradict each other, or zeros that leave no way.
raking-further-not-met-reason = { $totals ->
    [one] { $totals_text } more total was not met; it is missed by no more than those above
   *[other] { $totals_text } more totals were not met; each is missed by no more than those above
 }.
raking-further-not-met-remedy = Mend the greatest first, and run this again.
