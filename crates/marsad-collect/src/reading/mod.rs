//! The reading of one submission: everything readable is read, everything wrong becomes a finding.

mod attribute_rows;
pub(crate) mod beside;
mod code_letters;
mod constant_columns;
pub(crate) mod cumulative;
mod cut_numbers;
pub(crate) mod dictionary;
pub(crate) mod dittos;
mod empty_columns;
mod extra_columns;
mod first_lines;
pub(crate) mod headers;
mod join;
mod keys_below;
mod left_out;
mod lines_beside;
mod list;
pub(crate) mod log;
mod marked_periods;
mod memo;
mod missing_sheets;
mod moved;
mod moved_aside;
mod moved_columns;
pub(crate) mod multipliers;
mod narrower;
mod nearest;
mod new_marks;
mod new_notes;
mod new_titles;
mod new_words;
mod outside_lines;
mod own_delimiter;
mod own_form;
mod own_units;
pub(crate) mod plan;
mod planned;
mod quality_lines;
mod recall;
pub(crate) mod rests;
mod rows;
mod said;
pub(crate) mod sections;
pub(crate) mod shares;
mod sheet_periods;
mod sheet_texts;
mod sheets;
mod short_rows;
pub(crate) mod siblings;
pub(crate) mod situation;
mod tables_not_read;
mod telling_columns;
mod texts;
pub(crate) mod time;
mod title_years;
mod told_once;
mod twins;
mod unexpected;
pub(crate) mod unit_columns;
mod units_below;
mod unnamed_words;
mod unread;
mod unread_sheets;
mod whole_lines;
mod without_effect;
pub(crate) mod year_end;
mod year_of_n;

use std::borrow::Cow;
use std::collections::BTreeMap;

use marsad_model::{
    Codelist, Column, ColumnRole, DataStructure, DataTable, FileFormat, Finding, FindingCode, Frequency, Id, KeyOrder,
    ObservationColumns, Pack, Place, Profile, ProvisionAgreement, Rule, Severity, TIME_PERIOD, TableLayout, Version,
};

use crate::checks;
use crate::formats::{self, Content};
use crate::values::period_words::{is_letter_of_week, speaks_of_weeks};
use crate::values::periods::TimeHabits;
use dictionary::Dictionary;
use log::Log;
use sheets::SheetReader;

/// A file that a provider sent, with its name.
pub struct SubmittedFile<'a> {
    /// The name of the file, for findings.
    pub name: &'a str,
    /// The identifier of the submission, for the origin of each value.
    pub submission: &'a str,
    /// Its bytes.
    pub content: &'a mut dyn Content,
}

/// What is known of a submission before it is read: its dataflow, its profile and all that the pack says about them.
#[derive(Clone)]
pub struct Context<'a> {
    pub(crate) pack: &'a Pack,
    pub(crate) structure: &'a DataStructure,
    pub(crate) profile: &'a Profile,
    pub(crate) rules: &'a [Rule],
    pub(crate) dataflow: &'a str,
    pub(crate) version: Version,
    pub(crate) dataflow_attributes: &'a BTreeMap<Id, Id>,
    /// What is shown of each dimension before anyone has chosen.
    pub(crate) selection: &'a BTreeMap<Id, Id>,
    pub(crate) tables: Cow<'a, [TableLayout]>,
    pub(crate) history: Option<&'a DataTable>,
    pub(crate) others: &'a [(Id, DataTable)],
}

/// What was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Every observation that could be read, in the order of the file.
    pub columns: ObservationColumns,
    /// Everything wrong, in the order of the file.
    pub findings: Vec<Finding>,
    /// The order of the observations by their keys, once they were checked.
    pub order: Option<KeyOrder>,
    /// Values of which nothing says when they are of: what can be checked of them is, and then they are dropped.
    pub(crate) undated: Option<ObservationColumns>,
    /// Of a message its components, in the order of the table that it is read as; none of other files.
    components: Vec<String>,
}

impl Reading {
    /// What was read, before it is checked.
    pub(crate) fn unchecked(columns: ObservationColumns, log: Log) -> Self {
        Self { columns, findings: log.into_findings(), order: None, undated: None, components: Vec::new() }
    }

    /// How many errors there are, those that are only counted among them.
    fn errors(&self) -> u64 {
        let errors = self.findings.iter().filter(|finding| finding.severity == Severity::Error);
        errors.map(|finding| 1 + finding.more).sum()
    }

    /// Whether nothing is wrong that would keep the submission from being accepted.
    pub fn is_acceptable(&self) -> bool {
        !self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }
}

