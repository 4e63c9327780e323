//! The population of a country that does not exist, found by its parameters and a seed.

use crate::joint::AREA;
use crate::parallel;
use crate::parameters::Parameters;
use crate::population::{Geography, Household, Mix, People, PlaceShares, PopulationModel, Stratum, Totals};
use crate::random::{Purpose, Stream};
use crate::tables::PersonColumn;
use crate::{MigrationStatus, Problem, ProblemKind};

/// A population: everything about everybody follows from the parameters and the seed, and nothing of it is stored.
///
/// Surveys of one world differ by their own seeds, so that a design can be drawn many times from the same people.
#[derive(Clone, Debug)]
pub struct World {
    parameters: Parameters,
    seed: u64,
    pub(crate) geography: Geography,
    pub(crate) models: Vec<PopulationModel>,
    pub(crate) columns: Vec<PersonColumn>,
    shares: Vec<PlaceShares>,
    mixes: Vec<Mix>,
    /// For each stratum the households of its enumeration areas on the frame.
    sizes: Vec<Vec<u32>>,
    /// For each stratum how many households are found for one on the frame.
    growth: Vec<f64>,
    phase2_rates: [f64; 4],
    response_rates: [f64; 4],
}

impl World {
    /// The population of `parameters` that the seed finds, or everything that is wrong with the parameters.
    pub fn new(parameters: Parameters, seed: u64) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let geography = Geography::new(&parameters.geography, &parameters.frame, &mut problems);
        let phase2_rates = rates(&parameters, "design.phase2.rates", &mut problems);
        let response_rates = rates(&parameters, "response.rates", &mut problems);
        check(&parameters, &mut problems);
        if !problems.is_empty() {
            return Err(tidied(problems));
        }
        let solve = |place: usize| {
            let mut problems = Vec::new();
            let status = MigrationStatus::ALL[place];
            let model = PopulationModel::new(&parameters, status, &geography, &mut problems);
            (model, problems)
        };
        let mut models = Vec::new();
        for (model, found) in parallel::in_order(MigrationStatus::ALL.len(), parallel::available(), solve) {
            models.extend(model);
            problems.extend(found);
        }
        if !problems.is_empty() {
            return Err(tidied(problems));
        }
        let columns = PersonColumn::all(&models, &parameters.geography, &mut problems);
        let mixes = mixes(&parameters, &geography, &models, &mut problems);
        if !problems.is_empty() {
            return Err(tidied(problems));
        }
        let shares = models.iter().map(|model| PlaceShares::new(model, &geography, seed)).collect();
        let sizes: Vec<Vec<u32>> =
            (0..geography.strata.len()).map(|at| ea_sizes(&parameters, &geography, at, seed)).collect();
        let growth = |(stratum, sizes): (&Stratum, &Vec<u32>)| {
            stratum.households / sizes.iter().map(|&size| f64::from(size)).sum::<f64>()
        };
        let growth = geography.strata.iter().zip(&sizes).map(growth).collect();
        Ok(Self {
            parameters,
            seed,
            geography,
            models,
            columns,
            shares,
            mixes,
            sizes,
            growth,
            phase2_rates,
            response_rates,
        })
    }

    /// What the world was made of.
    pub fn parameters(&self) -> &Parameters {
        &self.parameters
    }

    /// The seed that found it.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// The people of a population.
    pub(crate) fn people(&self, status: MigrationStatus) -> People<'_> {
        let place = status.index();
        People::new(&self.models[place], &self.shares[place], self.seed, self.parameters.reference_year)
    }

    /// The households of each enumeration area of a stratum, on the frame.
    pub(crate) fn ea_sizes(&self, stratum: usize) -> &[u32] {
        &self.sizes[stratum]
    }

    /// Region, area and place of a stratum.
    pub(crate) fn stratum_codes(&self, stratum: usize) -> [u8; 3] {
        self.geography.strata[stratum].codes
    }

    /// Puts the households of an enumeration area into `found`.
    pub(crate) fn fill_area(&self, stratum: usize, ea: usize, found: &mut Vec<Household>) {
        found.clear();
        let mut stream = Stream::new(self.seed, Purpose::Area, &[stratum as u64, ea as u64]);
        let frame = f64::from(self.sizes[stratum][ea]) * self.growth[stratum];
        let expected = frame * stream.around_one(self.parameters.frame.listing_cv);
        let count = (expected + stream.uniform()).floor() as u32;
        self.mixes[stratum].fill_area(count, &mut stream, found);
    }

    /// The share of listed households of a status that is visited.
    pub(crate) fn phase2_rate(&self, status: MigrationStatus) -> f64 {
        self.phase2_rates[status.index()]
    }

    /// The least number of households visited in a stratum of the second phase.
    pub(crate) fn phase2_min(&self) -> usize {
        self.parameters.design.phase2.stratum_min
    }

    /// The probability that a household answers.
    pub(crate) fn response(&self, stratum: usize, household: &Household) -> f64 {
        let response = &self.parameters.response;
        let area = usize::from(self.geography.strata[stratum].codes[AREA]);
        let single = if household.residents() == 1 { response.single_person } else { 1.0 };
        (self.response_rates[household.status().index()] * response.areas[area] * single).clamp(0.0, 1.0)
    }
}

