//! The words with which people name parts of a year, in three languages: months, quarters, half-years, weeks,
//! counts of months.
//!
//! Holds words and short forms only; what they say together is in `periods`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::periods::Part;
use crate::names::fold;

/// The words of a folded text, letters and digits apart, except in short forms such as `t1`, `9m` and `1er`.
pub(super) fn pieces(words: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut all = words.split(' ').filter(|word| !word.is_empty()).peekable();
    while let Some(word) = all.next() {
        // Some months of the Levant have names of two words.
        if let Some(both) = all.peek().map(|next| format!("{word} {next}")).filter(|both| month(both).is_some()) {
            found.push(both);
            all.next();
            continue;
        }
        // `sept premiers mois` are seven months; elsewhere `sept` is September.
        if word == "sept" && all.peek().is_some_and(|next| ["premiers", "mois"].contains(next)) {
            found.push("7".to_owned());
            continue;
        }
        // `T. I` is `T1`.
        if let Some(short) = all.peek().and_then(|next| spaced(word, next)) {
            found.push(short);
            all.next();
            continue;
        }
        let is_known = compact(word).is_some() || ordinal_of(word).is_some() || word.parse::<i16>().is_ok();
        match is_known {
            true => found.push(word.to_owned()),
            false => found.extend(cut(word)),
        }
    }
    found
}

/// The short form that a letter and the number behind it are, where it has one to four: `t` and `i`, `s` and `2`.
fn spaced(letter: &str, number: &str) -> Option<String> {
    let number = match number {
        "i" | "1" => 1,
        "ii" | "2" => 2,
        "iii" | "3" => 3,
        "iv" | "4" => 4,
        _ => return None,
    };
    let short = format!("{letter}{number}");
    (["t", "q", "s"].contains(&letter) && compact(&short).is_some()).then_some(short)
}

/// Letters and digits apart, but for the short forms among them: `6m2024` is `6m` and `2024`.
fn cut(word: &str) -> Vec<String> {
    let runs = runs(word);
    let mut found = Vec::new();
    let mut at = 0;
    while at < runs.len() {
        let both = runs.get(at + 1).map(|next| format!("{}{next}", runs[at]));
        match both.filter(|both| compact(both).is_some() || ordinal_of(both).is_some()) {
            Some(both) => {
                found.push(both);
                at += 2;
            }
            None => {
                found.push(runs[at].to_owned());
                at += 1;
            }
        }
    }
    found
}

/// A folded text with `s` and `sem` for weeks: `s01 2024` is `w01 2024`, and `sem 1` is `semaine 1`.
pub(super) fn in_weeks(folded: &str) -> String {
    let is_of_weeks = |run: &str| ["s", "sem"].contains(&run);
    let word = |word: &str| match is_of_weeks(word) {
        true => "semaine".to_owned(),
        false => runs(word).into_iter().map(|run| if is_of_weeks(run) { "w" } else { run }).collect(),
    };
    folded.split(' ').map(word).collect::<Vec<String>>().join(" ")
}

/// Whether a text has such a letter beside a number, and would be a half-year elsewhere: `S1`, `Sem. 27`.
pub(crate) fn is_letter_of_week(text: &str) -> bool {
    let folded = fold(text);
    folded.contains(|c: char| c.is_ascii_digit()) && in_weeks(&folded) != folded
}

/// Whether a text speaks of weeks: `Semaine`, `Entrées hebdomadaires`, `Weekly`, `الأسبوع`.
pub(crate) fn speaks_of_weeks(text: &str) -> bool {
    const STEMS: [&str; 5] = ["semaine", "hebdomadaire", "week", "اسبوع", "اسابيع"];
    const OTHERS: [&str; 2] = ["weekend", "weekday"];
    let is_of_weeks = |word: &str| {
        STEMS.iter().any(|stem| word.starts_with(stem)) && !OTHERS.iter().any(|other| word.starts_with(other))
    };
    fold(text).split(' ').any(is_of_weeks)
}

/// The runs of digits and of other characters of a word.
fn runs(word: &str) -> Vec<&str> {
    let mut runs = Vec::new();
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let is_other = |c: char| c.is_ascii_digit() != first.is_ascii_digit();
        let end = rest.find(is_other).unwrap_or(rest.len());
        runs.push(&rest[..end]);
        rest = &rest[end..];
    }
    runs
}

