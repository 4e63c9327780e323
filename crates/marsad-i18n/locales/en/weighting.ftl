# Weights and what is done to them, samples drawn by size, intervals by name, models of areas.
survey-problem-pps-of-two-phases = Sampling proportional to size is computed in one phase only. Leave out --pps, or the second phase.
survey-problem-not-a-quantile = This interval, or this definition, exists only for quantiles.
survey-problem-area-options = These choices do not go together: the arcsine, its bootstrap and one design effect are for shares, and sizes of areas are for what does not add up (means, shares, ratios).
survey-problem-area-twice = The area “{ $area }” is given twice in the file of areas. Leave one row for each area.
survey-problem-area-without-size = The area “{ $area }” has no size above zero, so that it cannot be counted in the benchmark. Fill in its size.
survey-problem-no-size-column = Means, shares and ratios of areas meet a figure for the whole only if it is known how large each area is; “{ $name }” is no column that says so. Name one with --benchmark-sizes; means and shares may meet what the sample says without one (--benchmark direct). There are: { $known }.
survey-problem-no-benchmark = There is no figure for all areas together: the sample gives none. Give a number with --benchmark.
estimate-interval-unfit = There is no interval “{ $method }” for “{ $statistic }”. There are: { $known }.
estimate-no-script-because = There is no script for { $language }: { $reason }
script-obstacle-interval = it has no such interval for this.
script-obstacle-quantile-rule = it has no such definition of a quantile.
script-obstacle-pps = it does not compute units drawn by size in this way, or not with these weights.
script-obstacle-weighting = it has no such step of weighting. Write the weights out with --adjusted-weights and give them to it.
script-obstacle-small-areas = it has no models of areas.
weighting-step-response-cells = Non-response, by cells
weighting-step-response-propensity = Non-response, by propensity
weighting-step-trimming = Trimming
weighting-step-post-stratification = Post-stratification
weighting-step-raking = Raking
weighting-step-calibration = Calibration
weighting-adjusted = { $step }: { $rows } rows with a weight; sum of the weights { $before } → { $after }; factors from { $low } to { $high }; design effect of the weights (Kish) { $kish-before } → { $kish-after }; iterations: { $iterations }{ $reached ->
    [yes] .
   *[other] , not reached.
 }
weighting-constant = (constant)
weighting-coefficient = Having answered, log odds: { $name } { $value }
analysis-head-row = Row
analysis-column-weight-before = Weight before
analysis-column-weight-after = Weight after
analysis-column-weight-factor = Factor
analysis-column-standardised-residual = Standardised residual
analysis-column-root-mse-bootstrap = The same by the bootstrap
analysis-column-benchmarked = Benchmarked
analysis-column-shift = Shift
analysis-fact-weight-sum = Sum of the weights
analysis-fact-kish = Design effect of the weights (Kish)
analysis-fact-model-variance-error = Its standard error
analysis-fact-bic = BIC
analysis-fact-iterations = Iterations
analysis-fact-benchmark = Figure for all areas
analysis-fact-benchmark-before = What areas added up to before
estimate-design-pps = Drawn by size
estimate-design-pps-with-replacement = with replacement
estimate-design-pps-brewer = without replacement, after Brewer
estimate-design-pps-hajek = without replacement, after Hájek
estimate-design-pps-overton = without replacement, with Overton’s probabilities of pairs
estimate-design-pps-hartley-rao = without replacement, with the probabilities of pairs of Hartley and Rao
