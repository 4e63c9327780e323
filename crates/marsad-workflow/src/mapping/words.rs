//! The words of a submission that stand for no code yet, and what each may mean.

use std::collections::{BTreeMap, HashMap};

use marsad_collect::{Meaning, RankedCode, Ranking, Words};
use marsad_model::{Codelist, DataStructure, Finding, FindingCode, Id, Pack, Place, Profile, Submission};

use super::history::History;
use crate::authority::Action;
use crate::{Actor, Work, WorkError, recompute};

/// A word that nobody has mapped, as a word of one component.
#[derive(Clone, Debug, PartialEq)]
pub struct UnknownWord {
    /// The component it may be a word of.
    pub component: Id,
    /// The word, as it stands in the file.
    pub word: String,
    /// How many places have it.
    pub rows: u64,
    /// The first places.
    pub places: Vec<Place>,
    /// What it may mean, the likeliest first.
    pub suggestions: Vec<RankedCode>,
}

/// The words of a submission that nobody has mapped.
#[derive(Clone, Debug, PartialEq)]
pub struct UnknownWords {
    /// The submission.
    pub submission: Submission,
    /// The words, those in most places first; a word under a header of several components once for each.
    pub words: Vec<UnknownWord>,
    /// How many more there are.
    pub more: u64,
    /// How many words were mapped since the submission was read.
    pub mapped_since: u64,
}

/// How many words are shown at once: a person maps these, and comes back for the rest.
const WORDS_MAX: usize = 40;
/// How many places of a word are named.
const PLACES_MAX: usize = 5;

/// A word as findings tell it.
struct Met {
    components: Vec<Id>,
    word: String,
    rows: u64,
    places: Vec<Place>,
}

impl Work {
    /// The words of a submission that stand for no code under the profile of today, those in most places first.
    pub async fn unknown_words(&self, actor: &Actor, submission: &str) -> Result<Vec<UnknownWord>, WorkError> {
        Ok(self.words_to_map(actor, submission).await?.words)
    }

    /// The same with the submission, and with how much there is besides.
    pub async fn words_to_map(&self, actor: &Actor, submission: &str) -> Result<UnknownWords, WorkError> {
        let submission = self.submission_for(actor, (Action::Map, submission)).await?;
        let agreement = self.agreement(submission.agreement.as_str())?;
        let mut found = UnknownWords { submission, words: Vec::new(), more: 0, mapped_since: 0 };
        let Some(report) = self.catalog().report_find(&found.submission.id).await? else { return Ok(found) };
        let basis = self.reading_basis(agreement.id.as_str()).await?;
        let profile = self.reading_profile(self.pack(), agreement.id.as_str(), &basis).await?;
        let (_, structure) = recompute::dataflow(self.pack(), agreement.dataflow.as_str())?;
        let history = self.history_of_words(actor).await?;
        let lists = Lists::new((self.pack(), &structure), &profile, &history);
        let met: Vec<Met> = met(&report.findings).into_iter().filter(|met| lists.is_open(met)).collect();
        found.mapped_since = u64::from(basis.mappings.saturating_sub(report.basis.mappings));
        found.more = met.len().saturating_sub(WORDS_MAX) as u64;
        found.words = met.into_iter().take(WORDS_MAX).flat_map(|met| lists.ranked(met)).collect();
        Ok(found)
    }
}

/// The words of findings, each once, those in most places first.
fn met(findings: &[Finding]) -> Vec<Met> {
    let mut all: Vec<Met> = Vec::new();
    let mut known: HashMap<(&str, &str), usize> = HashMap::new();
    for finding in findings.iter().filter(|finding| is_about_word(finding)) {
        let components = finding.arguments.get("component").map_or("", String::as_str);
        let at = *known.entry((components, finding.value.as_str())).or_insert_with(|| {
            let components = components.split(", ").filter_map(|id| Id::new(id).ok()).collect();
            all.push(Met { components, word: finding.value.clone(), rows: 0, places: Vec::new() });
            all.len() - 1
        });
        all[at].rows += 1 + finding.more;
        if all[at].places.len() < PLACES_MAX {
            all[at].places.push(finding.place.clone());
        }
    }
    all.sort_by_key(|met| std::cmp::Reverse(met.rows));
    all
}

