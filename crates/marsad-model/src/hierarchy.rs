//! Groups of codes that a parent column cannot say, because a code belongs to several.

use crate::{Id, LocalText};

/// A code that stands for others, such as the countries of a union at a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The code of the group, itself in the codelist.
    pub code: Id,
    /// The codes it stands for.
    pub members: Vec<Id>,
}

/// A named set of groups over one codelist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hierarchy {
    /// Its identifier.
    pub id: Id,
    /// Its name for people.
    pub name: LocalText,
    /// The list whose codes it groups.
    pub codelist: Id,
    /// Its groups.
    pub groups: Vec<Group>,
}

impl Hierarchy {
    /// The members of `group`.
    pub fn members(&self, group: &str) -> Option<&[Id]> {
        self.groups.iter().find(|g| g.code == *group).map(|g| g.members.as_slice())
    }
}
