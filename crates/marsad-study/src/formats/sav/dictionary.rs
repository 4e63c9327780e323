//! The records between header and data, as they stand: which variables, labels and extensions there are.
//!
//! Nothing is interpreted here but lengths and counts, and none of these is believed beyond the bytes that are there.
//! Names and numbers of records are those of "System File Format" in the manual for developers of GNU PSPP.

use crate::formats::bytes::Bytes;
use crate::options::{CATEGORIES_MAX, NOTES_MAX, VARIABLES_MAX};
use crate::told::{Told, Trouble};

/// What stands between header and data.
#[derive(Debug, Default)]
pub(super) struct Dictionary<'b> {
    pub variables: Vec<RawVariable<'b>>,
    pub labels: Vec<RawLabels<'b>>,
    /// Lines of 80 bytes each.
    pub documents: Vec<&'b [u8]>,
    pub extensions: Vec<Extension<'b>>,
    /// How many units a row has, those of variables beyond the limit too.
    pub units: usize,
    /// Where the data begin.
    pub data_at: usize,
    /// Whether the end of the dictionary was found.
    pub is_whole: bool,
}

/// A variable, or a part of a long text, as its record has it.
#[derive(Debug)]
pub(super) struct RawVariable<'b> {
    /// Up to eight bytes.
    pub name: &'b [u8],
    /// How many bytes its texts have; 0 for numbers.
    pub width: usize,
    /// Where it begins among the units of a row, counted from 0, and how many it takes.
    pub unit: usize,
    pub units: usize,
    pub label: &'b [u8],
    /// Whether the first two missing values are the ends of a range.
    pub has_range: bool,
    pub missing: Vec<[u8; 8]>,
    /// Decimals, width and type, from the lowest byte on.
    pub print: u32,
    /// Where its record stands.
    pub offset: usize,
}

/// A set of labels and the variables that use it.
#[derive(Debug)]
pub(super) struct RawLabels<'b> {
    pub labels: Vec<([u8; 8], &'b [u8])>,
    /// Units of a row, counted from 1.
    pub units: Vec<usize>,
    pub offset: usize,
}

/// A record that later versions added.
#[derive(Debug)]
pub(super) struct Extension<'b> {
    pub subtype: i32,
    pub data: &'b [u8],
    pub offset: usize,
}

const VARIABLE: i32 = 2;
const LABELS: i32 = 3;
const LABELLED: i32 = 4;
const DOCUMENTS: i32 = 6;
const EXTENSION: i32 = 7;
const END: i32 = 999;
const DOCUMENT_LINE: usize = 80;

/// The dictionary, as far as it can be read.
pub(super) fn read<'b>(bytes: &mut Bytes<'b>, told: &mut Told) -> Dictionary<'b> {
    let mut reader =
        Reader { bytes: *bytes, told, found: Dictionary::default(), categories: 0, open: None, is_damaged: false };
    reader.records();
    let mut found = reader.found;
    found.data_at = reader.bytes.at();
    *bytes = reader.bytes;
    found
}

struct Reader<'b, 't> {
    bytes: Bytes<'b>,
    told: &'t mut Told,
    found: Dictionary<'b>,
    /// How many labelled codes there are so far.
    categories: usize,
    /// Labels that wait for the record of their variables.
    open: Option<RawLabels<'b>>,
    /// Whether the record that is read is there but cannot be right.
    is_damaged: bool,
}

