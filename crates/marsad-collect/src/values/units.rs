//! Units as titles, corners and headers write them: a multiplier and a noun, `en milliers`, `(MDT)`, `1000 DT`, `بآلاف
//! الدنانير`.
//!
//! Where the case of a letter decides, it is read: `mDT` are thousands of dinars and `MDT` millions. `mdt` is neither.
//! Which currencies there are, and what stands for them, `money` says; how a text is cut into the words of units, `tokens`;
//! how lines and notes say one, `notes`.

mod notes;
mod short_forms;
mod tokens;

pub(crate) use notes::{after_unit, is_unit_line, is_unit_note};

use super::money::{self, Money};
use crate::names::{country_named, country_of_nationality, fold};
use short_forms::{Reading, Readings, bare, readings};
use tokens::{arabic, in_digits, is_filler, multiplier, power_written, tokens, words};

/// A unit: so many of something; persons, cases and the like are no money.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Unit {
    pub multiplier: f64,
    /// The currencies of which it may be one: of `dinars` all dinars, of `dinars tunisiens` that of Tunisia.
    money: Option<Money>,
    /// What else its short form may mean where no multiplier stands beside it: `KD` are dinars of Kuwait, and elsewhere
    /// thousands of dinars.
    aside: Option<Reading>,
}

/// How a unit goes with that of the dataflow.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Verdict {
    Same,
    /// What values must be multiplied with.
    Scale(f64),
    /// They cannot be compared.
    Other,
}

/// Longer texts are not looked at for a unit.
const TEXT_BYTES_MAX: usize = 600;

impl Unit {
    /// The unit of a dataflow, from its code: that of a currency (ISO 4217), with `K` before it for thousands, `M` for
    /// millions and `B` for thousands of millions, such as `MTND`, `USD` and `BXOF`; any other, such as `PS`, is no money.
    pub(crate) fn of_code(code: Option<&str>) -> Self {
        const MULTIPLES: [(&str, f64); 4] = [("", 1.0), ("K", 1e3), ("M", 1e6), ("B", 1e9)];
        let code = code.unwrap_or_default();
        let found = MULTIPLES.into_iter().find_map(|(letter, multiplier)| {
            let money = money::of_code(code.strip_prefix(letter)?)?;
            Some(Self { multiplier, money: Some(money), aside: None })
        });
        found.unwrap_or(Self { multiplier: 1.0, money: None, aside: None })
    }

    /// Whether money is counted.
    pub(crate) fn is_money(self) -> bool {
        self.money.is_some()
    }

    /// Whether it says in how many something is counted: `(persons)` beside `(in thousands)` says only what is.
    pub(crate) fn says_how_many(self) -> bool {
        self.is_money() || self.multiplier != 1.0
    }

    /// Whether it may be the currency of another unit.
    pub(crate) fn is_of_money_of(self, other: Self) -> bool {
        self.money.zip(other.money).is_some_and(|(own, other)| own.meets(other))
    }

    /// How values in this unit go with `expected`. `en millions` of a dataflow in dinars speaks of dinars.
    pub(crate) fn against(self, expected: Self) -> Verdict {
        let is_expected = |money: Money| expected.money.is_some_and(|other| other.meets(money));
        let multiplier = match (self.money, self.aside) {
            (None, _) => self.multiplier,
            (Some(money), _) if is_expected(money) => self.multiplier,
            // Nobody writes millions of `KD` for millions of thousands.
            (_, Some(aside)) if self.multiplier == 1.0 && is_expected(aside.money) => aside.multiplier,
            _ => return Verdict::Other,
        };
        let factor = multiplier / expected.multiplier;
        if (factor - 1.0).abs() < 1e-12 { Verdict::Same } else { Verdict::Scale(factor) }
    }

    /// Takes what a word says of the money.
    fn take(&mut self, told: Readings) {
        let (first, shared) = (told.first, self.money.map(|money| money.shared(told.first.money)));
        self.multiplier *= first.multiplier;
        self.aside = self.aside.or(told.aside);
        self.money = shared.filter(|shared| *shared != Money::default()).or(self.money).or(Some(first.money));
    }

    /// The unit where the currency is that of a country.
    fn of_owner(self, owner: Money) -> Self {
        let aside = self.aside.map(|other| Reading { money: other.money.shared(owner), ..other });
        Self { money: self.money.map(|money| money.shared(owner)), aside, ..self }
    }
}

