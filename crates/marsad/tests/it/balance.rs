//! The commands that balance, unroll, rake and close accounts, from files to a table. Expected values are worked by hand:
//! most are the examples of METHOD.md of `balancing`, `accounts` and `benchmarking`.

use serde_json::Value;

use crate::shell::{Shell, Told, number};

/// Runs a method over a file, with others that its options name.
fn reconcile(method: &str, text: &str, files: &[(&str, &str)], more: &[&str]) -> Told {
    let shell = Shell::new();
    let path = shell.write(&format!("{method}.csv"), text);
    let mut arguments = vec!["reconcile".to_owned(), method.to_owned(), path];
    for (option, text) in files {
        arguments.push(format!("--{option}"));
        arguments.push(shell.write(&format!("{option}.csv"), text));
    }
    arguments.extend(more.iter().map(|more| (*more).to_owned()));
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    shell.run(&arguments)
}

fn balanced(text: &str, files: &[(&str, &str)], more: &[&str]) -> Told {
    reconcile("balance", text, files, &[more, &["--format", "json"]].concat())
}

/// That cells have these values.
#[track_caller]
fn check(found: &Value, column: &str, expected: &[(&str, f64)]) {
    for (cell, expected) in expected {
        let value = number(found, &[("CELL", *cell)], column);
        assert!((value - expected).abs() < 1e-6, "{column} of {cell} is {value} and not {expected}: {found}");
    }
}

fn codes(found: &Value) -> Vec<&str> {
    found["findings"].as_array().unwrap().iter().filter_map(|one| one["code"].as_str()).collect()
}

#[track_caller]
fn tells(told: &Told, parts: &[&str]) {
    let all = told.stdout.clone() + &told.stderr;
    for part in parts {
        assert!(all.contains(part), "{part} in {all}");
    }
}

/// The first worked example of balancing/METHOD.md: parts of 100 and 50, and a whole of 160.
const PARTS: &str = "CELL,VALUE,SOURCE,VARIANCE\nFIRST,100,REGISTER,4\nSECOND,50,REGISTER,1\nWHOLE,160,CENSUS,5\n";
const SUM: (&str, &str) = ("constraints", "CONSTRAINT,CELL,COEFFICIENT\nsum,FIRST,1\nsum,SECOND,\nsum,WHOLE,-1\n");

#[test]
fn parts_and_a_whole_meet_where_their_errors_say() {
    let found = balanced(PARTS, &[SUM], &[]).exits(1).json();
    check(&found, "VALUE", &[("FIRST", 104.0), ("SECOND", 51.0), ("WHOLE", 155.0)]);
    let errors = [("FIRST", 2.4_f64.sqrt()), ("SECOND", 0.9_f64.sqrt()), ("WHOLE", 2.5_f64.sqrt())];
    check(&found, "STD_ERROR", &errors);
    check(&found, "ADJUSTMENT", &[("FIRST", 4.0), ("WHOLE", -5.0)]);
    // One degree leaves all three √10 errors apart, which is beyond three.
    assert_eq!(codes(&found), ["balance-far"]);
    let about = &found["about"];
    let near = |name: &str, expected: f64| assert!((about[name].as_f64().unwrap() - expected).abs() < 1e-6, "{about}");
    near("CHI_SQUARE", 10.0);
    near("DEGREES", 1.0);
    // The tail of χ² with one degree beyond 10: 2 (1 − Φ(3.16228)).
    near("P_VALUE", 0.001_565_402);
    near("EQUALLY_INCONSISTENT", 2.0);
    let shares = balanced(PARTS, &[SUM], &["--show", "contributions"]).exits(1).json();
    for source in ["REGISTER", "CENSUS"] {
        assert!((number(&shares, &[("CELL", "WHOLE"), ("SOURCE", source)], "AMOUNT") + 2.5).abs() < 1e-9, "{shares}");
    }
    let fits = balanced(PARTS, &[SUM], &["--show", "statements"]).exits(1).json();
    assert!((number(&fits, &[("CELL", "WHOLE")], "Z") - 10.0_f64.sqrt()).abs() < 1e-9, "{fits}");
    let held = balanced(PARTS, &[SUM], &["--show", "constraints"]).exits(1).json();
    assert!((number(&held, &[("CONSTRAINT", "sum")], "BEFORE") + 10.0).abs() < 1e-9, "{held}");
    assert!(number(&held, &[("CONSTRAINT", "sum")], "AFTER").abs() < 1e-8, "{held}");
    let parts = balanced(PARTS, &[SUM], &["--show", "parts"]).exits(1).json();
    assert_eq!((parts["rows"][0]["CELLS"].as_u64(), parts["rows"][0]["DEGREES"].as_u64()), (Some(3), Some(1)));
    let csv = reconcile("balance", PARTS, &[SUM], &["--format", "csv"]).exits(1).stdout;
    assert!(
        csv.starts_with("CELL,UNIT,STATED,STATED_ERROR,VALUE,STD_ERROR,ADJUSTMENT,BOUND\nFIRST,,100,2,10"),
        "{csv}"
    );
    tells(
        &reconcile("balance", PARTS, &[SUM], &[]).exits(1),
        &["χ² = 10.000 with 1 degree", "2 others fit", "beyond 3"],
    );
    tells(&reconcile("balance", PARTS, &[SUM], &["--lang", "fr"]).exits(1), &["1 degré de liberté", "au-delà de 3"]);
    tells(&reconcile("balance", PARTS, &[SUM], &["--lang", "ar"]).exits(1), &["بدرجة حرية واحدة", "وما جاوز"]);
}

