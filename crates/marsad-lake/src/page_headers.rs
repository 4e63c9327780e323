//! What the headers of pages of a Parquet file say, read before any page is unpacked: how large each will be.
//!
//! Source: Apache Parquet format, `PageHeader` of `parquet.thrift`, in the compact protocol of Thrift. The reader of Parquet
//! takes of a field that stands twice the last, and numbers whatever their type is said to be. A header in which something
//! else could be read than here is refused, so that no page turns out larger than it was seen to be. Does not hold: whether
//! a page is what its checksum says, which is found when it is read.

/// The bytes of one page at most: writers leave about a megabyte, and one that knows no pages its whole column.
const PAGE_BYTES_MAX: u64 = 1 << 27;
/// How deep structures may lie in each other: statistics in the header of a data page in that of the page.
const DEPTH_MAX: usize = 4;

/// Types of fields in the compact protocol.
pub(crate) const TRUE: u8 = 1;
pub(crate) const FALSE: u8 = 2;
pub(crate) const BYTE: u8 = 3;
pub(crate) const I16: u8 = 4;
pub(crate) const I32: u8 = 5;
pub(crate) const I64: u8 = 6;
pub(crate) const DOUBLE: u8 = 7;
pub(crate) const BINARY: u8 = 8;
pub(crate) const STRUCT: u8 = 12;

/// Numbers of fields in the header of a page.
const UNPACKED: u8 = 2;
const PACKED: u8 = 3;
const DATA: u8 = 5;
const DICTIONARY: u8 = 7;
const DATA_V2: u8 = 8;

/// The encodings `DELTA_LENGTH_BYTE_ARRAY` and `DELTA_BYTE_ARRAY`, 6 and 7, as numbers with a sign are written.
const LENGTHS: [u64; 2] = [6 << 1, 7 << 1];

/// The pages of a column of a row group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pages {
    /// The bytes of all, unpacked.
    pub bytes: u64,
    /// The bytes of the largest, unpacked: no value is longer.
    pub largest: u64,
    /// Whether lengths of texts stand in one before them all (`lengths.rs`).
    pub has_lengths: bool,
    /// The values of all, those that are missing among them.
    pub values: u64,
    /// The values of the one that has most.
    pub most_values: u64,
}

/// Why the pages of a column are not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// A header that no writer leaves.
    Damaged,
    /// A page larger than any is.
    TooLarge,
}

/// The pages in the bytes of a column, of whose values each takes `value_bytes_min` in a dictionary.
pub(crate) fn pages(column: &[u8], value_bytes_min: u64) -> Result<Pages, Unfit> {
    let (mut pages, mut left) = (Pages::default(), Unread(column));
    while !left.0.is_empty() {
        let page = header(&mut left).ok_or(Unfit::Damaged)?;
        left.skip(page.packed).ok_or(Unfit::Damaged)?;
        // What is not compressed is as long as it is in the file, whatever the header says.
        let bytes = page.unpacked.max(page.packed);
        if bytes > PAGE_BYTES_MAX {
            return Err(Unfit::TooLarge);
        }
        // The reader makes room for as many values as a dictionary is said to have.
        if page.dictionary_values.saturating_mul(value_bytes_min) > bytes {
            return Err(Unfit::Damaged);
        }
        pages.bytes = pages.bytes.saturating_add(bytes);
        pages.largest = pages.largest.max(bytes);
        pages.has_lengths |= page.data.has_lengths;
        pages.values = pages.values.saturating_add(page.data.values);
        pages.most_values = pages.most_values.max(page.data.values);
    }
    Ok(pages)
}

/// Whether a page begins at each of `places` in the bytes of a column, which come in order.
pub(crate) fn begin_at(column: &[u8], mut places: impl Iterator<Item = usize>) -> bool {
    let (mut wanted, mut left) = (places.next(), Unread(column));
    while !left.0.is_empty() {
        if wanted == column.len().checked_sub(left.0.len()) {
            wanted = places.next();
        }
        if header(&mut left).and_then(|page| left.skip(page.packed)).is_none() {
            return false;
        }
    }
    wanted.is_none()
}

/// What the header of a page says of it.
#[derive(Default)]
struct Header {
    unpacked: u64,
    packed: u64,
    dictionary_values: u64,
    data: Data,
}

/// What it says of its values.
#[derive(Default)]
struct Data {
    values: u64,
    has_lengths: bool,
}

