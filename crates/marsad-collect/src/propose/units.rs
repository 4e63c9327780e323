//! Units as titles, corners and headers write them: a multiplier and a noun, `en milliers`, `(MDT)`, `بآلاف الدنانير`.

use crate::names::fold;

/// What is counted with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Noun {
    Dinar,
    Dollar,
    Euro,
}

/// A unit: so many of something; persons, cases and the like have no noun.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Unit {
    pub multiplier: f64,
    pub noun: Option<Noun>,
}

/// How a unit goes with that of the dataflow.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Verdict {
    Same,
    /// What values must be multiplied with.
    Scale(f64),
    /// They cannot be compared.
    Other,
}

impl Unit {
    /// The unit of a dataflow, from its code: `MTND`, `USD`, `PS`.
    pub(super) fn of_code(code: Option<&str>) -> Self {
        let code = code.unwrap_or_default();
        let (multiplier, rest) = match code.strip_prefix('M').filter(|rest| noun_of_code(rest).is_some()) {
            Some(rest) => (1e6, rest),
            None => (1.0, code),
        };
        Self { multiplier, noun: noun_of_code(rest) }
    }

    /// How values in this unit go with `expected`. `en millions` of a dataflow in dinars speaks of dinars.
    pub(super) fn against(self, expected: Self) -> Verdict {
        if self.noun.is_some() && self.noun != expected.noun {
            return Verdict::Other;
        }
        let factor = self.multiplier / expected.multiplier;
        if (factor - 1.0).abs() < 1e-12 { Verdict::Same } else { Verdict::Scale(factor) }
    }
}

fn noun_of_code(code: &str) -> Option<Noun> {
    match code {
        "TND" => Some(Noun::Dinar),
        "USD" => Some(Noun::Dollar),
        "EUR" => Some(Noun::Euro),
        _ => None,
    }
}

/// The unit that a text names: in brackets, or after `en`, `in`, `unité` or the Arabic `بـ`. Digits name none.
pub(super) fn unit_in(text: &str) -> Option<Unit> {
    let text = spelled(text);
    let mut in_brackets = text.split(['(', '[']).skip(1).filter_map(|rest| rest.split([')', ']']).next());
    if let Some(unit) = in_brackets.find_map(whole) {
        return Some(unit);
    }
    let folded = fold(&text);
    let words: Vec<&str> = folded.split(' ').collect();
    (0..words.len()).find_map(|at| match words[at] {
        "en" | "in" | "unite" | "unit" | "وحده" => beginning(&words[at + 1..]),
        word if word.starts_with('ب') => beginning(&words[at..]),
        _ => None,
    })
}

/// A header without the unit in brackets at its end: `Hommes (en milliers)` is `Hommes`.
pub(super) fn without_unit(text: &str) -> &str {
    let trimmed = text.trim_end();
    let cut = trimmed.strip_suffix([')', ']']).and_then(|rest| rest.rsplit_once(['(', '[']));
    let Some((before, inside)) = cut.filter(|(before, _)| !before.trim().is_empty()) else { return text };
    if whole(&spelled(inside)).is_some() { before.trim() } else { text }
}

/// Signs and short forms in words; `m` and `M` before a currency are a thousand and a million.
fn spelled(text: &str) -> String {
    let forms = [
        ("mDT", " mille dinars "),
        ("kDT", " mille dinars "),
        ("KDT", " mille dinars "),
        ("MDT", " million dinars "),
        ("MTND", " million dinars "),
        ("MUSD", " million dollars "),
        ("M€", " million euros "),
        ("k€", " mille euros "),
        ("US$", " dollars "),
        ("€", " euros "),
        ("$", " dollars "),
    ];
    forms.iter().fold(text.to_owned(), |text, (form, words)| text.replace(form, words))
}

/// The unit that is all of a text.
fn whole(text: &str) -> Option<Unit> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let (unit, read) = units_of(&words);
    unit.filter(|_| read == words.len())
}

/// The unit that words begin with.
fn beginning(words: &[&str]) -> Option<Unit> {
    units_of(words).0
}

