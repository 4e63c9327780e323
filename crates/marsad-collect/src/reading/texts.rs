//! Texts by their bytes, each with the place of its word.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::memo::Mixing;
use super::recall::after;

/// How many slots there are at first, as a power of two.
const SLOT_BITS_MIN: u32 = 6;
/// How many short texts are remembered at most.
const TEXTS_MAX: usize = 1 << 16;
/// How many texts of more than eight bytes, and how long they may be.
const LONG_TEXTS_MAX: usize = 1 << 16;
const LONG_TEXT_BYTES_MAX: usize = 200;
/// How many bytes end a line at most: a carriage return and a line feed.
const LINE_END_BYTES: usize = 2;

/// A slot that no text has: no text has a byte of all ones.
const FREE: (u64, u32) = (u64::MAX, 0);

/// The places of the texts of one column.
#[derive(Debug)]
pub(super) struct Texts {
    /// Texts of at most eight bytes, as a number, and their places; a table with free slots, probed one by one.
    short: Vec<(u64, u32)>,
    /// By how much the hash of a text is shifted to be a slot.
    shift: u32,
    known: usize,
    long: HashMap<Box<[u8]>, u32, BuildHasherDefault<Mixing>>,
}

impl Default for Texts {
    fn default() -> Self {
        Self {
            short: vec![FREE; 1 << SLOT_BITS_MIN],
            shift: u64::BITS - SLOT_BITS_MIN,
            known: 0,
            long: HashMap::default(),
        }
    }
}

impl Texts {
    /// The place of the text that begins at `start` and ends before `end`, and where the next cell begins.
    #[inline]
    pub(super) fn recall(&self, bytes: &[u8], start: usize, end: u8) -> Option<(u32, usize)> {
        let eight = eight_at(bytes, start)?;
        let ends = zero_bytes(eight ^ repeated(end));
        // The lowest bit set marks the end: all bits of the bytes before it are those of the text.
        let text = eight & ((ends & ends.wrapping_neg()) >> 7).wrapping_sub(1);
        match self.place(text) {
            Some(place) if ends != 0 => Some((place, start + (ends.trailing_zeros() / 8) as usize + 1)),
            _ => self.recall_other(bytes, start, end),
        }
    }

    /// A text of eight bytes or more, one in quotes, or one before a carriage return.
    fn recall_other(&self, bytes: &[u8], start: usize, end: u8) -> Option<(u32, usize)> {
        let is_quoted = bytes.get(start) == Some(&b'"');
        let start = start + usize::from(is_quoted);
        // The end of a text that may be known is near. Where it is not there, rows without it would each be searched to
        // the end of the block.
        let near = bytes.len().min(start + LONG_TEXT_BYTES_MAX + LINE_END_BYTES);
        let length = memchr::memchr(if is_quoted { b'"' } else { end }, bytes.get(start..near)?)?;
        let mut text = &bytes[start..start + length];
        let next = if is_quoted { after(bytes, start + length + 1, end)? } else { start + length + 1 };
        if end == b'\n' && !is_quoted {
            text = text.strip_suffix(b"\r").unwrap_or(text);
        }
        let place = match short_text(text) {
            Some(text) => self.place(text),
            None => self.long.get(text).copied(),
        };
        place.map(|place| (place, next))
    }

    #[inline]
    fn place(&self, text: u64) -> Option<u32> {
        let mut slot = self.slot(text);
        loop {
            let (known, place) = self.short[slot];
            if known == text {
                return Some(place);
            }
            if known == FREE.0 {
                return None;
            }
            slot = (slot + 1) & (self.short.len() - 1);
        }
    }

    /// Where the search for a text begins.
    #[inline]
    fn slot(&self, text: u64) -> usize {
        (text.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> self.shift) as usize
    }

    /// Learns the place of a text; false where it was learnt to have another.
    pub(super) fn learn(&mut self, text: &[u8], delimiter: u8, place: u32) -> bool {
        // What cannot stand between two delimiters as it is would be taken for something else.
        if text.iter().any(|byte| [b'"', b'\r', b'\n', 0, delimiter].contains(byte)) {
            return true;
        }
        match short_text(text) {
            Some(text) => match self.place(text) {
                Some(known) => known == place,
                None => self.learn_short(text, place),
            },
            None if text.len() > LONG_TEXT_BYTES_MAX || self.long.len() >= LONG_TEXTS_MAX => true,
            None => *self.long.entry(text.into()).or_insert(place) == place,
        }
    }

    fn learn_short(&mut self, text: u64, place: u32) -> bool {
        if self.known >= TEXTS_MAX {
            return true;
        }
        // Many free slots: a text that is not in its own slot costs more than the room.
        if self.known * 8 >= self.short.len() {
            let larger = vec![FREE; self.short.len() * 4];
            self.shift -= 2;
            let known = std::mem::replace(&mut self.short, larger);
            known.into_iter().filter(|slot| slot.0 != FREE.0).for_each(|(text, place)| self.put(text, place));
        }
        self.put(text, place);
        self.known += 1;
        true
    }

    fn put(&mut self, text: u64, place: u32) {
        let mut slot = self.slot(text);
        while self.short[slot].0 != FREE.0 {
            slot = (slot + 1) & (self.short.len() - 1);
        }
        self.short[slot] = (text, place);
    }
}

/// A text of at most eight bytes as a number, none of whose bytes is zero but those after its end.
fn short_text(text: &[u8]) -> Option<u64> {
    let mut eight = [0_u8; 8];
    eight.get_mut(..text.len())?.copy_from_slice(text);
    Some(u64::from_le_bytes(eight))
}

