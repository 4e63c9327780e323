//! The command line of what is done to weights before anything is estimated, of models of areas, and of intervals.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use marsad_model::{
    AreaMethod, AreaScale, BenchmarkRule, IntervalMethod, PairSum, QuantileDefinition, ResponseRules, TrimShare,
};

/// What is done to the weights, in this order: non-response, trimming, post-stratification, raking; calibration comes last.
#[derive(Args, Debug, Default)]
pub struct WeightingOptions {
    /// Who answered: a column that is 1 for those who did and 0 for those who did not. They get the weight of all, cell by cell.
    #[arg(long, value_name = "COLUMN", conflicts_with_all = ["protected", "plan"])]
    pub answered: Option<String>,
    /// The variables whose codes crossed are the cells, the most important one first; without them there is one cell of all.
    #[arg(long, value_delimiter = ',', value_name = "VARIABLES", requires = "answered")]
    pub nonresponse_cells: Vec<String>,
    /// The least number who answered in a cell.
    #[arg(long, default_value_t = ResponseRules::USUAL.respondents_min, value_name = "NUMBER", requires = "answered")]
    pub cell_respondents: u32,
    /// The largest factor by which the weights of a cell may grow.
    #[arg(long, default_value_t = ResponseRules::USUAL.factor_max, value_name = "NUMBER", requires = "answered")]
    pub cell_factor: f64,
    /// Put cells that break these rules together with a neighbour; otherwise they are told.
    #[arg(long, requires = "answered")]
    pub merge_cells: bool,
    /// Adjust by how likely each was to answer, after a logistic regression on these variables: numbers as they are, others by their
    /// codes.
    #[arg(long, value_delimiter = ',', value_name = "VARIABLES", requires = "answered",
        conflicts_with_all = ["nonresponse_cells", "merge_cells"])]
    pub nonresponse_propensity: Vec<String>,
    /// In so many classes of like propensity; 0 divides the weights by the propensity itself.
    #[arg(long, default_value_t = 5, value_name = "NUMBER", requires = "nonresponse_propensity")]
    pub propensity_classes: u32,
    /// The least propensity by which weights are divided.
    #[arg(long, default_value_t = 0.05, value_name = "SHARE", requires = "nonresponse_propensity")]
    pub propensity_min: f64,
    /// Bring larger weights to this one: a weight, 3*median, or median+3*iqr.
    #[arg(long, value_name = "BOUND", conflicts_with_all = ["protected", "plan"])]
    pub trim_above: Option<String>,
    /// Bring smaller weights to this one: a weight, 0.3*median, or median-3*iqr.
    #[arg(long, value_name = "BOUND", conflicts_with_all = ["protected", "plan"])]
    pub trim_below: Option<String>,
    /// Who gets what is cut off: all others evenly or in proportion to their weights, or nobody.
    #[arg(long, value_name = "WHO", value_parser = worded(TrimShare::ALL.iter().map(|one| one.word()), TrimShare::named))]
    pub trim_share: Option<TrimShare>,
    /// In how many rounds weights are trimmed at most.
    #[arg(long, default_value_t = 1000, value_name = "NUMBER")]
    pub trim_rounds: u32,
    /// Bring the weights of each cell to its size in the population: a CSV file with columns of codes named after their variables
    /// and a last column "total".
    #[arg(long, value_name = "FILE", conflicts_with_all = ["protected", "plan"])]
    pub poststratify: Option<PathBuf>,
    /// The same for several margins, one after the other until no weight changes. May be given several times.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["protected", "plan"])]
    pub rake: Vec<PathBuf>,
    /// Leave out cells of the population in which the sample has nobody; otherwise no weights are made.
    #[arg(long)]
    pub leave_out_empty_cells: bool,
}

/// How small areas are modelled.
#[derive(Args, Debug, Default)]
pub struct AreaModelOptions {
    /// How the variance of the model of areas is found: reml, ml, fh (the moments of Fay and Herriot) or prasad-rao.
    #[arg(long, value_name = "METHOD", requires = "small_areas",
        value_parser = worded(AreaMethod::ALL.iter().map(|one| one.word()), AreaMethod::named))]
    pub fh_method: Option<AreaMethod>,
    /// The scale of the model: the arcsine for shares, unless it is said otherwise.
    #[arg(long, value_name = "SCALE", requires = "small_areas",
        value_parser = worded(AreaScale::ALL.iter().map(|one| one.word()), AreaScale::named))]
    pub fh_transform: Option<AreaScale>,
    /// One design effect for the errors of shares in all areas, on the scale of the arcsine: small samples know their own errors badly.
    #[arg(long, requires = "small_areas")]
    pub fh_one_design_effect: bool,
    /// Replicates of a parametric bootstrap of the mean squared error, for shares on the scale of the arcsine.
    #[arg(long, value_name = "NUMBER", requires = "small_areas")]
    pub fh_bootstrap: Option<u32>,
    /// The seed of that bootstrap.
    #[arg(long, default_value_t = 1, value_name = "NUMBER", requires = "fh_bootstrap")]
    pub fh_seed: u64,
    /// A figure for all areas together that their estimates have to meet: a number, or "direct" for what the sample says.
    #[arg(long, value_name = "NUMBER|direct", requires = "small_areas")]
    pub benchmark: Option<String>,
    /// The column of the file of areas that says how large each is, which means, shares and ratios need for it. Without one,
    /// "direct" takes from the sample how large areas are, for means and shares.
    #[arg(long, value_name = "COLUMN", requires = "benchmark")]
    pub benchmark_sizes: Option<String>,
    /// Which areas move: all by the same factor (ratio), by the same amount (difference), or by their errors (by-error).
    #[arg(long, value_name = "RULE", requires = "benchmark",
        value_parser = worded(BenchmarkRule::ALL.iter().map(|one| one.word()), BenchmarkRule::named))]
    pub benchmark_method: Option<BenchmarkRule>,
}

