//! Numbers equal things from 0: distinct values of a column, and rows that agree in several columns.
//!
//! Open addressing with multiplicative hashing (Knuth 1998, *The Art of Computer Programming* 3, section 6.4), over
//! 64-bit keys; nothing is allocated for a row.

/// Where no class stands.
const FREE: u32 = u32::MAX;
/// 2⁶⁴ over the golden ratio.
const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;

/// Items that were told apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Classes {
    /// The class of each item, from 0 in the order in which they appear.
    pub of_item: Vec<u32>,
    /// The first item of each class.
    pub firsts: Vec<u32>,
}

/// One column among those that must agree.
pub(super) enum Part<'a> {
    /// Codes of all rows of the table, below `count` in the rows looked at.
    OfRow { codes: &'a [u32], count: usize },
    /// Classes of the items themselves.
    OfItem(&'a Classes),
}

impl Part<'_> {
    fn count(&self) -> u64 {
        match self {
            Self::OfRow { count, .. } => *count as u64,
            Self::OfItem(classes) => classes.firsts.len() as u64,
        }
        .max(1)
    }

    /// Appends its digit to each key.
    fn append(&self, rows: &[u32], keys: &mut [u64]) {
        let count = self.count();
        match self {
            Self::OfRow { codes, .. } => {
                for (key, row) in keys.iter_mut().zip(rows) {
                    *key = *key * count + u64::from(codes[*row as usize]);
                }
            }
            Self::OfItem(classes) => {
                for (key, class) in keys.iter_mut().zip(&classes.of_item) {
                    *key = *key * count + u64::from(*class);
                }
            }
        }
    }
}

/// The distinct numbers among `rows` of a column; none if there are more than `most`.
pub(super) fn distinct_numbers(values: &[f64], rows: &[u32], most: usize) -> Option<Classes> {
    numbered(rows.iter().map(|row| values[*row as usize].to_bits()), rows.len(), most)
}

/// The `rows` that agree in all `parts`.
pub(super) fn agreeing(parts: &[Part<'_>], rows: &[u32]) -> Classes {
    number_all(keys(parts, rows).into_iter(), rows.len())
}

/// The same, but none if there are more than `most` classes.
pub(super) fn agreeing_at_most(parts: &[Part<'_>], rows: &[u32], most: usize) -> Option<Classes> {
    numbered(keys(parts, rows).into_iter(), rows.len(), most)
}

/// One key for each row: a number whose digits are its codes, made short again before it would overflow.
fn keys(parts: &[Part<'_>], rows: &[u32]) -> Vec<u64> {
    let mut keys = vec![0; rows.len()];
    let mut bound: u64 = 1;
    for part in parts {
        if bound.checked_mul(part.count()).is_none() {
            let classes = number_all(keys.iter().copied(), rows.len());
            keys = classes.of_item.iter().map(|class| u64::from(*class)).collect();
            bound = classes.firsts.len() as u64;
        }
        part.append(rows, &mut keys);
        bound = bound.saturating_mul(part.count());
    }
    keys
}

fn numbered(keys: impl Iterator<Item = u64>, items: usize, most: usize) -> Option<Classes> {
    let mut numbering = Numbering::new(items);
    for key in keys {
        numbering.add(key);
        if numbering.firsts.len() > most {
            return None;
        }
    }
    Some(Classes { of_item: numbering.of_item, firsts: numbering.firsts })
}

fn number_all(keys: impl Iterator<Item = u64>, items: usize) -> Classes {
    let mut numbering = Numbering::new(items);
    keys.for_each(|key| numbering.add(key));
    Classes { of_item: numbering.of_item, firsts: numbering.firsts }
}

/// A table from keys to classes, at most half full.
struct Numbering {
    slots: Vec<(u64, u32)>,
    /// 64 less the logarithm of the number of slots.
    shift: u32,
    of_item: Vec<u32>,
    firsts: Vec<u32>,
}

impl Numbering {
    fn new(items: usize) -> Self {
        let bits = 10;
        let slots = vec![(0, FREE); 1 << bits];
        Self { slots, shift: 64 - bits, of_item: Vec::with_capacity(items), firsts: Vec::new() }
    }

    fn add(&mut self, key: u64) {
        let slot = find(&self.slots, self.shift, key);
        let class = match self.slots[slot].1 {
            FREE => self.insert(slot, key),
            class => class,
        };
        self.of_item.push(class);
    }

    fn insert(&mut self, slot: usize, key: u64) -> u32 {
        let class = self.firsts.len() as u32;
        self.firsts.push(self.of_item.len() as u32);
        self.slots[slot] = (key, class);
        if self.firsts.len() * 2 > self.slots.len() {
            self.grow();
        }
        class
    }

    fn grow(&mut self) {
        self.shift -= 1;
        let wider = vec![(0, FREE); self.slots.len() * 2];
        for (key, class) in std::mem::replace(&mut self.slots, wider) {
            if class != FREE {
                let slot = find(&self.slots, self.shift, key);
                self.slots[slot] = (key, class);
            }
        }
    }
}

/// The slot that holds `key`, or the free one where it belongs; there is one, for the table is never full.
fn find(slots: &[(u64, u32)], shift: u32, key: u64) -> usize {
    let mask = slots.len() - 1;
    let mut slot = (key.wrapping_mul(MULTIPLIER) >> shift) as usize;
    while slots[slot].1 != FREE && slots[slot].0 != key {
        slot = (slot + 1) & mask;
    }
    slot
}

#[cfg(test)]
mod tests {
    use super::{Part, agreeing, agreeing_at_most, distinct_numbers};

    #[test]
    fn rows_that_agree_in_all_columns_are_one_class() {
        let (first, second) = ([0, 1, 0, 1, 0, 9], [2, 0, 2, 0, 1, 9]);
        let parts = [Part::OfRow { codes: &first, count: 2 }, Part::OfRow { codes: &second, count: 3 }];
        let classes = agreeing(&parts, &[0, 1, 2, 3, 4]);
        assert_eq!((classes.of_item, classes.firsts), (vec![0, 1, 0, 1, 2], vec![0, 1, 4]));
        assert_eq!(agreeing_at_most(&parts, &[0, 1, 2, 3, 4], 2), None);
    }

    #[test]
    fn every_one_of_many_numbers_is_told_apart() {
        let values: Vec<f64> = (0..5000).map(|place| f64::from(place % 2500) / 7.0).collect();
        let rows: Vec<u32> = (0..5000).collect();
        let classes = distinct_numbers(&values, &rows, 2500).unwrap();
        assert_eq!(classes.firsts, rows[..2500]);
        assert_eq!(classes.of_item[..2500], classes.of_item[2500..]);
        assert_eq!(distinct_numbers(&values, &rows, 2499), None);
    }

    #[test]
    fn columns_whose_codes_multiply_beyond_64_bits_are_still_told_apart() {
        let codes: Vec<u32> = (0..40).collect();
        let rows: Vec<u32> = (0..40).collect();
        let parts: Vec<Part<'_>> = (0..4).map(|_| Part::OfRow { codes: &codes, count: 1 << 30 }).collect();
        assert_eq!(agreeing(&parts, &rows).firsts, rows);
    }
}
