//! Where tables stand on a sheet: their headers, their rows, their columns.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};

use super::grid::Grid;
use super::kind::Kind;
use super::rows_of_words::{Ground, says_no_number};
use crate::names::fold;
use crate::values::periods::TimeHabits;

/// A table: places in the list of rows of its grid, and columns, both ends in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TableBlock {
    /// Places of the header rows, from the top.
    pub headers: Vec<usize>,
    pub rows: [usize; 2],
    pub columns: [usize; 2],
}

/// What a row looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RowKind {
    /// Values in it.
    Data,
    /// Several texts or periods, no value.
    Header,
    /// One text.
    Single,
    /// A key and its value, `Gender | Total`: neither a header nor data.
    Key,
}

/// Every cell's kind, row by row.
pub(super) struct Kinds {
    pub rows: Vec<Vec<Kind>>,
    /// How many cells the longest row has.
    pub width: usize,
    /// The places of the rows that are a key and its value, once they are known.
    pub keys: BTreeSet<usize>,
    /// Whether each row has a value, once it was asked for: every column of labels asks it of every row.
    valued: OnceCell<Vec<bool>>,
}

impl Kinds {
    pub(super) fn of(grid: &Grid, habits: TimeHabits) -> Self {
        // The same texts come again and again, and reading one as a period costs more than finding it.
        let mut met: HashMap<&str, Kind> = HashMap::new();
        let mut rows = Vec::with_capacity(grid.rows.len());
        for (_, cells) in &grid.rows {
            let mut row = Vec::with_capacity(cells.len());
            for cell in cells {
                let of = || Kind::of(Some(cell).filter(|cell| !cell.cell().is_blank()), habits);
                row.push(match cell.number {
                    Some(_) => of(),
                    None => *met.entry(cell.text.as_str()).or_insert_with(of),
                });
            }
            rows.push(row);
        }
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        Self { rows, width, keys: BTreeSet::new(), valued: OnceCell::new() }
    }

    /// Whether a row has a value, once the kinds are settled.
    pub(super) fn has_values(&self, row: usize) -> bool {
        let has = |row: &Vec<Kind>| row.iter().any(|kind| kind.is_value());
        let valued = self.valued.get_or_init(|| self.rows.iter().map(has).collect());
        valued.get(row) == Some(&true)
    }

    pub(super) fn at(&self, row: usize, column: usize) -> Kind {
        self.rows.get(row).and_then(|row| row.get(column)).copied().unwrap_or(Kind::Blank)
    }
}

/// The tables of a sheet, from the top and from the left.
///
/// `words` tell the words of dimensions: a part without them is no table of its own.
pub(super) fn tables(grid: &Grid, kinds: &Kinds, words: Words<'_>) -> Vec<TableBlock> {
    let is_word = words.is_word;
    let rows = row_kinds(kinds);
    let mut blocks = Vec::new();
    let mut at = 0;
    while let Some(first) = (at..rows.len()).find(|&row| rows[row] == RowKind::Data) {
        let headers = headers(grid, (&rows, kinds), [first, at], is_word);
        let sheet = Sheet { grid, kinds, is_word, words };
        let last = sheet.last_row(&rows, first, headers.last().copied());
        // What stands between the headers and the first values are headings of its rows.
        let start = headers.last().map_or(first, |&header| header + 1);
        blocks.extend(sheet.side_by_side(&headers, [start, last]));
        at = last + 1;
    }
    blocks
}

