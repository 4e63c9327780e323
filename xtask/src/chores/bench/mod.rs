//! How fast and how heavy: the pages of the demonstration, files as they are checked, figures that are balanced,
//! estimates of a survey.
//!
//! - `pages`: each page asked for often, on the release build.
//! - `collect`: a large file checked by us, by Polars and by DuckDB in turn; a workbook read by us and by Polars.
//! - `reconcile`: figures balanced under constraints by us and by SciPy in turn; the scan for contradictions over the
//!   demonstration (`contradictions`).
//! - `desk`: fifty officers who send workbooks at once over lines that break.
//! - `survey`: estimates of 599,437 persons by us and by R in turn, and whether both say the same.
//! - For `collect`: `observations` (the rows), `workbook` (the same as XLSX), `country` (the pack they are checked
//!   under), `contender` (who takes part and what each says), `measured` (what a run costs), `table` (what is told).

mod collect;
mod contender;
mod contradictions;
mod country;
mod desk;
mod measured;
mod observations;
mod pages;
mod reconcile;
mod survey;
mod table;
mod workbook;

use std::path::PathBuf;

use crate::shell::{self, Done, program, root};

pub fn run(arguments: &[String]) -> Done {
    match arguments.first().map(String::as_str) {
        None | Some("pages") => pages::run(),
        Some("collect") => collect::run(&arguments[1..]),
        Some("desk") => desk::run(&arguments[1..]),
        Some("reconcile") => reconcile::run(),
        Some("survey") => survey::run(&arguments[1..]),
        Some(other) => {
            Err(format!("no bench is called `{other}`: say `pages`, `collect`, `desk`, `reconcile` or `survey`"))
        }
    }
}

/// The number of rows that the first argument says, or the usual one.
fn rows_asked(arguments: &[String], usual: u64) -> Result<u64, String> {
    let Some(text) = arguments.first() else { return Ok(usual) };
    let rows = text.replace('_', "").parse::<u64>().ok().filter(|rows| *rows > 0);
    rows.ok_or_else(|| format!("`{text}` is no number of rows: say 1_000_000"))
}

/// The binary as it ships, built anew where something changed.
fn release_binary() -> Result<PathBuf, String> {
    release_build(&["--package", "marsad"], "marsad")
}

/// A program of the workspace as it would ship: what `cargo build` is told, and where the program then is.
fn release_build(arguments: &[&str], path: &str) -> Result<PathBuf, String> {
    shell::run(program("cargo", &["build", "--release"]).args(arguments))?;
    let metadata = cargo_metadata::MetadataCommand::new()
        .no_deps()
        .current_dir(root())
        .exec()
        .map_err(|error| error.to_string())?;
    Ok(metadata.target_directory.join("release").join(path).into_std_path_buf())
}

#[cfg(test)]
mod tests {
    use super::rows_asked;

    #[test]
    fn a_number_of_rows_may_be_grouped() {
        let rows = |text: &str| rows_asked(&[text.to_owned()], 10);
        assert_eq!(rows("1_000_000"), Ok(1_000_000));
        assert_eq!(rows_asked(&[], 10), Ok(10));
        assert!(rows("0").is_err() && rows("many").is_err());
    }
}
