//! Weights that reach totals of the population, in Stata.

use marsad_model::{Calibration, CalibrationMethod, KnownMargin};

use super::super::ScriptOf;
use super::literal;

/// Totals that differ by less than this share of them are the same.
const SAME: f64 = 1e-9;

/// The lines that make what is added up, and the option of `svyset`; none where Stata has not the method.
pub(super) fn lines(of: &ScriptOf<'_>, calibration: &Calibration) -> Option<(Vec<String>, String)> {
    let method = match (calibration.method, calibration.bounds) {
        (CalibrationMethod::Linear, _) => "regress",
        (CalibrationMethod::Raking, None) => "rake",
        // Bounded raking and logit are not there.
        (CalibrationMethod::Raking | CalibrationMethod::Logit, _) => return None,
    };
    let mut lines = Vec::new();
    let mut names = Vec::new();
    let mut totals = Vec::new();
    for (place, margin) in calibration.margins.iter().enumerate() {
        let cells = margin.totals.len() - usize::from(follows(calibration, place));
        for (codes, total) in &margin.totals[..cells] {
            let name = format!("known{}_", names.len() + 1);
            lines.push(format!("generate double {name} = {}", known(of, margin, codes)));
            totals.push(format!("{name}={total}"));
            names.push(name);
        }
    }
    let bounds = calibration.bounds.map(|(low, high)| format!(" ll({low}) ul({high})")).unwrap_or_default();
    let (names, totals) = (names.join(" "), totals.join(" "));
    Some((lines, format!(" {method}({names}, totals({totals}) noconstant{bounds})")))
}

/// Whether the last cell of a margin of persons follows from the first such margin, which adds up to the same.
fn follows(calibration: &Calibration, place: usize) -> bool {
    let is_of_persons = |margin: &&KnownMargin| margin.of.is_none() && !margin.totals.is_empty();
    let sum = |margin: &KnownMargin| margin.totals.iter().map(|(_, total)| *total).sum::<f64>();
    let first = calibration.margins[..place].iter().find(is_of_persons);
    let own = calibration.margins.get(place).filter(is_of_persons);
    let (Some(first), Some(own)) = (first, own) else { return false };
    (sum(first) - sum(own)).abs() <= SAME * sum(first).abs()
}

/// What a person counts for in the total of a cell.
fn known(of: &ScriptOf<'_>, margin: &KnownMargin, codes: &[String]) -> String {
    let is_in = |(variable, code): (&String, &String)| format!("({variable} == {})", literal(of, variable, code));
    let inside: Vec<String> = margin.by.iter().zip(codes).map(is_in).collect();
    let inside = if inside.is_empty() { "1".to_owned() } else { inside.join(" & ") };
    match &margin.of {
        None => inside,
        Some(number) => format!("cond({inside}, {number}, 0)"),
    }
}
