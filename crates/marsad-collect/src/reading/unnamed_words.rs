//! What words in a column that the profile does not name say of the values beside them: another unit, a quality, what was
//! refused, or a part that another list of the pack tells apart. Such a column is no remark.
//!
//! Does not hold: words of a component of which the profile says one code, and times, which `unexpected` knows.

use std::collections::BTreeSet;

use marsad_model::{FREQ, Id, Severity};

use super::dictionary::ListedCode;
use super::plan::{Plan, ValueColumn};
use super::unexpected::HARMLESS;
use super::unit_columns::heads_units;
use crate::names::{Found, ages_in, fold};
use crate::titles::{UNIT, is_narrowing, other_figure};
use crate::values::qualities;
use crate::values::units::{Unit, Verdict, is_unit_word, power_in_words, unit_in};

/// A longer text is a remark, whatever it names.
const WORDS_MAX: usize = 3;
/// Fewer letters are a short form of anything.
const LETTERS_MIN: usize = 3;

/// Units of the list that no count is in.
const RATES: [&str; 3] = ["PT", "PER1000", "RATIO"];
/// Words for whatever is counted, folded.
const GENERAL: &str = "cas case cases dossier dossiers file files nombre number effectif unite unites unit units عدد ملف ملفات \
    حاله حالات وحده وحدات";
/// Words for figures that somebody has looked at, as they are written: without its accent, one is another word.
const VALIDATED: [&str; 5] = ["validé", "validée", "validés", "validées", "validated"];

/// What the words of a column say of the values.
pub(super) struct Saying<'t> {
    pub severity: Severity,
    /// The kind of it, as the finding has it.
    pub like: &'static str,
    pub text: &'t str,
}

/// What the texts below a header say of the values, where they say anything that those are not read as.
pub(super) fn saying<'t>(plan: &Plan<'_, '_>, header: &str, texts: &'t BTreeSet<String>) -> Option<Saying<'t>> {
    let unit = other_unit(plan, header, texts);
    let unit = unit.map(|text| Saying { severity: Severity::Error, like: "unit", text });
    let counted = || other_counted(plan, header, texts);
    let parts = || word_of_list(plan, texts).or_else(|| age(plan, texts));
    let words = || counted().or_else(|| quality(plan, texts)).or_else(|| other_figures(plan, texts)).or_else(parts);
    unit.or_else(|| words().map(|text| Saying { severity: Severity::Warning, like: "words", text }))
}

/// The text that names a factor, a currency or a rate that the values are not in: below the word for units, or where all texts
/// are units.
fn other_unit<'t>(plan: &Plan<'_, '_>, header: &str, texts: &'t BTreeSet<String>) -> Option<&'t str> {
    let own = own_unit(plan);
    let is_of_units = heads_units(header);
    if own.as_deref() == Some("PT") || !is_of_units && !texts.iter().all(|text| is_unit(text)) {
        return None;
    }
    let factor = plan.scale_at(plan.values.first()?.at).of(1.0);
    let is_rate = |text: &str| {
        let named = other_units(plan, text, own.as_deref());
        !named.is_empty() && named.iter().all(|code| RATES.contains(&code.as_str()))
    };
    let is_other = |text: &&str| match unit_in(text).or_else(|| unit_in(&format!("en {text}"))) {
        Some(unit) => differs(unit, own.as_deref(), factor),
        None => is_of_units && is_rate(text),
    };
    texts.iter().map(String::as_str).find(is_other)
}

/// The text below the word for units that names other things than those that are counted: no value is wrong by a factor for it.
fn other_counted<'t>(plan: &Plan<'_, '_>, header: &str, texts: &'t BTreeSet<String>) -> Option<&'t str> {
    let own = own_unit(plan).filter(|own| own != "PT" && heads_units(header))?;
    let is_general = |text: &str| {
        let folded = fold(text);
        GENERAL.split(' ').any(|word| word == folded)
    };
    let is_other = |text: &&str| !is_general(text) && !other_units(plan, text, Some(own.as_str())).is_empty();
    texts.iter().map(String::as_str).find(is_other)
}

