//! What institutions are to send between two days, and where that stands.
//!
//! A submission holds a period if one of its observations lies within the period or ends with it, and it was received on the
//! last day of the period or later: what came while a period ran cannot be the whole of it. Where a period is asked for before
//! it ends, since it is due so soon after, what brings that period itself counts from the day on which it is asked for: under
//! its own name, or under the day or the span up to which a total runs, as one since January does.
//!
//! A period that was accepted in part, by its series (`coverage.rs`), is late once it is due and nothing waits for a decision.
//!
//! What is not asked for (`start.rs`) is there only if it came all the same; it is never late.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use marsad_model::{
    AgreementVersion, Decision, Frequency, Id, ProvisionAgreement, ReportingYear, Submission, SubmissionState,
    TimePeriod, Transmission, TransmissionState,
};

use super::days::days_late;
use super::periods::last_day;
use super::start::Start;
use super::terms::{Expected, Settled};
use crate::authority::Action;
use crate::{Actor, Refusal, Work, WorkError};

/// From so many days before it is due on, a transmission is about to be due.
const DUE_SOON_DAYS: i32 = 14;
/// Nobody asks for more days at once: five years.
const DAYS_MAX: i32 = 5 * 366;

/// Which transmissions are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TransmissionsAsked {
    /// The first due day.
    pub from: Date,
    /// The last due day.
    pub to: Date,
    /// Those of one institution only.
    pub provider: Option<Id>,
}

/// A submission as far as transmissions go.
struct Sent {
    submission: Submission,
    /// The day it was received, in the country.
    day: Date,
    periods: Vec<TimePeriod>,
    accepted_at: Option<Timestamp>,
}

/// A submission as it stood on a day, and when it was accepted, where it was.
type Stood = (Submission, Option<Timestamp>);

impl Sent {
    fn waits(&self) -> bool {
        matches!(self.submission.state, SubmissionState::Received | SubmissionState::Checked)
    }

    fn holds(&self, expected: &Expected) -> bool {
        let period = &expected.period;
        let is_of = |own: &TimePeriod| period.contains(own) || own.end() == period.end();
        if last_day(period) <= self.day {
            return self.periods.iter().any(is_of);
        }
        counts_from(expected) <= self.day && self.periods.iter().any(|own| is_told_as(own, period))
    }
}

impl Work {
    /// What is due between two days, as far as the person may see it, in the order of due days.
    pub async fn transmissions(
        &self,
        actor: &Actor,
        asked: TransmissionsAsked,
    ) -> Result<Vec<Transmission>, WorkError> {
        let agreements = self.agreements_asked(actor, &asked)?;
        self.transmissions_of(&agreements, (asked.from, asked.to)).await
    }

    /// The agreements that are asked for, as far as the person may see them.
    pub(super) fn agreements_asked(
        &self,
        actor: &Actor,
        asked: &TransmissionsAsked,
    ) -> Result<Vec<&ProvisionAgreement>, Refusal> {
        actor.may(Action::ReadCalendar)?;
        let TransmissionsAsked { from, to, provider } = asked;
        if !(0..=DAYS_MAX).contains(&days_late(*to, *from)) {
            return Err(Refusal::WrongDates(format!("{from}/{to}")));
        }
        if let Some(provider) = provider {
            actor.may_for(Action::ReadCalendar, provider)?;
        }
        let is_asked = |agreement: &&ProvisionAgreement| {
            provider.as_ref().is_none_or(|provider| agreement.provider == *provider)
                && actor.may_for(Action::ReadCalendar, &agreement.provider).is_ok()
        };
        Ok(self.pack().agreements.iter().filter(is_asked).collect())
    }

    /// The transmissions of some agreements that are due between two days, in the order of due days.
    pub(crate) async fn transmissions_of(
        &self,
        agreements: &[&ProvisionAgreement],
        window: (Date, Date),
    ) -> Result<Vec<Transmission>, WorkError> {
        self.transmissions_on(agreements, window, self.today()).await
    }

