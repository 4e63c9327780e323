//! Balances: what a plan declares to make the figures of several sources agree.
//!
//! Holds: the cells sought, what sources say of them, and what must hold between them. Does not hold: accounts and errors
//! that go together (`balance_account.rs`), the arithmetic, which is in `marsad-reconcile`, nor what came out
//! (`balance_report.rs`).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    BalanceAccount, BalanceCorrelation, DataStructure, Definition, Grade, Id, LocalText, Quantity, TimePeriod,
};

/// The least standard error that a grade gives, in the unit of the measure: half of one.
const STANDARD_ERROR_MIN: f64 = 0.5;

/// Cells, statements and constraints of a plan that balances.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Balance {
    /// The figures sought, each a value of the dataflow of the plan.
    #[serde(rename = "cell")]
    pub cells: Vec<BalanceCell>,
    /// What released dataflows say of them.
    #[serde(rename = "statement")]
    pub statements: Vec<BalanceStatement>,
    /// What must hold between them.
    #[serde(default, rename = "constraint", skip_serializing_if = "Vec::is_empty")]
    pub constraints: Vec<BalanceConstraint>,
    /// Accounts of stocks and flows, which must hold as constraints do; they stand behind these.
    #[serde(default, rename = "account", skip_serializing_if = "Vec::is_empty")]
    pub accounts: Vec<BalanceAccount>,
    /// Statements whose errors go together; those of all others do not.
    #[serde(default, rename = "correlation", skip_serializing_if = "Vec::is_empty")]
    pub correlations: Vec<BalanceCorrelation>,
    /// The least standard error of a statement whose error is not declared, in the unit of the measure, so that a figure
    /// of zero is not taken as exact.
    #[serde(default = "standard_error_min")]
    pub standard_error_min: f64,
}

/// A figure sought.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BalanceCell {
    /// Its identifier within the plan.
    pub id: Id,
    /// The codes of its key in the dataflow of the plan; a dimension that is not named has its total.
    #[serde(default)]
    pub selection: BTreeMap<Id, Id>,
    /// Its period.
    pub period: TimePeriod,
    /// The least value it may have; zero where it is not said, unless it is signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<f64>,
    /// The greatest value it may have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<f64>,
    /// Whether it may be negative, as a change may.
    #[serde(default, skip_serializing_if = "is_false")]
    pub signed: bool,
}

/// What a source says of a cell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BalanceStatement {
    /// Its identifier within the plan.
    pub id: Id,
    /// The cell it speaks of.
    pub cell: Id,
    /// The figure: a released value, or one made of released values.
    pub quantity: Quantity,
    /// What it says of its definition besides what its series say.
    #[serde(default, skip_serializing_if = "Definition::is_unknown")]
    pub definition: Definition,
    /// How reliable it is, where that is neither published nor as the grade of its dataflow says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
    /// Its standard error, rounding included, in the unit of the measure, where somebody answers for a number; where it is
    /// drawn from others, that of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standard_error: Option<f64>,
    /// The statements that its source made it of: their errors are in it, besides its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub drawn_from: Vec<DrawnFrom>,
    /// Why it is graded otherwise, has that error or is drawn from others; always given then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<LocalText>,
}

/// A statement that another one was made of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrawnFrom {
    /// The statement: one that stands before, speaks of another cell and is drawn from none.
    pub statement: Id,
    /// What an error of one in it adds.
    pub factor: f64,
}

/// What must hold between cells: Σ factor × cell = `equals`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BalanceConstraint {
    /// Its identifier within the plan.
    pub id: Id,
    /// What people call it, such as "the stock of 2024 is that of 2023 with what came and went".
    pub name: LocalText,
    /// What is added up.
    pub terms: Vec<BalanceTerm>,
    /// What it equals.
    #[serde(default)]
    pub equals: f64,
    /// How far it may be from holding, as a standard error; it holds exactly where this is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standard_error: Option<f64>,
    /// Why it holds only nearly; always given then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<LocalText>,
}

/// A cell in a sum.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BalanceTerm {
    /// The cell.
    pub cell: Id,
    /// What it is multiplied by.
    pub factor: f64,
}

impl Balance {
    /// The statement with this identifier.
    pub fn statement(&self, id: &str) -> Option<&BalanceStatement> {
        self.statements.iter().find(|statement| statement.id == *id)
    }

    /// Whether a statement was drawn from others, so that their errors are in it.
    pub fn is_drawn(&self, id: &str) -> bool {
        self.statement(id).is_some_and(|statement| !statement.drawn_from.is_empty())
    }

    /// The constraint with this identifier.
    pub fn constraint(&self, id: &str) -> Option<&BalanceConstraint> {
        self.constraints.iter().find(|constraint| constraint.id == *id)
    }

    /// What people call a constraint or an account with this identifier.
    pub fn constraint_name(&self, id: &str) -> Option<&LocalText> {
        let account = || self.accounts.iter().find(|account| account.id == *id).map(|account| &account.name);
        self.constraint(id).map(|constraint| &constraint.name).or_else(account)
    }

    /// The dataflows whose releases it reads, each once.
    pub fn dataflows(&self) -> BTreeSet<&Id> {
        let series = self.statements.iter().flat_map(|statement| statement.quantity.series());
        series.map(|series| &series.dataflow).collect()
    }
}

impl BalanceCell {
    /// Its key in the structure of the dataflow.
    pub fn key(&self, structure: &DataStructure) -> Vec<Id> {
        structure.key_of(&self.selection)
    }

    /// The least and the greatest value it may have; none where nothing bounds it.
    pub fn bounds(&self) -> (Option<f64>, Option<f64>) {
        let lower = if self.signed { self.min } else { self.min.or(Some(0.0)) };
        (lower, self.max)
    }
}

impl BalanceStatement {
    /// Whether it speaks with a figure of this dataflow.
    pub fn reads(&self, dataflow: &str) -> bool {
        self.quantity.series().any(|series| series.dataflow == *dataflow)
    }
}

fn standard_error_min() -> f64 {
    STANDARD_ERROR_MIN
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

#[cfg(test)]
mod tests {
    use super::BalanceCell;
    use crate::Id;

    fn check(min: Option<f64>, signed: bool, expected: Option<f64>) {
        let period = "2024".parse().unwrap();
        let cell = BalanceCell { id: Id::literal("C"), selection: [].into(), period, min, max: None, signed };
        assert_eq!(cell.bounds(), (expected, None));
    }

    #[test]
    fn a_cell_is_not_negative_unless_it_says_so() {
        check(None, false, Some(0.0));
        check(None, true, None);
        check(Some(-5.0), true, Some(-5.0));
        check(Some(3.0), false, Some(3.0));
    }
}
