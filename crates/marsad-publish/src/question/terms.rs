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
    /// What it is.
    pub text: String,
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

/// How the values of one part of a quantity are joined: the sign, the word before the first, the word before the others.
type Joint = (char, &'static str, &'static str);

impl QuestionNames<'_> {
    /// How a quantity is made, in order. `latest` is the period that was taken where the first value names none.
    pub fn terms(&self, quantity: &Quantity, latest: Option<&TimePeriod>) -> Vec<Term> {
        let parts: [(&[SeriesReference], Joint); 4] = [
            (quantity.of.as_slice(), ('+', "", "term-plus")),
            (quantity.less.as_slice(), ('-', "term-minus", "term-minus")),
            (quantity.by.as_slice(), ('*', "term-times", "term-and")),
            (quantity.over.as_slice(), ('/', "term-over", "term-and")),
        ];
        let mut terms: Vec<Term> = Vec::new();
        for (references, (sign, first, further)) in parts {
            for (place, reference) in references.iter().enumerate() {
                let key = if place == 0 { first } else { further };
                let word = if key.is_empty() { String::new() } else { self.voice.say(key) };
                let latest = latest.filter(|_| terms.is_empty());
                terms.push(Term { sign, word, ..self.term(reference, latest) });
            }
        }
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
            term.word = self.voice.say_with("term-times-rest", &args().text("number", &number));
            term.rest_of = Some(whole);
        }
    }

    fn term(&self, reference: &SeriesReference, latest: Option<&TimePeriod>) -> Term {
        let period = reference.period.as_ref().or(latest);
        let text = reference.dataflow.to_string();
        let blank = Term { sign: '+', word: String::new(), text, rest_of: None, place: None };
        let Some(dataflow) = self.pack.dataflow(reference.dataflow.as_str()) else { return blank };
        let Some(structure) = self.pack.structure_of(dataflow) else { return blank };
        let key = reference.key(structure);
        let names = Names { pack: self.pack, dataflow, structure, voice: self.voice };
        let codes: Vec<&str> = key.iter().map(Id::as_str).collect();
        let place = SeriesPlace { dataflow: dataflow.id.clone(), key: codes.join("."), period: period.cloned() };
        Term { text: series_text(&names, &key, period), place: Some(place), ..blank }
    }

    fn factor(&self, sign: char, key: &str, factor: f64) -> Term {
        let text = self.voice.number(factor, decimals(factor));
        Term { sign, word: self.voice.say(key), text, rest_of: None, place: None }
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
