# Studies on the portal: their catalogue, their pages, their variables.
menu-studies = Studies
studies-lede = Surveys whose answers are kept here: whom they asked and how, every variable with its codes, and how often each answer was given.
studies-search = A word of a variable, in any of the three languages
studies-list = All studies
studies-none = No study is kept here yet.
studies-found = { $n ->
    [0] No variable has all of these words.
    [one] { $n_text } variable has these words.
   *[other] { $n_text } variables have these words.
 }
studies-found-first = { $n ->
    [one] The best one is listed.
   *[other] The best { $n_text } are listed.
 }
studies-found-none = Fewer words find more, and the beginning of a word is enough.
studies-in-search = { $n ->
    [one] { $n_text } variable of a study has these words
   *[other] { $n_text } variables of studies have these words
 }
studies-one-row = One row stands for: { $unit }
studies-table-rows = { $table }: { $rows }
studies-no-records = Answers not received yet
studies-no-records-text = No answers have been received for this yet. What the study is and what it asks stands here; how often each answer was given follows with the answers.
studies-span = { $from } to { $to }

studies-unknown = There is no study “{ $subject }”.
studies-unknown-table = The study has no table “{ $subject }”.
studies-unknown-variable = The study has no variable “{ $subject }”.
studies-near = Perhaps one of these:

studies-about = About this study
studies-unit = What one row stands for
studies-universe = Whom it speaks of
studies-coverage = Where
studies-data-kind = Kind of data
studies-collected = Collected
studies-period = Time that the answers are about
studies-modelled-on = Modelled on
studies-producers = Produced by
studies-authors = Content by
studies-nations = Country
studies-keywords = Keywords
studies-version = Version
studies-citation = { $producers }, “{ $title }”, version { $version }. { $publisher }, { $link }
studies-build = Build a table
studies-build-with = Build a table with this variable

studies-tables = Tables
studies-tables-text = Only tables and frequencies that are protected leave the observatory; the answers of a person never do.
studies-table-persons = Persons
studies-table-listing = Listing of households
studies-table-spells = Stays
studies-head-table = Table
studies-head-rows = Rows
studies-head-made = Received or made on
studies-head-number = number
studies-head-codebook = Codebook
studies-head-synthetic = Synthetic records
studies-released = Datasets published from it
studies-released-none = Nothing has been published from it yet.

studies-design = How the sample was drawn
studies-weighting = Weighting
studies-design-of = The design in the table “{ $table }”
studies-design-weights = Weight
studies-design-probabilities = Probability of selection
studies-design-strata = Strata
studies-design-clusters = Sampling units
studies-design-fpc = Units that each stratum has
studies-design-second-subset = In the second phase
studies-design-second-weights = Weight of the second phase
studies-design-second-probabilities = Probability of the second phase
studies-design-second-strata = Strata of the second phase
studies-design-second-clusters = Units of the second phase
studies-design-second-fpc = Units that each stratum of the second phase has
studies-design-lonely = A stratum with one unit
studies-design-replicates = Variances
studies-lonely-fail = Stops the estimation: one unit shows no variance.
studies-lonely-certainty = Counts as drawn with certainty.
studies-lonely-adjust = Its distance is taken from zero, which for means and shares is the mean of all units.
studies-lonely-average = Adds what the other strata add on average.
studies-replicates-jackknife = By leaving out one unit after another (jackknife).
studies-replicates-half-samples = By balanced half samples.
studies-replicates-bootstrap = By drawing again (rescaled bootstrap).
studies-replicates-supplied = By replicate weights that came with the data.

studies-variables = Variables
studies-answers = Answers
studies-for-sample = Sample and weights
studies-head-variable = Variable
studies-head-open = Public tables
studies-open = open
studies-closed = not open
studies-open-text = The public may build tables with these variables. Of the others only their description is shown.
studies-holds = What it holds
studies-asked = Who was asked
studies-level = Level
studies-measured-in = Unit
studies-role = Role in the design
studies-in-tables = In the tables
studies-codelist = List of codes
studies-about-variable = About this variable
studies-variable-description = “{ $label }” in the study { $study }: who was asked, which answers there are, and how often each was given.

studies-frequencies = Frequencies
studies-reading = Rows are answers in the sample; weighted, they stand for the whole population that the study speaks of.
studies-rounded = Weighted numbers of answers are rounded within their standard error, so that subtracting tells of nobody more than rounding leaves open; they need not add up. Each share is estimated by itself and rounded in the same way.
studies-chart-unit = Weighted number
studies-head-answer = Answer
studies-weighted = Weighted
studies-unweighted = Rows
studies-head-share = Share of values, %
studies-valid = With a value
studies-without = Without a value
studies-no-answer = No answer
studies-blank = Not asked, or blank
studies-all = All rows
studies-summary = What the values come to
studies-head-counted = Counted by
studies-head-deviation = Standard deviation
studies-numbers-text = Of numbers only the mean and the spread are shown: a single value could be that of one person.
studies-closed-text = The values of this variable are not shown. They serve the drawing of the sample, or they could point at a person.
studies-source = Source: { $study }, table “{ $table }”, number { $number }.
studies-related = Related variables
studies-beside = Neighbouring variables
studies-previous = Before it
studies-next = After it
