//! The plain sheets of a workbook by their names, and its shared texts.

use std::collections::HashMap;
use std::io::{BufReader, Read};

use calamine::Style;
use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesRef, BytesStart, Event};
use zip::ZipArchive;
use zip::read::ZipFile;

use super::cells::PlainCells;
use super::{PlainSheet, Shared};

/// A workbook some of whose sheets are plain.
pub(in crate::formats) struct PlainBook<'c> {
    archive: ZipArchive<Shared<'c>>,
    /// The sheets by their names.
    sheets: HashMap<String, PlainSheet>,
    strings: Vec<String>,
}

impl<'c> PlainBook<'c> {
    /// The workbook of a package; none where it is not laid out as usual, so that the foreign reader has to find its parts.
    pub(in crate::formats) fn open(content: Shared<'c>, plain: Vec<PlainSheet>) -> Option<Self> {
        if plain.is_empty() {
            return None;
        }
        let mut archive = ZipArchive::new(content).ok()?;
        let targets = targets(archive.by_name("xl/_rels/workbook.xml.rels").ok()?)?;
        let names = names(archive.by_name("xl/workbook.xml").ok()?)?;
        let mut by_part: HashMap<String, PlainSheet> =
            plain.into_iter().map(|sheet| (sheet.part.clone(), sheet)).collect();
        let mut sheets = HashMap::new();
        for (name, relation) in names {
            let sheet = targets.get(&relation).and_then(|part| by_part.remove(part));
            if let Some(sheet) = sheet
                && !sheets.contains_key(&name)
            {
                sheets.insert(name, sheet);
            }
        }
        let strings = match archive.by_name("xl/sharedStrings.xml") {
            Ok(part) => strings(part)?,
            Err(_) => Vec::new(),
        };
        Some(Self { archive, sheets, strings })
    }

    /// The cells of a sheet; none where it is not plain, or where one of `styles` of its numbers may show a day.
    pub(in crate::formats) fn cells(
        &mut self,
        name: &str,
        styles: &[Style],
    ) -> Option<PlainCells<'_, ZipFile<'_, Shared<'c>>>> {
        let sheet = self.sheets.get(name)?;
        if sheet.styles.iter().any(|style| may_show_days(styles.get(*style))) {
            return None;
        }
        let part = self.archive.by_index(sheet.at).ok()?;
        Some(PlainCells::new(part, &self.strings))
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

/// Calls `take` with every event of a part; none where it is not well-formed.
pub(super) fn walk(part: impl Read, mut take: impl FnMut(&Event<'_>) -> Option<()>) -> Option<()> {
    let mut reader = Reader::from_reader(BufReader::new(part));
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer).ok()?;
        if event == Event::Eof {
            return Some(());
        }
        take(&event)?;
    }
}

pub(super) fn local<'t>(tag: &'t BytesStart<'_>) -> &'t str {
    tag.local_name().into_inner()
}

/// The value of the attribute whose name without its prefix is `wanted`.
pub(super) fn attribute(tag: &BytesStart<'_>, wanted: &str) -> Option<String> {
    let mut all = tag.attributes();
    let found = all
        .with_checks(false)
        .filter_map(Result::ok)
        .find(|attribute| attribute.key.local_name().into_inner() == wanted)?;
    unescape(&found.value).ok().map(std::borrow::Cow::into_owned)
}

/// The parts that the relations of a workbook lead to, by the names of the relations; their names in small letters.
pub(super) fn targets(part: impl Read) -> Option<HashMap<String, String>> {
    let mut targets = HashMap::new();
    walk(part, |event| {
        if let Event::Start(tag) = event
            && local(tag) == "Relationship"
        {
            let target = attribute(tag, "Target")?;
            let part = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            targets.insert(attribute(tag, "Id")?, part.to_lowercase());
        }
        Some(())
    })?;
    Some(targets)
}

/// The names of the sheets with those of their relations, in the order of the workbook.
pub(super) fn names(part: impl Read) -> Option<Vec<(String, String)>> {
    let mut names = Vec::new();
    walk(part, |event| {
        if let Event::Start(tag) = event
            && local(tag) == "sheet"
        {
            names.push((attribute(tag, "name")?, attribute(tag, "id")?));
        }
        Some(())
    })?;
    Some(names)
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
    use super::{names, strings, targets};

    #[test]
    fn texts_are_read_with_their_runs_entities_and_blanks() {
        let part = "<sst><si><t>A &amp; B&#233;</t></si><si><r><t>two </t></r><r><t xml:space=\"preserve\"> runs</t></r></si>\
                    <si/><si><t> x\n</t></si></sst>";
        assert_eq!(strings(part.as_bytes()).unwrap(), ["A & Bé", "two runs", "", "x"]);
        assert_eq!(strings("<sst><si><t>&own;</t></si></sst>".as_bytes()), None);
    }

    #[test]
    fn sheets_are_found_by_their_relations() {
        let sheets =
            r#"<workbook xmlns:r="r"><sheets><sheet name="A &amp; B" sheetId="4" r:id="r1"/></sheets></workbook>"#;
        assert_eq!(names(sheets.as_bytes()).unwrap(), [("A & B".to_owned(), "r1".to_owned())]);
        let relations = r#"<Relationships><Relationship Id="r1" Target="worksheets/Sheet1.xml"/>
            <Relationship Id="r2" Target="/xl/worksheets/sheet2.xml"/></Relationships>"#;
        let targets = targets(relations.as_bytes()).unwrap();
        assert_eq!(
            (targets["r1"].as_str(), targets["r2"].as_str()),
            ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml")
        );
    }
}
