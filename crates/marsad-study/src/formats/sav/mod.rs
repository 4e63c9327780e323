//! System files of SPSS: `.sav` as they are or compressed, and `.zsav`.
//!
//! Written from the description of the format in the manual for developers of GNU PSPP ("System File Format"), and held
//! against files that other programs wrote. `header` the first record, `dictionary` the records as they stand,
//! `extensions` and `attributes` what later versions added, `display` formats, `variables` what all of it says of each
//! variable, `rows` the data.

mod attributes;
mod dictionary;
mod display;
mod extensions;
mod header;
mod rows;
mod variables;

use marsad_model::{Finding, FindingCode, Place, Severity};

use self::dictionary::Dictionary;
use self::extensions::Extras;
use self::header::{Compression, Header};
use self::rows::{Next, Rows, Unit};
use self::variables::{Built, Cell, Context};
use super::bytes::{Bytes, fraction};
use super::finish::{Read, finish, tell_encoding, tell_rows};
use crate::column::ColumnBuilder;
use crate::encoding::TextEncoding;
use crate::options::{Budget, ReadOptions};
use crate::told::{Told, Trouble};
use crate::{Codebook, DataFile, Study, Survey, Texts, VariableKind};

pub(super) use self::header::begins;

/// The survey in a system file, as far as it can be read.
pub(super) fn read(bytes: &[u8], options: &ReadOptions) -> Survey {
    let mut told = Told::default();
    let mut place = Bytes::new(bytes, false);
    let Some(header) = header::read(&mut place) else {
        told.unreadable("SPSS", "it does not begin as a system file does, or it ends within its header");
        return Survey::unread(told.finish());
    };
    let dictionary = dictionary::read(&mut place, &mut told);
    let extras = extensions::read(&dictionary, header.is_big_endian, &mut told);
    let encoding = encoding(&dictionary, &extras, options, &mut told);
    let context = Context { encoding, is_big_endian: header.is_big_endian, options };
    let built = variables::build(&context, &dictionary, &extras, &mut told);
    let file = describe(&context, &header, &dictionary, &mut told);
    let weight = weight(&header, &built, &mut told);
    let codebook = Codebook { study: Study::default(), file: DataFile { weight, ..file }, variables: Vec::new() };
    let rows = if dictionary.is_whole {
        Rows::new(bytes, dictionary.data_at, &header, extras.system_missing)
    } else {
        // Where the dictionary is cut nobody knows where the data begin.
        Rows::new(&[], 0, &header, extras.system_missing)
    };
    let mut reading = Reading {
        context: &context,
        rows,
        units: dictionary.units,
        system_missing: extras.system_missing,
        columns: columns(&built, options),
        budget: Budget::of(bytes.len()),
        told: &mut told,
    };
    let read = reading.run(&built.cells);
    let is_cut_behind = reading.rows.is_cut_behind() && read.cut_at.is_none();
    let columns = reading.columns;
    if is_cut_behind {
        told.part("end", bytes.len(), Trouble::CutOff);
    }
    let expected = extras.rows.or(header.rows).filter(|_| dictionary.is_whole);
    tell_rows(expected, &read, &mut told);
    finish(Codebook { variables: built.variables, ..codebook }, columns, &read, told)
}

/// The encoding that was asked for, that the file names, or that its labels show.
fn encoding(dictionary: &Dictionary<'_>, extras: &Extras<'_>, options: &ReadOptions, told: &mut Told) -> TextEncoding {
    let asked = options.encoding.as_deref().and_then(TextEncoding::named);
    let named = extras.encoding.and_then(|name| TextEncoding::named(&String::from_utf8_lossy(name)));
    let known = asked.or(named).or_else(|| extras.page.and_then(TextEncoding::of_page));
    known.unwrap_or_else(|| {
        let variables = dictionary.variables.iter().map(|variable| variable.label);
        let labels = dictionary.labels.iter().flat_map(|set| set.labels.iter().map(|(_, label)| *label));
        let documents = dictionary.documents.iter().copied();
        let guess = TextEncoding::guess(variables.chain(labels).chain(documents));
        tell_encoding(guess, told);
        guess
    })
}

/// What the file says of itself.
fn describe(context: &Context<'_>, header: &Header, dictionary: &Dictionary<'_>, told: &mut Told) -> DataFile {
    let text = |bytes: &[u8]| context.encoding.text(bytes).0.into_owned();
    let label = text(&header.label);
    let [day, time] = &header.written;
    let format = match header.compression {
        Compression::Zlib => "SPSS system file, zlib",
        Compression::None | Compression::Commands => "SPSS system file",
    };
    if !dictionary.is_whole && dictionary.variables.is_empty() {
        told.unreadable("SPSS", "no variable could be read");
    }
    DataFile {
        label: Texts::new(context.options.lang_of(&label), &label),
        format: format.to_owned(),
        encoding: context.encoding.name().to_owned(),
        written: format!("{} {}", text(day), text(time)).trim().to_owned(),
        notes: notes(dictionary, &text),
        ..DataFile::default()
    }
}

