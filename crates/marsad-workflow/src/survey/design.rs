//! The design of a sample from the names of its columns.

use std::sync::Arc;

use marsad_model::{LonelyUnits, PhaseMethod, ReplicateScheme, SecondPhase, SuppliedMethod, SurveyDesign};
use marsad_survey::design::Phase;
use marsad_survey::replicate::{SuppliedKind, SuppliedReplicates};
use marsad_survey::{Design, Frame, LonelyRule, ReplicateMethod, SurveyError, TwoPhaseMethod, Unsupported};

/// The design that `words` declare over the rows of `frame`.
pub(crate) fn design(frame: Arc<Frame>, words: &SurveyDesign) -> Result<Design, SurveyError> {
    match (&words.second, &words.replicates) {
        (Some(_), Some(_)) => Err(SurveyError::Unsupported(Unsupported::ReplicatesOfThisDesign)),
        (Some(second), None) => two_phases(frame, words, second),
        (None, replicates) => one_phase(frame, words, replicates.as_ref()),
    }
}

fn one_phase(
    frame: Arc<Frame>,
    words: &SurveyDesign,
    replicates: Option<&ReplicateScheme>,
) -> Result<Design, SurveyError> {
    let method = replicates.map(|scheme| replicate_method(scheme, &frame)).transpose()?;
    let mut builder = Design::new(frame)
        .probabilities(words.probabilities.clone())
        .strata(words.strata.clone())
        .clusters(words.clusters.clone())
        .fpc(words.fpc.clone())
        .lonely(lonely(words.lonely));
    if let Some(weights) = &words.weights {
        builder = builder.weights(weights);
    }
    if words.nested {
        builder = builder.nested();
    }
    if let Some(method) = method {
        builder = builder.replicates(method);
    }
    builder.build()
}

fn two_phases(frame: Arc<Frame>, words: &SurveyDesign, second: &SecondPhase) -> Result<Design, SurveyError> {
    let mut first = Phase::new()
        .probabilities(words.probabilities.clone())
        .strata(words.strata.clone())
        .clusters(words.clusters.clone())
        .fpc(words.fpc.clone());
    if let Some(weights) = &words.weights {
        first = first.weights(weights);
    }
    if words.nested {
        first = first.nested();
    }
    let mut later = Phase::new()
        .probabilities(second.probabilities.clone())
        .strata(second.strata.clone())
        .clusters(second.clusters.clone())
        .fpc(second.fpc.clone());
    if let Some(weights) = &second.weights {
        later = later.weights(weights);
    }
    let method = match second.method {
        PhaseMethod::Approximate => TwoPhaseMethod::Approximate,
        PhaseMethod::Full => TwoPhaseMethod::Full,
    };
    let builder = Design::two_phase(frame, &second.subset).first(first).second(later);
    builder.method(method).lonely(lonely(words.lonely)).build()
}

const fn lonely(word: LonelyUnits) -> LonelyRule {
    match word {
        LonelyUnits::Fail => LonelyRule::Fail,
        LonelyUnits::Certainty => LonelyRule::Certainty,
        LonelyUnits::Adjust => LonelyRule::Adjust,
        LonelyUnits::Average => LonelyRule::Average,
    }
}

fn replicate_method(scheme: &ReplicateScheme, frame: &Frame) -> Result<ReplicateMethod, SurveyError> {
    Ok(match scheme {
        ReplicateScheme::Jackknife {} => ReplicateMethod::jackknife(),
        ReplicateScheme::HalfSamples { rho } => ReplicateMethod::fay(*rho),
        ReplicateScheme::Bootstrap { count, seed } => ReplicateMethod::rao_wu_yue(*count as usize, *seed),
        ReplicateScheme::Supplied { columns, method, rho, factors, scale, scales } => {
            let mut supplied = SuppliedReplicates::new(supplied_kind(*method, *rho), all_columns(columns, frame));
            if *factors {
                supplied = supplied.factors();
            }
            if let Some(scale) = scale {
                supplied = supplied.scale(*scale);
            }
            if !scales.is_empty() {
                supplied = supplied.rscales(scales.clone());
            }
            ReplicateMethod::supplied(supplied)
        }
    })
}

fn supplied_kind(method: SuppliedMethod, rho: f64) -> SuppliedKind {
    match method {
        SuppliedMethod::HalfSamples if rho != 0.0 => SuppliedKind::Fay { rho },
        SuppliedMethod::HalfSamples => SuppliedKind::HalfSamples,
        SuppliedMethod::JackknifeUnstratified => SuppliedKind::JackknifeUnstratified,
        SuppliedMethod::JackknifeStratified => SuppliedKind::JackknifeStratified,
        SuppliedMethod::Bootstrap => SuppliedKind::Bootstrap,
        SuppliedMethod::SuccessiveDifferences => SuppliedKind::SuccessiveDifferences,
        SuppliedMethod::Other => SuppliedKind::Other,
    }
}

