//! What the lines above and below a table say: its period, its unit, its source, and words that hold for all of it.

use std::ops::Range;

use super::blocks::TableBlock;
use super::grid::{Grid, KeptCell};
use super::units::{Unit, unit_in};
use crate::names::fold;
use crate::values::periods::{self, Moment, Part, TimeHabits};

/// A line with the number of its row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub text: String,
    pub row: u32,
}

/// The lines above a table, the nearest last, and the corner of its headers.
pub(super) struct Title {
    pub lines: Vec<Line>,
    corner: Vec<Line>,
    /// Lines below tables that begin with `Unité`.
    units: Vec<Line>,
}

impl Title {
    pub(super) fn of(grid: &Grid, rows: Range<usize>, block: &TableBlock) -> Self {
        let mut lines: Vec<Line> = rows.clone().flat_map(|row| lines_of(grid, row)).collect();
        if rows.start > 0 {
            lines.splice(0..0, general_lines(grid, rows.start));
        }
        let line = |&row: &usize| {
            let text = grid.label(row, block.columns[0]);
            (!text.is_empty()).then(|| Line { text, row: grid.number(row).unwrap_or_default() })
        };
        let corner = block.headers.iter().filter_map(line).collect();
        let units = (0..grid.rows.len().min(500)).flat_map(|row| lines_of(grid, row)).filter(is_of_unit).collect();
        Self { lines, corner, units }
    }

    /// The lines from the nearest, the corner of the headers first.
    pub(super) fn nearest_first(&self) -> impl Iterator<Item = &Line> {
        self.corner.iter().chain(self.lines.iter().rev())
    }

    /// The period that the lines name, and the line; the nearest line says it best.
    pub(super) fn period(&self, habits: TimeHabits) -> Option<(String, &Line)> {
        let lines = || self.lines.iter().rev().filter(|line| !is_of_printing(&line.text));
        let of = |line| Some((year_of(line_text(line), habits)?, line));
        let spans = lines().filter_map(of).find(|(period, _)| period.contains('/'));
        spans.or_else(|| lines().find_map(of))
    }

    /// Whether the nearest lines say that the table holds percentages, and not counts beside them.
    pub(super) fn is_percent(&self) -> bool {
        self.lines.iter().rev().take(2).any(|line| is_about_percent(&line.text))
    }

    /// The line that speaks of a unit, and the unit.
    pub(super) fn unit(&self) -> Option<(Unit, &Line)> {
        let mut lines = self.nearest_first().chain(&self.units);
        lines.find_map(|line| Some((unit_in(&line.text)?, line)))
    }

    /// A line that speaks of totals since January.
    pub(super) fn accumulation(&self) -> Option<&Line> {
        self.lines.iter().rev().find(|line| is_accumulated(&line.text))
    }

    /// The source that a note of the sheet names.
    pub(super) fn source(&self, grid: &Grid) -> Option<String> {
        let lines = grid.rows.iter().flat_map(|(_, cells)| cells.iter().filter(|cell| cell.number.is_none()));
        let mut named = lines.filter_map(|cell| {
            let starts = ["source :", "source:", "sources :", "المصدر :", "المصدر:", "مصدر:"];
            let line = cell.label();
            let lower = line.to_lowercase();
            let start = starts.iter().find(|start| lower.starts_with(*start))?;
            Some(line.chars().skip(start.chars().count()).collect::<String>().trim().to_owned())
        });
        named.rfind(|text| !text.is_empty())
    }
}

fn line_text(line: &Line) -> &str {
    &line.text
}

/// The texts of a row, or the line as it stands where the format cuts lines at fixed places.
fn lines_of(grid: &Grid, row: usize) -> Vec<Line> {
    let (number, cells) = &grid.rows[row];
    let line = |text: String| Line { text, row: *number };
    if let Some(whole) = grid.lines.get(number) {
        return vec![line(crate::cell::tidy(whole))];
    }
    cells.iter().map(KeptCell::label).filter(|text| !text.is_empty()).map(line).collect()
}

