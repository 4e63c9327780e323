//! The values of a column, each once, as a Parquet dictionary page has them.

use parquet::basic::Type;
use parquet::data_type::ByteArray;
use parquet::file::statistics::Statistics;

use super::pages::NOTHING;

/// Whole numbers that lie further apart are not looked up in a table.
const SPAN_MAX: usize = 1 << 18;

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
    /// What is not a number has the rank [`NOTHING`].
    pub(super) fn of_numbers(numbers: &[f64], limit: usize) -> Option<Ranked> {
        let mut found = Numbers::new(limit);
        let mut ranks = Vec::with_capacity(numbers.len());
        for &number in numbers {
            ranks.push(if number.is_nan() { NOTHING } else { found.place(number)? });
        }
        let found = found.numbers;
        let mut order: Vec<u32> = (0..found.len() as u32).collect();
        order.sort_unstable_by(|&a, &b| found[a as usize].total_cmp(&found[b as usize]));
        let mut rank_of = vec![0; found.len()];
        order.iter().enumerate().for_each(|(rank, &place)| rank_of[place as usize] = rank as u32);
        ranks.iter_mut().filter(|rank| **rank != NOTHING).for_each(|rank| *rank = rank_of[*rank as usize]);
        let plain = order.iter().map(|&place| found[place as usize].to_le_bytes().to_vec()).collect();
        Some((Self { plain, kind: Type::DOUBLE, is_nullable: true }, ranks))
    }

    /// The same for whole numbers that lie close together; none where they do not, or where there are more than `limit`.
    ///
    /// The smallest number that four bytes hold stands for a missing value.
    pub(super) fn of_wholes(numbers: &[i32], limit: usize) -> Option<Ranked> {
        let present = || numbers.iter().copied().filter(|&number| number != i32::MIN);
        let (min, max) = present().min().zip(present().max()).unwrap_or((0, 0));
        let span = usize::try_from(i64::from(max) - i64::from(min)).ok().filter(|&span| span < SPAN_MAX)?;
        let place = |number: i32| (number - min) as usize;
        let mut rank_of = vec![0_u32; span + 1];
        present().for_each(|number| rank_of[place(number)] = 1);
        let found: Vec<i32> = (min..=max).filter(|&number| rank_of[place(number)] == 1).collect();
        if found.len() > limit {
            return None;
        }
        found.iter().enumerate().for_each(|(rank, &number)| rank_of[place(number)] = rank as u32);
        let rank = |&number: &i32| if number == i32::MIN { NOTHING } else { rank_of[place(number)] };
        let plain = found.iter().map(|&number| f64::from(number).to_le_bytes().to_vec()).collect();
        Some((Self { plain, kind: Type::DOUBLE, is_nullable: true }, numbers.iter().map(rank).collect()))
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

/// Different numbers, each at its place, found by a table with free slots that is probed one by one.
struct Numbers {
    numbers: Vec<f64>,
    /// For each slot one more than the place of a number; 0 where it is free.
    slots: Vec<u32>,
    limit: usize,
}

impl Numbers {
    fn new(limit: usize) -> Self {
        Self { numbers: Vec::new(), slots: vec![0; 256], limit }
    }

    /// The place of a number; none where there would be more than the limit.
    #[inline]
    fn place(&mut self, number: f64) -> Option<u32> {
        let slot = self.slot(number);
        match self.slots[slot] {
            0 => self.add(number),
            known => Some(known - 1),
        }
    }

    /// The slot of a number, or the free one where it would be.
    #[inline]
    fn slot(&self, number: f64) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = (number.to_bits().wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as usize & mask;
        loop {
            match self.slots[slot] {
                0 => return slot,
                known if self.numbers[known as usize - 1].to_bits() == number.to_bits() => return slot,
                _ => slot = (slot + 1) & mask,
            }
        }
    }

    #[cold]
    fn add(&mut self, number: f64) -> Option<u32> {
        if self.numbers.len() >= self.limit {
            return None;
        }
        self.numbers.push(number);
        if self.numbers.len() * 2 > self.slots.len() {
            self.slots = vec![0; self.slots.len() * 4];
            for place in 0..self.numbers.len() - 1 {
                let slot = self.slot(self.numbers[place]);
                self.slots[slot] = place as u32 + 1;
            }
        }
        let slot = self.slot(number);
        self.slots[slot] = self.numbers.len() as u32;
        Some(self.numbers.len() as u32 - 1)
    }
}
