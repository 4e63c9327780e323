//! Rows that agree: equal codes in several columns, found by one number for each row.
//!
//! Holds: numbering of key tuples, groups, and matching of rows by key. Does not hold: which columns make a key.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// The number of rows without a key.
const NO_KEY: u64 = u64::MAX;

/// One column of a key: for each row a number below `count`, or a number below zero where there is none.
#[derive(Clone, Debug, Default)]
pub(super) struct KeyColumn {
    pub(super) keys: Vec<i32>,
    pub(super) count: usize,
}

/// For each row the number of its group, and how many groups there are.
#[derive(Debug)]
pub(super) struct Groups {
    pub(super) ids: Vec<Option<u32>>,
    pub(super) count: usize,
}

/// Groups of the rows that agree in every column; a row without a key is in none.
pub(super) fn groups(columns: &[KeyColumn], rows: usize) -> Groups {
    let mut coding = Coding::new(rows, 0);
    for column in columns {
        coding.push(column, &KeyColumn::default());
    }
    let mut seen: CodeMap = CodeMap::default();
    let mut id = |code: u64| {
        let next = seen.len() as u32;
        (code != NO_KEY).then(|| *seen.entry(code).or_insert(next))
    };
    let ids = coding.base.into_iter().map(&mut id).collect();
    Groups { ids, count: seen.len() }
}

/// For each row of `probe` the first row of `base` that has the same key.
pub(super) fn match_rows(columns: &[(KeyColumn, KeyColumn)], base_rows: usize, probe_rows: usize) -> Vec<Option<u32>> {
    let mut coding = Coding::new(base_rows, probe_rows);
    for (base, probe) in columns {
        coding.push(base, probe);
    }
    let mut first: CodeMap = HashMap::with_capacity_and_hasher(base_rows, BuildHasherDefault::default());
    for (row, code) in coding.base.iter().enumerate().filter(|(_, code)| **code != NO_KEY) {
        first.entry(*code).or_insert(row as u32);
    }
    coding.probe.iter().map(|code| first.get(code).copied()).collect()
}

/// Numbers for the key tuples of two tables, made column by column: codes are below `width`.
struct Coding {
    base: Vec<u64>,
    probe: Vec<u64>,
    width: u64,
}

impl Coding {
    fn new(base_rows: usize, probe_rows: usize) -> Self {
        Self { base: vec![0; base_rows], probe: vec![0; probe_rows], width: 1 }
    }

    /// Adds a column; where the numbers would grow too large, those in use are numbered anew first.
    fn push(&mut self, base: &KeyColumn, probe: &KeyColumn) {
        let count = (base.count.max(probe.count) as u64).max(1);
        if self.width.checked_mul(count).is_none() {
            self.condense();
        }
        self.width = self.width.saturating_mul(count);
        extend(&mut self.base, &base.keys, count);
        extend(&mut self.probe, &probe.keys, count);
    }

    fn condense(&mut self) {
        let mut seen = CodeMap::default();
        for code in self.base.iter_mut().chain(&mut self.probe).filter(|code| **code != NO_KEY) {
            let next = seen.len() as u32;
            *code = u64::from(*seen.entry(*code).or_insert(next));
        }
        self.width = (seen.len() as u64).max(1);
    }
}

fn extend(codes: &mut [u64], keys: &[i32], count: u64) {
    for (code, key) in codes.iter_mut().zip(keys) {
        *code = match u64::try_from(*key) {
            Ok(key) if *code != NO_KEY => *code * count + key,
            _ => NO_KEY,
        };
    }
}

type CodeMap = HashMap<u64, u32, BuildHasherDefault<CodeHasher>>;

/// Mixes one number, because the standard hash takes most of the time of an evaluation.
///
/// Source: the finaliser of MurmurHash3 (Appleby, 2011), which maps different numbers to different hashes.
#[derive(Default)]
struct CodeHasher(u64);

impl Hasher for CodeHasher {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    fn write_u64(&mut self, code: u64) {
        let mixed = (self.0 ^ code) ^ ((self.0 ^ code) >> 33);
        let mixed = mixed.wrapping_mul(0xff51_afd7_ed55_8ccd);
        let mixed = (mixed ^ (mixed >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        self.0 = mixed ^ (mixed >> 33);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::{KeyColumn, groups, match_rows};

    fn column(keys: &[i32], count: usize) -> KeyColumn {
        KeyColumn { keys: keys.to_vec(), count }
    }

    #[test]
    fn rows_without_a_key_belong_to_no_group() {
        let found = groups(&[column(&[0, 1, -1, 0], 2), column(&[3, 3, 3, 3], 4)], 4);
        assert_eq!((found.ids, found.count), (vec![Some(0), Some(1), None, Some(0)], 2));
    }

    #[test]
    fn without_columns_all_rows_are_one_group() {
        assert_eq!(groups(&[], 3).ids, [Some(0), Some(0), Some(0)]);
    }

    #[test]
    fn keys_too_wide_for_one_number_are_told_apart() {
        let wide: Vec<KeyColumn> = (0..6).map(|_| column(&[0, 1, 2_000_000_000, 1], 2_000_000_001)).collect();
        assert_eq!(groups(&wide, 4).ids, [Some(0), Some(1), Some(2), Some(1)]);
        let pairs: Vec<_> = wide.iter().map(|c| (c.clone(), column(&[1, 7, 0], 2_000_000_001))).collect();
        assert_eq!(match_rows(&pairs, 4, 3), [Some(1), None, Some(0)]);
    }
}
