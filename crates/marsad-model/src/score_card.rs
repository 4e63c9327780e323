//! Score cards as they were made at the end of a month, and until when each is its institution's alone.
//!
//! Does not hold: the formulas (`marsad-publish`), nor who may see a card when (`marsad-workflow`).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Id, QualityScore};

/// What a score was counted from, so that a person can follow each part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ScoreBasis {
    /// Periods that were due in the time looked at: completeness and timeliness are both counted over these.
    pub due: u64,
    /// Those of them that are here, decided about or not.
    pub came: u64,
    /// Those of them that were accepted.
    pub accepted: u64,
    /// Series that were accepted of those periods; 0 on cards from before they were counted.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub series_accepted: u64,
    /// Series that were expected of them.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub series_expected: u64,
    /// Days late of all of them together, early ones counted as none.
    pub days_late: u64,
    /// Observations that were sent and could be read.
    pub observations: u64,
    /// Places in which something was wrong with them.
    pub found: u64,
    /// What validity is counted out of: of each file its observations, or the places where these are more.
    pub judged: u64,
    /// How much figures changed after they were sent first, as a share of their level.
    pub revision: Option<f64>,
    /// Pairs of series of which a contradiction is open.
    pub contradictions: u64,
    /// How soon files that were returned were corrected; none where none was. It is told beside the parts, and weighs nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correction: Option<CorrectionBasis>,
}

/// How soon files that were returned were corrected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CorrectionBasis {
    /// Files that were returned in the time looked at.
    pub returned: u64,
    /// Those of them after which a file came that was not returned.
    pub corrected: u64,
    /// The median of the days from the return to that file; none where none has come.
    pub days_median: Option<f64>,
}

fn is_nothing(count: &u64) -> bool {
    *count == 0
}

/// The score of one agreement on a card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IssuedScore {
    /// The agreement.
    pub agreement: Id,
    /// How well it was kept.
    pub score: QualityScore,
    /// What that was counted from.
    pub basis: ScoreBasis,
}

/// The score card of one institution, as it was made at the end of a month. The institution sees it at once; all others
/// once it is open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IssuedScoreCard {
    /// What names it.
    pub id: String,
    /// Whose it is.
    pub provider: Id,
    /// The month that was over, such as `2025-05`.
    pub period: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// From when on others see it, if the institution does not answer before.
    pub open_from: Timestamp,
    /// Each agreement.
    pub scores: Vec<IssuedScore>,
    /// When the institution answered: from then on others see it.
    pub answered_at: Option<Timestamp>,
    /// Who answered.
    pub answered_by: Option<String>,
    /// What the institution says of it; blank where it only took notice.
    pub comment: String,
}

impl IssuedScoreCard {
    /// What names the card of an institution for a month.
    pub fn id_of(provider: &Id, period: &str) -> String {
        format!("{provider} {period}")
    }

    /// Whether others than the institution may see it.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.answered_at.is_some() || self.open_from <= now
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_open_once_its_time_is_over_or_it_was_answered() {
        let second = |second: i64| Timestamp::from_second(second).unwrap();
        let card = IssuedScoreCard {
            id: IssuedScoreCard::id_of(&Id::literal("PORTS"), "2025-05"),
            provider: Id::literal("PORTS"),
            period: "2025-05".to_owned(),
            made_at: second(0),
            open_from: second(10),
            scores: Vec::new(),
            answered_at: None,
            answered_by: None,
            comment: String::new(),
        };
        assert_eq!(card.id, "PORTS 2025-05");
        assert!(!card.is_open(second(9)) && card.is_open(second(10)));
        assert!(IssuedScoreCard { answered_at: Some(second(3)), ..card }.is_open(second(3)));
    }
}
