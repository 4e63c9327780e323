//! Operators on the values of one row, and what null does to them.

use super::{RESIDENTS, World, booleans_over, check_booleans, check_numbers, check_one, frame};
use crate::formula::Formula;

#[test]
fn logic_is_three_valued() {
    for (source, expected) in [
        ("?null and false", "false"),
        ("?null and true", "."),
        ("?false and null", "false"),
        ("?null or true", "true"),
        ("?null or false", "."),
        ("?null xor true", "."),
        ("?not null", "."),
        ("?null = null", "."),
        ("?1 < null", "."),
        ("?null in { 1 }", "."),
        ("?between(1, null, 2)", "."),
        ("?between(3, null, 2)", "false"),
        ("?if null then false else true", "true"),
        ("?isnull(null)", "true"),
        ("?isnull(1 / 0)", "true"),
        ("?nvl(null, false)", "false"),
        ("?true = false", "false"),
        ("?true <> false", "true"),
    ] {
        check_one(source, expected);
    }
}

#[test]
fn functions_are_those_of_vtl() {
    for (source, expected) in [
        ("abs(-2)", "2"),
        ("ceil(1.2) + ceil(-1.2)", "1"),
        ("floor(-1.2)", "-2"),
        ("round(2.5)", "3"),
        ("round(-2.5)", "-3"),
        ("round(3.14159, 2)", "3.14"),
        ("round(12345.6, -1)", "12350"),
        ("round(1.5, 20)", "1.5"),
        ("round(power(10, 20), 15) = power(10, 20)", "true"),
        ("round(5, -400)", "0"),
        ("sqrt(9)", "3"),
        ("ln(exp(2))", "2"),
        ("power(2, 10)", "1024"),
        ("mod(5, 2)", "1"),
        ("mod(5, -2)", "-1"),
        ("mod(9, 0)", "9"),
        ("nvl(null, 3)", "3"),
        ("nvl(null + 1, 3)", "3"),
        ("1 / 0", "."),
        ("sqrt(-1)", "."),
        ("ln(0)", "."),
        ("exp(1000)", "."),
        ("1 + null", "."),
        ("-null", "."),
        ("between(2, 2, 3)", "true"),
        ("\"a\" < \"b\"", "true"),
        ("(if true then \"a\" else null) = \"a\"", "true"),
        ("0.1 + 0.2 = 0.3", "true"),
        ("0.1 + 0.2 <= 0.3", "true"),
        ("1000000000 < 1000000001", "true"),
    ] {
        check_one(source, expected);
    }
}

#[test]
fn components_are_read_row_by_row() {
    check_numbers("OBS_VALUE * 2", "20 40 60 22 . 66 8 30");
    check_booleans("OBS_VALUE > 10", "false true true true . true false true");
    check_booleans("SEX = \"F\"", "true false false true false false true true");
    check_booleans("OBS_STATUS = \"E\"", "false false false false false true . false");
    check_booleans("SEX in { \"F\", \"M\" }", "true true false true true false true true");
    check_booleans("SEX not_in { \"F\", \"M\" }", "false false true false false true false false");
    check_booleans("OBS_VALUE in { 10, 20 }", "true true false false . false false false");
    check_booleans("TIME_PERIOD >= \"2021\"", "false false false true true true true true");
    check_booleans("isnull(OBS_VALUE) = (nvl(OBS_STATUS, \"A\") = \"M\")", "true true true true true true true true");
    check_numbers("nvl(OBS_VALUE, 0)", "10 20 30 11 0 33 4 15");
    check_numbers("if SEX = \"F\" then 1 else null", "1 . . 1 . . 1 1");
    check_booleans(
        "nvl(if SEX = \"F\" then \"F\" else null, ISLE) = \"XM-L\"",
        "false true true false true true false false",
    );
}

#[test]
fn a_condition_that_is_not_known_takes_the_other_branch() {
    check_numbers("if OBS_VALUE > 10 then 1 else 0", "0 1 1 1 0 1 0 1");
    check_booleans("if OBS_VALUE > 10 then false else true", "true false false false true false true false");
}

#[test]
fn values_that_are_no_numbers_are_null() {
    let row = "A F XM-L 2020 NaN A\nA M XM-L 2020 inf A";
    assert_eq!(booleans_over(row, "OBS_VALUE = OBS_VALUE"), ". .");
}

#[test]
fn no_rows_have_no_values() {
    let rollup = "OBS_VALUE = rollup(OBS_VALUE, ISLE, \"NORTH\", ISLE_GROUPS) and prev(OBS_VALUE) < 1";
    assert_eq!(booleans_over("", rollup), "");
}

#[test]
fn a_failed_row_shows_both_sides() {
    let sides = |source: &str| {
        let world = World::new();
        let frame = frame(&world.residents, RESIDENTS);
        let found = world.with_scope(&world.residents, |scope| Formula::parse(source).unwrap().sides(&frame, scope));
        found.map(|(left, right)| [super::shown(&left), super::shown(&right)])
    };
    let check = |source, left: &str, right: &str| assert_eq!(sides(source), Some([left.to_owned(), right.to_owned()]));
    check("OBS_VALUE = 10", "10 20 30 11 . 33 4 15", "10 10 10 10 10 10 10 10");
    check("if SEX = \"F\" then OBS_VALUE < 5 else true", "10 . . 11 . . 4 15", "5 . . 5 . . 5 5");
    check("OBS_VALUE < 20 and OBS_VALUE * 2 > 20", "20 20 30 22 . 33 8 30", "20 20 20 20 20 20 20 20");
    check("SEX = \"F\" and OBS_VALUE > 10", "10 . . 11 . . 4 15", "10 . . 10 . . 10 10");
    assert_eq!(sides("SEX = \"F\""), None);
    assert_eq!(sides("OBS_VALUE = 1 or OBS_VALUE = 2"), None);
    assert_eq!(sides("between(OBS_VALUE, 1, 2)"), None);
}
