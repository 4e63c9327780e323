//! Years that span two calendar years, alone, `A.U. 2021/2022`, or within a longer text: `Étudiants étrangers, année
//! universitaire 2022/2023`.
//!
//! Where lines run from right to left the later year stands first, `2023/2022`: of two years that follow each other the
//! earlier one is where it begins.

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

/// The last such year that stands in a text. Two digits are one only behind words for it: `année universitaire 22/23`,
/// `A.U. 22-23`.
pub(crate) fn academic_year_within(text: &str) -> Option<AcademicYear> {
    let western: Vec<char> = text.chars().map(western).collect();
    let runs = runs_of_digits(&western);
    let is_told = speaks_of_studies(text);
    let whole = runs.windows(2).filter_map(|pair| span_of(&western, [pair[0], pair[1]])).next_back();
    if let Some(first) = whole {
        return Some(AcademicYear { first, is_told });
    }
    // Beside a year, two digits may be ages or days.
    if runs.iter().any(|&run| year_of(&western, run).is_some()) {
        return None;
    }
    let is_named = |pair: &&[[usize; 2]]| is_told || has_letters_before(&western, pair[0][0]);
    let mut named = runs.windows(2).filter(is_named);
    let first = named.find_map(|pair| short_span_of(&western, [pair[0], pair[1]]))?;
    Some(AcademicYear { first, is_told: true })
}

/// Whether `A.U.`, in capital letters, stands right before a place.
fn has_letters_before(text: &[char], at: usize) -> bool {
    let before: String = text[..at].iter().collect();
    let letters = before.trim_end_matches([' ', '\u{a0}', ':']);
    let is_word = |rest: &str| !rest.ends_with(char::is_alphanumeric);
    ["A.U.", "A.U", "AU"].iter().any(|written| letters.strip_suffix(written).is_some_and(is_word))
}

