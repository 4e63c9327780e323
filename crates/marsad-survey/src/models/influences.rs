//! Covariances of many influence columns without holding all of them at once.

use crate::{Covariance, Design, SurveyError};

use super::parallel;
use super::patterns::Patterns;

/// Columns that are held at once may take this many bytes together.
const BYTES_MAX: usize = 96 << 20;

/// The covariance of the totals of `count` columns, each made by `build` as weight × influence for every row.
///
/// A covariance is bilinear, so where the columns do not fit, each pair of groups of columns is made and asked for.
pub(super) fn covariance_of<F>(design: &Design, count: usize, build: F) -> Result<Covariance, SurveyError>
where
    F: Fn(usize) -> Vec<f64> + Sync,
{
    let fitting = (BYTES_MAX / 8 / design.rows().max(1)).max(2);
    if count <= fitting {
        return design.covariance(&parallel::each(count, &build));
    }
    let mut whole = Covariance::zeros(count);
    let groups: Vec<Vec<usize>> =
        (0..count).collect::<Vec<usize>>().chunks(fitting / 2).map(<[usize]>::to_vec).collect();
    for (place, first) in groups.iter().enumerate() {
        for second in &groups[place..] {
            let mut columns = first.clone();
            columns.extend(second.iter().filter(|column| !first.contains(column)));
            let part = design.covariance(&parallel::each(columns.len(), |place| build(columns[place])))?;
            for (row, from) in columns.iter().enumerate() {
                for (column, to) in columns.iter().enumerate() {
                    whole.set(*from, *to, part.get(row, column));
                }
            }
        }
    }
    Ok(whole)
}

/// The residual of each row times its value in a column of the model matrix.
pub(super) fn scores(patterns: &Patterns, column: usize, residuals: &[f64]) -> Vec<f64> {
    let values = patterns.column(column);
    let rows = patterns.of_row.iter().zip(residuals);
    rows.map(|(pattern, residual)| values[*pattern as usize] * residual).collect()
}

/// How many columns are asked for together where covariances between them are of no use.
const COLUMNS_TOGETHER: usize = 16;

/// The variances of the totals of `count` columns, made as in [`covariance_of`].
pub(super) fn variances_of<F>(design: &Design, count: usize, build: F) -> Result<Vec<f64>, SurveyError>
where
    F: Fn(usize) -> Vec<f64> + Sync,
{
    let mut variances = Vec::with_capacity(count);
    for first in (0..count).step_by(COLUMNS_TOGETHER) {
        let columns = COLUMNS_TOGETHER.min(count - first);
        let part = covariance_of(design, columns, |place| build(first + place))?;
        variances.extend((0..columns).map(|place| part.variance(place).max(0.0)));
    }
    Ok(variances)
}
