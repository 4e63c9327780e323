//! The packs of this repository are whole, and a broken pack is explained.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test that fails may panic"
)]

mod calendar;
mod memory;
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
fn a_question_refers_to_series_statements_and_codes_that_exist() {
    let file = "questions/FOREIGNERS.toml";
    let with = |from: &str, to: &str| {
        problems_after(file, |text| {
            assert!(text.contains(from), "{from}");
            text.replace(from, to)
        })
    };
    check(&with("dataflow = \"DF_ARRIVALS\"", "dataflow = \"DF_ARRIVAL\""), ProblemKind::Dangling, file);
    check(&with("AGE = \"Y15T64\"", "AGE = \"Y15T65\""), ProblemKind::Dangling, file);
    check(&with("AGE = \"Y15T64\"", "AEG = \"Y15T64\""), ProblemKind::Dangling, file);
    check(&with("to = \"REGISTER\"", "to = \"REGISTERS\""), ProblemKind::Dangling, file);
    check(&with("theme = \"PEOPLE\"", "theme = \"PEOPLES\""), ProblemKind::Dangling, file);
    check(&with("id = \"ADULTS\"", "id = \"REGISTER\""), ProblemKind::Duplicate, file);
    check(&with("age = \"Y_GE15\"", "missing = [\"GHOSTS\"]"), ProblemKind::Dangling, file);
    let unnamed = with("selection = { FREQ = \"A\", AGE", "selection = { AGE");
    check(&unnamed, ProblemKind::Missing, file);
    assert_eq!(unnamed[0].arguments["what"], "FREQ");
}

#[test]
fn an_assumption_has_an_author_a_reason_and_bounds_around_its_middle() {
    let file = "questions/FOREIGNERS.toml";
    let with = |from: &str, to: &str| problems_after(file, |text| text.replace(from, to));
    check(&with("low = 60.0, central = 120.0", "low = 160.0, central = 120.0"), ProblemKind::OutOfOrder, file);
    check(&with("low = 5100.0, high = 5230.0", "low = 5300.0, high = 5230.0"), ProblemKind::OutOfOrder, file);
    check(&with("kind = \"assumption\", low", "kind = \"assumption\", depth"), ProblemKind::Unreadable, file);
    check(&with("author = {", "writer = {"), ProblemKind::Unreadable, file);
    check(&with("fr = \"Arrivées de 2024\"", "fr = \" \""), ProblemKind::Unreadable, file);
    check(&with("basis = { kind = \"series\"", "foundation = { kind = \"series\""), ProblemKind::Unreadable, file);
}

#[test]
fn figures_that_meet_in_a_bridge_are_in_the_unit_of_the_question() {
    let file = "questions/FOREIGNERS.toml";
    let problems = problems_after(file, |text| {
        text.replace("definition = { age = \"Y_GE15\" }", "definition = { age = \"Y_GE15\", unit = \"PERMIT\" }")
    });
    check(&problems, ProblemKind::OtherUnit, file);
    let beside = problems_after(file, |text| {
        text.replace("period = \"2021-01-01/P4Y\"\n", "period = \"2021-01-01/P4Y\"\ndefinition = { unit = \"HH\" }\n")
            .replace(
                "choice = { kind = \"statement\", statement = \"CAME_IN_FOUR_YEARS\" }",
                "choice = { kind = \"statement\", statement = \"REGISTER\" }",
            )
    });
    assert_eq!(beside, [], "one that only stands beside the others may count something else");
}

