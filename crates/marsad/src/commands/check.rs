//! Examines a file as a submission would be examined.

use std::fs::File;
use std::path::Path;

use marsad_collect::Reading;
use marsad_i18n::{FindingText, args};
use marsad_model::{ObservationColumns, Profile, TIME_PERIOD};
use marsad_workflow::{ExamineUnder, Work};
use serde_json::json;

use super::Outcome;
use crate::cli::Check;
use crate::console::Console;
use crate::failure::Failure;
use crate::site::Site;

pub fn run(site: &Site, check: &Check, console: &Console) -> Result<Outcome, Failure> {
    let pack = marsad_workflow::read_pack(&site.pack_files(check.pack.as_deref())?).map_err(Failure::Pack)?;
    let profile = check.profile.as_deref().map(read_profile).transpose()?;
    let agreement = check.agreement.clone().unwrap_or_default();
    let under = profile.as_ref().map_or(ExamineUnder::Agreement(&agreement), ExamineUnder::Profile);
    let mut content = File::open(&check.file).map_err(|error| Failure::file(&check.file, &error))?;
    let name = file_name(&check.file);
    let reading = Work::examine(&pack, under, (&name, &mut content))?;
    if let Some(path) = &check.rows {
        write_rows(path, &reading.columns)?;
    }
    answer(check, &name, &reading, console);
    Ok(Outcome::of(reading.is_acceptable()))
}

fn answer(check: &Check, name: &str, reading: &Reading, console: &Console) {
    let findings: Vec<serde_json::Value> = reading.findings.iter().map(|finding| {
        let text = FindingText::new(console.voice(), finding);
        json!({ "finding": finding, "severity": text.severity, "place": text.place, "reason": text.reason, "remedy": text.remedy })
    }).collect();
    let answer = json!({ "file": name, "agreement": check.agreement, "is_acceptable": reading.is_acceptable(), "observations": reading.columns.len(), "findings": findings });
    console.answer(&answer, || reading.findings.iter().map(|finding| console.finding_text(finding)).collect());
    let arguments = args()
        .text("file", name)
        .text("observations", &console.count("count-observations", reading.columns.len() as u64));
    match reading.findings.len() {
        0 => console.say("check-fine", &arguments),
        found => {
            console.say("check-wrong", &arguments.text("findings", &console.count("count-findings", found as u64)));
        }
    }
}

/// The profile in a file.
fn read_profile(path: &Path) -> Result<Profile, Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| Failure::file(path, &error))?;
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
        let place = [sheet, columns.rows[row].to_string(), columns.columns.get(row).to_string()];
        writer.write_record(codes.chain([period, value]).chain(said).chain(place)).map_err(failed)?;
    }
    writer.flush().map_err(|error| Failure::file(path, &error))
}

/// The name of a file without its folder.
pub fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}
