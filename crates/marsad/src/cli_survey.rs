//! The command line of surveys: estimates and studies.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use marsad_model::{Id, PairSum};
use marsad_publish::ScriptLanguage;

use crate::cli::As;
use crate::cli_weighting::{AreaModelOptions, IntervalOptions, WeightingOptions, pair_sums};

/// Estimates from a study of the data folder, or from any survey file.
#[derive(Args, Debug)]
pub struct Estimate {
    /// The study; not needed with --file.
    #[arg(required_unless_present = "file", conflicts_with = "file")]
    pub study: Option<String>,
    /// A survey file instead of a study: SPSS, Stata, CSV or Parquet. Needs no data folder.
    #[arg(long)]
    pub file: Option<PathBuf>,
    /// The codebook of a CSV file: a document of DDI-Codebook (.xml), or a CSV file. Beside a file of SPSS or Stata it goes before what that
    /// says of its variables. In a CSV file of it, a row for each variable (variable, kind, label.en, label.fr, label.ar, …) and
    /// below it one for each of its codes (variable, code, label.en, …). "marsad study receive --help" names all columns. Roles that it
    /// declares (weight, stratum, cluster, population) are the design where no option names one.
    #[arg(long, requires = "file")]
    pub codebook: Option<PathBuf>,
    /// The table of the study.
    #[arg(long, default_value = "persons", conflicts_with = "file")]
    pub table: Id,
    #[command(flatten)]
    pub statistic: StatisticOptions,
    #[command(flatten)]
    pub analysis: AnalysisOptions,
    /// Variables by whose codes the table is crossed.
    #[arg(long, value_delimiter = ',', value_name = "VARIABLES")]
    pub by: Vec<String>,
    /// Whom it is about: a variable has one of these codes. May be given for several variables. A comma inside brackets that are
    /// closed, as in agecat=(39,59], or inside quotation marks belongs to the code.
    #[arg(long = "where", value_name = "VARIABLE=CODES")]
    pub wanted: Vec<String>,
    /// The confidence of intervals.
    #[arg(long, default_value_t = 0.95)]
    pub confidence: f64,
    #[command(flatten)]
    pub intervals: IntervalOptions,
    #[command(flatten)]
    pub weighting: WeightingOptions,
    #[command(flatten)]
    pub areas: AreaModelOptions,
    #[command(flatten)]
    pub design: DesignOptions,
    /// Apply what the public table builder applies: safe variables only, small and unreliable cells hidden.
    #[arg(long, conflicts_with = "file")]
    pub protected: bool,
    /// Print the script that asks the same in another program: r or stata.
    #[arg(long, value_name = "LANGUAGE")]
    pub script: Option<ScriptLanguage>,
    /// Print the plan that makes this table for a dataset of the pack.
    #[arg(long, value_name = "DATASET", conflicts_with_all = ["file", "script"])]
    pub plan: Option<String>,
    /// The account that asks; needed where the study holds real persons.
    #[arg(long = "as", value_name = "ACCOUNT", conflicts_with = "file")]
    pub account: Option<String>,
}

/// What is estimated: one of these.
#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
pub struct StatisticOptions {
    /// How many there are.
    #[arg(long)]
    pub count: bool,
    /// The total of a number.
    #[arg(long, value_name = "VARIABLE")]
    pub total: Option<String>,
    /// The mean of a number.
    #[arg(long, value_name = "VARIABLE")]
    pub mean: Option<String>,
    /// The share of each code of a variable, or of one.
    #[arg(long, value_name = "VARIABLE[=CODE]")]
    pub proportion: Option<String>,
    /// One total divided by another.
    #[arg(long, value_name = "VARIABLE/VARIABLE")]
    pub ratio: Option<String>,
    /// The value that a share of the population does not pass.
    #[arg(long, value_name = "VARIABLE=SHARE")]
    pub quantile: Option<String>,
    /// A regression: of a number, of whether somebody has a code (VARIABLE=CODE), or of which of several codes. What
    /// explains it is said with --on.
    #[arg(long, value_name = "VARIABLE[=CODE]", conflicts_with_all = ["by", "protected", "plan"])]
    pub regress: Option<String>,
    /// Whether two variables are independent: Rao and Scott's test, with the weighted table.
    #[arg(long, value_name = "VARIABLE,VARIABLE", conflicts_with_all = ["by", "protected", "plan"])]
    pub test: Option<String>,
    /// How long spells last: how long each was watched, whether it ended (1, or a code), and from when on it was watched.
    /// Kaplan and Meier's curves, by the codes of --by; with --on Cox's proportional hazards.
    #[arg(long, value_name = "DURATION,EVENT[=CODE][,ENTRY]", conflicts_with_all = ["protected", "plan"])]
    pub survival: Option<String>,
    /// The weights themselves, a row each, before and after what other options do to them; the column names the rows, which have
    /// their numbers without it.
    #[arg(long, value_name = "COLUMN", num_args = 0..=1, require_equals = true, default_missing_value = "",
        conflicts_with_all = ["by", "wanted", "protected", "plan"])]
    pub adjusted_weights: Option<String>,
}

