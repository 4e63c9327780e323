//! Units as titles, corners and headers write them: a multiplier and a noun, `en milliers`, `(MDT)`, `1000 DT`, `بآلاف
//! الدنانير`.
//!
//! Where the case of a letter decides, it is read: `mDT` are thousands of dinars and `MDT` millions. `mdt` is neither.
//! Which currencies there are, and what stands for them, `money` says.

use super::money::{self, Money};
use crate::names::{country_named, country_of_nationality, fold};

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

/// So many units of a currency.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Reading {
    multiplier: f64,
    money: Money,
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

/// Longer tokens are no short forms.
const FORM_BYTES_MAX: usize = 16;

/// What stands before short forms of currencies.
const PREFIXES: [(&str, f64); 9] =
    [("", 1.0), ("m", 1e3), ("k", 1e3), ("K", 1e3), ("M", 1e6), ("Md", 1e9), ("Mds", 1e9), ("Mrd", 1e9), ("Mrds", 1e9)];

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

/// Whether a note says in which unit the figures are, `Les chiffres sont en milliers`; to how much they are rounded is
/// another matter.
fn is_of_figures(line: &str) -> bool {
    const FIGURES: [&str; 14] = [
        "chiffres",
        "donnees",
        "valeurs",
        "montants",
        "figures",
        "data",
        "values",
        "amounts",
        "ارقام",
        "معطيات",
        "قيم",
        "مبالغ",
        "اعداد",
        "بيانات",
    ];
    if line.len() > TEXT_BYTES_MAX {
        return false;
    }
    let folded = fold(line);
    let words: Vec<&str> = folded.split(' ').collect();
    let Some(at) = words.iter().take(2).position(|word| FIGURES.contains(word)) else { return false };
    let is_leading = |word: &&str| {
        const LEADING: [&str; 7] = ["en", "in", "sont", "exprimes", "exprimees", "are", "expressed"];
        LEADING.contains(word) || word.starts_with('ب')
    };
    let is_told = words.iter().skip(at + 1).take(2).any(is_leading) && unit_in(line).is_some();
    is_told && !is_rounded(&folded)
}

/// Whether a folded line says to how much numbers are rounded.
fn is_rounded(folded: &str) -> bool {
    const ROUNDED: [&str; 4] = ["arrondi", "rounded", "مدور", "مقرب"];
    ROUNDED.iter().any(|stem| folded.contains(stem))
}

/// The unit that a note names for the figures, wherever in it: `Note : effectifs en milliers.`, `Source : OTE (en
/// milliers)`, `1 unité = 1000 personnes`. To how much they are rounded is another matter.
pub(crate) fn unit_of_note(note: &str) -> Option<Unit> {
    unit_in(note).filter(|_| !is_rounded(&fold(note)))
}

/// Whether a note speaks of a unit: behind the word for it, or by naming one.
pub(crate) fn is_unit_note(note: &str) -> bool {
    after_unit(note).is_some() || unit_of_note(note).is_some()
}

