//! Examines a file as a submission would be examined.

use std::borrow::Cow;
use std::fs::File;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use marsad_collect::Reading;
use marsad_model::{FileFormat, KeyOrder, ObservationColumns, Pack, Profile, TIME_PERIOD};
use marsad_publish::{Answer, Examined};
use marsad_workflow::{ExamineUnder, Work};
use serde_json::json;

use super::{Outcome, answer};
use crate::cli::Check;
use crate::console::Console;
use crate::failure::Failure;
use crate::foreign_file;
use crate::site::Site;

pub fn run(site: &Site, check: &Check, console: &Console) -> Result<Outcome, Failure> {
    let pack = marsad_workflow::read_pack(&site.pack_files(check.pack.as_deref())?).map_err(Failure::Pack)?;
    let outputs = [&check.rows, &check.parquet, &check.answer.html, &check.answer.workbook];
    let outputs: Vec<&Path> = outputs.into_iter().flatten().map(PathBuf::as_path).collect();
    let inputs: Vec<&Path> = [&check.file].into_iter().chain(&check.profile).map(PathBuf::as_path).collect();
    answer::all_apart(&outputs, &inputs)?;
    let profile = check.profile.as_deref().map(read_profile).transpose()?;
    let agreement = check.agreement.clone().unwrap_or_default();
    let under = match (&profile, &check.dataflow) {
        (Some(profile), _) => ExamineUnder::Profile(profile),
        (None, Some(dataflow)) => ExamineUnder::Dataflow(dataflow),
        (None, None) => ExamineUnder::Agreement(&agreement),
    };
    let mut content = foreign_file::open(&check.file)?;
    let name = file_name(&check.file);
    let reading = Work::examine(&pack, under, (&name, &mut content), Timestamp::now())?;
    if let Some(path) = &check.rows {
        write_rows(path, &reading.columns)?;
    }
    if let Some(path) = &check.parquet {
        write_parquet(path, &reading)?;
    }
    let (format, agreed) = format_and_dataflow(&pack, &agreement, profile.as_ref());
    let dataflow = check.dataflow.as_deref().unwrap_or(agreed);
    let examined = Examined {
        file: &name,
        agreement: &agreement,
        dataflow,
        observations: reading.columns.len() as u64,
        findings: &reading.findings,
        pack: &pack,
    };
    let answered = Answer::new(&examined, console.voice());
    give(check, &answered, &reading, console);
    let bytes = if check.answer.workbook.is_some() { foreign_file::bytes(&check.file)? } else { Vec::new() };
    answer::write(&answered, &check.answer, (format, &bytes), console)?;
    let outcome = Outcome::of(reading.is_acceptable());
    // The process ends now, and gives its memory back in one piece sooner than one by one.
    std::mem::forget(reading);
    Ok(outcome)
}

/// The answer to the sender: on stdout, and in the files that were asked for.
fn give(check: &Check, answered: &Answer, reading: &Reading, console: &Console) {
    let mut json = answered.json();
    json["agreement"] = json!(check.agreement);
    json["findings"] = json!(answer::findings(&reading.findings, console));
    console.answer(&json, || answer::text(answered, &check.answer, console));
    answer::sum_up(answered, &check.answer, console);
}

/// How the file is written, and under which dataflow it would be sent.
fn format_and_dataflow<'p>(pack: &'p Pack, agreement: &str, profile: Option<&'p Profile>) -> (&'p FileFormat, &'p str) {
    let agreed = pack.agreement(agreement);
    let used = profile.or_else(|| pack.profile(agreed?.profile.as_str()));
    let named = profile.and_then(|profile| profile.dataflow.as_ref());
    let dataflow = named.or(agreed.map(|agreement| &agreement.dataflow)).map_or("", |dataflow| dataflow.as_str());
    (used.map_or(&FileFormat::Workbook, |profile| &profile.format), dataflow)
}

/// The profile in a file.
fn read_profile(path: &Path) -> Result<Profile, Failure> {
    let text = foreign_file::profile(path)?;
    let wrong =
        |(line, detail): (usize, String)| Failure::File { path: path.to_owned(), detail: format!("{line}: {detail}") };
    marsad_pack::read_profile(&text).map_err(wrong)
}

/// What was read, one observation a line: codes of the dimensions, period, value, attributes, sheet, row and column.
fn write_rows(path: &Path, columns: &ObservationColumns) -> Result<(), Failure> {
    let failed = |error: csv::Error| Failure::File { path: path.to_owned(), detail: error.to_string() };
    let mut writer = csv::Writer::from_path(path).map_err(failed)?;
    let structure = &columns.structure;
    let dimensions = structure.dimensions.iter().map(|dimension| dimension.id.as_str());
    let attributes = structure.observation_attributes().map(|attribute| attribute.id.as_str());
    let heads = dimensions.chain([TIME_PERIOD, structure.measure.id.as_str()]).chain(attributes);
    writer.write_record(heads.chain(["SHEET", "ROW", "COLUMN"])).map_err(failed)?;
    for row in 0..columns.len() {
        let codes =
            columns.dimensions.iter().map(|column| column.word(row).map(ToString::to_string).unwrap_or_default());
        let period = columns.periods.word(row).map(ToString::to_string).unwrap_or_default();
        let value = columns.value(row).map(|value| value.to_string()).unwrap_or_default();
        let said = columns.attributes.iter().map(|column| column.word(row).cloned().flatten().unwrap_or_default());
        let sheet = columns.sheets.word(row).cloned().unwrap_or_default();
        let place =
            [sheet, columns.rows.get(row).unwrap_or_default().to_string(), columns.columns.get(row).to_string()];
        writer.write_record(codes.chain([period, value]).chain(said).chain(place)).map_err(failed)?;
    }
    writer.flush().map_err(|error| Failure::file(path, &error))
}

/// What was read, as the lake keeps it.
fn write_parquet(path: &Path, reading: &Reading) -> Result<(), Failure> {
    let out = File::create(path).map_err(|error| Failure::file(path, &error))?;
    let order = reading.order.as_ref().map_or_else(|| Cow::Owned(KeyOrder::new(&reading.columns)), Cow::Borrowed);
    // Large pieces: the writer of Parquet hands over small ones.
    let out = std::io::BufWriter::with_capacity(1 << 20, out);
    let written = marsad_lake::encode_columns(&reading.columns, &order, out);
    let failed = |error: &dyn std::fmt::Display| Failure::File { path: path.to_owned(), detail: error.to_string() };
    let mut out = written.map_err(|error| failed(&error))?;
    std::io::Write::flush(&mut out).map_err(|error| Failure::file(path, &error))
}

/// The name of a file without its folder.
pub fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}
