//! Notes of a file that its profile does not know and that may narrow or qualify the figures of a table: a figure is never
//! read as that of all in silence where the sheet says beneath it that it is not.
//!
//! A note is known where the profile keeps it, be it with another number; one that it keeps because it narrows the figures is
//! told, too, where it is gone. Does not hold: what a note says, which `titles` knows, and lines above a table that are no
//! notes, which `narrower`, `said` and `new_titles` look at.

use std::collections::{BTreeMap, BTreeSet};

use marsad_model::{
    CellName, ColumnRole, Finding, FindingCode, ObservationColumns, SaidOf, SaidText, Severity, TEMPLATE_HEADER_ROW,
    TableLayout, TimePeriod,
};

use super::Context;
use super::dictionary::Dictionary;
use super::keys_below;
use super::new_words::is_told as is_told_above;
use super::outside_lines::{FoundAgain, OutsideLine, OutsideLines};
use super::quality_lines::{self, is_provisional};
use super::said::{Around, end_of, is_header, place_of, rows_around, start_of};
use super::sections::labelled;
use crate::cell::tidy;
use crate::names::{Found, fold};
use crate::titles::{self, TakenCodes, Understood, Vocabulary};
use crate::values::asides::has_year;
use crate::values::closing_days::closing_days;
use crate::values::{legends, qualities, statuses};

/// How many characters of two notes are compared: fewer than a draft keeps.
const COMPARED_MAX: usize = 280;
/// How many notes of a table are looked at.
const NOTES_MAX: usize = 200;

/// The findings of a table with what is told of its notes: those of rows without values below its last row that are such
/// notes, in other words, and those of the notes outside the tables of its sheet.
pub(super) fn tell(
    (context, dictionary): (&Context<'_>, &Dictionary<'_>),
    around: Around<'_>,
    (findings, last_row): (Vec<Finding>, u32),
    columns: &ObservationColumns,
) -> Vec<Finding> {
    let (lines, missing) = (lines_of_sheet(around, &findings), missing_texts(&findings));
    let mut notes = Notes { context, dictionary, around, lines, missing, columns, vocabulary: None };
    let mut told: Vec<Finding> = Vec::with_capacity(findings.len());
    let mut there: BTreeSet<String> = findings.iter().map(|finding| pattern(&finding.value)).collect();
    let mut looked_at = 0;
    for finding in findings {
        if looked_at >= NOTES_MAX || !is_row_below(&finding, last_row) {
            told.push(finding);
            continue;
        }
        looked_at += 1;
        let column = finding.place.column.unwrap_or(1);
        let at = CellName { row: finding.place.row.unwrap_or_default(), column };
        let note = OutsideLine { at, text: finding.value.clone() };
        match notes.look_at(&note, &[finding.value.as_str()]) {
            Told::Known => {}
            Told::As(told_as) if says(&finding, "texts") => told.push(*told_as),
            // `Les données du second semestre sont provisoires` below years: of which part, and of which quality.
            Told::As(told_as) if says(&finding, "part") && says(&told_as, "provisional") => {
                told.extend([finding, *told_as]);
            }
            Told::Nothing | Told::As(_) => told.push(finding),
        }
    }
    let outside = notes_outside(context, around);
    there.extend(outside.iter().map(|(note, _)| pattern(&note.text)));
    there.extend(around.lines.between([1, u32::MAX]).map(|line| pattern(&line.text)));
    if last_row > 0 {
        told.extend(notes.gone(&there));
        told.extend(notes.gone_quality());
    }
    // What stands outside all tables of a sheet is told with the first of them.
    if around.tables.first().is_some_and(|first| std::ptr::eq(*first, around.layout)) {
        for (note, parts) in outside.into_iter().take(NOTES_MAX) {
            let parts: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
            if let Told::As(finding) = notes.look_at(&note, &parts) {
                told.push(*finding);
            }
        }
    }
    told
}

/// The texts of a sheet outside its tables, and of the rows of a table that were not read.
fn lines_of_sheet(around: Around<'_>, findings: &[Finding]) -> BTreeSet<String> {
    let not_read = findings.iter().filter(|finding| finding.code == FindingCode::RowNotRead);
    let outside = around.lines.between([1, u32::MAX]).map(|line| line.text.clone());
    not_read.map(|finding| finding.value.clone()).chain(outside).collect()
}

/// The texts that stood in the place of numbers and say that they are missing.
fn missing_texts(findings: &[Finding]) -> BTreeSet<String> {
    let missing = findings.iter().filter(|finding| finding.code == FindingCode::ReadAsMissing);
    missing.map(|finding| tidy(&finding.value)).collect()
}

