//! The pack that the files of the bench are checked under: Marjan with one dataflow more, for which institutions send a
//! list as CSV (agreement `BENCH`) or as a workbook (`BENCH_XLSX`).

use std::path::Path;

use marsad_pack::Files;

use super::observations::CodedColumn;
use crate::chores::pack_files;
use crate::shell::{Done, root};

const STRUCTURE: &str = r#"
[measure]
id = "OBS_VALUE"
decimals = 0

[[attributes]]
id = "OBS_STATUS"
codelist = "CLB_OBS_STATUS"
attach = "observation"
mandatory = true

[[attributes]]
id = "CONF_STATUS"
codelist = "CL_CONF_STATUS"
attach = "observation"

[[attributes]]
id = "UNIT_MEASURE"
codelist = "CL_UNIT"
attach = "dataflow"

[[attributes]]
id = "TIME_AGG"
codelist = "CL_TIME_AGG"
attach = "dataflow"
"#;

const VIEW: &str = r#"
[attributes]
UNIT_MEASURE = "PS"
TIME_AGG = "PER"

[protection]
rule = "threshold"
minimum = 5

[view]
rows = "TIME_PERIOD"
columns = "SEX"
chart = "line"

[view.selection]
FREQ = "Q"
"#;

const PLAN: &str = r#"id = "PLAN_BENCH"
dataflow = "DF_BENCH"
inputs = ["BENCH", "BENCH_XLSX"]
method = "latest_accepted"
"#;

const RULES: &str = r#"[[rule]]
id = "BOUNDS"
severity = "error"

[rule.check]
kind = "range"
min = 0.0
max = 1000000000.0
"#;

/// Writes the pack into `folder`, in place of what was there.
pub fn write(folder: &Path, columns: &[CodedColumn]) -> Done {
    let files = files(columns)?;
    let _ = std::fs::remove_dir_all(folder);
    pack_files::write(folder, &files)
}

fn files(columns: &[CodedColumn]) -> Result<Files, String> {
    let mut files = pack_files::read(&root().join("packs/marjan"))?;
    for column in columns.iter().filter(|column| column.component != "TIME_PERIOD") {
        add_list(&mut files, column);
        add_concept(&mut files, column.component);
    }
    append(&mut files, "structures/DSD_BENCH.toml", &structure(columns));
    append(&mut files, "dataflows/DF_BENCH.toml", &dataflow(columns));
    append(&mut files, "plans/DF_BENCH.toml", PLAN);
    append(&mut files, "rules/DF_BENCH.toml", RULES);
    for (id, format) in [("BENCH", r#"kind = "csv", delimiter = ",""#), ("BENCH_XLSX", r#"kind = "workbook""#)] {
        append(&mut files, "agreements.toml", &agreement(id));
        append(&mut files, &format!("profiles/{id}.toml"), &profile(id, format, columns));
    }
    Ok(files)
}

fn append(files: &mut Files, path: &str, text: &str) {
    files.entry(path.to_owned()).or_default().extend_from_slice(text.as_bytes());
}

/// A text for people, which here nobody reads, in every language.
fn said(text: &str) -> String {
    format!("{{ ar = \"{text}\", fr = \"{text}\", en = \"{text}\" }}")
}

fn add_list(files: &mut Files, column: &CodedColumn) {
    let id = format!("CLB_{}", column.component);
    let name = said(column.component);
    let head = format!("\n[[codelist]]\nid = \"{id}\"\nversion = \"1.0\"\nname = {name}\nsource = \"Bench\"\n");
    append(files, "codelists.toml", &head);
    let codes: String = column.codes.iter().map(|code| format!("{code},,{code},{code},{code}\n")).collect();
    append(files, &format!("codelists/{id}.csv"), &format!("id,parent,name.ar,name.fr,name.en\n{codes}"));
}

/// Adds a concept that Marjan does not have.
fn add_concept(files: &mut Files, id: &str) {
    let line = format!("id = \"{id}\"");
    let known = files.get("concepts.toml").map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default();
    if !known.lines().any(|known| known == line) {
        let name = said(id);
        append(files, "concepts.toml", &format!("\n[[concept]]\n{line}\nname = {name}\ndescription = {name}\n"));
    }
}

/// The columns that are dimensions: neither the period nor the status.
fn dimensions(columns: &[CodedColumn]) -> impl Iterator<Item = &CodedColumn> {
    columns.iter().filter(|column| !["TIME_PERIOD", "OBS_STATUS"].contains(&column.component))
}

fn structure(columns: &[CodedColumn]) -> String {
    let dimension = |id: &str, list: &str| format!("\n[[dimensions]]\nid = \"{id}\"\ncodelist = \"{list}\"\n");
    let dimensions: String =
        dimensions(columns).map(|column| dimension(column.component, &format!("CLB_{}", column.component))).collect();
    let head = format!("id = \"DSD_BENCH\"\nversion = \"1.0\"\nname = {}\n", said("Bench"));
    format!("{head}{}{dimensions}{STRUCTURE}", dimension("FREQ", "CL_FREQ"))
}

/// The dataflow; its first view chooses the last code of each dimension that it does not spread out.
fn dataflow(columns: &[CodedColumn]) -> String {
    let name = said("Bench");
    let chosen = dimensions(columns).filter(|column| column.component != "SEX");
    let selection: String =
        chosen.filter_map(|column| Some(format!("{} = \"{}\"\n", column.component, column.codes.last()?))).collect();
    format!(
        "id = \"DF_BENCH\"\nversion = \"1.0\"\nname = {name}\ndescription = {name}\nstructure = \"DSD_BENCH\"\n\
         theme = \"MOVEMENTS\"\nuniverse = {name}\ncaveat = {name}\n{VIEW}{selection}"
    )
}

/// An agreement whose profile has the same name.
fn agreement(id: &str) -> String {
    let name = said("Bench");
    format!(
        "\n[[agreement]]\nid = \"{id}\"\nname = {name}\nprovider = \"PORTS\"\ndataflow = \"DF_BENCH\"\n\
         profile = \"{id}\"\nfrequency = \"Q\"\ndue_days = 60\nlegal_basis = {name}\n"
    )
}

fn profile(id: &str, format: &str, columns: &[CodedColumn]) -> String {
    let column = |column: &CodedColumn| match column.component {
        "TIME_PERIOD" => "  { header = \"TIME_PERIOD\", role = \"time\" },\n".to_owned(),
        component => format!("  {{ header = \"{component}\", role = \"code\", component = \"{component}\" }},\n"),
    };
    let coded: String = columns.iter().map(column).collect();
    let value = "  { header = \"OBS_VALUE\", role = \"value\" },\n";
    format!(
        "id = \"{id}\"\nformat = {{ {format} }}\nnumbers = {{ decimal = \".\" }}\n\n\
         [[table]]\nheader_rows = [1, 1]\ncolumn = [\n{coded}{value}]\n"
    )
}

#[cfg(test)]
mod tests {
    use super::super::observations::Observations;
    use super::files;

    #[test]
    fn the_pack_of_the_bench_is_whole() {
        let observations = Observations::new(1).unwrap();
        let pack = marsad_pack::read(&files(observations.columns()).unwrap()).unwrap();
        assert!(pack.agreement("BENCH").is_some() && pack.agreement("BENCH_XLSX").is_some());
    }
}
