//! The command line of `marsad reconcile`: methods of reconciliation over a file of figures.
//!
//! Holds: what each method is asked. Every file is CSV in UTF-8 with names of columns in its first line; its cells are
//! apart by commas, semicolons or tabs, and its numbers have a point.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// A method, over a file.
#[derive(Debug, Subcommand)]
pub enum Reconcile {
    /// Set side by side what sender and receiver say of each flow. Columns: PERIOD, ORIGIN, DESTINATION, SIDE (receiver or
    /// sender), PERSONS, and DURATION_RULE where it is stated (D0, D3M, D12M, PERM).
    Mirror(FileOnly),
    /// Make a series agree with figures of longer periods. Columns: PERIOD, INDICATOR (and further ones that begin so), TOTAL
    /// for the periods that end here, FROM for the first of them. No period is left out between the first and the last.
    Benchmark(Benchmark),
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
pub struct Benchmark {
    #[command(flatten)]
    pub file: FileOnly,
    /// How: keep the growth of the indicator, keep its steps, or estimate by regression on the indicators.
    #[arg(long, value_enum, default_value_t = BenchmarkMethod::Denton)]
    pub method: BenchmarkMethod,
    /// How periods make a longer one.
    #[arg(long, value_enum, default_value_t = BenchmarkAggregation::Sum)]
    pub aggregation: BenchmarkAggregation,
    /// Add a constant to the indicators of the regression.
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
    #[arg(long, default_value_t = 0.5)]
    pub tolerance: f64,
}
