//! Raking: margins are met, and what they do not speak of is kept.

use marsad_reconcile::raking::{Finding, Margin, RakeError, RakeOptions, Raked, Seed, SeedCell, rake};
use proptest::prelude::*;

use crate::random::Random;

fn fit(seed: &Seed, margins: &[Margin]) -> Raked {
    rake(seed, margins, &RakeOptions::default()).unwrap()
}

fn margin(keeps: &[usize], totals: &[f64]) -> Margin {
    Margin { keeps: keeps.to_vec(), totals: totals.to_vec() }
}

fn values(raked: &Raked) -> Vec<f64> {
    raked.cells.iter().map(|cell| cell.value).collect()
}

/// Each total that is missed: its margin, what it is, and what the table adds up to.
fn missed(raked: &Raked) -> Vec<(usize, f64, f64)> {
    let missed = raked.findings.iter().filter_map(|finding| match finding {
        Finding::NotMet { margin, total, sum, .. } => Some((*margin, *total, *sum)),
        _ => None,
    });
    missed.collect()
}

#[track_caller]
fn near_all(found: &[f64], expected: &[f64]) {
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        assert!((found - expected).abs() < 1e-8 * expected.abs().max(1.0), "{found} is not {expected}");
    }
}

#[test]
fn worked_example_of_the_method() {
    // Odds ratio 1 · 4 / (2 · 2) = 1: the result is the product of the margins over the total.
    let seed = Seed::dense(vec![2, 2], &[1.0, 2.0, 2.0, 4.0]);
    let found = fit(&seed, &[margin(&[0], &[30.0, 70.0]), margin(&[1], &[40.0, 60.0])]);
    near_all(&values(&found), &[12.0, 18.0, 28.0, 42.0]);
    assert!(found.is_met && found.findings.is_empty());
}

#[test]
fn an_odds_ratio_of_four_is_kept() {
    // x (x − 10) = 4 (40 − x) (30 − x) with x the first cell: 3 x² − 270 x + 4800 = 0, x = 45 − √425.
    let seed = Seed::dense(vec![2, 2], &[2.0, 1.0, 1.0, 2.0]);
    let found = fit(&seed, &[margin(&[0], &[40.0, 20.0]), margin(&[1], &[30.0, 30.0])]);
    let first = 45.0 - 425.0_f64.sqrt();
    near_all(&values(&found), &[first, 40.0 - first, 30.0 - first, first - 10.0]);
}

#[test]
fn structural_zeros_stay_zero() {
    let seed = Seed::dense(vec![3, 3], &[0.0, 2.0, 1.0, 3.0, 0.0, 1.0, 1.0, 1.0, 0.0]);
    let rows = margin(&[0], &[10.0, 20.0, 15.0]);
    let columns = margin(&[1], &[20.0, 12.0, 13.0]);
    let found = fit(&seed, &[rows, columns]);
    assert!(found.is_met, "{:?}", found.findings);
    assert_eq!(found.cells.len(), 6);
    assert!(found.cells.iter().all(|cell| cell.categories[0] != cell.categories[1]));
}

#[test]
fn margins_that_contradict_each_other_are_named_with_the_size_of_it() {
    let seed = Seed::dense(vec![2, 2], &[1.0; 4]);
    let found = fit(&seed, &[margin(&[0], &[5.0, 5.0]), margin(&[1], &[6.0, 6.0])]);
    assert!(!found.is_met);
    let expected = Finding::MarginsDiffer {
        first: 0,
        second: 1,
        shared: vec![],
        categories: vec![],
        first_sum: 10.0,
        second_sum: 12.0,
    };
    assert_eq!(found.findings[0], expected);
    // The margin that was fitted last is met, the other is not, in neither of its categories.
    assert_eq!(missed(&found), [(0, 5.0, 6.0), (0, 5.0, 6.0)]);
}

#[test]
fn zeros_that_leave_no_way_are_told() {
    // Only the diagonal is above zero, so that rows and columns must be equal.
    let seed = Seed::dense(vec![2, 2], &[1.0, 0.0, 0.0, 1.0]);
    let options = RakeOptions { rounds_max: 20, ..RakeOptions::default() };
    let found = rake(&seed, &[margin(&[0], &[4.0, 6.0]), margin(&[1], &[5.0, 5.0])], &options).unwrap();
    assert_eq!((found.rounds, found.is_met), (20, false));
    assert_eq!(missed(&found), [(0, 4.0, 5.0), (0, 6.0, 5.0)]);
}

#[test]
fn every_total_that_is_missed_is_told_the_most_missed_first() {
    // Each row has one cell, in the column of the same number: the columns, which come last, are what the rows become.
    let seed = Seed::dense(vec![3, 3], &[1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0]);
    let options = RakeOptions { rounds_max: 20, ..RakeOptions::default() };
    let margins = [margin(&[0], &[4.0, 10.0, 6.0]), margin(&[1], &[5.0, 7.0, 8.0])];
    let found = rake(&seed, &margins, &options).unwrap();
    assert_eq!(missed(&found), [(0, 10.0, 7.0), (0, 6.0, 8.0), (0, 4.0, 5.0)]);
}

