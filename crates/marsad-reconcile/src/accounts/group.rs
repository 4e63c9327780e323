//! The four groups of a population by citizenship and birthplace (UN 2021).

/// Whether a person is a citizen of the country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Citizenship {
    /// A citizen.
    Citizen,
    /// A foreign citizen, or stateless.
    Foreigner,
}

/// Where a person was born.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Birthplace {
    /// In the country.
    Native,
    /// Abroad.
    Foreign,
}

/// A group by citizenship and birthplace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Group {
    /// The citizenship.
    pub citizenship: Citizenship,
    /// The birthplace.
    pub birthplace: Birthplace,
}

/// Something for each of the four groups.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ByGroup<T> {
    /// Citizens born in the country.
    pub native_citizens: T,
    /// Citizens born abroad.
    pub foreign_born_citizens: T,
    /// Foreigners born in the country.
    pub native_foreigners: T,
    /// Foreigners born abroad.
    pub foreign_born_foreigners: T,
}

impl Group {
    /// The four groups, citizens first, natives first.
    pub const ALL: [Self; 4] = [
        Self { citizenship: Citizenship::Citizen, birthplace: Birthplace::Native },
        Self { citizenship: Citizenship::Citizen, birthplace: Birthplace::Foreign },
        Self { citizenship: Citizenship::Foreigner, birthplace: Birthplace::Native },
        Self { citizenship: Citizenship::Foreigner, birthplace: Birthplace::Foreign },
    ];

    /// The foreigners born where this group was.
    pub(super) fn foreigners(self) -> Self {
        Self { citizenship: Citizenship::Foreigner, ..self }
    }

    /// The citizens born where this group was.
    pub(super) fn citizens(self) -> Self {
        Self { citizenship: Citizenship::Citizen, ..self }
    }
}

impl<T> ByGroup<T> {
    /// What `of` gives for each group.
    pub fn from_fn(mut of: impl FnMut(Group) -> T) -> Self {
        let [native_citizens, foreign_born_citizens, native_foreigners, foreign_born_foreigners] =
            Group::ALL.map(&mut of);
        Self { native_citizens, foreign_born_citizens, native_foreigners, foreign_born_foreigners }
    }

    /// What there is for `group`.
    pub fn get(&self, group: Group) -> &T {
        match (group.citizenship, group.birthplace) {
            (Citizenship::Citizen, Birthplace::Native) => &self.native_citizens,
            (Citizenship::Citizen, Birthplace::Foreign) => &self.foreign_born_citizens,
            (Citizenship::Foreigner, Birthplace::Native) => &self.native_foreigners,
            (Citizenship::Foreigner, Birthplace::Foreign) => &self.foreign_born_foreigners,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ByGroup, Group};

    #[test]
    fn each_group_gets_back_what_was_made_for_it() {
        let groups = ByGroup::from_fn(|group| group);
        for group in Group::ALL {
            assert_eq!(*groups.get(group), group);
        }
    }
}
