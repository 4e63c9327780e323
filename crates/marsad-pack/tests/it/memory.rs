//! What a pack promises about data on persons.

use marsad_model::{LastingPlace, RetentionClass};
use marsad_pack::{ProblemKind, read};
use marsad_testkit::pack_files;

use crate::{check, problems_after};

#[test]
fn every_pack_of_this_repository_says_how_long_everything_is_kept_and_registers_its_studies() {
    for name in ["marjan", "tunisia"] {
        let pack = read(&pack_files(name)).unwrap();
        for class in RetentionClass::ALL {
            assert!(pack.retention.iter().any(|rule| rule.class == *class), "packs/{name}: {}", class.word());
        }
        for place in LastingPlace::ALL {
            assert!(pack.lasting.iter().any(|rule| rule.place == *place), "packs/{name}: {}", place.word());
        }
        for study in &pack.studies {
            let names = |id: &marsad_model::Id| *id == study.id;
            assert!(pack.processing.iter().any(|p| p.studies.iter().any(names)), "packs/{name}: {}", study.id);
        }
    }
}

#[test]
fn a_pack_without_a_register_is_still_read() {
    let mut files = pack_files("marjan");
    files.remove("retention.toml");
    files.remove("processing.toml");
    files.remove("lasting.toml");
    let pack = read(&files).unwrap();
    assert!(pack.retention.is_empty() && pack.processing.is_empty() && pack.lasting.is_empty());
}

#[test]
fn a_class_with_two_rules_and_a_processing_of_what_is_not_there_are_problems() {
    let twice = problems_after("retention.toml", |text| text.replacen("\"links\"", "\"sessions\"", 1));
    check(&twice, ProblemKind::Duplicate, "retention.toml");
    let stays_twice = problems_after("lasting.toml", |text| text.replacen("\"acts\"", "\"accounts\"", 1));
    check(&stays_twice, ProblemKind::Duplicate, "lasting.toml");
    let unknown = problems_after("retention.toml", |text| text.replacen("\"links\"", "\"linked\"", 1));
    check(&unknown, ProblemKind::Unreadable, "retention.toml");
    let dangling = problems_after("processing.toml", |text| text.replacen("\"HIMS\"", "\"HMIS\"", 1));
    check(&dangling, ProblemKind::Dangling, "processing.toml");
    let forgotten = problems_after("processing.toml", |text| text.replacen("studies = [\"HIMS\"]", "studies = []", 1));
    check(&forgotten, ProblemKind::Missing, "processing.toml");
}
