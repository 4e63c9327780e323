# Tables over a study: the builder for everybody, estimates for those who estimate, their files.
builder-title = Build a table
builder-lede = Choose what to estimate, cross it by up to three characteristics, and say of whom. Each figure comes with its interval; what could point at a person or is too unreliable is hidden.
builder-for-estimators = For methodologists: every variable, standard errors and design effects
builder-tables = Table
builder-table-persons = Persons
builder-table-listing = Listed households
builder-table-spells = Stays
builder-unit-persons = persons
builder-unit-listing = households
builder-unit-spells = stays
builder-unit-other = units
builder-unit-percent = per cent
builder-statistic = What to estimate
builder-statistic-count = How many
builder-statistic-total = Total of a number
builder-statistic-mean = Mean of a number
builder-statistic-proportion = Share of a category
builder-statistic-ratio = One number for each unit of another
builder-statistic-quantile = Median or another quantile
builder-of = Of which variable
builder-kind-numbers = Numbers
builder-kind-flags = Yes or no
builder-kind-codes = Categories
builder-choose = Choose
builder-category = Which category
builder-all-categories = All of them
builder-per = For each unit of
builder-share = Up to which share (a half is the median)
builder-by-1 = In rows
builder-by-2 = In columns
builder-by-3 = In groups
builder-none = Nothing
builder-confidence = Confidence of intervals
builder-restrict = Only of some
builder-everybody = Everybody
builder-joined-alone = One category of each characteristic. The address may name several of one (…=A,B) where the table has no other characteristic.
builder-all = All
builder-unasked = Choose the variable to be measured, then show the table.
builder-empty = Nobody in the sample is like that: there is nothing to show.
builder-not-drawn = Too many figures for one drawing; the table has them all.
builder-cell = Below each figure: its interval and how many respondents it rests on. Figures are rounded within their standard error and respondents to the nearest five, so that subtracting tells of nobody more than rounding leaves open. A figure that is hidden here only to protect another one may be shown in a table by other categories.
builder-respondents = n = { $n }
builder-fixed = Where the standard error is 0 and the interval has no length, the weights were calibrated to the figure: it is known from elsewhere and not found by the survey, so that it says nothing of how far samples differ. A figure about people who all gave the same answer looks the same.
builder-step = Where the standard error is 0 and the interval has no length, so many have the same value that both ends of the interval fall on it: few values occur around it, and samples that differ a little give the same one. It does not mean that the survey knows it exactly.
builder-rest = Totals count everybody in question, those too of whom a characteristic of the table is not known or was not asked. Parts may therefore add up to less.
builder-hidden = { $n ->
    [one] One figure is hidden.
   *[other] { $n_text } figures are hidden.
 }
builder-mark-low-reliability = Low reliability: it varies much from sample to sample, or its error itself rests on few sampling units, or may be too small because the weights were calibrated to many margins beside so few persons. Read it with its interval, and with caution.
builder-mark-unreliable = Hidden: it rests on too few respondents, or varies too much, to say anything.
builder-mark-confidential = Hidden: it could point at a person, or give another hidden figure away.
builder-downloads = The table, with standard errors and respondents:
builder-scripts = The same question for R and Stata:
builder-script-data-open = The data: { $file }, records in which nobody exists, offered on the page of the study.
builder-script-data-closed = The data: { $file }, records of real persons, which only those who keep the study have.
builder-permalink = Permanent link to this table
builder-head-remarks = To be read with it
builder-head-disclaimer = Not to be used for

builder-what-count-persons = Number of persons
builder-what-count-listing = Number of households
builder-what-count-spells = Number of stays
builder-what-count-other = Number of units
builder-what-total = Total of “{ $variable }”
builder-what-mean = Mean of “{ $variable }”
builder-what-share = Share of “{ $category }” ({ $variable })
builder-what-shares = Shares of the categories of “{ $variable }”
builder-what-ratio = “{ $numerator }” for each unit of “{ $denominator }”
builder-what-median = Median of “{ $variable }”
builder-what-quantile = Value of “{ $variable }” that { $share } do not exceed
builder-by = { $what }, by { $variables }
builder-among = Among: { $universe }
builder-only = Only: { $restrictions }
builder-restriction = { $variable }: { $codes }
builder-intervals = { $confidence } confidence intervals
builder-interval = { $low } – { $high }
builder-source = { $producers }, { $study }, version { $version }; table “{ $table }” { $number }
builder-citation = { $producers }, “{ $study }”, version { $version }. { $title }. Table built at { $publisher }, { $link }

