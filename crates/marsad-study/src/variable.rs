//! Variables: what was recorded for every unit of a study, and how to read it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Code, FoundRole, MissingCodes, Texts};

/// A characteristic recorded for every unit of a study (DDI: `var`).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Variable {
    /// Its name, which is the name of its column.
    pub name: String,
    /// What it is, in a few words.
    pub label: Texts,
    /// The question that was put to respondents.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub question: Option<StudyQuestion>,
    /// Who was asked.
    pub universe: Texts,
    /// What its cells hold.
    pub kind: VariableKind,
    /// What may be done with its values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<MeasurementLevel>,
    /// Its codes that have a label, in the order of their source.
    pub categories: Vec<Category>,
    /// Its codes that are no answers.
    pub missing: MissingCodes,
    /// How its source shows its values.
    pub format: DisplayFormat,
    /// What it is for in the design of the study.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<FoundRole>,
    /// Remarks of those who made the file.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// What else the file says about it, by name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, Vec<String>>,
}

/// A question put to respondents (DDI: `qstn`; `Question` is the public's).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StudyQuestion {
    /// Its words (DDI: `qstnLit`).
    pub text: Texts,
    /// What was said before it (DDI: `preQTxt`).
    pub before: Texts,
    /// What was said after it (DDI: `postQTxt`).
    pub after: Texts,
    /// What the interviewer was told (DDI: `ivuInstr`).
    pub instruction: Texts,
}

/// What the cells of a variable hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VariableKind {
    /// Numbers, as 64-bit floats. A stretch of time is a number of seconds.
    #[default]
    Number,
    /// Texts; a blank text is missing.
    Text,
    /// Days.
    Date,
    /// Moments without a zone, to the microsecond.
    DateTime,
}

/// What may be done with the values of a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MeasurementLevel {
    /// They tell kinds apart.
    Nominal,
    /// They have an order.
    Ordinal,
    /// They can be added.
    Scale,
}

/// A code with its label (DDI: `catgry`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Category {
    /// The code as it stands in data.
    pub code: Code,
    /// What it stands for.
    #[serde(default)]
    pub label: Texts,
    /// Whether it is no answer.
    #[serde(default)]
    pub is_missing: bool,
}

/// How the source of a variable shows its values.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DisplayFormat {
    /// Its name as the source writes it: `F8.2`, `DATE11`, `%9.0g`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// How many characters a value takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// How many decimals are shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decimals: Option<u8>,
}

impl Variable {
    /// A variable of which nothing but its name and kind is known.
    pub fn new(name: impl Into<String>, kind: VariableKind) -> Self {
        Self { name: name.into(), kind, ..Self::default() }
    }

    /// The category of a code.
    pub fn category(&self, code: &Code) -> Option<&Category> {
        self.categories.iter().find(|category| category.code == *code)
    }

    /// Marks the categories whose codes are declared as missing.
    pub(crate) fn mark_missing_categories(&mut self) {
        for category in &mut self.categories {
            category.is_missing |= self.missing.contains(&category.code);
        }
    }
}

impl VariableKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Number, Self::Text, Self::Date, Self::DateTime];

    /// The word for it in codebooks.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Text => "text",
            Self::Date => "date",
            Self::DateTime => "date-time",
        }
    }
}

impl MeasurementLevel {
    /// Every level.
    pub const ALL: [Self; 3] = [Self::Nominal, Self::Ordinal, Self::Scale];

    /// The word for it in codebooks.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Nominal => "nominal",
            Self::Ordinal => "ordinal",
            Self::Scale => "scale",
        }
    }
}

impl StudyQuestion {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        [&self.text, &self.before, &self.after, &self.instruction].iter().all(|texts| texts.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::{Category, Variable, VariableKind};
    use crate::{Code, Texts};

    #[test]
    fn a_category_whose_code_is_declared_missing_is_no_answer() {
        let mut variable = Variable::new("SEX", VariableKind::Number);
        let category = |code: f64| Category { code: Code::Number(code), label: Texts::default(), is_missing: false };
        variable.categories = vec![category(1.0), category(9.0)];
        variable.missing.codes.push(Code::Number(9.0));
        variable.mark_missing_categories();
        let marks: Vec<bool> = variable.categories.iter().map(|category| category.is_missing).collect();
        assert_eq!(marks, [false, true]);
        assert!(variable.category(&Code::Number(9.0)).is_some() && variable.category(&Code::Number(2.0)).is_none());
    }
}
