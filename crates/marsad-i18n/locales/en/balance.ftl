# Reconciled figures: plans that balance, what came out, and what would change.
method-balance = Looks for the figures nearest to what released datasets say, each measured by its error, for which everything that the plan asks for holds.
step-inputs = Released figures
step-inputs-text = What the number rests on: the figures that the plan put together, each with its own way back to a file.
input-own = { $figure } (says it directly)
input-tied = { $figure } (tied to it by the plan)
fact-constraint = What must hold

error-basis-published = published error
error-basis-source-grade = grade of its dataset
error-basis-plan-grade = grade in the plan
error-basis-declared = error declared in the plan
error-basis-drawn = error of what it was computed from
error-basis-trial = grade on trial

balance-head = Version { $number } of { $dataflow }, balanced by the plan { $plan } from { $inputs }.
balance-input = { $dataflow }, release { $number }
balance-estimate = { $value } (standard error { $error })
balance-cells = Figures
balance-cell = { $cell } ({ $period }): { $stated } stated, { $balanced } balanced ({ $adjustment })
balance-cell-unstated = { $cell } ({ $period }): nobody states it, { $balanced } balanced
balance-cell-unknown = { $cell } ({ $period }): nothing determines it
balance-share = { $source }: { $amount }
balance-share-soft = what holds only nearly
balance-statements = Statements
balance-statement = { $statement }, of { $cell }: { $stated } ({ $basis }); moved by { $adjustment }
balance-statement-left-out = { $statement }, of { $cell }: left out
balance-basis-grade = { $basis }, { $grade }
balance-fit = against all others: { $difference } (standard error { $error }), z = { $z }
balance-correlation = The errors of { $statements } are taken to go together (correlation { $number }).
balance-independent = The errors of different figures are taken to be independent of each other. A figure computed from others carries their errors.
balance-independent-others = All other errors are taken to be independent of each other. A figure computed from others carries their errors.
balance-constraints = What must hold
balance-constraint = { $name }: off by { $before } before, by { $after } after
balance-plausibility = { $n ->
    [0] Nothing checks anything: no more is said than is needed.
    [one] χ² = { $chi } with { $n_text } degree of freedom, p { $p }.
   *[other] χ² = { $chi } with { $n_text } degrees of freedom, p { $p }.
 }
balance-suspect = Fits the rest least: { $what }, z = { $z }.
balance-suspect-equals = { $n ->
    [one] One other fits exactly as badly: the figures alone cannot tell which is wrong.
   *[other] { $n_text } others fit exactly as badly: the figures alone cannot tell which is wrong.
 }
balance-findings = Worth knowing
balance-changes = What would change
balance-change = { $cell } ({ $period }): { $before } → { $after } ({ $difference })
balance-change-none = Nothing would change.
balance-change-none-drawn = { $statements } was computed from other statements and carries their errors: try a grade for those.
balance-none = none
balance-facet = { $facet } ({ $relation })

refusal-input-not-public = “{ $subject }” has no public release, and the plan needs one. Release it first.
refusal-input-withdrawn = “{ $subject }” was withdrawn, so nothing new can be made of it. Release it again, or take it out of the plan.
refusal-nothing-determined = No figure of “{ $subject }” gets a value. The plan says less than it asks for.
refusal-balance-contradicts = The constraints of the plan of “{ $subject }” cannot hold together, so nothing is built. “marsad version build” and “marsad pack check” name them; correct the plan.
refusal-not-balanced = “{ $subject }” is not made by a plan that balances.
refusal-unknown-statement = The plan has neither a statement nor a source “{ $subject }”.
pack-unused = “{ $what }” is given and nothing uses it ({ $where }).
pack-same-ends = The bridge leads from “{ $what }” to itself ({ $where }): name another statement at one end, or remove the bridge.
pack-empty-interval = The interval has no width: { $what } ({ $where }). Write a lower bound below the upper one, name two statements, or say that there is no interval.
pack-zero = “{ $what }” is zero or no number ({ $where }): write another number, or leave it out.
pack-no-share = A share lies between 0 and 1, and { $what } does not ({ $where }): write it as a part of one, or take an amount.
pack-no-figure = No figure of { $what } is known ({ $where }): correct its period or its codes, or add the figure.
pack-other-frequency = The period is not as long as the frequency says: { $what } ({ $where }). Correct the one that is wrong.
pack-not-latest = The figure is recommended as the latest, and “{ $what }” is later ({ $where }): recommend that one, or name another rule.
pack-not-widest = The figure is recommended as holding all that is asked, and “{ $what }” holds more ({ $where }): recommend that one, or name another rule.
pack-not-official = The figure is recommended as that of the institution that the law charges, and “{ $what }” is no public institution of the country ({ $where }): recommend another figure, or name another rule.
pack-not-reconciled = The figure is recommended as balancing all the others, and no plan that balances makes it ({ $where }): recommend the figure of such a plan, or name another rule.
pack-mixed-interval = The interval joins figures that do not count the same at one time: { $what } ({ $where }). Name figures of one definition and one time, or leave it: readers are told.
pack-remarks = { $n ->
    [one] { $n_text } remark; the pack can be used
   *[other] { $n_text } remarks; the pack can be used
 }
balance-rounding = What is released is rounded so that everything that must hold exactly still holds; a released figure may be one unit of the last digit off the one given here.
