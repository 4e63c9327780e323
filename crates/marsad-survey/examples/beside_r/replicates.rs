//! Estimates with a bootstrap of the areas: a thousand replicates of ours, and the replicates that R made.

use std::path::Path;

use marsad_survey::replicate::{SuppliedKind, SuppliedReplicates};
use marsad_survey::{
    Design, Frame, QuantileInterval, ReplicateMethod, Request, SurveyError, mean, quantile, ratio, total,
};

use crate::Failure;
use crate::calls::{SHARES, coded};
use crate::columns::{read, read_numbers};
use crate::lines::{timed, told};

/// The columns that the calls need, and no others: they count in the memory.
const COLUMNS: [&str; 7] = ["stratum", "psu", "weight", "gov", "migrant", "remit", "income"];
const REPLICATES: usize = 1_000;
const SEED: u64 = 1;

/// Makes every call with our own replicates.
pub fn run(columns: &Path) -> Result<(), Failure> {
    let frame = coded(read(columns, &COLUMNS)?)?;
    let bootstrap = |replicates: usize| drawn(frame.clone(), ReplicateMethod::rao_wu_yue(replicates, SEED));
    let design = timed("replicate_design", || bootstrap(REPLICATES))?;
    for (name, request) in requests() {
        timed(&format!("replicate_{name}"), || design.estimate(request()))?;
    }
    let twice = bootstrap(2 * REPLICATES)?;
    timed("replicate_totals_twice", || twice.estimate(totals()))?;
    Ok(())
}

/// Makes every call once with the factors of another's replicates: replicate after replicate, one for each area, areas
/// in the order of their numbers.
pub fn run_shared(columns: &Path, factors: &Path) -> Result<(), Failure> {
    let mut frame = coded(read(columns, &COLUMNS)?)?;
    let factors = read_numbers(factors)?;
    let areas = frame.codes("psu")?.clone();
    let of_replicates = factors.chunks_exact(areas.labels.len().max(1));
    let names: Vec<String> = (0..of_replicates.len()).map(|replicate| format!("r{replicate}")).collect();
    for (name, of_areas) in names.iter().zip(of_replicates) {
        let of_rows = areas.of_row.iter().map(|area| of_areas[*area as usize]).collect();
        frame = frame.with_numbers(name, of_rows)?;
    }
    let supplied = SuppliedReplicates::new(SuppliedKind::Bootstrap, names).factors();
    let design = drawn(frame, ReplicateMethod::supplied(supplied))?;
    for (name, request) in requests() {
        told(&format!("shared_{name}"), &design.estimate(request())?)?;
    }
    Ok(())
}

fn drawn(frame: Frame, method: ReplicateMethod) -> Result<Design, SurveyError> {
    Design::new(frame).weights("weight").strata("stratum").clusters("psu").nested().replicates(method).build()
}

/// What is asked, by its name in the report.
type Named = (&'static str, fn() -> Request);

fn requests() -> [Named; 4] {
    [("totals", totals), ("means", means), ("ratios", ratios), ("quantiles", quantiles)]
}

fn totals() -> Request {
    total(["migrant", "remit"]).by("gov")
}

fn means() -> Request {
    mean(["migrant", "income"]).by("gov")
}

fn ratios() -> Request {
    ratio("remit", "income").by("gov")
}

fn quantiles() -> Request {
    quantile("income", &SHARES).quantile_interval(QuantileInterval::Replicates)
}
