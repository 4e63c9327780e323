//! How a figure is made of published values: each with its name and its place, joined by words.

use marsad_i18n::args;
use marsad_model::{FREQ, Id, Quantity, SeriesReference, TOTAL, TimePeriod};

use super::QuestionNames;
use crate::Names;

/// A plain factor is written with at most so many decimals.
const FACTOR_DECIMALS_MAX: usize = 6;

/// One part of how a figure is made.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// How it is joined to what stands before it, as programs write it: `+`, `-`, `*` or `/`.
    pub sign: char,
    /// The same in a word; blank at the beginning.
    pub word: String,
    /// The bracket that it opens; blank where it opens none.
    pub before: &'static str,
    /// What it is.
    pub text: String,
    /// The bracket that it closes; blank where it closes none.
    pub after: &'static str,
    /// The plain number that it is taken from before it is joined; none where it is joined as it stands.
    pub rest_of: Option<f64>,
    /// Where it was published; none for a plain factor.
    pub place: Option<SeriesPlace>,
}

/// Where a value was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesPlace {
    /// The dataflow.
    pub dataflow: Id,
    /// The key of the series, with stops between its codes.
    pub key: String,
    /// The period; none where the latest was taken and is not told.
    pub period: Option<TimePeriod>,
}

impl SeriesPlace {
    /// The place as programs write it: dataflow, key and period.
    pub fn text(&self) -> String {
        let period = self.period.as_ref().map_or("", TimePeriod::as_str);
        format!("{}/{}/{period}", self.dataflow, self.key)
    }
}

