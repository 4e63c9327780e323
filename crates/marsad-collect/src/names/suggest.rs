//! The codes nearest to a word that is none, within bounds of work: a file may hold unknown words without end.
//!
//! Every name is looked at by what is quick to compare; only the likeliest are compared letter by letter.

mod best;
mod ranked;
mod reason;
mod transliteration;

pub use best::RankedCode;
pub use ranked::{Ranking, folded_word};
pub use reason::{SuggestionReason, UsedWord};

use std::collections::HashMap;

use strsim::{jaro_winkler, normalized_damerau_levenshtein};

use super::skeleton::skeleton;

/// A code that a word may stand for, and how likely, from 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The code.
    pub code: String,
    /// Its name, in the writing nearest to the word; empty where the code itself is what is near.
    pub name: String,
    /// How alike they are; 1 is the same.
    pub score: f64,
}

/// How alike a suggestion must be to be worth showing.
const SCORE_MIN: f64 = 0.72;
/// What likeness weighs in a ranking, where a word is no name of the code.
const ALIKE_WEIGHT: f64 = 0.95;
/// How many of the letters of two words must stand in the same order for their beginnings to count: `Apatrides` and
/// `Qatariens` share letters and nothing else.
const LETTERS_MIN: f64 = 0.6;
/// How alike what follows the words that two names share must be for these words to count: `Pays tiers` is no `Pays-Bas`.
const REST_MIN: f64 = 0.65;
/// Longer texts are no names.
const WORD_BYTES_MAX: usize = 200;
/// How many names are compared with a word letter by letter.
const COMPARED_MAX: usize = 40;

/// How much may still be spent on suggestions: letters compared with letters, of which a second has a hundred million.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Work {
    left: u64,
}

impl Work {
    /// What may be spent on the words of one file.
    pub(crate) const FILE: Self = Self { left: 60_000_000 };
    /// What may be spent on a single word.
    pub(crate) const WORD: Self = Self { left: 10_000_000 };

    /// Spends some; false where nothing is left.
    fn spend(&mut self, some: u64) -> bool {
        let is_left = self.left > 0;
        self.left = self.left.saturating_sub(some);
        is_left
    }
}

/// A known name of a code, with what is needed to compare it with many words.
#[derive(Clone, Debug)]
pub(crate) struct KnownName {
    code: String,
    name: String,
    shape: Shape,
}

impl KnownName {
    /// The name of a code by its folded form.
    pub(crate) fn new(folded: &str, code: &str, name: &str) -> Self {
        Self { code: code.to_owned(), name: name.to_owned(), shape: Shape::new(folded) }
    }
}

/// What is compared of a word.
#[derive(Clone, Debug)]
struct Shape {
    folded: String,
    letters: usize,
    /// How often each letter occurs; letters that share a place only make words look more alike.
    bag: [u8; 32],
    /// Which pairs of letters follow each other, as a set of 256 places.
    pairs: [u64; 4],
    /// Its words of more than three letters, as numbers, and how many words it has in all.
    long_words: Vec<u64>,
    words: usize,
    /// Its consonants, and whether it was written in Arabic.
    bones: String,
    is_arabic: bool,
}

impl Shape {
    fn new(folded: &str) -> Self {
        let is_long = |word: &&str| word.chars().count() > 3;
        Self {
            letters: folded.chars().count(),
            bag: bag(folded),
            pairs: pairs(folded),
            long_words: folded.split(' ').filter(is_long).map(number_of).collect(),
            words: folded.split(' ').count(),
            bones: skeleton(folded),
            is_arabic: folded.chars().any(|c| ('\u{600}'..='\u{6ff}').contains(&c)),
            folded: folded.to_owned(),
        }
    }
}

fn bag(text: &str) -> [u8; 32] {
    let mut bag = [0_u8; 32];
    text.chars().for_each(|c| {
        let place = &mut bag[c as usize % 32];
        *place = place.saturating_add(1);
    });
    bag
}

fn pairs(text: &str) -> [u64; 4] {
    let mut pairs = [0_u64; 4];
    for (one, two) in text.chars().zip(text.chars().skip(1)) {
        let place = (one as usize).wrapping_mul(31).wrapping_add(two as usize) % 256;
        pairs[place / 64] |= 1 << (place % 64);
    }
    pairs
}

