//! What a message says of groups of series at once: found by the dimensions that a group and its series share.

use std::cell::Cell;
use std::collections::HashMap;

use crate::secrecy::Secrecy;

/// In how many ways the groups of a data set may be chosen: each set of dimensions is one.
const WAYS_MAX: usize = 64;

/// What is said of one group.
pub(in crate::formats) struct Group {
    /// The dimensions that choose it, where the message tells them apart from what is said.
    pub keys: Vec<(usize, String)>,
    pub said: Vec<(usize, String)>,
}

/// The groups of a data set.
#[derive(Default)]
pub(in crate::formats) struct Groups {
    /// Those that were read while it is not known yet which of their components choose them.
    read: Vec<Group>,
    ways: Vec<Way>,
}

/// Groups that are chosen by the same dimensions.
struct Way {
    columns: Vec<usize>,
    by_key: HashMap<String, Said>,
}

/// What is said of the observations with one key.
#[derive(Default)]
struct Said {
    said: Vec<(usize, String)>,
    /// The key as a person reads it.
    key: String,
    /// Whether an observation has it.
    is_met: Cell<bool>,
}

impl Groups {
    pub(in crate::formats) fn add(&mut self, group: Group) {
        self.read.push(group);
    }

    /// Orders the groups by the dimensions that choose them; false where they are chosen in too many ways.
    ///
    /// A group without keys of its own writes them as it writes its attributes: `is_key` tells them apart.
    pub(in crate::formats) fn settle(&mut self, is_key: impl Fn(usize) -> bool) -> bool {
        let mut has_room = true;
        for group in std::mem::take(&mut self.read) {
            let (mut keys, said) = match group.keys.is_empty() {
                true => group.said.into_iter().partition(|(column, _)| is_key(*column)),
                false => (group.keys, group.said),
            };
            keys.sort_unstable_by_key(|(column, _)| *column);
            let columns: Vec<usize> = keys.iter().map(|(column, _)| *column).collect();
            let at = match self.ways.iter().position(|way| way.columns == columns) {
                Some(at) => at,
                None if self.ways.len() < WAYS_MAX => {
                    self.ways.push(Way { columns, by_key: HashMap::new() });
                    self.ways.len() - 1
                }
                None => {
                    has_room = false;
                    continue;
                }
            };
            let mut key = String::new();
            keys.iter().for_each(|(_, text)| push(&mut key, text));
            let of_key = self.ways[at].by_key.entry(key).or_default();
            if of_key.key.is_empty() {
                of_key.key = keys.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join(", ");
            }
            of_key.said.extend(said);
        }
        has_room
    }

    /// Fills what an observation does not say of itself with what its groups say. The first that is said counts, and of how
    /// confidential it is the strictest; returns a column of which another group says something else.
    pub(in crate::formats) fn fill<'t>(
        &'t self,
        texts: &mut [Option<&'t str>],
        secrecy: &mut Secrecy,
    ) -> Option<usize> {
        let mut found: Vec<&(usize, String)> = Vec::new();
        let mut key = String::new();
        for way in &self.ways {
            key.clear();
            let mut values = way.columns.iter().map(|&column| texts.get(column).copied().flatten());
            let is_whole = values.all(|value| value.inspect(|text| push(&mut key, text)).is_some());
            if is_whole && let Some(of_key) = way.by_key.get(&key) {
                of_key.is_met.set(true);
                found.extend(&of_key.said);
            }
        }
        let (mut filled, mut disputed): (Vec<usize>, _) = (Vec::new(), None);
        for (column, text) in found {
            match texts.get_mut(*column) {
                Some(slot @ None) => {
                    *slot = Some(text.as_str());
                    filled.push(*column);
                }
                Some(Some(other)) if *other != text.as_str() && filled.contains(column) => disputed = Some(*column),
                Some(Some(own)) => {
                    let nearer = *own;
                    *own = secrecy.strictest(*column, nearer, text);
                }
                None => {}
            }
        }
        disputed
    }