/// `t1`, `q3`, `s2` and the same with the digit first; `m09` is September and `9m` nine months.
///
/// `09m` and `1m` could be either, and are neither.
pub(super) fn compact(word: &str) -> Option<Part> {
    let (letters, digits, is_count) = match word.find(|c: char| !c.is_ascii_digit())? {
        0 => {
            let (letters, digits) = word.split_at(word.find(|c: char| c.is_ascii_digit())?);
            (letters, digits, false)
        }
        at => (&word[at..], &word[..at], true),
    };
    let number: u8 = digits.parse().ok()?;
    match (letters, number) {
        ("t" | "q" | "tr" | "trim" | "qtr", 1..=4) => Some(Part::Quarter(number)),
        ("s" | "h" | "sem", 1..=2) => Some(Part::Half(number)),
        ("w" | "wk", 1..=53) if !is_count => Some(Part::Week(number)),
        ("m", 1..=12) if !is_count => Some(Part::Month(number)),
        ("m", 2..=12) if !digits.starts_with('0') => Some(Part::since_january(number)),
        _ => None,
    }
}

/// What an ordinal counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Month,
    Quarter,
    Half,
    Week,
    Day,
}

impl Unit {
    /// What the word beside a number counts; days are counted by the headers of columns alone.
    pub(super) fn of(word: &str) -> Option<Self> {
        match word {
            "mois" | "month" | "months" | "شهر" | "اشهر" | "شهور" => Some(Self::Month),
            "trimestre" | "trimestres" | "trim" | "quarter" | "quarters" | "qtr" | "ثلاثي" | "ثلاثيه" | "ثلاثيات"
            | "ربع" => Some(Self::Quarter),
            "semestre" | "semestres" | "half" | "halves" | "sem" | "سداسي" | "سداسيه" | "سداسيات" | "نصف" => {
                Some(Self::Half)
            }
            "semaine" | "week" | "اسبوع" => Some(Self::Week),
            _ => None,
        }
    }

    pub(super) fn part(self, number: u8) -> Option<Part> {
        match (self, number) {
            (Self::Month, 1..=12) => Some(Part::Month(number)),
            (Self::Quarter, 1..=4) => Some(Part::Quarter(number)),
            (Self::Half, 1..=2) => Some(Part::Half(number)),
            (Self::Week, 1..=53) => Some(Part::Week(number)),
            (Self::Day, 1..=31) => Some(Part::Day(number)),
            _ => None,
        }
    }

    /// Whether `part` is one of these or several, so that the word for it may stand beside its name: `mois de mars`.
    pub(super) fn names(self, part: Part) -> bool {
        matches!(
            (self, part),
            (Self::Month, Part::Month(_) | Part::Months(..))
                | (Self::Quarter, Part::Quarter(_))
                | (Self::Half, Part::Half(_))
                | (Self::Week, Part::Week(_))
        )
    }
}

/// Whether a word counts several months, or speaks of several quarters or halves.
pub(super) fn is_of_several(word: &str) -> bool {
    const SEVERAL: [&str; 9] =
        ["months", "اشهر", "شهور", "trimestres", "quarters", "ثلاثيات", "semestres", "halves", "سداسيات"];
    SEVERAL.contains(&word)
}

pub(super) fn ordinal_of(word: &str) -> Option<u8> {
    Some(match word {
        "1er" | "1ers" | "1ere" | "premier" | "premiers" | "premiere" | "first" | "1st" | "i" | "ier" | "iere"
        | "اول" | "اولي" => 1,
        "2eme" | "2e" | "2nd" | "deuxieme" | "deuxiemes" | "second" | "seconds" | "ii" | "iie" | "iieme" | "ثاني"
        | "ثانيه" => 2,
        "3eme" | "3e" | "3rd" | "troisieme" | "troisiemes" | "third" | "iii" | "iiie" | "iiieme" | "ثالث" | "ثالثه" => {
            3
        }
        "4eme" | "4e" | "4th" | "quatrieme" | "quatriemes" | "fourth" | "iv" | "ive" | "iveme" | "رابع" | "رابعه" => {
            4
        }
        _ => return None,
    })
}

