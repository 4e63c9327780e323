//! Counts of persons by single year of age, for the indices of age heaping.

/// The persons who gave one age.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AgeCount {
    /// Age in completed years.
    pub age: u32,
    /// Number of persons, weighted or not.
    pub persons: f64,
}

/// Why there is no index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoIndex {
    /// No row gives this age; a zero must be said, for a table by groups of ages has gaps as well.
    MissingAge(u32),
    /// The persons of this age are negative or not finite.
    NotACount(u32),
    /// All ages of the range have zero persons.
    Nobody,
    /// The range of ages asked for is not at least twenty years in full tens.
    Range,
}

/// The persons of each age from `age_min` to `age_max`, rows of one age added.
pub(super) fn persons_by_age(rows: &[AgeCount], age_min: u32, age_max: u32) -> Result<Vec<f64>, NoIndex> {
    let persons = (age_min..=age_max).map(|age| persons_of(rows, age)).collect::<Result<Vec<f64>, NoIndex>>()?;
    if persons.iter().sum::<f64>() > 0.0 { Ok(persons) } else { Err(NoIndex::Nobody) }
}

fn persons_of(rows: &[AgeCount], age: u32) -> Result<f64, NoIndex> {
    let counts: Vec<f64> = rows.iter().filter(|row| row.age == age).map(|row| row.persons).collect();
    if counts.is_empty() {
        return Err(NoIndex::MissingAge(age));
    }
    let is_count = counts.iter().all(|count| count.is_finite() && *count >= 0.0);
    if is_count { Ok(counts.iter().sum()) } else { Err(NoIndex::NotACount(age)) }
}

/// Rows for tests: each age of the range with the persons that `of` gives.
#[cfg(test)]
pub(super) fn ages(range: std::ops::RangeInclusive<u32>, of: impl Fn(u32) -> f64) -> Vec<AgeCount> {
    range.map(|age| AgeCount { age, persons: of(age) }).collect()
}

#[cfg(test)]
mod tests {
    use super::{NoIndex, ages, persons_by_age};

    #[test]
    fn a_missing_age_is_not_a_zero() {
        assert_eq!(persons_by_age(&ages(1..=3, |_| 1.0), 1, 4), Err(NoIndex::MissingAge(4)));
    }

    #[test]
    fn rows_of_one_age_are_added() {
        let rows = [ages(1..=2, |_| 1.0), ages(1..=2, |_| 2.0)].concat();
        assert_eq!(persons_by_age(&rows, 1, 2), Ok(vec![3.0, 3.0]));
    }

    #[test]
    fn what_is_no_count_gives_no_index() {
        assert_eq!(persons_by_age(&ages(1..=2, |_| -1.0), 1, 2), Err(NoIndex::NotACount(1)));
        assert_eq!(persons_by_age(&ages(1..=2, |_| f64::NAN), 1, 2), Err(NoIndex::NotACount(1)));
        assert_eq!(persons_by_age(&ages(1..=2, |_| 0.0), 1, 2), Err(NoIndex::Nobody));
    }
}