/// The eight bytes from `start` on, the first as the lowest.
#[inline]
pub(super) fn eight_at(bytes: &[u8], start: usize) -> Option<u64> {
    bytes.get(start..start + 8)?.try_into().ok().map(u64::from_le_bytes)
}

/// Eight times the same byte.
#[inline]
pub(super) fn repeated(byte: u8) -> u64 {
    u64::from(byte) * 0x0101_0101_0101_0101
}

/// The number that eight digits write, the first as the lowest byte; none where one is no digit.
///
/// Source: Mula & Lemire, "Faster base64 and number parsing": pairs of digits are joined, then pairs of pairs.
#[inline]
pub(super) fn eight_digits(eight: u64) -> Option<u64> {
    let is_digit = eight & 0xf0f0_f0f0_f0f0_f0f0 == repeated(b'0')
        && eight.wrapping_add(0x0606_0606_0606_0606) & 0xf0f0_f0f0_f0f0_f0f0 == repeated(b'0');
    let digits = eight.wrapping_sub(repeated(b'0'));
    let pairs = digits.wrapping_mul(10).wrapping_add(digits >> 8) & 0x00ff_00ff_00ff_00ff;
    let fours = pairs.wrapping_mul(100).wrapping_add(pairs >> 16) & 0x0000_ffff_0000_ffff;
    let number = fours.wrapping_mul(10_000).wrapping_add(fours >> 32) & 0xffff_ffff;
    is_digit.then_some(number)
}

/// A number whose lowest bit set is in the first byte of `eight` that is zero.
///
/// Source: Hacker's Delight, 2nd edition, section 6-1 (the bits above the first may be wrong, the first is right).
#[inline]
pub(super) fn zero_bytes(eight: u64) -> u64 {
    eight.wrapping_sub(0x0101_0101_0101_0101) & !eight & 0x8080_8080_8080_8080
}

#[cfg(test)]
mod tests {
    use super::{LONG_TEXT_BYTES_MAX, Texts, eight_at, eight_digits};

    #[test]
    fn a_text_is_recalled_in_whatever_way_it_stands_in_a_row() {
        let mut texts = Texts::default();
        let words: Vec<String> = (0..700)
            .map(|n| format!("T{n}"))
            .chain(["eightlet", "sevenle", "more than eight", "é", ""].map(String::from))
            .collect();
        for (place, word) in words.iter().enumerate() {
            assert!(texts.learn(word.as_bytes(), b',', place as u32));
        }
        for (place, word) in words.iter().enumerate() {
            for (row, end) in [
                (format!("{word},and more behind"), b','),
                (format!("\"{word}\",and more behind"), b','),
                (format!("{word}\nand more behind"), b'\n'),
                (format!("{word}\r\nand more behind"), b'\n'),
                (format!("\"{word}\"\r\nand more behind"), b'\n'),
            ] {
                let next = row.find("and more").unwrap();
                assert_eq!(texts.recall(row.as_bytes(), 0, end), Some((place as u32, next)), "{row:?}");
            }
        }
    }

    #[test]
    fn the_longest_text_is_recalled_and_the_end_of_a_longer_one_is_not_searched() {
        let mut texts = Texts::default();
        let longest = "x".repeat(LONG_TEXT_BYTES_MAX);
        assert!(texts.learn(longest.as_bytes(), b';', 3));
        for (row, end) in [
            (format!("{longest};"), b';'),
            (format!("\"{longest}\";"), b';'),
            (format!("{longest}\r\n"), b'\n'),
            (format!("\"{longest}\"\r\n"), b'\n'),
        ] {
            let next = row.len();
            assert_eq!(texts.recall(format!("{row}        ").as_bytes(), 0, end), Some((3, next)), "{row:?}");
        }
        // Half a million lines without a delimiter: each is looked at once, and not to the end of all of them.
        let lines = "x\n".repeat(500_000);
        let starts = (0..lines.len()).step_by(2);
        assert!(starts.into_iter().all(|at| texts.recall(lines.as_bytes(), at, b';').is_none()));
    }

    #[test]
    fn eight_digits_are_one_number() {
        for number in [0, 7, 42, 1_234_567, 90_000_000, 99_999_999, 12_345_678] {
            let digits = format!("{number:08}");
            assert_eq!(eight_digits(eight_at(digits.as_bytes(), 0).unwrap()), Some(number));
        }
        for text in ["1234567-", "/0000000", "0000:000", "12.45678", "1234567\n", "0000000\u{0}"] {
            assert_eq!(eight_digits(eight_at(text.as_bytes(), 0).unwrap()), None, "{text:?}");
        }
    }

    #[test]
    fn what_was_not_learnt_or_may_mean_something_else_is_not_recalled() {
        let mut texts = Texts::default();
        for word in ["Oui", "a\"b", "x\ny", "a longer text\r"] {
            assert!(texts.learn(word.as_bytes(), b';', 1));
        }
        assert!(!texts.learn(b"Oui", b';', 2), "one text has one place");
        for row in [
            "Non;         ",
            "Ou\ni;         ",
            "\"Oui;        ",
            "\"O\"\"ui\";    ",
            "a\"b;        ",
            "Oui",
            "OuiOuiOui;        ",
            ";         ",
        ] {
            assert_eq!(texts.recall(row.as_bytes(), 0, b';'), None, "{row:?}");
        }
        assert_eq!(texts.recall(b"Oui;     ", 0, b';'), Some((1, 4)));
    }
}