/// Takes words that stand in the place of values, `not sent`, for marks of values that are missing: what a row with them
/// says beside it is no heading. The reader tells of each of them that it is no number.
pub(super) fn settle_words(kinds: &mut Kinds, grid: &Grid, (blocks, words): (&[TableBlock], Words<'_>)) {
    let sheet = Sheet { grid, kinds: &*kinds, is_word: words.is_word, words };
    let found: Vec<[usize; 2]> = blocks.iter().flat_map(|block| sheet.words_for_values(block)).collect();
    for [row, column] in found {
        if let Some(kind) = kinds.rows.get_mut(row).and_then(|row| row.get_mut(column)) {
            *kind = Kind::Mark;
        }
    }
}

fn row_kinds(kinds: &Kinds) -> Vec<RowKind> {
    let kind = |(at, row): (usize, &Vec<Kind>)| if kinds.keys.contains(&at) { RowKind::Key } else { row_kind(row) };
    kinds.rows.iter().enumerate().map(kind).collect()
}

fn row_kind(row: &[Kind]) -> RowKind {
    let filled = row.iter().filter(|kind| **kind != Kind::Blank).count();
    let values = row.iter().filter(|kind| kind.is_value()).count();
    let numbers = row.iter().filter(|kind| matches!(kind, Kind::Number | Kind::Percent)).count();
    let first = row.iter().find(|kind| **kind != Kind::Blank);
    match (filled, values) {
        (1, _) if numbers == 0 => RowKind::Single,
        // A line of the legend: `:` and what it stands for.
        (_, 1..) if numbers == 0 && first == Some(&Kind::Mark) => RowKind::Single,
        (_, 1..) if numbers > 0 || values > 1 => RowKind::Data,
        (0 | 1, _) => RowKind::Single,
        _ => RowKind::Header,
    }
}

/// Whether a row says what the row of values above it says: an observation without a value, and no header.
pub(super) fn repeats_above(grid: &Grid, kinds: &Kinds, [above, at]: [usize; 2]) -> bool {
    let text = |row: usize, column: usize| grid.rows[row].1.get(column).map(|cell| cell.text.as_str());
    let is_text = |column: &usize| kinds.at(at, *column) == Kind::Text && kinds.at(above, *column) == Kind::Text;
    (0..kinds.rows[at].len()).filter(is_text).any(|column| text(at, column) == text(above, column))
}

/// Whether a row has marks for missing values where the first row has values: a row of the table all the same.
fn is_without_values(kinds: &Kinds, [first, at]: [usize; 2]) -> bool {
    (0..kinds.rows[at].len()).any(|column| kinds.at(at, column) == Kind::Mark && kinds.at(first, column).is_value())
}

/// The header rows above `first`: those with several cells, and single ones that a merged cell spreads over columns.
fn headers(
    grid: &Grid,
    (rows, kinds): (&[RowKind], &Kinds),
    [first, from]: [usize; 2],
    is_word: IsWord<'_>,
) -> Vec<usize> {
    let (mut headers, mut first_of_rows) = (Vec::new(), first);
    for at in (from..first).rev() {
        let number = grid.rows[at].0;
        let below = headers.last().copied().unwrap_or(first_of_rows);
        let is_near = grid.rows[below].0 <= number + 1 || headers.is_empty() && grid.rows[below].0 <= number + 3;
        match rows[at] {
            RowKind::Header
                if is_near && headers.is_empty() && is_labelled_alike(grid, kinds, [at, first], is_word) =>
            {
                first_of_rows = at;
            }
            // The first rows have no number either, below headers that a row of words never is.
            RowKind::Header
                if is_near && headers.is_empty() && at > from && has_no_numbers(grid, kinds, [at, first]) =>
            {
                first_of_rows = at;
            }
            RowKind::Header if is_near && headers.len() < 5 => headers.push(at),
            RowKind::Single if is_near && !headers.is_empty() && spreads_over_part(grid, kinds, at) => headers.push(at),
            // A line of dashes or a unit between the headers and the values.
            RowKind::Single if headers.is_empty() && grid.rows[first].0 <= number + 2 => {}
            _ => break,
        }
    }
    headers.reverse();
    headers
}

/// Whether every text of a row in the place of values says that there is no number.
fn has_no_numbers(grid: &Grid, kinds: &Kinds, [at, first]: [usize; 2]) -> bool {
    let over = (0..kinds.width).filter(|&column| kinds.at(first, column).is_value());
    let mut texts = over.map(|column| grid.label(at, column)).filter(|text| !text.is_empty()).peekable();
    texts.peek().is_some() && texts.all(|text| says_no_number(&text))
}

/// Whether a row has words of dimensions where the first row of values has them: its values are marks, and it is no header.
fn is_labelled_alike(grid: &Grid, kinds: &Kinds, [at, first]: [usize; 2], is_word: IsWord<'_>) -> bool {
    let is_text = |column: &usize| kinds.at(at, *column) == Kind::Text && kinds.at(first, *column) == Kind::Text;
    (0..kinds.width)
        .filter(is_text)
        .any(|column| is_word(&grid.label(at, column)) && is_word(&grid.label(first, column)))
}

/// Whether the only cell of a row is merged over some columns, but not over the whole table as a title is.
fn spreads_over_part(grid: &Grid, kinds: &Kinds, at: usize) -> bool {
    let number = grid.rows[at].0;
    let Some(column) = kinds.rows[at].iter().position(|kind| *kind != Kind::Blank) else { return false };
    let is_merged = |merge: &&crate::formats::Merge| {
        merge.rows[0] == number && merge.columns[0] as usize == column + 1 && merge.columns[1] > merge.columns[0]
    };
    grid.merges.iter().find(is_merged).is_some_and(|_| column > 0)
}

/// Whether a text is a word of some component.
pub(super) type IsWord<'w> = &'w dyn Fn(&str) -> bool;

/// What is known of texts: whether one is a word of some component, and whether it is a name under which words stand.
#[derive(Clone, Copy)]
pub(super) struct Words<'w> {
    pub is_word: IsWord<'w>,
    pub is_head: IsWord<'w>,
}

