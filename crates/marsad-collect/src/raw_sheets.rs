//! The cells of a file as they stand, for those who give a file back to its sender.
//!
//! Rows and columns stand where findings say they are: both come from the same readers.

use std::ops::ControlFlow;

use marsad_model::FileFormat;

use crate::cell::Cell;
use crate::formats::{self, Content, SheetHead, Visitor};

/// How many cells are given back.
pub const RAW_CELLS_MAX: usize = 200_000;
/// How many rows a sheet may have: those of a workbook.
const ROWS_MAX: u32 = 1_048_576;

/// The name of a sheet, empty for formats without sheets, and the texts of its rows from the first one on.
pub type RawSheet = (String, Vec<Vec<String>>);

/// A file with more cells than [`RAW_CELLS_MAX`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooManyCells;

/// Every sheet of a file with the texts of its cells; blank rows are empty. Of a file that cannot be read to its end,
/// what could be read.
pub fn sheets_of(format: &FileFormat, content: &mut dyn Content) -> Result<Vec<RawSheet>, TooManyCells> {
    let mut sheets = RawSheets::default();
    // SDMX is what it is, whatever the institution sends otherwise.
    let other = if format.is_sdmx() { formats::other_sdmx(format, content) } else { formats::sdmx_format(content) };
    // Why a file cannot be read is said by the finding; here what was read is enough.
    let _ = formats::visit(other.as_ref().unwrap_or(format), content, &mut sheets);
    if sheets.is_too_large { Err(TooManyCells) } else { Ok(sheets.sheets) }
}

#[derive(Default)]
struct RawSheets {
    sheets: Vec<RawSheet>,
    cells: usize,
    is_too_large: bool,
}

impl Visitor for RawSheets {
    fn sheet(&mut self, head: &SheetHead) -> bool {
        self.sheets.push((head.name.clone(), Vec::new()));
        !self.is_too_large
    }

    fn row(&mut self, number: u32, cells: &[Cell<'_>]) -> ControlFlow<()> {
        self.cells += cells.len();
        if self.cells > RAW_CELLS_MAX || number > ROWS_MAX {
            self.is_too_large = true;
            return ControlFlow::Break(());
        }
        if let Some((_, rows)) = self.sheets.last_mut() {
            rows.resize(rows.len().max(number as usize), Vec::new());
            if let Some(row) = rows.last_mut() {
                *row = cells.iter().map(text).collect();
            }
        }
        ControlFlow::Continue(())
    }
}

/// What a person would see in a cell.
fn text(cell: &Cell<'_>) -> String {
    match cell.number {
        Some(number) if cell.is_percent => format!("{}%", number * 100.0),
        Some(number) => number.to_string(),
        None => cell.text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use marsad_model::FileFormat;

    use super::{RAW_CELLS_MAX, TooManyCells, sheets_of};

    fn csv(text: &str) -> Result<Vec<Vec<String>>, TooManyCells> {
        let format = FileFormat::Csv { delimiter: Some(';'), encoding: None };
        let sheets = sheets_of(&format, &mut Cursor::new(text.as_bytes().to_vec()))?;
        Ok(sheets.into_iter().flat_map(|(_, rows)| rows).collect())
    }

    #[test]
    fn cells_stand_where_findings_say_they_are() {
        let rows = csv("a;b\n\n007; x\n").unwrap();
        assert_eq!(rows, [vec!["a", "b"], vec![], vec!["007", " x"]]);
    }

    #[test]
    fn a_file_with_too_many_cells_is_not_given_back() {
        assert_eq!(csv(&"a;b;c;d\n".repeat(RAW_CELLS_MAX / 4 + 1)), Err(TooManyCells));
        assert!(csv(&"a;b;c;d\n".repeat(RAW_CELLS_MAX / 4)).is_ok());
    }

    #[test]
    fn a_message_is_shown_by_its_components_and_observations_where_sdmx_csv_was_agreed() {
        let text = r#"<GenericData><DataSet><Obs><ObsDimension value="2024"/><ObsValue value="7"/></Obs></DataSet></GenericData>"#;
        let sheets = sheets_of(&FileFormat::SdmxCsv, &mut Cursor::new(text.as_bytes().to_vec())).unwrap();
        let rows = [["TIME_PERIOD", "OBS_VALUE"], ["2024", "7"]].map(|row| row.map(str::to_owned).to_vec());
        assert_eq!(sheets, [(String::new(), rows.to_vec())]);
    }

    #[test]
    fn of_a_file_that_cannot_be_read_nothing_comes() {
        assert_eq!(sheets_of(&FileFormat::Workbook, &mut Cursor::new(b"no workbook".to_vec())), Ok(Vec::new()));
    }
}