/// What is done beyond a table of estimates.
#[derive(Args, Debug, Default)]
pub struct AnalysisOptions {
    /// What explains a regression or hazards: age, age^2, sex, sex=F (codes, F is the reference), sex*age (the product). Numbers
    /// count as they are, unless one of the terms names a reference or the codebook says that they name kinds. A comma inside
    /// closed brackets or quotation marks belongs to its term.
    #[arg(long, value_name = "TERMS",
        conflicts_with_all = ["count", "total", "mean", "proportion", "ratio", "quantile", "test", "adjusted_weights"])]
    pub on: Vec<String>,
    /// The kind of regression, where the outcome does not say it.
    #[arg(long, value_enum, requires = "regress")]
    pub family: Option<Family>,
    /// Times at which curves of survival are shown.
    #[arg(long, value_delimiter = ',', value_name = "TIMES", requires = "survival")]
    pub at: Vec<f64>,
    /// The difference of two cells, each named by its codes with points between them; commas in codes as for --where. May be given
    /// several times.
    #[arg(long, value_name = "CODES,CODES",
        conflicts_with_all = ["quantile", "regress", "test", "survival", "adjusted_weights", "small_areas", "protected", "plan"])]
    pub contrast: Vec<String>,
    /// Model the areas of --by with what is known of them: a CSV file with the codes of the areas in its first column and
    /// a number in every other (Fay and Herriot; on the arcsine scale for a share). --fh-method, --fh-transform and
    /// --benchmark say how.
    #[arg(long, value_name = "FILE",
        conflicts_with_all = ["count", "quantile", "regress", "test", "survival", "adjusted_weights", "protected", "plan"])]
    pub small_areas: Option<PathBuf>,
    /// Calibrate the weights first: a CSV file with columns of codes named after their variables and a last column
    /// "total", or "total:NUMBER" for the totals of a number. May be given several times.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["protected", "plan"])]
    pub calibrate: Vec<PathBuf>,
    /// How weights are calibrated.
    #[arg(long, value_enum, default_value_t = Calibrating::Linear, requires = "calibrate")]
    pub calibration: Calibrating,
    /// The least and the largest factor by which a weight may change.
    #[arg(long, value_delimiter = ',', value_name = "LOW,HIGH", requires = "calibrate")]
    pub bounds: Vec<f64>,
}

/// Kinds of regression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Family {
    /// Of a number.
    Linear,
    /// Of whether somebody has a code.
    Logistic,
    /// Of a count.
    Poisson,
    /// Of which of several codes; VARIABLE=CODE names the one the others are compared with.
    Multinomial,
}

/// How weights are calibrated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Calibrating {
    /// With the least squares of changes.
    #[default]
    Linear,
    /// By factors that stay positive.
    Raking,
    /// Between bounds.
    Logit,
}

