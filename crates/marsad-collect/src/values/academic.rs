//! Years that span two calendar years within a longer text: `Étudiants étrangers, année universitaire 2022/2023`.
//!
//! A text that is such a year and nothing else is read in `periods`.

use crate::names::fold;
use crate::values::periods::western;

/// A year that spans two, as a text writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct AcademicYear {
    /// Its first calendar year.
    pub first: i16,
    /// Whether a word of the text says that it is a year of schools or universities.
    pub is_told: bool,
}

/// The last such year that stands in a text.
pub(crate) fn academic_year_within(text: &str) -> Option<AcademicYear> {
    let western: Vec<char> = text.chars().map(western).collect();
    let runs = runs_of_digits(&western);
    let pairs = runs.windows(2).filter(|pair| is_span(&western, [pair[0], pair[1]]));
    let first = pairs.filter_map(|pair| year_of(&western, pair[0])).next_back()?;
    Some(AcademicYear { first, is_told: speaks_of_studies(text) })
}

/// Whether a text speaks of the year of schools or universities.
fn speaks_of_studies(text: &str) -> bool {
    const WORDS: [&str; 10] = [
        "universitaire",
        "academique",
        "scolaire",
        "academic",
        "school",
        "rentree",
        "جامعيه",
        "دراسيه",
        "للجامعيه",
        "اكاديميه",
    ];
    fold(text).split(' ').any(|word| WORDS.contains(&word))
}

/// Where the runs of digits begin and end.
fn runs_of_digits(text: &[char]) -> Vec<[usize; 2]> {
    let mut runs: Vec<[usize; 2]> = Vec::new();
    for at in (0..text.len()).filter(|&at| text[at].is_ascii_digit()) {
        match runs.last_mut() {
            Some([_, end]) if *end == at => *end = at + 1,
            _ => runs.push([at, at + 1]),
        }
    }
    runs
}

fn year_of(text: &[char], [start, end]: [usize; 2]) -> Option<i16> {
    let digits: String = text[start..end].iter().collect();
    digits.parse().ok().filter(|year| end - start == 4 && (1900..2100).contains(year))
}

/// Whether a run of digits is a year and the next one the year after it: `2022/2023`, `2022-23`, and no date.
fn is_span(text: &[char], [first, second]: [[usize; 2]; 2]) -> bool {
    let Some(year) = year_of(text, first) else { return false };
    let between: String = text[first[1]..second[0]].iter().collect();
    let digits: String = text[second[0]..second[1]].iter().collect();
    let next = year + 1;
    let is_next = digits == next.to_string() || digits == format!("{:02}", next % 100);
    let is_mark = |at: usize| text.get(at).is_some_and(|c| ['-', '/', '.'].contains(c));
    let is_digit = |at: usize| text.get(at).is_some_and(char::is_ascii_digit);
    let goes_on = is_mark(second[1]) && is_digit(second[1] + 1);
    let is_begun = first[0] > 1 && is_mark(first[0] - 1) && is_digit(first[0] - 2);
    is_next && ["-", "/"].contains(&between.trim()) && !goes_on && !is_begun
}

#[cfg(test)]
mod tests {
    use super::academic_year_within;

    #[test]
    fn an_academic_year_is_found_in_a_longer_line() {
        for (line, first, is_told) in [
            ("Étudiants étrangers, année universitaire 2022/2023", 2022, true),
            ("الطلبة الأجانب للسنة الجامعية 2022-2023", 2022, true),
            ("Foreign students, academic year 2022/23", 2022, true),
            ("Élèves – année scolaire ٢٠٢٢ – ٢٠٢٣", 2022, true),
            ("Départs 2022-2023", 2022, false),
        ] {
            let found = academic_year_within(line).unwrap();
            assert_eq!((found.first, found.is_told), (first, is_told), "{line}");
        }
    }

    #[test]
    fn a_date_or_a_longer_span_is_no_academic_year() {
        for line in ["Situation au 2011-12-31", "Départs 2019-2024", "du 31/12/2011 - 12 mois", "2022", ""] {
            assert_eq!(academic_year_within(line), None, "{line}");
        }
    }
}
