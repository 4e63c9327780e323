//! What the lines above and below a table say: its period, its unit, its source.

use std::ops::Range;

use super::blocks::TableBlock;
use super::grid::{Grid, KeptCell};
use crate::names::fold;
use crate::values::periods::{self, Moment, TimeHabits};

/// The lines above a table, the nearest last, and the corner of its headers.
pub(super) struct Title {
    lines: Vec<String>,
    phrases: Vec<String>,
}

impl Title {
    pub(super) fn of(grid: &Grid, rows: Range<usize>, block: &TableBlock) -> Self {
        let line = |row: usize| {
            if let Some(line) = grid.lines.get(&grid.rows[row].0) {
                return vec![crate::cell::tidy(line)];
            }
            let cells = grid.rows[row].1.iter().map(KeptCell::label).filter(|text| !text.is_empty());
            cells.collect::<Vec<_>>()
        };
        let mut lines: Vec<String> = rows.clone().flat_map(line).collect();
        // Where tables stand one below another, the first lines of the sheet are about all of them.
        if rows.start > 0 {
            let first = (0..grid.rows.len().min(4))
                .take_while(|&row| row < rows.start)
                .map(line)
                .filter(|cells| cells.len() == 1)
                .flatten();
            lines.splice(0..0, first.filter(|text| text.chars().any(char::is_alphabetic)).take(4).collect::<Vec<_>>());
        }
        let corner = block.headers.iter().filter_map(|&row| grid.at(row, block.columns[0])).map(KeptCell::label);
        let phrases = lines.iter().cloned().chain(corner).flat_map(|text| phrases(&text)).collect();
        Self { lines, phrases }
    }

    /// Every run of up to three words.
    pub(super) fn phrases(&self) -> impl Iterator<Item = &str> {
        self.phrases.iter().map(String::as_str)
    }

    /// The period that the lines name; the nearest line says it best.
    pub(super) fn period(&self, habits: TimeHabits) -> Option<String> {
        let lines = || self.lines.iter().rev().filter(|line| !is_of_printing(line));
        let is_span = |period: &String| period.contains('/');
        let spans = lines().filter_map(|line| year_of(line, habits)).find(is_span);
        spans.or_else(|| lines().find_map(|line| year_of(line, habits)))
    }

    /// Whether the nearest lines say that the table holds percentages.
    pub(super) fn is_percent(&self) -> bool {
        let is_about = |line: &String| {
            let folded = fold(line);
            line.contains('%')
                || ["pourcentage", "pourcentages", "percentage", "percentages", "نسب", "نسبه"]
                    .iter()
                    .any(|word| folded.split(' ').any(|part| part == *word))
        };
        self.lines.iter().rev().take(2).any(is_about)
    }

    /// What values must be multiplied with, where a line speaks of another unit than the dataflow's.
    pub(super) fn scale(&self, unit: Option<&str>) -> Option<(String, f64)> {
        let is_money = unit == Some("MTND") || unit == Some("MUSD");
        let line = |words: &[&str]| {
            self.lines.iter().find(|line| {
                let folded = format!(" {} ", fold(line));
                words.iter().any(|word| folded.contains(&format!(" {word} ")))
            })
        };
        let thousands = line(&[
            "milliers",
            "en milliers",
            "mille",
            "thousands",
            "thousand",
            "000",
            "الاف",
            "بالاف",
            "الف",
            "بالالاف",
            "mdt milliers",
        ]);
        let millions = line(&["millions", "million", "ملايين", "مليون", "بملايين"]);
        match (is_money, thousands, millions) {
            (true, Some(line), None) => Some((line.clone(), 0.001)),
            (false, Some(line), _) => Some((line.clone(), 1000.0)),
            (false, None, Some(line)) => Some((line.clone(), 1_000_000.0)),
            _ => None,
        }
    }

    /// A line that speaks of totals since January.
    pub(super) fn accumulation(&self) -> Option<String> {
        const WORDS: [&str; 9] =
            ["cumul", "cumule", "cumulee", "cumulees", "cumules", "cumulative", "تراكمي", "تراكميه", "year to date"];
        let is_about = |line: &&String| {
            let folded = fold(line);
            WORDS.iter().any(|word| {
                folded.split(' ').any(|part| part == *word) || (word.contains(' ') && folded.contains(word))
            })
        };
        self.lines.iter().find(is_about).cloned()
    }

    /// The source that a note of the sheet names.
    pub(super) fn source(&self, grid: &Grid) -> Option<String> {
        let lines = grid.rows.iter().flat_map(|(_, cells)| cells.iter().map(KeptCell::label));
        let mut named = lines.filter_map(|line| {
            let starts = ["source :", "source:", "sources :", "المصدر :", "المصدر:", "مصدر:"];
            let lower = line.to_lowercase();
            let start = starts.iter().find(|start| lower.starts_with(*start))?;
            Some(line.chars().skip(start.chars().count()).collect::<String>().trim().to_owned())
        });
        named.rfind(|text| !text.is_empty())
    }
}