    /// What is said of keys that no observation has: each key, and the columns of which something is lost.
    pub(in crate::formats) fn unmet(&self) -> impl Iterator<Item = (&str, impl Iterator<Item = usize>)> {
        let all = self.ways.iter().flat_map(|way| way.by_key.values());
        let unmet = all.filter(|of_key| !of_key.is_met.get() && !of_key.said.is_empty());
        unmet.map(|of_key| (of_key.key.as_str(), of_key.said.iter().map(|(column, _)| *column)))
    }
}

/// Adds a value to a key so that no two lists of values have the same key.
fn push(key: &mut String, text: &str) {
    key.push_str(&text.len().to_string());
    key.push(':');
    key.push_str(text);
}

#[cfg(test)]
mod tests {
    use super::{Group, Groups};
    use crate::secrecy::Secrecy;

    fn pairs(said: &[(usize, &str)]) -> Vec<(usize, String)> {
        said.iter().map(|(column, text)| (*column, (*text).to_owned())).collect()
    }

    #[test]
    fn a_group_speaks_of_the_observations_with_its_dimensions_and_no_others() {
        let mut groups = Groups::default();
        groups.add(Group { keys: Vec::new(), said: pairs(&[(1, "F"), (2, "women")]) });
        groups.add(Group { keys: pairs(&[(0, "XM-L"), (1, "F")]), said: pairs(&[(3, "Lulu")]) });
        assert!(groups.settle(|column| column < 2));
        let fill = |own: [Option<&'static str>; 4]| {
            let mut texts = own.to_vec();
            groups.fill(&mut texts, &mut Secrecy::default());
            texts.into_iter().map(|text| text.unwrap_or("-").to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(fill([Some("XM-L"), Some("F"), None, None]), ["XM-L", "F", "women", "Lulu"]);
        assert_eq!(fill([Some("XM-S"), Some("F"), Some("own"), None]), ["XM-S", "F", "own", "-"]);
        assert_eq!(fill([Some("XM-L"), None, None, None]), ["XM-L", "-", "-", "-"]);
    }

    #[test]
    fn no_two_lists_of_values_have_one_key() {
        let mut groups = Groups::default();
        groups.add(Group { keys: pairs(&[(0, "a"), (1, "1:b")]), said: pairs(&[(2, "x")]) });
        groups.settle(|_| true);
        let mut texts = vec![Some("a1:1"), Some("b"), None];
        groups.fill(&mut texts, &mut Secrecy::default());
        assert_eq!(texts[2], None);
    }

    #[test]
    fn two_groups_that_say_different_things_of_one_observation_are_told() {
        let mut groups = Groups::default();
        groups.add(Group { keys: pairs(&[(0, "A")]), said: pairs(&[(2, "F")]) });
        groups.add(Group { keys: pairs(&[(1, "N")]), said: pairs(&[(2, "C")]) });
        groups.settle(|_| false);
        let dispute = |own: [Option<&'static str>; 3]| groups.fill(&mut own.to_vec(), &mut Secrecy::default());
        assert_eq!(dispute([Some("A"), Some("S"), None]), None);
        assert_eq!(dispute([Some("A"), Some("N"), None]), Some(2));
        assert_eq!(dispute([Some("A"), Some("N"), Some("N")]), None, "its own word counts");
    }

    #[test]
    fn a_group_that_no_observation_belongs_to_is_known() {
        let mut groups = Groups::default();
        groups.add(Group { keys: pairs(&[(0, "A")]), said: pairs(&[(1, "x")]) });
        groups.add(Group { keys: pairs(&[(0, "B")]), said: pairs(&[(1, "x")]) });
        groups.add(Group { keys: pairs(&[(0, "C")]), said: Vec::new() });
        groups.settle(|_| false);
        groups.fill(&mut [Some("A"), None], &mut Secrecy::default());
        assert_eq!(groups.unmet().map(|(key, _)| key).collect::<Vec<_>>(), ["B"]);
    }

    #[test]
    fn groups_that_are_chosen_in_too_many_ways_are_known() {
        let mut groups = Groups::default();
        (0..65).for_each(|at| groups.add(Group { keys: pairs(&[(at, "a")]), said: Vec::new() }));
        assert!(!groups.settle(|_| true));
    }
}