#[test]
fn of_very_many_totals_that_are_missed_the_rest_is_counted() {
    // Row n has one cell, in column n, and should be n where the column should be 2 n: it is missed by n.
    let diagonal: Vec<f64> = (0..625).map(|cell| f64::from(u8::from(cell % 26 == 0))).collect();
    let rows: Vec<f64> = (1..=25).map(f64::from).collect();
    let columns: Vec<f64> = rows.iter().map(|row| 2.0 * row).collect();
    let options = RakeOptions { rounds_max: 5, ..RakeOptions::default() };
    let found = rake(&Seed::dense(vec![25, 25], &diagonal), &[margin(&[0], &rows), margin(&[1], &columns)], &options);
    let found = found.unwrap();
    let missed = missed(&found);
    assert_eq!((missed.len(), missed.first(), missed.last()), (20, Some(&(0, 25.0, 50.0)), Some(&(0, 6.0, 12.0))));
    assert_eq!(found.findings.last(), Some(&Finding::FurtherNotMet { totals: 5 }));
}

#[test]
fn a_total_without_a_seed_is_told() {
    let seed = Seed::dense(vec![2, 2], &[1.0, 1.0, 0.0, 0.0]);
    let found = fit(&seed, &[margin(&[0], &[4.0, 6.0])]);
    assert_eq!(found.findings, [Finding::NoSeed { margin: 0, categories: vec![1], total: 6.0 }]);
    near_all(&values(&found), &[2.0, 2.0]);
    assert!(!found.is_met);
}

#[test]
fn unusable_numbers_are_told_and_the_rest_is_fitted() {
    let cell = |categories: &[usize], value| SeedCell { categories: categories.to_vec(), value };
    let cells = vec![
        cell(&[0, 0], 1.0),
        cell(&[0, 1], 3.0),
        cell(&[0, 0], 1.0),
        cell(&[1, 0], -2.0),
        cell(&[5, 0], 1.0),
        cell(&[1], 1.0),
        cell(&[1, 1], f64::NAN),
    ];
    let seed = Seed { shape: vec![2, 2], cells };
    let found = fit(&seed, &[margin(&[0], &[10.0, f64::NAN])]);
    near_all(&values(&found), &[4.0, 6.0]);
    let words: Vec<&str> = found.findings.iter().map(Finding::word).collect();
    let expected = ["unusable-seed", "unusable-seed", "unusable-seed", "unusable-seed", "seed-twice", "unusable-total"];
    assert_eq!(words, expected);
}

#[test]
fn margins_that_do_not_belong_to_the_table_are_an_error() {
    let seed = Seed::dense(vec![2, 2], &[1.0; 4]);
    let error = |margins: &[Margin]| rake(&seed, margins, &RakeOptions::default()).unwrap_err();
    assert_eq!(error(&[margin(&[2], &[1.0])]), RakeError::UnknownDimension { margin: 0 });
    assert_eq!(error(&[margin(&[0, 0], &[1.0; 4])]), RakeError::UnknownDimension { margin: 0 });
    assert_eq!(error(&[margin(&[0], &[1.0])]), RakeError::WrongLength { margin: 0, needed: 2, given: 1 });
    assert_eq!(rake(&Seed::default(), &[], &RakeOptions::default()).unwrap_err(), RakeError::NoCells);
}

#[test]
fn the_total_of_all_is_a_margin_too() {
    let found = fit(&Seed::dense(vec![2, 2], &[1.0, 2.0, 3.0, 4.0]), &[margin(&[], &[100.0])]);
    near_all(&values(&found), &[10.0, 20.0, 30.0, 40.0]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// Margins of a table that exists, fitted from another table: they are met, and with the interactions of the seed.
    #[test]
    fn margins_are_met_and_odds_ratios_kept(seed in any::<u64>()) {
        let random = &mut Random(seed);
        let shape = [2 + random.below(2), 2 + random.below(3), 2];
        let size = shape.iter().product::<usize>();
        let table: Vec<f64> = (0..size).map(|_| random.between(1.0, 9.0)).collect();
        let start: Vec<f64> = (0..size).map(|_| random.between(1.0, 9.0)).collect();
        let sums = |keeps: &[usize]| {
            let of = |at: [usize; 3]| keeps.iter().fold(0, |number, dimension| number * shape[*dimension] + at[*dimension]);
            let mut totals = vec![0.0; keeps.iter().map(|dimension| shape[*dimension]).product::<usize>()];
            for (index, value) in table.iter().enumerate() {
                totals[of([index / (shape[1] * 2), index / 2 % shape[1], index % 2])] += value;
            }
            margin(keeps, &totals)
        };
        let margins = [sums(&[0, 1]), sums(&[2, 0]), sums(&[1])];
        let found = fit(&Seed::dense(shape.to_vec(), &start), &margins);
        assert!(found.is_met, "{:?}", found.findings);
        // No margin keeps dimensions 1 and 2 together: for each category of 0 their odds ratios are those of the seed.
        let fitted = values(&found);
        let at = |one: usize, two: usize, three: usize| (one * shape[1] + two) * 2 + three;
        let odds = |cells: &[f64], one: usize, two: usize| {
            cells[at(one, two, 0)] * cells[at(one, 0, 1)] / (cells[at(one, two, 1)] * cells[at(one, 0, 0)])
        };
        for one in 0..shape[0] {
            for two in 1..shape[1] {
                let (found, expected) = (odds(&fitted, one, two), odds(&start, one, two));
                assert!((found / expected - 1.0).abs() < 1e-8, "{found} is not {expected}");
            }
        }
    }
}
