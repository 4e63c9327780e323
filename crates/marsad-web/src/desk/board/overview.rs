//! The board: what is late, every agreement with its score, open contradictions, and what will be public.

use askama::Template;
use axum::extract::State;
use marsad_i18n::args;
use marsad_model::Release;
use marsad_workflow::{Board, LateAgreement};

use super::contradictions::ContradictionLine;
use super::words::{LateLine, StandingLine, StateView, Words};
use crate::app::App;
use crate::desk::frame::{Desk, private};
use crate::desk::session::DeskVisit;
use crate::layout::Layout;
use crate::pages::PageResult;

#[derive(Template)]
#[template(path = "desk/board_overview.html")]
struct Overview<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    lede: String,
    counts: Vec<Count>,
    parts: Vec<String>,
    standings: Vec<StandingLine>,
    late: Vec<LateLine>,
    contradictions: Vec<ContradictionLine>,
    upcoming: Vec<ReleaseLine>,
}

/// A number at the head of the board, which leads to its list.
struct Count {
    anchor: &'static str,
    number: String,
    words: String,
    class: &'static str,
}

/// A release that is not public yet.
struct ReleaseLine {
    name: String,
    href: String,
    number: String,
    state: StateView,
    when: String,
}

pub(super) async fn page(State(app): State<App>, visit: DeskVisit) -> PageResult {
    let board = app.work.board(&visit.actor).await?;
    let (words, voice) = (Words { visit: &visit.visit }, visit.visit.voice());
    let lede =
        args().text("day", &words.day(board.day)).text("name", visit.visit.pack().head.name.get(visit.visit.lang));
    let parts = ["completeness", "validity", "timeliness", "revision", "coherence"];
    private(&Overview {
        page: Desk::layout(&visit, "board-title"),
        desk: Desk::new(&visit, "board"),
        lede: voice.say_with("board-lede", &lede),
        counts: counts(&words, &board),
        parts: parts.iter().map(|word| voice.say(&format!("board-part-{word}"))).collect(),
        standings: board.agreements.iter().map(|one| words.standing(one)).collect(),
        late: LateAgreement::all_of(&board.late).iter().map(|one| words.late(one)).collect(),
        contradictions: board.contradictions.iter().map(|one| words.contradiction(one)).collect(),
        upcoming: board.upcoming.iter().map(|one| release_line(&words, one)).collect(),
    })
}

fn counts(words: &Words<'_>, board: &Board) -> Vec<Count> {
    let voice = words.visit.voice();
    let came = board.agreements.iter().filter(|one| one.last.is_some()).count();
    let count = |(anchor, count, class): (&'static str, usize, &'static str)| Count {
        anchor,
        number: voice.count(count as u64),
        words: voice.say_with(&format!("board-count-{anchor}"), &args().count("n", count as u64)),
        class,
    };
    [
        ("late", board.late.len(), "rose"),
        ("agreements", came, "olive"),
        ("contradictions", board.contradictions.len(), "saffron"),
        ("upcoming", board.upcoming.len(), "sea"),
    ]
    .map(count)
    .into()
}

fn release_line(words: &Words<'_>, release: &Release) -> ReleaseLine {
    let voice = words.visit.voice();
    let is_approved = release.approved_at.is_some();
    let (word, class) = if is_approved { ("embargoed", "olive") } else { ("proposed", "saffron") };
    let path = format!("/desk/releases/{}/{}", release.dataflow, release.number);
    ReleaseLine {
        name: words.dataflow(&release.dataflow),
        href: crate::links::page(words.visit.lang, &path),
        number: voice.count(u64::from(release.number)),
        state: StateView { word: voice.say(&format!("board-release-{word}")), class },
        when: voice.moment(release.public_from.unwrap_or(release.proposed_at)),
    }
}
