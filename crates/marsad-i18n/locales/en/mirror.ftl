# What can be wrong with reports of migration flows by both sides: the reason and the remedy of each kind.
# $reporter counts moves from $origin to $destination; $side is receiver or sender.
mirror-report-outside-reason = The figure { $value } of { $reporter } ({ $origin } to { $destination }, { $period }) is of a country or period that is not in the table; it was left out.
mirror-report-outside-remedy = Add the country or the period to the table, or correct the figure.
mirror-report-within-country-reason = Moves within { $reporter } in { $period } were left out: { $value }.
mirror-report-within-country-remedy = Send moves within a country as internal migration.
mirror-report-not-finite-reason = The figure of { $reporter } for { $origin } to { $destination }, { $period }, is not a number; it was left out.
mirror-report-not-finite-remedy = Correct the figure, or leave it out if it is not known.
mirror-report-negative-reason = { $reporter } reports { $value } persons from { $origin } to { $destination } in { $period }; a number of persons cannot be below zero, so it was left out.
mirror-report-negative-remedy = Send the moves themselves, not the net migration.
mirror-report-repeated-reason = { $reporter } gives two figures for { $origin } to { $destination } in { $period }: { $kept } was kept, { $value } was left out.
mirror-report-repeated-remedy = Keep the figure that is right; if both are right, say what tells them apart.
mirror-report-by-other-rule-reason = { $reporter } gives figures under unlike duration rules for { $origin } to { $destination } in { $period }, and a flow has one figure for each side here: { $kept } under “{ $rule }” was kept, { $value } under “{ $other }” was left out. What is kept is the figure under the rule of the other side, else the first.
mirror-report-by-other-rule-remedy = Both may be right. To use the other figure, put it alone in a file; `marsad reconcile flows` uses both.
mirror-one-sided-reason = { $country } does not report, as { $side ->
    [receiver] the country of arrival
   *[sender] the country of departure
 }, { $pairs ->
    [one] { $pairs_text } flow that its partner reports
   *[other] { $pairs_text } flows that its partners report
 }.
mirror-one-sided-remedy = Ask { $country } for its figures; a flow that is not reported is not a flow of zero.
mirror-unlike-duration-rules-reason = In { $pairs ->
    [one] { $pairs_text } flow
   *[other] { $pairs_text } flows
 }, first { $origin } to { $destination } in { $period }, the country of arrival counts by “{ $receiver }” and the country of departure by “{ $sender }”: part of the difference is one of definition.
mirror-unlike-duration-rules-remedy = Convert one of the figures to the other rule before reading the difference as an error.
mirror-duration-rule-not-stated-reason = In { $pairs ->
    [one] { $pairs_text } flow
   *[other] { $pairs_text } flows
 }, first { $origin } to { $destination } in { $period }, at least one side does not state its duration rule.
mirror-duration-rule-not-stated-remedy = Ask from which stay on a move is counted, and enter the rule with the figures.
mirror-zero-without-ratio-reason = In { $pairs ->
    [one] { $pairs_text } flow
   *[other] { $pairs_text } flows
 }, first { $origin } to { $destination } in { $period }, a side counts nobody, so there is no ratio.
mirror-zero-without-ratio-remedy = Check that zero means nobody and not “not known”; read the asymmetry instead.
mirror-spell-unusable-reason = Stay number { $number } has a duration ({ $months_text }, in months), entry ({ $entry }, in months) or weight ({ $weight }) that cannot be; it was left out.
mirror-spell-unusable-remedy = Correct dates and weight of this stay in the survey file.
mirror-nobody-at-risk-reason = { $again ->
    [never] From { $months ->
        [one] { $months_text } month
       *[other] { $months_text } months
     } after arrival on no stay was observed
   *[other] From { $months_text } to { $again } months after arrival no stay was observed
 }, so the share that stays long enough is not known.
mirror-nobody-at-risk-remedy = { $again ->
    [never] Choose a shorter rule, or use a survey that follows stays for longer.
   *[other] Convert from a rule of { $again } months or more, or use a survey that observes stays without a gap from arrival on.
 }
mirror-few-at-risk-reason = At { $months ->
    [one] { $months_text } month
   *[other] { $months_text } months
 } after arrival the share rests on only { $effective } stays, after weighting.
