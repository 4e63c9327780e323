//! The design of a sample from the names of its columns.

use std::collections::BTreeMap;
use std::sync::Arc;

use marsad_model::{
    CalibratedMargin, LonelyUnits, PairSum, PhaseMethod, PpsScheme, ReplicateScheme, SecondPhase, SuppliedMethod,
    SurveyDesign,
};
use marsad_survey::design::Phase;
use marsad_survey::replicate::{SuppliedKind, SuppliedReplicates};
use marsad_survey::weighting::{ReachedMargin, TakenCodes, with_reached_margins};
use marsad_survey::{
    Design, Frame, LonelyRule, PairEstimator, Pps, ReplicateMethod, SurveyError, TwoPhaseMethod, Unsupported,
};

/// The design that `words` declare over the rows of `frame`; its errors know the margins that its weights reach.
pub(crate) fn design(frame: Arc<Frame>, words: &SurveyDesign) -> Result<Design, SurveyError> {
    let drawn = drawn(frame, words)?;
    let margins: Vec<ReachedMargin> = words.calibrated.iter().map(reached).collect();
    with_reached_margins(&drawn, &margins)
}

/// A margin as the library takes it.
fn reached(margin: &CalibratedMargin) -> ReachedMargin {
    let taken = |codes: &BTreeMap<String, Vec<String>>| -> Vec<TakenCodes> {
        let one =
            |(column, codes): (&String, &Vec<String>)| TakenCodes { column: column.clone(), codes: codes.clone() };
        codes.iter().map(one).collect()
    };
    ReachedMargin { within: taken(&margin.within), by: margin.by.clone(), of: taken(&margin.of) }
}

