# What is wrong with the design of a survey. Rows count from 1.
design-finding-negative-weights-reason = The column “{ $column }” holds weights below zero; rows with this fault: { $rows }, the first is row { $row }.
design-finding-negative-weights-remedy = Correct the weights. A person outside the sample has the weight zero, never a negative one.
design-finding-missing-weights-reason = The column “{ $column }” lacks weights or holds infinite ones; rows with this fault: { $rows }, the first is row { $row }.
design-finding-missing-weights-remedy = Give every row a weight, zero for rows outside the sample.
design-finding-zero-weights-reason = The column “{ $column }” holds weights of zero; rows: { $rows }, the first is row { $row }. They count for nothing.
design-finding-zero-weights-remedy = Nothing to do if these rows are outside the sample; otherwise give them their weight.
design-finding-no-positive-weight-reason = No row has a weight above zero.
design-finding-no-positive-weight-remedy = Check which column was named as the weight.
design-finding-equal-weights-assumed-reason = Neither weights nor probabilities nor sizes of populations were named; every row weighs one.
design-finding-equal-weights-assumed-remedy = Name the column of weights unless the sample gave everybody the same chance.
design-finding-weights-do-not-sum-reason = The weights sum to { $found }, not to { $expected } as stated.
design-finding-weights-do-not-sum-remedy = Check whether rows are missing, whether the right weight was named, and the stated total.
design-finding-wrong-probabilities-reason = The column “{ $column }” holds probabilities that are missing or not between 0 and 1; rows with this fault: { $rows }, the first is row { $row }.
design-finding-wrong-probabilities-remedy = Correct the probabilities: above 0, at most 1.
design-finding-missing-design-values-reason = The column “{ $column }” says nothing for some rows although the design rests on it; rows: { $rows }, the first is row { $row }.
design-finding-missing-design-values-remedy = Give every row its stratum and its units.
design-finding-wrong-populations-reason = The column “{ $column }” holds population sizes or fractions that are missing, zero or negative; rows with this fault: { $rows }, the first is row { $row }.
design-finding-wrong-populations-remedy = Correct them; where a population is unknown or endless, leave the column out of the design.
design-finding-sizes-and-fractions-mixed-reason = Some of the population columns look like sizes, others like fractions.
design-finding-sizes-and-fractions-mixed-remedy = Give sizes everywhere or fractions everywhere.
design-finding-sizes-where-pps-needs-fractions-reason = Sampling with probability proportional to size needs the probabilities of the units, but sizes of populations were given.
design-finding-sizes-where-pps-needs-fractions-remedy = Name the column with the probability of each unit instead.
design-finding-pps-without-probabilities-reason = Units drawn by their size without replacement need the probabilities with which they were drawn, and none were named.
design-finding-pps-without-probabilities-remedy = Name the column with the probability of each unit; weights do not tell it. Where it is unknown, drawing with replacement is the cautious assumption.
design-finding-population-too-small-reason = { $phase ->
    [second] In the second phase, at stage { $stage },
   *[sample] At stage { $stage },
 } the population of the stratum “{ $stratum }” is { $population }, but { $sampled } units were drawn from it.
design-finding-population-too-small-remedy = Correct the size: it counts the units from which this stage drew, not persons.
design-finding-population-varies-reason = { $phase ->
    [second] In the second phase, at stage { $stage },
   *[sample] At stage { $stage },
 } the rows of one stratum give different population sizes; strata: { $count }, the first is “{ $stratum }”. Each unit keeps its own.
design-finding-population-varies-remedy = Give all rows of a stratum the same size, unless units really had different chances.
design-finding-unit-in-two-strata-reason = The unit “{ $unit }” stands in several strata ({ $strata }); such units: { $count }.
design-finding-unit-in-two-strata-remedy = If names of units start again in each stratum, declare the design as nested; otherwise correct the strata.
design-finding-lonely-strata-reason = { $phase ->
    [second] In the second phase, at stage { $stage },
   *[sample] At stage { $stage },
 } strata with one unit only: { $count } ({ $strata }). { $rule ->
    [certainty] They add nothing to the variance.
    [adjust] Their distance from zero is taken instead of that from their stratum’s mean.
    [average] They add what the other strata add on average. The error of a domain that lies in such strata alone is unknown.
   *[fail] No variance can be estimated from one unit.
 }
