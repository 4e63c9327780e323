//! What there is to fuzz: one target for each reader of foreign bytes.

use super::seeds::{self, Seeds, Sources};
use super::survey_seeds;

/// The longest text that is tried: more only takes time.
const TEXT_BYTES_MAX: usize = 16 << 10;
/// The longest workbook or part of one.
const WORKBOOK_BYTES_MAX: usize = 64 << 10;

/// A target: a program in `fuzz/fuzz_targets`.
pub struct Target {
    pub name: &'static str,
    /// The longest input that is tried.
    pub bytes_max: usize,
    /// What it starts from.
    pub seeds: fn(&Sources) -> Result<Seeds, String>,
}

const fn text(name: &'static str, seeds: fn(&Sources) -> Result<Seeds, String>) -> Target {
    Target { name, bytes_max: TEXT_BYTES_MAX, seeds }
}

const fn workbook(name: &'static str, seeds: fn(&Sources) -> Result<Seeds, String>) -> Target {
    Target { name, bytes_max: WORKBOOK_BYTES_MAX, seeds }
}

/// Every target.
pub static TARGETS: [Target; 19] = [
    text("csv", seeds::delimited),
    text("sdmx_csv", seeds::delimited),
    text("sdmx_ml", seeds::messages),
    text("fixed_width", seeds::fixed_width),
    text("json", seeds::json),
    workbook("xlsx", seeds::xlsx),
    workbook("xls", seeds::xls),
    workbook("ods", seeds::ods),
    workbook("draft", seeds::submissions),
    text("profile", seeds::profiles),
    text("formula", seeds::formulas),
    text("sdmx_request", seeds::requests),
    workbook("marked_workbook", seeds::xlsx),
    workbook("parquet", seeds::parquet),
    workbook("sav", survey_seeds::sav),
    workbook("zsav", survey_seeds::zsav),
    workbook("dta", survey_seeds::dta),
    text("ddi", survey_seeds::ddi),
    workbook("document", seeds::documents),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::TARGETS;
    use crate::shell::root;

    #[test]
    fn every_target_has_its_file_and_every_file_is_a_target() {
        let named: BTreeSet<String> = TARGETS.iter().map(|target| target.name.to_owned()).collect();
        let files = std::fs::read_dir(root().join("fuzz/fuzz_targets")).unwrap();
        let files = files.map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned());
        assert_eq!(named, files.collect::<BTreeSet<_>>());
        let manifest: toml::Table =
            toml::from_str(&std::fs::read_to_string(root().join("fuzz/Cargo.toml")).unwrap()).unwrap();
        let programs = manifest["bin"].as_array().unwrap();
        let programs = programs.iter().map(|program| program["name"].as_str().unwrap().to_owned());
        assert_eq!(named, programs.collect::<BTreeSet<_>>());
    }
}
