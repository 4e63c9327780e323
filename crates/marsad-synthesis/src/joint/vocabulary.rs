//! The variables of a population: their names, their codes, and conditions on them.

use super::condition::CODES_MAX;
use super::{Clause, CodeSet, Condition};
use crate::parameters::{Conditions, Geography, Population, Variable};
use crate::{Problem, ProblemKind};

/// The axis of the region.
pub(crate) const REGION: usize = 0;
/// The axis of the area.
pub(crate) const AREA: usize = 1;
/// The axis of the place.
pub(crate) const PLACE: usize = 2;
/// The first axis that is not geographic.
pub(crate) const FIRST_VARIABLE: usize = 3;
/// The group of who is in none.
pub(crate) const NONE: u8 = u8::MAX;

/// A variable of codes. Somebody outside its universe has, as a code, the number of its codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Axis {
    /// Its name.
    pub name: String,
    /// Its codes.
    pub codes: Vec<String>,
    /// Whether there are people outside its universe.
    pub has_none: bool,
    /// Whether it is a flag: its codes are `yes` and `no`.
    pub is_flag: bool,
}

impl Axis {
    /// How many states somebody can be in.
    pub(crate) fn states(&self) -> usize {
        self.codes.len() + usize::from(self.has_none)
    }
}

/// A variable as it is, or grouped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct View {
    /// Its name.
    pub name: String,
    /// The variable below.
    pub axis: usize,
    /// Its codes.
    pub codes: Vec<String>,
    /// For each state of the axis the place of its code, or [`NONE`].
    pub group_of: Vec<u8>,
}

/// Where a condition stands, and which variables it may be about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scope<'a> {
    /// The key where it stands.
    pub place: &'a str,
    /// Only variables before this one may be used.
    pub before: usize,
}

/// The variables of a population.
#[derive(Clone, Debug)]
pub(crate) struct Vocabulary {
    /// Region, area and place, then the variables in their order.
    pub axes: Vec<Axis>,
    /// Grouped variables.
    pub recodes: Vec<View>,
}

impl Vocabulary {
    /// The geographic variables alone.
    pub(crate) fn of_geography(geography: &Geography) -> Self {
        let mut regions: Vec<String> = Vec::new();
        for place in &geography.places {
            if !regions.contains(&place.region) {
                regions.push(place.region.clone());
            }
        }
        let places = geography.places.iter().map(|place| place.id.clone()).collect();
        let axis =
            |name: &String, codes: Vec<String>| Axis { name: name.clone(), codes, has_none: false, is_flag: false };
        let axes = vec![
            axis(&geography.region, regions),
            axis(&geography.area, geography.areas.clone()),
            axis(&geography.place, places),
        ];
        Self { axes, recodes: Vec::new() }
    }

    /// The variables of `population`, whose key is `key`.
    pub(crate) fn new(geography: &Geography, population: &Population, key: &str, problems: &mut Vec<Problem>) -> Self {
        let mut vocabulary = Self::of_geography(geography);
        for variable in &population.variables {
            vocabulary.add(variable, key, problems);
        }
        for recode in &population.recodes {
            let place = format!("{key}.{}", recode.name);
            if vocabulary.view(&recode.name).is_some() {
                problems.push(Problem::new(ProblemKind::Duplicate, &place, &recode.name));
            }
            let Some(below) = vocabulary.own_view(&recode.from, &place, problems) else { continue };
            let mut group_of = vec![NONE; below.group_of.len()];
            for (group, members) in recode.groups.values().enumerate() {
                for member in members {
                    match below.codes.iter().position(|code| code == member) {
                        Some(code) => group_of[code] = group as u8,
                        None => problems.push(unknown_code(&place, member, &below.codes)),
                    }
                }
            }
            let codes: Vec<String> = recode.groups.keys().cloned().collect();
            vocabulary.recodes.push(View { name: recode.name.clone(), axis: below.axis, codes, group_of });
        }
        vocabulary
    }

    fn add(&mut self, variable: &Variable, key: &str, problems: &mut Vec<Problem>) {
        let place = format!("{key}.{}", variable.name);
        if self.view(&variable.name).is_some() {
            problems.push(Problem::new(ProblemKind::Duplicate, &place, &variable.name));
        }
        let is_flag = variable.share.is_some();
        let codes = if is_flag { vec!["yes".to_owned(), "no".to_owned()] } else { variable.codes.clone() };
        if codes.is_empty() {
            problems.push(Problem::new(ProblemKind::Empty, &place, "codes"));
        }
        if codes.len() > CODES_MAX {
            problems.push(Problem::new(ProblemKind::TooManyCodes, &place, codes.len()));
        }
        for (at, code) in codes.iter().enumerate() {
            if codes[..at].contains(code) {
                problems.push(Problem::new(ProblemKind::Duplicate, &place, code));
            }
        }
        let has_none = !variable.universe.is_empty();
        self.axes.push(Axis { name: variable.name.clone(), codes, has_none, is_flag });
    }

    /// The variable of this name, as it is or grouped.
    pub(crate) fn view(&self, name: &str) -> Option<View> {
        if let Some(axis) = self.axes.iter().position(|axis| axis.name == name) {
            let codes = self.axes[axis].codes.clone();
            let mut group_of: Vec<u8> = (0..codes.len() as u8).collect();
            group_of.resize(self.axes[axis].states(), NONE);
            return Some(View { name: name.to_owned(), axis, codes, group_of });
        }
        self.recodes.iter().find(|recode| recode.name == name).cloned()
    }

