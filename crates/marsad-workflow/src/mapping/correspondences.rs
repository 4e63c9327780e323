//! Tables of correspondence: which part of a code of one list becomes which code of another, version by version.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use marsad_catalog::Row;
use marsad_collect::{Meaning, Words, compare_codelists};
use marsad_model::{Code, Codelist, Correspondence, CorrespondenceLine, Id, Lang, LocalText};

use super::map_words::unknown_code;
use crate::authority::Action;
use crate::{Actor, Refusal, Work, WorkError};

/// What a person writes of a correspondence.
#[derive(Clone, Debug, PartialEq)]
pub struct CorrespondenceDraft {
    /// The table.
    pub id: Id,
    /// The first list of codes.
    pub from: Id,
    /// The second list of codes.
    pub to: Id,
    /// What it is for.
    pub name: LocalText,
    /// What becomes what.
    pub lines: Vec<CorrespondenceLine>,
    /// From when it holds.
    pub valid_from: Date,
    /// Where it comes from.
    pub source: LocalText,
}

/// How many packs of before are looked at for a list that has changed.
const PACKS_MAX: usize = 40;
/// How far the weights of a code may be from adding up to one: shares are written with a few decimals.
const TOLERANCE: f64 = 1e-6;

impl Work {
    /// The last version of every correspondence, by its identifier.
    pub async fn correspondences(&self) -> Result<Vec<Correspondence>, WorkError> {
        let mut last: BTreeMap<Id, Correspondence> = BTreeMap::new();
        for version in self.catalog().kept_all::<Correspondence>().await? {
            if last.get(&version.id).is_none_or(|known| known.number < version.number) {
                last.insert(version.id.clone(), version);
            }
        }
        Ok(last.into_values().collect())
    }

    /// Every version of a correspondence, oldest first; none where there is no such table.
    pub async fn correspondence(&self, id: &str) -> Result<Vec<Correspondence>, WorkError> {
        let mut versions = self.catalog().kept_list::<Correspondence>(id).await?;
        versions.sort_by_key(|version| version.number);
        Ok(versions)
    }

    /// A list of codes as it was before it became what it is: of the packs under which something was released, the last in
    /// which a code or a name was another. None where the list never was another.
    pub async fn codelist_before(&self, id: &str) -> Result<Option<Codelist>, WorkError> {
        let Some(now) = self.pack().codelist(id) else { return Ok(None) };
        let mut releases = self.catalog().release_list_all().await?;
        releases.sort_by_key(|release| Reverse(release.proposed_at));
        let mut seen = BTreeSet::new();
        let packs: Vec<&str> =
            releases.iter().map(|release| release.pack.as_str()).filter(|pack| seen.insert(*pack)).collect();
        for pack in packs.into_iter().take(PACKS_MAX) {
            // A pack whose bytes have changed is told where it is verified.
            let Ok(pack) = self.pack_as_it_was(pack).await else { continue };
            let before = pack.codelist(id);
            if let Some(before) = before.filter(|before| !compare_codelists((before, now), &[]).has_same_codes()) {
                return Ok(Some(before.clone()));
            }
        }
        Ok(None)
    }

    /// Keeps a correspondence, or another version of one; the same again changes nothing.
    pub async fn put_correspondence(
        &self,
        actor: &Actor,
        draft: CorrespondenceDraft,
    ) -> Result<Correspondence, WorkError> {
        actor.may(Action::Map)?;
        actor.may(Action::EditProfile)?;
        // A table from a list to itself says what became of its codes: those of before count as its own.
        let before = if draft.from == draft.to { self.codelist_before(draft.from.as_str()).await? } else { None };
        let lines = self.checked_lines(&draft, before.as_ref())?;
        let mut change = self.begin().await?;
        let known = change.kept_list::<Correspondence>(draft.id.as_str()).await?;
        let last = known.into_iter().max_by_key(|version| version.number);
        if let Some(other) = last.as_ref().filter(|last| (&last.from, &last.to) != (&draft.from, &draft.to)) {
            let told = format!("{}: {} → {}", other.id, other.from, other.to);
            return Err(Refusal::WrongCorrespondence(told).into());
        }
        let made = Correspondence {
            number: last.as_ref().map_or(0, |last| last.number) + 1,
            id: draft.id,
            from: draft.from,
            to: draft.to,
            name: draft.name,
            lines,
            valid_from: draft.valid_from,
            source: draft.source,
            made_at: self.now(),
            made_by: actor.id().to_owned(),
        };
        if let Some(same) = last.filter(|last| says_the_same(last, &made)) {
            return Ok(same);
        }
        change.put(Row::Correspondence(made.clone())).await?;
        self.commit(change, actor, ("put_correspondence", &format!("{} {}", made.id, made.number))).await?;
        Ok(made)
    }