/// The same three errors: 2 as it stands, a fiftieth of 50, and a grade of its source that gives √5 whatever the value.
#[test]
fn an_error_may_be_given_as_it_stands_as_a_share_or_by_a_grade() {
    let text = "CELL,VALUE,SOURCE,STD_ERROR,CV,GRADE\nFIRST,100,REGISTER,2,,\nSECOND,50,REGISTER,,0.02,\n\
                WHOLE,160,CENSUS,,,\n";
    let grades = ("grades", "GRADE,CV,STD_ERROR_MIN\nrough,0,2.23606797749979\n");
    let expected = [("FIRST", 104.0), ("SECOND", 51.0), ("WHOLE", 155.0)];
    let found = balanced(text, &[SUM, grades], &["--grade", "CENSUS=rough"]).exits(1).json();
    check(&found, "VALUE", &expected);
    let in_line = text.replace("CENSUS,,,", "CENSUS,,,rough");
    check(&balanced(&in_line, &[SUM, grades], &[]).exits(1).json(), "VALUE", &expected);
    // Grade B is a tenth nine times out of ten.
    let graded = "CELL,VALUE,SOURCE,GRADE\nFIRST,1000,REGISTER,b\n";
    check(&balanced(graded, &[], &[]).exits(0).json(), "STATED_ERROR", &[("FIRST", 100.0 / 1.644_853_626_951_472)]);
    let ungraded = balanced(text, &[SUM], &[]).exits(1).json();
    assert_eq!(codes(&ungraded), ["balancing-unknown-source"]);
    check(&ungraded, "VALUE", &[("FIRST", 100.0), ("WHOLE", 150.0)]);
    let twice = balanced(&text.replace("REGISTER,2,,", "REGISTER,2,0.1,"), &[], &[]).exits(1);
    tells(&twice, &["line 2, “CV”: “0.1”", "another column"]);
    let unknown = balanced(&text.replace("CENSUS,,,", "CENSUS,,,e"), &[], &[]).exits(1);
    tells(&unknown, &["line 4, “GRADE”: “e”", "A, B, C"]);
    tells(&balanced(text, &[], &["--grade", "CENSSUS=A"]).exits(1), &["CENSUS"]);
    balanced(text, &[], &["--grade", "CENSUS"]).exits(2);
}

/// 100 and 110 by two sources with an error of 2: 105 ± √2. With an error of 1 for the second (25 + 110) / 1.25 = 108.
#[test]
fn another_grade_of_a_source_is_tried_before_it_is_given() {
    let text = "CELL,VALUE,SOURCE\nSTOCK,100,REGISTER\nSTOCK,110,CENSUS\n";
    let grades = ("grades", "GRADE,CV,STD_ERROR_MIN\nA,0,1\nB,0,2\n");
    let graded = ["--grade", "REGISTER=B", "--grade", "CENSUS=B"];
    // 100 / 8 = 12.5 with one degree: p is 0.0004.
    check(&balanced(text, &[grades], &graded).exits(1).json(), "VALUE", &[("STOCK", 105.0)]);
    let tried = balanced(text, &[grades], &[&graded[..], &["--trial", "CENSUS=A"]].concat()).exits(1).json();
    check(&tried, "BEFORE", &[("STOCK", 105.0)]);
    check(&tried, "AFTER", &[("STOCK", 108.0)]);
    check(&tried, "AFTER_ERROR", &[("STOCK", 0.8_f64.sqrt())]);
    check(&tried, "DIFFERENCE", &[("STOCK", 3.0)]);
    let own = "CELL,VALUE,SOURCE,VARIANCE\nSTOCK,100,REGISTER,4\n";
    assert_eq!(codes(&balanced(own, &[], &["--trial", "REGISTER=A"]).exits(1).json()), ["balance-grade-idle"]);
}

