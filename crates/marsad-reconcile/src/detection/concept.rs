//! When two definitions are of one thing.

use std::hash::{Hash, Hasher};

use marsad_model::Definition;

/// A definition as far as it says what is counted: two with the same concept should give the same number.
///
/// The method is left out, since a census and a survey may count the same thing, and so is what a number must not be
/// taken for. Where one side says a facet and the other does not, the concepts differ: nobody knows whether they agree.
#[derive(Clone, Copy)]
pub(crate) struct Concept<'a>(&'a Definition);

impl<'a> Concept<'a> {
    /// The concept of a definition; none where it does not say what is counted.
    pub(crate) fn of(definition: &'a Definition) -> Option<Self> {
        definition.subject.is_some().then_some(Self(definition))
    }

    /// What decides, in two halves because tuples end at twelve.
    fn parts(self) -> (impl Eq + Hash + 'a, impl Eq + Hash + 'a) {
        // Every field is named, so that a new facet must be placed here.
        let Definition {
            subject,
            citizenship,
            birthplace,
            generation,
            household_link,
            age,
            sex,
            method: _,
            duration_rule,
            unit,
            percentage,
            base,
            time_nature,
            reference,
            area,
            part,
            missing,
            surplus,
            not_for: _,
            mixed: _,
        } = self.0;
        let who = (subject, citizenship, birthplace, generation, household_link, age, sex);
        (who, (duration_rule, unit, percentage, base, time_nature, reference, area, part, missing, surplus))
    }
}

impl PartialEq for Concept<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.parts() == other.parts()
    }
}

impl Eq for Concept<'_> {}

impl Hash for Concept<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.parts().hash(state);
    }
}
