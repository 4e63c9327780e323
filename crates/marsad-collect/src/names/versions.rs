//! What became of the codes of a list, and of the components of a dataflow, from one version to the next. What else is said of
//! a code stands in `facts`.
//!
//! Only what is certain is mapped; for the rest codes are ranked, and a person chooses. Which codes were split or put together
//! two lists alone cannot tell: the lines of a correspondence, which a person wrote, say it with their shares.

use std::collections::{BTreeMap, HashMap, HashSet};

use marsad_model::{Code, Codelist, CorrespondenceLine, DataStructure, Id, Lang, Pack, Version};

use super::facts::{ChangedFact, add_facts, add_groups};
use super::{RankedCode, Ranking, fold};

/// From this likeness on, another name is the same name written otherwise.
const ALIKE_MIN: f64 = 0.85;
/// How many codes are ranked for one that is not mapped.
const LIKELY_MAX: usize = 6;

/// What became of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CodeChange {
    /// It is there, under the same names.
    Same,
    /// It is there, and its names are written otherwise.
    Renamed,
    /// Its names belong to another code now.
    Recoded,
    /// Several codes share what it was.
    Split,
    /// It became one code together with others.
    Merged,
    /// The code is there, and its names say something else altogether.
    Reused,
    /// It is not there any more.
    Vanished,
    /// It was not there before.
    New,
}

impl CodeChange {
    /// Every one.
    pub const ALL: [Self; 8] =
        [Self::Same, Self::Renamed, Self::Recoded, Self::Split, Self::Merged, Self::Reused, Self::Vanished, Self::New];

    /// The word for it in messages and in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Renamed => "renamed",
            Self::Recoded => "recoded",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::Reused => "reused",
            Self::Vanished => "vanished",
            Self::New => "new",
        }
    }
}

/// A code of one version beside what stands for it in the other.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparedCode {
    /// What became of it.
    pub change: CodeChange,
    /// The code of the older list; none for a new one.
    pub old: Option<Id>,
    /// What it is in the newer list, with shares that add up to 1; nothing where that is not certain.
    pub new: Vec<(Id, f64)>,
    /// The codes that a person may choose, the likeliest first, where it is not certain.
    pub likely: Vec<RankedCode>,
    /// What else is said of it that is not what it was, where it became one code.
    pub facts: Vec<ChangedFact>,
}

/// Two versions of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct CodelistComparison {
    /// The older list and its version.
    pub old: (Id, Version),
    /// The newer list and its version.
    pub new: (Id, Version),
    /// The codes of the older list in their order, and those that are new.
    pub codes: Vec<ComparedCode>,
}

impl CodelistComparison {
    /// Whether every code stayed what it was.
    pub fn has_same_codes(&self) -> bool {
        self.codes.iter().all(|code| code.change == CodeChange::Same)
    }

    /// The same, with all that is said of the codes.
    pub fn is_same(&self) -> bool {
        self.has_same_codes() && self.codes.iter().all(|code| code.facts.is_empty())
    }

    /// What is certain, as lines of a correspondence.
    pub fn lines(&self) -> Vec<CorrespondenceLine> {
        let line = |from: &Id, (to, weight): &(Id, f64)| CorrespondenceLine {
            from: from.clone(),
            to: to.clone(),
            weight: *weight,
        };
        let of = |code: &ComparedCode| -> Vec<CorrespondenceLine> {
            code.old.iter().flat_map(|from| code.new.iter().map(move |to| line(from, to))).collect()
        };
        self.codes.iter().flat_map(of).collect()
    }
}

/// What became of the codes of `old` in `new`; `written` is what a person said of it.
pub fn compare_codelists((old, new): (&Codelist, &Codelist), written: &[CorrespondenceLine]) -> CodelistComparison {
    let ranking = Ranking::new(new, &[]);
    let mut comparing = Comparing { old, new, ranking, found: HashMap::new(), taken: HashSet::new() };
    comparing.take_written(written);
    comparing.take_unchanged();
    comparing.take_same_names();
    comparing.take_same_codes();
    CodelistComparison {
        old: (old.id.clone(), old.version),
        new: (new.id.clone(), new.version),
        codes: comparing.finish(),
    }
}

