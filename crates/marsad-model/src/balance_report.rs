//! What came out of a balance: figures that agree, how sure they are, who had to give way, and what did not fit.

use serde::{Deserialize, Serialize};

use crate::worded::worded;
use crate::{BalanceFinding, FacetDifference, Grade, Id, TimePeriod};

/// A plan balanced. Cells, statements and constraints stand in the order of the plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BalanceReport {
    /// The dataflow.
    pub dataflow: Id,
    /// The plan that makes it.
    pub plan: Id,
    /// The figures sought.
    pub cells: Vec<BalancedCell>,
    /// What became of each statement.
    pub statements: Vec<BalancedStatement>,
    /// What became of each constraint.
    pub constraints: Vec<BalancedConstraint>,
    /// Whether all of it is likely to be of one world.
    pub plausibility: BalancePlausibility,
    /// What fits the rest least; none where nothing checks another.
    pub suspect: Option<BalanceSuspect>,
    /// What a person should know.
    pub findings: Vec<BalanceFinding>,
}

/// A number with its standard error, in the same unit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// How much.
    pub value: f64,
    /// Its standard error.
    pub standard_error: f64,
}

/// A figure sought, before and after.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BalancedCell {
    /// The cell of the plan.
    pub cell: Id,
    /// Its key in the dataflow.
    pub key: Vec<Id>,
    /// Its period.
    pub period: TimePeriod,
    /// What its statements say together; none where there are none.
    pub stated: Option<Estimate>,
    /// What the balance makes of it; none where nothing determines it.
    pub balanced: Option<Estimate>,
    /// The balanced value less the stated one.
    pub adjustment: Option<f64>,
    /// Whether a bound holds it.
    pub is_at_bound: bool,
    /// Who moved it by how much; together they make its adjustment.
    pub shares: Vec<BalanceShare>,
}

/// How far one source moved a cell: the adjustment that would be needed if only its figures were off.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BalanceShare {
    /// The dataflows of the source; none for the constraints that hold only nearly.
    pub source: Vec<Id>,
    /// By how much.
    pub amount: f64,
}

worded! {
    /// What the error of a statement rests on.
    ErrorBasis {
        /// The standard error that was published with the figure.
        Published = "published",
        /// The grade of its dataflow.
        SourceGrade = "source-grade",
        /// A grade of the plan.
        PlanGrade = "plan-grade",
        /// A standard error of the plan.
        Declared = "declared",
        /// The statements that it was drawn from, and its rounding.
        Drawn = "drawn",
        /// A grade that was tried.
        Trial = "trial",
    }
}

/// What became of a statement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BalancedStatement {
    /// The statement of the plan.
    pub statement: Id,
    /// The cell it speaks of.
    pub cell: Id,
    /// The published values that it is made of.
    pub series: Vec<StatedValue>,
    /// What it says, with its error; none where it was left out.
    pub stated: Option<Estimate>,
    /// What its error rests on.
    pub basis: ErrorBasis,
    /// The grade that its error rests on, where it is one for all that it is made of.
    pub grade: Option<Grade>,
    /// Its share in what the statements of its cell say together.
    pub weight: f64,
    /// The balanced value of its cell less what it says.
    pub adjustment: Option<f64>,
    /// How it fits all others; none where nothing checks it.
    pub fit: Option<BalanceFit>,
    /// In which facets it counts otherwise than its cell.
    pub differences: Vec<FacetDifference>,
}

/// A published value that a statement is made of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StatedValue {
    /// The dataflow.
    pub dataflow: Id,
    /// The key of its series.
    pub key: Vec<Id>,
    /// Its period.
    pub period: TimePeriod,
    /// How much.
    pub value: f64,
}

/// What became of a constraint.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BalancedConstraint {
    /// The constraint of the plan.
    pub constraint: Id,
    /// How far it is from holding among what is stated; none where a cell has no statement.
    pub residual_before: Option<f64>,
    /// The same among the balanced values.
    pub residual: Option<f64>,
    /// How far it may be from holding; none where it must hold exactly.
    pub standard_error: Option<f64>,
    /// How it fits all others; none where it was left out or only gives a cell its value.
    pub fit: Option<BalanceFit>,
}