    /// The same as they stood at the end of a day: what came or was decided later is not there yet.
    pub(crate) async fn transmissions_on(
        &self,
        agreements: &[&ProvisionAgreement],
        window: (Date, Date),
        today: Date,
    ) -> Result<Vec<Transmission>, WorkError> {
        let pack = self.pack();
        let mut submissions: BTreeMap<Id, Vec<Submission>> = BTreeMap::new();
        let came = |row: &Submission| self.local(row.received_at).date() <= today;
        for submission in self.catalog().submission_list().await?.into_iter().filter(came) {
            submissions.entry(submission.agreement.clone()).or_default().push(submission);
        }
        let house = self.house_began().await?;
        let mut found = Vec::new();
        for agreement in agreements.iter().copied() {
            let versions = self.catalog().kept_list::<AgreementVersion>(agreement.id.as_str()).await?;
            let year = self.reporting_year(agreement);
            let settled = Settled::new(agreement, &versions, |moment| self.local(moment).date());
            let expected = settled.expected((&pack.calendar, year), window);
            let Some(first) = expected.iter().map(counts_from).min() else { continue };
            let stood = self.stood(submissions.remove(&agreement.id).unwrap_or_default(), today).await?;
            let coverage = self.coverage(agreement, &accepted(&stood)).await?;
            let sent = self.sent(stood, (year, first)).await?;
            let start = Start { house, agreed: settled.asked_from() };
            found.extend(expected.iter().filter_map(|one| {
                let found = transmission(agreement, one, &sent, today);
                let is_accepted = found.state == TransmissionState::Accepted;
                let found = Transmission { series: coverage.of(&one.period).filter(|_| is_accepted), ..found };
                if start.asks(&one.period, one.due) {
                    let waits = sent.iter().any(|sent| sent.waits() && sent.holds(one));
                    return Some(if waits { found } else { late_in_part(found, today) });
                }
                found.submission.is_some().then_some(Transmission { is_asked: false, days_late: 0, ..found })
            }));
        }
        found.sort_by(|a: &Transmission, b: &Transmission| {
            (a.due, &a.agreement, &a.period).cmp(&(b.due, &b.agreement, &b.period))
        });
        Ok(found)
    }

    /// The year in which a provider counts periods.
    pub(crate) fn reporting_year(&self, agreement: &ProvisionAgreement) -> ReportingYear {
        self.pack()
            .profile(agreement.profile.as_str())
            .map_or(ReportingYear::CALENDAR, |profile| profile.reporting_year)
    }

    /// Those submissions that could hold a period for which they count from `first` or later, oldest first.
    async fn sent(&self, stood: Vec<Stood>, (year, first): (ReportingYear, Date)) -> Result<Vec<Sent>, WorkError> {
        let mut found = Vec::new();
        for (submission, accepted_at) in stood {
            let day = self.local(submission.received_at).date();
            if day < first {
                continue;
            }
            let Some(report) = self.catalog().report_find(&submission.id).await? else { continue };
            let periods = report.periods.iter().filter_map(|name| year.period(name).ok()).collect();
            found.push(Sent { submission, day, periods, accepted_at });
        }
        Ok(found)
    }

    /// Submissions as they stood at the end of a day, oldest first.
    async fn stood(&self, submissions: Vec<Submission>, day: Date) -> Result<Vec<Stood>, WorkError> {
        let mut found = Vec::new();
        for submission in submissions {
            found.push(self.stood_on(submission, day).await?);
        }
        Ok(found)
    }

    async fn stood_on(&self, submission: Submission, day: Date) -> Result<Stood, WorkError> {
        // What was returned or waits today needs no second look.
        if day >= self.today() && submission.state != SubmissionState::Accepted {
            return Ok((submission, None));
        }
        let decisions = self.catalog().decision_list(&submission.id).await?;
        let last = decisions.iter().rfind(|one| self.local(one.decided_at).date() <= day);
        let state = match (last.map(|one| one.decision), decisions.is_empty()) {
            (Some(Decision::Accept), _) => SubmissionState::Accepted,
            (Some(Decision::Return), _) => SubmissionState::Returned,
            // Until someone decided, it waited.
            (None, false) => SubmissionState::Checked,
            (None, true) => submission.state,
        };
        let accepted_at = last.filter(|_| state == SubmissionState::Accepted).map(|one| one.decided_at);
        Ok((Submission { state, ..submission }, accepted_at))
    }
}

/// The first day on which what is sent for a period counts: its last one, or that from which it is asked for.
fn counts_from(expected: &Expected) -> Date {
    last_day(&expected.period).min(expected.due.saturating_sub(DUE_SOON_DAYS.days()))
}

