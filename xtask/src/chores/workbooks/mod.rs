//! The files that institutions would send, written from one plain table of figures for each dataflow.
//!
//! `figures/DATAFLOW.csv` holds the numbers, `figures/layouts/AGREEMENT.toml` says how that institution writes, and
//! `submissions/` is what comes out: the same bytes on every machine. Nobody edits a workbook by hand. What has no layout
//! is sent as SDMX-CSV. How each file is read again is the profile's business, which knows nothing of the layout.

mod figures;
mod grid;
mod json;
mod layout;
mod numbers;
mod ods;
pub(super) mod package;
mod place;
mod sdmx;
mod text;
mod words;
mod xlsx;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use marsad_model::{Dataflow, Pack, ProvisionAgreement};
use marsad_pack::Files;

use super::pack_files;
use crate::shell::{Done, root, say};
use figures::Figure;
use layout::{Kind, Layout};
use words::Words;

/// Writes the submissions of a pack; Tunisia's where none is named.
pub fn run(arguments: &[String]) -> Done {
    let name = arguments.first().map_or("tunisia", String::as_str);
    let written = made(&folder(name))?;
    let submissions = folder(name).join("submissions");
    let _ = std::fs::remove_dir_all(&submissions);
    std::fs::create_dir_all(&submissions).map_err(|error| error.to_string())?;
    for (file, bytes) in &written {
        std::fs::write(submissions.join(file), bytes).map_err(|error| format!("{file}: {error}"))?;
    }
    say(&format!("{} files in {}", written.len(), submissions.display()));
    Ok(())
}

fn folder(pack: &str) -> PathBuf {
    root().join("packs").join(pack)
}

/// What belongs into the folder `submissions/` of the pack in `folder`: file names with their bytes.
fn made(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, String> {
    let files = pack_files::read(folder)?;
    let pack = marsad_pack::read_archived(&files).map_err(|problems| format!("{problems:#?}"))?;
    let mut made = BTreeMap::new();
    let mut index = String::from("# Files in the order in which they were sent. Written by `cargo xtask workbooks`.\n");
    for agreement in &pack.agreements {
        let Some((file, bytes)) = submission(&pack, agreement, &files)? else { continue };
        index.push_str(&format!("\n[[submission]]\nagreement = \"{}\"\nfile = \"{file}\"\n", agreement.id));
        if made.insert(file.clone(), bytes).is_some() {
            return Err(format!("two agreements are sent as {file}"));
        }
    }
    made.insert("index.toml".to_owned(), index.into_bytes());
    Ok(made)
}

/// The file of an agreement; none where nothing was published.
fn submission(pack: &Pack, agreement: &ProvisionAgreement, files: &Files) -> Result<Option<(String, Vec<u8>)>, String> {
    let Some(table) = files.get(&format!("figures/{}.csv", agreement.dataflow)) else { return Ok(None) };
    let dataflow = pack.dataflow(agreement.dataflow.as_str()).ok_or("its dataflow is missing");
    let structure = dataflow.and_then(|flow| pack.structure_of(flow).ok_or("its structure is missing"));
    let about = |error: &dyn std::fmt::Display| format!("{}: {error}", agreement.id);
    let (dataflow, structure) = (dataflow.map_err(|e| about(&e))?, structure.map_err(|e| about(&e))?);
    let figures = figures::read(table, structure).map_err(|e| about(&e))?;
    let Some(layout) = files.get(&format!("figures/layouts/{}.toml", agreement.id)) else {
        let file = format!("{}.csv", agreement.id.as_str().to_lowercase());
        return Ok(Some((file, sdmx::write(pack, dataflow, structure, &figures).map_err(|e| about(&e))?)));
    };
    let layout = Layout::read(layout).map_err(|e| about(&e))?;
    let bytes = laid_out(pack, dataflow, &layout, &figures).map_err(|e| about(&e))?;
    Ok(Some((layout.file, bytes)))
}

fn laid_out(pack: &Pack, dataflow: &Dataflow, layout: &Layout, figures: &[Figure]) -> Result<Vec<u8>, String> {
    let structure = pack.structure_of(dataflow).ok_or("its structure is missing")?;
    let sheets = place::place(layout, &Words::new(pack, structure, layout), figures)?;
    match layout.kind {
        Kind::Xlsx => {
            let bytes = xlsx::write(&sheets).map_err(|error| error.to_string())?;
            package::stored(&package::parts(&bytes)?)
        }
        Kind::Ods => ods::write(&sheets),
        Kind::Csv => text::delimited(layout, &sheets),
        Kind::FixedWidth => text::fixed_width(layout, &sheets),
        Kind::Json => json::write(&sheets),
    }
}

#[cfg(test)]
mod tests {
    use super::{folder, made};

    #[test]
    fn the_committed_files_are_what_the_figures_make() {
        let folder = folder("tunisia");
        let expected = made(&folder).unwrap();
        let mut names: Vec<String> = std::fs::read_dir(folder.join("submissions"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        assert_eq!(names, expected.keys().cloned().collect::<Vec<_>>(), "run `cargo xtask workbooks`");
        for (name, bytes) in expected {
            let found = std::fs::read(folder.join("submissions").join(&name)).unwrap();
            assert!(found == bytes, "{name} is not what the figures make: run `cargo xtask workbooks`, never edit it");
        }
    }

    #[test]
    fn the_readme_names_every_dataset_and_every_file() {
        let folder = folder("tunisia");
        let readme = std::fs::read_to_string(folder.join("README.md")).unwrap();
        let flows = std::fs::read_dir(folder.join("dataflows")).unwrap();
        let flows = flows.map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned());
        let files = made(&folder).unwrap().into_keys().filter(|name| name != "index.toml");
        let missing: Vec<String> = flows.chain(files).filter(|name| !readme.contains(&format!("`{name}`"))).collect();
        assert!(missing.is_empty(), "packs/tunisia/README.md does not name {missing:?}");
    }

    #[test]
    fn the_same_figures_make_the_same_bytes() {
        let folder = folder("tunisia");
        assert!(made(&folder).unwrap() == made(&folder).unwrap());
    }
}