/// What follows the word for a unit at the start of a line: `Unité : 1000 DT`, `Unit of measure: persons`.
pub(crate) fn after_unit(line: &str) -> Option<&str> {
    const STARTS: [&str; 13] = [
        "unité de mesure",
        "unite de mesure",
        "unit of measure",
        "unités",
        "unites",
        "unité",
        "unite",
        "units",
        "unit",
        "وحدة القياس",
        "وحدة قياس",
        "الوحدة",
        "وحدة",
    ];
    let line = line.trim_start();
    let starts = |start: &&str| line.get(..start.len()).is_some_and(|head| head.to_lowercase() == **start);
    // Capitals with accents are as long as small letters.
    let start = STARTS.into_iter().find(starts)?;
    let rest = &line[start.len()..];
    let is_word_ended = rest.chars().next().is_none_or(|c| !c.is_alphanumeric());
    is_word_ended.then(|| rest.trim_start_matches(|c: char| !c.is_alphanumeric() && !"$€%(×".contains(c)))
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

/// Whether a line says a unit for all figures: behind the word for it or for figures, or as all that it says, `En milliers`.
pub(crate) fn is_unit_line(line: &str) -> bool {
    after_unit(line).is_some() || is_of_figures(line) || line.len() <= TEXT_BYTES_MAX && alone(line).is_some()
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

/// A power of a thousand in digits at the start of `words`, `1000`, `1 000 000` or `000`, and how many words it takes.
fn in_digits(words: &[String]) -> Option<(f64, usize)> {
    let first = words.first()?.as_str();
    let zeros = |from: usize| words[from..].iter().take(3).take_while(|word| *word == "000").count();
    let power = |groups: usize| 1e3_f64.powi(groups as i32);
    match first {
        "1000" => Some((1e3, 1)),
        "1000000" => Some((1e6, 1)),
        "1000000000" => Some((1e9, 1)),
        "1" if zeros(1) > 0 => Some((power(zeros(1)), 1 + zeros(1))),
        "000" => Some((power(zeros(0)), zeros(0))),
        _ => None,
    }
}

/// The parts of a text between blanks and marks.
fn tokens(text: &str) -> Vec<&str> {
    let is_gap = |c: char| c.is_whitespace() || "()[]{}:;,/|«»\"“”".contains(c);
    text.split(is_gap).filter(|token| !token.is_empty()).collect()
}

/// A token without stops: `M.D.T.` is `MDT`. The sign of the dollar may stand before its letters.
fn bare(token: &str) -> String {
    let bare: String = token.chars().filter(|c| *c != '.').collect();
    bare.replace("$US", "US$")
}

/// The folded words of a text; short forms stay as they are written.
fn words(text: &str) -> Vec<String> {
    let tokens = tokens(text);
    let mut words: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if let Some((form, taken)) = form_in_pieces(&tokens, at) {
            words.push(form);
            at += taken;
        } else {
            words.extend(words_of(token));
            at += 1;
        }
    }
    words
}

/// A short form of several tokens, and how many: `m DT`, whose letter belongs to the currency behind it, `F CFA`, `M F CFA`.
fn form_in_pieces(tokens: &[&str], at: usize) -> Option<(String, usize)> {
    const PIECE_BYTES_MAX: usize = 4;
    let first = tokens.get(at).map(|token| bare(token)).filter(|first| first.len() <= PIECE_BYTES_MAX)?;
    [3, 2].into_iter().find_map(|taken| {
        let rest: Vec<String> = tokens.get(at + 1..at + taken)?.iter().map(|token| bare(token)).collect();
        let rest = rest.join(" ");
        let is_before_form = ["m", "M", "k", "K"].contains(&first.as_str()) && !is_letter(&rest);
        let glued = is_before_form.then(|| money::of_form(&rest)).flatten().map(|_| format!("{first}{rest}"));
        let form = glued.or_else(|| Some(format!("{first} {rest}")).filter(|form| readings(form).is_some()))?;
        Some((form, taken))
    })
}

fn words_of(token: &str) -> Vec<String> {
    if readings(token).is_some() {
        return vec![token.to_owned()];
    }
    // `×1000` and `x1000` announce a multiplier as `x 1000` does.
    if let Some(rest) = token.strip_prefix(['x', 'X', '×']).filter(|rest| !rest.starts_with(char::is_alphabetic)) {
        return std::iter::once("x".to_owned()).chain(words_of_plain(rest)).collect();
    }
    words_of_plain(token)
}

fn words_of_plain(token: &str) -> Vec<String> {
    if let Some(power) = power_written(token) {
        return vec![power.to_owned()];
    }
    fold(token).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The power of ten as which a token is written, in one form: `10³`, `10^3`, `'000` and `000s`, which are no numbers of
/// anything.
fn power_written(token: &str) -> Option<&'static str> {
    const QUOTES: [char; 5] = ['\'', '’', '‘', '`', '´'];
    match token {
        "10^3" | "10³" => Some("10^3"),
        "10^6" | "10⁶" => Some("10^6"),
        "10^9" | "10⁹" => Some("10^9"),
        _ => {
            let bare = token.trim_end_matches(['s', 'S']).trim_matches(QUOTES);
            (bare == "000" && token != bare).then_some("10^3")
        }
    }
}

/// One letter alone says nothing.
fn is_letter(text: &str) -> bool {
    text.len() == 1 && text.chars().all(char::is_alphabetic)
}

/// What a short form means.
#[derive(Clone, Copy)]
struct Readings {
    first: Reading,
    /// What it may mean besides.
    aside: Option<Reading>,
    is_doubtful: bool,
}

impl Readings {
    fn of_money(money: Money) -> Self {
        Self { first: Reading { multiplier: 1.0, money }, aside: None, is_doubtful: false }
    }
}

/// What a short form such as `MDT` or `k€` means; nothing where its letters do not tell.
fn readings(token: &str) -> Option<Readings> {
    let bare = bare(token);
    if bare.len() > FORM_BYTES_MAX || is_letter(&bare) {
        return None;
    }
    let with_prefix = PREFIXES.into_iter().filter_map(|(prefix, multiplier)| {
        let form = money::of_form(bare.strip_prefix(prefix)?)?;
        let reading = Reading { multiplier, money: form.money };
        Some((reading, form.is_doubtful && prefix.is_empty()))
    });
    // Some are known with their stops alone, `ج.م`.
    let with_stops = token.contains('.').then(|| money::of_form(token.trim_end_matches('.'))).flatten();
    let with_stops = with_stops.map(|form| (Reading { multiplier: 1.0, money: form.money }, form.is_doubtful));
    let mut found = with_prefix.chain(with_stops);
    if let Some((first, is_doubtful)) = found.next() {
        return Some(Readings { first, aside: found.next().map(|(other, _)| other), is_doubtful });
    }
    // A thousand is meant by `k` in any case.
    let money = bare.to_lowercase().strip_prefix('k').and_then(money::of_small_form)?;
    Some(Readings { first: Reading { multiplier: 1e3, money }, ..Readings::of_money(money) })
}

fn multiplier(word: &str) -> Option<f64> {
    match arabic(word) {
        "dizaine" | "dizaines" | "tens" | "عشرات" => Some(1e1),
        "centaine" | "centaines" | "hundreds" | "مئات" | "ميات" => Some(1e2),
        "millier" | "milliers" | "mille" | "thousand" | "thousands" | "الاف" | "الف" => Some(1e3),
        "10^3" => Some(1e3),
        "million" | "millions" | "mio" | "مليون" | "ملايين" | "10^6" => Some(1e6),
        "milliard" | "milliards" | "billion" | "billions" | "mds" | "mrd" | "mrds" | "مليار" | "مليارات" | "10^9" => {
            Some(1e9)
        }
        _ => None,
    }
}

/// An Arabic word without `ب` and the article: `بالآلاف` is `آلاف`.
fn arabic(word: &str) -> &str {
    let bare = word.strip_prefix('ب').filter(|rest| rest.chars().count() >= 3).unwrap_or(word);
    bare.strip_prefix("ال").filter(|rest| rest.chars().count() >= 3).unwrap_or(bare)
}

fn is_filler(word: &str) -> bool {
    const FILLERS: [&str; 17] = [
        "en",
        "in",
        "de",
        "d",
        "des",
        "of",
        "par",
        "x",
        "unite",
        "unites",
        "unit",
        "units",
        "courants",
        "us",
        "personnes",
        "persons",
        "وحده",
    ];
    FILLERS.contains(&word)
}
