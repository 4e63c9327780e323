# Pages of questions and balances: what is rounded, unlike, contradicted, frozen or without a number, and units after numbers.
counted-ps = { $n ->
    [one] person
   *[other] persons
 }
counted-hh = { $n ->
    [one] household
   *[other] households
 }
counted-day = { $n ->
    [one] day
   *[other] days
 }
counted-pt = per cent
rounded-unknown = approximate in its source: how exactly is not known
rounded-within = known to within { $half } more or less, through rounding
rounded-to = { $unit ->
    [10] rounded to the nearest ten
    [100] rounded to the nearest hundred
    [1000] rounded to the nearest thousand
    [10000] rounded to the nearest ten thousand
    [100000] rounded to the nearest hundred thousand
    [1000000] rounded to the nearest million
   *[other] known to within { $half_text } more or less, through rounding
 }

question-step-unmeasured = No figure says by how much: { $series } has none. Its amount is part of what stays unexplained.
question-step-undefined = Its amount cannot be computed from the figures that there are. It is part of what stays unexplained.
question-unexplained-holds = { $n ->
    [one] This holds the amount of the step that has no number: { $steps }.
   *[other] This holds the amounts of the { $n_text } steps that have no number: { $steps }.
 }
question-story-unmeasured = { $name }: no number, part of what stays unexplained
question-no-number = no number
question-head-error = Standard error
question-head-rounding = Rounding
question-head-kind = Kind of basis

answers-unlike = Not all of these count the same, so the distances between them are no errors by themselves. Counted otherwise than { $against }, and hollow on the axis: { $names }. They differ in: { $facets }.
answers-unlike-shown = the figure shown large
answers-unlike-brief = They do not all count the same; they differ in: { $facets }.

question-contradiction = { $first }; { $second }. These are two published numbers for the same thing ({ $subject }, { $period }), and they cannot both be right. Register of contradictions: { $state }.
question-contradiction-link = Read the entry in the register
question-contradictions-elsewhere = { $n ->
    [one] The register of contradictions has { $n_text } entry about these series for another time.
   *[other] The register of contradictions has { $n_text } entries about these series for other times.
 }
question-contradicted = contradicted
contradiction-questions = Questions it touches

question-frozen = You are reading this question as it stood with the releases that this link names, not as it stands now.
question-frozen-now = Read it as it stands now
question-release-withdrawn = Release { $number } of “{ $name }” was withdrawn on { $date }. { $reason } Its figures are shown only because this link names it.
question-data-withdrawn = “{ $name }” was withdrawn on { $date }. { $reason } Its figures are not shown here.
question-data-withdrawn-link = The notice of withdrawal
question-figure-withdrawn = Figures that were published for this have been withdrawn.
picture-alt = { $title } { $said }
picture-alt-line = { $title } { $said } On the line below it, every figure: { $figures }. { $note }
figure-count-unknown = “{ $wanted }” is none of its ways of counting; these are { $known }
figure-count-one = it has one way of counting only, and “{ $wanted }” is none
question-card-withdrawn = Figures that were published for this were withdrawn on { $date }. { $reason }
question-unnamed = This link names no release of these datasets, so their figures are not shown: { $names }.
refusal-no-data = “{ $subject }” took data back and holds none.

balance-link = How this figure was balanced
balance-page-title = How the figures of “{ $name }” were balanced
balance-page-lede = Several sources speak of the same figures and do not agree. Here is what each says, what was made of it, who had to give way by how much, and how well it all fits.
balance-fit-title = Does it fit?
balance-plausible = The differences are as large as the errors of the sources let expect.
balance-implausible = The differences are larger than the errors of the sources let expect: a source is less sure than it was taken to be, or something was missed.
balance-suspect-how = Each statement was left out in turn, and the others say what should stand in its place; z is the distance in standard errors. Beyond 2 it is worth a look, beyond 3 something is wrong.
balance-suspect-tag = fits least
balance-cells-title = Figures, before and after
balance-cells-text = Each with its standard error. The last column says who moved it by how much.
balance-statements-text = A statement is one figure of one source. Its error rests on what was published with it, or on a grade.
balance-left-out = left out
balance-unchecked = nothing checks it
balance-at-bound = A bound holds it.
balance-exactly = exactly
balance-head-figure = Figure
balance-head-stated = Sources together
balance-head-balanced = Balanced
balance-head-adjustment = Moved by
balance-head-shares = Who moved it
balance-head-of = Speaks of
balance-head-says = Says
balance-head-error = Its error rests on
balance-head-moved = Moved by
balance-head-against = Against all others
balance-head-slack = Must hold
balance-head-off-before = Off by, before
balance-head-off-after = Off by, after
balance-head-stands = As it stands
balance-head-tried = As tried
balance-trial-title = What if a source were more or less sure?
balance-trial-text = Choose a statement and a grade, and see what would come out. Nothing is kept and nothing is published.
balance-trial-statement = Statement
balance-trial-grade = Grade
balance-trial-button = Try
balance-trial-without = Take back
balance-trial-notice = This is a trial: these figures are not published, and nobody answers for them.
balance-trial-back = Back to the figures as published
balance-trial-back-proposed = Back to the figures that are proposed
interval-published = The interval holds 95%; it was published with the figure.
interval-of-errors = The interval holds 95%: 1.96 standard errors, as published with the figure, on each side.
interval-balanced = The interval holds 95% if the errors are right: 1.96 standard errors on each side. These follow from the grades that were assumed of the sources when the figures were balanced, and from which errors were taken to be independent; they are no sampling error of this figure.
question-title-switched = { $question } ({ $label })
question-head-shown = Figure under another definition
question-amounts-each = Each amount is rounded for itself; together they add up, but what is left after a step may be one unit of the last digit off.
question-amounts-shifted = Some amounts are one unit of the last digit off, so that those written add up.
question-carried-outside = The figure itself, { $size }, lies outside of that.
question-computed = Computed by { $makers } from figures of { $inputs } that do not agree: each gives way as far as its error allows, so that the figure may lie outside all of them.
chart-source-computed = The figure that stands out was computed by { $makers } from figures of { $inputs }. Source of the others: { $producers }. Released on { $date }.
chart-source-computed-alone = Computed by { $makers } from figures of { $inputs }. Released on { $date }.
