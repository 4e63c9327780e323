//! Sets of labels behind the data: codes and their labels by the name of the set.

use std::collections::HashMap;

use super::cells::{Cell, LONG_MISSING, whole};
use super::tagged::label_set;
use crate::Code;
use crate::formats::bytes::{Bytes, until_zero};
use crate::options::CATEGORIES_MAX;
use crate::told::{Told, Trouble};

/// The sets of labels of a file by their names.
#[derive(Debug, Default)]
pub(super) struct LabelSets<'b> {
    pub sets: HashMap<&'b [u8], Vec<(Code, &'b [u8])>>,
}

impl<'b> LabelSets<'b> {
    /// The sets that begin where `bytes` stand. `name` is how many bytes their names have.
    pub(super) fn read(mut bytes: Bytes<'b>, is_tagged: bool, name: usize, told: &mut Told) -> Self {
        let mut found = Self::default();
        let mut codes = 0;
        while bytes.left() > 0 && !bytes.starts_with(b"</value_labels>") {
            let at = bytes.at();
            let Some((name, table)) = label_set(&mut bytes, is_tagged, name) else {
                told.part("value-labels", at, Trouble::CutOff);
                break;
            };
            let Some(set) = set(table, bytes.is_big_endian) else {
                told.part("value-labels", at, Trouble::Damaged);
                continue;
            };
            codes += set.len();
            if codes > CATEGORIES_MAX {
                told.too_large("survey-labels", CATEGORIES_MAX as u64);
                break;
            }
            found.sets.insert(name, set);
        }
        found
    }

    /// The labels of all sets, for a look at their encoding.
    pub(super) fn texts(&self) -> impl Iterator<Item = &'b [u8]> {
        self.sets.values().flatten().map(|(_, label)| *label)
    }
}

/// How often the bytes of all labels may be walked through.
const WALKS_MAX: usize = 8;

/// The codes of a set: how many, how many bytes their labels have, where each begins, the codes, the labels.
fn set(table: &[u8], is_big_endian: bool) -> Option<Vec<(Code, &[u8])>> {
    let mut bytes = Bytes::new(table, is_big_endian);
    let count = bytes.count()?;
    let text_bytes = bytes.count()?;
    if !bytes.has(count, 8) {
        return None;
    }
    let starts = (0..count).map(|_| bytes.count()).collect::<Option<Vec<usize>>>()?;
    let codes = (0..count).map(|_| bytes.number_i32()).collect::<Option<Vec<i32>>>()?;
    let texts = bytes.take(text_bytes.min(bytes.left()))?;
    let mut found = Vec::new();
    // Labels stand one behind the other; those that lie over each other again and again would take for ever.
    let mut walk = texts.len().saturating_mul(WALKS_MAX);
    for (code, start) in codes.into_iter().zip(starts) {
        let Some((code, label)) = code_of(code).zip(texts.get(start..).map(until_zero)) else { continue };
        walk = walk.checked_sub(label.len())?;
        found.push((code, label));
    }
    Some(found)
}

/// A code as data have it; what is missing without a letter has no label.
fn code_of(code: i32) -> Option<Code> {
    match whole(code, LONG_MISSING) {
        Cell::Number(number) => Some(Code::Number(number)),
        Cell::Extended(letter) => Some(Code::Extended(letter)),
        Cell::Blank => None,
    }
}

#[cfg(test)]
mod tests {
    use super::set;
    use crate::Code;

    #[test]
    fn a_set_gives_each_code_its_label() {
        let mut table = Vec::new();
        for number in [3, 9, 0, 6, 3, 1, 2, 2_147_483_622_i32] {
            table.extend(number.to_le_bytes());
        }
        table.extend(b"M.\0NR\0F.\0");
        let found = set(&table, false).unwrap();
        let text = |(code, label): &(Code, &[u8])| (code.to_string(), String::from_utf8_lossy(label).into_owned());
        let labels: Vec<(String, String)> = found.iter().map(text).collect();
        assert_eq!(
            labels,
            [("1", "M."), ("2", "F."), (".a", "NR")].map(|(code, label)| (code.to_owned(), label.to_owned()))
        );
        assert_eq!(found[2].0, Code::Extended('a'));
    }

    #[test]
    fn a_set_that_claims_more_than_it_has_is_none() {
        let table: Vec<u8> = [i32::MAX, 9, 0].iter().flat_map(|number: &i32| number.to_le_bytes()).collect();
        assert!(set(&table, false).is_none());
    }
}
