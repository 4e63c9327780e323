//! The columns of a table that its profile does not name, and what stands in them: words of a dimension of which the
//! profile says one code for every value, or parts of the year beside whole years, are no remarks.
//!
//! `Sex` with women and men in a table that is read as one of both sexes makes every value wrong. Files of SDMX say what each
//! column is by its name and its place: a dimension that the structure lacks may make a value that of a part, and an
//! attribute may make it something else. What words say that belong to nothing the profile has, `unnamed_words` knows.

use std::collections::BTreeSet;

use marsad_model::{Finding, FindingCode, Frequency, Id, Severity, TIME_PERIOD};

use super::plan::{LabelKind, Plan};
use super::time::Pieces;
use super::unnamed_words::{Saying, saying};
use crate::cell::Cell;
use crate::names::Found;
use crate::titles::{UNIT, names_of};
use crate::values::periods::{self, Moment, Part, TimeHabits};

/// How many such columns are looked at, and how many different texts of each.
const COLUMNS_MAX: usize = 32;
const TEXTS_MAX: usize = 60;
/// A longer text is a remark.
const TEXT_BYTES_MAX: usize = 120;

/// What a component says that changes no value: nothing, the whole, or that it does not apply.
pub(super) const HARMLESS: [&str; 5] = ["_T", "_Z", "_X", "TOTAL", "T"];
/// Components of messages that stand before the values and are no dimensions.
const ATTRIBUTES: [&str; 14] = [
    "TITLE",
    "TITLE_COMPL",
    "TIME_FORMAT",
    "BASE_PER",
    "DECIMALS",
    "COLLECTION",
    "COMPILATION",
    "COVERAGE",
    "COMMENT",
    "SERIES_KEY",
    "OBS_KEY",
    "KEY",
    "STRUCTURE_NAME",
    "SOURCE",
];
/// What a time format says of periods that are whole ones of the usual frequencies.
const USUAL_TIME_FORMATS: [&str; 8] = ["P1Y", "P6M", "P4M", "P3M", "P1M", "P7D", "P1W", "P1D"];

/// The columns that nothing names, while rows come.
#[derive(Debug, Default)]
pub(super) struct Unexpected {
    columns: Vec<Column>,
    /// The different texts of the columns that say time.
    times: BTreeSet<String>,
}

/// A column that nothing names.
#[derive(Debug)]
struct Column {
    at: usize,
    /// What was told of it before its cells were seen.
    finding: Finding,
    texts: BTreeSet<String>,
    /// Whether it holds remarks, for sure.
    is_of_remarks: bool,
}

/// What stands in a column, where it is no remark: its component, and what the profile says of it.
struct Meaning {
    component: Id,
    taken: String,
}

impl Unexpected {
    /// The columns of which findings of the headers say that they were not read; those findings wait for what stands below.
    pub(super) fn of(plan: &Plan<'_, '_>, findings: &mut Vec<Finding>) -> Self {
        let is_it = |finding: &Finding| {
            let at = finding.place.column.map(|column| column as usize - 1);
            // A component of the structure says what it says, whatever its codes look like.
            let is_known = plan.context.structure.attributes.iter().any(|attribute| attribute.id == *finding.value);
            let is_unexpected = finding.code == FindingCode::UnexpectedColumn && !is_known;
            is_unexpected && at.is_some_and(|at| at < plan.headers.len())
        };
        let mut columns: Vec<Column> = Vec::new();
        let mut others: Vec<Finding> = Vec::with_capacity(findings.len());
        for finding in std::mem::take(findings) {
            match finding.place.column.filter(|_| is_it(&finding) && columns.len() < COLUMNS_MAX) {
                Some(column) => {
                    let at = column as usize - 1;
                    columns.push(Column { at, finding, texts: BTreeSet::new(), is_of_remarks: false });
                }
                None => others.push(finding),
            }
        }
        *findings = others;
        Self { columns, times: BTreeSet::new() }
    }

