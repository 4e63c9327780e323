//! Marjan, where two institutions claim to count the same thing and do not say the same.

use marsad_pack::Files;

use crate::pack_files;

/// Marjan, whose ports claim to count what the register of residents counts, in the same way. It asks no questions.
pub fn marjan_contradicting() -> Files {
    let mut files = pack_files("marjan");
    let residents = text(&files, "dataflows/DF_RESIDENTS.toml");
    let ports = text(&files, "dataflows/DF_ARRIVALS.toml");
    let defined =
        |text: &str| text.split_once("[definition]").map(|(_, defined)| defined.to_owned()).unwrap_or_default();
    let ports = ports.replace(&defined(&ports), &format!("{}age = \"_T\"\n", defined(&residents)));
    let ports = ports.replace("TIME_AGG = \"PER\"", "TIME_AGG = \"INST\"").replace("\"D6M\"", "\"D12M\"");
    files.insert("dataflows/DF_ARRIVALS.toml".to_owned(), ports.into_bytes());
    // What the balance takes from the ports is still what the ports saw.
    let said = "id = \"PORTS_2024\"\n";
    let plan = text(&files, "plans/DF_RECONCILED.toml");
    let plan = plan.replace(said, &format!("{said}definition = {{ subject = \"FOREIGN_ARRIVALS\" }}\n"));
    files.insert("plans/DF_RECONCILED.toml".to_owned(), plan.into_bytes());
    files.retain(|path, _| !path.starts_with("questions/"));
    let head = text(&files, "pack.toml");
    let lines: Vec<&str> = head.lines().filter(|line| !line.starts_with("headline_questions")).collect();
    files.insert("pack.toml".to_owned(), lines.join("\n").into_bytes());
    files
}

fn text(files: &Files, path: &str) -> String {
    files.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default()
}
