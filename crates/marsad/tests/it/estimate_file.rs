//! Estimates from a file of one's own: how codes are named, and what is said of what is wrong or doubtful.

use serde_json::Value;

use super::shell::{Shell, Told};

/// Asks of a file whose column `w` has the weights.
fn ask(shell: &Shell, file: &str, what: &[&str]) -> Told {
    let file = ["estimate", "--file", file, "--weights", "w"];
    shell.run(&[&file[..], what].concat())
}

#[test]
fn codes_with_a_comma_are_named_as_they_are_or_in_quotation_marks() {
    let shell = Shell::new();
    let file =
        shell.write("ages.csv", "agecat,w,y\n\"(0,19]\",1,2\n\"(0,19]\",1,4\n\"(39,59]\",1,6\n\"(39,59]\",1,9\n");
    let mean = |wanted: &str| {
        let found = ask(&shell, &file, &["--mean", "y", "--where", wanted, "--format", "json"]).exits(0).json();
        found["rows"][0]["value"].as_f64().unwrap()
    };
    assert_eq!(mean("agecat=(39,59]"), 7.5);
    assert_eq!(mean("agecat=\"(39,59]\""), 7.5);
    assert_eq!(mean("agecat=(39,59],(0,19]"), 5.25);
    let terms = ask(&shell, &file, &["--regress", "y", "--on", "agecat=(0,19]", "--format", "json"]).exits(0);
    assert!(terms.stdout.contains("agecat=(39,59]"), "{}", terms.stdout);
    let pair = ["--mean", "y", "--by", "agecat", "--contrast", "(39,59],(0,19]", "--format", "json"];
    let difference = ask(&shell, &file, &pair).exits(0).json();
    assert_eq!(difference["rows"][0]["difference"].as_f64(), Some(4.5), "{difference}");
}

/// Strata 1 and 2 have three units, stratum 3 has one, in which alone the domain z lies.
fn lonely(shell: &Shell) -> String {
    let mut text = "h,psu,dom,w,y\n".to_owned();
    for row in 0..160 {
        let unit = row / 20;
        let (stratum, domain) = if unit < 6 { (unit / 3 + 1, "a") } else { (3, "z") };
        text.push_str(&format!("{stratum},{},{domain},10,{}\n", unit.min(6), 50 + (row * row + unit * 5) % 13));
    }
    shell.write("lonely.csv", &text)
}

#[test]
fn what_rests_on_one_unit_may_not_be_published_by_any_rule_for_it() {
    let shell = Shell::new();
    let file = lonely(&shell);
    let row = |rule: &str| {
        let design = ["--strata", "h", "--clusters", "psu", "--lonely", rule];
        let asked = [&design[..], &["--mean", "y", "--by", "dom", "--format", "json"]].concat();
        let found = ask(&shell, &file, &asked).exits(0).json();
        // Six units in two strata leave four degrees of freedom.
        assert_eq!(found["rows"][0]["flag"], "low-reliability", "{rule}");
        found["rows"][1].clone()
    };
    for rule in ["certainty", "adjust", "average"] {
        let found = row(rule);
        assert_eq!((&found["domain"][0], &found["flag"]), (&Value::from("z"), &Value::from("suppress")), "{rule}");
    }
    assert_eq!(row("certainty")["standard_error"], 0.0);
    assert_eq!(row("average")["standard_error"], Value::Null);
}

#[test]
fn a_tiny_probability_is_below_the_last_digit_and_never_nothing() {
    let shell = Shell::new();
    let row = |row: i32| format!("1,{row},{}\n", 2 * row + row * row % 3);
    let file = shell.write("line.csv", &("w,x,y\n".to_owned() + &(0..40).map(row).collect::<String>()));
    let told = ask(&shell, &file, &["--regress", "y", "--on", "x"]).exits(0).stdout;
    assert!(told.contains("< 0.0001") && !told.contains("0.0000 "), "{told}");
}

#[test]
fn an_empty_file_and_a_confidence_out_of_range_are_told_with_what_to_do() {
    let shell = Shell::new();
    let empty = shell.write("empty.dta", "");
    let told = ask(&shell, &empty, &["--count"]).exits(1);
    let said = told.stdout + &told.stderr;
    assert!(said.contains("The file is empty") && said.contains("Stata (.dta)"), "{said}");
    let file = lonely(&shell);
    let told = ask(&shell, &file, &["--count", "--confidence", "95"]).exits(1).stderr;
    assert!(told.contains("above 0 and below 1"), "{told}");
}

/// A table of three numbers, as PyArrow writes it with gzip.
const WITH_GZIP: &[u8] =
    b"PAR1\x15\x00\x15<\x15D,\x15\x06\x15\x00\x15\x06\x15\x06\x1c\x00\x00\x00\x1f\x8b\x08\x00\x00\x00\x00\
    \x00\x02\x03cb```cdd\x80\x00&(\xcd\x0c\xa5\x01\xbd\xf2\x9aj\x1e\x00\x00\x00\x15\x04\x19,5\x00\x18\
    \x06schema\x15\x02\x00\x15\x04%\x02\x18\x01n\x00\x16\x06\x19\x1c\x19\x1c&\x00\x1c\x15\x04\x19%\x06\
    \x00\x19\x18\x01n\x15\x04\x16\x06\x16b\x16j&\x08I\x1c\x15\x00\x15\x00\x15\x02\x00<)\x06\x19&\x00\x06\
    \x00\x00\x00\x16b\x16\x06&\x08\x16j\x00(\x20parquet-cpp-arrow\x20version\x2026.0.1\x19\x1c\x1c\x00\
    \x00\x00z\x00\x00\x00PAR1";

#[test]
fn how_parquet_is_to_be_compressed_is_said_in_every_language_where_gzip_was_found() {
    let shell = Shell::new();
    let file = shell.write("gzip.parquet", "");
    std::fs::write(&file, WITH_GZIP).unwrap();
    for (lang, remedy) in [
        ("en", "Parquet without compression or with zstd, Snappy or LZ4"),
        ("fr", "Parquet sans compression ou avec zstd, Snappy ou LZ4"),
        ("ar", "Parquet دون ضغط أو بضغط zstd أو Snappy أو LZ4"),
    ] {
        let told = ask(&shell, &file, &["--count", "--lang", lang]).exits(1);
        let said = told.stdout + &told.stderr;
        assert!(said.contains("gzip") && said.contains(remedy), "{said}");
    }
}

#[test]
fn a_variable_that_is_named_twice_with_by_is_refused() {
    let shell = Shell::new();
    let file = shell.write("survey.csv", "sex,area,w,y\nF,U,1,1\nF,R,1,2\nM,U,1,5\nM,R,1,9\n");
    let ask = |by: &str| shell.run(&["estimate", "--file", &file, "--weights", "w", "--mean", "y", "--by", by]);
    ask("sex,area").exits(0);
    let refused = ask("sex,area,sex").exits(1).stderr;
    assert!(refused.contains("sex") && refused.contains("--by"), "{refused}");
}