/// What is told of a note.
enum Told {
    /// Nothing new.
    Nothing,
    /// The profile has it.
    Known,
    /// That the profile does not know it.
    As(Box<Finding>),
}

/// Whether a table has columns of letters that say the status of its numbers.
fn has_flags(layout: &TableLayout) -> bool {
    layout.column.iter().any(|column| column.role == ColumnRole::Flag)
}

/// Whether a note says what a letter in a column of letters means, `b break in time series`: the figures beside the letter
/// have that status already.
fn is_legend_of_flag(note: &str) -> bool {
    const MEANINGS: [&str; 18] = [
        "break",
        "rupture",
        "estimat",
        "estime",
        "provisional",
        "provisoire",
        "revis",
        "forecast",
        "prevision",
        "definition",
        "confidential",
        "confidentiel",
        "low reliability",
        "not available",
        "انقطاع",
        "تقدير",
        "وقتي",
        "مراجع",
    ];
    let is_edge = |c: char| c.is_whitespace() || "()[]=:–-".contains(c);
    let Some((mark, meaning)) = note.trim_start_matches(is_edge).split_once(is_edge) else { return false };
    let is_mark = mark.chars().count() == 1 && statuses::of_flag(mark, &BTreeMap::new()).is_some();
    let meaning = fold(meaning.trim_start_matches(is_edge));
    is_mark && MEANINGS.iter().any(|known| meaning.starts_with(known))
}

/// What the profile knows of a note.
enum Knowledge<'s> {
    /// It keeps it.
    Known,
    /// It keeps one that differs by its year alone.
    OfOtherYear(&'s SaidText),
    /// Nothing.
    New,
}

/// The notes of a table, or of its sheet.
struct Notes<'n, 'a, 'd> {
    context: &'n Context<'a>,
    dictionary: &'n Dictionary<'d>,
    around: Around<'n>,
    /// The texts among which a legend of a mark may stand.
    lines: BTreeSet<String>,
    /// What stood in the place of numbers that are missing.
    missing: BTreeSet<String>,
    /// What was read of the table.
    columns: &'n ObservationColumns,
    /// The words of the dataflow, once they were asked for.
    vocabulary: Option<Vocabulary>,
}

impl<'n> Notes<'n, '_, '_> {
    /// What is told of a note whose row has some texts.
    fn look_at(&mut self, note: &OutsideLine, parts: &[&str]) -> Told {
        let text = note.text.as_str();
        let (sources, around) = ((self.context, self.dictionary), self.around);
        // A key in a cell of its own is known of any value: the whole row must be.
        if !matches!(self.known(text, &[text]), Knowledge::Known)
            && let Some(finding) = keys_below::tell(sources, around, note)
        {
            return Told::As(Box::new(finding));
        }
        let known = self.known(text, parts);
        if matches!(known, Knowledge::Known) {
            return Told::Known;
        }
        if let Some(finding) = self.other_legend(note).or_else(|| self.legend_without_meaning(note)) {
            return Told::As(Box::new(finding));
        }
        let layout = self.around.layout;
        if self.is_heading(text) || self.is_of_closing(text) || has_flags(layout) && is_legend_of_flag(text) {
            return Told::Nothing;
        }
        let is_open = self.may_narrow(text);
        let finding = match known {
            Knowledge::OfOtherYear(said) if is_open => {
                // Where it says that something is left out or not there, the year moves that; elsewhere it may.
                let severity = if titles::says_less(text) { Severity::Warning } else { Severity::Note };
                self.disagrees(note, severity, "note-of-year").with("said", &said.text)
            }
            _ if is_open => self.new_note(note),
            _ if self.says_quality(text) => self.disagrees(note, Severity::Warning, "provisional"),
            _ => return Told::Nothing,
        };
        Told::As(Box::new(finding))
    }

    /// What is told of a note that the profile does not have: with what it says for certain, which was not applied.
    fn new_note(&self, note: &OutsideLine) -> Finding {
        let habits = self.context.habits(self.around.layout);
        let told = |what: &str| self.disagrees(note, Severity::Warning, what);
        match titles::understood(self.dictionary, &note.text, habits) {
            Understood::Nothing => told("note"),
            Understood::Period(period) => told("note-of-period").with("found", period),
            Understood::Only(component, code) => {
                told("note-of-one-code").with("component", component).with("found", code)
            }
            Understood::Except(component, code) => {
                told("note-without-code").with("component", component).with("found", code)
            }
        }
    }

