//! The lake keeps what it is given, and the cube reader answers as a naive reading of every row would.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test that fails may panic"
)]

use std::collections::BTreeMap;
use std::sync::Arc;

use bytes::Bytes;
use marsad_lake::{
    Address, Cube, Expected, Lake, LakeError, ReleasedCube, Stage, decode_foreign_records, encode, encode_columns,
};
use marsad_model::*;
use marsad_protect::{Seal, protect, sha256_hex};
use proptest::prelude::*;

const CODES: [[&str; 4]; 2] = [["_T", "DZ", "FR", "IT"], ["_T", "F", "M", "_U"]];

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn structure() -> Arc<DataStructure> {
    let dimension = |name: &str| Dimension { id: id(name), codelist: id("CL_X") };
    let attribute =
        |name: &str| Attribute { id: id(name), codelist: None, attach: AttachmentLevel::Observation, mandatory: false };
    Arc::new(DataStructure {
        id: id("DSD_X"),
        version: Version::FIRST,
        name: LocalText::new("س", "x", "x").unwrap(),
        dimensions: vec![dimension("AREA"), dimension("SEX")],
        measure: Measure { id: id("OBS_VALUE"), decimals: 0 },
        attributes: vec![attribute("OBS_STATUS"), attribute("CONF_STATUS"), attribute("SOURCE")],
    })
}

fn observation(area: &str, sex: &str, year: u16, value: Option<f64>) -> Observation {
    let origin = Origin { submission: "S-1".into(), sheet: "Feuille 1".into(), row: u32::from(year), column: 3 };
    Observation {
        key: vec![id(area), id(sex)],
        period: year.to_string().parse().unwrap(),
        value,
        attributes: vec![Some("A".into()), None, Some(format!("المصدر {year}"))],
        origin: Some(origin),
    }
}

fn cube(table: &DataTable) -> Cube {
    Cube::open(encode(table).unwrap(), structure()).unwrap()
}

/// What `query` asks for, by reading every row.
fn naive(table: &DataTable, query: &DataQuery) -> Vec<Observation> {
    let dimensions = [id("AREA"), id("SEX")];
    let wanted = |o: &&Observation| {
        let is_part = |d: &Id, code: &Id| *code != *TOTAL || !query.totals.contains(d);
        dimensions.iter().zip(&o.key).all(|(d, code)| query.wants(d, code) && is_part(d, code))
            && query.time.holds(&o.period)
    };
    let mut groups: BTreeMap<(Vec<Id>, TimePeriod), Vec<&Observation>> = BTreeMap::new();
    for o in table.observations().iter().filter(wanted) {
        let group = dimensions
            .iter()
            .zip(&o.key)
            .map(|(d, code)| if query.totals.contains(d) { id(TOTAL) } else { code.clone() });
        groups.entry((group.collect(), o.period.clone())).or_default().push(o);
    }
    let sum = |((key, period), parts): ((Vec<Id>, TimePeriod), Vec<&Observation>)| {
        let value = parts.iter().map(|o| o.value).sum::<Option<f64>>();
        if query.totals.is_empty() {
            parts[0].clone()
        } else {
            Observation { key, period, value, attributes: vec![], origin: None }
        }
    };
    let all: Vec<Observation> = groups.into_iter().map(sum).collect();
    let series = all.chunk_by(|a, b| a.key == b.key);
    series
        .flat_map(|s| {
            s.iter().enumerate().filter(|(place, _)| query.limit.keeps(*place, s.len())).map(|(_, o)| o.clone())
        })
        .collect()
}

fn tables() -> impl Strategy<Value = DataTable> {
    let cell = (0..4usize, 0..4usize, 1990u16..2030, proptest::option::weighted(0.9, 0u32..1000));
    proptest::collection::btree_map((0..4usize, 0..4usize, 1990u16..2030), cell, 0..200).prop_map(|cells| {
        let observations = cells.into_iter().map(|((area, sex, year), (.., value))| {
            observation(CODES[0][area], CODES[1][sex], year, value.map(f64::from))
        });
        DataTable::new(structure(), observations.collect())
    })
}

