//! The packs of this repository are whole, and a broken pack is explained.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test that fails may panic"
)]

mod balances;
mod calendar;
mod memory;
mod questions;
mod studies;

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
fn sdmx_with_our_codes_needs_no_table_and_one_that_is_there_is_checked() {
    let path = "profiles/RESIDENTS_SDMX.toml";
    let in_ml = |text: String| text.replace("sdmx-csv", "sdmx-ml");
    assert_eq!(problems_after(path, in_ml), []);
    let column = "\n[[table]]\ncolumn = [{ header = \"sex\", role = \"code\", component = \"SEX\" }]\n";
    assert_ne!(problems_after(path, |text| in_ml(text) + column), [], "nothing says the citizenship");
}

#[test]
fn every_dataflow_of_this_repository_says_what_it_counts() {
    for name in ["marjan", "tunisia"] {
        for dataflow in read(&pack_files(name)).unwrap().dataflows {
            let refined = dataflow.refinements.iter().map(|refinement| &refinement.definition);
            let is_said = refined.chain([&dataflow.definition]).any(|definition| definition.subject.is_some());
            assert!(is_said, "packs/{name}: {}", dataflow.id);
        }
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
fn a_period_is_no_constant_of_a_profile() {
    let file = "profiles/ARRIVALS_CSV.toml";
    let problems =
        problems_after(file, |text| text.replace("FREQ = \"A\"\n", "FREQ = \"A\"\nTIME_PERIOD = \"2023\"\n"));
    check(&problems, ProblemKind::Unreadable, file);
    let told = problems.iter().find(|problem| problem.kind == ProblemKind::Unreadable).unwrap();
    assert!(told.arguments["detail"].contains("period = \"2023\""), "{problems:#?}");
}

#[test]
fn a_constant_is_a_code_or_a_word_of_the_profile() {
    let file = "profiles/ARRIVALS_CSV.toml";
    let in_words = |text: String| text.replace("CONF_STATUS = \"F\"", "CONF_STATUS = \"Open to all\"");
    check(&problems_after(file, in_words), ProblemKind::Dangling, file);
    let words = "\n[codes.CONF_STATUS]\n\"Open to all\" = \"F\"\n";
    assert_eq!(problems_after(file, |text| in_words(text) + words), []);
}

#[test]
fn a_word_for_a_period_stands_for_a_period_or_a_part_of_a_year() {
    let file = "profiles/ARRIVALS_CSV.toml";
    let with =
        |code: &str| problems_after(file, |text| format!("{text}\n[codes.TIME_PERIOD]\n\"First\" = \"{code}\"\n"));
    for code in ["2024-W01", "W01", "W53", "M01", "Q4", "S2", "A1"] {
        assert_eq!(with(code), [], "{code}");
    }
    for code in ["W1", "W00", "W54", "M13", "S3", "A2"] {
        check(&with(code), ProblemKind::Dangling, file);
    }
}

#[test]
fn a_column_of_words_is_of_a_component_that_the_data_have_or_of_multipliers() {
    let file = "profiles/ARRIVALS_CSV.toml";
    let with = |component: &str, power: &str| {
        let column = format!("{{ header = \"Clerk's mark\", role = \"code\", component = \"{component}\" }}");
        let words = format!("\n[codes.UNIT_MULT]\n\"Thousands\" = \"{power}\"\n");
        let ignored = "{ header = \"Clerk's mark\", role = \"ignore\" }";
        problems_after(file, |text| text.replace(ignored, &column) + &words)
    };
    assert_eq!(with("UNIT_MULT", "3"), []);
    check(&with("UNIT_MULT", "thousand"), ProblemKind::Dangling, file);
    check(&with("POWERCODE", "3"), ProblemKind::Dangling, file);
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

#[test]
fn a_definition_says_what_is_counted_with_codes_that_exist() {
    let file = "dataflows/DF_ARRIVALS.toml";
    let with = |from: &str, to: &str| problems_after(file, |text| text.replace(from, to));
    assert_eq!(with("subject = \"FOREIGN_ARRIVALS\"\n", ""), [], "nobody compares it then");
    check(&with("\"FOREIGN_ARRIVALS\"", "\"FOREIGN_ARRIVAL\""), ProblemKind::Dangling, file);
    check(&with("\"NOT_BY_SEA\"", "\"NOT_BY_LAND\""), ProblemKind::Dangling, file);
    check(&with("place = \"ISLE\"", "place = \"ISLAND\""), ProblemKind::Dangling, file);
    check(&with("place = \"ISLE\"", "place = \"ISLE\"\ncomposed_by = [\"COLOUR\"]"), ProblemKind::Dangling, file);
    check(&with("citizenship = \"foreign\"", "citizenship = \"foreigner\""), ProblemKind::Unreadable, file);
    check(&with("age = \"_T\"", "age = \"old\""), ProblemKind::Unreadable, file);
    let refined = |only: &str| {
        let refinement = format!("\n[[refinement]]\nwhere = {{ {only} }}\ndefinition = {{ method = \"act\" }}\n");
        problems_after(file, |text| text + &refinement)
    };
    assert_eq!(refined("SEX = \"F\""), []);
    check(&refined("SEX = \"X\""), ProblemKind::Dangling, file);
    check(&refined("COLOUR = \"F\""), ProblemKind::Dangling, file);
    let dated = |dates: &str| {
        let refinement = format!("\n[[refinement]]\n{dates}\ndefinition = {{ method = \"act\" }}\n");
        problems_after(file, |text| text + &refinement)
    };
    assert_eq!(dated("from = \"2014\"\nto = \"2019-06\""), []);
    check(&dated("from = \"2014\"\nto = \"2013\""), ProblemKind::OutOfOrder, file);
    check(&dated(""), ProblemKind::Missing, file);
    check(&dated("from = \"soon\""), ProblemKind::Unreadable, file);
}

/// Until 2021 the ports of Marjan count those aged 15 and over, and always those who stay six months.
#[test]
fn a_refinement_says_something_contradicts_no_other_and_leaves_attributes_as_they_are() {
    let file = "dataflows/DF_ARRIVALS.toml";
    let with = |refinement: &str| problems_after(file, |text| format!("{text}\n[[refinement]]\n{refinement}\n"));
    check(&with("to = \"2021\"\ndefinition = {}"), ProblemKind::Missing, file);
    assert_eq!(with("to = \"2021\"\ndefinition = { not_for = [\"flow-as-stock\"] }"), []);
    assert_eq!(with("to = \"2021\"\ndefinition = { age = \"Y_GE15\" }"), [], "it says the same");
    check(&with("to = \"2020\"\ndefinition = { age = \"Y_GE18\" }"), ProblemKind::ContradictedFacet, file);
    assert_eq!(with("from = \"2022\"\ndefinition = { age = \"Y_GE18\" }"), [], "one follows the other");
    assert_eq!(with("where = { SEX = \"F\" }\nto = \"2020\"\ndefinition = { age = \"Y_GE18\" }"), [], "women alone");
    check(&with("from = \"2023\"\ndefinition = { duration_rule = \"D12M\" }"), ProblemKind::FixedFacet, file);
    check(&with("from = \"2023\"\ndefinition = { time_nature = \"stock\" }"), ProblemKind::FixedFacet, file);
    assert_eq!(with("from = \"2023\"\ndefinition = { duration_rule = \"D6M\" }"), [], "what the attribute says");
    check(&with("from = \"2023\"\ndefinition = { mixed = [\"age\"] }"), ProblemKind::NotAllowed, file);
}

/// Marjan writes ٢٠٢٤ in Arabic, and its numbers stand beside these texts.
#[test]
fn arabic_texts_of_the_questions_of_marjan_have_its_digits() {
    for (path, bytes) in pack_files("marjan").iter().filter(|(path, _)| path.starts_with("questions/")) {
        let text = String::from_utf8(bytes.clone()).unwrap();
        let arabic = text.split("ar = \"").skip(1).filter_map(|rest| rest.split('"').next());
        for words in arabic {
            assert!(!words.contains(|digit: char| digit.is_ascii_digit()), "{path}: {words}");
        }
    }
}

#[test]
fn a_pack_without_definitions_and_questions_is_read_as_before() {
    let mut files = pack_files("marjan");
    files.retain(|path, _| !path.starts_with("questions/"));
    for name in ["DF_ARRIVALS", "DF_RECONCILED", "DF_RESIDENTS", "DF_SYN_ABROAD"] {
        let path = format!("dataflows/{name}.toml");
        let text = String::from_utf8(files[&path].clone()).unwrap();
        let (before, _) = text.split_once("[definition]").unwrap();
        files.insert(path, before.as_bytes().to_vec());
    }
    let pack = marsad_pack::read_archived(&files).unwrap();
    assert!(pack.questions.is_empty());
    assert!(pack.dataflows.iter().all(|dataflow| dataflow.definition.is_unknown()));
}

#[test]
fn what_is_made_of_releases_is_made_after_them() {
    let pack = read(&pack_files("marjan")).unwrap();
    let order: Vec<&str> = pack.dataflows_in_order().iter().map(|dataflow| dataflow.id.as_str()).collect();
    assert_eq!(order, ["DF_ARRIVALS", "DF_RESIDENTS", "DF_SYN_ABROAD", "DF_RECONCILED"]);
    let observatory: Vec<&str> =
        pack.providers_of("DF_RECONCILED").iter().map(|provider| provider.id.as_str()).collect();
    assert_eq!(observatory, ["OBS"], "nobody sends it");
}

#[test]
fn a_plan_without_inputs_says_so_and_one_that_reads_releases_has_none() {
    let none = problems_after("plans/DF_ARRIVALS.toml", |text| text.replace("inputs = [\"PORTS_ARRIVALS\"]\n", ""));
    check(&none, ProblemKind::Missing, "plans/DF_ARRIVALS.toml");
    let file = "plans/DF_RECONCILED.toml";
    let some = problems_after(file, |text| text.replacen("\n[[method", "inputs = [\"PORTS_ARRIVALS\"]\n\n[[method", 1));
    check(&some, ProblemKind::Unused, file);
    let sent = problems_after("agreements.toml", |text| text.replacen("\"DF_RESIDENTS\"", "\"DF_RECONCILED\"", 1));
    check(&sent, ProblemKind::Unused, "agreements.toml");
}

#[test]
fn a_wrong_plan_beside_another_one_of_its_dataflow_is_told_by_its_own_file() {
    let mut files = pack_files("marjan");
    let second = String::from_utf8(files["plans/DF_ARRIVALS.toml"].clone()).unwrap();
    let second = second.replace("PORTS_ARRIVALS\"]", "PORTS\"]");
    files.insert("plans/MAKE_X.toml".to_owned(), second.into_bytes());
    let problems = read(&files).err().unwrap();
    check(&problems, ProblemKind::Dangling, "plans/MAKE_X.toml");
    check(&problems, ProblemKind::Duplicate, "plans");
    assert!(problems.iter().all(|problem| problem.file != "plans/DF_ARRIVALS.toml"), "{problems:#?}");
}

#[test]
fn a_period_is_as_long_as_the_frequency_says() {
    let file = "questions/FOREIGNERS.toml";
    let problems = problems_after(file, |text| text.replacen("period = \"2023\"", "period = \"2023-05\"", 1));
    check(&problems, ProblemKind::OtherFrequency, file);
    assert_eq!(problems[0].arguments["what"], "A, 2023-05");
}

/// Every figure of a plain table, and every question, has a period as long as its frequency: a census that asks about five
/// years has five.
#[test]
fn every_period_of_the_tunisian_tables_fits_its_frequency() {
    for (path, table) in
        pack_files("tunisia").iter().filter(|(path, _)| path.starts_with("figures/") && path.ends_with(".csv"))
    {
        for line in String::from_utf8(table.clone()).unwrap().lines().skip(1) {
            let mut columns = line.split(',');
            let (key, period) = (columns.next().unwrap(), columns.next().unwrap());
            let frequency = key.split('.').next().unwrap();
            let fits = marsad_model::fits_frequency(frequency, &period.parse().unwrap());
            assert!(fits, "{path}: {frequency} {period}");
        }
    }
}

/// Every kind of problem can be said in every language: the words stand in another crate, which knows no kinds.
#[test]
fn every_kind_of_problem_has_its_words() {
    for lang in marsad_model::Lang::ALL {
        let voice = marsad_i18n::Voice::new(lang, marsad_model::Numerals::Western, &marsad_testkit::marjan().head);
        for kind in ProblemKind::ALL {
            let arguments = ["what", "where", "detail", "nearest"];
            let arguments = arguments.iter().fold(marsad_i18n::args(), |arguments, name| arguments.text(name, "x"));
            let said = voice.say_with(&format!("pack-{}", kind.word()), &arguments);
            assert!(!said.contains('[') && !said.contains("{$"), "{lang}: {} {said}", kind.word());
        }
    }
}
