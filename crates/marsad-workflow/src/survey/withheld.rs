//! Cells that a plan of the pack hides as confidential, so that a table which a reader builds hides them too.
//!
//! A cell is told by what is estimated and of whom. Does not hold: the rules that hide (`marsad-protect`), or what else a built
//! table hides (`unions.rs`).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use marsad_model::{
    DataStructure, EstimatePlan, EstimateQuestion, EstimateRequest, Id, Pack, Statistic, StudyDefinition, TOTAL,
};
use marsad_protect::{HiddenReason, protect};
use marsad_survey::Frame;

use super::observations::fixed_code;
use super::{OpenStudy, version_table};

/// Whom a cell is about: for each variable that restricts it, the codes that it takes.
type Whom = BTreeMap<String, BTreeSet<String>>;

/// What a plan hides as confidential: whom each cell is about, and what is estimated of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Withheld {
    cells: BTreeMap<Whom, Vec<Statistic>>,
}

/// For each key of the answer to a question whether a plan of the pack hides the same cell of the same table.
///
/// A key has a code for each variable of `question.by`, then one for the variable whose shares are asked for where there is
/// one of these; `_T` stands for all. A plan that cannot be carried out hides nothing, for nothing is released by it.
pub(super) fn withheld(
    (open, study, pack): (&OpenStudy, &StudyDefinition, &Pack),
    question: &EstimateQuestion,
    (frame, keys): (&Frame, &[&[Id]]),
) -> Vec<bool> {
    let only = only(frame, &question.only);
    let mut is_hidden = vec![false; keys.len()];
    for plan in &pack.plans {
        let Some(estimate) = plan.estimate().filter(|estimate| is_alike(estimate, (open, study), (question, &only)))
        else {
            continue;
        };
        let found = open.withheld(&plan.id, || {
            let dataflow = pack.dataflow(plan.dataflow.as_str())?;
            let structure = Arc::new(pack.structure_of(dataflow)?.clone());
            let table = version_table((open, study), estimate, &structure).ok()?;
            let protected = protect(table, &dataflow.protection);
            let secret = protected.hidden().iter().filter(|cell| cell.reason != HiddenReason::LowQuality);
            Some(Withheld::of(
                secret.map(|cell| cell.key.as_slice()),
                &askings(estimate, frame),
                (estimate, &structure),
            ))
        });
        for (key, is_hidden) in keys.iter().zip(&mut is_hidden) {
            *is_hidden |= found.has(question, &only, key);
        }
    }
    is_hidden
}

/// Whether a plan may have a cell of a question: it is of the same table and estimates the same of whom the question is about.
fn is_alike(
    plan: &EstimatePlan,
    (open, study): (&OpenStudy, &StudyDefinition),
    (question, only): (&EstimateQuestion, &Whom),
) -> bool {
    let names = |request: &EstimateRequest, name: &String| {
        request.only.contains_key(name) || request.by.values().any(|variable| variable == name)
    };
    let is_same = |request: &EstimateRequest| {
        let one = statistic_of(&request.statistic, Some(""));
        let other = statistic_of(&question.statistic, Some(""));
        let is_of_shares = matches!(
            (&one, &other),
            (Statistic::Proportion { variable, .. }, Statistic::Proportion { variable: asked, .. }) if variable == asked
        );
        (one == other || is_of_shares) && only.keys().all(|name| names(request, name))
    };
    plan.study == study.id && plan.table == open.file.table && plan.requests.iter().any(is_same)
}

/// One crossing of a request.
struct Asking<'a> {
    request: &'a EstimateRequest,
    crossing: Vec<Id>,
    only: Whom,
}

fn askings<'a>(plan: &'a EstimatePlan, frame: &Frame) -> Vec<Asking<'a>> {
    let mut all = Vec::new();
    for request in &plan.requests {
        let only = only(frame, &request.only);
        let asking = |crossing: Vec<Id>| Asking { request, crossing, only: only.clone() };
        all.extend(request.all_crossings().into_iter().map(asking));
    }
    all
}

impl Asking<'_> {
    /// Whom the cell at a key of the dataflow is about, and what is estimated of them; none where it is of another crossing.
    fn cell(&self, (plan, structure): (&EstimatePlan, &DataStructure), key: &[Id]) -> Option<(Whom, Statistic)> {
        let mut whom = self.only.clone();
        let mut answer: Option<String> = None;
        for (dimension, code) in structure.dimensions.iter().map(|dimension| &dimension.id).zip(key) {
            if self.crossing.contains(dimension) {
                let variable = self.request.by.get(dimension).filter(|_| *code != *TOTAL)?;
                whom.insert(variable.clone(), BTreeSet::from([self.survey_code(dimension, code)]));
            } else if self.request.into.as_ref() == Some(dimension) {
                answer = Some(self.survey_code(dimension, code));
            } else if *code != fixed_code(plan, self.request, dimension) {
                return None;
            }
        }
        Some((whom, statistic_of(&self.request.statistic, answer.as_deref())))
    }

    /// The code of the survey that stands in a dimension as `code`.
    fn survey_code(&self, dimension: &Id, code: &Id) -> String {
        let mapped = self.request.map.get(dimension);
        let known = mapped.and_then(|words| words.iter().find(|(_, told)| *told == code));
        known.map_or_else(|| code.to_string(), |(word, _)| word.clone())
    }
}

