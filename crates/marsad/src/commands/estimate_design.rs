//! The design of a sample as the options of the command line say it.

use std::path::Path;

use marsad_model::{LonelyUnits, PhaseMethod, PpsScheme, ReplicateScheme, SecondPhase, SuppliedMethod, SurveyDesign};

use super::estimate::wrong;
use crate::cli_survey::{DesignOptions, Lonely, Pps, ReplicateMethod, Replicates, TwoPhaseBy};
use crate::failure::Failure;
use crate::foreign_file;

/// A design with what the options say otherwise.
pub fn with_options(design: SurveyDesign, options: &DesignOptions) -> Result<SurveyDesign, Failure> {
    let design = design.weighted_by(options.weights.clone());
    let or = |said: &Vec<String>, own: Vec<String>| if said.is_empty() { own } else { said.clone() };
    Ok(SurveyDesign {
        weights: design.weights,
        probabilities: or(&options.probabilities, design.probabilities),
        strata: or(&options.strata, design.strata),
        clusters: or(&options.clusters, design.clusters),
        fpc: or(&options.fpc, design.fpc),
        nested: options.nested || design.nested,
        pps: pps(options)?.or(design.pps),
        expected_total: options.expected_total.or(design.expected_total),
        lonely: options.lonely.map_or(design.lonely, lonely),
        second: second(design.second, options)?,
        replicates: replicates(options)?.or(design.replicates),
        calibrated: design.calibrated,
    })
}

/// How units were drawn by their size; sums over pairs and squares of probabilities are of those schemes only that have pairs.
fn pps(options: &DesignOptions) -> Result<Option<PpsScheme>, Failure> {
    let Some(scheme) = options.pps else { return Ok(None) };
    let (pairs, mean_square) = (options.pps_pairs.unwrap_or_default(), options.pps_mean_square);
    let made = match scheme {
        Pps::WithReplacement => PpsScheme::WithReplacement {},
        Pps::Brewer => PpsScheme::Brewer {},
        Pps::Hajek => PpsScheme::Hajek {},
        Pps::Overton => PpsScheme::Overton { pairs },
        Pps::HartleyRao => PpsScheme::HartleyRao { pairs, mean_square },
    };
    let has_pairs = matches!(made, PpsScheme::Overton { .. } | PpsScheme::HartleyRao { .. });
    if options.pps_pairs.is_some() && !has_pairs {
        return Err(wrong("--pps-pairs", "--pps overton|hartley-rao --pps-pairs FORM"));
    }
    let is_usable = mean_square.is_none_or(|square| square.is_finite() && square > 0.0);
    let takes_square = matches!(made, PpsScheme::HartleyRao { .. });
    if mean_square.is_some() && !(takes_square && is_usable) {
        return Err(wrong("--pps-mean-square", "--pps hartley-rao --pps-mean-square NUMBER (> 0)"));
    }
    Ok(Some(made))
}

/// The second phase that the options describe, or that of the study; its method may be named alone.
fn second(own: Option<SecondPhase>, options: &DesignOptions) -> Result<Option<SecondPhase>, Failure> {
    let named = options.second_phase.clone().map(|subset| SecondPhase {
        subset,
        weights: options.second_weights.clone(),
        probabilities: options.second_probabilities.clone(),
        strata: options.second_strata.clone(),
        clusters: options.second_clusters.clone(),
        fpc: options.second_fpc.clone(),
        method: PhaseMethod::default(),
    });
    let second = named.or(own);
    match (second, options.two_phase_method) {
        (Some(second), Some(by)) => Ok(Some(SecondPhase { method: phase_method(by), ..second })),
        (None, Some(_)) => Err(wrong("--two-phase-method", "--second-phase COLUMN --two-phase-method METHOD")),
        (second, None) => Ok(second),
    }
}

const fn phase_method(word: TwoPhaseBy) -> PhaseMethod {
    match word {
        TwoPhaseBy::Approximate => PhaseMethod::Approximate,
        TwoPhaseBy::Full => PhaseMethod::Full,
    }
}

const fn lonely(word: Lonely) -> LonelyUnits {
    match word {
        Lonely::Fail => LonelyUnits::Fail,
        Lonely::Certainty => LonelyUnits::Certainty,
        Lonely::Adjust => LonelyUnits::Adjust,
        Lonely::Average => LonelyUnits::Average,
    }
}

fn replicates(options: &DesignOptions) -> Result<Option<ReplicateScheme>, Failure> {
    let rho = fay(options)?;
    if !options.replicate_weights.is_empty() {
        return Ok(Some(ReplicateScheme::Supplied {
            columns: options.replicate_weights.clone(),
            method: supplied(options.replicate_method),
            rho,
            factors: options.replicate_factors,
            scale: options.replicate_scale,
            scales: options.replicate_scales.as_deref().map(scales).transpose()?.unwrap_or_default(),
        }));
    }
    let Some(replicates) = options.replicates else { return Ok(None) };
    Ok(Some(match replicates {
        Replicates::Jackknife => ReplicateScheme::Jackknife {},
        Replicates::HalfSamples => ReplicateScheme::HalfSamples { rho },
        Replicates::Bootstrap => ReplicateScheme::Bootstrap { count: options.replicate_count, seed: options.seed },
    }))
}