/// How intervals are made, and which definition of a quantile counts.
#[derive(Args, Debug, Default)]
pub struct IntervalOptions {
    /// How intervals are made. Of shares: wald, logit, xlogit, likelihood, arcsine, beta (Korn and Graubard). Of quantiles: wald,
    /// xlogit, arcsine, beta (each turned back after Woodruff), score, replicates.
    #[arg(long, value_name = "METHOD", conflicts_with_all = ["regress", "test", "survival", "adjusted_weights"],
        value_parser = worded(IntervalMethod::ALL.iter().map(|one| one.word()), IntervalMethod::named))]
    pub interval: Option<IntervalMethod>,
    /// The definition of a quantile, by the names of R: math, school, shah-vaish, hf1 to hf9.
    // What is required is not asked for beside something that excludes it: that has to be said as well.
    #[arg(long, value_name = "RULE", requires = "quantile",
        conflicts_with_all = ["count", "total", "mean", "proportion", "ratio"],
        value_parser = worded(QuantileDefinition::ALL.iter().map(|one| one.word()), QuantileDefinition::named))]
    pub quantile_rule: Option<QuantileDefinition>,
}

/// The form of a sum over pairs of units.
pub fn pair_sums() -> impl TypedValueParser<Value = PairSum> {
    worded(PairSum::ALL.iter().map(|one| one.word()), PairSum::named)
}

/// Takes the words of an enum of the model.
fn worded<T: Clone + Send + Sync + 'static>(
    words: impl Iterator<Item = &'static str>,
    named: fn(&str) -> Option<T>,
) -> impl TypedValueParser<Value = T> {
    let words: Vec<&'static str> = words.collect();
    PossibleValuesParser::new(words).try_map(move |word: String| named(&word).ok_or(word))
}

#[cfg(test)]
mod tests {
    use clap::Parser;
    use marsad_model::{AreaMethod, IntervalMethod};

    use crate::cli::{Cli, Command};
    use crate::cli_survey::Estimate;

    fn line(words: &[&str]) -> Option<Estimate> {
        let first = ["marsad", "estimate", "--file", "survey.csv", "--weights", "w"];
        let read = Cli::try_parse_from(first.iter().chain(words)).ok()?;
        match read.command {
            Command::Estimate(estimate) => Some(*estimate),
            _ => None,
        }
    }

    #[test]
    fn words_of_the_model_are_words_of_the_command() {
        let read = line(&["--proportion", "works=1", "--interval", "beta"]).unwrap();
        assert_eq!(read.intervals.interval, Some(IntervalMethod::Beta));
        assert_eq!(read.weighting.cell_respondents, 20);
        let areas = ["--mean", "income", "--by", "area", "--small-areas", "areas.csv", "--fh-method", "fh"];
        assert_eq!(line(&areas).unwrap().areas.fh_method, Some(AreaMethod::Fh));
        assert!(line(&["--proportion", "works=1", "--interval", "wilson"]).is_none());
        assert!(line(&["--mean", "income", "--fh-method", "ml"]).is_none(), "there are no areas");
        assert!(line(&["--mean", "income", "--nonresponse-cells", "sex"]).is_none(), "who answered is not said");
        assert!(line(&["--mean", "income", "--quantile-rule", "hf7"]).is_none());
    }

    #[test]
    fn the_weights_themselves_are_asked_for_with_or_without_a_name_of_rows() {
        assert_eq!(line(&["--adjusted-weights"]).unwrap().statistic.adjusted_weights.as_deref(), Some(""));
        let named = line(&["--adjusted-weights=person", "--trim-above", "3*median"]).unwrap();
        assert_eq!(named.statistic.adjusted_weights.as_deref(), Some("person"));
        assert!(line(&["--adjusted-weights", "--mean", "income"]).is_none());
    }
}
