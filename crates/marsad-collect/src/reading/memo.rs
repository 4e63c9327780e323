//! What was found for a text once, so that the tolerant way of reading is gone once for each text and not for each cell.
//!
//! This is what makes reading fast: there is one way to find a code, and a memory of its answers.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Texts up to this are short enough to remember many.
const TEXT_BYTES_MAX: usize = 256;
/// Texts longer than this are never remembered; how many long ones are.
const LONG_BYTES_MAX: usize = 1 << 16;
const LONG_MAX: usize = 32;
/// How many texts are remembered.
const TEXTS_MAX: usize = 1 << 16;
/// How many short texts have a place of their own.
const SLOTS: usize = 1 << 12;

/// Answers by text.
#[derive(Debug)]
pub(crate) struct Memo<T> {
    /// Texts of at most eight bytes by their bytes: key and answer. A key of 0 is an empty place.
    short: Vec<(u64, T)>,
    others: HashMap<Box<str>, T, BuildHasherDefault<Mixing>>,
    /// How many of them are long.
    long: usize,
}

impl<T: Copy + Default> Default for Memo<T> {
    fn default() -> Self {
        // Without slots until the first text: a memo may be taken out of its place for a moment.
        Self { short: Vec::new(), others: HashMap::default(), long: 0 }
    }
}

impl<T: Copy + Default> Memo<T> {
    /// The answer for `text`, where it is at hand.
    #[inline]
    pub(crate) fn known(&self, text: &str) -> Option<T> {
        let key = key(text.as_bytes())?;
        let slot = (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 52) as usize;
        self.short.get(slot).filter(|(known, _)| *known == key).map(|(_, answer)| *answer)
    }

    /// The answer for `text`, found by `find` the first time.
    pub(crate) fn get(&mut self, text: &str, find: impl FnOnce(&str) -> T) -> T {
        let Some(key) = key(text.as_bytes()) else { return self.get_other(text, find) };
        if self.short.is_empty() {
            self.short.resize(SLOTS, (0, T::default()));
        }
        let slot = (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 52) as usize;
        let (known, answer) = self.short[slot];
        if known == key {
            return answer;
        }
        let answer = self.get_other(text, find);
        self.short[slot] = (key, answer);
        answer
    }

    fn get_other(&mut self, text: &str, find: impl FnOnce(&str) -> T) -> T {
        if let Some(&answer) = self.others.get(text) {
            return answer;
        }
        let answer = find(text);
        let is_long = text.len() > TEXT_BYTES_MAX;
        let has_room = if is_long { self.long < LONG_MAX } else { self.others.len() < TEXTS_MAX };
        if has_room && text.len() <= LONG_BYTES_MAX {
            self.long += usize::from(is_long);
            self.others.insert(text.into(), answer);
        }
        answer
    }
}

/// A text of one to eight bytes as a number of its own; the first byte cannot be zero, so that no text is 0.
#[inline]
fn key(bytes: &[u8]) -> Option<u64> {
    if bytes.is_empty() || bytes.len() > 8 {
        return None;
    }
    let mut padded = [0_u8; 8];
    padded[..bytes.len()].copy_from_slice(bytes);
    // A zero at the end would make two texts of different length equal.
    (bytes[bytes.len() - 1] != 0).then_some(u64::from_le_bytes(padded))
}

/// A quick hash for texts that are not chosen against us: the number of texts is limited.
#[derive(Default)]
pub(crate) struct Mixing(u64);

impl Hasher for Mixing {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }

    fn write(&mut self, bytes: &[u8]) {
        let (whole, rest) = bytes.as_chunks::<8>();
        let rest = rest.iter().fold(0_u64, |number, &byte| (number << 8) | u64::from(byte));
        for number in whole.iter().map(|eight| u64::from_le_bytes(*eight)).chain([rest]) {
            self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Memo;

    #[test]
    fn a_text_is_looked_up_once_and_never_taken_for_another() {
        let mut memo: Memo<u32> = Memo::default();
        let mut asked = 0;
        let texts: Vec<String> =
            (0..9000).map(|n| format!("T{n}")).chain(["long text beyond eight".to_owned()]).collect();
        for round in 0..2 {
            for (at, text) in texts.iter().enumerate() {
                let answer = memo.get(text, |_| {
                    asked += 1;
                    at as u32
                });
                assert_eq!(answer, at as u32, "{round} {text}");
            }
        }
        assert_eq!(asked, texts.len());
    }
}