impl<'a> Context<'a> {
    /// The context of an agreement; none where the pack lacks its dataflow, structure or profile.
    pub fn new(pack: &'a Pack, agreement: &'a ProvisionAgreement) -> Option<Self> {
        Self::with_profile(pack, agreement.dataflow.as_str(), pack.profile(agreement.profile.as_str())?)
    }

    /// The context of a file for a dataflow under a profile that need not be in the pack.
    pub fn with_profile(pack: &'a Pack, dataflow: &str, profile: &'a Profile) -> Option<Self> {
        let dataflow = pack.dataflow(dataflow)?;
        let structure = pack.structure_of(dataflow)?;
        Some(Self {
            pack,
            structure,
            profile,
            rules: pack.rules_of(dataflow.id.as_str()),
            dataflow: dataflow.id.as_str(),
            version: dataflow.version,
            dataflow_attributes: &dataflow.attributes,
            selection: &dataflow.view.selection,
            tables: match profile.format {
                FileFormat::SdmxCsv => Cow::Owned(vec![sdmx_layout(structure)]),
                FileFormat::SdmxMl if profile.tables.is_empty() => Cow::Owned(vec![sdmx_layout(structure)]),
                _ => Cow::Borrowed(&profile.tables),
            },
            history: None,
            others: &[],
        })
    }

    /// The same with what was accepted before of the same dataflow: what is new is compared with it.
    #[must_use]
    pub fn with_history(self, history: &'a DataTable) -> Self {
        Self { history: Some(history), ..self }
    }

    /// The same with the tables of other dataflows, for rules that compare with them.
    #[must_use]
    pub fn with_others(self, others: &'a [(Id, DataTable)]) -> Self {
        Self { others, ..self }
    }

    /// The table of another dataflow, where it was given.
    pub(crate) fn other(&self, dataflow: &Id) -> Option<&'a DataTable> {
        self.others.iter().find(|(id, _)| id == dataflow).map(|(_, table)| table)
    }

    pub(crate) fn codelist(&self, component: &str) -> Option<&'a Codelist> {
        self.pack.codelist_of(self.structure, component)
    }

    /// Whether the structure itself is the layout of a file.
    pub(crate) fn is_sdmx(&self) -> bool {
        match self.profile.format {
            FileFormat::SdmxCsv => true,
            FileFormat::SdmxMl => self.profile.tables.is_empty(),
            _ => false,
        }
    }

    /// The same for a file that is written otherwise, under a profile that differs in its format alone.
    fn in_format<'b>(&'b self, profile: &'b Profile) -> Context<'b> {
        let mut other: Context<'b> = self.clone();
        other.profile = profile;
        if other.is_sdmx() {
            other.tables = Cow::Owned(vec![sdmx_layout(other.structure)]);
        }
        other
    }

    /// Whether the profile says the frequency, or a column does: else the form of periods tells it.
    pub(crate) fn says_frequency(&self) -> bool {
        let is_it = |id: &Id| *id == *"FREQ";
        self.is_sdmx()
            || self.profile.constants.keys().any(is_it)
            || self.tables.iter().any(|table| {
                let named = table.column.iter().filter_map(|column| column.component.as_ref());
                let across = table.across.iter().flat_map(|row| &row.components);
                table.constants.keys().any(is_it) || named.chain(across).any(is_it)
            })
    }

    /// How the provider writes time in a table. Where nothing says the frequency, the days of a stock stand for what they
    /// stand for in a title.
    pub(crate) fn habits(&self, layout: &TableLayout) -> TimeHabits {
        let constants = layout.constants.get("FREQ").or_else(|| self.profile.constants.get("FREQ"));
        let usual = self.usual_of_stock().filter(|_| !self.says_frequency()).map(Id::as_str);
        TimeHabits {
            reporting_year: self.profile.reporting_year,
            dates: self.profile.dates,
            frequency: constants.map(String::as_str).or(usual).and_then(frequency),
            is_weekly: self.is_weekly(layout),
        }
    }

    /// Whether a table counts weeks, by the header of its time or by a word of the profile for one of them: `"S01" = "W01"`.
    fn is_weekly(&self, layout: &TableLayout) -> bool {
        let is_time =
            |column: &&Column| column.role == ColumnRole::Time || column.further.iter().any(|id| *id == *TIME_PERIOD);
        let is_week = |code: &Id| code.as_str().rsplit('-').next().is_some_and(|part| part.starts_with('W'));
        let words = self.profile.codes.get(TIME_PERIOD);
        let mut headers = layout.column.iter().filter(is_time);
        headers.any(|column| speaks_of_weeks(&column.header))
            || words.is_some_and(|words| words.iter().any(|(word, code)| is_letter_of_week(word) && is_week(code)))
    }

    /// The code for how often values of the dataflow are expected, where they are counted at a point in time.
    pub(crate) fn usual_of_stock(&self) -> Option<&Id> {
        let is_stock = self.dataflow_attributes.get("TIME_AGG").is_some_and(|code| *code == *"INST");
        self.selection.get("FREQ").filter(|_| is_stock)
    }
}

