//! The score card of one institution.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use marsad_i18n::args;
use marsad_workflow::{Action, ScoreCard};

use super::contradictions::ContradictionLine;
use super::words::{PartView, StandingLine, TransmissionLine, Words};
use crate::app::App;
use crate::desk::form::DeskForm;
use crate::desk::frame::{Desk, private, see_other};
use crate::desk::session::DeskVisit;
use crate::layout::Layout;
use crate::links;
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
    /// Whose the card is now, and until when: a sentence for each thing to know.
    whose: Vec<String>,
    /// What the institution said of the card that is shown; blank where it said nothing.
    said: String,
    /// Whether the person may answer the last card.
    may_answer: bool,
    /// The last card that was made, for the institution itself: its month, and its parts.
    made: Option<(String, [PartView; 6])>,
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
        desk: Desk::new(&visit, if card.is_own { "scores" } else { "board" }),
        institution: words.institution(&card.provider),
        lede: visit.visit.voice().say_with("board-card-lede", &lede),
        is_own: card.is_own,
        whose: whose(&words, &card),
        said: card.issued.as_ref().map_or_else(String::new, |issued| issued.comment.clone()),
        may_answer: may_answer(&visit, &card),
        made: card.issued.as_ref().filter(|_| card.is_own).map(|issued| words.issued(issued)),
        has_board: visit.actor.may(Action::ReadBoard).is_ok(),
        score: words.score(&card.score, None),
        standings: card.agreements.iter().map(|one| words.standing(one)).collect(),
        transmissions: card.transmissions.iter().take(LINES_MAX).map(|one| words.transmission(one)).collect(),
        contradictions: card.contradictions.iter().map(|one| words.contradiction(one)).collect(),
    })
}

/// Whether the person may take notice of the last card, or say what is wrong with it.
fn may_answer(visit: &DeskVisit, card: &ScoreCard) -> bool {
    let waits = card.is_own && card.issued.as_ref().is_some_and(|issued| issued.answered_at.is_none());
    waits && visit.actor.may_for(Action::AnswerScore, &card.provider).is_ok()
}

/// Who sees which card, and until when: for the institution and for others in their own words.
fn whose(words: &Words<'_>, card: &ScoreCard) -> Vec<String> {
    let voice = words.visit.voice();
    let until = card.alone_until.map(|until| voice.moment(until)).unwrap_or_default();
    let is_alone = card.alone_until.is_some();
    let mut told = Vec::new();
    if card.is_own {
        told.push(voice.say("board-card-today"));
    }
    match &card.issued {
        Some(issued) => {
            let key = match (card.is_own, is_alone, issued.answered_at.is_some()) {
                (true, true, _) => "board-card-alone",
                (true, false, true) => "board-card-answered",
                (true, false, false) => "board-card-open",
                (false, ..) => "board-card-shown",
            };
            let answered = issued.answered_at.unwrap_or(issued.open_from);
            let said = args()
                .text("period", &words.period(&issued.period))
                .text("made", &voice.moment(issued.made_at))
                .text("until", &until)
                .text("answered", &voice.moment(answered))
                .text("opened", &voice.moment(answered.min(issued.open_from)));
            told.push(voice.say_with(key, &said));
        }
        None if card.is_own => {
            let days = words.visit.pack().head.score_card_days;
            told.push(voice.say_with("board-card-first", &args().count("n", u64::from(days))));
        }
        None => told.push(voice.say("board-card-closed")),
    }
    if is_alone && !card.is_own {
        told.push(voice.say_with("board-card-newer", &args().text("until", &until)));
    }
    told
}

/// The institution takes notice of its last card, or says what is wrong with it.
pub(super) async fn answer(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, provider)): Path<(String, String)>,
    form: DeskForm,
) -> PageResult {
    app.work.answer_score_card(&visit.actor, &provider, form.text("comment")).await?;
    let path = format!("/desk/scores/{}", links::encoded(&provider));
    Ok(see_other(&format!("{}?done=answered", links::page(visit.visit.lang, &path))))
}
