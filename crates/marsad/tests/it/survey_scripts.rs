//! Scripts for R, run by R: the numbers that it gives are ours.
//!
//! `MARSAD_RSCRIPT` names the program that runs them; `cargo xtask test` does so where there is R with its package survey.
//! Without it these tests say that they were skipped.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::process::Command;

use serde_json::Value;

use super::shell::Shell;

/// Numbers may be apart by this share of themselves, or of a hundredth.
const NEAR: f64 = 1e-6;
/// What stands before the numbers that are compared.
const MARK: &str = "== numbers";
/// The columns of what is asked.
const DESIGN: [&str; 6] = ["--weights", "w", "--strata", "h", "--clusters", "psu"];

/// A file of persons, and R.
struct Persons {
    rscript: OsString,
    shell: Shell,
    file: String,
}

impl Persons {
    /// None where nobody named a program.
    fn new() -> Option<Self> {
        let Some(rscript) = std::env::var_os("MARSAD_RSCRIPT") else {
            eprintln!("skipped: MARSAD_RSCRIPT names no program; `cargo xtask test` does");
            return None;
        };
        let shell = Shell::new();
        let file = shell.write("persons.csv", &table());
        Some(Self { rscript, shell, file })
    }

    /// The answer as JSON to options, and the script for the same.
    fn ask(&self, options: &[&str]) -> (Value, String) {
        let run = |more: &[&str]| {
            let arguments = [&["estimate", "--file", &self.file], &DESIGN[..], options, more].concat();
            self.shell.run(&arguments).exits(0)
        };
        (run(&["--format", "json"]).json(), run(&["--script", "r"]).stdout)
    }

    /// The numbers of an expression of R after a script.
    fn told(&self, script: &str, expression: &str) -> Vec<f64> {
        let told = format!("cat(\"\\n{MARK}\\n\", sprintf(\"%.15g\\n\", {expression}), sep = \"\")\n");
        let path = self.shell.write("asked.R", &format!("{script}{told}"));
        let output = Command::new(&self.rscript).args(["--vanilla", &path]).output().unwrap();
        let (text, faults) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "{script}\n{text}\n{faults}");
        let numbers = text.lines().skip_while(|line| *line != MARK).skip(1);
        numbers.map(|line| line.trim().parse().unwrap()).collect()
    }

    /// Compares measures of all rows with an expression that tells them row by row.
    #[track_caller]
    fn check(&self, options: &[&str], (measures, expression): (&[&str], &str)) {
        let (json, script) = self.ask(options);
        let ours: Vec<f64> = json["rows"].as_array().unwrap().iter().flat_map(|row| numbers(row, measures)).collect();
        near(&ours, &self.told(&script, expression));
    }
}

fn numbers(row: &Value, measures: &[&str]) -> Vec<f64> {
    measures.iter().map(|measure| row[*measure].as_f64().unwrap()).collect()
}

#[track_caller]
fn near(ours: &[f64], theirs: &[f64]) {
    assert_eq!(ours.len(), theirs.len(), "{ours:?}\n{theirs:?}");
    for (one, other) in ours.iter().zip(theirs) {
        assert!((one - other).abs() <= NEAR * other.abs().max(0.01), "{one} is not {other}\n{ours:?}\n{theirs:?}");
    }
}

/// Six strata of five units of twelve persons. Their numbers are those of a linear congruence, which has no order to the eye.
fn table() -> String {
    let mut text = "person,h,psu,w,sex,area,edu,age,income,works,kids,months,state,begin\n".to_owned();
    let mut state: u64 = 7;
    let mut draw = |below: u64| {
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
        (state >> 8) % below
    };
    for unit in 0..30_u64 {
        for person in 0..12 {
            let (sex, area, age) = (draw(2), 1 + draw(3), 16 + draw(50));
            let edu = ["high", "low", "mid", ""][if draw(20) == 0 { 3 } else { draw(3) as usize }];
            let income = 200 + 8 * age + 80 * sex + 10 * unit + draw(90);
            let works = u64::from(draw(10) < 4 + 2 * sex);
            let (begin, months) = (2 * draw(3), 1 + draw(40));
            let ended = if draw(3) > 0 { "back" } else { "away" };
            let weight = 1.0 + draw(400) as f64 / 100.0;
            let row = format!("{edu},{age},{income},{works},{},{},{ended},{begin}", draw(5), begin + months);
            let sex = if sex == 1 { "M" } else { "F" };
            writeln!(text, "{},s{},{unit},{weight},{sex},{area},{row}", unit * 12 + person, unit / 5).unwrap();
        }
    }
    text
}

