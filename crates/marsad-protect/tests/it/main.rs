//! What is hidden stays hidden.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test that fails may panic"
)]

mod survey;

use std::collections::BTreeMap;
use std::sync::Arc;

use marsad_model::*;
use marsad_protect::{HiddenReason, Opened, Protected, Seal, protect, sha256_hex};
use proptest::prelude::*;

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
        dimensions: vec![dimension("ISLE"), dimension("SEX")],
        measure: Measure { id: id("OBS_VALUE"), decimals: 0 },
        attributes: vec![attribute("OBS_STATUS"), attribute("CONF_STATUS")],
    })
}

fn observation(isle: &str, sex: &str, value: f64) -> Observation {
    let attributes = vec![Some("A".into()), Some("F".into())];
    Observation {
        key: vec![id(isle), id(sex)],
        period: "2024".parse().unwrap(),
        value: Some(value),
        attributes,
        origin: None,
    }
}

/// A table of isles by sex, with the totals of both.
fn isles(counts: &[(f64, f64)]) -> DataTable {
    let mut observations = Vec::new();
    let sums = counts.iter().fold((0.0, 0.0), |sum, count| (sum.0 + count.0, sum.1 + count.1));
    let names = (0..counts.len()).map(|n| format!("I{n}")).chain(["_T".to_owned()]);
    for (isle, (women, men)) in names.zip(counts.iter().chain([&sums])) {
        observations.extend([
            observation(&isle, "F", *women),
            observation(&isle, "M", *men),
            observation(&isle, "_T", women + men),
        ]);
    }
    DataTable::new(structure(), observations)
}

fn threshold(minimum: u32) -> ProtectionPolicy {
    ProtectionPolicy::Threshold { minimum, only: BTreeMap::new() }
}

fn shown(protected: &Protected, isle: &str, sex: &str) -> Option<f64> {
    protected.table().find(&[id(isle), id(sex)], &"2024".parse().unwrap()).unwrap().value
}

#[test]
fn threshold_then_complement() {
    let protected = protect(isles(&[(20.0, 30.0), (3.0, 9.0)]), &threshold(5));
    for (isle, sex) in [("I1", "F"), ("I1", "M"), ("I0", "F"), ("I0", "M")] {
        assert_eq!(shown(&protected, isle, sex), None, "{isle} {sex}");
    }
    for (isle, sex, value) in
        [("I1", "_T", 12.0), ("I0", "_T", 50.0), ("_T", "F", 23.0), ("_T", "M", 39.0), ("_T", "_T", 62.0)]
    {
        assert_eq!(shown(&protected, isle, sex), Some(value), "{isle} {sex}");
    }
    let primary: Vec<_> = protected.hidden().iter().filter(|cell| cell.reason == HiddenReason::SmallCount).collect();
    assert_eq!((primary.len(), protected.hidden().len()), (1, 4));
    let hidden = protected.table().find(&[id("I1"), id("F")], &"2024".parse().unwrap()).unwrap();
    assert_eq!(hidden.attributes, [Some("Q".to_owned()), Some("C".to_owned())]);
}

#[test]
fn a_zero_is_shown_and_the_minimum_itself_too() {
    let protected = protect(isles(&[(0.0, 5.0), (7.0, 8.0)]), &threshold(5));
    assert!(protected.hidden().is_empty());
}

#[test]
fn what_the_provider_keeps_back_is_hidden_under_every_policy() {
    let mut observations = isles(&[(20.0, 30.0), (40.0, 50.0)]).into_observations();
    let kept_back = observations.iter_mut().find(|o| o.key == [id("I0"), id("F")]).unwrap();
    kept_back.attributes[1] = Some("N".into());
    let open = ProtectionPolicy::Open { reason: LocalText::new("س", "x", "x").unwrap() };
    let protected = protect(DataTable::new(structure(), observations), &open);
    assert_eq!(shown(&protected, "I0", "F"), None);
    assert_eq!(shown(&protected, "I0", "M"), None, "subtraction would give the other away");
}

#[test]
fn a_policy_for_counts_leaves_shares_alone() {
    let only = BTreeMap::from([(id("SEX"), id("F"))]);
    let protected = protect(isles(&[(20.0, 3.0)]), &ProtectionPolicy::Threshold { minimum: 5, only });
    assert_eq!(shown(&protected, "I0", "M"), Some(3.0));
}

#[test]
fn a_changed_file_another_dataflow_or_a_looser_policy_breaks_the_seal() {
    let protected = protect(isles(&[(20.0, 30.0)]), &threshold(5));
    let seal = protected.seal("DF_X", &sha256_hex(b"file"));
    assert!(Opened::new(&seal, "DF_X", &threshold(5), b"file").is_ok());
    assert!(Opened::new(&seal, "DF_X", &threshold(5), b"filf").is_err());
    assert!(Opened::new(&seal, "DF_Y", &threshold(5), b"file").is_err());
    assert!(Opened::new(&seal, "DF_X", &threshold(1), b"file").is_err());
    assert!(Opened::new(&Seal::stored("00"), "DF_X", &threshold(5), b"file").is_err());
}

proptest! {
    #[test]
    fn suppressed_cell_cannot_be_subtracted_from_a_total(counts in proptest::collection::vec((0u32..15, 0u32..15), 1..6)) {
        let counts: Vec<(f64, f64)> = counts.into_iter().map(|(f, m)| (f64::from(f), f64::from(m))).collect();
        let table = isles(&counts);
        let protected = protect(table.clone(), &threshold(5));
        let isles: Vec<String> = (0..counts.len()).map(|n| format!("I{n}")).chain(["_T".to_owned()]).collect();
        let line_of_isle = |isle: &String| ["F", "M", "_T"].map(|sex| shown(&protected, isle, sex));
        for isle in &isles {
            prop_assert_ne!(line_of_isle(isle).iter().filter(|value| value.is_none()).count(), 1);
        }
        for sex in ["F", "M", "_T"] {
            let hidden = isles.iter().filter(|isle| shown(&protected, isle, sex).is_none()).count();
            // A line of one part and its total are the same number: both go.
            prop_assert_ne!(hidden, 1);
        }
        for (before, after) in table.observations().iter().zip(protected.table().observations()) {
            prop_assert!(after.value.is_none() || after.value == before.value);
            prop_assert!(after.value.is_none_or(|value| value == 0.0 || value >= 5.0));
        }
    }
}