fn drawn(frame: Arc<Frame>, words: &SurveyDesign) -> Result<Design, SurveyError> {
    match (&words.second, &words.replicates) {
        (Some(_), Some(_)) => Err(SurveyError::Unsupported(Unsupported::ReplicatesOfThisDesign)),
        (Some(_), None) if words.pps.is_some() => Err(SurveyError::Unsupported(Unsupported::PpsOfTwoPhases)),
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
    if let Some(scheme) = words.pps {
        builder = builder.pps(pps(scheme));
    }
    if let Some(total) = words.expected_total {
        builder = builder.expected_total(total);
    }
    if let Some(method) = method {
        builder = builder.replicates(method);
    }
    builder.build()
}

const fn pps(scheme: PpsScheme) -> Pps {
    match scheme {
        PpsScheme::WithReplacement {} => Pps::WithReplacement,
        PpsScheme::Brewer {} => Pps::Brewer,
        PpsScheme::Hajek {} => Pps::Hajek,
        PpsScheme::Overton { pairs } => Pps::Overton(pair_estimator(pairs)),
        PpsScheme::HartleyRao { pairs, mean_square } => {
            Pps::HartleyRao { mean_square, estimator: pair_estimator(pairs) }
        }
    }
}

const fn pair_estimator(pairs: PairSum) -> PairEstimator {
    match pairs {
        PairSum::HorvitzThompson => PairEstimator::HorvitzThompson,
        PairSum::YatesGrundy => PairEstimator::YatesGrundy,
    }
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
    let mut builder = Design::two_phase(frame, &second.subset).first(first).second(later);
    if let Some(total) = words.expected_total {
        builder = builder.expected_total(total);
    }
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

    use marsad_model::{
        CalibratedMargin, PairSum, PpsScheme, ReplicateScheme, SecondPhase, SuppliedMethod, SurveyDesign,
    };
    use marsad_survey::{Frame, SurveyError, Unsupported, count, mean, total};

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

    /// Weights that were raked to the two strata: their sizes do not vary, and of the total of y only what varies around the means
    /// of strata does. Units are drawn from one stratum: the residuals times weights are 5, −5, 0, 0, and V = 4/3 · 50.
    #[test]
    fn what_weights_were_calibrated_to_does_not_vary() {
        let calibrated = vec![CalibratedMargin { by: vec!["h".into()], ..CalibratedMargin::default() }];
        let words = SurveyDesign { weights: Some("w".into()), calibrated, ..SurveyDesign::default() };
        let made = design(Arc::new(frame()), &words).unwrap();
        let rows = made.estimate(count().by(["h"])).unwrap().rows;
        assert!(rows.iter().all(|row| row.standard_error == 0.0));
        let rows = made.estimate(total("y")).unwrap().rows;
        assert!((rows[0].standard_error - (200.0_f64 / 3.0).sqrt()).abs() < 1e-12);
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

    /// Four units drawn with these probabilities. The numbers are those of R survey 4.1.1: `svydesign(ids = ~1, fpc = ~p, pps = …)`
    /// with "brewer", "overton", `HR()` and `HR(0.36)`, the sum of Yates and Grundy where it says so, and for drawing with
    /// replacement `svydesign(ids = ~1, probs = ~p)`. Hájek's, which R has not, is worked in `variance/METHOD.md`.
    #[test]
    fn units_drawn_by_their_size_have_the_errors_of_their_scheme() {
        let frame = Frame::new(4).with_numbers("p", vec![0.2, 0.4, 0.5, 0.25]).unwrap();
        let frame = Arc::new(frame.with_numbers("y", vec![3.0, 5.0, 8.0, 2.0]).unwrap());
        let error = |pps: PpsScheme, by_fpc: bool| {
            let columns = vec!["p".to_owned()];
            let (fpc, probabilities) = if by_fpc { (columns, Vec::new()) } else { (Vec::new(), columns) };
            let words = SurveyDesign { pps: Some(pps), fpc, probabilities, ..SurveyDesign::default() };
            let found = design(frame.clone(), &words).unwrap().estimate(total("y")).unwrap();
            assert!((found.rows[0].value - 51.5).abs() < 1e-12);
            found.rows[0].standard_error
        };
        let near = |found: f64, expected: f64| assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
        let (pairs, yates) = (PairSum::HorvitzThompson, PairSum::YatesGrundy);
        near(error(PpsScheme::WithReplacement {}, false), 7.135_591_542_869_21);
        near(error(PpsScheme::Brewer {}, true), 5.933_397_705_643_31);
        near(error(PpsScheme::Brewer {}, false), 5.933_397_705_643_31);
        near(error(PpsScheme::Hajek {}, true), 5.917_142_774_714_178);
        near(error(PpsScheme::Hajek {}, false), 5.917_142_774_714_178);
        near(error(PpsScheme::Overton { pairs }, true), 4.958_158_260_214_51);
        near(error(PpsScheme::Overton { pairs: yates }, true), 5.871_009_282_908_69);
        near(error(PpsScheme::HartleyRao { pairs, mean_square: None }, true), 5.501_136_246_267_68);
        let known = |pairs: PairSum| PpsScheme::HartleyRao { pairs, mean_square: Some(0.36) };
        near(error(known(pairs), true), 3.953_479_480_154_17);
        near(error(known(yates), true), 6.029_165_226_906_07);
    }

    #[test]
    fn sizes_in_two_phases_and_weights_of_another_sum_are_refused() {
        let second = SecondPhase { subset: "y".into(), ..SecondPhase::default() };
        let pps = Some(PpsScheme::Brewer {});
        let words = SurveyDesign { weights: Some("w".into()), pps, second: Some(second), ..SurveyDesign::default() };
        let refused = design(Arc::new(frame()), &words).unwrap_err();
        assert_eq!(refused, SurveyError::Unsupported(Unsupported::PpsOfTwoPhases));
        let of_sum = |total: f64| {
            let (weights, expected_total) = (Some("w".into()), Some(total));
            design(Arc::new(frame()), &SurveyDesign { weights, expected_total, ..SurveyDesign::default() })
        };
        assert!(of_sum(60.0).is_ok());
        assert!(matches!(of_sum(66.0), Err(SurveyError::WrongDesign(_))));
    }

    #[test]
    fn an_unknown_column_is_told_with_the_nearest() {
        let words = SurveyDesign { weights: Some("W1".into()), ..SurveyDesign::default() };
        let wrong = design(Arc::new(frame()), &words).unwrap_err();
        assert!(matches!(wrong, SurveyError::NoSuchColumn { .. }), "{wrong:?}");
    }
}