/// A sheet that is cut into tables.
struct Sheet<'g> {
    grid: &'g Grid,
    kinds: &'g Kinds,
    is_word: IsWord<'g>,
    words: Words<'g>,
}

impl Sheet<'_> {
    /// The last row of the table that begins with the values of row `first`, below the header row `header`.
    fn last_row(&self, rows: &[RowKind], first: usize, header: Option<usize>) -> usize {
        let (grid, kinds) = (self.grid, self.kinds);
        let mut last = first;
        for (at, kind) in rows.iter().enumerate().skip(first + 1) {
            match kind {
                RowKind::Data => last = at,
                RowKind::Single => {}
                // What all of the next table is about.
                RowKind::Key => break,
                RowKind::Header if is_without_values(kinds, [first, at]) => last = at,
                RowKind::Header if self.is_row_of_words(rows, [first, last, at], header) => last = at,
                RowKind::Header if repeats_above(grid, kinds, [last, at]) => {}
                RowKind::Header if self.is_new_header(rows, [last, at], header) => break,
                RowKind::Header => {}
            }
        }
        last
    }

    /// Whether a row near the others, or below a heading among them, has words where the first one has values.
    fn is_row_of_words(&self, rows: &[RowKind], [first, last, at]: [usize; 3], header: Option<usize>) -> bool {
        let is_word = |row: usize, column: usize| (self.is_word)(&self.grid.label(row, column));
        let is_heading =
            |row: usize| rows[row] == RowKind::Single && (0..self.kinds.width).any(|column| is_word(row, column));
        let ground = self.ground(first, (header, [0, self.kinds.width.saturating_sub(1)]));
        ground.is_near([last, at], &is_heading) && ground.is_row_of_words(at)
    }

    /// What shows which rows of a table are of words.
    fn ground(&self, first: usize, (header, columns): (Option<usize>, [usize; 2])) -> Ground<'_> {
        Ground { grid: self.grid, kinds: self.kinds, words: self.words, first, header, columns }
    }

    /// The cells of a table in which words stand in the place of values, in the rows that have nothing but such words.
    fn words_for_values(&self, block: &TableBlock) -> Vec<[usize; 2]> {
        let [from, to] = block.rows;
        let kinds = self.kinds;
        let kind = |row: usize| row_kind(&kinds.rows[row]);
        let Some(first) = (from..=to).find(|&row| kind(row) == RowKind::Data) else { return Vec::new() };
        let about = (block.headers.last().copied(), block.columns);
        let is_of_words =
            |row: &usize| kind(*row) == RowKind::Header && self.ground(first, about).is_row_of_words(*row);
        let [left, right] = block.columns;
        let mut cells = Vec::new();
        for row in (from..=to).filter(is_of_words) {
            let over = (left..=right).filter(|&column| kinds.at(first, column).is_value());
            cells.extend(over.filter(|&column| kinds.at(row, column) == Kind::Text).map(|column| [row, column]));
        }
        cells
    }

    /// Whether headers begin here: texts or periods above columns in which values follow.
    ///
    /// Above one column of values a text is a header only where it stands apart from the rows above it, below a title or
    /// with other words than the header of the table there, and where the first row below it has a word that it has not:
    /// `France | see note` is a row of the table.
    fn is_new_header(&self, rows: &[RowKind], [last, at]: [usize; 2], header: Option<usize>) -> bool {
        let Some(next) = (at + 1..rows.len().min(at + 4)).find(|&row| rows[row] == RowKind::Data) else { return false };
        let above_values = self.kinds.rows[at].iter().enumerate().filter(|(column, kind)| {
            matches!(kind, Kind::Text | Kind::Time | Kind::Year) && self.kinds.at(next, *column).is_value()
        });
        match above_values.count() {
            0 => false,
            1 => self.is_apart(rows, [last, at], header) && self.is_headed([at, next]),
            _ => true,
        }
    }

    /// Whether a title stands between two rows, or a gap before a row that says something else than the header above.
    fn is_apart(&self, rows: &[RowKind], [last, at]: [usize; 2], header: Option<usize>) -> bool {
        let has_title = (last + 1..at).any(|row| rows[row] == RowKind::Single);
        let has_gap = self.grid.number(at) > self.grid.number(last).map(|number| number + 1);
        let texts = |row: usize| (0..self.kinds.width).map(move |column| self.grid.label(row, column));
        let is_repeated = header.is_some_and(|header| texts(header).eq(texts(at)));
        has_title || has_gap && !is_repeated
    }

    /// Whether a text of a row heads a word of a dimension, or a period, and is none itself.
    fn is_headed(&self, [at, next]: [usize; 2]) -> bool {
        let is_label = |row: usize, column: usize| match self.kinds.at(row, column) {
            Kind::Text => (self.is_word)(&self.grid.label(row, column)),
            kind => matches!(kind, Kind::Time | Kind::Year),
        };
        let of_labels =
            |column: &usize| self.kinds.at(at, *column) != Kind::Blank && !self.kinds.at(next, *column).is_value();
        let mut heads = (0..self.kinds.width).filter(of_labels).peekable();
        let heads_words = (0..self.kinds.width).filter(of_labels).any(|column| is_label(next, column));
        heads.peek().is_some() && heads.all(|column| !is_label(at, column)) && heads_words
    }

    /// Tables that stand side by side, with an empty column between them or with the same headers again, and labels of
    /// their own.
    fn side_by_side(&self, headers: &[usize], rows: [usize; 2]) -> Vec<TableBlock> {
        let parts = self.parts(headers, rows);
        let whole = match (parts.first(), parts.last()) {
            (Some([first, _]), Some([_, last])) => [*first, *last],
            _ => return Vec::new(),
        };
        let is_table = |columns: &[usize; 2]| self.has_values(*columns, rows) && self.has_labels(*columns, rows);
        let cut = if parts.len() > 1 && parts.iter().all(is_table) { parts } else { vec![whole] };
        let columns: Vec<[usize; 2]> = cut.into_iter().flat_map(|part| self.halves(part, headers, rows)).collect();
        columns.into_iter().map(|columns| self.block(columns, headers, rows)).collect()
    }

    /// The runs of columns between empty ones.
    fn parts(&self, headers: &[usize], rows: [usize; 2]) -> Vec<[usize; 2]> {
        let mut is_filled = vec![false; self.kinds.width];
        for row in headers.iter().copied().chain(rows[0]..=rows[1]) {
            for (filled, kind) in is_filled.iter_mut().zip(&self.kinds.rows[row]) {
                *filled |= *kind != Kind::Blank;
            }
        }
        let mut parts: Vec<[usize; 2]> = Vec::new();
        for column in (0..is_filled.len()).filter(|&column| is_filled[column]) {
            match parts.last_mut() {
                Some([_, last]) if *last + 1 == column => *last = column,
                _ => parts.push([column, column]),
            }
        }
        parts
    }

    fn has_values(&self, columns: [usize; 2], rows: [usize; 2]) -> bool {
        (rows[0]..=rows[1]).any(|row| (columns[0]..=columns[1]).any(|column| self.kinds.at(row, column).is_value()))
    }

    /// Whether a column holds words of a dimension, or time: letters of a status are no labels.
    fn has_labels(&self, columns: [usize; 2], rows: [usize; 2]) -> bool {
        (columns[0]..=columns[1]).any(|column| self.is_label_column(column, rows))
    }

    fn is_label_column(&self, column: usize, rows: [usize; 2]) -> bool {
        let mut seen: Vec<String> = Vec::new();
        let mut has_time = false;
        for row in rows[0]..=rows[1] {
            match self.kinds.at(row, column) {
                Kind::Text => seen.push(self.grid.label(row, column)),
                Kind::Time | Kind::Year => has_time = true,
                _ => {}
            }
            if seen.len() >= 200 {
                break;
            }
        }
        let known = seen.iter().filter(|text| text.chars().count() > 1 && (self.is_word)(text)).count();
        has_time || known > 0 && known * 3 >= seen.len()
    }

    /// The equal parts of a table whose headers come again: `Pays | Effectif | Pays | Effectif`.
    fn halves(&self, columns: [usize; 2], headers: &[usize], rows: [usize; 2]) -> Vec<[usize; 2]> {
        let header = |column: usize| {
            let texts = headers.iter().map(|&row| fold(&self.grid.label(row, column)));
            texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" / ")
        };
        let texts: Vec<String> = (columns[0]..=columns[1]).map(header).collect();
        let is_period = |width: &usize| {
            texts.len().is_multiple_of(*width)
                && !texts[0].is_empty()
                && texts.iter().enumerate().all(|(at, text)| *text == texts[at % width])
        };
        let Some(width) = (2..=texts.len() / 2).find(is_period) else { return vec![columns] };
        let parts: Vec<[usize; 2]> =
            (columns[0]..=columns[1]).step_by(width).map(|first| [first, first + width - 1]).collect();
        let is_table = |part: &[usize; 2]| self.is_label_column(part[0], rows) && self.has_values(*part, rows);
        if parts.iter().all(is_table) { parts } else { vec![columns] }
    }

    fn block(&self, columns: [usize; 2], headers: &[usize], rows: [usize; 2]) -> TableBlock {
        let within = columns[0]..=columns[1];
        let kind = |row: usize| row_kind(&self.kinds.rows[row]);
        let first = (rows[0]..=rows[1]).find(|&row| kind(row) == RowKind::Data).unwrap_or(rows[0]);
        let about = (headers.last().copied(), columns);
        let is_of_words = |row: usize| kind(row) == RowKind::Header && self.ground(first, about).is_row_of_words(row);
        let has_value = |row: usize| within.clone().any(|column| self.kinds.at(row, column).is_value());
        let last = (rows[0]..=rows[1]).rev().find(|&row| has_value(row) || is_of_words(row));
        let headers =
            headers.iter().copied().filter(|&row| within.clone().any(|c| self.kinds.at(row, c) != Kind::Blank));
        TableBlock { headers: headers.collect(), rows: [rows[0], last.unwrap_or(rows[1])], columns }
    }
}

