//! Files that name themselves: SDMX of the dataflow is read as SDMX, whatever the provider writes otherwise.
//!
//! SDMX carries codes, so nothing that the agreed profile maps has a part in it; what the profile says of every observation
//! still holds. A profile that is made for the sender's own SDMX, with columns or components of its own, is followed.

use marsad_model::{ColumnRole, FileFormat, Finding, FindingCode, NumberMarks, Place, Profile, Severity};

use super::rows::id_of;
use super::{Context, Reading};
use crate::formats::{self, Content};

impl Context<'_> {
    /// Whether a reference, `MRJ:DF_RESIDENTS(1.0)`, means the dataflow, its structure or an agreement about it.
    pub(crate) fn is_named_by(&self, reference: &str) -> bool {
        let id = id_of(reference);
        let is_agreed = || self.pack.agreement(id).is_some_and(|agreement| agreement.dataflow == *self.dataflow);
        id == self.dataflow || self.structure.id == *id || is_agreed()
    }
}

/// The profile that reads a file in place of the agreed one; none where the agreed one reads it.
pub(super) fn profile_of(context: &Context<'_>, content: &mut dyn Content) -> Option<Profile> {
    let own = if context.is_sdmx() { None } else { own_profile(context, content) };
    as_written(own.as_ref().unwrap_or(context.profile), content).or(own)
}

/// The profile for a file of SDMX that is written otherwise than was agreed: in the other format, or with the decimals of a
/// spreadsheet; none where the agreed one does.
fn as_written(agreed: &Profile, content: &mut dyn Content) -> Option<Profile> {
    let other = formats::other_sdmx(&agreed.format, content);
    let is_other = other.is_some();
    let format = other.unwrap_or_else(|| agreed.format.clone());
    let has_commas = format == FileFormat::SdmxCsv
        && agreed.numbers == NumberMarks::default()
        && formats::delimited::has_decimal_commas(content);
    let commas = NumberMarks { decimal: Some(','), thousands: None };
    let numbers = if has_commas { commas } else { agreed.numbers };
    (is_other || has_commas).then(|| Profile { format, numbers, ..agreed.clone() })
}

/// The profile of a file that says itself that it is SDMX of the dataflow; none where the agreed one is made for it.
fn own_profile(context: &Context<'_>, content: &mut dyn Content) -> Option<Profile> {
    let agreed = context.profile;
    let format = formats::sdmx_format(content)?;
    let named = formats::named(&format, content, &|reference| context.is_named_by(reference));
    let is_other = !named.is_it && named.other.is_some();
    let is_agreed = may_be_meant(&agreed.format, &format) && (!named.is_it || is_laid_out(context, &named.components));
    (!is_other && !is_agreed).then(|| Profile { constants: agreed.constants.clone(), ..Profile::sdmx(format) })
}

/// Whether a profile of one format can be made for files in a format of SDMX.
fn may_be_meant(agreed: &FileFormat, format: &FileFormat) -> bool {
    match agreed {
        FileFormat::Csv { .. } | FileFormat::FixedWidth { .. } => *format == FileFormat::SdmxCsv,
        FileFormat::SdmxMl => *format == FileFormat::SdmxMl,
        FileFormat::Workbook | FileFormat::Json | FileFormat::SdmxCsv => false,
    }
}

/// Whether a file has the columns of the profile, and not all of those of the structure.
fn is_laid_out(context: &Context<'_>, components: &[String]) -> bool {
    let has = |id: &str| components.iter().any(|component| component == id);
    let mut dimensions = context.structure.dimensions.iter();
    let is_ours = dimensions.all(|dimension| has(dimension.id.as_str()));
    let mut columns = context.tables.iter().flat_map(|table| &table.column);
    !is_ours && columns.all(|column| column.role == ColumnRole::Ignore || has(&column.header))
}

/// One error in place of all others, where nothing of a file could be read and it says itself that it is of another
/// dataflow.
pub(super) fn of_another(context: &Context<'_>, before: Reading, (name, content): (&str, &mut dyn Content)) -> Reading {
    let is_about_form = |finding: &Finding| {
        let is_reference = finding.arguments.get("what").is_some_and(|what| what == "dataflow");
        let codes = [FindingCode::UnreadableFile, FindingCode::MissingColumn];
        finding.severity == Severity::Error && (is_reference || codes.contains(&finding.code))
    };
    if !before.columns.is_empty() || !before.findings.iter().any(is_about_form) {
        return before;
    }
    let Some(format) = formats::sdmx_format(content) else { return before };
    let named = formats::named(&format, content, &|reference| context.is_named_by(reference));
    let Some(other) = named.other.filter(|_| !named.is_it) else { return before };
    let place = Place { file: name.to_owned(), ..Place::default() };
    let told =
        Finding::new(FindingCode::UnknownCode, Severity::Error, place).with_value(other).with("what", "dataflow");
    let told = told.with("component", "STRUCTURE_ID").with("list", context.dataflow);
    Reading { findings: vec![told], undated: None, components: Vec::new(), ..before }
}
