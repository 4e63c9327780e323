//! The text that a grid becomes, and what such a text says.
//!
//! What is typed is sent as it was typed, as a text in the layout of the template, with the mark of the grid before decimals: it
//! is read and checked like any file, and kept byte for byte.

use bytes::Bytes;
use marsad_model::{ColumnRole, Id, NumberMarks, TemplateColumn};

use super::grid::{EntryGrid, EntryRow, line};

/// The marks before decimals that languages have.
const DECIMAL_MARKS: [char; 3] = ['.', ',', '٫'];

/// What was typed into a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntryCell {
    /// The value, as it was typed.
    pub value: String,
    /// The code of the quality that was chosen; blank for none.
    pub status: String,
}

/// A grid that was filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct GridAnswer {
    /// The grid.
    pub grid: EntryGrid,
    /// What was typed, row by row.
    pub cells: Vec<EntryCell>,
    /// The mark that stands before decimals, as the language of the page writes numbers.
    pub decimal: char,
}

impl EntryCell {
    /// Whether nothing was typed.
    pub fn is_blank(&self) -> bool {
        self.value.trim().is_empty() && self.status.trim().is_empty()
    }
}

impl GridAnswer {
    /// How many rows have nothing in them.
    pub fn blank_rows(&self) -> usize {
        let none = EntryCell::default();
        (0..self.grid.rows.len()).filter(|at| self.cells.get(*at).unwrap_or(&none).is_blank()).count()
    }
}

/// The text that a filled grid becomes: the mark of the template, its period with the mark that stands before decimals, the
/// headers, and a line for each row. The line of a row in which nothing was typed is blank: it says nothing of its series.
pub fn grid_file(answer: &GridAnswer) -> Bytes {
    let layout = &answer.grid.layout;
    let heads: Vec<String> = layout.columns.iter().map(|column| column.component.to_string()).collect();
    let period = [answer.grid.period.to_string(), answer.decimal.to_string()];
    let mut lines: Vec<String> = vec![joined(&layout.mark()), joined(&period), joined(&heads)];
    for (at, row) in answer.grid.rows.iter().enumerate() {
        let cell = answer.cells.get(at).filter(|cell| !cell.is_blank());
        lines.push(cell.map_or_else(String::new, |cell| joined(&texts(answer, row, cell))));
    }
    lines.push(String::new());
    lines.join("\n").into()
}

/// What a text that a grid became says of each row of `grid`; none where it is no text of this layout, or of another period.
pub fn typed_cells(grid: &EntryGrid, file: &[u8]) -> Option<Vec<EntryCell>> {
    Some(typed_rows(grid, file)?.into_iter().map(|(_, cell)| cell).collect())
}

/// The same with the line of the text in which each row stood, counted from 1; none for a row that it has not. Rows are found
/// by their codes: what was accepted meanwhile may have brought others.
pub fn typed_rows(grid: &EntryGrid, file: &[u8]) -> Option<Vec<(Option<u32>, EntryCell)>> {
    let rows = typed_lines(grid, file)?;
    let columns = &grid.layout.columns;
    let time = columns.iter().position(|column| column.role == ColumnRole::Time).unwrap_or(columns.len());
    let value = columns.iter().position(|column| column.role == ColumnRole::Value)?;
    let status = columns.iter().position(|column| column.component == *"OBS_STATUS");
    let cell = |row: &EntryRow| {
        let is_row = |cells: &&Vec<String>| {
            let codes =
                columns.iter().zip(cells.iter()).take(time).filter(|(column, _)| column.role == ColumnRole::Code);
            codes.map(|(_, code)| code.as_str()).eq(row.codes.iter().map(Id::as_str))
        };
        let found = rows.iter().enumerate().find(|(_, cells)| is_row(cells));
        let Some((place, cells)) = found else { return (None, EntryCell::default()) };
        let at = |place: Option<usize>| place.and_then(|place| cells.get(place)).cloned().unwrap_or_default();
        (Some(line(place)), EntryCell { value: at(Some(value)), status: at(status) })
    };
    Some(grid.rows.iter().map(cell).collect())
}

/// The codes of each line of a text that a grid became, which has rows that the grid may lack.
pub fn typed_codes(grid: &EntryGrid, file: &[u8]) -> Vec<Vec<String>> {
    let count = grid.key_columns().count();
    let rows = typed_lines(grid, file).unwrap_or_default().into_iter();
    let codes = rows.map(|cells| cells.into_iter().take(count).collect::<Vec<String>>());
    codes.filter(|codes| codes.len() == count && codes.iter().all(|code| !code.is_empty())).collect()
}

/// The cells of the lines below the headers; none where it is no text of this layout, or of another period.
fn typed_lines(grid: &EntryGrid, file: &[u8]) -> Option<Vec<Vec<String>>> {
    let text = std::str::from_utf8(file).ok()?;
    let mut lines = text.lines().map(cells_of);
    let heads: Vec<String> = grid.layout.columns.iter().map(|column| column.component.to_string()).collect();
    let is_mark = lines.next()? == grid.layout.mark();
    let is_period = lines.next()?.first().is_some_and(|period| period == grid.period.as_str());
    (is_mark && is_period && lines.next()? == heads).then(|| lines.collect())
}