const COEFFICIENTS: &[&str] = &["estimate", "standard_error", "p_value", "low", "high"];

#[test]
fn regressions_are_those_of_r() {
    let Some(persons) = Persons::new() else { return };
    let told = (COEFFICIENTS, "c(t(cbind(coef(model), SE(model), summary(model)$coefficients[, 4], reach)))");
    persons.check(&["--regress", "income", "--on", "age,age^2,sex=M,edu,sex*age"], told);
    persons.check(&["--regress", "works=1", "--on", "age,area=2", "--where", "sex=F"], told);
    persons.check(&["--regress", "kids", "--family", "poisson", "--on", "age,sex"], told);
}

#[test]
fn hazards_and_curves_are_those_of_r() {
    let Some(persons) = Persons::new() else { return };
    let told = "c(t(cbind(coef(model), SE(model), reach)))";
    let hazards = ["--survival", "months,state=back,begin", "--on", "age,sex"];
    persons.check(&hazards, (&["estimate", "standard_error", "low", "high"], told));
    let told = "c(t(limit(part, c(6, 12, 24), 0.95)[, c(\"survival\", \"SE\", \"low\", \"high\")]))";
    let measures: &[&str] = &["survival", "standard_error", "low", "high"];
    for spell in ["months,state=back,begin", "months,state=back"] {
        let curve = ["--survival", spell, "--at", "6,12,24", "--where", "sex=M"];
        persons.check(&curve, (measures, told));
        persons.check(&[&curve[..], &["--replicates", "jackknife"]].concat(), (measures, told));
    }
    // Nobody who stayed away came back: survival is one, and the script goes on.
    let told = "c(t(limit(part, c(6, 12), 0.95)[, c(\"survival\", \"SE\", \"low\", \"high\")]))";
    let away = ["--survival", "months,state=back", "--at", "6,12", "--where", "state=away"];
    persons.check(&away, (measures, told));
    persons.check(&[&away[..], &["--replicates", "jackknife"]].concat(), (measures, told));
}

#[test]
fn tests_of_independence_are_those_of_r() {
    let Some(persons) = Persons::new() else { return };
    let (json, script) = persons.ask(&["--test", "edu,area", "--where", "sex=F"]);
    let fact = |word: &str| {
        let facts = json["facts"].as_array().unwrap();
        facts.iter().find(|fact| fact["fact"] == word).unwrap()["value"].as_f64().unwrap()
    };
    let ours = ["f", "numerator", "denominator", "p_value"].map(fact);
    near(&ours, &persons.told(&script, "c(test$statistic, test$parameter, test$p.value)"));
}

#[test]
fn differences_are_those_of_r() {
    let Some(persons) = Persons::new() else { return };
    let told: (&[&str], &str) = (
        &["difference", "standard_error", "p_value", "low"],
        "c(t(cbind(coef(difference), error, p, coef(difference) - reach)))",
    );
    persons.check(&["--mean", "income", "--by", "sex,area", "--contrast", "M.1,F.2", "--contrast", "M.3,F.3"], told);
    persons.check(&["--count", "--by", "sex", "--contrast", "M,F"], told);
    persons.check(&["--proportion", "works=1", "--by", "sex", "--contrast", "M,F"], told);
    persons.check(&["--proportion", "edu", "--by", "sex", "--contrast", "M.low,F.low"], told);
    persons.check(&["--proportion", "edu", "--contrast", "low,high"], told);
    persons.check(&["--ratio", "income/age", "--by", "sex", "--contrast", "M,F"], told);
}