/// A word as a number, by which it is compared: FNV-1a.
fn number_of(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |number, byte| (number ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// At most three of `known` that are likest to the folded `word`, best first; none once the work is spent.
pub(crate) fn suggest(word: &str, known: &[KnownName], work: &mut Work) -> Vec<Suggestion> {
    if word.len() > WORD_BYTES_MAX || !work.spend(known.len() as u64) {
        return Vec::new();
    }
    let shape = Shape::new(word);
    let mut best: HashMap<&str, Suggestion> = HashMap::new();
    for KnownName { code, name, shape: other } in likeliest(&shape, known) {
        if !work.spend((shape.letters * other.letters) as u64) {
            break;
        }
        let score = likeness(&shape, other);
        let is_better = best.get(code.as_str()).is_none_or(|found| found.score < score);
        if score >= SCORE_MIN && is_better {
            best.insert(code, Suggestion { code: code.clone(), name: name.clone(), score });
        }
    }
    let mut found: Vec<Suggestion> = best.into_values().collect();
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.code.cmp(&b.code)));
    found.truncate(3);
    found
}

/// The names that are worth comparing letter by letter, the most promising first.
fn likeliest<'k>(word: &Shape, known: &'k [KnownName]) -> impl Iterator<Item = &'k KnownName> {
    let promises = known.iter().enumerate().map(|(at, name)| (promise(word, &name.shape), at));
    let mut all: Vec<(f64, usize)> = promises.filter(|(promise, _)| *promise > 0.0).collect();
    let order = |a: &(f64, usize), b: &(f64, usize)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
    if all.len() > COMPARED_MAX {
        all.select_nth_unstable_by(COMPARED_MAX, order);
        all.truncate(COMPARED_MAX);
    }
    all.sort_unstable_by(order);
    all.into_iter().map(move |(_, at)| &known[at])
}

/// How much a name promises to be like a word, by what is quick to see; 0 where it cannot be.
fn promise(word: &Shape, other: &Shape) -> f64 {
    let letters = if may_be_alike((&word.bag, word.letters), (&other.bag, other.letters)) {
        let common: u32 = word.pairs.iter().zip(&other.pairs).map(|(a, b)| (a & b).count_ones()).sum();
        let most = word.letters.max(other.letters).max(1) as f64;
        let bag = f64::from(common_letters(&word.bag, &other.bag)) / most;
        0.01 + (bag + f64::from(common) / most) / 2.0
    } else {
        0.0
    };
    letters.max(shared_words(word, other)).max(promise_of_sound(word, other))
}

/// The same for a word and a name in two scripts.
fn promise_of_sound(word: &Shape, other: &Shape) -> f64 {
    if word.is_arabic == other.is_arabic || word.bones.len() <= 2 || other.bones.is_empty() {
        return 0.0;
    }
    let (one, two) = (word.bones.as_str(), other.bones.as_str());
    let most = one.len().max(two.len()) as f64;
    let common = f64::from(common_letters(&bag(one), &bag(two))) / most;
    if 0.9 * common < SCORE_MIN { 0.0 } else { common }
}

/// The best of three views: letter by letter, by the words they share, and, between two scripts, by the consonants.
fn likeness(word: &Shape, other: &Shape) -> f64 {
    let may_be = may_be_alike((&word.bag, word.letters), (&other.bag, other.letters));
    let letters = if may_be && !goes_on_otherwise(&word.folded, &other.folded) {
        let even = normalized_damerau_levenshtein(&word.folded, &other.folded);
        let is_begun_alike = even >= LETTERS_MIN || begins_with_words(&word.folded, &other.folded);
        if is_begun_alike { even.max(0.95 * jaro_winkler(&word.folded, &other.folded)) } else { even }
    } else {
        0.0
    };
    let sound = match word.is_arabic != other.is_arabic && word.bones.len() > 2 {
        true => 0.9 * normalized_damerau_levenshtein(&word.bones, &other.bones),
        false => 0.0,
    };
    letters.max(sound).max(shared_words(word, other))
}

/// Whether the longer of two names begins with all words of the shorter: `emirats` and `emirats arabes unis`.
fn begins_with_words(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    short.len() > 3 && long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '))
}

/// Whether two names begin with the same words and go on with others: neither shortened nor misspelt ones.
fn goes_on_otherwise(one: &str, other: &str) -> bool {
    let shared = one.split(' ').zip(other.split(' ')).take_while(|(one, other)| one == other).count();
    let rest = |text: &str| {
        let words = || text.split(' ').skip(shared);
        let telling: Vec<&str> = words().filter(|word| word.chars().count() > 2).collect();
        // `Afrique du S.` goes on with a letter.
        if telling.is_empty() { words().last().unwrap_or_default().to_owned() } else { telling.join(" ") }
    };
    let (one, other) = (rest(one), rest(other));
    let is_short_for = one.starts_with(&other) || other.starts_with(&one);
    shared > 0 && !is_short_for && normalized_damerau_levenshtein(&one, &other) < REST_MIN
}