/// The code of the unit of all values; none where headers or rows say it.
fn own_unit(plan: &Plan<'_, '_>) -> Option<String> {
    let of_dataflow = plan.context.dataflow_attributes.get(UNIT).map(Id::to_string);
    of_dataflow.or_else(|| {
        let place = plan.dictionary.place(UNIT)?;
        let (_, code) = plan.fixed.iter().find(|(component, _)| *component == place)?;
        plan.dictionary.words(place)?.code(*code).map(Id::to_string)
    })
}

/// Whether a text is a unit and nothing besides, under any header: `Milliers`, `x1000`, `MDT`.
fn is_unit(text: &str) -> bool {
    let is_factor = text.starts_with(['x', 'X', '×']) && unit_in(text).is_some();
    let has_letters = text.chars().any(char::is_alphabetic) && text.chars().count() > 1;
    has_letters && (power_in_words(text).is_some() || is_factor || is_unit_word(text))
}

/// Whether values in a unit are other ones than those that are read as multiplied with `factor`.
fn differs(unit: Unit, own: Option<&str>, factor: f64) -> bool {
    if unit.is_money() && own.is_none() {
        return false;
    }
    match unit.against(Unit::of_code(own)) {
        Verdict::Same => factor != 1.0,
        Verdict::Scale(found) => found != factor,
        Verdict::Other => true,
    }
}

/// The codes that a text names in the list of units, where none is that of the values: households where persons are counted.
fn other_units<'p>(plan: &'p Plan<'_, '_>, text: &str, own: Option<&str>) -> Vec<&'p Id> {
    let Some(own) = own else { return Vec::new() };
    let named: Vec<&Id> = codes_of(plan, text, UNIT).collect();
    if named.iter().any(|code| **code == *own) { Vec::new() } else { named }
}

/// The codes that a text names in the list of a component.
fn codes_of<'p>(plan: &'p Plan<'_, '_>, text: &str, component: &str) -> impl Iterator<Item = &'p Id> {
    let list = list_of(plan, component);
    let named = plan.dictionary.codes_in(plan.context.pack, text).iter();
    named.filter(move |listed| list == Some(list_at(plan, listed))).map(|listed| &listed.code)
}

/// The text that says of the figures that they are provisional or estimated, where nothing else says it.
fn quality<'t>(plan: &Plan<'_, '_>, texts: &'t BTreeSet<String>) -> Option<&'t str> {
    let place = plan.dictionary.place("OBS_STATUS")?;
    let is_said = is_told_apart(plan, place) || plan.fixed.iter().any(|(component, _)| *component == place);
    let is_it = |text: &&str| !is_said && qualities::of_line(text).is_some();
    texts.iter().map(String::as_str).find(is_it)
}

/// The text that says of rows that they are of what was refused, left out or asked for, or expected.
fn other_figures<'t>(plan: &Plan<'_, '_>, texts: &'t BTreeSet<String>) -> Option<&'t str> {
    let dataflow = plan.context.pack.dataflow(plan.context.dataflow);
    let is_it = |text: &&str| {
        let is_short = text.split_whitespace().count() <= WORDS_MAX;
        is_short && (is_narrowing(text, dataflow) || other_figure(plan.context, text).is_some())
    };
    texts.iter().map(String::as_str).find(is_it)
}