#[cfg(test)]
mod tests {
    use super::super::grid::{Grid, KeptCell};
    use super::{Kinds, TableBlock, Words, tables};
    use crate::values::periods::TimeHabits;

    /// The columns of each table of a sheet.
    fn columns(rows: &[&[&str]]) -> Vec<[usize; 2]> {
        blocks(rows).iter().map(|block| block.columns).collect()
    }

    fn blocks(rows: &[&[&str]]) -> Vec<TableBlock> {
        let cell = |text: &&str| KeptCell { text: (*text).to_owned(), ..KeptCell::default() };
        let row = |(at, cells): (usize, &&[&str])| (at as u32 + 1, cells.iter().map(cell).collect());
        let grid = Grid { rows: rows.iter().enumerate().map(row).collect(), ..Grid::default() };
        let kinds = Kinds::of(&grid, TimeHabits::default());
        let is_word = |text: &str| ["France", "Italie", "Malte", "Mali"].contains(&text);
        let is_head = |text: &str| text == "Isle";
        tables(&grid, &kinds, Words { is_word: &is_word, is_head: &is_head })
    }

    #[test]
    fn a_row_of_words_cuts_no_table_and_ends_none() {
        let rows: [&[&str]; 6] = [
            &["Pays", "Hommes", "Femmes"],
            &["France", "10", "20"],
            &["Italie", "non communiqué", "non communiqué"],
            &["Malte", "30", "40"],
            &["Mali", "poste fermé", "environ 300"],
            &["Source : registre", "fin", "fin"],
        ];
        let found = blocks(&rows);
        assert_eq!(found.iter().map(|block| block.rows).collect::<Vec<_>>(), [[1, 4]], "{found:?}");
        let headed: [&[&str]; 6] = [
            &["Pays", "Demandes", "Décisions"],
            &["France", "10", "20"],
            &["Pays", "Accords", "Refus"],
            &["Italie", "30", "40"],
            &["Pays", "France", "Italie"],
            &["Malte", "5", "6"],
        ];
        assert_eq!(blocks(&headed).len(), 3, "headers begin tables of their own");
    }

