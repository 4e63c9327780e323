//! What can be wrong with a pack.

use std::collections::BTreeMap;

/// Kinds of problems; each has a message in every language, found by its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProblemKind {
    /// A file that every pack has is not there.
    MissingFile,
    /// A file cannot be read in its format.
    Unreadable,
    /// An identifier is used twice.
    Duplicate,
    /// Something refers to what is not there.
    Dangling,
    /// Something that must be given is not.
    Missing,
    /// A list of codes leads back to itself.
    Cycle,
    /// A text that people read is blank in a language.
    BlankText,
    /// Numbers that should rise do not.
    OutOfOrder,
    /// A bridge leads from a statement to itself.
    SameEnds,
    /// An interval has no width.
    EmptyInterval,
    /// A factor or a divisor is zero or no number.
    Zero,
    /// A share does not lie between 0 and 1.
    NoShare,
    /// So many errors cannot have this correlation.
    NoCorrelation,
    /// A series has no figure at a period.
    NoFigure,
    /// A period is not as long as the frequency of its series.
    OtherFrequency,
    /// A figure is recommended as the latest and is not.
    NotLatest,
    /// A figure is recommended as holding everyone, and another holds more.
    NotWidest,
    /// A figure is recommended as official and is not that of a public institution.
    NotOfficial,
    /// A figure is recommended as reconciled and no plan made it so.
    NotReconciled,
    /// A figure is recommended as the closest to the standard, and another is closer.
    NotNearest,
    /// A step adds where its facet takes away, or takes away where it adds.
    ReversedStep,
    /// A step bridges a facet in which both ends of its bridge say the same.
    AgreedFacet,
    /// Two refinements of the same series and time say each something else of a facet.
    ContradictedFacet,
    /// A refinement of some periods changes a facet that an attribute says for all of them.
    FixedFacet,
    /// The range of a figure that is taken from elsewhere does not hold the figure itself.
    OutsideRange,
    /// A statement is not what those that it is drawn from make, or a constraint of the plan makes something else of
    /// them.
    DrawnOtherwise,
    /// A statement speaks of another subject than its cell.
    OtherSubject,
    /// The constraints and bounds of a plan cannot hold together.
    CannotHold,
    /// A number must be above zero.
    NotPositive,
    /// A number is divided by other years than its period has.
    OtherYears,
    /// An interval joins figures of unlike definition or of several times: a remark, for readers are told.
    MixedInterval,
    /// Two things that should be in one unit are not.
    OtherUnit,
    /// Something is given that nothing will use.
    Unused,
    /// Something stands where it may not.
    NotAllowed,
    /// The parameters of the generator of a study make no population; `what` is the generator's own word.
    WrongParameters,
}

impl ProblemKind {
    /// Every kind.
    pub const ALL: [Self; 35] = [
        Self::MissingFile,
        Self::Unreadable,
        Self::Duplicate,
        Self::Dangling,
        Self::Missing,
        Self::Cycle,
        Self::BlankText,
        Self::OutOfOrder,
        Self::SameEnds,
        Self::EmptyInterval,
        Self::Zero,
        Self::NoShare,
        Self::NoCorrelation,
        Self::NoFigure,
        Self::OtherFrequency,
        Self::NotLatest,
        Self::NotWidest,
        Self::NotOfficial,
        Self::NotReconciled,
        Self::NotNearest,
        Self::ReversedStep,
        Self::AgreedFacet,
        Self::ContradictedFacet,
        Self::FixedFacet,
        Self::OutsideRange,
        Self::DrawnOtherwise,
        Self::OtherSubject,
        Self::CannotHold,
        Self::NotPositive,
        Self::OtherYears,
        Self::MixedInterval,
        Self::OtherUnit,
        Self::Unused,
        Self::NotAllowed,
        Self::WrongParameters,
    ];

    /// The word for it in message keys and in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::MissingFile => "missing-file",
            Self::Unreadable => "unreadable",
            Self::Duplicate => "duplicate",
            Self::Dangling => "dangling",
            Self::Missing => "missing",
            Self::Cycle => "cycle",
            Self::BlankText => "blank-text",
            Self::OutOfOrder => "out-of-order",
            Self::SameEnds => "same-ends",
            Self::EmptyInterval => "empty-interval",
            Self::Zero => "zero",
            Self::NoShare => "no-share",
            Self::NoCorrelation => "no-correlation",
            Self::NoFigure => "no-figure",
            Self::OtherFrequency => "other-frequency",
            Self::NotLatest => "not-latest",
            Self::NotWidest => "not-widest",
            Self::NotOfficial => "not-official",
            Self::NotReconciled => "not-reconciled",
            Self::NotNearest => "not-nearest",
            Self::ReversedStep => "reversed-step",
            Self::AgreedFacet => "agreed-facet",
            Self::ContradictedFacet => "contradicted-facet",
            Self::FixedFacet => "fixed-facet",
            Self::OutsideRange => "outside-range",
            Self::DrawnOtherwise => "drawn-otherwise",
            Self::OtherSubject => "other-subject",
            Self::CannotHold => "cannot-hold",
            Self::NotPositive => "not-positive",
            Self::OtherYears => "other-years",
            Self::MixedInterval => "mixed-interval",
            Self::OtherUnit => "other-unit",
            Self::Unused => "unused",
            Self::NotAllowed => "not-allowed",
            Self::WrongParameters => "wrong-parameters",
        }
    }
}

/// One thing wrong with a pack: what, in which file, about what.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, from the folder of the pack.
    pub file: String,
    /// What kind of thing it is.
    pub kind: ProblemKind,
    /// What the message needs: `what`, `where`, `detail`, `nearest`.
    pub arguments: BTreeMap<&'static str, String>,
}

impl Problem {
    /// A problem in `file`.
    pub fn new(kind: ProblemKind, file: &str) -> Self {
        Self { file: file.to_owned(), kind, arguments: BTreeMap::new() }
    }

    /// The same with an argument for its message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl std::fmt::Display) -> Self {
        self.arguments.insert(name, value.to_string());
        self
    }
}
