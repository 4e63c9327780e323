//! What is wrong with a balance of files, in the names of the files.

use marsad_i18n::{Args, Voice, args};
use marsad_reconcile::balancing::{CellId, Finding, Member, Place, Side, SourceId, Stated};

use super::super::answer::Told;
use super::posed::Posed;

/// The names of a problem, in a language.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) posed: &'a Posed,
    pub(super) voice: &'a Voice,
}

impl Words<'_> {
    /// A finding by the beginning of its keys, with what its words need.
    pub(super) fn told(&self, finding: &Finding) -> Told {
        let arguments = match finding {
            Finding::UnknownCell { place, .. } | Finding::ZeroVariance { place } => self.at(place),
            Finding::UnknownSource { statement, .. } | Finding::UnknownGrade { statement, .. } => {
                self.of_statement(*statement)
            }
            Finding::NotFinite { place, value } | Finding::NegativeVariance { place, value } => {
                self.at(place).text("value", &self.number(*value))
            }
            Finding::ExactValuesDiffer { cell, .. } | Finding::Undetermined { cell } => self.of_cell(*cell),
            Finding::StatedTwice { cell, source, statements } => {
                let values = statements.iter().filter_map(|place| self.posed.problem.statements.get(*place));
                let values: Vec<String> = values.map(|statement| self.number(statement.value)).collect();
                self.of_source(*cell, *source).text("values", &self.voice.list(&values))
            }
            Finding::Repeated { cell, source, .. } => self.of_source(*cell, *source),
            Finding::EmptyBounds { cell, lower, upper } => {
                self.of_cell(*cell).text("lower", &self.number(*lower)).text("upper", &self.number(*upper))
            }
            Finding::ExactOutOfBounds { cell, value } => self.of_cell(*cell).text("value", &self.number(*value)),
            Finding::UnlikeUnits { constraint, units } => {
                let named = |unit: &str| if unit.is_empty() { self.voice.say("balance-none") } else { unit.to_owned() };
                let units = units.iter().map(|unit| named(self.posed.units.name(unit.0 as usize)));
                let units: Vec<String> = units.collect();
                args().text("constraint", &constraint.name).text("units", &self.voice.list(&units))
            }
            Finding::EmptyConstraint { constraint } => args().text("constraint", &constraint.name),
            Finding::UnusableCovariance { covariance } => self.of_covariance(*covariance),
            Finding::ImpossibleCovariances { cells } => {
                let names: Vec<&str> = cells.iter().map(|cell| self.posed.cell_name(*cell)).collect();
                args().text("cells", &self.voice.list(&names))
            }
            Finding::Redundant { members } => args().text("members", &self.members(members)),
            Finding::Contradictory { members, left_out, stated, implied } => args()
                .text("members", &self.members(members))
                .text("left_out", &self.member(left_out))
                .text("stated", &self.number(*stated))
                .text("implied", &self.number(*implied)),
            Finding::OutOfBounds { members, cell, side, gap } => self
                .of_cell(*cell)
                .text("members", &self.members(members))
                .text("side", side_word(*side))
                .text("gap", &self.number(*gap)),
            Finding::BoundsNotSettled { violated } | Finding::EquationsUnchecked { violated } => {
                args().count("violated", *violated as u64)
            }
            Finding::ErrorsLeftOut { cells, .. } => args().count("without_error", *cells as u64),
        };
        (format!("balancing-{}", finding.word()), arguments)
    }

    /// A statement or a constraint in words.
    pub(super) fn stated(&self, what: Stated) -> String {
        match what {
            Stated::Statement(statement) => self.place(&Place::Statement(statement)),
            Stated::Constraint(place) => {
                let constraint = self.posed.problem.constraints.get(place);
                let name = constraint.map_or("", |constraint| constraint.name.as_str());
                self.say("place-constraint", &args().text("constraint", name))
            }
        }
    }

    fn at(&self, place: &Place) -> Args {
        args().text("place", &self.place(place))
    }

    pub(super) fn place(&self, place: &Place) -> String {
        match place {
            Place::Statement(statement) => self.say("place-statement", &self.of_statement(*statement)),
            Place::Cell(cell) => self.say("place-cell", &self.of_cell(*cell)),
            Place::Covariance(covariance) => self.say("place-covariance", &self.of_covariance(*covariance)),
            Place::Constraint(named) => self.say("place-constraint", &args().text("constraint", &named.name)),
        }
    }

    pub(super) fn of_statement(&self, statement: usize) -> Args {
        let statement = self.posed.problem.statements.get(statement);
        statement.map_or_else(args, |statement| self.of_source(statement.cell, statement.source))
    }

    fn of_source(&self, cell: CellId, source: SourceId) -> Args {
        let name = self.posed.source_name(source);
        let name = if name.is_empty() { self.voice.say("balance-no-source") } else { name.to_owned() };
        self.of_cell(cell).text("source", &name)
    }

    fn of_cell(&self, cell: CellId) -> Args {
        args().text("cell", self.posed.cell_name(cell))
    }

    fn of_covariance(&self, covariance: usize) -> Args {
        let pair = self.posed.problem.covariances.get(covariance);
        pair.map_or_else(args, |pair| {
            let [first, second] = [pair.first, pair.second].map(|cell| self.posed.cell_name(cell));
            args().text("first", first).text("second", second)
        })
    }

    pub(super) fn members(&self, members: &[Member]) -> String {
        let members: Vec<String> = members.iter().map(|member| self.member(member)).collect();
        self.voice.list(&members)
    }

    pub(super) fn member(&self, member: &Member) -> String {
        match member {
            Member::Bound { cell, side } => {
                self.say("member-bound", &self.of_cell(*cell).text("side", side_word(*side)))
            }
            Member::Fixed { cell } => self.say("member-fixed", &self.of_cell(*cell)),
            Member::Constraint(named) => named.name.clone(),
        }
    }

    fn say(&self, key: &str, arguments: &Args) -> String {
        self.voice.say_with(&format!("balancing-{key}"), arguments)
    }

    pub(super) fn number(&self, value: f64) -> String {
        self.voice.number(value, u8::from(value.fract() != 0.0))
    }
}

pub(super) fn side_word(side: Side) -> &'static str {
    match side {
        Side::Lower => "lower",
        Side::Upper => "upper",
    }
}
