//! The best score of each code that a word may stand for, and the order in which the codes are shown.

use std::collections::HashMap;

use marsad_model::{Codelist, Id};

use super::reason::SuggestionReason;
use super::{ALIKE_WEIGHT, SCORE_MIN};

/// How many codes are suggested.
const CODES_MAX: usize = 6;

/// By how much less than the best code another one that is only alike may score and still be shown.
const BEHIND_MAX: f64 = 0.12;

/// A code that a word may stand for.
#[derive(Clone, Debug, PartialEq)]
pub struct RankedCode {
    /// The code.
    pub code: Id,
    /// How likely, from 0 to 1.
    pub score: f64,
    /// Why.
    pub why: SuggestionReason,
}

/// The best score of each code so far, with its reason.
#[derive(Default)]
pub(super) struct BestScores {
    by_code: HashMap<Id, Scored>,
}

/// A score and the reason for it.
#[derive(Clone, Copy)]
pub(super) struct Scored {
    pub score: f64,
    pub reason: SuggestionReason,
}

impl BestScores {
    /// Takes a score, where it is high enough to be shown and better than the one of the code before.
    pub(super) fn offer(&mut self, code: &Id, offered: Scored) {
        if offered.score < ALIKE_WEIGHT * SCORE_MIN {
            return;
        }
        let known = self.by_code.entry(code.clone()).or_insert(offered);
        let is_better = offered.score > known.score || (offered.score == known.score && offered.reason < known.reason);
        if is_better {
            *known = offered;
        }
    }

    /// The codes, the likeliest first: by score, by reason, by their order in the list.
    pub(super) fn ranked(self, list: &Codelist, is_left_out: impl Fn(&Id) -> bool) -> Vec<RankedCode> {
        let kept = self.by_code.into_iter().filter(|(code, _)| !is_left_out(code));
        let mut all: Vec<RankedCode> =
            kept.map(|(code, Scored { score, reason })| RankedCode { code, score, why: reason }).collect();
        let place = |one: &RankedCode| list.place(one.code.as_str());
        all.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.why.cmp(&b.why)).then_with(|| place(a).cmp(&place(b))));
        let best = all.first().map_or(0.0, |first| first.score);
        all.retain(|one| !one.why.is_likeness() || one.score >= best - BEHIND_MAX);
        all.truncate(CODES_MAX);
        all
    }
}
