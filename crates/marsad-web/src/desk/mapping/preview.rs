//! What a change would do to a file, as a page shows it: today beside then, and the first values that differ.

use marsad_i18n::{Voice, args};
use marsad_model::{Difference, Id, Observation};
use marsad_publish::Names;
use marsad_workflow::MappingPreview;

use crate::desk::session::DeskVisit;

/// A preview as a page shows it.
pub(super) struct PreviewView {
    /// What it says in a sentence.
    pub verdict: String,
    pub is_good: bool,
    /// What is counted: its name, today, and then.
    pub counts: Vec<(String, String, String)>,
    pub heads: Vec<String>,
    pub rows: Vec<PreviewRow>,
    /// How many values differ, and that not all of them are shown.
    pub note: String,
}

/// A value that differs.
pub(super) struct PreviewRow {
    pub cells: Vec<String>,
    pub before: String,
    pub after: String,
}

/// A preview of a submission of an agreement in the reader's language.
pub(super) fn view(visit: &DeskVisit, dataflow: &Id, preview: &MappingPreview) -> PreviewView {
    let (pack, voice) = (visit.visit.pack(), visit.visit.voice());
    let pair = |key: &str, (before, after): (u64, u64)| (voice.say(key), voice.count(before), voice.count(after));
    let named = pack.dataflow(dataflow.as_str());
    let names = named.map(|dataflow| Names { pack, dataflow, structure: &preview.structure, voice });
    let dimensions = || preview.structure.dimensions.iter().map(|dimension| dimension.id.as_str());
    let heads = names.iter().flat_map(|names| dimensions().map(move |id| names.component(id).to_owned()));
    PreviewView {
        verdict: voice.say(verdict(preview)),
        is_good: preview.errors.1 == 0,
        counts: vec![
            pair("mapping-preview-rows", preview.rows_read),
            pair("mapping-preview-findings", preview.findings),
            pair("mapping-preview-errors", preview.errors),
        ],
        heads: heads.collect(),
        rows: names.iter().flat_map(|names| preview.differences.iter().map(move |one| row(names, one))).collect(),
        note: note(preview, voice),
    }
}

fn verdict(preview: &MappingPreview) -> &'static str {
    match (preview.errors, preview.changed) {
        ((_, 0), Some(0)) => "mapping-preview-nothing",
        ((0, 0), _) => "mapping-preview-still-right",
        ((_, 0), _) => "mapping-preview-right",
        ((before, after), _) if after < before => "mapping-preview-better",
        ((before, after), _) if after > before => "mapping-preview-worse",
        _ => "mapping-preview-as-many",
    }
}

fn note(preview: &MappingPreview, voice: &Voice) -> String {
    match preview.changed {
        None => voice.say("mapping-preview-too-many"),
        Some(changed) => {
            let shown = args().count("n", changed).text("shown", &voice.count(preview.differences.len() as u64));
            let is_all = changed == preview.differences.len() as u64;
            voice.say_with(if is_all { "mapping-preview-changed" } else { "mapping-preview-changed-some" }, &shown)
        }
    }
}

fn row(names: &Names<'_>, difference: &Difference) -> PreviewRow {
    let coded = names.structure.dimensions.iter().zip(&difference.key);
    let cells = coded.map(|(dimension, code)| names.code(dimension.id.as_str(), code.as_str()));
    let text = |observation: &Option<Observation>| {
        let told = observation.as_ref().map(|observation| names.observation_text(observation));
        told.unwrap_or_else(|| names.voice.say("cell-missing"))
    };
    PreviewRow {
        cells: cells.chain([names.voice.period(&difference.period)]).collect(),
        before: text(&difference.before),
        after: text(&difference.after),
    }
}
