//! Why a program cannot ask what was asked here, where that can be said in a word.
//!
//! Does not hold: names of columns that a program does not take; a script that is not there for such a reason has no word.

use marsad_model::{Analysis, IntervalMethod, PpsScheme, Statistic, TrimShare, WeightingStep};

use super::{ScriptLanguage, ScriptOf};

/// What a program has not. Each has a text: `script-obstacle-WORD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScriptObstacle {
    /// Intervals of this kind.
    Interval,
    /// This definition of a quantile.
    QuantileRule,
    /// Samples drawn by size in this way, with these weights.
    Pps,
    /// A step of weighting, or its variance.
    Weighting,
    /// Models of areas.
    SmallAreas,
}

impl ScriptObstacle {
    /// The words of all.
    pub const WORDS: [&'static str; 5] = ["interval", "quantile-rule", "pps", "weighting", "small-areas"];

    /// The word for it in the keys of messages.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Interval => "interval",
            Self::QuantileRule => "quantile-rule",
            Self::Pps => "pps",
            Self::Weighting => "weighting",
            Self::SmallAreas => "small-areas",
        }
    }
}

/// What keeps a program from asking the same; none where nothing that has a word does.
pub fn script_obstacle(language: ScriptLanguage, of: &ScriptOf<'_>) -> Option<ScriptObstacle> {
    if let Some(Analysis::SmallAreas { .. }) = of.question.analysis() {
        return Some(ScriptObstacle::SmallAreas);
    }
    match language {
        ScriptLanguage::R => of_r(of),
        ScriptLanguage::Stata => of_stata(of),
    }
}

fn of_r(of: &ScriptOf<'_>) -> Option<ScriptObstacle> {
    let (design, steps) = (of.design, of.question.weighting());
    // The package has no sum after Hájek, takes no weights beside the probabilities of pairs, and makes no replicates of units
    // drawn by their size.
    let is_unknown = matches!(design.pps, Some(PpsScheme::Hajek {}));
    let is_of_pairs = matches!(design.pps, Some(PpsScheme::Overton { .. } | PpsScheme::HartleyRao { .. }));
    let by_size = design.pps.is_some_and(|pps| pps.needs_probabilities());
    if is_unknown || (is_of_pairs && design.weights.is_some()) || (by_size && design.replicates.is_some()) {
        return Some(ScriptObstacle::Pps);
    }
    if steps.iter().any(|step| !is_of_r(step)) || (!steps.is_empty() && design.second.is_some()) {
        return Some(ScriptObstacle::Weighting);
    }
    // With replicates R makes the interval of a quantile always from that of Wald, or from the replicates themselves.
    let is_other = !matches!(of.question.interval(), None | Some(IntervalMethod::Wald | IntervalMethod::Replicates));
    let is_quantile = matches!(of.question.statistic(), Some(Statistic::Quantile { .. }));
    (is_quantile && is_other && design.replicates.is_some()).then_some(ScriptObstacle::Interval)
}

/// Whether the package survey of R has a step: it shares trimmed weights evenly, and rakes with all cells only.
fn is_of_r(step: &WeightingStep) -> bool {
    match step {
        WeightingStep::ResponseCells { .. } | WeightingStep::ResponsePropensity { .. } => false,
        WeightingStep::Trim(trimming) => trimming.share == TrimShare::Evenly,
        WeightingStep::PostStratify { .. } => true,
        WeightingStep::Rake { leaves_out_empty, .. } => !leaves_out_empty,
    }
}

fn of_stata(of: &ScriptOf<'_>) -> Option<ScriptObstacle> {
    if of.design.pps.is_some_and(|pps| pps.needs_probabilities()) {
        return Some(ScriptObstacle::Pps);
    }
    let are_weights = matches!(of.question.analysis(), Some(Analysis::Weights { .. }));
    if are_weights || !of.question.weighting().is_empty() {
        return Some(ScriptObstacle::Weighting);
    }
    if of.question.quantile_rule().is_some() {
        return Some(ScriptObstacle::QuantileRule);
    }
    if !is_level(of.question.confidence()) {
        return Some(ScriptObstacle::Interval);
    }
    let fits = match (of.question.statistic(), of.question.interval()) {
        (_, None) => true,
        (Some(Statistic::Proportion { .. }), Some(method)) => {
            // It knows no logits of replicates.
            let is_of_logits = method == IntervalMethod::Logit && of.design.replicates.is_none();
            is_of_logits || matches!(method, IntervalMethod::Wald | IntervalMethod::Xlogit)
        }
        // Its quantiles have no errors.
        (Some(Statistic::Quantile { .. }), Some(_)) => false,
        (_, Some(method)) => method == IntervalMethod::Wald,
    };
    (!fits).then_some(ScriptObstacle::Interval)
}

/// Whether Stata takes a confidence: from 10 to 99.99 per cent, in two decimals.
fn is_level(confidence: f64) -> bool {
    let hundredths = confidence * 1e4;
    (hundredths - hundredths.round()).abs() < 1e-6 && (1_000.0..=9_999.0).contains(&hundredths.round())
}
