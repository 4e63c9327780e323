//! Whether R and we say the same numbers.

use super::answer::Answer;

/// Estimates may be apart by this share.
const OF_ESTIMATES: f64 = 1e-10;
/// Standard errors may be apart by this share,
const OF_ERRORS: f64 = 1e-8;
/// and by this one where both had the same replicate weights.
const OF_REPLICATES: f64 = 1e-10;

/// How far apart numbers were at most, as a share.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Agreement {
    pub numbers: usize,
    pub estimates: f64,
    pub errors: f64,
    pub replicates: f64,
}

impl Agreement {
    /// Compares all that R said with what we said.
    ///
    /// A number that we did not say, or one too far from R's, is an error.
    pub fn of(r: &Answer, ours: &Answer) -> Result<Self, String> {
        let mut agreement = Self::default();
        for (name, expected) in &r.values {
            let found = ours.values.get(name).filter(|found| found.len() == expected.len());
            let found = found.ok_or_else(|| format!("we said nothing of {name}, or not as many numbers as R"))?;
            for (found, expected) in found.iter().zip(expected) {
                agreement.add(name, (found - expected).abs() / expected.abs())?;
            }
        }
        Ok(agreement)
    }

    /// Both compared, taken together.
    pub fn with(self, other: Self) -> Self {
        Self {
            numbers: self.numbers + other.numbers,
            estimates: self.estimates.max(other.estimates),
            errors: self.errors.max(other.errors),
            replicates: self.replicates.max(other.replicates),
        }
    }

    fn add(&mut self, name: &str, distance: f64) -> Result<(), String> {
        let (farthest, allowed) = if name.ends_with(".estimate") {
            (&mut self.estimates, OF_ESTIMATES)
        } else if name.starts_with("shared_") {
            (&mut self.replicates, OF_REPLICATES)
        } else {
            (&mut self.errors, OF_ERRORS)
        };
        // A distance that is no number is no agreement.
        if distance.is_nan() || distance > allowed {
            return Err(format!("{name}: R and we are apart by {distance:e}, which is more than {allowed:e}"));
        }
        *farthest = farthest.max(distance);
        self.numbers += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Agreement;
    use crate::chores::bench::survey::answer::Answer;

    fn compared(r: &str, ours: &str) -> Result<Agreement, String> {
        let read = |line: &str| Answer::read(&format!("{line}\ndone\n")).unwrap();
        Agreement::of(&read(r), &read(ours))
    }

    #[test]
    fn estimates_must_be_nearer_than_errors() {
        let found = compared("values\tx.error\t2", "values\tx.error\t2.00000001").unwrap();
        assert!((found.errors - 5e-9).abs() < 1e-12 && found.numbers == 1);
        assert!(compared("values\tx.estimate\t2", "values\tx.estimate\t2.00000001").is_err());
        assert!(compared("values\tshared_x.error\t2", "values\tshared_x.error\t2.00000001").is_err());
    }

    #[test]
    fn what_is_not_said_or_no_number_does_not_agree() {
        assert!(compared("values\tx.error\t2", "values\ty.error\t2").is_err());
        assert!(compared("values\tx.error\t2\t3", "values\tx.error\t2").is_err());
        assert!(compared("values\tx.error\t2", "values\tx.error\tNaN").is_err());
    }
}
