# Refusals whose words for the command line name a command: on a page they say what to choose there.
web-refusal-unknown-agreement = There is no agreement “{ $subject }” for you. Choose one under “Agreements”.
web-refusal-unknown-submission = There is no submission “{ $subject }” that you may read. Choose one under “Submissions”.
web-refusal-one-time-password = The password of “{ $subject }” was made by the system. Sign in with it once more: the next page asks for one of your own.
web-refusal-unknown-question = There is no question { $subject }. Choose one under “Questions”.
web-refusal-unknown-study = There is no study “{ $subject }”. Choose one under “Studies”.
web-refusal-unknown-variable = There is no variable { $subject }. Choose one from the page of the study.
web-refusal-study-without-file = Nothing has been received or made for “{ $subject }” yet. The observatory will add it.
web-refusal-restricted-study = The records of “{ $subject }” are of real persons, and are not shown here. Build a protected table instead.
web-refusal-not-numeric = “{ $subject }” holds no numbers. Ask for the share of a category instead.
web-refusal-not-addable = The sum of “{ $subject }” says nothing: years and numbers that are names are not added. Ask for its mean or its median.
web-refusal-balance-contradicts = The constraints of the plan of “{ $subject }” cannot hold together, so nothing is built. A methodologist corrects the plan; then propose again.
# Findings whose words for the command line name an option.
web-design-finding-many-margins-remedy = Take these errors as lower bounds, or cross by fewer variables.
web-design-finding-replicates-without-margins-remedy = Leave the replicates out of the design of the study: errors by linearisation know the margins. Or receive replicate weights of which each was calibrated.
web-design-finding-heavy-row-remedy = Look at the weight of this row: it is wrong, or needs trimming before the records are received. As it stands, estimates are nearly those of this row, and their errors say little.
web-design-finding-replicate-scale-assumed-remedy = Compare it with the documentation of the survey; another one is written in the design of the study.
web-design-finding-two-phase-method-remedy = { $method ->
    [full] It holds for at most four stages in both phases, with simple random sampling inside strata.
   *[approximate] Where the design of the study names the full method, it comes from the joint probabilities, for at most four stages in both phases.
 }
