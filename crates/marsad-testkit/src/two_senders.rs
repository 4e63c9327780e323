//! Marjan as a country in which two institutions send the same figures.

use marsad_pack::Files;

use crate::pack_files;

/// What the statistics office sends of arrivals, beside the ports.
const AGREEMENT: &str = r#"
[[agreement]]
id = "STAT_ARRIVALS"
name = { ar = "الوافدون حسب الإحصاء", fr = "Arrivées selon la statistique", en = "Arrivals by the statistics office" }
provider = "STAT"
dataflow = "DF_ARRIVALS"
profile = "ARRIVALS_CSV"
frequency = "A"
due_days = 60
legal_basis = { ar = "قانون الإحصاء (مختلق)، المادة الرابعة", fr = "Loi statistique (inventée), article 4", en = "Statistics Act (invented), article 4" }
"#;

/// The files of Marjan, where the ports and the statistics office both send arrivals.
pub fn marjan_with_two_senders() -> Files {
    let mut files = pack_files("marjan");
    files.entry("agreements.toml".to_owned()).or_default().extend_from_slice(AGREEMENT.as_bytes());
    let plan = files.entry("plans/DF_ARRIVALS.toml".to_owned()).or_default();
    let text = String::from_utf8_lossy(plan).replace("[\"PORTS_ARRIVALS\"]", "[\"PORTS_ARRIVALS\", \"STAT_ARRIVALS\"]");
    *plan = text.into_bytes();
    files
}
