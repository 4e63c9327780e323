//! Balancing: the figures are those of the theory.

use marsad_reconcile::balancing::{
    Association, CellId, Contributor, Covariance, Finding, Grade, GradeId, Grading, Options, Problem, Solution,
    SourceId, Stated, Statement, Strictness, Uncertainty, balance, what_if,
};
use proptest::prelude::*;

use crate::dense::{self, Used};
use crate::random::{self, constraint, problem, unbounded, variance};

const ONE_THREAD: Options = Options { threads: 1, multiplications_max: u64::MAX };

fn solve(problem: &Problem) -> Solution {
    balance(problem, &Options { threads: 2, ..ONE_THREAD })
}

#[track_caller]
fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{found} is not {expected}");
}

#[track_caller]
fn check_values(solution: &Solution, expected: &[f64]) {
    for (cell, expected) in solution.cells.iter().zip(expected) {
        near(cell.value.unwrap(), *expected);
    }
}

/// Two parts and their whole: METHOD.md, first example.
fn parts_and_whole() -> Problem {
    Problem {
        cells: unbounded(3),
        statements: vec![variance(0, 0, 100.0, 4.0), variance(1, 0, 50.0, 1.0), variance(2, 1, 160.0, 5.0)],
        constraints: vec![constraint("whole", &[(0, 1.0), (1, 1.0), (2, -1.0)], 0.0)],
        ..Problem::default()
    }
}

#[test]
fn worked_example_of_the_method() {
    let solution = solve(&parts_and_whole());
    check_values(&solution, &[104.0, 51.0, 155.0]);
    for (cell, variance) in solution.cells.iter().zip([2.4, 0.9, 2.5]) {
        near(cell.standard_error.unwrap().powi(2), variance);
    }
    near(solution.plausibility.chi_square, 10.0);
    assert_eq!(solution.plausibility.degrees, 1);
    // `scipy.stats.chi2.sf(10, 1)`, SciPy 1.17.1.
    assert!((solution.plausibility.p_value - 0.001_565_402_258).abs() < 1e-9);
    let suspect = solution.most_inconsistent.unwrap();
    // One equation cannot tell which of its three figures is wrong.
    assert_eq!((suspect.what, suspect.equals), (Stated::Statement(0), 2));
    near(suspect.fit.z.powi(2), 10.0);
    let of_whole: Vec<_> = solution.contributions.of(CellId(2)).to_vec();
    // The parts were moved by 5 together, the whole by 5: each source explains half of what was missing.
    assert_eq!(of_whole.len(), 2);
    for (contribution, source) in of_whole.iter().zip([0, 1]) {
        assert_eq!(contribution.contributor, Contributor::Source(SourceId(source)));
        near(contribution.amount, -2.5);
    }
    assert!(solution.findings.is_empty());
}

#[test]
fn worked_example_of_three_accounts() {
    // Stocks 0 to 3 and the flows 4 to 6 between them, all with a variance of 1: METHOD.md, second example.
    let figures = [100.0, 130.0, 140.0, 145.0, 9.0, 10.0, 5.0];
    let statements = figures.iter().enumerate().map(|(cell, value)| variance(cell, 0, *value, 1.0)).collect();
    let account = |at: usize| constraint(&format!("account {at}"), &[(at, 1.0), (4 + at, 1.0), (at + 1, -1.0)], 0.0);
    let constraints = (0..3).map(account).collect();
    let solution = solve(&Problem { cells: unbounded(7), statements, constraints, ..Problem::default() });
    check_values(&solution, &[108.0, 125.0, 138.0, 144.0, 17.0, 13.0, 6.0]);
    near(solution.plausibility.chi_square, 168.0);
    assert_eq!(solution.plausibility.degrees, 3);
    let variances = [13.0, 10.0, 10.0, 13.0, 13.0, 12.0, 13.0];
    for (cell, twenty_firsts) in solution.cells.iter().zip(variances) {
        near(cell.standard_error.unwrap().powi(2), twenty_firsts / 21.0);
    }
}

#[test]
fn an_unstated_whole_is_the_sum_of_its_parts_with_their_errors() {
    let mut problem = parts_and_whole();
    problem.statements.pop();
    let whole = solve(&problem).cells[2];
    near(whole.value.unwrap(), 150.0);
    near(whole.standard_error.unwrap().powi(2), 5.0);
    assert_eq!((whole.stated, whole.adjustment), (None, None));
}

