//! What the extension records say: numbers of the machine, long names, long texts, labels and missing values of long
//! texts, attributes. Texts stay bytes until the encoding is known.

use super::dictionary::{Dictionary, Extension};
use super::header::SYSTEM_MISSING;
use crate::formats::bytes::Bytes;
use crate::options::CATEGORIES_MAX;
use crate::told::{Told, Trouble};

const INTEGERS: i32 = 3;
const FLOATS: i32 = 4;
const OLD_RESPONSE_SETS: i32 = 7;
const DISPLAY: i32 = 11;
const LONG_NAMES: i32 = 13;
const VERY_LONG_TEXTS: i32 = 14;
const ROWS: i32 = 16;
const FILE_ATTRIBUTES: i32 = 17;
const ATTRIBUTES: i32 = 18;
const RESPONSE_SETS: i32 = 19;
const ENCODING: i32 = 20;
const LONG_LABELS: i32 = 21;
const LONG_MISSING: i32 = 22;
const VARIABLE_SETS: i32 = 5;
/// Records without anything about the data: dates of SPSS Trends, data entry, the product, the view.
const OF_NO_USE: [i32; 5] = [6, 8, 10, 12, 24];

/// What the extension records say.
#[derive(Debug)]
pub(super) struct Extras<'b> {
    /// The name of the encoding.
    pub encoding: Option<&'b [u8]>,
    /// The number of the code page.
    pub page: Option<i32>,
    /// What stands in the place of a number that is missing.
    pub system_missing: f64,
    /// Measurement levels, one for each variable record.
    pub levels: Vec<i32>,
    /// Short names and long ones.
    pub names: Vec<(&'b [u8], &'b [u8])>,
    /// Short names of texts that stand in several variables, and their widths.
    pub very_long: Vec<(&'b [u8], usize)>,
    /// Labels of codes longer than eight bytes.
    pub labels: Vec<LongLabels<'b>>,
    /// Missing values of texts longer than eight bytes.
    pub missing: Vec<LongMissing<'b>>,
    /// How many rows there are.
    pub rows: Option<u64>,
    /// Attributes of all variables in one text, and where it stands.
    pub attributes: Option<(&'b [u8], usize)>,
}

/// Labels for the codes of a long text.
#[derive(Debug)]
pub(super) struct LongLabels<'b> {
    pub name: &'b [u8],
    pub labels: Vec<(&'b [u8], &'b [u8])>,
    pub offset: usize,
}

/// Missing values of a long text, by their first eight bytes.
#[derive(Debug)]
pub(super) struct LongMissing<'b> {
    pub name: &'b [u8],
    pub codes: Vec<&'b [u8]>,
    pub offset: usize,
}

/// What all extension records say.
pub(super) fn read<'b>(dictionary: &Dictionary<'b>, is_big_endian: bool, told: &mut Told) -> Extras<'b> {
    let of = |subtype: i32| dictionary.extension(subtype);
    let number = |subtype: i32, at: usize| {
        let mut bytes = Bytes::new(of(subtype)?.data, is_big_endian);
        bytes.skip(at)?;
        Some(bytes)
    };
    let extras = Extras {
        encoding: of(ENCODING).map(|extension| extension.data),
        page: number(INTEGERS, 28).and_then(|mut bytes| bytes.number_i32()),
        system_missing: number(FLOATS, 0).and_then(|mut bytes| bytes.number_f64()).unwrap_or(SYSTEM_MISSING),
        levels: of(DISPLAY).map(|found| levels(found, is_big_endian, dictionary.variables.len())).unwrap_or_default(),
        names: of(LONG_NAMES).map(|found| pairs(found.data, b'\t')).unwrap_or_default(),
        very_long: of(VERY_LONG_TEXTS).map(|found| very_long(found, told)).unwrap_or_default(),
        labels: of(LONG_LABELS).map(|found| long_labels(found, is_big_endian, told)).unwrap_or_default(),
        missing: of(LONG_MISSING).map(|found| long_missing(found, is_big_endian, told)).unwrap_or_default(),
        rows: number(ROWS, 8).and_then(|mut bytes| bytes.number_u64()),
        attributes: of(ATTRIBUTES).map(|extension| (extension.data, extension.offset)),
    };
    tell_ignored(dictionary, told);
    extras
}

