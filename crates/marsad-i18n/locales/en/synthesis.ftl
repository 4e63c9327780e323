# Synthetic studies: what is said wherever they appear, and what can be wrong with their parameters.
study-synthetic = These data are synthetic: none of the persons in them exists. The weights give back figures that were published; everything else is assumed.
study-synthetic-short = Synthetic data

synthesis-problem-unknown-variable = There is no variable “{ $value }” ({ $place }).{ $nearest }
synthesis-problem-unknown-code = There is no code “{ $value }” ({ $place }).{ $nearest }
synthesis-problem-unknown-population = There is no population “{ $value }” ({ $place }).{ $nearest }
synthesis-problem-duplicate = “{ $value }” stands twice ({ $place }).
synthesis-problem-empty = Nothing is given for “{ $value }” ({ $place }).
synthesis-problem-too-many-codes = { $value } codes are too many ({ $place }): group some.
synthesis-problem-shares-do-not-add = The shares add up to { $value }, not to one ({ $place }).
synthesis-problem-wrong-number-of-shares = { $value } shares are not as many as there are codes or areas ({ $place }).
synthesis-problem-out-of-range = { $value } lies outside what makes sense ({ $place }).
synthesis-problem-used-before-drawn = “{ $value }” is drawn later and cannot be used yet ({ $place }): change the order.
synthesis-problem-no-code-left = The odds leave some people no code of “{ $value }” ({ $place }).
synthesis-problem-unclear-value = Give either a percentage or a number of persons ({ $place }).
synthesis-problem-whole-does-not-add = The parts add up to { $value } per cent, which rounding does not explain ({ $place }).
synthesis-problem-unreachable = Too few or too many people could meet this target ({ $place }, variable { $value }).
synthesis-problem-disagreement = This target contradicts others of the same variable ({ $place }, variable { $value }).
synthesis-problem-table-too-large = { $value } combinations are too many ({ $place }): depend on fewer variables, or change the order.
synthesis-problem-column-kinds-differ = Another population has a column “{ $value }” of another kind ({ $place }).
synthesis-problem-missing-range = The code “{ $value }” has no range ({ $place }).
synthesis-problem-missing-rate = The population “{ $value }” has no rate ({ $place }).
synthesis-problem-nearest = {" "}Nearest: { $nearest }.

synthesis-remark-stratum-taken-whole = Every enumeration area of { $stratum } is in the sample.
synthesis-remark-certain-areas = Areas of { $stratum } that are in every sample for their size: { $areas }.
synthesis-remark-lonely-area = One enumeration area alone stands for { $stratum }: no variance can be computed there.
synthesis-remark-nobody-answered = No household of { $population } answered.
synthesis-remark-cells-merged = Nonresponse cells of { $population } with too few answers, adjusted together: { $cells }.
synthesis-remark-empty-cell = The sample has nobody for { $persons } persons of { $population } that the margin { $margin } asks for.
synthesis-remark-raking-unfinished = The weights of { $population } remain { $distance } away from a margin.
synthesis-remark-target-missed = The figure { $target } does not come out: the weights give { $estimate }.
