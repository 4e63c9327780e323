//! Where the elements of an XML part stand: the root, its children and theirs; deeper ones are passed over.
//!
//! Two levels are all that the parts of a workbook need (`sheetData/row`, `cellXfs/xf`, `commentList/comment`). Nothing
//! is copied: an element is a place in the text, so that it can be changed there and the rest left alone.
//! Names are compared without their prefix, because producers choose it freely (`row`, `x:row`).

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::Event;
use quick_xml::events::attributes::Attributes;

use super::MarkError;
use super::splices::Change;
use super::words_in_xml::plain;

/// An element of a text: where its tag, its content and itself stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element<'a> {
    text: &'a str,
    start: usize,
    tag_end: usize,
    close: usize,
    end: usize,
}

/// A child of the root with its own children.
#[derive(Debug)]
pub(super) struct Section<'a> {
    pub element: Element<'a>,
    pub children: Vec<Element<'a>>,
}

/// The root of a text and two levels below it.
#[derive(Debug)]
pub(super) struct Outline<'a> {
    pub root: Element<'a>,
    pub sections: Vec<Section<'a>>,
}

impl<'a> Outline<'a> {
    /// Reads a whole part.
    pub fn read(part: &str, text: &'a str) -> Result<Self, MarkError> {
        Self::read_range(part, text, 0..text.len())
    }

    /// Reads one element of a part, whose places stay those of the part.
    pub fn read_inside(part: &str, element: &Element<'a>) -> Result<Self, MarkError> {
        Self::read_range(part, element.text, element.range())
    }

    fn read_range(part: &str, text: &'a str, range: Range<usize>) -> Result<Self, MarkError> {
        let mut draft = Draft { text, outline: None, depth: 0 };
        let base = range.start;
        let mut reader = Reader::from_str(text.get(range).unwrap_or_default());
        let damaged = |error| MarkError::damaged(part, error);
        loop {
            let start = base + reader.buffer_position() as usize;
            let event = reader.read_event().map_err(damaged)?;
            let end = base + reader.buffer_position() as usize;
            let is_sound = match event {
                Event::Start(tag) if draft.depth == 2 => {
                    let content = reader.read_to_end(tag.name()).map_err(damaged)?;
                    let close = base + content.end as usize..base + reader.buffer_position() as usize;
                    draft.open(start..end) && draft.close(close)
                }
                Event::Start(_) => draft.open(start..end),
                Event::Empty(_) => draft.open(start..end) && draft.close(end..end),
                Event::End(_) => draft.close(start..end),
                Event::DocType(_) => false,
                Event::Eof => break,
                _ => true,
            };
            if !is_sound {
                return Err(MarkError::damaged(part, "it is more than one plain XML document"));
            }
        }
        let whole = draft.outline.filter(|_| draft.depth == 0);
        whole.ok_or_else(|| MarkError::damaged(part, "the XML ends too early"))
    }

    /// The first child of the root of that name.
    pub fn section(&self, name: &str) -> Option<&Section<'a>> {
        self.sections.iter().find(|section| section.element.local_name() == name)
    }

    /// The children of all sections of that name that have another name.
    pub fn children(&self, section: &str, name: &str) -> impl Iterator<Item = &Element<'a>> {
        let sections = self.sections.iter().filter(move |one| one.element.local_name() == section);
        sections.flat_map(|one| &one.children).filter(move |child| child.local_name() == name)
    }

    /// The place for a child of the root that may stand only after children of these names.
    pub fn place_after(&self, names: &[&str]) -> usize {
        let earlier = self.sections.iter().rfind(|section| names.contains(&section.element.local_name()));
        earlier.map_or(self.root.tag_end, |section| section.element.end)
    }
}

/// An outline being read, and how deep the reader stands.
struct Draft<'a> {
    text: &'a str,
    outline: Option<Outline<'a>>,
    depth: usize,
}