/// 100 and 90 for one number, with an error of 2 each. With a correlation of ½ their covariance is 2, S = 4 + 4 − 4: both
/// become 95 with a variance of 4 − 2² / 4 = 3; without it it is 4 − 4² / 8 = 2.
#[test]
fn errors_that_go_together_leave_less_knowledge() {
    let text = "CELL,VALUE,SOURCE,STD_ERROR\nONE,100,A,2\nOTHER,90,B,2\n";
    let same = ("constraints", "CONSTRAINT,CELL,COEFFICIENT\nsame,ONE,1\nsame,OTHER,-1\n");
    let apart = balanced(text, &[same], &[]).exits(1).json();
    assert_eq!(codes(&apart), ["balance-unlikely"]);
    check(&apart, "VALUE", &[("ONE", 95.0), ("OTHER", 95.0)]);
    check(&apart, "STD_ERROR", &[("ONE", 2.0_f64.sqrt())]);
    for together in ["FIRST,SECOND,CORRELATION\nONE,OTHER,0.5\n", "FIRST,SECOND,COVARIANCE\nOTHER,ONE,2\n"] {
        let found = balanced(text, &[same, ("covariances", together)], &[]).exits(1).json();
        check(&found, "VALUE", &[("ONE", 95.0), ("OTHER", 95.0)]);
        check(&found, "STD_ERROR", &[("ONE", 3.0_f64.sqrt())]);
        assert!((found["about"]["CHI_SQUARE"].as_f64().unwrap() - 25.0).abs() < 1e-9, "{found}");
    }
    let impossible = ("covariances", "FIRST,SECOND,CORRELATION\nONE,OTHER,1\nONE,ONNE,0.5\nONE,OTHER,\n");
    let found = balanced(text, &[same, impossible], &[]).exits(1).json();
    let expected = ["reconcile-left-out", "reconcile-left-out", "balancing-impossible-covariances", "balance-unlikely"];
    assert_eq!(codes(&found), expected);
    tells(&balanced(text, &[same, impossible], &[]).exits(1), &["line 3, “SECOND”: “ONNE”", "the nearest is “ONE”"]);
}

#[test]
fn a_file_of_covariances_or_bounds_may_say_nothing() {
    let head = [("covariances", "FIRST,SECOND,CORRELATION\n"), ("bounds", "CELL,MIN,MAX\n")];
    let found = balanced("CELL,VALUE,SOURCE,VARIANCE\nFIRST,100,A,4\n", &head, &[]).exits(0).json();
    check(&found, "VALUE", &[("FIRST", 100.0)]);
    check(&found, "STD_ERROR", &[("FIRST", 2.0)]);
}

/// 1 and 5 that add up to 2, each with an error of 1: −1 and 3; nobody is less than nobody, so 0 and 2.
#[test]
fn cells_stay_within_their_bounds() {
    let text = "CELL,VALUE,SOURCE,STD_ERROR\nX,1,A,1\nY,5,A,1\n";
    let two = ("constraints", "CONSTRAINT,CELL,TARGET\ntwo,X,2\ntwo,Y,\n");
    let held = balanced(text, &[two], &[]).exits(0).json();
    check(&held, "VALUE", &[("X", 0.0), ("Y", 2.0)]);
    assert_eq!(held["rows"][0]["BOUND"], "lower");
    check(&balanced(text, &[two], &["--signed"]).exits(0).json(), "VALUE", &[("X", -1.0), ("Y", 3.0)]);
    let bounded = balanced(text, &[two, ("bounds", "CELL,MIN,MAX\nY,,1.5\n")], &[]).exits(1).json();
    // With Y at 1.5 the sum and the bound say so for sure: 5 is 3.5 errors away.
    assert_eq!(codes(&bounded), ["balance-outside-bounds", "balance-far"]);
    check(&bounded, "VALUE", &[("X", 0.5), ("Y", 1.5)]);
    assert_eq!(bounded["rows"][1]["BOUND"], "upper");
}

/// 100 with a variance of 4, and a constraint that asks for 110 with a variance of 6: 100 + 10 · 4 / 10.
#[test]
fn a_constraint_may_hold_only_nearly() {
    let text = "CELL,VALUE,SOURCE,VARIANCE\nSTOCK,100,A,4\nUNSTATED,,,\n";
    let soft =
        "CONSTRAINT,CELL,COEFFICIENT,TARGET,VARIANCE\nnear,STOCK,1,110,6\ntwice,UNSTATED,1,,\ntwice,STOCK,-2,,\n";
    let found = balanced(text, &[("constraints", soft)], &[]).exits(1).json();
    check(&found, "VALUE", &[("STOCK", 104.0), ("UNSTATED", 208.0)]);
    check(&found, "STD_ERROR", &[("STOCK", 2.4_f64.sqrt()), ("UNSTATED", 2.0 * 2.4_f64.sqrt())]);
    // The error of the constraint is −6 of 10, and that of the source 4.
    let moved = balanced(text, &[("constraints", soft)], &["--show", "contributions"]).exits(1).json();
    let by_constraint = number(&moved, &[("CELL", "STOCK"), ("BY", "soft-constraints")], "AMOUNT");
    assert!((by_constraint - 2.4).abs() < 1e-9, "{moved}");
}

