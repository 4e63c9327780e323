//! Estimates beside those of R's own packages, on the data sets that come with them, on invented persons and on the
//! synthetic survey on migration.
//!
//! `MARSAD_R_REFERENCE` names the folder into which `Rscript e2e/survey_reference.R FOLDER` wrote data and numbers;
//! `cargo xtask test` makes it. Without it these tests say that they were skipped.
//! Holds: reading both ([`Reference`]), and how near numbers must be. Where next: a file for each kind of data.
//!
//! A test asks for every number that R said of its design, or leaves it out with a reason: [`Reference::finish`] fails
//! on a number that nobody looked at.

mod health;
mod liver;
mod migration;
mod persons;
mod phases;
mod schools;
mod small;
mod tumours;
mod weights;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use marsad_survey::models::{Coefficients, IndependenceTest};
use marsad_survey::replicate::{SuppliedKind, SuppliedReplicates};
use marsad_survey::{Estimates, Frame};

/// Estimates may be apart by this share of themselves.
const OF_ESTIMATES: f64 = 1e-10;
/// Standard errors may be apart by this share of themselves,
const OF_ERRORS: f64 = 1e-8;
/// and by this one where both have the same replicate weights.
const OF_REPLICATES: f64 = 1e-10;
/// An error that is a smaller share of its estimate is a sum of roundings: zero.
const ZERO: f64 = 1e-9;

/// What R said of one design.
struct Reference {
    folder: PathBuf,
    numbers: BTreeMap<String, Vec<f64>>,
    asked: RefCell<BTreeSet<String>>,
    of_errors: f64,
}

impl Reference {
    /// The numbers of the design of this name; none where no folder is named.
    fn of(design: &str) -> Option<Self> {
        let Some(folder) = std::env::var_os("MARSAD_R_REFERENCE").map(PathBuf::from) else {
            eprintln!(
                "skipped: MARSAD_R_REFERENCE names no folder with the numbers of R; `cargo xtask test` makes one"
            );
            return None;
        };
        let text = std::fs::read_to_string(folder.join("reference.tsv")).unwrap();
        let prefix = format!("{design}.");
        let numbers: BTreeMap<String, Vec<f64>> =
            text.lines().filter_map(|line| line.strip_prefix(&prefix)).map(parsed).collect();
        assert!(!numbers.is_empty(), "R said nothing of {design}");
        Some(Self { folder, numbers, asked: RefCell::default(), of_errors: OF_ERRORS })
    }

    /// The numbers of a design with replicates that R and we have in common.
    fn of_replicates(design: &str) -> Option<Self> {
        Some(Self { of_errors: OF_REPLICATES, ..Self::of(design)? })
    }

    /// A data set as R wrote it: numbers where all that is not missing reads as one.
    fn data(&self, name: &str) -> Frame {
        let mut reader = csv::Reader::from_path(self.folder.join(format!("{name}.csv"))).unwrap();
        let names: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let mut frame = Frame::new(records.len());
        for (place, name) in names.iter().enumerate() {
            let texts: Vec<&str> = records.iter().map(|record| record.get(place).unwrap()).collect();
            let number = |text: &&str| if text.is_empty() { Some(f64::NAN) } else { text.parse().ok() };
            frame = match texts.iter().map(number).collect::<Option<Vec<f64>>>() {
                Some(numbers) => frame.with_numbers(name, numbers).unwrap(),
                None => frame.with_texts(name, &texts).unwrap(),
            };
        }
        frame
    }

    /// The replicates of which R said the factors, in the columns r1, r2 … of the data.
    fn supplied(&self) -> SuppliedReplicates {
        let rscales = self.numbers("rscales").to_vec();
        let names: Vec<String> = (1..=rscales.len()).map(|replicate| format!("r{replicate}")).collect();
        let replicates = SuppliedReplicates::new(SuppliedKind::Other, names).factors();
        replicates.scale(self.numbers("scale")[0]).rscales(rscales)
    }

    #[track_caller]
    fn numbers(&self, name: &str) -> &[f64] {
        self.asked.borrow_mut().insert(name.to_owned());
        self.numbers.get(name).unwrap_or_else(|| panic!("R said nothing of {name}"))
    }

    /// Does not look at a number; the caller says why.
    fn leave_out(&self, name: &str) {
        self.asked.borrow_mut().insert(name.to_owned());
    }

    /// That every number was looked at.
    #[track_caller]
    fn finish(self) {
        let asked = self.asked.into_inner();
        let left: Vec<&String> = self.numbers.keys().filter(|name| !asked.contains(*name)).collect();
        assert!(left.is_empty(), "R said more: {left:?}");
    }

    /// Estimates and standard errors.
    #[track_caller]
    fn check(&self, name: &str, found: &Estimates) {
        let values: Vec<f64> = found.rows.iter().map(|row| row.value).collect();
        let errors: Vec<f64> = found.rows.iter().map(|row| row.standard_error).collect();
        self.check_values(name, &values, &errors);
    }

    /// The same, as numbers.
    #[track_caller]
    fn check_values(&self, name: &str, values: &[f64], errors: &[f64]) {
        let (expected, expected_errors) = (self.numbers(&format!("{name}.est")), self.numbers(&format!("{name}.se")));
        check_all(name, values, expected, OF_ESTIMATES);
        assert_eq!(errors.len(), expected_errors.len(), "{name}");
        for ((value, found), expected) in values.iter().zip(errors).zip(expected_errors) {
            let is_zero = |error: f64| error < ZERO * value.abs();
            let are_zero = is_zero(*found) && is_zero(*expected);
            assert!(are_zero || is_near(*found, *expected, self.of_errors), "{name}: error {found} for {expected}");
        }
    }

