//! Files of Stata, releases 113 to 119 (Stata 8 to 19).
//!
//! Written from the description of the format in Stata's own help (`help dta`), and held against files that other
//! programs wrote. `layout` what a file consists of, `old` and `tagged` where it stands in both families of releases,
//! `cells` numbers and what is missing, `long_texts` and `labels` what stands behind the data, `variables` what all of
//! it says of each variable.

mod cells;
mod labels;
mod layout;
mod long_texts;
mod old;
mod tagged;
mod variables;

use marsad_model::{Finding, FindingCode, Place, Severity};

use self::cells::Cell;
use self::labels::LabelSets;
use self::layout::{Kind, Layout, Widths};
use self::long_texts::LongTexts;
use self::variables::{Builder, Built, clock};
use super::bytes::{Bytes, until_zero};
use super::finish::{Read, finish, tell_encoding, tell_rows};
use crate::column::ColumnBuilder;
use crate::encoding::TextEncoding;
use crate::options::{Budget, ReadOptions};
use crate::told::{Told, Trouble};
use crate::{Code, Codebook, DataFile, Study, Survey, Variable, VariableKind};

/// How many bytes of rows are read column by column at a time: so few that they stay at hand.
const BLOCK_BYTES: usize = 1 << 18;

/// Whether bytes begin as a file of Stata does.
pub(super) fn begins(bytes: &[u8]) -> bool {
    bytes.starts_with(b"<stata_dta>") || matches!(bytes, [113..=115, 1 | 2, 1, ..])
}

/// Whether a tagged file has the tag that closes it. Bytes of filling behind it are no fault.
fn ends(bytes: &[u8]) -> bool {
    let last = bytes.iter().rposition(|byte| *byte != 0 && !byte.is_ascii_whitespace()).map_or(0, |at| at + 1);
    bytes[..last].ends_with(b"</stata_dta>")
}

/// The survey in a file of Stata, as far as it can be read.
pub(super) fn read(bytes: &[u8], options: &ReadOptions) -> Survey {
    let mut told = Told::default();
    let is_tagged = bytes.starts_with(b"<stata_dta>");
    let layout = if is_tagged { tagged::read(bytes, &mut told) } else { old::read(bytes, &mut told) };
    let Some(layout) = layout.filter(|layout| (113..=119).contains(&layout.release)) else {
        told.unreadable("Stata", "it is of a release before 8 or after 19, or it ends within its header");
        return Survey::unread(told.finish());
    };
    let (long_texts, sets) = behind_data(bytes, &layout, is_tagged, &mut told);
    if is_tagged && !ends(bytes) {
        told.part("end", bytes.len(), Trouble::CutOff);
    }
    let encoding = encoding(&layout, &sets, options, &mut told);
    let built = Builder { encoding, options, sets: &sets, told: &mut told }.build(&layout);
    let columns = columns(&layout, &built, options);
    let end = layout.data_end.unwrap_or(bytes.len());
    let data = layout.data_at.and_then(|at| bytes.get(at..end).or_else(|| bytes.get(at..))).unwrap_or_default();
    let budget = Budget::of(bytes.len());
    let mut reading = Reading { layout: &layout, long_texts: &long_texts, encoding, columns, budget, told: &mut told };
    let read = reading.run(data);
    let columns = reading.columns;
    tell_rows(Some(layout.rows).filter(|_| layout.data_at.is_some()), &read, &mut told);
    finish(codebook(&layout, built, encoding), columns, &read, told)
}

/// Long texts and sets of labels, which stand behind the data.
fn behind_data<'b>(
    bytes: &'b [u8],
    layout: &Layout<'b>,
    is_tagged: bool,
    told: &mut Told,
) -> (LongTexts<'b>, LabelSets<'b>) {
    let mut place = Bytes::new(bytes, layout.is_big_endian);
    let mut labels_at = layout.labels_at;
    let mut long_texts = LongTexts::default();
    if let Some(at) = layout.long_texts_at
        && place.go_to(at).is_some()
    {
        long_texts = LongTexts::read(&mut place, layout.release, told);
        labels_at = tagged::labels_after_long_texts(&mut place).or(labels_at);
    }
    let name = Widths::of(layout.release).name;
    let sets = match labels_at.and_then(|at| place.go_to(at)) {
        Some(()) => LabelSets::read(place, is_tagged, name, told),
        None => LabelSets::default(),
    };
    (long_texts, sets)
}

/// UTF-8 from release 118 on; before that nobody says, and labels must show it.
fn encoding<'b>(layout: &Layout<'b>, sets: &LabelSets<'b>, options: &ReadOptions, told: &mut Told) -> TextEncoding {
    if let Some(asked) = options.encoding.as_deref().and_then(TextEncoding::named) {
        return asked;
    }
    if layout.release >= 118 {
        return TextEncoding::utf_8();
    }
    let labels = layout.variables.iter().map(|variable| variable.label);
    let said = layout.characteristics.iter().map(|characteristic| characteristic.text);
    let guess = TextEncoding::guess(labels.chain(sets.texts()).chain(said).chain([layout.label]));
    tell_encoding(guess, told);
    guess
}

