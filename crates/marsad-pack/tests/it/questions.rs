//! Questions: their statements, bridges, intervals and factors.

use std::collections::BTreeMap;

use marsad_model::{Basis, IntervalBasis, Lang, LocalText, Question, Step, Takes};
use marsad_pack::{Files, ProblemKind, read};
use marsad_testkit::pack_files;

use crate::{check, problems_after};

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
fn a_part_of_figures_is_of_series_that_exist_and_makes_a_share_where_one_is_taken() {
    let file = "questions/FOREIGNERS.toml";
    let of = |parts: &str, dataflow: &str| {
        problems_after(file, |text| {
            let from = "low = 60.0, central = 120.0, high = 180.0";
            assert!(text.contains(from));
            let series = format!("{{ dataflow = \"{dataflow}\", selection = {{ FREQ = \"A\" }}, period = \"2024\" }}");
            text.replace(from, &format!("{parts}, parts_of = {{ of = [{series}] }}"))
        })
    };
    assert_eq!(of("low = 0.05, central = 0.1, high = 0.2", "DF_ARRIVALS"), []);
    check(&of("low = 0.05, central = 0.1, high = 0.2", "DF_ARRIVAL"), ProblemKind::Dangling, file);
    check(&of("low = 0.2, central = 0.1, high = 0.2", "DF_ARRIVALS"), ProblemKind::OutOfOrder, file);
    // The growth of four years is 7 per cent: 18.75 times as much is more than all.
    let file = "questions/TUNISIANS_ABROAD.toml";
    let mut files = pack_files("tunisia");
    let text = String::from_utf8(files[file].clone()).unwrap();
    assert!(text.contains("high = 1.875"));
    files.insert(file.to_owned(), text.replace("high = 1.875", "high = 18.75").into_bytes());
    check(&read(&files).unwrap_err(), ProblemKind::NoShare, file);
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

/// The whole numbers of a text, without the marks of their thousands.
fn numbers(text: &str) -> Vec<u64> {
    let chars: Vec<char> = text.chars().collect();
    let is_digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let is_mark = |at: usize| {
        at > 0
            && matches!(chars[at], '.' | ',' | ' ' | '\u{a0}' | '\u{202f}')
            && is_digit(at - 1)
            && (1..=3).all(|beyond| is_digit(at + beyond))
            && !is_digit(at + 4)
    };
    let kept = (0..chars.len()).filter(|at| !is_mark(*at));
    let digits: String = kept.map(|at| if is_digit(at) { chars[at] } else { ' ' }).collect();
    digits.split_whitespace().filter_map(|number| number.parse().ok()).collect()
}

#[test]
fn thousands_are_read_as_one_number_in_every_language() {
    for text in ["178.000 من", "178 000 sur", "178\u{202f}000 sur", "178,000 of"] {
        assert_eq!(numbers(text), [178_000], "{text}");
    }
    assert_eq!(numbers("2016, 2020: 11.4% of 12"), [2016, 2020, 11, 4, 12]);
}

/// What is said of a question in prose: its reason, notes, what its figure counts, and why anything is assumed.
fn texts(question: &Question) -> Vec<&LocalText> {
    let statements = question.statements.iter().filter_map(|statement| statement.note.as_ref());
    let notes = question.bridges.iter().filter_map(|bridge| bridge.note.as_ref());
    let of_steps = steps(question).flat_map(|step| step.note.iter().chain(reason(&step.basis)));
    let switches = question.switches.iter().map(|switch| &switch.note);
    let interval = match &question.recommendation.interval {
        IntervalBasis::Declared { basis, .. } => Some(basis),
        IntervalBasis::None { reason } => Some(reason),
        IntervalBasis::Source | IntervalBasis::Statements { .. } => None,
    };
    let head = [&question.why, &question.recommendation.counts];
    head.into_iter().chain(interval).chain(statements).chain(notes).chain(of_steps).chain(switches).collect()
}

fn steps(question: &Question) -> impl Iterator<Item = &Step> {
    question.bridges.iter().flat_map(|bridge| &bridge.steps)
}

/// Why the size of a step is what it is, in the words of whoever answers for it.
fn reason(basis: &Basis) -> Option<&LocalText> {
    match basis {
        Basis::Transferred { basis, .. } | Basis::Assumption { basis, .. } => Some(basis),
        Basis::Estimate { method, .. } => Some(method),
        Basis::Series { .. } => None,
    }
}

/// The numbers of every table and delivery of a pack, by the name of its file.
fn figures(files: &Files) -> BTreeMap<&str, Vec<f64>> {
    let is_table =
        |path: &str| (path.starts_with("figures/") || path.starts_with("submissions/")) && path.ends_with(".csv");
    let tables = files.iter().filter(|(path, _)| is_table(path));
    tables.map(|(path, bytes)| (path.as_str(), numbers_of_cells(&String::from_utf8_lossy(bytes)))).collect()
}

fn numbers_of_cells(table: &str) -> Vec<f64> {
    table.split([',', ';', '\n', '\r']).filter_map(|cell| cell.trim_matches('"').parse().ok()).collect()
}

/// A figure comes from its release: written into a note it would stay behind when the next release changes it. Years stay.
#[test]
fn no_note_of_a_question_writes_out_a_figure() {
    for name in ["marjan", "tunisia"] {
        let pack = read(&pack_files(name)).unwrap();
        for question in &pack.questions {
            for (text, lang) in
                texts(question).into_iter().flat_map(|text| Lang::ALL.map(|lang| (text.get(lang), lang)))
            {
                let figures: Vec<u64> = numbers(text)
                    .into_iter()
                    .filter(|number| *number >= 1_000 && !(1900..=2100).contains(number))
                    .collect();
                assert!(figures.is_empty(), "{} ({lang}): {figures:?} in {text}", question.id);
            }
        }
    }
}

/// The sizes of an assumption that stand for themselves, shares in hundredths as they would be published. An amount below a
/// thousand meets some small count of some table by chance.
fn typed_sizes(step: &Step) -> Vec<f64> {
    let Basis::Assumption { low, central, high, parts_of: None, .. } = &step.basis else { return Vec::new() };
    let (hundredths, least) = if step.takes == Takes::ShareOfRest { (100.0, 0.0) } else { (1.0, 1_000.0) };
    [low, central, high]
        .map(|size| size * hundredths)
        .into_iter()
        .filter(|size| *size != 0.0 && *size >= least)
        .collect()
}

/// Typed into an assumption, a figure would stay where it was when its source revises it; as a part of the figure
/// (`parts_of`) it moves. Amounts are held against every table of the pack, shares against those that the question reads:
/// some share of
/// some other thing is always five per cent.
#[test]
fn no_assumption_types_out_a_figure_that_a_dataflow_holds() {
    for name in ["marjan", "tunisia"] {
        let files = pack_files(name);
        let (pack, all) = (read(&files).unwrap(), figures(&files));
        assert!(!all.is_empty(), "{name}");
        for question in &pack.questions {
            let own: Vec<String> =
                question.series().iter().map(|series| format!("figures/{}.csv", series.dataflow)).collect();
            for step in steps(question) {
                let of_amounts = step.takes == Takes::Amount;
                let against = all.iter().filter(|(path, _)| of_amounts || own.iter().any(|known| known == *path));
                let known: Vec<f64> = against.flat_map(|(_, numbers)| numbers).copied().collect();
                for size in typed_sizes(step) {
                    let is_published = known.iter().any(|number| (number - size).abs() < 1e-9 * size.abs());
                    assert!(!is_published, "{name}, {}, {}: {size} is published", question.id, step.id);
                }
            }
        }
    }
}
