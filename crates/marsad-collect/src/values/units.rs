//! Units as titles, corners and headers write them: a multiplier and a noun, `en milliers`, `(MDT)`, `1000 DT`, `بآلاف
//! الدنانير`.
//!
//! Where the case of a letter decides, it is read: `mDT` are thousands of dinars and `MDT` millions. `mdt` is neither.

use crate::names::{country_of_nationality, fold};

/// What is counted with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Noun {
    Dinar,
    Dollar,
    Euro,
}

/// A unit: so many of something; persons, cases and the like have no noun.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Unit {
    pub multiplier: f64,
    pub noun: Option<Noun>,
    /// Whose currency it is, where that is said: `dinars tunisiens`.
    country: Option<Country>,
}

/// The code of a country, with which that of its currency begins (ISO 4217).
type Country = [u8; 2];

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

/// How short forms of currencies end, the longer before the shorter, with the word for each.
const CURRENCIES: [(&str, &str); 8] = [
    ("TND", "dinars"),
    ("DT", "dinars"),
    ("US$", "dollars"),
    ("USD", "dollars"),
    ("EUR", "euros"),
    ("€", "euros"),
    ("$", "dollars"),
    ("D", "dinars"),
];

/// Short forms of which small letters do not tell whether they mean thousands or millions.
const UNCLEAR: [&str; 5] = ["md", "mdt", "mtnd", "musd", "meur"];

impl Unit {
    /// The unit of a dataflow, from its code: `MTND`, `USD`, `PS`.
    pub(crate) fn of_code(code: Option<&str>) -> Self {
        let code = code.unwrap_or_default();
        let (multiplier, rest) = match code.strip_prefix('M').filter(|rest| noun_of_code(rest).is_some()) {
            Some(rest) => (1e6, rest),
            None => (1.0, code),
        };
        let noun = noun_of_code(rest);
        Self { multiplier, noun, country: noun.and_then(|_| country_in(rest)) }
    }

    /// How values in this unit go with `expected`. `en millions` of a dataflow in dinars speaks of dinars.
    pub(crate) fn against(self, expected: Self) -> Verdict {
        let is_of_another = self.country.zip(expected.country).is_some_and(|(own, other)| own != other);
        if self.noun.is_some() && (self.noun != expected.noun || is_of_another) {
            return Verdict::Other;
        }
        let factor = self.multiplier / expected.multiplier;
        if (factor - 1.0).abs() < 1e-12 { Verdict::Same } else { Verdict::Scale(factor) }
    }
}

/// The country with whose code a code begins.
fn country_in(code: &str) -> Option<Country> {
    code.as_bytes().first_chunk().copied()
}

fn noun_of_code(code: &str) -> Option<Noun> {
    match code {
        "TND" => Some(Noun::Dinar),
        "USD" => Some(Noun::Dollar),
        "EUR" => Some(Noun::Euro),
        _ => None,
    }
}

/// The unit that a text names: in brackets, after `en`, `in`, `unité`, `x` or the Arabic `بـ`, or with all of its
/// words.
///
/// Digits name one only where they are a thousand or its powers: `1000 DT`, `x 1 000`, `10^3`; in `45 000 ménages` they
/// are a number like others.
pub(crate) fn unit_in(text: &str) -> Option<Unit> {
    if text.len() > TEXT_BYTES_MAX {
        return None;
    }
    let mut in_brackets = text.split(['(', '[']).skip(1).filter_map(|rest| rest.split([')', ']']).next());
    in_brackets.find_map(whole).or_else(|| within(text)).or_else(|| alone(text))
}

/// A header without the unit in brackets at its end: `Hommes (en milliers)` is `Hommes`.
pub(crate) fn without_unit(text: &str) -> &str {
    let trimmed = text.trim_end();
    let cut = trimmed.strip_suffix([')', ']']).and_then(|rest| rest.rsplit_once(['(', '[']));
    let Some((before, inside)) = cut.filter(|(before, _)| !before.trim().is_empty()) else { return text };
    if whole(inside).is_some() { before.trim() } else { text }
}