/// The second worked example of balancing/METHOD.md: three accounts in a row.
#[test]
fn accounts_of_a_file_close_each_other() {
    let text =
        "CELL,VALUE,SOURCE,VARIANCE\nS0,100,A,1\nS1,130,A,1\nS2,140,A,1\nS3,145,A,1\nF0,9,B,1\nF1,10,B,1\nF2,5,B,1\n";
    let accounts = "PERIOD,GROUP,STOCK,IMMIGRATION\n2020,native-foreigners,S0,F0\n2021,native-foreigners,S1,F1\n\
                    2022,native-foreigners,S2,F2\n2023,native-foreigners,S3,\n";
    let found = balanced(text, &[("accounts", accounts)], &[]).exits(1).json();
    check(&found, "VALUE", &[("S0", 108.0), ("S1", 125.0), ("S2", 138.0), ("S3", 144.0)]);
    check(&found, "VALUE", &[("F0", 17.0), ("F1", 13.0), ("F2", 6.0)]);
    assert!((found["about"]["CHI_SQUARE"].as_f64().unwrap() - 168.0).abs() < 1e-6, "{found}");
    let held = balanced(text, &[("accounts", accounts)], &["--show", "constraints"]).exits(1).json();
    assert_eq!(held["rows"][0]["CONSTRAINT"], "2020: foreigners born in the country");
    let open = accounts.replace("2023,native-foreigners,S3,\n", "");
    let found = balanced(text, &[("accounts", &open)], &[]).exits(1).json();
    assert_eq!(codes(&found), ["balance-account-open", "balance-unlikely"]);
}

/// 905 foreigners and 832 a year later, 4,885 citizens and 5,230, 400 naturalisations, all with an error of one: r = (327,
/// −55), S has 3 on its diagonal and −1 beside it, λ = (115.75, 20.25).
#[test]
fn naturalisations_leave_the_foreigners_and_join_the_citizens() {
    let text = "CELL,VALUE,SOURCE,VARIANCE\nF0,905,A,1\nF1,832,A,1\nC0,4885,A,1\nC1,5230,A,1\nN,400,A,1\n";
    let accounts = "PERIOD,GROUP,STOCK,NATURALISATION\n2023,native-foreigners,F0,N\n2023,native-citizens,C0,\n\
                    2024,native-foreigners,F1,\n2024,native-citizens,C1,\n";
    let found = balanced(text, &[("accounts", accounts)], &[]).exits(1).json();
    check(&found, "VALUE", &[("F0", 1020.75), ("F1", 716.25), ("C0", 4905.25), ("C1", 5209.75), ("N", 304.5)]);
}

#[test]
fn what_cannot_hold_together_is_named_and_a_sum_that_lacks_a_term_is_left_out() {
    let more = "again,FIRST,1,\nagain,SECOND,1,\nagain,WHOLE,-1,\nother,FIRST,1,5\nother,SECOND,1,\nother,WHOLE,-1,\n";
    let head = "CONSTRAINT,CELL,COEFFICIENT,TARGET\nsum,FIRST,1,\nsum,SECOND,,\nsum,WHOLE,-1,\n";
    let all = head.to_owned() + more;
    let told = reconcile("balance", PARTS, &[("constraints", &all)], &[]).exits(1);
    tells(&told, &["“other” says 5, the others say", "Each of these follows from the others"]);
    let french = reconcile("balance", PARTS, &[("constraints", &all)], &["--lang", "fr"]).exits(1);
    assert!(!french.stderr.contains("others"), "{}", french.stderr);
    let misspelt = head.replace("sum,SECOND", "sum,SECND");
    let found = balanced(PARTS, &[("constraints", &misspelt)], &[]).exits(1).json();
    assert_eq!(codes(&found), ["reconcile-left-out", "balance-constraint-left-out"]);
    check(&found, "VALUE", &[("FIRST", 100.0), ("WHOLE", 160.0)]);
    let nameless = head.replace("sum,SECOND", ",SECOND");
    let refused = reconcile("balance", PARTS, &[("constraints", &nameless)], &[]).exits(1);
    tells(&refused, &["constraints.csv, line 3, “CONSTRAINT”", "may lack a term"]);
    let mixed =
        "CELL,VALUE,SOURCE,VARIANCE,UNIT\nFIRST,100,A,4,persons\nSECOND,50,A,1,permits\nWHOLE,160,B,5,persons\n";
    let found = balanced(mixed, &[SUM], &[]).exits(1).json();
    assert_eq!(codes(&found), ["balancing-unlike-units"]);
    let converting = "CONSTRAINT,CELL,COEFFICIENT,UNITS\nsum,FIRST,1,converting\nsum,SECOND,,\nsum,WHOLE,-1,\n";
    let found = balanced(mixed, &[("constraints", converting)], &[]).exits(1).json();
    check(&found, "VALUE", &[("WHOLE", 155.0)]);
}

