//! What variables are for in the design of a survey: weights, strata, clusters, finite populations, replicate weights.
//!
//! A role is recognised, never assumed silently: each comes with its reason, so that a person sees why. What the file
//! or the codebook declares goes before names, and names before labels.

mod words;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use self::words::{LABELS, NAMES, NOT_WEIGHTS, RECODE_MARKS, RECODE_NAMES, REPLICATES};
use crate::fold::{fold, has_phrase};
use crate::{Codebook, Variable, VariableKind};

/// What a variable is for in the design of a survey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// How many units of the population a row stands for.
    Weight,
    /// The stratum in which a unit was drawn.
    Stratum,
    /// The cluster, or primary sampling unit, in which a unit was drawn.
    Cluster,
    /// How many units the stratum has in the population, or which share of them was drawn.
    Population,
    /// With which probability a unit was drawn.
    Probability,
    /// One of a series of weights that show how estimates vary.
    Replicate,
}

/// A role and why it was recognised.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FoundRole {
    /// The role.
    pub role: Role,
    /// What speaks for it.
    pub reason: RoleReason,
}

/// What speaks for a role.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RoleReason {
    /// The codebook says so.
    Declared,
    /// The program that wrote the file weights by it.
    WeightOfFile,
    /// A word in its name.
    Name(String),
    /// A phrase in its label.
    Label(String),
    /// Its name is one of a series: what they begin with, and how many they are.
    Series {
        /// What the names begin with.
        stem: String,
        /// How many variables there are.
        count: u32,
    },
}

/// How many variables make a series of replicate weights.
const SERIES_MIN: usize = 4;

impl Role {
    /// Every role.
    pub const ALL: [Self; 6] =
        [Self::Weight, Self::Stratum, Self::Cluster, Self::Population, Self::Probability, Self::Replicate];

    /// The word for it in codebooks.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Weight => "weight",
            Self::Stratum => "stratum",
            Self::Cluster => "cluster",
            Self::Population => "population",
            Self::Probability => "probability",
            Self::Replicate => "replicate",
        }
    }

    /// Whether only numbers can have it.
    const fn is_of_numbers(self) -> bool {
        matches!(self, Self::Weight | Self::Population | Self::Probability | Self::Replicate)
    }
}

/// Gives a role to each variable of a codebook that shows one and has none.
pub(crate) fn find_roles(codebook: &mut Codebook) {
    let weight = codebook.file.weight.clone();
    let series = series(&codebook.variables);
    let is_recode = codebook.variables.iter().any(|variable| is_mark_of_recode(&variable.name));
    for variable in &mut codebook.variables {
        if variable.role.is_some() {
            continue;
        }
        let of_file = (weight.as_deref() == Some(variable.name.as_str()))
            .then_some(FoundRole { role: Role::Weight, reason: RoleReason::WeightOfFile });
        variable.role = of_file.or_else(|| in_series(variable, &series)).or_else(|| shown(variable, is_recode));
    }
}

/// Whether only files have this variable whose names are those of Demographic and Health Surveys.
fn is_mark_of_recode(name: &str) -> bool {
    RECODE_MARKS.iter().any(|mark| name.eq_ignore_ascii_case(mark))
}

/// The role that a name or a label shows.
fn shown(variable: &Variable, is_recode: bool) -> Option<FoundRole> {
    let labels: Vec<String> = variable.label.iter().map(|(_, text)| fold(text)).collect();
    let is_body_weight = is_of_body(&parts(&variable.name).join(" ")) || labels.iter().any(|label| is_of_body(label));
    let fits = |role: Role| {
        let is_number = variable.kind == VariableKind::Number;
        let is_coded = variable.categories.iter().any(|category| !category.is_missing);
        !role.is_of_numbers() || (is_number && !is_coded && !(role == Role::Weight && is_body_weight))
    };
    let of_recode = || by_name_of_recode(&variable.name).filter(|_| is_recode);
    by_name(&variable.name)
        .or_else(of_recode)
        .filter(|found| fits(found.role))
        .or_else(|| by_label(&labels).filter(|found| fits(found.role)))
}

/// Whether a folded text speaks of the weight of somebody or something, which is none of a survey.
fn is_of_body(text: &str) -> bool {
    NOT_WEIGHTS.iter().any(|word| has_phrase(text, word))
}

fn by_name_of_recode(name: &str) -> Option<FoundRole> {
    let is_it = |word: &&&str| name.eq_ignore_ascii_case(word);
    RECODE_NAMES.iter().find_map(|(role, words)| {
        let word = words.iter().find(is_it)?;
        Some(FoundRole { role: *role, reason: RoleReason::Name((*word).to_owned()) })
    })
}

