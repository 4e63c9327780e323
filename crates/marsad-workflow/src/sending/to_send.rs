//! The agreements under which a person sends, what is most pressing first, as calendar and tasks say.
//!
//! Does not hold when something is due (`calendar/`), nor what else waits for the person (`review/tasks.rs`).

use jiff::Span;
use jiff::civil::Date;
use marsad_model::{Id, ProvisionAgreement, Submission, SubmissionState, Transmission, TransmissionState};

use crate::calendar::TransmissionsAsked;
use crate::{Action, Actor, Work, WorkError};

/// So far ahead is looked for what is due next.
const DAYS_AHEAD: i32 = 3 * 366;

/// What an agreement asks of its sender now; the most pressing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pressing {
    /// What was sent went back, and is waited for again.
    Returned,
    /// A period was due, and is not here, or in part only.
    Late,
    /// A period is due soon.
    Due,
    /// What was sent waits for a decision.
    Waits,
    /// Nothing yet.
    Nothing,
}

/// An agreement under which a person sends.
#[derive(Clone, Debug, PartialEq)]
pub struct ToSend {
    /// The agreement.
    pub agreement: Id,
    /// What it asks.
    pub pressing: Pressing,
    /// The submission that went back or waits.
    pub submission: Option<String>,
    /// The period that is late or due first, or is asked for next.
    pub transmission: Option<Transmission>,
}

impl ToSend {
    /// What is to be done first, by its day.
    fn rank(&self) -> (Pressing, Date) {
        (self.pressing, self.transmission.as_ref().map_or(Date::MAX, |one| one.due))
    }
}

impl Work {
    /// The agreements under which the person sends: what went back first, then what is late, what is due, what waits for a
    /// decision, and the rest by the day on which each is due next.
    pub async fn to_send(&self, actor: &Actor) -> Result<Vec<ToSend>, WorkError> {
        actor.may(Action::Receive)?;
        let from = self.today();
        let to = from.checked_add(Span::new().days(DAYS_AHEAD)).unwrap_or(from);
        let asked = TransmissionsAsked { from, to, provider: Some(actor.acting().provider.clone()) };
        // What is late stands here whatever its age, as it does in the calendar and the tasks.
        let calendar = self.due_calendar(actor, asked).await?.with_older(from);
        let readable = self.submissions_of(actor, None).await?;
        let mut found = Vec::new();
        for agreement in &self.pack().agreements {
            if actor.may_for(Action::Receive, &agreement.provider).is_ok() {
                let sent: Vec<&Submission> = readable.iter().filter(|one| one.agreement == agreement.id).collect();
                found.push(self.pressing(agreement, (&calendar, &sent)).await?);
            }
        }
        found.sort_by_key(ToSend::rank);
        Ok(found)
    }

    /// What one agreement asks, by the calendar of its institution and by what was sent under it.
    async fn pressing(
        &self,
        agreement: &ProvisionAgreement,
        (calendar, sent): (&[Transmission], &[&Submission]),
    ) -> Result<ToSend, WorkError> {
        use TransmissionState::{Due, Expected, Late, Returned};
        let first = |state: TransmissionState| {
            let is_it = |one: &&Transmission| one.agreement == agreement.id && one.is_asked && one.state == state;
            calendar.iter().find(is_it).cloned()
        };
        let told = |pressing, submission, transmission| ToSend {
            agreement: agreement.id.clone(),
            pressing,
            submission,
            transmission,
        };
        if let Some(back) = self.went_back(sent).await? {
            return Ok(told(Pressing::Returned, Some(back), None));
        }
        if let Some(back) = first(Returned) {
            return Ok(told(Pressing::Returned, back.submission.clone(), Some(back)));
        }
        for (pressing, state) in [(Pressing::Late, Late), (Pressing::Due, Due)] {
            if let Some(found) = first(state) {
                return Ok(told(pressing, None, Some(found)));
            }
        }
        let waits = |one: &&&Submission| matches!(one.state, SubmissionState::Received | SubmissionState::Checked);
        let waiting = sent.iter().find(waits).map(|one| one.id.clone());
        let pressing = if waiting.is_some() { Pressing::Waits } else { Pressing::Nothing };
        Ok(told(pressing, waiting, first(Expected)))
    }

    /// The last of some submissions, where it went back and is waited for.
    async fn went_back(&self, sent: &[&Submission]) -> Result<Option<String>, WorkError> {
        let last = sent.iter().max_by(|a, b| (a.received_at, &a.id).cmp(&(b.received_at, &b.id)));
        match last.filter(|last| last.state == SubmissionState::Returned) {
            Some(last) if !self.is_made_good(last).await? => Ok(Some(last.id.clone())),
            _ => Ok(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_is_to_be_done_first_stands_first() {
        let one = |name: &str, pressing: Pressing, due: Option<Date>| ToSend {
            agreement: name.parse().unwrap(),
            pressing,
            submission: None,
            transmission: due.map(|due| Transmission {
                agreement: name.parse().unwrap(),
                provider: "P".parse().unwrap(),
                dataflow: "D".parse().unwrap(),
                period: due.year().to_string(),
                due,
                state: TransmissionState::Expected,
                is_asked: true,
                days_late: 0,
                submission: None,
                received_at: None,
                accepted_at: None,
                series: None,
            }),
        };
        let mut all = [
            one("NEVER", Pressing::Nothing, None),
            one("NEXT", Pressing::Nothing, Some(date(2027, 3, 1))),
            one("WAITS", Pressing::Waits, None),
            one("DUE", Pressing::Due, Some(date(2026, 3, 1))),
            one("LATE", Pressing::Late, Some(date(2025, 3, 1))),
            one("LATER", Pressing::Late, Some(date(2024, 3, 1))),
            one("BACK", Pressing::Returned, None),
        ];
        all.sort_by_key(ToSend::rank);
        let names: Vec<&str> = all.iter().map(|one| one.agreement.as_str()).collect();
        assert_eq!(names, ["BACK", "LATER", "LATE", "DUE", "WAITS", "NEXT", "NEVER"]);
    }
}