#[test]
fn where_what_must_hold_contradicts_itself_nothing_is_said_to_be_well() {
    let figures = "CELL,VALUE,SOURCE,VARIANCE\nFIRST,100,REGISTER,4\nSECOND,,,\n";
    let totals = "CONSTRAINT,CELL,COEFFICIENT,TARGET\nh1,FIRST,1,100\nh1,SECOND,1,\nh2,FIRST,1,120\nh2,SECOND,1,\n";
    let told = reconcile("balance", figures, &[("constraints", totals)], &[]).exits(1);
    tells(&told, &["What must hold contradicts itself", "“h2” says 120, the others say 100"]);
    assert!(!told.stderr.contains("Nothing"), "{}", told.stderr);
}

#[test]
fn every_line_that_cannot_be_read_is_told_and_the_others_are_used() {
    let text = PARTS.to_owned() + "FOURTH,many,REGISTER,1\n,5,REGISTER,1\nFIFTH,5,REGISTER\nWHOLE,170,CENSUS,5\n";
    let told = reconcile("balance", &text, &[], &[]).exits(1);
    let parts = ["line 5, “VALUE”: “many”", "line 6, “CELL”", "line 7 has 3 cells", "170", "FIRST"];
    tells(&told, &parts);
    let account = "PERIOD,GROUP,STOCK\n20x0,native-citizens,5\n2020,natives,5\n2020,native-citizens,five\n";
    tells(&reconcile("account", account, &[], &[]).exits(1), &["line 2", "line 3", "line 4"]);
    let series = "PERIOD,INDICATOR,FROM,TOTAL\n2023-Q1,5,,\n2023-Q2,5,,\n2023-Q3,5,2022-Q1,9\n2023-Q4,5,2023-Q1,100\n";
    let found = reconcile("benchmark", series, &[], &["--format", "json"]).exits(1).json();
    assert_eq!(codes(&found), ["reconcile-unread"], "the figure is left out, and the line is used");
    assert!((number(&found, &[("PERIOD", "2023-Q3")], "VALUE") - 25.0).abs() < 1e-9, "{found}");
    let wrong = series.replace("2023-Q1,5,,", "2023-Q1,five,,").replace("2023-Q2,5,,", "2023-Q2,six,,");
    tells(&reconcile("benchmark", &wrong, &[], &[]).exits(1), &["“five”", "“six”", "“2022-Q1”", "in 2023-Q1"]);
    let table = "SEX,AGE,VALUE\nM,A,one\nM,B,1\nF,A,1\nF,B,two\n";
    tells(&reconcile("rake", table, &[], &[]).exits(1), &["line 2", "line 5", "2 combinations"]);
    let empty = "SEX,AGE,VALUE\nM,_T,30\n";
    tells(&reconcile("rake", empty, &[], &["--lang", "ar"]).exits(1), &["جدول يُنطلق منه"]);
    tells(&reconcile("rake", empty, &[], &["--lang", "fr"]).exits(1), &["tableau de départ"]);
}

/// The worked example of benchmarking/METHOD.md: totals 10, 25, none, 60, and 12, 30.
#[test]
fn totals_since_january_become_figures_of_periods() {
    let text = "PERIOD,TOTAL\n2023-Q1,10\n2023-Q2,25\n2023-Q4,60\n2024-Q1,12\n2024-Q2,30\n";
    let unrolled = |text: &str, more: &[&str]| reconcile("unroll", text, &[], &[more, &["--format", "json"]].concat());
    let found = unrolled(text, &[]).exits(0).json();
    let expected = [("2023-Q1", 10.0), ("2023-Q2", 15.0), ("2023-Q4", 35.0), ("2024-Q1", 12.0), ("2024-Q2", 18.0)];
    for (period, expected) in expected {
        assert_eq!(number(&found, &[("PERIOD", period)], "VALUE"), expected, "{period}");
    }
    assert_eq!(found["rows"][2]["FROM"], "2023-Q3", "35 are of two quarters together");
    // A year that begins in July: 25 since then in March, and 4 of the next year.
    let fiscal = "PERIOD,TOTAL,SERIES\n2023-12,10,visas\n2024-03,25,visas\n2024-07,4,visas\n2024-07,3,permits\n";
    let found = unrolled(fiscal, &["--year-begins", "7"]).exits(0).json();
    assert_eq!(number(&found, &[("PERIOD", "2024-03"), ("FROM", "2024-01")], "VALUE"), 15.0);
    assert_eq!(number(&found, &[("PERIOD", "2023-12"), ("FROM", "2023-07")], "VALUE"), 10.0);
    assert_eq!(number(&found, &[("PERIOD", "2024-07"), ("SERIES", "permits")], "VALUE"), 3.0);
    let falls = unrolled(&text.replace("2023-Q2,25", "2023-Q2,7"), &[]).exits(1).json();
    assert_eq!(codes(&falls), ["benchmark-total-falls"]);
    let wrong = unrolled("PERIOD,TOTAL\n2023-W05,10\n2023-Q1,many\n2023-Q2,5\n", &[]).exits(1);
    tells(&wrong, &["line 2, “PERIOD”: “2023-W05”", "line 3, “TOTAL”: “many”", "2023-Q2"]);
    let blank = unrolled("PERIOD,TOTAL\n2023-Q1,5\n2023-Q2,\n2023-Q3,30\n", &[]).exits(0).json();
    assert_eq!(number(&blank, &[("PERIOD", "2023-Q3"), ("FROM", "2023-Q2")], "VALUE"), 25.0);
}

