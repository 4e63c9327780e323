//! How good sources are, as grades that a person can read and change.

use super::problem::{Statement, Uncertainty};

/// A source, by its place in [`Grading::sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub usize);

/// A grade, by its place in [`Grading::grades`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GradeId(pub usize);

/// A grade: how far the figures of a source of this kind are off.
///
/// The standard error of a figure is the greater of the two.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grade {
    /// The standard error as a share of the figure.
    pub relative: f64,
    /// The least standard error, in the unit of the cell; above zero, so that a figure of zero is not taken as exact.
    pub standard_error_min: f64,
}

/// The grades, and the grade of each source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grading {
    /// The grades.
    pub grades: Vec<Grade>,
    /// The grade of each source.
    pub sources: Vec<GradeId>,
}

impl Grade {
    fn variance(&self, value: f64) -> f64 {
        let errors = [self.relative * value.abs(), self.standard_error_min];
        // What is negative or no number is passed on, so that it is told.
        let impossible = errors.into_iter().find(|error| error.is_nan() || *error < 0.0);
        let error = impossible.unwrap_or(errors[0].max(errors[1]));
        error * error.abs()
    }
}

impl Grading {
    /// The variance of a statement; an error is the grade or source that is not in the tables.
    pub(super) fn variance(&self, statement: &Statement) -> Result<f64, Ungraded> {
        match statement.uncertainty {
            Uncertainty::Graded => {
                let grade = self.sources.get(statement.source.0).ok_or(Ungraded::Source(statement.source))?;
                self.graded(*grade, statement.value)
            }
            Uncertainty::Grade(grade) => self.graded(grade, statement.value),
            Uncertainty::StandardError(error) => Ok(error * error.abs()),
            Uncertainty::Relative(share) => Ok(share * share.abs() * statement.value.powi(2)),
            Uncertainty::Variance(variance) => Ok(variance),
        }
    }

    fn graded(&self, grade: GradeId, value: f64) -> Result<f64, Ungraded> {
        self.grades.get(grade.0).map(|grade| grade.variance(value)).ok_or(Ungraded::Grade(grade))
    }
}

/// What is not in the tables of grades.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ungraded {
    Source(SourceId),
    Grade(GradeId),
}

#[cfg(test)]
mod tests {
    use super::super::problem::{CellId, Statement, Uncertainty};
    use super::{Grade, GradeId, Grading, SourceId, Ungraded};

    #[track_caller]
    fn check(value: f64, uncertainty: Uncertainty, expected: Result<f64, Ungraded>) {
        let grades =
            vec![Grade { relative: 0.1, standard_error_min: 2.0 }, Grade { relative: 0.5, standard_error_min: 0.0 }];
        let grading = Grading { grades, sources: vec![GradeId(1)] };
        let statement = Statement { cell: CellId(0), source: SourceId(0), value, uncertainty };
        assert_eq!(grading.variance(&statement), expected);
    }

    #[test]
    fn the_greater_of_share_and_least_error_counts() {
        check(100.0, Uncertainty::Grade(GradeId(0)), Ok(100.0));
        check(-100.0, Uncertainty::Grade(GradeId(0)), Ok(100.0));
        check(4.0, Uncertainty::Grade(GradeId(0)), Ok(4.0));
        check(4.0, Uncertainty::Graded, Ok(4.0));
    }

    #[test]
    fn each_way_to_say_it_is_a_variance() {
        check(20.0, Uncertainty::StandardError(3.0), Ok(9.0));
        check(-20.0, Uncertainty::Relative(0.25), Ok(25.0));
        check(20.0, Uncertainty::Variance(7.0), Ok(7.0));
    }

    #[test]
    fn a_negative_error_does_not_become_a_variance() {
        check(20.0, Uncertainty::StandardError(-3.0), Ok(-9.0));
        check(20.0, Uncertainty::Relative(-0.25), Ok(-25.0));
    }

    #[test]
    fn an_unknown_grade_is_told() {
        check(20.0, Uncertainty::Grade(GradeId(2)), Err(Ungraded::Grade(GradeId(2))));
    }
}