/// The codes that a code became, with their shares.
type Shares = Vec<(Id, f64)>;

struct Comparing<'a> {
    old: &'a Codelist,
    new: &'a Codelist,
    ranking: Ranking<'a>,
    /// By the older code.
    found: HashMap<&'a Id, (CodeChange, Shares)>,
    /// The newer codes that something became.
    taken: HashSet<&'a Id>,
}

impl<'a> Comparing<'a> {
    fn take(&mut self, old: &'a Id, change: CodeChange, new: &'a Id) {
        self.found.insert(old, (change, vec![(new.clone(), 1.0)]));
        self.taken.insert(new);
    }

    fn left(&self) -> Vec<&'a Code> {
        self.old.codes().iter().filter(|code| !self.found.contains_key(&code.id)).collect()
    }

    fn take_written(&mut self, written: &[CorrespondenceLine]) {
        let mut becomes: BTreeMap<&Id, Vec<(&'a Code, f64)>> = BTreeMap::new();
        let mut sources: HashMap<&Id, usize> = HashMap::new();
        for line in written {
            let Some(to) = self.new.find(line.to.as_str()) else { continue };
            becomes.entry(&line.from).or_default().push((to, line.weight));
            *sources.entry(&to.id).or_insert(0) += 1;
        }
        for (from, targets) in becomes {
            let Some(old) = self.old.find(from.as_str()) else { continue };
            let change = match &targets[..] {
                [(to, _)] if sources.get(&to.id).is_some_and(|count| *count > 1) => CodeChange::Merged,
                [(to, _)] => pair_change(old, to),
                _ => CodeChange::Split,
            };
            for (to, _) in &targets {
                self.taken.insert(&to.id);
            }
            let shares = targets.into_iter().map(|(to, weight)| (to.id.clone(), weight)).collect();
            self.found.insert(&old.id, (change, shares));
        }
    }

    fn take_unchanged(&mut self) {
        for code in self.left() {
            if let Some(same) = self.new.find(code.id.as_str()).filter(|same| names(same) == names(code)) {
                self.take(&code.id, CodeChange::Same, &same.id);
            }
        }
    }

    /// Codes whose names in every language are those of one other code, and of no third.
    fn take_same_names(&mut self) {
        let mut by_names: HashMap<[String; 3], (Vec<&'a Id>, Vec<&'a Id>)> = HashMap::new();
        for code in self.left() {
            by_names.entry(names(code)).or_default().0.push(&code.id);
        }
        let new: &'a Codelist = self.new;
        for code in new.codes().iter().filter(|code| !self.taken.contains(&code.id)) {
            by_names.entry(names(code)).or_default().1.push(&code.id);
        }
        for (said, (old, new)) in by_names {
            if let ([old], [new]) = (&old[..], &new[..])
                && said.iter().all(|name| !name.is_empty())
            {
                self.take(old, CodeChange::Recoded, new);
            }
        }
    }

    /// Codes that are still there, where a name says that they are still what they were.
    fn take_same_codes(&mut self) {
        for code in self.left() {
            let same = self.new.find(code.id.as_str()).filter(|same| !self.taken.contains(&same.id));
            if let Some(same) = same.filter(|same| self.is_alike(code, same)) {
                self.take(&code.id, CodeChange::Renamed, &same.id);
            }
        }
    }

    fn is_alike(&self, old: &Code, new: &Code) -> bool {
        let has_name = names(old).iter().zip(&names(new)).any(|(old, new)| old == new);
        has_name || self.likely(old).iter().any(|likely| likely.code == new.id && likely.score >= ALIKE_MIN)
    }

    /// The newer codes whose names are likest to those of an older one, in any language.
    fn likely(&self, old: &Code) -> Vec<RankedCode> {
        let mut best: HashMap<Id, RankedCode> = HashMap::new();
        for ranked in Lang::ALL.into_iter().flat_map(|lang| self.ranking.rank(old.name.get(lang))) {
            let known = best.entry(ranked.code.clone()).or_insert_with(|| ranked.clone());
            if ranked.score > known.score {
                *known = ranked;
            }
        }
        let mut all: Vec<RankedCode> = best.into_values().collect();
        let place = |one: &RankedCode| self.new.place(one.code.as_str());
        all.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| place(a).cmp(&place(b))));
        all.truncate(LIKELY_MAX);
        all
    }

    fn finish(mut self) -> Vec<ComparedCode> {
        let (old, new) = (self.old, self.new);
        let mut codes: Vec<ComparedCode> = Vec::with_capacity(old.codes().len());
        for code in old.codes() {
            let (change, new, likely) = match self.found.remove(&code.id) {
                Some((change, new)) => (change, new, Vec::new()),
                None => {
                    let is_there = new.contains(code.id.as_str());
                    let change = if is_there { CodeChange::Reused } else { CodeChange::Vanished };
                    (change, Vec::new(), self.likely(code))
                }
            };
            codes.push(ComparedCode { change, old: Some(code.id.clone()), new, likely, facts: Vec::new() });
        }
        let added = new.codes().iter().filter(|code| !self.taken.contains(&code.id));
        codes.extend(added.map(|code| ComparedCode {
            change: CodeChange::New,
            old: None,
            new: vec![(code.id.clone(), 1.0)],
            likely: Vec::new(),
            facts: Vec::new(),
        }));
        add_facts(&mut codes, (old, new));
        codes
    }
}