/// What a text that a grid became says of the mark before decimals; nothing where it is older than grids that say so.
pub fn typed_decimal(file: &[u8]) -> Option<char> {
    let line = file.split(|byte| *byte == b'\n').nth(1)?;
    let cells = cells_of(std::str::from_utf8(line).ok()?.trim_end());
    let said = cells.get(1)?;
    DECIMAL_MARKS.into_iter().find(|mark| said.chars().eq([*mark]))
}

/// How numbers stand in a text that a grid became. Beside the mark before decimals no other groups thousands, but where only
/// whole numbers make sense.
pub(super) fn typed_marks(file: &[u8], decimals: u8) -> NumberMarks {
    let Some(mark) = typed_decimal(file) else { return NumberMarks::default() };
    let (decimal, other) = if mark == '.' { ('.', ',') } else { (',', '.') };
    NumberMarks { decimal: Some(decimal), thousands: (decimals == 0).then_some(other) }
}

/// A value with the mark of its grid before the decimals, where it has one other that stands for nothing else: an Arabic one,
/// or a stop or comma that is not before three digits, where thousands end.
fn with_mark(value: &str, mark: char) -> String {
    let is_mark = |c: char| matches!(c, '.' | ',' | '٫' | '،');
    let value = value.trim();
    let Some((whole, decimals)) = value.split_once(is_mark) else { return value.to_owned() };
    let own = value.chars().find(|c| is_mark(*c));
    let digits = decimals.chars().take_while(|c| c.is_numeric()).count();
    let is_sure = matches!(own, Some('٫' | '،')) || digits != 3;
    let is_between = whole.ends_with(char::is_numeric) && digits > 0;
    if decimals.contains(is_mark) || !is_between || !is_sure {
        return value.to_owned();
    }
    format!("{whole}{mark}{decimals}")
}

/// The cells of a line that `joined` made. What breaks over lines no grid lets anyone type.
fn cells_of(line: &str) -> Vec<String> {
    let (mut cells, mut is_quoted) = (vec![String::new()], false);
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let Some(last) = cells.last_mut() else { break };
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => {
                letters.next();
                last.push('"');
            }
            '"' => is_quoted = !is_quoted,
            ';' if !is_quoted => cells.push(String::new()),
            other => last.push(other),
        }
    }
    cells
}

/// What stands in the columns of a row.
fn texts(answer: &GridAnswer, row: &EntryRow, cell: &EntryCell) -> Vec<String> {
    let mut codes = row.codes.iter();
    let (grid, columns) = (&answer.grid, &answer.grid.layout.columns);
    let first_after = columns.iter().position(|column| column.role == ColumnRole::Time).unwrap_or(columns.len());
    let text = |(at, column): (usize, &TemplateColumn)| match column.role {
        ColumnRole::Code if at < first_after => codes.next().map(ToString::to_string).unwrap_or_default(),
        ColumnRole::Time => grid.period.to_string(),
        ColumnRole::Value => with_mark(&cell.value, answer.decimal),
        ColumnRole::Code if column.component == *"OBS_STATUS" => cell.status.trim().to_owned(),
        _ => String::new(),
    };
    columns.iter().enumerate().map(text).collect()
}

/// Cells of a line; one that could be taken for more stands between quotes.
fn joined(cells: &[String]) -> String {
    let quoted = |cell: &String| {
        if cell.contains([';', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() }
    };
    cells.iter().map(quoted).collect::<Vec<_>>().join(";")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_cannot_become_two() {
        let cells = ["1;2", "say \"no\"", "a\nb", "12,5"].map(str::to_owned);
        assert_eq!(joined(&cells), "\"1;2\";\"say \"\"no\"\"\";\"a\nb\";12,5");
    }

    #[test]
    fn the_cells_of_a_line_are_those_it_was_made_of() {
        for cells in [vec!["1;2", "say \"no\"", "", "12,5"], vec![""], vec!["", ""], vec!["\"", ";", "x"]] {
            let cells: Vec<String> = cells.into_iter().map(str::to_owned).collect();
            assert_eq!(cells_of(&joined(&cells)), cells);
        }
    }

    #[test]
    fn a_number_has_the_mark_of_its_grid_where_another_can_be_nothing_else() {
        for (value, mark, expected) in [
            ("56,8", '.', "56.8"),
            ("56.8", ',', "56,8"),
            ("٥٦،٨", ',', "٥٦,٨"),
            ("٥٦٫٨٠٠", '.', "٥٦.٨٠٠"),
            (" 12.5 % ", ',', "12,5 %"),
            // Perhaps thousands: what it is, its sender says.
            ("1.234", ',', "1.234"),
            ("1,234.5", '.', "1,234.5"),
            ("1.234", '.', "1.234"),
            ("..", ',', ".."),
            ("three", '.', "three"),
        ] {
            assert_eq!(with_mark(value, mark), expected, "{value}");
        }
    }

    #[test]
    fn a_text_says_its_mark_and_an_older_one_says_none() {
        assert_eq!(typed_decimal("marsad;A;1\n2025;.\n".as_bytes()), Some('.'));
        assert_eq!(typed_decimal("marsad;A;1\r\n2025;٫\r\n".as_bytes()), Some('٫'));
        assert_eq!(typed_decimal("marsad;A;1\n2025\n".as_bytes()), None);
        let marks = |decimals| typed_marks("x\n2025;٫\n".as_bytes(), decimals);
        assert_eq!(marks(1), NumberMarks { decimal: Some(','), thousands: None });
        assert_eq!(marks(0), NumberMarks { decimal: Some(','), thousands: Some('.') });
    }
}
