//! Words that a title says in the next file and did not say in that of the profile, and that nothing explains: the table
//! may count a part of the dataflow now, or something else. So may what stands below such words among its rows, under the
//! same headers once more.

use marsad_model::{Finding, FindingCode, Severity, TableLayout};

use super::Context;
use super::dictionary::Dictionary;
use super::narrower::lines_above;
use super::outside_lines::{OutsideLine, masked};
use super::said::{Around, place_of};
use crate::names::fold;
use crate::propose::evidence::is_of_one_stem;
use crate::titles::{self, OwnWords, TakenCodes, Vocabulary};

/// Longer texts are no captions.
const CAPTION_CHARACTERS_MAX: usize = 160;

/// Whether the line that stands in the place of another has such a word. What is told of it in another way is not told
/// twice.
pub(super) fn has_new_words(
    context: &Context<'_>,
    (dictionary, layout): (&Dictionary<'_>, &TableLayout),
    (said, heard): (&str, &str),
) -> bool {
    if masked(said) == masked(heard) || is_told(context, heard) {
        return false;
    }
    let own = OwnWords::of(context);
    if own.is_of_writer(said, said) && own.is_of_writer(heard, said) {
        return false;
    }
    let old = fold(said);
    let is_old = |piece: &str| old.split(' ').any(|known| known == piece || is_of_one_stem(known, piece));
    let taken = TakenCodes::of(context, dictionary, (layout, &context.profile.constants));
    let words = Vocabulary::of(context).unexplained(heard, &taken);
    words.iter().any(|word| !fold(word).split(' ').all(is_old))
}

/// The captions among the rows of a table with words that neither the dataflow nor the lines above the table explain.
pub(super) fn other_captions(
    context: &Context<'_>,
    dictionary: &Dictionary<'_>,
    (around, captions): (Around<'_>, &[OutsideLine]),
) -> Vec<Finding> {
    if captions.is_empty() {
        return Vec::new();
    }
    let layout = around.layout;
    let above = lines_above(around, layout).into_iter().map(|line| line.text.as_str());
    let known: Vec<String> = above.chain(layout.said.iter().map(|said| said.text.as_str())).map(fold).collect();
    let is_known = |piece: &str| {
        let mut words = known.iter().flat_map(|line| line.split(' '));
        words.any(|word| word == piece || is_of_one_stem(word, piece))
    };
    let vocabulary = Vocabulary::of(context);
    let taken = TakenCodes::of(context, dictionary, (layout, &context.profile.constants));
    let is_other = |caption: &&OutsideLine| {
        let text = caption.text.as_str();
        let is_caption = text.chars().count() <= CAPTION_CHARACTERS_MAX && !titles::is_of_source(text);
        let words = vocabulary.unexplained(text, &taken);
        is_caption && words.iter().any(|word| !fold(word).split(' ').all(is_known))
    };
    let told = captions.iter().filter(is_other).map(|caption| {
        let place = place_of(around.file, around.sheet, Some(caption.at));
        let finding = Finding::new(FindingCode::TitleDisagrees, Severity::Warning, place).with("what", "caption");
        finding.with_value(&caption.text).with("said", "")
    });
    told.collect()
}

/// Whether a line is told as one that narrows the dataflow or says that its numbers are others.
pub(super) fn is_told(context: &Context<'_>, line: &str) -> bool {
    titles::is_less_than_all(line, context.pack.dataflow(context.dataflow))
        || titles::other_figure(context, line).is_some()
        || titles::other_nature(context, line).is_some()
}
