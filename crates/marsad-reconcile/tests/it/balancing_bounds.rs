//! Balancing under bounds: they hold, and what they hold is what must be held.

use marsad_reconcile::balancing::{
    Bounds, Cell, CellId, Constraint, Finding, Member, Options, Problem, Side, Solution, Uncertainty, UnitId, balance,
};
use proptest::prelude::*;

use crate::dense;
use crate::random::{self, constraint, problem, variance};

fn solve(problem: &Problem) -> Solution {
    balance(problem, &Options { threads: 1, ..Options::default() })
}

#[track_caller]
fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() <= 1e-8 * expected.abs().max(1.0), "{found} is not {expected}");
}

fn counts(statements: &[(f64, f64)], constraints: Vec<Constraint>) -> Problem {
    let of_cell = |(cell, (value, spread)): (usize, &(f64, f64))| variance(cell, 0, *value, *spread);
    Problem {
        cells: vec![Cell::new(UnitId(0)); statements.len()],
        statements: statements.iter().enumerate().map(of_cell).collect(),
        constraints,
        ..Problem::default()
    }
}

#[test]
fn a_count_is_held_at_zero_and_the_others_take_over() {
    // Without bounds each of the three takes 10 of the 30 that are too many: 10, 10 and −8.
    let problem =
        counts(&[(20.0, 1.0), (20.0, 1.0), (2.0, 1.0)], vec![constraint("sum", &[(0, 1.0), (1, 1.0), (2, 1.0)], 12.0)]);
    let solution = solve(&problem);
    let values: Vec<f64> = solution.cells.iter().map(|cell| cell.value.unwrap()).collect();
    near(values[0], 6.0);
    near(values[1], 6.0);
    assert_eq!((values[2], solution.cells[2].at_bound), (0.0, Some(Side::Lower)));
    // What a bound holds is not sure for that: 1 − 1/3, as if there were no bound.
    near(solution.cells[2].standard_error.unwrap().powi(2), 2.0 / 3.0);
    let of_first: f64 = solution.contributions.of(CellId(0)).iter().map(|contribution| contribution.amount).sum();
    near(of_first, -14.0);
}

#[test]
fn an_upper_bound_holds_too() {
    let mut problem = counts(&[(20.0, 1.0), (20.0, 1.0)], vec![constraint("sum", &[(0, 1.0), (1, 1.0)], 60.0)]);
    problem.cells[0].bounds = Bounds { lower: 0.0, upper: 25.0 };
    let solution = solve(&problem);
    assert_eq!((solution.cells[0].value, solution.cells[0].at_bound), (Some(25.0), Some(Side::Upper)));
    near(solution.cells[1].value.unwrap(), 35.0);
}

#[test]
fn an_unstated_cell_is_bounded_too() {
    // The rest of 10, of which 6 and 8 are stated, would be −4.
    let mut problem =
        counts(&[(6.0, 1.0), (8.0, 3.0), (0.0, 1.0)], vec![constraint("sum", &[(0, 1.0), (1, 1.0), (2, 1.0)], 10.0)]);
    problem.statements.pop();
    let solution = solve(&problem);
    near(solution.cells[0].value.unwrap(), 5.0);
    near(solution.cells[1].value.unwrap(), 5.0);
    assert_eq!((solution.cells[2].value, solution.cells[2].at_bound), (Some(0.0), Some(Side::Lower)));
}

#[test]
fn a_cell_whose_bounds_leave_one_value_has_it() {
    let mut problem = counts(&[(20.0, 1.0), (20.0, 1.0)], vec![constraint("sum", &[(0, 1.0), (1, 1.0)], 60.0)]);
    problem.cells[0].bounds = Bounds { lower: 22.0, upper: 22.0 };
    let solution = solve(&problem);
    near(solution.cells[0].value.unwrap(), 22.0);
    near(solution.cells[1].value.unwrap(), 38.0);
    near(solution.cells[1].standard_error.unwrap().powi(2), 0.0);
}

