//! What the figures that an interval joins do not have in common.

use std::collections::BTreeSet;

use marsad_model::{
    Choice, Definition, FacetDifference, IntervalBasis, IntervalMix, Pack, Quantity, Question, Relation, Statement,
    TimePeriod,
};

use super::{quantity_definition, statement_definition};
use crate::differences::differences_in;

/// A figure by what it counts and when, as far as that is known.
type Joined<'a> = (&'a Definition, Option<&'a TimePeriod>);

/// What a recommended figure and those that its interval joins do not have in common; none where they count the same at one
/// time. That each is measured in its own way is what an interval is for.
pub(crate) fn mix(pack: &Pack, figure: Joined<'_>, joined: &[Joined<'_>]) -> Option<IntervalMix> {
    let mut found: Vec<FacetDifference> = Vec::new();
    for (definition, _) in joined {
        let differ = differences_in(pack, figure.0, definition).into_iter();
        for difference in differ.filter(|difference| difference.relation != Relation::Otherwise) {
            if !found.iter().any(|known| known.facet == difference.facet) {
                found.push(difference);
            }
        }
    }
    found.sort();
    let periods: BTreeSet<&TimePeriod> = joined.iter().chain([&figure]).filter_map(|(_, period)| *period).collect();
    let periods: Vec<TimePeriod> = if periods.len() > 1 { periods.into_iter().cloned().collect() } else { Vec::new() };
    let is_mixed = !found.is_empty() || !periods.is_empty();
    is_mixed.then_some(IntervalMix { differences: found, periods })
}

/// The same from the pack alone, before anything is published: a period is known where the question names it.
pub fn interval_mix(pack: &Pack, question: &Question) -> Option<IntervalMix> {
    let IntervalBasis::Statements { statements } = &question.recommendation.interval else { return None };
    let named: Vec<&Statement> = statements.iter().filter_map(|id| question.statement(id.as_str())).collect();
    let definitions: Vec<Definition> = named.iter().map(|statement| statement_definition(pack, statement)).collect();
    let periods = named.iter().map(|statement| statement.stated_period());
    let joined: Vec<Joined<'_>> = definitions.iter().zip(periods).collect();
    let (definition, period) = chosen(pack, question)?;
    mix(pack, (&definition, period), &joined)
}

/// The recommended figure by what it counts and when; none where it is a statement that is not there.
fn chosen<'a>(pack: &Pack, question: &'a Question) -> Option<(Definition, Option<&'a TimePeriod>)> {
    match &question.recommendation.choice {
        Choice::Statement { statement } => {
            let statement = question.statement(statement.as_str())?;
            Some((statement_definition(pack, statement), statement.stated_period()))
        }
        Choice::Quantity { quantity } => {
            let period = quantity.of.first().and_then(|series| series.period.as_ref());
            Some((quantity_definition(pack, quantity, period), period))
        }
        Choice::Reconciled { series, .. } => {
            let whole = Quantity { of: vec![series.clone()], ..Quantity::default() };
            Some((quantity_definition(pack, &whole, None), series.period.as_ref()))
        }
    }
}
