//! A codebook: a study, the file with its data, and the variables of that file.

use serde::{Deserialize, Serialize};

use crate::{Role, Study, Texts, Variable, find_roles};

/// What must be known to read the data of a study.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Codebook {
    /// The study.
    pub study: Study,
    /// The file that holds the data.
    pub file: DataFile,
    /// The variables in the order of their columns.
    pub variables: Vec<Variable>,
}

/// A file with data (DDI: `fileDscr`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DataFile {
    /// Its name.
    pub name: String,
    /// What it says of itself.
    pub label: Texts,
    /// The format it was read from, such as `SPSS system file` or `Stata 118`.
    pub format: String,
    /// The encoding of its texts.
    pub encoding: String,
    /// How many rows it has.
    pub rows: u64,
    /// When its program wrote it, in that program's own words.
    pub written: String,
    /// Remarks of those who made it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// The variable that its program weights by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<String>,
}

impl Codebook {
    /// The variable with this name.
    pub fn variable(&self, name: &str) -> Option<&Variable> {
        self.variables.iter().find(|variable| variable.name == name)
    }

    /// The variables that have a role in the design, in the order of their columns.
    pub fn with_role(&self, role: Role) -> impl Iterator<Item = &Variable> {
        self.variables.iter().filter(move |variable| variable.role.as_ref().is_some_and(|found| found.role == role))
    }

    /// The variable to weight by: the one the file names, else the only one that is recognised as a weight.
    pub fn weight(&self) -> Option<&Variable> {
        let named = self.file.weight.as_deref().and_then(|name| self.variable(name));
        named.or_else(|| {
            let mut weights = self.with_role(Role::Weight);
            let first = weights.next();
            if weights.next().is_some() { None } else { first }
        })
    }

    /// Recognises the roles of variables that have none yet, each with its reason.
    pub fn recognise_roles(&mut self) {
        find_roles(self);
    }
}

#[cfg(test)]
mod tests {
    use super::Codebook;
    use crate::{FoundRole, Role, RoleReason, Variable, VariableKind};

    fn codebook(weights: &[&str]) -> Codebook {
        let variable = |name: &&str| {
            let mut variable = Variable::new(*name, VariableKind::Number);
            variable.role = Some(FoundRole { role: Role::Weight, reason: RoleReason::Declared });
            variable
        };
        Codebook { variables: weights.iter().map(variable).collect(), ..Codebook::default() }
    }

    #[test]
    fn of_two_weights_none_is_taken_unless_the_file_names_it() {
        let name = |codebook: &Codebook| codebook.weight().map(|variable| variable.name.clone());
        assert_eq!(name(&codebook(&["w"])).as_deref(), Some("w"));
        let mut two = codebook(&["w_household", "w_person"]);
        assert_eq!(name(&two), None);
        two.file.weight = Some("w_person".to_owned());
        assert_eq!(name(&two).as_deref(), Some("w_person"));
    }
}