/// Whether a period that is asked for is told under another: under the same time, under the day with which it ends, or under
/// a span that runs on to its end. A part of it is not the whole, and a longer regular period is another figure.
fn is_told_as(own: &TimePeriod, asked: &TimePeriod) -> bool {
    let is_told = match own.frequency() {
        Some(Frequency::D) => true,
        Some(_) => own.start() == asked.start(),
        None => own.start() <= asked.start(),
    };
    is_told && own.end() == asked.end()
}

/// Where a period stands: the submission that was accepted counts, else the last one that waits for a decision, else the last
/// one. How late it came tells the first one that was not returned: what was sent back did not bring the period, and it is
/// waited for as late as it is today.
fn transmission(agreement: &ProvisionAgreement, expected: &Expected, sent: &[Sent], today: Date) -> Transmission {
    let holding: Vec<&Sent> = sent.iter().filter(|one| one.holds(expected)).collect();
    let is_accepted = |one: &&&Sent| one.submission.state == SubmissionState::Accepted;
    let is_here = |one: &&&Sent| one.submission.state != SubmissionState::Returned;
    let waiting = || holding.iter().rev().find(is_here);
    let counts = holding.iter().rev().find(is_accepted).or_else(waiting).or(holding.last()).copied();
    let state = match counts.map(|one| one.submission.state) {
        Some(SubmissionState::Accepted) => TransmissionState::Accepted,
        Some(SubmissionState::Received | SubmissionState::Checked) => TransmissionState::Received,
        Some(SubmissionState::Returned) => TransmissionState::Returned,
        None => awaited(expected.due, today),
    };
    let first = holding.iter().copied().find(|one| one.submission.state != SubmissionState::Returned);
    Transmission {
        agreement: agreement.id.clone(),
        provider: agreement.provider.clone(),
        dataflow: agreement.dataflow.clone(),
        period: expected.period.as_str().to_owned(),
        due: expected.due,
        state,
        is_asked: true,
        days_late: days_late(first.map_or(today, |one| one.day), expected.due),
        submission: counts.map(|one| one.submission.id.clone()),
        received_at: first.map(|one| one.submission.received_at),
        accepted_at: counts.and_then(|one| one.accepted_at),
        series: None,
    }
}

/// What was accepted in part is late from the day after it was due, and as late as it is today: the rest is waited for.
fn late_in_part(found: Transmission, today: Date) -> Transmission {
    let is_part = found.series.is_some_and(|series| !series.is_whole());
    match days_late(today, found.due) {
        days if is_part && days > 0 => Transmission { state: TransmissionState::Late, days_late: days, ..found },
        _ => found,
    }
}

/// Those that were accepted, by id, in the order in which they were.
fn accepted(stood: &[Stood]) -> Vec<String> {
    let mut found: Vec<(Timestamp, &str)> =
        stood.iter().filter_map(|(one, accepted_at)| accepted_at.map(|at| (at, one.id.as_str()))).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, id)| id.to_owned()).collect()
}

