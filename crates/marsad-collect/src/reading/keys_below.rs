//! Keys below a table and their values, `Sex : Women`, in one cell or in two: another code than the profile says for every
//! value, and another value than stood behind the same key in the file of the profile, are told.
//!
//! Does not hold: keys above a table, which `said` follows, and all other notes, which `new_notes` looks at.

use marsad_model::{Finding, FindingCode, Id, SaidOf, SaidText, Severity};

use super::Context;
use super::dictionary::Dictionary;
use super::narrower::{OtherCode, is_said_above, other, said_of_all};
use super::outside_lines::OutsideLine;
use super::said::{Around, place_of};
use super::sections::{component_named, cut_at_colon, labelled};
use crate::names::{Found, Words, fold};

/// Longer lines are sentences.
const BYTES_MAX: usize = 120;
/// How many words of a line of two cells may be the key.
const KEY_WORDS_MAX: usize = 4;

/// What is told of a line below a table that is a key and its value.
pub(super) fn tell(
    (context, dictionary): (&Context<'_>, &Dictionary<'_>),
    around: Around<'_>,
    line: &OutsideLine,
) -> Option<Finding> {
    if line.text.len() > BYTES_MAX {
        return None;
    }
    let place = place_of(around.file, around.sheet, Some(line.at));
    if let Some(found) = other_code((context, dictionary), around, &line.text) {
        return Some(found.finding(Severity::Error, place, &line.text));
    }
    let (said, is_code) = other_value(dictionary, around, &line.text)?;
    // Of many keys nobody knows what they select.
    let severity = if is_code { Severity::Error } else { Severity::Warning };
    let finding = Finding::new(FindingCode::TitleDisagrees, severity, place).with_value(&line.text);
    Some(finding.with("what", "subject").with("said", &said.text))
}

/// The code that a line says of a component of which all tables of the sheet are of another code.
fn other_code(
    (context, dictionary): (&Context<'_>, &Dictionary<'_>),
    around: Around<'_>,
    line: &str,
) -> Option<OtherCode> {
    let (component, found) = key_and_code((context, dictionary), line)?;
    let id = dictionary.components.get(component)?.id;
    let is_telling = !found.as_str().starts_with('_') && found != context.pack.head.country;
    let is_followed = around.tables.iter().any(|table| is_said_above(table, id));
    if !is_telling || is_followed {
        return None;
    }
    let told = around.tables.iter().map(|table| {
        let own = said_of_all(context, dictionary, (*table, around.sheet), component)?;
        other(context, dictionary, (component, own, found.clone()))
    });
    let told: Option<Vec<OtherCode>> = told.collect();
    told?.into_iter().next()
}

/// The component that a line names, and the code of it behind that.
fn key_and_code((context, dictionary): (&Context<'_>, &Dictionary<'_>), line: &str) -> Option<(usize, Id)> {
    let code = |component: usize, text: &str| {
        let words = dictionary.words(component)?;
        match words.find(text) {
            Found::Code(code) => Some((component, words.code(code)?.clone())),
            _ => None,
        }
    };
    if let Some((component, said)) = labelled(context, dictionary, line) {
        return code(component, said);
    }
    let cuts = line.match_indices(' ').take(KEY_WORDS_MAX);
    let mut parts = cuts.map(|(at, _)| line.split_at(at));
    parts.find_map(|(key, said)| code(component_named(context, dictionary, key)?, said.trim()))
}

/// The key below a table that the profile keeps, where a line has another value behind it, and whether that is a code.
fn other_value<'s>(dictionary: &Dictionary<'_>, around: Around<'s>, line: &str) -> Option<(&'s SaidText, bool)> {
    let heard = fold(line);
    let below = around.tables.iter().flat_map(|table| {
        let last = table.header_last();
        table.said.iter().filter(move |said| said.at.is_some_and(|at| at.row > last))
    });
    let kept = below.filter(|said| said.of == SaidOf::Subject);
    kept.filter(|said| said.text.len() <= BYTES_MAX).find_map(|said| {
        let (key, own) = cut_at_colon(&said.text)?;
        let value = heard.strip_prefix(&fold(key))?.strip_prefix(' ')?;
        // What stands behind `Remarque` is no value of a key: a sheet has several notes.
        let is_other = heard != fold(&said.text) && !codes_of(dictionary, own).is_empty();
        let is_part = |code: &Id| !code.as_str().starts_with('_');
        is_other.then(|| (said, codes_of(dictionary, value).iter().any(is_part)))
    })
}

/// The codes of dimensions of which a text is a word.
fn codes_of(dictionary: &Dictionary<'_>, text: &str) -> Vec<Id> {
    let code_of = |words: &Words<'_>| match words.find(text) {
        Found::Code(code) => words.code(code).cloned(),
        _ => None,
    };
    (0..dictionary.dimensions).filter_map(|place| dictionary.words(place).and_then(code_of)).collect()
}