/// The year in which `22/23` or `22-23` begins within a text, and no part of a date.
fn short_span_of(text: &[char], pair: [[usize; 2]; 2]) -> Option<i16> {
    let written = |[start, end]: [usize; 2]| text[start..end].iter().collect::<String>();
    let begins = begin_of_two_digits(&written(pair[0]), &written(pair[1]))?;
    stands_alone(text, pair).then_some(begins)
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

/// The year in which a run of digits begins and with the next one ends: `2022/2023`, `2022-23`, `2023/2022`, and no date.
fn span_of(text: &[char], [first, second]: [[usize; 2]; 2]) -> Option<i16> {
    let year = year_of(text, first)?;
    let digits: String = text[second[0]..second[1]].iter().collect();
    let begins = begin_of_pair(year, &digits)?;
    stands_alone(text, [first, second]).then_some(begins)
}

/// Whether two runs of digits have a dash or a stroke between them, and are no part of a date.
fn stands_alone(text: &[char], [first, second]: [[usize; 2]; 2]) -> bool {
    let between: String = text[first[1]..second[0]].iter().collect();
    let is_mark = |at: usize| text.get(at).is_some_and(|c| ['-', '/', '.'].contains(c));
    let is_digit = |at: usize| text.get(at).is_some_and(char::is_ascii_digit);
    let goes_on = is_mark(second[1]) && is_digit(second[1] + 1);
    let is_begun = first[0] > 1 && is_mark(first[0] - 1) && is_digit(first[0] - 2);
    ["-", "/"].contains(&between.trim()) && !goes_on && !is_begun
}

/// The earlier of two years that follow each other, in either order; of the second the last two digits are enough where
/// it is the later one, because `2012/11` is a month.
fn begin_of_pair(year: i16, second: &str) -> Option<i16> {
    let (next, before) = (year + 1, year - 1);
    let is_next = second == next.to_string() || second == format!("{:02}", next % 100);
    let is_before = second == before.to_string();
    is_next.then_some(year).or(is_before.then_some(before))
}

/// Whether a text is a year that spans two calendar years: `2021/2022`, `2021-22`, `A.U. 2021/2022`, and `2022/2021`
/// where lines run from right to left.
pub(crate) fn is_academic_year(text: &str) -> bool {
    academic_year(text).is_some()
}

/// The first calendar year of a year that spans two.
pub(crate) fn academic_year(text: &str) -> Option<i16> {
    let western: String = text.chars().map(western).collect();
    let numbers: Vec<&str> = western.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let [first, second] = numbers[..] else { return None };
    let begins = match first.len() {
        4 => begin_of_pair(first.parse().ok()?, second)?,
        2 if western.contains('/') || western.contains('-') && is_named(&western) => {
            begin_of_two_digits(first, second)?
        }
        _ => return None,
    };
    let between = western.split(first).nth(1).and_then(|rest| rest.split(second).next()).unwrap_or_default().trim();
    let letters: String = western.chars().filter(|c| !c.is_ascii_digit()).collect();
    let is_bare = ACADEMIC.iter().any(|words| fold(&letters) == fold(words));
    (is_bare && (1900..2100).contains(&begins) && between.chars().count() <= 1).then_some(begins)
}

/// Whether words for a year of studies stand beside numbers: `21-22` alone may be ages.
fn is_named(western: &str) -> bool {
    const PLAIN: [&str; 5] = ["", "p", "annee", "year", "سنه"];
    let letters: String = western.chars().filter(|c| !c.is_ascii_digit()).collect();
    !PLAIN.contains(&fold(&letters).as_str())
}

/// The years in which headers such as `21-22 | 22-23` begin: each ends with the year with which the next begins, as no
/// groups of ages do. None where they are anything else.
pub(crate) fn short_years_in_a_row(texts: &[&str]) -> Option<Vec<i16>> {
    let year = |text: &&str| {
        let western: String = text.chars().map(western).collect();
        let (first, second) = western.split_once('-')?;
        begin_of_two_digits(first.trim(), second.trim())
    };
    let years: Vec<i16> = texts.iter().map(year).collect::<Option<_>>()?;
    let is_in_a_row =
        years.windows(2).all(|pair| pair[1] == pair[0] + 1) || years.windows(2).all(|pair| pair[0] == pair[1] + 1);
    (years.len() >= 2 && is_in_a_row).then_some(years)
}

/// The year in which `21/22` begins; none where one of its numbers could be a month, or is far from the years of today.
fn begin_of_two_digits(first: &str, second: &str) -> Option<i16> {
    let year = |text: &str| match text.parse::<i16>() {
        Ok(number @ 13..=40) if text.len() == 2 => Some(2000 + number),
        Ok(number @ 80..=99) if text.len() == 2 => Some(1900 + number),
        _ => None,
    };
    let (one, other) = (year(first)?, year(second)?);
    ((one - other).abs() == 1).then_some(one.min(other))
}

/// What may stand beside a year that spans two.
const ACADEMIC: [&str; 14] = [
    "",
    "a.u.",
    "au",
    "année universitaire",
    "academic year",
    "année",
    "année académique",
    "année scolaire",
    "year",
    "السنة الجامعية",
    "السنة الدراسية",
    "سنة",
    "p",
    "rentrée",
];

#[cfg(test)]
mod tests {
    use marsad_model::ReportingYear;

    use super::{academic_year_within, is_academic_year, short_years_in_a_row};
    use crate::values::periods::{Moment, TimeHabits, read};

    /// The period that a text is; nothing where it is none.
    fn period(text: &str, habits: TimeHabits) -> String {
        match read(text, habits) {
            Some(Moment::Period(period)) => period.to_string(),
            _ => String::new(),
        }
    }

    #[test]
    fn an_academic_year_is_found_in_a_longer_line() {
        for (line, first, is_told) in [
            ("Étudiants étrangers, année universitaire 2022/2023", 2022, true),
            ("الطلبة الأجانب للسنة الجامعية 2022-2023", 2022, true),
            ("Foreign students, academic year 2022/23", 2022, true),
            ("Élèves – année scolaire ٢٠٢٢ – ٢٠٢٣", 2022, true),
            ("Départs 2022-2023", 2022, false),
            ("التلاميذ الأجانب — السنة الدراسية 2024/2023", 2023, true),
            ("الطلبة الأجانب ٢٠٢٣-٢٠٢٢", 2022, false),
            ("Étudiants étrangers, année universitaire 22/23", 2022, true),
            ("Étudiants étrangers A.U. 22-23", 2022, true),
            ("الطلبة الأجانب السنة الجامعية 23/22", 2022, true),
        ] {
            let found = academic_year_within(line).unwrap();
            assert_eq!((found.first, found.is_told), (first, is_told), "{line}");
        }
    }

    #[test]
    fn a_date_or_a_longer_span_is_no_academic_year() {
        for line in [
            "Situation au 2011-12-31",
            "Départs 2019-2024",
            "Départs 2024-2019",
            "2012/11",
            "du 31/12/2011 - 12 mois",
            "Situation au 22/23",
            "Réfugiés de 22-23 ans",
            "Année universitaire : état au 21/22/23",
            "BUREAU 22/23",
            "Rentrée scolaire 2023 : élèves de 15-16 ans",
            "",
        ] {
            assert_eq!(academic_year_within(line), None, "{line}");
        }
    }

    #[test]
    fn a_year_of_studies_is_the_same_in_either_order_and_never_one_calendar_year() {
        let studies = TimeHabits { reporting_year: ReportingYear::new(9, 1).unwrap(), ..TimeHabits::default() };
        for text in ["2021/2022", "2022/2021", "2021-2022", "2022 – 2021", "٢٠٢٢/٢٠٢١", "السنة الجامعية 2022/2021"]
        {
            assert!(is_academic_year(text), "{text}");
            assert_eq!(period(text, studies), "2021-09-01/P1Y", "{text}");
            assert_eq!(period(text, TimeHabits::default()), "", "{text}");
        }
        for text in ["2022/2020", "2019/2022", "2012/11", "2022/21"] {
            assert!(!is_academic_year(text), "{text}");
        }
    }

    #[test]
    fn two_digits_are_a_year_of_studies_beyond_what_could_be_months_or_ages() {
        let studies = TimeHabits { reporting_year: ReportingYear::new(9, 1).unwrap(), ..TimeHabits::default() };
        for text in ["21/22", "22/21", "٢١/٢٢", "21 / 22", "A.U. 21/22", "A.U. 21-22", "année universitaire 21-22"]
        {
            assert_eq!(period(text, studies), "2021-09-01/P1Y", "{text}");
            assert_eq!(period(text, TimeHabits::default()), "", "{text}");
        }
        assert_eq!(period("99/98", studies), "1998-09-01/P1Y");
        assert_eq!(short_years_in_a_row(&["21-22", "22-23", "23-24"]), Some(vec![2021, 2022, 2023]));
        assert_eq!(short_years_in_a_row(&["23-24", "22–23"]), Some(vec![2023, 2022]));
        for texts in
            [&["21-22"][..], &["15-19", "20-24"], &["21-22", "23-24"], &["21-22", "Total"], &["11-12", "12-13"]]
        {
            assert_eq!(short_years_in_a_row(texts), None, "{texts:?}");
        }
        for text in ["11/12", "12/13", "21-22", "18-19", "21/23", "50/51", "21/22/23"] {
            assert!(!is_academic_year(text), "{text}");
        }
    }
}
