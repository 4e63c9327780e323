//! The rows of a sheet of an XLSX file while its cells come: in their order, within bounds, each number with what its
//! format shows of it.
//!
//! Does not hold: where the cells come from (`workbook`, `plain`), and what a format shows (`number_format`).

use std::borrow::Cow;
use std::ops::ControlFlow;

use calamine::{Data, DataRef};
use marsad_model::{Finding, Place};

use super::hidden_places::HiddenPlaces;
use super::number_format::NumberFormat;
use super::plain::Raised;
use super::{
    BLANKS_MAX, CELL_CHARACTERS_MAX, COLUMNS_MAX, ROW_BYTES_MAX, ROWS_MAX, Visitor, cell_text, tell_too_large,
    tell_unreadable,
};
use crate::cell::{Cell, ShownAs, is_currency_sign};

/// Days before and after which a number is no date, counted as workbooks do: the years 100 to 9999.
const DAYS: std::ops::Range<f64> = -657_434.0..2_958_466.0;

/// Takes the cells of a sheet and shows its rows.
pub(super) struct Rows<'v, 'f> {
    pub visitor: &'v mut dyn Visitor,
    pub findings: &'f mut Vec<Finding>,
    /// The format of the file, as messages name it.
    pub expected: &'static str,
    pub sheet: &'f str,
    /// How many blank cells may still stand before others.
    pub blanks_left: u64,
    /// Whether it was told that rows are not in their order.
    pub has_told: bool,
    /// The texts of cells some of whose letters stand raised or are struck through.
    pub raised: Raised,
    /// The rows and columns that are hidden.
    pub hidden: HiddenPlaces,
}

/// A row while its cells come.
#[derive(Default)]
struct Row<'s> {
    number: u32,
    cells: Vec<Held<'s>>,
    /// How many bytes its own texts have.
    bytes: usize,
}

impl Row<'_> {
    /// Begins anew with another row, in the room of the one before.
    fn begin(&mut self, number: u32) {
        self.number = number;
        self.cells.clear();
        self.bytes = 0;
    }
}

/// A cell as it waits for its row to end.
struct Held<'s> {
    column: u32,
    is_struck: bool,
    is_date: bool,
    value: Value<'s>,
}

enum Value<'s> {
    Number { number: f64, is_percent: bool, words: &'s str, shown: ShownAs },
    Text(Cow<'s, str>),
}

/// Rows of the cells that `next` gives. A sheet may have one cell in its farthest corner, and costs no more for it.
pub(super) fn rows_of<'s>(
    mut next: impl FnMut() -> Result<Option<(calamine::Cell<DataRef<'s>>, usize)>, String>,
    shown: &'s [Shown],
    rows: &mut Rows<'_, '_>,
) -> Result<(), String> {
    let plain = Shown::default();
    let mut row = Row::default();
    let mut last_shown = None;
    while let Some((cell, style)) = next()? {
        let (at, column) = cell.get_position();
        if *cell.get_value() == DataRef::Empty {
            continue;
        }
        if at != row.number || row.cells.is_empty() {
            if !row.cells.is_empty() {
                last_shown = Some(row.number);
                if rows.show(&mut row).is_break() {
                    return Ok(());
                }
            }
            row.begin(at);
        }
        if rows.may_stand((at, column), last_shown, row.cells.len()) {
            let shown = shown.get(style).unwrap_or(&plain);
            let value = rows.value(cell.get_value(), shown, (at, column));
            row.bytes += value.bytes();
            if row.bytes <= ROW_BYTES_MAX {
                let is_date = is_date(cell.get_value());
                row.cells.push(Held { column, is_struck: shown.is_struck, is_date, value });
            } else {
                rows.too_large(("cell", CELL_CHARACTERS_MAX as u64), (at, column));
            }
        }
    }
    if !row.cells.is_empty() {
        let _ = rows.show(&mut row);
    }
    Ok(())
}

/// How a style shows a number.
#[derive(Debug, Default)]
pub(super) struct Shown {
    is_percent: bool,
    /// Whether its letters are struck through.
    is_struck: bool,
    /// The words that stand beside each number: `mille`, `(p)`.
    words: String,
    format: NumberFormat,
}

impl Shown {
    pub(super) fn of(style: &calamine::Style) -> Self {
        let code = style.number_format.as_ref().map_or("", |format| format.format_code.as_str());
        let is_struck = style.font.as_ref().is_some_and(|font| font.strikethrough);
        let shown = Self::of_code(code, is_struck);
        if is_of_no_currency(style) { Self { words: String::new(), ..shown } } else { shown }
    }

    /// How numbers in this format are shown, and whether they are struck through.
    pub(super) fn of_code(code: &str, is_struck: bool) -> Self {
        Self { is_percent: code.contains('%'), is_struck, words: words_shown(code), format: NumberFormat::of(code) }
    }

    fn number(&self, number: f64) -> Value<'_> {
        let shown = self.format.shown(number);
        Value::Number { number, is_percent: self.is_percent, words: &self.words, shown }
    }

    /// What is seen of a value that is neither a number nor a text.
    fn other(&self, value: &DataRef<'_>) -> String {
        let text = text(&Data::from(value.clone()));
        if is_date(value) { self.format.shown_of_day(text) } else { text }
    }
}