#[test]
fn two_sources_of_one_cell_meet_by_their_precision() {
    let statements = vec![variance(0, 0, 10.0, 1.0), variance(0, 1, 16.0, 2.0)];
    let solution = solve(&Problem { cells: unbounded(1), statements, ..Problem::default() });
    near(solution.cells[0].value.unwrap(), 12.0);
    near(solution.cells[0].standard_error.unwrap().powi(2), 2.0 / 3.0);
    near(solution.plausibility.chi_square, 36.0 / 3.0);
    assert_eq!(solution.plausibility.degrees, 1);
    near(solution.statements[0].weight, 2.0 / 3.0);
    near(solution.statements[1].fit.unwrap().difference, 6.0);
    near(solution.statements[1].fit.unwrap().standard_error, 3.0_f64.sqrt());
}

#[test]
fn errors_that_go_together_move_together() {
    // x = 10 and y = 20 with variance 1 and a correlation of one half; x + y = 33. V (1 1)ᵀ = (1.5 1.5), S = 3.
    let mut problem = Problem {
        cells: unbounded(2),
        statements: vec![variance(0, 0, 10.0, 1.0), variance(1, 0, 20.0, 1.0)],
        constraints: vec![constraint("sum", &[(0, 1.0), (1, 1.0)], 33.0)],
        ..Problem::default()
    };
    problem.covariances =
        vec![Covariance { first: CellId(1), second: CellId(0), association: Association::Correlation(0.5) }];
    let solution = solve(&problem);
    check_values(&solution, &[11.5, 21.5]);
    near(solution.cells[0].standard_error.unwrap().powi(2), 0.25);
    // What moves y alone takes x along, by half as much.
    problem.constraints = vec![constraint("y", &[(1, 1.0)], 24.0)];
    check_values(&solve(&problem), &[12.0, 24.0]);
}

#[test]
fn grades_give_the_variances_of_their_sources() {
    let graded = |cell, source, value| Statement {
        cell: CellId(cell),
        source: SourceId(source),
        value,
        uncertainty: Uncertainty::Graded,
    };
    let grade = |relative| Grade { relative, standard_error_min: 1.0 };
    let problem = Problem {
        cells: unbounded(3),
        statements: vec![graded(0, 0, 100.0), graded(1, 0, 50.0), graded(2, 1, 200.0)],
        constraints: vec![constraint("whole", &[(0, 1.0), (1, 1.0), (2, -1.0)], 0.0)],
        grading: Grading { grades: vec![grade(0.02), grade(0.1)], sources: vec![GradeId(0), GradeId(1)] },
        ..Problem::default()
    };
    // Variances 4, 1 and 400; 50 are missing.
    let before = solve(&problem);
    check_values(&before, &[100.0 + 200.0 / 405.0, 50.0 + 50.0 / 405.0, 200.0 - 20_000.0 / 405.0]);
    let same = what_if(&problem, &before, problem.grading.clone(), &ONE_THREAD);
    assert!(same.changes.is_empty());
    let swapped = Grading { sources: vec![GradeId(1), GradeId(0)], ..problem.grading.clone() };
    let after = what_if(&problem, &before, swapped, &ONE_THREAD);
    // Variances 100, 25 and 16.
    check_values(&after.solution, &[100.0 + 5000.0 / 141.0, 50.0 + 1250.0 / 141.0, 200.0 - 800.0 / 141.0]);
    assert_eq!(after.changes.len(), 3);
    for change in &after.changes {
        near(change.difference.unwrap(), change.after.value.unwrap() - change.before.value.unwrap());
    }
}

#[test]
fn tables_with_their_margins_agree_and_each_has_one_redundant_constraint() {
    let tables = 40;
    let problem = tables_of(tables, 5, 7);
    let solution = solve(&problem);
    assert_eq!(solution.parts.len(), tables);
    assert_eq!(solution.plausibility.degrees, tables * (6 + 8 - 1));
    assert_eq!(solution.findings.len(), tables);
    assert!(
        solution
            .findings
            .iter()
            .all(|finding| matches!(finding, Finding::Redundant { members } if members.len() == 14))
    );
    for outcome in &solution.constraints {
        assert!(outcome.residual.unwrap().abs() < 1e-8);
        // Each margin follows from all others, so leaving one out changes nothing.
        assert!(outcome.fit.is_none());
    }
    for (cell, outcome) in solution.cells.iter().enumerate() {
        let sum: f64 = solution.contributions.of(CellId(cell)).iter().map(|contribution| contribution.amount).sum();
        near(sum, outcome.adjustment.unwrap());
    }
    assert_eq!(solution, balance(&problem, &ONE_THREAD));
}

