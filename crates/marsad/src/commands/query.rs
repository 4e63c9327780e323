//! Asks a public dataset.

use std::collections::BTreeMap;

use marsad_model::{DataQuery, Id, Limit, TimePeriod, TimeRange};
use marsad_publish::{Edition, Names, csv, json};
use marsad_workflow::{Refusal, Work};

use super::Outcome;
use crate::cli::{Format, Query};
use crate::console::Console;
use crate::failure::Failure;

pub async fn run(work: &Work, query: &Query, console: &Console) -> Result<Outcome, Failure> {
    let open = work.open_release(&query.dataflow, query.release).await?;
    let table = open.query(question(query)?).await?;
    let names =
        Names { pack: &open.pack, dataflow: open.dataflow()?, structure: &open.structure, voice: console.voice() };
    let link = format!("/{}/data/{}/releases/{}", console.voice().lang(), query.dataflow, open.release.number);
    let edition = Edition { names, release: &open.release, link: &link, taken_back: None };
    match console.format {
        Format::Json => console.give(&format!("{}\n", json(&table, &edition))),
        Format::Text | Format::Csv => {
            let text = String::from_utf8(csv(&table, &edition)).unwrap_or_default();
            console.give(text.trim_start_matches('\u{feff}'));
        }
    }
    Ok(Outcome::of(!table.data().is_empty()))
}

fn question(query: &Query) -> Result<DataQuery, Failure> {
    let wrong = |text: String| Failure::Refused(Refusal::WrongQuestion(text));
    let mut codes: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
    for wanted in &query.wanted {
        let (dimension, list) =
            wanted.split_once('=').ok_or_else(|| wrong(format!("`{wanted}` ≠ `DIMENSION=CODE,CODE`")))?;
        let list =
            list.split(',').map(Id::new).collect::<Result<Vec<_>, _>>().map_err(|error| wrong(error.to_string()))?;
        codes.entry(Id::new(dimension).map_err(|error| wrong(error.to_string()))?).or_default().extend(list);
    }
    let period = |text: &Option<String>| {
        text.as_ref().map(|text| text.parse::<TimePeriod>()).transpose().map_err(|error| wrong(error.to_string()))
    };
    let limit = match (query.first, query.last) {
        (None, None) => Limit::All,
        (Some(first), None) => Limit::First(first),
        (None, Some(last)) => Limit::Last(last),
        (Some(first), Some(last)) => Limit::Both(first, last),
    };
    Ok(DataQuery {
        codes,
        time: TimeRange { from: period(&query.from)?, to: period(&query.to)? },
        limit,
        totals: query.total.clone(),
    })
}
