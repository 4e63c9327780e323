//! Which codes of a dimension are parts of which, by the list, its parents and the groups of the pack.
//!
//! Codes are places among the words of the file's column, so that groups of rows are looked at without any text.

use std::collections::HashMap;

use marsad_model::{AgeSpan, Codelist, Id, TOTAL};

use super::case::Case;
use crate::names::is_of_rest;

/// Values that are of no code at all are no part of anything.
const NOT_APPLICABLE: &str = "_Z";
/// How codes for the rest of a part of a list end, such as the other countries of a continent.
const REST: &str = "_OTH";

/// What the words of a dimension are to each other.
pub(super) struct Families {
    /// For each word the words that stand above it, and the total.
    above: Vec<Vec<u32>>,
    /// For each word those that share something with it.
    sharing: Vec<Vec<u32>>,
    /// For each word the one right above it in the list; the total for those at the root of a list without levels.
    parents: Vec<Option<u32>>,
    /// For each word how many codes stand right under it in the list.
    children: Vec<usize>,
    is_loose: Vec<bool>,
    is_concerned: Vec<bool>,
}

impl Families {
    /// Of a dimension of a file; none where no word of the file stands above another.
    pub(super) fn of(case: &Case<'_>, at: usize) -> Option<Self> {
        let words = &case.columns.dimensions.get(at)?.words;
        let list = case.context.codelist(case.columns.structure.dimensions.get(at)?.id.as_str())?;
        let hierarchies = case.context.pack.hierarchies.iter().filter(|hierarchy| hierarchy.codelist == list.id);
        let groups = hierarchies.flat_map(|hierarchy| &hierarchy.groups);
        let tree = Tree::of(list, groups.map(|group| (&group.code, &group.members[..])).collect());
        let places: HashMap<&str, u32> = words.iter().map(Id::as_str).zip(0..).collect();
        let known = |ids: Vec<&str>| ids.into_iter().filter_map(|id| places.get(id).copied()).collect::<Vec<u32>>();
        let above: Vec<Vec<u32>> = words.iter().map(|word| known(tree.above(word.as_str()))).collect();
        let mut is_concerned: Vec<bool> = above.iter().map(|above| !above.is_empty()).collect();
        above.iter().flatten().for_each(|&whole| is_concerned[whole as usize] = true);
        let parent = |word: &Id| places.get(tree.parent(word.as_str())?).copied();
        is_concerned.contains(&true).then(|| Self {
            sharing: words.iter().map(|word| tree.sharing(word.as_str(), words)).collect(),
            parents: words.iter().map(parent).collect(),
            children: words.iter().map(|word| tree.children(word.as_str())).collect(),
            is_loose: words.iter().map(|word| tree.is_loose(word.as_str())).collect(),
            above,
            is_concerned,
        })
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.above.len()
    }

    /// Whether a word is a whole or a part of another.
    pub(super) fn concern(&self, word: u32) -> bool {
        self.is_concerned.get(word as usize) == Some(&true)
    }

    /// The words of a group of rows that stand above a word, with none of the group between.
    pub(super) fn wholes_right_above<'s>(
        &'s self,
        word: u32,
        is_there: impl Fn(u32) -> bool + 's,
    ) -> impl Iterator<Item = u32> + 's {
        let above = &self.above[word as usize];
        above.iter().copied().filter(move |&whole| {
            let is_between = |other: u32| other != whole && self.above[other as usize].contains(&whole);
            is_there(whole) && !above.iter().any(|&other| is_there(other) && is_between(other))
        })
    }

    /// Whether two of some parts share something, so that they cannot be added up.
    pub(super) fn overlap(&self, parts: &[u32]) -> bool {
        parts.iter().any(|&part| self.sharing[part as usize].iter().any(|other| parts.contains(other)))
    }

    /// Whether what a word counts may be counted in others beside it as well: the rest of a list, which is of other codes
    /// in every table; and a code that stands beside the levels of its list, such as all foreigners.
    pub(super) fn is_loose(&self, word: u32) -> bool {
        self.is_loose[word as usize]
    }

    /// Whether some parts are all codes that stand right under a whole in the list.
    pub(super) fn are_all_of(&self, whole: u32, parts: &[u32]) -> bool {
        let own = parts.iter().filter(|&&part| self.parents[part as usize] == Some(whole)).count();
        own > 0 && own == self.children[whole as usize]
    }
}

/// A list with the groups that the pack makes of its codes.
struct Tree<'l> {
    list: &'l Codelist,
    groups: Vec<(&'l Id, &'l [Id])>,
    /// Whether any code has one above it, and whether any has one that is not the total.
    levels: [bool; 2],
}

impl<'l> Tree<'l> {
    fn of(list: &'l Codelist, groups: Vec<(&'l Id, &'l [Id])>) -> Self {
        let parents = || list.codes().iter().filter_map(|code| code.parent.as_ref());
        let levels = [parents().next().is_some(), parents().any(|id| *id != *TOTAL)];
        Self { list, groups, levels }
    }