    /// Looks at a row.
    pub(super) fn row(&mut self, plan: &Plan<'_, '_>, cells: &[Cell<'_>]) {
        if self.columns.is_empty() {
            return;
        }
        for column in self.columns.iter_mut().filter(|column| !column.is_of_remarks) {
            let Some(cell) = cells.get(column.at).filter(|cell| !cell.is_blank()) else { continue };
            let text = cell.label();
            if text.len() > TEXT_BYTES_MAX || column.texts.len() > TEXTS_MAX {
                column.is_of_remarks = text.len() > TEXT_BYTES_MAX;
            } else if !column.texts.contains(&*text) {
                column.texts.insert(text.into_owned());
            }
        }
        let times = plan.labels.iter().filter(|label| label.kind == LabelKind::Time);
        for cell in times.filter_map(|label| cells.get(label.at)) {
            if self.times.len() < TEXTS_MAX && !cell.is_blank() {
                self.times.insert(cell.label().into_owned());
            }
        }
    }

    /// What is told of the columns, now that their cells were seen.
    pub(super) fn tell(self, plan: &Plan<'_, '_>) -> Vec<Finding> {
        let Self { columns, times } = self;
        let told = columns.into_iter().map(|column| {
            let codes = column.codes(plan).map(|meaning| ("code", meaning));
            let meaning = codes.or_else(|| Some(("period", column.periods(plan, &times)?)));
            let Some((like, Meaning { component, taken })) = meaning else { return column.of_words(plan) };
            let finding = Finding { severity: Severity::Error, ..column.finding };
            finding.with("like", like).with("component", component).with("taken", taken)
        });
        told.collect()
    }
}

impl Column {
    /// What is told of a column by its words, or by its name where the file is one of SDMX.
    fn of_words(self, plan: &Plan<'_, '_>) -> Finding {
        if plan.context.is_sdmx() || self.is_of_remarks || self.texts.is_empty() {
            return self.of_sdmx(plan);
        }
        let Self { finding, texts, .. } = self;
        match saying(plan, &finding.value, &texts) {
            Some(Saying { severity, like, text }) => {
                Finding { severity, ..finding }.with("like", like).with("taken", text)
            }
            None => finding,
        }
    }

    /// What is told of a column of a file of SDMX that is no remark by its name: an error where it is a unit, or a dimension with
    /// several codes; a warning where it is a dimension that says one part throughout, or an attribute whose codes may change what
    /// values are.
    fn of_sdmx(self, plan: &Plan<'_, '_>) -> Finding {
        let header = self.finding.value.clone();
        if !plan.context.is_sdmx() || !is_identifier(&header) || self.texts.is_empty() {
            return self.finding;
        }
        let country = plan.context.pack.head.country.as_str();
        let own = plan.context.dataflow_attributes.get(header.as_str()).map(Id::as_str);
        let says_nothing = |text: &str| HARMLESS.contains(&text) || text == country || own == Some(text);
        let Some(first) = self.texts.iter().find(|text| !says_nothing(text)).cloned() else { return self.finding };
        let is_before_values = plan.values.first().is_some_and(|value| self.at < value.at);
        let is_unit = header == "UNIT" || header.starts_with("UNIT_");
        let is_dimension = is_before_values && !is_attribute(&header);
        // What is the same for all may be a part, or may be a habit of the sender's system (seasonally adjusted: no).
        let is_varying = self.texts.len() > 1;
        let (like, severity) = match is_dimension || is_unit || own.is_some() {
            true if is_varying || is_unit || own.is_some() => ("dimension", Severity::Error),
            true => ("dimension", Severity::Warning),
            false if self.may_change_values(&header) => ("attribute", Severity::Warning),
            false => return self.finding,
        };
        Finding { severity, ..self.finding }.with("like", like).with("component", header).with("taken", first)
    }

    /// Whether an attribute with codes says different things of values, or that they are of no whole period.
    fn may_change_values(&self, header: &str) -> bool {
        let is_code = |text: &String| text.chars().all(|c| c.is_ascii_alphanumeric() || "_-.+:".contains(c));
        match header {
            "BASE_PER" => true,
            "TIME_FORMAT" => self.texts.iter().any(|text| !is_usual_time_format(text)),
            "DECIMALS" => false,
            _ => !self.is_of_remarks && self.texts.len() > 1 && self.texts.iter().all(is_code),
        }
    }

