//! The styles part: new cell formats that copy one of the workbook's and change its fill or font.
//!
//! Formats are only added, never changed, so that no cell looks different that was not given a new one.

use std::collections::BTreeMap;

use super::book::Book;
use super::content_types::declare_part;
use super::outline::Outline;
use super::package::Package;
use super::splices::{Change, Splices};
use super::{MarkError, MarkWeight};

const TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";
/// The children of `styleSheet` up to the formats, in the order of the schema (ECMA-376 part 1, 18.8.39).
const ORDER: [&str; 6] = ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs"];
const FONT: &str = r#"<font><sz val="11"/><name val="Calibri"/></font>"#;
const BORDER: &str = "<border><left/><right/><top/><bottom/><diagonal/></border>";
/// The first two fills are these whatever the file says, so a new one may only come after them.
const FIRST_FILLS: [&str; 2] =
    [r#"<fill><patternFill patternType="none"/></fill>"#, r#"<fill><patternFill patternType="gray125"/></fill>"#];
const FORMAT: &str = r#"<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>"#;
/// The named style that every styles part has, for one that is made new; its fonts and the rest are added.
const NORMAL: &str = r#"<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>"#;
/// The most formats a workbook can have in Excel.
const FORMATS_MAX: usize = 65_000;

/// A list of the styles part, and what is added to it.
struct Shelf {
    name: &'static str,
    count: usize,
    added: Vec<String>,
}

impl Shelf {
    fn add(&mut self, element: String) -> usize {
        self.added.push(element);
        self.count + self.added.len() - 1
    }
}

/// The styles of a workbook.
pub(super) struct Styles {
    part: String,
    text: String,
    is_new: bool,
    prefix: String,
    formats: Vec<String>,
    fonts: Shelf,
    fills: Shelf,
    borders: Shelf,
    cell_formats: Shelf,
    fill_ids: BTreeMap<MarkWeight, usize>,
    marked: BTreeMap<(usize, MarkWeight), usize>,
}

impl Styles {
    /// Reads the styles; a workbook without any gets the plainest.
    pub fn read(package: &mut Package<'_>, book: &Book) -> Result<Self, MarkError> {
        let known = book.relationships.find_kind("/styles").map(|one| one.part.clone());
        let part = known.unwrap_or_else(|| free_part(package, book));
        let found = package.find_text(&part)?;
        let is_new = found.is_none();
        let text = found.unwrap_or_else(|| {
            let namespace = book.main_namespace();
            format!(r#"<?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="{namespace}">{NORMAL}</styleSheet>"#)
        });
        let outline = Outline::read(&part, &text)?;
        if outline.root.is_empty() {
            return Err(MarkError::damaged(&part, "it is empty"));
        }
        let formats = outline.children("cellXfs", "xf").map(|format| format.raw().to_owned()).collect();
        let shelf = |name, child| Shelf { name, count: outline.children(name, child).count(), added: Vec::new() };
        let [fonts, fills] = [shelf("fonts", "font"), shelf("fills", "fill")];
        let [borders, cell_formats] = [shelf("borders", "border"), shelf("cellXfs", "xf")];
        let prefix = outline.root.prefix().to_owned();
        let (fill_ids, marked) = (BTreeMap::new(), BTreeMap::new());
        let mut styles = Self {
            part,
            is_new,
            prefix,
            formats,
            fonts,
            fills,
            borders,
            cell_formats,
            fill_ids,
            marked,
            text: text.clone(),
        };
        styles.lay_ground();
        Ok(styles)
    }

    /// Adds what every styles part must start with, where it is not there.
    fn lay_ground(&mut self) {
        for fill in FIRST_FILLS.iter().skip(self.fills.count) {
            self.fills.added.push(self.prefixed(fill));
        }
        if self.fonts.count == 0 {
            self.fonts.added.push(self.prefixed(FONT));
        }
        if self.borders.count == 0 {
            self.borders.added.push(self.prefixed(BORDER));
        }
        if self.cell_formats.count == 0 {
            self.add_format(FORMAT);
        }
    }

    /// The format that looks like another but for the colour of a mark.
    pub fn marked(&mut self, format: usize, weight: MarkWeight) -> usize {
        if let Some(&known) = self.marked.get(&(format, weight)) {
            return known;
        }
        if self.formats.len() >= FORMATS_MAX {
            return format;
        }
        let fill = self.fill(weight).to_string();
        let new = self.add_copy(format, &[("fillId", Some(&fill)), ("applyFill", Some("1"))]);
        self.marked.insert((format, weight), new);
        new
    }

    /// A format with another font, written without prefix.
    pub fn with_font(&mut self, format: usize, font: &str) -> usize {
        let font = self.prefixed(font);
        let id = self.fonts.add(font).to_string();
        self.add_copy(format, &[("fontId", Some(&id)), ("applyFont", Some("1"))])
    }

    /// A new format, written without prefix.
    pub fn add_format(&mut self, format: &str) -> usize {
        let format = self.prefixed(format);
        self.formats.push(format.clone());
        self.cell_formats.add(format)
    }

    fn add_copy(&mut self, format: usize, changes: &[Change<'_>]) -> usize {
        let fallback = self.prefixed(FORMAT);
        let original = self.formats.get(format).unwrap_or(&fallback);
        let copy = copy_with(original, changes).or_else(|| copy_with(&fallback, changes)).unwrap_or(fallback);
        self.formats.push(copy.clone());
        self.cell_formats.add(copy)
    }

    fn fill(&mut self, weight: MarkWeight) -> usize {
        if let Some(&known) = self.fill_ids.get(&weight) {
            return known;
        }
        let colour = format!(r#"<fgColor rgb="FF{}"/><bgColor indexed="64"/>"#, weight.rgb());
        let fill = format!(r#"<fill><patternFill patternType="solid">{colour}</patternFill></fill>"#);
        let fill = self.prefixed(&fill);
        let id = self.fills.add(fill);
        self.fill_ids.insert(weight, id);
        id
    }

    /// Elements written without prefix, with the prefix of this part.
    fn prefixed(&self, elements: &str) -> String {
        let closing = format!("</{}", self.prefix);
        elements.replace("</", "\0").replace('<', &format!("<{}", self.prefix)).replace('\0', &closing)
    }

    /// Puts the styles into the package.
    pub fn write(self, package: &mut Package<'_>, book: &mut Book) -> Result<(), MarkError> {
        let text = self.finished()?;
        package.write(&self.part, text);
        if self.is_new {
            declare_part(package, &self.part, TYPE)?;
            let kind = book.kind("styles");
            book.relationships.add(package, &kind, &self.part)?;
        }
        Ok(())
    }

    fn finished(&self) -> Result<String, MarkError> {
        let outline = Outline::read(&self.part, &self.text)?;
        let mut splices = Splices::default();
        for shelf in [&self.fonts, &self.fills, &self.borders, &self.cell_formats] {
            self.fill_shelf(&outline, &mut splices, shelf);
        }
        Ok(splices.apply(&self.text))
    }

    fn fill_shelf(&self, outline: &Outline<'_>, splices: &mut Splices, shelf: &Shelf) {
        if shelf.added.is_empty() {
            return;
        }
        let count = (shelf.count + shelf.added.len()).to_string();
        let elements = shelf.added.concat();
        if let Some(section) = outline.section(shelf.name) {
            splices.append_inside(&section.element, &[("count", Some(&count))], &elements);
            return;
        }
        let name = format!("{}{}", self.prefix, shelf.name);
        let earlier: Vec<&str> = ORDER.into_iter().take_while(|earlier| *earlier != shelf.name).collect();
        let section = format!(r#"<{name} count="{count}">{elements}</{name}>"#);
        splices.insert(outline.place_after(&earlier), section);
    }
}

/// The usual name of a styles part, which some readers count on, where it is free.
fn free_part(package: &Package<'_>, book: &Book) -> String {
    let folder = book.folder();
    let usual = format!("{folder}styles.xml");
    if package.has(&usual) { package.free_name(&format!("{folder}styles"), ".xml") } else { usual }
}

fn copy_with(format: &str, changes: &[Change<'_>]) -> Option<String> {
    let outline = Outline::read("", format).ok()?;
    let mut splices = Splices::default();
    splices.change_tag(&outline.root, changes);
    Some(splices.apply(format))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copied_format_keeps_all_but_its_fill() {
        let original = "<x:xf numFmtId='14' fillId='3' xfId=\"0\"><x:alignment wrapText=\"1\"/></x:xf>";
        let copy = copy_with(original, &[("fillId", Some("7")), ("applyFill", Some("1"))]).unwrap();
        let expected = r#"<x:xf numFmtId="14" xfId="0" fillId="7" applyFill="1"><x:alignment wrapText="1"/></x:xf>"#;
        assert_eq!(copy, expected);
    }
}
