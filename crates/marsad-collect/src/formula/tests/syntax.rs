//! What is read, what is refused, and where an error points.

use super::{World, check_error, check_one};
use crate::formula::{Formula, FormulaErrorKind};

#[test]
fn operators_bind_as_in_vtl() {
    for (source, expected) in [
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("7 - 2 - 1", "4"),
        ("8 / 4 / 2", "1"),
        ("-2 + 3", "1"),
        ("- -2 * +3", "6"),
        ("1.5e2 + 0.5", "150.5"),
        ("1 + if false then 1 else 2 + 3", "6"),
        ("true or false and false", "true"),
        ("not false and false", "false"),
        ("true xor true or true", "true"),
        ("1 + 1 = 2", "true"),
        ("not (1 > 2)", "true"),
        ("2 in { 1, 2 } and true", "true"),
        ("2 not_in { -2, 3 }", "true"),
        ("/* a comment */ 1 // and another\n + 1", "2"),
    ] {
        check_one(source, expected);
    }
}

#[test]
fn a_syntax_error_points_at_the_first_sign_that_does_not_fit() {
    let operand = "expected a component, a number, a text or `(`";
    check_error("OBS_VALUE > «»", operand);
    check_error("OBS_VALUE = «=» 1", operand);
    check_error("«order» = 1", operand);
    check_error("«»", operand);
    check_error("OBS_VALUE «?» SEX", "expected `#`, `(`, `[`, the end of the formula or an operator such as `+`");
    check_error("1 + 2 «OBS_VALUE»", "expected the end of the formula or an operator such as `+`");
    check_error("(1 + 2«»", "expected `)` or an operator such as `+`");
    check_error("abs(1 «then» 2)", "expected `)`, `,`, `group`, an operator such as `+` or `over`");
    check_error("if true «else» 1", "expected an operator such as `+` or `then`");
    check_error("SEX in «(»\"F\")", "expected `{`");
    check_error("SEX in { \"F\" «»", "expected `,` or `}`");
    check_error("round(OBS_VALUE,«)» = 1", "expected a component, a number, a text or `(`");
    check_error("sum(OBS_VALUE group «SEX») = 1", "expected `by` or `except`");
    check_error("lag(OBS_VALUE, 1 over (partition «SEX»)) = 1", "expected `by`");
    check_error("DF_ARRIVALS[«SEX» = \"F\"]#OBS_VALUE = 1", "expected `sub`");
    check_error("DF_ARRIVALS[sub SEX «\"»F\"]#OBS_VALUE = 1", "expected `=`");
    check_error("«\"»F = SEX", "expected a component, a number, a text or `(`");
    check_error("«12abc» = 1", "expected a component, a number, a text or `(`");
    check_error("SEX = «'»F", "expected a component, a number, a text or `(`");
}

#[test]
fn unknown_functions_and_wrong_arguments_are_named() {
    check_error("«rond»(OBS_VALUE, 1) = 1", "no function `rond`");
    check_error("1 = «round(OBS_VALUE, 1, 2)»", "write `round(x, digits)`");
    check_error("1 = «abs()»", "write `abs(x)`");
    check_error("«lag(OBS_VALUE)» = 1", "write `lag(x, 1 over (order by TIME_PERIOD))`");
    check_error("«lag(OBS_VALUE, 0 over (order by TIME_PERIOD))» = 1", "write `lag(x, 1 over (order by TIME_PERIOD))`");
    check_error("«abs(OBS_VALUE group by SEX)» = 1", "write `abs(x)`");
    check_error("«sum(OBS_VALUE over (order by TIME_PERIOD))» = 1", "write `sum(x group by A, B)`");
    check_error("lag(OBS_VALUE, 1 over (order by «SEX»)) = 1", "expected `TIME_PERIOD`");
    let form = "write `rollup(x, DIMENSION, \"group\", HIERARCHY, \"partial\")`";
    check_error("«rollup(OBS_VALUE, ISLE, \"NORTH\", ISLE_GROUPS, \"some\")» = 1", form);
    check_error("«rollup(OBS_VALUE, 1, \"NORTH\")» = 1", form);
}

#[test]
fn a_line_and_a_column_are_counted_in_characters() {
    let error = Formula::parse("\"é\" = \"é\"\n  and ?").unwrap_err();
    assert_eq!((error.line, error.column, error.start, error.end), (2, 7, 18, 19));
}

#[test]
fn a_hostile_rule_is_refused_and_never_exhausts_the_stack() {
    let deep = |open: &str, close: &str, n| format!("{}1{}", open.repeat(n), close.repeat(n));
    for source in [
        deep("(", ")", 100_000),
        deep("(", ")", 51),
        deep("abs(", ")", 2_000),
        "(".repeat(9_000),
        "-".repeat(9_000),
        "not ".repeat(2_000),
        format!("1{}", "+1".repeat(4_000)),
        format!("true{}", " and true".repeat(1_000)),
        format!("1{}", " in {1}".repeat(1_000)),
        format!("{}1", "if true then 1 else ".repeat(400)),
        format!("{}true", "if ".repeat(400)),
    ] {
        assert!(Formula::parse(&source).is_err(), "{}", &source[..20]);
    }
}

#[test]
fn what_is_allowed_to_be_deep_is_read_checked_and_evaluated() {
    let brackets = format!("{}1{} = 1", "abs(".repeat(50), ")".repeat(50));
    let ifs = format!("{}true", "if OBS_VALUE = 1 then false else ".repeat(50));
    let chain = format!("1{} = 1", " + 1".repeat(240));
    let both = format!("({}1{}) = 1", "if true then 1 else (".repeat(49), ")".repeat(49));
    for source in [brackets, ifs, chain, both] {
        assert_eq!(World::new().errors(&source), [], "{source}");
        super::booleans_over(super::RESIDENTS, &source);
    }
}

#[test]
fn brackets_in_texts_and_comments_are_not_deep() {
    let source = format!("\"{}\" = \"a\" /* {} */", "(".repeat(60), "if ".repeat(60));
    assert!(Formula::parse(&source).is_ok());
}

#[test]
fn too_deep_and_too_long_say_how_much_is_allowed() {
    let kind = |source: &str| Formula::parse(source).unwrap_err().kind;
    assert_eq!(kind(&"(".repeat(51)), FormulaErrorKind::TooDeep { levels_max: 50 });
    assert_eq!(kind(&" ".repeat(10_001)), FormulaErrorKind::TooLong { bytes_max: 10_000 });
    assert_eq!(kind(&format!("1{}", "+1".repeat(300))), FormulaErrorKind::TooDeep { levels_max: 250 });
}

#[test]
fn names_that_are_no_vtl_names_stand_in_single_quotes() {
    check_error("«'TN-11'» = \"a\"", "no component `TN-11`");
    check_error("«ordered» = 1", "no component `ordered`");
}
