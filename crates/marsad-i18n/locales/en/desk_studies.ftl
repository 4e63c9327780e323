# The desk: studies for those who estimate, and the plans that they keep.
desk-studies-title = Studies for those who estimate
desk-studies-lede = Estimates from the records of every study, with all that is known of how sure they are, and the plans that people keep of them.
desk-studies-study = Study
desk-studies-persons = Whose records
desk-studies-real = The records are of real persons. Estimates from them are for those who estimate, and only what is protected is published.
desk-studies-estimate = Estimate
desk-studies-plans = Plans that are kept
desk-studies-plans-text = Each asks its question again with one click. Its file goes into the pack of the country, where a person completes it and it makes a dataset.
desk-studies-plans-none = No plan is kept yet: ask for estimates, and keep the question below them.
desk-studies-author = Kept by
desk-studies-day = Kept on
desk-studies-file = File for the pack
desk-studies-remove = Removal
desk-studies-remove-ask = Remove…
desk-studies-remove-consequence = Nobody is shown it any more. That it was kept, and who removed it, stays in the audit trail.
desk-studies-remove-do = Remove the plan

estimate-desk-lede = For those who estimate: every variable of the study, with all that is known of how sure an estimate is. Nothing here is protected: what the last column would hide does not leave the observatory.
estimate-desk-plan-name = Name of the plan
estimate-desk-plan-name-longest = { NUMBER(200) } characters at most.
estimate-desk-plan-keep = Keep the plan
estimate-desk-plan-consequence = It stands on the page of the study with your function and the day.
estimate-page-closed-desk = Estimate at the desk
refusal-name-missing = What is kept for “{ $subject }” has no name. Give it one.
refusal-name-too-long = The name is longer than { NUMBER(200) } characters. Shorten it.
refusal-unknown-plan = No plan “{ $subject }” is kept: it may have been removed.
refusal-not-your-plan = Somebody else keeps the plan “{ $subject }”. Its author removes it, or a person who approves releases.