design-finding-lonely-strata-remedy = Join each of these strata with a similar one, or say which rule is to be used for them.
design-finding-only-one-unit-reason = The whole sample is one unit, so that nothing shows how much estimates vary.
design-finding-only-one-unit-remedy = Check which column names the units.
design-finding-replicates-look-otherwise-reason = { $called ->
    [combined] The replicate weights (mean { $replicate-mean }, weights { $weight-mean }) look like factors, but were declared as complete weights.
   *[factors] The replicate weights (mean { $replicate-mean }, weights { $weight-mean }) look like complete weights, but were declared as factors.
 }
design-finding-replicates-look-otherwise-remedy = Read in the documentation of the survey whether they must be multiplied by the weight.
design-finding-wrong-replicate-scales-reason = There are { $replicates } replicates, but { $scales } scales for them.
design-finding-wrong-replicate-scales-remedy = Give one scale for each replicate; the documentation of the survey states them.
design-finding-no-replicates-reason = No column of replicate weights was named.
design-finding-no-replicates-remedy = Name the columns.
design-finding-empty-replicates-reason = Columns of replicate weights in which no row has a weight: { $count } ({ $columns }).
design-finding-empty-replicates-remedy = Leave them out, and give the factors that hold for the others.
design-finding-repeated-replicates-reason = Columns of replicate weights that are named more than once: { $count } ({ $columns }).
design-finding-repeated-replicates-remedy = Name each of them once: every replicate counts once in the error.
design-finding-unusable-replicate-scales-reason = Factors of replicates that give no variance: { $count } ({ $scales }).
design-finding-unusable-replicate-scales-remedy = The factor before the sum is a number above 0; those of the replicates are 0 or more, and not all 0. Of one replicate alone, some methods give none: name all replicates.
design-finding-one-replicate-reason = Of { $replicates } replicates one alone counts: its estimate is its own mean, from which it has no distance, and every error would be 0.
design-finding-one-replicate-remedy = Name all replicates, and give each its factor as the documentation of the survey has it.
design-finding-weight-among-replicates-reason = The column “{ $column }” is the weight itself, and counts as a replicate because it is named among them.
design-finding-weight-among-replicates-remedy = Name the columns of replicates without it.
design-finding-replicates-far-from-weights-reason = Columns of replicate weights that stand for ten times as many people as the weights, or for a tenth of them: { $count } ({ $columns }). The first sums to { $sum }, the weights to { $weights }.
design-finding-replicates-far-from-weights-remedy = Check these columns: every replicate stands for the same population as the weights.
design-finding-repeated-design-columns-reason = Columns that are named for more than one stage: { $columns }.
design-finding-repeated-design-columns-remedy = Name each column once, that of the first stage first: no unit is drawn from itself, and each stage has its own sizes, fractions or probabilities.
design-finding-negative-replicates-reason = Replicate weights below zero: { $weights }; columns with such weights: { $count } ({ $columns }). They are used as they are.
design-finding-negative-replicates-remedy = Some ways of making replicates give such weights: check whether the documentation of the survey says so.
design-finding-strata-not-drawn-reason = Strata of the second phase from which nobody was drawn: { $count } ({ $strata }).
design-finding-strata-not-drawn-remedy = Join them with strata from which somebody was drawn; nobody speaks for them otherwise.
design-finding-second-phase-empty-reason = No row is marked as belonging to the second phase.
design-finding-second-phase-empty-remedy = Check which column marks it.
design-finding-second-phase-marks-reason = The column “{ $column }” should mark the second phase, and has values that are no marks in { $rows } rows: { $values }.
design-finding-second-phase-marks-remedy = Write 1 (or true) where a row is in the second phase, and 0 (or false) elsewhere; 1 and 2 are codes, and no marks.
design-finding-second-phase-marks-missing-reason = The column “{ $column }” marks rows inside and outside the second phase, and marks neither in some; rows: { $rows }, the first is row { $row }. They count as outside.
design-finding-second-phase-marks-missing-remedy = Write 0 (or false) where a row is outside the second phase, and 1 (or true) where it is inside and its mark is missing.
design-finding-second-phase-sizes-reason = At stage { $stage } of the second phase, the stratum “{ $stratum }” has { $size } units by the column of sizes, and { $counted } in the first phase as its rows count them; such strata: { $count }. { $side ->
    [larger] The second phase cannot draw from more units than the first has.
   *[smaller] The sizes are used as they are.
 }
