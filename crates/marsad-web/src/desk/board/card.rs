//! The score card of one institution.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use marsad_i18n::args;
use marsad_workflow::Action;

use super::contradictions::ContradictionLine;
use super::words::{PartView, StandingLine, TransmissionLine, Words};
use crate::app::App;
use crate::desk::frame::{Desk, private, see_other};
use crate::desk::session::DeskVisit;
use crate::layout::Layout;
use crate::pages::PageResult;

/// So many periods are listed: three years of months and more.
const LINES_MAX: usize = 60;

#[derive(Template)]
#[template(path = "desk/board_card.html")]
struct Card<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    institution: String,
    lede: String,
    is_own: bool,
    /// Whether the person may go on to the board.
    has_board: bool,
    score: [PartView; 6],
    standings: Vec<StandingLine>,
    transmissions: Vec<TransmissionLine>,
    contradictions: Vec<ContradictionLine>,
}

/// The way to one's own card.
pub(super) async fn own(visit: DeskVisit) -> Response {
    see_other(&Words { visit: &visit.visit }.card_href(&visit.actor.acting().provider))
}

pub(super) async fn page(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, provider)): Path<(String, String)>,
) -> PageResult {
    let card = app.work.score_card(&visit.actor, &provider).await?;
    let words = Words { visit: &visit.visit };
    let lede = args().text("day", &words.day(card.day));
    private(&Card {
        page: Desk::layout(&visit, "board-card-title"),
        desk: Desk::new(&visit, "board"),
        institution: words.institution(&card.provider),
        lede: visit.visit.voice().say_with("board-card-lede", &lede),
        is_own: visit.actor.acting().provider == card.provider,
        has_board: visit.actor.may(Action::ReadBoard).is_ok(),
        score: words.score(&card.score, None),
        standings: card.agreements.iter().map(|one| words.standing(one)).collect(),
        transmissions: card.transmissions.iter().take(LINES_MAX).map(|one| words.transmission(one)).collect(),
        contradictions: card.contradictions.iter().map(|one| words.contradiction(one)).collect(),
    })
}