fn queries() -> impl Strategy<Value = DataQuery> {
    let codes = |dimension: usize| {
        proptest::option::of(proptest::collection::vec(0..4usize, 0..4)).prop_map(move |chosen| {
            chosen.map(|places| places.into_iter().map(|place| id(CODES[dimension][place])).collect::<Vec<_>>())
        })
    };
    let year =
        || proptest::option::of((1990u16..2030).prop_map(|year| year.to_string().parse::<TimePeriod>().unwrap()));
    let limit = prop_oneof![
        Just(Limit::All),
        (0..4usize).prop_map(Limit::First),
        (0..4usize).prop_map(Limit::Last),
        (0..3usize, 0..3usize).prop_map(|(a, b)| Limit::Both(a, b))
    ];
    let totals = proptest::sample::subsequence(vec![id("AREA"), id("SEX")], 0..=2);
    (codes(0), codes(1), year(), year(), limit, totals).prop_map(|(areas, sexes, from, to, limit, totals)| {
        let mut codes = BTreeMap::new();
        areas.map(|areas| codes.insert(id("AREA"), areas));
        sexes.map(|sexes| codes.insert(id("SEX"), sexes));
        DataQuery { codes, time: TimeRange { from, to }, limit, totals }
    })
}

/// The same observations column by column, in another order than the file's.
fn columns(table: &DataTable) -> ObservationColumns {
    let mut columns = ObservationColumns::new(structure(), "S-1");
    for o in table.observations().iter().rev() {
        for (column, code) in columns.dimensions.iter_mut().zip(&o.key) {
            let place = column.place_of(code.clone());
            column.places.push(place);
        }
        for (column, text) in columns.attributes.iter_mut().zip(&o.attributes) {
            let place = column.place_of(text.clone());
            column.places.push(place);
        }
        let place = columns.periods.place_of(o.period.clone());
        columns.periods.places.push(place);
        columns.values.push(o.value);
        let origin = o.origin.as_ref().unwrap();
        let place = columns.sheets.place_of(origin.sheet.clone());
        columns.sheets.places.push(place);
        columns.rows.push(origin.row);
        columns.columns.push(origin.column);
    }
    columns
}

fn cube_of_columns(table: &DataTable) -> Cube {
    let columns = columns(table);
    let file = encode_columns(&columns, &KeyOrder::new(&columns), Vec::new()).unwrap();
    Cube::open(file.into(), structure()).unwrap()
}

#[test]
fn columns_make_a_file_that_reads_as_the_rows_do_over_many_pages_and_groups() {
    let areas: Vec<String> = (0..300).map(|n| format!("A{n:03}")).collect();
    let value = |year: u16| (!year.is_multiple_of(7)).then_some(f64::from(year % 50));
    let cells = areas.iter().flat_map(|area| (1000..2020).map(move |year| observation(area, "F", year, value(year))));
    let table = DataTable::new(structure(), cells.collect());
    let cube = cube_of_columns(&table);
    assert_eq!(cube.query(&DataQuery::all()).unwrap(), table);
    let query = DataQuery::all().with_code(&id("AREA"), &id("A123"));
    assert_eq!(cube.query(&query).unwrap().len(), 1020);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn columns_answer_as_rows_do((table, query) in (tables(), queries())) {
        prop_assert_eq!(cube_of_columns(&table).query(&query).unwrap(), cube(&table).query(&query).unwrap());
        let all = DataQuery::all();
        prop_assert_eq!(cube_of_columns(&table).constraint(&all).unwrap(), cube(&table).constraint(&all).unwrap());
    }

    #[test]
    fn a_cube_answers_as_a_reading_of_every_row_would((table, query) in (tables(), queries())) {
        let found = cube(&table).query(&query).unwrap();
        let expected = naive(&table, &query);
        let core = |o: &Observation| (o.key.clone(), o.period.clone(), o.value);
        prop_assert_eq!(found.observations().iter().map(core).collect::<Vec<_>>(), expected.iter().map(core).collect::<Vec<_>>());
        if query.totals.is_empty() {
            prop_assert_eq!(found.observations(), &expected[..]);
        }
        let constraint = cube(&table).constraint(&query).unwrap();
        prop_assert_eq!(constraint.observations, expected.len());
    }
}