/// Whether the format of a number makes a date of it.
fn is_date(value: &DataRef<'_>) -> bool {
    matches!(value, DataRef::DateTime(_) | DataRef::DateTimeIso(_))
}

/// Whether a style is one of those that show the currency of whoever opens the file, and for which the reader of workbooks
/// puts the dollar where the file writes no format of its own (ECMA-376 part 1, 18.8.30).
fn is_of_no_currency(style: &calamine::Style) -> bool {
    let is_bare = |format: &calamine::NumberFormat| format.format_code.starts_with("_($");
    let Some(format) = style.number_format.as_ref().filter(|format| is_bare(format)) else { return false };
    matches!(format.format_id, Some(42 | 44))
}

/// The words that a number format shows beside a number as they stand: those between quotation marks, letters behind a
/// backslash, and currencies, be they bare or between square brackets. Of several formats, as for negative numbers, the
/// first; blank where it shows neither a letter nor a currency.
fn words_shown(code: &str) -> String {
    let mut words = String::new();
    let mut rest = code.chars();
    while let Some(c) = rest.next() {
        match c {
            '"' => words.extend(rest.by_ref().take_while(|c| *c != '"')),
            '\\' => words.extend(rest.next()),
            '[' => {
                let inside: String = rest.by_ref().take_while(|c| *c != ']').collect();
                words.push_str(currency_in(&inside));
            }
            // Room as wide as the next character, or that character as often as there is room.
            '_' | '*' => {
                let _ = rest.next();
            }
            ';' => break,
            c if is_currency_sign(c) => words.push(c),
            _ => {}
        }
    }
    let words = words.trim();
    let is_telling = words.chars().any(|c| c.is_alphabetic() || is_currency_sign(c));
    if is_telling { words.to_owned() } else { String::new() }
}

/// The currency between square brackets, which stands before the number of a language: `€` of `$€-40C`.
fn currency_in(inside: &str) -> &str {
    let shown = inside.strip_prefix('$').unwrap_or_default();
    shown.rsplit_once('-').map_or(shown, |(currency, _)| currency)
}

impl Rows<'_, '_> {
    pub(super) fn place(&self, (row, column): (u32, u32)) -> Place {
        let place = |number: u32| Some(number.saturating_add(1));
        Place { sheet: self.sheet.to_owned(), row: place(row), column: place(column), ..Place::default() }
    }

    fn too_large(&mut self, limit: (&'static str, u64), at: (u32, u32)) {
        let place = self.place(at);
        tell_too_large(self.findings, limit, place);
    }

    /// Whether a cell may be read where it stands; tells where not.
    fn may_stand(&mut self, at: (u32, u32), last_shown: Option<u32>, cells: usize) -> bool {
        if at.0 >= ROWS_MAX {
            self.too_large(("rows", ROWS_MAX.into()), at);
            return false;
        }
        if at.1 as usize >= COLUMNS_MAX {
            self.too_large(("columns", COLUMNS_MAX as u64), at);
            return false;
        }
        let is_late = last_shown.is_some_and(|last| at.0 <= last);
        if (is_late || cells >= COLUMNS_MAX) && !std::mem::replace(&mut self.has_told, true) {
            let place = Place { column: None, ..self.place(at) };
            tell_unreadable(self.findings, (self.expected, "a row comes twice or after a later one"), place);
        }
        !is_late && cells < COLUMNS_MAX
    }

    fn value<'s>(&mut self, value: &DataRef<'s>, shown: &'s Shown, at: (u32, u32)) -> Value<'s> {
        if !self.raised.is_empty()
            && matches!(value, DataRef::SharedString(_) | DataRef::String(_))
            && let Some(text) = self.raised.take(at)
        {
            let (text, is_cut) = cell_text(&text);
            if is_cut {
                self.too_large(("cell", CELL_CHARACTERS_MAX as u64), at);
            }
            return Value::Text(Cow::Owned(text.to_owned()));
        }
        let text: Cow<'s, str> = match value {
            DataRef::Float(number) => return shown.number(*number),
            DataRef::Int(number) => return shown.number(*number as f64),
            DataRef::SharedString(text) => Cow::Borrowed(*text),
            DataRef::String(text) => Cow::Owned(cell_text(text).0.to_owned()),
            other => Cow::Owned(shown.other(other)),
        };
        let is_cut = match value {
            DataRef::String(whole) => whole.len() > text.len(),
            _ => cell_text(&text).1,
        };
        if is_cut {
            self.too_large(("cell", CELL_CHARACTERS_MAX as u64), at);
        }
        match text {
            Cow::Borrowed(text) => Value::Text(Cow::Borrowed(cell_text(text).0)),
            owned => Value::Text(owned),
        }
    }

