//! Foreign bytes read as a submission, and the laws that every reading keeps.

use std::io::Cursor;

use marsad_collect::{Context, Reading, SubmittedFile, read_submission};
use marsad_model::{ObservationColumns, Profile};

use crate::marjan;

/// The profile in a TOML text of this crate.
pub fn profile(text: &str) -> Profile {
    marsad_pack::read_profile(text).unwrap_or_else(|(line, detail)| panic!("profile, line {line}: {detail}"))
}

/// A profile of the pack.
pub fn agreed_profile(id: &str) -> &'static Profile {
    marjan().profile(id).unwrap_or_else(|| panic!("Marjan has no profile {id}"))
}

/// Reads a file for a dataflow under a profile of which nothing is promised.
pub fn read(dataflow: &str, profile: &Profile, bytes: &[u8]) -> Reading {
    let context = Context::with_profile(marjan(), dataflow, profile).expect("a dataflow of Marjan");
    let mut content = Cursor::new(bytes);
    let file = SubmittedFile { name: "foreign", submission: "FOREIGN-0001", content: &mut content };
    let reading = read_submission(&context, file);
    holds_together(&reading.columns);
    reading
}

/// The same under a profile of a whole pack: every code that comes out is one of its list.
pub fn read_by_the_list(dataflow: &str, profile: &Profile, bytes: &[u8]) -> Reading {
    let reading = read(dataflow, profile, bytes);
    let columns = &reading.columns;
    let dimensions = columns.structure.dimensions.iter().zip(&columns.dimensions);
    // The period tells the frequency, whatever the list of frequencies holds.
    for (dimension, column) in dimensions.filter(|(dimension, _)| dimension.id != *"FREQ") {
        let list = marjan().codelist(dimension.codelist.as_str()).expect("a list of Marjan");
        for row in 0..columns.len() {
            let code = column.word(row).map(|code| code.as_str()).unwrap_or_default();
            assert!(list.contains(code), "`{code}` is no code of {}", dimension.codelist);
        }
    }
    reading
}

/// Every observation has a key, a period, a row and a column.
fn holds_together(columns: &ObservationColumns) {
    let rows = columns.len();
    assert_eq!(columns.rows.len(), rows, "rows");
    assert_eq!(columns.columns.len(), rows, "columns");
    assert_eq!(columns.periods.places.len(), rows, "periods");
    for column in &columns.dimensions {
        assert_eq!(column.places.len(), rows, "codes");
    }
    for column in &columns.attributes {
        assert_eq!(column.places.len(), rows, "attributes");
    }
    assert!((0..rows).all(|row| columns.observation(row).is_some()), "an observation lacks a part");
}