    /// Whether a note, be it a source, says that figures are provisional or estimated, and neither the profile nor a mark does.
    fn says_quality(&self, note: &str) -> bool {
        // Of which table it speaks where several stand on the sheet nobody knows.
        let periods = if self.around.tables.len() == 1 { self.periods() } else { &[] };
        is_provisional(self.context, note)
            && !quality_lines::is_given(self.around.layout, &self.context.profile.constants)
            && !quality_lines::is_of_other_years(note, periods)
            && !quality_lines::is_marked(self.columns, note)
    }

    fn periods(&self) -> &'n [TimePeriod] {
        &self.columns.periods.words
    }

    /// Whether a note says no more than up to which day the figures came in, and none of the table is of later. Of which table
    /// it speaks where several stand on the sheet nobody knows.
    fn is_of_closing(&self, note: &str) -> bool {
        let days = closing_days(note, self.context.habits(self.around.layout));
        let is_after = |day: &TimePeriod| self.periods().iter().all(|period| period.end() <= day.end());
        let is_alone = self.around.tables.len() == 1 && !self.periods().is_empty();
        is_alone && !days.is_empty() && days.iter().all(is_after)
    }

    /// That a legend gives a mark another meaning than the profile, which says the status of its values.
    fn other_legend(&self, note: &OutsideLine) -> Option<Finding> {
        let own = &self.context.profile.statuses;
        let of_signs = qualities::signs_of_legend(&note.text);
        let of_signs = of_signs.into_iter().map(|(mark, status)| (mark.to_owned(), status));
        let of_notes = qualities::numbered_notes(&note.text);
        let of_line = legends::explained(&note.text);
        let mut said =
            qualities::letters_of_legend(&note.text).into_iter().chain(of_signs).chain(of_notes).chain(of_line);
        let (mark, status, code) = said.find_map(|(mark, status)| {
            // Of a mark that stands for zero the next function tells.
            let code = own.get(&mark).filter(|code| ![status, statuses::ZERO].contains(&code.as_str()))?;
            Some((mark, status, code))
        })?;
        let finding = self.disagrees(note, Severity::Warning, "legend").with("component", "OBS_STATUS");
        Some(finding.with("said", mark).with("found", status).with("taken", code))
    }

    /// That a legend does not say of a mark what its values were read as: the quality that the profile gives it, or that there
    /// is no number.
    fn legend_without_meaning(&self, note: &OutsideLine) -> Option<Finding> {
        let own = &self.context.profile.statuses;
        // Stars stand before sources and signatures as well.
        let is_legend = !titles::is_of_source(&note.text) && !titles::is_formal(&note.text);
        let unsaid = legends::without_meaning(&note.text, own, &self.lines).filter(|_| is_legend);
        let unsaid = unsaid.map(|(mark, code)| (mark.to_owned(), code.clone()));
        let (mark, code) = unsaid.or_else(|| legends::zero_of_missing(&note.text, own, &self.missing))?;
        let finding = self.disagrees(note, Severity::Warning, "other-legend").with("component", "OBS_STATUS");
        Some(finding.with("said", mark).with("taken", code))
    }

    fn disagrees(&self, note: &OutsideLine, severity: Severity, what: &str) -> Finding {
        let place = place_of(self.around.file, self.around.sheet, Some(note.at));
        let finding = Finding::new(FindingCode::TitleDisagrees, severity, place).with("what", what);
        finding.with_value(&note.text).with("said", "")
    }

    /// The notes below a table that say that its figures are of less than all, and that are not `there` any more. What stands
    /// in the rows of another table is not known here.
    fn gone(&self, there: &BTreeSet<String>) -> Vec<Finding> {
        let (layout, tables) = (self.around.layout, self.around.tables);
        if tables.iter().any(|table| !std::ptr::eq(*table, layout) && end_of(table) == u32::MAX) {
            return Vec::new();
        }
        let dataflow = self.context.pack.dataflow(self.context.dataflow);
        let narrows = |text: &str| titles::says_less(text) || titles::is_narrowing(text, dataflow);
        let below = layout.said.iter().filter(|said| said.of == SaidOf::Subject && narrows(&said.text));
        let below = below.filter_map(|said| Some((said.at.filter(|at| at.row > layout.header_last())?, &said.text)));
        let gone = below.filter(|(_, text)| !there.contains(&pattern(text)));
        let told = gone.map(|(at, text)| {
            let note = OutsideLine { at, text: text.clone() };
            self.disagrees(&note, Severity::Note, "gone-note").with("said", text)
        });
        told.collect()
    }

    /// That no line says any more that the figures are provisional or estimated, where one did from which the profile says so
    /// of all of them. What stands in headers is no line of this.
    fn gone_quality(&self) -> Option<Finding> {
        let (context, layout) = (self.context, self.around.layout);
        let status = quality_lines::status_of_all(layout, &context.profile.constants)?;
        let lines = layout.said.iter().filter_map(|said| Some((said.at?, &said.text)));
        let mut quality =
            lines.filter(|(at, text)| !is_header(layout, at.row) && is_provisional(context, text.as_str()));
        let (at, text) = quality.next()?;
        if self.lines.iter().any(|line| is_provisional(context, line) || self.is_marked_of_quality(line)) {
            return None;
        }
        let line = OutsideLine { at, text: text.clone() };
        let finding = self.disagrees(&line, Severity::Warning, "gone-quality");
        Some(finding.with("said", text).with("taken", status))
    }

    /// Whether a title has a mark of which a legend says that what has it is provisional or estimated.
    fn is_marked_of_quality(&self, line: &str) -> bool {
        let Some(mark) = qualities::mark_of_title(line) else { return false };
        let mut statuses = self.lines.iter().filter_map(|legend| qualities::of_explained_mark(legend, &mark));
        statuses.any(|status| ["P", "E"].contains(&status))
    }

    /// What the profile keeps of a note: all of its row, or one of the texts there.
    fn known(&self, text: &str, parts: &[&str]) -> Knowledge<'n> {
        let tables: &'n [&'n TableLayout] = self.around.tables;
        let layouts = || tables.iter();
        if layouts().flat_map(|layout| &layout.skip).any(|skip| parts.contains(&skip.as_str())) {
            return Knowledge::Known;
        }
        let mut of_other_year = None;
        for text in std::iter::once(text).chain(parts.iter().copied()) {
            let own = pattern(text);
            for said in layouts().flat_map(|layout| &layout.said).filter(|said| pattern(&said.text) == own) {
                if times(&said.text) == times(text) {
                    return Knowledge::Known;
                }
                of_other_year = Some(said);
            }
        }
        of_other_year.map_or(Knowledge::New, Knowledge::OfOtherYear)
    }

    /// Whether no table of the sheet explains a note.
    fn may_narrow(&mut self, note: &str) -> bool {
        if titles::is_harmless(note) {
            return false;
        }
        let (context, dictionary) = (self.context, self.dictionary);
        let vocabulary: &Vocabulary = self.vocabulary.get_or_insert_with(|| Vocabulary::of(context));
        self.around.tables.iter().all(|layout| {
            let taken = TakenCodes::of(context, dictionary, (*layout, &context.profile.constants));
            titles::may_narrow(context, (vocabulary, &taken), note)
        })
    }

    /// Whether a line is a heading with nothing below it: the name of a component and one of its words.
    fn is_heading(&self, text: &str) -> bool {
        let named = labelled(self.context, self.dictionary, text);
        let is_word = |(component, said): (usize, &str)| {
            self.dictionary.words(component).is_some_and(|words| matches!(words.find(said), Found::Code(_)))
        };
        named.is_some_and(is_word)
    }
}

