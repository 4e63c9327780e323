//! The findings of `balancing` in the words of a plan.

use marsad_model::{Balance, BalanceFinding, BalanceFindingKind as Kind, BalanceMember, BoundSide, Id};

use super::problem::Posed;
use crate::balancing::{CellId, Finding, Member, Named, Place, Side, UnitId};

/// What the numbers of a problem stand for.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) balance: &'a Balance,
    pub(super) posed: &'a Posed,
}

impl Words<'_> {
    /// The same finding about statements, cells and constraints of the plan.
    pub(super) fn told(self, finding: &Finding) -> Option<BalanceFinding> {
        Some(match finding {
            Finding::UnknownCell { place, .. } => self.at(place, Kind::UnknownCell),
            // Neither can be: statements carry their own errors, and sources are numbered as they are met.
            Finding::UnknownSource { .. } | Finding::UnknownGrade { .. } => return None,
            Finding::NotFinite { place, value } => self.at(place, Kind::NotFinite).with("value", *value),
            Finding::NegativeVariance { place, value } => self.at(place, Kind::NegativeVariance).with("value", *value),
            Finding::ZeroVariance { place } => self.at(place, Kind::ZeroVariance),
            Finding::ExactValuesDiffer { cell, statements } => {
                self.of_statements(Kind::ExactValuesDiffer, *cell, statements)
            }
            Finding::StatedTwice { cell, statements, .. } => {
                let values = statements.iter().filter_map(|place| self.posed.problem.statements.get(*place));
                let values = values.map(|statement| statement.value).collect();
                BalanceFinding { values, ..self.of_statements(Kind::StatedTwice, *cell, statements) }
            }
            Finding::Repeated { cell, statements, .. } => self.of_statements(Kind::Repeated, *cell, statements),
            Finding::EmptyBounds { cell, lower, upper } => {
                self.of_cells(Kind::EmptyBounds, &[*cell]).with("lower", *lower).with("upper", *upper)
            }
            Finding::ExactOutOfBounds { cell, value } => {
                self.of_cells(Kind::ExactOutOfBounds, &[*cell]).with("value", *value)
            }
            Finding::UnlikeUnits { constraint, units } => {
                BalanceFinding { units: self.units(units), ..self.of_constraint(Kind::UnlikeUnits, constraint) }
            }
            Finding::EmptyConstraint { constraint } => self.of_constraint(Kind::EmptyConstraint, constraint),
            Finding::UnusableCovariance { covariance } => {
                self.at(&Place::Covariance(*covariance), Kind::UnusableCovariance)
            }
            Finding::ImpossibleCovariances { cells } => self.of_cells(Kind::ImpossibleCovariances, cells),
            Finding::Redundant { members } => self.of_members(Kind::Redundant, members),
            Finding::Contradictory { members, left_out, stated, implied } => {
                let mut members: Vec<Member> = members.iter().filter(|member| *member != left_out).cloned().collect();
                members.push(left_out.clone());
                self.of_members(Kind::Contradictory, &members).with("stated", *stated).with("implied", *implied)
            }
            Finding::OutOfBounds { members, cell, side, gap } => {
                let forced = self.of_members(Kind::OutOfBounds, members).about_cells(self.cells(&[*cell]));
                BalanceFinding { side: Some(bound_side(*side)), ..forced }.with("gap", *gap)
            }
            Finding::Undetermined { cell } => self.of_cells(Kind::Undetermined, &[*cell]),
            Finding::BoundsNotSettled { violated } => {
                BalanceFinding { violated: Some(*violated), ..BalanceFinding::new(Kind::BoundsNotSettled) }
            }
            Finding::ErrorsLeftOut { cells, .. } => {
                BalanceFinding { without_error: Some(*cells), ..BalanceFinding::new(Kind::ErrorsLeftOut) }
            }
            Finding::EquationsUnchecked { violated } => {
                BalanceFinding { violated: Some(*violated), ..BalanceFinding::new(Kind::EquationsUnchecked) }
            }
        })
    }

    fn at(self, place: &Place, kind: Kind) -> BalanceFinding {
        match place {
            Place::Statement(statement) => BalanceFinding::new(kind).about_statements(self.statements(&[*statement])),
            Place::Cell(cell) => self.of_cells(kind, &[*cell]),
            Place::Covariance(covariance) => {
                let pair = self.posed.problem.covariances.get(*covariance);
                let cells = pair.map(|pair| self.cells(&[pair.first, pair.second]));
                BalanceFinding::new(kind).about_cells(cells.unwrap_or_default())
            }
            Place::Constraint(named) => self.of_constraint(kind, named),
        }
    }

    fn of_cells(self, kind: Kind, cells: &[CellId]) -> BalanceFinding {
        BalanceFinding::new(kind).about_cells(self.cells(cells))
    }

    fn of_statements(self, kind: Kind, cell: CellId, statements: &[usize]) -> BalanceFinding {
        self.of_cells(kind, &[cell]).about_statements(self.statements(statements))
    }

    fn of_constraint(self, kind: Kind, named: &Named) -> BalanceFinding {
        BalanceFinding { constraint: self.constraint(named), ..BalanceFinding::new(kind) }
    }

    fn of_members(self, kind: Kind, members: &[Member]) -> BalanceFinding {
        let members = members.iter().filter_map(|member| self.member(member)).collect();
        BalanceFinding { members, ..BalanceFinding::new(kind) }
    }

    fn member(self, member: &Member) -> Option<BalanceMember> {
        Some(match member {
            Member::Bound { cell, side } => BalanceMember::Bound { cell: self.cell(*cell)?, side: bound_side(*side) },
            Member::Fixed { cell } => BalanceMember::Fixed { cell: self.cell(*cell)? },
            Member::Constraint(named) => BalanceMember::Constraint { constraint: self.constraint(named)? },
        })
    }

    fn cells(self, cells: &[CellId]) -> Vec<Id> {
        cells.iter().filter_map(|cell| self.cell(*cell)).collect()
    }

    fn cell(self, cell: CellId) -> Option<Id> {
        self.balance.cells.get(cell.0).map(|cell| cell.id.clone())
    }

    fn statements(self, statements: &[usize]) -> Vec<Id> {
        let place = |statement: &usize| self.posed.statements.get(*statement).copied();
        let id = |place: usize| Some(self.balance.statements.get(place)?.id.clone());
        statements.iter().filter_map(place).filter_map(id).collect()
    }

    fn constraint(self, named: &Named) -> Option<Id> {
        self.posed.constraints.get(named.index).map(|constraint| constraint.id.clone())
    }

    /// Units by their codes; a cell whose unit is not known adds none.
    fn units(self, units: &[UnitId]) -> Vec<Id> {
        units.iter().filter_map(|unit| self.posed.units.get(unit.0 as usize)?.clone()).collect()
    }
}

fn bound_side(side: Side) -> BoundSide {
    match side {
        Side::Lower => BoundSide::Lower,
        Side::Upper => BoundSide::Upper,
    }
}
