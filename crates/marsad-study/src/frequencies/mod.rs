//! Frequencies of variables: how often each code stands, how many values are missing and why, and what numbers come to;
//! as rows and, with a weight, as units of the population. See METHOD.md in this folder.

mod counts;
mod summary;

use std::collections::HashSet;

use arrow_array::cast::AsArray as _;
use arrow_array::types::{Float64Type, Int32Type};
use arrow_array::{Array as _, ArrayRef};
use serde::{Deserialize, Serialize};

use self::counts::{NumberCounts, TextCounts};
use self::summary::Moments;
pub use self::summary::Summary;
use crate::{Category, Code, Survey, Variable, VariableKind};

/// How many different values are counted one by one; of a variable with more only the labelled ones are kept.
pub const VALUES_MAX: usize = 1000;
/// How many threads count at a time at most.
const WORKERS_MAX: usize = 8;

/// How often something stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Count {
    /// In how many rows.
    pub rows: u64,
    /// The sum of the weights of these rows; the number of rows where there is no weight.
    pub weighted: f64,
}

/// The frequencies of a variable.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Frequencies {
    /// The variable.
    pub variable: String,
    /// All rows.
    pub all: Count,
    /// Rows with a value.
    pub valid: Count,
    /// Rows without a value and without a reason.
    pub blank: Count,
    /// Rows without a value for a reason: each code with its label, the most frequent first.
    pub missing: Vec<CodeCount>,
    /// Codes that are values: labelled ones in the order of the codebook, then others in their own order. Of a variable
    /// with more than [`VALUES_MAX`] different values only the labelled ones.
    pub values: Vec<CodeCount>,
    /// Whether every value stands in `values`.
    pub is_complete: bool,
    /// What numbers come to; none for texts, days and moments.
    pub summary: Option<Summary>,
    /// The same with weights.
    pub weighted_summary: Option<Summary>,
}

/// How often a code stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CodeCount {
    /// The code.
    pub code: Code,
    /// Whether it has a label in the codebook.
    pub is_labelled: bool,
    /// How often it stands.
    pub count: Count,
}

/// What is odd about the weight of a survey.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeightTrouble {
    /// Rows whose weight is missing: they count with none.
    pub missing: u64,
    /// Rows whose weight is below zero: they count with none.
    pub negative: u64,
    /// Rows whose weight is zero.
    pub zero: u64,
}

/// The weights of rows: none below zero, zero where none is there.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    values: Vec<f64>,
    /// What was odd about them.
    pub trouble: WeightTrouble,
}

impl Weights {
    /// The weights in a variable of numbers.
    pub fn of(survey: &Survey, variable: &Variable) -> Option<Self> {
        let column = survey.column(&variable.name).filter(|_| variable.kind == VariableKind::Number)?;
        let mut trouble = WeightTrouble::default();
        let weight = |weight: Option<f64>| match weight {
            None => {
                trouble.missing += 1;
                0.0
            }
            Some(weight) if weight < 0.0 => {
                trouble.negative += 1;
                0.0
            }
            Some(weight) => {
                trouble.zero += u64::from(weight == 0.0);
                weight
            }
        };
        let values = column.as_primitive_opt::<Float64Type>()?.iter().map(weight).collect();
        Some(Self { values, trouble })
    }

    fn get(&self, row: usize) -> f64 {
        self.values.get(row).copied().unwrap_or(0.0)
    }
}

impl Count {
    fn add(&mut self, weight: f64) {
        self.rows += 1;
        self.weighted += weight;
    }
}