/// How the values of one part of a quantity are joined: the sign and the word before the first, those before the others.
type Joint = [(char, &'static str); 2];

const PLUS: (char, &str) = ('+', "term-plus");
const MINUS: (char, &str) = ('-', "term-minus");

impl QuestionNames<'_> {
    /// How a quantity is made, in order. `latest` is the period that was taken where the first value names none.
    pub fn terms(&self, quantity: &Quantity, latest: Option<&TimePeriod>) -> Vec<Term> {
        let parts: [(&[SeriesReference], Joint); 4] = [
            (quantity.of.as_slice(), [('+', ""), PLUS]),
            (quantity.less.as_slice(), [MINUS, MINUS]),
            // What is multiplied by what is left of a number: each further value leaves less of it.
            (quantity.by.as_slice(), [('*', "term-times"), if quantity.by_rest_of.is_some() { MINUS } else { PLUS }]),
            (quantity.over.as_slice(), [('/', "term-over"), PLUS]),
        ];
        let mut terms: Vec<Term> = Vec::new();
        for (references, [first, further]) in parts {
            for (place, reference) in references.iter().enumerate() {
                let (sign, key) = if place == 0 { first } else { further };
                let word = if key.is_empty() { String::new() } else { self.voice.say(key) };
                let latest = latest.filter(|_| terms.is_empty());
                terms.push(Term { sign, word, ..self.term(reference, latest) });
            }
        }
        bracket(&mut terms, quantity);
        self.take_from(&mut terms, quantity);
        terms.extend(quantity.times.map(|factor| self.factor('*', "term-times", factor)));
        terms.extend(quantity.divided_by.map(|divisor| self.factor('/', "term-over", divisor)));
        terms
    }

    /// What stands in the place of `by` where it is taken from a plain number first.
    fn take_from(&self, terms: &mut [Term], quantity: &Quantity) {
        let at = quantity.of.len() + quantity.less.len();
        let first = terms.get_mut(at).filter(|_| !quantity.by.is_empty());
        if let (Some(term), Some(whole)) = (first, quantity.by_rest_of) {
            let number = self.voice.number(whole, decimals(whole));
            // The word ends in the bracket.
            term.before = "";
            term.word = self.voice.say_with("term-times-rest", &args().text("number", &number));
            term.rest_of = Some(whole);
        }
    }

    fn term(&self, reference: &SeriesReference, latest: Option<&TimePeriod>) -> Term {
        let period = reference.period.as_ref().or(latest);
        let text = reference.dataflow.to_string();
        let blank = Term { text, ..plain('+', String::new()) };
        let Some(dataflow) = self.pack.dataflow(reference.dataflow.as_str()) else { return blank };
        let Some(structure) = self.pack.structure_of(dataflow) else { return blank };
        let key = reference.key(structure);
        let names = Names { pack: self.pack, dataflow, structure, voice: self.voice };
        let codes: Vec<&str> = key.iter().map(Id::as_str).collect();
        let place = SeriesPlace { dataflow: dataflow.id.clone(), key: codes.join("."), period: period.cloned() };
        Term { text: series_text(&names, &key, period), place: Some(place), ..blank }
    }

    fn factor(&self, sign: char, key: &str, factor: f64) -> Term {
        Term { text: self.voice.number(factor, decimals(factor)), ..plain(sign, self.voice.say(key)) }
    }
}

/// A term that is nothing yet, without brackets.
fn plain(sign: char, word: String) -> Term {
    Term { sign, word, before: "", text: String::new(), after: "", rest_of: None, place: None }
}

/// Puts brackets around what is reckoned first: a sum that is multiplied or divided as a whole, and a sum or a rest by
/// which it is.
fn bracket(terms: &mut [Term], quantity: &Quantity) {
    let Quantity { of, less, by, by_rest_of, over, times, divided_by, divisor_rounded_to: _ } = quantity;
    let sum = of.len() + less.len();
    let goes_on = by.len() + over.len() > 0 || times.is_some() || divided_by.is_some();
    let groups = [
        (0, sum, goes_on && sum > 1),
        (sum, by.len(), by.len() > 1 || (by_rest_of.is_some() && !by.is_empty())),
        (sum + by.len(), over.len(), over.len() > 1),
    ];
    for (start, length, _) in groups.into_iter().filter(|(_, _, is_bracketed)| *is_bracketed) {
        let Some(group) = terms.get_mut(start..start + length) else { continue };
        if let Some(first) = group.first_mut() {
            first.before = "(";
        }
        if let Some(last) = group.last_mut() {
            last.after = ")";
        }
    }
}

/// How many decimals a plain number is written with.
fn decimals(number: f64) -> u8 {
    let plain = number.to_string();
    let decimals = plain.split_once('.').map_or(0, |(_, decimals)| decimals.len().min(FACTOR_DECIMALS_MAX));
    // At most FACTOR_DECIMALS_MAX, which a byte holds.
    u8::try_from(decimals).unwrap_or_default()
}

/// A series in words: its dataset, the codes that are no totals, and a period.
pub fn series_text(names: &Names<'_>, key: &[Id], period: Option<&TimePeriod>) -> String {
    let voice = names.voice;
    let separator = voice.say("list-separator");
    let chosen = names.structure.dimensions.iter().zip(key);
    let chosen = chosen.filter(|(dimension, code)| dimension.id != *FREQ && **code != *TOTAL);
    let codes: Vec<String> = chosen.map(|(dimension, code)| names.code(dimension.id.as_str(), code.as_str())).collect();
    let name = names.dataflow.name.get(voice.lang());
    let named = if codes.is_empty() {
        name.to_owned()
    } else {
        voice.say_with("series-part", &args().text("name", name).text("codes", &codes.join(&separator)))
    };
    match period {
        Some(period) => format!("{named}{separator}{}", voice.period(period)),
        None => named,
    }
}

/// A series by all its codes, totals too: what stands beside other series of its dataset. The same name is not said twice on end.
pub fn whole_series_text(names: &Names<'_>, key: &[Id]) -> String {
    let codes = names.structure.dimensions.iter().zip(key).filter(|(dimension, _)| dimension.id != *FREQ);
    let mut named: Vec<String> =
        codes.map(|(dimension, code)| names.code(dimension.id.as_str(), code.as_str())).collect();
    named.dedup();
    named.join(" · ")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use marsad_model::{Id, Quantity, SeriesReference};

    use super::{bracket, plain};

    fn series(count: usize) -> Vec<SeriesReference> {
        let one = SeriesReference { dataflow: Id::literal("DF_A"), selection: BTreeMap::new(), period: None };
        vec![one; count]
    }

    /// The brackets around the values of a quantity, each value written as a point.
    #[track_caller]
    fn check(quantity: &Quantity, expected: &str) {
        let mut terms: Vec<_> = quantity.series().map(|_| plain('+', String::new())).collect();
        bracket(&mut terms, quantity);
        let written: String = terms.iter().map(|term| format!("{}.{}", term.before, term.after)).collect();
        assert_eq!(written, expected);
    }

    #[test]
    fn a_sum_is_bracketed_where_something_is_done_to_it_as_a_whole() {
        let difference = Quantity { of: series(1), less: series(1), ..Quantity::default() };
        check(&difference, "..");
        check(&Quantity { divided_by: Some(5.0), ..difference.clone() }, "(..)");
        check(&Quantity { over: series(1), ..difference }, "(..).");
        check(&Quantity { of: series(1), times: Some(2.0), ..Quantity::default() }, ".");
    }

    #[test]
    fn a_divisor_of_several_values_and_a_rest_are_bracketed() {
        check(&Quantity { of: series(1), over: series(2), ..Quantity::default() }, ".(..)");
        let rest = Quantity { of: series(1), by: series(1), by_rest_of: Some(100.0), ..Quantity::default() };
        check(&Quantity { over: series(1), ..rest }, ".(.).");
    }
}
