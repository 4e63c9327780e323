//! The column that tells rows apart which say the same series and period, where it is one that is not read: what is told of
//! such rows names it.
//!
//! The file is looked at once more, and only where rows are repeated. Does not hold: which rows are, for which
//! `checks::duplicate_key` is.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::ControlFlow;

use marsad_model::{ColumnRole, Finding, FindingCode, NumberMarks};

use super::Context;
use super::unread::is_number;
use crate::cell::Cell;
use crate::formats::{self, Content, SheetHead, Visitor};
use crate::propose::kind::is_identifier_header;

/// How many repeated rows are looked at.
const ROWS_MAX: usize = 2_000;
/// Within how many rows headers stand.
const HEADER_ROWS_MAX: u32 = 200;

/// Names in the findings of repeated rows the one column that is not read and tells all of them on their sheet apart.
pub(super) fn name(context: &Context<'_>, content: &mut dyn Content, findings: &mut [Finding]) {
    let repeated = Repeated::of(findings);
    if repeated.groups.is_empty() || context.profile.format.is_sdmx() {
        return;
    }
    let mut looked = Looked::new(context, &repeated, findings);
    // A long list whose columns are all read is not gone through a second time for nothing.
    if !looked.has_unread() {
        return;
    }
    if formats::visit(&context.profile.format, content, &mut looked).is_err() {
        return;
    }
    let sheets = repeated.rows.keys();
    let telling: BTreeMap<&String, String> = sheets.filter_map(|sheet| Some((sheet, looked.telling(sheet)?))).collect();
    for finding in findings.iter_mut().filter(|finding| is_repeated(finding)) {
        if let Some(header) = telling.get(&finding.place.sheet) {
            finding.arguments.insert("where".to_owned(), "column".to_owned());
            finding.arguments.insert("apart".to_owned(), header.clone());
        }
    }
}

/// Whether a finding is of a row that another row of its sheet repeats.
fn is_repeated(finding: &Finding) -> bool {
    finding.code == FindingCode::DuplicateKey && finding.arguments.get("where").is_some_and(|place| place == "other")
}

/// The rows of each sheet that say the same as one row.
#[derive(Default)]
struct Repeated {
    groups: BTreeMap<(String, u32), BTreeSet<u32>>,
    /// All of them, by their sheets.
    rows: BTreeMap<String, BTreeSet<u32>>,
}

impl Repeated {
    fn of(findings: &[Finding]) -> Self {
        let mut repeated = Self::default();
        for finding in findings.iter().filter(|finding| is_repeated(finding)).take(ROWS_MAX) {
            let first = finding.arguments.get("first").and_then(|row| row.parse::<u32>().ok());
            let (Some(row), Some(first)) = (finding.place.row, first) else { continue };
            let sheet = &finding.place.sheet;
            repeated.groups.entry((sheet.clone(), first)).or_default().extend([row, first]);
            repeated.rows.entry(sheet.clone()).or_default().extend([row, first]);
        }
        repeated
    }
}

/// A column that is not read: its sheet, its place and its header.
type Unread = (String, usize, String);

/// What is seen of the columns that are not read.
struct Looked<'r> {
    repeated: &'r Repeated,
    marks: NumberMarks,
    /// The headers of columns that the profile leaves out.
    ignored: BTreeSet<String>,
    sheet: String,
    columns: BTreeSet<Unread>,
    /// The texts of repeated rows; of numbers none.
    texts: HashMap<(String, u32), Vec<String>>,
}

impl<'r> Looked<'r> {
    fn new(context: &Context<'_>, repeated: &'r Repeated, findings: &[Finding]) -> Self {
        // Findings of single cells name no header.
        let is_of_column = |finding: &&Finding| {
            !matches!(finding.arguments.get("like").map(String::as_str), Some("twin" | "constant" | "flag"))
        };
        let unexpected = findings.iter().filter(|finding| finding.code == FindingCode::UnexpectedColumn);
        let unexpected = unexpected.filter(is_of_column);
        let columns = unexpected.filter_map(|finding| {
            let at = (finding.place.column? as usize).checked_sub(1)?;
            Some((finding.place.sheet.clone(), at, finding.value.clone()))
        });
        let left_out = context.tables.iter().flat_map(|table| &table.column);
        let left_out = left_out.filter(|column| column.role == ColumnRole::Ignore && !column.header.is_empty());
        Self {
            repeated,
            marks: context.profile.numbers,
            ignored: left_out.map(|column| column.header.clone()).collect(),
            sheet: String::new(),
            columns: columns.collect(),
            texts: HashMap::new(),
        }
    }

    /// Whether there may be columns that are not read.
    fn has_unread(&self) -> bool {
        !self.columns.is_empty() || !self.ignored.is_empty()
    }

    /// The header of the one column of words that tells all repeated rows of a sheet apart.
    fn telling(&self, sheet: &str) -> Option<String> {
        let of_sheet = |column: &&Unread| column.0 == sheet && !column.2.is_empty() && !is_identifier_header(&column.2);
        let mut telling = self.columns.iter().filter(of_sheet).filter(|(_, at, _)| self.tells(sheet, *at));
        let (_, _, header) = telling.next()?;
        telling.next().is_none().then(|| header.clone())
    }

    fn tells(&self, sheet: &str, at: usize) -> bool {
        let text = |row: &u32| {
            let texts = self.texts.get(&(sheet.to_owned(), *row))?;
            texts.get(at).filter(|text| !text.is_empty())
        };
        let mut groups = self.repeated.groups.iter().filter(|((of, _), _)| of == sheet).map(|(_, rows)| rows);
        groups.all(|rows| {
            let texts: Option<BTreeSet<&String>> = rows.iter().map(text).collect();
            texts.is_some_and(|texts| texts.len() == rows.len())
        })
    }
}

impl Visitor for Looked<'_> {
    fn sheet(&mut self, head: &SheetHead) -> bool {
        self.sheet.clone_from(&head.name);
        self.repeated.rows.contains_key(&self.sheet)
    }

    fn row(&mut self, number: u32, cells: &[Cell<'_>]) -> ControlFlow<()> {
        if number <= HEADER_ROWS_MAX && !self.ignored.is_empty() {
            for (at, cell) in cells.iter().enumerate() {
                let header = cell.label();
                if self.ignored.contains(&*header) {
                    self.columns.insert((self.sheet.clone(), at, header.into_owned()));
                }
            }
        }
        if self.repeated.rows.get(&self.sheet).is_some_and(|rows| rows.contains(&number)) {
            let text = |cell: &Cell<'_>| {
                if is_number(cell, self.marks) { String::new() } else { cell.label().into_owned() }
            };
            self.texts.insert((self.sheet.clone(), number), cells.iter().map(text).collect());
        }
        ControlFlow::Continue(())
    }
}