/// A line that says when the sheet was printed.
fn is_of_printing(line: &str) -> bool {
    let folded = fold(line);
    ["edite", "imprime", "tirage", "extrait", "printed", "mise a jour", "طبع", "حرر"]
        .iter()
        .any(|word| folded.contains(word))
}

/// The period in a header whose only numbers are years: `RGPH 2014`, `recensement de 2024 (2019-2024)`.
pub(super) fn header_period(header: &str, habits: TimeHabits) -> Option<String> {
    let western: String = header.chars().map(western).collect();
    let numbers = digits(&western);
    let is_year = |text: &str| text.len() == 4 && text.parse::<i32>().is_ok_and(|year| (1900..=2100).contains(&year));
    if numbers.is_empty() || !numbers.iter().all(|(_, text)| is_year(text)) {
        return None;
    }
    let in_brackets =
        western.split(['(', ')']).filter_map(|part| year_of(part, habits)).find(|period| period.contains('/'));
    in_brackets.or_else(|| (numbers.len() <= 2).then(|| year_of(header, habits)).flatten())
}

/// The only year in a header, where no other number stands.
pub(super) fn only_year(header: &str) -> Option<String> {
    let western: String = header.chars().map(western).collect();
    match digits(&western)[..] {
        [(_, year)] if year.len() == 4 => {
            year.parse::<i32>().ok().filter(|year| (1900..=2100).contains(year)).map(|year| year.to_string())
        }
        _ => None,
    }
}

/// The period that a line holds: a date, a span of years, or its only year.
pub(super) fn year_of(line: &str, habits: TimeHabits) -> Option<String> {
    if let Some(Moment::Period(period)) = periods::read(line, habits) {
        return Some(period.to_string());
    }
    let western: String = line.chars().map(western).collect();
    if let Some(academic) = habits_year(&western, habits) {
        return Some(academic);
    }
    let numbers: Vec<(usize, &str)> = digits(&western);
    let years: Vec<(usize, i32)> = numbers
        .iter()
        .filter(|(_, digits)| digits.len() == 4)
        .filter_map(|(at, digits)| Some((*at, digits.parse::<i32>().ok()?)))
        .filter(|(_, year)| (1900..=2100).contains(year))
        .collect();
    let mut spans = years.windows(2).filter_map(|pair| match pair {
        [(at, first), (next, second)] if second > first && is_to(&western[at + 4..*next]) => Some((*first, *second)),
        _ => None,
    });
    if let Some((first, second)) = spans.next_back() {
        return Some(format!("{first}-01-01/P{}Y", second - first + 1));
    }
    years.last().map(|(_, year)| year.to_string())
}

/// Whether two years with this between them are the ends of a span.
fn is_to(between: &str) -> bool {
    matches!(between.trim(), "-" | "–" | "à" | "/" | "to" | "إلى" | "الى")
}

fn habits_year(text: &str, habits: TimeHabits) -> Option<String> {
    if habits.reporting_year.is_calendar() {
        return None;
    }
    let pieces = text.split(|c: char| c.is_whitespace() || "(),:;".contains(c));
    pieces.filter_map(periods::academic_year).next().map(|year| format!("{year}/{}", year + 1))
}

fn digits(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_ascii_digit(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push((from, &text[from..at]));
                start = None;
            }
            _ => {}
        }
    }
    found
}

fn western(c: char) -> char {
    match c {
        '٠'..='٩' => char::from(b'0' + (c as u32 - '٠' as u32) as u8),
        '۰'..='۹' => char::from(b'0' + (c as u32 - '۰' as u32) as u8),
        _ => c,
    }
}

/// Every run of up to three words of a text.
fn phrases(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    (1..=3).flat_map(|length| words.windows(length).map(|window| window.join(" "))).collect()
}

#[cfg(test)]
mod tests {
    use super::year_of;
    use crate::values::periods::TimeHabits;

    #[test]
    fn a_line_tells_its_period() {
        let habits = TimeHabits::default();
        for (line, period) in [
            ("Situation au 31 décembre 2019", Some("2019")),
            ("RGPH 2024 - émigrants (départs 2019-2024)", Some("2019-01-01/P6Y")),
            ("Départs 2019-2024", Some("2019-01-01/P6Y")),
            ("الوضعية في ٣١ ديسمبر ٢٠٢١", Some("2021")),
            ("TRANSFERTS - ANNEE 2018 - EN MILLIONS", Some("2018")),
            ("Répartition par pays", None),
        ] {
            assert_eq!(year_of(line, habits).as_deref(), period, "{line}");
        }
    }
}
