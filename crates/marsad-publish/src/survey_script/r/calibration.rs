//! Weights that reach totals of the population, in R.

use marsad_model::{Calibration, CalibrationMethod, KnownMargin};

use super::super::ScriptOf;
use super::{literal, name};

/// The design with calibrated weights; none of two phases, which R calibrates one by one.
///
/// Totals that follow from others are left out by R's own decomposition: `calibrate` does not solve with them.
pub(super) fn lines(of: &ScriptOf<'_>, calibration: &Calibration) -> Option<Vec<String>> {
    if of.design.second.is_some() {
        return None;
    }
    let method = match calibration.method {
        CalibrationMethod::Linear => "linear",
        CalibrationMethod::Raking => "raking",
        CalibrationMethod::Logit => "logit",
    };
    let bounds = calibration.bounds.map(|(low, high)| format!(", bounds = c({low}, {high})")).unwrap_or_default();
    let cells = || calibration.margins.iter().flat_map(|margin| margin.totals.iter().map(move |cell| (margin, cell)));
    let known: Vec<String> = cells().map(|(margin, (codes, _))| format!("  {}", known(of, margin, codes))).collect();
    let totals: Vec<String> = cells().map(|(_, (_, total))| total.to_string()).collect();
    Some(vec![
        format!("known <- 1 * with(data, cbind(\n{}\n))", known.join(",\n")),
        format!("totals <- c({})", totals.join(", ")),
        "kept <- with(qr(known), sort(pivot[seq_len(rank)]))".to_owned(),
        "design <- update(design, known_ = known[, kept])".to_owned(),
        format!("design <- calibrate(design, ~0 + known_, population = totals[kept], calfun = \"{method}\"{bounds})"),
    ])
}

/// What a person counts for in the total of a cell.
fn known(of: &ScriptOf<'_>, margin: &KnownMargin, codes: &[String]) -> String {
    let is_in =
        |(variable, code): (&String, &String)| format!("{} %in% c({})", name(variable), literal(of, variable, code));
    let inside: Vec<String> = margin.by.iter().zip(codes).map(is_in).collect();
    let inside = inside.join(" & ");
    match (&margin.of, inside.is_empty()) {
        (None, true) => "rep(1, nrow(data))".to_owned(),
        (None, false) => inside,
        (Some(number), true) => name(number),
        (Some(number), false) => format!("ifelse({inside}, {}, 0)", name(number)),
    }
}