/// Whether a text has a short form of which only the case of its letters would tell the unit, and does not: `mdt`.
pub(crate) fn is_unclear(text: &str) -> bool {
    tokens(text).into_iter().any(|token| {
        let bare = bare(token);
        UNCLEAR.contains(&bare.to_lowercase().as_str()) && short_form(token).is_none()
    })
}

/// Whether a header says percentages and nothing besides: `%`, `en %`, `Part (%)`, `النسبة (%)`.
pub(crate) fn is_percent(text: &str) -> bool {
    const WORDS: [&str; 12] =
        ["en", "in", "part", "parts", "share", "du", "de", "of", "the", "total", "نسبه", "النسبه"];
    let is_word = |word: &str| !word.chars().any(char::is_alphanumeric) || WORDS.contains(&word);
    text.contains(['%', '٪']) && fold(text).split(' ').all(is_word)
}

/// Whether a word is another unit than the code that it was found to be without regard to case.
pub(crate) fn is_another(word: &str, code: &str) -> bool {
    let expected = Unit::of_code(Some(code));
    let is_letter = ["m", "M", "k", "K"].contains(&word.trim());
    let is_other = |unit: Unit| unit.noun.is_some() && unit.against(expected) != Verdict::Same;
    expected.noun.is_some() && (is_letter || is_unclear(word) || whole(word).is_some_and(is_other))
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
    found.unit.filter(|_| found.read == words.len())
}

/// Whether a line says a unit for all figures: behind the word for it or for figures, or as all that it says, `En milliers`.
pub(crate) fn is_unit_line(line: &str) -> bool {
    after_unit(line).is_some() || is_of_figures(line) || line.len() <= TEXT_BYTES_MAX && alone(line).is_some()
}

/// The unit that is all of a line; a number alone is none.
fn alone(text: &str) -> Option<Unit> {
    let words = words(text);
    let found = units_of(&words);
    let is_unit = found.read == words.len() && (!found.is_in_digits || found.unit?.noun.is_some());
    found.unit.filter(|_| is_unit)
}

/// The unit behind one of the words that announce it.
fn within(text: &str) -> Option<Unit> {
    const ANNOUNCING: [&str; 9] = ["en", "in", "unite", "unites", "unit", "units", "وحده", "بحساب", "x"];
    let words = words(text);
    (0..words.len()).find_map(|at| match words[at].as_str() {
        word if ANNOUNCING.contains(&word) => beginning(&words[at + 1..]),
        word if word.starts_with('ب') => beginning(&words[at..]),
        _ => None,
    })
}

/// The unit that words begin with; digits name one where a noun or nothing follows.
fn beginning(words: &[String]) -> Option<Unit> {
    let found = units_of(words);
    let is_told = !found.is_in_digits || found.read == words.len();
    found.unit.filter(|unit| is_told || unit.noun.is_some())
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
    let mut unit = Unit { multiplier: 1.0, noun: None, country: None };
    let (mut is_said, mut read, mut is_in_digits) = (false, 0, false);
    while let Some(word) = words.get(read) {
        let digits = in_digits(&words[read..]).filter(|_| !is_in_digits);
        let (multiplier, noun) = (multiplier(word), noun(word));
        let is_beside = is_beside_noun(words, read);
        let country = country_of_nationality(word).filter(|_| is_said || is_beside);
        if digits.is_none() && multiplier.is_none() && noun.is_none() && country.is_none() && !is_filler(word) {
            break;
        }
        is_in_digits |= digits.is_some();
        is_said |= digits.is_some() || multiplier.is_some() || noun.is_some();
        unit.multiplier *= digits.map(|(number, _)| number).or(multiplier).unwrap_or(1.0);
        unit.noun = unit.noun.or(noun);
        unit.country = unit.country.or_else(|| country.filter(|_| is_beside).and_then(country_in));
        read += digits.map_or(1, |(_, taken)| taken);
    }
    Found { unit: is_said.then_some(unit), read, is_in_digits }
}

