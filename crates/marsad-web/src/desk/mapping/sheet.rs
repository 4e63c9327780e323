//! The sheet of a submission as a page shows it beside the profile.

use marsad_i18n::{args, cell_text};
use marsad_model::{ColumnRole, Place, Severity};
use marsad_workflow::{SheetAsked, SheetColumn, SheetView};

use super::options::component_name;
use crate::desk::session::DeskVisit;
use crate::links;

/// A window of a sheet.
pub(super) struct SheetPage {
    pub caption: String,
    /// The other sheets: name, address, and whether it is this one.
    pub tabs: Vec<(String, String, bool)>,
    pub columns: Vec<ColumnHead>,
    pub rows: Vec<SheetRow>,
    pub before: Option<String>,
    pub after: Option<String>,
    /// That only the beginning of the file is shown; blank where it is all.
    pub note: String,
}

/// A column: the letters that workbooks give it, and what the profile reads in it.
pub(super) struct ColumnHead {
    pub letters: String,
    pub role: String,
    pub colour: &'static str,
}

/// A row with its number.
pub(super) struct SheetRow {
    pub number: u32,
    pub is_header: bool,
    pub cells: Vec<SheetCell>,
}

/// A cell, and the class of its mark.
pub(super) struct SheetCell {
    pub text: String,
    pub class: &'static str,
}

/// How many rows a window has.
const ROWS: u32 = 40;
/// A longer text is cut: what stands at its beginning is enough to know it.
const CHARACTERS_MAX: usize = 80;

/// Which window the address asks for.
pub(super) fn asked(visit: &DeskVisit) -> SheetAsked {
    let number = |name: &str| visit.visit.parameter(name).and_then(|text| text.parse::<u32>().ok());
    SheetAsked { sheet: number("sheet").map(|at| at as usize), from_row: number("row").unwrap_or(1), rows: ROWS }
}

/// A window in the reader's language; `base` is the address of the page.
pub(super) fn page(visit: &DeskVisit, (submission, base): (&str, &str), view: &SheetView) -> SheetPage {
    let voice = visit.visit.voice();
    let address = |sheet: usize, row: u32| {
        let (sheet, row) = (sheet.to_string(), row.to_string());
        format!("{base}{}", links::query([("submission", submission), ("sheet", &sheet), ("row", &row)]))
    };
    let last = view.from_row.saturating_add(view.rows.len() as u32).saturating_sub(1);
    let window = args()
        .text("first", &voice.count(u64::from(view.from_row)))
        .text("last", &voice.count(u64::from(last)))
        .text("all", &voice.count(u64::from(view.rows_in_all)));
    let tab = |(at, name): (usize, &String)| (name.clone(), address(at, 1), at == view.sheet);
    SheetPage {
        caption: match view.rows_in_all {
            0 => voice.say("mapping-sheet-blank"),
            _ => voice.say_with("mapping-sheet-caption", &window),
        },
        tabs: view.sheets.iter().enumerate().filter(|_| view.sheets.len() > 1).map(tab).collect(),
        columns: view.columns.iter().enumerate().map(|(at, column)| head(visit, at, column)).collect(),
        rows: (view.from_row..).zip(&view.rows).map(|(number, cells)| row(view, number, cells)).collect(),
        before: (view.from_row > 1).then(|| address(view.sheet, view.from_row.saturating_sub(ROWS).max(1))),
        after: (last < view.rows_in_all).then(|| address(view.sheet, last + 1)),
        note: if view.is_whole { String::new() } else { voice.say("mapping-sheet-beginning") },
    }
}

fn head(visit: &DeskVisit, at: usize, column: &SheetColumn) -> ColumnHead {
    let voice = visit.visit.voice();
    let (word, colour) = match column.role {
        None => ("column-unsaid", "quiet"),
        Some(ColumnRole::Ignore) => ("column-ignore", "quiet"),
        Some(ColumnRole::Value) => ("column-value", "clay"),
        Some(ColumnRole::Time) => ("column-time", "sea"),
        Some(ColumnRole::Code) => ("column-code", "olive"),
        Some(ColumnRole::Text) => ("column-text", "sea"),
        Some(ColumnRole::Flag) => ("column-flag", "saffron"),
    };
    let name = |id| component_name(visit.visit.pack(), id, visit.visit.lang);
    let names: Vec<String> = column.components.iter().map(name).collect();
    let role = voice.say(word);
    let place = Place { column: u32::try_from(at).ok().map(|at| at + 1), row: Some(1), ..Place::default() };
    ColumnHead {
        letters: cell_text(voice, &place).trim_end_matches('1').to_owned(),
        role: if names.is_empty() { role } else { format!("{role} · {}", voice.list(&names)) },
        colour,
    }
}

fn row(view: &SheetView, number: u32, cells: &[String]) -> SheetRow {
    let is_header = view.headers.is_some_and(|[first, last]| (first..=last).contains(&number));
    let mark = |at: usize| {
        let here = view.marks.iter().filter(|(row, column, _)| (*row, *column as usize) == (number, at + 1));
        here.map(|(_, _, severity)| *severity).min()
    };
    let cell = |(at, text): (usize, &String)| SheetCell {
        text: cut(text),
        class: match mark(at) {
            Some(Severity::Error) => "hit",
            Some(Severity::Warning | Severity::Note) => "doubted",
            None => "",
        },
    };
    SheetRow { number, is_header, cells: cells.iter().enumerate().map(cell).collect() }
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(CHARACTERS_MAX) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
