//! The address of a cell: `B7`.

use std::fmt;

pub(super) const ROWS_MAX: u32 = 1_048_576;
pub(super) const COLUMNS_MAX: u32 = 16_384;

/// A cell that a sheet can have, ordered by row, then by column; both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CellRef {
    pub row: u32,
    pub column: u32,
}

impl CellRef {
    /// The cell at a row and a column from 1, where a sheet reaches so far.
    pub fn new(row: u32, column: u32) -> Option<Self> {
        let is_inside = (1..=ROWS_MAX).contains(&row) && (1..=COLUMNS_MAX).contains(&column);
        is_inside.then_some(Self { row, column })
    }

    /// Reads `B7`, and `$B$7`.
    pub fn parse(text: &str) -> Option<Self> {
        let bare = text.replace('$', "");
        let (letters, digits) = bare.split_at_checked(bare.find(|c: char| !c.is_ascii_alphabetic())?)?;
        if !(1..=3).contains(&letters.len()) || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        let place = |letter: u8| u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        let column = letters.bytes().fold(0, |column, letter| column * 26 + place(letter));
        Self::new(digits.parse().ok()?, column)
    }

    /// Reads `B7:C9` as its first and last cell; `B7` is both.
    pub fn parse_range(text: &str) -> Option<(Self, Self)> {
        let (first, last) = text.split_once(':').unwrap_or((text, text));
        Some((Self::parse(first)?, Self::parse(last)?))
    }

    fn letters(self) -> String {
        let mut left = self.column;
        let mut letters = Vec::new();
        while left > 0 {
            letters.push(char::from(b'A' + ((left - 1) % 26) as u8));
            left = (left - 1) / 26;
        }
        letters.into_iter().rev().collect()
    }
}

impl fmt::Display for CellRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.letters(), self.row)
    }
}

#[cfg(test)]
mod tests {
    use super::CellRef;

    #[test]
    fn an_address_read_and_written_is_the_same() {
        for text in ["A1", "Z9", "AA10", "AZ3", "BA3", "ZZ1", "AAA1", "XFD1048576"] {
            assert_eq!(CellRef::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(CellRef::parse("$c$12"), CellRef::new(12, 3));
    }

    #[test]
    fn what_no_sheet_can_have_is_no_cell() {
        for text in ["", "A", "7", "A0", "XFE1", "A1048577", "AAAA1", "A1B", "é1", "A99999999999"] {
            assert_eq!(CellRef::parse(text), None, "{text}");
        }
    }
}