fn codebook(layout: &Layout<'_>, built: Built, encoding: TextEncoding) -> Codebook {
    let file = DataFile {
        label: built.label,
        format: format!("Stata {}", layout.release),
        encoding: encoding.name().to_owned(),
        written: encoding.text(layout.written).0.into_owned(),
        notes: built.notes,
        ..DataFile::default()
    };
    Codebook { study: Study::default(), file, variables: built.variables }
}

/// A column for each variable that is wanted.
fn columns(layout: &Layout<'_>, built: &Built, options: &ReadOptions) -> Vec<Option<ColumnBuilder>> {
    let column = |(variable, raw): (&Variable, &layout::RawVariable<'_>)| {
        options.wants(&variable.name).then(|| match variable.kind {
            VariableKind::Text => ColumnBuilder::texts(variable.missing.clone()),
            _ => ColumnBuilder::numbers(variable.missing.clone(), clock(raw.kind, &variable.format.name)),
        })
    };
    built.variables.iter().zip(&layout.variables).map(column).collect()
}

/// The data while they are read.
struct Reading<'r, 'b> {
    layout: &'r Layout<'b>,
    long_texts: &'r LongTexts<'b>,
    encoding: TextEncoding,
    columns: Vec<Option<ColumnBuilder>>,
    budget: Budget,
    told: &'r mut Told,
}

impl Reading<'_, '_> {
    /// Reads the rows in `data`, which has what stands behind them too.
    fn run(&mut self, data: &[u8]) -> Read {
        let mut read = Read::default();
        let row_bytes = self.layout.row_bytes();
        if row_bytes == 0 {
            return read;
        }
        let wanted = self.columns.iter().flatten().count();
        let rows_max = self.budget.rows(wanted, self.columns.len());
        let claimed = usize::try_from(self.layout.rows).unwrap_or(usize::MAX);
        let there = data.len() / row_bytes;
        if claimed > there {
            read.cut_at = Some(self.layout.data_at.unwrap_or(0).saturating_add(data.len()));
        }
        let mut rows = claimed.min(there);
        if rows as u64 > rows_max {
            self.told.too_large("survey-cells", self.budget.cells);
            read.is_limited = true;
            rows = usize::try_from(rows_max).unwrap_or(rows);
        }
        let data = &data[..rows * row_bytes];
        for block in data.chunks((BLOCK_BYTES / row_bytes).max(1) * row_bytes) {
            self.block(block, row_bytes, read.rows);
            read.rows += (block.len() / row_bytes) as u64;
        }
        read
    }

    /// Reads some rows, column by column.
    fn block(&mut self, block: &[u8], row_bytes: usize, first_row: u64) {
        let mut begin = 0;
        for (place, variable) in self.layout.variables.iter().enumerate() {
            let end = begin + variable.kind.bytes();
            for (row, bytes) in (first_row..).zip(block.chunks_exact(row_bytes)) {
                let Some(cell) = bytes.get(begin..end) else { continue };
                self.cell(place, (variable.kind, cell), row);
            }
            begin = end;
        }
    }

    fn cell(&mut self, place: usize, (kind, bytes): (Kind, &[u8]), row: u64) {
        let Some(column) = self.columns.get_mut(place).and_then(Option::as_mut) else { return };
        let is_big_endian = self.layout.is_big_endian;
        let text = match kind {
            Kind::Text(_) => until_zero(bytes),
            Kind::LongText => match self.long_texts.text(bytes, is_big_endian) {
                Some(text) => text,
                None => {
                    self.told.part("long-texts", 0, Trouble::CutOff);
                    return column.push_missing(None);
                }
            },
            _ => return push_number(column, cells::read(kind, bytes, is_big_endian)),
        };
        if text.len() as u64 > self.budget.text_bytes {
            self.told.too_large("survey-text", crate::options::TEXT_BYTES_MAX);
            return column.push_missing(None);
        }
        let (text, is_whole) = self.encoding.text(text);
        self.budget.text_bytes = self.budget.text_bytes.saturating_sub(column.push_text(&text) as u64);
        if !is_whole {
            let place = Place { row: u32::try_from(row + 1).ok(), ..Place::default() };
            let finding = Finding::new(FindingCode::SurveyTextUnreadable, Severity::Warning, place);
            self.told.tell("data", finding.with("encoding", self.encoding.name()));
        }
    }
}

fn push_number(column: &mut ColumnBuilder, cell: Option<Cell>) {
    match cell {
        Some(Cell::Number(number)) => column.push_number(Some(number)),
        Some(Cell::Extended(letter)) => column.push_missing(Some(Code::Extended(letter))),
        Some(Cell::Blank) | None => column.push_missing(None),
    }
}
