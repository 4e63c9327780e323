//! One sheet marked: its cells coloured, its comments said, and the boxes of the comments drawn.

use std::collections::{BTreeMap, BTreeSet};

use super::book::Book;
use super::cell_ref::CellRef;
use super::comments::{add_comments, empty_comments};
use super::content_types::{declare_extension, declare_part};
use super::note_shapes::{NoteShape, add_shapes, blocks, free_block, new_drawing};
use super::outline::Outline;
use super::package::Package;
use super::relationships::Relationships;
use super::sheet_cells::SheetCells;
use super::splices::Splices;
use super::styles::Styles;
use super::{Mark, MarkError, MarkedWords};

const COMMENTS_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const DRAWING_TYPE: &str = "application/vnd.openxmlformats-officedocument.vmlDrawing";
/// The children of `worksheet` that stand before `legacyDrawing` (ECMA-376 part 1, 18.3.1.99).
const BEFORE_DRAWING: [&str; 30] = [
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
];

/// Marks by cell.
pub(super) type MarkedCells<'a> = BTreeMap<CellRef, Vec<&'a Mark>>;

/// What is the same for all sheets of a workbook while they are marked.
pub(super) struct SheetMarking<'a, 'b> {
    package: &'a mut Package<'b>,
    book: &'a Book,
    styles: &'a mut Styles,
    words: &'a MarkedWords,
    /// The first block of identifiers for shapes that no drawing uses.
    free_block: u32,
}

/// The comments of one sheet.
struct SheetComments {
    /// The cells that had a comment before.
    old: BTreeSet<CellRef>,
    /// What is said of each cell now.
    said: BTreeMap<CellRef, String>,
}

impl<'a, 'b> SheetMarking<'a, 'b> {
    pub fn new(
        package: &'a mut Package<'b>,
        book: &'a Book,
        styles: &'a mut Styles,
        words: &'a MarkedWords,
    ) -> Result<Self, MarkError> {
        let mut block = 1;
        for part in package.parts_ending(".vml") {
            let drawing = package.find_bytes(&part)?.unwrap_or_default();
            block = block.max(free_block(&drawing));
        }
        Ok(Self { package, book, styles, words, free_block: block })
    }

    /// Marks the sheet in a part.
    pub fn mark(&mut self, part: &str, cells: MarkedCells<'_>) -> Result<(), MarkError> {
        let text = self.package.get_text(part)?;
        let outline = Outline::read(part, &text)?;
        if outline.root.local_name() != "worksheet" || outline.root.is_empty() {
            return Err(MarkError::damaged(part, "it is no sheet of cells"));
        }
        let rows = SheetCells::read(part, &outline);
        let cells = rows.shown(cells);
        let mut splices = Splices::default();
        let weights = cells.iter().filter_map(|(cell, marks)| Some((*cell, marks.iter().map(|one| one.weight).max()?)));
        rows.colour(&weights.collect(), self.styles, &mut splices)?;
        let said = cells.iter().map(|(cell, marks)| (*cell, said(marks))).collect();
        let mut relationships = Relationships::read(self.package, part)?;
        let old = self.comment(&mut relationships, &said)?;
        let comments = SheetComments { old, said };
        match outline.section("legacyDrawing").map(|drawing| drawing.element.relationship_id().unwrap_or_default()) {
            Some(id) => {
                let drawing = relationships.find_id(&id).map(|one| one.part.clone());
                self.draw_more(&drawing.ok_or_else(|| MarkError::damaged(part, "its drawing is missing"))?, &comments)?;
            }
            None => {
                let drawing = self.draw(&mut relationships, outline.root.prefix(), &comments)?;
                splices.insert(outline.place_after(&BEFORE_DRAWING), drawing);
            }
        }
        self.package.write(part, splices.apply(&text));
        Ok(())
    }

