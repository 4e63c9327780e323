//! The sheet of a submission as it stands, a window of rows at a time, with what the profile reads in each column.

use std::io::Cursor;

use bytes::Bytes;
use marsad_collect::{RawSheet, is_workbook, sheets_of};
use marsad_lake::Address;
use marsad_model::{ColumnRole, FileFormat, Finding, Id, Profile, Severity, TableLayout};

use crate::authority::Action;
use crate::sending::template_profile_of;
use crate::{Actor, Refusal, Work, WorkError};

/// Which part of a file is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SheetAsked {
    /// Which sheet, counted from 0; none where nobody chose one: then it is the first with rows that the profile reads, or the
    /// first with rows.
    pub sheet: Option<usize>,
    /// The first row, counted from 1.
    pub from_row: u32,
    /// How many rows; no more than 200 are given.
    pub rows: u32,
}

/// A window of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetView {
    /// The names of the sheets; blank for a file without sheets.
    pub sheets: Vec<String>,
    /// Which of them this is.
    pub sheet: usize,
    /// The row of the first line of `rows`, counted from 1.
    pub from_row: u32,
    /// How many rows the sheet has, as far as it was read.
    pub rows_in_all: u32,
    /// Whether the file was read to its end for this.
    pub is_whole: bool,
    /// The texts of the cells.
    pub rows: Vec<Vec<String>>,
    /// What each column holds, by the profile of today.
    pub columns: Vec<SheetColumn>,
    /// The rows of headers, first and last, where the profile says so.
    pub headers: Option<[u32; 2]>,
    /// Cells that findings speak of: row, column, and how grave.
    pub marks: Vec<(u32, u32, Severity)>,
}

/// What a column holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetColumn {
    /// Its role; none where the profile does not speak of it.
    pub role: Option<ColumnRole>,
    /// The components it fills.
    pub components: Vec<Id>,
}

/// How many rows are given at once.
const ROWS_MAX: u32 = 200;
/// How many columns are given.
const COLUMNS_MAX: usize = 60;
/// How much of a long text is read to show its beginning.
const BEGINNING_BYTES: usize = 256 << 10;

impl Work {
    /// A window of the file of a submission.
    pub async fn sheet(&self, actor: &Actor, submission: &str, asked: SheetAsked) -> Result<SheetView, WorkError> {
        let submission = self.submission_for(actor, (Action::ReadSubmission, submission)).await?;
        let agreement = submission.agreement.as_str();
        let bytes: Bytes = self.lake.get(&Address::received(&submission.sha256)).await?;
        let basis = self.with_sender(self.reading_basis(agreement).await?, (&submission, &bytes)).await?;
        let profile = match template_profile_of(self.pack(), (agreement, &bytes), &basis) {
            Some(profile) => profile,
            None => self.reading_profile(self.pack(), agreement, &basis).await?,
        };
        // A workbook is shown as one, whatever the institution sends otherwise.
        let format = if is_workbook(&bytes) { FileFormat::Workbook } else { profile.format.clone() };
        let read = tokio::task::spawn_blocking(move || sheets(&format, &bytes)).await;
        let too_large = || Refusal::TooLarge(submission.file_name.clone());
        let (sheets, is_whole) = read.map_err(|_| WorkError::Interrupted)?.ok_or_else(too_large)?;
        let report = self.catalog().report_find(&submission.id).await?;
        let findings = report.map_or_else(Vec::new, |report| report.findings);
        Ok(SheetView { is_whole, ..view(sheets, asked, (&profile, &findings)) })
    }
}

/// The sheets of a file, and whether these are all of it: of a long text the beginning is enough to see how it is written.
fn sheets(format: &FileFormat, bytes: &Bytes) -> Option<(Vec<RawSheet>, bool)> {
    if let Ok(sheets) = sheets_of(format, &mut Cursor::new(bytes)) {
        return Some((sheets, true));
    }
    let is_of_lines = matches!(
        format,
        FileFormat::Csv { .. } | FileFormat::SdmxCsv | FileFormat::SdmxMl | FileFormat::FixedWidth { .. }
    );
    let beginning = bytes.get(..BEGINNING_BYTES).filter(|_| is_of_lines)?;
    let end = beginning.iter().rposition(|byte| *byte == b'\n')?;
    let sheets = sheets_of(format, &mut Cursor::new(&beginning[..end])).ok()?;
    Some((sheets, false))
}

fn view(sheets: Vec<RawSheet>, asked: SheetAsked, (profile, findings): (&Profile, &[Finding])) -> SheetView {
    let names: Vec<String> = sheets.iter().map(|(name, _)| name.clone()).collect();
    let sheet = asked.sheet.unwrap_or_else(|| shown_first(&sheets, profile)).min(sheets.len().saturating_sub(1));
    let all = sheets.into_iter().nth(sheet).map_or_else(Vec::new, |(_, rows)| rows);
    let name = names.get(sheet).map_or("", String::as_str);
    let layout = layout_of(profile, (sheet, name));
    let from = asked.from_row.max(1);
    let taken = all.iter().skip(from as usize - 1).take(asked.rows.min(ROWS_MAX) as usize);
    let rows: Vec<Vec<String>> = taken.map(|row| row.iter().take(COLUMNS_MAX).cloned().collect()).collect();
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let columns = (0..width).map(|at| layout.map_or_else(SheetColumn::default, |layout| column(layout, &all, at)));
    let is_here = |finding: &&Finding| finding.place.sheet == name || finding.place.sheet.is_empty();
    let mark = |finding: &Finding| Some((finding.place.row?, finding.place.column?, finding.severity));
    SheetView {
        sheet,
        from_row: from,
        rows_in_all: u32::try_from(all.len()).unwrap_or(u32::MAX),
        is_whole: true,
        columns: columns.collect(),
        headers: layout.and_then(|layout| layout.header_rows),
        marks: findings.iter().filter(is_here).filter_map(mark).collect(),
        rows,
        sheets: names,
    }
}

