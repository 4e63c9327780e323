# The board, score cards, and the steering committee.
board-title = Where things stand
board-lede = { $name }, on { $day }: who delivered what, what is late, what contradicts, and what will be public.
board-count-late = { $n ->
    [one] period late
   *[other] periods late
}
board-count-agreements = { $n ->
    [one] agreement with data
   *[other] agreements with data
}
board-count-contradictions = { $n ->
    [one] open contradiction
   *[other] open contradictions
}
board-count-upcoming = { $n ->
    [one] release to come
   *[other] releases to come
}
board-late-title = Late
board-nothing-late = Nothing is late.
board-agreements-title = Agreements and their scores
board-agreements-lede = Every part and the whole from 0 to 100, over the last three years. A dash is what cannot be said yet.
board-contradictions-title = Contradictions that wait for an answer
board-no-contradictions = No contradiction waits for an answer.
board-upcoming-title = Releases to come
board-nothing-upcoming = No release is proposed or under embargo.
board-institution = Institution
board-agreement = Agreement
board-period = Period
board-due = Due
board-state = State
board-last = Last period that came
board-next = Next due
board-days = Usually
board-dataflow = Data
board-number = Release
board-when = Public from, or proposed
board-subject = What is counted
board-one-says = One says
board-other-says = The other says
board-since = Since
board-none = –
board-colon = :
board-state-expected = expected
board-state-due = due soon
board-state-late = late
board-state-received = received
board-state-returned = returned
board-state-accepted = accepted
board-release-embargoed = approved, under embargo
board-release-proposed = waits for a second person
board-days-late = { $n ->
    [one] { $n_text } day late
   *[other] { $n_text } days late
}
board-days-early = { $n ->
    [one] { $n_text } day early
   *[other] { $n_text } days early
}
board-days-punctual = on the day
board-days-not-asked = was not asked for
board-part = Part
board-of-hundred = Of 100
board-counted-from = Counted from
board-part-total = Whole
board-part-completeness = Completeness
board-part-validity = Validity
board-part-timeliness = Timeliness
board-part-revision = Stability
board-part-coherence = Coherence
board-basis-total = The mean of the parts that can be said.
board-basis-completeness = { $came_text } of { $due_text } periods that were due are here; accepted: { $accepted_text }.
board-basis-series = Series in the accepted periods: { $accepted } of { $expected } that were expected.
board-basis-validity = { $observations_text } observations were sent and could be read; something was wrong in { $found_text } places, rows that could not be read among them. Sound: { $sound_text } of { $judged_text }. Of each file its observations count, or its places where these are more.
board-basis-timeliness = Over the same { $due_text } periods: days late altogether { $days_text }, each weighed against the days that were agreed.
board-basis-revision = Figures changed by { $percent } of their level after they were accepted first.
board-basis-coherence = { $n ->
    [0] No contradiction is open.
    [one] { $n_text } pair of series contradicts another source.
   *[other] { $n_text } pairs of series contradict another source.
}
board-unsaid-total = Nothing can be said yet.
board-unsaid-completeness = Nothing was due.
board-unsaid-validity = Nothing was sent and checked.
board-unsaid-timeliness = Nothing was due.
board-unsaid-revision = No figure was sent a second time.
board-unsaid-coherence = Nothing of it is public yet.
board-card-title = Score card
board-card-lede = How well the agreements are kept, on { $day }.
board-card-first = No card of your institution has been made yet. One is made after the end of each month, and is yours alone { $n ->
    [0] for no time
    [one] for { $n_text } day
   *[other] for { $n_text } days
}, or until you answer it.
board-periods-title = Periods, the last first
board-no-periods = No period is due in this time.
board-method-title = How the score is made
board-method-completeness = Periods that were accepted, of those that were due, each by the share of its series that is there: of those that one of the two periods before it had, and its own. What was received and is not decided yet is here, and not accepted.
board-method-validity = Observations without an error or a warning, of those that were sent. A file with more faulty places than observations that could be read is judged by its places.
board-method-timeliness = Over the same periods, the mean of: 100 on the day or earlier, less in proportion, and 0 once a period is late by as many days as the agreement gives after its end (a week at least, 90 days at most). What has not come is as late as it is today.
board-method-revision = 100 where figures did not change after they were accepted first; 0 where they changed by a tenth of their level.
board-method-coherence = 100 without an open contradiction; less, the more there are and the further apart the numbers.
board-method-total = The mean of the parts that can be said, with equal weights.
board-part-correction = Time to correct
board-unsaid-correction = No file was returned.
board-basis-correction = { $corrected_text } of { $returned_text } returned files were corrected, { $n ->
    [0] usually on the same day
    [one] usually after { $n_text } day
   *[other] usually after { $n_text } days
}. This does not count in the whole.
board-basis-correction-none = Returned files: { $returned_text }. None of them has been corrected yet.
board-method-correction = The median of days from the return of a file to the next file with one of its periods that was not returned itself. It is told beside the parts and weighs nothing in the whole.
board-method-source = After the quality and performance indicators of the European Statistical System: R1, TP3, A6, CC1. The score compares an institution with its own agreement, and not with others.

committee-title = Steering committee
committee-open-count = { $n ->
    [0] No action is open.
    [one] { $n_text } action is open.
   *[other] { $n_text } actions are open.
}
committee-own-card = The score card of your institution
committee-open-title = Open actions, the first due first
committee-action = Action
committee-owner = Institution
committee-due = Until
committee-any = all
committee-show = Show
committee-show-all = Show everything
committee-nothing = Nothing was written down yet, or nothing that you may read.
committee-attending = Attending
committee-kind = Kind
committee-kind-decision = Decision
committee-kind-action = Action
committee-holds = holds
committee-state-open = open
committee-state-done = done
committee-state-dropped = given up
committee-state-late = open, overdue
committee-change = Say what became of it
committee-change-save = Write it into the log
committee-note = What became of it; needed where it is given up
committee-add = Add a decision or an action
committee-add-save = Write it into the log and tell the institution
committee-text-ar = Text in Arabic
committee-text-fr = Text in French
committee-text-en = Text in English
committee-nobody = nobody
committee-action-rule = An action has an institution and a day; a decision needs neither. What is written stays as it is written.
committee-meeting-title = A new meeting
committee-held-on = Day
committee-title-ar = Subject in Arabic
committee-title-fr = Subject in French
committee-title-en = Subject in English
committee-meeting-save = Open the log of this meeting
committee-minutes = Minutes
committee-mend = Mend this meeting
committee-mend-rule = The day and what was settled stay. What stood here before is kept in the audit trail.
committee-mend-save = Save the meeting
committee-mended = Mended on { $day }.
committee-history = What stood here before
refusal-unknown-meeting = There is no meeting “{ $subject }”.
refusal-unknown-item = There is no decision or action “{ $subject }”.
