//! The four populations of a migration survey (MED-HIMS), which are also the kinds of households in its second phase.

/// What the survey finds a person or a household to be.
///
/// A household with a foreign citizen is foreign; else one with a member abroad is of current migrants; else one with a
/// member who came back is of return migrants; else it is of non-migrants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MigrationStatus {
    /// A national who never lived abroad.
    NonMigrant,
    /// A member of the household who lives abroad.
    Current,
    /// A member who came back from abroad.
    Returned,
    /// A resident with a foreign citizenship.
    Foreign,
}

impl MigrationStatus {
    /// Every status, in the order of [`MigrationStatus::index`].
    pub const ALL: [Self; 4] = [Self::NonMigrant, Self::Current, Self::Returned, Self::Foreign];

    /// Its place in arrays that hold something for each status.
    pub const fn index(self) -> usize {
        match self {
            Self::NonMigrant => 0,
            Self::Current => 1,
            Self::Returned => 2,
            Self::Foreign => 3,
        }
    }

    /// The key of its table in the parameters.
    pub const fn word(self) -> &'static str {
        match self {
            Self::NonMigrant => "nonmigrant",
            Self::Current => "current",
            Self::Returned => "returned",
            Self::Foreign => "foreign",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::MigrationStatus;

    #[test]
    fn a_status_stands_at_its_index() {
        for (place, status) in MigrationStatus::ALL.into_iter().enumerate() {
            assert_eq!(status.index(), place);
        }
    }
}
