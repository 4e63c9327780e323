//! Facets: the questions that a definition answers, and the answers that need no codelist.
//!
//! Source of the list: the classification of stocks by citizenship and country of birth and the residence thresholds of
//! the United Nations framework of 2021; the populations of the MED-HIMS surveys for generation and tie to a household.

use crate::worded::worded;

worded! {
    /// One thing that a definition says.
    Facet {
        /// What is counted.
        Subject = "subject",
        /// By the legal bond to a state.
        Citizenship = "citizenship",
        /// By where people were born.
        Birthplace = "birthplace",
        /// Whether people moved themselves.
        Generation = "generation",
        /// Whether a household in the country must still know of them.
        HouseholdLink = "household-link",
        /// The ages counted.
        Age = "age",
        /// The sex counted.
        Sex = "sex",
        /// How it is counted.
        Method = "method",
        /// The shortest stay that makes someone count.
        DurationRule = "duration-rule",
        /// What one is one of.
        Unit = "unit",
        /// What a percentage is a percentage of.
        Percentage = "percentage",
        /// Who the hundred per cent are.
        Base = "base",
        /// Stock, flow or total since a date.
        TimeNature = "time-nature",
        /// The moment of the period that a value holds for.
        Reference = "reference",
        /// Where those counted are.
        Area = "area",
        /// Which part of the whole is chosen.
        Part = "part",
        /// What is known not to be counted.
        Missing = "missing",
        /// What is known to be counted though it should not be.
        Surplus = "surplus",
    }
}

worded! {
    /// Whom a series counts, by the legal bond to a state.
    Citizenship {
        /// Everyone.
        Any = "any",
        /// Those with the citizenship of the country, whatever others they have.
        National = "national",
        /// Those whose only citizenship is that of the country.
        SingleNational = "single-national",
        /// Those without the citizenship of the country.
        Foreign = "foreign",
    }
}

worded! {
    /// Whom a series counts, by where they were born.
    Birthplace {
        /// Everyone.
        Any = "any",
        /// Those born in the country.
        Native = "native",
        /// Those born abroad.
        ForeignBorn = "foreign-born",
    }
}

worded! {
    /// Whom a series counts, by who in the family moved.
    Generation {
        /// Everyone, children born after the move included.
        Any = "any",
        /// Only those who moved themselves.
        First = "first",
    }
}

worded! {
    /// Whom a series counts, by the tie to a household in the country.
    HouseholdLink {
        /// Everyone; no tie is asked for.
        Any = "any",
        /// Only those of whom a household in the country still knows.
        Linked = "linked",
    }
}

worded! {
    /// How something is counted.
    CountingMethod {
        /// Entries in a register that people join and leave.
        Register = "register",
        /// A census of everybody.
        Census = "census",
        /// A sample, weighted up.
        Survey = "survey",
        /// Acts of an administration: decisions, permits, operations.
        Act = "act",
        /// An estimate drawn from several sources.
        Estimate = "estimate",
        /// What others made public, collected.
        Monitoring = "monitoring",
        /// Entries of accounts, such as the balance of payments.
        Accounts = "accounts",
        /// A figure that someone in charge stated, without a method.
        Stated = "stated",
    }
}

worded! {
    /// What a percentage is a percentage of.
    Percentage {
        /// Of everyone counted, how many are of this group: such shares add up to a hundred.
        Composition = "composition",
        /// Of this group, how many have the feature: such rates do not add up.
        Rate = "rate",
    }
}

worded! {
    /// What the time of a value means.
    TimeNature {
        /// How many there are at a moment.
        Stock = "stock",
        /// How many in a period.
        Flow = "flow",
        /// How many since a date, such as 1 January.
        Cumulative = "cumulative",
        /// How many in a year, on average over a longer period.
        YearlyAverage = "yearly-average",
        /// How many more or fewer than at an earlier moment: a difference of two stocks, which may be below zero.
        Change = "change",
    }
}

worded! {
    /// The moment of its period that a value holds for.
    ReferenceMoment {
        /// Its first day.
        Start = "start",
        /// Its middle.
        Middle = "middle",
        /// Its last day.
        End = "end",
        /// All of it.
        Throughout = "throughout",
        /// The days on which the data were collected.
        Fieldwork = "fieldwork",
    }
}

impl Citizenship {
    /// Whether everyone whom `other` counts is counted too.
    pub fn contains(self, other: Self) -> bool {
        self == other || self == Self::Any || (self == Self::National && other == Self::SingleNational)
    }
}

impl Birthplace {
    /// Whether everyone whom `other` counts is counted too.
    pub fn contains(self, other: Self) -> bool {
        self == other || self == Self::Any
    }
}

impl Generation {
    /// Whether everyone whom `other` counts is counted too.
    pub fn contains(self, other: Self) -> bool {
        self == other || self == Self::Any
    }
}

impl HouseholdLink {
    /// Whether everyone whom `other` counts is counted too.
    pub fn contains(self, other: Self) -> bool {
        self == other || self == Self::Any
    }
}

impl TimeNature {
    /// What a code of the list of TIME_AGG means; none where the code alone does not tell.
    pub fn of_code(code: &str) -> Option<Self> {
        match code {
            "INST" => Some(Self::Stock),
            "PER" => Some(Self::Flow),
            "YTD" | "SINCE" => Some(Self::Cumulative),
            "AVG" => Some(Self::YearlyAverage),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Citizenship, Facet};

    #[test]
    fn everyone_contains_nationals_and_nationals_contain_those_without_another_citizenship() {
        assert!(Citizenship::Any.contains(Citizenship::Foreign));
        assert!(Citizenship::National.contains(Citizenship::SingleNational));
        assert!(!Citizenship::SingleNational.contains(Citizenship::National));
        assert!(!Citizenship::National.contains(Citizenship::Foreign));
    }

    #[test]
    fn no_two_facets_have_one_word() {
        let mut words: Vec<&str> = Facet::ALL.iter().map(|facet| facet.word()).collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), Facet::ALL.len());
    }
}
