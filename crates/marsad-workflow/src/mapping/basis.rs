//! Under which profile a file is read: that of the pack, or the version edited on the desk, with the words that persons mapped.
//!
//! There is one way to it, [`Work::reading_profile`], for the first reading and for every later one.

use std::collections::{BTreeMap, HashMap};

use marsad_collect::folded_word;
use marsad_model::{Id, Pack, Profile, ProfileVersion, ReadingBasis, WordMapping};

use crate::{Refusal, Work, WorkError};

/// Words of one component by their folded form: the word as it was mapped, and its code; none where it was taken back.
type Said<'m> = HashMap<String, (&'m str, Option<&'m Id>)>;

impl Work {
    /// What a file of an agreement rests on besides the pack when it is read now: the last profile and the last mapping.
    pub(crate) async fn reading_basis(&self, agreement: &str) -> Result<ReadingBasis, WorkError> {
        let profile = &self.agreement(agreement)?.profile;
        let versions = self.catalog().kept_list::<ProfileVersion>(profile.as_str()).await?;
        let mappings = self.catalog().kept_list::<WordMapping>(agreement).await?;
        Ok(ReadingBasis {
            profile: versions.iter().map(|version| version.number).max().unwrap_or(0),
            mappings: mappings.iter().map(|mapping| mapping.number).max().unwrap_or(0),
            ..ReadingBasis::default()
        })
    }

    /// The profile that reads the files of an agreement under a pack and a basis.
    pub(crate) async fn reading_profile(
        &self,
        pack: &Pack,
        agreement: &str,
        basis: &ReadingBasis,
    ) -> Result<Profile, WorkError> {
        let mut profile = self.base_profile(pack, agreement, basis.profile).await?;
        if basis.mappings > 0 {
            let mut mappings = self.catalog().kept_list::<WordMapping>(agreement).await?;
            mappings.retain(|mapping| mapping.number <= basis.mappings);
            add_words(&mut profile, &mappings);
        }
        Ok(profile)
    }

    /// A version of the profile of an agreement, without what was mapped; 0 is the one of the pack.
    pub(super) async fn base_profile(&self, pack: &Pack, agreement: &str, number: u32) -> Result<Profile, WorkError> {
        let unknown = || Refusal::UnknownAgreement(agreement.to_owned());
        let id = &pack.agreement(agreement).ok_or_else(unknown)?.profile;
        if number == 0 {
            return Ok(pack.profile(id.as_str()).ok_or_else(unknown)?.clone());
        }
        let versions = self.catalog().kept_list::<ProfileVersion>(id.as_str()).await?;
        let found = versions.into_iter().find(|version| version.number == number);
        Ok(found.ok_or_else(|| Refusal::UnknownVersion(format!("{id} {number}")))?.text)
    }
}

/// Adds what persons mapped to the words of a profile. Of one word the last mapping holds, also against the profile (which
/// only the observatory may say, see `leave.rs`); what was taken back leaves the profile as it is.
pub(super) fn add_words(profile: &mut Profile, mappings: &[WordMapping]) {
    let mut ordered: Vec<&WordMapping> = mappings.iter().collect();
    ordered.sort_by_key(|mapping| mapping.number);
    let mut said: BTreeMap<&Id, Said<'_>> = BTreeMap::new();
    for mapping in ordered {
        let word = (mapping.word.as_str(), mapping.code.as_ref());
        said.entry(&mapping.component).or_default().insert(folded_word(&mapping.word), word);
    }
    for (component, said) in said {
        let words = profile.codes.entry(component.clone()).or_default();
        words.retain(|word, _| !matches!(said.get(&folded_word(word)), Some((_, Some(_)))));
        let mapped = said.values().filter_map(|(word, code)| Some(((*word).to_owned(), code.cloned()?)));
        words.extend(mapped);
        if words.is_empty() {
            profile.codes.remove(component);
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use marsad_model::{Id, Profile, WordMapping};

    use super::add_words;

    const PROFILE: &str =
        "id = \"P\"\nformat = { kind = \"workbook\" }\n[codes.SEX]\n\"Women\" = \"F\"\n\"Men\" = \"M\"\n";

    fn mapping(number: u32, component: &str, word: &str, code: Option<&str>) -> WordMapping {
        WordMapping {
            agreement: Id::literal("A"),
            number,
            component: component.parse().unwrap(),
            word: word.to_owned(),
            code: code.map(|code| code.parse().unwrap()),
            mapped_at: Timestamp::UNIX_EPOCH,
            mapped_by: "x".to_owned(),
            note: String::new(),
        }
    }

    /// The words of SEX after some mappings, as `word code`.
    fn check(mappings: &[WordMapping], expected: &[&str]) {
        let mut profile: Profile = marsad_pack::read_profile(PROFILE).unwrap();
        add_words(&mut profile, mappings);
        let words: Vec<String> =
            profile.codes.values().flatten().map(|(word, code)| format!("{word} {code}")).collect();
        assert_eq!(words, expected);
    }

    #[test]
    fn the_last_mapping_of_a_word_holds_also_against_the_profile() {
        check(&[mapping(1, "SEX", "Ladies", Some("F"))], &["Ladies F", "Men M", "Women F"]);
        check(
            &[mapping(2, "SEX", "Ladies", Some("F")), mapping(1, "SEX", "LADIES", Some("M"))],
            &["Ladies F", "Men M", "Women F"],
        );
        check(&[mapping(1, "SEX", "WOMEN", Some("M"))], &["Men M", "WOMEN M"]);
    }

    #[test]
    fn what_was_taken_back_leaves_the_profile_as_it_was() {
        let taken_back = [mapping(1, "SEX", "women", Some("M")), mapping(2, "SEX", "Women", None)];
        check(&taken_back, &["Men M", "Women F"]);
        let of_another = [mapping(1, "ISLE", "Lulu", Some("XM-L")), mapping(2, "ISLE", "lulu", None)];
        check(&of_another, &["Men M", "Women F"]);
    }
}