impl<'b> Reader<'b, '_> {
    /// Reads record after record until the last one, or until one that nobody can read.
    fn records(&mut self) {
        loop {
            let offset = self.bytes.at();
            let Some(kind) = self.bytes.number_i32() else {
                return self.told.part("dictionary", offset, Trouble::CutOff);
            };
            let (part, read) = match kind {
                VARIABLE => ("variable", self.variable(offset)),
                LABELS => ("value-labels", self.labels(offset)),
                LABELLED => ("value-labels", self.labelled()),
                DOCUMENTS => ("documents", self.documents()),
                EXTENSION => ("extension", self.extension(offset)),
                END => {
                    self.found.is_whole = self.bytes.skip(4).is_some();
                    return;
                }
                _ => return self.told.part("dictionary", offset, Trouble::UnknownKind),
            };
            if read.is_none() {
                let trouble = if self.is_damaged { Trouble::Damaged } else { Trouble::CutOff };
                return self.told.part(part, offset, trouble);
            }
        }
    }

    fn variable(&mut self, offset: usize) -> Option<()> {
        let width = self.bytes.number_i32()?;
        let has_label = self.bytes.number_i32()? != 0;
        let missing_count = self.bytes.number_i32()?;
        let print = self.bytes.number_u32()?;
        self.bytes.skip(4)?;
        let name = self.bytes.take(8)?;
        let label: &'b [u8] = if has_label { self.label()? } else { &[] };
        let mut missing = Vec::new();
        // At most three values are ever written; a record that claims more has lost its place.
        for _ in 0..missing_count.unsigned_abs().min(3) {
            missing.push(self.bytes.array()?);
        }
        if missing_count.unsigned_abs() > 3 || !(-1..=255).contains(&width) {
            self.is_damaged = true;
            return None;
        }
        let unit = self.found.units;
        match usize::try_from(width).ok() {
            // The next unit of the variable before.
            None => self.continued(),
            Some(width) if self.found.variables.len() < VARIABLES_MAX => {
                let has_range = missing_count < -1;
                let variable = RawVariable { name, width, unit, units: 1, label, has_range, missing, print, offset };
                self.found.variables.push(variable);
            }
            Some(_) => self.told.too_large("survey-variables", VARIABLES_MAX as u64),
        }
        self.found.units += 1;
        Some(())
    }

    /// A record that stands for a further unit of a text.
    fn continued(&mut self) {
        // A unit of a variable beyond the limit belongs to none.
        let next = self.found.units;
        if let Some(variable) = self.found.variables.last_mut().filter(|last| last.unit + last.units == next) {
            variable.units += 1;
        }
    }

    fn label(&mut self) -> Option<&'b [u8]> {
        let length = self.bytes.count()?;
        let label = self.bytes.take(length)?;
        // The last label of a file may lack its filling.
        self.bytes.skip(length.next_multiple_of(4) - length)?;
        Some(label)
    }

    fn labels(&mut self, offset: usize) -> Option<()> {
        let count = self.bytes.count()?;
        if !self.bytes.has(count, 16) {
            return None;
        }
        let mut labels = Vec::new();
        for _ in 0..count {
            let code: [u8; 8] = self.bytes.array()?;
            let length = usize::from(self.bytes.number_u8()?);
            let label = self.bytes.take(length)?;
            self.bytes.skip((length + 1).next_multiple_of(8) - (length + 1))?;
            if self.categories < CATEGORIES_MAX {
                self.categories += 1;
                labels.push((code, label));
            } else {
                self.told.too_large("survey-labels", CATEGORIES_MAX as u64);
            }
        }
        self.open = Some(RawLabels { labels, units: Vec::new(), offset });
        Some(())
    }

    fn labelled(&mut self) -> Option<()> {
        let count = self.bytes.count()?;
        if !self.bytes.has(count, 4) {
            return None;
        }
        let mut units = Vec::new();
        for _ in 0..count {
            units.push(self.bytes.count().unwrap_or(0));
        }
        match self.open.take() {
            Some(labels) => self.found.labels.push(RawLabels { units, ..labels }),
            None => self.told.part("value-labels", self.bytes.at(), Trouble::Damaged),
        }
        Some(())
    }

    fn documents(&mut self) -> Option<()> {
        let count = self.bytes.count()?;
        if !self.bytes.has(count, DOCUMENT_LINE) {
            return None;
        }
        for _ in 0..count {
            let line = self.bytes.take(DOCUMENT_LINE)?;
            if self.found.documents.len() < NOTES_MAX {
                self.found.documents.push(line);
            } else {
                self.told.too_large("survey-notes", NOTES_MAX as u64);
            }
        }
        Some(())
    }

    fn extension(&mut self, offset: usize) -> Option<()> {
        let subtype = self.bytes.number_i32()?;
        let size = self.bytes.count()?;
        let count = self.bytes.count()?;
        let data = self.bytes.take(size.checked_mul(count)?)?;
        self.found.extensions.push(Extension { subtype, data, offset });
        Some(())
    }
}

impl<'b> Dictionary<'b> {
    /// The extension of a kind.
    pub(super) fn extension(&self, subtype: i32) -> Option<&Extension<'b>> {
        self.extensions.iter().find(|extension| extension.subtype == subtype)
    }
}
