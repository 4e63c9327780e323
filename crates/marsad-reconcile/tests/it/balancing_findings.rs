//! Wrong problems: what is wrong is told, and the rest is solved.

use marsad_reconcile::balancing::{
    Association, Bounds, CellId, Covariance, Finding, Grade, GradeId, Grading, Member, Named, Options, Place, Problem,
    Solution, SourceId, Statement, Strictness, Uncertainty, UnitId, Units, balance,
};

use crate::random::{constraint, unbounded, variance};

fn solve(problem: &Problem) -> Solution {
    balance(problem, &Options { threads: 1, ..Options::default() })
}

#[track_caller]
fn near(found: Option<f64>, expected: f64) {
    let found = found.unwrap();
    assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
}

/// Two parts and their whole; the constraint moves each by what is missing times its variance over 10.
fn parts_and_whole() -> Problem {
    Problem {
        cells: unbounded(3),
        statements: vec![variance(0, 0, 100.0, 4.0), variance(1, 0, 50.0, 1.0), variance(2, 1, 160.0, 5.0)],
        constraints: vec![constraint("whole", &[(0, 1.0), (1, 1.0), (2, -1.0)], 0.0)],
        ..Problem::default()
    }
}

fn named(index: usize, name: &str) -> Named {
    Named { index, name: name.into() }
}

/// Holds the findings of the problem, and its first value.
#[track_caller]
fn check(problem: &Problem, expected: &[Finding], first: f64) {
    let solution = solve(problem);
    assert_eq!(solution.findings, expected);
    near(solution.cells[0].value, first);
}

#[test]
fn a_source_with_two_values_for_one_cell_is_not_believed_there() {
    let mut problem = parts_and_whole();
    problem.statements.push(variance(1, 0, 55.0, 1.0));
    let twice = Finding::StatedTwice { cell: CellId(1), source: SourceId(0), statements: vec![1, 3] };
    // Nothing is left that says what the second part is, so the first is not moved.
    check(&problem, &[twice], 100.0);
    near(solve(&problem).cells[1].value, 60.0);
}

#[test]
fn a_source_that_repeats_itself_is_heard_once() {
    let mut problem = parts_and_whole();
    problem.statements.push(variance(1, 0, 50.0, 1.0));
    let repeated = Finding::Repeated { cell: CellId(1), source: SourceId(0), statements: vec![1, 3] };
    check(&problem, &[repeated], 104.0);
}

#[test]
fn a_figure_without_uncertainty_does_not_give_way() {
    let mut problem = parts_and_whole();
    problem.statements[1].uncertainty = Uncertainty::StandardError(0.0);
    // 10 are missing, variances 4 and 5.
    check(&problem, &[Finding::ZeroVariance { place: Place::Statement(1) }], 100.0 + 40.0 / 9.0);
    let solution = solve(&problem);
    assert_eq!((solution.cells[1].value, solution.cells[1].standard_error), (Some(50.0), Some(0.0)));
}

#[test]
fn a_relative_error_of_zero_is_told_unless_a_least_error_is_given() {
    let grade = |standard_error_min| Grade { relative: 0.1, standard_error_min };
    for (least, count) in [(0.0, 1), (2.0, 0)] {
        let statement =
            Statement { cell: CellId(0), source: SourceId(0), value: 0.0, uncertainty: Uncertainty::Graded };
        let grading = Grading { grades: vec![grade(least)], sources: vec![GradeId(0)] };
        let problem = Problem { cells: unbounded(1), statements: vec![statement], grading, ..Problem::default() };
        assert_eq!(solve(&problem).findings.len(), count);
    }
}

#[test]
fn exact_figures_that_differ_are_both_left_out() {
    let mut problem = parts_and_whole();
    problem.statements[1].uncertainty = Uncertainty::Variance(0.0);
    problem.statements.push(variance(1, 1, 70.0, 0.0));
    let expected = [
        Finding::ZeroVariance { place: Place::Statement(1) },
        Finding::ZeroVariance { place: Place::Statement(3) },
        Finding::ExactValuesDiffer { cell: CellId(1), statements: vec![1, 3] },
    ];
    check(&problem, &expected, 100.0);
}

