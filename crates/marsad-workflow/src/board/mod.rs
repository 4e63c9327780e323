//! Where everything stands: the board of the director, the score card of each institution, and the steering committee.
//!
//! Holds: `overview.rs` (the whole), `standing.rs` (one agreement), `scoring.rs` (what its score is counted from),
//! `correction.rs` (how soon what was returned was corrected),
//! `score_card.rs` (one institution), `issued_cards.rs` (what is made once a month, and whose it is first), `committee.rs`
//! (meetings, decisions, actions) with `action_notices.rs` (who is told).
//! Does not hold: the calendar, which says what is due (`calendar/`), and the formulas of the score (`marsad-publish`).

mod action_notices;
mod committee;
mod correction;
mod issued_cards;
mod overview;
mod score_card;
mod scoring;
mod standing;

pub use committee::{Committee, CommitteeAsked, ItemChange, MeetingChange, MeetingDraft, MeetingLog, NewItem};
pub use marsad_model::ScoreBasis;
pub use overview::Board;
pub use score_card::ScoreCard;
pub use standing::{AgreementStanding, ScoreSource};