#[test]
fn a_definition_says_what_is_counted_with_codes_that_exist() {
    let file = "dataflows/DF_ARRIVALS.toml";
    let with = |from: &str, to: &str| problems_after(file, |text| text.replace(from, to));
    assert_eq!(with("subject = \"FOREIGN_ARRIVALS\"\n", ""), [], "nobody compares it then");
    check(&with("\"FOREIGN_ARRIVALS\"", "\"FOREIGN_ARRIVAL\""), ProblemKind::Dangling, file);
    check(&with("\"NOT_BY_SEA\"", "\"NOT_BY_LAND\""), ProblemKind::Dangling, file);
    check(&with("place = \"ISLE\"", "place = \"ISLAND\""), ProblemKind::Dangling, file);
    check(&with("citizenship = \"foreign\"", "citizenship = \"foreigner\""), ProblemKind::Unreadable, file);
    check(&with("age = \"_T\"", "age = \"old\""), ProblemKind::Unreadable, file);
    let refined = |only: &str| {
        let refinement = format!("\n[[refinement]]\nwhere = {{ {only} }}\ndefinition = {{ method = \"act\" }}\n");
        problems_after(file, |text| text + &refinement)
    };
    assert_eq!(refined("SEX = \"F\""), []);
    check(&refined("SEX = \"X\""), ProblemKind::Dangling, file);
    check(&refined("COLOUR = \"F\""), ProblemKind::Dangling, file);
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
fn a_balance_refers_to_cells_series_and_statements_that_exist() {
    let file = "plans/DF_RECONCILED.toml";
    let with = |from: &str, to: &str| {
        problems_after(file, |text| {
            assert!(text.contains(from), "{from}");
            text.replacen(from, to, 1)
        })
    };
    check(&with("ACCOUNT = \"ARRIVALS\"", "ACCOUNT = \"ARRIVAL\""), ProblemKind::Dangling, file);
    check(&with(", ACCOUNT = \"STOCK\"", ""), ProblemKind::Missing, file);
    check(&with("cell = \"STOCK_2023\"", "cell = \"STOCK_2033\""), ProblemKind::Dangling, file);
    check(&with("dataflow = \"DF_ARRIVALS\"", "dataflow = \"DF_ARRIVAL\""), ProblemKind::Dangling, file);
    check(&with("{ cell = \"STOCK_2023\", factor", "{ cell = \"STOCK_1\", factor"), ProblemKind::Dangling, file);
    check(&with("id = \"PORTS_2024\"", "id = \"REGISTER_2024\""), ProblemKind::Duplicate, file);
    check(&with("ACCOUNT = \"ARRIVALS\"", "ACCOUNT = \"STOCK\""), ProblemKind::Duplicate, file);
    check(&with("factor = 1.0", "factor = 0.0"), ProblemKind::Zero, file);
    check(&with("grade = \"c\"\n", "standard_error = -1.0\n"), ProblemKind::NotPositive, file);
    let nearly = "id = \"ACCOUNT_2024\"\nstandard_error = 0.0\nreason = { ar = \"س\", fr = \"x\", en = \"x\" }";
    let problems = with("id = \"ACCOUNT_2024\"", nearly);
    check(&problems, ProblemKind::NotPositive, file);
    assert_eq!(problems[0].arguments["what"], "0");
    check(&with("grade = \"c\"", "grade = \"e\""), ProblemKind::Unreadable, file);
    check(&with("period = \"2023\"\n", "period = \"2023\"\nmin = 5.0\nmax = 2.0\n"), ProblemKind::OutOfOrder, file);
    let drawn = |from: &str| format!("grade = \"c\"\ndrawn_from = [{{ statement = \"{from}\", factor = 1.0 }}]\n");
    assert_eq!(with("grade = \"c\"\n", &drawn("REGISTER_2023")), []);
    check(&with("grade = \"c\"\n", &drawn("REGISTER_2024")), ProblemKind::Dangling, file);
}

#[test]
fn what_a_balance_grades_otherwise_or_holds_only_nearly_has_a_reason() {
    let file = "plans/DF_RECONCILED.toml";
    let without = problems_after(file, |text| {
        text.lines().filter(|line| !line.starts_with("reason")).collect::<Vec<_>>().join("\n")
    });
    check(&without, ProblemKind::Missing, file);
    assert_eq!(without[0].arguments["what"], "reason");
    let soft = problems_after(file, |text| format!("{text}standard_error = 10.0\n"));
    check(&soft, ProblemKind::Missing, file);
    let ungraded = problems_after("dataflows/DF_ARRIVALS.toml", |text| text.replace("grade = \"a\"\n", ""));
    check(&ungraded, ProblemKind::Missing, file);
    assert_eq!(ungraded[0].arguments["what"], "grade");
}

#[test]
fn a_balance_writes_errors_counts_in_one_unit_and_never_waits_for_itself() {
    let structure = "structures/DSD_RECONCILED.toml";
    let without = problems_after(structure, |text| text.replace("id = \"STD_ERROR\"", "id = \"SOURCE\""));
    check(&without, ProblemKind::Missing, structure);
    let file = "plans/DF_RECONCILED.toml";
    let itself =
        "{ dataflow = \"DF_RECONCILED\", selection = { FREQ = \"A\", ACCOUNT = \"STOCK\" }, period = \"2024\" }";
    let circle = problems_after(file, |text| {
        text.replacen("{ dataflow = \"DF_ARRIVALS\", selection = { FREQ = \"A\" }, period = \"2024\" }", itself, 1)
    });
    check(&circle, ProblemKind::Cycle, file);
    let permits = problems_after(file, |text| {
        text.replace("duration_rule = \"D12M\"", "duration_rule = \"D12M\", unit = \"PERMIT\"")
    });
    check(&permits, ProblemKind::OtherUnit, file);
}

/// Marjan's plan with more at its end.
fn problems_of_balance_with(more: &str) -> Vec<Problem> {
    problems_after("plans/DF_RECONCILED.toml", |text| text + more)
}

#[test]
fn an_account_of_a_balance_leads_from_a_stock_to_a_later_one_by_what_can_happen() {
    let file = "plans/DF_RECONCILED.toml";
    let account = "\n[[method.balance.account]]\nid = \"FOREIGNERS_2024\"\n\
                   name = { ar = \"حساب\", fr = \"compte\", en = \"account\" }\ncitizenship = \"foreign\"\n\
                   opening = \"STOCK_2023\"\nclosing = \"STOCK_2024\"\nimmigration = \"ARRIVALS_2024\"\n\
                   emigration = \"DEPARTURES_2024\"\n";
    let with = |from: &str, to: &str| {
        assert!(account.contains(from), "{from}");
        problems_of_balance_with(&account.replacen(from, to, 1))
    };
    assert_eq!(problems_of_balance_with(account), []);
    check(&with("\"STOCK_2024\"", "\"STOCK_2034\""), ProblemKind::Dangling, file);
    check(&with("FOREIGNERS_2024", "ACCOUNT_2024"), ProblemKind::Duplicate, file);
    check(&with("\"ARRIVALS_2024\"", "\"DEPARTURES_2024\""), ProblemKind::Duplicate, file);
    let turned = with(
        "opening = \"STOCK_2023\"\nclosing = \"STOCK_2024\"",
        "opening = \"STOCK_2024\"\nclosing = \"STOCK_2023\"",
    );
    check(&turned, ProblemKind::OutOfOrder, file);
    // Whoever is counted whatever their citizenship stays where they are when it changes.
    let moved = with("citizenship = \"foreign\"\n", "naturalisation = \"DEPARTURES_2024\"\n");
    check(&moved, ProblemKind::NotAllowed, file);
    check(&with("immigration", "birthplace = \"foreign-born\"\nbirths"), ProblemKind::NotAllowed, file);
    check(&with("opening", "standard_error = 10.0\nopening"), ProblemKind::Missing, file);
}

#[test]
fn errors_of_a_balance_go_together_as_errors_can() {
    let file = "plans/DF_RECONCILED.toml";
    let with = |statements: &str, correlation: &str| {
        problems_of_balance_with(&format!(
            "\n[[method.balance.correlation]]\nstatements = {statements}\ncorrelation = {correlation}\n\
             reason = {{ ar = \"سجل واحد\", fr = \"un registre\", en = \"one register\" }}\n"
        ))
    };
    let registers = "[\"REGISTER_2023\", \"REGISTER_2024\"]";
    assert_eq!(with(registers, "0.8"), []);
    assert_eq!(with(registers, "-0.8"), []);
    check(&with(registers, "1.0"), ProblemKind::NoCorrelation, file);
    check(&with(registers, "0.0"), ProblemKind::Zero, file);
    check(&with("[\"REGISTER_2023\"]", "0.8"), ProblemKind::Missing, file);
    check(&with("[\"REGISTER_2023\", \"REGISTER_2025\"]", "0.8"), ProblemKind::Dangling, file);
    check(&with("[\"REGISTER_2023\", \"REGISTER_2023\"]", "0.8"), ProblemKind::Duplicate, file);
    // Three errors cannot all go against each other by more than a half.
    let three = "[\"REGISTER_2023\", \"REGISTER_2024\", \"PORTS_2024\"]";
    assert_eq!(with(three, "-0.5"), []);
    check(&with(three, "-0.6"), ProblemKind::NoCorrelation, file);
}

/// The residents who are counted are no arrivals, unless whoever writes the plan says that they stand for them.
#[test]
fn a_statement_of_a_balance_speaks_of_the_subject_of_its_cell_or_the_plan_says_so() {
    let file = "plans/DF_RECONCILED.toml";
    let ports = "{ of = [{ dataflow = \"DF_ARRIVALS\", selection = { FREQ = \"A\" }, period = \"2024\" }] }";
    let with = |more: &str| {
        problems_after(file, |text| {
            assert!(text.contains(ports), "{text}");
            text.replacen(ports, &format!("{}{more}", ports.replace("DF_ARRIVALS", "DF_RESIDENTS")), 1)
        })
    };
    let problems = with("");
    check(&problems, ProblemKind::OtherSubject, file);
    assert_eq!(problems[0].arguments["what"], "FOREIGN_RESIDENTS ≠ FOREIGN_ARRIVALS");
    assert_eq!(with("\ndefinition = { subject = \"FOREIGN_ARRIVALS\" }"), []);
}

/// Tunisia's growth of 6,000 is drawn from 58,990 less 53,490, as its constraint says.
#[test]
fn a_statement_is_what_those_that_it_is_drawn_from_make_and_the_constraints_make_the_same() {
    let file = "plans/DF_RECONCILED_FOREIGNERS.toml";
    let with = |from: &str, to: &str| {
        let mut files = pack_files("tunisia");
        let text = String::from_utf8(files[file].clone()).unwrap();
        assert!(text.contains(from), "{from}");
        files.insert(file.to_owned(), text.replacen(from, to, 1).into_bytes());
        read(&files).err().unwrap_or_default()
    };
    // −58,990 − 53,490 = −112,480; and the constraint takes the one from the other.
    let from = "{ statement = \"SURVEY_2020\", factor = 1.0 }";
    let problems = with(from, "{ statement = \"SURVEY_2020\", factor = -1.0 }");
    let told: Vec<&str> = problems.iter().map(|problem| &*problem.arguments["what"]).collect();
    assert!(problems.iter().all(|problem| problem.kind == ProblemKind::DrawnOtherwise), "{problems:#?}");
    assert_eq!(told, ["6000 ≠ -112480", "FROM_2014_TO_2020: STOCK_2020 × 1 ≠ -1"]);
    // A constraint with the sign turned.
    let term = "{ cell = \"CHANGE_2014_2020\", factor = 1.0 }";
    let problems = with(term, "{ cell = \"CHANGE_2014_2020\", factor = -1.0 }");
    check(&problems, ProblemKind::DrawnOtherwise, file);
    assert_eq!(problems.len(), 2, "both cells: {problems:#?}");
}

/// 27 % of 2014: 0.265 of all.
#[test]
fn what_is_taken_from_elsewhere_lies_in_its_own_range() {
    let file = "questions/TUNISIANS_ABROAD.toml";
    let mut files = pack_files("tunisia");
    let text = String::from_utf8(files[file].clone()).unwrap();
    assert!(text.contains("range = { low = 0.212, high = 0.318 }"));
    let text = text.replace("range = { low = 0.212, high = 0.318 }", "range = { low = 0.4, high = 0.5 }");
    files.insert(file.to_owned(), text.into_bytes());
    let problems = read(&files).unwrap_err();
    check(&problems, ProblemKind::OutsideRange, file);
    assert!(problems[0].arguments["what"].starts_with("0.26"), "{problems:?}");
}

#[test]
fn a_bridge_leads_from_a_statement_to_another() {
    let file = "questions/FOREIGNERS.toml";
    let problems = problems_after(file, |text| text.replace("to = \"REGISTER\"", "to = \"REGISTER_BEFORE\""));
    check(&problems, ProblemKind::SameEnds, file);
    assert_eq!((problems.len(), &*problems[0].arguments["what"]), (1, "REGISTER_BEFORE"));
}

#[test]
fn an_interval_has_two_ends() {
    let file = "questions/FOREIGNERS.toml";
    let with = |from: &str, to: &str| {
        problems_after(file, |text| {
            assert!(text.contains(from), "{from}");
            text.replace(from, to)
        })
    };
    check(&with("low = 5100.0, high = 5230.0", "low = 5230.0, high = 5230.0"), ProblemKind::EmptyInterval, file);
    let file = "questions/NEWCOMERS.toml";
    let of = |statements: &str| {
        problems_after(file, |text| {
            let joined = format!("interval = {{ kind = \"statements\", statements = {statements} }}");
            text.replace("interval = { kind = \"source\" }", &joined)
        })
    };
    check(&of("[]"), ProblemKind::EmptyInterval, file);
    check(&of("[\"PORTS\", \"PORTS\"]"), ProblemKind::EmptyInterval, file);
    assert_eq!(of("[\"GROWTH\"]"), [], "the recommended figure is the other end");
}

#[test]
fn a_factor_of_nothing_is_no_factor() {
    let file = "questions/FOREIGNERS.toml";
    let of = |factor: &str| {
        problems_after(file, |text| {
            let (from, to) = ("period = \"2023\" }] }", format!("period = \"2023\" }}], {factor} }}"));
            assert!(text.contains(from));
            text.replacen(from, &to, 1)
        })
    };
    for (factor, name) in [("times = 0.0", "times"), ("divided_by = 0.0", "divided_by"), ("times = inf", "times")] {
        let problems = of(factor);
        check(&problems, ProblemKind::Zero, file);
        assert_eq!(problems[0].arguments["what"], name);
    }
    let rounded = of("divisor_rounded_to = 0.1");
    assert_eq!(rounded[0].arguments["what"], "divisor_rounded_to", "what is rounded must be there");
    assert_eq!(of("divided_by = 1.046, divisor_rounded_to = 0.001"), []);
    assert_eq!(of("times = 0.5"), []);
}

#[test]
fn a_yearly_average_is_divided_by_the_years_of_its_period() {
    let file = "questions/DEPARTURES_PER_YEAR.toml";
    let with = |from: &str, to: &str| {
        let mut files = pack_files("tunisia");
        let text = String::from_utf8(files[file].clone()).unwrap();
        assert!(text.contains(from), "{from}");
        files.insert(file.to_owned(), text.replacen(from, to, 1).into_bytes());
        read(&files).unwrap_err()
    };
    // The statement of the census of 2024, of five years.
    let problems = with("divided_by = 5.0", "divided_by = 6.0");
    check(&problems, ProblemKind::OtherYears, file);
    assert_eq!(problems[0].arguments["what"], "6 ≠ 5");
    check(&with(", divided_by = 5.0", ""), ProblemKind::OtherYears, file);
    // Half of the current migrants left in eleven years, as the statement itself says.
    check(&with("divided_by = 11.0", "divided_by = 10.0"), ProblemKind::OtherYears, file);
    // A step of a bridge.
    check(
        &with("divided_by = 5.0 } }\n\n[[bridge]]", "divided_by = 4.0 } }\n\n[[bridge]]"),
        ProblemKind::OtherYears,
        file,
    );
}

#[test]
fn what_is_taken_from_a_number_first_is_given() {
    let file = "questions/TUNISIANS_ABROAD.toml";
    let mut files = pack_files("tunisia");
    let text = String::from_utf8(files[file].clone()).unwrap();
    let (from, to) = ("by_rest_of = 100.0", "by_rest_of = inf");
    assert!(text.contains(from));
    files.insert(file.to_owned(), text.replacen(from, to, 1).into_bytes());
    check(&read(&files).unwrap_err(), ProblemKind::Zero, file);
}

#[test]
fn a_share_lies_between_nothing_and_all() {
    let file = "questions/FOREIGNERS.toml";
    let of = |sizes: &str| {
        problems_after(file, |text| {
            let amounts =
                "effect = \"minus\"\nbasis = { kind = \"assumption\", low = 60.0, central = 120.0, high = 180.0";
            assert!(text.contains(amounts));
            let share =
                format!("effect = \"minus\"\ntakes = \"share-of-rest\"\nbasis = {{ kind = \"assumption\", {sizes}");
            text.replace(amounts, &share)
        })
    };
    assert_eq!(of("low = 0.0, central = 0.5, high = 1.0"), []);
    check(&of("low = 0.1, central = 0.5, high = 1.2"), ProblemKind::NoShare, file);
    check(&of("low = -0.1, central = 0.5, high = 1.0"), ProblemKind::NoShare, file);
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

#[test]
fn a_question_asks_for_periods_and_series_that_have_a_figure() {
    let mut files = pack_files("tunisia");
    let path = "questions/REFUGEES.toml";
    let text = String::from_utf8(files[path].clone()).unwrap();
    files.insert(path.to_owned(), text.replace("period = \"2024-09\"", "period = \"2024-08\"").into_bytes());
    let problems = read(&files).unwrap_err();
    check(&problems, ProblemKind::NoFigure, path);
    assert!(problems.iter().all(|problem| problem.arguments["what"].ends_with("2024-08")), "{problems:#?}");
    // What a plan makes has the periods of its cells.
    let mut files = pack_files("tunisia");
    let path = "questions/FOREIGNERS.toml";
    let text = String::from_utf8(files[path].clone()).unwrap();
    let series = "selection = { FREQ = \"A\", TIME_AGG = \"INST\" }, period = \"2020\"";
    assert!(text.contains(series));
    files.insert(path.to_owned(), text.replace(series, &series.replace("2020", "1920")).into_bytes());
    check(&read(&files).unwrap_err(), ProblemKind::NoFigure, path);
}

#[test]
fn a_figure_that_is_applied_elsewhere_has_an_author_and_a_reason() {
    let file = "questions/FOREIGNERS.toml";
    let of = |basis: &str| {
        problems_after(file, |text| {
            let series = "basis = { kind = \"series\", quantity = { of = [{ dataflow = \"DF_ARRIVALS\", selection = { FREQ = \"A\" }, period = \"2024\" }] } }";
            assert!(text.contains(series));
            let quantity =
                "quantity = { of = [{ dataflow = \"DF_ARRIVALS\", selection = { FREQ = \"A\" }, period = \"2023\" }] }";
            text.replace(series, &format!("basis = {{ kind = \"transferred\", {quantity}{basis} }}"))
        })
    };
    let said = "{ ar = \"س\", fr = \"x\", en = \"x\" }";
    assert_eq!(of(&format!(", author = {said}, basis = {said}")), []);
    let between = |range: &str| of(&format!(", author = {said}, basis = {said}, range = {range}"));
    assert_eq!(between("{ low = 800.0, high = 950.0 }"), []);
    check(&between("{ low = 950.0, high = 800.0 }"), ProblemKind::OutOfOrder, file);
    check(&between("{ low = 950.0 }"), ProblemKind::Unreadable, file);
    check(&of(&format!(", author = {said}")), ProblemKind::Unreadable, file);
    check(&of(&format!(", basis = {said}")), ProblemKind::Unreadable, file);
    let blank = "{ ar = \"س\", fr = \" \", en = \"x\" }";
    check(&of(&format!(", author = {blank}, basis = {said}")), ProblemKind::Unreadable, file);
}

#[test]
fn a_base_is_a_code_of_its_list() {
    let file = "dataflows/DF_ARRIVALS.toml";
    let without_list = problems_after(file, |text| {
        text.replace("subject = \"FOREIGN_ARRIVALS\"", "subject = \"FOREIGN_ARRIVALS\"\nbase = \"ARRIVALS\"")
    });
    check(&without_list, ProblemKind::Dangling, file);
    assert_eq!(without_list[0].arguments["what"], "CL_BASE");
    let mut files = pack_files("tunisia");
    let path = "dataflows/DF_HIMS_RETURN_SHARES.toml";
    let text = String::from_utf8(files[path].clone()).unwrap();
    files.insert(path.to_owned(), text.replace("base = \"RETURN_MIGRANTS\"", "base = \"RETURN_MIGRANT\"").into_bytes());
    let problems = read(&files).unwrap_err();
    check(&problems, ProblemKind::Dangling, path);
    assert!(problems[0].arguments["nearest"].starts_with("RETURN_MIGRANTS"), "{problems:#?}");
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
