//! Strata: places divided into areas.

use crate::joint::{AREA, PLACE, REGION, Vocabulary};
use crate::parameters::{self, Frame};
use crate::{Problem, ProblemKind};

/// Shares may miss one by this much.
pub(crate) const SHARES_SLACK: f64 = 1e-6;
/// The largest coefficient of variation of a factor around one.
const VARIATION_MAX: f64 = 0.4;

/// A stratum.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stratum {
    /// The place and the area, joined by a point.
    pub name: String,
    /// Region, area and place, by their places in the vocabulary.
    pub codes: [u8; 3],
    /// Residents.
    pub persons: f64,
    /// Households.
    pub households: f64,
}

/// Where people live.
#[derive(Clone, Debug)]
pub(crate) struct Geography {
    /// The strata that have residents, place by place.
    pub strata: Vec<Stratum>,
    /// Regions, areas and places.
    pub vocabulary: Vocabulary,
}

impl Geography {
    /// The strata of `geography`.
    pub(crate) fn new(geography: &parameters::Geography, frame: &Frame, problems: &mut Vec<Problem>) -> Self {
        check(geography, frame, problems);
        let vocabulary = Vocabulary::of_geography(geography);
        let all: f64 = geography.places.iter().map(|place| place.persons).sum();
        let mut strata = Vec::new();
        for (at, place) in geography.places.iter().enumerate() {
            let region = vocabulary.axes[REGION].codes.iter().position(|code| *code == place.region).unwrap_or(0);
            let sizes = geography.areas.iter().zip(&place.shares).zip(&geography.household_size);
            for (area, ((name, share), size)) in sizes.enumerate() {
                let persons = geography.persons * place.persons / all * share;
                if persons > 0.0 {
                    let mut codes = [0; 3];
                    (codes[REGION], codes[AREA], codes[PLACE]) = (region as u8, area as u8, at as u8);
                    let name = format!("{}.{name}", place.id);
                    strata.push(Stratum { name, codes, persons, households: persons / size });
                }
            }
        }
        Self { strata, vocabulary }
    }
}

fn check(geography: &parameters::Geography, frame: &Frame, problems: &mut Vec<Problem>) {
    let mut out_of_range = |is_wrong: bool, key: &str, value: f64| {
        if is_wrong {
            problems.push(Problem::new(ProblemKind::OutOfRange, key, value));
        }
    };
    out_of_range(geography.persons.is_nan() || geography.persons <= 0.0, "geography.persons", geography.persons);
    for &size in &geography.household_size {
        out_of_range(size.is_nan() || size < 1.0, "geography.household_size", size);
    }
    out_of_range(frame.ea_households.is_nan() || frame.ea_households < 1.0, "frame.ea_households", frame.ea_households);
    for (key, cv) in [("frame.ea_households_cv", frame.ea_households_cv), ("frame.listing_cv", frame.listing_cv)] {
        out_of_range(!(0.0..=VARIATION_MAX).contains(&cv), key, cv);
    }
    let areas = geography.areas.len();
    let mut lengths = vec![("geography.household_size".to_owned(), geography.household_size.len())];
    for place in &geography.places {
        let key = format!("geography.places.{}", place.id);
        if place.persons.is_nan() || place.persons <= 0.0 {
            problems.push(Problem::new(ProblemKind::OutOfRange, &key, place.persons));
        }
        check_shares(&place.shares, &key, problems);
        lengths.push((key, place.shares.len()));
    }
    for (key, length) in lengths.into_iter().filter(|(_, length)| *length != areas) {
        problems.push(Problem::new(ProblemKind::WrongNumberOfShares, &key, length));
    }
    check_codes(geography, problems);
}

fn check_codes(geography: &parameters::Geography, problems: &mut Vec<Problem>) {
    let places = geography.places.iter().map(|place| &place.id).collect();
    for (key, codes) in [("geography.areas", geography.areas.iter().collect()), ("geography.places", places)] {
        let codes: Vec<&String> = codes;
        if codes.is_empty() {
            problems.push(Problem::new(ProblemKind::Empty, key, key));
        }
        if codes.len() > crate::joint::CODES_MAX {
            problems.push(Problem::new(ProblemKind::TooManyCodes, key, codes.len()));
        }
        for (at, code) in codes.iter().enumerate() {
            if codes[..at].contains(code) {
                problems.push(Problem::new(ProblemKind::Duplicate, key, code));
            }
        }
    }
}

/// Shares are none below zero and add up to one.
pub(crate) fn check_shares(shares: &[f64], place: &str, problems: &mut Vec<Problem>) {
    if let Some(share) = shares.iter().find(|share| share.is_nan() || **share < 0.0) {
        problems.push(Problem::new(ProblemKind::OutOfRange, place, share));
    }
    let sum: f64 = shares.iter().sum();
    if (sum - 1.0).abs() > SHARES_SLACK {
        problems.push(Problem::new(ProblemKind::SharesDoNotAdd, place, sum));
    }
}

#[cfg(test)]
mod tests {
    use super::{Geography, check_shares};
    use crate::ProblemKind;
    use crate::parameters::{self, Frame, Place, Quality};

    fn geography(shares: &[f64]) -> parameters::Geography {
        let place = |id: &str, region: &str, persons: f64| Place {
            id: id.to_owned(),
            region: region.to_owned(),
            persons,
            shares: shares.to_vec(),
        };
        parameters::Geography {
            place: "isle".to_owned(),
            region: "group".to_owned(),
            area: "area".to_owned(),
            areas: vec!["TOWN".to_owned(), "COUNTRY".to_owned()],
            persons: 1000.0,
            household_size: vec![4.0, 5.0],
            source: String::new(),
            quality: Quality::Assumed,
            places: vec![place("A", "S", 30.0), place("B", "N", 10.0)],
        }
    }

    const FRAME: Frame = Frame { ea_households: 10.0, ea_households_cv: 0.2, listing_cv: 0.1 };

    #[test]
    fn residents_are_divided_between_places_and_areas() {
        let mut problems = Vec::new();
        let found = Geography::new(&geography(&[0.8, 0.2]), &FRAME, &mut problems);
        assert!(problems.is_empty(), "{problems:?}");
        let strata: Vec<(&str, f64, f64)> =
            found.strata.iter().map(|s| (s.name.as_str(), s.persons, s.households)).collect();
        assert_eq!(
            strata,
            [("A.TOWN", 600.0, 150.0), ("A.COUNTRY", 150.0, 30.0), ("B.TOWN", 200.0, 50.0), ("B.COUNTRY", 50.0, 10.0)]
        );
        assert_eq!(found.strata[3].codes, [1, 1, 1]);
    }

    #[test]
    fn an_area_without_residents_is_no_stratum() {
        let mut problems = Vec::new();
        let found = Geography::new(&geography(&[1.0, 0.0]), &FRAME, &mut problems);
        assert_eq!(found.strata.len(), 2);
    }

    #[test]
    fn shares_that_do_not_add_up_are_told() {
        let mut problems = Vec::new();
        check_shares(&[0.5, 0.4], "here", &mut problems);
        check_shares(&[1.5, -0.5], "there", &mut problems);
        let kinds: Vec<ProblemKind> = problems.iter().map(|problem| problem.kind).collect();
        assert_eq!(kinds, [ProblemKind::SharesDoNotAdd, ProblemKind::OutOfRange]);
    }
}
