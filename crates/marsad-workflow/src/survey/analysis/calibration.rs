//! Weights that reach totals of the population, before anything is estimated with them.

use marsad_survey::Design;
use marsad_survey::weighting::{Bounds, CalibrationOptions, Distance, Margin, MarginTotal, Weighted, calibrate};

use super::super::SurveyProblem;
use super::{Calibration, CalibrationMethod, KnownMargin};

/// The design with weights that reach the totals.
pub(super) fn calibrated(design: &Design, wanted: &Calibration) -> Result<Weighted, SurveyProblem> {
    let margins: Vec<Margin> = wanted.margins.iter().map(margin).collect();
    let options = CalibrationOptions {
        distance: match wanted.method {
            CalibrationMethod::Linear => Distance::Linear,
            CalibrationMethod::Raking => Distance::Raking,
            CalibrationMethod::Logit => Distance::Logit,
        },
        bounds: wanted.bounds.map(|(lower, upper)| Bounds { lower, upper }),
        ..CalibrationOptions::default()
    };
    Ok(calibrate(design, &margins, &options)?)
}

/// What is known of the population, as the library takes it.
pub(super) fn margin(known: &KnownMargin) -> Margin {
    let total = |(codes, total): &(Vec<String>, f64)| MarginTotal { codes: codes.clone(), total: *total };
    Margin { by: known.by.clone(), of: known.of.clone(), totals: known.totals.iter().map(total).collect() }
}