/// The unit that a text names: in brackets, after `en`, `in`, `unité`, `x` or the Arabic `بـ`, with all of its words, or
/// as so many of what it counts at its beginning, `Milliers de Tunisiens inscrits`.
///
/// Digits name one only where they are a thousand or its powers: `1000 DT`, `x 1 000`; in `45 000 ménages` they
/// are a number like others. Other powers of ten do so behind `x` alone: `×100`.
pub(crate) fn unit_in(text: &str) -> Option<Unit> {
    if text.len() > TEXT_BYTES_MAX {
        return None;
    }
    let mut opened = text.match_indices(['(', '[']);
    let in_brackets = opened.find_map(|(at, _)| {
        let inside = text[at + 1..].split(['(', '[', ')', ']']).next()?;
        whole(inside).filter(|_| !is_code_of_country(&text[..at], inside)).or_else(|| among(inside))
    });
    let others = || within(text).or_else(|| alone(text)).or_else(|| times(&words(text))).or_else(|| leading(text));
    in_brackets.or_else(others).or_else(|| behind_mark(text))
}

/// What values are multiplied with that a text counts in so many of anything but money: `en milliers`.
pub(crate) fn multiple_in(text: &str) -> Option<f64> {
    unit_in(text).filter(|unit| !unit.is_money()).map(|unit| unit.multiplier)
}

/// The power of ten that words say alone: `Milliers`, `in thousands`, `آلاف`, and none of it in `Units`.
pub(crate) fn power_in_words(text: &str) -> Option<i32> {
    const ONES: [&str; 7] = ["unit", "units", "unite", "unites", "وحده", "وحدات", "احاد"];
    if text.len() > TEXT_BYTES_MAX {
        return None;
    }
    if ONES.contains(&arabic(&fold(text))) {
        return Some(0);
    }
    alone(text).filter(|unit| !unit.is_money()).map(|unit| unit.multiplier.log10().round() as i32)
}

/// Whether a word is one of a unit, and of nothing else.
pub(crate) fn is_unit_word(word: &str) -> bool {
    readings(word).is_none_or(|told| !told.is_doubtful) && unit_in(&format!("en {word}")).is_some()
}

/// Whether what stands in brackets is the code of the country before them: `Moldova (MDA)` are no millions of `DA`.
fn is_code_of_country(before: &str, inside: &str) -> bool {
    let country = country_named(&fold(before));
    country.is_some_and(|code| inside.trim() == code || country_named(&fold(inside)) == Some(code))
}

/// A header without the unit in brackets at its end: `Hommes (en milliers)` is `Hommes`.
pub(crate) fn without_unit(text: &str) -> &str {
    let trimmed = text.trim_end();
    let cut = trimmed.strip_suffix([')', ']']).and_then(|rest| rest.rsplit_once(['(', '[']));
    let Some((before, inside)) = cut.filter(|(before, _)| !before.trim().is_empty()) else { return text };
    if whole(inside).is_some() && !is_code_of_country(before, inside) { before.trim() } else { text }
}

/// The path of a header without what says the unit in it, be that a level, in brackets or behind the name: `Pays / Unité :
/// 1000 DT`, `Pays (en MDT)` and `Pays - Unité : personne` are `Pays`. As it stands where it says nothing else.
pub(crate) fn without_unit_part(path: &str) -> String {
    let kept: Vec<&str> = path.split(" / ").map(|level| split_unit(level).0).filter(|name| !name.is_empty()).collect();
    if kept.is_empty() { path.to_owned() } else { kept.join(" / ") }
}

/// What says the unit in the path of a header.
pub(crate) fn unit_part(path: &str) -> Option<&str> {
    path.split(" / ").map(|level| split_unit(level).1).find(|part| !part.is_empty())
}

