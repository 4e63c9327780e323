//! Names to codes: folding, words with one meaning, suggestions for the rest.

mod age_phrases;
mod ages;
mod by_words;
mod carried;
mod count_words;
mod country_letters;
mod facts;
mod fold;
mod gazetteer;
mod others;
mod parts;
mod rests;
mod sexes;
mod skeleton;
mod suggest;
mod time_words;
mod vague;
mod versions;
mod wholes;
mod words;

pub(crate) use age_phrases::ages_in;
pub(crate) use ages::AgeSpan;
pub(crate) use by_words::is_by_word;
pub(crate) use carried::is_carried;
pub(crate) use count_words::{is_count_word, is_count_word_of_header};
pub(crate) use country_letters::CodesAmongNames;
pub use facts::{ChangedFact, CodeFact};
pub(crate) use fold::{fold, without_enumeration, without_footnote};
pub(crate) use gazetteer::{country_named, country_of_nationality};
pub(crate) use others::{is_of_others, is_of_rest, is_of_which};
pub(crate) use rests::{is_of_rest_or_unknown, is_rest_of_anything, is_rest_of_list};
pub(crate) use sexes::is_of_one_sex;
pub(crate) use suggest::Work;
pub use suggest::{RankedCode, Ranking, Suggestion, SuggestionReason, UsedWord, folded_word};
pub(crate) use time_words::is_sort_of_time;
pub(crate) use vague::is_vague;
pub use versions::{
    CodeChange, CodelistComparison, ComparedCode, DataflowComparison, PackComparison, compare_codelists, compare_packs,
};
pub(crate) use wholes::is_whole_of_anything;
pub(crate) use words::{Found, is_short_for};
pub use words::{Meaning, Words};
