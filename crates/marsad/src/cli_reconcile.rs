//! The command line of `marsad reconcile`: methods of reconciliation over a file of figures.
//!
//! Holds: what each method is asked. Every file is CSV in UTF-8 with names of columns in its first line; its cells are
//! apart by commas, semicolons or tabs, and its numbers have a point.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use marsad_reconcile::mirror::{DurationRule, Side};

use crate::duration_code;

/// A method, over a file.
#[derive(Debug, Subcommand)]
pub enum Reconcile {
    /// Set side by side what sender and receiver say of each flow. Columns: PERIOD, ORIGIN, DESTINATION, SIDE (receiver or
    /// sender), PERSONS, and DURATION_RULE where it is stated (D0, D3M, D12M, PERM); or a line for both reports of a flow,
    /// with RECEIVER, SENDER, and RECEIVER_RULE, SENDER_RULE. A blank in RECEIVER or SENDER is a side that says nothing.
    Mirror(Mirror),
    /// Correct both reports of each flow by a factor for each country's immigration and one for its emigration, by least
    /// squares (MIMOSA). Columns: as of `mirror`.
    Factors(Factors),
    /// Estimate what each flow is, with intervals, from both reports and from what is believed of how they are made (IMEM).
    /// Columns: as of `mirror`, and COVERAGE and ACCURACY (RECEIVER_COVERAGE and so on where both reports stand in a line):
    /// the class of the report, which is its side where none is given.
    Flows(Flows),
    /// Turn a flow under one duration rule into the flow under another, by how long people stay. Columns: FROM and TO, the
    /// days of arrival and departure (TO is blank while a stay goes on), or MONTHS and ENDED (yes or no); WEIGHT, 1 where it
    /// is not there; SEEN, the last day on which a stay without an end was seen; WATCHED_FROM, the day from which on it was
    /// (or ENTRY_MONTHS, the least stay with which it could be seen).
    Duration(Duration),
    /// Make figures of several sources satisfy what must hold between them, by generalised least squares. Columns: CELL,
    /// VALUE (blank for a cell of which nobody says anything), SOURCE, and one of VARIANCE, STD_ERROR, CV (standard error as a
    /// share of the value) and GRADE; without any the grade of the source counts (`--grade`). UNIT where cells have several.
    Balance(Balance),
    /// Make a series agree with figures of longer periods. Columns: PERIOD, INDICATOR (and further ones that begin so), TOTAL
    /// for the periods that end here, FROM for the first of them. No period is left out between the first and the last.
    Benchmark(Benchmark),
    /// Turn totals since the beginning of the year into figures of periods. Columns: PERIOD (months, quarters, four months,
    /// half-years or years, also of several lengths in one series: a total counts until the end of its period), TOTAL, and
    /// SERIES where there are several. Where a total is missing the difference is that of all periods since the one before it: FROM
    /// names the first.
    Unroll(Unroll),
    /// Make a table fit its totals. Columns: one for each dimension, and VALUE; a row with _T in a dimension is a total over
    /// it, the others are the table to start from.
    Rake(FileOnly),
    /// Check that stocks follow from each other by births, deaths and moves. Columns: PERIOD, GROUP (native-citizens,
    /// foreign-born-citizens, native-foreigners, foreign-born-foreigners), STOCK at the beginning, and what happened in the
    /// period: BIRTHS, DEATHS, IMMIGRATION, EMIGRATION, NATURALISATION, ADJUSTMENT. The last period has a STOCK alone.
    /// No number has a sign but the ADJUSTMENT, which is added: NATURALISATION is the same number for the foreigners
    /// who leave and for the citizens born in the same place whom they join; given for one of the two it counts for
    /// both.
    Account(Account),
}

/// A file and nothing else.
#[derive(Args, Debug)]
pub struct FileOnly {
    /// The file.
    pub file: PathBuf,
    /// Digits after the decimal mark, in lines for people.
    #[arg(long, default_value_t = 1)]
    pub decimals: u8,
}

#[derive(Args, Debug)]
pub struct Mirror {
    #[command(flatten)]
    pub file: FileOnly,
    /// Add up the flows of each country on each side, in place of each flow by itself.
    #[arg(long)]
    pub countries: bool,
}

