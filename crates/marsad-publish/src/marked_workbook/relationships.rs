//! What a part points to: its `_rels` part, and the names it leads to.

use std::collections::BTreeSet;

use super::MarkError;
use super::outline::{Element, Outline};
use super::package::Package;
use super::splices::Splices;

const NAMESPACE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// A relationship to another part of the package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Relationship {
    pub id: String,
    /// The type as written, a URL.
    pub kind: String,
    /// The name of the part it leads to.
    pub part: String,
}

/// The relationships of one part.
#[derive(Debug)]
pub(super) struct Relationships {
    part: String,
    text: String,
    list: Vec<Relationship>,
    /// All identifiers, in lower case.
    ids: BTreeSet<String>,
}

impl Relationships {
    /// Those of a part, or of the package itself where `source` is empty; a part may have none.
    pub fn read(package: &mut Package<'_>, source: &str) -> Result<Self, MarkError> {
        let (folder, file) = source.rsplit_once('/').map_or(("", source), |(folder, file)| (folder, file));
        let part = format!("{folder}/_rels/{file}.rels").trim_start_matches('/').to_owned();
        let text = package.find_text(&part)?.unwrap_or_else(|| {
            format!(r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="{NAMESPACE}"/>"#)
        });
        let outline = Outline::read(&part, &text)?;
        let elements = || outline.sections.iter().map(|section| &section.element);
        let list = elements().filter_map(|element| read_one(element, folder)).collect();
        let ids = elements().filter_map(|element| element.attribute("Id")).map(|id| id.to_lowercase()).collect();
        Ok(Self { part, text, list, ids })
    }

    /// The first whose type ends so; the start of the type tells strict from transitional workbooks.
    pub fn find_kind(&self, end: &str) -> Option<&Relationship> {
        self.list.iter().find(|one| one.kind.ends_with(end))
    }

    pub fn find_id(&self, id: &str) -> Option<&Relationship> {
        self.list.iter().find(|one| one.id == id)
    }

    /// Adds one to the package and returns its identifier.
    pub fn add(&mut self, package: &mut Package<'_>, kind: &str, part: &str) -> Result<String, MarkError> {
        let mut names = (1_u64..).map(|number| format!("rId{number}"));
        let id = names.find(|id| !self.ids.contains(&id.to_lowercase())).unwrap_or_default();
        let outline = Outline::read(&self.part, &self.text)?;
        let prefix = outline.root.prefix();
        let element = format!(r#"<{prefix}Relationship Id="{id}" Type="{kind}" Target="/{part}"/>"#);
        let mut splices = Splices::default();
        splices.append_inside(&outline.root, &[], &element);
        self.text = splices.apply(&self.text);
        self.list.push(Relationship { id: id.clone(), kind: kind.to_owned(), part: part.to_owned() });
        self.ids.insert(id.to_lowercase());
        package.write(&self.part, self.text.as_str());
        Ok(id)
    }
}

fn read_one(element: &Element<'_>, folder: &str) -> Option<Relationship> {
    if element.attribute("TargetMode").is_some_and(|mode| mode == "External") {
        return None;
    }
    let part = resolve(folder, &element.attribute("Target")?);
    Some(Relationship { id: element.attribute("Id")?, kind: element.attribute("Type")?, part })
}

/// The part behind a target, which is relative to a folder of the package or starts at its root.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut steps: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn a_target_never_leaves_the_package() {
        assert_eq!(resolve("xl/worksheets", "../comments1.xml"), "xl/comments1.xml");
        assert_eq!(resolve("xl", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolve("xl", "./worksheets\\sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolve("", "xl/workbook.xml"), "xl/workbook.xml");
        assert_eq!(resolve("xl", "../../../etc/passwd"), "etc/passwd");
    }
}
