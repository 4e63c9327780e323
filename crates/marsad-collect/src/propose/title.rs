//! What the lines above and below a table say: its period, its unit, its source, and words that hold for all of it.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::blocks::TableBlock;
use super::counted_in_percent::{is_arabic_percentage, is_given_in_percent};
use super::grid::{Grid, KeptCell};
use super::habits::has_label;
use super::line_period::{Said, is_day, title_period};
use super::narrowing::is_about_shares;
use super::origin_lines::{is_month, is_of_printing, is_of_source};
use super::phrases::is_letterhead;
use crate::names::{fold, is_count_word};
use crate::reading::sections::cut_at_colon;
use crate::values::asides::without_asides;
use crate::values::periods::{self, Moment, Part, TimeHabits};
use crate::values::units::{Unit, after_unit, is_unit_note, unit_in, unit_part};
use crate::values::{legends, qualities};

/// A line with the number of its row and the place of its column, which is counted from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub text: String,
    pub row: u32,
    pub column: usize,
}

/// What the lines of a sheet outside its tables say of all of them.
pub(super) struct Notes<'g> {
    grid: &'g Grid,
    /// Lines that begin with `Unité`, with the cell beside them, and notes that say the unit of the figures.
    units: Vec<Line>,
    /// The lines that say that figures are provisional.
    provisional: Vec<Line>,
    /// The lines below the last row of all tables.
    below: Vec<Line>,
    /// Those of them that may be a key and its value: with a colon as they stand, or two texts that are all of their row, with
    /// a colon between them.
    keys_below: Vec<Line>,
    /// The numbers of the rows that are a key and its value.
    keys: BTreeSet<u32>,
    /// The source that a note names, once it was asked for.
    source: OnceCell<Option<String>>,
}

/// How many rows of a sheet are looked at for notes.
const NOTE_ROWS_MAX: usize = 500;

impl<'g> Notes<'g> {
    /// The lines of a sheet around its tables; `keys` are the places of its rows of keys.
    pub(super) fn of(grid: &'g Grid, blocks: &[TableBlock], keys: &BTreeSet<usize>) -> Self {
        let is_inside = |row: usize| {
            blocks
                .iter()
                .take(NOTE_ROWS_MAX)
                .any(|block| block.headers.contains(&row) || (block.rows[0]..=block.rows[1]).contains(&row))
        };
        let rows: Vec<usize> = (0..grid.rows.len().min(NOTE_ROWS_MAX)).filter(|&row| !is_inside(row)).collect();
        // What stands below all tables speaks of them, and between two of them perhaps of one.
        let end = blocks.iter().map(|block| block.rows[1]).max().unwrap_or(0);
        let units =
            rows.iter().filter_map(|&row| unit_line(grid, row).or_else(|| unit_below(grid, row, end))).collect();
        let lines = rows.iter().flat_map(|&row| lines_of(grid, row));
        let is_of_figures = |line: &Line| qualities::of_line(&line.text).is_some() && !is_legend(grid, line);
        let provisional = lines.filter(is_of_figures).collect();
        let below: Vec<Line> = rows.iter().filter(|&&row| row > end).flat_map(|&row| lines_of(grid, row)).collect();
        let keys_below = below.chunk_by(|line, next| line.row == next.row).filter_map(key_below).collect();
        let above = keys.iter().filter_map(|&row| grid.number(row));
        let keys = above.chain(grid.beside.iter().map(|line| line.row)).collect();
        Self { grid, units, provisional, below, keys_below, keys, source: OnceCell::new() }
    }

    /// The lines of the sheet outside its tables that say that figures are provisional or estimated.
    pub(super) fn provisional(&self) -> &[Line] {
        &self.provisional
    }

    /// The lines below the last row of all tables.
    pub(super) fn below(&self) -> &[Line] {
        &self.below
    }

    /// The lines below all tables that may be a key and its value, `Sex : Total`.
    pub(super) fn keys_below(&self) -> &[Line] {
        &self.keys_below
    }

    /// The source that a note of the sheet names.
    pub(super) fn source(&self) -> Option<&str> {
        self.source.get_or_init(|| source_of(self.grid)).as_deref()
    }
}