#[test]
fn numbers_that_are_none_and_things_that_are_not_there_are_told() {
    let mut problem = parts_and_whole();
    problem.statements.extend([
        variance(0, 2, f64::NAN, 1.0),
        variance(0, 3, 1.0, -1.0),
        variance(7, 2, 1.0, 1.0),
        variance(0, 4, 1.0, f64::INFINITY),
        Statement { cell: CellId(0), source: SourceId(9), value: 1.0, uncertainty: Uncertainty::Graded },
        Statement { cell: CellId(0), source: SourceId(5), value: 1.0, uncertainty: Uncertainty::Grade(GradeId(3)) },
    ]);
    problem.constraints.push(constraint("nowhere", &[(0, 1.0), (9, 1.0)], 0.0));
    problem.constraints.push(constraint("no number", &[(0, f64::INFINITY)], 0.0));
    problem.constraints.push(constraint("nothing", &[(0, 1.0), (0, -1.0)], 0.0));
    let solution = solve(&problem);
    near(solution.cells[0].value, 104.0);
    let words: Vec<&str> = solution.findings.iter().map(Finding::word).collect();
    let expected = [
        "not-finite",
        "negative-variance",
        "unknown-cell",
        "not-finite",
        "unknown-source",
        "unknown-grade",
        "unknown-cell",
        "not-finite",
        "empty-constraint",
    ];
    assert_eq!(words, expected);
    assert!(solution.statements[3..].iter().all(|outcome| outcome.adjustment.is_none() && outcome.weight == 0.0));
}

#[test]
fn unlike_units_are_not_added_unless_they_are_converted() {
    let mut problem = parts_and_whole();
    problem.cells[1].unit = UnitId(4);
    let units = vec![UnitId(0), UnitId(4)];
    check(&problem, &[Finding::UnlikeUnits { constraint: named(0, "whole"), units }], 100.0);
    problem.constraints[0].units = Units::Converting;
    check(&problem, &[], 104.0);
}

#[test]
fn contradictory_constraints_are_named_and_the_last_is_left_out() {
    let mut problem = parts_and_whole();
    problem.constraints.push(constraint("first", &[(0, 1.0)], 110.0));
    problem.constraints.push(constraint("second", &[(1, 1.0)], 60.0));
    problem.constraints.push(constraint("all", &[(2, 1.0)], 180.0));
    let members = ["whole", "first", "second", "all"];
    let members: Vec<Member> =
        members.iter().enumerate().map(|(index, name)| Member::Constraint(named(index, name))).collect();
    let left_out = Member::Constraint(named(3, "all"));
    let solution = solve(&problem);
    let [Finding::Contradictory { members: found, left_out: found_out, stated, implied }] = &solution.findings[..]
    else {
        panic!("{:?}", solution.findings)
    };
    assert_eq!((found, found_out, *stated), (&members, &left_out, 180.0));
    near(Some(*implied), 170.0);
    near(solution.cells[2].value, 170.0);
    near(solution.constraints[3].residual, -10.0);
}

#[test]
fn two_independent_contradictions_are_both_told() {
    let mut problem = parts_and_whole();
    for (name, cell, target) in [("a", 0, 90.0), ("b", 0, 95.0), ("c", 1, 40.0), ("d", 1, 41.0)] {
        problem.constraints.push(constraint(name, &[(cell, 2.0)], 2.0 * target));
    }
    let solution = solve(&problem);
    let words: Vec<&str> = solution.findings.iter().map(Finding::word).collect();
    assert_eq!(words, ["contradictory", "contradictory"]);
    near(solution.cells[0].value, 90.0);
    near(solution.cells[1].value, 40.0);
    near(solution.cells[2].value, 130.0);
}

#[test]
fn redundant_constraints_are_named_and_do_no_harm() {
    let mut problem = parts_and_whole();
    problem.constraints.push(constraint("again", &[(0, 3.0), (1, 3.0), (2, -3.0)], 0.0));
    let members = vec![Member::Constraint(named(0, "whole")), Member::Constraint(named(1, "again"))];
    check(&problem, &[Finding::Redundant { members }], 104.0);
}

