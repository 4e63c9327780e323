//! Accounts of stocks and flows, alone and as constraints of balancing.

use marsad_reconcile::accounts::{
    AccountCells, AccountSeries, Birthplace, ByGroup, Citizenship, Components, Finding, FlowCells, Group, Part,
    Tolerance, account_constraints, check_accounts,
};
use marsad_reconcile::balancing::{CellId, Options, Problem, balance};

use crate::random::{unbounded, variance};

const FOREIGN_BORN_FOREIGNERS: Group = Group { citizenship: Citizenship::Foreigner, birthplace: Birthplace::Foreign };
const FOREIGN_BORN_CITIZENS: Group = Group { citizenship: Citizenship::Citizen, birthplace: Birthplace::Foreign };

fn stock(native_citizens: f64, foreign_born_citizens: f64, natives: f64, foreigners: f64) -> ByGroup<Option<f64>> {
    ByGroup {
        native_citizens: Some(native_citizens),
        foreign_born_citizens: Some(foreign_born_citizens),
        native_foreigners: Some(natives),
        foreign_born_foreigners: Some(foreigners),
    }
}

/// Births, deaths, immigration, emigration and naturalisation.
fn flows(of: [f64; 5]) -> Components {
    let [births, deaths, immigration, emigration, naturalisation] = of.map(Some);
    Components { births, deaths, immigration, emigration, naturalisation, adjustment: None }
}

/// The worked example of METHOD.md.
fn example() -> AccountSeries {
    let flows = ByGroup {
        native_citizens: flows([150.0, 60.0, 20.0, 90.0, 2.0]),
        foreign_born_citizens: flows([0.0, 4.0, 6.0, 3.0, 10.0]),
        native_foreigners: flows([5.0, 0.0, 1.0, 2.0, 2.0]),
        foreign_born_foreigners: flows([0.0, 3.0, 80.0, 30.0, 10.0]),
    };
    AccountSeries {
        stocks: vec![stock(10_000.0, 200.0, 50.0, 600.0), stock(10_022.0, 209.0, 52.0, 637.0)],
        flows: vec![flows],
    }
}

fn residuals(series: &AccountSeries) -> [Option<f64>; 4] {
    let accounts = check_accounts(series, Tolerance::default());
    Group::ALL.map(|group| accounts.periods[0].get(group).residual)
}

#[test]
fn worked_example_of_the_method() {
    assert_eq!(residuals(&example()), [Some(0.0); 4]);
    assert!(check_accounts(&example(), Tolerance::default()).findings.is_empty());
}

#[test]
fn what_an_account_leaves_over_is_shown_and_told_beyond_the_tolerance() {
    let mut series = example();
    series.stocks[1].foreign_born_foreigners = Some(650.0);
    assert_eq!(residuals(&series)[3], Some(13.0));
    let found = check_accounts(&series, Tolerance { persons: 0.5, share: 0.01 });
    let expected = Finding::DoesNotClose { group: FOREIGN_BORN_FOREIGNERS, period: 0, residual: 13.0, allowed: 6.5 };
    assert_eq!(found.findings, [expected]);
    assert!(check_accounts(&series, Tolerance { persons: 0.5, share: 0.02 }).findings.is_empty());
}

#[test]
fn naturalisation_moves_persons_and_makes_none() {
    let mut series = example();
    let before = residuals(&series);
    series.flows[0].foreign_born_foreigners.naturalisation = Some(25.0);
    let after = residuals(&series);
    assert_eq!((after[1], after[3]), (Some(-15.0), Some(15.0)));
    let sum = |residuals: [Option<f64>; 4]| residuals.iter().flatten().sum::<f64>();
    assert_eq!(sum(before), sum(after));
}

#[test]
fn naturalisations_of_one_group_count_for_the_other_and_two_numbers_that_differ_are_told() {
    let mut series = example();
    series.flows[0].foreign_born_foreigners.naturalisation = None;
    assert_eq!(residuals(&series), [Some(0.0); 4]);
    assert!(check_accounts(&series, Tolerance::default()).findings.is_empty());
    series.flows[0].foreign_born_foreigners.naturalisation = Some(10.0);
    series.flows[0].foreign_born_citizens.naturalisation = Some(77.0);
    assert_eq!(residuals(&series), [Some(0.0); 4], "those of the foreigners count");
    let expected =
        Finding::NaturalisationsDiffer { group: FOREIGN_BORN_CITIZENS, period: 0, citizens: 77.0, foreigners: 10.0 };
    assert_eq!(check_accounts(&series, Tolerance::default()).findings, [expected]);
}

#[test]
fn naturalisations_with_the_sign_of_what_they_do_are_told() {
    // 637 against 600 − 3 + 80 − 30 + 10 = 657, and 209 against 200 − 4 + 6 − 3 − 10 = 189.
    let mut series = example();
    series.flows[0].foreign_born_foreigners.naturalisation = Some(-10.0);
    assert_eq!(residuals(&series), [Some(0.0), Some(20.0), Some(0.0), Some(-20.0)]);
    let findings = check_accounts(&series, Tolerance::default()).findings;
    let (group, part) = (FOREIGN_BORN_FOREIGNERS, Part::Naturalisation);
    assert!(findings.contains(&Finding::Negative { group, period: 0, part, value: -10.0 }), "{findings:?}");
}

