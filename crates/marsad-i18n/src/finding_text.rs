//! A finding in words: where, what, why and what to do.

use marsad_model::{Finding, Place};

use crate::{Args, Voice, args};

/// A finding in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingText {
    /// Its kind, for people who look it up.
    pub code: &'static str,
    /// How grave it is.
    pub severity: String,
    /// File, sheet, row and column, as far as known.
    pub place: String,
    /// What is wrong and why.
    pub reason: String,
    /// What to do.
    pub remedy: String,
}

impl FindingText {
    /// `finding` in the words of `voice`.
    pub fn new(voice: &Voice, finding: &Finding) -> Self {
        let arguments = arguments(voice, finding);
        let word = finding.code.word();
        let mut remedy = voice.say_with(&format!("finding-{word}-remedy"), &arguments);
        if !finding.nearest.is_empty() {
            let nearest = voice.list(&finding.nearest);
            remedy = format!("{remedy} {}", voice.say_with("finding-nearest", &args().text("nearest", &nearest)));
        }
        Self {
            code: word,
            severity: voice.say(&format!("severity-{}", severity_word(finding))),
            place: place_text(voice, &finding.place),
            reason: own_words(voice, finding)
                .unwrap_or_else(|| voice.say_with(&format!("finding-{word}-reason"), &arguments)),
            remedy,
        }
    }
}

/// What the pack itself says where one of its rules is broken.
fn own_words(voice: &Voice, finding: &Finding) -> Option<String> {
    finding.arguments.get(&format!("message-{}", voice.lang())).map(|text| shown(text))
}

fn severity_word(finding: &Finding) -> &'static str {
    match finding.severity {
        marsad_model::Severity::Error => "error",
        marsad_model::Severity::Warning => "warning",
        marsad_model::Severity::Note => "note",
    }
}

fn arguments(voice: &Voice, finding: &Finding) -> Args {
    let start = args().text("value", &shown(&finding.value));
    finding.arguments.iter().fold(start, |arguments, (name, value)| match value.parse::<f64>() {
        Ok(number) if is_amount(name) => arguments.text(name, &voice.number(number, decimals(value))),
        _ => arguments.text(name, value),
    })
}

/// How many characters of an offending value are shown; the rest is in the file.
const VALUE_CHARACTERS_MAX: usize = 120;

/// A value as it may be shown: without control characters, which could command a terminal, and not longer than a line.
fn shown(value: &str) -> String {
    let mut text: String =
        value.chars().take(VALUE_CHARACTERS_MAX).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    if value.chars().nth(VALUE_CHARACTERS_MAX).is_some() {
        text.push('…');
    }
    text
}

/// Arguments that are amounts, which each language writes in its own way.
fn is_amount(name: &str) -> bool {
    const AMOUNTS: [&str; 18] = [
        "min",
        "max",
        "sum",
        "total",
        "difference",
        "tolerance",
        "rest",
        "part",
        "whole",
        "computed",
        "before",
        "growth",
        "usual",
        "factor",
        "other",
        "ratio",
        "index",
        "left",
    ];
    AMOUNTS.contains(&name) || name == "right"
}

fn decimals(number: &str) -> u8 {
    number.split_once('.').map_or(0, |(_, digits)| digits.len().min(6) as u8)
}

/// File, sheet, row and column, as far as known, in the words of `voice`.
pub fn place_text(voice: &Voice, place: &Place) -> String {
    let mut parts = Vec::new();
    if !place.file.is_empty() {
        parts.push(place.file.clone());
    }
    if !place.sheet.is_empty() {
        parts.push(voice.say_with("place-sheet", &args().text("sheet", &place.sheet)));
    }
    if let Some(row) = place.row {
        parts.push(voice.say_with("place-row", &args().text("row", &voice.digits(&row.to_string()))));
    }
    if let Some(column) = place.column {
        parts.push(voice.say_with("place-column", &args().text("column", &column_name(column))));
    }
    parts.join(&voice.say("list-separator"))
}

/// A column as spreadsheets name it: 1 is `A`, 27 is `AA`.
fn column_name(column: u32) -> String {
    let mut rest = column;
    let mut letters = Vec::new();
    while rest > 0 {
        let digit = (rest - 1) % 26;
        letters.push(char::from(b'A' + digit as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn columns_are_named_as_spreadsheets_name_them() {
        assert_eq!([1, 26, 27, 703].map(super::column_name), ["A", "Z", "AA", "AAA"]);
    }
}
