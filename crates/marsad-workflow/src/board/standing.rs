//! Where one agreement stands.

use marsad_model::{Id, IssuedScoreCard, QualityScore, ScoreBasis, Transmission, TransmissionState};
use marsad_publish::{DueState, ScoreInputs, SentData};
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
    /// What the score is of.
    pub score_of: ScoreSource,
}

/// What a score is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ScoreSource {
    /// Counted on the day: what the institution alone sees.
    Day,
    /// The last card that is open, by its month.
    Card(String),
    /// No card of the institution is open: there is no score for others.
    Closed,
}

impl AgreementStanding {
    /// The same as others than the institution see it: with the score of the last card that is open.
    pub(super) fn shown_to_others(self, card: Option<&IssuedScoreCard>) -> Self {
        let scores = card.map_or(&[][..], |card| card.scores.as_slice());
        let found = scores.iter().find(|one| one.agreement == self.agreement);
        Self {
            score: found.map_or_else(QualityScore::default, |one| one.score),
            basis: found.map_or_else(ScoreBasis::default, |one| one.basis),
            score_of: card.map_or(ScoreSource::Closed, |card| ScoreSource::Card(card.period.clone())),
            ..self
        }
    }
}

/// What a score is counted from, as a person can follow it.
pub(super) fn basis_of(inputs: &ScoreInputs) -> ScoreBasis {
    let periods = inputs.periods.iter();
    let series = || inputs.periods.iter().filter_map(|period| period.series);
    ScoreBasis {
        series_accepted: series().map(|count| count.accepted).sum(),
        series_expected: series().map(|count| count.expected).sum(),
        due: inputs.periods.len() as u64,
        came: periods.clone().filter(|period| period.state != DueState::Awaited).count() as u64,
        accepted: periods.clone().filter(|period| period.state == DueState::Accepted).count() as u64,
        days_late: periods.map(|period| u64::from(period.days_late.max(0).unsigned_abs())).sum(),
        observations: inputs.sent.iter().map(|data| data.observations).sum(),
        found: inputs.sent.iter().map(|data| data.found).sum(),
        judged: inputs.sent.iter().map(SentData::judged).sum(),
        revision: inputs.revision,
        contradictions: inputs.asymmetries.as_ref().map_or(0, |apart| apart.len() as u64),
        correction: None,
    }
}

/// Whether data of the period, or a part of them, are here and were not returned.
pub(super) fn has_come(transmission: &Transmission) -> bool {
    let is_here = matches!(transmission.state, TransmissionState::Received | TransmissionState::Accepted);
    is_here || transmission.series.is_some()
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
            series: None,
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
