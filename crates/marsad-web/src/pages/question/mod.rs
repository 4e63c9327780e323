//! The page of a question: one figure large, every official figure beside it, and the ways between them.
//!
//! Holds: what the address asks for (`choice.rs`), ways back to the sources (`ways.rs`), the page (`page.rs`) with its parts
//! (`answers.rs`, `bridges.rs`, `histories.rs`, `comparison.rs`, `notices.rs`) and the files behind its endings
//! (`files.rs`).
//! Does not hold: words of figures and drawings; `marsad-publish` makes them from the card.

mod answers;
mod bridges;
mod choice;
mod comparison;
mod files;
mod histories;
mod notices;
mod page;
mod ways;

use axum::extract::Path;
use axum::response::Response;
use marsad_model::AskedQuestion;
use marsad_publish::chart::{Chart, Frame, draw};
use marsad_publish::{AskedBy, Drawing, QuestionEdition, QuestionNames};

use choice::QuestionChoice;
use page::Maker;

use super::PageResult;
use super::downloads::Ending;
use crate::error::PageError;
use crate::links;
use crate::visit::Visit;

pub(crate) async fn question(visit: Visit, Path((_, id)): Path<(String, String)>) -> PageResult {
    let (id, ending) = Ending::split(&id);
    let asked = asked(&visit, id).await?;
    let choice = QuestionChoice::read(&visit, &asked)?;
    let link = permalink(&visit, &asked, &choice);
    let edition = QuestionEdition::of(&asked, AskedBy { count: choice.count, voice: visit.voice(), link: &link });
    match ending {
        Some(ending) => files::download(&edition, ending),
        None => {
            let contradictions = visit.app.work.contradictions_touching(&asked).await?;
            let maker = Maker {
                visit: &visit,
                asked: &asked,
                choice: &choice,
                edition: &edition,
                contradictions: &contradictions,
            };
            maker.page()
        }
    }
}

/// The picture that stands beside a shared link, as a drawing.
pub(crate) async fn question_picture(visit: Visit, Path((_, id)): Path<(String, String)>) -> PageResult {
    let (name, drawing) = picture(&visit, &id).await?;
    Ok(files::picture(&name, drawing))
}

/// The same as points, for those networks that show no drawings.
pub(crate) async fn question_picture_png(visit: Visit, Path((_, id)): Path<(String, String)>) -> PageResult {
    let (name, drawing) = picture(&visit, &id).await?;
    let png: Response = files::picture_png(&visit, &name, drawing).await?;
    Ok(png)
}

/// The picture of a question: its name and its drawing.
async fn picture(visit: &Visit, id: &str) -> Result<(String, String), PageError> {
    let asked = asked(visit, id).await?;
    let choice = QuestionChoice::read(visit, &asked)?;
    let link = permalink(visit, &asked, &choice);
    let edition = QuestionEdition::of(&asked, AskedBy { count: choice.count, voice: visit.voice(), link: &link });
    Ok((files::name(&edition), files::drawing(&edition)))
}

/// The question as it stands now, or as it stood with the releases that the address names.
async fn asked(visit: &Visit, id: &str) -> Result<AskedQuestion, PageError> {
    visit.only(&choice::PARAMETERS)?;
    let work = &visit.app.work;
    let question = visit.pack().question(id).ok_or(PageError::NotFound)?;
    match choice::releases(visit, question)? {
        None => Ok(work.question_card(id).await?),
        Some(named) => Ok(work.question_card_at(id, &named).await?),
    }
}

/// The link to the question under this definition, which names the releases that it rests on.
fn permalink(visit: &Visit, asked: &AskedQuestion, choice: &QuestionChoice<'_>) -> String {
    let releases = choice::releases_text(asked);
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
