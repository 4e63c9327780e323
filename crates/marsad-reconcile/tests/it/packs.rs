//! What tests of the packs of this repository look up: cards, and the figures behind them.

use std::sync::OnceLock;

use marsad_model::{AgeSpan, Id, Observed, SeriesReference, TimePeriod};
use marsad_reconcile::{QuestionCard, question_card};
use marsad_testkit::{Files, marjan, pack_files, tunisia};

pub(crate) fn age(text: &str) -> Option<AgeSpan> {
    Some(text.parse().unwrap())
}

/// The card of a question of Marjan.
pub(crate) fn card(question: &str) -> QuestionCard {
    question_card(marjan(), marjan().question(question).unwrap(), &published)
}

/// The value that Marjan publishes: residents and arrivals of the years that its questions ask for.
pub(crate) fn published(reference: &SeriesReference) -> Option<Observed> {
    let age = reference.selection.get("AGE").map(Id::as_str);
    let year = reference.period.as_ref().map(TimePeriod::as_str)?;
    let value = match (reference.dataflow.as_str(), age, year) {
        ("DF_RESIDENTS", None, "2023") => 4885.0,
        ("DF_RESIDENTS", None, "2024") => 5230.0,
        ("DF_RESIDENTS", Some("Y15T64"), "2024") => 4110.0,
        ("DF_RESIDENTS", Some("Y_GE65"), "2024") => 240.0,
        ("DF_ARRIVALS", None, "2021") => 736.0,
        ("DF_ARRIVALS", None, "2022") => 783.0,
        ("DF_ARRIVALS", None, "2023") => 832.0,
        ("DF_ARRIVALS", None, "2024") => 905.0,
        _ => return None,
    };
    let period = year.parse().unwrap();
    Some(Observed { value, period, standard_error: None, interval: None, is_approximate: false, is_percentage: false })
}

/// A term of a quantity of Marjan.
pub(crate) fn series(dataflow: &str, selection: &[(&'static str, &'static str)], year: &str) -> SeriesReference {
    let every_year = [("FREQ", "A")];
    let selection = every_year.iter().chain(selection);
    SeriesReference {
        dataflow: dataflow.parse().unwrap(),
        selection: selection.map(|&(dimension, code)| (Id::literal(dimension), Id::literal(code))).collect(),
        period: year.parse().ok(),
    }
}

/// The plain tables of the Tunisian pack as a look-up.
pub(crate) fn from_tables(reference: &SeriesReference) -> Option<Observed> {
    static FILES: OnceLock<Files> = OnceLock::new();
    let pack = tunisia();
    let structure = pack.structure_of(pack.dataflow(reference.dataflow.as_str())?)?;
    let key: Vec<String> = reference.key(structure).iter().map(Id::to_string).collect();
    let files = FILES.get_or_init(|| pack_files("tunisia"));
    let table = files.get(&format!("figures/{}.csv", reference.dataflow))?;
    let mut rows = csv::Reader::from_reader(table.as_slice());
    let found = rows.records().map(Result::unwrap).find(|row| {
        row[0] == key.join(".") && reference.period.as_ref().is_none_or(|period| row[1] == *period.as_str())
    })?;
    Some(Observed {
        value: found[2].parse().ok()?,
        period: found[1].parse().unwrap(),
        standard_error: None,
        interval: None,
        is_approximate: &found[3] == "E",
        is_percentage: key.iter().any(|code| code == "PT") || is_of_shares(reference.dataflow.as_str()),
    })
}

/// Whether all values of a dataflow are percentages.
pub(crate) fn is_of_shares(dataflow: &str) -> bool {
    let dataflow = tunisia().dataflow(dataflow);
    dataflow.and_then(|dataflow| dataflow.attributes.get("UNIT_MEASURE")).is_some_and(|unit| *unit == *"PT")
}
