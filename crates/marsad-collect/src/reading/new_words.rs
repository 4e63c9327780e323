//! Words that a title says in the next file and did not say in that of the profile, and that nothing explains: the table
//! may count a part of the dataflow now, or something else.

use marsad_model::TableLayout;

use super::Context;
use super::dictionary::Dictionary;
use super::outside_lines::masked;
use crate::names::fold;
use crate::propose::evidence::is_of_one_stem;
use crate::titles::{self, TakenCodes, Vocabulary};

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
    let old = fold(said);
    let is_old = |piece: &str| old.split(' ').any(|known| known == piece || is_of_one_stem(known, piece));
    let taken = TakenCodes::of(context, dictionary, (layout, &context.profile.constants));
    let words = Vocabulary::of(context).unexplained(heard, &taken);
    words.iter().any(|word| !fold(word).split(' ').all(is_old))
}

/// Whether a line is told as one that narrows the dataflow or says that its numbers are others.
fn is_told(context: &Context<'_>, line: &str) -> bool {
    titles::is_less_than_all(line, context.pack.dataflow(context.dataflow))
        || titles::other_figure(context, line).is_some()
        || titles::other_nature(context, line).is_some()
}
