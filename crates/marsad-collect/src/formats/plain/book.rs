//! The plain sheets of a workbook, and its shared texts.

use std::collections::HashMap;
use std::io::Read;

use calamine::Style;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, Event};
use zip::ZipArchive;
use zip::read::ZipFile;

use super::cells::PlainCells;
use super::parts::{Parts, attribute, local, walk};
use super::{PlainSheet, Shared};

/// A workbook some of whose sheets are plain.
pub(in crate::formats) struct PlainBook<'c> {
    archive: ZipArchive<Shared<'c>>,
    /// The number of the part of each sheet.
    sheets: HashMap<String, usize>,
    plain: Vec<PlainSheet>,
    strings: Vec<String>,
}

impl<'c> PlainBook<'c> {
    /// The workbook of a package; none where it is not laid out as usual, so that the foreign reader has to find its parts.
    pub(in crate::formats) fn open(content: Shared<'c>, plain: Vec<PlainSheet>) -> Option<Self> {
        if plain.is_empty() {
            return None;
        }
        let mut archive = ZipArchive::new(content).ok()?;
        let Parts { sheets, strings: at } = Parts::of(&mut archive)?;
        let strings = match at {
            Some(at) => strings(archive.by_index(at).ok()?)?,
            None => Vec::new(),
        };
        Some(Self { archive, sheets, plain, strings })
    }

    /// The cells of a sheet; none where it is not plain, or where one of `styles` of its numbers may show a day.
    pub(in crate::formats) fn cells(
        &mut self,
        name: &str,
        styles: &[Style],
    ) -> Option<PlainCells<'_, ZipFile<'_, Shared<'c>>>> {
        let at = *self.sheets.get(name)?;
        let sheet = self.plain.iter().find(|sheet| sheet.at == at)?;
        if sheet.styles.iter().any(|style| may_show_days(styles.get(*style))) {
            return None;
        }
        Some(PlainCells::new(self.archive.by_index(at).ok()?, &self.strings))
    }
}

/// Whether a style may show a number as a day or a time: its format has a letter of one outside quotation marks, or is
/// one of those that each language fills with a day of its own (ECMA-376 part 1, 18.8.30).
fn may_show_days(style: Option<&Style>) -> bool {
    let Some(format) = style.and_then(|style| style.number_format.as_ref()) else { return false };
    let is_of_language = format.format_id.is_some_and(|id| matches!(id, 14..=22 | 27..=36 | 45..=47 | 50..=58));
    let unquoted = format.format_code.split('"').step_by(2);
    let has_letter = |text: &str| text.contains(['d', 'm', 'y', 'h', 's', 'a', 'p', 'D', 'M', 'Y', 'H', 'S', 'A', 'P']);
    is_of_language || (format.format_code != "General" && unquoted.into_iter().any(has_letter))
}

/// The shared texts, each with all of its runs: the gate let in none with a reading aid.
fn strings(part: impl Read) -> Option<Vec<String>> {
    let (mut strings, mut text): (Vec<String>, Option<Text>) = (Vec::new(), None);
    walk(part, |event| {
        match event {
            Event::Start(tag) => match local(tag) {
                "si" => strings.push(String::new()),
                "t" => {
                    let is_kept = attribute(tag, "space").as_deref() == Some("preserve");
                    text = Some(Text { letters: String::new(), is_kept });
                }
                _ => {}
            },
            Event::Text(letters) => {
                if let Some(text) = &mut text {
                    text.letters.push_str(&letters.xml10_content());
                }
            }
            Event::GeneralRef(reference) => {
                if let Some(text) = &mut text {
                    text.letters.push_str(&resolved(reference)?);
                }
            }
            Event::End(tag) if tag.local_name().into_inner() == "t" => {
                if let (Some(text), Some(string)) = (text.take(), strings.last_mut()) {
                    string.push_str(text.shown());
                }
            }
            _ => {}
        }
        Some(())
    })?;
    Some(strings)
}

/// The letters of a run, and whether the blanks at their ends count.
pub(super) struct Text {
    pub letters: String,
    pub is_kept: bool,
}

impl Text {
    pub(super) fn shown(&self) -> &str {
        if self.is_kept { &self.letters } else { self.letters.trim_matches([' ', '\t', '\r', '\n']) }
    }
}

/// What an entity or the number of a character stands for.
pub(super) fn resolved(reference: &BytesRef<'_>) -> Option<String> {
    match reference.resolve_char_ref().ok()? {
        Some(character) => Some(character.to_string()),
        None => resolve_predefined_entity(reference).map(str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::strings;

    #[test]
    fn texts_are_read_with_their_runs_entities_and_blanks() {
        let part = "<sst><si><t>A &amp; B&#233;</t></si><si><r><t>two </t></r><r><t xml:space=\"preserve\"> runs</t></r></si>\
                    <si/><si><t> x\n</t></si></sst>";
        assert_eq!(strings(part.as_bytes()).unwrap(), ["A & Bé", "two runs", "", "x"]);
        assert_eq!(strings("<sst><si><t>&own;</t></si></sst>".as_bytes()), None);
    }
}