#[derive(Args, Debug)]
pub struct Factors {
    #[command(flatten)]
    pub file: FileOnly,
    /// A factor that is known: of the benchmark, whose reports are right as they are (1) or are known to miss some. One at
    /// least; may be given several times.
    #[arg(long = "fix", value_name = "SIDE:COUNTRY[=FACTOR]", value_parser = known_factor, required = true)]
    pub known: Vec<KnownFactor>,
    /// Give the corrected flows in place of the factors.
    #[arg(long)]
    pub flows: bool,
}

/// A factor that is known beforehand.
#[derive(Clone, Debug, PartialEq)]
pub struct KnownFactor {
    /// Of its immigration or of its emigration.
    pub side: Side,
    /// As the file calls it.
    pub country: String,
    /// What its reports are multiplied by.
    pub factor: f64,
}

/// A side and a country with the factor, which is 1 where none is given.
fn known_factor(text: &str) -> Result<KnownFactor, String> {
    let form = || "write receiver or sender, `:` and the country, and `=` and the factor where it is not 1".to_owned();
    let (side, rest) = text.split_once(':').ok_or_else(form)?;
    let side = match side {
        "receiver" => Side::Receiver,
        "sender" => Side::Sender,
        _ => return Err(form()),
    };
    let (country, factor) = match rest.rsplit_once('=') {
        Some((country, factor)) => (country, factor.parse().map_err(|_| form())?),
        None => (rest, 1.0),
    };
    if country.is_empty() { Err(form()) } else { Ok(KnownFactor { side, country: country.to_owned(), factor }) }
}

#[derive(Args, Debug)]
pub struct Flows {
    #[command(flatten)]
    pub file: FileOnly,
    /// What is believed before any report is seen. Columns: ABOUT, NAME, FORM, FIRST, SECOND. ABOUT is `intercept` (persons
    /// of a flow without effects), `covariate` (its effect), `duration` (flow under the rule NAME over the flow that is
    /// wanted), `coverage` (share that the class NAME counts), `accuracy` (of the class NAME), `flows`, `origins` or
    /// `destinations` (how far they spread). FORM says what FIRST and SECOND are: `interval` (the ends of 95 %), `known` (the
    /// number), `normal` (mean and standard deviation of the logarithm; of a covariate, of the effect), `beta` (both shapes of
    /// a coverage); of accuracies and spreads `spread` (the standard deviation of the logarithm, and how many observations
    /// that is worth) or `gamma` (shape and rate of the precision).
    #[arg(long, value_name = "FILE")]
    pub beliefs: PathBuf,
    /// What goes with the size of flows. Columns: PERIOD (blank where it holds for every period), ORIGIN, DESTINATION, and
    /// one for each covariate.
    #[arg(long, value_name = "FILE")]
    pub covariates: Option<PathBuf>,
    /// The duration rule under which flows are wanted.
    #[arg(long, value_name = "RULE", value_parser = rule, default_value = "D12M")]
    pub rule: DurationRule,
    /// What to give.
    #[arg(long, value_enum, default_value_t = FlowsTable::Flows)]
    pub show: FlowsTable,
    /// So many persons stand for a report of nobody, which is left out where none are given.
    #[arg(long, value_name = "PERSONS")]
    pub replace_zeros: Option<f64>,
    #[command(flatten)]
    pub sampler: Sampler,
}

/// How long to draw, and from which seed.
#[derive(Args, Clone, Debug)]
pub struct Sampler {
    /// Says all random numbers.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Chains that are drawn side by side, to see whether they agree.
    #[arg(long, default_value_t = 4)]
    pub chains: usize,
    /// Draws at the beginning of each chain that are not kept.
    #[arg(long, default_value_t = 500)]
    pub burn_in: usize,
    /// Draws of each chain that are kept.
    #[arg(long, default_value_t = 1000)]
    pub draws: usize,
    /// Of so many draws one is kept.
    #[arg(long, default_value_t = 1)]
    pub thinning: usize,
    /// R-hat above this is a finding.
    #[arg(long, default_value_t = 1.01)]
    pub rhat_max: f64,
    /// An effective sample size below this is a finding.
    #[arg(long, default_value_t = 400.0)]
    pub effective_min: f64,
}

