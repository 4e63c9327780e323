//! Marks and words behind the years of a title, or of any line that says a period among other words: `Victimes identifiées en
//! 2022* par gouvernorat`, `Année 2022 (provisoire)`. They are said of the figures of that period.
//!
//! Does not hold: which period a table has, and lines that speak of all figures without a year beside it, which `lines` reads.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use marsad_model::{Id, TimePeriod};

use super::lines::LINE_BYTES_MAX;
use super::marks::{digit, is_sign, mark_at_end, mark_of_year, of_mark};
use super::words::{of_letter, of_mark_word, of_number};
use crate::cell::is_raised;
use crate::names::fold;

/// How many words in a bracket say nothing but a quality: `(chiffres provisoires)`.
const BRACKET_WORDS_MAX: usize = 3;

/// What stands right behind a year of a line: a sign, a letter, a raised number, or a bracket with all that it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Behind<'l> {
    year: i16,
    text: &'l str,
}

/// The status that a line gives to figures of a period, by what stands behind its year there.
pub(crate) fn of_year_in_line(line: &str, period: &TimePeriod, own: &BTreeMap<String, Id>) -> Option<&'static str> {
    let years = years_of(period);
    let mut all = behind_years(line).into_iter().filter(|behind| years.contains(&behind.year));
    all.find_map(|behind| behind.of_profile(own).or_else(|| behind.usual()))
}

/// The statuses that a line gives to years by marks behind them, as the profile has these: `2021-2022*`, `Année 2023 (p)`.
pub(crate) fn of_years_in_line(line: &str, own: &BTreeMap<String, Id>) -> Vec<(i16, &'static str)> {
    behind_years(line).into_iter().filter_map(|behind| Some((behind.year, behind.of_profile(own)?))).collect()
}

/// The signs and the numbers of notes behind the years of a line.
pub(crate) fn signs_of_years(line: &str) -> Vec<String> {
    behind_years(line).into_iter().filter_map(|behind| behind.sign()).collect()
}

/// The mark at the end of a title that stands behind no year: a sign, or a raised number behind a word. What letters say, `lines`
/// knows; a number in brackets counts titles, and a square metre is a unit.
pub(crate) fn mark_of_title(text: &str) -> Option<String> {
    let text = text.trim_end();
    let bare = text.trim_end_matches(is_raised);
    let is_raised_note = bare.len() < text.len() && bare.ends_with(char::is_alphabetic) && !bare.ends_with('m');
    let mark = mark_at_end(text).filter(|mark| is_raised_note || !mark.contains(char::is_alphanumeric))?;
    (!has_mark_of_year(text, &mark)).then_some(mark)
}

/// Whether a period lies in a calendar year.
pub(crate) fn has_year(period: &TimePeriod, year: i16) -> bool {
    years_of(period).contains(&year)
}

/// A text without what stands behind the year at its end of the quality of its figures: `2024 (p)`, `2024 prov.`.
pub(crate) fn without_quality_of_year(text: &str) -> &str {
    let bare = text.trim_end_matches(|c: char| c.is_alphabetic() || ".()[] ".contains(c));
    let said = fold(text.strip_prefix(bare).unwrap_or_default());
    let digits = bare.chars().rev().take_while(|c| is_written_digit(*c)).count();
    let status = of_letter(&said).or_else(|| of_mark_word(&said)).filter(|status| *status != "F" && said != "est");
    if digits == 4 && status.is_some() { bare } else { text }
}

/// The marks behind the year of a period in a line, as profiles write them, of which nothing is known by custom.
pub(crate) fn marks_of_year(line: &str, period: &TimePeriod) -> Vec<String> {
    let years = years_of(period);
    let own = behind_years(line).into_iter().filter(|behind| years.contains(&behind.year));
    own.filter(|behind| behind.usual().is_none()).filter_map(|behind| behind.mark()).collect()
}

/// The same in any line, whichever its years are.
pub(crate) fn has_mark_of_year(line: &str, mark: &str) -> bool {
    let is_it = |behind: Behind<'_>| behind.mark().is_some_and(|own| own == mark);
    behind_years(line).into_iter().any(is_it)
}

/// The calendar years in which a period lies.
fn years_of(period: &TimePeriod) -> RangeInclusive<i16> {
    let (start, end) = (period.start().date(), period.end().date());
    let ends_with_year = (end.month(), end.day()) == (1, 1) && end.year() > start.year();
    start.year()..=(end.year() - i16::from(ends_with_year))
}

