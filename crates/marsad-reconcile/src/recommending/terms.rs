//! Whether the terms of a quantity count alike, so that they may be added up or taken from each other.

use std::collections::BTreeSet;

use marsad_model::{
    Definition, Facet, FacetDifference, Pack, Quantity, Relation, SeriesReference, Statement, TimePeriod,
};

use super::definitions::series_definition;
use crate::differences::differences_in;

/// The facets by which a whole has parts: of those of two sexes the sum is everybody.
const DIVIDING: [Facet; 6] = [Facet::Citizenship, Facet::Birthplace, Facet::Age, Facet::Sex, Facet::Area, Facet::Part];

/// A term of a sum.
struct Term<'a> {
    definition: Definition,
    period: Option<&'a TimePeriod>,
    is_taken_away: bool,
}

/// The facets in which the terms of a statement do not count alike, without those that it says of the whole.
pub(crate) fn unlike_terms_of_statement(
    pack: &Pack,
    statement: &Statement,
    period: Option<&TimePeriod>,
) -> BTreeSet<Facet> {
    let unlike = unlike_terms(pack, &statement.quantity, period).into_iter();
    unlike.filter(|facet| !statement.definition.says(*facet)).collect()
}

/// The facets in which the terms of a sum do not count alike, for each of the sums of which a quantity is made. What its
/// sums are multiplied or divided by need not count alike.
pub(crate) fn unlike_terms(pack: &Pack, quantity: &Quantity, period: Option<&TimePeriod>) -> BTreeSet<Facet> {
    let Quantity { of, less, by, over, .. } = quantity;
    let sums: [(&[SeriesReference], &[SeriesReference]); 3] = [(of, less), (by, &[]), (over, &[])];
    let mut unlike = BTreeSet::new();
    for (added, taken) in sums {
        let signed = added.iter().map(|one| (one, false)).chain(taken.iter().map(|one| (one, true)));
        let terms: Vec<Term<'_>> = signed.map(|one| term(pack, one, period)).collect();
        for (place, first) in terms.iter().enumerate() {
            for other in terms.iter().skip(place + 1) {
                unlike.extend(unlike_facets(pack, first, other));
            }
        }
    }
    unlike
}

/// A term, and whether it is taken away; `period` is that of a series that names none.
fn term<'a>(
    pack: &Pack,
    (reference, is_taken_away): (&'a SeriesReference, bool),
    period: Option<&'a TimePeriod>,
) -> Term<'a> {
    let definition = series_definition(pack, reference, period);
    Term { definition, period: reference.period.as_ref().or(period), is_taken_away }
}

/// The facets in which two terms of a sum do not count alike. That each is measured in its own way, or that only one of
/// them says something, is not told.
fn unlike_facets(pack: &Pack, first: &Term<'_>, other: &Term<'_>) -> Vec<Facet> {
    let differ = differences_in(pack, &first.definition, &other.definition).into_iter();
    let differ = differ.filter(|one| !matches!(one.relation, Relation::Otherwise | Relation::Unknown));
    differ.filter(|one| !is_of_parts(*one, first, other)).map(|one| one.facet).collect()
}

/// Whether two terms differ as parts of one whole that are added up, or as a part and the whole of the same time from
/// which it is taken.
fn is_of_parts(difference: FacetDifference, first: &Term<'_>, other: &Term<'_>) -> bool {
    let FacetDifference { facet, relation } = difference;
    let is_apart = first.is_taken_away == other.is_taken_away && relation == Relation::Unlike;
    let is_part =
        !first.is_taken_away && other.is_taken_away && relation == Relation::Wider && first.period == other.period;
    DIVIDING.contains(&facet) && (is_apart || is_part)
}