    fn show(&mut self, row: &mut Row<'_>) -> ControlFlow<()> {
        row.cells.sort_by_key(|held| held.column);
        if let Some(pair) = row.cells.windows(2).find(|pair| pair[0].column == pair[1].column) {
            let place = self.place((row.number, pair[0].column));
            tell_unreadable(self.findings, (self.expected, "a cell comes twice"), place);
            // The first counts.
            row.cells.dedup_by_key(|held| held.column);
        }
        let width = row.cells.last().map_or(0, |held| held.column as usize + 1);
        let Some(blanks_left) = self.blanks_left.checked_sub((width - row.cells.len()) as u64) else {
            self.too_large(("cells", BLANKS_MAX), (row.number, 0));
            return ControlFlow::Break(());
        };
        self.blanks_left = blanks_left;
        let mut cells = vec![Cell::default(); width];
        for held in &row.cells {
            cells[held.column as usize] =
                Cell { is_struck: held.is_struck, is_date: held.is_date, ..held.value.cell() };
        }
        if cells.iter().all(Cell::is_blank) {
            return ControlFlow::Continue(());
        }
        self.hidden.take(row.number + 1, &cells);
        self.visitor.row(row.number + 1, &cells)
    }
}

impl Value<'_> {
    fn cell(&self) -> Cell<'_> {
        match self {
            Self::Number { number, is_percent, words, shown } => {
                Cell { text: words, number: Some(*number), is_percent: *is_percent, shown: *shown, ..Cell::default() }
            }
            Self::Text(text) => Cell::text(text),
        }
    }

    /// How many bytes of its own it has; shared texts are held once.
    fn bytes(&self) -> usize {
        match self {
            Self::Text(Cow::Owned(text)) => text.len(),
            _ => 0,
        }
    }
}

/// The text of what is not a number.
pub(super) fn text(value: &Data) -> String {
    match value {
        Data::DateTime(moment) => {
            let number = moment.as_f64();
            let date = if DAYS.contains(&number) { moment.as_datetime() } else { None };
            date.map_or_else(|| number.to_string(), |date| date.date().to_string())
        }
        Data::DateTimeIso(text) => text.split('T').next().unwrap_or(text).to_owned(),
        Data::Float(_) | Data::Int(_) | Data::Empty => String::new(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use calamine::{Data, ExcelDateTime, ExcelDateTimeType};

    use super::super::seen::Seen;
    use super::{Held, HiddenPlaces, Raised, Row, Rows, Shown, text, words_shown};

    #[test]
    fn a_number_format_shows_words_beside_a_number() {
        for (code, words) in [
            ("0\" mille\"", "mille"),
            ("#,##0\" (p)\"", "(p)"),
            ("0\\ \\k", "k"),
            ("0.0", ""),
            ("#,##0 \"€\"", "€"),
            ("#,##0.0 [$€-40C]", "€"),
            ("[$$-409]#,##0;[Red]-[$$-409]#,##0", "$"),
            ("[$TND] #,##0", "TND"),
            ("$#,##0", "$"),
            ("_-* #,##0.00\\ _€_-;-* #,##0.00\\ _€_-", ""),
            ("#,##0.0,,\"M\"", "M"),
            ("[$-40C]#,##0", ""),
            ("0\" DT\";[Red]-0\" DT\"", "DT"),
            ("0%", ""),
        ] {
            assert_eq!(words_shown(code), words, "{code}");
        }
    }

    #[test]
    fn a_cell_far_to_the_right_in_every_row_is_not_paid_for_without_end() {
        let (mut seen, mut findings) = (Seen::default(), Vec::new());
        let mut rows = Rows {
            visitor: &mut seen,
            findings: &mut findings,
            expected: "XLSX",
            sheet: "S",
            blanks_left: 100_000,
            has_told: false,
            raised: Raised::default(),
            hidden: HiddenPlaces::default(),
        };
        let plain = Shown::default();
        let mut show = |number| {
            let held = Held { column: 16_383, is_struck: false, is_date: false, value: plain.number(1.0) };
            rows.show(&mut Row { number, cells: vec![held], bytes: 0 }).is_continue()
        };
        assert_eq!((0..10).filter(|number| show(*number)).count(), 6);
        assert_eq!((seen.rows.len(), findings.len()), (6, 1));
    }

    #[test]
    fn dates_out_of_range_are_numbers() {
        let date = |days: f64| text(&Data::DateTime(ExcelDateTime::new(days, ExcelDateTimeType::DateTime, false)));
        assert_eq!(date(45_000.0), "2023-03-15");
        assert_eq!(date(-1e300), (-1e300_f64).to_string());
        assert_eq!(date(f64::NAN), "NaN");
        assert_eq!(date(1e9), "1000000000");
    }
}
