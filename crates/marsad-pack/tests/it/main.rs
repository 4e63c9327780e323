//! The packs of this repository are whole, and a broken pack is explained.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test that fails may panic"
)]

use marsad_pack::{Problem, ProblemKind, read};
use marsad_testkit::pack_files;

/// The problems of Marjan after a change to one of its files.
fn problems_after(path: &str, change: impl FnOnce(String) -> String) -> Vec<Problem> {
    let mut files = pack_files("marjan");
    let text = String::from_utf8(files[path].clone()).unwrap();
    files.insert(path.to_owned(), change(text).into_bytes());
    read(&files).map(|_| Vec::new()).unwrap_or_else(|problems| problems)
}

fn check(problems: &[Problem], kind: ProblemKind, file: &str) {
    assert!(problems.iter().any(|problem| problem.kind == kind && problem.file == file), "{problems:#?}");
}

#[test]
fn the_packs_of_this_repository_are_whole() {
    for name in ["marjan", "tunisia"] {
        assert_eq!(read(&pack_files(name)).err(), None, "packs/{name}");
    }
}

#[test]
fn a_pack_without_its_head_says_so() {
    let mut files = pack_files("marjan");
    files.remove("pack.toml");
    check(&read(&files).unwrap_err(), ProblemKind::MissingFile, "pack.toml");
}

#[test]
fn a_reference_to_nothing_names_the_nearest() {
    let problems = problems_after("dataflows/DF_ARRIVALS.toml", |text| {
        text.replace("structure = \"DSD_ARRIVALS\"", "structure = \"DSD_ARIVALS\"")
    });
    check(&problems, ProblemKind::Dangling, "dataflows/DF_ARRIVALS.toml");
    assert_eq!(problems[0].arguments["nearest"], "DSD_ARRIVALS");
}

#[test]
fn a_code_that_lacks_a_language_is_named() {
    let problems = problems_after("codelists/CL_SEX.csv", |text| text + "X,,,x,x\n");
    check(&problems, ProblemKind::BlankText, "codelists/CL_SEX.csv");
}

#[test]
fn a_code_given_twice_and_a_circle_of_parents_are_named() {
    check(
        &problems_after("codelists/CL_SEX.csv", |text| text + "M,,ذكر,homme,male\n"),
        ProblemKind::Duplicate,
        "codelists/CL_SEX.csv",
    );
    let circle = problems_after("codelists/CL_SEX.csv", |text| text + "X,Y,س,x,x\nY,X,ص,y,y\n");
    check(&circle, ProblemKind::Cycle, "codelists/CL_SEX.csv");
}

#[test]
fn a_word_of_toml_that_means_nothing_is_named_with_its_line() {
    let problems = problems_after("pack.toml", |text| format!("{text}\ncapital = \"x\"\n"));
    check(&problems, ProblemKind::Unreadable, "pack.toml");
    assert!(problems[0].arguments["where"].parse::<u32>().unwrap() > 1);
}
