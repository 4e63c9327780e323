//! The answer as the sender's own workbook: cells coloured and commented, and a sheet that lists everything.

use marsad_i18n::Voice;
use marsad_model::Severity;

use super::{Answer, AnswerPlace, Cause};
use crate::{Mark, MarkError, MarkWeight, MarkedWords, SummaryLine, mark_workbook, sheet_of_rows};

/// The file of a sender, as far as it can be given back.
#[derive(Clone, Copy, Debug)]
pub enum SentFile<'a> {
    /// The bytes of an XLSX workbook, which keeps all that it holds.
    Workbook(&'a [u8]),
    /// The cells of a file in another format, by the names of its sheets.
    Cells(&'a [(String, Vec<Vec<String>>)]),
}

impl Answer {
    /// The bytes of the marked workbook.
    ///
    /// # Errors
    /// When the bytes are no workbook that can be marked, or it has more than can be marked.
    pub fn workbook(&self, sent: SentFile<'_>, voice: &Voice) -> Result<Vec<u8>, MarkError> {
        let words = words(self, voice);
        let (mut marks, mut lines) = (Vec::new(), Vec::new());
        for group in &self.groups {
            for cause in &group.causes {
                marks.extend(cause.places.iter().map(|place| mark(place, cause, group.severity)));
                lines.extend(cause.lines(group.severity, voice));
            }
        }
        match sent {
            SentFile::Workbook(bytes) => mark_workbook(bytes, &marks, &lines, &words),
            SentFile::Cells(sheets) => {
                let sheets = named_sheets(sheets, &self.file);
                marks.iter_mut().for_each(|mark| name_sheet(&mut mark.sheet, &self.file));
                let targets = lines.iter_mut().filter_map(|line| line.target.as_mut());
                targets.for_each(|(sheet, ..)| name_sheet(sheet, &self.file));
                sheet_of_rows(&sheets, &marks, &lines, &words)
            }
        }
    }
}

fn words(answer: &Answer, voice: &Voice) -> MarkedWords {
    MarkedWords {
        sheet_name: voice.say("answer-sheet"),
        title: format!("{} {}", answer.summary, answer.verdict),
        headers: ["sheet", "cell", "value", "reason", "remedy"].map(|head| voice.say(&format!("answer-head-{head}"))),
        author: voice.say("answer-author"),
        is_right_to_left: voice.lang().is_right_to_left(),
    }
}

/// A format without sheets has one without a name; a workbook needs one.
fn named_sheets(sheets: &[(String, Vec<Vec<String>>)], file: &str) -> Vec<(String, Vec<Vec<String>>)> {
    let mut named = sheets.to_vec();
    named.iter_mut().for_each(|(name, _)| name_sheet(name, file));
    named
}

fn name_sheet(sheet: &mut String, file: &str) {
    if sheet.is_empty() {
        file.clone_into(sheet);
    }
}

fn weight(severity: Severity) -> MarkWeight {
    match severity {
        Severity::Error => MarkWeight::Error,
        Severity::Warning => MarkWeight::Warning,
        Severity::Note => MarkWeight::Note,
    }
}

/// A finding about a row marks its first cell.
fn mark(place: &AnswerPlace, cause: &Cause, severity: Severity) -> Mark {
    Mark {
        sheet: place.place.sheet.clone(),
        row: place.place.row,
        column: place.place.column.or(place.place.row.map(|_| 1)),
        weight: weight(severity),
        text: format!("{}\n{}", place.reason, cause.remedy),
    }
}

impl Cause {
    /// A line for each place, and one for those that were only counted.
    fn lines(&self, severity: Severity, voice: &Voice) -> Vec<SummaryLine> {
        let line = |cells: [String; 5], target| SummaryLine { cells, weight: weight(severity), target };
        let mut lines = Vec::new();
        for place in &self.places {
            let target = place.place.row.map(|row| (place.place.sheet.clone(), row, place.place.column.unwrap_or(1)));
            let cell = if place.cell.is_empty() { place.words(voice) } else { place.cell.clone() };
            let sheet = place.place.sheet.clone();
            lines.push(line([sheet, cell, place.value.clone(), place.reason.clone(), self.remedy.clone()], target));
        }
        if let Some(more) = self.more_text(usize::MAX, voice) {
            lines.push(line([String::new(), more, String::new(), String::new(), String::new()], None));
        }
        lines
    }
}