fn common_letters(one: &[u8; 32], two: &[u8; 32]) -> u32 {
    one.iter().zip(two).map(|(a, b)| u32::from(*a.min(b))).sum()
}

/// Whether two words, by their bags and numbers of letters, have letters enough in common for a score that is shown.
///
/// Of `n` and `m` letters with `c` in common, at least `max(n, m) - c` must change, and Jaro's likeness is at most
/// `(c / n + c / m + 1) / 3`, to which Winkler's prefix of four letters adds four tenths of the rest.
fn may_be_alike((word, n): (&[u8; 32], usize), (other, m): (&[u8; 32], usize)) -> bool {
    let (c, n, m) = (f64::from(common_letters(word, other)), n as f64, m as f64);
    let jaro = (c / n + c / m + 1.0) / 3.0;
    c / n.max(m) >= SCORE_MIN || 0.95 * (jaro + 0.4 * (1.0 - jaro)) >= SCORE_MIN && c * 2.0 >= n.min(m)
}

/// How many of the words of the longer name stand in the shorter one too.
fn shared_words(a: &Shape, b: &Shape) -> f64 {
    let shared = a.long_words.iter().filter(|word| b.long_words.contains(word)).count();
    0.95 * shared as f64 / a.words.max(b.words) as f64
}

#[cfg(test)]
mod tests {
    use super::{KnownName, Work, suggest};

    fn known(names: &[(&str, &str)]) -> Vec<KnownName> {
        names.iter().map(|(folded, code)| KnownName::new(folded, code, folded)).collect()
    }

    fn nearest(word: &str, known: &[KnownName]) -> Vec<String> {
        let mut work = Work::WORD;
        suggest(word, known, &mut work).into_iter().map(|suggestion| suggestion.code).collect()
    }

    #[test]
    fn a_slip_finds_its_name_and_the_likest_comes_first() {
        let known = known(&[("algerie", "DZ"), ("nigeria", "NG"), ("تونس", "TN"), ("republique du congo", "CG")]);
        assert_eq!(nearest("algrie", &known)[0], "DZ");
        assert_eq!(nearest("tunis", &known)[0], "TN");
        assert_eq!(nearest("republique congo", &known), ["CG"]);
        assert_eq!(nearest("tuins", &self::known(&[("tunis", "TN")])), ["TN"]);
        assert!(nearest("xyz", &known).is_empty());
        assert!(nearest("", &known).is_empty());
    }

    #[test]
    fn words_that_share_letters_and_no_more_are_not_alike() {
        let names = [("qatariens", "QA"), ("iles aland", "AX"), ("palestinians", "PS"), ("erythree", "ER")];
        for word in ["apatrides", "antilles", "all destinations", "entrees"] {
            assert!(nearest(word, &known(&names)).is_empty(), "{word}");
        }
        let emirates = known(&[("emirats arabes unis", "AE"), ("maroc", "MA")]);
        assert_eq!(
            (nearest("emirats", &emirates), nearest("marocain", &emirates)),
            (vec!["AE".to_owned()], vec!["MA".to_owned()])
        );
    }

    #[test]
    fn names_that_begin_alike_and_go_on_with_other_words_are_not_alike() {
        let names = known(&[
            ("afrique du nord", "015"),
            ("afrique nord", "015"),
            ("pays bas", "NL"),
            ("coree du nord", "KP"),
            ("guinee equatoriale", "GQ"),
        ]);
        for word in ["afrique noire", "pays tiers", "guinee forestiere"] {
            assert!(nearest(word, &names).is_empty(), "{word}");
        }
        for (word, code) in [("afrique nord", "015"), ("pays bass", "NL"), ("coree nord", "KP"), ("guinee equat", "GQ")]
        {
            assert_eq!(nearest(word, &names)[0], code, "{word}");
        }
    }

    #[test]
    fn among_any_number_of_names_the_likest_is_compared() {
        let many: Vec<String> = (0..3000).map(|n| format!("republique numero {n} du grand nord")).collect();
        let mut names: Vec<(&str, &str)> = many.iter().map(|name| (name.as_str(), "X")).collect();
        names.insert(1500, ("republique democratique du congo", "CD"));
        assert_eq!(nearest("republique democratique du kongo 17", &known(&names))[0], "CD");
    }

    #[test]
    fn once_the_work_is_spent_nothing_is_suggested() {
        let known = known(&[("republique democratique du congo", "CD")]);
        let mut work = Work { left: 10_000 };
        let asked = (0..100).filter(|_| !suggest("republique democratique du kongo", &known, &mut work).is_empty());
        // A comparison costs 32 times 32 letters, and looking at the one name costs one: the tenth word is the last.
        assert_eq!(asked.count(), 10);
    }
}
