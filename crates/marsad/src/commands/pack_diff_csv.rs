//! What differs between two versions of a pack as CSV for programs: everything in codes, one row for each list, hierarchy,
//! component, code, likely code and fact.

use marsad_collect::{
    ChangedFact, CodeChange, CodeFact, CodelistComparison, ComparedCode, DataflowComparison, PackComparison, RankedCode,
};
use marsad_model::Id;

/// The columns, in order. ID is the list, the hierarchy or the dataflow; OLD and NEW are codes or components.
const HEADER: [&str; 10] = ["KIND", "ID", "CHANGE", "OLD", "NEW", "WEIGHT", "SCORE", "FACT", "OLD_VALUE", "NEW_VALUE"];

/// One row.
#[derive(Default)]
struct Row {
    kind: &'static str,
    id: String,
    change: &'static str,
    old: String,
    new: String,
    weight: Option<f64>,
    score: Option<f64>,
    fact: &'static str,
    /// What was said before, and what is said now.
    values: [String; 2],
}

/// The comparison as CSV.
pub(super) fn table(compared: &PackComparison) -> String {
    let (gone, added) = (CodeChange::Vanished.word(), CodeChange::New.word());
    let whole = |kind: &'static str, ids: &[Id], change: &'static str| -> Vec<Row> {
        ids.iter().map(|id| Row { kind, id: id.to_string(), change, ..Row::default() }).collect()
    };
    let mut rows = whole("codelist", &compared.gone, gone);
    rows.extend(whole("codelist", &compared.added, added));
    rows.extend(whole("hierarchy", &compared.gone_hierarchies, gone));
    rows.extend(whole("hierarchy", &compared.added_hierarchies, added));
    rows.extend(compared.dataflows.iter().flat_map(of_dataflow));
    for list in &compared.codelists {
        rows.extend(list.codes.iter().flat_map(|code| of_code(list, code)));
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = writer.write_record(HEADER);
    for row in rows {
        let _ = writer.write_record(row.fields());
    }
    writer.into_inner().map_or_else(|_| String::new(), |bytes| String::from_utf8(bytes).unwrap_or_default())
}

impl Row {
    fn fields(self) -> [String; 10] {
        let written = |number: Option<f64>| number.map_or_else(String::new, |number| number.to_string());
        let [before, now] = self.values;
        let (weight, score) = (written(self.weight), written(self.score));
        let (kind, change, fact) = (self.kind.to_owned(), self.change.to_owned(), self.fact.to_owned());
        [kind, self.id, change, self.old, self.new, weight, score, fact, before, now]
    }
}

fn of_dataflow(flow: &DataflowComparison) -> Vec<Row> {
    let row = || Row { kind: "component", id: flow.dataflow.to_string(), ..Row::default() };
    let gone = flow.gone.iter().map(|id| Row { change: CodeChange::Vanished.word(), old: id.to_string(), ..row() });
    let added = flow.added.iter().map(|id| Row { change: CodeChange::New.word(), new: id.to_string(), ..row() });
    let relisted = flow.relisted.iter().map(|(id, before, now)| Row {
        change: CodeChange::Same.word(),
        old: id.to_string(),
        new: id.to_string(),
        fact: "codelist",
        values: [before.to_string(), now.to_string()],
        ..row()
    });
    gone.chain(added).chain(relisted).collect()
}

/// A row for each code that a code became, or one where it became none; then those that a person may choose, and its facts.
fn of_code(list: &CodelistComparison, code: &ComparedCode) -> Vec<Row> {
    let row = |kind: &'static str| Row {
        kind,
        id: list.new.0.to_string(),
        change: code.change.word(),
        old: code.old.as_ref().map_or_else(String::new, Id::to_string),
        ..Row::default()
    };
    let became = |(id, weight): &(Id, f64)| Row { new: id.to_string(), weight: Some(*weight), ..row("code") };
    let likely = |one: &RankedCode| Row { new: one.code.to_string(), score: Some(one.score), ..row("likely") };
    let new = code.new.first().map_or_else(String::new, |(id, _)| id.to_string());
    let fact = |one: &ChangedFact, values| Row { new: new.clone(), fact: one.fact.word(), values, ..row("fact") };
    let mut rows: Vec<Row> = code.new.iter().map(became).collect();
    if rows.is_empty() {
        rows.push(row("code"));
    }
    rows.extend(code.likely.iter().map(likely));
    rows.extend(
        code.facts
            .iter()
            .flat_map(|one| said(one).into_iter().map(move |values| (one, values)))
            .map(|(one, values)| fact(one, values)),
    );
    rows
}

/// What was said of a code and what is said now: one code above it takes the place of the other; of groups and words each was
/// left or joined by itself.
fn said(fact: &ChangedFact) -> Vec<[String; 2]> {
    if fact.fact == CodeFact::Parent {
        return vec![[fact.old.concat(), fact.new.concat()]];
    }
    let left = fact.old.iter().map(|value| [value.clone(), String::new()]);
    let joined = fact.new.iter().map(|value| [String::new(), value.clone()]);
    left.chain(joined).collect()
}