/// What is given of estimated flows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FlowsTable {
    /// Each flow.
    Flows,
    /// The emigration of each country: intervals of sums cannot be had from those of the flows.
    Origins,
    /// The immigration of each country.
    Destinations,
    /// What was learnt of coverages, durations, covariates, accuracies.
    Parameters,
}

#[derive(Args, Debug)]
pub struct Duration {
    #[command(flatten)]
    pub file: FileOnly,
    /// The rules to count by.
    #[arg(long, value_name = "RULES", value_delimiter = ',', value_parser = rule,
          default_values = ["D0", "D3M", "D6M", "D12M"])]
    pub rules: Vec<DurationRule>,
    /// The rule from which factors lead to the others; the first of them where none is given.
    #[arg(long, value_name = "RULE", value_parser = rule)]
    pub from: Option<DurationRule>,
    /// A flow under that rule, to be converted to the others.
    #[arg(long)]
    pub persons: Option<f64>,
    /// Its standard error, in persons.
    #[arg(long, requires = "persons")]
    pub error: Option<f64>,
    /// The day on which stays without an end were last seen, where the file has no SEEN.
    #[arg(long, value_name = "DAY")]
    pub seen: Option<jiff::civil::Date>,
    /// The least stay, in months, that the survey asks for, where the file does not say it.
    #[arg(long, value_name = "MONTHS", default_value_t = 0.0)]
    pub entry_months: f64,
    /// Fewer stays under observation than this, after weights, are a finding.
    #[arg(long, default_value_t = 30.0)]
    pub at_risk_min: f64,
}

/// A duration rule by its code.
fn rule(code: &str) -> Result<DurationRule, String> {
    duration_code::read(code).ok_or_else(|| "write a duration rule such as D0, D3M, D12M, D6M1D or PERM".to_owned())
}

#[derive(Args, Debug)]
pub struct Balance {
    #[command(flatten)]
    pub file: FileOnly,
    /// What must hold. Columns: CONSTRAINT (its name), CELL, COEFFICIENT (1 where it is blank), a line for each cell; TARGET,
    /// what the sum equals (0 where no line says it); VARIANCE or STD_ERROR where it holds only nearly; UNITS `converting`
    /// where cells of several units meet.
    #[arg(long, value_name = "FILE")]
    pub constraints: Option<PathBuf>,
    /// Accounts of stocks and flows that must close. Columns: as of `account`, with names of cells in place of numbers.
    #[arg(long, value_name = "FILE")]
    pub accounts: Option<PathBuf>,
    /// Which errors go together. Columns: FIRST, SECOND (cells), and COVARIANCE or CORRELATION.
    #[arg(long, value_name = "FILE")]
    pub covariances: Option<PathBuf>,
    /// Between which values cells lie. Columns: CELL, MIN, MAX; a blank is no bound.
    #[arg(long, value_name = "FILE")]
    pub bounds: Option<PathBuf>,
    /// Cells without bounds may be negative; they may not where this is not given.
    #[arg(long)]
    pub signed: bool,
    /// The grades that there are. Columns: GRADE, CV, STD_ERROR_MIN. Without it they are A to D: within 3, 10, 20 and 40 per
    /// cent nine times out of ten.
    #[arg(long, value_name = "FILE")]
    pub grades: Option<PathBuf>,
    /// The grade of a source, for its lines without an error of their own; may be given several times.
    #[arg(long = "grade", value_name = "SOURCE=GRADE", value_parser = source_grade)]
    pub graded: Vec<SourceGrade>,
    /// The least standard error that a grade gives, so that a figure of zero is not taken as exact.
    #[arg(long, default_value_t = 0.5)]
    pub error_min: f64,
    /// Shows what another grade of a source would change; may be given several times.
    #[arg(long, value_name = "SOURCE=GRADE", value_parser = source_grade, conflicts_with = "show")]
    pub trial: Vec<SourceGrade>,
    /// What to give.
    #[arg(long, value_enum, default_value_t = BalanceTable::Cells)]
    pub show: BalanceTable,
    /// How many threads work; as many as the machine runs at a time where this is not given.
    #[arg(long)]
    pub threads: Option<usize>,
    /// How many multiplications may be spent on equations that hang together; beyond it standard errors are left out, and
    /// that is told.
    #[arg(long, value_name = "NUMBER")]
    pub multiplications_max: Option<u64>,
}