/// Which sheet is shown where nobody chose one.
fn shown_first(sheets: &[RawSheet], profile: &Profile) -> usize {
    let has_rows = |(_, (_, rows)): &(usize, &RawSheet)| rows.iter().any(|row| !row.is_empty());
    let is_read = |(at, (name, _)): &(usize, &RawSheet)| layout_of(profile, (*at, name.as_str())).is_some();
    let with_rows = || sheets.iter().enumerate().filter(has_rows);
    with_rows().find(is_read).or_else(|| with_rows().next()).map_or(0, |(at, _)| at)
}

/// The first table of a profile that stands on a sheet.
fn layout_of<'p>(profile: &'p Profile, (sheet, name): (usize, &str)) -> Option<&'p TableLayout> {
    profile.tables.iter().find(|table| match table.sheet.as_deref() {
        None => sheet == 0,
        Some(pattern) => is_like(pattern.trim(), name.trim()),
    })
}

/// Whether a name is like a pattern in which `*` stands for any text.
fn is_like(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == name,
        Some((start, rest)) => {
            let last = rest.rsplit('*').next().unwrap_or_default();
            name.len() >= start.len() + last.len() && name.starts_with(start) && name.ends_with(last)
        }
    }
}

/// What a table reads in a column: by its place, or by the texts of its headers.
fn column(layout: &TableLayout, rows: &[Vec<String>], at: usize) -> SheetColumn {
    let lines = layout.header_rows.map_or(0..0, |[first, last]| first.saturating_sub(1) as usize..last as usize);
    let texts = rows.iter().enumerate().filter(|(line, _)| lines.contains(line)).filter_map(|(_, row)| row.get(at));
    let header = texts.map(|text| text.trim()).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" / ");
    let place = u32::try_from(at).map_or(u32::MAX, |at| at + 1);
    let is_it = |column: &&marsad_model::Column| match column.at {
        Some(at) => at == place,
        None => !header.is_empty() && column.header.trim().to_lowercase() == header.to_lowercase(),
    };
    let found = layout.column.iter().find(is_it);
    found.map_or_else(SheetColumn::default, |column| SheetColumn {
        role: Some(column.role),
        components: column.component.iter().chain(&column.further).cloned().collect(),
    })
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use marsad_collect::{RAW_CELLS_MAX, RawSheet};
    use marsad_model::{ColumnRole, FileFormat, Profile};

    use super::{SheetAsked, is_like, sheets, view};

    #[test]
    fn a_column_is_told_by_its_header_and_a_window_by_its_rows() {
        let profile = marsad_testkit::marjan().profile("ARRIVALS_CSV").unwrap();
        let text = Bytes::from_static(b"Year;isle ;Note\n2021;Lulu;x\n2022;Sadaf;y\n");
        let (all, is_whole) = sheets(&profile.format, &text).unwrap();
        let seen = view(all, SheetAsked { sheet: Some(7), from_row: 2, rows: 1 }, (profile, &[]));
        assert!(is_whole);
        assert_eq!((seen.sheet, seen.rows_in_all, seen.headers), (0, 3, Some([1, 1])));
        assert_eq!(seen.rows, [["2021", "Lulu", "x"]]);
        let roles: Vec<Option<ColumnRole>> = seen.columns.iter().map(|column| column.role).collect();
        assert_eq!(roles, [Some(ColumnRole::Time), Some(ColumnRole::Code), None]);
        assert_eq!(seen.columns[1].components[0], *"ISLE");
    }

    #[test]
    fn the_sheet_that_the_profile_reads_is_shown_before_others_and_one_with_rows_before_a_blank_one() {
        let profile = marsad_testkit::marjan().profile("ARRIVALS_CSV").unwrap();
        let sheet = |name: &str, rows: usize| (name.to_owned(), vec![vec!["x".to_owned()]; rows]);
        let shown = |profile: &Profile, sheets: Vec<RawSheet>| {
            view(sheets, SheetAsked { sheet: None, from_row: 1, rows: 9 }, (profile, &[])).sheet
        };
        assert_eq!(shown(profile, vec![sheet("Data", 3), sheet("Codes", 2)]), 0);
        assert_eq!(shown(profile, vec![sheet("Cover", 0), sheet("Codes", 2)]), 1);
        let mut named = profile.clone();
        named.tables[0].sheet = Some("Data*".to_owned());
        assert_eq!(shown(&named, vec![sheet("Guide", 9), sheet("Data 2024", 3)]), 1);
        assert_eq!(shown(&named, Vec::new()), 0);
    }

    #[test]
    fn of_a_text_that_is_too_long_the_beginning_is_shown() {
        let long = Bytes::from("1;2;3;4;5;6;7;8;9;10\n".repeat(RAW_CELLS_MAX / 10 + 1));
        let (all, is_whole) = sheets(&FileFormat::Csv { delimiter: Some(';'), encoding: None }, &long).unwrap();
        assert!(!is_whole && all[0].1.len() > 1000, "{}", all[0].1.len());
    }

    #[test]
    fn a_star_in_the_name_of_a_sheet_stands_for_any_text() {
        for (pattern, name, is_it) in
            [("20*", "2022", true), ("*", "x", true), ("20*", "1922", false), ("ab*b", "ab", false), ("x", "x", true)]
        {
            assert_eq!(is_like(pattern, name), is_it, "{pattern} {name}");
        }
    }
}
