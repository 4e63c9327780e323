//! The first 176 bytes of a system file.

use crate::formats::bytes::Bytes;

/// What the header says.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Header {
    pub is_big_endian: bool,
    pub compression: Compression,
    /// Where the weight stands among the eight-byte units of a row, counted from 1; 0 for none.
    pub weight: usize,
    /// How many rows there are, where that was known to the writer.
    pub rows: Option<u64>,
    /// What is taken from a command byte to give a small number.
    pub bias: f64,
    /// The day and the time of writing.
    pub written: [Vec<u8>; 2],
    pub label: Vec<u8>,
}

/// How rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compression {
    /// As they are.
    None,
    /// By a command byte for each unit.
    Commands,
    /// The same, packed again by zlib.
    Zlib,
}

/// What stands in the place of a number that is missing, unless a record says otherwise.
pub(super) const SYSTEM_MISSING: f64 = -f64::MAX;
/// The bias of every file that a known program wrote.
const USUAL_BIAS: f64 = 100.0;

/// Whether bytes begin as a system file does.
pub(in crate::formats) fn begins(bytes: &[u8]) -> bool {
    bytes.starts_with(b"$FL2") || bytes.starts_with(b"$FL3")
}

/// The header; none where the bytes are no system file or end within it.
pub(super) fn read(bytes: &mut Bytes<'_>) -> Option<Header> {
    let magic = bytes.take(4)?;
    if !begins(magic) {
        return None;
    }
    let is_zlib = magic == b"$FL3";
    bytes.skip(60)?;
    bytes.is_big_endian = false;
    let mut layout = *bytes;
    if !is_layout(layout.number_i32()?) {
        bytes.is_big_endian = true;
    }
    if !is_layout(bytes.number_i32()?) {
        return None;
    }
    // How many units a row has is counted from the variables; some writers leave this number wrong.
    bytes.skip(4)?;
    let compression = match (bytes.number_i32()?, is_zlib) {
        (2, _) | (_, true) => Compression::Zlib,
        (0, false) => Compression::None,
        (_, false) => Compression::Commands,
    };
    let weight = usize::try_from(bytes.number_i32()?).unwrap_or(0);
    let rows = u64::try_from(bytes.number_i32()?).ok();
    let bias = bytes.number_f64()?;
    let bias = if bias.is_finite() { bias } else { USUAL_BIAS };
    let written = [bytes.take(9)?.to_vec(), bytes.take(8)?.to_vec()];
    let label = bytes.take(64)?.to_vec();
    bytes.skip(3)?;
    Some(Header { is_big_endian: bytes.is_big_endian, compression, weight, rows, bias, written, label })
}

fn is_layout(code: i32) -> bool {
    matches!(code, 2 | 3)
}

#[cfg(test)]
mod tests {
    use super::{Compression, read};
    use crate::formats::bytes::Bytes;

    fn header(is_big_endian: bool) -> Vec<u8> {
        let number = |number: i32| if is_big_endian { number.to_be_bytes() } else { number.to_le_bytes() };
        let mut bytes = b"$FL2".to_vec();
        bytes.extend([b' '; 60]);
        for field in [2, 3, 1, 2, -1] {
            bytes.extend(number(field));
        }
        let bias = 100.0_f64;
        bytes.extend(if is_big_endian { bias.to_be_bytes() } else { bias.to_le_bytes() });
        bytes.resize(176, b' ');
        bytes
    }

    #[test]
    fn the_order_of_bytes_shows_by_the_layout() {
        for is_big_endian in [false, true] {
            let bytes = header(is_big_endian);
            let header = read(&mut Bytes::new(&bytes, false)).unwrap();
            assert_eq!((header.is_big_endian, header.weight, header.rows), (is_big_endian, 2, None));
            assert_eq!((header.compression, header.bias), (Compression::Commands, 100.0));
        }
    }

    #[test]
    fn a_header_that_is_cut_or_of_another_file_is_none() {
        let bytes = header(false);
        for length in [0, 3, 64, 175] {
            assert_eq!(read(&mut Bytes::new(&bytes[..length], false)), None, "{length}");
        }
        let mut other = bytes;
        other[64] = 9;
        assert_eq!(read(&mut Bytes::new(&other, false)), None);
    }
}
