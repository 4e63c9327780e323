//! Studies, and plans that estimate from them: whole ones are read with their names, broken ones are explained.

use marsad_model::{Lang, Plan, ProtectionPolicy, QualityRules};
use marsad_pack::{ProblemKind, read, read_archived};
use marsad_testkit::{pack_files, tunisia};

use crate::{check, problems_after};

const STUDY: &str = "studies/HIMS/study.toml";
const BOOK: &str = "studies/HIMS/variables.toml";
const PLAN: &str = "plans/DF_SYN_ABROAD.toml";
const STRUCTURE: &str = "structures/DSD_SYN_ABROAD.toml";
const DATAFLOW: &str = "dataflows/DF_SYN_ABROAD.toml";

/// What is wrong with Marjan when one text in a file is another.
fn changed(path: &str, from: &str, to: &str) -> Vec<marsad_pack::Problem> {
    problems_after(path, |text| {
        assert!(text.contains(from), "{path} has no {from}");
        text.replacen(from, to, 1)
    })
}

#[test]
fn a_study_is_read_with_the_names_of_its_codes_and_the_design_of_its_roles() {
    let pack = read(&pack_files("marjan")).unwrap();
    let study = pack.study("HIMS").unwrap();
    assert!(study.is_synthetic && study.has_parameters() && pack.is_synthetic("DF_SYN_ABROAD"));
    assert!(!pack.is_synthetic("DF_ARRIVALS"));
    let name = |variable: &str, code: &str| {
        study.variable(variable).unwrap().category(code).unwrap().label.get(Lang::En).to_owned()
    };
    assert_eq!(
        (name("isle", "XM-L"), name("works", "1"), name("works", "0")),
        ("Lulu Isle".into(), "Yes".into(), "No".into())
    );
    assert_eq!(study.tables()[0].as_str(), "persons");
    let design = study.design_of("persons");
    assert_eq!(design.weights.as_deref(), Some("weight"));
    assert_eq!((design.strata, design.clusters), (vec!["stratum".to_owned()], vec!["psu".to_owned()]));
    assert!(!design.calibrated.is_empty() && study.design_of("listing").calibrated.is_empty());
    assert!(design.second.is_none() && study.design_of("listing").second.is_some());
    assert!(matches!(study.protection, ProtectionPolicy::Survey { minimum: 5, .. }));
    assert!(study.safe_variables("persons").all(|variable| variable.role.is_none()));
}

#[test]
fn a_plan_that_names_what_the_study_does_not_have_is_refused_with_the_nearest() {
    let problems = changed(PLAN, "\"age_group\"", "\"age_groups\"");
    check(&problems, ProblemKind::Dangling, PLAN);
    assert_eq!(problems[0].arguments["nearest"], "age_group");
    check(&changed(PLAN, "[\"ABROAD\"]", "[\"ABRAOD\"]"), ProblemKind::Dangling, PLAN);
    check(&changed(PLAN, "AGE = \"age_group\"", "AGES = \"age_group\""), ProblemKind::Dangling, PLAN);
    check(&changed(PLAN, "study = \"HIMS\"", "study = \"HIM\""), ProblemKind::Dangling, PLAN);
    check(&changed(PLAN, "FREQ = \"A\"", "FREQ = \"X\""), ProblemKind::Dangling, PLAN);
    // Another variable has codes that the list of the dimension lacks.
    check(&changed(PLAN, "ISLE = \"isle\"", "ISLE = \"population\""), ProblemKind::Dangling, PLAN);
}

#[test]
fn what_is_measured_is_a_number_and_what_is_crossed_has_codes() {
    let mean = "kind = \"mean\", variable = \"isle\"";
    check(&changed(PLAN, "kind = \"count\"", mean), ProblemKind::NotAllowed, PLAN);
    check(&changed(PLAN, "AGE = \"age_group\"", "AGE = \"age\""), ProblemKind::NotAllowed, PLAN);
    let share = "kind = \"proportion\", variable = \"works\"";
    check(&changed(PLAN, "kind = \"count\"", share), ProblemKind::Missing, PLAN);
}

/// A count has no interval of shares, no definition of quantiles, and no model over three dimensions.
#[test]
fn intervals_definitions_and_models_are_those_that_a_statistic_has() {
    let count = "statistic = { kind = \"count\" }";
    let with = |more: &str| changed(PLAN, count, &format!("{count}\n{more}"));
    check(&with("interval = \"beta\""), ProblemKind::NotAllowed, PLAN);
    check(&with("quantile_rule = \"hf7\""), ProblemKind::NotAllowed, PLAN);
    check(&with("small_areas = { areas = {} }"), ProblemKind::NotAllowed, PLAN);
}