fn by_name(name: &str) -> Option<FoundRole> {
    let folded = fold(name);
    let of_phrase = || {
        let (role, phrase) = phrase_in(std::slice::from_ref(&folded))?;
        Some(FoundRole { role, reason: RoleReason::Name(phrase.to_owned()) })
    };
    by_word_of_name(name).or_else(of_phrase)
}

fn by_word_of_name(name: &str) -> Option<FoundRole> {
    let parts = parts(name);
    let whole = parts.join("");
    let known = |words: &[&str]| {
        let mut words = words.iter();
        words.find(|word| whole == **word || parts.iter().any(|part| part == *word)).map(|word| (*word).to_owned())
    };
    NAMES
        .iter()
        .find_map(|(role, words)| known(words).map(|word| FoundRole { role: *role, reason: RoleReason::Name(word) }))
}

fn by_label(labels: &[String]) -> Option<FoundRole> {
    let (role, phrase) = phrase_in(labels)?;
    Some(FoundRole { role, reason: RoleReason::Label(phrase.to_owned()) })
}

/// The first phrase that one of the folded texts has, and what it tells.
fn phrase_in(texts: &[String]) -> Option<(Role, &'static str)> {
    LABELS.iter().find_map(|(role, phrases)| {
        let phrase = phrases.iter().find(|phrase| texts.iter().any(|text| has_phrase(text, phrase)))?;
        Some((*role, *phrase))
    })
}

/// The parts of a name: `WT_final2` has `wt`, `final`, `2`.
fn parts(name: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut before = ' ';
    for c in fold(name).chars() {
        let is_joined = before != ' ' && before.is_numeric() == c.is_numeric();
        match parts.last_mut() {
            Some(part) if is_joined && c != ' ' => part.push(c),
            _ if c != ' ' => parts.push(c.to_string()),
            _ => {}
        }
        before = c;
    }
    parts
}

/// What a name begins with before the number at its end.
fn stem(name: &str) -> Option<&str> {
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    (stem.len() < name.len() && !stem.is_empty()).then_some(stem)
}

/// How many variables each stem has, of those that make series of numbers.
fn series(variables: &[Variable]) -> BTreeMap<String, usize> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for variable in variables.iter().filter(|variable| variable.kind == VariableKind::Number) {
        if let Some(stem) = stem(&variable.name) {
            *counts.entry(stem.to_lowercase()).or_default() += 1;
        }
    }
    counts.retain(|stem, count| *count >= SERIES_MIN && is_stem_of_replicates(stem));
    counts
}

/// Whether names with this beginning are replicate weights: it says so, or it is the name of a weight of the survey.
fn is_stem_of_replicates(stem: &str) -> bool {
    let parts = parts(stem);
    let says_so = parts.iter().any(|part| REPLICATES.contains(&part.as_str()));
    let is_weight = || by_name(stem).is_some_and(|found| found.role == Role::Weight);
    says_so || is_weight() && !is_of_body(&parts.join(" "))
}

fn in_series(variable: &Variable, series: &BTreeMap<String, usize>) -> Option<FoundRole> {
    let stem = stem(&variable.name).filter(|_| variable.kind == VariableKind::Number)?;
    let count = u32::try_from(*series.get(&stem.to_lowercase())?).ok()?;
    let reason = RoleReason::Series { stem: stem.to_owned(), count };
    Some(FoundRole { role: Role::Replicate, reason })
}

#[cfg(test)]
mod tests {
    use super::{FoundRole, Role, RoleReason, find_roles, parts};
    use crate::{Category, Code, Codebook, Texts, Variable, VariableKind};

    fn found(variables: Vec<Variable>) -> Vec<Option<FoundRole>> {
        let mut codebook = Codebook { variables, ..Codebook::default() };
        find_roles(&mut codebook);
        codebook.variables.into_iter().map(|variable| variable.role).collect()
    }

    fn role(name: &str, label: &str) -> Option<Role> {
        let mut variable = Variable::new(name, VariableKind::Number);
        variable.label = Texts::new(None, label);
        found(vec![variable])[0].as_ref().map(|found| found.role)
    }

