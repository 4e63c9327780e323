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

/// Countries that the Tunisian pack names otherwise, in some language: a change here is a decision.
const OWN_NAMES: [&str; 40] = [
    "BJ", "CI", "SH", "CG", "CD", "CF", "ST", "RE", "TF", "ZA", "BA", "VA", "DK", "IE", "SJ", "BY", "OM", "PS", "MM",
    "TL", "HK", "MO", "US", "PM", "AG", "TC", "VI", "MQ", "BL", "KN", "MF", "SX", "VC", "LC", "TT", "GS", "HM", "UM",
    "FM", "WF",
];

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

#[test]
fn countries_bear_their_usual_names_unless_the_country_says_otherwise() {
    let pack = read(&pack_files("tunisia")).unwrap();
    let countries = pack
        .codelist("CL_AREA")
        .unwrap()
        .codes()
        .iter()
        .filter(|code| code.id.as_str().len() == 2 && !code.id.as_str().starts_with('_'));
    let differs = |code: &&marsad_model::Code| {
        marsad_model::Lang::ALL.into_iter().any(|lang| {
            let usual = marsad_i18n::region_name(lang, code.id.as_str()).unwrap_or_default();
            usual.replace('\'', "’") != code.name.get(lang).replace('\'', "’")
        })
    };
    let own: Vec<String> = countries.filter(differs).map(|code| code.id.to_string()).collect();
    assert_eq!(own, OWN_NAMES, "names that are not those of CLDR");
}

#[test]
fn a_country_without_a_name_takes_its_usual_one_and_nothing_else_does() {
    let problems = problems_after("codelists/CL_AREA.csv", |text| text + "JP,,,,\n");
    assert_eq!(problems, []);
    check(
        &problems_after("codelists/CL_AREA.csv", |text| text + "JP,,اليابان,,\n"),
        ProblemKind::BlankText,
        "codelists/CL_AREA.csv",
    );
    check(
        &problems_after("codelists/CL_SEX.csv", |text| text + "X,,,,\n"),
        ProblemKind::BlankText,
        "codelists/CL_SEX.csv",
    );
}

#[test]
fn a_rule_refers_to_dimensions_codes_hierarchies_and_dataflows_that_exist() {
    let with = |check: &str| {
        problems_after("rules/DF_ARRIVALS.toml", |text| {
            format!("{text}\n[[rule]]\nid = \"NEW\"\nseverity = \"note\"\ncheck = {{ {check} }}\n")
        })
    };
    let file = "rules/DF_ARRIVALS.toml";
    check(&with("kind = \"growth\", where = { ISLE = \"XM-Q\" }"), ProblemKind::Dangling, file);
    check(&with("kind = \"age_heaping\", dimension = \"AGE\""), ProblemKind::Dangling, file);
    check(
        &with("kind = \"sum_of_parts\", dimension = \"ISLE\", hierarchy = \"AREA_UNIONS\""),
        ProblemKind::Dangling,
        file,
    );
    check(&with("kind = \"sum_of_parts\", dimension = \"SEX\", parts = [\"F\"]"), ProblemKind::Missing, file);
    check(
        &with("kind = \"source_ratio\", dataflow = \"DF_RESIDENT\", min = 0.5, max = 2.0"),
        ProblemKind::Dangling,
        file,
    );
    let open = with(
        "kind = \"source_ratio\", dataflow = \"DF_RESIDENTS\", selection = { AGE = \"_T\" }, min = 0.5, max = 2.0",
    );
    check(&open, ProblemKind::Missing, file);
    assert_eq!(open[0].arguments["what"], "CITIZENSHIP");
    assert_eq!(with("kind = \"sum_of_parts\", dimension = \"SEX\""), []);
}
