//! Single published statements, such as "cash is 87.5 % of 8,618 million": do their numbers and their labels hold?
//!
//! Holds: what a statement claims as data ([`Statement`], [`Claim`], [`Labelled`]), and its judgement with findings.
//! Does not hold: the reading of a text (a person or a parser says what is claimed), and no outcome that does not follow
//! from the numbers and labels given.
//! Where next: `numbers` for sums, shares and growth; `labels` for two numbers that should be the same thing.

mod labels;
mod numbers;

use marsad_model::{Finding, Place, Severity};

use crate::methods::cross_source::RatioBand;
use crate::methods::rounding::Printed;

/// Something published, in one or more claims.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Where it was published, for findings.
    pub source: String,
    /// What it is about, such as `foreigners, HIMS`.
    pub subject: String,
    /// The period it is about, as it says it.
    pub period: String,
    /// What it claims.
    pub claims: Vec<Claim>,
}

/// One claim that can be held against numbers or definitions.
#[derive(Clone, Debug, PartialEq)]
pub enum Claim {
    /// Parts add up to a total.
    Sum {
        /// The parts.
        parts: Vec<Printed>,
        /// The total.
        total: Printed,
        /// What the parts leave.
        rest: Rest,
    },
    /// A part is so many percent of a whole.
    Share {
        /// The part.
        part: Printed,
        /// The whole.
        whole: Printed,
        /// The percentage.
        percent: Printed,
    },
    /// A value has grown by so many percent.
    Growth {
        /// The value before.
        before: Printed,
        /// The value after.
        after: Printed,
        /// The change in percent.
        percent: Printed,
        /// Whose the value before is.
        base: Base,
    },
    /// Two sources for the same thing.
    Sources {
        /// The one.
        first: Labelled,
        /// The other.
        second: Labelled,
        /// The ratios that are usual.
        band: RatioBand,
    },
    /// A number under a label, against the same number or subject where it is defined.
    Label {
        /// As the statement has it.
        stated: Labelled,
        /// As it is defined, or as another source has it.
        defined: Labelled,
    },
}

/// What parts may leave of their total.
#[derive(Clone, Debug, PartialEq)]
pub enum Rest {
    /// Nothing says that anything is left.
    Unnamed,
    /// Something is left, and it is known what, such as `other` or destinations that are not listed.
    Named(String),
}

/// Whose the base of a growth is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// The statement names it: with another result it contradicts itself.
    Stated,
    /// It was published elsewhere: the statement may rest on another.
    Elsewhere,
}

/// A number with what is said of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Labelled {
    /// The words in which it is said.
    pub text: String,
    /// The number, in the unit that is said.
    pub value: f64,
    /// What it is said to count.
    pub facets: Facets,
}

/// What a number is said to count; a facet of which nothing is said cannot differ.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facets {
    /// The unit, such as `MTND`, `MUSD`, `PS` or `respondents`.
    pub unit: Option<String>,
    /// Who or what is counted, such as `by nationality` or `by route`.
    pub concept: Option<String>,
    /// Of whom, such as `aged 15 and over`.
    pub universe: Option<String>,
    /// The period, or the two that a growth compares.
    pub period: Option<String>,
    /// How it stands in time.
    pub nature: Option<Nature>,
    /// What a percentage is of.
    pub base: Option<PercentBase>,
}

/// How a number stands in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// How many there are at a date.
    Stock,
    /// How many events there were in a period.
    Flow,
    /// Stocks of several dates added up, which counts most persons several times.
    SumOfStocks,
}

/// What a percentage is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PercentBase {
    /// Of its row: how many of these persons are of that kind.
    Row,
    /// Of its column: how many of that kind are these persons.
    Column,
    /// Of its own group, each group having its own base: a rate.
    Rate,
    /// Of all, the percentages of all groups adding up to 100.
    Composition,
}

/// What a statement comes to, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// It holds.
    Pass,
    /// It holds, and leaves a rest that is named.
    PassWithResidual,
    /// Two sources differ no more than their definitions explain.
    Explainable,
    /// It may hold, but leaves a rest that nothing names.
    Warn,
    /// It does not fit what another source says.
    Flag,
    /// Two statements cannot both be right, and either may be.
    Conflict,
    /// It cannot be right as it stands.
    Fail,
}

/// The judgement of a statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// The worst of its claims.
    pub outcome: Outcome,
    /// What was found, claim by claim.
    pub findings: Vec<Finding>,
}

impl Outcome {
    /// How grave a finding of this outcome is.
    pub fn severity(self) -> Severity {
        match self {
            Self::Pass | Self::PassWithResidual | Self::Explainable => Severity::Note,
            Self::Warn | Self::Flag | Self::Conflict => Severity::Warning,
            Self::Fail => Severity::Error,
        }
    }
}

/// What a claim comes to, with a finding unless it simply holds.
type Found = (Outcome, Option<Finding>);

/// Judges every claim of a statement.
pub fn judge(statement: &Statement) -> Judgement {
    let found: Vec<Found> = statement.claims.iter().map(|claim| judge_claim(statement, claim)).collect();
    Judgement {
        outcome: found.iter().map(|(outcome, _)| *outcome).max().unwrap_or(Outcome::Pass),
        findings: found.into_iter().filter_map(|(_, finding)| finding).collect(),
    }
}

fn judge_claim(statement: &Statement, claim: &Claim) -> Found {
    match claim {
        Claim::Sum { parts, total, rest } => numbers::judge_sum(statement, parts, total, rest),
        Claim::Share { part, whole, percent } => numbers::judge_share(statement, [part, whole, percent]),
        Claim::Growth { before, after, percent, base } => {
            numbers::judge_growth(statement, [before, after, percent], *base)
        }
        Claim::Sources { first, second, band } => labels::judge_sources(statement, [first, second], band),
        Claim::Label { stated, defined } => labels::judge_label(statement, stated, defined),
    }
}

impl Statement {
    fn place(&self) -> Place {
        Place { file: self.source.clone(), ..Place::default() }
    }
}
