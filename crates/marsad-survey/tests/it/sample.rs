//! A sample small enough to be read: 24 persons in six clusters of two strata, a second phase of 18 of them.
//!
//! In R:
//! `d <- data.frame(psu = rep(1:6, each = 4), h = rep(1:2, each = 12), w = rep(c(10, 12), each = 12), …)`.

use marsad_survey::{Design, DesignBuilder, Estimates, Frame};

const STATUS: [u8; 24] = [1, 2, 2, 1, 2, 2, 1, 2, 1, 1, 2, 2, 2, 1, 2, 2, 1, 2, 2, 2, 2, 1, 1, 2];
const SECOND_PHASE: [u8; 24] = [1, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0, 1, 1, 1, 1];
const Y: [u8; 24] = [3, 5, 8, 1, 9, 4, 2, 7, 6, 6, 1, 3, 8, 2, 4, 4, 5, 9, 7, 2, 3, 1, 8, 6];
const X: [u8; 24] = [1, 2, 3, 1, 4, 2, 1, 3, 2, 3, 1, 1, 4, 1, 2, 2, 2, 4, 3, 1, 1, 1, 3, 2];
const GROUP: [u8; 24] = [1, 2, 1, 1, 2, 2, 1, 2, 1, 1, 2, 2, 1, 2, 1, 1, 2, 2, 1, 2, 1, 1, 2, 2];

fn each(values: &[f64]) -> Vec<f64> {
    let times = 24 / values.len();
    values.iter().flat_map(|value| std::iter::repeat_n(*value, times)).collect()
}

fn whole(values: [u8; 24]) -> Vec<f64> {
    values.into_iter().map(f64::from).collect()
}

/// All its columns.
pub fn frame() -> Frame {
    let mut with_gaps = whole(Y);
    with_gaps[2] = f64::NAN;
    with_gaps[9] = f64::NAN;
    let columns: [(&str, Vec<f64>); 20] = [
        ("psu", each(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0])),
        ("ssu", (0..24).map(|row| f64::from(row / 2 + 1)).collect()),
        ("person", (0..24).map(|row| f64::from(row + 1)).collect()),
        ("h", each(&[1.0, 2.0])),
        ("w", each(&[10.0, 12.0])),
        ("clusters_in_stratum", each(&[30.0, 36.0])),
        ("halves_in_cluster", each(&[5.0, 6.0, 7.0, 5.0, 6.0, 8.0])),
        ("persons_in_half", vec![9.0; 24]),
        ("probability", each(&[0.2, 0.35, 0.45, 0.3, 0.3, 0.4])),
        ("lonely", each(&[1.0, 1.0, 2.0, 3.0, 3.0, 3.0])),
        ("hundred", vec![100.0; 24]),
        ("sixty", vec![60.0; 24]),
        ("status", whole(STATUS)),
        ("second", whole(SECOND_PHASE)),
        ("not_third", each(&[1.0, 1.0, 0.0, 1.0, 1.0, 1.0])),
        ("y", whole(Y)),
        ("x", whole(X)),
        ("g", whole(GROUP)),
        ("big", Y.iter().map(|value| if *value > 4 { 1.0 } else { 0.0 }).collect()),
        ("y_with_gaps", with_gaps),
    ];
    let add = |frame: Frame, (name, values): (&str, Vec<f64>)| frame.with_numbers(name, values).unwrap();
    columns.into_iter().fold(Frame::new(24), add)
}

/// The first person of each cluster only.
pub fn first_of_clusters() -> Frame {
    let all = frame();
    let firsts = |name: &str| all.numbers(name).unwrap().iter().step_by(4).copied().collect::<Vec<f64>>();
    let add = |frame: Frame, name: &str| frame.with_numbers(name, firsts(name)).unwrap();
    ["h", "probability", "y"].into_iter().fold(Frame::new(6), add)
}

/// `svydesign(id = ~psu, strata = ~h, weights = ~w, data = d)`, to be built on.
pub fn clustered() -> DesignBuilder {
    Design::new(frame()).weights("w").strata("h").clusters("psu")
}

/// Estimates and standard errors, in order.
pub fn check(found: &Estimates, expected: &[(f64, f64)]) {
    let pairs: Vec<(f64, f64)> = found.rows.iter().map(|row| (row.value, row.standard_error)).collect();
    assert_eq!(pairs.len(), expected.len(), "{pairs:?}");
    for ((value, error), (expected_value, expected_error)) in pairs.iter().zip(expected) {
        near(*value, *expected_value, 1e-12);
        near(*error, *expected_error, 1e-10);
    }
}

/// Equal up to a share of the size.
pub fn near(found: f64, expected: f64, share: f64) {
    let both_unknown = found.is_nan() && expected.is_nan();
    assert!(both_unknown || (found - expected).abs() <= share * expected.abs().max(1e-3), "{found} for {expected}");
}