impl Data {
    fn with(&self, other: &Self) -> Self {
        let values = self.values.saturating_add(other.values);
        Self { values, has_lengths: self.has_lengths || other.has_lengths }
    }
}

/// The header at the start of `left`, which then begins behind it.
fn header(left: &mut Unread<'_>) -> Option<Header> {
    let mut header = Header::default();
    let mut last = 0;
    while let Some((field, kind)) = next_field(left, last)? {
        last = field;
        match field {
            UNPACKED => header.unpacked = size(left, kind)?,
            PACKED => header.packed = size(left, kind)?,
            DATA => header.data = header.data.with(&data(left, kind, (&[I32; 4], 2))?),
            DICTIONARY => header.dictionary_values = dictionary(left, kind)?,
            DATA_V2 => {
                let known: &[u8] = &[I32, I32, I32, I32, I32, I32, TRUE];
                header.data = header.data.with(&data(left, kind, (known, 4))?);
            }
            // The type of the page and its checksum.
            1 | 4 if kind != I32 => return None,
            6 if kind != STRUCT => return None,
            _ => passed(left, kind, 1)?,
        }
    }
    Some(header)
}

/// The number and type of the next field behind the field `last`; nothing at the end of a structure.
///
/// Fields come in order, each once: where a number is written whole it could be that of a field before.
fn next_field(left: &mut Unread<'_>, last: u8) -> Option<Option<(u8, u8)>> {
    let byte = left.byte()?;
    let (step, kind) = (byte >> 4, byte & 0x0f);
    if kind == 0 {
        return Some(None);
    }
    let field = last.checked_add(step).filter(|_| step > 0)?;
    Some(Some((field, kind)))
}

/// A size, which is not below zero.
fn size(left: &mut Unread<'_>, kind: u8) -> Option<u64> {
    let number = left.number().filter(|number| kind == I32 && number & 1 == 0)? >> 1;
    i32::try_from(number).is_ok().then_some(number)
}

/// How many values a page of data has, which is the first field of its header, and whether its encoding, which is the field
/// `at`, has lengths; the first fields have the types that are `known`.
fn data(left: &mut Unread<'_>, kind: u8, (known, at): (&[u8], u8)) -> Option<Data> {
    let (mut last, mut data) = (0, Data::default());
    while let Some((field, found)) = next_field(left, last).filter(|_| kind == STRUCT)? {
        last = field;
        let wanted = usize::from(field).checked_sub(1).and_then(|place| known.get(place));
        let is_known = wanted.is_none_or(|wanted| found == *wanted || (*wanted == TRUE && found == FALSE));
        if !is_known {
            return None;
        }
        match field {
            1 => data.values = size(left, found)?,
            _ if field == at => data.has_lengths |= LENGTHS.contains(&left.number()?),
            _ => passed(left, found, 2)?,
        }
    }
    Some(data)
}

/// How many values a dictionary is said to have.
fn dictionary(left: &mut Unread<'_>, kind: u8) -> Option<u64> {
    let (mut last, mut values) = (0, 0);
    while let Some((field, found)) = next_field(left, last).filter(|_| kind == STRUCT)? {
        last = field;
        match field {
            1 => values = size(left, found)?,
            2 if found != I32 => return None,
            3 if found != TRUE && found != FALSE => return None,
            _ => passed(left, found, 2)?,
        }
    }
    Some(values)
}

/// Passes a value that is no list and no map.
pub(crate) fn passed(left: &mut Unread<'_>, kind: u8, depth: usize) -> Option<()> {
    match kind {
        TRUE | FALSE => Some(()),
        BYTE => left.skip(1),
        I16 | I32 | I64 => left.number().map(|_| ()),
        DOUBLE => left.skip(8),
        BINARY => {
            let length = left.number()?;
            left.skip(length)
        }
        STRUCT if depth < DEPTH_MAX => {
            let mut last = 0;
            while let Some((field, found)) = next_field(left, last)? {
                last = field;
                passed(left, found, depth + 1)?;
            }
            Some(())
        }
        // Lists and maps, of which no header has any.
        _ => None,
    }
}

/// Bytes of which the first are taken.
pub(crate) struct Unread<'b>(pub &'b [u8]);

