//! Cells that a plan of the pack hides as confidential, so that a table which a reader builds hides them too.
//!
//! A cell is known by who is in it, whatever words describe them. Does not hold: the rules that hide (`marsad-protect`), or what
//! else a built table hides (`unions.rs`, which keeps these groups together as it does the few).

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use marsad_model::{
    DataStructure, EstimatePlan, EstimateQuestion, EstimateRequest, Id, Pack, Statistic, StudyDefinition, TOTAL,
};
use marsad_protect::{HiddenReason, protect};
use marsad_survey::{Codes, Design, Frame, SurveyError};

use super::observations::fixed_code;
use super::respondents::{Group, Restriction, answering_rows, has_two_answers};
use super::{OpenStudy, version_table};

/// Whom a cell is about: for each variable that restricts it, the codes that it takes.
type Whom = BTreeMap<String, Vec<String>>;

/// What a plan hides as confidential.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Withheld {
    cells: Vec<Secret>,
}

/// What is estimated of some respondents, and is hidden.
#[derive(Clone, Debug, PartialEq)]
struct Secret {
    of: Statistic,
    /// Their rows, in order.
    rows: Vec<usize>,
}

/// What the plans of the pack hide of what a question can tell. A plan that cannot be carried out hides nothing, for nothing is
/// released by it.
pub(super) fn withheld(
    (open, study, pack): (&OpenStudy, &StudyDefinition, &Pack),
    (design, question): (&Design, &EstimateQuestion),
) -> Vec<Arc<Withheld>> {
    let frame = design.frame();
    let is_told = |request: &EstimateRequest| {
        let told = kinds(&question.statistic, frame);
        kinds(&request.statistic, frame).iter().any(|kind| told.contains(kind))
    };
    let estimates = pack.plans.iter().filter_map(|plan| Some((plan, plan.estimate()?)));
    let alike = estimates.filter(|(_, estimate)| {
        estimate.study == study.id && estimate.table == open.file.table && estimate.requests.iter().any(is_told)
    });
    let hidden = alike.map(|(plan, estimate)| {
        open.withheld(&plan.id, || {
            let dataflow = pack.dataflow(plan.dataflow.as_str())?;
            let structure = Arc::new(pack.structure_of(dataflow)?.clone());
            let table = version_table((open, study), estimate, &structure).ok()?;
            let protected = protect(table, &dataflow.protection);
            let secret = protected.hidden().iter().filter(|cell| cell.reason != HiddenReason::LowQuality);
            let keys = secret.map(|cell| cell.key.as_slice());
            Withheld::of(keys, (estimate, &structure), design).ok()
        })
    });
    hidden.collect()
}

/// One crossing of a request.
struct Asking<'a> {
    request: &'a EstimateRequest,
    crossing: Vec<Id>,
}

fn askings(plan: &EstimatePlan) -> Vec<Asking<'_>> {
    let of = |request| {
        let crossings = EstimateRequest::all_crossings(request).into_iter();
        crossings.map(move |crossing| Asking { request, crossing })
    };
    plan.requests.iter().flat_map(of).collect()
}

