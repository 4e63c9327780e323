//! Names of variables: each is there once, and none is blank.

use std::collections::HashSet;

use marsad_model::{Finding, FindingCode, Place, Severity};

use crate::told::Told;

/// The names that are taken.
#[derive(Debug, Default)]
pub(crate) struct Names {
    taken: HashSet<String>,
    /// How many were made up.
    made_up: u64,
}

impl Names {
    /// A name that no other variable has: the given one, or one made from it.
    pub(crate) fn take(&mut self, name: &str, told: &mut Told) -> String {
        let name: String = name.trim().chars().filter(|c| !c.is_control()).collect();
        if !name.is_empty() && self.taken.insert(name.clone()) {
            return name;
        }
        let base = if name.is_empty() { "V" } else { name.as_str() };
        let made = loop {
            self.made_up += 1;
            let candidate = format!("{base}_{}", self.made_up + 1);
            if self.taken.insert(candidate.clone()) {
                break candidate;
            }
        };
        let finding = Finding::new(FindingCode::SurveyVariableRenamed, Severity::Warning, Place::default());
        let said = if name.is_empty() { "none" } else { name.as_str() };
        told.tell("", finding.with_value(said).with("name", &made));
        made
    }
}

#[cfg(test)]
mod tests {
    use super::Names;
    use crate::told::Told;

    #[test]
    fn every_variable_has_a_name_of_its_own() {
        let mut told = Told::default();
        let mut names = Names::default();
        let taken = ["AGE", "AGE", "", "AGE_2", " X\0"].map(|name| names.take(name, &mut told));
        assert_eq!(taken[0], "AGE");
        assert_eq!(taken[4], "X");
        let distinct: std::collections::BTreeSet<&String> = taken.iter().collect();
        assert_eq!(distinct.len(), taken.len());
        assert_eq!(told.finish()[0].more, 2);
    }
}