impl Behind<'_> {
    /// The same as the header of a column would have it.
    fn as_period(&self) -> String {
        format!("{} {}", self.year, self.text)
    }

    /// The mark that it is, as profiles write it.
    fn mark(&self) -> Option<String> {
        mark_at_end(&self.as_period()).or_else(|| mark_of_year(&self.as_period()))
    }

    /// The same where it is no letter.
    fn sign(&self) -> Option<String> {
        self.mark().filter(|mark| !mark.contains(char::is_alphabetic))
    }

    /// What the profile says of it.
    fn of_profile(&self, own: &BTreeMap<String, Id>) -> Option<&'static str> {
        let period = self.as_period();
        of_mark(&period, own).or_else(|| of_number(own.get(&mark_of_year(&period)?)?.as_str()))
    }

    /// What it says by custom. Of forecasts the words of a title tell otherwise.
    fn usual(&self) -> Option<&'static str> {
        self.said().filter(|status| *status != "F")
    }

    fn said(&self) -> Option<&'static str> {
        let Some(inner) = self.text.strip_prefix(['(', '[']) else { return of_letter(&fold(self.text)) };
        let folded = fold(inner);
        let words: Vec<&str> = folded.split(' ').collect();
        match &words[..] {
            [word] => of_letter(word).or_else(|| of_mark_word(word)),
            words if words.len() <= BRACKET_WORDS_MAX && !words.iter().any(|word| DENYING.contains(word)) => {
                // `Est` is the east as well.
                words.iter().filter(|word| **word != "est").find_map(|word| of_mark_word(word))
            }
            _ => None,
        }
    }
}

/// Folded words that turn what a bracket says around.
const DENYING: [&str; 7] = ["non", "not", "hors", "sauf", "sans", "غير", "دون"];

/// What stands behind the years of a line.
fn behind_years(line: &str) -> Vec<Behind<'_>> {
    let mut found = Vec::new();
    let mut rest = if line.len() > LINE_BYTES_MAX { "" } else { line };
    while let Some(start) = rest.find(is_written_digit) {
        let (_, from) = rest.split_at(start);
        let (number, behind) = from.split_at(from.find(|c: char| !is_written_digit(c)).unwrap_or(from.len()));
        let year: String = number.chars().filter_map(digit).collect();
        rest = behind;
        let year: Option<i16> = year.parse().ok().filter(|year| (1800..2200).contains(year));
        found.extend(year.and_then(|year| Some(Behind { year, text: piece_behind(without_second_year(behind))? })));
    }
    found
}

/// Whether a character is a digit of a number, and not a raised one.
fn is_written_digit(c: char) -> bool {
    digit(c).is_some() && !is_raised(c)
}

/// What stands behind a year without the two digits of another or of a month: `2021/22*`, `2022-12 (p)`.
fn without_second_year(behind: &str) -> &str {
    let Some(rest) = behind.strip_prefix(['/', '-', '–']) else { return behind };
    let end = rest.find(|c: char| !is_written_digit(c)).unwrap_or(rest.len());
    let (digits, rest) = rest.split_at(end);
    if digits.chars().count() == 2 { rest } else { behind }
}

