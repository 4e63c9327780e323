//! Weights that reach totals of the population, before anything is estimated with them.

use marsad_survey::Design;
use marsad_survey::weighting::{Bounds, CalibrationOptions, Distance, Margin, MarginTotal, calibrate};

use super::super::{DesignNote, SurveyProblem};
use super::trouble::weighting_note;
use super::{Calibration, CalibrationMethod, ConstraintFact, KnownMargin};

/// A design with new weights.
pub(super) struct Calibrated {
    pub design: Design,
    pub constraints: Vec<ConstraintFact>,
    pub notes: Vec<DesignNote>,
}

/// The design with weights that reach the totals.
pub(super) fn calibrated(design: &Design, wanted: &Calibration) -> Result<Calibrated, SurveyProblem> {
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
    let made = calibrate(design, &margins, &options)?;
    let constraint = |reached: &marsad_survey::weighting::ConstraintReached| ConstraintFact {
        name: name(wanted.margins.get(reached.name.margin), &reached.name.codes),
        target: reached.target,
        before: reached.before,
        after: reached.after,
    };
    Ok(Calibrated {
        design: made.design,
        constraints: made.report.constraints.iter().map(constraint).collect(),
        notes: made.report.findings.iter().map(weighting_note).collect(),
    })
}

fn margin(known: &KnownMargin) -> Margin {
    let total = |(codes, total): &(Vec<String>, f64)| MarginTotal { codes: codes.clone(), total: *total };
    Margin { by: known.by.clone(), of: known.of.clone(), totals: known.totals.iter().map(total).collect() }
}

/// `sex=F, area=URBAN`, after it the number that is added up, if there is one.
fn name(margin: Option<&KnownMargin>, codes: &[String]) -> String {
    let Some(margin) = margin else { return codes.join(", ") };
    let cells = margin.by.iter().zip(codes).map(|(variable, code)| format!("{variable}={code}"));
    cells.chain(margin.of.clone()).collect::<Vec<_>>().join(", ")
}
