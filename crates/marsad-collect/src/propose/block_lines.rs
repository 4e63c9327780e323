//! Lines that stand alone over each of several tables with the same header: `France` over one, `Pays arabes` over the next.
//!
//! What they say, `stated_words` asks of the lists. Does not hold: lines among the rows of one table, which are headings.

use std::collections::BTreeSet;

use super::drafter::Table;
use super::grid::KeptCell;
use super::title::Line;
use crate::names::{Found, Words, fold};

/// How many rows of a sheet are looked at, and how many different lines are kept.
const ROWS_MAX: usize = 5000;
const LINES_MAX: usize = 40;
/// How many rows above a header its line may stand.
const ROWS_ABOVE: u32 = 2;

/// The line over a table, and those over all tables of its sheet with the same header.
pub(super) struct BlockLines<'t> {
    pub own: &'t Line,
    all: BTreeSet<&'t str>,
}

impl<'t> BlockLines<'t> {
    /// None where no line stands alone right over the table.
    pub(super) fn of(table: &Table<'t>) -> Option<Self> {
        let (grid, title) = (table.grid, table.title);
        let [first, _] = table.layout.header_rows?;
        let own = title.lines.last().filter(|line| (1..=ROWS_ABOVE).contains(&first.saturating_sub(line.row)))?;
        let header = first_text(&grid.rows.get(grid.place(first)?)?.1)?;
        let mut all = BTreeSet::new();
        for pair in grid.rows.windows(2).take(ROWS_MAX) {
            let [(row, cells), (below, header_cells)] = pair else { continue };
            let is_over = below.saturating_sub(*row) <= ROWS_ABOVE && first_text(header_cells) == Some(header);
            if is_over && all.len() < LINES_MAX {
                all.extend(only_text(cells));
            }
        }
        let is_alone = title.lines.iter().filter(|line| line.row == own.row).count() == 1;
        is_alone.then_some(Self { own, all })
    }

    /// How many different codes of a list the lines are.
    pub(super) fn count_known(&self, words: &Words<'_>) -> usize {
        let code = |line: &&str| match words.find(without_continuation(line)) {
            Found::Code(code) => Some(code),
            _ => None,
        };
        self.all.iter().filter_map(code).collect::<BTreeSet<u32>>().len()
    }
}

/// A line without the words that say that it goes on, `France (suite)`; empty where it says nothing else.
pub(super) fn without_continuation(line: &str) -> &str {
    if says_going_on(line) {
        return "";
    }
    let cut = line.trim_end().strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    cut.filter(|(_, inside)| says_going_on(inside)).map_or(line, |(before, _)| before.trim_end())
}

/// Whether a text says that something goes on, or on which page, and nothing besides: `Suite et fin`, `continued`, `Page 2`, `تابع`.
fn says_going_on(text: &str) -> bool {
    const GOING_ON: [&str; 9] = ["suite", "continued", "cont", "contd", "continuation", "page", "تابع", "تتمه", "صفحه"];
    const BESIDE: [&str; 14] =
        ["et", "fin", "and", "end", "concluded", "du", "tableau", "of", "the", "table", "جدول", "sur", "de", "من"];
    let folded = fold(text);
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_known = |word: &str| GOING_ON.contains(&word) || BESIDE.contains(&word) || is_number(word);
    folded.split(' ').all(is_known) && folded.split(' ').any(|word| GOING_ON.contains(&word))
}

/// The texts of cells that are not blank.
fn texts(cells: &[KeptCell]) -> impl Iterator<Item = &str> {
    cells.iter().map(|cell| cell.text.trim()).filter(|text| !text.is_empty())
}

fn first_text(cells: &[KeptCell]) -> Option<&str> {
    texts(cells).next()
}

/// The text that is all of a row; what a merged cell spreads over columns is one.
fn only_text(cells: &[KeptCell]) -> Option<&str> {
    let first = first_text(cells)?;
    let is_text = cells.iter().all(|cell| cell.number.is_none());
    (is_text && texts(cells).all(|text| text == first)).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::without_continuation;

    #[test]
    fn a_line_that_goes_on_is_known_in_each_language() {
        for line in [
            "Suite",
            "(suite)",
            "Suite et fin",
            "Suite du tableau",
            "Suite page 2",
            "Page 2",
            "Page : 2 / 3",
            "Page 2 sur 3",
            "صفحة 2",
            "(continued)",
            "Cont.",
            "تابع",
            "(تتمة)",
            "تابع الجدول",
            "Tableau 1 (suite 2)",
        ] {
            assert_eq!(without_continuation(line), "", "{line}");
        }
        assert_eq!((without_continuation("France (suite)"), without_continuation("Suisse")), ("France", "Suisse"));
        for line in ["Congo (Kinshasa)", "Pages jaunes", "2024"] {
            assert_eq!(without_continuation(line), line);
        }
    }
}
