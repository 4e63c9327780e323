//! The cells of a sheet: new formats for the marked ones, and cells where there were none.
//!
//! A row or cell may leave out its number; it is then the next one (ECMA-376 part 1, 18.3.1.73 and 18.3.1.4).

use std::collections::BTreeMap;

use super::cell_ref::CellRef;
use super::outline::{Element, Outline};
use super::splices::Splices;
use super::styles::Styles;
use super::{MarkError, MarkWeight};

/// Merged ranges times marks beyond which marks are left where they stand: no honest sheet has so many.
const MERGE_STEPS_MAX: usize = 20_000_000;

/// A sheet's part and where its rows stand.
pub(super) struct SheetCells<'a> {
    part: &'a str,
    outline: &'a Outline<'a>,
    rows: BTreeMap<u32, Element<'a>>,
    /// The last column and the format of runs of columns, by the first column.
    columns: BTreeMap<u32, (u32, u32)>,
}

/// A marked row being changed.
struct MarkedRow<'a> {
    number: u32,
    /// The row, where the sheet has it.
    element: Option<Element<'a>>,
    /// New cells by the place they go to, in order.
    new_cells: Vec<(usize, String)>,
}

impl<'a> SheetCells<'a> {
    /// Finds the rows of a sheet.
    pub fn read(part: &'a str, outline: &'a Outline<'a>) -> Self {
        let run = |run: &Element<'a>| Some((run.number("min")?, (run.number("max")?, run.number("style")?)));
        let columns = outline.children("cols", "col").filter_map(run).collect();
        let rows = by_number(outline.children("sheetData", "row"), |row| row.number("r"));
        Self { part, outline, rows, columns }
    }

    /// Moves what stands on a cell hidden by a merged one to the cell that shows.
    pub fn shown<T>(&self, cells: BTreeMap<CellRef, Vec<T>>) -> BTreeMap<CellRef, Vec<T>> {
        let ranges = self.outline.children("mergeCells", "mergeCell").filter_map(|merge| merge.attribute("ref"));
        let merges: Vec<(CellRef, CellRef)> = ranges.filter_map(|range| CellRef::parse_range(&range)).collect();
        if merges.len().saturating_mul(cells.len()) > MERGE_STEPS_MAX {
            return cells;
        }
        let mut shown: BTreeMap<CellRef, Vec<T>> = BTreeMap::new();
        for (cell, marks) in cells {
            let merge = merges.iter().find(|(first, last)| {
                (first.row..=last.row).contains(&cell.row) && (first.column..=last.column).contains(&cell.column)
            });
            shown.entry(merge.map_or(cell, |(first, _)| *first)).or_default().extend(marks);
        }
        shown
    }

    /// Gives cells the colour of their weight.
    pub fn colour(
        &self,
        cells: &BTreeMap<CellRef, MarkWeight>,
        styles: &mut Styles,
        splices: &mut Splices,
    ) -> Result<(), MarkError> {
        let mut by_row: BTreeMap<u32, Vec<(CellRef, MarkWeight)>> = BTreeMap::new();
        for (cell, weight) in cells {
            by_row.entry(cell.row).or_default().push((*cell, *weight));
        }
        let mut new_rows = String::new();
        let mut new_cells = Vec::new();
        for (number, marked) in by_row {
            let mut row = MarkedRow { number, element: self.rows.get(&number).copied(), new_cells: Vec::new() };
            new_cells.extend(self.colour_row(&mut row, &marked, styles, splices)?);
            self.place_row(row, splices, &mut new_rows);
        }
        self.append_rows(&new_rows, splices)?;
        self.widen_dimension(&new_cells, splices);
        Ok(())
    }

