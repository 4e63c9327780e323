//! Rows of SDMX-CSV that speak of many observations at once: attributes beside some of the dimensions, and no period, status
//! or value. They say what is said of a series, of a group or of the whole data set, and may stand anywhere in a file: its
//! observations get it once all of them are read. What an observation says itself counts, then what is said of the most
//! dimensions; of how confidential it is the strictest word. Source: SDMX-CSV 2.0, field guide.
//!
//! Not here: which rows are such (`rows`), and what the levels of a message say (`formats`).

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use marsad_model::{Finding, FindingCode, Id, ObservationColumns, Place, Places, Severity, WordColumn};

use super::named;
use crate::secrecy::Secrecy;

/// How many bytes the texts of such rows may have together, and what each row takes beside them.
const BYTES_MAX: usize = 64 << 20;
const ROW_BYTES: usize = 200;
/// In how many ways such rows may choose their observations: each set of dimensions is one.
const WAYS_MAX: usize = 64;
/// How many contradictions are told.
const DISPUTED_MAX: usize = 100;

/// What a row says of all observations with its codes.
pub(crate) struct AttributeRow {
    pub row: u32,
    /// The dimensions that it names by their places, in their order, with its codes.
    pub key: Vec<(usize, Id)>,
    /// What it says of attributes, by their places among those of an observation.
    pub said: Vec<(usize, String)>,
}

/// The rows of a file that speak of many observations.
#[derive(Default)]
pub(crate) struct AttributeRows {
    rows: Vec<AttributeRow>,
    bytes: usize,
    is_full: bool,
}

/// For each set of dimensions, the larger ones first, the rows that name them by the places of their codes.
type Ways = BTreeMap<(Reverse<usize>, Vec<usize>), HashMap<Vec<u32>, Vec<usize>>>;

impl AttributeRows {
    /// Keeps a row while there is room.
    pub(crate) fn keep(&mut self, row: AttributeRow) {
        let texts: usize = row.said.iter().map(|(_, text)| text.len()).sum();
        self.bytes += texts + ROW_BYTES;
        self.is_full |= self.bytes > BYTES_MAX;
        if !self.is_full {
            self.rows.push(row);
        }
    }

    /// Adds what another reader kept of the same file.
    pub(crate) fn append(&mut self, other: Self) {
        self.rows.extend(other.rows);
        self.is_full |= other.is_full;
    }

    /// Gives what the rows say to the observations that they speak of, and tells what is doubtful about it.
    pub(crate) fn give(mut self, file: &str, columns: &mut ObservationColumns) -> Vec<Finding> {
        self.rows.sort_by_key(|row| row.row);
        let ways = ways_of(&self.rows, columns);
        if self.is_full || ways.len() > WAYS_MAX {
            let place = Place { file: file.to_owned(), ..Place::default() };
            let finding = Finding::new(FindingCode::TooLarge, Severity::Error, place);
            return vec![finding.with("what", "groups").with("limit", BYTES_MAX)];
        }
        let mut giving = Giving {
            secrecy: Secrecy::new(|id| columns.structure.attribute_place(id)),
            is_met: vec![false; self.rows.len()],
            rows: self.rows,
            ways,
            disputed: Vec::new(),
        };
        let said: BTreeSet<usize> =
            giving.rows.iter().flat_map(|row| row.said.iter().map(|(place, _)| *place)).collect();
        for attribute in said {
            giving.give(attribute, columns);
        }
        giving.tell(columns).into_iter().map(|finding| named(finding, file)).collect()
    }
}

/// The rows by the dimensions that they name; without those whose codes no observation has.
fn ways_of(rows: &[AttributeRow], columns: &ObservationColumns) -> Ways {
    let places: Vec<HashMap<&Id, u32>> =
        columns.dimensions.iter().map(|dimension| dimension.words.iter().zip(0..).collect()).collect();
    let mut ways = Ways::new();
    for (at, row) in rows.iter().enumerate() {
        let key = row.key.iter().map(|(dimension, code)| places.get(*dimension)?.get(code).copied());
        let Some(key) = key.collect::<Option<Vec<u32>>>() else { continue };
        let dimensions: Vec<usize> = row.key.iter().map(|(dimension, _)| *dimension).collect();
        ways.entry((Reverse(dimensions.len()), dimensions)).or_default().entry(key).or_default().push(at);
    }
    ways
}

