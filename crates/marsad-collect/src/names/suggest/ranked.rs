//! Every code that a word may stand for, ranked for the person who maps it once and for all.
//!
//! Nothing here is ever taken by itself: a file is read by what is certain (`Words`), and a person chooses from this list.
//! METHOD.md has the scores and why they are in this order.

use std::collections::{BTreeMap, HashMap};

use marsad_model::{Codelist, Id, Lang};

use super::transliteration::sound_likeness;
use super::{KnownName, SCORE_MIN, Shape, WORD_BYTES_MAX, likeliest, likeness};
use crate::names::{fold, gazetteer, without_footnote};
use crate::values::units::{Unit, is_another};

/// Why a code is suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SuggestionReason {
    /// The word is a name of the code, but for what carries no meaning.
    Fold,
    /// A correspondence table says so.
    Correspondence,
    /// A person said so of the same word before.
    History,
    /// The word sounds like a name of the code in another script.
    Transliteration,
    /// The word is spelled nearly like a name of the code.
    Nearest,
}

impl SuggestionReason {
    /// Every one, the strongest first.
    pub const ALL: [Self; 5] = [Self::Fold, Self::Correspondence, Self::History, Self::Transliteration, Self::Nearest];

    /// The word for it in messages and in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fold => "fold",
            Self::Correspondence => "correspondence",
            Self::History => "history",
            Self::Transliteration => "transliteration",
            Self::Nearest => "nearest",
        }
    }
}

/// A word that stood for a code elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsedWord {
    /// The word.
    pub word: String,
    /// The code.
    pub code: Id,
    /// How it is known: `History` or `Correspondence`.
    pub why: SuggestionReason,
}

/// A code that a word may stand for.
#[derive(Clone, Debug, PartialEq)]
pub struct RankedCode {
    /// The code.
    pub code: Id,
    /// How likely, from 0 to 1.
    pub score: f64,
    /// Why.
    pub why: SuggestionReason,
}

/// How many codes are suggested.
const CODES_MAX: usize = 6;
/// What a word scores of which a part is a name.
const PART: f64 = 0.94;
/// What a word scores that is a name when all its gaps are left out.
const JOINED: f64 = 0.97;
/// What a word scores of which a correspondence speaks.
const CORRESPONDENCE: f64 = 0.99;
/// What a word scores that was mapped so each time it was met, and once of many times.
const HISTORY: (f64, f64) = (0.98, 0.9);
/// What likeness weighs where a word is no name of the code.
const ALIKE: f64 = 0.95;

/// A word without the differences that carry no meaning: two words with one form are one word.
pub fn folded_word(word: &str) -> String {
    fold(word)
}

/// The names of the codes of a list, and the words that stood for them elsewhere, ready to be compared with many words.
pub struct Ranking<'a> {
    list: &'a Codelist,
    /// Whether the case of a letter makes another unit.
    is_of_money: bool,
    names: Vec<KnownName>,
    /// By the folded name: which code, how it is known, and how often.
    equal: HashMap<String, BTreeMap<(Id, SuggestionReason), u32>>,
    joined: HashMap<String, Vec<Id>>,
}

impl<'a> Ranking<'a> {
    /// The names of a list, and what `used` says of its codes.
    pub fn new(list: &'a Codelist, used: &[UsedWord]) -> Self {
        let is_of_money = list.codes().iter().any(|code| Unit::of_code(Some(code.id.as_str())).noun.is_some());
        let mut ranking = Self { list, is_of_money, names: Vec::new(), equal: HashMap::new(), joined: HashMap::new() };
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
        used.iter().for_each(|used| ranking.add(&used.word, &used.code, used.why));
        ranking
    }

    fn add_named(&mut self, word: &str, code: &str) {
        if let Some(code) = self.list.find(code) {
            self.add(word, &code.id, SuggestionReason::Fold);
        }
    }

    fn add(&mut self, word: &str, code: &Id, why: SuggestionReason) {
        let folded = fold(word);
        if folded.is_empty() || folded.len() > WORD_BYTES_MAX || !self.list.contains(code.as_str()) {
            return;
        }
        let joined = self.joined.entry(folded.replace(' ', "")).or_default();
        if !joined.contains(code) {
            joined.push(code.clone());
        }
        let known = self.equal.entry(folded.clone()).or_default();
        if !known.keys().any(|(known, _)| known == code) {
            self.names.push(KnownName::new(&folded, code.as_str(), word));
        }
        *known.entry((code.clone(), why)).or_insert(0) += 1;
    }