/// The frequencies of every variable whose data were read, on several cores. The same survey gives the same numbers.
pub fn frequencies(survey: &Survey, weights: Option<&Weights>) -> Vec<Frequencies> {
    let variables: Vec<&Variable> = survey.codebook.variables.iter().collect();
    let workers = std::thread::available_parallelism().map_or(1, usize::from).clamp(1, WORKERS_MAX);
    let share = variables.len().div_ceil(workers).max(1);
    let of = |variable: &&Variable| frequencies_of(survey, variable, weights);
    std::thread::scope(|scope| {
        let parts: Vec<_> = variables
            .chunks(share)
            .map(|part| scope.spawn(move || part.iter().filter_map(of).collect::<Vec<Frequencies>>()))
            .collect();
        parts
            .into_iter()
            .flat_map(|part| part.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
}

/// The frequencies of a variable; none where its data were not read.
pub fn frequencies_of(survey: &Survey, variable: &Variable, weights: Option<&Weights>) -> Option<Frequencies> {
    let column = survey.column(&variable.name)?;
    let weight = |row: usize| weights.map_or(1.0, |weights| weights.get(row));
    let mut found = Frequencies { variable: variable.name.clone(), ..Frequencies::default() };
    match variable.kind {
        VariableKind::Number => numbers(variable, column, &weight, &mut found)?,
        VariableKind::Text => texts(variable, column, &weight, &mut found)?,
        VariableKind::Date | VariableKind::DateTime => presence(column, &weight, &mut found),
    }
    reasons(variable, (column, survey.reasons(&variable.name)), &weight, &mut found);
    found.all = found.missing.iter().fold(sum(found.valid, found.blank), |all, missing| sum(all, missing.count));
    if weights.is_none() {
        found.weighted_summary = None;
    }
    Some(found)
}

fn numbers(
    variable: &Variable,
    column: &ArrayRef,
    weight: &dyn Fn(usize) -> f64,
    found: &mut Frequencies,
) -> Option<()> {
    let mut counts = NumberCounts::new(variable);
    let (mut plain, mut weighted) = (Moments::default(), Moments::default());
    for (row, value) in column.as_primitive_opt::<Float64Type>()?.iter().enumerate() {
        let Some(value) = value else { continue };
        let of_row = weight(row);
        found.valid.add(of_row);
        counts.add(value, of_row);
        plain.add(value, 1.0);
        weighted.add(value, of_row);
    }
    (found.values, found.is_complete) = counts.finish(variable);
    found.summary = plain.summary();
    found.weighted_summary = weighted.summary();
    Some(())
}

fn texts(variable: &Variable, column: &ArrayRef, weight: &dyn Fn(usize) -> f64, found: &mut Frequencies) -> Option<()> {
    let mut counts = TextCounts::new(variable);
    for (row, text) in column.as_string_opt::<i32>()?.iter().enumerate() {
        let Some(text) = text else { continue };
        let of_row = weight(row);
        found.valid.add(of_row);
        counts.add(text, of_row);
    }
    (found.values, found.is_complete) = counts.finish(variable);
    Some(())
}

/// Days and moments are only counted.
fn presence(column: &ArrayRef, weight: &dyn Fn(usize) -> f64, found: &mut Frequencies) {
    (0..column.len()).filter(|row| column.is_valid(*row)).for_each(|row| found.valid.add(weight(row)));
}

/// Why values are missing.
fn reasons(
    variable: &Variable,
    (column, reasons): (&ArrayRef, Option<&ArrayRef>),
    weight: &dyn Fn(usize) -> f64,
    found: &mut Frequencies,
) {
    let dictionary = reasons.and_then(|reasons| reasons.as_dictionary_opt::<Int32Type>());
    let words = dictionary.and_then(|dictionary| dictionary.values().as_string_opt::<i32>());
    let mut counts = vec![Count::default(); words.map_or(0, |words| words.len())];
    for row in (0..column.len()).filter(|row| column.is_null(*row)) {
        let key = dictionary.filter(|dictionary| dictionary.keys().is_valid(row));
        let key = key.and_then(|dictionary| usize::try_from(dictionary.keys().value(row)).ok());
        match key.and_then(|key| counts.get_mut(key)) {
            Some(count) => count.add(weight(row)),
            None => found.blank.add(weight(row)),
        }
    }
    let Some(words) = words else { return };
    let labelled: HashSet<String> = variable.categories.iter().map(|category| category.code.to_string()).collect();
    for (key, count) in counts.into_iter().enumerate().filter(|(_, count)| count.rows > 0) {
        let word = words.value(key);
        let is_number = variable.kind != VariableKind::Text;
        let code = Code::parse(word, is_number).unwrap_or_else(|| Code::Text(word.to_owned()));
        let is_labelled = labelled.contains(word);
        found.missing.push(CodeCount { code, is_labelled, count });
    }
    found
        .missing
        .sort_by(|a, b| b.count.rows.cmp(&a.count.rows).then_with(|| a.code.to_string().cmp(&b.code.to_string())));
}

fn sum(a: Count, b: Count) -> Count {
    Count { rows: a.rows + b.rows, weighted: a.weighted + b.weighted }
}

/// The labelled codes that are values, in the order of the codebook.
fn labelled(variable: &Variable) -> impl Iterator<Item = &Category> {
    variable.categories.iter().filter(|category| !category.is_missing)
}

#[cfg(test)]
mod tests {
    use super::{Count, Frequencies, VALUES_MAX, Weights, frequencies, frequencies_of};
    use crate::column::ColumnBuilder;
    use crate::{Category, Code, Codebook, MissingCodes, Survey, Texts, Variable, VariableKind};

    /// Ages 20, 30, 30, 99 (not stated), blank, with weights 1, 2, 3, 4, 5.
    fn survey() -> Survey {
        let missing = MissingCodes { codes: vec![Code::Number(99.0)], ..MissingCodes::default() };
        let mut age = Variable::new("AGE", VariableKind::Number);
        age.missing = missing.clone();
        for (code, label) in [(99.0, "not stated"), (40.0, "forty"), (30.0, "thirty")] {
            let is_missing = code == 99.0;
            age.categories.push(Category { code: Code::Number(code), label: Texts::new(None, label), is_missing });
        }
        let mut ages = ColumnBuilder::numbers(missing, None);
        [Some(20.0), Some(30.0), Some(30.0), Some(99.0), None].into_iter().for_each(|age| ages.push_number(age));
        let mut weights = ColumnBuilder::numbers(MissingCodes::default(), None);
        [1.0, 2.0, 3.0, 4.0, 5.0].into_iter().for_each(|weight| weights.push_number(Some(weight)));
        let variables = vec![age, Variable::new("W", VariableKind::Number)];
        let codebook = Codebook { variables, ..Codebook::default() };
        Survey::of_columns(codebook, vec![(0, ages.finish()), (1, weights.finish())], 5, Vec::new())
    }

    fn of_age(is_weighted: bool) -> Frequencies {
        let survey = survey();
        let weights = Weights::of(&survey, &survey.codebook.variables[1]);
        frequencies_of(&survey, &survey.codebook.variables[0], weights.as_ref().filter(|_| is_weighted)).unwrap()
    }

    fn count(rows: u64, weighted: f64) -> Count {
        Count { rows, weighted }
    }

    #[test]
    fn every_row_is_counted_once_and_with_its_weight() {
        let found = of_age(true);
        assert_eq!((found.all, found.valid, found.blank), (count(5, 15.0), count(3, 6.0), count(1, 5.0)));
        let missing: Vec<(String, Count)> = found.missing.iter().map(|m| (m.code.to_string(), m.count)).collect();
        assert_eq!(missing, [("99".to_owned(), count(1, 4.0))]);
        let values: Vec<(String, bool, Count)> =
            found.values.iter().map(|value| (value.code.to_string(), value.is_labelled, value.count)).collect();
        let forty = ("40".to_owned(), true, count(0, 0.0));
        let thirty = ("30".to_owned(), true, count(2, 5.0));
        assert_eq!(values, [forty, thirty, ("20".to_owned(), false, count(1, 1.0))]);
        assert!(found.is_complete);
    }

    #[test]
    fn numbers_come_to_what_the_method_says() {
        let found = of_age(true);
        let plain = found.summary.unwrap();
        // By hand: mean 80/3; squares 20²+30²+30² = 2200; variance (2200 − 80²/3) / 2 = 100/3.
        assert!(
            (plain.mean - 80.0 / 3.0).abs() < 1e-12 && (plain.deviation.unwrap().powi(2) - 100.0 / 3.0).abs() < 1e-9
        );
        let weighted = found.weighted_summary.unwrap();
        // By hand: mean (20 + 5·30)/6 = 170/6; squares 400 + 4500 = 4900; variance (4900 − 170²/6) / 5 = 50/3.
        assert!((weighted.mean - 170.0 / 6.0).abs() < 1e-12);
        assert!((weighted.deviation.unwrap().powi(2) - 50.0 / 3.0).abs() < 1e-9);
        assert_eq!((plain.min, plain.max), (20.0, 30.0));
        assert_eq!(of_age(false).weighted_summary, None);
        assert_eq!(of_age(false).all, count(5, 5.0));
    }

    #[test]
    fn of_a_variable_with_many_values_only_labelled_ones_are_kept() {
        let mut variable = Variable::new("INCOME", VariableKind::Number);
        let category = Category { code: Code::Number(0.0), label: Texts::new(None, "none"), is_missing: false };
        variable.categories.push(category);
        let mut builder = ColumnBuilder::numbers(MissingCodes::default(), None);
        (0..=VALUES_MAX + 1).for_each(|value| builder.push_number(Some(value as f64 / 2.0)));
        let codebook = Codebook { variables: vec![variable], ..Codebook::default() };
        let survey = Survey::of_columns(codebook, vec![(0, builder.finish())], VALUES_MAX + 2, Vec::new());
        let found = frequencies(&survey, None).remove(0);
        assert_eq!((found.values.len(), found.is_complete), (1, false));
        assert_eq!(found.valid.rows, VALUES_MAX as u64 + 2);
    }

    #[test]
    fn a_weight_below_zero_or_missing_counts_for_nothing_and_is_told() {
        let variable = Variable::new("W", VariableKind::Number);
        let mut builder = ColumnBuilder::numbers(MissingCodes::default(), None);
        [Some(-1.0), None, Some(0.0), Some(2.0)].into_iter().for_each(|weight| builder.push_number(weight));
        let codebook = Codebook { variables: vec![variable], ..Codebook::default() };
        let survey = Survey::of_columns(codebook, vec![(0, builder.finish())], 4, Vec::new());
        let weights = Weights::of(&survey, &survey.codebook.variables[0]).unwrap();
        let trouble = weights.trouble;
        assert_eq!((trouble.missing, trouble.negative, trouble.zero), (1, 1, 1));
        assert_eq!(weights.values, [0.0, 0.0, 0.0, 2.0]);
    }
}
