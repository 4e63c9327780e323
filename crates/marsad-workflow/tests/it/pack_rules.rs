//! A pack whose rules cannot be understood, or whose recommendations claim what is not so, is not worked with.

use marsad_pack::{Problem, ProblemKind};
use marsad_testkit::pack_files;
use marsad_workflow::{pack_remarks, read_pack};

/// The text of Marjan's first question after some replacements, each of which is made.
fn asked(replacements: &[(&str, &str)]) -> marsad_pack::Files {
    let mut files = pack_files("marjan");
    let path = "questions/FOREIGNERS.toml";
    let mut text = String::from_utf8(files[path].clone()).unwrap();
    for (from, to) in replacements {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    files.insert(path.to_owned(), text.into_bytes());
    files
}

#[track_caller]
fn check_claim(replacements: &[(&str, &str)], kind: ProblemKind, what: &str) {
    let problems: Vec<Problem> = read_pack(&asked(replacements)).unwrap_err();
    assert_eq!((problems.len(), problems[0].kind, &*problems[0].arguments["what"]), (1, kind, what), "{problems:?}");
    assert_eq!(problems[0].arguments["where"], "recommendation.rule");
}

#[test]
fn the_formulas_of_the_packs_of_this_repository_are_understood() {
    for name in ["marjan", "tunisia"] {
        assert_eq!(read_pack(&pack_files(name)).err(), None, "packs/{name}");
    }
}

#[test]
fn a_slip_in_a_formula_is_a_problem_of_the_pack_with_its_line_and_column() {
    let mut files = pack_files("marjan");
    let rule = "\n[[rule]]\nid = \"SLIP\"\nseverity = \"error\"\ncheck = { kind = \"formula\", formula = \"ISLE = \\\"XM-Q\\\" or true\" }\n";
    files.entry("rules/DF_ARRIVALS.toml".to_owned()).or_default().extend(rule.bytes());
    let problems = read_pack(&files).unwrap_err();
    assert_eq!((problems.len(), problems[0].kind), (1, ProblemKind::Unreadable));
    assert_eq!((&*problems[0].file, &*problems[0].arguments["where"]), ("rules/DF_ARRIVALS.toml", "SLIP 1:8"));
    assert!(problems[0].arguments["detail"].contains("XM-"), "{problems:?}");
}

/// The recommended figure of Marjan is the register of 2024; REGISTER_BEFORE is that of 2023.
#[test]
fn a_figure_recommended_as_the_latest_is_the_latest_of_those_that_answer_the_question() {
    let latest = ("rule = \"direct-count\"", "rule = \"most-recent\"");
    assert_eq!(read_pack(&asked(&[latest])).err(), None, "2024 is after 2023; arrivals do not answer");
    let before = ("statement = \"REGISTER\" }\ncounts", "statement = \"REGISTER_BEFORE\" }\ncounts");
    check_claim(&[latest, before], ProblemKind::NotLatest, "REGISTER");
}

#[test]
fn a_figure_recommended_as_holding_everyone_holds_no_fewer_than_another() {
    let complete = ("rule = \"direct-count\"", "rule = \"most-complete\"");
    assert_eq!(read_pack(&asked(&[complete])).err(), None);
    let adults = ("statement = \"REGISTER\" }\ncounts", "statement = \"ADULTS\" }\ncounts");
    let problems = read_pack(&asked(&[complete, adults])).unwrap_err();
    assert!(problems.iter().all(|problem| problem.kind == ProblemKind::NotWidest), "{problems:?}");
    assert!(problems.iter().any(|problem| problem.arguments["what"] == "REGISTER: age"), "{problems:?}");
}

#[test]
fn a_figure_recommended_as_reconciled_is_made_by_a_plan() {
    let reconciled = ("rule = \"direct-count\"", "rule = \"reconciled\"");
    check_claim(&[reconciled], ProblemKind::NotReconciled, "");
}

/// Marjan, its file `path` with something replaced.
fn changed(path: &str, (from, to): (&str, &str)) -> Vec<Problem> {
    let mut files = pack_files("marjan");
    let text = String::from_utf8(files[path].clone()).unwrap();
    assert!(text.contains(from), "{from}");
    files.insert(path.to_owned(), text.replacen(from, to, 1).into_bytes());
    read_pack(&files).map(|_| Vec::new()).unwrap_or_else(|problems| problems)
}

#[test]
fn a_figure_recommended_by_the_standard_is_as_near_to_it_as_any_that_answers_the_question() {
    let closest = ("rule = \"direct-count\"", "rule = \"closest-to-standard\"");
    let adults = ("statement = \"REGISTER\" }\ncounts", "statement = \"ADULTS\" }\ncounts");
    assert_eq!(read_pack(&asked(&[closest, adults])).err(), None, "without a standard only people can judge");
    let standard = ("unit = \"PS\"\n", "unit = \"PS\"\nstandard = { age = \"_T\", duration_rule = \"D12M\" }\n");
    assert_eq!(read_pack(&asked(&[closest, standard])).err(), None, "the register is of all ages from twelve months");
    let problems = read_pack(&asked(&[closest, standard, adults])).unwrap_err();
    assert!(problems.iter().all(|problem| problem.kind == ProblemKind::NotNearest), "{problems:?}");
    assert!(problems.iter().any(|problem| problem.arguments["what"] == "REGISTER"), "{problems:?}");
}

/// From those of 15 and over to everyone the young have to be added, and nobody taken away.
#[test]
fn a_step_leads_the_way_in_which_its_facet_differs() {
    let bridge = |effect: &str| {
        let author = "{ ar = \"س\", fr = \"x\", en = \"x\" }";
        format!(
            "[[bridge]]\nfrom = \"ADULTS\"\nto = \"REGISTER\"\n\n[[bridge.step]]\nid = \"YOUNG\"\nlabel = {author}\n\
             facet = \"age\"\neffect = \"{effect}\"\nbasis = {{ kind = \"assumption\", low = 800.0, central = 880.0, \
             high = 900.0, author = {author}, basis = {author} }}\n\n[[switch]]"
        )
    };
    let with = |effect: &str| changed("questions/FOREIGNERS.toml", ("[[switch]]", &bridge(effect)));
    assert_eq!(with("plus"), []);
    let problems = with("minus");
    assert_eq!((problems.len(), problems[0].kind), (1, ProblemKind::ReversedStep), "{problems:?}");
    assert_eq!((&*problems[0].arguments["what"], &*problems[0].arguments["detail"]), ("age: minus", "plus"));
}

/// The register counts from twelve months in both years.
#[test]
fn a_step_bridges_a_facet_in_which_the_ends_of_its_bridge_differ() {
    let effect = "en = \"Those who intend to stay from six months to a year\" }\n";
    let problems = changed("questions/FOREIGNERS.toml", (effect, &format!("{effect}facet = \"duration-rule\"\n")));
    assert_eq!((problems.len(), problems[0].kind), (1, ProblemKind::AgreedFacet), "{problems:?}");
    assert_eq!(problems[0].arguments["what"], "duration-rule");
    // Two stocks at the end of their years: what lies between them is time, though both are taken at the end.
    let arrivals = "en = \"Arrivals in 2024\" }\nfacet = \"time-nature\"\n";
    assert_eq!(changed("questions/FOREIGNERS.toml", (arrivals, arrivals)), []);
}

#[test]
fn constraints_of_a_plan_that_cannot_hold_whatever_sources_say_are_a_problem_of_the_pack() {
    let name = "name = { ar = \"س\", fr = \"x\", en = \"x\" }";
    let constraint = |id: &str, equals: &str| {
        let terms = "terms = [{ cell = \"STOCK_2024\", factor = 1.0 }]";
        format!("[[method.balance.constraint]]\nid = \"{id}\"\n{name}\n{terms}\nequals = {equals}\n\n")
    };
    let first = "[[method.balance.constraint]]";
    let with = |more: &str| changed("plans/DF_RECONCILED.toml", (first, &format!("{more}{first}")));
    assert_eq!(with(&constraint("ONE", "5000.0")), []);
    let twice = constraint("ONE", "5000.0") + &constraint("OTHER", "6000.0");
    let problems = with(&twice);
    assert!(problems.iter().all(|problem| problem.kind == ProblemKind::CannotHold), "{problems:?}");
    let told = &problems[0].arguments["what"];
    assert!(told.contains("ONE") && told.contains("OTHER"), "{told}");
    // No stock is below zero.
    let problems = with(&constraint("NEGATIVE", "-5.0"));
    assert!(problems.iter().any(|problem| problem.arguments["what"].contains("STOCK_2024")), "{problems:?}");
}

#[test]
fn an_interval_that_joins_unlike_figures_is_remarked_and_the_pack_stays_whole() {
    let pack = read_pack(&pack_files("marjan")).unwrap();
    assert_eq!(pack_remarks(&pack), [], "a declared interval joins nothing");
    let declared = pack.question("FOREIGNERS").unwrap();
    assert!(matches!(declared.recommendation.interval, marsad_model::IntervalBasis::Declared { .. }));
    let mut joined = pack.clone();
    joined.questions[0].recommendation.interval = marsad_model::IntervalBasis::Statements {
        statements: ["REGISTER", "REGISTER_BEFORE", "ADULTS"].map(marsad_model::Id::literal).into(),
    };
    let remarks = pack_remarks(&joined);
    assert_eq!((remarks.len(), remarks[0].kind), (1, ProblemKind::MixedInterval));
    assert_eq!(remarks[0].arguments["what"], "age, 2023, 2024");
}

#[test]
fn no_interval_of_tunisia_joins_unlike_figures() {
    assert_eq!(pack_remarks(&read_pack(&pack_files("tunisia")).unwrap()), []);
}