/// Tells which extensions are of no use here.
fn tell_ignored(dictionary: &Dictionary<'_>, told: &mut Told) {
    for extension in &dictionary.extensions {
        match extension.subtype {
            OLD_RESPONSE_SETS | RESPONSE_SETS => told.ignored("response-sets", extension.offset),
            VARIABLE_SETS => told.ignored("variable-sets", extension.offset),
            FILE_ATTRIBUTES => told.ignored("file-attributes", extension.offset),
            INTEGERS | FLOATS | DISPLAY | LONG_NAMES | VERY_LONG_TEXTS | ROWS | ATTRIBUTES | ENCODING | LONG_LABELS
            | LONG_MISSING => {}
            other if OF_NO_USE.contains(&other) => {}
            _ => told.ignored("extension", extension.offset),
        }
    }
}

/// Measurement levels stand with the width and the alignment of each variable, or with the alignment alone.
fn levels(extension: &Extension<'_>, is_big_endian: bool, variables: usize) -> Vec<i32> {
    let count = extension.data.len() / 4;
    let step = match variables {
        0 => return Vec::new(),
        _ if count == variables * 3 => 3,
        _ if count == variables * 2 => 2,
        _ => return Vec::new(),
    };
    let mut bytes = Bytes::new(extension.data, is_big_endian);
    let numbers: Vec<i32> = std::iter::from_fn(|| bytes.number_i32()).collect();
    numbers.into_iter().step_by(step).collect()
}

/// `KEY=value` pairs between separators.
fn pairs(text: &[u8], separator: u8) -> Vec<(&[u8], &[u8])> {
    let mut found = Vec::new();
    for piece in text.split(|byte| *byte == separator) {
        let Some(at) = piece.iter().position(|byte| *byte == b'=') else { continue };
        let (key, value) = (piece[..at].trim_ascii(), piece[at + 1..].trim_ascii());
        if !key.is_empty() && !value.is_empty() {
            found.push((key, value));
        }
    }
    found
}

/// Widths of long texts: `NAME=00300`, a zero and a tab.
fn very_long<'b>(extension: &Extension<'b>, told: &mut Told) -> Vec<(&'b [u8], usize)> {
    let mut found = Vec::new();
    for (name, width) in pairs(extension.data, b'\t') {
        let digits = width.split(|byte| *byte == 0).next().unwrap_or_default();
        match std::str::from_utf8(digits).ok().and_then(|digits| digits.trim().parse::<usize>().ok()) {
            Some(width) => found.push((name, width)),
            None => told.part("long-texts", extension.offset, Trouble::Damaged),
        }
    }
    found
}

fn long_labels<'b>(extension: &Extension<'b>, is_big_endian: bool, told: &mut Told) -> Vec<LongLabels<'b>> {
    let mut bytes = Bytes::new(extension.data, is_big_endian);
    let mut found = Vec::new();
    let mut categories = 0;
    while bytes.left() > 0 {
        let Some(set) = long_label_set(&mut bytes) else {
            told.part("value-labels", extension.offset + bytes.at(), Trouble::CutOff);
            break;
        };
        categories += set.labels.len();
        if categories > CATEGORIES_MAX {
            told.too_large("survey-labels", CATEGORIES_MAX as u64);
            break;
        }
        found.push(LongLabels { offset: extension.offset + set.offset, ..set });
    }
    found
}

fn long_label_set<'b>(bytes: &mut Bytes<'b>) -> Option<LongLabels<'b>> {
    let offset = bytes.at();
    let name = counted(bytes)?;
    bytes.skip(4)?;
    let count = bytes.count()?;
    if !bytes.has(count, 8) {
        return None;
    }
    let mut labels = Vec::new();
    for _ in 0..count {
        labels.push((counted(bytes)?, counted(bytes)?));
    }
    Some(LongLabels { name, labels, offset })
}

