//! Figures that are taken as exact: why they are, and what they contradict.

use std::collections::BTreeSet;

use marsad_i18n::args;
use marsad_reconcile::balancing::{CellId, Finding, Member, Place, Solution, Uncertainty};

use super::super::answer::Told;
use super::super::table::line_of;
use super::words::Words;

/// The statements that are taken as exact, by their places.
pub(super) fn statements(solution: &Solution) -> BTreeSet<usize> {
    let place = |finding: &Finding| match finding {
        Finding::ZeroVariance { place: Place::Statement(place) } => Some(*place),
        _ => None,
    };
    solution.findings.iter().filter_map(place).collect()
}

impl Words<'_> {
    /// A finding about figures that are taken as exact, as the files give them; none for any other.
    pub(super) fn told_of_exact(&self, finding: &Finding, exact: &BTreeSet<usize>) -> Option<Told> {
        match finding {
            Finding::ZeroVariance { place: Place::Statement(place) } => self.exact(*place),
            Finding::ZeroVariance { place: Place::Constraint(named) } => {
                Some(("balance-exact-constraint".to_owned(), args().text("constraint", &named.name)))
            }
            Finding::Contradictory { members, left_out, stated, implied } => {
                let figures = self.exact_figures(members, exact);
                let arguments = args()
                    .text("members", &self.members(members))
                    .text("exact", &self.voice.list(&figures))
                    .text("left_out", &self.member(left_out))
                    .text("stated", &self.number(*stated))
                    .text("implied", &self.number(*implied));
                (!figures.is_empty()).then(|| ("balance-exact-contradictory".to_owned(), arguments))
            }
            _ => None,
        }
    }

    /// Why a figure is taken as exact, where its own line says so; none where a grade does.
    fn exact(&self, place: usize) -> Option<Told> {
        let (statement, row) = (self.posed.problem.statements.get(place)?, self.posed.rows.get(place)?);
        let key = match statement.uncertainty {
            Uncertainty::Graded | Uncertainty::Grade(_) => return None,
            Uncertainty::Relative(share) if share > 0.0 => "balance-exact-share-of-zero",
            Uncertainty::Relative(_) | Uncertainty::StandardError(_) | Uncertainty::Variance(_) => {
                "balance-exact-given"
            }
        };
        let line = self.voice.digits(&line_of(*row).to_string());
        Some((key.to_owned(), self.of_statement(place).text("line", &line)))
    }

    /// The exact figures of the cells of these constraints, with their values.
    fn exact_figures(&self, members: &[Member], exact: &BTreeSet<usize>) -> Vec<String> {
        let constraints = members.iter().filter_map(|member| match member {
            Member::Constraint(named) => self.posed.problem.constraints.get(named.index),
            _ => None,
        });
        let cells: BTreeSet<CellId> =
            constraints.flat_map(|constraint| &constraint.terms).map(|term| term.cell).collect();
        let figures = exact.iter().filter_map(|place| {
            let statement = self.posed.problem.statements.get(*place)?;
            cells.contains(&statement.cell).then(|| {
                let arguments = args().text("place", &self.place(&Place::Statement(*place)));
                let arguments = arguments.text("value", &self.number(statement.value));
                self.voice.say_with("balance-exact-figure", &arguments)
            })
        });
        figures.collect()
    }
}