#[test]
fn the_only_missing_part_follows_from_the_others() {
    let mut series = example();
    series.flows[0].foreign_born_foreigners.emigration = None;
    let missing =
        |implied| Finding::Missing { group: FOREIGN_BORN_FOREIGNERS, period: 0, part: Part::Emigration, implied };
    assert_eq!(check_accounts(&series, Tolerance::default()).findings, [missing(Some(30.0))]);
    series.flows[0].foreign_born_foreigners.deaths = Some(f64::NAN);
    let findings = check_accounts(&series, Tolerance::default()).findings;
    assert!(findings.contains(&missing(None)));
    let not_finite = Finding::NotFinite { group: FOREIGN_BORN_FOREIGNERS, period: 0, part: Part::Deaths };
    assert!(findings.contains(&not_finite));
}

#[test]
fn nobody_is_born_in_the_country_abroad() {
    let mut series = example();
    series.flows[0].foreign_born_citizens.births = Some(7.0);
    let findings = check_accounts(&series, Tolerance::default()).findings;
    assert_eq!(findings[0], Finding::BirthsAbroad { group: FOREIGN_BORN_CITIZENS, period: 0, value: 7.0 });
    series.flows[0].foreign_born_citizens.births = None;
    assert!(check_accounts(&series, Tolerance::default()).findings.is_empty());
}

#[test]
fn persons_below_zero_and_uneven_series_are_told() {
    let mut series = example();
    series.flows[0].native_citizens.deaths = Some(-60.0);
    series.stocks.push(stock(1.0, 1.0, 1.0, 1.0));
    let accounts = check_accounts(&series, Tolerance::default());
    let words: Vec<&str> = accounts.findings.iter().map(Finding::word).collect();
    assert_eq!(words, ["uneven-series", "negative", "does-not-close"]);
    assert_eq!(accounts.periods.len(), 1);
    assert!(check_accounts(&AccountSeries::default(), Tolerance::default()).findings.is_empty());
}

#[test]
fn balanced_accounts_leave_nothing_over() {
    // Each figure of the example a cell of its own; the stock at the end is 30 persons too many for foreigners.
    let mut series = example();
    series.stocks[1].foreign_born_foreigners = Some(667.0);
    let mut problem = Problem::default();
    let mut cell = |value: Option<f64>| {
        value.map(|value| {
            let cell = problem.statements.len();
            problem.statements.push(variance(cell, 0, value, 5.0));
            CellId(cell)
        })
    };
    let stocks: Vec<ByGroup<Option<CellId>>> =
        series.stocks.iter().map(|stock| ByGroup::from_fn(|group| cell(*stock.get(group)))).collect();
    let flows: Vec<ByGroup<FlowCells>> = series
        .flows
        .iter()
        .map(|flows| {
            ByGroup::from_fn(|group| {
                let flow = flows.get(group);
                FlowCells {
                    births: cell(flow.births),
                    deaths: cell(flow.deaths),
                    immigration: cell(flow.immigration),
                    emigration: cell(flow.emigration),
                    naturalisation: cell(flow.naturalisation),
                    adjustment: None,
                }
            })
        })
        .collect();
    problem.cells = unbounded(problem.statements.len());
    problem.constraints =
        account_constraints(&AccountCells { stocks, flows }, |group, period| format!("{group:?} {period}"));
    assert_eq!(problem.constraints.len(), 4);
    let solution = balance(&problem, &Options { threads: 1, ..Options::default() });
    assert!(solution.findings.is_empty());
    assert!(solution.constraints.iter().all(|outcome| outcome.residual.unwrap().abs() < 1e-8));
    // Foreigners born abroad: opening, deaths, immigration, emigration and closing are theirs alone, naturalisation is
    // shared with the citizens, whose account has six such figures and closes. With S = 6, 6 and −1 between them the
    // missing 30 are met by λ = 30 · 6 / 35 for each unit of variance.
    let moved = solution.cells[7].adjustment.unwrap();
    assert!((moved + 30.0 * 6.0 / 35.0).abs() < 1e-9, "{moved}");
}

/// P + B − N = P′ for foreigners born in the country alone; the citizens they join have no account.
#[test]
fn a_group_alone_has_an_account_with_its_naturalisations() {
    let group = Group { citizenship: Citizenship::Foreigner, birthplace: Birthplace::Native };
    let only = |cell: usize| ByGroup::from_fn(|other| (other == group).then_some(CellId(cell)));
    let flow = FlowCells { births: Some(CellId(2)), naturalisation: Some(CellId(3)), ..FlowCells::default() };
    let none = FlowCells::default();
    let flows = vec![ByGroup::from_fn(|other| if other == group { flow } else { none })];
    let cells = AccountCells { stocks: vec![only(0), only(1)], flows };
    let found = account_constraints(&cells, |group, period| format!("{group:?} {period}"));
    assert_eq!(found.len(), 1);
    let terms: Vec<(usize, f64)> = found[0].terms.iter().map(|term| (term.cell.0, term.coefficient)).collect();
    assert_eq!(terms, [(0, 1.0), (1, -1.0), (2, 1.0), (3, -1.0)]);
}