design-finding-second-phase-sizes-remedy = Give the number of units that the first phase has in each stratum of the second, not that of the population, and a file with all rows of the first phase. Where no sizes are named, they are counted there.
design-finding-second-weights-below-one-reason = The column “{ $column }” holds weights of the second phase below 1, those of probabilities above 1; rows: { $rows }, the first is row { $row }. Rows of the second phase: { $drawn }; their weights sum to { $sum }.
design-finding-second-weights-below-one-remedy = A weight of the second phase is one over the probability with which it drew: 2 where it drew every second row. Nothing but calibration brings some of them below 1.
design-finding-second-weights-too-large-reason = The weights of the second phase sum to { $sum }, and the first phase, from which it was drawn, has { $rows } rows.
design-finding-second-weights-too-large-remedy = Name the weights of the second phase alone: they are multiplied by those of the first.
design-finding-second-weights-of-rows-drawn-reason = The weights of the second phase sum to the number of its rows, { $drawn }, and the first phase, from which it was drawn, has { $rows }: they were divided by their mean, or say that everybody was drawn.
design-finding-second-weights-of-rows-drawn-remedy = Give one over the probability with which the second phase drew: their sum is near the number of rows of the first. As they are, means, shares and ratios may be right, and totals and numbers of persons are too small.
design-finding-second-phase-holds-all-reason = Every row is marked as belonging to the second phase ({ $rows }): the file holds no row of the first phase that was not drawn.
design-finding-second-phase-holds-all-remedy = Nothing to do if everybody of the first phase was drawn. Otherwise give a file with all its rows, those not drawn marked 0: without them nothing shows how many the first phase had, nor how much its drawing adds to the errors, and without weights of the second phase totals are too small.
design-finding-population-varies-in-unit-reason = { $phase ->
    [second] In the second phase, at stage { $stage },
   *[sample] At stage { $stage },
 } the rows of one unit have different populations: { $unit }; such units: { $count }.
design-finding-population-varies-in-unit-remedy = Give every row of a unit the same population: the number of units in its stratum, or the fraction drawn.
design-finding-normalised-weights-reason = The weights sum to { $sum } over { $rows } rows: they were divided by their sum or mean.
design-finding-normalised-weights-remedy = Means, shares and ratios are right with them. For totals and numbers of persons give the weights as they were before.
design-finding-heavy-row-reason = Row { $row } bears { $share } % of the weight of all { $rows } rows. Rows of equal weight that would say as much: { $effective-rows }.
design-finding-heavy-row-remedy = Look at the weight of this row: it is wrong, or needs trimming (--trim-above). As it stands, estimates are nearly those of this row, and their errors say little.
design-finding-replicate-scale-assumed-reason = The sum of squares over { $replicates } replicates is multiplied by { $scale }, the factor of their method, because none was given.
design-finding-replicate-scale-assumed-remedy = Compare it with the documentation of the survey; another one is given with --replicate-scale, one for each replicate with --replicate-scales, Fay’s share with --fay.
design-finding-two-phase-method-reason = { $method ->
    [full] The variance of both phases comes from the joint probabilities of the rows.
   *[approximate] The variances of both phases are added, which is an approximation.
 }
design-finding-two-phase-method-remedy = { $method ->
    [full] It holds for at most four stages in both phases, with simple random sampling inside strata.
   *[approximate] With --two-phase-method full it comes from the joint probabilities, for at most four stages in both phases.
 }