/// Tables of `rows` by `columns` cells with stated margins and grand total.
fn tables_of(tables: usize, rows: usize, columns: usize) -> Problem {
    let random = &mut random::Random(7);
    let mut problem = Problem { cells: unbounded(tables * (rows + 1) * (columns + 1)), ..Problem::default() };
    for table in 0..tables {
        let at = |row: usize, column: usize| (table * (rows + 1) + row) * (columns + 1) + column;
        for row in 0..=rows {
            let size = if row == rows { rows as f64 } else { 1.0 };
            for column in 0..=columns {
                let size = if column == columns { size * columns as f64 } else { size };
                let source = usize::from(row == rows) + usize::from(column == columns);
                let value = size * random.between(80.0, 120.0);
                problem.statements.push(variance(
                    at(row, column),
                    source,
                    value,
                    size * size * random.between(1.0, 30.0),
                ));
            }
            let mut terms: Vec<(usize, f64)> = (0..columns).map(|column| (at(row, column), 1.0)).collect();
            terms.push((at(row, columns), -1.0));
            problem.constraints.push(constraint(&format!("table {table} row {row}"), &terms, 0.0));
        }
        for column in 0..=columns {
            let mut terms: Vec<(usize, f64)> = (0..rows).map(|row| (at(row, column), 1.0)).collect();
            terms.push((at(rows, column), -1.0));
            problem.constraints.push(constraint(&format!("table {table} column {column}"), &terms, 0.0));
        }
    }
    problem
}