/// What is given while it is.
struct Giving {
    rows: Vec<AttributeRow>,
    ways: Ways,
    /// For each row whether an observation has its codes.
    is_met: Vec<bool>,
    secrecy: Secrecy,
    /// The attributes and the rows of observations of which two rows with the same dimensions say different things.
    disputed: Vec<(usize, u32)>,
}

impl Giving {
    /// Gives what the rows say of one attribute to all observations.
    fn give(&mut self, attribute: usize, columns: &mut ObservationColumns) {
        let Some(column) = columns.attributes.get_mut(attribute) else { return };
        let before = std::mem::take(column);
        let mut words = before.words.clone();
        let mut known: HashMap<Option<String>, u32> = words.iter().cloned().zip(0..).collect();
        let mut places = Places::default();
        for (at, place) in before.places.iter().enumerate() {
            self.secrecy.row = columns.rows.get(at).unwrap_or_default();
            let rows = self.rows_of(at, columns);
            let own = before.words.get(place as usize).and_then(Option::as_deref);
            let text = self.text(attribute, own, &rows);
            if text.as_deref() == own {
                places.push(place);
                continue;
            }
            places.push(*known.entry(text).or_insert_with_key(|text| {
                words.push(text.clone());
                words.len() as u32 - 1
            }));
        }
        if let Some(column) = columns.attributes.get_mut(attribute) {
            *column = WordColumn { words, places };
        }
    }

    /// The rows that speak of an observation, those that name the most dimensions first.
    fn rows_of(&mut self, at: usize, columns: &ObservationColumns) -> Vec<usize> {
        let place_in = |dimension: &usize| columns.dimensions.get(*dimension).map(|column| column.places.get(at));
        let mut found = Vec::new();
        for ((_, dimensions), by_key) in &self.ways {
            let key: Option<Vec<u32>> = dimensions.iter().map(place_in).collect();
            found.extend(key.and_then(|key| by_key.get(&key)).into_iter().flatten().copied());
        }
        for &row in &found {
            self.is_met[row] = true;
        }
        found
    }

    /// What an attribute of an observation is, by what it says itself and by these rows.
    fn text(&mut self, attribute: usize, own: Option<&str>, rows: &[usize]) -> Option<String> {
        let Self { rows: all, secrecy, disputed, .. } = self;
        let mut text = own;
        let mut taken_from = None;
        for row in rows.iter().filter_map(|&row| all.get(row)) {
            let Some((_, said)) = row.said.iter().find(|(place, _)| *place == attribute) else { continue };
            match text {
                None => {
                    text = Some(said);
                    taken_from = Some(row.key.len());
                }
                Some(nearer) if nearer != said.as_str() => {
                    if taken_from == Some(row.key.len()) && disputed.len() < DISPUTED_MAX {
                        disputed.push((attribute, secrecy.row));
                    }
                    text = Some(secrecy.strictest(attribute, nearer, said));
                }
                Some(_) => {}
            }
        }
        text.map(str::to_owned)
    }

    fn tell(&mut self, columns: &ObservationColumns) -> Vec<Finding> {
        let attributes: Vec<&Id> = columns.structure.observation_attributes().map(|attribute| &attribute.id).collect();
        let disputed = self.disputed.iter().map(|(attribute, row)| {
            let id = attributes.get(*attribute).map_or_else(String::new, ToString::to_string);
            doubt("disputed", Severity::Error, *row).with_value(id)
        });
        let mut findings: Vec<Finding> = disputed.collect();
        findings.extend(self.tell_unmet());
        findings.extend(self.secrecy.tell());
        findings
    }

    /// Rows whose codes no observation has: how many, and the first. What such a row says of confidentiality may be said of
    /// an observation that lacks it now.
    fn tell_unmet(&self) -> Option<Finding> {
        let unmet = || self.rows.iter().zip(&self.is_met).filter(|(_, is_met)| !**is_met).map(|(row, _)| row);
        let first = unmet().next()?;
        let secrets = self.secrecy.columns();
        let is_secret = unmet().any(|row| row.said.iter().any(|(place, _)| secrets.contains(place)));
        let severity = if is_secret { Severity::Warning } else { Severity::Note };
        let key: Vec<String> = first.key.iter().map(|(_, code)| code.to_string()).collect();
        Some(doubt("unmet", severity, first.row).with_value(key.join(", ")).with("count", unmet().count()))
    }
}

fn doubt(what: &str, severity: Severity, row: u32) -> Finding {
    let place = Place { row: Some(row), ..Place::default() };
    Finding::new(FindingCode::DoubtfulMessage, severity, place).with("what", what)
}
