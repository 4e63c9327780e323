//! How far a definition is from the international standard that answers a question.

use marsad_model::{Definition, Facet, FacetDifference, Pack, Relation};

use crate::differences::{differences, differences_in};

/// In what a definition differs from a standard, or does not say whether it does: the relation of the definition to the
/// standard in each facet that the standard says. A method alone is no difference. None where the standard says nothing.
pub(crate) fn off_standard(
    pack: &Pack,
    standard: &Definition,
    definition: &Definition,
) -> Option<Vec<FacetDifference>> {
    if standard.is_unknown() {
        return None;
    }
    let said = said(standard);
    let found = differences_in(pack, definition, standard).into_iter();
    let is_off = |one: &FacetDifference| one.relation != Relation::Otherwise && said.contains(&one.facet);
    Some(found.filter(is_off).collect())
}

/// The facets of which a definition says something: those in which it differs from one that says nothing.
fn said(definition: &Definition) -> Vec<Facet> {
    let facets = differences(definition, &Definition::default()).into_iter().map(|one| one.facet);
    facets.filter(|facet| *facet != Facet::Subject || definition.subject.is_some()).collect()
}

#[cfg(test)]
mod tests {
    use marsad_model::{Birthplace, Definition, Facet, HouseholdLink, Id};
    use marsad_testkit::marjan;

    use super::off_standard;

    /// Twelve months, of all ages, whoever knows of them.
    fn standard() -> Definition {
        Definition {
            household_link: Some(HouseholdLink::Any),
            age: Some("_T".parse().unwrap()),
            duration_rule: Some(Id::literal("D12M")),
            ..Definition::default()
        }
    }

    fn check(definition: &Definition, expected: &[Facet]) {
        let found = off_standard(marjan(), &standard(), definition).unwrap();
        assert_eq!(found.iter().map(|one| one.facet).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_definition_is_held_against_what_the_standard_says_and_nothing_else() {
        check(&standard(), &[]);
        check(&Definition { birthplace: Some(Birthplace::Native), ..standard() }, &[]);
        let survey = Definition {
            household_link: Some(HouseholdLink::Linked),
            age: Some("Y_GE15".parse().unwrap()),
            duration_rule: Some(Id::literal("D3M")),
            ..Definition::default()
        };
        check(&survey, &[Facet::HouseholdLink, Facet::Age, Facet::DurationRule]);
    }

    #[test]
    fn what_a_definition_does_not_say_is_not_taken_for_the_standard() {
        check(&Definition { duration_rule: None, ..standard() }, &[Facet::DurationRule]);
        assert_eq!(off_standard(marjan(), &Definition::default(), &standard()), None, "there is no standard");
    }
}
