//! How much of a Parquet file is read: of one that somebody brings by its length, for a few kilobytes can say one value a
//! thousand million times.

use arrow_schema::DataType;
use parquet::errors::ParquetError;

/// What is said of values that take more memory than they may.
pub(crate) const TOO_LONG: &str = "its values are longer than what is read";
/// What is said of more values than are read.
const TOO_MANY: &str = "it has more values than are read";

/// How many values a file may have whatever its length, and how many more for each of its bytes: an honest one has a few
/// dozen, as files of SPSS and Stata do.
const CELLS_FREE: usize = 1 << 22;
const CELLS_PER_BYTE: usize = 100;
/// The same of its rows, each of which has a place in everything that is computed: their weights and keys take more than a bit.
const ROWS_FREE: usize = 1 << 22;
const ROWS_PER_BYTE: usize = 8;
/// How many bytes they may take, and its pages once they are unpacked. With what is made of them, a file of three hundred
/// kilobytes stays within 512 megabytes.
const BYTES_FREE: u64 = 1 << 26;
const BYTES_PER_BYTE: u64 = 256;

/// How much a file may still hold.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    /// Rows.
    pub rows: usize,
    /// Values, those that are missing among them.
    pub cells: usize,
    /// Bytes of its values once they are read.
    pub bytes: u64,
    /// Bytes of its pages once they are unpacked.
    pub pages: u64,
}

impl Bounds {
    /// What any file may hold.
    pub(crate) const ALL: Self = Self { rows: 1 << 28, cells: 1 << 28, bytes: 1 << 30, pages: 1 << 30 };

    /// What a file of `length` bytes may hold that somebody brings.
    pub(crate) fn of(length: usize) -> Self {
        let rows = length.saturating_mul(ROWS_PER_BYTE).saturating_add(ROWS_FREE);
        let cells = length.saturating_mul(CELLS_PER_BYTE).saturating_add(CELLS_FREE);
        let bytes = unpacked_max(length);
        let all = Self::ALL;
        Self {
            rows: rows.min(all.rows),
            cells: cells.min(all.cells),
            bytes: bytes.min(all.bytes),
            pages: bytes.min(all.pages),
        }
    }

    /// Refuses a table that says itself to be too large, before any page of it is looked at. What it says may be untrue: what
    /// is read is counted all the same.
    pub(crate) fn check<'k>(
        mut self,
        rows: usize,
        columns: impl Iterator<Item = &'k DataType>,
    ) -> Result<(), ParquetError> {
        // A table without columns has rows too.
        let (mut count, mut width) = (0_usize, 0_usize);
        for kind in columns {
            count = count.saturating_add(1);
            width = width.saturating_add(kind.primitive_width().unwrap_or(0));
        }
        if rows > self.rows {
            return Err(ParquetError::General(TOO_MANY.to_owned()));
        }
        self.take_cells(rows.saturating_mul(count.max(1)))?;
        self.take_bytes(rows.saturating_mul(width))
    }

    pub(crate) fn take_cells(&mut self, cells: usize) -> Result<(), ParquetError> {
        let left = self.cells.checked_sub(cells);
        self.cells = left.ok_or_else(|| ParquetError::General(TOO_MANY.to_owned()))?;
        Ok(())
    }

    pub(crate) fn take_bytes(&mut self, bytes: usize) -> Result<(), ParquetError> {
        self.bytes = less(self.bytes, bytes as u64)?;
        Ok(())
    }

    pub(crate) fn take_pages(&mut self, bytes: u64) -> Result<(), ParquetError> {
        self.pages = less(self.pages, bytes)?;
        Ok(())
    }
}

/// How many bytes the pages of a file of `length` bytes may unpack to, if that is all that bounds it.
pub(crate) fn unpacked_max(length: usize) -> u64 {
    (length as u64).saturating_mul(BYTES_PER_BYTE).saturating_add(BYTES_FREE)
}

fn less(left: u64, taken: u64) -> Result<u64, ParquetError> {
    left.checked_sub(taken).ok_or_else(|| ParquetError::General(TOO_LONG.to_owned()))
}

#[cfg(test)]
mod tests {
    use arrow_schema::DataType;

    use super::Bounds;

    #[test]
    fn a_file_of_few_bytes_may_hold_little_and_a_long_one_as_much_as_any() {
        let few = Bounds::of(500);
        assert!(few.cells < 5_000_000 && few.bytes < 70_000_000 && few.pages < 70_000_000, "{few:?}");
        let (long, all) = (Bounds::of(100 << 20), Bounds::ALL);
        assert_eq!((long.rows, long.cells, long.bytes, long.pages), (all.rows, all.cells, all.bytes, all.pages));
    }

    /// Texts of no letter take four bytes, their codes as many and the numbers that they may be eight; other numbers are kept
    /// twice; an estimate takes about seventy bytes for each row.
    #[test]
    fn three_hundred_kilobytes_stay_within_half_a_gigabyte() {
        let bounds = Bounds::of(300_000);
        assert!(bounds.bytes * 3 < 512 << 20, "{bounds:?}");
        assert!(bounds.cells * size_of::<f64>() < 512 << 20, "{bounds:?}");
        assert!(bounds.rows * 70 < 512 << 20, "{bounds:?}");
    }

    #[test]
    fn what_a_footer_says_is_enough_to_refuse_it() {
        let kinds = [DataType::Float64, DataType::Utf8];
        let said = |rows| Bounds::of(500).check(rows, kinds.iter()).map_err(|error| error.to_string());
        assert_eq!(said(1_000_000), Ok(()));
        assert!(said(100_000_000).unwrap_err().contains("more values"));
        let narrow = Bounds { bytes: 1_000_000, ..Bounds::ALL };
        assert!(narrow.check(200_000, kinds.iter()).unwrap_err().to_string().contains("longer than what is read"));
        assert!(Bounds::of(0).check(usize::MAX, std::iter::empty()).is_err(), "rows of no column");
    }
}
