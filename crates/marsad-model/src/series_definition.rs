//! The definition of one series: what its dataflow says, and what its key adds.

use std::collections::BTreeSet;

use crate::{
    AgeSpan, Citizenship, DataStructure, Dataflow, Definition, Id, Pack, Refinement, TOTAL, TimeNature, TimePeriod,
};

/// The dimension of how often.
pub const FREQ: &str = "FREQ";
const SEX: &str = "SEX";
const AGE: &str = "AGE";
const CITIZENSHIP: &str = "CITIZENSHIP";
const UNIT_MEASURE: &str = "UNIT_MEASURE";
const TIME_AGG: &str = "TIME_AGG";
const DURATION_RULE: &str = "DURATION_RULE";

impl Pack {
    /// What the series `key` of a dataflow counts today.
    pub fn definition_of(&self, dataflow: &Dataflow, key: &[Id]) -> Definition {
        self.definition_at(dataflow, key, None)
    }

    /// What the series `key` of a dataflow counts in a period, or today where none is named.
    ///
    /// The definition of the dataflow holds; its refinements replace facets where the key has their codes and the period
    /// lies in their time; unit, time
    /// and duration rule come from the attributes of the dataflow where neither says them. Then each code of the key is
    /// read: a dimension that carries a facet sets it, any other code than the total chooses a part. What a refinement
    /// says of a code of TIME_AGG holds: the code of a period may stand for a flow or for a change.
    pub fn definition_at(&self, dataflow: &Dataflow, key: &[Id], period: Option<&TimePeriod>) -> Definition {
        let Some(structure) = self.structure_of(dataflow) else { return dataflow.definition.clone() };
        let (mut definition, carriers) = written(dataflow, structure, (key, period));
        attributed(&mut definition, dataflow);
        for (dimension, code) in structure.dimensions.iter().zip(key) {
            if dataflow.place.as_ref() == Some(&dimension.id) {
                set_area(&mut definition, code);
            } else if !carriers.contains(&dimension.id) {
                self.set_facet(&mut definition, &dimension.id, code);
            }
        }
        if structure.dimension_place(SEX).is_none() && definition.sex.is_none() {
            definition.sex = Some(Id::literal(TOTAL));
        }
        definition
    }

    /// What a code of a dimension says.
    fn set_facet(&self, definition: &mut Definition, dimension: &Id, code: &Id) {
        let is_total = *code == *TOTAL;
        match dimension.as_str() {
            FREQ => {}
            UNIT_MEASURE => definition.unit = Some(code.clone()),
            DURATION_RULE if is_said(code) => definition.duration_rule = Some(code.clone()),
            DURATION_RULE => definition.duration_rule = None,
            TIME_AGG => definition.time_nature = TimeNature::of_code(code.as_str()).or(definition.time_nature),
            SEX if is_total => definition.sex = definition.sex.take().or_else(|| Some(code.clone())),
            SEX => definition.sex = Some(code.clone()),
            AGE => set_age(definition, dimension, code),
            CITIZENSHIP if *code == self.head.country => definition.citizenship = Some(Citizenship::National),
            _ if is_total => {}
            _ => {
                let is_of_everyone = definition.citizenship.is_none_or(|known| known == Citizenship::Any);
                if dimension.as_str() == CITIZENSHIP && is_of_everyone {
                    definition.citizenship = Some(Citizenship::Foreign);
                }
                definition.part.insert(dimension.clone(), code.clone());
            }
        }
    }
}

/// The definition with its refinements, and the dimensions that carry its subject or of whose codes a refinement says
/// what their time means.
fn written(
    dataflow: &Dataflow,
    structure: &DataStructure,
    (key, period): (&[Id], Option<&TimePeriod>),
) -> (Definition, BTreeSet<Id>) {
    let mut definition = dataflow.definition.clone();
    let mut carriers = BTreeSet::new();
    let holds = |one: &&Refinement| structure.key_has(&one.only, key) && one.holds_at(period);
    for refinement in dataflow.refinements.iter().filter(holds) {
        definition = definition.refined(&refinement.definition);
        if refinement.definition.subject.is_some() {
            carriers.extend(refinement.only.keys().cloned());
        }
        if refinement.definition.time_nature.is_some() {
            carriers.extend(refinement.only.keys().filter(|dimension| **dimension == *TIME_AGG).cloned());
        }
    }
    (definition, carriers)
}

/// Fills in what the attributes of the whole dataflow say; a code for "not specified" says nothing.
fn attributed(definition: &mut Definition, dataflow: &Dataflow) {
    let attribute = |id: &str| dataflow.attributes.get(id).filter(|code| is_said(code)).cloned();
    definition.unit = definition.unit.take().or_else(|| attribute(UNIT_MEASURE));
    definition.duration_rule = definition.duration_rule.take().or_else(|| attribute(DURATION_RULE));
    let nature = || attribute(TIME_AGG).and_then(|code| TimeNature::of_code(code.as_str()));
    definition.time_nature = definition.time_nature.or_else(nature);
}

/// Whether a code says anything: SDMX writes `_U` where something is not known and `_Z` where it does not apply.
fn is_said(code: &Id) -> bool {
    !matches!(code.as_str(), "_U" | "_Z")
}

fn set_area(definition: &mut Definition, code: &Id) {
    if *code != *TOTAL || definition.area.is_none() {
        definition.area = Some(code.clone());
    }
}

/// A total of ages keeps the span that the definition gives; a code that names no span chooses a part.
fn set_age(definition: &mut Definition, dimension: &Id, code: &Id) {
    match code.as_str().parse::<AgeSpan>() {
        Ok(AgeSpan::ALL) => definition.age = definition.age.or(Some(AgeSpan::ALL)),
        Ok(span) => definition.age = Some(span),
        Err(_) => {
            definition.part.insert(dimension.clone(), code.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_said;
    use crate::Id;

    #[test]
    fn a_code_for_what_is_not_known_says_nothing() {
        assert!(is_said(&Id::literal("D0")) && is_said(&Id::literal("_T")));
        assert!(!is_said(&Id::literal("_U")) && !is_said(&Id::literal("_Z")));
    }
}
