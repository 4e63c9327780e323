//! What is said of a code beside its names, in one version of a list and in the next: the code above it, the groups to which it
//! belongs, and further words for it.

use std::collections::{BTreeSet, HashMap};

use marsad_model::{Codelist, Hierarchy, Id};

use super::versions::{CodelistComparison, ComparedCode};

/// What may be said of a code beside its names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CodeFact {
    /// The code above it.
    Parent,
    /// A group to which it belongs.
    Group,
    /// A further word for it.
    Word,
}

impl CodeFact {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Parent, Self::Group, Self::Word];

    /// The word for it in messages and in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Parent => "parent",
            Self::Group => "group",
            Self::Word => "word",
        }
    }
}

/// A fact of a code that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedFact {
    /// Which.
    pub fact: CodeFact,
    /// What was said and is said no more: the code above it; groups, each as `HIERARCHY:CODE`; words.
    pub old: Vec<String>,
    /// What is said now and was not said.
    pub new: Vec<String>,
}

impl ChangedFact {
    fn of_sets(fact: CodeFact, old: &BTreeSet<String>, new: &BTreeSet<String>) -> Option<Self> {
        let changed =
            Self { fact, old: old.difference(new).cloned().collect(), new: new.difference(old).cloned().collect() };
        let is_same = changed.old.is_empty() && changed.new.is_empty();
        (!is_same).then_some(changed)
    }
}

/// The older and the newer code, where one became one other.
fn pair(code: &ComparedCode) -> Option<(&Id, &Id)> {
    match (&code.old, &code.new[..]) {
        (Some(old), [(new, _)]) => Some((old, new)),
        _ => None,
    }
}

/// The newer codes by the older ones, where one became one other.
fn became(codes: &[ComparedCode]) -> HashMap<Id, Id> {
    codes.iter().filter_map(pair).map(|(old, new)| (old.clone(), new.clone())).collect()
}

/// Adds what changed in the lists themselves: the code above, and further words.
pub(super) fn add_facts(codes: &mut [ComparedCode], (old, new): (&Codelist, &Codelist)) {
    let became = became(codes);
    let (words_before, words_now) = (words(old), words(new));
    let none = BTreeSet::new();
    for code in codes {
        let Some((before, now)) = pair(code) else { continue };
        let parent = changed_parent((old, before), (new, now), &became);
        let said = (words_before.get(before).unwrap_or(&none), words_now.get(now).unwrap_or(&none));
        let words = ChangedFact::of_sets(CodeFact::Word, said.0, said.1);
        code.facts.extend(parent.into_iter().chain(words));
    }
}

/// The code above a code, where it is another than the one that the older one became.
fn changed_parent(
    (old, before): (&Codelist, &Id),
    (new, now): (&Codelist, &Id),
    became: &HashMap<Id, Id>,
) -> Option<ChangedFact> {
    let above = |list: &Codelist, id: &Id| list.find(id.as_str()).and_then(|code| code.parent.clone());
    let (was, is) = (above(old, before), above(new, now));
    let expected = was.as_ref().map(|id| became.get(id).unwrap_or(id));
    let told = |id: &Option<Id>| id.iter().map(Id::to_string).collect();
    (expected != is.as_ref()).then(|| ChangedFact { fact: CodeFact::Parent, old: told(&was), new: told(&is) })
}

/// The further words for each code.
fn words(list: &Codelist) -> HashMap<&Id, BTreeSet<String>> {
    let mut all: HashMap<&Id, BTreeSet<String>> = HashMap::new();
    for (word, code) in &list.aliases {
        all.entry(code).or_default().insert(word.clone());
    }
    all
}

/// Adds the groups that a code left or joined, in hierarchies that both packs have.
pub(super) fn add_groups(compared: &mut CodelistComparison, (old, new): (&[Hierarchy], &[Hierarchy])) {
    let became = became(&compared.codes);
    let is_kept = |one: &Hierarchy, other: &Hierarchy| {
        one.id == other.id && one.codelist == compared.old.0 && other.codelist == compared.new.0
    };
    let kept: Vec<(&Hierarchy, &Hierarchy)> =
        old.iter().filter_map(|one| Some((one, new.iter().find(|other| is_kept(one, other))?))).collect();
    for code in &mut compared.codes {
        let Some((before, now)) = pair(code) else { continue };
        let (mut was, mut is) = (BTreeSet::new(), BTreeSet::new());
        for (one, other) in &kept {
            was.extend(groups_of(one, before).map(|group| named(one, became.get(group).unwrap_or(group))));
            is.extend(groups_of(other, now).map(|group| named(other, group)));
        }
        code.facts.extend(ChangedFact::of_sets(CodeFact::Group, &was, &is));
    }
}