/// Whether a word stands beside that of a currency: `dinars tunisiens`, `Tunisian dinars`.
fn is_beside_noun(words: &[String], at: usize) -> bool {
    let is_noun = |at: usize| words.get(at).is_some_and(|word| noun(word).is_some());
    is_noun(at + 1) || at.checked_sub(1).is_some_and(is_noun)
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

/// The folded words of a text, short forms spelled out.
fn words(text: &str) -> Vec<String> {
    let tokens = tokens(text);
    let mut words: Vec<String> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let (own, next) = (bare(tokens[at]), tokens.get(at + 1).copied().unwrap_or_default());
        // `m DT`: the letter belongs to the currency behind it.
        let is_letter = ["m", "M", "k", "K"].contains(&own.as_str()) && is_currency(next);
        if let Some(spelled) = is_letter.then(|| short_form(&format!("{own}{next}"))).flatten() {
            words.extend(spelled.into_iter().map(str::to_owned));
            at += 2;
        } else {
            words.extend(words_of(tokens[at]));
            at += 1;
        }
    }
    words
}

fn words_of(token: &str) -> Vec<String> {
    if let Some(spelled) = short_form(token) {
        return spelled.into_iter().map(str::to_owned).collect();
    }
    // `×1000` and `x1000` announce a multiplier as `x 1000` does.
    if let Some(rest) = token.strip_prefix(['x', 'X', '×']).filter(|rest| !rest.starts_with(char::is_alphabetic)) {
        return std::iter::once("x".to_owned()).chain(words_of_plain(rest)).collect();
    }
    words_of_plain(token)
}

fn words_of_plain(token: &str) -> Vec<String> {
    let power = match token {
        "10^3" | "10³" => "1000",
        "10^6" | "10⁶" => "1000000",
        "10^9" | "10⁹" => "1000000000",
        _ => "",
    };
    if !power.is_empty() {
        return vec![power.to_owned()];
    }
    fold(token).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn is_currency(token: &str) -> bool {
    short_form(token).is_some_and(|words| words.len() == 1)
}

/// The words of a short form such as `MDT` or `k€`; none where its letters do not tell.
fn short_form(token: &str) -> Option<Vec<&'static str>> {
    let bare = bare(token);
    if ["kdt", "ktnd", "kd"].contains(&bare.to_lowercase().as_str()) {
        return Some(vec!["mille", "dinars"]);
    }
    let of = |(sign, noun): &(&'static str, &'static str)| Some((bare.strip_suffix(*sign)?.to_owned(), *sign, *noun));
    let (prefix, sign, noun) = CURRENCIES.iter().find_map(of)?;
    let multiplier = match prefix.as_str() {
        // One letter alone says nothing.
        "" if sign == "D" => return None,
        "" => return Some(vec![noun]),
        "m" | "k" | "K" => "mille",
        "M" => "million",
        "Md" | "Mds" | "Mrd" | "Mrds" => "milliard",
        _ => return None,
    };
    Some(vec![multiplier, noun])
}