fn long_missing<'b>(extension: &Extension<'b>, is_big_endian: bool, told: &mut Told) -> Vec<LongMissing<'b>> {
    let mut bytes = Bytes::new(extension.data, is_big_endian);
    let mut found = Vec::new();
    while bytes.left() > 0 {
        match long_missing_set(&mut bytes) {
            Some(set) => found.push(LongMissing { offset: extension.offset + set.offset, ..set }),
            None => {
                told.part("missing-values", extension.offset + bytes.at(), Trouble::CutOff);
                break;
            }
        }
    }
    found
}

fn long_missing_set<'b>(bytes: &mut Bytes<'b>) -> Option<LongMissing<'b>> {
    let offset = bytes.at();
    let name = counted(bytes)?;
    let count = usize::from(bytes.number_u8()?);
    let length = bytes.count()?;
    let codes = (0..count).map(|_| bytes.take(length)).collect::<Option<Vec<_>>>()?;
    Some(LongMissing { name, codes, offset })
}

/// A text after the number of its bytes.
fn counted<'b>(bytes: &mut Bytes<'b>) -> Option<&'b [u8]> {
    let length = bytes.count()?;
    bytes.take(length)
}

#[cfg(test)]
mod tests {
    use super::{levels, long_label_set, long_missing_set, pairs, very_long};
    use crate::formats::bytes::Bytes;
    use crate::formats::sav::dictionary::Extension;
    use crate::told::Told;

    fn extension(data: &[u8]) -> Extension<'_> {
        Extension { subtype: 0, data, offset: 0 }
    }

    #[test]
    fn names_and_widths_stand_between_tabs() {
        let names = pairs(b"AGE=age\tVLONG=very_long\tX=", b'\t');
        assert_eq!(names, [(&b"AGE"[..], &b"age"[..]), (&b"VLONG"[..], &b"very_long"[..])]);
        let mut told = Told::default();
        assert_eq!(very_long(&extension(b"V=00300\0\tW=x\0\t"), &mut told), [(&b"V"[..], 300)]);
        assert_eq!(told.finish().len(), 1);
    }

    #[test]
    fn levels_stand_in_twos_or_threes() {
        let data: Vec<u8> = [3, 8, 1, 1, 8, 1].iter().flat_map(|number: &i32| number.to_le_bytes()).collect();
        assert_eq!(levels(&extension(&data), false, 2), [3, 1]);
        assert_eq!(levels(&extension(&data), false, 3), [3, 1, 8]);
        assert!(levels(&extension(&data), false, 5).is_empty());
    }

    #[test]
    fn long_codes_have_labels_and_missing_values() {
        let mut data = Vec::new();
        for part in [&3_i32.to_le_bytes()[..], b"nom", &9_i32.to_le_bytes(), &1_i32.to_le_bytes()] {
            data.extend_from_slice(part);
        }
        for part in [&9_i32.to_le_bytes()[..], b"inconnu  ", &2_i32.to_le_bytes(), b"NR"] {
            data.extend_from_slice(part);
        }
        let set = long_label_set(&mut Bytes::new(&data, false)).unwrap();
        assert_eq!((set.name, set.labels), (&b"nom"[..], vec![(&b"inconnu  "[..], &b"NR"[..])]));
        assert!(long_label_set(&mut Bytes::new(&data[..data.len() - 1], false)).is_none());
        let mut missing = Vec::new();
        for part in [&1_i32.to_le_bytes()[..], b"v\x02", &2_i32.to_le_bytes(), b"NRNA"] {
            missing.extend_from_slice(part);
        }
        let set = long_missing_set(&mut Bytes::new(&missing, false)).unwrap();
        assert_eq!(set.codes, [b"NR", b"NA"]);
    }
}
