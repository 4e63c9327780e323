//! Invented persons of a household survey as large as the real one, for the bench and for comparisons with R.
//!
//! Strata are governorates by urban and rural; areas are drawn in unequal numbers, households in equal ones.
//! Areas, strata and households have effects of their own, so that persons of one area are alike.
//! Does not hold: the synthetic survey that gives published figures back (`marsad-synthesis`); here only sizes matter.
//!
//! Sizes, columns and formulas are those of the survey on which R was first measured, which numpy made. What differs:
//! the random numbers; shares of strata are gamma numbers of shape 3 and ages of shape 2 (not 2.2) with the same mean;
//! persons are added to or taken from households, one each, until there are exactly as many as are asked for.

mod making;

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

use crate::shell::Done;

/// Raised when the same size becomes another file: a kept file of another edition is not used again.
pub const EDITION: u32 = 1;

/// The columns: `fpc` has the areas of the population in the stratum; `remit` is zero for most.
pub const NAMES: [&str; 16] = [
    "stratum", "psu", "hh", "person", "weight", "fpc", "gov", "urban", "sex", "age", "migrant", "returned", "remit",
    "income", "educ", "intends",
];

/// How large a survey is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    pub persons: usize,
    pub households: usize,
    pub areas: usize,
    pub strata: usize,
}

/// The persons, column by column.
pub struct Persons {
    columns: [Vec<f64>; NAMES.len()],
}

impl Size {
    /// The survey of the bench, where nothing else is asked for.
    pub const REAL: Self = Self { persons: 599_437, households: 150_000, areas: 1_860, strata: 48 };
    /// A small one, of which R makes every replicate in seconds.
    pub const SMALL: Self = Self { persons: 12_000, households: 3_000, areas: 300, strata: 48 };
    /// Fewer persons would not fill the areas.
    pub const PERSONS_MIN: usize = 30_000;

    /// As many persons in households as large as those of the real survey, in as many areas and strata.
    pub fn of_persons(persons: usize) -> Self {
        let households = (persons * Self::REAL.households).div_ceil(Self::REAL.persons);
        Self { persons, households, ..Self::REAL }
    }
}

impl Persons {
    /// The persons of a survey; the same each time.
    pub fn of(size: Size) -> Self {
        let mut persons = Self { columns: std::array::from_fn(|_| Vec::with_capacity(size.persons)) };
        making::fill(size, |row| persons.push(row));
        persons
    }

    fn push(&mut self, row: [f64; NAMES.len()]) {
        self.columns.iter_mut().zip(row).for_each(|(column, value)| column.push(value));
    }

    /// Writes them as comma-separated text.
    pub fn write_csv(&self, path: &Path) -> Done {
        let write = || -> std::io::Result<()> {
            let mut out = BufWriter::with_capacity(1 << 20, File::create(path)?);
            writeln!(out, "{}", NAMES.join(","))?;
            for row in 0..self.columns[0].len() {
                for (place, column) in self.columns.iter().enumerate() {
                    let end = if place + 1 == NAMES.len() { '\n' } else { ',' };
                    write!(out, "{}{end}", column[row])?;
                }
            }
            out.flush()
        };
        write().map_err(|error| format!("{}: {error}", path.display()))
    }

    /// Writes them as columns: a line with the names, then column after column the numbers, eight bytes each, the
    /// lowest first.
    pub fn write_columns(&self, path: &Path) -> Done {
        let write = || -> std::io::Result<()> {
            let mut out = BufWriter::with_capacity(1 << 20, File::create(path)?);
            writeln!(out, "{}", NAMES.join(" "))?;
            for value in self.columns.iter().flatten() {
                out.write_all(&value.to_le_bytes())?;
            }
            out.flush()
        };
        write().map_err(|error| format!("{}: {error}", path.display()))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{NAMES, Persons, Size};

    fn column<'a>(persons: &'a Persons, name: &str) -> &'a [f64] {
        &persons.columns[NAMES.iter().position(|known| *known == name).unwrap()]
    }

    fn distinct(persons: &Persons, name: &str) -> usize {
        column(persons, name).iter().map(|value| value.to_bits()).collect::<BTreeSet<u64>>().len()
    }

    #[test]
    fn a_survey_has_the_size_that_is_asked_for() {
        let persons = Persons::of(Size::SMALL);
        assert_eq!(column(&persons, "sex").len(), 12_000);
        let found = ["hh", "psu", "stratum", "gov", "person"].map(|name| distinct(&persons, name));
        assert_eq!(found, [3_000, 300, 48, 24, 12_000]);
        assert_eq!(Size::of_persons(599_437), Size::REAL);
        assert_eq!(Size::of_persons(5_994_370).households, 1_500_000);
    }

    #[test]
    fn every_stratum_has_two_areas_and_every_area_one_stratum() {
        let persons = Persons::of(Size::SMALL);
        let pairs: BTreeSet<(u64, u64)> = column(&persons, "stratum")
            .iter()
            .zip(column(&persons, "psu"))
            .map(|(stratum, area)| (*stratum as u64, *area as u64))
            .collect();
        assert_eq!(pairs.len(), 300);
        for stratum in 1..=48 {
            assert!(pairs.iter().filter(|(found, _)| *found == stratum).count() >= 2, "{stratum}");
        }
    }

    #[test]
    fn values_are_those_of_a_survey() {
        let persons = Persons::of(Size::SMALL);
        let all = |name: &str, is_right: fn(f64) -> bool| column(&persons, name).iter().all(|value| is_right(*value));
        assert!(all("weight", |weight| weight > 0.0) && all("income", |income| income > 0.0));
        assert!(all("age", |age| (0.0..=98.0).contains(&age)) && all("educ", |educ| (1.0..=4.0).contains(&educ)));
        let share = column(&persons, "migrant").iter().sum::<f64>() / 12_000.0;
        assert!((0.05..0.6).contains(&share), "{share}");
        let mut sent = column(&persons, "remit").iter().zip(column(&persons, "migrant"));
        assert!(sent.all(|(remit, migrant)| *remit == 0.0 || *migrant == 1.0));
    }
}
