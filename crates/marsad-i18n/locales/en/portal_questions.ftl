# The pages of questions and contradictions, the same card as files and in a terminal, and how tables are read.
menu-questions = Questions
home-questions = One question, every figure
home-all-questions = All questions
questions-lede = What people ask about migration, with every official figure side by side: why they differ, step by step, and which one to take.
questions-list = List
questions-none = No question has been put here yet.
dataflow-questions = Questions it helps to answer

question-recommended = Recommended
question-interval = between { $low } and { $high }
question-figure = { $number } { $unit }
question-figure-period = { $number } { $unit }, { $period }
question-from = Source: { $sources }.
question-pair = { $name }: { $said }
question-no-figure = No figure has been published for this yet.
question-not-published = not published
question-told = { $n ->
   *[other] { $n_text } official figures, from { $low } to { $high }
 }
question-told-one = One official figure
question-switches = Count otherwise
question-switched = This figure counts otherwise than the recommended one: { $label }.
question-back = Back to the recommended figure
question-axis = Every official figure on one axis
question-every-figure = Every official figure
question-not-drawn = Not on the axis, because they count in another unit: { $names }.
question-difference = { $facet }: { $value } ({ $relation })
question-unsaid = Said by only one of the two, so not known whether the same: { $facets }
question-bridges = From one figure to the other
question-bridges-text = Each step says by how much and on what it rests. What no step explains is shown, never hidden.
question-bridge = From { $from } to { $to }
question-steps = The steps
question-share-of-rest = It takes this share of what is left before it.
question-estimate = Estimated at { $value }, with a standard error of { $error }. Source: { $source }
question-assumed = Reckoned with { $central }; { $low } at least and { $high } at most are thought possible.
question-unexplained-stays = No step explains this.
question-unexplained-may-be-nothing = No step explains this, but it may be nothing: the bounds of the steps hold zero.
question-story = { $name }: { $number }
question-story-interval = { $name }: { $number }, { $interval }
question-changes = What changed since last time
question-change = { $name }: { $before } before, { $after } since release { $release } of { $date }.
question-changed-recommended = The recommended figure
question-unchanged = The latest releases changed none of these figures.
question-histories = Each figure over time
question-history-point = { $number } ({ $period })
question-on-paper = At the address at the foot of this sheet: how each figure differs from the one shown large, its whole history, and how it was made.
question-definitions = Definitions in full
question-two-definitions = Two definitions, side by side
question-first = First figure
question-second = Second figure
question-compare = Compare
question-releases = Releases these figures come from
question-moved-on = Release { $number } of “{ $name }” is shown because this link names it; release { $current } has replaced it, so figures may have changed.
question-citation = { $sources }: { $number } { $unit } ({ $period }). Recommended in answer to “{ $question }”, { $date }. { $publisher }, { $link }
question-citation-switched = { $sources }: { $number } { $unit } ({ $period }; { $label }). In answer to “{ $question }”, { $date }. { $publisher }, { $link }
question-citation-bare = “{ $question }”, { $date }. { $publisher }, { $link }
permalink-question = Permanent link; it names the releases

question-head-question = Question
question-head-why = Why the figures differ
question-head-counts = What it counts
question-head-rule = Why this one
question-head-source = Source
question-head-period = Date
question-head-figure = Figure
question-head-interval = Interval
question-head-low = At least
question-head-high = At most
question-head-unit = Unit
question-head-method = How it is counted
question-head-coverage = Coverage
question-head-differences = Compared with the recommended figure
question-head-note = What to know
question-head-made = Made of
question-head-from = From
question-head-to = To
question-head-step = Step
question-head-amount = By how much
question-head-after = Leaves
question-head-basis = On what it rests
question-head-facet = What is said of
question-head-relation = The first, against the second
question-sheet-answers = Figures
question-sheet-bridges = Bridges

term-plus = plus
term-minus = minus
term-times = times
term-over = divided by
series-part = { $name } ({ $codes })

reading-title = How to read this figure
reading-example = How to read the table, by one example:
unlike = Not everything here counts the same, so do not compare or add up without looking. { $facets }
unlike-facet = { $facet }: { $values }.
unlike-value = { $value } ({ $who })
unlike-marked = Marked { $mark } by the source, since the definition or scope is another: { $who }.
line-broken = The line is broken { $gaps }: the figures on its two sides do not count the same.
line-gap = between { $before } and { $after }

contradictions-title = Contradictions
contradictions-lede = Two published numbers for the same thing, of the same time and under the same definition, that cannot both be right. Only the way of counting may be another; where it is, the entry says so. Each stays here with what its owners say of it.
contradictions-link = Read the contradictions
contradictions-count = { $n ->
    [0] No contradiction is listed.
    [one] { $n_text } contradiction is listed.
   *[other] { $n_text } contradictions are listed.
 }
contradictions-none = None is open to the public at the moment. Figures that differ because they count different things are no contradictions: the questions lead from one to the other.
contradiction-difference = Difference
contradiction-tolerance = Difference that both sources allow
contradiction-found = First found
contradiction-seen = Last found
contradiction-unlike = Where their definitions are not the same
contradiction-notes = What was said of it
contradiction-note-numbers = It speaks of { $first } and { $second }.
contradiction-note-reopened = Reopened by the comparison: the numbers changed from { $first_before } and { $second_before } to { $first } and { $second }.
contradiction-note-found-again = Reopened by the comparison: it found { $first } and { $second } again, and they still contradict each other.
contradiction-note-agree = The numbers changed from { $first_before } and { $second_before } to { $first } and { $second }, and no longer contradict each other.
contradiction-note-gone = The comparison no longer finds what it found of { $first } and { $second }: one of the two was replaced or taken back, or what they count, or how far they may be apart, is said otherwise since.
contradiction-note-by-comparison = Comparison, started by { $who }
contradiction-note-changed = The numbers changed from { $first_before } and { $second_before } to { $first } and { $second }.
contradiction-state-open = Open
contradiction-state-explained = Explained
contradiction-state-resolved = Resolved
contradiction-state-accepted = Accepted
