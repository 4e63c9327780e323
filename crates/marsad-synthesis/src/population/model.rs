//! One of the four populations, ready to be drawn from.

use super::categorical::{At, Categorical, Sharing};
use super::goal::goals;
use super::solve::Task;
use super::spread::spread;
use super::stay::StayModel;
use super::values::AmountModel;
use super::{Geography, Goal, NumberModel, SolvedGoal, SolvedRake};
use crate::joint::{AREA, Conditional, FIRST_VARIABLE, JointTable, PLACE, REGION, View, Vocabulary};
use crate::parameters::{Parameters, Population};
use crate::{MigrationStatus, Problem, ProblemKind};

/// A population.
#[derive(Clone, Debug)]
pub(crate) struct PopulationModel {
    /// Which one it is.
    pub status: MigrationStatus,
    /// Its code in data.
    pub code: String,
    /// How many persons it has.
    pub size: f64,
    /// The ids of all targets of the parameters: goals know their places.
    pub target_ids: Vec<String>,
    /// Its variables.
    pub vocabulary: Vocabulary,
    /// The probabilities of each variable that is not geographic.
    pub conditionals: Vec<Conditional>,
    /// How alike neighbours are in each of them.
    pub sharings: Vec<Sharing>,
    /// Its numbers.
    pub numbers: Vec<NumberModel>,
    /// The number that is the age.
    pub age: Option<usize>,
    /// Its amounts.
    pub amounts: Vec<AmountModel>,
    /// Its stays.
    pub stay: Option<StayModel>,
    /// Its targets.
    pub goals: Vec<Goal>,
    /// What it has of each target.
    pub solved: Vec<SolvedGoal>,
    /// Margins for weights.
    pub rakes: Vec<SolvedRake>,
    /// By what the truth is told.
    pub by: Vec<View>,
    /// How many of it live in each stratum.
    pub stratum_persons: Vec<f64>,
}

impl PopulationModel {
    /// The population of a status; none if there are problems.
    pub(crate) fn new(
        parameters: &Parameters,
        status: MigrationStatus,
        geography: &Geography,
        problems: &mut Vec<Problem>,
    ) -> Option<Self> {
        let before = problems.len();
        let population = parameters.population(status);
        let key = status.word();
        if population.size.is_nan() || population.size <= 0.0 {
            problems.push(Problem::new(ProblemKind::OutOfRange, key, population.size));
        }
        let vocabulary = Vocabulary::new(&parameters.geography, population, key, problems);
        let categoricals = categoricals(population, &vocabulary, key, problems);
        let numbers = NumberModel::all(population, &vocabulary, key, problems);
        let amounts = population.amounts.iter().map(|amount| AmountModel::new(amount, &vocabulary, key, problems));
        let amounts: Vec<AmountModel> = amounts.collect();
        let stay = StayModel::new(parameters, population, (&vocabulary, &numbers), problems);
        let goals = goals(&parameters.targets, population, &vocabulary, problems);
        let rakes = rakes(population, &vocabulary, key, problems);
        let by: Vec<View> = parameters.truth_by.iter().filter_map(|name| vocabulary.view(name)).collect();
        if problems.len() > before {
            return None;
        }
        let stratum_persons = spread(geography, population, (&goals, &parameters.targets), problems);
        let task = Task {
            key,
            axes: &vocabulary.axes,
            categoricals: &categoricals,
            goals: &goals,
            targets: &parameters.targets,
            rakes: &rakes,
            by: &by,
        };
        let solution = match task.solve(start(geography, &stratum_persons)) {
            Ok(solution) => solution,
            Err(problem) => {
                problems.push(problem);
                return None;
            }
        };
        let totals = solution.totals;
        Some(Self {
            status,
            code: population.code.clone(),
            size: population.size,
            target_ids: parameters.targets.iter().map(|target| target.id.clone()).collect(),
            conditionals: solution.conditionals,
            sharings: categoricals.iter().map(|categorical| categorical.sharing).collect(),
            age: numbers.iter().position(|number| number.name == population.age),
            numbers,
            amounts,
            stay,
            goals,
            solved: solution.goals,
            rakes: rakes.into_iter().zip(totals).map(|(views, totals)| SolvedRake { views, totals }).collect(),
            by,
            stratum_persons,
            vocabulary,
        })
    }
}

fn categoricals(
    population: &Population,
    vocabulary: &Vocabulary,
    key: &str,
    problems: &mut Vec<Problem>,
) -> Vec<Categorical> {
    let mut found = Vec::with_capacity(population.variables.len());
    for (place, variable) in population.variables.iter().enumerate() {
        found.push(Categorical::new(variable, &At { vocabulary, axis: FIRST_VARIABLE + place, key }, problems));
    }
    found
}

fn rakes(population: &Population, vocabulary: &Vocabulary, key: &str, problems: &mut Vec<Problem>) -> Vec<Vec<View>> {
    let place = format!("{key}.rake");
    let mut found = Vec::with_capacity(population.rake.len());
    for names in &population.rake {
        if names.is_empty() {
            problems.push(Problem::new(ProblemKind::Empty, &place, &place));
        }
        found.push(names.iter().filter_map(|name| vocabulary.own_view(name, &place, problems)).collect());
    }
    found
}

/// The persons by region, area and place.
fn start(geography: &Geography, stratum_persons: &[f64]) -> JointTable {
    let sizes: Vec<usize> = geography.vocabulary.axes.iter().map(|axis| axis.codes.len()).collect();
    let mut mass = vec![0.0; sizes.iter().product()];
    for (stratum, persons) in geography.strata.iter().zip(stratum_persons) {
        let [region, area, place] = [REGION, AREA, PLACE].map(|axis| usize::from(stratum.codes[axis]));
        mass[(region * sizes[AREA] + area) * sizes[PLACE] + place] += persons;
    }
    JointTable { axes: vec![REGION, AREA, PLACE], sizes, mass }
}

#[cfg(test)]
mod tests {
    use super::start;
    use crate::joint::Vocabulary;
    use crate::population::{Geography, Stratum};

    #[test]
    fn every_stratum_has_its_cell_at_the_start() {
        let axis = |codes: &[&str]| crate::joint::Axis {
            name: String::new(),
            codes: codes.iter().map(|&code| code.to_owned()).collect(),
            has_none: false,
            is_flag: false,
        };
        let stratum = |codes| Stratum { name: String::new(), codes, persons: 1.0, households: 1.0 };
        let axes = vec![axis(&["N", "S"]), axis(&["U", "R"]), axis(&["A", "B"])];
        let vocabulary = Vocabulary { axes, recodes: Vec::new() };
        let geography = Geography { strata: vec![stratum([0, 0, 0]), stratum([1, 1, 1])], vocabulary };
        let table = start(&geography, &[3.0, 4.0]);
        assert_eq!(table.project(&[2]).mass, [3.0, 4.0]);
        assert_eq!(table.mass, [3.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 4.0]);
    }
}
