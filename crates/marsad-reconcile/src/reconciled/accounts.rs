//! The constraints of a plan: those that it declares, and behind them its accounts.

use marsad_model::{Balance, BalanceAccount, BalanceConstraint, BalanceTerm, Id};

use crate::accounts::{AccountCells, Birthplace, ByGroup, Citizenship, FlowCells, Group, account_constraints};
use crate::balancing::CellId;

/// What must hold between the cells of a plan, in the order in which reports say it.
pub(super) fn constraints(balance: &Balance) -> Vec<BalanceConstraint> {
    let accounts = balance.accounts.iter().map(constraint_of);
    balance.constraints.iter().cloned().chain(accounts).collect()
}

/// An account as a constraint, under its own identifier and name.
fn constraint_of(account: &BalanceAccount) -> BalanceConstraint {
    let group = group_of(account);
    let mut numbered = Numbered::default();
    let stocks = [&account.opening, &account.closing].map(|stock| {
        let cell = numbered.cell(stock);
        ByGroup::from_fn(|other| (other == group).then_some(cell))
    });
    // Who moves between citizens and foreigners stays where both are counted.
    let naturalisation = account.naturalisation.as_ref().filter(|_| account.has_citizenship());
    let flows = FlowCells {
        births: numbered.flow(account.births.as_ref()),
        deaths: numbered.flow(account.deaths.as_ref()),
        immigration: numbered.flow(account.immigration.as_ref()),
        emigration: numbered.flow(account.emigration.as_ref()),
        naturalisation: numbered.flow(naturalisation),
        adjustment: numbered.flow(account.adjustment.as_ref()),
    };
    let none = FlowCells::default();
    let flows = vec![ByGroup::from_fn(|other| if other == group { flows } else { none })];
    let cells = AccountCells { stocks: stocks.to_vec(), flows };
    let made = account_constraints(&cells, |_, _| account.id.to_string());
    let terms = made.iter().flat_map(|constraint| &constraint.terms);
    BalanceConstraint {
        id: account.id.clone(),
        name: account.name.clone(),
        terms: terms.filter_map(|term| numbered.term(term.cell, term.coefficient)).collect(),
        equals: 0.0,
        standard_error: account.standard_error,
        reason: account.reason.clone(),
    }
}

/// The group whose account it is. Where a plan leaves open which, signs are those of natives: they are born.
fn group_of(account: &BalanceAccount) -> Group {
    let citizenship = match account.citizenship {
        Some(marsad_model::Citizenship::Foreign) => Citizenship::Foreigner,
        _ => Citizenship::Citizen,
    };
    let birthplace = match account.birthplace {
        Some(marsad_model::Birthplace::ForeignBorn) => Birthplace::Foreign,
        _ => Birthplace::Native,
    };
    Group { citizenship, birthplace }
}

/// The cells of an account, by numbers of its own.
#[derive(Default)]
struct Numbered<'a>(Vec<&'a Id>);

impl<'a> Numbered<'a> {
    fn cell(&mut self, id: &'a Id) -> CellId {
        self.0.push(id);
        CellId(self.0.len() - 1)
    }

    fn flow(&mut self, id: Option<&'a Id>) -> Option<CellId> {
        id.map(|id| self.cell(id))
    }

    fn term(&self, cell: CellId, factor: f64) -> Option<BalanceTerm> {
        self.0.get(cell.0).map(|id| BalanceTerm { cell: (*id).clone(), factor })
    }
}
