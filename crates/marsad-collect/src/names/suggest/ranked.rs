//! Every code that a word may stand for, ranked for the person who maps it once and for all.
//!
//! Nothing here is ever taken by itself: a file is read by what is certain (`Words`), and a person chooses from this list.
//! METHOD.md has the scores and why they are in this order.

use std::collections::{BTreeMap, HashMap};

use marsad_model::{Codelist, Id, Lang};

use super::best::{BestScores, RankedCode, Scored};
use super::reason::{SuggestionReason, UsedWord};
use super::transliteration::sound_likeness;
use super::{ALIKE_WEIGHT, KnownName, Shape, WORD_BYTES_MAX, likeliest, likeness};
use crate::names::{fold, gazetteer, without_footnote};
use crate::values::units::{Unit, is_another};

/// What a word weighs of which a part is a name.
const PART_WEIGHT: f64 = 0.94;
/// What a word scores that is a name when all its gaps are left out.
const JOINED_SCORE: f64 = 0.97;
/// What a word scores of which a correspondence speaks.
const CORRESPONDENCE_SCORE: f64 = 0.99;
/// What a word scores that was mapped so each time it was met.
const HISTORY_SCORE_MAX: f64 = 0.98;
/// What a word scores that was mapped so once of very many times.
const HISTORY_SCORE_MIN: f64 = 0.9;

/// Words of the kind of a state, folded: they stand in the names of very many.
const KINDS: [&str; 10] =
    ["جمهوريه", "مملكه", "دوله", "republique", "republic", "royaume", "kingdom", "etat", "state", "republik"];
/// Words that lead from the kind of a state to its name.
const LINKS: [&str; 10] = ["of", "the", "de", "du", "des", "d", "la", "le", "les", "l"];

/// A word without the differences that carry no meaning: two words with one form are one word.
pub fn folded_word(word: &str) -> String {
    fold(word)
}

/// The names of the codes of a list, and the words that stood for them elsewhere, ready to be compared with many words.
pub struct Ranking<'a> {
    list: &'a Codelist,
    /// Whether the case of a letter makes another code, as it does in a list of currencies.
    is_case_telling: bool,
    names: Vec<KnownName>,
    /// By the folded name: which code, how it is known, and how often.
    equal: HashMap<String, BTreeMap<(Id, SuggestionReason), u32>>,
    joined: HashMap<String, Vec<Id>>,
}

impl<'a> Ranking<'a> {
    /// The names of a list, and what `used` says of its codes.
    pub fn new(list: &'a Codelist, used: &[UsedWord]) -> Self {
        let is_case_telling = list.codes().iter().any(|code| Unit::of_code(Some(code.id.as_str())).is_money());
        let mut ranking =
            Self { list, is_case_telling, names: Vec::new(), equal: HashMap::new(), joined: HashMap::new() };
        for code in list.codes() {
            ranking.add(code.id.as_str(), &code.id, SuggestionReason::Fold);
            Lang::ALL.iter().for_each(|lang| ranking.add(code.name.get(*lang), &code.id, SuggestionReason::Fold));
        }
        for (word, code) in &list.aliases {
            ranking.add(word, code, SuggestionReason::Fold);
        }
        if list.is_of_countries {
            for (word, code) in gazetteer::countries().chain(gazetteer::nationalities()).chain(gazetteer::ambiguous()) {
                ranking.add_named(word, code);
            }
        }
        used.iter().for_each(|used| ranking.add(&used.word, &used.code, used.reason));
        ranking
    }

    fn add_named(&mut self, word: &str, code: &str) {
        if let Some(code) = self.list.find(code) {
            self.add(word, &code.id, SuggestionReason::Fold);
        }
    }

    fn add(&mut self, word: &str, code: &Id, reason: SuggestionReason) {
        let folded = fold(word);
        if folded.is_empty() || folded.len() > WORD_BYTES_MAX || !self.list.contains(code.as_str()) {
            return;
        }
        // What people said counts by how often they said it, not for its spelling.
        if reason == SuggestionReason::Fold {
            let joined = self.joined.entry(folded.replace(' ', "")).or_default();
            if !joined.contains(code) {
                joined.push(code.clone());
            }
        }
        let known = self.equal.entry(folded.clone()).or_default();
        if !known.keys().any(|(known, _)| known == code) {
            self.names.push(KnownName::new(&folded, code.as_str(), word));
        }
        *known.entry((code.clone(), reason)).or_insert(0) += 1;
    }