/// The name in a level of a header, and what says the unit behind it.
fn split_unit(level: &str) -> (&str, &str) {
    if level.len() > TEXT_BYTES_MAX {
        return (level, "");
    }
    let is_word_begun = |at: usize| level[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    let is_letter_or_sign = |c: char| c.is_alphanumeric() || "$€£×".contains(c);
    let starts = level.char_indices().filter(|&(at, c)| is_letter_or_sign(c) && is_word_begun(at));
    let parts = starts.map(|(at, _)| (&level[..at], level[at..].trim_end_matches([')', ']', ' '])));
    let said: Vec<(&str, &str)> = parts.filter(|(_, part)| says_unit_alone(part)).collect();
    // `Persons (in thousands)` says a unit as a whole as well; what stands before a bracket is the name.
    let in_brackets = said.iter().find(|(name, _)| name.ends_with(['(', '[']));
    in_brackets
        .or(said.first())
        .copied()
        .map_or((level, ""), |(name, part)| (name.trim_end_matches(|c: char| !c.is_alphanumeric()), part))
}

/// Whether a text says a unit and nothing besides: by itself, or behind the word for it.
fn says_unit_alone(text: &str) -> bool {
    let is_named = || after_unit(text).is_some_and(|rest| rest.chars().any(char::is_alphanumeric));
    alone(text).is_some() || is_named() && (text.contains([':', '=']) || unit_in(text).is_some())
}

/// Whether a text has a short form of which only the case of its letters would tell the unit, and does not: `mdt`.
pub(crate) fn is_unclear(text: &str) -> bool {
    tokens(text).into_iter().any(|token| {
        let small = bare(token).to_lowercase();
        // Of `MMDH` no letter tells whether it means millions or thousands of them.
        let rests = [small.strip_prefix("mm"), small.strip_prefix('m')];
        let is_form = rests.into_iter().flatten().any(|rest| money::of_small_form(rest).is_some());
        is_form && readings(token).is_none()
    })
}

/// Whether a header says percentages and nothing besides: `%`, `en %`, `Part (%)`, `Pourcentage`, `النسبة المئوية`.
pub(crate) fn is_percent(text: &str) -> bool {
    const WORDS: [&str; 11] = ["en", "in", "part", "parts", "share", "du", "de", "of", "the", "total", "نسبه"];
    const PERCENTAGES: [&str; 7] =
        ["pourcentage", "pourcentages", "percentage", "percentages", "percent", "pct", "ميويه"];
    let is_word = |word: &str| !word.chars().any(char::is_alphanumeric) || WORDS.contains(&word);
    let folded = fold(text);
    let has_percentage = || folded.split(' ').any(|word| PERCENTAGES.contains(&word));
    (text.contains(['%', '٪']) || has_percentage())
        && folded.split(' ').all(|word| is_word(word) || PERCENTAGES.contains(&word))
}

/// Whether a header, of one or several rows, has a percent sign, or says percentages in words in one of them.
pub(crate) fn has_percent(header: &str) -> bool {
    header.contains(['%', '٪']) || header.split(" / ").any(is_percent)
}

/// Whether a word is another unit than the code that it was found to be without regard to case.
pub(crate) fn is_another(word: &str, code: &str) -> bool {
    let expected = Unit::of_code(Some(code));
    let is_letter = ["m", "M", "k", "K"].contains(&word.trim());
    let is_other = |unit: Unit| unit.is_money() && unit.against(expected) != Verdict::Same;
    expected.is_money() && (is_letter || is_unclear(word) || whole(word).is_some_and(is_other))
}

/// The unit that is all of a text.
fn whole(text: &str) -> Option<Unit> {
    let words = words(text);
    let found = units_of(&words);
    let is_led = || words.first().is_some_and(|word| word == "x" || word == "par");
    found.unit.filter(|_| found.read == words.len()).or_else(|| times(&words).filter(|_| is_led()))
}

/// The power of ten behind `x` at the end of a text, `×100`, or behind `par` as all of it.
fn times(words: &[String]) -> Option<Unit> {
    let at = words.iter().position(|word| word == "x" || word == "par")?;
    let (before, behind) = words.split_at(at);
    let (sign, number) = behind.split_first()?;
    let is_plain = |word: &String| word.chars().all(|c| c.is_ascii_digit());
    // `3 x 10` is a size, and `Demandes par 10` no unit.
    let is_factor = if sign == "x" { !before.last().is_some_and(is_plain) } else { before.is_empty() };
    let digits = number.concat();
    let zeros = digits.strip_prefix('1').filter(|zeros| (1..=9).contains(&zeros.len()))?;
    let multiplier: f64 = digits.parse().ok().filter(|_| zeros.chars().all(|zero| zero == '0'))?;
    is_factor.then_some(Unit { multiplier, money: None, aside: None })
}

/// The unit as so many of which a line counts what it is about: `Milliers de Tunisiens`, `Thousands of visitors`, `آلاف
/// التونسيين`, `10³ visas`. A sentence may begin so and speak of anything.
fn leading(line: &str) -> Option<Unit> {
    const MANY: [&str; 9] =
        ["dizaines", "centaines", "milliers", "millions", "milliards", "tens", "hundreds", "thousands", "billions"];
    const MANY_ARABIC: [&str; 6] = ["عشرات", "ميات", "مئات", "الاف", "ملايين", "مليارات"];
    let words = words(line);
    let (first, second) = (words.first()?.as_str(), words.get(1)?.as_str());
    let is_counted = MANY.contains(&first) && ["de", "d", "des", "of"].contains(&second);
    let is_led = is_counted || MANY_ARABIC.contains(&first) || power_written(first).is_some();
    units_of(&words).unit.filter(|_| is_led && !line.trim_end().ends_with('.'))
}

/// The unit that is all of a line; a number alone is none, and neither is the code of a country.
fn alone(text: &str) -> Option<Unit> {
    let words = words(text);
    let found = units_of(&words);
    let is_unit = found.read == words.len() && (!found.is_in_digits || found.unit?.is_money());
    found.unit.filter(|_| is_unit && country_named(&fold(text)).is_none())
}

/// So many of anything but money as one of the things that brackets hold: `(milliers de personnes, cumul)`.
fn among(inside: &str) -> Option<Unit> {
    let parts = || inside.split([',', ';', '،', '؛']);
    parts().find_map(alone).filter(|unit| !unit.is_money() && parts().count() > 1)
}

/// So many of anything but money as all that stands behind the last mark of a line: `Arrivées par pays, milliers de personnes`.
fn behind_mark(text: &str) -> Option<Unit> {
    let (_, rest) = text.rsplit_once([',', ';', '–', '—', '|', '،', '؛'])?;
    alone(rest).filter(|unit| !unit.is_money())
}

/// The unit behind one of the words that announce it.
fn within(text: &str) -> Option<Unit> {
    const ANNOUNCING: [&str; 7] = ["unite", "unites", "unit", "units", "وحده", "بحساب", "x"];
    let words = words(text);
    (0..words.len()).find_map(|at| match words[at].as_str() {
        // What may be other than money counts directly behind them.
        "en" | "in" => beginning(&words[at..]),
        word if ANNOUNCING.contains(&word) => beginning(&words[at + 1..]),
        word if word.starts_with('ب') => beginning(&words[at..]),
        _ => None,
    })
}

/// The unit that words begin with; digits name one where money or nothing follows.
fn beginning(words: &[String]) -> Option<Unit> {
    let found = units_of(words);
    let is_told = !found.is_in_digits || found.read == words.len();
    found.unit.filter(|unit| is_told || unit.is_money())
}

/// What the words of a text were found to be.
struct Found {
    unit: Option<Unit>,
    /// How many words it takes.
    read: usize,
    /// Whether the multiplier is written in digits.
    is_in_digits: bool,
}

/// The unit at the start of `words`.
fn units_of(words: &[String]) -> Found {
    let mut unit = Unit { multiplier: 1.0, money: None, aside: None };
    let (mut is_said, mut read, mut is_in_digits, mut owner) = (false, 0, false, None);
    while let Some(word) = words.get(read) {
        let digits = in_digits(&words[read..]).filter(|_| !is_in_digits);
        let (multiplier, money) = (multiplier(word), money_at(words, read));
        let is_beside = || is_beside_money(words, read);
        let country = country_of_nationality(word).filter(|_| is_said || is_beside());
        if digits.is_none() && multiplier.is_none() && money.is_none() && country.is_none() && !is_filler(word) {
            break;
        }
        is_in_digits |= digits.is_some();
        is_said |= digits.is_some() || multiplier.is_some() || money.is_some();
        unit.multiplier *= digits.map(|(number, _)| number).or(multiplier).unwrap_or(1.0);
        if let Some(told) = money {
            unit.take(told);
        }
        owner = owner.or_else(|| country.filter(|_| is_beside()).map(money::of_country));
        read += digits.map_or(1, |(_, taken)| taken);
    }
    let unit = owner.map_or(unit, |owner| unit.of_owner(owner));
    Found { unit: is_said.then_some(unit), read, is_in_digits }
}

/// Whether a word stands beside that of a currency: `dinars tunisiens`, `Tunisian dinars`.
fn is_beside_money(words: &[String], at: usize) -> bool {
    let is_money = |at: usize| money_at(words, at).is_some();
    is_money(at + 1) || at.checked_sub(1).is_some_and(is_money)
}

/// What a word says of money. A short form that may be something else counts where a multiplier stands beside it, `milliers
/// de DA`, and as all that follows `en`.
fn money_at(words: &[String], at: usize) -> Option<Readings> {
    let word = words.get(at)?;
    let of_word = || money::of_word(word).or_else(|| money::of_word(arabic(word)));
    let told = readings(word).or_else(|| of_word().map(Readings::of_money))?;
    let is_multiplier = |at: usize| {
        let is_word = words.get(at).is_some_and(|word| multiplier(word).is_some());
        is_word || words.get(at..).is_some_and(|rest| in_digits(rest).is_some())
    };
    let is_behind = || words[..at].iter().rposition(|word| !is_filler(word)).is_some_and(is_multiplier);
    let is_announced = || at + 1 == words.len() && words[..at].last().is_some_and(|word| word == "en" || word == "in");
    (!told.is_doubtful || is_behind() || is_multiplier(at + 1) || is_announced()).then_some(told)
}