fn names(code: &Code) -> [String; 3] {
    Lang::ALL.map(|lang| fold(code.name.get(lang)))
}

fn pair_change(old: &Code, new: &Code) -> CodeChange {
    match (old.id == new.id, names(old) == names(new)) {
        (true, true) => CodeChange::Same,
        (true, false) => CodeChange::Renamed,
        (false, _) => CodeChange::Recoded,
    }
}

/// Two versions of the structure of a dataflow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataflowComparison {
    /// The dataflow.
    pub dataflow: Id,
    /// The components that it has no more.
    pub gone: Vec<Id>,
    /// The components that it has now.
    pub added: Vec<Id>,
    /// The components whose codes come from another list now: the component, the older list, the newer one.
    pub relisted: Vec<(Id, Id, Id)>,
}

/// Two versions of a pack, as far as their codes and structures differ.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PackComparison {
    /// The lists in which a code is not what it was, and those that took the place of others under a component.
    pub codelists: Vec<CodelistComparison>,
    /// The lists that are there no more.
    pub gone: Vec<Id>,
    /// The lists that were not there before.
    pub added: Vec<Id>,
    /// The hierarchies that are there no more.
    pub gone_hierarchies: Vec<Id>,
    /// The hierarchies that were not there before.
    pub added_hierarchies: Vec<Id>,
    /// The dataflows that both have, with other components or lists.
    pub dataflows: Vec<DataflowComparison>,
}

/// What differs between two versions of a pack.
pub fn compare_packs(old: &Pack, new: &Pack) -> PackComparison {
    let ids = |pack: &Pack| -> Vec<Id> { pack.codelists.iter().map(|list| list.id.clone()).collect() };
    let groupings =
        |pack: &Pack| -> Vec<Id> { pack.hierarchies.iter().map(|hierarchy| hierarchy.id.clone()).collect() };
    let (before, after) = (ids(old), ids(new));
    let (grouped_before, grouped_after) = (groupings(old), groupings(new));
    let dataflows: Vec<DataflowComparison> =
        new.dataflows.iter().filter_map(|flow| compare_structures((old, new), &flow.id)).collect();
    let own = before.iter().map(|id| (id, id));
    let relisted = dataflows.iter().flat_map(|flow| &flow.relisted).map(|(_, old, new)| (old, new));
    let mut pairs: Vec<(&Id, &Id)> = own.chain(relisted).collect();
    let mut seen = HashSet::new();
    pairs.retain(|pair| seen.insert(*pair));
    let compared = pairs.into_iter().filter_map(|(one, other)| {
        let lists = (old.codelist(one.as_str())?, new.codelist(other.as_str())?);
        let mut compared = compare_codelists(lists, &[]);
        add_groups(&mut compared, (&old.hierarchies, &new.hierarchies));
        Some(compared)
    });
    PackComparison {
        codelists: compared.filter(|compared| !compared.is_same() || compared.old.0 != compared.new.0).collect(),
        gone: without(&before, &after),
        added: without(&after, &before),
        gone_hierarchies: without(&grouped_before, &grouped_after),
        added_hierarchies: without(&grouped_after, &grouped_before),
        dataflows,
    }
}