impl Asking<'_> {
    /// Whom the cell at a key of the dataflow is about, and what is estimated of them; none where it is of another crossing.
    fn cell(&self, (plan, structure): (&EstimatePlan, &DataStructure), key: &[Id]) -> Option<(Whom, Statistic)> {
        let mut whom = self.request.only.clone();
        let mut answer: Option<String> = None;
        for (dimension, code) in structure.dimensions.iter().map(|dimension| &dimension.id).zip(key) {
            if self.crossing.contains(dimension) {
                let variable = self.request.by.get(dimension).filter(|_| *code != *TOTAL)?;
                whom.insert(variable.clone(), vec![self.survey_code(dimension, code)]);
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
        (plan, structure): (&EstimatePlan, &DataStructure),
        design: &Design,
    ) -> Result<Self, SurveyError> {
        let (askings, mut cells) = (askings(plan), Vec::new());
        for key in keys {
            let cell = askings.iter().find_map(|asking| asking.cell((plan, structure), key));
            let Some((whom, statistic)) = cell else { continue };
            let rows = rows_in(design, &statistic, &whom)?;
            cells.extend(secrets(design.frame(), &statistic, rows));
        }
        Ok(Self { cells })
    }

    /// By what the groups whose size is hidden are known again.
    pub(super) fn prints(&self) -> impl Iterator<Item = u64> {
        let counts = self.cells.iter().filter(|cell| cell.of == Statistic::Count {} && !cell.rows.is_empty());
        counts.map(|cell| Group::of(cell.rows.iter().copied()).print)
    }

    /// Whether this is hidden of these respondents, or of all of them but a few. What rests on fewer than the minimum is hidden
    /// wherever it is asked for; of others a cell with a few more or less of them tells what they come to.
    fn has(&self, (of, rows): (&Statistic, &[usize]), minimum: usize) -> bool {
        let is_near = |cell: &&Secret| cell.rows.len() >= minimum && cell.rows.len().abs_diff(rows.len()) < minimum;
        self.cells.iter().filter(is_near).any(|cell| cell.of == *of && differ_by_few(&cell.rows, rows, minimum))
    }
}

/// For each key of the answer to a question whether one of these hides the same of the same persons.
///
/// A key has a code for each variable of `question.by`, then one for the variable whose shares are asked for where there is
/// one of these; `_T` stands for all.
pub(super) fn hidden_by(
    all: &[Arc<Withheld>],
    (design, question): (&Design, &EstimateQuestion),
    (keys, minimum): (&[&[Id]], u32),
) -> Result<Vec<bool>, SurveyError> {
    if all.iter().all(|withheld| withheld.cells.is_empty()) {
        return Ok(vec![false; keys.len()]);
    }
    let frame = design.frame();
    let rows = rows_in(design, &question.statistic, &question.only)?;
    let cells = Cells::of(frame, &question.by, (keys, &rows))?;
    let is_hidden = |key: &&[Id]| {
        let statistic = statistic_of(&question.statistic, key.get(question.by.len()).map(Id::as_str));
        let told = told(frame, &statistic, cells.rows(key));
        told.iter().any(|(of, rows)| all.iter().any(|withheld| withheld.has((of, rows), minimum as usize)))
    };
    Ok(keys.iter().map(is_hidden).collect())
}

/// Who is in each cell of a table.
struct Cells<'a> {
    by: Vec<&'a Codes>,
    rows: HashMap<u128, Vec<usize>>,
}

impl<'a> Cells<'a> {
    fn of(frame: &'a Frame, by: &[String], (keys, rows): (&[&[Id]], &[usize])) -> Result<Self, SurveyError> {
        let by: Vec<&Codes> = by.iter().map(|name| frame.codes(name)).collect::<Result<_, _>>()?;
        let mut cells = Self { by, rows: HashMap::new() };
        let mut crossings: BTreeSet<Vec<bool>> = BTreeSet::new();
        for key in keys {
            crossings.insert(cells.by.iter().zip(*key).map(|(_, code)| *code == *TOTAL).collect());
            let number = cells.number_of(key);
            cells.rows.insert(number, Vec::new());
        }
        for crossing in &crossings {
            for row in rows {
                let place = |(codes, is_total): (&&Codes, &bool)| {
                    let own = (codes.of_row[*row] as usize).min(codes.labels.len());
                    if *is_total { codes.labels.len() + 1 } else { own }
                };
                let number = cells.number(cells.by.iter().zip(crossing).map(place));
                if let Some(cell) = cells.rows.get_mut(&number) {
                    cell.push(*row);
                }
            }
        }
        Ok(cells)
    }

    /// The rows in the cell at a key.
    fn rows(&self, key: &[Id]) -> &[usize] {
        self.rows.get(&self.number_of(key)).map_or(&[][..], Vec::as_slice)
    }