/// A source with a grade.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceGrade {
    /// As the file calls it.
    pub source: String,
    /// The grade.
    pub grade: String,
}

/// A source and a grade.
fn source_grade(text: &str) -> Result<SourceGrade, String> {
    let found = text.rsplit_once('=').filter(|(source, grade)| !source.is_empty() && !grade.is_empty());
    let (source, grade) = found.ok_or_else(|| "write the source, `=` and its grade".to_owned())?;
    Ok(SourceGrade { source: source.to_owned(), grade: grade.to_owned() })
}

/// What is given of a balance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum BalanceTable {
    /// Each cell before and after.
    Cells,
    /// How far each source moved each cell.
    Contributions,
    /// What became of each statement, and how it fits all others.
    Statements,
    /// How far each constraint is from holding, before and after, and how it fits all others.
    Constraints,
    /// Parts that nothing joins, each with its plausibility.
    Parts,
}

#[derive(Args, Debug)]
pub struct Unroll {
    #[command(flatten)]
    pub file: FileOnly,
    /// The month in which the year of the totals begins.
    #[arg(long, value_name = "MONTH", default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=12))]
    pub year_begins: u8,
}

#[derive(Args, Debug)]
pub struct Benchmark {
    #[command(flatten)]
    pub file: FileOnly,
    /// How: keep the growth of the indicator, keep its steps, or estimate by regression on the indicators.
    #[arg(long, value_enum, default_value_t = BenchmarkMethod::Denton)]
    pub method: BenchmarkMethod,
    /// How periods make a longer one.
    #[arg(long, value_enum, default_value_t = BenchmarkAggregation::Sum)]
    pub aggregation: BenchmarkAggregation,
    /// Add a constant to the indicators of the regression. Without this it has none, where other programs usually fit one.
    #[arg(long)]
    pub constant: bool,
}

/// Which method makes a series agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum BenchmarkMethod {
    /// Denton, proportional first differences.
    Denton,
    /// Denton, additive first differences.
    DentonAdditive,
    /// Chow and Lin, with the likeliest autocorrelation.
    ChowLin,
}

/// How periods make a longer one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum BenchmarkAggregation {
    /// Flows.
    Sum,
    /// Rates.
    Average,
    /// Stocks at the beginning.
    First,
    /// Stocks at the end.
    Last,
}

#[derive(Args, Debug)]
pub struct Account {
    #[command(flatten)]
    pub file: FileOnly,
    /// How many persons an account may leave over.
    #[arg(long, default_value_t = 0.5, allow_negative_numbers = true)]
    pub tolerance: f64,
}

#[cfg(test)]
mod tests {
    use super::{KnownFactor, Side, SourceGrade, known_factor, source_grade};

    #[test]
    fn a_known_factor_is_one_where_none_is_given() {
        let check = |text: &str, side, country: &str, factor| {
            assert_eq!(known_factor(text), Ok(KnownFactor { side, country: country.to_owned(), factor }), "{text}");
        };
        check("receiver:SE", Side::Receiver, "SE", 1.0);
        check("sender:DK=1.25", Side::Sender, "DK", 1.25);
        for wrong in ["SE", "both:SE", "receiver:", "receiver:=2", "receiver:SE=much"] {
            assert!(known_factor(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_source_may_have_a_name_with_any_sign_in_it() {
        let expected = SourceGrade { source: "census=2024".to_owned(), grade: "A".to_owned() };
        assert_eq!(source_grade("census=2024=A"), Ok(expected));
        for wrong in ["census", "=A", "census="] {
            assert!(source_grade(wrong).is_err(), "{wrong}");
        }
    }
}
