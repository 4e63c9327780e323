//! The ways from one official figure to another, drawn and as tables.

use marsad_model::{Id, Waterfall};
use marsad_publish::{BridgeText, QuestionEdition, StepText};

use super::drawn;
use super::ways::{LinkedTerm, Ways};

/// A bridge on the page.
pub(super) struct BridgePart {
    /// What tells its parts from those of other bridges.
    pub(super) id: String,
    pub(super) title: String,
    pub(super) text: BridgeText,
    pub(super) from_href: String,
    pub(super) to_href: String,
    pub(super) charts: Vec<(&'static str, String)>,
    pub(super) steps: Vec<StepRow>,
}

/// A step as a row of the table.
pub(super) struct StepRow {
    pub(super) text: StepText,
    pub(super) terms: Vec<LinkedTerm>,
}

pub(super) fn parts(edition: &QuestionEdition<'_>, ways: &Ways<'_>) -> Vec<BridgePart> {
    let names = &edition.names;
    let bridges = names.card.waterfalls.iter().zip(names.bridges()).enumerate();
    let part = |(place, (waterfall, mut text)): (usize, (&Waterfall, BridgeText))| {
        let id = format!("bridge-{}", place + 1);
        let steps = std::mem::take(&mut text.steps);
        let row = |step: StepText| StepRow { terms: ways.terms(&step.terms), text: step };
        BridgePart {
            title: edition.bridge_title(waterfall),
            from_href: end(edition, ways, &text.from.statement),
            to_href: end(edition, ways, &text.to.statement),
            charts: drawn(&id, names, |drawing| edition.waterfall_chart(waterfall, drawing)),
            steps: steps.into_iter().map(row).collect(),
            text,
            id,
        }
    };
    bridges.map(part).collect()
}

/// Where the figure at an end of a bridge comes from.
fn end(edition: &QuestionEdition<'_>, ways: &Ways<'_>, statement: &Id) -> String {
    let terms = edition.names.statement_terms(statement);
    ways.number(&terms, &format!("made-{statement}"))
}
