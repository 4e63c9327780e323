//! What became of the codes and components of a pack in a newer version of it.

use std::path::Path;

use marsad_collect::{
    ChangedFact, CodeChange, CodeFact, CodelistComparison, ComparedCode, DataflowComparison, PackComparison,
    RankedCode, compare_packs,
};
use marsad_i18n::args;
use marsad_model::{Codelist, Id, Pack, Version};
use serde_json::{Value, json};

use super::{Outcome, pack_diff_csv};
use crate::builtin;
use crate::cli::Format;
use crate::console::Console;
use crate::failure::Failure;

pub fn run((old, new): (&Path, &Path), console: &Console) -> Result<Outcome, Failure> {
    // What is asked of packs today need not be true of one of yesterday.
    let read = |folder: &Path| marsad_pack::read_archived(&builtin::files_in(folder)?).map_err(Failure::Pack);
    let packs = (read(old)?, read(new)?);
    let compared = compare_packs(&packs.0, &packs.1);
    let is_same = compared == PackComparison::default();
    if console.format == Format::Csv {
        console.give(&pack_diff_csv::table(&compared));
    } else {
        console.answer(&as_json(&compared), || text(&compared, (&packs.0, &packs.1), console));
    }
    let open = compared.codelists.iter().flat_map(|list| &list.codes).filter(|code| is_open(code)).count();
    if is_same {
        console.say("pack-diff-same", &args());
    } else {
        console.say("pack-diff-open", &args().count("n", open as u64));
    }
    Ok(Outcome::Fine)
}

/// Whether a person must choose what became of a code.
fn is_open(code: &ComparedCode) -> bool {
    code.old.is_some() && code.new.is_empty()
}

fn as_json(compared: &PackComparison) -> Value {
    json!({
        "codelists": compared.codelists.iter().map(list_as_json).collect::<Vec<_>>(),
        "vanished_codelists": compared.gone,
        "new_codelists": compared.added,
        "vanished_hierarchies": compared.gone_hierarchies,
        "new_hierarchies": compared.added_hierarchies,
        "dataflows": compared.dataflows.iter().map(dataflow_as_json).collect::<Vec<_>>(),
    })
}

fn list_as_json(list: &CodelistComparison) -> Value {
    let version = |(id, version): &(Id, Version)| json!({ "id": id, "version": version.to_string() });
    let likely = |one: &RankedCode| json!({ "code": one.code, "score": one.score, "why": one.why.word() });
    let fact = |one: &ChangedFact| json!({ "fact": one.fact.word(), "old": one.old, "new": one.new });
    let code = |code: &ComparedCode| {
        let new: Vec<Value> = code.new.iter().map(|(id, weight)| json!({ "code": id, "weight": weight })).collect();
        let likely: Vec<Value> = code.likely.iter().map(likely).collect();
        let facts: Vec<Value> = code.facts.iter().map(fact).collect();
        json!({ "change": code.change.word(), "old": code.old, "new": new, "likely": likely, "facts": facts })
    };
    let codes: Vec<Value> = list.codes.iter().map(code).collect();
    json!({ "old": version(&list.old), "new": version(&list.new), "codes": codes })
}

fn dataflow_as_json(flow: &DataflowComparison) -> Value {
    let relisted: Vec<Value> = flow
        .relisted
        .iter()
        .map(|(component, old, new)| json!({ "component": component, "old": old, "new": new }))
        .collect();
    json!({ "id": flow.dataflow, "vanished": flow.gone, "new": flow.added, "relisted": relisted })
}

/// A line for each list, hierarchy, dataflow, code and fact of a code that is not what it was, its parts between tabs.
fn text(compared: &PackComparison, packs: (&Pack, &Pack), console: &Console) -> String {
    let word = |change: CodeChange| console.voice().say(&format!("code-change-{}", change.word()));
    let (gone, added) = (word(CodeChange::Vanished), word(CodeChange::New));
    let mut lines: Vec<String> = Vec::new();
    let (all_gone, all_added) = (&compared.gone_hierarchies, &compared.added_hierarchies);
    lines.extend(compared.gone.iter().chain(all_gone).map(|id| format!("{id}\t{gone}")));
    lines.extend(compared.added.iter().chain(all_added).map(|id| format!("{id}\t{added}")));
    for flow in &compared.dataflows {
        let id = &flow.dataflow;
        lines.extend(flow.gone.iter().map(|component| format!("{id}\t{gone}\t{component}")));
        lines.extend(flow.added.iter().map(|component| format!("{id}\t{added}\t{component}")));
        lines.extend(flow.relisted.iter().map(|(component, old, new)| format!("{id}\t{component}\t{old}\t{new}")));
    }
    for list in &compared.codelists {
        let lists = (packs.0.codelist(list.old.0.as_str()), packs.1.codelist(list.new.0.as_str()));
        let changed = list.codes.iter().filter(|code| code.change != CodeChange::Same);
        lines.extend(changed.map(|code| code_line((list, code), lists, &word(code.change), console)));
        lines.extend(list.codes.iter().flat_map(|code| fact_lines((list, code), lists, console)));
    }
    lines.into_iter().map(|line| line + "\n").collect()
}

fn code_line(
    (list, code): (&CodelistComparison, &ComparedCode),
    (old, new): (Option<&Codelist>, Option<&Codelist>),
    change: &str,
    console: &Console,
) -> String {
    let named = |list, id: &Id| named(list, id.as_str(), console);
    let share = |(id, weight): &(Id, f64)| {
        if *weight < 1.0 { format!("{} × {weight}", named(new, id)) } else { named(new, id) }
    };
    let before = code.old.as_ref().map_or_else(String::new, |id| named(old, id));
    let after: Vec<String> = code.new.iter().map(share).collect();
    let likely: Vec<String> =
        code.likely.iter().map(|one| format!("{} {:.2}", named(new, &one.code), one.score)).collect();
    let likely = if likely.is_empty() { String::new() } else { format!("\t? {}", likely.join(" | ")) };
    format!("{}\t{change}\t{before}\t{}{likely}", list.new.0, after.join(" | "))
}

/// A line for each fact of a code that is not what it was: the list, the fact, the code, before, now.
fn fact_lines(
    (list, code): (&CodelistComparison, &ComparedCode),
    (old, new): (Option<&Codelist>, Option<&Codelist>),
    console: &Console,
) -> Vec<String> {
    let Some((id, _)) = code.new.first() else { return Vec::new() };
    let about = named(new, id.as_str(), console);
    let said = |list: Option<&Codelist>, values: &[String], fact: CodeFact| -> String {
        let value = |value: &String| if fact == CodeFact::Parent { named(list, value, console) } else { value.clone() };
        values.iter().map(value).collect::<Vec<_>>().join(" | ")
    };
    let line = |one: &ChangedFact| {
        let word = console.voice().say(&format!("code-fact-{}", one.fact.word()));
        let (before, now) = (said(old, &one.old, one.fact), said(new, &one.new, one.fact));
        format!("{}\t{word}\t{about}\t{before}\t{now}", list.new.0)
    };
    code.facts.iter().map(line).collect()
}

/// A code with its name.
fn named(list: Option<&Codelist>, id: &str, console: &Console) -> String {
    match list.and_then(|list| list.find(id)) {
        Some(code) => format!("{id} {}", code.name.get(console.voice().lang())),
        None => id.to_owned(),
    }
}
