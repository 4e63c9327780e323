//! What can be wrong with parameters. All problems are collected before any is reported.

use marsad_model::nearest;

/// Kinds of problems; each has a message in every language, found by its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProblemKind {
    /// A condition names a variable that the population does not have.
    UnknownVariable,
    /// A condition or a table names a code that its variable does not have.
    UnknownCode,
    /// A target names a population that is none of the four.
    UnknownPopulation,
    /// A name or code stands twice.
    Duplicate,
    /// A list that must hold something is empty.
    Empty,
    /// A variable has more codes than a set can hold.
    TooManyCodes,
    /// Shares do not add up to one.
    SharesDoNotAdd,
    /// There are not as many shares as codes.
    WrongNumberOfShares,
    /// A number lies outside what makes sense.
    OutOfRange,
    /// A variable depends on one that is drawn later, or on itself.
    UsedBeforeDrawn,
    /// The odds of every code are zero for some people.
    NoCodeLeft,
    /// A target gives neither a percentage nor a number of persons, or both.
    UnclearValue,
    /// The parts of a whole do not add up to it, even with the last printed digit.
    WholeDoesNotAdd,
    /// No probabilities can meet a target: those who could are too few or too many.
    Unreachable,
    /// Targets of one variable contradict each other.
    Disagreement,
    /// The table of all combinations would not fit into memory.
    TableTooLarge,
    /// Two populations use one name for columns of different kinds.
    ColumnKindsDiffer,
    /// A code that is needed has no range.
    MissingRange,
    /// A rate is missing for a population.
    MissingRate,
}

impl ProblemKind {
    /// Every kind.
    pub const ALL: [Self; 19] = [
        Self::UnknownVariable,
        Self::UnknownCode,
        Self::UnknownPopulation,
        Self::Duplicate,
        Self::Empty,
        Self::TooManyCodes,
        Self::SharesDoNotAdd,
        Self::WrongNumberOfShares,
        Self::OutOfRange,
        Self::UsedBeforeDrawn,
        Self::NoCodeLeft,
        Self::UnclearValue,
        Self::WholeDoesNotAdd,
        Self::Unreachable,
        Self::Disagreement,
        Self::TableTooLarge,
        Self::ColumnKindsDiffer,
        Self::MissingRange,
        Self::MissingRate,
    ];

    /// The word for it in message keys and in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::UnknownVariable => "unknown-variable",
            Self::UnknownCode => "unknown-code",
            Self::UnknownPopulation => "unknown-population",
            Self::Duplicate => "duplicate",
            Self::Empty => "empty",
            Self::TooManyCodes => "too-many-codes",
            Self::SharesDoNotAdd => "shares-do-not-add",
            Self::WrongNumberOfShares => "wrong-number-of-shares",
            Self::OutOfRange => "out-of-range",
            Self::UsedBeforeDrawn => "used-before-drawn",
            Self::NoCodeLeft => "no-code-left",
            Self::UnclearValue => "unclear-value",
            Self::WholeDoesNotAdd => "whole-does-not-add",
            Self::Unreachable => "unreachable",
            Self::Disagreement => "disagreement",
            Self::TableTooLarge => "table-too-large",
            Self::ColumnKindsDiffer => "column-kinds-differ",
            Self::MissingRange => "missing-range",
            Self::MissingRate => "missing-rate",
        }
    }
}

/// One thing wrong with parameters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The key where it stands, such as `current.education.effects`, or the id of a target.
    pub place: String,
    /// What kind of thing it is.
    pub kind: ProblemKind,
    /// The offending value.
    pub value: String,
    /// The valid words nearest to it, where it is a word.
    pub nearest: Vec<String>,
}

impl Problem {
    /// A problem with `value` at `place`.
    pub(crate) fn new(kind: ProblemKind, place: &str, value: impl std::fmt::Display) -> Self {
        Self { place: place.to_owned(), kind, value: value.to_string(), nearest: Vec::new() }
    }

    /// A word that is not among the `known` ones.
    pub(crate) fn unknown<'k>(
        kind: ProblemKind,
        place: &str,
        word: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) -> Self {
        let near = nearest(word, known).into_iter().map(str::to_owned).collect();
        Self { place: place.to_owned(), kind, value: word.to_owned(), nearest: near }
    }
}

#[cfg(test)]
mod tests {
    use super::{Problem, ProblemKind};

    #[test]
    fn words_are_distinct() {
        let mut words: Vec<&str> = ProblemKind::ALL.into_iter().map(ProblemKind::word).collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), ProblemKind::ALL.len());
    }

    #[test]
    fn an_unknown_word_comes_with_the_nearest_known_one() {
        let problem = Problem::unknown(ProblemKind::UnknownCode, "p", "MARIED", ["SINGLE", "MARRIED"]);
        assert_eq!(problem.nearest, ["MARRIED"]);
    }
}
