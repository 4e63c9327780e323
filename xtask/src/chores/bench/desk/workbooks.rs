//! Workbooks as officers send them: a table of right rows, no two the same, and beside it the scan of a letter that makes the
//! file as large as such files are.

use rust_xlsxwriter::{Image, XlsxError};

use super::super::observations::Observations;
use super::super::workbook;
use crate::chores::chance::Chance;

/// How large a file is at least.
pub const FILE_BYTES: usize = 5_000_000;
/// The scan is so many points wide; a row of them fills whole words of four bytes, as the format wants.
const WIDTH: usize = 1_280;
/// What stands before the points of a picture.
const HEAD_BYTES: usize = 54;

/// So many workbooks of so many rows each; the rows of none are in another.
pub fn made(count: usize, rows: u64) -> Result<Vec<Vec<u8>>, String> {
    let observations = Observations::new(rows * count as u64)?;
    let table = |place: usize| observations.right(place as u64 * rows, rows);
    let error = |error: XlsxError| error.to_string();
    let plain = workbook::bytes(observations.headers(), table(0), None).map_err(error)?;
    let missing = FILE_BYTES.saturating_sub(plain.len());
    let one = |place: usize| -> Result<Vec<u8>, XlsxError> {
        let picture = (missing > 0).then(|| Image::new_from_buffer(&scan(missing, place as u64))).transpose()?;
        workbook::bytes(observations.headers(), table(place), picture.as_ref())
    };
    (0..count).map(|place| one(place).map_err(error)).collect()
}

/// A picture of at least so many bytes that no packing makes smaller: points at random, 24 bits each (BMP of 1990).
fn scan(bytes: usize, seed: u64) -> Vec<u8> {
    let height = bytes.div_ceil(3 * WIDTH) + 1;
    let size = 3 * WIDTH * height;
    let mut picture = Vec::with_capacity(HEAD_BYTES + size);
    picture.extend_from_slice(b"BM");
    let word = |number: usize| (number as u32).to_le_bytes();
    // The file: its size, nothing, and where the points begin. Then the picture: the size of its head, width and height.
    for number in [HEAD_BYTES + size, 0, HEAD_BYTES, HEAD_BYTES - 14, WIDTH, height] {
        picture.extend_from_slice(&word(number));
    }
    // One plane of 24 bits.
    picture.extend_from_slice(&[1, 0, 24, 0]);
    // Not packed; the size of the points; as fine as it likes, and no palette.
    for number in [0, size, 0, 0, 0, 0] {
        picture.extend_from_slice(&word(number));
    }
    let mut chance = Chance::seeded(seed);
    picture.extend((0..size).map(|_| (chance.share() * 256.0) as u8));
    picture
}

#[cfg(test)]
mod tests {
    use super::{FILE_BYTES, HEAD_BYTES, WIDTH, made, scan};

    #[test]
    fn workbooks_are_as_large_as_they_should_be_and_all_different() {
        let books = made(3, 50).unwrap();
        assert!(books.iter().all(|book| (FILE_BYTES..FILE_BYTES + 100_000).contains(&book.len())));
        assert!(books[0] != books[1] && books[1] != books[2] && books[0] != books[2]);
    }

    #[test]
    fn a_scan_says_how_large_it_is() {
        let picture = scan(10_000, 1);
        let word = |at: usize| u32::from_le_bytes([picture[at], picture[at + 1], picture[at + 2], picture[at + 3]]);
        assert_eq!((&picture[..2], word(2), word(10)), (&b"BM"[..], picture.len() as u32, HEAD_BYTES as u32));
        assert_eq!((word(18), word(22)), (WIDTH as u32, 4));
        assert_eq!(picture.len(), HEAD_BYTES + 3 * WIDTH * 4);
    }
}