#[test]
fn many_pages_are_pruned_and_still_answered() {
    let areas: Vec<String> = (0..300).map(|n| format!("A{n:03}")).collect();
    let cells = areas.iter().flat_map(|area| (1900..2020).map(move |year| observation(area, "F", year, Some(1.0))));
    let table = DataTable::new(structure(), cells.collect());
    let cube = cube(&table);
    assert_eq!(cube.len(), 36_000);
    let query = DataQuery::all().with_code(&id("AREA"), &id("A123"));
    assert_eq!(cube.query(&query).unwrap().len(), 120);
    let total = cube.query(&DataQuery { totals: vec![id("AREA")], ..DataQuery::all() }).unwrap();
    assert_eq!((total.len(), total.observations()[0].value), (120, Some(300.0)));
}

#[test]
fn the_same_table_gives_the_same_bytes_and_reads_back_whole() {
    let table =
        DataTable::new(structure(), vec![observation("FR", "F", 2022, Some(1.5)), observation("DZ", "M", 2021, None)]);
    assert_eq!(encode(&table).unwrap(), encode(&table).unwrap());
    assert_eq!(cube(&table).query(&DataQuery::all()).unwrap(), table);
    let empty = DataTable::new(structure(), vec![]);
    assert!(cube(&empty).query(&DataQuery::all()).unwrap().is_empty());
}

#[test]
fn an_academic_year_keeps_its_bounds() {
    let year = ReportingYear::new(9, 1).unwrap().period("2022-2023").unwrap();
    let table = DataTable::new(
        structure(),
        vec![Observation { period: year.clone(), ..observation("FR", "F", 2022, Some(1.0)) }],
    );
    assert_eq!(cube(&table).query(&DataQuery::all()).unwrap().observations()[0].period, year);
}

#[test]
fn a_question_about_an_unknown_dimension_names_the_known_ones() {
    let table = DataTable::new(structure(), vec![observation("FR", "F", 2022, Some(1.0))]);
    let error = cube(&table).query(&DataQuery::all().with_code(&id("AGE"), &id("Y"))).unwrap_err();
    assert_eq!(error.to_string(), "`AGE` is no dimension of this dataflow: use one of `AREA`, `SEX`");
}

#[test]
fn a_file_that_is_no_table_is_an_error_and_no_panic() {
    let table = DataTable::new(structure(), vec![observation("FR", "F", 2022, Some(1.0))]);
    let whole = encode(&table).unwrap();
    for bytes in [Bytes::new(), Bytes::from_static(b"PAR1"), whole.slice(..whole.len() / 2)] {
        assert!(matches!(Cube::open(bytes, structure()), Err(LakeError::NotATable { .. })));
    }
}

/// A list of two thousand million truths in a field that nobody knows: six bytes, and as many steps for a reader that passes
/// them one by one.
#[test]
fn a_footer_that_takes_more_steps_than_it_has_bytes_is_refused() {
    let table = DataTable::new(structure(), vec![observation("FR", "F", 2022, Some(1.0))]);
    let whole = encode(&table).unwrap();
    let (rest, length) = whole.strip_suffix(b"PAR1").unwrap().split_last_chunk::<4>().unwrap();
    let (_, known) = rest.split_last().unwrap();
    let further = [0xf9, 0xf1, 0xff, 0xff, 0xff, 0xff, 0x07, 0];
    let length = (u32::from_le_bytes(*length) + 7).to_le_bytes();
    let bytes = Bytes::from([known, &further[..], &length[..], &b"PAR1"[..]].concat());
    assert!(matches!(Cube::open(bytes.clone(), structure()), Err(LakeError::NotATable { .. })));
    assert!(matches!(decode_foreign_records(bytes, &|_| true), Err(LakeError::NotRecords { .. })));
}

/// A damaged letter in the name under which Arrow keeps its kinds: the columns read as plain text then.
#[test]
fn a_file_whose_columns_are_of_other_kinds_is_refused() {
    let table = DataTable::new(structure(), vec![observation("XA", "F", 2020, Some(1.0))]);
    let mut bytes = encode(&table).unwrap().to_vec();
    let at = bytes.windows(12).position(|window| window == b"ARROW:schema").unwrap();
    bytes[at + 11] = b'c';
    assert!(matches!(Cube::open(bytes.into(), structure()), Err(LakeError::NotATable { .. })));
}

