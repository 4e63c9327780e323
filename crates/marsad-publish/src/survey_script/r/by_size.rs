//! Units drawn with probability proportional to size, in R.

use marsad_model::{PairSum, PpsScheme, SurveyDesign};

/// The columns of populations: of units drawn by their size the probabilities, and none where they were drawn with
/// replacement.
pub(super) fn populations(words: &SurveyDesign) -> &[String] {
    match words.pps {
        Some(PpsScheme::WithReplacement {}) => &[],
        Some(_) if words.fpc.is_empty() => &words.probabilities,
        _ => &words.fpc,
    }
}

/// The arguments that say how units were drawn by their size; drawing with replacement is what R takes for granted.
pub(super) fn arguments(pps: PpsScheme) -> Option<String> {
    let form = |pairs: PairSum| match pairs {
        PairSum::HorvitzThompson => "",
        PairSum::YatesGrundy => ", variance = \"YG\"",
    };
    match pps {
        // Of Hájek's there is no script: see `obstacle`.
        PpsScheme::WithReplacement {} | PpsScheme::Hajek {} => None,
        PpsScheme::Brewer {} => Some("pps = \"brewer\"".to_owned()),
        PpsScheme::Overton { pairs } => Some(format!("pps = \"overton\"{}", form(pairs))),
        PpsScheme::HartleyRao { pairs, mean_square } => {
            let known = mean_square.map(|known| known.to_string()).unwrap_or_default();
            Some(format!("pps = HR({known}){}", form(pairs)))
        }
    }
}
