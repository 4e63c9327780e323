//! Ordinals of a title that say which of several things are counted, `Premières autorisations`, `الرخص الأولى`, and not
//! which part of a year, which page or the first of a rank: `premier trimestre`, `première partie`, `les dix premiers pays`.
//!
//! Does not hold: ordinals within periods, which `values::period_words` reads.

use super::explained::{is_listed, words_of_title};
use crate::names::{Found, Words, fold};
use crate::values::periods::{self, TimeHabits};

/// Folded words for the first, the second and so on.
const ORDINALS: [&str; 4] = [
    "first 1st premier premiers premiere premieres 1er 1ers 1ere 1eres 1re 1res اول اولي",
    "second seconds seconde secondes deuxieme deuxiemes 2nd 2nde 2e 2eme 2emes ثاني ثانيه",
    "third troisieme troisiemes 3rd 3e 3eme 3emes ثالث ثالثه",
    "fourth quatrieme quatriemes 4th 4e 4eme 4emes رابع رابعه",
];
/// Folded words for parts of a year, and for years: the first of them are a time.
const PARTS_OF_YEAR: &str = "mois trimestre trimestres semestre semestres quinzaine semaine semaines jour jours month months \
    years annees سنوات quarter quarters half halves week weeks day days شهر اشهر شهور ثلاثي ثلاثيه ثلاثيات ربع نصف سداسي \
    سداسيه سداسيات اسبوع اسابيع يوم ايام";
/// Folded words for parts of a document, and for who writes.
const OF_DOCUMENTS: &str = "partie parties part parts tableau tableaux table tables feuille page pages figure section chapitre \
    chapter annexe edition version volume tome ministere ministre minister ministry جزء جدول باب فصل قسم ملحق طبعه نشره صفحه \
    وزاره وزير";
/// Folded words for how many.
const COUNTS: &str = "deux trois quatre cinq six sept huit neuf dix onze douze vingt two three four five six seven eight nine \
    ten eleven twelve twenty ثلاث ثلاثه اربع اربعه خمس خمسه ست سته سبع سبعه ثماني ثمانيه تسع تسعه عشر عشره";
/// Folded words between an ordinal and what it counts.
const LINKS: &str = "des les the and من";

/// The ordinals of a line that say which things are counted, as it writes them.
fn ordinals_of_things(line: &str) -> Vec<&str> {
    let words = words_of_title(line);
    let found = words.iter().enumerate().filter(|(at, _)| is_ordinal_of_things(&words, *at));
    found.map(|(_, word)| *word).collect()
}

/// Whether a word of a line is an ordinal that says which things are counted.
pub(crate) fn is_ordinal_of_things(words: &[&str], at: usize) -> bool {
    let Some(word) = words.get(at).filter(|word| number_of(word).is_some()) else { return false };
    let before = words.get(..at).unwrap_or_default();
    let behind = words.get(at + 1..).unwrap_or_default();
    let is_rank = before.last().into_iter().chain(behind.first()).any(|word| is_count(word));
    let is_of = |word: &&str| is_listed(word, PARTS_OF_YEAR) || is_listed(word, OF_DOCUMENTS);
    let is_of_before = before.iter().rev().find(|word| !is_passed_over(word)).is_some_and(is_of);
    let next = behind.iter().find(|word| !is_passed_over(word));
    // In French and English what is counted stands behind the ordinal, in Arabic before it but for `أول`.
    let is_of_next = match (word.starts_with(|c: char| c.is_ascii()), next) {
        (true, next) => next.is_none_or(|next| is_of(next) || is_time(next)),
        (false, Some(next)) => fold(word) == "اول" && (is_of(next) || is_time(next)),
        (false, None) => false,
    };
    !is_rank && !is_of_before && !is_of_next
}

/// Whether two words are the same ordinal, be it in two languages.
pub(crate) fn are_one_ordinal(one: &str, other: &str) -> bool {
    number_of(one).is_some_and(|number| number_of(other) == Some(number))
}

/// Whether a word is an ordinal that says of a line which part of a year, page or rank it is about.
pub(super) fn is_other_ordinal(word: &str, line: &str) -> bool {
    number_of(word).is_some() && !ordinals_of_things(line).into_iter().any(|own| are_one_ordinal(own, word))
}

/// The code for which a list has an ordinal of a line in one of the languages, with the ordinal: `First` for `Premières`.
pub(super) fn code_of_ordinal(line: &str, words: &Words<'_>) -> Option<(u32, String)> {
    let code_of = |word: &str| {
        let group = ORDINALS.get(number_of(word)?)?;
        group.split(' ').find_map(|own| match words.find(own) {
            Found::Code(code) => Some(code),
            _ => None,
        })
    };
    ordinals_of_things(line).into_iter().find_map(|word| Some((code_of(word)?, word.to_owned())))
}

/// The place of an ordinal among them: 0 of the first.
fn number_of(word: &str) -> Option<usize> {
    ORDINALS.iter().position(|group| is_listed(word, group))
}

/// Whether a word says how many: the first so many of a list are a rank.
fn is_count(word: &str) -> bool {
    let folded = fold(word);
    let is_small = folded.len() < 4 && !folded.is_empty() && folded.chars().all(|c| c.is_ascii_digit());
    is_small || is_listed(word, COUNTS)
}

fn is_time(word: &str) -> bool {
    word.contains(char::is_numeric) || periods::read(word, TimeHabits::default()).is_some()
}

/// Whether a word says nothing between an ordinal and what it counts: `premier et deuxième trimestres`.
fn is_passed_over(word: &str) -> bool {
    let is_short = word.chars().count() < 3 && !word.contains(char::is_numeric);
    is_short || is_listed(word, LINKS) || number_of(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::{are_one_ordinal, ordinals_of_things};

    #[test]
    fn an_ordinal_says_which_things_are_counted_or_which_part_of_a_year() {
        for (line, ordinals) in [
            ("Premières autorisations de travail accordées, 2023-2024", vec!["Premières"]),
            ("1ères cartes de séjour délivrées", vec!["1ères"]),
            ("Work permits first granted to foreigners", vec!["first"]),
            ("First and second permits", vec!["First", "second"]),
            ("رخص العمل الأولى المسندة للأجانب 2024", vec!["الأولى"]),
            ("رخص العمل الأولى سنة 2024", vec!["الأولى"]),
            ("أول رخص عمل مسندة للأجانب", vec!["أول"]),
            ("Entrées, premier trimestre 2024", vec![]),
            ("Entrées des premier et deuxième trimestres", vec![]),
            ("Entries, first half of 2024", vec![]),
            ("Entrées du 1er janvier au 31 mars", vec![]),
            ("Entrées des 9 premiers mois", vec![]),
            ("Entries of the first nine months", vec![]),
            ("Les dix premiers pays de destination", vec![]),
            ("Première partie : entrées", vec![]),
            ("الوافدون خلال السداسي الأول 2024", vec![]),
            ("الوافدون خلال السداسي الأول والثاني", vec![]),
            ("الوافدون خلال الأشهر التسعة الأولى من سنة 2024", vec![]),
            ("الوافدون إلى غاية أول جانفي 2024", vec![]),
        ] {
            assert_eq!(ordinals_of_things(line), ordinals, "{line}");
        }
        assert!(are_one_ordinal("Premières", "first") && are_one_ordinal("الأولى", "1er"));
        assert!(!are_one_ordinal("premier", "second") && !are_one_ordinal("cartes", "permis"));
    }
}
