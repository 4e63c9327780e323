//! The laws of synthetic surveys, on Marjan's small one and, for the published figures, on the Tunisian one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails may panic")]

mod codebook;
mod figures;
mod parameters;
mod sample;
mod table;
mod truth;

use marsad_synthesis::{Parameters, Remark, Survey, SurveyOptions, TargetReport, World};

/// A file of the study of a pack.
fn study_file(pack: &str, name: &str) -> String {
    let path = format!("{}/../../packs/{pack}/studies/HIMS/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn parameters(pack: &str) -> Parameters {
    toml::from_str(&study_file(pack, "synthesis.toml")).unwrap()
}

fn world(pack: &str, seed: u64) -> World {
    World::new(parameters(pack), seed).unwrap_or_else(|problems| panic!("packs/{pack}: {problems:#?}"))
}

fn design(seed: u64) -> SurveyOptions {
    SurveyOptions { seed, ..SurveyOptions::default() }
}

/// Every exact figure comes out, and raking had what it needed.
fn check_figures(survey: &Survey) {
    let missed: Vec<&TargetReport> = survey.targets.iter().filter(|target| target.is_missed()).collect();
    assert!(missed.is_empty(), "{missed:#?}");
    let is_grave = |remark: &&Remark| {
        matches!(
            remark,
            Remark::EmptyCell { .. }
                | Remark::RakingUnfinished { .. }
                | Remark::NobodyAnswered { .. }
                | Remark::TargetMissed { .. }
        )
    };
    let grave: Vec<&Remark> = survey.remarks.iter().filter(is_grave).collect();
    assert!(grave.is_empty(), "{grave:#?}");
}