/// Whether a finding is about a word of the file. A letter in a column of flags names no list; a code that the profile has
/// wrong has no place; a text that was cut is no word.
fn is_about_word(finding: &Finding) -> bool {
    let is_in_file = finding.place.row.is_some() || finding.place.column.is_some() || !finding.place.sheet.is_empty();
    let is_word = !finding.value.trim().is_empty() && !finding.value.ends_with('…');
    matches!(finding.code, FindingCode::UnknownCode | FindingCode::AmbiguousCode)
        && is_in_file
        && is_word
        && finding.arguments.contains_key("list")
}

/// The lists of codes of a structure, with what is known of their words.
struct Lists<'a> {
    known: BTreeMap<&'a Id, (Words<'a>, Ranking<'a>)>,
}

impl<'a> Lists<'a> {
    fn new((pack, structure): (&'a Pack, &'a DataStructure), profile: &'a Profile, history: &History) -> Self {
        let dimensions = structure.dimensions.iter().map(|dimension| &dimension.id);
        let attributes = structure.observation_attributes().map(|attribute| &attribute.id);
        let made = |id: &'a Id| {
            let list: &'a Codelist = pack.codelist_of(structure, id.as_str())?;
            let words = Words::new(list, profile.codes.get(id));
            Some((id, (words, Ranking::new(list, &history.of_list(pack, &list.id)))))
        };
        Self { known: dimensions.chain(attributes).filter_map(made).collect() }
    }

    /// Whether a word is one of a list, and known in none.
    fn is_open(&self, met: &Met) -> bool {
        let lists = || met.components.iter().filter_map(|id| self.known.get(id));
        let is_known = |(words, _): &(Words<'_>, Ranking<'_>)| matches!(words.meaning(&met.word), Meaning::Code(_));
        lists().next().is_some() && !lists().any(is_known)
    }

    fn ranked(&self, met: Met) -> Vec<UnknownWord> {
        let Met { components, word, rows, places } = met;
        let one = |component: Id| {
            let (_, ranking) = self.known.get(&component)?;
            let (word, places, suggestions) = (word.clone(), places.clone(), ranking.rank(&word));
            Some(UnknownWord { component, word, rows, places, suggestions })
        };
        components.into_iter().filter_map(one).collect()
    }
}

#[cfg(test)]
mod tests {
    use marsad_model::{Finding, FindingCode, Place, Severity};

    use super::met;

    fn finding(code: FindingCode, value: &str, row: Option<u32>) -> Finding {
        let place = Place { row, ..Place::default() };
        Finding::new(code, Severity::Error, place).with_value(value).with("component", "ISLE").with("list", "CL_ISLE")
    }

    #[test]
    fn a_word_is_told_once_with_every_place_it_stands_in() {
        let mut counted = finding(FindingCode::UnknownCode, "Lullu", Some(9));
        counted.more = 40;
        let once = finding(FindingCode::AmbiguousCode, "North", Some(2));
        let findings = [once, finding(FindingCode::UnknownCode, "Lullu", Some(3)), counted];
        let found: Vec<(String, u64, usize)> =
            met(&findings).into_iter().map(|met| (met.word, met.rows, met.places.len())).collect();
        assert_eq!(found, [("Lullu".to_owned(), 42, 2), ("North".to_owned(), 1, 1)]);
    }

    #[test]
    fn what_is_no_word_of_the_file_is_not_to_be_mapped() {
        let mut flag = finding(FindingCode::UnknownCode, "z", Some(2));
        flag.arguments.remove("list");
        let cut = finding(FindingCode::UnknownCode, &"a".repeat(300), Some(2));
        let of_profile = finding(FindingCode::UnknownCode, "GONE", None);
        let other = finding(FindingCode::NotANumber, "Lullu", Some(2));
        assert!(met(&[flag, cut, of_profile, other]).is_empty());
    }
}