/// Whether a finding tells of a row of texts below the last row of its table.
fn is_row_below(finding: &Finding, last_row: u32) -> bool {
    let is_of_texts = says(finding, "texts") || says(finding, "part");
    let is_below = last_row > 0 && finding.place.row.is_some_and(|row| row > last_row);
    finding.code == FindingCode::RowNotRead && is_of_texts && is_below
}

fn says(finding: &Finding, what: &str) -> bool {
    finding.arguments.get("what").is_some_and(|said| said == what)
}

/// The notes outside the tables of a sheet, row by row, with the texts of each: all below the last table, and those above or
/// between that are notes by their form and of which nothing else is told. A row with a number is none.
fn notes_outside<'s>(context: &Context<'_>, around: Around<'s>) -> Vec<(OutsideLine, Vec<&'s OutsideLine>)> {
    let outside: &'s OutsideLines = around.lines;
    let replaced = replaced_lines(around);
    let is_table = |row: u32| around.tables.iter().any(|table| (start_of(table)..=end_of(table)).contains(&row));
    let is_told = |line: &OutsideLine| {
        replaced.contains(&line.at)
            || !titles::is_note(&line.text)
            || titles::part_in_title(&line.text).is_some()
            || titles::is_accumulated(&line.text)
            || is_provisional(context, &line.text)
            || is_told_above(context, &line.text)
    };
    let mut rows: BTreeMap<u32, Vec<&'s OutsideLine>> = BTreeMap::new();
    let is_ours = |row: u32| context.profile.is_of_template() && row < TEMPLATE_HEADER_ROW;
    let lines = outside.between([1, u32::MAX]).filter(|line| !is_table(line.at.row) && !is_ours(line.at.row));
    lines.for_each(|line| rows.entry(line.at.row).or_default().push(line));
    let has_letters = |line: &&OutsideLine| line.text.chars().any(char::is_alphabetic);
    let end = around.tables.iter().map(|table| end_of(table)).max().unwrap_or(u32::MAX);
    // Rows with numbers below the tables may be a table that is not read: what stands above them heads it.
    let below = rows.iter().filter(|(row, lines)| **row > end && !lines.iter().all(has_letters));
    let with_numbers: Vec<u32> = below.map(|(row, _)| *row).collect();
    let last_number = with_numbers.last().copied().filter(|_| with_numbers.len() > 1);
    let end = last_number.unwrap_or(end);
    let is_open = |(row, lines): &(u32, Vec<&OutsideLine>)| {
        lines.iter().all(has_letters) && (*row > end || !lines.iter().any(|line| is_told(line)))
    };
    let notes = rows.into_iter().filter(is_open).filter_map(|(_, lines)| {
        let at = lines.first()?.at;
        let text = lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ");
        Some((OutsideLine { at, text }, lines))
    });
    notes.collect()
}