    /// The ends of intervals.
    #[track_caller]
    fn check_bounds(&self, name: &str, found: &Estimates) {
        let (low, high) = (self.numbers(&format!("{name}.low")), self.numbers(&format!("{name}.high")));
        self.check_bounds_to(name, found, 1e-9);
        assert_eq!(found.rows.len(), low.len().max(high.len()));
    }

    /// The ends of intervals, to a share of the farther one.
    #[track_caller]
    fn check_bounds_to(&self, name: &str, found: &Estimates, share: f64) {
        let (low, high) = (self.numbers(&format!("{name}.low")), self.numbers(&format!("{name}.high")));
        for (row, (low, high)) in found.rows.iter().zip(low.iter().zip(high)) {
            let allowed = share * low.abs().max(high.abs());
            for (found, expected) in [(row.low, *low), (row.high, *high)] {
                let is_near = (found - expected).abs() <= allowed || (found.is_nan() && expected.is_nan());
                assert!(is_near, "{name}: bound {found} for {expected}");
            }
        }
    }

    /// Quantiles: estimates, intervals and errors.
    #[track_caller]
    fn check_quantiles(&self, name: &str, found: &Estimates) {
        self.check(name, found);
        self.check_bounds(name, found);
    }

    /// Design effects.
    #[track_caller]
    fn check_effects(&self, name: &str, found: &Estimates) {
        let effects: Vec<f64> = found.rows.iter().map(|row| row.design_effect.unwrap()).collect();
        check_all(name, &effects, self.numbers(name), OF_ERRORS);
    }

    /// The estimate, and the interval of a share.
    #[track_caller]
    fn check_share(&self, name: &str, found: &Estimates) {
        check_all(name, &[found.rows[0].value], self.numbers(&format!("{name}.est")), OF_ESTIMATES);
        self.check_bounds(name, found);
    }

    /// Coefficients with their errors, their covariance with the first and their degrees of freedom.
    #[track_caller]
    fn check_fit(&self, name: &str, found: &Coefficients) {
        self.check_fit_to(name, found, OF_ERRORS);
    }

    /// The same with errors known to a share.
    #[track_caller]
    fn check_fit_to(&self, name: &str, found: &Coefficients, of_errors: f64) {
        self.check_coefficients_to(name, found, of_errors);
        let covariance = self.numbers(&format!("{name}.covariance"));
        let error = |place: usize| found.covariance.standard_error(place);
        for (place, expected) in covariance.iter().enumerate() {
            let allowed = 10.0 * of_errors * error(0) * error(place);
            let found = found.covariance.get(0, place);
            assert!((found - expected).abs() <= allowed, "{name}: covariance {found} for {expected}");
        }
        check_all(name, &[found.degrees_of_freedom], self.numbers(&format!("{name}.freedom")), 0.0);
    }

    /// Coefficients with their errors. A coefficient is known to a share of its error where that is larger.
    #[track_caller]
    fn check_coefficients(&self, name: &str, found: &Coefficients) {
        self.check_coefficients_to(name, found, OF_ERRORS);
    }

    #[track_caller]
    fn check_coefficients_to(&self, name: &str, found: &Coefficients, of_errors: f64) {
        let (estimates, errors) = (self.numbers(&format!("{name}.est")), self.numbers(&format!("{name}.se")));
        let places = 0..found.len();
        let found_errors: Vec<f64> = places.map(|place| found.covariance.standard_error(place)).collect();
        assert_eq!(found.len(), estimates.len(), "{name}: {:?}", found.columns);
        for ((found, expected), error) in found.estimates.iter().zip(estimates).zip(errors) {
            let allowed = OF_ESTIMATES.max(of_errors - OF_ERRORS) * expected.abs().max(*error);
            assert!((found - expected).abs() <= allowed, "{name}: {found} for {expected}");
        }
        check_all(name, &found_errors, errors, of_errors);
    }

    /// A test: statistic, degrees of freedom and probability.
    #[track_caller]
    fn check_test(&self, name: &str, found: &IndependenceTest) {
        let freedom = Some(found.denominator).filter(|denominator| denominator.is_finite());
        let parts = [Some(found.value), Some(found.numerator), freedom, found.p_value];
        check_all(name, &parts.into_iter().flatten().collect::<Vec<f64>>(), self.numbers(name), 1e-7);
    }
}

/// A line of the reference without the name of its design.
fn parsed(line: &str) -> (String, Vec<f64>) {
    let (name, numbers) = line.split_once('\t').unwrap();
    (name.to_owned(), numbers.split(' ').map(|number| number.parse().unwrap()).collect())
}

#[track_caller]
fn check_all(name: &str, found: &[f64], expected: &[f64], share: f64) {
    assert_eq!(found.len(), expected.len(), "{name}: {found:?}");
    for (found, expected) in found.iter().zip(expected) {
        assert!(is_near(*found, *expected, share), "{name}: {found} for {expected}");
    }
}

fn is_near(found: f64, expected: f64, share: f64) -> bool {
    (found.is_nan() && expected.is_nan()) || (found - expected).abs() <= share * expected.abs()
}