impl<'a> Draft<'a> {
    fn open(&mut self, tag: Range<usize>) -> bool {
        let element = Element { text: self.text, start: tag.start, tag_end: tag.end, close: tag.end, end: tag.end };
        self.depth += 1;
        match (self.depth, &mut self.outline) {
            (1, slot @ None) => *slot = Some(Outline { root: element, sections: Vec::new() }),
            (2, Some(outline)) => outline.sections.push(Section { element, children: Vec::new() }),
            (3, Some(outline)) => outline.sections.last_mut().into_iter().for_each(|one| one.children.push(element)),
            _ => return false,
        }
        true
    }

    fn close(&mut self, tag: Range<usize>) -> bool {
        let Some(outline) = &mut self.outline else { return false };
        let element = match self.depth {
            1 => Some(&mut outline.root),
            2 => outline.sections.last_mut().map(|section| &mut section.element),
            3 => outline.sections.last_mut().and_then(|section| section.children.last_mut()),
            _ => None,
        };
        if let Some(element) = element {
            (element.close, element.end) = (tag.start, tag.end);
        }
        self.depth = self.depth.saturating_sub(1);
        true
    }
}

impl<'a> Element<'a> {
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    pub fn tag_range(&self) -> Range<usize> {
        self.start..self.tag_end
    }

    pub fn content_range(&self) -> Range<usize> {
        self.tag_end..self.close
    }

    /// The element as it stands.
    pub fn raw(&self) -> &'a str {
        self.text.get(self.range()).unwrap_or_default()
    }

    /// What stands between its tags, as it stands.
    pub fn content(&self) -> &'a str {
        self.text.get(self.content_range()).unwrap_or_default()
    }

    /// Whether it is one tag, `<a/>`.
    pub fn is_empty(&self) -> bool {
        self.text.get(self.tag_range()).is_some_and(|tag| tag.ends_with("/>"))
    }

    /// Its name with the prefix.
    pub fn name(&self) -> &'a str {
        let tag = self.inside_tag();
        tag.split([' ', '\t', '\r', '\n']).next().unwrap_or(tag)
    }

    pub fn local_name(&self) -> &'a str {
        let name = self.name();
        name.split_once(':').map_or(name, |(_, local)| local)
    }

    /// The prefix with its colon, or nothing: what to put before the names of new neighbours.
    pub fn prefix(&self) -> &'a str {
        let name = self.name();
        name.find(':').and_then(|colon| name.get(..=colon)).unwrap_or_default()
    }

    /// The value of an attribute, references resolved.
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.attributes().find(|(key, _)| *key == name).map(|(_, value)| plain(&value))
    }

    /// The number in an attribute.
    pub fn number(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// The `id` in the namespace of relationships, whatever its prefix.
    pub fn relationship_id(&self) -> Option<String> {
        let is_id = |key: &str| key.split_once(':').is_some_and(|(_, local)| local == "id");
        self.attributes().find(|(key, _)| is_id(key)).map(|(_, value)| plain(&value))
    }

    /// The tag with attributes changed; the others stay as they are written.
    pub fn tag_with(&self, changes: &[Change<'_>]) -> String {
        let is_kept = |key: &str| !changes.iter().any(|(name, _)| *name == key);
        let kept =
            self.attributes().filter(|(key, _)| is_kept(key)).map(|(key, raw)| (key, raw.replace('"', "&quot;")));
        let set = changes.iter().filter_map(|(name, value)| Some((*name, super::words_in_xml::attribute((*value)?))));
        let attributes: String = kept.chain(set).map(|(key, value)| format!(" {key}=\"{value}\"")).collect();
        format!("<{}{attributes}{}>", self.name(), if self.is_empty() { "/" } else { "" })
    }

    fn attributes(&self) -> impl Iterator<Item = (&'a str, std::borrow::Cow<'a, str>)> {
        let mut attributes = Attributes::new(self.inside_tag(), self.name().len());
        attributes.with_checks(false);
        attributes.flatten().map(|attribute| (attribute.key.into_inner(), attribute.value))
    }

    fn inside_tag(&self) -> &'a str {
        let tag = self.text.get(self.tag_range()).unwrap_or_default();
        let open = tag.strip_prefix('<').unwrap_or(tag);
        open.strip_suffix("/>").or(open.strip_suffix('>')).unwrap_or(open)
    }
}
