//! Steps of weighting in R, one after the other.

use marsad_model::{KnownMargin, WeightBound, WeightTrimming, WeightingStep};

use super::super::ScriptOf;
use super::{formula, literal, name};

/// The design after each step; none where the package has not the step (`obstacle.rs` tells it before).
pub(super) fn lines(of: &ScriptOf<'_>) -> Option<Vec<String>> {
    let steps = of.question.weighting().iter().map(|step| one(of, step));
    Some(steps.collect::<Option<Vec<Vec<String>>>>()?.concat())
}

fn one(of: &ScriptOf<'_>, step: &WeightingStep) -> Option<Vec<String>> {
    match step {
        WeightingStep::ResponseCells { .. } | WeightingStep::ResponsePropensity { .. } => None,
        WeightingStep::Trim(trimming) => Some(trimmed(*trimming)),
        WeightingStep::PostStratify { margin, leaves_out_empty } => {
            let partial = if *leaves_out_empty { ", partial = TRUE" } else { "" };
            let (by, cells) = (formula(&margin.by), cells(of, margin));
            Some(vec![format!("design <- postStratify(design, {by}, {cells}{partial})")])
        }
        WeightingStep::Rake { margins, .. } => {
            let by: Vec<String> = margins.iter().map(|margin| formula(&margin.by)).collect();
            let cells: Vec<String> = margins.iter().map(|margin| cells(of, margin)).collect();
            let (by, cells) = (by.join(", "), cells.join(", "));
            let control = "control = list(maxit = 100, epsilon = 1, verbose = FALSE)";
            Some(vec![format!("design <- rake(design, list({by}), list({cells}), {control})")])
        }
    }
}

/// The sizes of cells as a table.
fn cells(of: &ScriptOf<'_>, margin: &KnownMargin) -> String {
    let column = |(place, variable): (usize, &String)| {
        let codes = margin.totals.iter().filter_map(|(codes, _)| codes.get(place));
        let codes: Vec<String> = codes.map(|code| literal(of, variable, code)).collect();
        format!("{} = c({})", name(variable), codes.join(", "))
    };
    let columns: Vec<String> = margin.by.iter().enumerate().map(column).collect();
    let sizes: Vec<String> = margin.totals.iter().map(|(_, size)| size.to_string()).collect();
    format!("data.frame({}, Freq = c({}), check.names = FALSE)", columns.join(", "), sizes.join(", "))
}

/// Bounds count over rows that have a weight.
fn trimmed(trimming: WeightTrimming) -> Vec<String> {
    let bound = |bound: WeightBound, sign: &str| match bound {
        WeightBound::Weight(weight) => weight.to_string(),
        WeightBound::Medians(times) => format!("{times} * median(known_)"),
        WeightBound::QuartileRanges(times) => format!("median(known_) {sign} {times} * IQR(known_)"),
    };
    let upper = trimming.above.map(|above| format!(", upper = {}", bound(above, "+"))).unwrap_or_default();
    let lower = trimming.below.map(|below| format!(", lower = {}", bound(below, "-"))).unwrap_or_default();
    let strict = if trimming.rounds_max > 1 { ", strict = TRUE" } else { "" };
    vec![
        "known_ <- weights(design, \"sampling\")".to_owned(),
        "known_ <- known_[known_ != 0]".to_owned(),
        format!("design <- trimWeights(design{upper}{lower}{strict})"),
    ]
}