/// The frequency that a code of CL_FREQ names; none for codes that are no form of a period.
pub(crate) fn frequency(code: &str) -> Option<Frequency> {
    use Frequency::{A, D, I, M, Q, S, T, W};
    [A, S, T, Q, M, W, D, I].into_iter().find(|frequency| format!("{frequency:?}") == code)
}

/// In SDMX the structure itself is the layout.
fn sdmx_layout(structure: &DataStructure) -> TableLayout {
    let column = |id: &str, role| Column::new(id, role, Id::new(id).ok());
    let dimensions = structure.dimensions.iter().map(|d| column(d.id.as_str(), ColumnRole::Code));
    let attributes = structure
        .observation_attributes()
        .map(|a| column(a.id.as_str(), if a.codelist.is_some() { ColumnRole::Code } else { ColumnRole::Text }));
    let time = column(TIME_PERIOD, ColumnRole::Time);
    let value = column(structure.measure.id.as_str(), ColumnRole::Value);
    let columns = dimensions.chain([time, value]).chain(attributes).collect();
    TableLayout { header_rows: Some([1, 1]), column: columns, ..TableLayout::empty() }
}

/// Reads and checks `file` as a submission in `context`.
pub fn read_submission(context: &Context<'_>, file: SubmittedFile<'_>) -> Reading {
    match own_form::profile_of(context, file.content) {
        Some(profile) => read_and_checked(&context.in_format(&profile), file),
        None => read_and_checked(context, file),
    }
}

fn read_and_checked(context: &Context<'_>, file: SubmittedFile<'_>) -> Reading {
    let SubmittedFile { name, submission, content } = file;
    let mut reading = read_as_agreed(context, SubmittedFile { name, submission, content: &mut *content });
    reading.findings.extend(without_effect::of_profile(context, name));
    checks::run(context, name, &mut reading);
    telling_columns::name(context, content, &mut reading.findings);
    name_places(&mut reading);
    reading
}

/// Says of each finding in a message at which observation and component it is: nobody sees rows and columns there.
fn name_places(reading: &mut Reading) {
    if reading.components.is_empty() {
        return;
    }
    for finding in &mut reading.findings {
        let place = &finding.place;
        // The headers stand on the first row.
        let observation = place.row.and_then(|row| row.checked_sub(1)).filter(|observation| *observation > 0);
        let at = place.column.and_then(|column| (column as usize).checked_sub(1));
        let component = at.and_then(|at| reading.components.get(at)).filter(|component| !component.is_empty());
        if let Some(observation) = observation {
            finding.arguments.insert("at-observation".to_owned(), observation.to_string());
        }
        if let Some(component) = component {
            finding.arguments.insert("at-component".to_owned(), component.clone());
        }
        name_repeated(finding);
    }
}

/// Says of what is repeated in a message which observation it is, as the place of the finding does.
fn name_repeated(finding: &mut Finding) {
    if finding.code != FindingCode::DuplicateKey {
        return;
    }
    let row = finding.arguments.get("first").and_then(|row| row.parse::<u32>().ok());
    if let Some(observation) = row.and_then(|row| row.checked_sub(1)) {
        finding.arguments.insert("first".to_owned(), observation.to_string());
        finding.arguments.insert("where".to_owned(), "observation".to_owned());
    }
}

/// Reads `file` without checking what was read.
pub fn read_rows(context: &Context<'_>, file: SubmittedFile<'_>) -> Reading {
    match own_form::profile_of(context, file.content) {
        Some(profile) => read_as_agreed(&context.in_format(&profile), file),
        None => read_as_agreed(context, file),
    }
}

/// Reads `file` in the format of the profile, with the mark between cells that the file has where it is another.
fn read_as_agreed(context: &Context<'_>, file: SubmittedFile<'_>) -> Reading {
    let Some((profile, finding)) = own_delimiter::find(context, file.content) else { return read_under(context, file) };
    let name = file.name;
    let mut reading = read_under(&context.in_format(&profile), file);
    reading.findings.insert(0, named(finding, name));
    reading
}