    /// The codes that `word` may stand for, the likeliest first.
    pub fn rank(&self, word: &str) -> Vec<RankedCode> {
        let word = without_footnote(word).unwrap_or(word);
        let folded = fold(word);
        if folded.is_empty() || folded.len() > WORD_BYTES_MAX {
            return Vec::new();
        }
        let mut best = BestScores::default();
        self.equal_words(&folded, 1.0, &mut best);
        for code in self.joined.get(&folded.replace(' ', "")).into_iter().flatten() {
            best.offer(code, Scored { score: JOINED_SCORE, reason: SuggestionReason::Fold });
        }
        for part in word.split(['/', '|', '(', ')', '\n', ':', '–', '—']).map(fold).filter(|part| *part != folded) {
            self.equal_words(&part, PART_WEIGHT, &mut best);
        }
        self.alike(&folded, &mut best);
        best.ranked(self.list, |code| self.is_case_telling && is_another(word, code.as_str()))
    }

    fn equal_words(&self, folded: &str, weight: f64, best: &mut BestScores) {
        let Some(known) = self.equal.get(folded) else { return };
        let by_persons = known.iter().filter(|((_, reason), _)| *reason == SuggestionReason::History);
        let times: u32 = by_persons.map(|(_, times)| *times).sum();
        for ((code, reason), count) in known {
            let score = match reason {
                SuggestionReason::Correspondence => CORRESPONDENCE_SCORE,
                SuggestionReason::History => {
                    let share = f64::from(*count) / f64::from(times.max(1));
                    HISTORY_SCORE_MIN + (HISTORY_SCORE_MAX - HISTORY_SCORE_MIN) * share
                }
                _ => 1.0,
            };
            best.offer(code, Scored { score: weight * score, reason: *reason });
        }
    }

    /// What is spelled alike in one script, and what sounds alike in the other; the same word is counted already. That both
    /// are a republic says nothing: what the names say beside it is compared.
    fn alike(&self, folded: &str, best: &mut BestScores) {
        if folded.split(' ').all(|word| KINDS.contains(&word)) {
            return;
        }
        let shape = Shape::new(folded);
        let own = without_kind(folded).map(|own| Shape::new(&own));
        let mut offer = |name: &KnownName, likeness: f64, reason: SuggestionReason| {
            if let Some(code) = self.list.find(&name.code) {
                best.offer(&code.id, Scored { score: ALIKE_WEIGHT * likeness, reason });
            }
        };
        let is_like = |name: &&KnownName| name.shape.is_arabic == shape.is_arabic && name.shape.folded != folded;
        for name in likeliest(&shape, &self.names).filter(is_like) {
            let alike = match (&own, without_kind(&name.shape.folded)) {
                (Some(own), Some(theirs)) => likeness(own, &Shape::new(&theirs)),
                (None, Some(theirs)) => likeness(&shape, &name.shape).max(likeness(&shape, &Shape::new(&theirs))),
                (_, None) => likeness(&shape, &name.shape),
            };
            offer(name, alike, SuggestionReason::Nearest);
        }
        if let Some(own) = &own {
            let is_like = |name: &&KnownName| name.shape.is_arabic == own.is_arabic;
            for name in likeliest(own, &self.names).filter(is_like) {
                offer(name, likeness(own, &name.shape), SuggestionReason::Nearest);
            }
        }
        for name in self.names.iter().filter(|name| name.shape.is_arabic != shape.is_arabic) {
            let (arabic, latin) = match shape.is_arabic {
                true => (folded, name.shape.folded.as_str()),
                false => (name.shape.folded.as_str(), folded),
            };
            offer(name, sound_likeness(arabic, latin), SuggestionReason::Transliteration);
        }
    }
}