/// The text that is the word of a part, where all texts are words of one list of the pack, and columns or headers that are
/// read say nothing in that list.
fn word_of_list<'t>(plan: &Plan<'_, '_>, texts: &'t BTreeSet<String>) -> Option<&'t str> {
    let is_word = |text: &String| text.chars().filter(|c| c.is_alphabetic()).count() >= LETTERS_MIN;
    let is_of_figures = |text: &String| VALIDATED.contains(&text.trim().to_lowercase().as_str());
    if !texts.iter().all(is_word) || texts.iter().any(is_of_figures) {
        return None;
    }
    let codes: Vec<&[ListedCode]> =
        texts.iter().map(|text| plan.dictionary.codes_in(plan.context.pack, text)).collect();
    let first = codes.first()?.iter().map(|listed| listed.list);
    let is_of_all = |list: &usize| codes.iter().all(|of| of.iter().any(|listed| listed.list == *list));
    let shared: Vec<usize> = first.filter(is_of_all).collect();
    let read = lists_read(plan);
    if shared.is_empty() || shared.iter().any(|list| read.contains(&&plan.context.pack.codelists[*list].id)) {
        return None;
    }
    let is_part = |of: &[ListedCode]| {
        of.iter().filter(|listed| shared.contains(&listed.list)).all(|listed| !says_nothing(plan, listed))
    };
    texts.iter().zip(codes).find(|(_, of)| is_part(of)).map(|(text, _)| text.as_str())
}

/// An age that no list knows, where all texts are ages and nothing that is read tells ages apart.
fn age<'t>(plan: &Plan<'_, '_>, texts: &'t BTreeSet<String>) -> Option<&'t str> {
    let place = plan.dictionary.place("AGE");
    let is_read = place.is_some_and(|place| is_told_apart(plan, place));
    if is_read || texts.iter().any(|text| ages_in(text).is_empty()) {
        return None;
    }
    let words = place.and_then(|place| plan.dictionary.words(place));
    let is_unknown = |text: &&str| words.is_none_or(|words| words.find(text) == Found::Unknown);
    texts.iter().map(String::as_str).find(is_unknown)
}

/// The lists in which columns and headers that are read, or are told to be missing, say something, and those of units and
/// frequencies.
fn lists_read<'p>(plan: &'p Plan<'_, '_>) -> Vec<&'p Id> {
    let components = plan.dictionary.components.iter().enumerate();
    let read = components.filter(|(place, _)| is_told_apart(plan, *place)).map(|(_, component)| component.id.as_str());
    read.chain([UNIT, FREQ]).filter_map(|component| list_of(plan, component)).collect()
}

/// Whether columns or headers say a component, or should: of one that is missing, an error tells, and the words of a renamed
/// column are its own.
fn is_told_apart(plan: &Plan<'_, '_>, place: usize) -> bool {
    let of_headers = |value: &ValueColumn| value.fixed.iter().any(|(component, _)| *component == place);
    let is_read = plan.labels.iter().any(|label| label.holds(place)) || plan.values.iter().any(of_headers);
    is_read || plan.missing.contains(&place)
}

fn list_of<'p>(plan: &'p Plan<'_, '_>, component: &str) -> Option<&'p Id> {
    plan.context.pack.codelist_of(plan.context.structure, component).map(|list| &list.id)
}

fn list_at<'p>(plan: &'p Plan<'_, '_>, listed: &ListedCode) -> &'p Id {
    &plan.context.pack.codelists[listed.list].id
}

/// Whether a code changes no value: the whole, the country of the pack, a normal or public value, or what the profile says of
/// all of them.
fn says_nothing(plan: &Plan<'_, '_>, listed: &ListedCode) -> bool {
    const USUAL: [(&str, &str); 2] = [("OBS_STATUS", "A"), ("CONF_STATUS", "F")];
    let (code, list) = (listed.code.as_str(), Some(list_at(plan, listed)));
    let is_usual = USUAL.into_iter().any(|(component, usual)| code == usual && list_of(plan, component) == list);
    let is_own = || {
        plan.fixed.iter().any(|(component, own)| {
            let component = plan.dictionary.components.get(*component);
            let said = component.and_then(|component| component.words.as_ref()?.code(*own));
            said == Some(&listed.code)
                && component.is_some_and(|component| list_of(plan, component.id.as_str()) == list)
        })
    };
    HARMLESS.contains(&code) || plan.context.pack.head.country == *code || is_usual || is_own()
}
