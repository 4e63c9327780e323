//! Variables of the studies of a pack.

use serde::Serialize;

use crate::worded::worded;
use crate::{Id, LocalText};

/// A characteristic that a study of the pack recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StudyVariable {
    /// Its name, which is the name of its column.
    pub name: Id,
    /// The tables that have it.
    pub tables: Vec<Id>,
    /// What its cells hold.
    pub kind: StudyValueKind,
    /// What may be done with its values.
    pub level: Option<StudyLevel>,
    /// What it is for in the design; none for answers.
    pub role: Option<DesignRole>,
    /// Who was asked.
    pub universe: Id,
    /// Whether the public may build tables with it.
    pub safe: bool,
    /// What it is, in a few words.
    pub label: LocalText,
    /// The question that was put to respondents.
    pub question: Option<LocalText>,
    /// The unit of a number.
    pub unit: Option<Id>,
    /// The list of the pack from which its codes are drawn, if they are.
    pub codelist: Option<Id>,
    /// Its codes with their names; of a flag `1` and `0`.
    pub categories: Vec<StudyCategory>,
}

/// A code of a variable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StudyCategory {
    /// The code, as it stands in the data.
    pub code: Id,
    /// What it stands for.
    pub label: LocalText,
    /// Whether it is no answer.
    pub is_missing: bool,
}

worded! {
    /// What the cells of a variable hold.
    StudyValueKind {
        /// Codes.
        Codes = "codes",
        /// Yes or no: 1 or 0.
        Flag = "flag",
        /// Whole numbers.
        Whole = "whole",
        /// Numbers.
        Number = "number",
        /// What tells a unit from every other.
        Id = "id",
        /// Names made from codes.
        Text = "text",
    }
}

worded! {
    /// What may be done with the values of a variable.
    StudyLevel {
        /// They tell kinds apart.
        Nominal = "nominal",
        /// They have an order.
        Ordinal = "ordinal",
        /// They lie at distances from each other, but their sum says nothing: years.
        Interval = "interval",
        /// They can be added.
        Scale = "scale",
    }
}

worded! {
    /// What a variable is for in the design of a study.
    DesignRole {
        /// The weight to use with its table.
        Weight = "weight",
        /// The stratum of the first stage.
        Stratum = "stratum",
        /// The unit of the first stage.
        Cluster = "cluster",
        /// How many units the stratum has.
        Population = "population",
        /// A weight before the last adjustment.
        StageWeight = "stage-weight",
        /// The probability of the unit of the first stage.
        Probability = "probability",
        /// What tells a row from every other.
        Id = "id",
        /// The household.
        Household = "household",
        /// Who is in the second phase.
        Subset = "subset",
        /// The stratum of the second phase.
        SecondStratum = "second-stratum",
        /// The probability of the second phase.
        SecondProbability = "second-probability",
        /// How many units the stratum of the second phase has.
        SecondPopulation = "second-population",
        /// One of a series of replicate weights.
        Replicate = "replicate",
    }
}

impl StudyVariable {
    /// The code with this text.
    pub fn category(&self, code: &str) -> Option<&StudyCategory> {
        self.categories.iter().find(|category| category.code == *code)
    }

    /// Whether its values are codes, by which tables can be crossed.
    pub fn is_coded(&self) -> bool {
        matches!(self.kind, StudyValueKind::Codes | StudyValueKind::Flag)
    }

    /// Whether its values are numbers.
    pub fn is_numeric(&self) -> bool {
        matches!(self.kind, StudyValueKind::Flag | StudyValueKind::Whole | StudyValueKind::Number)
    }

    /// Whether the sum of its values says something: that of years does not, nor that of numbers which are names.
    pub fn is_addable(&self) -> bool {
        match self.kind {
            StudyValueKind::Flag => true,
            StudyValueKind::Whole | StudyValueKind::Number => matches!(self.level, None | Some(StudyLevel::Scale)),
            StudyValueKind::Codes | StudyValueKind::Text | StudyValueKind::Id => false,
        }
    }
}
