//! Names and types are checked against the structure.

use super::{World, check_error};
use crate::formula::{Formula, FormulaErrorKind};

#[test]
fn every_name_must_be_known() {
    check_error("«OBS_VALU» > 0", "no component `OBS_VALU`");
    check_error("«UNIT_MEASURE» = \"PS\"", "no component `UNIT_MEASURE`");
    check_error("«DF_OTHER»#OBS_VALUE > 0", "no dataflow `DF_OTHER`");
    check_error("DF_ARRIVALS[sub AGE = \"_T\"]#«VALUE» > 0", "no component `VALUE`");
    check_error("DF_ARRIVALS[sub AGE = «\"Y16\"»]#OBS_VALUE > 0", "no code `Y16`");
    check_error("DF_ARRIVALS[sub AGE = \"_T\", «SEX» = \"F\"]#OBS_VALUE > 0", "no component `SEX`");
    check_error("sum(OBS_VALUE group by «SX») > 0", "no component `SX`");
    check_error("sum(OBS_VALUE group except «OBS_STATUS») > 0", "`OBS_STATUS` is no dimension");
    check_error("SEX = «\"X\"» or true", "no code `X`");
    check_error("«\"X\"» <> SEX", "no code `X`");
    check_error("SEX in { \"F\", «\"W\"» }", "no code `W`");
    check_error("rollup(OBS_VALUE, ISLE, \"NORTH\", «GROUPS») > 0", "no hierarchy `GROUPS`");
    check_error("rollup(OBS_VALUE, ISLE, «\"EAST\"», ISLE_GROUPS) > 0", "`EAST` has no members");
    check_error("rollup(OBS_VALUE, ISLE, «\"XM-L\"») > 0", "`XM-L` has no members");
    check_error("rollup(OBS_VALUE, «OBS_STATUS», \"A\") > 0", "`OBS_STATUS` is no dimension");
    check_error("rollup(OBS_VALUE, «TIME_PERIOD», \"2020\") > 0", "`TIME_PERIOD` is no dimension");
}

#[test]
fn every_place_needs_a_type() {
    check_error("«OBS_VALUE»", "expected Boolean, found Number");
    check_error("OBS_VALUE = «\"1\"»", "expected Number, found Text");
    check_error("«SEX» + 1 > 0", "expected Number, found Text");
    check_error("not «OBS_VALUE»", "expected Boolean, found Number");
    check_error("if «1» then true else true", "expected Boolean, found Number");
    check_error("(if true then 1 else «\"a\"») = 1", "expected Number, found Text");
    check_error("«true» < false", "expected Number, found Boolean");
    check_error("between(OBS_VALUE, 1, «\"2\"»)", "expected Number, found Text");
    check_error("abs(«SEX») = 1", "expected Number, found Text");
    check_error("nvl(OBS_VALUE, «\"\"») = 1", "expected Number, found Text");
    check_error("sum(«SEX») = 1", "expected Number, found Text");
    check_error("OBS_VALUE in { 1, «\"A\"» }", "expected Number, found Text");
    check_error("«OBS_VALUE = 2» in { 1 }", "expected Text, found Boolean");
    check_error("«(OBS_VALUE = 1)» in { 1 }", "expected Text, found Boolean");
}

#[test]
fn what_does_not_determine_one_row_is_an_error() {
    check_error("«DF_ARRIVALS#OBS_VALUE» > 0", "several rows: also give `AGE`");
    check_error(
        "«lag(OBS_VALUE, 1 over (partition by SEX order by TIME_PERIOD))» > 0",
        "several rows: also give `ISLE`",
    );
}

#[test]
fn not_binds_tighter_than_a_comparison() {
    let errors = World::new().errors("not OBS_VALUE = 1");
    assert_eq!(errors.iter().map(|error| (error.start, error.end)).collect::<Vec<_>>(), [(4, 13), (16, 17)]);
    assert_eq!(World::new().errors("not (OBS_VALUE = 1)"), []);
}

#[test]
fn null_fits_every_place_and_one_error_is_reported_once() {
    for source in ["null = OBS_VALUE", "null", "not null", "nvl(SEX, null) = \"F\"", "null in { 1 }"] {
        assert_eq!(World::new().errors(source), [], "{source}");
    }
    assert_eq!(World::new().errors("abs(A) + B > C and D = \"x\"").len(), 4);
    check_error("(-(«A» + 1) * 2) / 3 = 1", "no component `A`");
}

#[test]
fn an_unknown_name_suggests_its_neighbours() {
    let errors = World::new().errors("OBS_VALU = 1 and SEX = \"f\"");
    let kinds: Vec<FormulaErrorKind> = errors.into_iter().map(|error| error.kind).collect();
    let nearest = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    assert_eq!(
        kinds,
        [
            FormulaErrorKind::UnknownComponent {
                name: super::id("OBS_VALU"),
                nearest: nearest(&["OBS_VALUE", "OBS_STATUS"])
            },
            FormulaErrorKind::UnknownCode { code: "f".to_owned(), nearest: nearest(&["F"]) },
        ]
    );
}

#[test]
fn a_formula_tells_which_dataflows_it_reads() {
    let formula = Formula::parse("abs(B#X) > if A#X = 1 then prev(B#Y) else 0").unwrap();
    assert_eq!(formula.dataflows(), [super::id("A"), super::id("B")]);
}
