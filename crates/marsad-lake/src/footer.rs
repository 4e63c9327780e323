//! What a footer of Parquet says, and the indexes of pages that it names, passed before the reader of Parquet reads them: whether
//! it reads them in no more time, and with no more room, than they have bytes.
//!
//! Source: Apache Parquet format, `FileMetaData`, `ColumnIndex` and `OffsetIndex` of `parquet.thrift`, in the compact protocol of
//! Thrift. Of a field that it does not know the reader takes no byte for each truth in a list: six bytes say two thousand million
//! of them, which it passes one by one. For places of pages it makes room for as many as are said. A field that it knows
//! it reads whatever its type is said to be, so that one of another type is refused: nothing else is read than here. What stands
//! here as known is what parquet 60 knows. Does not hold: what the values mean, and the headers of pages (`page_headers.rs`).

use crate::page_headers::{BINARY, BYTE, DOUBLE, FALSE, I16, I32, I64, STRUCT, TRUE, Unread, passed};

/// Further types of fields in the compact protocol.
const LIST: u8 = 9;
const SET: u8 = 10;
const UUID: u8 = 13;

/// How deep values may lie in each other that the reader does not know.
const DEPTH_MAX: usize = 16;

/// What a field holds that the reader knows.
#[derive(Clone, Copy)]
enum Kind {
    /// A truth.
    Flag,
    /// One byte.
    Byte,
    /// A whole number in as few bytes as it needs.
    Number,
    /// A number in eight bytes.
    Double,
    /// Text or other bytes behind their length.
    Text,
    /// Values of one kind.
    List(&'static Kind),
    /// Fields in each other.
    Struct(Fields),
}

/// The fields of a structure that the reader knows, by their numbers.
type Fields = &'static [(i16, Kind)];

const FILE: Fields = &[
    (1, Kind::Number),
    (2, Kind::List(&Kind::Struct(SCHEMA_ELEMENT))),
    (3, Kind::Number),
    (4, Kind::List(&Kind::Struct(ROW_GROUP))),
    (5, Kind::List(&Kind::Struct(&[(1, Kind::Text), (2, Kind::Text)]))),
    (6, Kind::Text),
    (7, Kind::List(&Kind::Struct(&[(1, EMPTY), (2, EMPTY), (3, EMPTY)]))),
];
const EMPTY: Kind = Kind::Struct(&[]);
const SCHEMA_ELEMENT: Fields = &[
    (1, Kind::Number),
    (2, Kind::Number),
    (3, Kind::Number),
    (4, Kind::Text),
    (5, Kind::Number),
    (6, Kind::Number),
    (7, Kind::Number),
    (8, Kind::Number),
    (9, Kind::Number),
    (10, Kind::Struct(LOGICAL_TYPE)),
];
const LOGICAL_TYPE: Fields = &[
    (1, EMPTY),
    (2, EMPTY),
    (3, EMPTY),
    (4, EMPTY),
    (5, Kind::Struct(&[(1, Kind::Number), (2, Kind::Number)])),
    (6, EMPTY),
    (7, Kind::Struct(TIME)),
    (8, Kind::Struct(TIME)),
    (10, Kind::Struct(&[(1, Kind::Byte), (2, Kind::Flag)])),
    (11, EMPTY),
    (12, EMPTY),
    (13, EMPTY),
    (14, EMPTY),
    (15, EMPTY),
    (16, Kind::Struct(&[(1, Kind::Byte)])),
    (17, Kind::Struct(&[(1, Kind::Text)])),
    (18, Kind::Struct(&[(1, Kind::Text), (2, Kind::Number)])),
    (19, EMPTY),
];
const TIME: Fields = &[(1, Kind::Flag), (2, Kind::Struct(&[(1, EMPTY), (2, EMPTY), (3, EMPTY)]))];
const ROW_GROUP: Fields = &[
    (1, Kind::List(&Kind::Struct(COLUMN_CHUNK))),
    (2, Kind::Number),
    (3, Kind::Number),
    (4, Kind::List(&Kind::Struct(&[(1, Kind::Number), (2, Kind::Flag), (3, Kind::Flag)]))),
    (5, Kind::Number),
    (7, Kind::Number),
];
const COLUMN_CHUNK: Fields = &[
    (1, Kind::Text),
    (2, Kind::Number),
    (3, Kind::Struct(COLUMN)),
    (4, Kind::Number),
    (5, Kind::Number),
    (6, Kind::Number),
    (7, Kind::Number),
];
const COLUMN: Fields = &[
    (1, Kind::Number),
    (2, NUMBERS),
    (4, Kind::Number),
    (5, Kind::Number),
    (6, Kind::Number),
    (7, Kind::Number),
    (9, Kind::Number),
    (10, Kind::Number),
    (11, Kind::Number),
    (12, Kind::Struct(STATISTICS)),
    (13, Kind::List(&Kind::Struct(THREE_NUMBERS))),
    (14, Kind::Number),
    (15, Kind::Number),
    (16, Kind::Struct(&[(1, Kind::Number), (2, NUMBERS), (3, NUMBERS)])),
    (17, Kind::Struct(&[(1, Kind::Struct(BOX)), (2, NUMBERS)])),
];
const NUMBERS: Kind = Kind::List(&Kind::Number);
const THREE_NUMBERS: Fields = &[(1, Kind::Number), (2, Kind::Number), (3, Kind::Number)];
const STATISTICS: Fields = &[
    (1, Kind::Text),
    (2, Kind::Text),
    (3, Kind::Number),
    (4, Kind::Number),
    (5, Kind::Text),
    (6, Kind::Text),
    (7, Kind::Flag),
    (8, Kind::Flag),
    (9, Kind::Number),
];
const BOX: Fields = &[
    (1, Kind::Double),
    (2, Kind::Double),
    (3, Kind::Double),
    (4, Kind::Double),
    (5, Kind::Double),
    (6, Kind::Double),
    (7, Kind::Double),
    (8, Kind::Double),
];
const COLUMN_INDEX: Fields = &[
    (1, Kind::List(&Kind::Flag)),
    (2, Kind::List(&Kind::Text)),
    (3, Kind::List(&Kind::Text)),
    (4, Kind::Number),
    (5, NUMBERS),
    (6, NUMBERS),
    (7, NUMBERS),
    (8, NUMBERS),
];
const OFFSET_INDEX: Fields = &[(1, Kind::List(&Kind::Struct(THREE_NUMBERS))), (2, NUMBERS)];

/// Whether the footer of a file may be read. That a file has none, the reader sees.
pub(crate) fn is_sound(file: &[u8]) -> bool {
    footer(file).is_none_or(|footer| structure(&mut Unread(footer), FILE, 0).is_some())
}

/// Whether the statistics of the pages of a column may be read.
pub(crate) fn is_column_index_sound(index: &[u8]) -> bool {
    structure(&mut Unread(index), COLUMN_INDEX, 0).is_some()
}

/// Whether the places of the pages of a column may be read.
pub(crate) fn is_offset_index_sound(index: &[u8]) -> bool {
    structure(&mut Unread(index), OFFSET_INDEX, 0).is_some()
}

/// The footer, whose length stands behind it.
fn footer(file: &[u8]) -> Option<&[u8]> {
    let (rest, length) = file.strip_suffix(b"PAR1")?.split_last_chunk::<4>()?;
    let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
    rest.get(rest.len().checked_sub(length)?..)
}

/// Passes a structure of which the reader knows `fields`.
fn structure(left: &mut Unread<'_>, fields: Fields, depth: usize) -> Option<()> {
    let mut last = 0;
    while let Some((field, held)) = next_field(left, last)? {
        last = field;
        match fields.iter().find(|(number, _)| *number == field) {
            Some((_, kind)) => known(left, *kind, held)?,
            None => unknown(left, held, depth)?,
        }
    }
    Some(())
}

/// The number and type of the next field behind the field `last`; nothing at the end of a structure.
fn next_field(left: &mut Unread<'_>, last: i16) -> Option<Option<(i16, u8)>> {
    let byte = left.byte()?;
    let (step, held) = (byte >> 4, byte & 0x0f);
    if held == 0 {
        return Some(None);
    }
    let field = match step {
        // The number itself, which is not below zero.
        0 => i16::try_from(left.number().filter(|number| number & 1 == 0)? >> 1).ok()?,
        _ => last.checked_add(i16::from(step))?,
    };
    Some(Some((field, held)))
}

/// Passes a value that the reader takes for one of `kind`, if it is said to be one.
fn known(left: &mut Unread<'_>, kind: Kind, held: u8) -> Option<()> {
    match (kind, held) {
        (Kind::Flag, TRUE | FALSE)
        | (Kind::Number, I16 | I32 | I64)
        | (Kind::Double, DOUBLE)
        | (Kind::Text, BINARY) => passed(left, held, 0),
        // Where a longer number stands, the reader takes its first byte.
        (Kind::Byte, BYTE | I16 | I32 | I64) => left.skip(1),
        (Kind::List(of), LIST | SET) => {
            let (count, held) = list(left)?;
            (0..count).try_for_each(|_| match (of, held) {
                (Kind::Flag, TRUE | FALSE) => left.skip(1),
                _ => known(left, *of, held),
            })
        }
        (Kind::Struct(fields), STRUCT) => structure(left, fields, 0),
        _ => None,
    }
}

/// Passes a value that the reader passes too.
fn unknown(left: &mut Unread<'_>, held: u8, depth: usize) -> Option<()> {
    match held {
        STRUCT | LIST | SET if depth >= DEPTH_MAX => None,
        STRUCT => structure(left, &[], depth + 1),
        LIST | SET => {
            let (count, held) = list(left)?;
            // Truths, of which it takes no byte. No footer has any.
            if count > 0 && matches!(held, TRUE | FALSE) {
                return None;
            }
            (0..count).try_for_each(|_| unknown(left, held, depth + 1))
        }
        UUID => left.skip(16),
        // Of maps no footer has any either.
        other => passed(left, other, 0),
    }
}

/// How many values a list has, and their type: each takes a byte or more.
fn list(left: &mut Unread<'_>) -> Option<(usize, u8)> {
    let byte = left.byte()?;
    let count = match byte >> 4 {
        15 => usize::try_from(left.number()?).ok()?,
        few => usize::from(few),
    };
    (count <= left.0.len()).then_some((count, byte & 0x0f))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use arrow_array::{ArrayRef, Float64Array, RecordBatch, StringArray, TimestampMillisecondArray};
    use parquet::arrow::ArrowWriter;

    use super::{footer, is_column_index_sound, is_offset_index_sound, is_sound};

    /// A file of one row, in columns of several types.
    fn file() -> Vec<u8> {
        let numbers: ArrayRef = Arc::new(Float64Array::from(vec![1.0]));
        let words: ArrayRef = Arc::new(StringArray::from(vec!["word"]));
        let moments: ArrayRef = Arc::new(TimestampMillisecondArray::from(vec![7]));
        let table = RecordBatch::try_from_iter([("n", numbers), ("w", words), ("m", moments)]).unwrap();
        let mut writer = ArrowWriter::try_new(Vec::new(), table.schema(), None).unwrap();
        writer.write(&table).unwrap();
        writer.into_inner().unwrap()
    }

    /// The file with a footer whose end is another.
    fn with_further(file: &[u8], further: &[u8]) -> Vec<u8> {
        let said = footer(file).unwrap();
        let (end, (_, known)) = (file.len() - 8 - said.len(), said.split_last().unwrap());
        let said = [known, further, &[0][..]].concat();
        let length = u32::try_from(said.len()).unwrap().to_le_bytes();
        [&file[..end], &said[..], &length[..], &b"PAR1"[..]].concat()
    }

    #[test]
    fn footers_of_writers_are_sound_with_fields_of_later_ones() {
        assert!(is_sound(&file()));
        // Behind the last field: a number, a list of two texts, a structure with a number.
        let further = [0x85, 2, 0x19, 0x28, 1, b'a', 1, b'b', 0x1c, 0x15, 2, 0];
        assert!(is_sound(&with_further(&file(), &further)));
        assert!(is_sound(b"no footer at all") && is_sound(b"PAR1") && is_sound(b""));
    }

    /// A list of 2,147,483,647 truths in six bytes: a reader that passes them one by one is busy for seconds, and any number
    /// of such lists may stand in one.
    #[test]
    fn a_list_that_is_longer_than_the_footer_is_refused_before_anybody_passes_it() {
        let truths: &[u8] = &[0xf1, 0xff, 0xff, 0xff, 0xff, 0x07];
        let refused = |parts: &[&[u8]]| !is_sound(&with_further(&file(), &parts.concat()));
        assert!(refused(&[&[0xf9], truths]));
        assert!(refused(&[&[0xf9, 0x29], truths, truths]));
        // So few that the footer has room for them, and a map of them.
        assert!(refused(&[&[0xf9, 0x21, 1, 1]]));
        assert!(refused(&[&[0xfb, 0xff, 0xff, 0xff, 0xff, 0x07, 0x11]]));
        // In a text, which the reader takes for the number of rows: it would read on within it.
        assert!(refused(&[&[0x08, 6, 7, 0xf9], truths]));
    }

    #[test]
    fn values_that_lie_too_deep_in_each_other_are_refused() {
        let deep = |depth| [vec![0xf9_u8], vec![0x19; depth], vec![0x13, 0]].concat();
        assert!(is_sound(&with_further(&file(), &deep(8))));
        assert!(!is_sound(&with_further(&file(), &deep(100_000))));
    }

    #[test]
    fn indexes_of_more_pages_than_they_have_room_for_are_refused() {
        // One page at byte 4, of ten bytes, whose first row is the first.
        let page = [0x16, 8, 0x15, 20, 0x16, 0, 0];
        let is_right = |count: &[u8]| is_offset_index_sound(&[count, &page[..], &[0][..]].concat());
        assert!(is_right(&[0x19, 0x1c]));
        assert!(!is_right(&[0x19, 0xfc, 0xff, 0xff, 0xff, 0xff, 0x07]));
        // A page that has values, from `a` to `b`.
        assert!(is_column_index_sound(&[0x19, 0x11, 2, 0x19, 0x18, 1, b'a', 0x19, 0x18, 1, b'b', 0x15, 0, 0]));
        assert!(!is_column_index_sound(&[0x19, 0xf1, 0xff, 0xff, 0xff, 0xff, 0x07, 2, 0]));
    }
}