impl Unread<'_> {
    pub(crate) fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// Passes bytes; none where there are fewer.
    pub(crate) fn skip(&mut self, bytes: u64) -> Option<()> {
        self.0 = self.0.get(usize::try_from(bytes).ok()?..)?;
        Some(())
    }

    /// A number in as few bytes as it needs, seven bits each (ULEB128).
    pub(crate) fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{Pages, Unfit, begin_at, pages};

    /// A data page of three bytes that unpack to `unpacked`, below 64.
    fn page(unpacked: u8, encoding: u8) -> Vec<u8> {
        let data = [0x2c, 0x15, 2, 0x15, encoding << 1, 0x15, 6, 0x15, 6, 0];
        [&[0x15, 0, 0x15, unpacked << 1, 0x15, 3 << 1][..], &data[..], &[0][..], &b"abc"[..]].concat()
    }

    #[test]
    fn sizes_are_told_before_anything_is_unpacked() {
        let two = [page(60, 0), page(1, 0)].concat();
        assert_eq!(pages(&two, 1), Ok(Pages { bytes: 63, largest: 60, has_lengths: false, values: 2, most_values: 1 }));
        assert_eq!(pages(&two[..two.len() - 1], 1), Err(Unfit::Damaged));
        assert_eq!(pages(&[], 1), Ok(Pages::default()));
        assert_eq!(
            [5, 6, 7, 8].map(|encoding| pages(&page(3, encoding), 1).unwrap().has_lengths),
            [false, true, true, false]
        );
    }

    #[test]
    fn places_within_pages_and_behind_them_are_no_beginnings() {
        let (first, two) = (page(60, 0).len(), [page(60, 0), page(1, 0)].concat());
        let is_right = |places: &[usize]| begin_at(&two, places.iter().copied());
        assert!(is_right(&[0, first]) && is_right(&[first]) && is_right(&[]));
        let wrong: [&[usize]; 5] = [&[1], &[0, first + 1], &[first, 0], &[0, 0], &[two.len()]];
        assert!(wrong.into_iter().all(|places| !is_right(places)));
        assert!(!begin_at(&two[1..], std::iter::empty()), "no header");
    }

    /// Two gigabytes, which some kilobytes of zstd unpack to.
    #[test]
    fn a_page_that_is_larger_than_any_is_refused() {
        let header = [0x15, 0, 0x15, 0xfe, 0xff, 0xff, 0xff, 0x0f, 0x15, 0, 0];
        assert_eq!(pages(&header, 1), Err(Unfit::TooLarge));
    }

    #[test]
    fn a_dictionary_of_more_values_than_it_has_room_for_is_damaged() {
        // Eight bytes of which the header says that they are `values` values.
        let dictionary = |values: u8| {
            let header = [0x15, 4, 0x15, 16, 0x15, 16, 0x4c, 0x15, values << 1, 0x15, 0, 0, 0];
            [&header[..], &[0; 8][..]].concat()
        };
        assert!(pages(&dictionary(2), 4).is_ok());
        assert_eq!(pages(&dictionary(3), 4), Err(Unfit::Damaged));
    }

    /// The reader would take the second size, the number in the place of a text, and the like.
    #[test]
    fn a_header_that_can_be_read_in_two_ways_is_damaged() {
        let of = |header: &[u8]| pages(header, 1);
        assert!(of(&[0x15, 0, 0x15, 0, 0x15, 0, 0]).is_ok());
        // The number of the field written whole: field 2 again.
        assert_eq!(of(&[0x15, 0, 0x15, 0, 0x05, 4, 2, 0x15, 0, 0]), Err(Unfit::Damaged));
        // A text in the place of a size, and of the number of values.
        assert_eq!(of(&[0x15, 0, 0x18, 0, 0x15, 0, 0]), Err(Unfit::Damaged));
        assert_eq!(of(&[0x15, 0, 0x15, 0, 0x15, 0, 0x2c, 0x18, 0, 0, 0]), Err(Unfit::Damaged));
        // A list of two thousand million numbers of eight bytes, which the reader passes beyond the end of the file.
        assert_eq!(of(&[0x15, 0, 0x15, 0, 0x15, 0, 0xc9, 0xf7, 0xff, 0xff, 0xff, 0xff, 0x07, 0]), Err(Unfit::Damaged));
        // A size below zero, and one of more than four bytes.
        assert_eq!(of(&[0x15, 0, 0x15, 1, 0x15, 0, 0]), Err(Unfit::Damaged));
        assert_eq!(of(&[0x15, 0, 0x15, 0x80, 0x80, 0x80, 0x80, 0x10, 0x15, 0, 0]), Err(Unfit::Damaged));
    }
}
