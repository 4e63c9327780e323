//! A large file as an institution might send it: invented counts by quarter, sex, age, country, governorate and reason.
//!
//! Rows come in a random order and no key comes twice. Wrong rows are strewn in at fixed places, a hundred of each kind
//! in a million, so that their number is known; so many rows again repeat an earlier one. Does not hold: what the
//! columns are called in a pack (that is `country`).

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

use crate::chores::chance::mixed;
use crate::shell::Done;

/// Raised when the same number of rows becomes another file: a kept file of another edition is not used again.
pub const EDITION: u32 = 1;

/// How many columns make a key: the period and five dimensions.
const KEY: usize = 6;
/// Where the country stands in a key; the period is the first.
const COUNTRY: usize = 3;
/// Two rows that follow each other stand so far apart in the table of all keys. It shares no divisor with the number of
/// keys, so that no key comes twice, and is near its golden section, so that any number of rows is spread evenly.
const STRIDE: u64 = 142_395_031;

/// Of so many rows in a row one is wrong in each way, always at the same place.
const ROWS_PER_FAULT: u64 = 10_000;
const WRONG_COUNTRY: u64 = 1_111;
const WRONG_PERIOD: u64 = 3_333;
const WRONG_VALUE: u64 = 5_555;
const REPEATED: u64 = 7_777;

/// The two digits of ISO 3166-2:TN.
const GOVERNORATES: &str = "11 12 13 14 21 22 23 31 32 33 34 41 42 43 51 52 53 61 71 72 73 81 82 83";

/// A column of codes and the codes it may have.
pub struct CodedColumn {
    pub component: &'static str,
    pub codes: Vec<String>,
}

/// A row: the codes of its key in the order of the columns, its value and its status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    pub key: [&'a str; KEY],
    pub value: i64,
    pub status: &'a str,
}

/// So many rows, made one by one.
pub struct Observations {
    rows: u64,
    /// The columns of the key, and the status.
    columns: Vec<CodedColumn>,
    /// How many keys there are.
    keys: u64,
    /// How many rows at the beginning may be repeated: a tenth.
    repeatable: u64,
}

impl Observations {
    /// So many rows; an error where there are not so many keys.
    pub fn new(rows: u64) -> Result<Self, String> {
        let columns = coded_columns();
        let keys: u64 = columns[..KEY].iter().map(|column| column.codes.len() as u64).product();
        let repeatable = (rows / 10 / ROWS_PER_FAULT).max(1) * ROWS_PER_FAULT;
        if rows > keys {
            return Err(format!("{rows} rows would repeat keys: ask for at most {keys}"));
        }
        Ok(Self { rows, columns, keys, repeatable })
    }

    pub fn columns(&self) -> &[CodedColumn] {
        &self.columns
    }

    /// How many rows there are, without the headers.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// The headers, in the order of the columns.
    pub fn headers(&self) -> Vec<&'static str> {
        let key = self.columns[..KEY].iter().map(|column| column.component);
        key.chain(["OBS_VALUE", self.columns[KEY].component]).collect()
    }

    /// Every row.
    pub fn iter(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.rows).map(|number| self.row(number))
    }

    /// So many rows from the one numbered `from` on, none of them wrong.
    pub fn right(&self, from: u64, count: u64) -> impl Iterator<Item = Row<'_>> {
        (from..from + count).map(|number| self.plain_row(number))
    }

    /// How many rows are wrong, by the code of the finding that says so; what does not occur is not in it.
    pub fn seeded(&self) -> BTreeMap<String, u64> {
        let until = |rows: u64, place: u64| (rows + ROWS_PER_FAULT - 1 - place) / ROWS_PER_FAULT;
        let repeated = until(self.rows, REPEATED) - until(self.repeatable.min(self.rows), REPEATED);
        let counts = [
            ("unknown-code", until(self.rows, WRONG_COUNTRY)),
            ("not-a-period", until(self.rows, WRONG_PERIOD)),
            ("out-of-range", until(self.rows, WRONG_VALUE)),
            ("duplicate-key", repeated),
        ];
        counts.into_iter().filter(|(_, count)| *count > 0).map(|(code, count)| (code.to_owned(), count)).collect()
    }

    /// Writes the rows as comma-separated text.
    pub fn write_csv(&self, path: &Path) -> Done {
        let write = || -> std::io::Result<()> {
            let mut out = BufWriter::with_capacity(1 << 20, File::create(path)?);
            writeln!(out, "{}", self.headers().join(","))?;
            for Row { key, value, status } in self.iter() {
                for code in key {
                    out.write_all(code.as_bytes())?;
                    out.write_all(b",")?;
                }
                writeln!(out, "{value},{status}")?;
            }
            out.flush()
        };
        write().map_err(|error| format!("{}: {error}", path.display()))
    }

    fn row(&self, number: u64) -> Row<'_> {
        let is_again = number % ROWS_PER_FAULT == REPEATED && number >= self.repeatable;
        let mut row = self.plain_row(if is_again { number % self.repeatable } else { number });
        match number % ROWS_PER_FAULT {
            WRONG_COUNTRY => row.key[COUNTRY] = "ZZZ",
            WRONG_PERIOD => row.key[0] = "2099-Q9",
            WRONG_VALUE => row.value = -5,
            _ => {}
        }
        row
    }

    fn plain_row(&self, number: u64) -> Row<'_> {
        let place = number * STRIDE % self.keys;
        let mut key = [""; KEY];
        let mut rest = place;
        for (code, column) in key.iter_mut().zip(&self.columns) {
            let codes = column.codes.len() as u64;
            *code = &column.codes[(rest % codes) as usize];
            rest /= codes;
        }
        let chance = mixed(place);
        // Time moves fastest, so that the rest is the series: some are ten times as large as others.
        let series = place / self.columns[0].codes.len() as u64;
        let weight = 2.0 + 2.0 * (series % 13) as f64;
        Row { key, value: count(chance, weight), status: &self.columns[KEY].codes[status(chance)] }
    }
}