/// The texts of a row as a key and its value with a colon between them, where they may be that.
fn key_below(row: &[Line]) -> Option<Line> {
    let line = match row {
        [line] => line.clone(),
        [name, value] => {
            let text = format!("{} : {}", name.text.trim_end_matches([' ', ':']), value.text);
            Line { text, ..name.clone() }
        }
        _ => return None,
    };
    cut_at_colon(&line.text).is_some().then_some(line)
}

/// Whether a line says what the mark beside it means, `p | provisional`, or is the note to which labels refer by its number:
/// that is said of the figures with the mark or the number.
fn is_legend(grid: &Grid, line: &Line) -> bool {
    if qualities::numbered_notes(&line.text).iter().any(|(mark, _)| has_label(grid, mark)) {
        return true;
    }
    let Some((row, column)) = grid.place(line.row).zip(line.column.checked_sub(1)) else { return false };
    let mark = grid.label(row, column);
    let is_letter = mark.chars().count() == 1 && mark.chars().all(char::is_alphabetic);
    is_letter || legends::of_cells(&mark, &line.text).is_some()
}

/// A line below the last row of all tables that says in which unit the figures are: `Note : effectifs en milliers`.
fn unit_below(grid: &Grid, row: usize, end: usize) -> Option<Line> {
    lines_of(grid, row).into_iter().find(|line| row > end && is_unit_note(&line.text))
}

/// The text of a row that begins with the word for a unit, and what stands in the next cell where it says no more.
fn unit_line(grid: &Grid, row: usize) -> Option<Line> {
    let lines = lines_of(grid, row);
    let at = lines.iter().position(|line| after_unit(&line.text).is_some())?;
    let own = lines[at].text.as_str();
    let text = match (after_unit(own), lines.get(at + 1)) {
        (Some(""), Some(next)) => format!("{own} {}", next.text),
        _ => own.to_owned(),
    };
    Some(Line { text, row: lines[at].row, column: lines[at].column })
}

/// The source that a note names: `Source : …`.
fn source_of(grid: &Grid) -> Option<String> {
    const STARTS: [&str; 6] = ["source :", "source:", "sources :", "المصدر :", "المصدر:", "مصدر:"];
    let lines = grid.rows.iter().flat_map(|(_, cells)| cells.iter().filter(|cell| cell.number.is_none()));
    let mut named = lines.filter_map(|cell| {
        let line = cell.label();
        let lower = line.to_lowercase();
        let start = STARTS.iter().find(|start| lower.starts_with(**start))?;
        Some(line.chars().skip(start.chars().count()).collect::<String>().trim().to_owned())
    });
    named.rfind(|text| !text.is_empty())
}

/// The lines above a table, the nearest last, and the corner of its headers.
#[derive(Clone)]
pub(super) struct Title<'n> {
    pub lines: Vec<Line>,
    /// Headers over the values that no component explains, and lines right below the headers, from the top.
    pub heads: Vec<Line>,
    corner: Vec<Line>,
    /// Headers of labels behind the first column that say the unit.
    units_of_labels: Vec<Line>,
    pub notes: &'n Notes<'n>,
}

impl<'n> Title<'n> {
    /// The title of a table below these lines.
    pub(super) fn of(grid: &Grid, lines: Vec<Line>, block: &TableBlock, notes: &'n Notes<'n>) -> Self {
        let line = |&row: &usize| {
            let text = grid.label(row, block.columns[0]);
            let row = grid.number(row).unwrap_or_default();
            (!text.is_empty()).then(|| Line { text, row, column: block.columns[0] })
        };
        let corner = block.headers.iter().filter_map(line).collect();
        Self { lines, heads: Vec::new(), corner, units_of_labels: units_of_labels(grid, block), notes }
    }

    /// The headers over the first column.
    pub(super) fn corner(&self) -> &[Line] {
        &self.corner
    }

    /// The title with what stands between it and the values.
    pub(super) fn with_heads(&self, heads: Vec<Line>) -> Self {
        Self { heads, ..self.clone() }
    }

    /// The lines from the nearest, the corner of the headers and what stands over the values first.
    pub(super) fn nearest_first(&self) -> impl Iterator<Item = &Line> {
        self.corner.iter().chain(&self.heads).chain(self.lines.iter().rev())
    }

