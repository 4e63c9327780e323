//! Accounts of stocks and flows as constraints: a file in whose cells stand the names of cells.

use std::ops::Range;

use marsad_i18n::{Voice, args};
use marsad_reconcile::accounts::{AccountCells, ByGroup, FlowCells, Group, account_constraints};
use marsad_reconcile::balancing::CellId;

use super::super::answer::Told;
use super::super::cells::Cells;
use super::super::ledger::{FlowsOf, GROUPS, Ledger, Period, place};
use super::posed::Posed;

/// How an account is told one of whose stocks has no name.
const OPEN: &str = "balance-account-open";

/// Adds a constraint for each group and period with both stocks.
pub(super) fn read(posed: &mut Posed, cells: Cells<'_>) {
    let ledger: Ledger<CellId> = Ledger::read(cells, |row, column| {
        if cells.table.text(row, column).is_empty() { Ok(None) } else { posed.find_cell(cells, row, column).map(Some) }
    });
    posed.findings.extend(ledger.findings.iter().cloned());
    let voice = cells.console.voice();
    for stretch in ledger.stretches() {
        posed.findings.extend(ledger.gap(stretch.start));
        posed.findings.extend(open(&ledger, &stretch, voice));
        let name = |group: Group, period: usize| {
            voice.say_with("balance-account-name", &at((&ledger, voice), stretch.start + period, group))
        };
        posed.problem.constraints.extend(account_constraints(&account_cells(&ledger, &stretch), name));
    }
}

/// The cells of a stretch.
fn account_cells(ledger: &Ledger<CellId>, stretch: &Range<usize>) -> AccountCells {
    let periods = &ledger.periods[stretch.clone()];
    let stocks = |period: &Period<CellId>| ByGroup::from_fn(|group| period.stocks[place(group)]);
    let flows = |period: &Period<CellId>| ByGroup::from_fn(|group| flow_cells(&period.flows[place(group)]));
    AccountCells {
        stocks: periods.iter().map(stocks).collect(),
        flows: periods.iter().take(ledger.flow_periods(stretch)).map(flows).collect(),
    }
}

/// The cells of what happened to a group, in the order of the columns.
fn flow_cells(flows: &FlowsOf<CellId>) -> FlowCells {
    let [births, deaths, immigration, emigration, naturalisation, adjustment] = *flows;
    FlowCells { births, deaths, immigration, emigration, naturalisation, adjustment }
}

/// Tells of groups with flows in a period that lack a stock before or after it.
fn open(ledger: &Ledger<CellId>, stretch: &Range<usize>, voice: &Voice) -> Vec<Told> {
    let mut found = Vec::new();
    for period in stretch.start..stretch.start + ledger.flow_periods(stretch) {
        for group in Group::ALL {
            let of = place(group);
            let has_stock = |period: usize| {
                stretch.contains(&period) && ledger.periods.get(period).is_some_and(|one| one.stocks[of].is_some())
            };
            let has_flows = ledger.periods[period].flows[of].iter().any(Option::is_some);
            if has_flows && !(has_stock(period) && has_stock(period + 1)) {
                found.push((OPEN.to_owned(), at((ledger, voice), period, group)));
            }
        }
    }
    found
}

/// A period and a group by their names.
fn at((ledger, voice): (&Ledger<CellId>, &Voice), period: usize, group: Group) -> marsad_i18n::Args {
    let name = voice.say(&format!("reconcile-group-{}", GROUPS[place(group)]));
    args().text("period", ledger.name(period)).text("group", &name)
}
