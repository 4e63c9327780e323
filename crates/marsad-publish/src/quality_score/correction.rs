//! How soon files that were returned were corrected.

use marsad_model::CorrectionBasis;

use super::parts::median;

/// How soon files were corrected, from the days that each returned one waited for the file that corrected it, or none where
/// none has come. None where nothing was returned.
pub fn correction_basis(days: &[Option<i32>]) -> Option<CorrectionBasis> {
    let corrected: Vec<f64> = days.iter().flatten().map(|days| f64::from(*days)).collect();
    (!days.is_empty()).then(|| CorrectionBasis {
        returned: days.len() as u64,
        corrected: corrected.len() as u64,
        days_median: median(corrected),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_to_correct_are_the_median_of_what_was_corrected_and_what_was_not_is_told_beside() {
        let check = |days: &[Option<i32>], expected: Option<(u64, u64, Option<f64>)>| {
            let found = correction_basis(days).map(|one| (one.returned, one.corrected, one.days_median));
            assert_eq!(found, expected, "{days:?}");
        };
        check(&[], None);
        check(&[None], Some((1, 0, None)));
        // The worked example of METHOD.md.
        check(&[Some(0), Some(3), Some(12), None], Some((4, 3, Some(3.0))));
    }
}
