//! What stood for codes elsewhere: words of profiles, words that persons mapped, and codes of lists with a correspondence.

use std::collections::{BTreeMap, BTreeSet};

use marsad_collect::{SuggestionReason, UsedWord, folded_word};
use marsad_model::{Correspondence, Id, Lang, Pack, WordMapping};

use crate::authority::Action;
use crate::{Actor, Work, WorkError};

/// Everything that was said of words so far, as far as a person may know it.
pub(super) struct History {
    mappings: Vec<WordMapping>,
    correspondences: Vec<Correspondence>,
}

impl Work {
    /// What profiles, persons and correspondences said. Of mappings only those that the person could have made: whose words an
    /// institution writes is nobody else's to know.
    pub(super) async fn history_of_words(&self, actor: &Actor) -> Result<History, WorkError> {
        let is_open = |mapping: &WordMapping| {
            let agreement = self.pack().agreement(mapping.agreement.as_str());
            agreement.is_some_and(|agreement| actor.may_for(Action::Map, &agreement.provider).is_ok())
        };
        let mappings = self.catalog().kept_all::<WordMapping>().await?.into_iter().filter(is_open).collect();
        Ok(History { mappings, correspondences: self.correspondences().await? })
    }
}

impl History {
    /// What was said of the codes of a list.
    pub(super) fn of_list(&self, pack: &Pack, list: &Id) -> Vec<UsedWord> {
        let profiles = words_of_profiles(pack, list);
        profiles.into_iter().chain(self.mapped(pack, list)).chain(self.corresponding(pack, list)).collect()
    }

    /// The last mapping of each word of each agreement.
    fn mapped(&self, pack: &Pack, list: &Id) -> Vec<UsedWord> {
        let mut last: BTreeMap<(&Id, &Id, String), &WordMapping> = BTreeMap::new();
        let mut ordered: Vec<&WordMapping> = self.mappings.iter().collect();
        ordered.sort_by_key(|mapping| mapping.number);
        for mapping in ordered {
            if is_of_list(pack, (&mapping.agreement, &mapping.component), list) {
                last.insert((&mapping.agreement, &mapping.component, folded_word(&mapping.word)), mapping);
            }
        }
        let used = |mapping: &WordMapping| Some((mapping.word.clone(), mapping.code.clone()?));
        last.into_values().filter_map(used).map(|(word, code)| of_persons(word, code)).collect()
    }

    /// Codes of other lists, and their names, that become one code of this list and nothing else.
    fn corresponding(&self, pack: &Pack, list: &Id) -> Vec<UsedWord> {
        let mut found = Vec::new();
        for table in self.correspondences.iter().filter(|table| table.to == *list) {
            let Some(from) = pack.codelist(table.from.as_str()) else { continue };
            for line in table.lines.iter().filter(|line| line.weight == 1.0) {
                let reason = SuggestionReason::Correspondence;
                let word = |word: &str| UsedWord { word: word.to_owned(), code: line.to.clone(), reason };
                found.push(word(line.from.as_str()));
                let names = from.find(line.from.as_str()).map(|code| Lang::ALL.map(|lang| word(code.name.get(lang))));
                found.extend(names.into_iter().flatten());
            }
        }
        found
    }
}

/// The words that profiles have for the codes of a list; a profile that several agreements share counts once.
fn words_of_profiles(pack: &Pack, list: &Id) -> Vec<UsedWord> {
    let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
    for agreement in &pack.agreements {
        let Some(profile) = pack.profile(agreement.profile.as_str()) else { continue };
        for (component, words) in &profile.codes {
            if is_of_list(pack, (&agreement.id, component), list) && seen.insert((&profile.id, component)) {
                found.extend(words.iter().map(|(word, code)| of_persons(word.clone(), code.clone())));
            }
        }
    }
    found
}

fn of_persons(word: String, code: Id) -> UsedWord {
    UsedWord { word, code, reason: SuggestionReason::History }
}

/// Whether a component of what an agreement sends draws from a list.
fn is_of_list(pack: &Pack, (agreement, component): (&Id, &Id), list: &Id) -> bool {
    let dataflow = pack.agreement(agreement.as_str()).and_then(|agreement| pack.dataflow(agreement.dataflow.as_str()));
    let structure = dataflow.and_then(|dataflow| pack.structure_of(dataflow));
    structure.and_then(|structure| structure.codelist_of(component.as_str())) == Some(list)
}
