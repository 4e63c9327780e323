//! The page of a question: one figure large, every official figure beside it, and the ways between them.
//!
//! Holds: what the address asks for (`choice.rs`), ways back to the sources (`ways.rs`), the page (`page.rs`) with its parts
//! (`answers.rs`, `bridges.rs`, `histories.rs`, `comparison.rs`) and the files behind its endings (`files.rs`).
//! Does not hold: words of figures and drawings; `marsad-publish` makes them from the card.

mod answers;
mod bridges;
mod choice;
mod comparison;
mod files;
mod histories;
mod page;
mod ways;

use axum::extract::Path;
use marsad_i18n::Voice;
use marsad_model::{Id, Switch};
use marsad_publish::chart::{Chart, Frame, draw};
use marsad_publish::{Drawing, QuestionEdition, QuestionNames, ReleaseUsed, StatementRevision, StatementSeries};
use marsad_workflow::AskedQuestion;

use choice::QuestionChoice;
use page::Maker;

use super::PageResult;
use super::downloads::Ending;
use crate::links;
use crate::visit::Visit;

pub(crate) async fn question(visit: Visit, Path((_, id)): Path<(String, String)>) -> PageResult {
    let (id, ending) = Ending::split(&id);
    let asked = visit.app.work.question_card(id).await?;
    let choice = QuestionChoice::read(&visit, &asked.question)?;
    let link = permalink(&visit, &asked, &choice);
    let edition = edition(&asked, choice.count, (visit.voice(), &link));
    match ending {
        Some(ending) => files::download(&edition, ending),
        None => Maker { visit: &visit, asked: &asked, choice: &choice, edition: &edition }.page(),
    }
}

/// The picture that stands beside a shared link.
pub(crate) async fn question_picture(visit: Visit, Path((_, id)): Path<(String, String)>) -> PageResult {
    let asked = visit.app.work.question_card(&id).await?;
    let choice = QuestionChoice::read(&visit, &asked.question)?;
    let link = permalink(&visit, &asked, &choice);
    Ok(files::picture(&edition(&asked, choice.count, (visit.voice(), &link))))
}

/// A question as it is put into words.
pub(crate) fn edition<'a>(
    asked: &'a AskedQuestion,
    count: Option<&'a Switch>,
    (voice, link): (&'a Voice, &'a str),
) -> QuestionEdition<'a> {
    let names = QuestionNames { pack: &asked.pack, voice, question: &asked.question, card: &asked.card, count };
    let used = asked.sources.iter().filter_map(|(id, release)| {
        let dataflow = Id::new(id).ok()?;
        Some(ReleaseUsed { dataflow, number: release.number, public_from: release.public_from })
    });
    let histories = asked.history.iter().map(|one| StatementSeries { statement: &one.statement, points: &one.points });
    let revisions = asked.changes.iter().map(|one| StatementRevision {
        statement: &one.statement,
        before: one.before,
        after: one.after,
        release: one.release,
        public_from: one.public_from,
    });
    QuestionEdition {
        names,
        releases: used.collect(),
        histories: histories.collect(),
        revisions: revisions.collect(),
        link,
    }
}

/// The link to the question under this definition, which names the releases that it rests on.
fn permalink(visit: &Visit, asked: &AskedQuestion, choice: &QuestionChoice<'_>) -> String {
    let used: Vec<String> = asked.sources.iter().map(|(id, release)| format!("{id}.{}", release.number)).collect();
    let releases = used.join(",");
    let count = choice.count.map(|switch| ("count", switch.id.as_str()));
    let releases = Some(("releases", releases.as_str())).filter(|_| !asked.sources.is_empty());
    let query = links::query(count.into_iter().chain(releases));
    format!("{}{}{query}", visit.base, links::question(visit.lang, asked.question.id.as_str()))
}

/// A drawing for a wide window and one for a phone; the style sheet shows the one that fits.
fn drawn(id: &str, names: &QuestionNames<'_>, chart: impl Fn(&Drawing) -> Chart) -> Vec<(&'static str, String)> {
    let frames = [("wide", Frame::WIDE), ("narrow", Frame::NARROW)];
    let one = |(class, frame): (&'static str, Frame)| {
        let drawing = Drawing { id: format!("{id}-{class}"), frame, is_alone: false };
        (class, draw(&chart(&drawing), &|value| names.number(value)))
    };
    frames.map(one).into()
}