/// Where something stands that nobody has sent.
fn awaited(due: Date, today: Date) -> TransmissionState {
    match days_late(today, due) {
        days if days > 0 => TransmissionState::Late,
        days if days >= -DUE_SOON_DAYS => TransmissionState::Due,
        _ => TransmissionState::Expected,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_nobody_has_sent_is_due_two_weeks_before_and_late_the_day_after() {
        let due = date(2026, 3, 15);
        let check = |today, state: TransmissionState| assert_eq!(awaited(due, today), state, "{today}");
        check(date(2026, 2, 28), TransmissionState::Expected);
        check(date(2026, 3, 1), TransmissionState::Due);
        check(due, TransmissionState::Due);
        check(date(2026, 3, 16), TransmissionState::Late);
    }

    fn sent(received: Date, periods: &[&str]) -> Sent {
        let submission = Submission {
            id: "A-0001".to_owned(),
            agreement: "A".parse().unwrap(),
            file_name: "file.csv".to_owned(),
            sha256: String::new(),
            size_bytes: 0,
            received_at: Timestamp::UNIX_EPOCH,
            received_by: "officer".to_owned(),
            state: SubmissionState::Checked,
        };
        let periods = periods.iter().map(|name| name.parse().unwrap()).collect();
        Sent { submission, day: received, periods, accepted_at: None }
    }

    #[test]
    fn a_sound_file_that_waits_counts_more_than_a_later_one_that_went_back() {
        use SubmissionState::{Accepted, Checked, Returned};
        let agreement = &marsad_testkit::marjan().agreements[0];
        let expected = Expected { period: "2025".parse().unwrap(), due: date(2026, 3, 1) };
        let check = |states: &[SubmissionState], state: TransmissionState, place: usize| {
            let all = states.iter().enumerate().map(|(at, state)| {
                let Sent { submission, day, periods, accepted_at } = sent(date(2026, 2, 10), &["2025"]);
                let submission = Submission { id: format!("A-{at}"), state: *state, ..submission };
                Sent { submission, day, periods, accepted_at }
            });
            let found = transmission(agreement, &expected, &all.collect::<Vec<_>>(), date(2026, 4, 1));
            assert_eq!((found.state, found.submission), (state, Some(format!("A-{place}"))), "{states:?}");
        };
        check(&[Checked, Returned], TransmissionState::Received, 0);
        check(&[Returned, Checked, Returned], TransmissionState::Received, 1);
        check(&[Accepted, Checked, Returned], TransmissionState::Accepted, 0);
        check(&[Returned, Returned], TransmissionState::Returned, 1);
    }

    #[test]
    fn a_submission_holds_what_lies_within_a_period_or_ends_with_it() {
        let quarter = Expected { period: "2025-Q4".parse().unwrap(), due: date(2026, 2, 1) };
        let check = |received, periods: &[&str], holds: bool| {
            assert_eq!(sent(received, periods).holds(&quarter), holds, "{received} {periods:?}");
        };
        check(date(2026, 1, 10), &["2025-Q3", "2025-Q4"], true);
        check(date(2026, 1, 10), &["2025-11"], true);
        check(date(2026, 1, 10), &["2025"], true);
        check(date(2026, 1, 10), &["2025-Q3", "2026-01", "2025-09"], false);
        // It came while the quarter ran.
        check(date(2025, 12, 30), &["2025-Q4"], false);
        check(date(2025, 12, 31), &["2025-Q4"], true);
    }

    #[test]
    fn what_is_sent_for_a_period_counts_from_the_day_on_which_it_is_asked_for() {
        // Due so soon after its end that it is asked for from the 27th of December on.
        let quarter = Expected { period: "2025-Q4".parse().unwrap(), due: date(2026, 1, 10) };
        let check = |received, periods: &[&str], holds: bool| {
            assert_eq!(sent(received, periods).holds(&quarter), holds, "{received} {periods:?}");
        };
        assert_eq!(awaited(quarter.due, date(2025, 12, 27)), TransmissionState::Due);
        check(date(2025, 12, 26), &["2025-Q4"], false);
        check(date(2025, 12, 27), &["2025-Q4"], true);
        // A month of it, or the year that ends with it, is not what was asked for.
        check(date(2025, 12, 27), &["2025-11", "2025"], false);
        // Neither is a span within it.
        check(date(2025, 12, 27), &["2025-11-01/P2M"], false);
        let agreement = &marsad_testkit::marjan().agreements[0];
        let early = [sent(date(2025, 12, 28), &["2025-Q4"])];
        let found = transmission(agreement, &quarter, &early, date(2025, 12, 29));
        assert_eq!(found.state, TransmissionState::Received, "nobody is asked again for what has come");
    }

    #[test]
    fn a_total_since_january_holds_the_period_with_which_it_ends_before_that_is_over_and_after() {
        // Due so soon after its end that it is asked for from the 26th of November on.
        let month = Expected { period: "2026-11".parse().unwrap(), due: date(2026, 12, 10) };
        for (received, holds) in
            [(date(2026, 11, 25), false), (date(2026, 11, 26), true), (date(2026, 11, 30), true), (month.due, true)]
        {
            for own in ["2026-11-30", "2026-01-01/P11M"] {
                assert_eq!(sent(received, &[own]).holds(&month), holds, "{own} on {received}");
            }
        }
        // A total up to another day tells less, or is that of another month.
        let early = sent(date(2026, 11, 27), &["2026-10-31", "2026-11-20", "2026-12-31", "2026-01-01/P10M"]);
        assert!(!early.holds(&month));
        let agreement = &marsad_testkit::marjan().agreements[0];
        let accepted = |mut one: Sent| {
            one.submission.state = SubmissionState::Accepted;
            [one]
        };
        let early = accepted(sent(date(2026, 11, 27), &["2026-11-30"]));
        for today in [date(2026, 11, 27), date(2026, 12, 11)] {
            let found = transmission(agreement, &month, &early, today);
            assert_eq!((found.state, found.days_late), (TransmissionState::Accepted, -13), "{today}");
        }
    }
}