/// The columns named; a name with `*` at its end stands for all that go on with a number, in the order of the numbers.
fn all_columns(names: &[String], frame: &Frame) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for name in names {
        let Some(stem) = name.strip_suffix('*') else {
            found.push(name.clone());
            continue;
        };
        let numbered = |column: &&str| column.strip_prefix(stem).and_then(|number| number.parse::<u64>().ok());
        let mut series: Vec<&str> = frame.names().into_iter().filter(|column| numbered(column).is_some()).collect();
        series.sort_by_key(numbered);
        found.extend(series.into_iter().map(str::to_owned));
    }
    found
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use marsad_model::{ReplicateScheme, SuppliedMethod, SurveyDesign};
    use marsad_survey::{Frame, SurveyError, mean};

    use super::{all_columns, design};

    fn frame() -> Frame {
        let numbers = [
            ("w", vec![10.0, 10.0, 20.0, 20.0]),
            ("y", vec![1.0, 0.0, 1.0, 1.0]),
            ("wt2", vec![20.0, 0.0, 40.0, 0.0]),
            ("wt10", vec![0.0, 20.0, 0.0, 40.0]),
            ("wtx", vec![0.0; 4]),
        ];
        let frame =
            numbers.into_iter().try_fold(Frame::new(4), |frame, (name, values)| frame.with_numbers(name, values));
        frame.unwrap().with_texts("h", &["a", "a", "b", "b"]).unwrap()
    }

    #[test]
    fn a_series_of_replicates_is_named_by_what_they_have_in_common() {
        assert_eq!(all_columns(&["wt*".to_owned(), "w".to_owned()], &frame()), ["wt2", "wt10", "w"]);
    }

    /// The weighted mean of 1, 0, 1, 1 with the weights 10, 10, 20, 20 is 50 / 60.
    #[test]
    fn a_design_of_words_is_the_design_of_its_columns() {
        let words = SurveyDesign { weights: Some("w".into()), strata: vec!["h".into()], ..SurveyDesign::default() };
        let rows = design(Arc::new(frame()), &words).unwrap().estimate(mean("y")).unwrap().rows;
        assert!((rows[0].value - 50.0 / 60.0).abs() < 1e-12);
        // Stratum a: residuals ±1/2 of the mean 1/2, weights 10; stratum b has none. V = 2 · 2 · (5 / 60)².
        assert!((rows[0].standard_error - (4.0_f64).sqrt() * 5.0 / 60.0).abs() < 1e-12);
        let columns = vec!["wt*".to_owned()];
        let (method, rho) = (SuppliedMethod::HalfSamples, 0.0);
        let (factors, scale, scales) = (false, None, Vec::new());
        let scheme = ReplicateScheme::Supplied { columns, method, rho, factors, scale, scales };
        let by_replicates = SurveyDesign { replicates: Some(scheme), ..words };
        let rows = design(Arc::new(frame()), &by_replicates).unwrap().estimate(mean("y")).unwrap().rows;
        // The halves give 1 and 2/3: their mean square distance from 5/6 is 1/36.
        assert!((rows[0].standard_error - 1.0 / 6.0).abs() < 1e-12);
    }

    /// The replicates give 1 and 2/3, each 1/6 from their mean. R survey 4.1.1 (`svrepdesign`, `JKn` with `rscales`, `Fay`
    /// with `rho`) says the same as this arithmetic.
    #[test]
    fn the_scales_of_replicates_and_the_share_of_fay_count() {
        let error = |method: SuppliedMethod, (rho, scale, scales): (f64, Option<f64>, Vec<f64>)| {
            let columns = vec!["wt*".to_owned()];
            let scheme = ReplicateScheme::Supplied { columns, method, rho, factors: false, scale, scales };
            let words = SurveyDesign { weights: Some("w".into()), replicates: Some(scheme), ..SurveyDesign::default() };
            design(Arc::new(frame()), &words).map(|made| made.estimate(mean("y")).unwrap().rows[0].standard_error)
        };
        let near = |found: Result<f64, SurveyError>, expected: f64| assert!((found.unwrap() - expected).abs() < 1e-12);
        near(error(SuppliedMethod::JackknifeStratified, (0.0, None, vec![0.5, 0.25])), 0.75_f64.sqrt() / 6.0);
        near(error(SuppliedMethod::JackknifeStratified, (0.0, Some(4.0), vec![0.5, 0.25])), 3.0_f64.sqrt() / 6.0);
        near(error(SuppliedMethod::HalfSamples, (0.3, None, Vec::new())), 1.0 / 6.0 / 0.7);
        let without = error(SuppliedMethod::JackknifeStratified, (0.0, None, Vec::new()));
        assert!(matches!(without, Err(SurveyError::WrongDesign(_))));
    }

    #[test]
    fn an_unknown_column_is_told_with_the_nearest() {
        let words = SurveyDesign { weights: Some("W1".into()), ..SurveyDesign::default() };
        let wrong = design(Arc::new(frame()), &words).unwrap_err();
        assert!(matches!(wrong, SurveyError::NoSuchColumn { .. }), "{wrong:?}");
    }
}
