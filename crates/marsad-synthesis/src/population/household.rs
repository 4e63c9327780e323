//! Who lives together: the households of an enumeration area.

use crate::parameters::{Households, KindOfHousehold};
use crate::random::{Stream, cumulate};
use crate::{MigrationStatus, Problem, ProblemKind};

/// A household, as the listing finds it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Household {
    /// Members of each status, by [`MigrationStatus::index`]: non-migrants are 15 and over, foreigners of every age.
    pub members: [u8; 4],
    /// Children of nationals.
    pub children: u8,
}

impl Household {
    /// The members of a status.
    pub(crate) fn count(&self, status: MigrationStatus) -> u8 {
        self.members[status.index()]
    }

    /// What kind of household it is.
    pub(crate) fn status(&self) -> MigrationStatus {
        let order = [MigrationStatus::Foreign, MigrationStatus::Current, MigrationStatus::Returned];
        order.into_iter().find(|&status| self.count(status) > 0).unwrap_or(MigrationStatus::NonMigrant)
    }

    /// Who lives in it: everybody but the members abroad.
    pub(crate) fn residents(&self) -> u32 {
        let all: u32 = self.members.iter().map(|&count| u32::from(count)).sum();
        all - u32::from(self.count(MigrationStatus::Current)) + u32::from(self.children)
    }
}

/// How many there are in a stratum.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Totals {
    /// Households of nationals and of foreigners.
    pub households: f64,
    /// Persons of each status, by [`MigrationStatus::index`].
    pub persons: [f64; 4],
    /// Children of nationals.
    pub children: f64,
}

/// Who lives together in a stratum.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mix {
    foreign: Kind,
    current: Kind,
    returned: Kind,
    adults: Vec<f64>,
    children: Vec<f64>,
    association: f64,
}

/// Households of one kind: how many of them there are, and their members as cumulated probabilities from 1 on.
#[derive(Clone, Debug, PartialEq)]
struct Kind {
    share: f64,
    precision: f64,
    members: Vec<f64>,
}

impl Mix {
    /// The mix that gives `totals` on average. `place` is the name of the stratum.
    pub(crate) fn new(households: &Households, totals: &Totals, place: &str, problems: &mut Vec<Problem>) -> Self {
        let kind = |kind: &KindOfHousehold, status: MigrationStatus, of: f64| {
            let with = totals.persons[status.index()] / mean(&kind.members, 1);
            Kind { share: with / of, precision: kind.precision, members: cumulated(&kind.members) }
        };
        let foreign = kind(&households.foreign, MigrationStatus::Foreign, totals.households);
        let nationals = totals.households * (1.0 - foreign.share);
        let current = kind(&households.current, MigrationStatus::Current, nationals);
        let returned = kind(&households.returned, MigrationStatus::Returned, nationals);
        for (kind, word) in [(&foreign, "foreign"), (&current, "current"), (&returned, "returned")] {
            let is_share = (0.0..1.0).contains(&kind.share);
            if !is_share || kind.precision.is_nan() || kind.precision <= 0.0 {
                problems.push(Problem::new(ProblemKind::OutOfRange, &format!("{place}.{word}"), kind.share));
            }
        }
        let adults = totals.persons[MigrationStatus::NonMigrant.index()] / nationals;
        let children = totals.children / nationals;
        let mut counts = |shape: &[f64], first: usize, average: f64, word: &str| {
            tilted(shape, first, average).unwrap_or_else(|| {
                problems.push(Problem::new(ProblemKind::OutOfRange, &format!("{place}.{word}"), average));
                vec![1.0]
            })
        };
        let adults = counts(&households.adults, 1, adults, "adults");
        let children = counts(&households.children, 0, children, "children");
        Self { foreign, current, returned, adults, children, association: households.return_association }
    }

