//! What statements and quantities count. Whether their terms count alike is in `terms.rs`.

use marsad_model::{
    Dataflow, Definition, Facet, FacetDifference, Id, Pack, Quantity, Question, SeriesReference, Statement, TimePeriod,
};

use crate::differences::differences_in;

/// What a statement counts: what its values have in common, and what it says besides; of today where it names no period.
pub(crate) fn statement_definition(pack: &Pack, statement: &Statement) -> Definition {
    statement_definition_at(pack, statement, statement.stated_period())
}

/// The same where the statement is known to be of a period.
pub(crate) fn statement_definition_at(pack: &Pack, statement: &Statement, period: Option<&TimePeriod>) -> Definition {
    quantity_definition(pack, &statement.quantity, period).refined(&statement.definition)
}

/// How what one statement of a question counts stands to what another counts; nothing where it has not both.
pub fn differences_of_statements(
    pack: &Pack,
    question: &Question,
    (first, second): (&Id, &Id),
) -> Vec<FacetDifference> {
    let definition = |id: &Id| question.statement(id.as_str()).map(|one| statement_definition(pack, one));
    let both = definition(first).zip(definition(second));
    both.map_or_else(Vec::new, |(first, second)| differences_in(pack, &first, &second))
}

/// The facets of which two statements of a question say the same; nothing where it has not both.
pub fn facets_agreed(pack: &Pack, question: &Question, (first, second): (&Id, &Id)) -> Vec<Facet> {
    let Some(statement) = question.statement(first.as_str()) else { return Vec::new() };
    if question.statement(second.as_str()).is_none() {
        return Vec::new();
    }
    // Against a definition that says nothing, what is said stands out.
    let said = differences_in(pack, &statement_definition(pack, statement), &Definition::default());
    let differ = differences_of_statements(pack, question, (first, second));
    let is_apart = |facet: Facet| differ.iter().any(|difference| difference.facet == facet);
    said.into_iter().map(|difference| difference.facet).filter(|facet| !is_apart(*facet)).collect()
}

/// What the values that a quantity adds up and takes away have in common, each as it counts in its own period, or in
/// `period` where it names none. What they are multiplied or divided by counts something else by right, and has no say.
pub(crate) fn quantity_definition(pack: &Pack, quantity: &Quantity, period: Option<&TimePeriod>) -> Definition {
    let terms = quantity.of.iter().chain(&quantity.less);
    let definitions = terms.map(|reference| series_definition(pack, reference, period));
    definitions.reduce(|whole, one| whole.common(&one)).unwrap_or_default()
}

/// What a series counts in the period that its reference names, else in `period`, else today.
pub(super) fn series_definition(pack: &Pack, reference: &SeriesReference, period: Option<&TimePeriod>) -> Definition {
    let of = |dataflow: &Dataflow| {
        let structure = pack.structure_of(dataflow)?;
        Some(pack.definition_at(dataflow, &reference.key(structure), reference.period.as_ref().or(period)))
    };
    pack.dataflow(reference.dataflow.as_str()).and_then(of).unwrap_or_default()
}
