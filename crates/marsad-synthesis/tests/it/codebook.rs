//! The codebook of a pack describes every column and every code that a survey has.

use std::collections::{BTreeMap, BTreeSet};

use arrow_array::RecordBatch;
use arrow_schema::DataType;

use crate::table::distinct;
use crate::{design, study_file, world};

fn codebook(pack: &str) -> toml::Table {
    toml::from_str(&study_file(pack, "variables.toml")).unwrap()
}

fn entries<'t>(table: &'t toml::Table, key: &str) -> Vec<&'t toml::Table> {
    let entries = table.get(key).and_then(toml::Value::as_array);
    entries.into_iter().flatten().filter_map(toml::Value::as_table).collect()
}

fn text<'t>(table: &'t toml::Table, key: &str) -> &'t str {
    table.get(key).and_then(toml::Value::as_str).unwrap_or_default()
}

/// A text is there in three languages.
fn check_text(table: &toml::Table, key: &str) {
    let texts = table.get(key).and_then(toml::Value::as_table).unwrap_or_else(|| panic!("{key}: {table}"));
    for lang in ["ar", "fr", "en"] {
        assert!(!text(texts, lang).trim().is_empty(), "{key}, {lang}: {table}");
    }
}

/// The codes of a variable: those of a list of the pack, and its own.
fn codes(variable: &toml::Table) -> BTreeSet<String> {
    let of_list = variable.get("codes").and_then(toml::Value::as_array).into_iter().flatten();
    let of_list = of_list.filter_map(toml::Value::as_str).map(str::to_owned);
    let own = entries(variable, "categories").into_iter().map(|category| text(category, "code").to_owned());
    of_list.chain(own).collect()
}

fn check_table(book: &BTreeMap<String, &toml::Table>, name: &str, table: &RecordBatch) {
    for field in table.schema().fields() {
        let variable = book.get(field.name()).unwrap_or_else(|| panic!("{name}: no variable {}", field.name()));
        let tables = variable["tables"].as_array().unwrap();
        assert!(tables.iter().any(|table| table.as_str() == Some(name)), "{} is in {name}", field.name());
        let kind = text(variable, "kind");
        let fits = match field.data_type() {
            DataType::Boolean => kind == "flag",
            DataType::Int32 => kind == "whole",
            DataType::Int64 => kind == "id",
            DataType::Float64 => kind == "number",
            _ => kind == "codes" || kind == "text",
        };
        assert!(fits, "{} is of the kind {kind} and has the type {}", field.name(), field.data_type());
        if kind == "codes" {
            let known = codes(variable);
            let unknown: Vec<String> =
                distinct(table, field.name()).into_iter().filter(|code| !known.contains(code)).collect();
            assert!(unknown.is_empty(), "{}: {unknown:?}", field.name());
        }
    }
}

/// Every code of a list that a codebook names is in that list of the pack.
fn check_codelist(pack: &str, variable: &toml::Table) {
    let list = text(variable, "codelist");
    if list.is_empty() {
        return;
    }
    let path = format!("{}/../../packs/{pack}/codelists/{list}.csv", env!("CARGO_MANIFEST_DIR"));
    let file = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let known: BTreeSet<&str> = file.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    for code in variable["codes"].as_array().unwrap() {
        assert!(known.contains(code.as_str().unwrap()), "{code} in {list}");
    }
}

fn check(pack: &str) {
    let file = codebook(pack);
    let universes: BTreeSet<&str> =
        entries(&file, "universe").into_iter().map(|universe| text(universe, "id")).collect();
    entries(&file, "universe").into_iter().for_each(|universe| check_text(universe, "text"));
    let mut book: BTreeMap<String, &toml::Table> = BTreeMap::new();
    for variable in entries(&file, "variable") {
        check_text(variable, "label");
        entries(variable, "categories").into_iter().for_each(|category| check_text(category, "label"));
        if variable.contains_key("question") {
            check_text(variable, "question");
        }
        assert!(universes.contains(text(variable, "universe")), "{variable}");
        assert!(variable.get("safe").is_some_and(toml::Value::is_bool), "{variable}");
        check_codelist(pack, variable);
        assert!(book.insert(text(variable, "name").to_owned(), variable).is_none(), "{variable}");
    }
    let survey = world(pack, 1).survey(&design(1));
    check_table(&book, "listing", &survey.listing);
    check_table(&book, "persons", &survey.persons);
    check_table(&book, "spells", &survey.spells);
}

#[test]
fn the_codebook_of_marjan_describes_its_survey() {
    check("marjan");
}

#[test]
fn the_codebook_of_tunisia_describes_its_survey() {
    check("tunisia");
}

#[test]
fn what_identifies_a_person_is_never_safe() {
    for pack in ["marjan", "tunisia"] {
        let file = codebook(pack);
        for variable in entries(&file, "variable") {
            let is_safe = variable["safe"].as_bool().unwrap();
            assert!(!is_safe || !["id", "text"].contains(&text(variable, "kind")), "{variable}");
            assert!(!is_safe || text(variable, "role").is_empty(), "{variable}");
        }
    }
}

#[test]
fn the_study_says_in_three_languages_that_it_is_synthetic() {
    for pack in ["marjan", "tunisia"] {
        let study: toml::Table = toml::from_str(&study_file(pack, "study.toml")).unwrap();
        assert_eq!(study["is_synthetic"].as_bool(), Some(true));
        assert_eq!(text(&study, "sentence"), marsad_synthesis::SENTENCE);
        for key in ["title", "disclaimer", "sampling", "weighting", "universe", "summary"] {
            check_text(&study, key);
        }
    }
}
