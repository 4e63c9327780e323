//! Observed values in as few bytes as they need.

use crate::places::remove;

/// Stands for a missing value among whole numbers.
const NONE: i32 = i32::MIN;

/// Values in the order of observations: four bytes each while all are whole and small, as counts are; else eight.
#[derive(Clone, Debug)]
pub enum Values {
    /// Whole numbers; [`i32::MIN`] where the value is missing.
    Whole(Vec<i32>),
    /// Any numbers; not a number where the value is missing.
    Any(Vec<f64>),
}

impl Default for Values {
    fn default() -> Self {
        Self::Whole(Vec::new())
    }
}

/// Two lists are equal that have the same values, however they are kept.
impl PartialEq for Values {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Values {
    /// How many there are, missing ones too.
    pub fn len(&self) -> usize {
        match self {
            Self::Whole(list) => list.len(),
            Self::Any(list) => list.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value at `at`; none where it is missing.
    #[inline]
    pub fn get(&self, at: usize) -> Option<f64> {
        match self {
            Self::Whole(list) => list.get(at).filter(|&&whole| whole != NONE).map(|&whole| f64::from(whole)),
            Self::Any(list) => list.get(at).copied().filter(|value| !value.is_nan()),
        }
    }

    /// Every value, in order.
    pub fn iter(&self) -> impl Iterator<Item = Option<f64>> + '_ {
        (0..self.len()).map(|at| self.get(at))
    }

    /// Adds a value at the end.
    pub fn push(&mut self, value: Option<f64>) {
        self.extend(&[value.unwrap_or(f64::NAN)]);
    }

    /// Adds values at the end; what is not a number is missing.
    pub fn extend(&mut self, values: &[f64]) {
        if let Self::Whole(list) = self {
            if values.iter().all(|&value| is_kept_whole(value)) {
                list.extend(values.iter().map(|&value| if value.is_nan() { NONE } else { value as i32 }));
                return;
            }
            self.widen();
        }
        if let Self::Any(list) = self {
            list.extend_from_slice(values);
        }
    }

    /// Adds the values of `other` at the end.
    pub fn append(&mut self, other: &Self) {
        match (&mut *self, other) {
            (Self::Whole(list), Self::Whole(other)) => list.extend_from_slice(other),
            (_, Self::Any(other)) => self.extend(other),
            (Self::Any(list), Self::Whole(other)) => list.extend(other.iter().map(|&whole| any(whole))),
        }
    }

    /// The places of values below `min` or above `max`.
    pub fn outside(&self, min: f64, max: f64) -> Vec<usize> {
        const VALUES: usize = 1024;
        let is_outside = |at: &usize| self.get(*at).is_some_and(|value| value < min || value > max);
        let mut found = Vec::new();
        for first in (0..self.len()).step_by(VALUES) {
            let last = (first + VALUES).min(self.len());
            let may_be = match self {
                // Missing values are the smallest: they may be looked at once more.
                Self::Whole(list) => list[first..last].iter().fold(false, |found, &whole| {
                    let value = f64::from(whole);
                    found | (value < min) | (value > max)
                }),
                Self::Any(_) => true,
            };
            if may_be {
                found.extend((first..last).filter(is_outside));
            }
        }
        found
    }

    /// Changes the value at `at`.
    pub fn set(&mut self, at: usize, value: Option<f64>) {
        let value = value.unwrap_or(f64::NAN);
        if !is_kept_whole(value) {
            self.widen();
        }
        match self {
            Self::Whole(list) => list[at] = if value.is_nan() { NONE } else { value as i32 },
            Self::Any(list) => list[at] = value,
        }
    }

    fn widen(&mut self) {
        if let Self::Whole(list) = self {
            *self = Self::Any(std::mem::take(list).into_iter().map(any).collect());
        }
    }

    /// Takes the rows named out; they are in their order.
    pub fn remove(&mut self, rows: &[usize]) {
        match self {
            Self::Whole(list) => remove(list, rows),
            Self::Any(list) => remove(list, rows),
        }
    }

    /// The values at `rows`, in this order.
    #[must_use]
    pub fn taken(&self, rows: &[u32]) -> Self {
        match self {
            Self::Whole(list) => Self::Whole(rows.iter().map(|&row| list[row as usize]).collect()),
            Self::Any(list) => Self::Any(rows.iter().map(|&row| list[row as usize]).collect()),
        }
    }
}

/// Whether a value comes back as it was from four bytes: minus zero does not.
#[inline]
fn is_kept_whole(value: f64) -> bool {
    let whole = value as i32;
    value.is_nan() | (f64::from(whole).to_bits() == value.to_bits() && whole != NONE)
}

fn any(whole: i32) -> f64 {
    if whole == NONE { f64::NAN } else { f64::from(whole) }
}

#[cfg(test)]
mod tests {
    use super::Values;

    #[test]
    fn every_value_comes_back_as_it_was() {
        let odd =
            [1.0, f64::NAN, -7.0, 0.5, 3e9, -0.0, f64::from(i32::MIN), f64::from(i32::MAX), f64::INFINITY, 1e-300];
        for count in 0..=odd.len() {
            let (mut together, mut single) = (Values::default(), Values::default());
            together.extend(&odd[..count]);
            let expected: Vec<Option<f64>> = odd[..count].iter().map(|&v| (!v.is_nan()).then_some(v)).collect();
            expected.iter().for_each(|&value| single.push(value));
            let bits = |values: &Values| values.iter().map(|value| value.map(f64::to_bits)).collect::<Vec<_>>();
            assert_eq!(bits(&together), expected.iter().map(|value| value.map(f64::to_bits)).collect::<Vec<_>>());
            assert_eq!(bits(&single), bits(&together));
            let mut twice = Values::default();
            twice.append(&together);
            twice.append(&single);
            assert_eq!(twice.len(), 2 * count);
            assert!(twice.taken(&(0..count as u32).collect::<Vec<_>>()) == together);
        }
        let mut values = Values::default();
        values.extend(&[1.0, 2.0]);
        values.set(1, Some(2.5));
        values.set(0, None);
        assert_eq!(values.iter().collect::<Vec<_>>(), [None, Some(2.5)]);
    }
}