builder-choose-below = Choose in the form below.
builder-coarser = Show a coarser table
builder-apart = Show each category on its own
builder-refused-too-long-reason = The address is too long to be a question.
builder-refused-too-long-remedy = Ask in the form below.
builder-refused-too-many-reason = “{ $subject }” has too many values.
builder-refused-too-many-remedy = Name fewer of them.
builder-refused-too-large-reason = The table would have more than { $n_text } cells.
builder-refused-too-large-remedy = Cross by fewer variables, or by such as have fewer categories.
builder-refused-unknown-variable-reason = The table “{ $table }” has no variable “{ $subject }”.
builder-refused-unknown-variable-remedy = Choose one in the form below.
builder-refused-unknown-variable-near-reason = The table “{ $table }” has no variable “{ $subject }”.
builder-refused-unknown-variable-near-remedy = Perhaps you mean:
builder-refused-unknown-category-reason = There is no such category: { $subject }.
builder-refused-unknown-category-remedy = Choose one in the form below.
builder-refused-not-safe-reason = “{ $subject }” is not open to the public, for it could point at persons.
builder-refused-not-safe-remedy = Choose another variable in the form below; many are there in broader groups.
builder-refused-not-numeric-reason = “{ $subject }” holds no numbers.
builder-refused-not-numeric-remedy = Ask for the shares of its categories instead.
builder-refused-not-coded-reason = “{ $subject }” has no categories.
builder-refused-not-coded-remedy = Numbers have a mean, a total or a median; to cross or restrict, choose a variable with categories.
builder-refused-too-fine-reason = A table so fine could give persons away.
builder-refused-too-fine-remedy = Cross by three variables at most, by each once; cross and restrict by four at most.
builder-refused-joined-codes-reason = Several categories of “{ $subject }” cannot be taken together beside another characteristic: many such tables together could give persons away.
builder-refused-joined-codes-remedy = Name one category, or no other characteristic than this, or look at each category on its own.
builder-refused-in-tail-reason = So far out a quantile could be the value of one person.
builder-refused-in-tail-remedy = Ask for a share from 0.05 to 0.95.
builder-refused-study-without-file-reason = There are no data for this table yet.
builder-refused-study-without-file-remedy = They appear here as soon as the observatory has them.

estimate-page-title = Estimates
estimate-page-lede = For methodologists: every variable of the study, with all that is known of how sure an estimate is. Nothing here is protected; that is possible because nobody in these data exists.
estimate-page-to-builder = The table builder, for everybody
estimate-page-unprotected = Unprotected: the last column says what would be published.
estimate-page-interval = Interval
estimate-page-freedom = Degrees of freedom
estimate-page-weight = Sum of weights
estimate-page-mark-low-reliability = Low reliability: would be published with a warning.
estimate-page-mark-unreliable = Would be hidden.
estimate-page-mark-confidential = Would be hidden.
estimate-page-missing-variables = { $n ->
    [one] One row was left out: what is estimated is missing there.
   *[other] { $n_text } rows were left out: what is estimated is missing there.
 }
estimate-page-missing-domains = { $n ->
    [one] One row was left out: a characteristic of the table is missing there.
   *[other] { $n_text } rows were left out: a characteristic of the table is missing there.
 }
estimate-page-design = How the sample was drawn
estimate-page-findings = Worth knowing
estimate-page-no-findings = Nothing is wrong with the design.
estimate-page-downloads = The table; scripts for R and Stata that ask the same of its records; the plan (.toml) that makes a dataset of it.
estimate-page-plan = Keep it as a plan
estimate-page-plan-text = A plan in the pack of the country makes a dataset of this question, again and again. A person completes its dimensions.
estimate-page-plan-show = Show the plan
estimate-page-dataflow = Dataset of the plan
estimate-page-new-dataflow = A new dataset
estimate-page-closed-title = Only for those who sign in
estimate-page-closed-text = The records of this study are of real persons. Estimates from them are for the staff of the observatory, who sign in at its desk. The table builder is for everybody.

estimate-design-weights = Weights
estimate-design-probabilities = Probabilities of selection
estimate-design-strata = Strata
estimate-design-clusters = Sampling units
estimate-design-fpc = Finite population correction
estimate-design-nested = Names of units
estimate-design-nested-text = start again in each stratum
estimate-design-lonely = Strata with one unit
estimate-design-lonely-fail = nothing is estimated
estimate-design-lonely-certainty = count as drawn with certainty
estimate-design-lonely-adjust = are measured from zero, which for means and shares is the mean of all units
estimate-design-lonely-average = add what the other strata add on average
estimate-design-second-subset = Second phase: who is in it
estimate-design-second-weights = Second phase: weights
estimate-design-second-probabilities = Second phase: probabilities of selection
estimate-design-second-strata = Second phase: strata
estimate-design-second-clusters = Second phase: sampling units
estimate-design-second-fpc = Second phase: finite population correction
estimate-design-variance = Variance
estimate-design-linearised = by linearisation
estimate-design-jackknife = by a jackknife
estimate-design-half-samples = by balanced half samples
estimate-design-bootstrap = by a bootstrap with { $count } replicates
estimate-design-supplied = by replicate weights of the study: { $columns }
builder-refused-named-twice-reason = “{ $subject }” cannot be divided by itself: each of its categories would be all of its group.
builder-refused-named-twice-remedy = Choose another variable in rows, columns and groups.
