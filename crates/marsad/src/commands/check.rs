//! Examines a file as a submission would be examined.

use std::path::Path;

use marsad_i18n::{FindingText, args};
use marsad_workflow::Work;
use serde_json::json;

use super::Outcome;
use crate::cli::Check;
use crate::console::Console;
use crate::failure::Failure;
use crate::site::Site;

pub fn run(site: &Site, check: &Check, console: &Console) -> Result<Outcome, Failure> {
    let pack = marsad_pack::read(&site.pack_files(check.pack.as_deref())?).map_err(Failure::Pack)?;
    let bytes = std::fs::read(&check.file).map_err(|error| Failure::file(&check.file, &error))?;
    let name = file_name(&check.file);
    let reading = Work::examine(&pack, &check.agreement, (&name, &bytes))?;
    let findings: Vec<serde_json::Value> = reading.findings.iter().map(|finding| {
        let text = FindingText::new(console.voice(), finding);
        json!({ "finding": finding, "severity": text.severity, "place": text.place, "reason": text.reason, "remedy": text.remedy })
    }).collect();
    let answer = json!({ "file": name, "agreement": check.agreement, "is_acceptable": reading.is_acceptable(), "observations": reading.columns.len(), "findings": findings });
    console.answer(&answer, || reading.findings.iter().map(|finding| console.finding_text(finding)).collect());
    let arguments = args()
        .text("file", &name)
        .text("observations", &console.count("count-observations", reading.columns.len() as u64));
    match reading.findings.len() {
        0 => console.say("check-fine", &arguments),
        found => {
            console.say("check-wrong", &arguments.text("findings", &console.count("count-findings", found as u64)));
        }
    }
    Ok(Outcome::of(reading.is_acceptable()))
}

/// The name of a file without its folder.
pub fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}
