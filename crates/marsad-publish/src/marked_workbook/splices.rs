//! Changes to a text, collected by place and made at once: what is not named stays byte for byte.

use std::ops::Range;

use super::outline::Element;

/// An attribute to set, or to leave out.
pub(super) type Change<'a> = (&'a str, Option<&'a str>);

/// Changes to one text. They may not overlap; insertions at one place stand in the order they were made.
#[derive(Default)]
pub(super) struct Splices {
    changes: Vec<(Range<usize>, String)>,
}

impl Splices {
    pub fn insert(&mut self, place: usize, text: String) {
        self.changes.push((place..place, text));
    }

    pub fn replace(&mut self, range: Range<usize>, text: String) {
        self.changes.push((range, text));
    }

    /// Changes attributes of an element.
    pub fn change_tag(&mut self, element: &Element<'_>, changes: &[Change<'_>]) {
        self.replace(element.tag_range(), element.tag_with(changes));
    }

    /// Puts content at the end of an element, opening it where it is empty, and changes its attributes.
    pub fn append_inside(&mut self, element: &Element<'_>, changes: &[Change<'_>], content: &str) {
        if element.is_empty() {
            let tag = element.tag_with(changes);
            let open = tag.strip_suffix("/>").unwrap_or(&tag);
            self.replace(element.tag_range(), format!("{open}>{content}</{}>", element.name()));
            return;
        }
        if !changes.is_empty() {
            self.change_tag(element, changes);
        }
        self.insert(element.content_range().end, content.to_owned());
    }

    /// The text with all changes made.
    pub fn apply(mut self, text: &str) -> String {
        self.changes.sort_by_key(|(range, _)| (range.start, range.end));
        let mut result = String::with_capacity(text.len() + 64 * self.changes.len());
        let mut done = 0;
        for (range, new) in &self.changes {
            result.push_str(text.get(done..range.start).unwrap_or_default());
            result.push_str(new);
            done = done.max(range.end);
        }
        result.push_str(text.get(done..).unwrap_or_default());
        result
    }
}