/// The lines above tables that stand in the place of those that the profile keeps: of each it is told what it changes.
pub(super) fn replaced_lines(around: Around<'_>) -> BTreeSet<CellName> {
    let mut found = BTreeSet::new();
    for layout in around.tables {
        let last = layout.header_last().max(start_of(layout));
        let kept =
            layout.said.iter().filter_map(|said| Some((said.at.filter(|at| at.row <= last)?, said.text.as_str())));
        for (at, text) in kept {
            let rows = rows_around(at.row, layout, around.tables);
            if let FoundAgain::Changed { line, .. } = around.lines.find((at, text), rows) {
                found.insert(line.at);
            }
        }
    }
    found
}

/// A note without what the next file will write in another way: case, marks, its numbers, and that figures are final.
fn pattern(note: &str) -> String {
    let folded = fold(shortened(note));
    let is_final = qualities::says_final(note);
    let is_number = |word: &str| word.chars().all(|c| c.is_ascii_digit());
    let words = folded.split(' ').filter(|word| !(is_final && qualities::is_final(word)));
    let words = words.map(|word| if is_number(word) { "0" } else { word });
    words.collect::<Vec<_>>().join(" ")
}

/// The years of a note, with the days of its dates.
fn times(note: &str) -> Vec<String> {
    shortened(note).split_whitespace().filter(|word| has_year(word)).map(fold).collect()
}

fn shortened(note: &str) -> &str {
    note.char_indices().nth(COMPARED_MAX).map_or(note, |(end, _)| &note[..end])
}

#[cfg(test)]
mod tests {
    use super::{is_legend_of_flag, pattern, times};

    #[test]
    fn a_note_with_another_number_has_the_same_pattern_and_one_with_another_year_another_time() {
        let (old, new) = ("Hors 9 postes fermés en 2023.", "hors 12 postes fermés en 2023");
        assert_eq!((pattern(old), times(old)), (pattern(new), times(new)));
        let next = "Hors 9 postes fermés en 2024.";
        assert_eq!(pattern(old), pattern(next));
        assert_ne!(times(old), times(next));
        assert_ne!(pattern(old), pattern("Hors 9 postes ouverts en 2023."));
        let of_final = "Note : données définitives du recensement";
        assert_eq!(pattern(of_final), pattern("Note : données du recensement"));
        assert_ne!(pattern("Départs définitifs"), pattern("Départs"), "of what is counted it is another");
    }

    #[test]
    fn the_legend_of_a_letter_is_told_by_its_meaning() {
        for legend in ["b break in time series", "e estimated", "(p) : provisional", "b = rupture de série", "p: وقتي"]
        {
            assert!(is_legend_of_flag(legend), "{legend}");
        }
        for note in ["b boats of the north alone", "estimated", "d’entrée", "Break in 2023", "un estimateur", "e"] {
            assert!(!is_legend_of_flag(note), "{note}");
        }
    }
}