/// The lines of the documents; a blank line ends a note.
fn notes(dictionary: &Dictionary<'_>, text: &dyn Fn(&[u8]) -> String) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    let mut is_open = false;
    for line in &dictionary.documents {
        let line = text(line);
        match notes.last_mut().filter(|_| is_open && !line.is_empty()) {
            Some(note) => {
                note.push('\n');
                note.push_str(&line);
            }
            None if !line.is_empty() => notes.push(line.clone()),
            None => {}
        }
        is_open = !line.is_empty();
    }
    notes
}

/// The name of the variable that the header weights by.
fn weight(header: &Header, built: &Built, told: &mut Told) -> Option<String> {
    let unit = header.weight.checked_sub(1)?;
    let place = built.place_at(unit).filter(|place| built.variables[*place].kind == VariableKind::Number);
    if place.is_none() {
        told.part("weight", 0, Trouble::NoSuchVariable);
    }
    place.map(|place| built.variables[place].name.clone())
}

/// A column for each variable that is wanted.
fn columns(built: &Built, options: &ReadOptions) -> Vec<Option<ColumnBuilder>> {
    let column = |(variable, cell): (&crate::Variable, &Cell)| {
        options.wants(&variable.name).then(|| match variable.kind {
            VariableKind::Text => ColumnBuilder::texts(variable.missing.clone()),
            _ => ColumnBuilder::numbers(variable.missing.clone(), cell.clock),
        })
    };
    built.variables.iter().zip(&built.cells).map(column).collect()
}

/// The data while they are read.
struct Reading<'r, 'b> {
    context: &'r Context<'r>,
    rows: Rows<'b>,
    /// How many units a row has.
    units: usize,
    system_missing: f64,
    columns: Vec<Option<ColumnBuilder>>,
    budget: Budget,
    told: &'r mut Told,
}

impl Reading<'_, '_> {
    fn run(&mut self, cells: &[Cell]) -> Read {
        let mut read = Read::default();
        if self.units == 0 {
            return read;
        }
        let wanted = self.columns.iter().flatten().count();
        let rows_max = self.budget.rows(wanted, self.units);
        let mut row: Vec<Unit> = vec![[0; 8]; self.units];
        let mut text = Vec::new();
        let mut text_bytes = 0_u64;
        loop {
            match self.rows.next(&mut row) {
                Next::Row => {}
                Next::End => return read,
                Next::Cut => {
                    read.cut_at = Some(self.rows.at());
                    return read;
                }
            }
            if read.rows >= rows_max || text_bytes >= self.budget.text_bytes {
                let (what, limit) = if read.rows >= rows_max {
                    ("survey-cells", self.budget.cells)
                } else {
                    ("survey-text", self.budget.text_bytes)
                };
                self.told.too_large(what, limit);
                read.is_limited = true;
                return read;
            }
            for (cell, column) in cells.iter().zip(&mut self.columns) {
                let Some(column) = column else { continue };
                if cell.parts.is_empty() {
                    column.push_number(number(&row, cell.unit, self.context.is_big_endian, self.system_missing));
                } else {
                    gather(&row, cell, &mut text);
                    let (text, is_whole) = self.context.encoding.text(&text);
                    text_bytes += column.push_text(&text) as u64;
                    if !is_whole {
                        tell_text(self.told, self.context, read.rows);
                    }
                }
            }
            read.rows += 1;
        }
    }
}

/// The number at a unit; none where it is missing.
fn number(row: &[Unit], unit: usize, is_big_endian: bool, system_missing: f64) -> Option<f64> {
    let number = fraction(*row.get(unit)?, is_big_endian);
    Some(number).filter(|number| *number != system_missing && !number.is_nan())
}

/// Puts the parts of a text together.
fn gather(row: &[Unit], cell: &Cell, text: &mut Vec<u8>) {
    text.clear();
    for part in &cell.parts {
        let units = row.get(part.unit..part.unit + part.bytes.div_ceil(8)).unwrap_or_default();
        let bytes = units.as_flattened();
        text.extend_from_slice(&bytes[..part.bytes.min(bytes.len())]);
    }
    text.truncate(cell.width);
}

fn tell_text(told: &mut Told, context: &Context<'_>, row: u64) {
    let row = u32::try_from(row + 1).ok();
    let place = Place { row, ..Place::default() };
    let finding = Finding::new(FindingCode::SurveyTextUnreadable, Severity::Warning, place);
    told.tell("data", finding.with("encoding", context.encoding.name()));
}
