# Studies and estimates: what is refused, why nothing can be computed, the tables of the command line.
refusal-unknown-study = There is no study “{ $subject }”. The command “marsad study list” lists them.
refusal-unknown-table = The study has no such table: “{ $subject }”.
refusal-unknown-variable = There is no variable { $subject }. The command “marsad study show STUDY” lists them.
refusal-unknown-category = There is no such code: { $subject }.
refusal-synthetic-study = “{ $subject }” is a synthetic study, open to everybody: records that were collected belong to a study of their own, which says that it is not synthetic.
refusal-study-without-file = Nothing has been received or made for “{ $subject }” yet: marsad study receive, or marsad study synthesise.
refusal-restricted-study = The records of “{ $subject }” are of real persons. Ask as a reviewer, approver or methodologist (--as), or for a protected table (--protected).
refusal-not-synthetic = “{ $subject }” is not made by a generator.
refusal-not-numeric = “{ $subject }” holds no numbers. Ask for its shares (--proportion) instead.
refusal-not-coded = “{ $subject }” has no codes by which a table can be crossed. Use a grouped variable.
refusal-not-safe = “{ $subject }” is not among the variables that the public may use.
refusal-too-fine = A table so fine could give persons away: “{ $subject }”. Cross and restrict by fewer variables.
refusal-joined-codes = Several codes of “{ $subject }” cannot be taken together in a protected table beside another variable with codes: many such tables together could give persons away. Name one code, or no other variable, or cross by it.
refusal-in-tail = At the share “{ $subject }” a quantile could be the value of one person. Ask for a share from 0.05 to 0.95.
refusal-too-exact = Of a protected table “{ $subject }” cannot be asked: one figure told in many ways would come out of its rounding. Ask at a confidence of 0.9, 0.95 or 0.99, for a quantile at a twentieth (0.05, 0.1 … 0.95), and with the usual intervals.

pack-not-allowed = “{ $what }” is not allowed here ({ $where }).
pack-wrong-parameters = The parameters of the generator make no population ({ $where }): { $detail }.

survey-problem-no-rows = No row could be read from the file. See that it is SPSS, Stata, Parquet or a table of text with a first row of names and rows below it.
survey-problem-no-column = There is no column “{ $name }”.{ $nearest }
survey-problem-no-code = The column “{ $name }” has no code “{ $code }”.{ $known ->
    [none] { "" }
   *[other] { " " }It has: { $known }.
 }
survey-problem-not-numeric = The column “{ $name }” holds no numbers.
survey-problem-wrong-type = The column “{ $name }” has a type that cannot be used: { $found }.
survey-problem-type-of-moments = The column “{ $name }” holds dates with a time of day, which cannot be used as they are: put the date, or the number that is asked for, into a column of its own.
survey-problem-wrong-length = The column “{ $name }” has { $found } values where { $expected } rows are.
survey-problem-wrong-design = The design cannot be computed with:
survey-problem-out-of-range = { $value } lies outside what makes sense ({ $what }).{ $what ->
    [confidence] { " " }A confidence is a share above 0 and below 1, such as 0.95.
    [share] { " " }The share of a quantile lies between 0 and 1; that of the median is 0.5.
    [exponent] { " " }An exponent is a whole number from 1 to 9.
    [replicates] { " " }Two replicates are the fewest.
    [rho] { " " }Fay’s share is 0 or more, and below 1.
   *[other] { "" }
 }
survey-problem-missing-values = Values of “{ $name }” are missing in { $rows } rows.
survey-problem-empty-domain = Nobody in the sample is like that: there is nothing to estimate.
survey-problem-unsupported = { $what ->
    [adjusted-replicates] Weights cannot be calibrated once more on replicates: calibrate every replicate, and give its weights.
    [unpaired-strata] Balanced half samples need strata of exactly two units. Join or split strata, or take the jackknife or the bootstrap.
    [replicates-of-this-design] There is no jackknife, bootstrap or half sample of two phases or of probabilities of pairs. Leave out --replicates: the variance is then found by linearisation.
    [pairs-over-stages] Probabilities of pairs are taken for one stage only. Name the units of the first stage alone.
    [too-many-replicates] So many replicates would need more memory than is sensible. Ask for fewer, or name units of a higher stage.
    [no-replicates] An interval by replicates needs a design with replicates (--replicates or --replicate-weights).
    [quantile-covariance] Quantiles are compared only with replicates: add --replicates bootstrap.
    [not-a-proportion] This interval exists only for shares.
    [too-many-stages] The exact variance of two phases is taken for four stages at most.
   *[other] This combination cannot be computed here: { $what }.
 }
survey-problem-other-type = The column “{ $name }” is { $found }; the codebook of the study asks for { $expected }.
survey-problem-duplicate-key = Two requests of the plan give the same series: { $key }.
survey-problem-wrong-code = “{ $code }” cannot be a code of the dimension { $name }: map it in the plan.

