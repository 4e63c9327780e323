//! Words for the rest, or for what nobody knows, where words of several components stand together: `Autres` among countries
//! and their reasons, in a column or in a row of headers.
//!
//! Each list has such a word, and none of them says of what it is the rest. The profile does; where it does not, nothing is
//! taken. Below a heading, or in a list of its own, the block says it before the profile does (`rows::label_blocks`); of what
//! the draft holds such a word to be the rest, `propose::rests` says.

use super::Context;
use super::dictionary::Dictionary;
use crate::names::{Found, fold, is_of_rest_or_unknown, is_rest_of_anything};

/// Of which component a word is the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RestOf {
    /// It is no such word.
    Nothing,
    /// Of this one for certain.
    One(usize),
    /// Of any; only a person can tell.
    Any,
}

/// Of which of some components a text is the rest.
pub(super) fn rest_of(
    (context, dictionary): (&Context<'_>, &Dictionary<'_>),
    components: &[usize],
    text: &str,
) -> RestOf {
    if components.len() < 2 || !is_rest_of_anything(text) {
        return RestOf::Nothing;
    }
    let said: Vec<usize> =
        components.iter().copied().filter(|&component| is_said((context, dictionary), component, text)).collect();
    let is_rest = || components.iter().any(|&component| is_rest_in(dictionary, component, text));
    match said[..] {
        [component] => RestOf::One(component),
        [] if !is_rest() => RestOf::Nothing,
        _ => RestOf::Any,
    }
}

/// Whether the profile has a word among the codes of a component.
pub(super) fn is_said((context, dictionary): (&Context<'_>, &Dictionary<'_>), component: usize, text: &str) -> bool {
    let words = context.profile.codes.get(dictionary.components[component].id);
    words.is_some_and(|words| words.keys().any(|word| fold(word) == fold(text)))
}

/// Whether the list of a component has a word for its rest, or for what nobody knows of it. `OTHER` itself is the code that
/// it is.
fn is_rest_in(dictionary: &Dictionary<'_>, component: usize, text: &str) -> bool {
    let Some(words) = dictionary.words(component) else { return false };
    match words.find(text) {
        Found::Code(code) => words.code(code).is_some_and(|id| *id != *text && is_of_rest_or_unknown(id.as_str())),
        Found::Several(_) | Found::Unknown => false,
    }
}
