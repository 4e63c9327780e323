//! The check of what a plan that balances says of accounts and of errors that go together.

use std::collections::BTreeSet;

use marsad_model::{Balance, BalanceAccount, BalanceCorrelation, Birthplace, Id};

use crate::ProblemKind;
use crate::check::Checker;
use crate::check_balance::Case;
use crate::check_questions::Spot;

/// The places of two statements, the lesser first.
type Pair = (usize, usize);

impl Checker<'_> {
    /// An account leads from one stock to a later one, names each cell once and only what can happen to its group, and says
    /// why where it closes only nearly.
    pub(crate) fn balance_account(&mut self, case: Case<'_>, account: &BalanceAccount) {
        let position = format!("[[account]] {}", account.id);
        let spot = Spot { file: case.file, position: &position };
        let mut units: BTreeSet<Id> = BTreeSet::new();
        let mut seen: BTreeSet<&Id> = BTreeSet::new();
        for id in account.cells() {
            self.refers(case.file, &position, id.as_str(), case.balance.cells.iter().map(|cell| &cell.id));
            if !seen.insert(id) {
                self.add(ProblemKind::Duplicate, case.file, id, &position);
            }
            if let Some(cell) = case.balance.cells.iter().find(|cell| cell.id == *id) {
                units
                    .extend(self.pack.definition_at(case.dataflow, &cell.key(case.structure), Some(&cell.period)).unit);
            }
        }
        if units.len() > 1 {
            let told: Vec<&str> = units.iter().map(Id::as_str).collect();
            self.add(ProblemKind::OtherUnit, case.file, told.join(" ≠ "), &position);
        }
        self.account_order(case, spot, account);
        if account.naturalisation.is_some() && !account.has_citizenship() {
            self.add(ProblemKind::NotAllowed, case.file, "naturalisation", &position);
        }
        if account.births.is_some() && account.birthplace == Some(Birthplace::ForeignBorn) {
            self.add(ProblemKind::NotAllowed, case.file, "births", &position);
        }
        if let Some(error) = account.standard_error {
            self.positive(spot, error);
            if account.reason.is_none() {
                self.add(ProblemKind::Missing, case.file, "reason", &position);
            }
        }
    }

    /// The stock at the end is later than that at the beginning.
    fn account_order(&mut self, case: Case<'_>, spot: Spot<'_>, account: &BalanceAccount) {
        let period = |id: &Id| case.balance.cells.iter().find(|cell| cell.id == *id).map(|cell| &cell.period);
        let (Some(opening), Some(closing)) = (period(&account.opening), period(&account.closing)) else { return };
        if opening.start() >= closing.start() {
            self.add(ProblemKind::OutOfOrder, spot.file, format!("{opening} ≤ {closing}"), spot.position);
        }
    }

    /// Errors go together between statements that are there, each pair once.
    pub(crate) fn balance_correlations(&mut self, file: &str, balance: &Balance) {
        let mut seen: BTreeSet<Pair> = BTreeSet::new();
        for (at, correlation) in balance.correlations.iter().enumerate() {
            let position = format!("[[correlation]] {}", at + 1);
            let spot = Spot { file, position: &position };
            self.correlated(spot, balance, correlation);
            self.correlated_pairs(spot, (balance, correlation), &mut seen);
            let value = correlation.correlation;
            let is_possible = value > -1.0 && value < 1.0 && value >= correlation.least();
            if !is_possible {
                self.add(ProblemKind::NoCorrelation, file, value, &position);
            } else if value == 0.0 {
                self.add(ProblemKind::Zero, file, "correlation", &position);
            }
        }
    }

    /// Two statements or more, none of which has the errors of others in it already.
    fn correlated(&mut self, spot: Spot<'_>, balance: &Balance, correlation: &BalanceCorrelation) {
        if correlation.statements.len() < 2 {
            self.add(ProblemKind::Missing, spot.file, "statements", spot.position);
        }
        for id in &correlation.statements {
            self.refers(spot.file, spot.position, id.as_str(), balance.statements.iter().map(|known| &known.id));
            if balance.statement(id.as_str()).is_some_and(|known| !known.drawn_from.is_empty()) {
                self.add(ProblemKind::NotAllowed, spot.file, id, spot.position);
            }
        }
    }

    /// No pair stands twice, and no two statements speak of one cell: what they say together has one error.
    fn correlated_pairs(
        &mut self,
        spot: Spot<'_>,
        (balance, correlation): (&Balance, &BalanceCorrelation),
        seen: &mut BTreeSet<Pair>,
    ) {
        let place = |id: &Id| balance.statements.iter().position(|statement| statement.id == *id);
        let places: Vec<usize> = correlation.statements.iter().filter_map(place).collect();
        for (at, &one) in places.iter().enumerate() {
            for &other in &places[at + 1..] {
                let (first, second) = (&balance.statements[one], &balance.statements[other]);
                if one == other || !seen.insert((one.min(other), one.max(other))) {
                    let pair = format!("{}, {}", first.id, second.id);
                    self.add(ProblemKind::Duplicate, spot.file, pair, spot.position);
                } else if first.cell == second.cell {
                    let pair = format!("{}, {}", first.id, second.id);
                    self.add(ProblemKind::NotAllowed, spot.file, pair, spot.position);
                }
            }
        }
    }
}