fn multiplier(word: &str) -> Option<f64> {
    match arabic(word) {
        "dizaine" | "dizaines" | "tens" | "عشرات" => Some(1e1),
        "centaine" | "centaines" | "hundreds" | "مئات" | "ميات" => Some(1e2),
        "millier" | "milliers" | "mille" | "thousand" | "thousands" | "الاف" | "الف" => Some(1e3),
        "million" | "millions" | "mio" | "مليون" | "ملايين" => Some(1e6),
        "milliard" | "milliards" | "billion" | "billions" | "mds" | "mrd" | "mrds" | "مليار" | "مليارات" => {
            Some(1e9)
        }
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

#[cfg(test)]
mod tests {
    use super::{
        Noun, Unit, Verdict, after_unit, is_another, is_unclear, is_unit_line, is_unit_note, unit_in, unit_of_note,
        without_unit,
    };

    fn against(text: &str, code: &str) -> Option<Verdict> {
        unit_in(text).map(|unit| unit.against(Unit::of_code(Some(code))))
    }

    #[test]
    fn a_unit_is_a_multiplier_and_a_noun() {
        assert_eq!(against("Flux annuels (en milliers)", "PS"), Some(Verdict::Scale(1000.0)));
        assert_eq!(against("Transferts en millions de dinars", "MTND"), Some(Verdict::Same));
        assert_eq!(against("Transferts, en millions", "MTND"), Some(Verdict::Same));
        assert_eq!(against("2021 (mDT)", "MTND"), Some(Verdict::Scale(0.001)));
        assert_eq!(against("Unité : milliards de dinars", "MTND"), Some(Verdict::Scale(1000.0)));
        assert_eq!(against("en millions de dollars", "MTND"), Some(Verdict::Other));
        assert_eq!(against("(en millions d’euros)", "MTND"), Some(Verdict::Other));
        assert_eq!(against("العدد بالآلاف", "PS"), Some(Verdict::Scale(1000.0)));
        assert_eq!(against("Effectifs en centaines", "PS"), Some(Verdict::Scale(100.0)));
        assert_eq!(against("Effectifs (en dizaines de milliers)", "PS"), Some(Verdict::Scale(10_000.0)));
        assert_eq!(against("العدد بالمئات", "PS"), Some(Verdict::Scale(100.0)));
        assert_eq!(against("Une centaine de dossiers", "PS"), None);
        assert_eq!(against("بالألف دينار", "MTND"), Some(Verdict::Scale(0.001)));
        assert_eq!(against("بحساب الألف دينار", "MTND"), Some(Verdict::Scale(0.001)));
        assert_eq!(against("Tunisiens en France", "PS"), None);
        assert_eq!(unit_in("Montants en dinars").and_then(|unit| unit.noun), Some(Noun::Dinar));
    }

    #[test]
    fn a_currency_is_that_of_the_country_beside_it() {
        for text in [
            "Transferts (millions de dinars tunisiens)",
            "Millions of Tunisian dinars",
            "مليون دينار تونسي",
            "بملايين الدنانير التونسية",
        ] {
            assert_eq!(against(text, "MTND"), Some(Verdict::Same), "{text}");
        }
        assert_eq!(against("Tunisian dinars", "MTND"), Some(Verdict::Scale(1e-6)));
        assert_eq!(against("Millions de dollars américains", "MUSD"), Some(Verdict::Same));
        for text in ["en millions de dinars algériens", "(millions of Libyan dinars)", "مليون دينار جزائري"]
        {
            assert_eq!(against(text, "MTND"), Some(Verdict::Other), "{text}");
        }
        assert_eq!(against("en millions de dollars canadiens", "MUSD"), Some(Verdict::Other));
        assert_eq!(against("en millions de dinars des Algériens", "MTND"), Some(Verdict::Same), "of whom, not whose");
        assert_eq!(against("Effectifs (milliers de Tunisiens)", "PS"), Some(Verdict::Scale(1000.0)));
        assert_eq!((against("Algériens", "PS"), against("Tunisian workers", "PS")), (None, None));
    }

    #[test]
    fn the_case_of_a_letter_is_a_thousand_or_a_million() {
        for text in ["mDT", "(mDT)", "En mDT", "en mD", "Montant en mDT", "(m DT)", "(kDT)", "KDT", "(m TND)", "kdt"] {
            assert_eq!(against(text, "MTND"), Some(Verdict::Scale(0.001)), "{text}");
        }
        for text in ["MDT", "(En MD)", "M.D.T.", "Montant (M DT)", "en MTND"] {
            assert_eq!(against(text, "MTND"), Some(Verdict::Same), "{text}");
        }
        for text in ["mdt", "(Mdt)", "en md"] {
            assert_eq!((against(text, "MTND"), is_unclear(text)), (None, true), "{text}");
        }
        assert!(!is_unclear("MDT") && !is_unclear("mDT") && !is_unclear("Md€") && !is_unclear("modes"));
    }

    #[test]
    fn digits_are_a_unit_where_they_are_a_thousand() {
        for text in ["Unité : 1000 DT", "x 1000 DT", "×1000 DT", "000 DT", "10^3 DT", "en 1 000 dinars", "(10³ DT)"]
        {
            assert_eq!(against(text, "MTND"), Some(Verdict::Scale(0.001)), "{text}");
        }
        assert_eq!(against("Unité : 1 000 000 DT", "MTND"), Some(Verdict::Same));
        assert_eq!(against("Effectif (x 1000)", "PS"), Some(Verdict::Scale(1000.0)));
        for text in ["Enquête auprès de 45 000 ménages", "en 1000 ménages", "1000", "pour 1000 habitants", "2000 DT"]
        {
            assert_eq!(against(text, "PS"), None, "{text}");
        }
    }

    #[test]
    fn a_word_of_other_case_is_another_unit() {
        assert!(is_another("mDT", "MTND") && is_another("mdt", "MTND") && is_another("M", "MUSD"));
        for word in ["MDT", "MD", "M.D.", "Millions de dinars", "مليون دينار", "م د"] {
            assert!(!is_another(word, "MTND"), "{word}");
        }
        assert!(!is_another("M$", "MUSD") && !is_another("Personnes", "PS"));
    }

    #[test]
    fn a_line_of_a_unit_is_told_by_its_first_word() {
        assert_eq!(after_unit("Unité : 1000 DT"), Some("1000 DT"));
        assert_eq!(after_unit("UNITÉ DE MESURE : Personnes"), Some("Personnes"));
        assert_eq!(after_unit("الوحدة: ألف دينار"), Some("ألف دينار"));
        assert_eq!(after_unit("United Kingdom"), None);
        for note in
            ["Les chiffres sont exprimés en milliers", "Données en milliers", "الأرقام بالآلاف", "Figures in thousands"]
        {
            assert!(is_unit_line(note), "{note}");
        }
        assert!(is_unit_line("En milliers") && is_unit_line("بالآلاف") && !is_unit_line("Transferts en MDT"));
        for line in ["Chiffres arrondis en milliers", "Données par pays", "Transferts en MDT", "Données provisoires"]
        {
            assert!(!is_unit_line(line), "{line}");
        }
        assert_eq!(after_unit("Unité"), Some(""));
    }

    #[test]
    fn a_note_may_name_the_unit_anywhere() {
        for note in [
            "NB : les effectifs sont exprimés en milliers",
            "Note : effectifs en milliers.",
            "(1) En milliers de personnes",
            "Note: all figures are in thousands",
            "Source: Ministry. In thousands.",
            "Source : OTE (en milliers)",
            "1 unité = 1000 personnes",
        ] {
            let verdict = unit_of_note(note).map(|unit| unit.against(Unit::of_code(Some("PS"))));
            assert_eq!(verdict, Some(Verdict::Scale(1000.0)), "{note}");
        }
        let dollars = unit_of_note("Source : BCT. Montants en millions de dollars US");
        assert_eq!(dollars.map(|unit| unit.against(Unit::of_code(Some("MTND")))), Some(Verdict::Other));
        for note in ["Chiffres arrondis au millier", "Rounded in thousands", "Source : INS", "Tunisiens en France"] {
            assert!(!is_unit_note(note), "{note}");
        }
    }

    #[test]
    fn a_header_keeps_its_word_without_the_unit() {
        assert_eq!(without_unit("Hommes (en milliers)"), "Hommes");
        assert_eq!(without_unit("2021 (mDT)"), "2021");
        assert_eq!(without_unit("Congo (Kinshasa)"), "Congo (Kinshasa)");
        assert_eq!(without_unit("(en milliers)"), "(en milliers)");
    }
}