mirror-few-at-risk-remedy = Pool years or countries, and publish the figure with its interval.
mirror-every-spell-ended-reason = All observed stays ended by { $months ->
    [one] { $months_text } month
   *[other] { $months_text } months
 } after arrival: the share is zero and its error is not known.
mirror-every-spell-ended-remedy = Use more stays; without them nothing can be converted back from the longer rule.
mirror-rule-without-months-reason = The rule “{ $rule }” is not a length of time, so lengths of stay cannot convert it.
mirror-rule-without-months-remedy = Convert between rules in months, or declare the share with its author and basis.
mirror-flow-unusable-reason = A flow of { $value } with standard error { $error } cannot be converted: both must be zero or more.
mirror-flow-unusable-remedy = Correct the flow or its standard error.
mirror-not-connected-reason = The { $side ->
    [receiver] immigration
   *[sender] emigration
 } figures of { $country } have no correction factor: no flows that both sides report lead from them to the benchmark.
mirror-not-connected-remedy = Obtain the missing side of flows with a country that is connected, or fix this factor too.
mirror-rule-changes-reason = { $country } counts its { $side ->
    [receiver] immigration
   *[sender] emigration
 } by “{ $first }” and by “{ $other }”, but has one correction factor for both.
mirror-rule-changes-remedy = Estimate the periods under each rule apart.
mirror-nobody-on-both-sides-reason = Both sides count nobody in { $pairs ->
    [one] { $pairs_text } flow
   *[other] { $pairs_text } flows
 }, first { $origin } to { $destination } in { $period }; such flows say nothing about correction factors and were left out.
mirror-nobody-on-both-sides-remedy = Nothing to do if zero means nobody; otherwise mark the figures as missing.
mirror-zero-excluded-reason = { $reporter } counts nobody from { $origin } to { $destination } in { $period }; a zero has no logarithm, and it was left out, as declared.
mirror-zero-excluded-remedy = Check that zero means nobody; choose a replacement if such flows matter.
mirror-zero-replaced-reason = { $reporter } counts nobody from { $origin } to { $destination } in { $period }; a zero has no logarithm, and { $by } stands in its place, as declared.
mirror-zero-replaced-remedy = Check that zero means nobody, and that another replacement does not change the result.
mirror-system-unknown-reason = The figure { $value } of { $reporter } ({ $origin } to { $destination }, { $period }) names measuring system { $system }, which is not described; it was left out.
mirror-system-unknown-remedy = Describe the system with its classes, or name another.
mirror-covariate-not-finite-reason = “{ $covariate }” is not known for { $origin } to { $destination } in { $period }; the flow and its reports were left out.
mirror-covariate-not-finite-remedy = Complete the value, or leave “{ $covariate }” out of the model.
mirror-class-mixes-rules-reason = Reports by “{ $first }” and by “{ $other }” are in one duration class ({ $class }) and are corrected alike.
mirror-class-mixes-rules-remedy = Give each rule a class of its own.
mirror-prior-flat-reason = What is believed of { $parameter } is so vague (standard deviation { $deviation } of the logarithm) that the level of the flows is hardly known.
mirror-prior-flat-remedy = Ask experts, or use a linked register or survey, for a narrower belief.
mirror-model-alone-reason = Nobody reports { $flows ->
    [one] { $flows_text } flow
   *[other] { $flows_text } flows
 }, first { $origin } to { $destination } in { $period }; { $flows ->
    [one] its estimate rests
   *[other] their estimates rest
 } on the model alone.
mirror-model-alone-remedy = Show such estimates apart, with their intervals.
mirror-parameter-not-converged-reason = The chains do not agree on { $parameter }: R-hat { $rhat }, effective sample size { $effective }.
mirror-parameter-not-converged-remedy = Draw longer; if that does not help, narrow the beliefs or simplify the model.
mirror-flows-not-converged-reason = The chains do not agree on { $flows ->
    [one] { $flows_text } flow
   *[other] { $flows_text } flows
 }, worst { $origin } to { $destination } in { $period }: R-hat { $rhat }, least effective sample size { $effective }.
mirror-flows-not-converged-remedy = Draw longer, and do not publish these flows before the chains agree.