    #[test]
    fn a_row_of_words_is_one_below_an_empty_row_and_where_nobody_knows_its_label() {
        let cell = |text: &&str| KeptCell { text: (*text).to_owned(), ..KeptCell::default() };
        let found = |rows: &[(u32, &[&str])]| {
            let rows = rows.iter().map(|(number, cells)| (*number, cells.iter().map(cell).collect()));
            let grid = Grid { rows: rows.collect(), ..Grid::default() };
            let kinds = Kinds::of(&grid, TimeHabits::default());
            let is_word = |text: &str| ["France", "Italie", "Malte", "Mali"].contains(&text);
            let is_head = |text: &str| text == "Gouvernorat";
            tables(&grid, &kinds, Words { is_word: &is_word, is_head: &is_head }).len()
        };
        let row = |number: u32, label: &'static str, words: [&'static str; 2]| (number, [label, words[0], words[1]]);
        let sheet = |middle: (u32, [&'static str; 3])| {
            let all = [
                row(1, "Pays", ["Hommes", "Femmes"]),
                row(2, "France", ["10", "20"]),
                middle,
                row(middle.0 + 1, "Malte", ["5", "6"]),
            ];
            found(&all.iter().map(|(number, cells)| (*number, &cells[..])).collect::<Vec<_>>())
        };
        assert_eq!(sheet(row(3, "Zone B", ["poste fermé", "dossier perdu"])), 1, "an unknown label among rows");
        assert_eq!(sheet(row(4, "Italie", ["poste fermé", "dossier perdu"])), 1, "below an empty row");
        assert_eq!(sheet(row(4, "Zone B", ["poste fermé", "non communiqué"])), 1, "words that say there is no number");
        assert_eq!(sheet(row(4, "Zone B", ["Accords", "Refus"])), 2, "headers below an empty row");
        assert_eq!(sheet(row(3, "Gouvernorat", ["Accords", "Refus"])), 2, "headers by their first word");
        assert_eq!(sheet(row(3, "Pays", ["Accords", "Refus"])), 2, "headers by what the header before them says");
        assert_eq!(sheet(row(6, "Italie", ["Accords", "Refus"])), 2, "far below");
    }