/// The rates of the four populations under a key.
fn rates(parameters: &Parameters, key: &str, problems: &mut Vec<Problem>) -> [f64; 4] {
    let given = if key == "response.rates" { &parameters.response.rates } else { &parameters.design.phase2.rates };
    let codes = MigrationStatus::ALL.map(|status| parameters.population(status).code.as_str());
    for word in given.keys().filter(|word| !codes.contains(&word.as_str())) {
        problems.push(Problem::unknown(ProblemKind::UnknownPopulation, key, word, codes));
    }
    codes.map(|code| match given.get(code) {
        Some(rate) if (0.0..=1.0).contains(rate) => *rate,
        Some(rate) => {
            problems.push(Problem::new(ProblemKind::OutOfRange, key, rate));
            0.0
        }
        None => {
            problems.push(Problem::new(ProblemKind::MissingRate, key, code));
            0.0
        }
    })
}

fn check(parameters: &Parameters, problems: &mut Vec<Problem>) {
    let codes = MigrationStatus::ALL.map(|status| parameters.population(status).code.as_str());
    for (at, code) in codes.iter().enumerate().filter(|(at, code)| codes[..*at].contains(code)) {
        problems.push(Problem::new(ProblemKind::Duplicate, MigrationStatus::ALL[at].word(), code));
    }
    for target in parameters.targets.iter().filter(|target| !codes.contains(&target.population.as_str())) {
        problems.push(Problem::unknown(ProblemKind::UnknownPopulation, &target.id, &target.population, codes));
    }
    for (at, target) in parameters.targets.iter().enumerate() {
        if parameters.targets[..at].iter().any(|other| other.id == target.id) {
            problems.push(Problem::new(ProblemKind::Duplicate, "targets", &target.id));
        }
    }
    let (design, response) = (&parameters.design, &parameters.response);
    let months_ok = (1..=12).contains(&parameters.reference_month);
    let ranges = [
        (months_ok, "reference_month", f64::from(parameters.reference_month)),
        (design.eas > 0, "design.eas", design.eas as f64),
        (design.eas_min > 0, "design.eas_min", design.eas_min as f64),
        (design.allocation_evenness >= 0.0, "design.allocation_evenness", design.allocation_evenness),
        (response.single_person >= 0.0, "response.single_person", response.single_person),
        (parameters.households.return_association >= 0.0, "households", parameters.households.return_association),
    ];
    for (_, key, value) in ranges.into_iter().filter(|(is_fine, ..)| !is_fine) {
        problems.push(Problem::new(ProblemKind::OutOfRange, key, value));
    }
    if response.areas.len() != parameters.geography.areas.len() {
        problems.push(Problem::new(ProblemKind::WrongNumberOfShares, "response.areas", response.areas.len()));
    }
}

fn tidied(mut problems: Vec<Problem>) -> Vec<Problem> {
    problems.sort();
    problems.dedup();
    problems
}

/// Who lives together, for each stratum.
fn mixes(
    parameters: &Parameters,
    geography: &Geography,
    models: &[PopulationModel],
    problems: &mut Vec<Problem>,
) -> Vec<Mix> {
    let nonmigrants = &models[MigrationStatus::NonMigrant.index()];
    let mut mixes = Vec::with_capacity(geography.strata.len());
    for (at, stratum) in geography.strata.iter().enumerate() {
        let persons = MigrationStatus::ALL.map(|status| models[status.index()].stratum_persons[at]);
        // Children are where the non-migrants are.
        let share = nonmigrants.stratum_persons[at] / nonmigrants.size;
        let children = parameters.households.children_persons * share;
        let totals = Totals { households: stratum.households, persons, children };
        mixes.push(Mix::new(&parameters.households, &totals, &stratum.name, problems));
    }
    mixes
}

/// The households of each enumeration area of a stratum, on the frame; there are two areas at least.
fn ea_sizes(parameters: &Parameters, geography: &Geography, stratum: usize, seed: u64) -> Vec<u32> {
    let frame = &parameters.frame;
    let areas = (geography.strata[stratum].households / frame.ea_households).round().max(2.0) as usize;
    let mut stream = Stream::new(seed, Purpose::Frame, &[stratum as u64]);
    let mut size = || (frame.ea_households * stream.around_one(frame.ea_households_cv)).round().max(1.0) as u32;
    (0..areas).map(|_| size()).collect()
}
