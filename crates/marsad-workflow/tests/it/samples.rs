//! Samples drawn again and again from a population that nobody is in: whether standard errors are as large as estimates differ.
//!
//! Holds: both beside each other, for the law in Marjan (`estimates.rs`) and for the table of Tunisia that METHOD.md of
//! `marsad-synthesis` quotes and `cargo xtask simulate country` prints.

use std::collections::BTreeMap;
use std::sync::Arc;

use marsad_model::{EstimateQuestion, PERSONS, Role, Statistic};
use marsad_pack::Files;
use marsad_testkit::{catalog_addresses, pack_files};
use marsad_workflow::{Actor, EstimateAsked, Synthesis, Work};

use crate::workshop::{Site, open, person};

const STUDY: &str = "HIMS";
/// As many samples as METHOD.md speaks of.
const SAMPLES: u64 = 40;
/// The codes of variables that those have who are counted.
type Who = [(&'static str, &'static [&'static str])];
/// The estimates of samples with their standard errors, by domain.
type OfDomains = BTreeMap<Vec<String>, Vec<(f64, f64)>>;
/// What is counted in each governorate: its name, and who they are.
const COUNTED: [(&str, &Who); 7] = [
    ("non-migrants", &[NONMIGRANT]),
    ("- employed", &[NONMIGRANT, ("labour_status", &["EMPLOYED"])]),
    ("- women", &[NONMIGRANT, ("sex", &["F"])]),
    ("- higher education", &[NONMIGRANT, ("education", &["ED5_8"])]),
    ("- under 30", &[NONMIGRANT, ("age_band", &["Y15T19", "Y20T24", "Y25T29"])]),
    ("return migrants", &[("population", &["RETURN"])]),
    ("foreigners", &[("population", &["FOREIGN"])]),
];
const NONMIGRANT: (&str, &[&str]) = ("population", &["NONMIG"]);

/// For each question, and each domain of it, the mean square of the standard errors over the variance of the estimates between
/// those samples in which the error is known.
pub async fn errors_over_spread(
    (work, keeper): (&Work, &Actor),
    questions: &[EstimateQuestion],
    samples: u64,
) -> Vec<Vec<f64>> {
    let mut of_questions = vec![OfDomains::new(); questions.len()];
    for design_seed in 1..=samples {
        let sample = Synthesis { design_seed, ..Synthesis::default() };
        work.synthesise_study(keeper, STUDY, sample).await.unwrap();
        for (question, of_domains) in questions.iter().zip(&mut of_questions) {
            let asked = EstimateAsked { table: PERSONS.parse().unwrap(), question: question.clone(), design: None };
            for row in work.estimate(None, STUDY, &asked).await.unwrap().rows {
                if let (Some(value), Some(error)) = (row.value, row.standard_error) {
                    of_domains.entry(row.domain).or_default().push((value, error));
                }
            }
        }
    }
    of_questions.iter().map(|of_domains| of_domains.values().map(|found| over_spread(found)).collect()).collect()
}

/// The same of one domain: its estimates with their standard errors.
fn over_spread(found: &[(f64, f64)]) -> f64 {
    let count = found.len() as f64;
    let mean = found.iter().map(|(value, _)| value).sum::<f64>() / count;
    let spread = found.iter().map(|(value, _)| (value - mean).powi(2)).sum::<f64>() / (count - 1.0);
    found.iter().map(|(_, error)| error.powi(2)).sum::<f64>() / count / spread
}

/// Tunisia, its non-migrants raked to regions and to areas in the place of the strata.
fn raked_to_regions() -> Files {
    let mut files = pack_files("tunisia");
    let replaced = [
        (
            "studies/HIMS/study.toml",
            "by = [\"governorate\", \"area\"] },",
            "by = [\"region\"] },\n    { within = { population = [\"NONMIG\"] }, by = [\"area\"] },",
        ),
        ("studies/HIMS/synthesis.toml", "[\"governorate\", \"area\"]]", "[\"region\"], [\"area\"]]"),
    ];
    for (path, from, to) in replaced {
        let text = String::from_utf8(files[path].clone()).unwrap();
        assert_eq!(text.matches(from).count(), 1, "{path}: {from}");
        files.insert(path.to_owned(), text.replacen(from, to, 1).into_bytes());
    }
    files
}

/// How many of a kind each governorate has.
fn by_governorate(who: &Who) -> EstimateQuestion {
    let codes = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<String>>();
    EstimateQuestion {
        by: vec!["governorate".to_owned()],
        only: who.iter().map(|(name, words)| ((*name).to_owned(), codes(words))).collect(),
        ..EstimateQuestion::new(Statistic::Count {})
    }
}

/// A line of the table: the median of the roots, and the least and the greatest. Where a margin fixes what is counted there is no error.
fn line(name: &str, ratios: &[f64]) -> String {
    let mut roots: Vec<f64> = ratios.iter().map(|ratio| ratio.max(0.0).sqrt()).collect();
    roots.sort_by(f64::total_cmp);
    let (Some(first), Some(last)) = (roots.first(), roots.last()) else { return format!("{name:<20} nothing") };
    if *last <= 0.0 {
        return format!("{name:<20} fixed by the margins");
    }
    let median = f64::midpoint(roots[(roots.len() - 1) / 2], roots[roots.len() / 2]);
    format!("{name:<20} {median:.2} ({first:.2} to {last:.2})")
}

/// What one pack says, in a workshop of its own.
async fn lines(files: Files, samples: u64) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let address = catalog_addresses(folder.path()).into_iter().next().unwrap();
    let work = open(Site { folder: folder.path(), address: &address }, files, Arc::new(|_| {})).await;
    let observatory = work.pack().head.observatory.to_string();
    let administrator = person(&work, None, ("administrator", &observatory, Role::Administrator)).await.unwrap();
    let keeper = person(&work, Some(&administrator), ("reviewer", &observatory, Role::Reviewer)).await.unwrap();
    let questions = COUNTED.map(|(_, who)| by_governorate(who));
    let ratios = errors_over_spread((&work, &keeper), &questions, samples).await;
    COUNTED.iter().zip(&ratios).map(|((name, _), ratios)| line(name, ratios)).collect()
}

#[tokio::test]
#[ignore = "takes minutes: `cargo xtask simulate country`"]
async fn errors_of_counts_by_governorate_beside_the_spread_of_forty_samples() {
    let asked = std::env::var("MARSAD_SIMULATION_SAMPLES").ok();
    let samples = asked.and_then(|samples| samples.parse().ok()).unwrap_or(SAMPLES);
    eprintln!("standard errors over the spread of {samples} samples: median over governorates (least to greatest)");
    for (raked_to, files) in
        [("strata, as in the pack", pack_files("tunisia")), ("regions and areas", raked_to_regions())]
    {
        eprintln!("non-migrants raked to {raked_to}");
        for line in lines(files, samples).await {
            eprintln!("  {line}");
        }
    }
}

/// Errors of 3 and 4 have the mean square 12.5; estimates of 1 and 6 have the variance 12.5.
#[test]
fn errors_as_large_as_estimates_differ_are_once_their_spread() {
    assert!((over_spread(&[(1.0, 3.0), (6.0, 4.0)]) - 1.0).abs() < 1e-12);
    assert_eq!(line("x", &[1.0, 4.0, 0.25, 2.25]), format!("{:<20} 1.25 (0.50 to 2.00)", "x"));
    assert_eq!(line("x", &[0.0, f64::NAN]), format!("{:<20} fixed by the margins", "x"));
}