/// 5 until March, 20 until June, 30 until September: 5, 15 and 10, which are the 30 of the year so far.
#[test]
fn totals_of_months_and_of_quarters_are_not_counted_twice() {
    let mixed = "PERIOD,TOTAL\n2023-Q1,5\n2023-06,20\n2023-Q3,30\n";
    let found = reconcile("unroll", mixed, &[], &["--format", "json"]).exits(0).json();
    let expected = [("2023-Q1", "2023-Q1", 5.0), ("2023-04", "2023-06", 15.0), ("2023-Q3", "2023-Q3", 10.0)];
    for (from, period, expected) in expected {
        assert_eq!(number(&found, &[("FROM", from), ("PERIOD", period)], "VALUE"), expected, "{period}");
    }
}

/// 30 until September and 40 in the year: 10 in its last quarter, which nobody may take for the total of the year.
#[test]
fn the_total_of_a_year_is_the_total_at_its_end() {
    let unrolled = |text: &str, more: &[&str]| reconcile("unroll", text, &[], &[more, &["--format", "json"]].concat());
    let found = unrolled("PERIOD,TOTAL\n2022,35\n2023-09,30\n2023,40\n", &[]).exits(0).json();
    for (from, period, expected) in [("2022", "2022", 35.0), ("2023-01", "2023-09", 30.0), ("2023-10", "2023-12", 10.0)]
    {
        assert_eq!(number(&found, &[("FROM", from), ("PERIOD", period)], "VALUE"), expected, "{period}");
    }
    let twice = unrolled("PERIOD,TOTAL\n2023-12,40\n2023,40\n", &[]).exits(0).json();
    assert_eq!(number(&twice, &[("PERIOD", "2023-12")], "VALUE"), 40.0);
    // 2023 is no year that begins in July.
    let apart = reconcile("unroll", "PERIOD,TOTAL\n2023,40\n2023-12,40\n", &[], &["--year-begins", "7"]).exits(1);
    tells(&apart, &["line 2, “PERIOD”: “2023”"]);
}

/// The worked example of benchmarking/METHOD.md: pairs with 1 + 2 times the sum of their indicators, so ½ for each period and
/// twice its indicator, and nothing left over.
#[test]
fn a_regression_says_what_it_estimated() {
    let series = "PERIOD,INDICATOR,FROM,TOTAL\n2020-Q1,1,,\n2020-Q2,3,2020-Q1,9\n2020-Q3,2,,\n2020-Q4,4,2020-Q3,13\n\
                  2021-Q1,3,,\n2021-Q2,7,2021-Q1,21\n2021-Q3,5,,\n2021-Q4,1,2021-Q3,13\n";
    let asked = ["--method", "chow-lin", "--constant"];
    let estimated = |more: &[&str]| reconcile("benchmark", series, &[], &[&asked[..], more].concat());
    let found = estimated(&["--format", "json"]).json();
    let about = &found["about"];
    for (place, name, expected) in [(0, "INDICATOR", 2.0), (1, "CONSTANT", 0.5)] {
        let one = &about["COEFFICIENTS"][place];
        assert_eq!(one["INDICATOR"], name, "{about}");
        assert!((one["COEFFICIENT"].as_f64().unwrap() - expected).abs() < 1e-9, "{about}");
        assert!(one["STD_ERROR"].as_f64().unwrap() < 1e-6, "{about}");
    }
    assert!(about["VARIANCE"].as_f64().unwrap() < 1e-12 && about["RHO"].is_f64(), "{about}");
    for (lang, one, constant) in [("en", "INDICATOR = 2.000", "CONSTANT = 0.500"), ("fr", "= 2,000", "= 0,500")] {
        tells(&estimated(&["--lang", lang]), &["ρ = ", "σ² = ", one, constant]);
    }
    tells(&estimated(&["--lang", "ar"]), &["ρ = ", "الخطأ المعياري"]);
    let moved = reconcile("benchmark", series, &[], &["--format", "json"]).json();
    assert!(moved["about"].is_null(), "{moved}");
}