    /// The rows above the table that are a key and its value, `Gender | Total`. What has more words than a value is a title of
    /// its own: `Dataset | First permits by …`.
    pub(super) fn keys(&self) -> impl Iterator<Item = (&Line, &Line)> {
        const WORDS_MAX: usize = 8;
        self.lines.windows(2).filter_map(move |pair| match pair {
            [key, value] => {
                let is_beside = key.row == value.row && key.column < value.column;
                let is_pair = is_beside && self.notes.keys.contains(&key.row);
                (is_pair && value.text.split_whitespace().count() <= WORDS_MAX).then_some((key, value))
            }
            _ => None,
        })
    }

    /// The period that the lines name, and the line; the nearest line says it best, and the corner of the headers where
    /// no line does. None where that line speaks of a period that cannot be read with all of its words.
    pub(super) fn period(&self, habits: TimeHabits) -> Option<(String, &Line)> {
        let lines = self.lines.iter().rev().chain(self.corner.iter().rev());
        let mut nearest = None;
        for line in lines.filter(|line| !self.is_of_update(line) && !is_of_source(&line.text)) {
            match title_period(&line.text, habits) {
                Said::Period(told) if is_of_years(&told.period) => return Some((told.period, line)),
                said if nearest.is_none() && said != Said::Nothing => nearest = Some((said, line)),
                _ => {}
            }
        }
        match nearest? {
            (Said::Period(told), line) => Some((told.period, line)),
            _ => None,
        }
    }

    /// The nearest line where it says that the table holds shares, and not counts beside them.
    pub(super) fn line_of_shares(&self) -> Option<&Line> {
        self.lines.iter().rev().take(2).find(|line| is_about_percent(&line.text))
    }

    /// No number is greater where the table holds shares.
    pub(super) fn share_max(&self) -> Option<f64> {
        self.line_of_shares().map(|line| if is_about_per_mille(&line.text) { 1000.0 } else { 100.0 })
    }

    /// Whether a line speaks of how a whole is shared out.
    pub(super) fn is_about_shares(&self) -> bool {
        self.nearest_first().any(|line| is_about_shares(&line.text))
    }

    /// The lines that are about the table, the nearest first: without those of letterheads, sources and printers.
    pub(super) fn telling_lines(&self) -> impl Iterator<Item = &Line> {
        self.nearest_first()
            .filter(move |line| !is_letterhead(&line.text) && !self.is_of_update(line) && !is_of_source(&line.text))
    }

    /// Whether a line says when the sheet was printed or written, or is the day in a cell behind the words for that:
    /// `Last updated:` and `14/08/2023`.
    fn is_of_update(&self, line: &Line) -> bool {
        let is_day = || match periods::read(&line.text, TimeHabits::default()) {
            Some(Moment::Period(period)) => is_day(&period),
            found => matches!(found, Some(Moment::Ambiguous(..))),
        };
        let is_before = |label: &&Line| label.row == line.row && label.column < line.column;
        let mut labels = self.lines.iter().filter(is_before);
        is_of_printing(&line.text) || labels.any(|label| is_of_printing(&label.text)) && is_day()
    }

    /// The lines that may speak of a unit: from the nearest, then headers of labels and those that begin with `Unité` anywhere
    /// on the sheet. The units of headers over values are read with their columns.
    pub(super) fn unit_lines(&self) -> impl Iterator<Item = &Line> {
        self.corner.iter().chain(self.lines.iter().rev()).chain(&self.units_of_labels).chain(&self.notes.units)
    }

    /// The line that speaks of a unit, and the unit.
    pub(super) fn unit(&self) -> Option<(Unit, &Line)> {
        self.unit_lines().find_map(|line| Some((unit_in(&line.text)?, line)))
    }

    /// A line that speaks of totals since January.
    pub(super) fn accumulation(&self) -> Option<&Line> {
        self.lines.iter().rev().find(|line| is_accumulated(&line.text))
    }
}

/// The headers over the first column of words, where it is not the first of the table, as far as they say the unit: the
/// numbers of rows may stand before the corner.
fn units_of_labels(grid: &Grid, block: &TableBlock) -> Vec<Line> {
    let [first, last] = block.columns;
    let has_words = |column: usize| grid.label(block.rows[0], column).contains(char::is_alphabetic);
    let Some(column) = (first..=last).find(|&column| has_words(column)).filter(|&column| column > first) else {
        return Vec::new();
    };
    let lines = block.headers.iter().map(|&row| (grid.label(row, column), grid.number(row).unwrap_or_default()));
    lines.filter(|(text, _)| unit_part(text).is_some()).map(|(text, row)| Line { text, row, column }).collect()
}

