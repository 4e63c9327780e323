//! How fast and how heavy: the pages of the demonstration, and files as they are checked.
//!
//! - `pages`: each page asked for often, on the release build.
//! - `collect`: a large file checked by us, by Polars and by DuckDB in turn; a workbook read by us and by Polars.
//! - `reconcile`: figures balanced under constraints by us and by SciPy in turn.
//! - For `collect`: `observations` (the rows), `workbook` (the same as XLSX), `country` (the pack they are checked
//!   under), `contender` (who takes part and what each says), `measured` (what a run costs), `table` (what is told).

mod collect;
mod contender;
mod country;
mod measured;
mod observations;
mod pages;
mod reconcile;
mod table;
mod workbook;

use std::path::PathBuf;

use crate::shell::{self, Done, program, root};

pub fn run(arguments: &[String]) -> Done {
    match arguments.first().map(String::as_str) {
        None | Some("pages") => pages::run(),
        Some("collect") => collect::run(&arguments[1..]),
        Some("reconcile") => reconcile::run(),
        Some(other) => Err(format!("no bench is called `{other}`: say `pages`, `collect` or `reconcile`")),
    }
}

/// The binary as it ships, built anew where something changed.
fn release_binary() -> Result<PathBuf, String> {
    shell::run(&mut program("cargo", &["build", "--release", "--package", "marsad"]))?;
    let metadata = cargo_metadata::MetadataCommand::new()
        .no_deps()
        .current_dir(root())
        .exec()
        .map_err(|error| error.to_string())?;
    Ok(metadata.target_directory.join("release/marsad").into_std_path_buf())
}