#[test]
fn what_is_given_and_not_used_is_told() {
    let series = "PERIOD,INDICATOR,INDICATOR_2,TOTAL\n2023-Q1,5,1,\n2023-Q2,5,1,\n2023-Q3,5,1,\n2023-Q4,5,1,100\n";
    let found = reconcile("benchmark", series, &[], &["--constant", "--format", "json"]).exits(1).json();
    assert_eq!(codes(&found)[..2], ["benchmark-not-used", "benchmark-no-from"], "{found}");
    let message = found["findings"][0]["message"].as_str().unwrap();
    assert!(message.contains("INDICATOR_2") && message.contains("--constant"), "{message}");
    let stock = reconcile("benchmark", series, &[], &["--aggregation", "last", "--format", "json"]).exits(1).json();
    assert!(!codes(&stock).contains(&"benchmark-no-from"), "a stock stands at one moment: {stock}");
    let one = "PERIOD,GROUP,STOCK\n2023,native-citizens,5\n";
    let found = reconcile("account", one, &[], &["--format", "json"]).exits(1).json();
    assert_eq!(codes(&found), ["account-nothing-closed"]);
    tells(&reconcile("account", one, &[], &["--tolerance", "-1"]).exits(1), &["“-1”"]);
    let no_number = "PERIOD,GROUP,STOCK\n2023,native-citizens,NaN\n";
    tells(&reconcile("account", no_number, &[], &[]).exits(1), &["“NaN” is not a number"]);
}

/// M, A is 0 and stays it, so that M, B is all 30 of M, and F is 40 and 30.
#[test]
fn a_cell_of_zero_is_given_as_zero_and_a_total_that_is_not_there_is_missing() {
    let table = "SEX,AGE,VALUE\nM,A,0\nM,B,1\nF,A,1\nF,B,1\nM,_T,30\nF,_T,70\n_T,A,40\n_T,B,60\n";
    let found = reconcile("rake", table, &[], &["--format", "json"]).exits(0).json();
    for (sex, age, expected) in [("M", "A", 0.0), ("M", "B", 30.0), ("F", "A", 40.0), ("F", "B", 30.0)] {
        let value = number(&found, &[("SEX", sex), ("AGE", age)], "VALUE");
        assert!((value - expected).abs() < 1e-6, "{sex}, {age} is {value}: {found}");
    }
    let missing = reconcile("rake", &table.replace("M,_T,30\n", ""), &[], &["--format", "json"]).exits(1).json();
    assert!(codes(&missing).contains(&"raking-total-missing"), "{missing}");
    let huge = reconcile("rake", &table.replace("F,A,1\n", "F,A,1e308\n"), &[], &[]).exits(1);
    tells(&huge, &["line 4, “VALUE”: “1e308”", "15 digits"]);
}

/// Two cells for which points as joints leave one key, `a.b.c`. The margins fit the four ones as row × column / total: 30 · 40 /
/// 100 for the first and 70 · 60 / 100 for the second.
#[test]
fn a_raked_table_keeps_a_column_for_each_dimension() {
    let table = "ROW,COL,VALUE\na.b,c,1\na,b.c,1\na.b,b.c,1\na,c,1\na.b,_T,30\na,_T,70\n_T,c,40\n_T,b.c,60\n";
    let found = reconcile("rake", table, &[], &["--format", "json"]).exits(0).json();
    for (row, column, expected) in [("a.b", "c", 12.0), ("a", "b.c", 42.0)] {
        let value = number(&found, &[("ROW", row), ("COL", column)], "VALUE");
        assert!((value - expected).abs() < 1e-6, "{row}, {column} is {value}: {found}");
    }
    let csv = reconcile("rake", table, &[], &["--format", "csv"]).exits(0).stdout;
    assert!(csv.starts_with("ROW,COL,VALUE\na.b,c,"), "{csv}");
    let text = reconcile("rake", table, &[], &[]).exits(0).stdout;
    assert!(text.starts_with("ROW\tCOL\tVALUE\na.b\tc\t"), "{text}");
}

/// Both ROW and COL add up to 100, and the total of all says 120.
#[test]
fn margins_that_contradict_are_named_once() {
    let table = "ROW,COL,VALUE\na,x,1\na,y,2\nb,x,2\nb,y,4\na,_T,30\nb,_T,70\n_T,x,40\n_T,y,60\n_T,_T,120\n";
    let found = reconcile("rake", table, &[], &["--format", "json"]).exits(1).json();
    let told: Vec<&str> = codes(&found).into_iter().filter(|code| *code == "raking-margins-differ").collect();
    assert_eq!(told.len(), 1, "{found}");
    let message = found["findings"][0]["message"].as_str().unwrap();
    for part in ["by ROW add up to 100", "by COL add up to 100", "total of all says 120"] {
        assert!(message.contains(part), "{part} in {message}");
    }
}