#[test]
fn only_a_sealed_file_is_released() {
    let policy = ProtectionPolicy::Threshold { minimum: 5, only: BTreeMap::new() };
    let structure = structure();
    let expected = Expected { dataflow: "DF_X", policy: &policy, structure: &structure };
    let table = DataTable::new(structure.clone(), vec![observation("FR", "F", 2022, Some(3.0))]);
    let unprotected = encode(&table).unwrap();
    let protected = protect(table, &policy);
    let bytes = encode(protected.table()).unwrap();
    let seal = protected.seal("DF_X", &sha256_hex(&bytes));
    let released = ReleasedCube::open(bytes, &seal, expected).unwrap();
    assert_eq!(released.query(&DataQuery::all()).unwrap().data().observations()[0].value, None);
    assert!(matches!(ReleasedCube::open(unprotected.clone(), &seal, expected), Err(LakeError::BrokenSeal(_))));
    assert!(ReleasedCube::open(unprotected, &Seal::stored(""), expected).is_err());
}

async fn keeps_what_it_is_given(lake: Lake) {
    let address = Address::table(Stage::Derived, "DF_X", "00ff");
    assert!(matches!(lake.get(&address).await, Err(LakeError::Missing(_))));
    lake.put(&address, Bytes::from_static(b"one")).await.unwrap();
    lake.put(&address, Bytes::from_static(b"one")).await.unwrap();
    assert!(matches!(lake.put(&address, Bytes::from_static(b"two")).await, Err(LakeError::Occupied(_))));
    assert_eq!(lake.get(&address).await.unwrap(), "one");
    assert_eq!(lake.list(Stage::Derived).await.unwrap(), std::slice::from_ref(&address));
    assert_eq!(lake.list(Stage::Released).await.unwrap(), []);
    assert_eq!(address.to_string().parse::<Address>().unwrap(), address);
}

#[tokio::test]
async fn nothing_is_overwritten_in_a_folder_or_in_memory() {
    let folder = tempfile::tempdir().unwrap();
    keeps_what_it_is_given(Lake::local(folder.path()).unwrap()).await;
    keeps_what_it_is_given(Lake::memory()).await;
}

#[test]
fn an_address_cannot_leave_the_lake() {
    for text in ["received/../x", "elsewhere/x", "received", "received//x", "/etc/passwd"] {
        assert!(text.parse::<Address>().is_err(), "{text}");
    }
}

#[tokio::test]
async fn parts_on_their_way_are_forgotten_and_nothing_else_is() {
    let lake = Lake::memory();
    let (part, kept) = (Address::arriving("up-1", 4096), Address::received("00ff"));
    lake.put(&part, Bytes::from_static(b"part")).await.unwrap();
    lake.put(&kept, Bytes::from_static(b"whole")).await.unwrap();
    assert_eq!((part.upload(), kept.upload()), (Some("up-1"), None));
    assert_eq!(lake.list(Stage::Arriving).await.unwrap(), std::slice::from_ref(&part));
    assert!(Stage::ALL.iter().all(|stage| *stage != Stage::Arriving), "what is kept is listed without them");
    lake.forget(&part).await.unwrap();
    lake.forget(&part).await.unwrap();
    assert!(matches!(lake.get(&part).await, Err(LakeError::Missing(_))));
    assert!(matches!(lake.forget(&kept).await, Err(LakeError::Kept(_))));
    assert_eq!(lake.get(&kept).await.unwrap(), Bytes::from_static(b"whole"));
}

/// Whatever byte of a file is damaged, it is refused or it answers; nothing panics, and no memory is asked for that is not there.
#[test]
fn a_file_with_a_damaged_byte_is_refused_or_answers() {
    let rows = ["_T", "DZ", "FR"].map(|area| observation(area, "F", 2020, Some(4.0)));
    let sound = encode(&DataTable::new(structure(), rows.to_vec())).unwrap();
    let women = DataQuery::all().with_code(&id("SEX"), &id("F"));
    let totals = DataQuery { totals: vec![id("AREA")], ..DataQuery::all() };
    for (place, flipped) in (0..sound.len()).flat_map(|place| [(place, 1_u8), (place, 0x55), (place, 0x80)]) {
        let mut bytes = sound.to_vec();
        bytes[place] ^= flipped;
        let Ok(cube) = Cube::open(Bytes::from(bytes), structure()) else { continue };
        for query in [&DataQuery::all(), &women, &totals] {
            let _ = cube.query(query);
        }
        let _ = cube.constraint(&women);
    }
}