impl Withheld {
    fn of<'k>(
        keys: impl Iterator<Item = &'k [Id]>,
        askings: &[Asking<'_>],
        (plan, structure): (&EstimatePlan, &DataStructure),
    ) -> Self {
        let mut cells: BTreeMap<Whom, Vec<Statistic>> = BTreeMap::new();
        for key in keys {
            let cell = askings.iter().find_map(|asking| asking.cell((plan, structure), key));
            if let Some((whom, statistic)) = cell {
                cells.entry(whom).or_default().push(statistic);
            }
        }
        Self { cells }
    }

    /// Whether the cell at a key of a built table is one of these; `only` is whom the whole table is about.
    fn has(&self, question: &EstimateQuestion, only: &Whom, key: &[Id]) -> bool {
        let mut whom = only.clone();
        for (name, code) in question.by.iter().zip(key).filter(|(_, code)| **code != *TOTAL) {
            whom.insert(name.clone(), BTreeSet::from([code.to_string()]));
        }
        let statistic = statistic_of(&question.statistic, key.get(question.by.len()).map(Id::as_str));
        self.cells.get(&whom).is_some_and(|known| known.contains(&statistic))
    }
}

/// A statistic, that of all shares as the share of one code.
fn statistic_of(statistic: &Statistic, code: Option<&str>) -> Statistic {
    match statistic {
        Statistic::Proportion { variable, category: None } => {
            Statistic::Proportion { variable: variable.clone(), category: code.map(str::to_owned) }
        }
        other => other.clone(),
    }
}

/// Restrictions without those that leave nobody out.
fn only(frame: &Frame, restrictions: &BTreeMap<String, Vec<String>>) -> Whom {
    let takes_all = |name: &str, codes: &[String]| {
        frame
            .codes(name)
            .is_ok_and(|known| known.missing() == 0 && known.labels.iter().all(|label| codes.contains(label)))
    };
    let restricting = restrictions.iter().filter(|(name, codes)| !takes_all(name, codes));
    restricting.map(|(name, codes)| (name.clone(), codes.iter().cloned().collect())).collect()
}

#[cfg(test)]
mod tests {
    use marsad_model::{EstimateQuestion, Id, Plan, Statistic};
    use marsad_survey::Frame;

    use super::{Whom, Withheld, askings, only};

    fn frame() -> Frame {
        Frame::new(3).with_texts("sex", &["F", "M", "F"]).unwrap()
    }

    /// What is hidden where the plan of persons abroad hides the cell at a key of its dataflow.
    fn hidden(key: [&str; 4]) -> Withheld {
        let pack = marsad_testkit::marjan();
        let plan = pack.plan_of("DF_SYN_ABROAD").and_then(Plan::estimate).unwrap();
        let structure = pack.structure_of(pack.dataflow("DF_SYN_ABROAD").unwrap()).unwrap();
        let key: Vec<Id> = key.iter().map(|code| Id::new(code).unwrap()).collect();
        Withheld::of([key.as_slice()].into_iter(), &askings(plan, &frame()), (plan, structure))
    }

    fn question(by: &[&str], restrictions: &[(&str, &str)]) -> EstimateQuestion {
        let mut question = EstimateQuestion::new(Statistic::Count {});
        question.by = by.iter().map(|name| (*name).to_owned()).collect();
        for (name, code) in restrictions {
            question.only.insert((*name).to_owned(), vec![(*code).to_owned()]);
        }
        question
    }

    fn check(hidden: &Withheld, question: &EstimateQuestion, key: &[&str], expected: bool) {
        let key: Vec<Id> = key.iter().map(|code| Id::new(code).unwrap()).collect();
        let only: Whom = only(&frame(), &question.only);
        assert_eq!(hidden.has(question, &only, &key), expected, "{question:?} {key:?}");
    }

    #[test]
    fn a_cell_that_a_plan_hides_is_found_however_it_is_asked_for() {
        let hidden = hidden(["A", "XM-L", "F", "_T"]);
        let crossed = question(&["isle", "sex"], &[("population", "ABROAD")]);
        check(&hidden, &crossed, &["XM-L", "F"], true);
        check(&hidden, &crossed, &["XM-L", "M"], false);
        check(&hidden, &crossed, &["XM-L", "_T"], false);
        let restricted = question(&["sex"], &[("population", "ABROAD"), ("isle", "XM-L")]);
        check(&hidden, &restricted, &["F"], true);
        check(&hidden, &restricted, &["_T"], false);
        let of_all = question(&["isle", "sex"], &[]);
        check(&hidden, &of_all, &["XM-L", "F"], false);
    }

    #[test]
    fn a_restriction_that_leaves_nobody_out_makes_no_other_cell() {
        let hidden = hidden(["A", "XM-L", "_T", "_T"]);
        let mut both = question(&["isle"], &[("population", "ABROAD")]);
        both.only.insert("sex".to_owned(), vec!["M".to_owned(), "F".to_owned()]);
        check(&hidden, &both, &["XM-L"], true);
        both.only.insert("sex".to_owned(), vec!["F".to_owned()]);
        check(&hidden, &both, &["XM-L"], false);
    }

    #[test]
    fn another_statistic_of_the_same_persons_is_another_cell() {
        let hidden = hidden(["A", "_T", "F", "_T"]);
        let count = question(&[], &[("population", "ABROAD"), ("sex", "F")]);
        check(&hidden, &count, &[], true);
        let mean = EstimateQuestion { statistic: Statistic::Mean { variable: "age".to_owned() }, ..count };
        check(&hidden, &mean, &[], false);
    }
}
