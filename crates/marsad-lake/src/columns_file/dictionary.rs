//! The values of a column, each once, as a Parquet dictionary page has them.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use parquet::basic::Type;
use parquet::data_type::ByteArray;
use parquet::file::statistics::Statistics;

/// Values in order, in the plain encoding of their type.
pub(super) struct Dictionary {
    plain: Vec<Vec<u8>>,
    kind: Type,
    pub is_nullable: bool,
}

/// A dictionary, and for each value it was made of the rank of that value.
pub(super) type Ranked = (Dictionary, Vec<u32>);

impl Dictionary {
    pub(super) fn of_texts(texts: &[&str], is_nullable: bool) -> Ranked {
        let (sorted, ranks) = ranked(texts);
        let plain = sorted.iter().map(|text| text.as_bytes().to_vec()).collect();
        (Self { plain, kind: Type::BYTE_ARRAY, is_nullable }, ranks)
    }

    pub(super) fn of_moments(moments: &[i64]) -> Ranked {
        let (sorted, ranks) = ranked(moments);
        let plain = sorted.iter().map(|moment| moment.to_le_bytes().to_vec()).collect();
        (Self { plain, kind: Type::INT64, is_nullable: false }, ranks)
    }

    pub(super) fn of_counts(counts: &[u32]) -> Ranked {
        let (sorted, ranks) = ranked(counts);
        let plain = sorted.iter().map(|count| count.to_le_bytes().to_vec()).collect();
        (Self { plain, kind: Type::INT32, is_nullable: true }, ranks)
    }

    /// The different numbers among `numbers`, at most `limit`, and the rank of each; none where there are more.
    ///
    /// What is not a number has the rank [`super::pages::NOTHING`].
    pub(super) fn of_numbers(numbers: &[f64], limit: usize) -> Option<Ranked> {
        let mut places: HashMap<u64, u32, BuildHasherDefault<Spread>> = HashMap::default();
        let mut found: Vec<f64> = Vec::new();
        let mut ranks = Vec::with_capacity(numbers.len());
        for &number in numbers {
            if number.is_nan() {
                ranks.push(super::pages::NOTHING);
                continue;
            }
            let place = *places.entry(number.to_bits()).or_insert_with(|| {
                found.push(number);
                found.len() as u32 - 1
            });
            if found.len() > limit {
                return None;
            }
            ranks.push(place);
        }
        let mut order: Vec<u32> = (0..found.len() as u32).collect();
        order.sort_unstable_by(|&a, &b| found[a as usize].total_cmp(&found[b as usize]));
        let mut rank_of = vec![0; found.len()];
        order.iter().enumerate().for_each(|(rank, &place)| rank_of[place as usize] = rank as u32);
        ranks.iter_mut().filter(|rank| **rank != super::pages::NOTHING).for_each(|rank| *rank = rank_of[*rank as usize]);
        let plain = order.iter().map(|&place| found[place as usize].to_le_bytes().to_vec()).collect();
        Some((Self { plain, kind: Type::DOUBLE, is_nullable: true }, ranks))
    }

    /// The dictionary page.
    pub(super) fn page(&self) -> Vec<u8> {
        let mut page = Vec::new();
        for word in &self.plain {
            if self.kind == Type::BYTE_ARRAY {
                page.extend_from_slice(&(word.len() as u32).to_le_bytes());
            }
            page.extend_from_slice(word);
        }
        page
    }

    pub(super) fn len(&self) -> usize {
        self.plain.len()
    }

    pub(super) fn kind(&self) -> Type {
        self.kind
    }

    /// How many bits a rank needs.
    pub(super) fn width(&self) -> u8 {
        (u32::BITS - (self.plain.len().saturating_sub(1) as u32).leading_zeros()) as u8
    }

    /// The value of a rank in the plain encoding.
    pub(super) fn value(&self, rank: u32) -> Vec<u8> {
        self.plain.get(rank as usize).cloned().unwrap_or_default()
    }

    /// What is said of a column whose values lie between two ranks.
    pub(super) fn statistics(&self, bounds: Option<(u32, u32)>, nulls: u64) -> Statistics {
        let (min, max) = (bounds.map(|(min, _)| self.value(min)), bounds.map(|(_, max)| self.value(max)));
        statistics(self.kind, min, max, nulls)
    }
}

/// Statistics of a column from the plain encoding of its bounds.
pub(super) fn statistics(kind: Type, min: Option<Vec<u8>>, max: Option<Vec<u8>>, nulls: u64) -> Statistics {
    let nulls = Some(nulls);
    match kind {
        Type::INT64 => {
            let number = |value: Vec<u8>| value.try_into().map(i64::from_le_bytes).unwrap_or_default();
            Statistics::int64(min.map(number), max.map(number), None, nulls, false)
        }
        Type::INT32 => {
            let number = |value: Vec<u8>| value.try_into().map(i32::from_le_bytes).unwrap_or_default();
            Statistics::int32(min.map(number), max.map(number), None, nulls, false)
        }
        Type::DOUBLE => {
            let number = |value: Vec<u8>| value.try_into().map(f64::from_le_bytes).unwrap_or_default();
            Statistics::double(min.map(number), max.map(number), None, nulls, false)
        }
        _ => Statistics::byte_array(min.map(ByteArray::from), max.map(ByteArray::from), None, nulls, false),
    }
}

/// The different values in order, and for each place the rank of its value.
fn ranked<T: Ord + Copy>(values: &[T]) -> (Vec<T>, Vec<u32>) {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let rank = |value: &T| sorted.binary_search(value).unwrap_or_default() as u32;
    let ranks = values.iter().map(rank).collect();
    (sorted, ranks)
}

/// Spreads the bits of a number over a table; nobody gains by choosing numbers that meet.
#[derive(Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.write_u64(u64::from(byte)));
    }

    fn write_u64(&mut self, number: u64) {
        let mixed = (self.0 ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 32);
    }
}