    #[test]
    fn names_tell_roles() {
        assert_eq!(role("WT_final", ""), Some(Role::Weight));
        assert_eq!(role("poids2", ""), Some(Role::Weight));
        assert_eq!(role("strate", ""), Some(Role::Stratum));
        assert_eq!(role("PSU1", ""), Some(Role::Cluster));
        assert_eq!(role("fpc", ""), Some(Role::Population));
        assert_eq!(role("الوزن", ""), Some(Role::Weight));
        assert_eq!(role("طبقة", ""), Some(Role::Stratum));
        assert_eq!(role("العنقود", ""), Some(Role::Cluster));
        for (name, found) in [
            ("أوزان", Role::Weight),
            ("الترجيح", Role::Weight),
            ("WTMEC2YR", Role::Weight),
            ("hv005", Role::Weight),
            ("طبقات", Role::Stratum),
            ("الطبقات", Role::Stratum),
            ("SDMVSTRA", Role::Stratum),
            ("عناقيد", Role::Cluster),
            ("وحدة المعاينة", Role::Cluster),
            ("الوحدة_الأولية", Role::Cluster),
            ("الوحدات الأولية", Role::Cluster),
            ("SDMVPSU", Role::Cluster),
        ] {
            assert_eq!(role(name, ""), Some(found), "{name}");
        }
        assert_eq!(role("wtr_access", ""), None);
        assert_eq!(role("Q12", "Do you have water?"), None);
    }

    /// `V005` is the fifth question of many files.
    #[test]
    fn numbers_tell_roles_in_recode_files_alone() {
        let roles = |names: [&str; 5]| -> Vec<Option<Role>> {
            let variables = names.iter().map(|name| Variable::new(*name, VariableKind::Number)).collect();
            found(variables).into_iter().map(|found| found.map(|found| found.role)).collect()
        };
        let (weight, cluster, stratum) = (Some(Role::Weight), Some(Role::Cluster), Some(Role::Stratum));
        assert_eq!(roles(["caseid", "v005", "v021", "v022", "v024"]), [None, weight, cluster, stratum, None]);
        assert_eq!(roles(["V001", "V005", "V021", "V022", "V023"]), [None; 5]);
    }

    #[test]
    fn labels_tell_roles_in_three_languages() {
        assert_eq!(role("V005", "Women's individual sample weight"), Some(Role::Weight));
        assert_eq!(role("V1", "Coefficient d’extrapolation"), Some(Role::Weight));
        assert_eq!(role("V1", "معامل الترجيح النهائي"), Some(Role::Weight));
        assert_eq!(role("V2", "وحدة المعاينة الأولية"), Some(Role::Cluster));
        assert_eq!(role("V3", "Strate de tirage"), Some(Role::Stratum));
        assert_eq!(role("V4", "طبقة المعاينة"), Some(Role::Stratum));
    }

    #[test]
    fn the_weight_of_a_body_is_no_weight_and_a_code_is_none_either() {
        assert_eq!(role("weight", "Body weight in kg"), None);
        assert_eq!(role("poids", "Poids à la naissance"), None);
        for name in ["birth_weight", "weight_kg", "weight2kg", "body weight", "poids_naissance", "وزن المولود"]
        {
            assert_eq!(role(name, ""), None, "{name}");
        }
        assert_eq!(role("birth_weight", "Birth weight in grams"), None);
        let series = (1..=4).map(|visit| Variable::new(format!("weight_kg{visit}"), VariableKind::Number)).collect();
        assert_eq!(found(series), [None, None, None, None]);
        let mut coded = Variable::new("pond", VariableKind::Number);
        let category = Category { code: Code::Number(1.0), label: Texts::new(None, "Étang"), is_missing: false };
        coded.categories.push(category);
        assert_eq!(found(vec![coded]), [None]);
    }

    #[test]
    fn a_series_of_weights_are_replicates_and_a_lone_one_is_a_weight() {
        let names = ["pwgtp", "pwgtp1", "pwgtp2", "pwgtp3", "pwgtp4", "Q1", "Q2", "Q3", "Q4"];
        let variables = names.iter().map(|name| Variable::new(*name, VariableKind::Number)).collect();
        let roles: Vec<Option<Role>> =
            found(variables).into_iter().map(|found| found.map(|found| found.role)).collect();
        let replicate = Some(Role::Replicate);
        let weight = Some(Role::Weight);
        assert_eq!(roles, [weight, replicate, replicate, replicate, replicate, None, None, None, None]);
    }

    #[test]
    fn what_the_file_weights_by_goes_before_names() {
        let variables = vec![Variable::new("X7", VariableKind::Number)];
        let mut codebook = Codebook { variables, ..Codebook::default() };
        codebook.file.weight = Some("X7".to_owned());
        find_roles(&mut codebook);
        let role = codebook.variables[0].role.clone().unwrap();
        assert_eq!(role, FoundRole { role: Role::Weight, reason: RoleReason::WeightOfFile });
    }

    #[test]
    fn parts_of_names_stand_between_marks_and_digits() {
        assert_eq!(parts("WT_final2"), ["wt", "final", "2"]);
        assert_eq!(parts("a.b  c9d"), ["a", "b", "c", "9", "d"]);
    }
}
