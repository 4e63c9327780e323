//! A sample of the population: areas with probability proportional to their households, all of whose households are
//! listed; of those with somebody abroad and of the others a few each, and everybody in them.

use marsad_survey::random::Generator;

use super::population::{CLASSES, Figures, Population, Stratum};

/// How many households with somebody abroad, and how many others, are visited in an area.
const VISITED: u32 = 4;

/// A visited household.
#[derive(Clone, Copy, Debug)]
pub struct Visit {
    pub household: u32,
    pub area: u32,
    pub has_migrant: bool,
    /// The probability of the area.
    pub of_area: f64,
    /// The share of such households of the area that are visited.
    pub of_household: f64,
}

impl Visit {
    pub fn weight(&self) -> f64 {
        1.0 / (self.of_area * self.of_household)
    }
}

/// The sample of a seed.
pub fn draw(population: &Population, seed: u64) -> Vec<Visit> {
    let mut chance = Generator::seeded(seed);
    let mut visits = Vec::new();
    for stratum in &population.strata {
        let step = stratum.households as f64 / stratum.drawn as f64;
        for area in areas(population, stratum, &mut chance) {
            let found = &population.areas[area];
            let of_area = found.households.len() as f64 / step;
            let (start, end) = (found.households.start, found.households.end);
            let middle = start + found.with_migrant;
            for (range, has_migrant) in [(start..middle, true), (middle..end, false)] {
                let (count, listed) = (VISITED.min(range.len() as u32), range.len());
                let of_household = f64::from(count) / listed.max(1) as f64;
                for household in some(range, count, &mut chance) {
                    visits.push(Visit { household, area: area as u32, has_migrant, of_area, of_household });
                }
            }
        }
    }
    visits
}

/// Systematic sampling from a random order (Hartley and Rao 1962): every step-th household marks its area.
fn areas(population: &Population, stratum: &Stratum, chance: &mut Generator) -> Vec<usize> {
    let mut order: Vec<usize> = stratum.areas.clone().collect();
    for place in (1..order.len()).rev() {
        order.swap(place, chance.below(place as u64 + 1) as usize);
    }
    let step = stratum.households as f64 / stratum.drawn as f64;
    let (mut sum, mut mark) = (0.0, step * chance.uniform());
    let mut drawn = Vec::with_capacity(stratum.drawn);
    for area in order {
        sum += population.areas[area].households.len() as f64;
        if mark < sum && drawn.len() < stratum.drawn {
            drawn.push(area);
            mark += step;
        }
    }
    drawn
}

/// So many of a range, without replacement.
fn some(range: std::ops::Range<u32>, count: u32, chance: &mut Generator) -> Vec<u32> {
    let mut found = Vec::with_capacity(count as usize);
    while found.len() < count as usize {
        let candidate = range.start + chance.below(range.len() as u64) as u32;
        if !found.contains(&candidate) {
            found.push(candidate);
        }
    }
    found
}

/// The estimates of a sample alone, without their uncertainty: quick, for the spread of very many samples.
pub fn figures(population: &Population, visits: &[Visit]) -> Figures {
    let (mut size, mut income, mut remittance, mut in_domain, mut ready) = (0.0, 0.0, 0.0, 0.0, 0.0);
    let mut of_classes = vec![0.0; CLASSES];
    for visit in visits {
        let weight = visit.weight();
        for person in population.persons_of(visit.household) {
            size += weight;
            income += weight * f64::from(person.income);
            remittance += weight * f64::from(person.remittance);
            in_domain += if person.is_in_domain { weight } else { 0.0 };
            ready += if person.is_in_domain && person.is_ready { weight } else { 0.0 };
            of_classes[usize::from(person.income_class)] += weight;
        }
    }
    let median = median(population, visits, &of_classes, 0.5 * size);
    Figures { mean: income / size, ratio: remittance / income, share: ready / in_domain, median }
}

/// The income at which the weights reach `half`: only persons of the class in which that is are put in order.
fn median(population: &Population, visits: &[Visit], of_classes: &[f64], half: f64) -> f64 {
    let mut below = 0.0;
    let mut class = 0;
    while class + 1 < of_classes.len() && below + of_classes[class] < half {
        below += of_classes[class];
        class += 1;
    }
    let persons = visits
        .iter()
        .flat_map(|visit| population.persons_of(visit.household).iter().map(move |person| (person, visit.weight())));
    let of_class = persons.filter(|(person, _)| usize::from(person.income_class) == class);
    let mut ordered: Vec<(f32, f64)> = of_class.map(|(person, weight)| (person.income, weight)).collect();
    ordered.sort_unstable_by(|one, other| one.0.total_cmp(&other.0));
    for (income, weight) in &ordered {
        below += weight;
        if below >= half {
            return f64::from(*income);
        }
    }
    ordered.last().map_or(f64::NAN, |(income, _)| f64::from(*income))
}
