//! Where one agreement stands.

use marsad_model::{Id, QualityScore, Transmission, TransmissionState};
use marsad_publish::{DueState, ScoreInputs};
use serde::Serialize;

/// Where one agreement stands on a day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AgreementStanding {
    /// The agreement.
    pub agreement: Id,
    /// Who sends.
    pub provider: Id,
    /// What for.
    pub dataflow: Id,
    /// The last period that came.
    pub last: Option<Transmission>,
    /// The first period that is waited for and not late.
    pub next: Option<Transmission>,
    /// How many periods are late, whatever their age.
    pub late: u32,
    /// How well the agreement is kept.
    pub score: QualityScore,
    /// What the score was counted from.
    pub basis: ScoreBasis,
}

/// What a score was counted from, so that a person can follow each part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct ScoreBasis {
    /// Periods that were due in the time looked at: completeness and timeliness are both counted over these.
    pub due: u64,
    /// Those of them that are here, decided about or not.
    pub came: u64,
    /// Those of them that were accepted.
    pub accepted: u64,
    /// Days late of all of them together, early ones counted as none.
    pub days_late: u64,
    /// Observations that were sent.
    pub observations: u64,
    /// Places in which something was wrong with them.
    pub found: u64,
    /// How much figures changed after they were sent first, as a share of their level.
    pub revision: Option<f64>,
    /// Pairs of series of which a contradiction is open.
    pub contradictions: u64,
}

impl ScoreBasis {
    pub(super) fn of(inputs: &ScoreInputs) -> Self {
        let periods = inputs.periods.iter();
        Self {
            due: inputs.periods.len() as u64,
            came: periods.clone().filter(|period| period.state != DueState::Awaited).count() as u64,
            accepted: periods.clone().filter(|period| period.state == DueState::Accepted).count() as u64,
            days_late: periods.map(|period| u64::from(period.days_late.max(0).unsigned_abs())).sum(),
            observations: inputs.sent.iter().map(|data| data.observations).sum(),
            found: inputs.sent.iter().map(|data| data.found).sum(),
            revision: inputs.revision,
            contradictions: inputs.asymmetries.as_ref().map_or(0, |apart| apart.len() as u64),
        }
    }
}

/// Whether data of the period are here and were not returned.
pub(super) fn has_come(transmission: &Transmission) -> bool {
    matches!(transmission.state, TransmissionState::Received | TransmissionState::Accepted)
}

/// The last period that came, by its due day.
pub(super) fn last(transmissions: &[Transmission]) -> Option<Transmission> {
    transmissions.iter().filter(|one| has_come(one)).max_by_key(|one| one.due).cloned()
}

/// The first period that is waited for and not late.
pub(super) fn next(transmissions: &[Transmission]) -> Option<Transmission> {
    let is_ahead = |one: &&Transmission| matches!(one.state, TransmissionState::Expected | TransmissionState::Due);
    transmissions.iter().filter(is_ahead).min_by_key(|one| one.due).cloned()
}

/// The periods that are late, the longest first.
pub(super) fn late(transmissions: &[Transmission]) -> Vec<Transmission> {
    let mut late: Vec<Transmission> =
        transmissions.iter().filter(|one| one.state == TransmissionState::Late).cloned().collect();
    late.sort_by(|a, b| (b.days_late, &a.agreement, &a.period).cmp(&(a.days_late, &b.agreement, &b.period)));
    late
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::*;

    fn transmission(period: &str, due: Date, (state, days_late): (TransmissionState, i32)) -> Transmission {
        Transmission {
            agreement: "PORTS_ARRIVALS".parse().unwrap(),
            provider: "PORTS".parse().unwrap(),
            dataflow: "DF_ARRIVALS".parse().unwrap(),
            period: period.to_owned(),
            due,
            state,
            is_asked: true,
            days_late,
            submission: None,
            received_at: None,
            accepted_at: None,
        }
    }

    #[test]
    fn what_came_last_what_is_next_and_what_is_late_are_three_things() {
        let all = [
            transmission("2021", date(2022, 3, 1), (TransmissionState::Accepted, 4)),
            transmission("2022", date(2023, 3, 1), (TransmissionState::Late, 800)),
            transmission("2023", date(2024, 3, 1), (TransmissionState::Received, -2)),
            transmission("2024", date(2025, 3, 1), (TransmissionState::Returned, 9)),
            transmission("2025", date(2026, 3, 1), (TransmissionState::Expected, -80)),
            transmission("2026", date(2027, 3, 1), (TransmissionState::Expected, -400)),
        ];
        assert_eq!(last(&all).unwrap().period, "2023");
        assert_eq!(next(&all).unwrap().period, "2025");
        assert_eq!(late(&all).iter().map(|one| one.period.as_str()).collect::<Vec<_>>(), ["2022"]);
        assert_eq!(last(&[]), None);
    }
}
