//! The answer to a sender as parts of a page: findings by cause, and what a submission changes.

use marsad_i18n::{Voice, args};
use marsad_model::{Difference, Observation, Severity};
use marsad_publish::{Answer, AnswerPlace, Cause, Names};
use marsad_workflow::SubmissionDifference;

/// How many places of a trouble, and how many cells that differ, stand on a page.
const PLACES_MAX: usize = 40;
const CELLS_MAX: usize = 200;
/// So many places are shown without being asked for.
const SHORT: usize = 8;

/// Everything of one severity.
pub(super) struct GroupView {
    pub heading: String,
    pub hue: &'static str,
    pub causes: Vec<CauseView>,
}

/// One trouble.
pub(super) struct CauseView {
    pub heading: String,
    pub remedy: String,
    /// Where, and what is said of it there.
    pub places: Vec<(String, String)>,
    pub more: String,
    /// Whether the places are few enough to be shown at once.
    pub is_short: bool,
}

/// What a submission changes.
pub(super) struct DifferenceView {
    pub against: String,
    /// What each count is, and the count.
    pub counts: Vec<(String, String)>,
    pub cells: Vec<CellView>,
    pub more: String,
}

/// A cell that differs.
pub(super) struct CellView {
    pub series: String,
    pub period: String,
    pub before: String,
    pub after: String,
    pub change: String,
}

pub(super) fn groups(answer: &Answer, voice: &Voice) -> Vec<GroupView> {
    let group = |group: &marsad_publish::AnswerGroup| GroupView {
        heading: group.heading.clone(),
        hue: match group.severity {
            Severity::Error => "rose",
            Severity::Warning => "saffron",
            Severity::Note => "quiet",
        },
        causes: group.causes.iter().map(|cause| cause_view(cause, voice)).collect(),
    };
    answer.groups.iter().map(group).collect()
}

fn cause_view(cause: &Cause, voice: &Voice) -> CauseView {
    let said = |place: &AnswerPlace| if cause.reason.is_some() { String::new() } else { place.reason.clone() };
    let listed = cause.places.iter().take(PLACES_MAX);
    let left = cause.count() - cause.places.len().min(PLACES_MAX) as u64;
    CauseView {
        heading: cause.heading(voice),
        remedy: cause.remedy.clone(),
        places: listed.map(|place| (place_text(place, voice), said(place))).collect(),
        more: if left == 0 { String::new() } else { voice.say_with("finding-more", &args().count("count", left)) },
        is_short: cause.places.len() <= SHORT,
    }
}

/// Where in a file: a cell, a sheet, or the whole of it.
pub(in crate::desk) fn place_text(place: &AnswerPlace, voice: &Voice) -> String {
    let arguments = args().text("cell", &place.cell).text("sheet", &place.place.sheet);
    match (place.cell.is_empty(), place.place.sheet.is_empty()) {
        (true, true) => voice.say("answer-whole-file"),
        (true, false) => voice.say_with("answer-whole-sheet", &arguments),
        (false, true) => place.cell.clone(),
        (false, false) => voice.say_with("answer-place-in-sheet", &arguments),
    }
}

pub(super) fn difference_view(difference: &SubmissionDifference, names: &Names<'_>) -> DifferenceView {
    let voice = names.voice;
    let count = |key: &str, count: u64| (voice.say(key), voice.count(count));
    let all: Vec<&Difference> = difference.all().collect();
    let left = all.len().saturating_sub(CELLS_MAX) as u64;
    let vanished = (difference.vanished > 0).then(|| count("sent-vanished", difference.vanished));
    let counts = [
        Some(count("sent-new", difference.new)),
        Some(count("sent-changed", difference.changed.len() as u64)),
        Some(count("sent-retold", difference.retold.len() as u64)),
        vanished,
        Some(count("sent-same", difference.same)),
    ];
    DifferenceView {
        against: voice.list(&difference.against),
        counts: counts.into_iter().flatten().collect(),
        cells: all.iter().take(CELLS_MAX).map(|cell| cell_view(cell, names)).collect(),
        more: if left == 0 { String::new() } else { voice.say_with("finding-more", &args().count("count", left)) },
    }
}

fn cell_view(difference: &Difference, names: &Names<'_>) -> CellView {
    let voice = names.voice;
    let codes = names.structure.dimensions.iter().zip(&difference.key);
    let codes: Vec<String> = codes
        .filter(|(dimension, _)| dimension.id != *"FREQ")
        .map(|(dimension, code)| names.code(dimension.id.as_str(), code.as_str()))
        .collect();
    let value = |side: &Option<Observation>| side.as_ref().and_then(|side| side.value);
    let (before, after) = (value(&difference.before), value(&difference.after));
    let shown = |value: Option<f64>| value.map_or_else(String::new, |value| names.number(value));
    CellView {
        series: codes.join(" · "),
        period: voice.period(&difference.period),
        before: shown(before),
        after: shown(after),
        change: if before == after { said_otherwise(difference, names) } else { change(before, after, names) },
    }
}

/// What else is said of a cell that has the same value: the names of its attributes.
fn said_otherwise(difference: &Difference, names: &Names<'_>) -> String {
    let unlike = difference.unlike_attributes(names.structure);
    if unlike.is_empty() {
        return String::new();
    }
    let what: Vec<&str> = unlike.iter().map(|attribute| names.component(attribute.as_str())).collect();
    names.voice.say_with("sent-said-otherwise", &args().text("what", &names.voice.list(&what)))
}

/// How much a value changed, and how many per cent of what it was.
fn change(before: Option<f64>, after: Option<f64>, names: &Names<'_>) -> String {
    let (Some(before), Some(after)) = (before, after) else { return String::new() };
    let size = names.change(after - before);
    if before == 0.0 {
        return size;
    }
    let voice = names.voice;
    let share = voice.percent(&voice.change((after - before) / before.abs() * 100.0, 1));
    voice.say_with("sent-size", &args().text("size", &size).text("share", &share))
}