/// The unit at the start of `words`, and how many of them it takes.
fn units_of(words: &[&str]) -> (Option<Unit>, usize) {
    let mut unit = Unit { multiplier: 1.0, noun: None };
    let (mut is_said, mut read) = (false, 0);
    for word in words {
        let (multiplier, noun) = (multiplier(word), noun(word));
        if multiplier.is_none() && noun.is_none() && !is_filler(word) {
            break;
        }
        is_said |= multiplier.is_some() || noun.is_some();
        unit.multiplier *= multiplier.unwrap_or(1.0);
        unit.noun = unit.noun.or(noun);
        read += 1;
    }
    (is_said.then_some(unit), read)
}

fn multiplier(word: &str) -> Option<f64> {
    let bare = arabic(word);
    match bare {
        "millier" | "milliers" | "mille" | "thousand" | "thousands" | "الاف" | "الف" => Some(1e3),
        "million" | "millions" | "mio" | "مليون" | "ملايين" => Some(1e6),
        "milliard" | "milliards" | "billion" | "billions" | "مليار" | "مليارات" => Some(1e9),
        _ => None,
    }
}

fn noun(word: &str) -> Option<Noun> {
    match arabic(word) {
        "dinar" | "dinars" | "dt" | "tnd" | "دينار" | "دنانير" => Some(Noun::Dinar),
        "dollar" | "dollars" | "usd" | "دولار" | "دولارات" => Some(Noun::Dollar),
        "euro" | "euros" | "eur" | "اورو" | "يورو" => Some(Noun::Euro),
        _ => None,
    }
}

/// An Arabic word without `ب` and the article: `بالآلاف` is `آلاف`.
fn arabic(word: &str) -> &str {
    let bare = word.strip_prefix('ب').filter(|rest| rest.chars().count() >= 3).unwrap_or(word);
    bare.strip_prefix("ال").filter(|rest| rest.chars().count() >= 3).unwrap_or(bare)
}

fn is_filler(word: &str) -> bool {
    const FILLERS: [&str; 19] = [
        "en",
        "in",
        "de",
        "d",
        "des",
        "of",
        "unite",
        "unites",
        "unit",
        "tunisien",
        "tunisiens",
        "tunisian",
        "courants",
        "us",
        "americains",
        "personnes",
        "persons",
        "وحده",
        "تونسي",
    ];
    FILLERS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::{Noun, Unit, Verdict, unit_in, without_unit};

    fn against(text: &str, code: &str) -> Option<Verdict> {
        unit_in(text).map(|unit| unit.against(Unit::of_code(Some(code))))
    }

    #[test]
    fn a_unit_is_a_multiplier_and_a_noun_and_never_digits() {
        assert_eq!(against("Flux annuels (en milliers)", "PS"), Some(Verdict::Scale(1000.0)));
        assert_eq!(against("Transferts en millions de dinars", "MTND"), Some(Verdict::Same));
        assert_eq!(against("Transferts, en millions", "MTND"), Some(Verdict::Same));
        assert_eq!(against("2021 (mDT)", "MTND"), Some(Verdict::Scale(0.001)));
        assert_eq!(against("Unité : milliards de dinars", "MTND"), Some(Verdict::Scale(1000.0)));
        assert_eq!(against("en millions de dollars", "MTND"), Some(Verdict::Other));
        assert_eq!(against("العدد بالآلاف", "PS"), Some(Verdict::Scale(1000.0)));
        assert_eq!(against("Enquête auprès de 45 000 ménages", "PS"), None);
        assert_eq!(against("Tunisiens en France", "PS"), None);
        assert_eq!(unit_in("Montants en dinars").and_then(|unit| unit.noun), Some(Noun::Dinar));
    }

    #[test]
    fn a_header_keeps_its_word_without_the_unit() {
        assert_eq!(without_unit("Hommes (en milliers)"), "Hommes");
        assert_eq!(without_unit("2021 (mDT)"), "2021");
        assert_eq!(without_unit("Congo (Kinshasa)"), "Congo (Kinshasa)");
        assert_eq!(without_unit("(en milliers)"), "(en milliers)");
    }
}