#[test]
fn bounds_that_cannot_hold_are_named_with_the_constraint_that_forbids_them() {
    let problem = counts(&[(3.0, 1.0), (4.0, 1.0)], vec![constraint("deficit", &[(0, 1.0), (1, 1.0)], -5.0)]);
    let solution = solve(&problem);
    let [Finding::OutOfBounds { members, side: Side::Lower, gap, .. }] = &solution.findings[..] else {
        panic!("{:?}", solution.findings)
    };
    assert!(matches!(&members[0], Member::Constraint(named) if named.name == "deficit"));
    assert!(matches!(&members[1], Member::Bound { side: Side::Lower, .. }));
    near(*gap, 5.0);
    near(solution.constraints[0].residual.unwrap(), 0.0);
}

/// A random problem whose cells are not negative, most of them bounded above too.
fn bounded(seed: u64) -> Problem {
    let mut problem = problem(seed);
    let mut random = random::Random(seed ^ 0x55);
    for cell in &mut problem.cells {
        let upper = if random.share() < 0.7 { random.between(8.0, 15.0) } else { f64::INFINITY };
        cell.bounds = Bounds { lower: 0.0, upper };
    }
    problem
}

/// Holds the solution against the conditions of Karush, Kuhn and Tucker, with a dense solution on the held bounds.
fn check_conditions(problem: &Problem, solution: &Solution) {
    for (cell, outcome) in problem.cells.iter().zip(&solution.cells) {
        let value = outcome.value.unwrap();
        assert!(value >= cell.bounds.lower - 1e-7 && value <= cell.bounds.upper + 1e-7, "{value}");
    }
    let mut on_bounds = problem.clone();
    for (cell, outcome) in solution.cells.iter().enumerate() {
        if outcome.at_bound.is_some() {
            on_bounds.constraints.push(constraint("bound", &[(cell, 1.0)], outcome.value.unwrap()));
        }
    }
    let Some(expected) = dense::balance(&on_bounds, |_| true) else { return };
    for (outcome, expected) in solution.cells.iter().zip(&expected.values) {
        near(outcome.value.unwrap(), *expected);
    }
    let held = solution.cells.iter().filter_map(|outcome| outcome.at_bound).collect::<Vec<_>>();
    let multipliers = expected.multipliers.iter().rev().zip(held.iter().rev());
    for (multiplier, side) in multipliers {
        let inwards = if *side == Side::Lower { *multiplier } else { -multiplier };
        assert!(inwards > -1e-7, "a bound that pulls: {inwards}");
    }
}

proptest! {
    // Many draws have bounds that cannot hold, and say nothing here.
    #![proptest_config(ProptestConfig { cases: 400, max_global_rejects: 100_000, ..ProptestConfig::default() })]

    #[test]
    fn bounds_hold_and_push_inwards(seed in any::<u64>()) {
        let problem = bounded(seed);
        prop_assume!(dense::balance(&problem, |_| true).is_some());
        let solution = solve(&problem);
        let is_forced = solution.findings.iter().any(|finding| matches!(finding, Finding::OutOfBounds { .. }));
        prop_assume!(!is_forced);
        assert!(solution.findings.is_empty(), "{:?}", solution.findings);
        check_conditions(&problem, &solution);
        for (cell, outcome) in solution.cells.iter().enumerate() {
            let sum: f64 = solution.contributions.of(CellId(cell)).iter().map(|contribution| contribution.amount).sum();
            near(sum, outcome.adjustment.unwrap_or(0.0));
        }
    }

    /// One part of a sum: many cells over their bound at once.
    #[test]
    fn many_bounds_at_once_are_found(seed in any::<u64>()) {
        let random = &mut random::Random(seed);
        let figures: Vec<(f64, f64)> = (0..40).map(|_| (random.between(0.0, 10.0), random.between(0.5, 20.0))).collect();
        let all: Vec<(usize, f64)> = (0..40).map(|cell| (cell, 1.0)).collect();
        let problem = counts(&figures, vec![constraint("sum", &all, random.between(5.0, 60.0))]);
        let solution = solve(&problem);
        check_conditions(&problem, &solution);
        // All that is not held is moved in proportion to its variance.
        let mut ratios = Vec::new();
        for (statement, outcome) in problem.statements.iter().zip(&solution.cells) {
            if let (Uncertainty::Variance(variance), None) = (statement.uncertainty, outcome.at_bound) {
                ratios.push(outcome.adjustment.unwrap() / variance);
            }
        }
        ratios.windows(2).for_each(|pair| near(pair[0], pair[1]));
    }
}