    /// Gives the cells of one row their colour and returns those that were not there.
    fn colour_row(
        &self,
        row: &mut MarkedRow<'a>,
        marked: &[(CellRef, MarkWeight)],
        styles: &mut Styles,
        splices: &mut Splices,
    ) -> Result<Vec<CellRef>, MarkError> {
        let inside = row.element.map(|element| Outline::read_inside(self.part, &element)).transpose()?;
        let elements = inside.iter().flat_map(|row| &row.sections).map(|section| &section.element);
        let cells = by_number(elements.filter(|cell| cell.local_name() == "c"), column_of);
        let end = row.element.map_or(0, |element| element.content_range().end);
        let mut added = Vec::new();
        for &(cell, weight) in marked {
            if let Some(element) = cells.get(&cell.column) {
                let format = styles.marked(element.number("s").unwrap_or(0) as usize, weight).to_string();
                splices.change_tag(element, &[("s", Some(&format))]);
                continue;
            }
            let format = styles.marked(self.absent_format(row.element.as_ref(), cell), weight);
            let place = cells.range(cell.column..).next().map_or(end, |(_, next)| next.range().start);
            row.new_cells.push((place, format!(r#"<{}c r="{cell}" s="{format}"/>"#, self.prefix())));
            added.push(cell);
        }
        Ok(added)
    }

    /// The format an absent cell shows: that of its row, else that of its column.
    fn absent_format(&self, row: Option<&Element<'_>>, cell: CellRef) -> usize {
        let is_set = |row: &&Element<'_>| matches!(row.attribute("customFormat").as_deref(), Some("1" | "true"));
        let of_row = row.filter(is_set).and_then(|row| row.number("s"));
        let before = self.columns.range(..=cell.column).next_back();
        let of_column = || before.filter(|(_, (max, _))| *max >= cell.column).map(|(_, (_, style))| *style);
        of_row.or_else(of_column).unwrap_or(0) as usize
    }

    /// Puts the new cells of a row in their places; a new row goes before the next one, or to `new_rows`.
    fn place_row(&self, row: MarkedRow<'a>, splices: &mut Splices, new_rows: &mut String) {
        if row.new_cells.is_empty() {
            return;
        }
        let content = || row.new_cells.iter().map(|(_, cell)| cell.as_str()).collect::<String>();
        match row.element {
            Some(element) if element.is_empty() => splices.append_inside(&element, &[("spans", None)], &content()),
            Some(element) => {
                // `spans` tells which columns a row uses, as a hint; a wrong hint is worse than none.
                if element.attribute("spans").is_some() {
                    splices.change_tag(&element, &[("spans", None)]);
                }
                row.new_cells.into_iter().for_each(|(place, cell)| splices.insert(place, cell));
            }
            None => {
                let prefix = self.prefix();
                let new = format!(r#"<{prefix}row r="{}">{}</{prefix}row>"#, row.number, content());
                match self.rows.range(row.number..).next() {
                    Some((_, next)) => splices.insert(next.range().start, new),
                    None => new_rows.push_str(&new),
                }
            }
        }
    }

    fn append_rows(&self, rows: &str, splices: &mut Splices) -> Result<(), MarkError> {
        if rows.is_empty() {
            return Ok(());
        }
        let data = self.outline.section("sheetData");
        let data = data.ok_or_else(|| MarkError::damaged(self.part, "it has no `sheetData`"))?;
        splices.append_inside(&data.element, &[], rows);
        Ok(())
    }

    /// Makes the used range that the sheet declares reach the new cells.
    fn widen_dimension(&self, new_cells: &[CellRef], splices: &mut Splices) {
        let Some(dimension) = self.outline.section("dimension").map(|section| &section.element) else { return };
        let Some((mut first, mut last)) = dimension.attribute("ref").and_then(|range| CellRef::parse_range(&range))
        else {
            return;
        };
        for cell in new_cells {
            first = CellRef { row: first.row.min(cell.row), column: first.column.min(cell.column) };
            last = CellRef { row: last.row.max(cell.row), column: last.column.max(cell.column) };
        }
        if !new_cells.is_empty() {
            splices.change_tag(dimension, &[("ref", Some(&format!("{first}:{last}")))]);
        }
    }

    fn prefix(&self) -> &'a str {
        self.outline.root.prefix()
    }
}

fn column_of(cell: &Element<'_>) -> Option<u32> {
    Some(CellRef::parse(&cell.attribute("r")?)?.column)
}

/// Elements by their number; one without is the next. Of two with one number the first is taken, as Excel shows it.
fn by_number<'a: 'b, 'b>(
    elements: impl Iterator<Item = &'b Element<'a>>,
    number_of: impl Fn(&Element<'a>) -> Option<u32>,
) -> BTreeMap<u32, Element<'a>> {
    let mut found = BTreeMap::new();
    let mut last = 0_u32;
    for element in elements {
        last = number_of(element).unwrap_or(last.saturating_add(1));
        found.entry(last).or_insert(*element);
    }
    found
}
