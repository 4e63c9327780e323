//! Why a balance that came out is not to be believed as it stands: figures outside their bounds, and differences far beyond
//! what the errors allow, of all figures together or of one.

use std::collections::BTreeSet;

use marsad_i18n::args;
use marsad_reconcile::balancing::{Side, Solution, Statement, Z_MAX};

use super::super::answer::Told;
use super::super::table::line_of;
use super::words::{Words, side_word};
use super::{P_DECIMALS, RATIO_DECIMALS};

/// Differences with a smaller probability than this are told: errors that are right let it happen once in a thousand times.
const P_MIN: f64 = 0.001;

impl Words<'_> {
    /// All of them; exact figures outside their bounds are told by the method itself.
    pub(super) fn doubts(&self, solution: &Solution, exact: &BTreeSet<usize>) -> Vec<Told> {
        let statements = self.posed.problem.statements.iter().enumerate();
        let uncertain = statements.filter(|(place, _)| !exact.contains(place));
        let outside = uncertain.filter_map(|(place, statement)| self.outside(place, statement));
        outside.chain(self.unlikely(solution)).collect()
    }

    /// A figure that its cell may not have.
    fn outside(&self, place: usize, statement: &Statement) -> Option<Told> {
        let bounds = self.posed.problem.cells.get(statement.cell.0)?.bounds;
        let (side, bound) = match statement.value {
            // Bounds that exclude each other are not used.
            _ if bounds.lower > bounds.upper => return None,
            value if value < bounds.lower => (Side::Lower, bounds.lower),
            value if value > bounds.upper => (Side::Upper, bounds.upper),
            _ => return None,
        };
        let line = self.posed.rows.get(place).map(|row| self.voice.digits(&line_of(*row).to_string()));
        let arguments = self.of_statement(place).text("line", &line.unwrap_or_default());
        let arguments = arguments.text("value", &self.number(statement.value)).text("bound", &self.number(bound));
        Some(("balance-outside-bounds".to_owned(), arguments.text("side", side_word(side))))
    }

    /// That the figures differ more than their errors let expect, or that one of them does; and which fits the rest least.
    fn unlikely(&self, solution: &Solution) -> Option<Told> {
        let (found, suspect) = (solution.plausibility, solution.most_inconsistent?);
        let is_unlikely = found.degrees > 0 && found.p_value < P_MIN;
        let key = match (is_unlikely, suspect.fit.is_wrong()) {
            (true, _) => "balance-unlikely",
            (false, true) => "balance-far",
            (false, false) => return None,
        };
        let arguments = args()
            .text("chi", &self.voice.number(found.chi_square, RATIO_DECIMALS))
            .text("p", &self.voice.probability(found.p_value, P_DECIMALS))
            .text("what", &self.stated(suspect.what))
            .text("z", &self.voice.change(suspect.fit.z, RATIO_DECIMALS))
            .text("limit", &self.voice.number(Z_MAX, 0))
            .count("equals", suspect.equals as u64);
        Some((key.to_owned(), arguments))
    }
}
