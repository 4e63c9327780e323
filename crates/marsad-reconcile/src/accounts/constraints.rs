//! Accounts as constraints of balancing.

use crate::balancing::{CellId, Constraint, Strictness, Term, Units};

use super::group::{Birthplace, ByGroup, Citizenship, Group};

/// The cells of the accounts of a series: as [`AccountSeries`](super::AccountSeries), with cells instead of numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AccountCells {
    /// The stock of each group at moment 0, 1, …; none where the group has no account there.
    pub stocks: Vec<ByGroup<Option<CellId>>>,
    /// The flows of each group between moment t and t + 1.
    pub flows: Vec<ByGroup<FlowCells>>,
}

/// The cells of what happened to a group in a period; none for what does not happen.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct FlowCells {
    /// Births.
    pub births: Option<CellId>,
    /// Deaths.
    pub deaths: Option<CellId>,
    /// Immigration.
    pub immigration: Option<CellId>,
    /// Emigration.
    pub emigration: Option<CellId>,
    /// Naturalisation of foreigners, less loss of citizenship. One cell for both groups of a birthplace; where each has
    /// one, that of the foreigners counts.
    pub naturalisation: Option<CellId>,
    /// A statistical adjustment. Its cell should be allowed to be negative.
    pub adjustment: Option<CellId>,
}

/// One constraint for each group and period with both stocks: the stock at the end is the stock at the beginning with
/// what happened.
///
/// `name` gives each its name, for findings. Births of groups born abroad are left out: there are none.
pub fn account_constraints(cells: &AccountCells, name: impl Fn(Group, usize) -> String) -> Vec<Constraint> {
    let mut constraints = Vec::new();
    for (period, (flows, stocks)) in cells.flows.iter().zip(cells.stocks.windows(2)).enumerate() {
        for group in Group::ALL {
            let [opening, closing] = stocks else { continue };
            let (Some(opening), Some(closing)) = (*opening.get(group), *closing.get(group)) else { continue };
            let mut terms = vec![Term::new(opening, 1.0), Term::new(closing, -1.0)];
            terms.extend(signed(flows, group).into_iter().filter_map(|(cell, sign)| Some(Term::new(cell?, sign))));
            let (name, target) = (name(group, period), 0.0);
            constraints.push(Constraint { name, terms, target, strictness: Strictness::Hard, units: Units::Alike });
        }
    }
    constraints
}

/// The flows of `group` with their signs.
fn signed(flows: &ByGroup<FlowCells>, group: Group) -> [(Option<CellId>, f64); 6] {
    let own = flows.get(group);
    let births = own.births.filter(|_| group.birthplace == Birthplace::Native);
    let gain = if group.citizenship == Citizenship::Citizen { 1.0 } else { -1.0 };
    let of_citizens = flows.get(group.citizens()).naturalisation;
    [
        (births, 1.0),
        (own.deaths, -1.0),
        (own.immigration, 1.0),
        (own.emigration, -1.0),
        (flows.get(group.foreigners()).naturalisation.or(of_citizens), gain),
        (own.adjustment, 1.0),
    ]
}
