//! The workbook part: which sheets there are, and one more.

use super::MarkError;
use super::content_types::declare_part;
use super::outline::Outline;
use super::package::Package;
use super::relationships::Relationships;
use super::splices::Splices;

const STRICT_RELATIONSHIPS: &str = "http://purl.oclc.org/ooxml/officeDocument/relationships";
const STRICT_MAIN: &str = "http://purl.oclc.org/ooxml/spreadsheetml/main";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// A sheet of cells (a chart or a dialog on a sheet of its own is none).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sheet {
    pub name: String,
    pub part: String,
}

/// The workbook part.
pub(super) struct Book {
    pub part: String,
    pub relationships: Relationships,
    /// The start of the types of relationships, which is also their namespace.
    pub relationships_namespace: String,
    /// The sheets of cells, in their order.
    pub sheets: Vec<Sheet>,
    /// The names of all sheets.
    pub names: Vec<String>,
    text: String,
}

impl Book {
    /// Reads the workbook part. A package without one is another kind of document.
    pub fn read(package: &mut Package<'_>) -> Result<Self, MarkError> {
        let from_root = Relationships::read(package, "")?;
        let main = from_root.find_kind("/officeDocument").ok_or(MarkError::NotAWorkbook)?;
        let part = main.part.clone();
        let namespace = main.kind.trim_end_matches("/officeDocument").to_owned();
        let text = package.get_text(&part).map_err(|_| MarkError::NotAWorkbook)?;
        let relationships = Relationships::read(package, &part)?;
        let outline = Outline::read(&part, &text)?;
        if outline.root.local_name() != "workbook" {
            return Err(MarkError::NotAWorkbook);
        }
        let names = outline.children("sheets", "sheet").filter_map(|sheet| sheet.attribute("name")).collect();
        let sheets = list_sheets(&outline, &relationships);
        Ok(Self { part, relationships, relationships_namespace: namespace, sheets, names, text })
    }

    /// The namespace of the elements of a sheet.
    pub fn main_namespace(&self) -> &'static str {
        if self.relationships_namespace == STRICT_RELATIONSHIPS { STRICT_MAIN } else { MAIN }
    }

    /// The type of a relationship.
    pub fn kind(&self, name: &str) -> String {
        format!("{}/{name}", self.relationships_namespace)
    }

    /// The folder that the parts of this workbook stand in.
    pub fn folder(&self) -> String {
        self.part.rsplit_once('/').map_or_else(String::new, |(folder, _)| format!("{folder}/"))
    }

    /// Adds a sheet after all others.
    pub fn add_sheet(mut self, package: &mut Package<'_>, name: &str, text: &str) -> Result<(), MarkError> {
        let part = package.free_name(&format!("{}worksheets/sheet", self.folder()), ".xml");
        package.write(&part, text);
        declare_part(package, &part, &format!("{TYPES}.worksheet+xml"))?;
        let kind = self.kind("worksheet");
        let id = self.relationships.add(package, &kind, &part)?;
        let listed = self.with_sheet(name, &id)?;
        package.write(&self.part, listed);
        Ok(())
    }

    fn with_sheet(&self, name: &str, id: &str) -> Result<String, MarkError> {
        let outline = Outline::read(&self.part, &self.text)?;
        let list = outline.section("sheets").ok_or_else(|| MarkError::damaged(&self.part, "it lists no sheets"))?;
        let prefix = outline.root.prefix();
        let mut splices = Splices::default();
        if outline.section("bookViews").is_none() {
            // The view of a sheet belongs to a view of the workbook, which must be there.
            let views = format!("<{prefix}bookViews><{prefix}workbookView/></{prefix}bookViews>");
            splices.insert(list.element.range().start, views);
        }
        let number = list.children.iter().filter_map(|sheet| sheet.number("sheetId")).max().unwrap_or(0);
        let sheet = format!(
            r#"<{prefix}sheet xmlns:r="{}" name="{}" sheetId="{}" r:id="{id}"/>"#,
            self.relationships_namespace,
            super::words_in_xml::attribute(name),
            number.saturating_add(1),
        );
        splices.append_inside(&list.element, &[], &sheet);
        Ok(splices.apply(&self.text))
    }
}

fn list_sheets(outline: &Outline<'_>, relationships: &Relationships) -> Vec<Sheet> {
    let listed = outline.children("sheets", "sheet").filter_map(|sheet| {
        let target = relationships.find_id(&sheet.relationship_id()?)?;
        let is_cells = target.kind.ends_with("/worksheet");
        is_cells.then(|| Some(Sheet { name: sheet.attribute("name")?, part: target.part.clone() }))?
    });
    listed.collect()
}