/// Reads `file` as its profile says.
fn read_under(context: &Context<'_>, file: SubmittedFile<'_>) -> Reading {
    let SubmittedFile { name, submission, content } = file;
    let dictionary = Dictionary::new(context);
    let listed = list::read(context, &dictionary, (name, submission), content);
    let listed = listed.unwrap_or_else(|| read_sheets(context, &dictionary, (name, submission), content));
    let cut = cut_row(&context.profile.format, content).map(|finding| named(finding, name));
    let mut reading = read_where_moved(context, &dictionary, (name, submission), (&mut *content, listed));
    reading.findings.extend(cut);
    short_rows::tell(context, content, &mut reading.findings);
    extra_columns::gather(&mut reading.findings, &reading.columns);
    empty_columns::gather(&mut reading.findings, &reading.columns);
    multipliers::gather(&mut reading.findings);
    nearest::add_nearest(&dictionary, &mut reading.findings);
    own_form::of_another(context, reading, (name, content))
}

/// Whether a file of delimited text ends within a row.
fn cut_row(format: &FileFormat, content: &mut dyn Content) -> Option<Finding> {
    match format {
        FileFormat::Csv { delimiter, .. } => formats::delimited::cut_row(content, *delimiter),
        FileFormat::SdmxCsv => {
            let delimiter = formats::delimited::sdmx_delimiter(content);
            formats::delimited::cut_row(content, Some(delimiter))
        }
        _ => None,
    }
}

/// Reads the tables of a file, sheet by sheet.
fn read_sheets<'a>(
    context: &'a Context<'a>,
    dictionary: &Dictionary<'a>,
    (name, submission): (&'a str, &str),
    content: &mut dyn Content,
) -> Reading {
    let lines = whole_lines::of_file(context, content);
    let beside = lines_beside::of_file(context, content);
    let sheets = SheetReader::new(context, dictionary, name, submission);
    let mut sheets = sheets.with_whole_lines(lines).with_lines_beside(beside);
    let visited = formats::visit(&context.profile.format, content, &mut sheets);
    let sheets::Read { columns, undated, mut log, others, headers } = sheets.finish();
    // Of a sheet that is only looked at it does not matter what is odd about its cells.
    let is_read =
        |finding: &Finding| finding.code == FindingCode::UnreadSheet || !others.contains(&finding.place.sheet);
    match visited {
        Ok(findings) => {
            let mut findings: Vec<Finding> = findings.into_iter().filter(is_read).collect();
            let moved = cut_numbers::take_moved(&mut findings);
            let told = cut_numbers::told(&context.tables, findings, log.of_code(FindingCode::NotANumber));
            log.extend(told.into_iter().map(|finding| named(finding, name)));
            let amounts = (columns.len(), log.errors());
            if let Some(moved) = moved.filter(|moved| cut_numbers::is_lost(moved, amounts)) {
                // What else is wrong follows from it.
                let columns = ObservationColumns::new(columns.structure.clone(), submission);
                log = Log::default();
                log.add(named(moved, name));
                return Reading::unchecked(columns, log);
            }
        }
        Err(error) => log = unreadable(&error, Place { file: name.to_owned(), ..Place::default() }),
    }
    let components = if context.profile.format == FileFormat::SdmxMl { headers } else { Vec::new() };
    Reading { undated, components, ..Reading::unchecked(columns, log) }
}

/// Where tables stand in other rows or columns than the profile says, or on the sheet of another period, reads them there;
/// what was read before where nothing is gained by it.
fn read_where_moved(
    context: &Context<'_>,
    dictionary: &Dictionary<'_>,
    (name, submission): (&str, &str),
    (content, before): (&mut dyn Content, Reading),
) -> Reading {
    let Some(moved) = moved::find(context, content, (name, before.findings.as_slice())) else { return before };
    let there = Context { tables: Cow::Owned(moved.tables), ..context.clone() };
    let mut after = read_sheets(&there, dictionary, (name, submission), content);
    // Rows that are read now may have errors of their own.
    let misplaced = |reading: &Reading, context: &Context<'_>| moved::misplaced(&reading.findings, &context.tables);
    let unread = |reading: &Reading| {
        reading.findings.iter().filter(|finding| finding.code == FindingCode::UnreadNumbers).count()
    };
    let is_more = after.columns.len() > before.columns.len();
    // A column that the profile leaves out may have moved: the same is read, and nothing is left beside it.
    let is_whole = after.columns.len() == before.columns.len()
        && unread(&after) < unread(&before)
        && after.errors() == before.errors();
    let is_gain = (is_more || is_whole) && misplaced(&after, &there) <= misplaced(&before, context);
    if after.errors() >= before.errors() && !is_gain {
        return before;
    }
    after.findings.extend(moved.findings);
    after
}

/// A file that cannot be read: that is the one thing to say.
fn unreadable(error: &formats::Unreadable, place: Place) -> Log {
    let mut log = Log::default();
    log.add(error.finding(place));
    log
}

fn named(mut finding: Finding, file: &str) -> Finding {
    file.clone_into(&mut finding.place.file);
    finding
}