/// The same problem with cells, statements and constraints in the opposite order.
fn reversed(problem: &Problem) -> Problem {
    let last = problem.cells.len() - 1;
    let mut reversed = problem.clone();
    reversed.statements.reverse();
    reversed.constraints.reverse();
    reversed.statements.iter_mut().for_each(|statement| statement.cell.0 = last - statement.cell.0);
    for constraint in &mut reversed.constraints {
        constraint.terms.iter_mut().for_each(|term| term.cell.0 = last - term.cell.0);
    }
    reversed
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn figures_are_those_of_an_independent_dense_solution(seed in any::<u64>()) {
        let problem = problem(seed);
        let expected = dense::balance(&problem, |_| true);
        prop_assume!(expected.is_some());
        let expected = expected.unwrap();
        let solution = solve(&problem);
        for (cell, outcome) in solution.cells.iter().enumerate() {
            near(outcome.value.unwrap(), expected.values[cell]);
            near(outcome.standard_error.unwrap().powi(2), expected.variances[cell]);
        }
        let chi_square: f64 = problem.statements.iter().map(|statement| {
            let Uncertainty::Variance(variance) = statement.uncertainty else { return 0.0 };
            (statement.value - expected.values[statement.cell.0]).powi(2) / variance
        }).sum();
        let of_soft: f64 = problem.constraints.iter().map(|constraint| {
            let Strictness::Soft { variance } = constraint.strictness else { return 0.0 };
            let sum: f64 = constraint.terms.iter().map(|term| term.coefficient * expected.values[term.cell.0]).sum();
            (sum - constraint.target).powi(2) / variance
        }).sum();
        near(solution.plausibility.chi_square, chi_square + of_soft);
        let hard = problem.constraints.iter().filter(|constraint| constraint.strictness == Strictness::Hard).count();
        let soft = problem.constraints.len() - hard;
        let degrees = problem.statements.len() + soft + hard - problem.cells.len();
        assert_eq!(solution.plausibility.degrees, degrees);
    }

    #[test]
    fn hard_constraints_hold(seed in any::<u64>()) {
        let problem = problem(seed);
        let solution = solve(&problem);
        for (constraint, outcome) in problem.constraints.iter().zip(&solution.constraints) {
            if constraint.strictness == Strictness::Hard && let Some(residual) = outcome.residual {
                assert!(residual.abs() < 1e-8, "{residual}");
            }
        }
    }

    #[test]
    fn doubling_a_variance_moves_the_figure_as_theory_says(seed in any::<u64>(), choice in any::<prop::sample::Index>()) {
        let problem = problem(seed);
        prop_assume!(!problem.statements.is_empty() && dense::balance(&problem, |_| true).is_some());
        let place = choice.index(problem.statements.len());
        let statement = problem.statements[place];
        let Uncertainty::Variance(old) = statement.uncertainty else { panic!("a variance") };
        let before = solve(&problem).cells[statement.cell.0];
        let mut doubled = problem.clone();
        doubled.statements[place].uncertainty = Uncertainty::Variance(2.0 * old);
        prop_assume!(dense::balance(&doubled, |_| true).is_some());
        let after = solve(&doubled).cells[statement.cell.0];
        // Sherman and Morrison: the precision of the statement falls by 1 / (2 v), P is the variance of the figure.
        let (value, spread) = (before.value.unwrap(), before.standard_error.unwrap().powi(2));
        let less = 1.0 / old - 1.0 / (2.0 * old);
        near(after.value.unwrap(), value - spread * less * (statement.value - value) / (1.0 - spread * less));
        near(after.standard_error.unwrap().powi(2), spread / (1.0 - spread * less));
    }

    #[test]
    fn contributions_add_up_to_the_adjustment(seed in any::<u64>()) {
        let problem = problem(seed);
        let solution = solve(&problem);
        for (cell, outcome) in solution.cells.iter().enumerate() {
            let contributions = solution.contributions.of(CellId(cell));
            let sum: f64 = contributions.iter().map(|contribution| contribution.amount).sum();
            near(sum, outcome.adjustment.unwrap_or(0.0));
            assert!(contributions.windows(2).all(|pair| pair[0].contributor < pair[1].contributor));
        }
    }

    #[test]
    fn the_order_of_things_does_not_matter(seed in any::<u64>()) {
        let problem = problem(seed);
        let (one, other) = (solve(&problem), solve(&reversed(&problem)));
        for (cell, outcome) in one.cells.iter().zip(other.cells.iter().rev()) {
            assert_eq!(cell.value.is_some(), outcome.value.is_some());
            if let Some((one, other)) = cell.value.zip(outcome.value) {
                near(one, other);
                // Of a figure that the constraints fix, the variance is zero up to rounding; its root is not.
                near(cell.standard_error.unwrap().powi(2), outcome.standard_error.unwrap().powi(2));
            }
        }
        near(one.plausibility.chi_square, other.plausibility.chi_square);
        assert_eq!(one.plausibility.degrees, other.plausibility.degrees);
        for (statement, outcome) in one.statements.iter().zip(other.statements.iter().rev()) {
            near(statement.fit.map_or(0.0, |fit| fit.z), outcome.fit.map_or(0.0, |fit| fit.z));
        }
    }

    #[test]
    fn leaving_out_in_closed_form_is_really_leaving_out(seed in any::<u64>()) {
        let problem = problem(seed);
        prop_assume!(dense::balance(&problem, |_| true).is_some());
        let solution = solve(&problem);
        for (place, statement) in problem.statements.iter().enumerate() {
            let Uncertainty::Variance(variance) = statement.uncertainty else { panic!("a variance") };
            let rest = dense::balance(&problem, |used| used != Used::Statement(place));
            let fit = solution.statements[place].fit;
            assert_eq!(fit.is_some(), rest.is_some());
            if let Some((fit, rest)) = fit.zip(rest) {
                let cell = statement.cell.0;
                assert!((fit.difference - (statement.value - rest.values[cell])).abs() < 1e-7);
                assert!((fit.standard_error.powi(2) / (variance + rest.variances[cell]) - 1.0).abs() < 1e-7);
            }
        }
        for (place, constraint) in problem.constraints.iter().enumerate() {
            let rest = dense::balance(&problem, |used| used != Used::Constraint(place));
            let fit = solution.constraints[place].fit;
            assert_eq!(fit.is_some(), rest.is_some());
            if let Some((fit, rest)) = fit.zip(rest) {
                let sum: f64 = constraint.terms.iter().map(|term| term.coefficient * rest.values[term.cell.0]).sum();
                assert!((fit.difference - (constraint.target - sum)).abs() < 1e-7);
            }
        }
    }
}