fn groups_of<'h>(hierarchy: &'h Hierarchy, member: &Id) -> impl Iterator<Item = &'h Id> {
    hierarchy.groups.iter().filter(move |group| group.members.contains(member)).map(|group| &group.code)
}

fn named(hierarchy: &Hierarchy, group: &Id) -> String {
    format!("{}:{group}", hierarchy.id)
}

#[cfg(test)]
mod tests {
    use marsad_model::{Code, Pack};

    use super::*;
    use crate::names::{CodeChange, compare_packs};

    /// What is told of the codes of a list of Marjan once the pack is changed.
    fn told(list: &str, change: impl FnOnce(&mut Pack)) -> Vec<String> {
        let old = marsad_testkit::marjan();
        let mut new = old.clone();
        change(&mut new);
        let compared = compare_packs(old, &new);
        let of_list = compared.codelists.iter().filter(|one| one.new.0 == *list).flat_map(|one| &one.codes);
        let one = |code: &ComparedCode, fact: &ChangedFact| {
            let id = code.old.as_ref().map_or("", Id::as_str);
            format!("{id} {}: {} > {}", fact.fact.word(), fact.old.join(" "), fact.new.join(" "))
        };
        of_list.flat_map(|code| code.facts.iter().map(move |fact| one(code, fact))).collect()
    }

    /// The list with each of its codes as it is changed.
    fn with_codes(pack: &mut Pack, list: &str, change: impl Fn(&mut Code)) {
        let list = pack.codelists.iter_mut().find(|one| one.id == *list).unwrap();
        let mut codes = list.codes().to_vec();
        codes.iter_mut().for_each(change);
        let aliases = std::mem::take(&mut list.aliases);
        *list = Codelist::new(list.id.clone(), list.version, list.name.clone(), list.source.clone(), codes);
        list.aliases = aliases;
    }

    #[test]
    fn a_code_that_stands_under_another_one_is_told_though_its_names_are_the_same() {
        let moved = |pack: &mut Pack| {
            with_codes(pack, "CL_AREA", |code| {
                if code.id == *"EG" {
                    code.parent = Some("_T".parse().unwrap());
                }
            });
        };
        assert_eq!(told("CL_AREA", moved), ["EG parent: 002 > _T"]);
        let freed = |pack: &mut Pack| {
            with_codes(pack, "CL_AREA", |code| {
                if code.id == *"EG" {
                    code.parent = None;
                }
            });
        };
        assert_eq!(told("CL_AREA", freed), ["EG parent: 002 > "]);
    }

    #[test]
    fn a_code_above_with_another_code_is_the_same_code_above() {
        let recoded = |pack: &mut Pack| {
            with_codes(pack, "CL_ISLE", |code| {
                for id in [Some(&mut code.id), code.parent.as_mut()].into_iter().flatten() {
                    if *id == *"_T" {
                        *id = "ALL".parse().unwrap();
                    }
                }
            });
        };
        assert_eq!(told("CL_ISLE", recoded), Vec::<String>::new());
    }

    #[test]
    fn groups_that_a_code_left_or_joined_and_words_for_it_are_told() {
        let left = |pack: &mut Pack| {
            let unions = pack.hierarchies.iter_mut().find(|one| one.id == *"AREA_UNIONS").unwrap();
            for group in &mut unions.groups {
                let (gulf, league) = (group.code == *"GCC", group.code == *"LAS");
                group.members.retain(|member| !(gulf && *member == *"OM"));
                if league {
                    group.members.push("XM".parse().unwrap());
                }
            }
        };
        assert_eq!(told("CL_AREA", left), ["XM group:  > AREA_UNIONS:LAS", "OM group: AREA_UNIONS:GCC > "]);
        let worded = |pack: &mut Pack| {
            let list = pack.codelists.iter_mut().find(|one| one.id == *"CL_AREA").unwrap();
            list.aliases.retain(|(word, _)| word != "Émirats");
            list.aliases.push(("Masr".to_owned(), "EG".parse().unwrap()));
        };
        assert_eq!(told("CL_AREA", worded), ["EG word:  > Masr", "AE word: Émirats > "]);
    }

    #[test]
    fn a_list_in_which_only_a_fact_changed_is_not_the_same() {
        let old = marsad_testkit::marjan();
        let mut new = old.clone();
        with_codes(&mut new, "CL_ISLE", |code| code.parent = None);
        let compared = compare_packs(old, &new);
        assert_eq!(compared.codelists.len(), 1);
        assert!(!compared.codelists[0].is_same());
        assert!(compared.codelists[0].codes.iter().all(|code| code.change == CodeChange::Same));
    }
}