/// How something fits all others: what would become of it if it were left out.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct BalanceFit {
    /// What it says less what all others say in its place.
    pub difference: f64,
    /// The standard error of that difference.
    pub standard_error: f64,
    /// The difference in standard errors; beyond 2 it is worth a look, beyond 3 something is wrong.
    pub z: f64,
}

/// Whether differences are as large as the errors let expect.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct BalancePlausibility {
    /// The weighted sum of the squared adjustments.
    pub chi_square: f64,
    /// How many differences there are to explain.
    pub degrees: usize,
    /// The probability of a χ² as great or greater if all errors are right.
    pub p_value: f64,
}

/// What fits the rest least.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BalanceSuspect {
    /// The statement, if it is one.
    pub statement: Option<Id>,
    /// The constraint that holds only nearly, if it is one.
    pub constraint: Option<Id>,
    /// How it fits.
    pub fit: BalanceFit,
    /// How many others fit exactly as badly, so that the figures alone cannot tell which one is wrong.
    pub equals: usize,
}

/// A balance under other grades, beside the one that stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BalanceTrial {
    /// As it stands.
    pub before: BalanceReport,
    /// As it would be.
    pub after: BalanceReport,
    /// What would change, the most changed first, measured by the standard errors that stand.
    pub changes: Vec<CellChange>,
}

/// A cell that a trial changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CellChange {
    /// The cell of the plan.
    pub cell: Id,
    /// As it stands.
    pub before: Option<Estimate>,
    /// As it would be.
    pub after: Option<Estimate>,
    /// The new value less the old one; none where one of them is missing.
    pub difference: Option<f64>,
}

/// A value or standard error that changes by this share, or less, does not change.
const SAME_SHARE: f64 = 1e-9;

impl BalanceReport {
    /// What became of a cell of the plan.
    pub fn cell(&self, id: &str) -> Option<&BalancedCell> {
        self.cells.iter().find(|cell| cell.cell == *id)
    }

    /// What became of a statement of the plan.
    pub fn statement(&self, id: &str) -> Option<&BalancedStatement> {
        self.statements.iter().find(|statement| statement.statement == *id)
    }

    /// The cell of a value of the dataflow.
    pub fn cell_at(&self, key: &[Id], period: &TimePeriod) -> Option<&BalancedCell> {
        self.cells.iter().find(|cell| cell.key == key && cell.period == *period)
    }
}

impl BalanceTrial {
    /// Two balances of one plan beside each other.
    pub fn new(before: BalanceReport, after: BalanceReport) -> Self {
        let pairs = before.cells.iter().zip(&after.cells);
        let mut changes: Vec<CellChange> =
            pairs.filter_map(|(before, after)| CellChange::between(before, after)).collect();
        changes.sort_by(|a, b| b.size().total_cmp(&a.size()));
        Self { before, after, changes }
    }
}

impl CellChange {
    fn between(before: &BalancedCell, after: &BalancedCell) -> Option<Self> {
        let (old, new) = (before.balanced, after.balanced);
        let is_same = match (old, new) {
            (Some(old), Some(new)) => is_near(old.value, new.value) && is_near(old.standard_error, new.standard_error),
            (old, new) => old.is_none() && new.is_none(),
        };
        let difference = old.zip(new).map(|(old, new)| new.value - old.value);
        (!is_same).then(|| Self { cell: before.cell.clone(), before: old, after: new, difference })
    }

    /// The difference in standard errors of the old value; infinite where a value appears or disappears.
    fn size(&self) -> f64 {
        let Some(difference) = self.difference else { return f64::INFINITY };
        let error = self.before.map_or(0.0, |before| before.standard_error);
        if difference == 0.0 { 0.0 } else { difference.abs() / error.max(f64::MIN_POSITIVE) }
    }
}

fn is_near(one: f64, other: f64) -> bool {
    (one - other).abs() <= SAME_SHARE * (one.abs() + other.abs())
}