    /// Appends `count` households of one enumeration area to `found`.
    pub(crate) fn fill_area(&self, count: u32, stream: &mut Stream, found: &mut Vec<Household>) {
        let mut foreign = Urn::new(&self.foreign);
        let mut current = Urn::new(&self.current);
        let mut returned = Urn::new(&self.returned);
        for _ in 0..count {
            let mut household = Household::default();
            if foreign.draw(stream, 1.0) {
                household.members[MigrationStatus::Foreign.index()] = members(&self.foreign, stream);
                found.push(household);
                continue;
            }
            // Whatever the association, the chance of a return migrant stays on average what the urn says.
            let expected = 1.0 + (self.association - 1.0) * current.chance();
            let has_current = current.draw(stream, 1.0);
            let beside = if has_current { self.association } else { 1.0 };
            let has_returned = returned.draw(stream, beside / expected);
            household.members[MigrationStatus::NonMigrant.index()] = 1 + stream.choose(&self.adults) as u8;
            household.children = stream.choose(&self.children) as u8;
            if has_current {
                household.members[MigrationStatus::Current.index()] = members(&self.current, stream);
            }
            if has_returned {
                household.members[MigrationStatus::Returned.index()] = members(&self.returned, stream);
            }
            found.push(household);
        }
    }
}

fn members(kind: &Kind, stream: &mut Stream) -> u8 {
    1 + stream.choose(&kind.members) as u8
}

/// Pólya's urn: households of one kind among the households of an area.
///
/// After k households of the kind among n, the next is of the kind with the chance
/// (precision × share + k) / (precision + n). Every household is of the kind with the same probability, its share, and
/// two of them are correlated by 1 / (precision + 1): the beta-binomial distribution (Eggenberger and Pólya 1923;
/// Johnson, Kemp and Kotz, *Univariate Discrete Distributions*, 2005).
struct Urn {
    hits: f64,
    draws: f64,
}

impl Urn {
    fn new(kind: &Kind) -> Self {
        Self { hits: kind.precision * kind.share, draws: kind.precision }
    }

    fn chance(&self) -> f64 {
        self.hits / self.draws
    }

    /// Whether the next household is of the kind, where its chance is multiplied by `odds`.
    fn draw(&mut self, stream: &mut Stream, odds: f64) -> bool {
        let is_hit = stream.happens(self.chance() * odds);
        self.hits += f64::from(u8::from(is_hit));
        self.draws += 1.0;
        is_hit
    }
}

fn cumulated(shares: &[f64]) -> Vec<f64> {
    let sum: f64 = shares.iter().sum();
    let shares: Vec<f64> = shares.iter().map(|share| share / sum).collect();
    cumulate(&shares)
}

/// The average of a number whose shares are given from `first` on.
fn mean(shares: &[f64], first: usize) -> f64 {
    let sum: f64 = shares.iter().sum();
    let weighted: f64 = shares.iter().enumerate().map(|(at, share)| (first + at) as f64 * share).sum();
    weighted / sum
}

/// Cumulated probabilities of the shape that has this average: share k is multiplied by the k-th power of one ratio
/// (exponential tilting, which changes the shape least). None if the shape cannot have the average.
fn tilted(shape: &[f64], first: usize, average: f64) -> Option<Vec<f64>> {
    let highest = shape.iter().rposition(|share| *share > 0.0)?;
    let lowest = shape.iter().position(|share| *share > 0.0)?;
    if !((first + lowest) as f64..=(first + highest) as f64).contains(&average) {
        return None;
    }
    let with = |ratio: f64| {
        let mut power = 1.0;
        let step = |share: &f64| {
            let tilted = share * power;
            power *= ratio;
            tilted
        };
        shape.iter().map(step).collect::<Vec<f64>>()
    };
    // The average grows with the ratio: halve the interval of the ratio until it is a point.
    let (mut low, mut high) = (0.0, 1.0);
    while mean(&with(high), first) < average && high < 1e9 {
        high *= 2.0;
    }
    for _ in 0..200 {
        let middle = (low + high) / 2.0;
        if mean(&with(middle), first) < average {
            low = middle;
        } else {
            high = middle;
        }
    }
    Some(cumulated(&with(high)))
}