#[test]
fn calibrated_estimates_are_those_of_r() {
    let Some(persons) = Persons::new() else { return };
    let sex = persons.shell.write("sex.csv", "sex,total\nF,600\nM,560\n");
    let area = persons.shell.write("area.csv", "area,total\n1,400\n2,380\n3,380\n");
    let margins = ["--calibrate", &sex, "--calibrate", &area];
    let told = "c(t(cbind(coef(estimate), c(unlist(SE(estimate))))))";
    let by_sex = [&["--mean", "income", "--by", "sex"], &margins[..]].concat();
    let methods: [&[&str]; 3] = [&[], &["--calibration", "raking"], &["--calibration", "logit", "--bounds", "0.3,3"]];
    for method in methods {
        persons.check(&[&by_sex[..], method].concat(), (&["value", "standard_error"], told));
    }
    let share = [&["--proportion", "works=1", "--by", "sex"], &margins[..]].concat();
    persons.check(&share, (&["value", "standard_error"], told));
    let model = [&["--regress", "income", "--on", "age,edu", "--where", "area=1,2"], &margins[..]].concat();
    persons.check(&model, (&["estimate", "standard_error"], "c(t(cbind(coef(model), SE(model))))"));
}

#[test]
fn tables_are_those_of_r() {
    let Some(persons) = Persons::new() else { return };
    let told = "c(t(cbind(coef(estimate), c(unlist(SE(estimate))))))";
    for statistic in [["--mean", "income"], ["--ratio", "income/age"], ["--proportion", "works=1"], ["--total", "kids"]]
    {
        let asked = [&statistic[..], &["--by", "sex"]].concat();
        persons.check(&asked, (&["value", "standard_error"], told));
    }
}

#[test]
fn intervals_by_name_are_those_of_r() {
    let Some(persons) = Persons::new() else { return };
    let share = ["--proportion", "works=1", "--where", "sex=F", "--interval"];
    for method in ["wald", "logit", "xlogit", "arcsine", "beta"] {
        persons.check(&[&share[..], &[method]].concat(), (&["low", "high"], "attr(estimate, \"ci\")"));
    }
    for method in ["logit", "xlogit"] {
        let replicated = [&share[..], &[method, "--replicates", "jackknife"]].concat();
        persons.check(&replicated, (&["low", "high"], "attr(estimate, \"ci\")"));
    }
    let told = "c(coef(estimate), confint(estimate))";
    for (method, rule) in [("wald", "math"), ("xlogit", "hf7"), ("beta", "school"), ("arcsine", "hf5")] {
        let median = ["--quantile", "income=0.5", "--interval", method, "--quantile-rule", rule];
        persons.check(&median, (&["value", "low", "high"], told));
    }
}

#[test]
fn adjusted_weights_are_those_of_r() {
    let Some(persons) = Persons::new() else { return };
    let sex = persons.shell.write("sex.csv", "sex,total\nF,600\nM,560\n");
    let area = persons.shell.write("area.csv", "area,total\n1,400\n2,380\n3,380\n");
    let steps: [&[&str]; 3] = [
        &["--poststratify", &sex],
        &["--rake", &sex, "--rake", &area],
        &["--trim-above", "1.5*median", "--poststratify", &sex],
    ];
    for step in steps {
        let told = "weights(design, \"sampling\")";
        persons.check(&[&["--adjusted-weights"], step].concat(), (&["weight_after"], told));
        let told = "c(t(cbind(coef(estimate), c(unlist(SE(estimate))))))";
        let mean = [&["--mean", "income", "--by", "sex"], step].concat();
        persons.check(&mean, (&["value", "standard_error"], told));
    }
}

/// Those who work are in the second phase, drawn by sex.
#[test]
fn two_phases_are_those_of_r() {
    let Some(persons) = Persons::new() else { return };
    let second = ["--second-phase", "works", "--second-strata", "sex", "--second-clusters", "person"];
    let asked = [&["--mean", "income"], &second[..]].concat();
    persons.check(&asked, (&["value", "standard_error"], "c(t(cbind(coef(estimate), c(SE(estimate)))))"));
}