    /// The lines in the order of the lists; refuses codes that are none and weights that do not add up.
    fn checked_lines(
        &self,
        draft: &CorrespondenceDraft,
        before: Option<&Codelist>,
    ) -> Result<Vec<CorrespondenceLine>, Refusal> {
        let list = |id: &Id| {
            let known = self.pack().codelist(id.as_str());
            known.ok_or_else(|| Refusal::WrongCorrespondence(id.to_string()))
        };
        let (from, to) = (list(&draft.from)?, list(&draft.to)?);
        let was_there = |code: &Id| before.is_some_and(|before| before.contains(code.as_str()));
        for line in &draft.lines {
            if !from.contains(line.from.as_str()) && !was_there(&line.from) {
                return Err(unknown_code(line.from.as_str(), from));
            }
            if !to.contains(line.to.as_str()) {
                return Err(unknown_code(line.to.as_str(), to));
            }
        }
        if let Some(wrong) = wrong_lines(&draft.lines) {
            return Err(Refusal::WrongCorrespondence(wrong));
        }
        let mut lines = draft.lines.clone();
        let first = before.unwrap_or(from);
        lines.sort_by_key(|line| (first.place(line.from.as_str()), to.place(line.to.as_str())));
        Ok(lines)
    }
}

/// What does not add up in some lines: a pair that stands twice, a weight that is none, a code whose weights are not one
/// together, or that there is no line.
fn wrong_lines(lines: &[CorrespondenceLine]) -> Option<String> {
    let mut sums: BTreeMap<&Id, f64> = BTreeMap::new();
    let mut pairs = BTreeSet::new();
    for line in lines {
        let is_weight = line.weight > 0.0 && line.weight <= 1.0;
        if !pairs.insert((&line.from, &line.to)) || !is_weight {
            return Some(format!("{} → {}: {}", line.from, line.to, line.weight));
        }
        *sums.entry(&line.from).or_insert(0.0) += line.weight;
    }
    let wrong = sums.iter().find(|(_, sum)| (**sum - 1.0).abs() > TOLERANCE);
    let told = wrong.map(|(code, sum)| format!("{code}: {sum}"));
    if lines.is_empty() { Some("0".to_owned()) } else { told }
}

fn says_the_same(one: &Correspondence, other: &Correspondence) -> bool {
    (&one.name, &one.lines, one.valid_from, &one.source) == (&other.name, &other.lines, other.valid_from, &other.source)
}

/// The codes of a list that no line speaks of, in their order: what a table leaves out is seen before it is used.
pub fn codes_without_line<'l>(list: &'l Codelist, lines: &[CorrespondenceLine]) -> Vec<&'l Id> {
    let known: BTreeSet<&Id> = lines.iter().map(|line| &line.from).collect();
    list.codes().iter().map(|code| &code.id).filter(|id| !known.contains(id)).collect()
}

/// Lines for those codes of a list that no line speaks of and whose names stand for one code of another list: what became of
/// a list from one version to the next is mostly that. Never a guess: names agree in every language, for towns, their regions
/// and countries share names in one; and a code that the names of two codes stand for is left to a person.
pub fn proposed_lines((from, to): (&Codelist, &Codelist), lines: &[CorrespondenceLine]) -> Vec<CorrespondenceLine> {
    let left: BTreeSet<&Id> = codes_without_line(from, lines).into_iter().collect();
    let words = Words::new(to, None);
    let pairs: Vec<(&Id, Id)> = from.codes().iter().filter_map(|code| Some((&code.id, meant(code, &words)?))).collect();
    let mut claims: BTreeMap<&Id, usize> = BTreeMap::new();
    for (_, meant) in &pairs {
        *claims.entry(meant).or_default() += 1;
    }
    let is_alone = |meant: &Id| claims.get(meant) == Some(&1);
    let proposed = pairs.iter().filter(|(code, meant)| left.contains(code) && is_alone(meant));
    proposed.map(|(code, meant)| CorrespondenceLine { from: (*code).clone(), to: meant.clone(), weight: 1.0 }).collect()
}

