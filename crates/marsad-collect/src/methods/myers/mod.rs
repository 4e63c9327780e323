//! Preference for or against each last digit of age, by Myers' blended method. Formula and source in METHOD.md.

use super::single_ages::{AgeCount, NoIndex, persons_by_age};

/// The ages to use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MyersParameters {
    /// The first age.
    pub age_min: u32,
    /// The last age, inclusive; with the first it must span full tens, two or more.
    pub age_max: u32,
}

impl Default for MyersParameters {
    /// 10 to 89, the usual range since Myers 1940.
    fn default() -> Self {
        Self { age_min: 10, age_max: 89 }
    }
}

/// The index with its parts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Myers {
    /// The least share of persons whose age would have to end otherwise, in percent: from 0 to 90.
    pub index: f64,
    /// For each last digit from 0 to 9, its share of the blended persons less 10, in percentage points.
    pub preference_by_digit: [f64; 10],
}

/// Myers' blended index of `rows`, which must have every age of the range; other ages are left out.
pub fn myers(rows: &[AgeCount], parameters: &MyersParameters) -> Result<Myers, NoIndex> {
    let MyersParameters { age_min, age_max } = *parameters;
    let ages = age_max.checked_sub(age_min).map_or(0, |span| span.saturating_add(1));
    if ages < 20 || !ages.is_multiple_of(10) {
        return Err(NoIndex::Range);
    }
    let blended = blend(&persons_by_age(rows, age_min, age_max)?);
    let total: f64 = blended.iter().sum();
    if total <= 0.0 {
        return Err(NoIndex::Nobody);
    }
    let mut preference_by_digit = [0.0; 10];
    for (age, persons) in (age_min..).zip(blended) {
        preference_by_digit[(age % 10) as usize] = 100.0 * persons / total - 10.0;
    }
    let index = preference_by_digit.iter().map(|preference| preference.abs()).sum::<f64>() / 2.0;
    Ok(Myers { index, preference_by_digit })
}

/// The blended persons of each of the first ten ages and those that end alike.
fn blend(by_age: &[f64]) -> [f64; 10] {
    let lower = &by_age[..by_age.len() - 10];
    let upper = &by_age[10..];
    let ending_alike = |ages: &[f64], place: usize| ages.iter().skip(place).step_by(10).sum::<f64>();
    std::array::from_fn(|place| {
        (place + 1) as f64 * ending_alike(lower, place) + (9 - place) as f64 * ending_alike(upper, place)
    })
}

#[cfg(test)]
mod tests {
    use super::{Myers, MyersParameters, myers};
    use crate::methods::single_ages::{NoIndex, ages};

    fn default(of: impl Fn(u32) -> f64) -> Myers {
        myers(&ages(0..=99, of), &MyersParameters::default()).unwrap()
    }

    #[test]
    fn worked_example_of_the_method() {
        let found = default(|age| if age % 10 == 0 { 200.0 } else { 100.0 });
        assert!((found.preference_by_digit[0] - 90.0 / 11.0).abs() < 1e-9);
        assert!((found.preference_by_digit[7] + 10.0 / 11.0).abs() < 1e-9);
        assert!((found.index - 90.0 / 11.0).abs() < 1e-9);
    }

    #[test]
    fn blended_persons_by_hand() {
        let range = MyersParameters { age_min: 10, age_max: 29 };
        let found = myers(&ages(10..=29, |age| if age == 10 { 109.0 } else { 10.0 }), &range).unwrap();
        let preference = 100.0 * 199.0 / 1099.0 - 10.0;
        assert!((found.preference_by_digit[0] - preference).abs() < 1e-9 && (found.index - preference).abs() < 1e-9);
    }

    #[test]
    fn equal_ages_and_ages_on_a_line_prefer_no_digit() {
        assert!(default(|_| 7.0).index < 1e-9);
        assert!(default(|age| 1000.0 - 10.0 * f64::from(age)).index < 1e-9);
    }

    #[test]
    fn a_single_digit_for_all_is_ninety() {
        for digit in 0..10 {
            let found = default(|age| if age % 10 == digit { 5.0 } else { 0.0 });
            assert!((found.index - 90.0).abs() < 1e-9, "{digit}");
            assert!((found.preference_by_digit[digit as usize] - 90.0).abs() < 1e-9);
        }
    }

    #[test]
    fn preferences_balance() {
        let found = default(|age| f64::from(age * 37 % 11));
        assert!(found.preference_by_digit.iter().sum::<f64>().abs() < 1e-9);
    }

    #[test]
    fn a_range_may_begin_with_any_digit() {
        let range = MyersParameters { age_min: 23, age_max: 82 };
        let heaped = |age: u32| if age.is_multiple_of(5) { 3.0 } else { 1.0 };
        let found = myers(&ages(0..=99, heaped), &range).unwrap();
        assert!(found.preference_by_digit[0] > 5.0 && found.preference_by_digit[5] > 5.0);
        assert!(myers(&ages(0..=99, |age| 200.0 - f64::from(age)), &range).unwrap().index < 1e-9);
    }

    #[test]
    fn without_full_tens_or_every_age_there_is_no_index() {
        for (age_min, age_max) in [(10, 88), (10, 19), (50, 10), (0, u32::MAX)] {
            assert_eq!(myers(&[], &MyersParameters { age_min, age_max }), Err(NoIndex::Range));
        }
        assert_eq!(myers(&[], &MyersParameters::default()), Err(NoIndex::MissingAge(10)));
        assert_eq!(myers(&ages(0..=99, |_| 0.0), &MyersParameters::default()), Err(NoIndex::Nobody));
        assert_eq!(myers(&ages(0..=99, |_| -1.0), &MyersParameters::default()), Err(NoIndex::NotACount(10)));
    }
}