#[cfg(test)]
mod tests {
    use super::{Household, Mix, Totals, mean, tilted};
    use crate::MigrationStatus;
    use crate::parameters::{Households, KindOfHousehold};
    use crate::random::{Purpose, Stream};

    fn mix(problems: &mut Vec<crate::Problem>) -> Mix {
        let kind = |precision: f64, members: &[f64]| KindOfHousehold { precision, members: members.to_vec() };
        let households = Households {
            adults: vec![0.2, 0.4, 0.3, 0.1],
            children: vec![0.5, 0.3, 0.2],
            children_persons: 0.0,
            current: kind(10.0, &[0.8, 0.2]),
            returned: kind(10.0, &[1.0]),
            foreign: kind(3.0, &[0.5, 0.5]),
            return_association: 2.0,
        };
        let totals = Totals { households: 1000.0, persons: [2000.0, 240.0, 60.0, 75.0], children: 600.0 };
        Mix::new(&households, &totals, "X", problems)
    }

    #[test]
    fn on_average_a_stratum_has_the_persons_it_should() {
        let mut problems = Vec::new();
        let mix = mix(&mut problems);
        assert!(problems.is_empty(), "{problems:?}");
        let mut found = Vec::new();
        for area in 0..4000 {
            mix.fill_area(50, &mut Stream::new(1, Purpose::Area, &[area]), &mut found);
        }
        // Two hundred thousand households are two hundred times the stratum. Foreigners are so clustered (correlation
        // 1/4 among 50 households) that their standard error is 3.5 per cent.
        for (status, expected) in MigrationStatus::ALL.into_iter().zip([2000.0, 240.0, 60.0, 75.0]) {
            let persons: f64 = found.iter().map(|household| f64::from(household.count(status))).sum::<f64>() / 200.0;
            assert!((persons / expected - 1.0).abs() < 0.12, "{status:?} {persons}");
        }
        let with = |is: fn(&Household) -> bool| found.iter().filter(|household| is(household)).count() as f64;
        let both = with(|household| household.members[1] > 0 && household.members[2] > 0);
        let current = with(|household| household.members[1] > 0);
        let returned = with(|household| household.members[2] > 0);
        let nationals = with(|household| household.members[3] == 0);
        // Return migrants are twice as likely beside a current migrant of the same area; over areas with few and many
        // current migrants together a little less.
        let ratio = (both / current) / ((returned - both) / (nationals - current));
        assert!((1.6..2.2).contains(&ratio), "{ratio}");
    }

    #[test]
    fn the_kind_of_a_household_follows_the_order_of_the_design() {
        let status = |members| Household { members, children: 0 }.status();
        assert_eq!(status([1, 0, 0, 0]), MigrationStatus::NonMigrant);
        assert_eq!(status([1, 0, 1, 0]), MigrationStatus::Returned);
        assert_eq!(status([1, 1, 1, 0]), MigrationStatus::Current);
        assert_eq!(status([0, 0, 0, 2]), MigrationStatus::Foreign);
        assert_eq!(Household { members: [2, 1, 1, 0], children: 3 }.residents(), 6);
    }

    #[test]
    fn a_tilted_shape_has_the_average_asked_for() {
        let cumulated = tilted(&[0.2, 0.4, 0.3, 0.1], 1, 2.9).unwrap();
        let mut before = 0.0;
        let shares: Vec<f64> = cumulated.iter().map(|sum| sum - std::mem::replace(&mut before, *sum)).collect();
        assert!((mean(&shares, 1) - 2.9).abs() < 1e-9);
        assert_eq!(tilted(&[0.5, 0.5], 1, 2.5), None);
    }
}
