//! Texts by their bytes, each with the place of its word.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::memo::Mixing;
use super::recall::after;

/// How many short texts are remembered at most.
const TEXTS_MAX: usize = 1 << 16;
/// How many texts of more than eight bytes, and how long they may be.
const LONG_TEXTS_MAX: usize = 1 << 16;
const LONG_TEXT_BYTES_MAX: usize = 200;

/// The places of the texts of one column.
#[derive(Debug, Default)]
pub(super) struct Texts {
    /// Texts of one to eight bytes, as a number, and their places; a table with free slots, probed one by one.
    short: Vec<(u64, u32)>,
    known: usize,
    blank: Option<u32>,
    long: HashMap<Box<[u8]>, u32, BuildHasherDefault<Mixing>>,
}

impl Texts {
    /// The place of the text that begins at `start` and ends before `end`, and where the next cell begins.
    #[inline]
    pub(super) fn recall(&self, bytes: &[u8], start: usize, end: u8) -> Option<(u32, usize)> {
        let eight = bytes.get(start..start + 8).and_then(|eight| eight.try_into().ok()).map(u64::from_le_bytes)?;
        let ends = zero_bytes(eight ^ (u64::from(end) * 0x0101_0101_0101_0101));
        if ends == 0 || eight as u8 == b'"' {
            return self.recall_long(bytes, start, end);
        }
        let length = (ends.trailing_zeros() / 8) as usize;
        let text = eight & !(u64::MAX << (8 * length));
        if let Some(place) = self.place(text) {
            return Some((place, start + length + 1));
        }
        // A carriage return before the line feed is no part of the text.
        let is_return = end == b'\n' && length > 0 && bytes[start + length - 1] == b'\r';
        let place = is_return.then(|| self.place(text & !(u64::MAX << (8 * (length - 1))))).flatten();
        place.map(|place| (place, start + length + 1))
    }

    /// A text of eight bytes or more, or one in quotes.
    fn recall_long(&self, bytes: &[u8], start: usize, end: u8) -> Option<(u32, usize)> {
        let is_quoted = bytes.get(start) == Some(&b'"');
        let start = start + usize::from(is_quoted);
        let length = memchr::memchr(if is_quoted { b'"' } else { end }, bytes.get(start..)?)?;
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
        if text == 0 {
            return self.blank;
        }
        let mask = self.short.len().wrapping_sub(1);
        let mut slot = slot(text) & mask;
        loop {
            match self.short.get(slot) {
                Some((known, place)) if *known == text => return Some(*place),
                None | Some((0, _)) => return None,
                Some(_) => slot = (slot + 1) & mask,
            }
        }
    }

    /// Learns the place of a text; false where it was learnt to have another.
    pub(super) fn learn(&mut self, text: &[u8], delimiter: u8, place: u32) -> bool {
        // What cannot stand between two delimiters as it is would be taken for something else.
        if text.iter().any(|byte| [b'"', b'\r', b'\n', 0, delimiter].contains(byte)) {
            return true;
        }
        match short_text(text) {
            Some(0) => *self.blank.get_or_insert(place) == place,
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
        if self.known * 4 >= self.short.len() {
            let larger = vec![(0, 0); (self.short.len() * 2).max(256)];
            let known = std::mem::replace(&mut self.short, larger);
            known.into_iter().filter(|(text, _)| *text != 0).for_each(|(text, place)| self.put(text, place));
        }
        self.put(text, place);
        self.known += 1;
        true
    }

    fn put(&mut self, text: u64, place: u32) {
        let mask = self.short.len() - 1;
        let mut slot = slot(text) & mask;
        while self.short[slot].0 != 0 {
            slot = (slot + 1) & mask;
        }
        self.short[slot] = (text, place);
    }
}

/// Where the search for a text begins.
#[inline]
fn slot(text: u64) -> usize {
    (text.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 44) as usize
}

/// A text of at most eight bytes as a number, none of whose bytes is zero but those after its end.
fn short_text(text: &[u8]) -> Option<u64> {
    let mut eight = [0_u8; 8];
    eight.get_mut(..text.len())?.copy_from_slice(text);
    Some(u64::from_le_bytes(eight))
}

/// A number whose lowest bit set is in the first byte of `eight` that is zero.
///
/// Source: Hacker's Delight, 2nd edition, section 6-1 (the bits above the first may be wrong, the first is right).
#[inline]
fn zero_bytes(eight: u64) -> u64 {
    eight.wrapping_sub(0x0101_0101_0101_0101) & !eight & 0x8080_8080_8080_8080
}

#[cfg(test)]
mod tests {
    use super::Texts;

    #[test]
    fn a_text_is_recalled_in_whatever_way_it_stands_in_a_row() {
        let mut texts = Texts::default();
        let words: Vec<String> =
            (0..700).map(|n| format!("T{n}")).chain(["eightlet", "sevenle", "more than eight", "é", ""].map(String::from)).collect();
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
    fn what_was_not_learnt_or_may_mean_something_else_is_not_recalled() {
        let mut texts = Texts::default();
        for word in ["Oui", "a\"b", "x\ny", "a longer text\r"] {
            assert!(texts.learn(word.as_bytes(), b';', 1));
        }
        assert!(!texts.learn(b"Oui", b';', 2), "one text has one place");
        for row in ["Non;         ", "Ou\ni;         ", "\"Oui;        ", "\"O\"\"ui\";    ", "a\"b;        ", "Oui", "OuiOuiOui;        ", ";         "] {
            assert_eq!(texts.recall(row.as_bytes(), 0, b';'), None, "{row:?}");
        }
        assert_eq!(texts.recall(b"Oui;     ", 0, b';'), Some((1, 4)));
    }
}
