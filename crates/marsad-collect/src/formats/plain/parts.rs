//! Where the parts of a workbook stand in its package, and how one is walked through.

use std::collections::HashMap;
use std::io::{BufReader, Read};

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::super::package::plain_name;
use super::Shared;

/// The parts of a workbook that is laid out as usual, by their numbers in the package.
pub(super) struct Parts {
    /// Those of the sheets, by the names of the sheets; of two with one name the first.
    pub sheets: HashMap<String, usize>,
    /// That of the shared texts, where there is one.
    pub strings: Option<usize>,
}

impl Parts {
    /// The parts of a package; none where it is not laid out as usual.
    pub(super) fn of(archive: &mut ZipArchive<Shared<'_>>) -> Option<Self> {
        let named = |at: usize| Some((plain_name(&archive.name_for_index(at)?.ok()?), at));
        let parts: HashMap<String, usize> = (0..archive.len()).filter_map(named).collect();
        let targets = targets(archive.by_index(*parts.get("xl/_rels/workbook.xml.rels")?).ok()?)?;
        let names = names(archive.by_index(*parts.get("xl/workbook.xml")?).ok()?)?;
        let mut sheets = HashMap::new();
        for (name, relation) in names {
            if let Some(at) = targets.get(&relation).and_then(|part| parts.get(part)) {
                sheets.entry(name).or_insert(*at);
            }
        }
        Some(Self { sheets, strings: parts.get("xl/sharedstrings.xml").copied() })
    }
}

/// Calls `take` with every event of a part; none where it is not well-formed.
pub(in crate::formats) fn walk(part: impl Read, mut take: impl FnMut(&Event<'_>) -> Option<()>) -> Option<()> {
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
fn targets(part: impl Read) -> Option<HashMap<String, String>> {
    let mut targets = HashMap::new();
    walk(part, |event| {
        if let Event::Start(tag) = event
            && local(tag) == "Relationship"
        {
            let target = attribute(tag, "Target")?;
            let part = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            targets.insert(attribute(tag, "Id")?, plain_name(&part));
        }
        Some(())
    })?;
    Some(targets)
}

/// The names of the sheets with those of their relations, in the order of the workbook.
fn names(part: impl Read) -> Option<Vec<(String, String)>> {
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

#[cfg(test)]
mod tests {
    use super::{names, targets};

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
