//! Heaping on ages that end in 0 and 5, by Whipple's index. Formula and source in METHOD.md.

use super::single_ages::{AgeCount, NoIndex, persons_by_age};

/// The ages of the index: eight full tens, centred so that both digits lie in the middle of five years.
const AGE_MIN: u32 = 23;
/// The last age, inclusive.
const AGE_MAX: u32 = 62;

/// The classes of the United Nations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AgeQuality {
    /// Below 105.
    HighlyAccurate,
    /// From 105 to below 110.
    FairlyAccurate,
    /// From 110 to below 125.
    Approximate,
    /// From 125 to below 175.
    Rough,
    /// 175 and above.
    VeryRough,
}

/// The index with its class.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Whipple {
    /// 100 without heaping, 500 if all ages end in 0 or 5, 0 if none does; without unit.
    pub index: f64,
    /// The class of the United Nations.
    pub quality: AgeQuality,
    /// The persons aged 23 to 62 that it rests on.
    pub persons: f64,
}

/// Whipple's index of `rows`, which must have every age from 23 to 62; other ages are left out.
pub fn whipple(rows: &[AgeCount]) -> Result<Whipple, NoIndex> {
    let by_age = persons_by_age(rows, AGE_MIN, AGE_MAX)?;
    let persons: f64 = by_age.iter().sum();
    let heaped: f64 = (AGE_MIN..).zip(&by_age).filter(|(age, _)| age % 5 == 0).map(|(_, persons)| persons).sum();
    let index = 500.0 * heaped / persons;
    Ok(Whipple { index, quality: AgeQuality::of(index), persons })
}

impl Whipple {
    /// How many standard deviations the index is above 100, where each person has a true age that ends in 0 or 5 with the
    /// chance of one in five: √persons · (index − 100) / 200.
    pub fn deviations_from_even(&self) -> f64 {
        self.persons.max(0.0).sqrt() * (self.index - 100.0) / 200.0
    }
}

impl AgeQuality {
    /// The class of an `index`; the worst for what is not a number.
    pub fn of(index: f64) -> Self {
        match index {
            ..105.0 => Self::HighlyAccurate,
            ..110.0 => Self::FairlyAccurate,
            ..125.0 => Self::Approximate,
            ..175.0 => Self::Rough,
            _ => Self::VeryRough,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{AgeQuality, whipple};
    use crate::methods::single_ages::{NoIndex, ages};

    #[track_caller]
    fn check(of: impl Fn(u32) -> f64, index: f64, quality: AgeQuality) {
        let found = whipple(&ages(0..=99, of)).unwrap();
        assert!((found.index - index).abs() < 1e-9, "{found:?}");
        assert_eq!(found.quality, quality);
    }

    #[test]
    fn worked_example_of_the_method() {
        check(|age| if age % 5 == 0 { 180.0 } else { 80.0 }, 180.0, AgeQuality::VeryRough);
    }

    /// 144 persons, 48 of them heaped: 500 · 48 / 144 = 166.7, and 12 · 66.7 / 200 = 4.
    #[test]
    fn the_index_is_so_many_deviations_above_even_ages() {
        let found = whipple(&ages(0..=99, |age| if age % 5 == 0 { 6.0 } else { 3.0 })).unwrap();
        assert!((found.deviations_from_even() - 4.0).abs() < 1e-9, "{found:?}");
    }

    #[test]
    fn equal_ages_and_ages_on_a_line_are_not_heaped() {
        check(|_| 7.0, 100.0, AgeQuality::HighlyAccurate);
        check(|age| 1000.0 - 10.0 * f64::from(age), 100.0, AgeQuality::HighlyAccurate);
    }

    #[test]
    fn the_index_lies_between_nought_and_five_hundred() {
        check(|age| if age % 5 == 0 { 1.0 } else { 0.0 }, 500.0, AgeQuality::VeryRough);
        check(|age| if age % 5 == 0 { 0.0 } else { 1.0 }, 0.0, AgeQuality::HighlyAccurate);
    }

    #[test]
    fn the_bounds_belong_to_the_worse_class() {
        let classes = [104.9, 105.0, 110.0, 125.0, 175.0].map(AgeQuality::of);
        use AgeQuality::{Approximate, FairlyAccurate, HighlyAccurate, Rough, VeryRough};
        assert_eq!(classes, [HighlyAccurate, FairlyAccurate, Approximate, Rough, VeryRough]);
    }

    #[test]
    fn only_the_ages_from_23_to_62_count() {
        let outside = |age: u32| if (23..=62).contains(&age) { 1.0 } else { f64::from(age % 10) * 100.0 };
        check(outside, 100.0, AgeQuality::HighlyAccurate);
        assert_eq!(whipple(&ages(23..=62, |_| 2.0)).unwrap().persons, 80.0);
    }

    #[test]
    fn without_every_age_there_is_no_index() {
        assert_eq!(whipple(&[]), Err(NoIndex::MissingAge(23)));
        assert_eq!(whipple(&ages(25..=62, |_| 1.0)), Err(NoIndex::MissingAge(23)));
        assert_eq!(whipple(&ages(23..=62, |_| 0.0)), Err(NoIndex::Nobody));
        assert_eq!(whipple(&ages(23..=62, |_| f64::NAN)), Err(NoIndex::NotACount(23)));
    }
}