/// Whether a period spans several years, or two calendar years.
fn is_of_years(period: &str) -> bool {
    period.contains('/') && !period.ends_with('M')
}

/// The texts of a row, or the line as it stands where the format cuts lines at fixed places.
pub(super) fn lines_of(grid: &Grid, row: usize) -> Vec<Line> {
    let (number, cells) = &grid.rows[row];
    let line = |(column, text): (usize, String)| Line { text, row: *number, column };
    if let Some(whole) = grid.lines.get(number) {
        return vec![line((0, crate::cell::tidy(whole)))];
    }
    let texts = cells.iter().map(KeptCell::label).enumerate().filter(|(_, text)| !text.is_empty());
    let mut lines: Vec<Line> = texts.map(line).collect();
    // What a merged cell spreads over columns is one line.
    lines.dedup_by(|next, line| next.text == line.text);
    lines
}

/// Whether a line says that the table holds percentages, shares or rates, and not counts beside them; so many of something in
/// per cent are percentages.
pub(crate) fn is_about_percent(line: &str) -> bool {
    const WORDS: [&str; 10] = [
        "pourcentage",
        "pourcentages",
        "percentage",
        "percentages",
        "percent",
        "pct",
        "نسب",
        "نسبه",
        "بالمايه",
        "بالميه",
    ];
    // Of how many there are so many.
    const SO_MANY: [&str; 6] = ["cent", "mille", "thousand", "100", "مايه", "ميه"];
    const RATES: [&str; 5] = ["taux", "rate", "rates", "معدل", "حصه"];
    let folded = fold(line);
    let words: Vec<&str> = folded.split(' ').collect();
    let has = |listed: &[&str]| words.iter().any(|word| listed.contains(word));
    let is_of_many = |pair: &[&str]| matches!(pair, ["pour" | "per" | "في", many] if SO_MANY.contains(many));
    let is_percentage = |pair: &[&str]| is_of_many(pair) || is_arabic_percentage(pair[0], pair[1]);
    let is_percent = line.contains(['%', '٪', '‰', '؉']) || has(&WORDS) || words.windows(2).any(is_percentage);
    // `Part 2: arrivals` is a part of a report.
    let is_rate = match words[..] {
        ["part" | "parts", of, ..] => ["de", "d", "des", "du", "en"].contains(&of),
        ["share" | "shares" | "proportion" | "proportions", of, ..] => ["de", "d", "des", "du", "of"].contains(&of),
        [first, ..] => RATES.contains(&first),
        [] => false,
    };
    let has_count = words.iter().any(|word| is_count_word(word));
    (is_percent || is_rate) && !has_count || is_percent && is_given_in_percent(line)
}

/// Whether a line says that the table holds counts: `Nombre de migrants de retour`.
pub(super) fn is_about_counts(line: &str) -> bool {
    fold(line).split(' ').any(is_count_word) && !is_about_percent(line)
}

/// Whether a line says that the table holds shares of a thousand.
pub(crate) fn is_about_per_mille(line: &str) -> bool {
    let folded = fold(line);
    let words: Vec<&str> = folded.split(' ').collect();
    let is_of_thousand = |pair: &[&str]| matches!(pair, ["pour", "mille"] | ["per", "mille" | "thousand"]);
    is_about_percent(line) && (line.contains(['‰', '؉']) || words.windows(2).any(is_of_thousand))
}

/// Words for what came together.
const SUMS: [&str; 8] = ["cumul", "cumule", "cumulee", "cumulees", "cumules", "cumulative", "تراكمي", "تراكميه"];

/// Whether a header, of one or several rows, or the name of a sheet is first of all about a sum: `Cumul`, and not
/// `Variation du cumul`.
pub(crate) fn begins_with_sum(header: &str) -> bool {
    let is_sum = |level: &str| {
        let folded = fold(level);
        SUMS.contains(&folded.split(' ').next().unwrap_or_default())
    };
    !header.contains('%') && header.split(" / ").any(is_sum)
}

/// Whether a line has a word for a sum since January: `cumul`, `year to date`. `Cumulées des années 2019-2023` came together
/// over years.
pub(crate) fn says_sum(line: &str) -> bool {
    let folded = fold(line);
    let has = |listed: &[&str]| folded.split(' ').any(|word| listed.contains(&word));
    !has(&["annees", "years", "سنوات"]) && has(&SUMS) || folded.contains("year to date")
}