fn coded_columns() -> Vec<CodedColumn> {
    let column = |component, codes| CodedColumn { component, codes };
    let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<String>>();
    let quarters = (2000..2025).flat_map(|year| (1..=4).map(move |quarter| format!("{year}-Q{quarter}")));
    let ages = (0..95).step_by(5).map(|age| format!("Y{age}T{}", age + 4)).chain(["Y_GE95".to_owned()]);
    vec![
        column("TIME_PERIOD", quarters.collect()),
        // No total: values are drawn at random, and parts of a whole would contradict it.
        column("SEX", words("F M _U")),
        column("AGE", ages.collect()),
        column("COUNTRY", countries()),
        column("GOVERNORATE", GOVERNORATES.split(' ').map(|number| format!("TN-{number}")).collect()),
        column("REASON", words("WORK FAMILY STUDY ASYLUM RETURN HEALTH OTHER _U")),
        column("OBS_STATUS", words("A E P M")),
    ]
}

/// Tunisia and 199 countries that do not exist: ISO 3166-1 leaves the codes from XAA to XZZ to whoever needs some.
fn countries() -> Vec<String> {
    let letter = |number: u8| char::from(b'A' + number);
    let invented = (0..199_u16).map(|number| {
        // 17 shares no divisor with the 26 × 26 codes: the second letter varies and none comes twice.
        let place = number * 17 % 676;
        format!("X{}{}", letter((place / 26) as u8), letter((place % 26) as u8))
    });
    invented.chain(["TUN".to_owned()]).collect()
}

/// A count as statistics have them, most of them small and few large: the quantile of a log-logistic distribution
/// whose median is `weight`. A square root is the same on every machine; other powers need not be.
fn count(chance: u64, weight: f64) -> i64 {
    let share = ((chance >> 32) as f64 + 0.5) / 4_294_967_296.0;
    (weight * (share / (1.0 - share)).sqrt()) as i64
}

/// The place of a status: of a hundred rows 90, 6, 3 and 1 have one of the four.
fn status(chance: u64) -> usize {
    match chance % 100 {
        0..90 => 0,
        90..96 => 1,
        96..99 => 2,
        _ => 3,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, HashSet};

    use super::Observations;

    /// What is wrong with the rows, found by looking at each.
    fn found(observations: &Observations) -> BTreeMap<String, u64> {
        let mut found: BTreeMap<String, u64> = BTreeMap::new();
        let mut add = |code: &str| *found.entry(code.to_owned()).or_default() += 1;
        let mut seen = HashSet::new();
        for row in observations.iter() {
            let has_code = |at: usize| observations.columns()[at].codes.iter().any(|code| code == row.key[at]);
            match (has_code(0), (1..6).all(has_code), (0..1_000_000_000).contains(&row.value)) {
                (false, true, true) => add("not-a-period"),
                (true, false, true) => add("unknown-code"),
                (true, true, false) => add("out-of-range"),
                (is_period, is_known, is_within) => {
                    assert!(is_period && is_known && is_within, "{row:?} is wrong twice");
                }
            }
            if !seen.insert(row.key) {
                add("duplicate-key");
            }
        }
        found
    }

    #[test]
    fn exactly_the_seeded_rows_are_wrong() {
        for rows in [1_000, 5_000, 20_000, 123_456] {
            let observations = Observations::new(rows).unwrap();
            assert_eq!(found(&observations), observations.seeded(), "{rows} rows");
        }
    }

    #[test]
    fn ten_million_rows_have_a_thousand_of_each_fault_and_nine_hundred_repeated_keys() {
        let seeded = Observations::new(10_000_000).unwrap().seeded();
        let expected = [("duplicate-key", 900), ("not-a-period", 1000), ("out-of-range", 1000), ("unknown-code", 1000)];
        assert_eq!(seeded, BTreeMap::from(expected.map(|(code, count)| (code.to_owned(), count))));
    }

    #[test]
    fn there_are_no_more_rows_than_keys() {
        assert!(Observations::new(230_400_000).is_ok());
        assert!(Observations::new(230_400_001).is_err());
    }

    #[test]
    fn every_country_is_another() {
        let countries = super::countries();
        assert_eq!(countries.iter().collect::<HashSet<_>>().len(), 200);
        assert!(!countries.contains(&"ZZZ".to_owned()));
    }
}