    /// Writes the comments of a sheet and returns the cells that had one before.
    fn comment(
        &mut self,
        relationships: &mut Relationships,
        said: &BTreeMap<CellRef, String>,
    ) -> Result<BTreeSet<CellRef>, MarkError> {
        let part = match relationships.find_kind("/comments") {
            Some(known) => known.part.clone(),
            None => {
                let part = self.package.free_name(&format!("{}comments", self.book.folder()), ".xml");
                relationships.add(self.package, &self.book.kind("comments"), &part)?;
                part
            }
        };
        let found = self.package.find_text(&part)?;
        let text = found.unwrap_or_else(|| empty_comments(self.book.main_namespace()));
        let commented = add_comments(&part, &text, said, &self.words.author)?;
        self.package.write(&part, commented.text);
        declare_part(self.package, &part, COMMENTS_TYPE)?;
        Ok(commented.old)
    }

    /// Draws the boxes of new comments into the drawing that the sheet has.
    fn draw_more(&mut self, drawing: &str, comments: &SheetComments) -> Result<(), MarkError> {
        let shapes = comments.new_shapes();
        let block = self.take_blocks(shapes.len());
        let old = self.package.find_bytes(drawing)?.unwrap_or_default();
        let new = add_shapes(&old, &shapes, block, self.words.is_right_to_left);
        self.package.write(drawing, new.ok_or_else(|| MarkError::damaged(drawing, "it has no end"))?);
        Ok(())
    }

    /// Draws the boxes of all comments into a new drawing and returns the element that shows it on the sheet.
    fn draw(
        &mut self,
        relationships: &mut Relationships,
        prefix: &str,
        comments: &SheetComments,
    ) -> Result<String, MarkError> {
        let shapes = comments.all_shapes();
        let block = self.take_blocks(shapes.len());
        let part = self.package.free_name(&format!("{}drawings/vmlDrawing", self.book.folder()), ".vml");
        self.package.write(&part, new_drawing(&shapes, block, self.words.is_right_to_left));
        declare_extension(self.package, &part, DRAWING_TYPE)?;
        let id = relationships.add(self.package, &self.book.kind("vmlDrawing"), &part)?;
        let namespace = &self.book.relationships_namespace;
        Ok(format!(r#"<{prefix}legacyDrawing xmlns:r="{namespace}" r:id="{id}"/>"#))
    }

    fn take_blocks(&mut self, shapes: usize) -> u32 {
        let first = self.free_block;
        self.free_block = first.saturating_add(blocks(first, shapes).len() as u32);
        first
    }
}

impl SheetComments {
    fn new_shapes(&self) -> Vec<NoteShape<'_>> {
        let new = self.said.iter().filter(|(cell, _)| !self.old.contains(cell));
        new.map(|(cell, words)| NoteShape { cell: *cell, words }).collect()
    }

    fn all_shapes(&self) -> Vec<NoteShape<'_>> {
        let old = self.old.iter().filter(|cell| !self.said.contains_key(cell));
        let said = self.said.iter().map(|(cell, words)| NoteShape { cell: *cell, words });
        said.chain(old.map(|cell| NoteShape { cell: *cell, words: "" })).collect()
    }
}

/// The marks that stand on cells, by sheet.
pub(super) fn cells_by_sheet(marks: &[Mark]) -> BTreeMap<&str, MarkedCells<'_>> {
    let mut sheets: BTreeMap<&str, MarkedCells<'_>> = BTreeMap::new();
    for mark in marks {
        if let Some(cell) = mark.row.zip(mark.column).and_then(|(row, column)| CellRef::new(row, column)) {
            sheets.entry(&mark.sheet).or_default().entry(cell).or_default().push(mark);
        }
    }
    sheets
}

/// The texts of one cell, gravest first, each said once.
fn said(marks: &[&Mark]) -> String {
    let mut sorted = marks.to_vec();
    sorted.sort_by_key(|mark| std::cmp::Reverse(mark.weight));
    let mut known = BTreeSet::new();
    let texts = sorted.iter().map(|mark| mark.text.as_str()).filter(|text| known.insert(*text));
    texts.collect::<Vec<_>>().join("\n")
}