# What the quality of an estimate allows.
quality-flag-publish = May be published
quality-flag-low-reliability = Low reliability: to be read with caution
quality-flag-suppress = Not reliable enough to be published
quality-reason-too-few-rows = It rests on { $rows } answers; at least { $rows_min } are needed.
quality-reason-high-variation = Its coefficient of variation is { $cv }, above { $cv_max }.
quality-reason-few-degrees = Degrees of freedom of its error: { $degrees }; for it to be known well there must be { $degrees_min } at least.
quality-reason-wide-interval = Length of its interval, as a multiple of itself: { $length }, above { $length_max }.
quality-reason-unknown-variation = How much it varies cannot be said.

## Weights and small areas of a survey: findings of marsad-survey (WeightingFinding, SmallAreaFinding)

survey-finding-weighting-missing-values-reason = Rows with a weight but without a value in the column “{ $column }”: { $rows }.
survey-finding-weighting-missing-values-remedy = Fill in the values, or give these rows a code of their own with its own total.
survey-finding-weighting-cell-without-total-reason = The sample has { $rows } rows (weight { $weight }) in the cell “{ $cell }” of margin { $margin }, for which there is no total of the population.
survey-finding-weighting-cell-without-total-remedy = Add the total, or merge the cell with another one in both the sample and the margin.
survey-finding-weighting-cell-without-sample-reason = The population has { $total } in the cell “{ $cell }” of margin { $margin }, and the sample has nobody there ({ $done ->
    [left-out] the cell was left out
   *[refused] no weights were made
 }).
survey-finding-weighting-cell-without-sample-remedy = Merge the cell with another one; where it is left out, the weights add up to the population without it.
survey-finding-weighting-unusable-total-reason = The total { $total } of the cell “{ $cell }” of margin { $margin } cannot be used.
survey-finding-weighting-unusable-total-remedy = Correct the total: a number, and not below zero where persons are counted.
survey-finding-weighting-wrong-cell-reason = The cell “{ $cell }” of margin { $margin } is given twice, or does not fit the columns of the margin.
survey-finding-weighting-wrong-cell-remedy = Give each cell once, with one code for each column; raking and post-stratification take margins of persons only.
survey-finding-weighting-totals-disagree-reason = Margin { $first } adds up to { $first-total }, margin { $second } to { $second-total }.
survey-finding-weighting-totals-disagree-remedy = Bring the margins to one population, of one date and one definition, before weighting.
survey-finding-weighting-collinear-reason = The constraint “{ $cell }” of margin { $margin } follows from the others and was not needed.
survey-finding-weighting-collinear-remedy = Nothing to do where whole margins are given; otherwise check whether a column repeats another.
survey-finding-weighting-not-reached-reason = The constraint “{ $cell }” of margin { $margin } should be { $target } and is { $reached }.
survey-finding-weighting-not-reached-remedy = Widen the bounds, merge small cells, or take out the margin that cannot be reached with the others.
survey-finding-weighting-not-converged-reason = After { $iterations } iterations the constraints were not reached; { $distance ->
    [NaN] they came to no number at all, as where bounds leave no room.
   *[other] the largest distance is { $distance }.
 }