/// What differs in the structure of a dataflow that both packs have; none where nothing does.
fn compare_structures((old, new): (&Pack, &Pack), dataflow: &Id) -> Option<DataflowComparison> {
    let old = old.structure_of(old.dataflow(dataflow.as_str())?)?;
    let new = new.structure_of(new.dataflow(dataflow.as_str())?)?;
    let (before, after) = (components(old), components(new));
    let list = |structure: &DataStructure, id: &Id| structure.codelist_of(id.as_str()).cloned();
    let relisted = before.iter().filter(|id| after.contains(id)).filter_map(|id| {
        let (old, new) = (list(old, id)?, list(new, id)?);
        (old != new).then(|| (id.clone(), old, new))
    });
    let compared = DataflowComparison {
        dataflow: dataflow.clone(),
        relisted: relisted.collect(),
        gone: without(&before, &after),
        added: without(&after, &before),
    };
    let is_same = compared.gone.is_empty() && compared.added.is_empty() && compared.relisted.is_empty();
    (!is_same).then_some(compared)
}

fn components(structure: &DataStructure) -> Vec<Id> {
    let dimensions = structure.dimensions.iter().map(|dimension| dimension.id.clone());
    dimensions.chain(structure.attributes.iter().map(|attribute| attribute.id.clone())).collect()
}

