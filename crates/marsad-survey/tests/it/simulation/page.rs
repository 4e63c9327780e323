//! The page that tells of the simulation.

use std::fmt::Write as _;

use super::population::{Figures, Population, Shape};
use super::study::questions;
use super::{Found, Outcome, Samples};

const HEAD: &str = "\
<!-- Made by `cargo xtask simulate survey`. Do not edit. -->

# Are variances and intervals what they say?

Samples are drawn again and again from one invented population by a design like that of a household survey on migration.
The variance that each sample estimates is held against the variance that estimates really have, and each 95 % interval
against the truth. The population, the drawing and what is asked are in `crates/marsad-survey/tests/it/simulation`.

";

const FOOT: &str = "
*Bias* is the mean of the estimated variances over the true one, less one. *Covered* is how often the interval holds the
truth. *Finite populations*: the shares of areas and households that were drawn narrow the variance (Brewer's
approximation at the first stage); the other ways take areas as drawn with replacement, which makes variances too large
by up to the share of areas drawn. The jackknife of a median has no sound variance; as in R, its interval comes from the
jackknife of the share below the median, after Woodruff.
";

/// What the page tells.
pub(super) struct Page<'a> {
    pub(super) shape: Shape,
    pub(super) samples: &'a Samples,
    pub(super) population: &'a Population,
    pub(super) outcome: &'a Outcome,
}

impl Page<'_> {
    /// The page in Markdown.
    pub(super) fn text(&self) -> String {
        let mut text = HEAD.to_owned();
        text += &self.design();
        text += "\n| figure | truth | true standard error |\n|---|---|---|\n";
        for (name, of) in FIGURES {
            let (truth, error) = (of(&self.outcome.figures), of(&self.outcome.variances).sqrt());
            let _ = writeln!(text, "| {name} | {} | {} |", digits(truth), digits(error));
        }
        text += "\n| figure | variance | bias | interval | covered | mean length / true standard error |\n";
        text += "|---|---|---|---|---|---|\n";
        for ((way, question), found) in questions().into_iter().zip(self.outcome.found()) {
            let Found { bias, coverage, length } = found;
            let length = length / (question.truth)(&self.outcome.variances).sqrt();
            let _ = writeln!(
                text,
                "| {} | {} | {:+.1} % | {} | {:.1} % | {length:.2} |",
                question.figure,
                way.words(),
                100.0 * bias,
                question.interval,
                100.0 * coverage,
            );
        }
        text + FOOT
    }

    fn design(&self) -> String {
        let Shape { strata, drawn, .. } = self.shape;
        let Samples { with_variances, alone } = self.samples;
        let areas = self.population.areas.len();
        let (households, persons) = (self.population.first_person.len() - 1, self.population.persons.len());
        // A bias is known as well as the true variance, whose share of error is the root of 2 over the samples.
        let of_variance = 100.0 * (2.0 / *alone as f64).sqrt();
        let of_coverage = 100.0 * (0.95 * 0.05 / *with_variances as f64).sqrt();
        format!(
            "- Population: {persons} adults in {households} households, {areas} areas, {strata} strata.\n\
             - Sample: {drawn} areas with probability proportional to their households, systematically from a random\n  \
             order in each stratum; in each area at most four households with somebody abroad and four others; everybody\n  \
             in them.\n\
             - {with_variances} samples with estimated variances, {alone} more for the true variances, which are so known\n  \
             to {of_variance:.1} %; a share of covered intervals is known to {of_coverage:.1} points.\n\
             - mean: of income; ratio: of money from abroad to income; share: of women of a region who are ready to leave\n  \
             without papers; median: of income.\n"
        )
    }
}

/// The head of a column and what stands in it.
type Shown = (&'static str, fn(&Figures) -> f64);

const FIGURES: [Shown; 4] = [
    ("mean", |figures| figures.mean),
    ("ratio", |figures| figures.ratio),
    ("share", |figures| figures.share),
    ("median", |figures| figures.median),
];

/// Four digits that count.
fn digits(value: f64) -> String {
    let before = value.abs().log10().floor() as i32;
    let decimals = usize::try_from(3 - before).unwrap_or(0);
    format!("{value:.decimals$}")
}