/// Where tables stand one below another, the first lines of the sheet are about all of them; the line right above the
/// first table is its own caption.
fn general_lines(grid: &Grid, before: usize) -> Vec<Line> {
    let is_line = |lines: &Vec<Line>| lines.len() == 1;
    let first = (0..grid.rows.len().min(4)).take_while(|&row| row < before).map(|row| lines_of(grid, row));
    let mut lines: Vec<Line> = first.take_while(is_line).flatten().collect();
    lines.retain(|line| line.text.chars().any(char::is_alphabetic));
    if lines.len() > 1 {
        lines.pop();
    }
    lines
}

fn is_of_unit(line: &Line) -> bool {
    let folded = fold(&line.text);
    ["unite ", "unit ", "وحده "].iter().any(|start| folded.starts_with(start))
}

fn is_about_percent(line: &str) -> bool {
    let folded = fold(line);
    let has = |words: &[&str]| folded.split(' ').any(|part| words.contains(&part));
    const WORDS: [&str; 6] = ["pourcentage", "pourcentages", "percentage", "percentages", "نسب", "نسبه"];
    let is_percent = line.contains('%') || has(&WORDS);
    let is_rate = ["taux", "rate", "rates", "معدل"].contains(&folded.split(' ').next().unwrap_or_default());
    (is_percent || is_rate) && !has(&["effectif", "effectifs", "nombre", "number", "numbers", "عدد"])
}

/// Whether a line speaks of what came together since January: `cumul`, `9 premiers mois`, `janvier-septembre`.
pub(super) fn is_accumulated(line: &str) -> bool {
    const WORDS: [&str; 8] = ["cumul", "cumule", "cumulee", "cumulees", "cumules", "cumulative", "تراكمي", "تراكميه"];
    const MONTHS: [&str; 4] = ["mois", "months", "اشهر", "شهر"];
    const FIRST: [&str; 6] = ["premiers", "first", "اولي", "derniers", "last", "اول"];
    let folded = fold(line);
    let words: Vec<&str> = folded.split(' ').collect();
    let is_number = |word: &&str| word.parse::<u8>().is_ok_and(|number| (2..=11).contains(&number));
    let has_months = words.iter().any(|word| MONTHS.contains(word));
    let is_some_months = has_months && (words.iter().any(is_number) || words.iter().any(|word| FIRST.contains(word)));
    let months = words.iter().filter(|word| is_month(word)).count();
    let starts_in_january = words.iter().find(|word| is_month(word)).is_some_and(|word| is_january(word));
    words.iter().any(|word| WORDS.contains(word))
        || folded.contains("year to date")
        || is_some_months
        || months >= 2 && starts_in_january
}

fn is_month(word: &str) -> bool {
    let is_name = word.chars().count() > 2 && word.chars().all(char::is_alphabetic);
    let moment = is_name.then(|| periods::read(word, TimeHabits::default())).flatten();
    matches!(moment, Some(Moment::Part(Part::Month(_))))
}

fn is_january(word: &str) -> bool {
    let moment = periods::read(word, TimeHabits::default());
    matches!(moment, Some(Moment::Part(Part::Month(1))))
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

/// The months since January that a line names without a year, as it writes them.
pub(super) fn months_of(line: &str, habits: TimeHabits) -> Option<String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let mut runs = (2..=5).rev().flat_map(|length| words.windows(length)).map(|run| run.join(" "));
    runs.find(|run| matches!(periods::read(run, habits), Some(Moment::Part(Part::Months(1, _)))))
}

#[cfg(test)]
mod tests {
    use super::{is_accumulated, year_of};
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

    #[test]
    fn totals_since_january_are_told_in_many_ways() {
        for line in ["Recrutements des 9 premiers mois", "Cumul 2023", "Janvier-septembre 2024", "3 mois 2024"] {
            assert!(is_accumulated(line), "{line}");
        }
        for line in ["Recrutements par mois", "Mars 2024", "Visiteurs par pays"] {
            assert!(!is_accumulated(line), "{line}");
        }
    }
}
