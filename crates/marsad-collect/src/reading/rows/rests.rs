//! Words for the rest, or for what nobody knows, in a column of several components: `Autres` among countries and their reasons.
//!
//! Each list has such a word, and none of them says of what it is the rest. The profile does; where it does not, nothing is
//! taken, and the word is told as one that can mean several things.

use super::{Found, RowReader};
use crate::names::{Found as Meaning, fold, is_of_rest_or_unknown, is_rest_of_anything};

impl RowReader<'_, '_, '_> {
    /// What a word for the rest stands for in a column of some components; none where it is no such word.
    pub(super) fn found_rest(&mut self, components: &[usize], text: &str) -> Option<Found> {
        if components.len() < 2 || !is_rest_of_anything(text) {
            return None;
        }
        let said: Vec<usize> = components.iter().copied().filter(|&component| self.is_said(component, text)).collect();
        let [component] = said[..] else {
            let is_contended = !said.is_empty() || components.iter().any(|&component| self.is_rest_in(component, text));
            return is_contended.then_some(Found::Several);
        };
        match self.plan.dictionary.words(component)?.find(text) {
            Meaning::Code(code) => Some(Found::Word(self.place_of_code(component, code), component as u16)),
            Meaning::Several(_) | Meaning::Unknown => None,
        }
    }

    /// Whether the profile has a word for a component.
    pub(super) fn is_said(&self, component: usize, text: &str) -> bool {
        let words = self.plan.context.profile.codes.get(self.plan.dictionary.components[component].id);
        let folded = fold(text);
        words.is_some_and(|words| words.keys().any(|word| fold(word) == folded))
    }

    /// Whether the list of a component has a word for its rest, or for what nobody knows of it.
    fn is_rest_in(&self, component: usize, text: &str) -> bool {
        let Some(words) = self.plan.dictionary.words(component) else { return false };
        match words.find(text) {
            // `OTHER` itself is the code that it is.
            Meaning::Code(code) => {
                words.code(code).is_some_and(|code| *code != *text && is_of_rest_or_unknown(code.as_str()))
            }
            Meaning::Several(_) | Meaning::Unknown => false,
        }
    }
}