    /// The codes that `word` may stand for, the likeliest first.
    pub fn rank(&self, word: &str) -> Vec<RankedCode> {
        let word = without_footnote(word).unwrap_or(word);
        let folded = fold(word);
        if folded.is_empty() || folded.len() > WORD_BYTES_MAX {
            return Vec::new();
        }
        let mut best = Best::default();
        self.equal_words(&folded, 1.0, &mut best);
        for code in self.joined.get(&folded.replace(' ', "")).into_iter().flatten() {
            best.offer(code, JOINED, SuggestionReason::Fold);
        }
        for part in word.split(['/', '|', '(', ')', '\n', ':', '–', '—']).map(fold).filter(|part| *part != folded) {
            self.equal_words(&part, PART, &mut best);
        }
        self.alike(&folded, &mut best);
        best.ranked(self.list, |code| self.is_of_money && is_another(word, code.as_str()))
    }

    fn equal_words(&self, folded: &str, weight: f64, best: &mut Best) {
        let Some(known) = self.equal.get(folded) else { return };
        let by_persons = known.iter().filter(|((_, why), _)| *why == SuggestionReason::History);
        let times: u32 = by_persons.map(|(_, times)| *times).sum();
        for ((code, why), count) in known {
            let score = match why {
                SuggestionReason::Correspondence => CORRESPONDENCE,
                SuggestionReason::History => {
                    let share = f64::from(*count) / f64::from(times.max(1));
                    HISTORY.1 + (HISTORY.0 - HISTORY.1) * share
                }
                _ => 1.0,
            };
            best.offer(code, weight * score, *why);
        }
    }

    /// What is spelled alike in one script, and what sounds alike in the other.
    fn alike(&self, folded: &str, best: &mut Best) {
        let shape = Shape::new(folded);
        let code = |name: &KnownName| self.list.find(&name.code).map(|code| &code.id);
        for name in likeliest(&shape, &self.names).filter(|name| name.shape.is_arabic == shape.is_arabic) {
            let score = ALIKE * likeness(&shape, &name.shape);
            code(name).into_iter().for_each(|code| best.offer(code, score, SuggestionReason::Nearest));
        }
        for name in self.names.iter().filter(|name| name.shape.is_arabic != shape.is_arabic) {
            let (arabic, latin) = match shape.is_arabic {
                true => (folded, name.shape.folded.as_str()),
                false => (name.shape.folded.as_str(), folded),
            };
            let score = ALIKE * sound_likeness(arabic, latin);
            code(name).into_iter().for_each(|code| best.offer(code, score, SuggestionReason::Transliteration));
        }
    }
}

/// The best score of each code so far.
#[derive(Default)]
struct Best(HashMap<Id, (f64, SuggestionReason)>);

impl Best {
    fn offer(&mut self, code: &Id, score: f64, why: SuggestionReason) {
        if score < ALIKE * SCORE_MIN {
            return;
        }
        let known = self.0.entry(code.clone()).or_insert((score, why));
        if score > known.0 || (score == known.0 && why < known.1) {
            *known = (score, why);
        }
    }

    fn ranked(self, list: &Codelist, is_left_out: impl Fn(&Id) -> bool) -> Vec<RankedCode> {
        let ranked = |(code, (score, why)): (Id, (f64, SuggestionReason))| RankedCode { code, score, why };
        let mut all: Vec<RankedCode> = self.0.into_iter().filter(|(code, _)| !is_left_out(code)).map(ranked).collect();
        let place = |one: &RankedCode| list.place(one.code.as_str());
        all.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.why.cmp(&b.why)).then_with(|| place(a).cmp(&place(b))));
        all.truncate(CODES_MAX);
        all
    }
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

    fn used(word: &str, code: &str, why: SuggestionReason) -> UsedWord {
        UsedWord { word: word.to_owned(), code: code.parse().unwrap(), why }
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