/// How the sample was drawn. Of a study only what differs from its own design.
#[derive(Args, Debug, Default)]
pub struct DesignOptions {
    /// The column of weights.
    #[arg(long, value_name = "COLUMN")]
    pub weights: Option<String>,
    /// Columns of probabilities, one for each stage.
    #[arg(long, value_delimiter = ',', value_name = "COLUMNS")]
    pub probabilities: Vec<String>,
    /// Columns of strata, one for each stage.
    #[arg(long, value_delimiter = ',', value_name = "COLUMNS")]
    pub strata: Vec<String>,
    /// Columns that name the units drawn, one for each stage.
    #[arg(long, value_delimiter = ',', value_name = "COLUMNS")]
    pub clusters: Vec<String>,
    /// Columns with the size of the population of each stratum, or the fraction drawn, one for each stage.
    #[arg(long, value_delimiter = ',', value_name = "COLUMNS")]
    pub fpc: Vec<String>,
    /// Names of units count inside their stratum only.
    #[arg(long)]
    pub nested: bool,
    /// Units were drawn with probability proportional to size: with replacement, or without and by which approximation. But for
    /// the first, --fpc or --probabilities name the columns of probabilities.
    #[arg(long, value_enum)]
    pub pps: Option<Pps>,
    /// The sum over pairs of units, for overton and hartley-rao.
    #[arg(long, value_name = "FORM", requires = "pps", value_parser = pair_sums())]
    pub pps_pairs: Option<PairSum>,
    /// The sum of squared probabilities over the population, divided by the number of units drawn, for hartley-rao.
    #[arg(long, value_name = "NUMBER", requires = "pps")]
    pub pps_mean_square: Option<f64>,
    /// What the weights have to add up to, within a thousandth: the population as it is known.
    #[arg(long, value_name = "NUMBER")]
    pub expected_total: Option<f64>,
    /// What is done with strata of one unit.
    #[arg(long, value_enum)]
    pub lonely: Option<Lonely>,
    /// Find variances by replicates.
    #[arg(long, value_enum, conflicts_with = "replicate_weights")]
    pub replicates: Option<Replicates>,
    /// How many replicates of the bootstrap.
    #[arg(long, default_value_t = 500, requires = "replicates")]
    pub replicate_count: u32,
    /// The seed of the bootstrap.
    #[arg(long, default_value_t = 1, requires = "replicates")]
    pub seed: u64,
    /// Columns of replicate weights; one that ends with * stands for all that go on with a number.
    #[arg(long, value_delimiter = ',', value_name = "COLUMNS")]
    pub replicate_weights: Vec<String>,
    /// How the replicate weights were made.
    #[arg(long, value_enum, default_value_t = ReplicateMethod::Bootstrap, requires = "replicate_weights")]
    pub replicate_method: ReplicateMethod,
    /// The replicate weights are factors of the weight, and no complete weights.
    #[arg(long, requires = "replicate_weights")]
    pub replicate_factors: bool,
    /// The factor before the sum of squares over replicate weights, where it is not that of their method.
    #[arg(long, value_name = "NUMBER", requires = "replicate_weights")]
    pub replicate_scale: Option<f64>,
    /// A factor for each of the replicates in that sum, which a jackknife in strata needs: numbers with commas between them, or a
    /// file with one in each line.
    #[arg(long, value_name = "NUMBERS|FILE", requires = "replicate_weights")]
    pub replicate_scales: Option<String>,
    /// Fay's share of the half left out, for half samples.
    #[arg(long, value_name = "RHO")]
    pub fay: Option<f64>,
    /// The column that marks the rows of a second phase, drawn from a first that was screened: 1 (or true) there, 0 (or false)
    /// elsewhere.
    #[arg(long, value_name = "COLUMN", conflicts_with_all = ["replicates", "replicate_weights"])]
    pub second_phase: Option<String>,
    /// The column of weights within the first phase.
    #[arg(long, value_name = "COLUMN", requires = "second_phase")]
    pub second_weights: Option<String>,
    /// Columns of probabilities within the first phase.
    #[arg(long, value_delimiter = ',', value_name = "COLUMNS", requires = "second_phase")]
    pub second_probabilities: Vec<String>,
    /// Columns of strata of the second phase.
    #[arg(long, value_delimiter = ',', value_name = "COLUMNS", requires = "second_phase")]
    pub second_strata: Vec<String>,
    /// Columns that name the units of the second phase.
    #[arg(long, value_delimiter = ',', value_name = "COLUMNS", requires = "second_phase")]
    pub second_clusters: Vec<String>,
    /// Columns with the sizes of the strata of the second phase; counted in the first phase without them.
    #[arg(long, value_delimiter = ',', value_name = "COLUMNS", requires = "second_phase")]
    pub second_fpc: Vec<String>,
    /// How the variance of two phases is found.
    #[arg(long, value_enum)]
    pub two_phase_method: Option<TwoPhaseBy>,
}

