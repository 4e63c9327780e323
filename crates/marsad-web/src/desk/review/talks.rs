//! Comments as talks: each first comment with its answers.

use marsad_model::Comment;
use marsad_publish::{Names, series_text};
use marsad_workflow::Review;

use super::{People, period_text};
use crate::desk::sending::AttachedLine;
use crate::desk::session::DeskVisit;

/// A comment with the answers to it.
pub(super) struct Talk {
    pub(super) number: u32,
    /// The cell it is about; blank for the whole.
    pub(super) cell: String,
    pub(super) is_settled: bool,
    /// Whether the institution reads it.
    pub(super) is_for_sender: bool,
    pub(super) said: Vec<SaidLine>,
}

pub(super) struct SaidLine {
    pub(super) by: String,
    pub(super) at: String,
    pub(super) at_iso: String,
    pub(super) text: String,
    pub(super) settles: bool,
    /// The documents that are attached to it.
    pub(super) files: Vec<AttachedLine>,
}

/// The talks about a submission, what is open first.
pub(super) fn talks(visit: &DeskVisit, review: &Review, people: &People, names: Option<&Names<'_>>) -> Vec<Talk> {
    let (voice, comments) = (visit.visit.voice(), &review.comments);
    let away = |comment: &Comment| {
        let place = comments.iter().position(|one| one.number == comment.number)?;
        review.comments_in_place_of.get(place)?.as_deref()
    };
    let files = |number: u32| -> Vec<AttachedLine> {
        let own = review.attached.iter().filter(|one| one.comment == Some(number));
        own.map(|one| AttachedLine::of(one, visit, people)).collect()
    };
    let line = |comment: &Comment| SaidLine {
        by: people.acting(voice, &comment.by, away(comment)),
        at: voice.moment(comment.at),
        at_iso: comment.at.to_string(),
        text: comment.text.clone(),
        settles: comment.is_settled,
        files: files(comment.number),
    };
    let talk = |first: &Comment| {
        let answers = || comments.iter().filter(|comment| comment.answers == Some(first.number));
        Talk {
            number: first.number,
            cell: cell(first, voice, names),
            is_settled: answers().any(|answer| answer.is_settled),
            is_for_sender: first.is_for_sender,
            said: std::iter::once(first).chain(answers()).map(line).collect(),
        }
    };
    let mut all: Vec<Talk> = comments.iter().filter(|comment| comment.answers.is_none()).map(talk).collect();
    all.sort_by_key(|talk| talk.is_settled);
    all
}

fn cell(comment: &Comment, voice: &marsad_i18n::Voice, names: Option<&Names<'_>>) -> String {
    let Some(anchor) = &comment.anchor else { return String::new() };
    let series =
        names.map_or_else(|| super::charts::key_text(&anchor.key), |names| series_text(names, &anchor.key, None));
    let separator = voice.say("list-separator");
    let place = anchor.cell.as_ref().map(|cell| format!(" ({cell})")).unwrap_or_default();
    format!("{series}{separator}{}{place}", period_text(voice, &anchor.period))
}
