//! Reconciled figures: the balance that a plan declares, over what is released. [METHOD.md](METHOD.md) gives the arithmetic.
//!
//! Holds: [`balance_report`], from a plan and published values to figures that agree with all that led to them, and
//! [`balanced_observations`], the same as rows of the dataflow. Does not hold: the solving, which is in `balancing`;
//! where published values come from; words.
//! Where next: `errors` says how far each statement may be off, `correlations` which errors go together, `accounts` what
//! must hold; `problem` hands the whole to `balancing`, `report` and `findings` say in the words of the plan what came out,
//! `rounded` writes figures that still add up.

mod accounts;
mod correlations;
mod errors;
mod findings;
mod problem;
mod report;
mod rounded;

use std::collections::BTreeMap;

use marsad_model::{Balance, BalanceReport, BalancedCell, DataStructure, Dataflow, Grade, Id, Observation, Pack, Plan};

use crate::LookUp;
use crate::balancing::{Options, balance};
use errors::Errors;
use problem::Posed;
use rounded::{Rounded, rounded};

/// A plan that balances, with what it refers to.
#[derive(Clone, Copy, Debug)]
pub struct PlannedBalance<'a> {
    /// The pack of the plan.
    pub pack: &'a Pack,
    /// The plan.
    pub plan: &'a Plan,
    /// Its cells, statements and constraints.
    pub balance: &'a Balance,
    /// The dataflow that it makes.
    pub dataflow: &'a Dataflow,
    /// The structure of that dataflow.
    pub structure: &'a DataStructure,
}

impl<'a> PlannedBalance<'a> {
    /// A plan of `pack`; none where it does not balance, or makes a dataflow that the pack does not have.
    pub fn of(pack: &'a Pack, plan: &'a Plan) -> Option<Self> {
        let dataflow = pack.dataflow(plan.dataflow.as_str())?;
        let structure = pack.structure_of(dataflow)?;
        Some(Self { pack, plan, balance: plan.balance()?, dataflow, structure })
    }
}

/// The figures nearest to what is published that satisfy the constraints of the plan, and all that a reader or an
/// approver must know of them.
///
/// `look_up` finds published values; `trial` grades statements otherwise than they are, by their identifiers.
pub fn balance_report(planned: &PlannedBalance<'_>, look_up: LookUp<'_>, trial: &BTreeMap<Id, Grade>) -> BalanceReport {
    let errors = Errors::new(planned, look_up, trial);
    let posed = Posed::new(planned, &errors);
    let solution = balance(&posed.problem, &Options::default());
    report::written(planned, &errors, (&posed, &solution))
}

/// The cells that have a value, as observations of the dataflow: rounded to its decimals, with their standard errors.
pub fn balanced_observations(planned: &PlannedBalance<'_>, report: &BalanceReport) -> Vec<Observation> {
    let cells = report.cells.iter().zip(rounded(planned, report));
    let observation = |(cell, figure): (&BalancedCell, Option<Rounded>)| {
        let figure = figure?;
        let attribute = |id: &Id| match id.as_str() {
            "OBS_STATUS" => Some("E".to_owned()),
            "CONF_STATUS" => Some("F".to_owned()),
            "STD_ERROR" => Some(figure.standard_error.to_string()),
            _ => None,
        };
        Some(Observation {
            key: cell.key.clone(),
            period: cell.period.clone(),
            value: Some(figure.value),
            attributes: planned.structure.observation_attributes().map(|known| attribute(&known.id)).collect(),
            origin: None,
        })
    };
    cells.filter_map(observation).collect()
}

/// The place of each cell of a balance.
fn cell_places(balance: &Balance) -> BTreeMap<&Id, usize> {
    balance.cells.iter().enumerate().map(|(place, cell)| (&cell.id, place)).collect()
}