/// How units were drawn by their size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Pps {
    /// With replacement.
    WithReplacement,
    /// Without replacement, after Brewer: any number of stages.
    Brewer,
    /// Without replacement, after Hájek: any number of stages.
    Hajek,
    /// Without replacement, with Overton's probabilities of pairs: one stage.
    Overton,
    /// Without replacement, with those of Hartley and Rao: one stage.
    HartleyRao,
}

/// How the variance of two phases is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TwoPhaseBy {
    /// The variances of the phases are added.
    Approximate,
    /// From the joint probabilities of rows: four stages at most in both phases.
    Full,
}

/// What is done with strata of one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Lonely {
    /// Nothing is estimated.
    Fail,
    /// They count as drawn with certainty.
    Certainty,
    /// Their distance is taken from zero, which for means and shares is the mean of all.
    Adjust,
    /// They add what the other strata add on average.
    Average,
}

/// Replicates that are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Replicates {
    /// Each unit is left out in turn.
    Jackknife,
    /// Balanced half samples of strata with two units.
    HalfSamples,
    /// The rescaled bootstrap of Rao, Wu and Yue.
    Bootstrap,
}

/// How replicate weights that came with the data were made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ReplicateMethod {
    /// Balanced half samples.
    HalfSamples,
    /// One unit left out, without strata.
    JackknifeUnstratified,
    /// One unit left out in strata.
    JackknifeStratified,
    /// A bootstrap.
    #[default]
    Bootstrap,
    /// Successive differences.
    SuccessiveDifferences,
    /// Another method, whose scale is given.
    Other,
}

#[derive(Debug, Subcommand)]
pub enum Study {
    /// List the studies of the pack, with what is there of them.
    List,
    /// Show a study: what it is, its tables and its variables.
    Show {
        /// The study.
        study: String,
    },
    /// Find variables of all studies by words in any of the three languages.
    Find {
        /// The words.
        #[arg(required = true)]
        words: Vec<String>,
    },
    /// Show how often each code of a variable stands, as rows and with weights, and why values are missing.
    Frequencies {
        /// The study.
        study: String,
        /// The variable.
        variable: String,
        /// Hide what the public may not see.
        #[arg(long)]
        protected: bool,
        /// The account that asks; needed where the study holds real persons.
        #[arg(long = "as", value_name = "ACCOUNT")]
        account: Option<String>,
    },
    /// Write the codebook of a table as DDI-Codebook 2.5.
    Ddi {
        /// The study.
        study: String,
        /// The table.
        #[arg(long, default_value = "persons")]
        table: Id,
    },
    /// Write the records of a table as CSV, which the scripts for other programs read.
    Records {
        /// The study.
        study: String,
        /// The table.
        #[arg(long, default_value = "persons")]
        table: Id,
        /// The account that asks; needed where the study holds real persons.
        #[arg(long = "as", value_name = "ACCOUNT")]
        account: Option<String>,
    },
    /// Receive the records of a table from a file: SPSS, Stata, CSV or Parquet.
    Receive {
        /// The study.
        study: String,
        /// The file.
        file: PathBuf,
        /// The table.
        #[arg(long, default_value = "persons")]
        table: Id,
        /// The codebook of a CSV file, where it is not that of the study, or what goes before the labels and missing codes of a file of SPSS or
        /// Stata: a document of DDI-Codebook, or a CSV file with a row for each variable and below
        /// it one for each of its codes. Columns, of which only "variable" must be there: variable, code, kind (number,
        /// text, date, date-time), level (nominal, ordinal, scale), role (such as weight, stratum, cluster), missing ("yes" for
        /// a code, or a range of codes such as 97..99, that is no answer), format, and label, question and universe, each
        /// with .ar, .fr or .en behind it or without a language.
        #[arg(long)]
        codebook: Option<PathBuf>,
        #[command(flatten)]
        actor: As,
    },
    /// Make the tables of a synthetic study from the parameters of the pack.
    Synthesise {
        /// The study.
        study: String,
        /// The seed of the population.
        #[arg(long, default_value_t = 1)]
        population_seed: u64,
        /// The seed of the design: which areas, which households, who answers.
        #[arg(long, default_value_t = 1)]
        design_seed: u64,
        /// How many times the size of the design.
        #[arg(long, default_value_t = 1)]
        scale: u32,
        #[command(flatten)]
        actor: As,
    },
}