#[test]
fn estimates_are_published_with_their_errors_and_under_a_policy_for_surveys() {
    let without = changed(STRUCTURE, "  { id = \"CV\", attach = \"observation\" },\n", "");
    check(&without, ProblemKind::Missing, STRUCTURE);
    let open = problems_after(DATAFLOW, |text| {
        let line = text.lines().find(|line| line.starts_with("protection = ")).unwrap().to_owned();
        text.replace(&line, "protection = { rule = \"threshold\", minimum = 5 }")
    });
    check(&open, ProblemKind::Missing, DATAFLOW);
}

#[test]
fn a_study_says_that_it_is_synthetic_and_lets_nobody_be_found() {
    check(&changed(STUDY, "sentence = \"study-synthetic\"\n", ""), ProblemKind::Missing, STUDY);
    check(&changed(STUDY, "rule = \"survey\"", "rule = \"threshold\""), ProblemKind::Unreadable, STUDY);
    check(&changed(STUDY, "lonely = \"adjust\"", "strata = [\"stratums\"]"), ProblemKind::Dangling, STUDY);
    let found = problems_after(BOOK, |text| {
        let place = text.find("name = \"psu\"").unwrap();
        text[..place].to_owned() + &text[place..].replacen("safe = false", "safe = true", 1)
    });
    check(&found, ProblemKind::NotAllowed, BOOK);
    check(&changed(BOOK, "universe = \"ALL\"", "universe = \"ALLL\""), ProblemKind::Dangling, BOOK);
    let mut gone = pack_files("marjan");
    gone.remove("studies/HIMS/synthesis.toml");
    check(&read(&gone).unwrap_err(), ProblemKind::MissingFile, "studies/HIMS/synthesis.toml");
}

#[test]
fn a_pack_that_was_kept_before_flags_had_names_is_still_read() {
    let mut files = pack_files("marjan");
    let text = String::from_utf8(files[BOOK].clone()).unwrap();
    let flag = text.find("[flag]").unwrap();
    let after = flag + text[flag..].find("[[universe]]").unwrap();
    files.insert(BOOK.to_owned(), (text[..flag].to_owned() + &text[after..]).into_bytes());
    check(&read(&files).unwrap_err(), ProblemKind::Missing, BOOK);
    assert!(read_archived(&files).is_ok());
}

/// Every governorate that the study knows has its estimate, and the synthetic study is named.
#[test]
fn all_governorates_of_tunisia_are_modelled_and_meet_the_estimate_of_the_whole() {
    let pack = tunisia();
    assert!(pack.is_synthetic("DF_SYN_GOVERNORATES"));
    let codes = &pack.study("HIMS").unwrap().variable("governorate").unwrap().categories;
    let plan = pack.plan_of("DF_SYN_GOVERNORATES").and_then(Plan::estimate).unwrap();
    for request in &plan.requests {
        let areas = request.small_areas.as_ref().unwrap();
        assert_eq!(areas.areas.len(), 24);
        assert!(codes.iter().all(|category| areas.areas.contains_key(category.code.as_str())));
        assert!(areas.options.one_design_effect && areas.options.benchmark.as_ref().unwrap().target.is_none());
    }
}

/// A count has a model over one dimension, but one design effect is for shares.
#[test]
fn a_model_of_areas_has_the_choices_of_its_statistic() {
    let by = "by = { ISLE = \"isle\", SEX = \"sex\", AGE = \"age_group\" }";
    let with = |options: &str| {
        let areas = "areas = { XM-L = [], XM-S = [], XM-N = [], XM-F = [] }";
        changed(PLAN, by, &format!("by = {{ ISLE = \"isle\" }}\nsmall_areas = {{ {options}{areas} }}"))
    };
    let plain = with("");
    assert!(plain.is_empty(), "{plain:#?}");
    check(&with("options = { one_design_effect = true }, "), ProblemKind::NotAllowed, PLAN);
}

#[test]
fn a_bound_of_quality_that_a_pack_does_not_name_does_not_bind_and_is_not_written() {
    let text = "rows_min = 30\ncv_publish_max = 0.165\ncv_warn_max = 0.333\n";
    let rules: QualityRules = toml::from_str(text).unwrap();
    assert_eq!((rules.degrees_min, rules.interval_max), (0.0, f64::INFINITY));
    assert_eq!(toml::to_string(&rules).unwrap(), text);
}