    #[test]
    fn a_text_over_one_column_of_values_is_a_header_where_it_stands_apart() {
        let stacked: [&[&str]; 6] = [
            &["Pays", "Nombre"],
            &["France", "5"],
            &["Par isle"],
            &["Isle", "Effectif"],
            &["Malte", "6"],
            &["Mali", "7"],
        ];
        assert_eq!(columns(&stacked).len(), 2);
        let noted: [&[&str]; 4] = [&["Pays", "Nombre"], &["France", "5"], &["Italie", "voir note"], &["Malte", "6"]];
        assert_eq!(columns(&noted).len(), 1);
        let headed: [&[&str]; 6] = [
            &["Pays", "Nombre"],
            &["France", "5"],
            &["Europe"],
            &["Italie", "voir note"],
            &["Malte", "6"],
            &["Mali", "7"],
        ];
        assert_eq!(columns(&headed).len(), 1);
        let close: [&[&str]; 4] = [&["Pays", "Nombre"], &["France", "5"], &["Pays", "Nombre"], &["Malte", "6"]];
        assert_eq!(columns(&close).len(), 1, "a header that a page repeats begins no table");
    }

    #[test]
    fn an_empty_column_of_flags_does_not_cut_a_table() {
        let rows: [&[&str]; 3] =
            [&["Pays", "a", "", "b", ""], &["France", "5", "", "7", "p"], &["Italie", "6", "", "8", ""]];
        assert_eq!(columns(&rows), [[0, 4]]);
    }

    #[test]
    fn headers_that_come_again_begin_a_second_table() {
        let rows: [&[&str]; 3] =
            [&["Pays", "Effectif", "Pays", "Effectif"], &["France", "5", "Malte", "7"], &["Italie", "6", "Mali", "8"]];
        assert_eq!(columns(&rows), [[0, 1], [2, 3]]);
        let one: [&[&str]; 2] = [&["Pays", "H", "F", "H", "F"], &["France", "1", "2", "3", "4"]];
        assert_eq!(columns(&one), [[0, 4]]);
    }
}