    /// The codes above a code by its parents, the groups that it or one of these is in, and the total.
    fn above(&self, word: &str) -> Vec<&'l str> {
        if [TOTAL, NOT_APPLICABLE].contains(&word) || !self.list.contains(word) {
            return Vec::new();
        }
        let mut found: Vec<&'l str> = self.list.ancestors(word).into_iter().map(|code| code.id.as_str()).collect();
        let is_in = |members: &[Id]| members.iter().any(|id| *id == *word || found.contains(&id.as_str()));
        let groups = self.groups.iter().filter(|(_, members)| is_in(members)).map(|(code, _)| code.as_str());
        let groups: Vec<&'l str> = groups.filter(|code| *code != word && !found.contains(code)).collect();
        found.extend(groups);
        if !found.contains(&TOTAL) {
            found.push(TOTAL);
        }
        found
    }

    /// The places of those of some words that share something with a word: ages that lie in both, members of a group.
    fn sharing(&self, word: &str, words: &[Id]) -> Vec<u32> {
        let span = age(word);
        let members: Vec<&Id> =
            self.groups.iter().filter(|(code, _)| **code == *word).flat_map(|(_, members)| members.iter()).collect();
        let of_members: Vec<Vec<&str>> = members.iter().map(|member| self.above(member.as_str())).collect();
        let is_of_both = |other: &str| {
            let is_age = span.is_some_and(|span| age(other).is_some_and(|other| span.overlaps(other)));
            let is_member = members.iter().any(|member| member.as_str() == other);
            is_age || is_member || of_members.iter().any(|above| above.contains(&other))
        };
        let others = words.iter().map(Id::as_str).zip(0_u32..).filter(|(other, _)| *other != word && *other != TOTAL);
        others.filter(|(other, _)| is_of_both(other)).map(|(_, place)| place).collect()
    }

    /// The code right above another; the total for the codes of a list without levels.
    fn parent(&self, word: &str) -> Option<&'l str> {
        let code = self.list.find(word)?;
        match &code.parent {
            Some(parent) => Some(parent.as_str()),
            None => (!self.levels[0] && is_of_something(word)).then_some(TOTAL),
        }
    }

    fn children(&self, word: &str) -> usize {
        let codes = self.list.codes().iter();
        codes.filter(|code| self.parent(code.id.as_str()) == Some(word)).count()
    }

    fn is_loose(&self, word: &str) -> bool {
        let is_under = self.list.find(word).is_some_and(|code| code.parent.is_some());
        let is_above = self.list.codes().iter().any(|code| code.parent.as_ref().is_some_and(|id| *id == *word));
        let is_group = self.groups.iter().any(|(code, _)| **code == *word);
        is_of_rest(word) || word.ends_with(REST) || self.levels[1] && !is_under && !is_above && !is_group
    }
}

/// Whether a code names something, unlike those for the total, for what is unknown and for what does not apply.
fn is_of_something(word: &str) -> bool {
    !word.starts_with('_')
}

fn age(word: &str) -> Option<AgeSpan> {
    if word == TOTAL { None } else { word.parse().ok() }
}

#[cfg(test)]
mod tests {
    use marsad_model::{Code, Codelist, Id, LocalText, Version};

    use super::Tree;

    fn id(text: &str) -> Id {
        Id::new(text).unwrap()
    }

    /// A list of codes, each with the one above it; `-` stands for none.
    fn list(codes: &[[&str; 2]]) -> Codelist {
        let name = || LocalText::new("ا", "a", "a").unwrap();
        let parent = |parent: &str| (parent != "-").then(|| id(parent));
        let code = |&[code, above]: &[&str; 2]| Code { id: id(code), parent: parent(above), name: name() };
        let version: Version = "1.0".parse().unwrap();
        Codelist::new(id("CL_X"), version, name(), String::new(), codes.iter().map(code).collect())
    }

    #[test]
    fn a_code_stands_under_its_parents_the_groups_of_these_and_the_total() {
        let list = list(&[["_T", "-"], ["ASIA", "-"], ["OM", "ASIA"], ["GULF", "-"], ["ALL", "-"], ["_Z", "-"]]);
        let (gulf, members) = (id("GULF"), [id("OM")]);
        let tree = Tree::of(&list, vec![(&gulf, &members[..])]);
        assert_eq!(tree.above("OM"), ["ASIA", "GULF", "_T"]);
        assert_eq!((tree.above("_Z").len(), tree.above("_T").len()), (0, 0));
        // The gulf and the continent share a country.
        assert_eq!(tree.sharing("GULF", &[id("ASIA"), id("ALL"), id("OM")]), [0, 2]);
        assert_eq!(["OM", "GULF", "ALL"].map(|word| tree.is_loose(word)), [false, false, true]);
    }

    #[test]
    fn ages_that_lie_in_both_are_shared() {
        let list = list(&[["_T", "-"], ["Y0T14", "_T"], ["Y15T29", "_T"], ["Y25T64", "_T"]]);
        let tree = Tree::of(&list, Vec::new());
        assert_eq!(tree.sharing("Y15T29", &[id("_T"), id("Y0T14"), id("Y25T64")]), [2]);
        assert_eq!((tree.children("_T"), tree.is_loose("Y0T14")), (3, false));
    }

    #[test]
    fn the_codes_of_a_list_without_levels_stand_under_its_total() {
        let list = list(&[["_T", "-"], ["F", "-"], ["M", "-"], ["_U", "-"], ["OTH", "-"]]);
        let tree = Tree::of(&list, Vec::new());
        assert_eq!((tree.children("_T"), tree.children("F")), (3, 0));
        assert_eq!(["F", "OTH"].map(|word| tree.is_loose(word)), [false, true]);
    }
}
