//! Balances: what their plans refer to, grade, hold and take from elsewhere.

use marsad_pack::{Problem, ProblemKind, read};
use marsad_testkit::pack_files;

use crate::{check, problems_after};

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