/// The one code for which the names of another stand in every language.
fn meant(code: &Code, words: &Words<'_>) -> Option<Id> {
    let mut found: Option<Id> = None;
    for lang in Lang::ALL {
        match words.meaning(code.name.get(lang)) {
            Meaning::Code(one) if found.as_ref().is_none_or(|known| *known == one) => found = Some(one),
            Meaning::Unknown | Meaning::Code(_) | Meaning::Several(_) => return None,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use marsad_model::{Code, Codelist, CorrespondenceLine, Id, LocalText};

    use super::{codes_without_line, proposed_lines, wrong_lines};

    fn line(from: &str, to: &str, weight: f64) -> CorrespondenceLine {
        CorrespondenceLine { from: from.parse().unwrap(), to: to.parse().unwrap(), weight }
    }

    fn check(lines: &[CorrespondenceLine], expected: Option<&str>) {
        assert_eq!(wrong_lines(lines).as_deref(), expected);
    }

    #[test]
    fn the_weights_of_a_code_add_up_to_one() {
        check(&[line("A", "X", 0.25), line("A", "Y", 0.75), line("B", "X", 1.0)], None);
        check(&[line("A", "X", 0.333333), line("A", "Y", 0.333333), line("A", "Z", 0.333334)], None);
        check(&[line("A", "X", 0.5), line("B", "X", 1.0)], Some("A: 0.5"));
        check(&[line("A", "X", 1.0), line("A", "X", 1.0)], Some("A → X: 1"));
        check(&[line("A", "X", 0.0)], Some("A → X: 0"));
        check(&[line("A", "X", f64::NAN)], Some("A → X: NaN"));
        check(&[], Some("0"));
    }

    #[test]
    fn codes_of_one_name_are_proposed_and_what_is_written_stays() {
        let sexes = marsad_testkit::marjan().codelist("CL_SEX").unwrap();
        let proposed = proposed_lines((sexes, sexes), &[line("F", "M", 1.0)]);
        assert!(
            proposed.contains(&line("M", "M", 1.0)) && proposed.iter().all(|one| one.from.as_str() != "F"),
            "{proposed:?}"
        );
        let isles = marsad_testkit::marjan().codelist("CL_ISLE").unwrap();
        let proposed = proposed_lines((isles, sexes), &[]);
        assert!(proposed.iter().all(|one| one.from.as_str() != "XM-L"), "no isle is a sex: {proposed:?}");
    }

    /// A list of codes, each with its names.
    fn list(codes: &[(&str, [&str; 3])]) -> Codelist {
        let text = |[ar, fr, en]: [&str; 3]| LocalText::new(ar, fr, en).unwrap();
        let code = |(id, names): &(&str, [&str; 3])| Code { id: id.parse().unwrap(), parent: None, name: text(*names) };
        let (id, version) = ("CL_X".parse().unwrap(), "1.0".parse().unwrap());
        Codelist::new(id, version, text(["س", "x", "x"]), String::new(), codes.iter().map(code).collect())
    }

    #[test]
    fn a_name_in_one_language_alone_proposes_nothing() {
        let towns = list(&[("T1", ["مرجان", "Marjane-Ville", "Marjan Town"]), ("T2", ["الميناء", "Le Port", "Port"])]);
        let places = list(&[("C1", ["مرجان", "Marjanie", "Marjania"]), ("C2", ["الميناء", "Le Port", "Port"])]);
        assert_eq!(proposed_lines((&towns, &places), &[]), [line("T2", "C2", 1.0)]);
    }

    #[test]
    fn a_name_that_two_codes_have_proposes_nothing() {
        let port = ["الميناء", "Le Port", "Port"];
        let two = list(&[("REGION", port), ("TOWN", port)]);
        let one = list(&[("C2", port)]);
        assert_eq!(proposed_lines((&two, &one), &[]), []);
        assert_eq!(proposed_lines((&two, &one), &[line("REGION", "C2", 1.0)]), [], "nor once one of them has a line");
        assert_eq!(proposed_lines((&one, &two), &[]), []);
    }

    #[test]
    fn what_a_table_leaves_out_is_told() {
        let list = marsad_testkit::marjan().codelist("CL_SEX").unwrap();
        let missing: Vec<&Id> = codes_without_line(list, &[line("F", "X", 1.0)]);
        assert!(missing.len() == list.codes().len() - 1 && !missing.iter().any(|id| **id == *"F"));
    }
}