estimate-column-estimate = Estimate
estimate-column-standard-error = Standard error
estimate-column-low = From
estimate-column-high = To
estimate-column-cv = CV
estimate-column-design-effect = Design effect
estimate-column-n = Respondents
estimate-column-flag = Quality
estimate-total = Total
estimate-left-out = { $n ->
    [one] One row was left out because a value is missing.
   *[other] { $n_text } rows were left out because a value is missing.
 }
estimate-no-script = { $language } cannot compute this, or not with these names of columns.

cell-state-published = reliable
cell-state-low-reliability = low reliability
cell-state-unreliable = hidden: too unreliable
cell-state-confidential = hidden: too few respondents

statistic-count = Number of persons
statistic-total = Total
statistic-mean = Mean
statistic-proportion = Share
statistic-ratio = Ratio
statistic-quantile = Quantile

variable-kind-codes = codes
variable-kind-flag = yes or no
variable-kind-whole = whole number
variable-kind-number = number
variable-kind-id = identifier
variable-kind-text = name
variable-level-nominal = kinds
variable-level-ordinal = kinds in an order
variable-level-scale = quantities
design-role-weight = weight
design-role-stratum = stratum
design-role-cluster = sampling unit
design-role-population = units of the stratum
design-role-stage-weight = weight of a stage
design-role-probability = probability of selection
design-role-id = number of the row
design-role-household = household
design-role-subset = who is in the second phase
design-role-second-stratum = stratum of the second phase
design-role-second-probability = probability in the second phase
design-role-second-population = units of the stratum of the second phase
design-role-replicate = replicate weight

frequencies-hidden = hidden
frequencies-missing = no answer
frequencies-blank = blank
frequencies-valid = with a value
frequencies-all = all
frequencies-summary = Rows: mean { $mean }, standard deviation { $deviation }, from { $min } to { $max }
frequencies-weighted-summary = Weighted: mean { $mean }, standard deviation { $deviation }, from { $min } to { $max }

count-rows = { $n ->
    [one] { $n_text } row
   *[other] { $n_text } rows
 }
count-variables = { $n ->
    [one] { $n_text } variable
   *[other] { $n_text } variables
 }
study-made = Study { $study }, synthetic: table { $table } made, { $rows }
study-figure-missed = The published figure { $figure } does not come out.
method-estimate = Estimates from the records of a survey, with its weights and the design of its sample; each value has its standard error, and what is unreliable or rests on few respondents is hidden.
step-study = Records
step-study-text = Answers of persons, kept where nobody reads them but the plans; their hash is kept at the observatory.
fact-study = Study, table and number
fact-study-rows = Rows
fact-study-made-by = Received or made by
fact-study-made-at = Received or made on
fact-study-seeds = Seeds of the population and the sample
# What a design says of its columns, and what was taken for it.
survey-problem-decimal-commas = The column “{ $name }” has commas in its numbers: “{ $value }” in row { $row }; such rows: { $rows }. Write points before decimals, and nothing between thousands.
survey-problem-not-finite = The column “{ $name }” has cells that are no finite number: “{ $value }” in row { $row }; such rows: { $rows }. Leave them empty.
survey-problem-names-of-kinds = The numbers of “{ $name }” name kinds ({ $known }): a mean or a total of them says nothing. Ask for shares (--proportion), or declare the variable as “scale” in the codebook.
refusal-named-twice = “{ $subject }” cannot be divided by itself: each of its codes would be all of its group.
design-finding-design-of-codebook-reason = Taken from the roles in the codebook: { $columns }.
design-finding-design-of-codebook-remedy = An option of the command goes before the codebook: --weights, --strata, --clusters, --fpc, --replicate-weights.
design-finding-columns-like-design-reason = By their names or labels these columns look like parts of the design, and were not used: { $columns }. Neither estimates nor errors know of them.
design-finding-columns-like-design-remedy = Name those that are: --weights, --strata, --clusters, --fpc, --replicate-weights.
design-finding-ratio-without-denominator-reason = “{ $column }” adds up to nothing in some cells, so that there is no ratio to it. Such cells: { $cells }.
design-finding-ratio-without-denominator-remedy = Cross by fewer variables, or restrict the question to those who have some of it.
design-finding-undefined-in-replicates-reason = Estimates that some replicates do not give, since nothing there has a weight: { $cells }. These replicates (for one estimate at most: { $replicates }) were left out of its error, which may be too small.
design-finding-undefined-in-replicates-remedy = Cross by fewer variables, or merge small domains.
design-finding-contrast-of-nothing-reason = Cells without an estimate: { $cells }. Nothing can be compared with them: nobody there has a value that counts.
design-finding-contrast-of-nothing-remedy = Compare cells in which somebody answered.
design-finding-dates-as-days-reason = “{ $column }” holds dates: the numbers are days since 1 January 1970.
design-finding-dates-as-days-remedy = Ask by periods (--by), or make a column of years or of ages.
