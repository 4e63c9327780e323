//! Real files of UN DESA, UNHCR and Eurostat: every number in them is read, or something says why it is not.
//!
//! The files are not in the repository. `MARSAD_REAL_FILES` names the folder that holds them; without it these tests
//! say that they were skipped. The numbers of each source are read here once more, by other means.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::path::{Path, PathBuf};

use calamine::{Data, Reader as _, Xls};
use marsad_collect::{Context, Reading, SubmittedFile, read_submission};
use marsad_model::FindingCode;

/// Row and column of a cell, counted from 1.
type Place = (u32, u32);

/// Why all numbers of a row or of a column may stay unread.
const LABEL_REASONS: [FindingCode; 5] = [
    FindingCode::UnknownCode,
    FindingCode::AmbiguousCode,
    FindingCode::MissingDimension,
    FindingCode::NotAPeriod,
    FindingCode::SkippedByProfile,
];
/// Why one number may stay unread.
const CELL_REASONS: [FindingCode; 2] = [FindingCode::NotANumber, FindingCode::DuplicateKey];

fn path_of(file: &str) -> Option<PathBuf> {
    let path = std::env::var_os("MARSAD_REAL_FILES").map(|folder| PathBuf::from(folder).join(file));
    let found = path.filter(|path| path.is_file());
    if found.is_none() {
        eprintln!("skipped: MARSAD_REAL_FILES names no folder with {file}");
    }
    found
}

fn read_file(path: &Path, dataflow: &str, profile: &str) -> Reading {
    let files = marsad_testkit::pack_files("../crates/marsad-collect/tests/packs/world");
    let pack = marsad_pack::read(&files).unwrap_or_else(|problems| panic!("tests/packs/world: {problems:#?}"));
    let profile = pack.profile(profile).unwrap();
    let mut content = File::open(path).unwrap();
    let file = SubmittedFile { name: "real", submission: "S", content: &mut content };
    read_submission(&Context::with_profile(&pack, dataflow, profile).unwrap(), file)
}

/// The numbers in the columns from `first` to `last` of a text, counted from 1.
fn numbers_of_text(path: &Path, [first, last]: [u32; 2]) -> HashMap<Place, f64> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_path(path).unwrap();
    let mut numbers = HashMap::new();
    for (row, record) in (1..).zip(reader.records().map(Result::unwrap)) {
        for (column, text) in (1..).zip(&record).filter(|(column, _)| (first..=last).contains(column)) {
            let number = text.trim().parse::<f64>().ok().filter(|number| row > 1 && number.is_finite());
            numbers.extend(number.map(|number| ((row, column), number)));
        }
    }
    numbers
}

/// Every number of the source is read as it stands there, or a finding tells why not; nothing else is read. Headers
/// stand on `header_row` and above it.
fn check(reading: &Reading, source: &HashMap<Place, f64>, header_row: u32) {
    let mut read: HashSet<Place> = HashSet::new();
    for row in 0..reading.columns.len() {
        let observation = reading.columns.observation(row).unwrap();
        let (Some(value), Some(origin)) = (observation.value, observation.origin) else { continue };
        let place = (origin.row, origin.column);
        let number = source.get(&place).unwrap_or_else(|| panic!("{value} at {place:?} is not in the source"));
        // Noise of floating point is taken from whole numbers: 38891.00000000001 is 38891.
        assert!((value - number).abs() <= 1e-9 * number.abs().max(1.0), "{value} at {place:?} is {number}");
        read.insert(place);
    }
    let found =
        |codes: &'static [FindingCode]| reading.findings.iter().filter(move |finding| codes.contains(&finding.code));
    let cells: HashSet<Place> =
        found(&CELL_REASONS).filter_map(|finding| finding.place.row.zip(finding.place.column)).collect();
    let rows: HashSet<u32> = found(&LABEL_REASONS).filter_map(|finding| finding.place.row).collect();
    let headers = found(&LABEL_REASONS).filter(|finding| finding.place.row.is_none_or(|row| row <= header_row));
    let columns: HashSet<u32> = headers.filter_map(|finding| finding.place.column).collect();
    let is_told = |place: &Place| cells.contains(place) || rows.contains(&place.0) || columns.contains(&place.1);
    let untold: Vec<&Place> = source.keys().filter(|&place| !read.contains(place) && !is_told(place)).collect();
    // Of a trouble that comes again and again the further places are counted, not listed.
    let counted: u64 = found(&LABEL_REASONS).chain(found(&CELL_REASONS)).map(|finding| finding.more).sum();
    let rows_untold: HashSet<u32> = untold.iter().map(|place| place.0).collect();
    assert!(rows_untold.len() as u64 <= counted, "unread without a word: {:?}", &untold[..untold.len().min(20)]);
    assert!(read.len() * 10 >= source.len() * 9, "{} of {} numbers are read", read.len(), source.len());
}

fn check_text(file: &str, dataflow: &str, profile: &str, columns: [u32; 2]) {
    let Some(path) = path_of(file) else { return };
    let source = numbers_of_text(&path, columns);
    assert!(!source.is_empty());
    check(&read_file(&path, dataflow, profile), &source, 1);
}

#[test]
fn the_migrant_stock_of_the_united_nations_is_read() {
    let Some(path) = path_of("undesa2019_total_migrant_stock.xls") else { return };
    let mut workbook: Xls<_> = calamine::open_workbook(&path).unwrap();
    let range = workbook.worksheet_range("Table 1").unwrap();
    let mut source = HashMap::new();
    for row in 17..=299 {
        for column in 6..=26 {
            let number = match range.get_value((row - 1, column - 1)) {
                Some(Data::Float(number)) => Some(*number),
                Some(Data::Int(number)) => Some(*number as f64),
                _ => None,
            };
            source.extend(number.map(|number| ((row, column), number)));
        }
    }
    // The world in 2019, as the United Nations published it.
    assert!(source.values().any(|number| (number - 271_642_105.0).abs() < 0.5));
    check(&read_file(&path, "DF_STOCK", "STOCK"), &source, 16);
}

#[test]
fn the_migrant_stock_by_age_is_read() {
    check_text("undesa2019_migrants_by_age_and_sex_total.csv", "DF_STOCK_AGE", "STOCK_AGE", [3, u32::MAX]);
}

#[test]
fn the_migrant_stock_by_origin_is_read() {
    let file = "undesa2019_migrants_by_origin_and_destination_total.csv";
    check_text(file, "DF_STOCK_ORIGIN", "STOCK_ORIGIN", [3, u32::MAX]);
}

#[test]
fn the_displaced_people_of_unhcr_are_read() {
    check_text("unhcr_population.csv", "DF_UNHCR_POPULATION", "UNHCR_POPULATION", [8, 16]);
}

#[test]
fn the_permits_of_eurostat_are_read() {
    check_text("eurostat_migration_permits_issued.csv", "DF_PERMITS", "PERMITS", [10, 10]);
}

#[test]
fn the_asylum_applicants_of_eurostat_are_read() {
    check_text("eurostat_asylum_applicants_total.csv", "DF_ASYLUM_APPLICANTS", "ASYLUM", [20, 20]);
}

#[test]
fn the_illegally_present_of_eurostat_are_read() {
    check_text("eurostat_migrants_illegally_present.csv", "DF_ILLEGALLY_PRESENT", "ILLEGAL", [12, 12]);
}