fn without(all: &[Id], others: &[Id]) -> Vec<Id> {
    all.iter().filter(|id| !others.contains(id)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use marsad_model::LocalText;

    use super::*;

    /// A list of codes, each with its names in Arabic, French and English.
    fn list(codes: &[(&str, [&str; 3])]) -> Codelist {
        let text = |[ar, fr, en]: [&str; 3]| LocalText::new(ar, fr, en).unwrap();
        let code = |(id, names): &(&str, [&str; 3])| Code { id: id.parse().unwrap(), parent: None, name: text(*names) };
        let (id, version) = ("CL_X".parse().unwrap(), "1.0".parse().unwrap());
        Codelist::new(id, version, text(["س", "x", "x"]), String::new(), codes.iter().map(code).collect())
    }

    /// What became of each code: change, older code, newer codes with their shares.
    fn told(compared: &CodelistComparison) -> Vec<String> {
        let one = |code: &ComparedCode| {
            let old = code.old.as_ref().map_or("", Id::as_str);
            let new: Vec<String> = code.new.iter().map(|(id, weight)| format!("{id}={weight}")).collect();
            format!("{} {old} > {}", code.change.word(), new.join(" ")).trim_end().to_owned()
        };
        compared.codes.iter().map(one).collect()
    }

    const TUNIS: [&str; 3] = ["تونس", "Tunis", "Tunis"];
    const SFAX: [&str; 3] = ["صفاقس", "Sfax", "Sfax"];
    const GABES: [&str; 3] = ["قابس", "Gabès", "Gabes"];

    #[test]
    fn a_code_is_known_again_by_its_names_in_three_languages() {
        let old = list(&[("T", TUNIS), ("S", SFAX), ("G", GABES), ("K", ["الكاف", "Le Kef", "Kef"])]);
        let new = list(&[
            ("T", TUNIS),
            ("SF", SFAX),
            ("G", ["قابس", "Gouvernorat de Gabès", "Gabès Governorate"]),
            ("N", ["نابل", "Nabeul", "Nabeul"]),
        ]);
        let compared = compare_codelists((&old, &new), &[]);
        assert_eq!(
            told(&compared),
            ["same T > T=1", "recoded S > SF=1", "renamed G > G=1", "vanished K >", "new  > N=1"]
        );
        assert!(!compared.is_same() && compare_codelists((&old, &old), &[]).is_same());
        let lines: Vec<String> = compared.lines().iter().map(|line| format!("{}>{}", line.from, line.to)).collect();
        assert_eq!(lines, ["T>T", "S>SF", "G>G"]);
    }

    #[test]
    fn codes_that_change_places_go_with_their_names() {
        let compared =
            compare_codelists((&list(&[("1", TUNIS), ("2", SFAX)]), &list(&[("1", SFAX), ("2", TUNIS)])), &[]);
        assert_eq!(told(&compared), ["recoded 1 > 2=1", "recoded 2 > 1=1"]);
    }

    #[test]
    fn a_code_that_means_something_else_now_is_not_mapped() {
        let compared = compare_codelists((&list(&[("1", TUNIS)]), &list(&[("1", ["قفصة", "Gafsa", "Gafsa"])])), &[]);
        assert_eq!(told(&compared), ["reused 1 >", "new  > 1=1"]);
        assert!(compared.lines().is_empty());
    }

    #[test]
    fn names_that_two_codes_have_map_nothing_and_near_ones_are_ranked() {
        let old = list(&[("A", SFAX), ("B", SFAX), ("C", ["قابص", "Gabes", "Gabis"])]);
        let new = list(&[("S", SFAX), ("G", GABES)]);
        let compared = compare_codelists((&old, &new), &[]);
        assert_eq!(told(&compared)[..3], ["vanished A >", "vanished B >", "vanished C >"]);
        let first = |at: usize| compared.codes[at].likely.first().map(|likely| likely.code.as_str());
        assert_eq!([first(0), first(1), first(2)], [Some("S"), Some("S"), Some("G")]);
    }

    #[test]
    fn what_a_person_wrote_tells_splits_and_mergers_with_their_shares() {
        let line = |from: &str, to: &str, weight| CorrespondenceLine {
            from: from.parse().unwrap(),
            to: to.parse().unwrap(),
            weight,
        };
        let old = list(&[("T", TUNIS), ("S", SFAX), ("G", GABES)]);
        let new =
            list(&[("T1", ["تونس ١", "Tunis 1", "Tunis 1"]), ("T2", ["تونس ٢", "Tunis 2", "Tunis 2"]), ("SG", SFAX)]);
        let written = [line("T", "T1", 0.75), line("T", "T2", 0.25), line("S", "SG", 1.0), line("G", "SG", 1.0)];
        let compared = compare_codelists((&old, &new), &written);
        assert_eq!(told(&compared), ["split T > T1=0.75 T2=0.25", "merged S > SG=1", "merged G > SG=1"]);
        assert_eq!(compared.lines(), written);
    }

    #[test]
    fn the_new_structure_of_a_dataflow_is_told_with_the_list_that_took_the_place_of_another() {
        let old = marsad_testkit::marjan();
        assert_eq!(compare_packs(old, old), PackComparison::default());
        let mut new = old.clone();
        let structure = new.structures.iter_mut().find(|structure| structure.id == *"DSD_ARRIVALS").unwrap();
        structure.attributes.retain(|attribute| attribute.id != *"SOURCE");
        let isle = structure.dimensions.iter_mut().find(|dimension| dimension.id == *"ISLE").unwrap();
        isle.codelist = "CL_ISLE2".parse().unwrap();
        let mut list = new.codelist("CL_ISLE").unwrap().clone();
        list.id = "CL_ISLE2".parse().unwrap();
        new.codelists.push(list);
        let compared = compare_packs(old, &new);
        let flow = compared.dataflows.iter().find(|flow| flow.dataflow == *"DF_ARRIVALS").unwrap();
        assert_eq!((flow.gone.len(), flow.gone[0].as_str(), flow.added.len()), (1, "SOURCE", 0));
        assert_eq!(flow.relisted[0].0.as_str(), "ISLE");
        assert!(compared.codelists.iter().any(|list| list.new.0 == *"CL_ISLE2" && list.is_same()));
        assert_eq!(compared.added, ["CL_ISLE2".parse::<Id>().unwrap()]);
    }
}
