//! Drafts the profile that reads a new file.

use marsad_collect::{Doubt, DoubtKind, Draft, Suggestion};
use marsad_i18n::args;
use marsad_model::Pack;
use marsad_pack::{Remark, quoted, write_profile};
use marsad_workflow::Work;
use serde_json::json;

use super::Outcome;
use super::check::file_name;
use crate::cli::Profile;
use crate::console::Console;
use crate::failure::Failure;
use crate::foreign_file;
use crate::site::Site;

pub fn run(site: &Site, command: &Profile, console: &Console) -> Result<Outcome, Failure> {
    let Profile::Draft { file, dataflow, pack } = command;
    let pack = marsad_pack::read(&site.pack_files(pack.as_deref())?).map_err(Failure::Pack)?;
    let mut content = foreign_file::open(file)?;
    let name = file_name(file);
    match Work::draft_profile(&pack, dataflow, (&name, &mut content))? {
        Ok(draft) => give(&draft, (&pack, dataflow.as_str(), &name), console),
        Err(finding) => {
            console.tell(&console.finding_text(&finding));
            Ok(Outcome::Findings)
        }
    }
}

fn give(draft: &Draft, (pack, dataflow, file): (&Pack, &str, &str), console: &Console) -> Result<Outcome, Failure> {
    let remarks: Vec<Remark> = draft.doubts.iter().map(|doubt| remark(doubt, (pack, dataflow), console)).collect();
    let text = write_profile(&draft.profile, &remarks).map_err(Failure::Unexpected)?;
    let doubts: Vec<serde_json::Value> = draft.doubts.iter().map(|doubt| json!({
        "kind": doubt.kind.word(),
        "component": doubt.component,
        "text": doubt.text,
        "taken": doubt.taken,
        "place": doubt.place,
        "suggestions": doubt.suggestions.iter().map(|s| json!({ "code": s.code, "name": s.name, "score": s.score })).collect::<Vec<_>>(),
    })).collect();
    console.answer(&json!({ "profile": draft.profile, "text": text, "doubts": doubts }), || text.clone());
    console.say(
        "draft-made",
        &args().text("file", file).text("doubts", &console.count("count-doubts", draft.doubts.len() as u64)),
    );
    Ok(Outcome::of(!draft.profile.tables.is_empty() || draft.profile.format == marsad_model::FileFormat::SdmxCsv))
}

/// A doubt as a remark in the profile.
fn remark(doubt: &Doubt, (pack, dataflow): (&Pack, &str), console: &Console) -> Remark {
    let structure = pack.dataflow(dataflow).and_then(|dataflow| pack.structure_of(dataflow));
    let list = structure.and_then(|structure| pack.codelist_of(structure, &doubt.component));
    let name = |suggestion: &Suggestion| match list.and_then(|list| list.find(&suggestion.code)) {
        Some(code) => code.name.get(console.voice().lang()).to_owned(),
        None => suggestion.name.clone(),
    };
    let likely = doubt.suggestions.iter();
    let likely: Vec<String> = likely.map(|s| format!("{} {} ({:.2})", s.code, name(s), s.score)).collect();
    let words = args()
        .text("text", &doubt.text)
        .text("component", &doubt.component)
        .text("taken", &doubt.taken)
        .text("place", &doubt.place);
    // A text has no sheet that could be named.
    let is_file = doubt.kind == DoubtKind::NoTable && doubt.text.is_empty();
    let key = if is_file { "doubt-no-table-file".to_owned() } else { format!("doubt-{}", doubt.kind.word()) };
    let mut text = console.voice().say_with(&key, &words);
    if !likely.is_empty() {
        text =
            format!("{text} {}", console.voice().say_with("doubt-likely", &args().text("codes", &likely.join(", "))));
    }
    if doubt.kind != DoubtKind::UnknownWord {
        return Remark { text, component: None, line: None };
    }
    let code = clear(&doubt.suggestions).unwrap_or("?");
    let line = Some(format!("{} = {}", quoted(&doubt.text), quoted(code)));
    Remark { text, component: Some(doubt.component.clone()), line }
}

/// The first suggestion, where it is nearly the word and well ahead of the next: whoever confirms a draft reads quickly.
fn clear(suggestions: &[Suggestion]) -> Option<&str> {
    const SCORE_MIN: f64 = 0.9;
    const AHEAD_MIN: f64 = 0.1;
    let [first, others @ ..] = suggestions else { return None };
    let is_ahead = others.iter().all(|other| other.code == first.code || first.score - other.score >= AHEAD_MIN);
    (first.score >= SCORE_MIN && is_ahead).then_some(first.code.as_str())
}
