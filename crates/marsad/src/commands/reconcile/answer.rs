//! What a method gives: a table for stdout, and findings in words for whoever looks.

use marsad_i18n::{Args, args};
use serde_json::{Map, Value, json};

use crate::cli::Format;
use crate::commands::Outcome;
use crate::console::Console;

/// A cell of an answer.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    Text(String),
    /// None where nothing can be told.
    Number(Option<f64>),
    /// A number near one, which needs digits behind its mark to say anything; none where nothing can be told.
    Ratio(Option<f64>),
    /// A whole number of things.
    Count(usize),
}

/// The least digits after the decimal mark of a ratio, in lines for people.
const RATIO_DECIMALS: u8 = 3;

/// A finding by the beginning of its keys, with what its words need.
pub(super) type Told = (String, Args);

/// A table with what is to be said of it.
pub(super) struct Answer {
    pub(super) header: Vec<String>,
    pub(super) rows: Vec<Vec<Cell>>,
    pub(super) findings: Vec<Told>,
    /// What holds for all of it, where there is such a thing.
    pub(super) about: Option<About>,
}

/// Numbers that belong to no row: by name for programs, as a message for people.
pub(super) struct About {
    pub(super) numbers: Vec<(&'static str, Value)>,
    pub(super) key: &'static str,
    pub(super) arguments: Args,
}

impl Answer {
    /// Gives the table in the format that was asked for, and says the findings.
    pub(super) fn give(&self, console: &Console, decimals: u8) -> Outcome {
        let findings: Vec<(&str, String)> =
            self.findings.iter().map(|told| (told.0.as_str(), sentence(console, told))).collect();
        match console.format {
            Format::Json => console.answer(&self.json(&findings), String::new),
            Format::Csv => console.give(&self.csv()),
            Format::Text => console.answer(&(), || self.text(console, decimals)),
        }
        if console.is_text() {
            if let Some(about) = &self.about {
                console.say(about.key, &about.arguments);
            }
            console.say("reconcile-findings", &args().count("n", findings.len() as u64));
            findings.iter().for_each(|(_, text)| console.say_line(&format!("  {text}")));
        }
        Outcome::of(findings.is_empty())
    }

    fn text(&self, console: &Console, decimals: u8) -> String {
        let voice = console.voice();
        let written = |cell: &Cell| match cell {
            Cell::Text(text) => text.clone(),
            Cell::Number(Some(number)) => voice.number(*number, decimals),
            Cell::Ratio(Some(number)) => voice.number(*number, decimals.max(RATIO_DECIMALS)),
            Cell::Number(None) | Cell::Ratio(None) => voice.say("cell-missing"),
            Cell::Count(count) => voice.count(*count as u64),
        };
        let rows = self.rows.iter().map(|row| row.iter().map(written).collect::<Vec<_>>().join("\t"));
        let lines: Vec<String> = std::iter::once(self.header.join("\t")).chain(rows).collect();
        lines.join("\n") + "\n"
    }

    fn csv(&self) -> String {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let written = |cell: &Cell| match cell {
            Cell::Text(text) => text.clone(),
            // What is added takes the sign from a zero that has one.
            Cell::Number(number) | Cell::Ratio(number) => {
                number.map_or_else(String::new, |number| (number + 0.0).to_string())
            }
            Cell::Count(count) => count.to_string(),
        };
        // Writing to memory cannot fail.
        let _ = writer.write_record(&self.header);
        for row in &self.rows {
            let _ = writer.write_record(row.iter().map(written));
        }
        writer.into_inner().map_or_else(|_| String::new(), |bytes| String::from_utf8(bytes).unwrap_or_default())
    }

    fn json(&self, findings: &[(&str, String)]) -> Value {
        let value = |cell: &Cell| match cell {
            Cell::Text(text) => json!(text),
            Cell::Number(number) | Cell::Ratio(number) => json!(number.map(|number| number + 0.0)),
            Cell::Count(count) => json!(count),
        };
        let row = |row: &Vec<Cell>| {
            let named = self.header.iter().zip(row).map(|(name, cell)| (name.clone(), value(cell)));
            Value::Object(named.collect::<Map<String, Value>>())
        };
        let rows: Value = self.rows.iter().map(row).collect();
        let findings: Value = findings.iter().map(|(code, text)| json!({ "code": code, "message": text })).collect();
        let mut all = json!({ "rows": rows, "findings": findings });
        if let Some(about) = &self.about {
            all["about"] = about.numbers.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        }
        all
    }
}

/// The names of columns.
pub(super) fn named(columns: &[&str]) -> Vec<String> {
    columns.iter().map(|name| (*name).to_owned()).collect()
}

/// Says findings that would be lost because the whole cannot be done.
pub(super) fn say_findings(console: &Console, findings: &[Told]) {
    findings.iter().for_each(|told| console.say_line(&sentence(console, told)));
}

/// The reason of a finding and its remedy.
fn sentence(console: &Console, (key, arguments): &Told) -> String {
    let part = |part: &str| console.voice().say_with(&format!("{key}-{part}"), arguments);
    format!("{} {}", part("reason"), part("remedy"))
}