    /// The number of the cell at a key: those without a code stand behind the codes, all behind these.
    fn number_of(&self, key: &[Id]) -> u128 {
        let place = |(codes, code): (&&Codes, &Id)| {
            let total = codes.labels.len() + 1;
            if *code == *TOTAL { total } else { codes.find(code.as_str()).map_or(total - 1, |place| place as usize) }
        };
        self.number(self.by.iter().zip(key).map(place))
    }

    fn number(&self, places: impl Iterator<Item = usize>) -> u128 {
        let widths = self.by.iter().map(|codes| codes.labels.len() as u128 + 2);
        widths.zip(places).fold(0_u128, |number, (width, place)| number * width + place as u128)
    }
}

/// The rows of those to whom a restriction keeps, and who answer.
fn rows_in(design: &Design, statistic: &Statistic, only: &Whom) -> Result<Vec<usize>, SurveyError> {
    let restriction = |(name, codes): (&String, &Vec<String>)| Restriction::of(design.frame(), (name, codes));
    let all: Vec<Restriction<'_>> = only.iter().map(restriction).collect::<Result<_, _>>()?;
    let rows = answering_rows(design, statistic)?.into_iter();
    Ok(rows.filter(|row| all.iter().all(|restriction| restriction.has(*row))).collect())
}

/// What an estimate of some respondents tells: the estimate itself; and how many gave an answer, and how many another, where it
/// is a share or is made of numbers with two answers.
fn told(frame: &Frame, statistic: &Statistic, rows: &[usize]) -> Vec<(Statistic, Vec<usize>)> {
    let mut told = vec![(kind(statistic, frame), rows.to_vec())];
    for (codes, answer) in answers(frame, statistic) {
        for is_given in [true, false] {
            let of_side = rows.iter().copied().filter(|row| (codes.of_row[*row] == answer) == is_given);
            told.push((Statistic::Count {}, of_side.collect()));
        }
    }
    told
}

/// What is a secret where an estimate is hidden: the estimate, and of a total of zeros and ones how many are counted by it.
fn secrets(frame: &Frame, statistic: &Statistic, rows: Vec<usize>) -> Vec<Secret> {
    let mut secrets = Vec::new();
    if let Statistic::Total { .. } = statistic {
        for (codes, first) in answers(frame, statistic).into_iter().filter(|(codes, _)| codes.labels == ["0", "1"]) {
            let ones = rows.iter().copied().filter(|row| codes.of_row[*row] != first).collect();
            secrets.push(Secret { of: Statistic::Count {}, rows: ones });
        }
    }
    secrets.push(Secret { of: kind(statistic, frame), rows });
    secrets
}

/// The answers of which a statistic tells how many gave them.
fn answers<'a>(frame: &'a Frame, statistic: &Statistic) -> Vec<(&'a Codes, u32)> {
    match statistic {
        Statistic::Proportion { variable, category: Some(code) } => {
            let codes = frame.codes(variable).ok();
            codes.and_then(|codes| Some((codes, codes.find(code)?))).into_iter().collect()
        }
        Statistic::Total { .. } | Statistic::Mean { .. } | Statistic::Ratio { .. } => {
            let flags = statistic.variables().into_iter().filter(|name| has_two_answers(frame, name));
            flags.filter_map(|name| Some((frame.codes(name).ok()?, 0))).collect()
        }
        _ => Vec::new(),
    }
}

/// What an estimate can tell, codes aside.
fn kinds(statistic: &Statistic, frame: &Frame) -> Vec<Statistic> {
    let is_counting = match statistic {
        Statistic::Count {} | Statistic::Proportion { .. } => true,
        Statistic::Quantile { .. } => false,
        Statistic::Total { .. } | Statistic::Mean { .. } | Statistic::Ratio { .. } => {
            statistic.variables().into_iter().any(|name| has_two_answers(frame, name))
        }
    };
    let own = match kind(statistic, frame) {
        Statistic::Proportion { variable, .. } => Statistic::Proportion { variable, category: None },
        other => other,
    };
    std::iter::once(own).chain(is_counting.then_some(Statistic::Count {})).collect()
}