/// Whether a line speaks of what came together since January: `cumul`, `9 premiers mois`, `janvier-septembre`. The month in
/// which it was published, or with which it compares, is not the last of several.
pub(crate) fn is_accumulated(line: &str) -> bool {
    const MONTHS: [&str; 4] = ["mois", "months", "اشهر", "شهر"];
    const FIRST: [&str; 6] = ["premiers", "first", "اولي", "derniers", "last", "اول"];
    let folded = fold(line);
    let words: Vec<&str> = folded.split(' ').collect();
    let is_number = |word: &&str| word.parse::<u8>().is_ok_and(|number| (2..=11).contains(&number));
    let has_months = words.iter().any(|word| MONTHS.contains(word));
    let is_some_months = has_months && (words.iter().any(is_number) || words.iter().any(|word| FIRST.contains(word)));
    let own = fold(&without_asides(line));
    let months: Vec<&str> = own.split(' ').filter(|word| is_month(word)).collect();
    let starts_in_january = months.first().is_some_and(|word| is_january(word));
    says_sum(line) || is_some_months || months.len() >= 2 && starts_in_january
}

fn is_january(word: &str) -> bool {
    let moment = periods::read(word, TimeHabits::default());
    matches!(moment, Some(Moment::Part(Part::Month(1))))
}

#[cfg(test)]
mod tests {
    use super::{begins_with_sum, is_about_per_mille, is_about_percent, is_accumulated};

    #[test]
    fn shares_of_a_hundred_or_a_thousand_are_said_in_many_ways() {
        for line in [
            "(percent)",
            "Tunisiens inscrits, pour 100",
            "en ‰",
            "(pour mille)",
            "Arrivals (per cent)",
            "Part des Tunisiens inscrits dans les consulats",
            "Share of Tunisians registered",
            "الأرقام بالمائة",
            "التونسيون المسجلون (في المائة)",
            "Taux d’arrivée",
        ] {
            assert!(is_about_percent(line), "{line}");
        }
        for line in [
            "Part 2: arrivals",
            "Nombre et part des femmes",
            "Arrivals per isle",
            "Les 100 premiers pays",
            "Visas pour la France",
        ] {
            assert!(!is_about_percent(line), "{line}");
        }
    }

    #[test]
    fn shares_of_a_thousand_are_no_shares_of_a_hundred() {
        for line in ["en ‰", "Inscrits (pour mille)", "Arrivals per thousand", "الوافدون (؉)"] {
            assert!(is_about_per_mille(line), "{line}");
        }
        for line in ["en %", "Arrivals per cent", "Figures in thousands", "Mille arrivées", "Nombre d’inscrits et ‰"]
        {
            assert!(!is_about_per_mille(line), "{line}");
        }
    }

    #[test]
    fn totals_since_january_are_told_in_many_ways() {
        for line in ["Recrutements des 9 premiers mois", "Cumul 2023", "Janvier-septembre 2024", "3 mois 2024"] {
            assert!(is_accumulated(line), "{line}");
        }
        for line in
            ["Entrées cumulées des années 2019-2023", "Recrutements par mois", "Mars 2024", "Visiteurs par pays"]
        {
            assert!(!is_accumulated(line), "{line}");
        }
    }

    #[test]
    fn the_day_on_which_a_table_came_out_ends_no_sum_since_january() {
        for line in [
            "As of 31 January 2026 (published 15 February 2026)",
            "As of 31 January 2026 (updated February 2026)",
            "As of 31 January 2026. Data extracted on 3 February 2026.",
            "As of 31 January 2026, compared to 31 December 2025",
            "Situation au 31 janvier 2026 (publiée le 15 février 2026)",
            "الوضعية في 31 جانفي 2026 (نشرت في 15 فيفري 2026)",
        ] {
            assert!(!is_accumulated(line), "{line}");
        }
        for line in ["January-February 2026 (published 15 March 2026)", "Du 1er janvier au 15 février 2026"] {
            assert!(is_accumulated(line), "{line}");
        }
    }

    #[test]
    fn a_change_of_a_sum_is_no_sum() {
        for header in ["Cumul", "Recettes / Cumul 2024", "تراكمي"] {
            assert!(begins_with_sum(header), "{header}");
        }
        for header in ["Variation du cumul", "Cumul (%)", "9 mois 2024", "Flux"] {
            assert!(!begins_with_sum(header), "{header}");
        }
    }
}