/// The sign, letter, raised number or bracket with which a text begins. A letter stands at a year, or ends the line.
fn piece_behind(text: &str) -> Option<&str> {
    let bare = text.trim_start();
    let is_at_year = bare.len() == text.len();
    let first = bare.chars().next()?;
    let end = match first {
        '(' | '[' => bare.find([')', ']'])? + 1,
        first if is_sign(first) => bare.find(|c: char| !is_sign(c)).unwrap_or(bare.len()),
        first if is_raised(first) && is_at_year => bare.find(|c: char| !is_raised(c)).unwrap_or(bare.len()),
        first if first.is_alphabetic() => {
            let rest = bare.strip_prefix(first)?;
            let is_alone = !rest.starts_with(char::is_alphanumeric);
            (is_alone && (is_at_year || rest.trim().is_empty())).then_some(first.len_utf8())?
        }
        _ => return None,
    };
    bare.get(..end)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use marsad_model::Id;

    use super::{has_mark_of_year, mark_of_title, marks_of_year, of_year_in_line, of_years_in_line, signs_of_years};

    fn own() -> BTreeMap<String, Id> {
        let code = |mark: &str, code: &'static str| (mark.to_owned(), Id::literal(code));
        BTreeMap::from([code("*", "P"), code("(1)", "P"), code("b", "E")])
    }

    #[test]
    fn a_mark_behind_the_year_of_a_title_says_the_quality_of_its_figures() {
        for (line, status) in [
            ("Victimes identifiées en 2022* par gouvernorat", Some("P")),
            ("Victimes identifiées en 2022 * par gouvernorat", Some("P")),
            ("Victimes identifiées en 2022 (*) par gouvernorat", Some("P")),
            ("Victimes identifiées en 2022 (1) par gouvernorat", Some("P")),
            ("Victimes identifiées en 2022¹ par gouvernorat", Some("P")),
            ("Victimes identifiées en 2022p par gouvernorat", Some("P")),
            ("Victimes identifiées, 2022 p", Some("P")),
            ("Victimes identifiées en 2022 (p), par gouvernorat", Some("P")),
            ("Victimes identifiées en 2022 (provisoire)", Some("P")),
            ("Victimes identifiées en 2022 [chiffres provisoires]", Some("P")),
            ("Victimes identifiées au 31/12/2022*", Some("P")),
            ("Victimes identifiées en 2022 (b)", Some("E")),
            ("ضحايا سنة ٢٠٢٢* حسب الولاية", Some("P")),
            ("ضحايا سنة ٢٠٢٢ (وقتي)", Some("P")),
            ("Victimes 2022-12*", Some("P")),
            ("Victimes identifiées en 2022 par gouvernorat*", None),
            ("Victimes identifiées en 2022 (2)", None),
            ("Victimes identifiées en 2022 (chiffres non provisoires)", None),
            ("Victimes identifiées en 2022 (Nord Est)", None),
            ("Victimes attendues en 2022 (projection)", None),
            ("Victimes identifiées en 2022 par gouvernorat", None),
            ("Victimes identifiées en 2022 e gouvernorat", None),
            ("Victimes identifiées en 2021* et en 2022", None),
            ("12022*", None),
        ] {
            assert_eq!(of_year_in_line(line, &"2022".parse().unwrap(), &own()), status, "{line}");
        }
        let studies = "2021-09-01/P1Y".parse().unwrap();
        assert_eq!(of_year_in_line("Étudiants 2021/2022*", &studies, &own()), Some("P"));
        assert_eq!(of_year_in_line("Étudiants 2021/22 (e)", &studies, &own()), Some("E"));
        assert_eq!(of_year_in_line("Étudiants 2022 (p)", &"2022-Q1".parse().unwrap(), &own()), Some("P"));
        assert_eq!(of_year_in_line("Étudiants 2023 (p)", &"2022".parse().unwrap(), &own()), None);
    }

    #[test]
    fn marks_of_the_profile_behind_years_are_said_of_these() {
        for (line, said) in [
            ("Victimes, 2021-2022*", &[(2022, "P")][..]),
            ("Victimes en 2021 (1) et 2022*", &[(2021, "P"), (2022, "P")][..]),
            ("Victimes, 2021-2022 (b)", &[(2022, "E")][..]),
            ("Année 2022b", &[(2022, "E")][..]),
            ("Victimes, 2021-2022 (p)", &[][..]),
            ("Victimes en 2022 b gouvernorats", &[][..]),
            ("Victimes par gouvernorat*", &[][..]),
        ] {
            assert_eq!(of_years_in_line(line, &own()), said, "{line}");
        }
        assert_eq!(of_year_in_line("Victimes en 2022b", &"2022".parse().unwrap(), &own()), Some("E"));
        assert_eq!(signs_of_years("Victimes, 2021†-2022 (p)"), ["†"]);
    }

    #[test]
    fn a_mark_behind_a_year_that_custom_does_not_explain_is_open() {
        for (line, marks) in [
            ("Victimes en 2022† par gouvernorat", &["†"][..]),
            ("Victimes en 2022 (1), 2021 (*)", &["(1)"][..]),
            ("Victimes en 2022 (p) et 2021*", &[][..]),
            ("Victimes en 2022 (provisoire)", &[][..]),
            ("Victimes en 2022 (9 mois)", &[][..]),
        ] {
            assert_eq!(marks_of_year(line, &"2022".parse().unwrap()), marks, "{line}");
        }
        assert!(has_mark_of_year("Victimes en 2022 (1), 2021 (*)", "*"));
        assert!(!has_mark_of_year("Victimes en 2022 par gouvernorat (1)", "(1)"));
    }

    #[test]
    fn a_sign_or_a_raised_number_at_the_end_of_a_title_is_its_mark() {
        for (title, mark) in [
            ("Victimes par gouvernorat*", Some("*")),
            ("Victimes par gouvernorat (**)", Some("**")),
            ("Victimes par gouvernorat¹", Some("(1)")),
            ("Victimes par gouvernorat (1)", None),
            ("Victimes en 2022*", None),
            ("Victimes en 2022¹", None),
            ("Surfaces en m²", None),
            ("Victimes par gouvernorat (p)", None),
            ("Victimes", None),
        ] {
            assert_eq!(mark_of_title(title).as_deref(), mark, "{title}");
        }
    }
}
