# Balances and other methods of reconciliation over files: what a cell should be, why nothing can be done, what holds for the whole answer.
# $file, $line, $column and $value say where something stands and what; $wanted is a phrase after “is not”.
reconcile-ragged-reason = { $file }, line { $line } has { $cells ->
    [one] { $cells_text } cell
   *[other] { $cells_text } cells
 } where the first line names { $columns ->
    [one] { $columns_text } column
   *[other] { $columns_text } columns
 }; the line was left out.
reconcile-ragged-remedy = Correct the line; a number has a point, and a text with a delimiter in it stands in quotes.
reconcile-no-text-reason = { $file }, line { $line } is not text in UTF-8; it was left out.
reconcile-no-text-remedy = Save the file in UTF-8.
reconcile-no-text-header = the first line is not text in UTF-8; save the file in UTF-8
reconcile-line-twice-reason = { $file }, line { $line }, “{ $column }”: “{ $value }” stands twice; the line was left out.
reconcile-line-twice-remedy = Keep the line that is right.
reconcile-unread-reason = { $file }, line { $line }, “{ $column }”: “{ $value }” is not { $wanted }; it counts as missing.
reconcile-unread-remedy = Correct the cell.
reconcile-no-next-reason = { $file }, line { $line }, “{ $column }”: “{ $value }” is not { $wanted }.
reconcile-no-next-remedy = Add the lines between them, or correct the period.
benchmark-problem-gap = a series has no gaps; correct what is told above and run this again
raking-problem-no-cells = the file has no table to start from
raking-problem-too-large = the table has too many combinations of categories
raking-problem-margins = the totals do not belong to the table
unroll-wanted-period = such a year or a part of it: a month, quarter, four months or half-year

balance-wanted-cell = a cell that the statements or the bounds name
balance-wanted-cell-near = a cell that the statements or the bounds name; the nearest is “{ $nearest }”
balance-wanted-unit = the unit “{ $unit }” that a line above gives this cell
balance-wanted-one-error = blank, and another column of the line says it already
balance-wanted-correlation = a covariance or a correlation
balance-wanted-same = what a line above says of this constraint
balance-problem-constraints = of some lines of the constraints it is not known to which one they belong, so that any may lack a term; correct what is told above and run this again
balance-problem-grade = there is no grade “{ $grade }”; there are { $grades }
balance-problem-graded-twice = “{ $source }” is given two grades; keep one --grade
balance-problem-source = no line has the source “{ $source }”
balance-problem-source-near = no line has the source “{ $source }”; the nearest is “{ $nearest }”
balance-no-source = a source without a name
balance-account-name = { $period }: { $group }
balance-account-open-reason = In { $period } the account of { $group } lacks a stock at its beginning or at its end; it is no constraint.
balance-account-open-remedy = Name the cell of the stock, and give its cell a line in the statements even where nobody states it.
balance-constraint-left-out-reason = The constraint “{ $constraint }” was left out: without the line that cannot be read it would say something else.
balance-constraint-left-out-remedy = Correct the line.
balance-grade-idle-reason = Every figure of { $source } has an error or a grade of its own, so that the grade of the source changes nothing.
balance-grade-idle-remedy = Leave the error blank in the lines that the grade should speak for.
balancing-about = { $n ->
    [0] Nothing checks anything: no more is said than is needed.
    [one] χ² = { $chi } with { $n_text } degree of freedom, p { $p }.
   *[other] χ² = { $chi } with { $n_text } degrees of freedom, p { $p }.
 } { $what ->
    [none] Nothing stands out.
   *[other] Fits the rest least: { $what }, z = { $z }; { $equals ->
        [0] nothing else fits as badly
        [one] one other fits exactly as badly
       *[other] { $equals_text } others fit exactly as badly
    }.
 }
balancing-about-contradictory = What must hold contradicts itself; the findings say where. No figure can be said to fit the rest least.
pack-no-correlation = So many errors cannot have the correlation { $what } ({ $where }): it lies between −1 and 1, and of n errors that all go against each other no lower than −1/(n − 1).
balance-wanted-not-negative = zero or a number above it
balance-constraint-twice-reason = { $file }, line { $line }: “{ $value }” stands a second time in the constraint “{ $constraint }”; the line was left out.
balance-constraint-twice-remedy = Keep the line that is right; coefficients of one cell are not added up.
balance-exact-given-reason = In line { $line } the error of the figure of { $source } for { $cell } is given as 0: it was taken as exact, and all others had to give way to it.
balance-exact-given-remedy = Nothing to do if it cannot be wrong; otherwise give the line an error above zero.
balance-exact-share-of-zero-reason = In line { $line } the error of the figure of { $source } for { $cell } is given as a share (CV), and the figure is 0: it was taken as exact, and all others had to give way to it.
balance-exact-share-of-zero-remedy = Give the line a standard error (STD_ERROR) in place of the share.
balance-exact-constraint-reason = The error of the constraint “{ $constraint }” is given as 0: it was taken to hold exactly.
balance-exact-constraint-remedy = Leave the error blank if it holds exactly; otherwise give it one above zero.
balance-exact-contradictory-reason = These cannot hold together: { $members }, with the figures that are taken as exact: { $exact }. “{ $left_out }” says { $stated }, the others say { $implied }; it was left out.
balance-exact-contradictory-remedy = Give an error above zero to the figure that can be wrong, or correct the constraint or make it soft.
balance-exact-figure = { $place } ({ $value })
balance-outside-bounds-reason = In line { $line } the figure of { $source } for { $cell } is { $value }, { $side ->
    [lower] below the least value
   *[upper] above the greatest value
 } that the cell may have ({ $bound }).
balance-outside-bounds-remedy = Correct the figure; if it may be so, widen the bounds of the cell (--bounds), or let cells be negative (--signed).
balance-unlikely-reason = The figures differ far more than their errors allow (χ² = { $chi }, p { $p }). Fits the rest least: { $what }, z = { $z }; { $equals ->
    [0] nothing else fits as badly
    [one] one other fits exactly as badly
   *[other] { $equals_text } others fit exactly as badly
 }.
balance-unlikely-remedy = Correct what is wrong, or give larger errors; do not publish these figures before that.
balance-far-reason = One figure lies too far from what all others say in its place: { $what }, z = { $z }, where beyond { $limit } something is wrong; { $equals ->
    [0] nothing else fits as badly
    [one] one other fits exactly as badly
   *[other] { $equals_text } others fit exactly as badly
 }.
balance-far-remedy = Find out what is wrong, or give larger errors; among some thousands of figures a few lie so far by chance.
benchmark-about = Estimated by regression: ρ = { $rho }, σ² = { $variance }; { $coefficients }.
benchmark-coefficient = { $name } = { $value } (standard error { $error })