#[test]
fn a_constraint_between_exact_figures_holds_or_is_contradictory() {
    let mut problem = parts_and_whole();
    problem.statements.iter_mut().for_each(|statement| statement.uncertainty = Uncertainty::Variance(0.0));
    let words = |problem: &Problem| solve(problem).findings.iter().map(Finding::word).collect::<Vec<_>>();
    assert_eq!(words(&problem)[3..], ["contradictory"]);
    problem.statements[2].value = 150.0;
    assert_eq!(words(&problem)[3..], ["redundant"]);
}

#[test]
fn contradictory_soft_constraints_meet_halfway() {
    let mut problem = Problem { cells: unbounded(1), ..Problem::default() };
    for target in [10.0, 20.0] {
        let mut soft = constraint("soft", &[(0, 1.0)], target);
        soft.strictness = Strictness::Soft { variance: 2.0 };
        problem.constraints.push(soft);
    }
    let solution = solve(&problem);
    assert!(solution.findings.is_empty());
    near(solution.cells[0].value, 15.0);
    near(solution.cells[0].standard_error, 1.0);
    near(Some(solution.plausibility.chi_square), 25.0);
    assert_eq!(solution.plausibility.degrees, 1);
}

#[test]
fn a_cell_that_nothing_determines_has_no_value() {
    let mut problem = parts_and_whole();
    problem.statements.remove(0);
    problem.statements.remove(0);
    let solution = solve(&problem);
    let undetermined = |cell| Finding::Undetermined { cell: CellId(cell) };
    assert_eq!(solution.findings, [undetermined(0), undetermined(1)]);
    assert_eq!((solution.cells[0].value, solution.cells[0].standard_error), (None, None));
    near(solution.cells[2].value, 160.0);
}

#[test]
fn impossible_bounds_are_told_and_not_used() {
    let mut problem = parts_and_whole();
    problem.cells[0].bounds = Bounds { lower: 9.0, upper: 3.0 };
    problem.cells[1].bounds = Bounds { lower: f64::NAN, upper: 3.0 };
    let words: Vec<&str> = solve(&problem).findings.iter().map(Finding::word).collect();
    assert_eq!(words, ["empty-bounds", "not-finite"]);
    near(solve(&problem).cells[0].value, 104.0);
}

#[test]
fn covariances_that_no_errors_can_have_are_left_out() {
    let mut problem = parts_and_whole();
    let covariance =
        |first, second, association| Covariance { first: CellId(first), second: CellId(second), association };
    problem.covariances =
        vec![covariance(0, 1, Association::Covariance(2.0)), covariance(1, 1, Association::Correlation(0.1))];
    let expected = [
        Finding::UnusableCovariance { covariance: 1 },
        Finding::ImpossibleCovariances { cells: vec![CellId(0), CellId(1)] },
    ];
    check(&problem, &expected, 104.0);
}

#[test]
fn an_empty_problem_has_an_empty_solution() {
    let solution = solve(&Problem::default());
    assert!(solution.cells.is_empty() && solution.findings.is_empty() && solution.most_inconsistent.is_none());
    assert_eq!((solution.plausibility.degrees, solution.plausibility.p_value), (0, 1.0));
}

#[test]
fn figures_of_very_unlike_precision_are_balanced_all_the_same() {
    // Variances from 1 to 10¹²; the constraints are independent, although they look alike to the variances.
    let problem = Problem {
        cells: unbounded(3),
        statements: vec![variance(0, 0, 1e6, 1e12), variance(1, 0, 5.0, 1.0), variance(2, 0, 7.0, 1.0)],
        constraints: vec![
            constraint("one", &[(0, 1.0), (1, 1.0)], 100.0),
            constraint("other", &[(0, 1.0), (2, 1.0)], 101.0),
        ],
        ..Problem::default()
    };
    // x₁ − x₂ = −1 where −2 is stated: both give way by a half; the first cell follows.
    let solution = solve(&problem);
    assert!(solution.findings.is_empty(), "{:?}", solution.findings);
    for (cell, expected) in solution.cells.iter().zip([94.5, 5.5, 6.5]) {
        assert!((cell.value.unwrap() - expected).abs() < 1e-5, "{:?}", cell.value);
    }
    assert!(solution.constraints.iter().all(|outcome| outcome.residual.unwrap().abs() < 1e-8));
}