survey-finding-weighting-not-converged-remedy = Widen the bounds, merge small cells, check that margins agree, or allow more iterations.
survey-finding-weighting-negative-weights-reason = Weights below zero: { $rows } rows.
survey-finding-weighting-negative-weights-remedy = Calibrate with bounds or by raking, or with fewer constraints.
survey-finding-weighting-at-bounds-reason = Weights held by a bound: { $rows } rows.
survey-finding-weighting-at-bounds-remedy = A few are usual; if there are many, widen the bounds or ask for less.
survey-finding-weighting-bounds-after-scaling-reason = The weights were far too small for the population and were multiplied by { $factor } first; the bounds hold for what came after.
survey-finding-weighting-bounds-after-scaling-remedy = Start from weights that add up to the population.
survey-finding-weighting-replicates-not-converged-reason = Replicates in which the constraints were not reached: { $replicates }.
survey-finding-weighting-replicates-not-converged-remedy = Merge small cells, so that each replicate has somebody in each; otherwise variances rest on the last iteration.
survey-finding-weighting-cell-without-respondents-reason = In the cell “{ $cell }” of { $rows } persons nobody answered.
survey-finding-weighting-cell-without-respondents-remedy = Merge the cell with a neighbour, or use fewer columns.
survey-finding-weighting-few-respondents-reason = In the cell “{ $cell }” only { $respondents } answered.
survey-finding-weighting-few-respondents-remedy = Merge the cell with a neighbour, unless it must stand alone.
survey-finding-weighting-large-factor-reason = In the cell “{ $cell }” the weights of those who answered grow by the factor { $factor }.
survey-finding-weighting-large-factor-remedy = Merge the cell with a neighbour, or look into why so few answered.
survey-finding-weighting-cells-merged-reason = Small cells were put together: { $cells } cells, from “{ $first }” to “{ $last }”.
survey-finding-weighting-cells-merged-remedy = Check that these cells may stand for each other; otherwise change the order of the columns or the rules.
survey-finding-weighting-not-an-answer-reason = Whether a person answered is neither 0 nor 1: { $rows } rows.
survey-finding-weighting-not-an-answer-remedy = Code those who answered as 1 and those who did not as 0; give weight 0 to those who should not have answered.
survey-finding-weighting-small-propensities-reason = Propensities below the least one allowed, which took their place: { $rows } rows.
survey-finding-weighting-small-propensities-remedy = Use classes of propensities, or fewer columns.
survey-finding-weighting-bounds-too-narrow-reason = The weights add up to { $sum }; the bounds allow { $sides ->
    [at-most] { $sum-max } at most.
    [at-least] { $sum-min } at least.
   *[between] { $sum-min } to { $sum-max }.
 }
survey-finding-weighting-bounds-too-narrow-remedy = Widen the bounds.
survey-finding-weighting-trimmed-reason = Trimmed weights: { $rows } rows; weight that was moved: { $weight }.
survey-finding-weighting-trimmed-remedy = Compare estimates before and after; if they differ much, trim less.

survey-finding-small-area-synthetic-only-reason = Area { $area } has no direct estimate: its estimate comes from the model alone.
survey-finding-small-area-synthetic-only-remedy = Publish it as a model estimate, with its larger error.
survey-finding-small-area-unusable-variance-reason = The sampling variance of area { $area } is { $variance }; its direct estimate was not used.
survey-finding-small-area-unusable-variance-remedy = Smooth the sampling variances over areas first.
survey-finding-small-area-missing-covariate-reason = Area { $area } lacks the covariate “{ $covariate }” and has no estimate.
survey-finding-small-area-missing-covariate-remedy = Fill in the covariate.
survey-finding-small-area-no-model-variance-reason = Areas differ by no more than their sampling errors: every estimate is that of the model, and the errors are understated.
survey-finding-small-area-no-model-variance-remedy = Check that sampling variances are not too large; look for fewer, better covariates, or publish larger areas.
survey-finding-small-area-not-converged-reason = After { $iterations } iterations the variance of the model still changed by { $change }.
survey-finding-small-area-not-converged-remedy = Allow more iterations, or use another method.
survey-finding-small-area-far-from-model-reason = The direct estimate of area { $area } is { $residual } standard deviations from the model.
survey-finding-small-area-far-from-model-remedy = Check the direct estimate and the covariates of this area; the model pulls it towards the others.
survey-finding-small-area-unusable-proportion-reason = The proportion { $proportion } of area { $area }, with an effective sample of { $effective-size }, cannot be used.
survey-finding-small-area-unusable-proportion-remedy = Correct the proportion (0 to 1) or the size of the sample.
survey-finding-small-area-large-shift-reason = Benchmarking moves area { $area } by { $shift }, more than its error of { $root-mse }.
survey-finding-small-area-large-shift-remedy = The model and the figure for the country disagree: look for what the covariates miss.
survey-finding-small-area-not-in-fit-reason = Area { $area } was left out when sampling variances were smoothed.
survey-finding-small-area-not-in-fit-remedy = Nothing to do if it has too little sample; otherwise check its variance.
survey-finding-small-area-smoothed-not-positive-reason = The smoothed variance of area { $area } is { $variance }.
survey-finding-small-area-smoothed-not-positive-remedy = Use another function for the sampling variances.