/// A folded name without the words that say what kind of state it is; none where it has no such word, or no other.
fn without_kind(folded: &str) -> Option<String> {
    let own: Vec<&str> = folded.split(' ').filter(|word| !KINDS.contains(word)).collect();
    let has_kind = own.len() < folded.split(' ').count();
    // Of `republique du congo` stays `congo`.
    let begins = own.iter().position(|word| !LINKS.contains(word)).filter(|_| has_kind)?;
    Some(own.into_iter().skip(begins).collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use marsad_model::{Code, Codelist, Id, LocalText, Version};

    use super::{Ranking, SuggestionReason, UsedWord};

    fn list() -> Codelist {
        let code = |id: &str, ar: &str, fr: &str, en: &str| Code {
            id: Id::new(id).unwrap(),
            parent: None,
            name: LocalText::new(ar, fr, en).unwrap(),
        };
        let codes = vec![
            code("L", "جزيرة اللؤلؤ", "Île de Loulou", "Lulu Isle"),
            code("S", "صدف", "Sadaf", "Sadaf"),
            code("N", "جزيرة النوارس", "Île des Nawaris", "Nawaris Isle"),
        ];
        let name = LocalText::new("جزر", "Îles", "Isles").unwrap();
        Codelist::new(Id::literal("CL_ISLE"), Version::FIRST, name, String::new(), codes)
    }

    fn used(word: &str, code: &str, reason: SuggestionReason) -> UsedWord {
        UsedWord { word: word.to_owned(), code: code.parse().unwrap(), reason }
    }

    /// The first suggestion for a word.
    fn check(used: &[UsedWord], word: &str, expected: (&str, SuggestionReason)) {
        let list = list();
        let found = Ranking::new(&list, used).rank(word);
        let first = found.first().map(|first| (first.code.as_str(), first.why));
        assert_eq!(first, Some(expected), "{word}: {found:?}");
        assert!(found.iter().all(|one| (0.0..=1.0).contains(&one.score)), "{found:?}");
    }

    #[test]
    fn the_strongest_reason_comes_first() {
        check(&[], "sadaf", ("S", SuggestionReason::Fold));
        check(&[], "sa daf", ("S", SuggestionReason::Fold));
        check(&[], "Sadaf / ???", ("S", SuggestionReason::Fold));
        check(&[], "Sadad", ("S", SuggestionReason::Nearest));
        check(&[], "صدفة", ("S", SuggestionReason::Nearest));
        // Spelled like `nawaris isle` it scores less than by its sound.
        check(&[used("نوارس", "N", SuggestionReason::History)], "Nawares", ("N", SuggestionReason::Transliteration));
        check(&[used("pearl", "L", SuggestionReason::History)], "PEARL", ("L", SuggestionReason::History));
        check(
            &[used("old 7", "N", SuggestionReason::Correspondence)],
            "Old 7",
            ("N", SuggestionReason::Correspondence),
        );
        let both = [used("x 1", "L", SuggestionReason::History), used("x 1", "N", SuggestionReason::Correspondence)];
        check(&both, "X 1", ("N", SuggestionReason::Correspondence));
    }

    #[test]
    fn that_both_are_a_republic_makes_no_two_names_alike() {
        let code = |id: &str, ar: &str, fr: &str, en: &str| Code {
            id: Id::new(id).unwrap(),
            parent: None,
            name: LocalText::new(ar, fr, en).unwrap(),
        };
        let codes = vec![
            code("SM", "جمهورية سان مارينو", "République de Saint-Marin", "Republic of San Marino"),
            code("AL", "جمهورية ألبانيا", "République d’Albanie", "Republic of Albania"),
            code("DE", "ألمانيا", "Allemagne", "Germany"),
            code("CG", "جمهورية الكونغو", "République du Congo", "Republic of the Congo"),
        ];
        let name = LocalText::new("بلدان", "Pays", "Countries").unwrap();
        let list = Codelist::new(Id::literal("CL_LAND"), Version::FIRST, name, String::new(), codes);
        let ranking = Ranking::new(&list, &[]);
        let found = |word: &str| ranking.rank(word).into_iter().map(|one| one.code.to_string()).collect::<Vec<_>>();
        for (word, expected) in [
            ("جمهورية المانيا - برلين", "DE"),
            ("جمهورية المانيا", "DE"),
            ("République d’Albani", "AL"),
            ("Republic of Kongo", "CG"),
            ("Kongo", "CG"),
        ] {
            assert_eq!(found(word), [expected], "{word}");
        }
        for word in ["جمهورية", "République", "Republic of Nowhere"] {
            assert_eq!(found(word), [""; 0], "{word}");
        }
    }

    #[test]
    fn what_was_said_more_often_comes_first_and_both_are_shown() {
        let said = [("L", 3), ("N", 1)];
        let used: Vec<UsedWord> = said
            .iter()
            .flat_map(|(code, times)| (0..*times).map(move |_| used("pearl", code, SuggestionReason::History)))
            .collect();
        let list = list();
        let found = Ranking::new(&list, &used).rank("pearl");
        // Three of four times: 0.9 + 0.08 × 3/4 = 0.96; once of four: 0.9 + 0.08 × 1/4 = 0.92.
        let scores: Vec<(&str, f64)> = found.iter().map(|one| (one.code.as_str(), one.score)).collect();
        assert_eq!(scores.iter().map(|(code, _)| *code).collect::<Vec<_>>(), ["L", "N"]);
        assert!((scores[0].1 - 0.96).abs() < 1e-12 && (scores[1].1 - 0.92).abs() < 1e-12, "{scores:?}");
    }

    #[test]
    fn a_word_that_is_like_nothing_gets_no_suggestion() {
        let list = list();
        let ranking = Ranking::new(&list, &[]);
        for word in ["", " ", "xyz", "قفصة", "—", &"a".repeat(5000)] {
            assert!(ranking.rank(word).is_empty(), "{word}: {:?}", ranking.rank(word));
        }
    }

    #[test]
    fn a_code_that_the_list_has_not_is_never_suggested() {
        let list = list();
        let ranking = Ranking::new(&list, &[used("pearl", "GONE", SuggestionReason::History)]);
        assert!(ranking.rank("pearl").is_empty());
    }
}