/// Each row has one cell, so that the columns make both of them 5.
#[test]
fn both_rows_that_are_missed_are_told() {
    let table = "A,B,VALUE\nx,y,0\nx,z,1\nw,y,1\nw,z,0\nx,_T,6\nw,_T,4\n_T,y,5\n_T,z,5\n";
    let told = reconcile("rake", table, &[], &[]).exits(1);
    tells(&told, &["A = x should be 6 and came out as 5", "A = w should be 4 and came out as 5"]);
}

/// The second line for FIRST is left out, so that the example comes out as it does without it.
#[test]
fn a_cell_named_twice_in_one_constraint_is_told_and_not_added_up() {
    let text = "CONSTRAINT,CELL,COEFFICIENT\nsum,FIRST,1\nsum,FIRST,1\nsum,SECOND,\nsum,WHOLE,-1\n";
    let found = balanced(PARTS, &[("constraints", text)], &[]).exits(1).json();
    assert_eq!(codes(&found), ["balance-constraint-twice", "balance-far"]);
    check(&found, "VALUE", &[("FIRST", 104.0), ("WHOLE", 155.0)]);
    let told = reconcile("balance", PARTS, &[("constraints", text)], &[]).exits(1);
    tells(&told, &["constraints.csv, line 3", "“FIRST”", "“sum”"]);
}

#[test]
fn a_balance_that_cannot_be_believed_is_not_passed_over() {
    let negative = "CELL,VALUE,SOURCE,STD_ERROR\nFIRST,-50,A,30\nSECOND,60,A,30\n";
    assert_eq!(codes(&balanced(negative, &[], &[]).exits(1).json())[0], "balance-outside-bounds");
    tells(&reconcile("balance", negative, &[], &[]).exits(1), &["line 2", "is -50", "--signed"]);
    balanced(negative, &[], &["--signed"]).exits(0);
    let above = [("bounds", "CELL,MIN,MAX\nFIRST,,\nSECOND,,50\n")];
    tells(
        &reconcile("balance", negative, &above, &[]).exits(1),
        &["line 3", "is 60", "above the greatest value", "(50)"],
    );
    // 100 and 200 with an error of one each differ by 100 / √2 = 70.7 errors.
    let apart = "CELL,VALUE,SOURCE,STD_ERROR\nSTOCK,100,A,1\nSTOCK,200,B,1\n";
    for (lang, part) in [("en", "p < 0.0001"), ("fr", "p < 0,0001"), ("ar", "<")] {
        tells(&reconcile("balance", apart, &[], &["--lang", lang]).exits(1), &[part]);
    }
    tells(&reconcile("balance", apart, &[], &[]).exits(1), &["the figure of A for STOCK", "70.711"]);
}

#[test]
fn a_figure_is_said_to_be_exact_for_the_reason_that_its_line_gives() {
    let text = "CELL,VALUE,SOURCE,VARIANCE,CV\nFIRST,100,A,0,\nSECOND,0,A,,0.1\nWHOLE,90,B,0,\n";
    let found = balanced(text, &[SUM], &[]).exits(1).json();
    let expected =
        ["balance-exact-given", "balance-exact-share-of-zero", "balance-exact-given", "balance-exact-contradictory"];
    assert_eq!(codes(&found), expected);
    let told = reconcile("balance", text, &[SUM], &[]).exits(1);
    tells(&told, &["line 2", "given as 0", "line 3", "STD_ERROR", "the figure of B for WHOLE (90)"]);
    for (lang, part) in [("fr", "tenus pour exacts"), ("ar", "عُدّت دقيقة")] {
        tells(&reconcile("balance", text, &[SUM], &["--lang", lang]).exits(1), &[part]);
    }
}

#[test]
fn an_error_below_zero_is_told_as_it_was_written() {
    let text = "CELL,VALUE,SOURCE,CV\nFIRST,100,A,0.1\nSECOND,50,A,-0.1\n";
    let found = balanced(text, &[], &[]).exits(1).json();
    assert_eq!(codes(&found)[0], "reconcile-left-out");
    tells(&reconcile("balance", text, &[], &[]).exits(1), &["balance.csv, line 3, “CV”: “-0.1”", "zero or"]);
    let grades = [("grades", "GRADE,CV\nrough,-0.2\n")];
    tells(&reconcile("balance", PARTS, &grades, &[]).exits(1), &["grades.csv, line 2, “CV”: “-0.2”"]);
    let soft = [("constraints", "CONSTRAINT,CELL,TARGET,STD_ERROR\nnear,FIRST,110,-3\n")];
    tells(&reconcile("balance", PARTS, &soft, &[]).exits(1), &["constraints.csv, line 2, “STD_ERROR”: “-3”"]);
}