/// A statistic under one name: of two answers the mean and both shares say the same.
fn kind(statistic: &Statistic, frame: &Frame) -> Statistic {
    match statistic {
        Statistic::Mean { variable } | Statistic::Proportion { variable, .. } if has_two_answers(frame, variable) => {
            Statistic::Proportion { variable: variable.clone(), category: None }
        }
        other => other.clone(),
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

/// Whether fewer than so many rows are in one of two lists and not in the other; both are in order.
fn differ_by_few(one: &[usize], other: &[usize], minimum: usize) -> bool {
    let (mut first, mut second, mut apart) = (0, 0, 0);
    while first < one.len() && second < other.len() && apart < minimum {
        let (left, right) = (one[first], other[second]);
        apart += usize::from(left != right);
        first += usize::from(left <= right);
        second += usize::from(right <= left);
    }
    apart + (one.len() - first) + (other.len() - second) < minimum
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use marsad_model::{EstimateQuestion, Id, Plan, Statistic};
    use marsad_survey::{Design, Frame};

    use super::{Withheld, differ_by_few, hidden_by};

    /// Sixty persons abroad, then sixty at home. Ten women and twenty men of each are from XM-L, the others from XM-S. Whoever is
    /// abroad has said that somebody was asked in their place, but for the first two; who is at home was not asked that.
    fn design() -> Design {
        let rows = 120;
        let texts = |name: &dyn Fn(usize) -> &'static str| -> Vec<&'static str> { (0..rows).map(name).collect() };
        let population = texts(&|row| if row < 60 { "ABROAD" } else { "STAYER" });
        let isle = texts(&|row| if row % 60 < 30 { "XM-L" } else { "XM-S" });
        let sex = texts(&|row| if row % 30 < 10 { "F" } else { "M" });
        let proxy: Vec<f64> = (0..rows)
            .map(|row| match row {
                0 | 1 => f64::NAN,
                _ if row < 60 => f64::from(u8::from(row % 2 == 0)),
                _ => f64::NAN,
            })
            .collect();
        let is_abroad: Vec<f64> = (0..rows).map(|row| f64::from(u8::from(row < 60))).collect();
        let numbers = [("w", vec![10.0; rows]), ("is_proxy", proxy), ("is_abroad", is_abroad)];
        let frame = numbers.into_iter().try_fold(Frame::new(rows), |frame, (name, all)| frame.with_numbers(name, all));
        let columns = [("population", &population), ("isle", &isle), ("sex", &sex)];
        let frame = columns.into_iter().try_fold(frame.unwrap(), |frame, (name, all)| frame.with_texts(name, all));
        Design::new(frame.unwrap()).weights("w").build().unwrap()
    }

    /// What is hidden where the plan of persons abroad hides the cell at a key of its dataflow.
    fn hidden(key: [&str; 4]) -> Vec<Arc<Withheld>> {
        let pack = marsad_testkit::marjan();
        let plan = pack.plan_of("DF_SYN_ABROAD").and_then(Plan::estimate).unwrap();
        let structure = pack.structure_of(pack.dataflow("DF_SYN_ABROAD").unwrap()).unwrap();
        let key: Vec<Id> = key.iter().map(|code| Id::new(code).unwrap()).collect();
        vec![Arc::new(Withheld::of([key.as_slice()].into_iter(), (plan, structure), &design()).unwrap())]
    }

    fn question(statistic: Statistic, by: &[&str], restrictions: &[(&str, &[&str])]) -> EstimateQuestion {
        let mut question = EstimateQuestion::new(statistic);
        question.by = by.iter().map(|name| (*name).to_owned()).collect();
        for (name, codes) in restrictions {
            question.only.insert((*name).to_owned(), codes.iter().map(|code| (*code).to_owned()).collect());
        }
        question
    }

    fn count(by: &[&str], restrictions: &[(&str, &[&str])]) -> EstimateQuestion {
        question(Statistic::Count {}, by, restrictions)
    }

    fn check(hidden: &[Arc<Withheld>], question: &EstimateQuestion, key: &[&str], expected: bool) {
        let ids: Vec<Id> = key.iter().map(|code| Id::new(code).unwrap()).collect();
        let found = hidden_by(hidden, (&design(), question), (&[ids.as_slice()], 5)).unwrap();
        assert_eq!(found, [expected], "{question:?} {key:?}");
    }

    #[test]
    fn a_cell_that_a_plan_hides_is_found_however_it_is_asked_for() {
        let hidden = hidden(["A", "XM-L", "F", "_T"]);
        let crossed = count(&["isle", "sex"], &[("population", &["ABROAD"])]);
        check(&hidden, &crossed, &["XM-L", "F"], true);
        check(&hidden, &crossed, &["XM-L", "M"], false);
        check(&hidden, &crossed, &["XM-L", "_T"], false);
        let restricted = count(&["sex"], &[("population", &["ABROAD"]), ("isle", &["XM-L"])]);
        check(&hidden, &restricted, &["F"], true);
        check(&hidden, &restricted, &["_T"], false);
        check(&hidden, &count(&["isle", "sex"], &[]), &["XM-L", "F"], false);
    }

    #[test]
    fn the_same_persons_by_other_words_are_the_same_cell() {
        let hidden = hidden(["A", "XM-L", "_T", "_T"]);
        let abroad: (&str, &[&str]) = ("population", &["ABROAD"]);
        check(&hidden, &count(&["isle"], &[abroad, ("sex", &["M", "F"])]), &["XM-L"], true);
        check(&hidden, &count(&["isle"], &[("is_abroad", &["1"])]), &["XM-L"], true);
        check(&hidden, &count(&["isle", "is_abroad"], &[]), &["XM-L", "1"], true);
        check(&hidden, &count(&["isle", "is_abroad"], &[]), &["XM-L", "0"], false);
        check(&hidden, &count(&["isle"], &[abroad, ("sex", &["F"])]), &["XM-L"], false);
    }

    /// Everybody abroad but two has an answer to the question of the proxy.
    #[test]
    fn all_of_them_but_a_few_are_the_same_cell() {
        let hidden = hidden(["A", "XM-L", "_T", "_T"]);
        check(&hidden, &count(&["isle"], &[("is_proxy", &["0", "1"])]), &["XM-L"], true);
        check(&hidden, &count(&["isle"], &[("is_proxy", &["0"])]), &["XM-L"], false);
    }

    /// A share, a mean and a total of zeros and ones tell how many have the one, by way of how many there are in all.
    #[test]
    fn what_tells_how_many_they_are_is_hidden_too_and_what_does_not_is_not() {
        let hidden = hidden(["A", "XM-L", "_T", "_T"]);
        let abroad = || "is_abroad".to_owned();
        check(&hidden, &question(Statistic::Total { variable: abroad() }, &["isle"], &[]), &["XM-L"], true);
        check(&hidden, &question(Statistic::Mean { variable: abroad() }, &["isle"], &[]), &["XM-L"], true);
        let shares = Statistic::Proportion { variable: "population".into(), category: None };
        check(&hidden, &question(shares.clone(), &["isle"], &[]), &["XM-L", "ABROAD"], true);
        check(&hidden, &question(shares, &["isle"], &[]), &["XM-S", "ABROAD"], false);
        let proxies = Statistic::Mean { variable: "is_proxy".into() };
        check(&hidden, &question(proxies, &["isle"], &[("is_abroad", &["1"])]), &["XM-L"], false);
    }

    #[test]
    fn lists_differ_by_what_is_in_one_of_them() {
        assert!(differ_by_few(&[1, 2, 3, 9], &[2, 3, 4, 9], 3));
        assert!(!differ_by_few(&[1, 2, 3, 9], &[2, 3, 4, 9], 2));
        assert!(!differ_by_few(&[1, 2], &[3, 4], 4) && differ_by_few(&[], &[7], 2));
    }
}