/// How many a word says; `sept` is a month first.
pub(super) fn count_of(word: &str) -> Option<u8> {
    Some(match word {
        "deux" | "two" => 2,
        "trois" | "three" | "ثلاثه" | "ثلاث" => 3,
        "quatre" | "four" | "اربعه" | "اربع" => 4,
        "cinq" | "five" | "خمسه" | "خمس" => 5,
        "six" | "سته" | "ست" => 6,
        "seven" | "سبعه" | "سبع" => 7,
        "huit" | "eight" | "ثمانيه" | "ثماني" => 8,
        "neuf" | "nine" | "تسعه" | "تسع" => 9,
        "dix" | "ten" | "عشره" => 10,
        "onze" | "eleven" => 11,
        "douze" | "twelve" => 12,
        _ => return None,
    })
}

pub(super) fn is_total(word: &str) -> bool {
    ["total", "tot", "ensemble", "s/total", "sous", "مجموع", "جمله"].contains(&word)
}

pub(super) fn is_filler(word: &str) -> bool {
    const FILLERS: [&str; 55] = [
        "annee",
        "an",
        "year",
        "exercice",
        "periode",
        "period",
        "فتره",
        "de",
        "du",
        "d",
        "l",
        "la",
        "le",
        "en",
        "au",
        "of",
        "fin",
        "end",
        "سنه",
        "عام",
        "من",
        "في",
        "الي",
        "موفي",
        "لسنه",
        "p",
        "r",
        "to",
        "a",
        "au",
        "prov",
        "provisoire",
        "provisional",
        "est",
        "estime",
        "estimated",
        "revise",
        "revised",
        "مؤقت",
        "و",
        "e",
        "rev",
        "estimee",
        "estimation",
        "preliminary",
        "مؤقته",
        "موقت",
        "موقته",
        "وقتي",
        "وقتيه",
        "اوليه",
        "تقديري",
        "تقديريه",
        "كامل",
        "كامله",
    ];
    FILLERS.contains(&word)
}

/// Whether a folded word may stand before a day on which something is counted: `au`, `as of`, `situation au`, `إلى غاية`.
pub(super) fn leads_to_day(word: &str) -> bool {
    const LEADS: [&str; 32] = [
        "au",
        "a",
        "la",
        "le",
        "du",
        "date",
        "en",
        "fin",
        "situation",
        "etat",
        "arrete",
        "arretee",
        "arretes",
        "arretees",
        "jusqu",
        "as",
        "of",
        "at",
        "on",
        "until",
        "في",
        "الي",
        "حتي",
        "غايه",
        "لغايه",
        "حدود",
        "يوم",
        "تاريخ",
        "بتاريخ",
        "موفي",
        "وضعيه",
        "وضع",
    ];
    LEADS.contains(&word)
}

/// The month that a folded word names, in French, English, and the Arabic of the Maghreb, Egypt and the Levant.
pub(super) fn month(word: &str) -> Option<u8> {
    static BY_WORD: LazyLock<HashMap<String, u8>> = LazyLock::new(|| {
        let names = (1_u8..).zip(MONTHS);
        names.flat_map(|(month, names)| names.iter().map(move |name| (fold(name), month))).collect()
    });
    BY_WORD.get(word).copied()
}

const MONTHS: [&[&str]; 12] = [
    &["janvier", "janv", "jan", "january", "جانفي", "يناير", "كانون الثاني"],
    &["fevrier", "fevr", "fev", "feb", "february", "فيفري", "فبراير", "شباط"],
    &["mars", "mar", "march", "مارس", "اذار"],
    &["avril", "avr", "apr", "april", "افريل", "ابريل", "نيسان"],
    &["mai", "may", "ماي", "مايو", "ايار"],
    &["juin", "jun", "june", "جوان", "يونيو", "يونيه", "حزيران"],
    &["juillet", "juill", "juil", "jul", "july", "جويليه", "يوليو", "يوليه", "يوليوز", "تموز"],
    &["aout", "aou", "aug", "august", "اوت", "اغسطس", "غشت", "اب"],
    &["septembre", "sept", "sep", "september", "سبتمبر", "شتنبر", "ايلول"],
    &["octobre", "oct", "october", "اكتوبر", "تشرين الاول"],
    &["novembre", "nov", "november", "نوفمبر", "نونبر", "تشرين الثاني"],
    &["decembre", "dec", "december", "ديسمبر", "دجنبر", "كانون الاول"],
];