/// Fay's share, which half samples alone have; 0 where none is named.
fn fay(options: &DesignOptions) -> Result<f64, Failure> {
    let Some(rho) = options.fay else { return Ok(0.0) };
    let is_of_halves = if options.replicate_weights.is_empty() {
        options.replicates == Some(Replicates::HalfSamples)
    } else {
        options.replicate_method == ReplicateMethod::HalfSamples
    };
    let form = "--replicates half-samples --fay RHO, --replicate-method half-samples --fay RHO (0 ≤ RHO < 1)";
    if is_of_halves && (0.0..1.0).contains(&rho) { Ok(rho) } else { Err(wrong(&format!("--fay {rho}"), form)) }
}

const fn supplied(method: ReplicateMethod) -> SuppliedMethod {
    match method {
        ReplicateMethod::HalfSamples => SuppliedMethod::HalfSamples,
        ReplicateMethod::JackknifeUnstratified => SuppliedMethod::JackknifeUnstratified,
        ReplicateMethod::JackknifeStratified => SuppliedMethod::JackknifeStratified,
        ReplicateMethod::Bootstrap => SuppliedMethod::Bootstrap,
        ReplicateMethod::SuccessiveDifferences => SuppliedMethod::SuccessiveDifferences,
        ReplicateMethod::Other => SuppliedMethod::Other,
    }
}

/// The factor of each replicate: numbers with commas between them, or a file of them.
fn scales(said: &str) -> Result<Vec<f64>, Failure> {
    if let Ok(numbers) = said.split(',').map(|text| text.trim().parse::<f64>()).collect::<Result<Vec<f64>, _>>() {
        return Ok(numbers);
    }
    let path = Path::new(said);
    let bytes = foreign_file::bytes(path)?;
    let text = String::from_utf8_lossy(&bytes);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let words = text.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';'));
    let mut words = words.filter(|word| !word.is_empty()).peekable();
    // A file may name its one column in the first line.
    if words.peek().is_some_and(|word| word.parse::<f64>().is_err()) {
        let _ = words.next();
    }
    let number = |word: &str| {
        let detail = || format!("`{word}` is no number");
        word.parse::<f64>().map_err(|_| Failure::File { path: path.to_owned(), detail: detail() })
    };
    words.map(number).collect()
}

#[cfg(test)]
mod tests {
    use super::{fay, scales, with_options};
    use crate::cli_survey::{DesignOptions, Pps, ReplicateMethod, TwoPhaseBy};
    use marsad_model::{PairSum, PhaseMethod, PpsScheme, SecondPhase, SurveyDesign};

    #[test]
    fn sums_over_pairs_are_of_schemes_that_have_pairs() {
        let pairs = Some(PairSum::YatesGrundy);
        let options = |pps: Pps| DesignOptions { pps: Some(pps), pps_pairs: pairs, ..DesignOptions::default() };
        let made = |pps: Pps| with_options(SurveyDesign::default(), &options(pps));
        let overton = made(Pps::Overton).ok().and_then(|design| design.pps);
        assert_eq!(overton, Some(PpsScheme::Overton { pairs: PairSum::YatesGrundy }));
        assert!(made(Pps::Brewer).is_err() && made(Pps::Hajek).is_err());
        let square = DesignOptions { pps_mean_square: Some(0.3), pps_pairs: None, ..options(Pps::Overton) };
        assert!(with_options(SurveyDesign::default(), &square).is_err());
    }

    #[test]
    fn scales_are_numbers_or_a_file_of_them() {
        assert_eq!(scales("0.5, 0.75,1").unwrap(), [0.5, 0.75, 1.0]);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("scales.csv");
        std::fs::write(&path, "rscales\r\n0.5\r\n0.75\r\n").unwrap();
        assert_eq!(scales(path.to_str().unwrap()).unwrap(), [0.5, 0.75]);
        std::fs::write(&path, "0.5\nhalf\n").unwrap();
        assert!(scales(path.to_str().unwrap()).is_err());
        assert!(scales("no such file").is_err());
    }

    #[test]
    fn the_share_of_fay_is_of_half_samples_only() {
        let halves = DesignOptions {
            replicate_weights: vec!["r*".into()],
            replicate_method: ReplicateMethod::HalfSamples,
            fay: Some(0.3),
            ..DesignOptions::default()
        };
        assert_eq!(fay(&halves).ok(), Some(0.3));
        assert!(fay(&DesignOptions { fay: Some(1.0), ..halves }).is_err());
        assert!(fay(&DesignOptions { fay: Some(0.3), ..DesignOptions::default() }).is_err());
    }

    #[test]
    fn the_method_of_two_phases_may_be_named_for_the_design_of_a_study() {
        let options = DesignOptions { two_phase_method: Some(TwoPhaseBy::Full), ..DesignOptions::default() };
        let second = Some(SecondPhase { subset: "visited".into(), ..SecondPhase::default() });
        let own = SurveyDesign { second, ..SurveyDesign::default() };
        let made = with_options(own, &options).ok().unwrap();
        assert_eq!(made.second.unwrap().method, PhaseMethod::Full);
        assert!(with_options(SurveyDesign::default(), &options).is_err());
    }
}