    /// The same, and a problem at `place` where there is none.
    pub(crate) fn own_view(&self, name: &str, place: &str, problems: &mut Vec<Problem>) -> Option<View> {
        let view = self.view(name);
        if view.is_none() {
            let axes = self.axes.iter().map(|axis| axis.name.as_str());
            let names = axes.chain(self.recodes.iter().map(|recode| recode.name.as_str()));
            problems.push(Problem::unknown(ProblemKind::UnknownVariable, place, name, names));
        }
        view
    }

    /// What `conditions` mean here.
    pub(crate) fn condition(
        &self,
        conditions: &Conditions,
        scope: Scope<'_>,
        problems: &mut Vec<Problem>,
    ) -> Condition {
        let clause = |(name, words): (&String, &Vec<String>)| self.clause(name, words, scope, problems);
        Condition { clauses: conditions.iter().filter_map(clause).collect() }
    }

    fn clause(&self, name: &str, words: &[String], scope: Scope<'_>, problems: &mut Vec<Problem>) -> Option<Clause> {
        let view = self.own_view(name, scope.place, problems)?;
        if view.axis >= scope.before {
            problems.push(Problem::new(ProblemKind::UsedBeforeDrawn, scope.place, name));
            return None;
        }
        let is_excluding = !words.is_empty() && words.iter().all(|word| word.starts_with('!'));
        let mut is_named = vec![false; view.codes.len()];
        for word in words {
            let word = if is_excluding { &word[1..] } else { word.as_str() };
            match view.codes.iter().position(|code| code == word) {
                Some(code) => is_named[code] = true,
                None => problems.push(unknown_code(scope.place, word, &view.codes)),
            }
        }
        let mut codes = CodeSet::default();
        for (state, &group) in view.group_of.iter().enumerate() {
            if group != NONE && is_named[usize::from(group)] != is_excluding {
                codes.insert(state);
            }
        }
        Some(Clause { axis: view.axis, codes })
    }
}

fn unknown_code(place: &str, word: &str, codes: &[String]) -> Problem {
    Problem::unknown(ProblemKind::UnknownCode, place, word, codes.iter().map(String::as_str))
}

#[cfg(test)]
mod tests {
    use super::{Axis, FIRST_VARIABLE, NONE, Scope, View, Vocabulary};
    use crate::parameters::Conditions;
    use crate::{Problem, ProblemKind};

    fn vocabulary() -> Vocabulary {
        let axis = |name: &str, codes: &[&str]| Axis {
            name: name.to_owned(),
            codes: codes.iter().map(|&code| code.to_owned()).collect(),
            has_none: name == "reason",
            is_flag: false,
        };
        let axes = vec![
            axis("region", &["N", "S"]),
            axis("area", &["U"]),
            axis("isle", &["A", "B"]),
            axis("age", &["Y0", "Y15", "Y60"]),
            axis("reason", &["X", "Y"]),
        ];
        let codes = vec!["CHILD".to_owned(), "ADULT".to_owned()];
        Vocabulary { axes, recodes: vec![View { name: "stage".to_owned(), axis: 3, codes, group_of: vec![0, 1, 1] }] }
    }

    fn check(name: &str, words: &[&str]) -> Result<Vec<u8>, Problem> {
        let conditions: Conditions =
            [(name.to_owned(), words.iter().map(|&word| word.to_owned()).collect())].into_iter().collect();
        let mut problems = Vec::new();
        let scope = Scope { place: "here", before: 5 };
        let condition = vocabulary().condition(&conditions, scope, &mut problems);
        match problems.pop() {
            Some(problem) => Err(problem),
            None => Ok((0..4).filter(|&code| condition.clauses[0].codes.contains(code)).collect()),
        }
    }

    #[test]
    fn a_condition_means_the_codes_it_names_or_all_but_those_it_excludes() {
        assert_eq!(check("age", &["Y0", "Y60"]), Ok(vec![0, 2]));
        assert_eq!(check("age", &["!Y0"]), Ok(vec![1, 2]));
        assert_eq!(check("stage", &["ADULT"]), Ok(vec![1, 2]));
    }

    #[test]
    fn who_was_not_asked_is_never_meant() {
        assert_eq!(check("reason", &["!X"]), Ok(vec![1]));
        assert_eq!(vocabulary().view("reason").unwrap().group_of, [0, 1, NONE]);
    }

    #[test]
    fn unknown_words_are_told_with_the_nearest_known_ones() {
        let problem = check("aje", &["Y0"]).unwrap_err();
        assert_eq!((problem.kind, problem.nearest[0].as_str()), (ProblemKind::UnknownVariable, "age"));
        let problem = check("stage", &["ADULTS"]).unwrap_err();
        assert_eq!((problem.kind, problem.nearest[0].as_str()), (ProblemKind::UnknownCode, "ADULT"));
    }

    #[test]
    fn a_variable_cannot_depend_on_a_later_one() {
        let conditions: Conditions = [("reason".to_owned(), vec!["X".to_owned()])].into_iter().collect();
        let mut problems = Vec::new();
        vocabulary().condition(&conditions, Scope { place: "p", before: FIRST_VARIABLE + 1 }, &mut problems);
        assert_eq!(problems[0].kind, ProblemKind::UsedBeforeDrawn);
    }
}