    /// The dimension of which the profile says one code, and of which every text here is a word, one of them another.
    fn codes(&self, plan: &Plan<'_, '_>) -> Option<Meaning> {
        if self.is_of_remarks || self.texts.is_empty() {
            return None;
        }
        plan.fixed.iter().find_map(|(component, own)| {
            let id = plan.dictionary.components.get(*component)?.id;
            let words = plan.dictionary.words(*component)?;
            let is_read = plan.labels.iter().any(|label| label.holds(*component));
            if is_read || *component >= plan.dictionary.dimensions || *id == *"FREQ" || *id == *UNIT {
                return None;
            }
            let mut is_other = false;
            for text in &self.texts {
                let Found::Code(code) = words.find(text) else { return None };
                is_other |= code != *own;
            }
            // One letter is a word of many lists.
            let is_named = || names_of(plan.context, id.as_str()).contains(&self.finding.value);
            let is_telling = self.texts.iter().any(|text| text.chars().count() > 1) || is_named();
            let taken = words.code(*own)?.to_string();
            (is_other && is_telling).then(|| Meaning { component: id.clone(), taken })
        })
    }

    /// Parts of the year, where the table is read as one of whole years; another year than the one that the profile or a
    /// title says.
    fn periods(&self, plan: &Plan<'_, '_>, times: &BTreeSet<String>) -> Option<Meaning> {
        if self.is_of_remarks || self.texts.is_empty() {
            return None;
        }
        let read = |text: &String| {
            let alone = periods::read(text, plan.habits);
            // `1` below `Trimestre` is the first quarter.
            alone.or_else(|| periods::read(&format!("{} {text}", self.finding.value), TimeHabits::default()))
        };
        let moments: Vec<Moment> = self.texts.iter().map(read).collect::<Option<_>>()?;
        let component = Id::new(TIME_PERIOD).ok()?;
        let is_part = |moment: &Moment| matches!(moment, Moment::Part(part) if *part != Part::Year);
        if moments.iter().all(is_part) {
            let is_of_years = are_of_years(plan, times);
            return is_of_years.then(|| Meaning { component, taken: "A".to_owned() });
        }
        let whole = plan.time.whole.as_ref()?;
        let is_other = |moment: &Moment| matches!(moment, Moment::Period(period) if !period.contains(whole));
        let is_year = |moment: &Moment| matches!(moment, Moment::Period(period) if period.frequency() == Some(Frequency::A) || whole.contains(period));
        let is_it = moments.iter().all(is_year) && moments.iter().any(is_other);
        is_it.then(|| Meaning { component, taken: whole.to_string() })
    }
}

/// Whether a header is an identifier, as SDMX writes those of components, and not a name.
fn is_identifier(header: &str) -> bool {
    header.starts_with(|c: char| c.is_ascii_uppercase())
        && header.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
}

/// Whether a component is one of those attributes that messages say of series or of all, or is about what was observed.
fn is_attribute(header: &str) -> bool {
    let is_of_observation = header.starts_with("OBS_") || header.starts_with("COMMENT_") || header.ends_with("_COM");
    ATTRIBUTES.contains(&header) || is_of_observation
}

/// Whether a time format is that of whole periods; older messages say it in three digits.
fn is_usual_time_format(text: &str) -> bool {
    USUAL_TIME_FORMATS.contains(&text) || text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether all that a table says of time is years.
fn are_of_years(plan: &Plan<'_, '_>, times: &BTreeSet<String>) -> bool {
    let is_year = |pieces: &Pieces| {
        let is_whole = pieces.whole.as_ref().is_none_or(|whole| whole.frequency() == Some(Frequency::A));
        is_whole && pieces.part.is_none_or(|part| part == Part::Year)
    };
    let is_written_year = |text: &String| match periods::read(text, plan.habits) {
        Some(Moment::Period(period)) => period.frequency() == Some(Frequency::A),
        Some(Moment::Part(part)) => part == Part::Year,
        Some(Moment::Ambiguous(..)) | None => false,
    };
    is_year(&plan.time) && plan.values.iter().all(|value| is_year(&value.time)) && times.iter().all(is_written_year)
}
