//! How long a draft may be: a person decides point after point, and no profile is read that is longer than a megabyte.
//!
//! Holds: which doubts and words of a draft are written, and the doubt that tells how many are not. What a table is made
//! of, and whether the whole profile is short enough in the end, is not looked at here: whoever writes the file sees its
//! length.

use super::doubt::{Doubt, DoubtKind, Draft};

/// How many bytes the doubts may take as they are written: some three thousand of them.
const DOUBTS_BYTES_MAX: usize = 600 << 10;
/// How many bytes the words may take with their codes.
const WORDS_BYTES_MAX: usize = 200 << 10;
/// How long the sentence around a doubt is, in the language that takes most bytes.
const SENTENCE_BYTES: usize = 200;
/// How long it is around a doubt of which each column of a wide table may give one.
const LONG_SENTENCE_BYTES: usize = 600;
/// What a line of words has beside the word and its code: quotes, the sign between them, the end of the line.
const LINE_BYTES: usize = 8;

/// The draft without the doubts and words that are too many, and a doubt that tells how many they are.
///
/// Nothing is lost but convenience: a word that the profile does not hold is read by the lists, or is a finding.
pub(super) fn bounded(mut draft: Draft) -> Draft {
    let kept = doubts_kept(&draft.doubts);
    let mut left = draft.doubts.split_off(kept).into_iter();
    let first = left.next();
    let words = drop_words(&mut draft);
    let count = left.len() + usize::from(first.is_some()) + words.count;
    if let Some(text) = first.map(|doubt| doubt.text).or(words.first) {
        draft.doubts.push(Doubt::new(DoubtKind::MoreDoubts, "", &text).taking(count.to_string()));
    }
    draft
}

/// How many of the first doubts are written.
fn doubts_kept(doubts: &[Doubt]) -> usize {
    let mut bytes = 0;
    let fits = |doubt: &&Doubt| {
        bytes += bytes_of(doubt);
        bytes <= DOUBTS_BYTES_MAX
    };
    doubts.iter().take_while(fits).count()
}

/// How many bytes a doubt takes: its texts, of an unknown word twice, and what is likely.
fn bytes_of(doubt: &Doubt) -> usize {
    let likely: usize = doubt.suggestions.iter().map(|found| found.code.len() + 2 * found.name.len() + 16).sum();
    let sentence = match doubt.kind {
        DoubtKind::UnreadValues | DoubtKind::ConstantColumn | DoubtKind::PercentColumn => LONG_SENTENCE_BYTES,
        _ => SENTENCE_BYTES,
    };
    sentence + 2 * doubt.text.len() + doubt.taken.len() + doubt.place.len() + likely
}

/// Words that were not written.
struct Dropped {
    count: usize,
    first: Option<String>,
}

/// Takes the words away that are too many.
fn drop_words(draft: &mut Draft) -> Dropped {
    let mut bytes = 0;
    let mut dropped = Dropped { count: 0, first: None };
    for words in draft.profile.codes.values_mut() {
        words.retain(|word, code| {
            bytes += word.len() + code.as_str().len() + LINE_BYTES;
            let is_kept = bytes <= WORDS_BYTES_MAX;
            if !is_kept {
                dropped.count += 1;
                dropped.first.get_or_insert_with(|| word.clone());
            }
            is_kept
        });
    }
    draft.profile.codes.retain(|_, words| !words.is_empty());
    dropped
}

#[cfg(test)]
mod tests {
    use marsad_model::Id;

    use super::{DOUBTS_BYTES_MAX, SENTENCE_BYTES, WORDS_BYTES_MAX, bounded};
    use crate::propose::doubt::{Doubt, DoubtKind, Draft};

    fn draft() -> Draft {
        let profile = serde_json::from_str(r#"{ "id": "P", "format": { "kind": "workbook" } }"#).unwrap();
        Draft { profile, doubts: Vec::new() }
    }

    fn doubts(count: usize, text: &str) -> Vec<Doubt> {
        (0..count).map(|at| Doubt::new(DoubtKind::UnknownWord, "ISLE", &format!("{text}{at}"))).collect()
    }

    #[test]
    fn a_short_draft_stays_as_it_is() {
        let short = Draft { doubts: doubts(100, "x"), ..draft() };
        assert_eq!(bounded(short.clone()), short);
    }

    #[test]
    fn of_too_many_doubts_the_first_stay_and_the_others_are_counted() {
        let bound = bounded(Draft { doubts: doubts(20_000, "x"), ..draft() });
        let last = bound.doubts.last().unwrap();
        assert!(bound.doubts.len() <= DOUBTS_BYTES_MAX / SENTENCE_BYTES + 1);
        assert_eq!((last.kind, &last.text), (DoubtKind::MoreDoubts, &format!("x{}", bound.doubts.len() - 1)));
        assert_eq!(last.taken, (20_000 - (bound.doubts.len() - 1)).to_string());
    }

    #[test]
    fn long_words_are_fewer() {
        let bound = bounded(Draft { doubts: doubts(5_000, &"long ".repeat(50)), ..draft() });
        let bytes: usize = bound.doubts.iter().map(|doubt| doubt.text.len()).sum();
        assert!(bytes < 1 << 19, "{bytes}");
    }

    #[test]
    fn words_beyond_what_a_profile_holds_are_told_and_not_written() {
        let mut long = draft();
        let words = (0..100_000).map(|at| (format!("isle {at:06}"), Id::literal("XM-L")));
        long.profile.codes.insert(Id::literal("ISLE"), words.collect());
        let bound = bounded(long);
        let kept = bound.profile.codes[&Id::literal("ISLE")].len();
        assert!(kept * 15 < WORDS_BYTES_MAX, "{kept}");
        let last = bound.doubts.last().unwrap();
        assert_eq!((last.kind, last.taken.as_str()), (DoubtKind::MoreDoubts, (100_000 - kept).to_string().as_str()));
        assert_eq!(last.text, format!("isle {kept:06}"));
    }
}