# What a model of a survey remarks about its data: the reason and the remedy of each kind.
model-finding-rows-with-missing-reason = { $rows ->
    [one] { $rows_text } row has no value in “{ $column }” and was left out.
   *[other] { $rows_text } rows have no value in “{ $column }” and were left out.
 }
model-finding-rows-with-missing-remedy = If those left out differ from the others, impute the value or weight for non-response before you fit the model.
model-finding-unused-codes-reason = No row used has these codes of “{ $column }”: { $codes }.
model-finding-unused-codes-remedy = Nothing to do if the domain excludes them; otherwise check the codes.
model-finding-reference-unused-reason = No row used has the code “{ $wanted }” of “{ $column }”; the others are compared with “{ $used }” instead.
model-finding-reference-unused-remedy = Choose a reference that occurs in the domain.
model-finding-one-code-reason = Every row used has the same code “{ $code }” of “{ $column }”.
model-finding-one-code-remedy = Take the column out of the model, or widen the domain.
model-finding-empty-column-reason = No row has all that { $column } asks for; it was left out.
model-finding-empty-column-remedy = Merge codes that rarely meet, or drop the interaction.
model-finding-collinear-column-reason = { $column } follows from the columns before it; it was left out.
model-finding-collinear-column-remedy = Keep one of the columns that say the same. Count years from a nearby year before you take their powers.
model-finding-one-outcome-reason = All rows with { $column } have the same outcome, so its coefficient has no finite value.
model-finding-one-outcome-remedy = Merge the code with a neighbouring one, or report the share itself instead of a ratio.
model-finding-separation-reason = The outcome can be told without error from { $columns }: these coefficients grow without end, and what is shown is where the computation stopped.
model-finding-separation-remedy = Do not use these coefficients. Merge codes, or leave the column out.
model-finding-not-converged-reason = { $iterations ->
    [one] The estimate had not come to rest after { $iterations_text } step.
   *[other] The estimate had not come to rest after { $iterations_text } steps.
 }
model-finding-not-converged-remedy = Do not use this fit. Check the scale of the numbers in the model and leave out what is almost the same.
model-finding-fitted-at-limit-reason = { $rows ->
    [one] The value fitted to { $rows_text } row cannot be told from the end of its range.
   *[other] The values fitted to { $rows_text } rows cannot be told from the end of their range.
 }
model-finding-fitted-at-limit-remedy = Look for a column that decides the outcome by itself.
model-finding-replicates-left-out-reason = { $replicates ->
    [one] The model has no solution in { $replicates_text } replicate; the variance was computed from the others.
   *[other] The model has no solution in { $replicates_text } replicates; the variance was computed from the others.
 }
model-finding-replicates-left-out-remedy = Simplify the model, or use the linearised variance.
model-finding-no-degrees-of-freedom-reason = The model has as many coefficients as the design has clusters to spare ({ $freedom } degrees of freedom are left), so there is no test and no interval.
model-finding-no-degrees-of-freedom-remedy = Use fewer columns, or a design whose clusters are smaller.
model-finding-empty-cells-reason = No row of the survey is in these cells: { $cells }.
model-finding-empty-cells-remedy = Merge rows or columns of the table before you test it.
model-finding-spells-without-duration-reason = { $rows ->
    [one] { $rows_text } spell ends when or before it begins (row { $first }) and was left out.
   *[other] { $rows_text } spells end when or before they begin (the first in row { $first }) and were left out.
 }
model-finding-spells-without-duration-remedy = Correct the dates of these spells.
model-finding-event-not-marked-reason = { $rows ->
    [one] { $rows_text } spell is marked with something other than 0 and 1 (row { $first }) and was left out.
   *[other] { $rows_text } spells are marked with something other than 0 and 1 (the first in row { $first }) and were left out.
 }
model-finding-event-not-marked-remedy = Write 1 where the spell ended with the event, and 0 where its end was not seen.
model-finding-no-events-reason = No spell ends with the event.
model-finding-no-events-remedy = Check the mark of the event, or widen the domain.
