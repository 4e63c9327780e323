//! What is said at each level of the data set that is open: of all of it, of a group, of a series, of an observation.

use super::groups::Groups;
use super::parts::Part;
use super::values::Values;
use crate::secrecy::Secrecy;

/// What is said at each level.
#[derive(Default)]
pub(super) struct Levels {
    pub data: Values,
    pub group: Values,
    /// The dimensions that choose the group, where the message tells them apart from what is said.
    pub group_key: Values,
    pub series: Values,
    pub observation: Values,
}

impl Levels {
    /// The level of which something is said within the elements that are open.
    pub(super) fn of(&mut self, open: &[Part]) -> &mut Values {
        let is_key = open.iter().rev().take(2).any(|part| *part == Part::Key);
        let is_level = |part: &&Part| matches!(part, Part::DataSet | Part::Group | Part::Series | Part::Observation);
        match open.iter().rev().find(is_level) {
            Some(Part::Observation) => &mut self.observation,
            Some(Part::Series) => &mut self.series,
            Some(Part::Group) if is_key => &mut self.group_key,
            Some(Part::Group) => &mut self.group,
            _ => &mut self.data,
        }
    }

    /// What is said of each of so many components where the observation stands: what is said nearest to it counts, and of how
    /// confidential it is the strictest. With it comes a component of which two groups say different things.
    pub(super) fn texts<'t>(
        &'t self,
        columns: usize,
        groups: Option<&'t Groups>,
        secrecy: &mut Secrecy,
    ) -> (Vec<Option<&'t str>>, Option<usize>) {
        let levels = [&self.observation, &self.series, &self.group];
        let own = |column: usize| levels.iter().find_map(|level| level.get(column));
        let mut texts: Vec<Option<&str>> = (0..columns).map(own).collect();
        for column in secrecy.columns() {
            let said = levels.iter().filter_map(|level| level.get(column));
            if let Some(slot) = texts.get_mut(column) {
                *slot = said.reduce(|nearer, farther| secrecy.strictest(column, nearer, farther));
            }
        }
        let disputed = groups.and_then(|groups| groups.fill(&mut texts, secrecy));
        for &column in self.data.said() {
            let (Some(slot), Some(said)) = (texts.get_mut(column), self.data.get(column)) else { continue };
            *slot = Some(slot.map_or(said, |nearer| secrecy.strictest(column, nearer, said)));
        }
        (texts, disputed)
    }
}
