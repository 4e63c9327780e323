//! The usual data sets of survey estimation, with numbers that R survey 4.1.1 computed of them.
//!
//! Neither is in the repository. `MARSAD_SURVEY_DATA` names the folder with `survey_apistrat.csv`, `survey_apiclus1.csv`,
//! `survey_nhanes.csv`, `survey_mu284.csv` and `survey_hospital.csv`, which are data sets of the R package as
//! `write.csv` writes them; `MARSAD_SURVEY_REFERENCE` the folder with `survey_api.json`. Without them these tests say
//! that they were skipped.

use std::collections::BTreeMap;
use std::path::PathBuf;

use marsad_survey::{
    Design, DesignEffect, Domain, Estimates, Frame, Freedom, Interval, ReplicateMethod, mean, proportion, quantile,
    ratio, total,
};
use serde_json::Value;

use crate::sample::{check, near};

fn file(variable: &str, name: &str) -> Option<PathBuf> {
    let path = std::env::var_os(variable).map(|folder| PathBuf::from(folder).join(name));
    let found = path.filter(|path| path.is_file());
    if found.is_none() {
        eprintln!("skipped: {variable} names no folder with {name}");
    }
    found
}

/// The columns of a file of R: numbers where all that is not missing reads as one.
fn data(name: &str) -> Option<Frame> {
    let mut reader = csv::Reader::from_path(file("MARSAD_SURVEY_DATA", name)?).unwrap();
    let names: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let mut frame = Frame::new(records.len());
    for (place, name) in names.iter().enumerate() {
        let texts: Vec<&str> = records.iter().map(|record| record.get(place).unwrap()).collect();
        let number = |text: &&str| if text.is_empty() || *text == "NA" { Some(f64::NAN) } else { text.parse().ok() };
        frame = match texts.iter().map(number).collect::<Option<Vec<f64>>>() {
            Some(numbers) => frame.with_numbers(name, numbers).unwrap(),
            None => frame.with_texts(name, &texts).unwrap(),
        };
    }
    Some(frame)
}

/// The numbers of one design in the reference.
fn reference(design: &str) -> Option<Value> {
    let text = std::fs::read_to_string(file("MARSAD_SURVEY_REFERENCE", "survey_api.json")?).unwrap();
    let all: Value = serde_json::from_str(&text).unwrap();
    Some(all["values"][design].clone())
}

/// A list, or one number as a list.
fn numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Array(list) => list.iter().map(|number| number.as_f64().unwrap()).collect(),
        one => vec![one.as_f64().unwrap()],
    }
}

fn compare(found: &Estimates, expected: &Value) {
    let (values, errors) = (numbers(&expected["est"]), numbers(&expected["se"]));
    assert_eq!(found.rows.len(), values.len());
    for (row, (value, error)) in found.rows.iter().zip(values.into_iter().zip(errors)) {
        near(row.value, value, 1e-10);
        // An error of zero is a sum of roundings.
        assert!((row.standard_error - error).abs() <= 1e-8 * error.max(1e-6 * value.abs()), "{row:?} for {error}");
    }
}

/// What the reference says of both designs of the api data.
fn compare_all(design: &Design, expected: &Value) {
    let estimate = |request| design.estimate(request).unwrap();
    compare(&estimate(total("enroll")), &expected["total_enroll"]);
    let means = estimate(mean(["api00", "api99"]).design_effect(DesignEffect::WithoutReplacement));
    compare(&means, &expected["mean"]);
    for (row, effect) in means.rows.iter().zip(numbers(&expected["mean"]["deff"])) {
        near(row.design_effect.unwrap(), effect, 1e-8);
    }
    let bounds = |found: &Estimates| -> Vec<f64> {
        found.rows.iter().map(|row| row.low).chain(found.rows.iter().map(|row| row.high)).collect()
    };
    let normal = estimate(mean(["api00", "api99"]).freedom(Freedom::Fixed(f64::INFINITY)));
    for (found, expected) in bounds(&normal).into_iter().zip(numbers(&expected["mean"]["ci"])) {
        near(found, expected, 1e-9);
    }
    for (found, expected) in bounds(&means).into_iter().zip(numbers(&expected["mean"]["ci_t"])) {
        near(found, expected, 1e-9);
    }
    near(means.rows[0].degrees_of_freedom, expected["mean"]["df"].as_f64().unwrap(), 1e-12);
    compare(&estimate(proportion("stype")), &expected["mean_stype"]);
    compare(&estimate(ratio("api.stu", "enroll")), &expected["ratio"]);
    compare(&estimate(mean("api00").where_(Domain::is("comp.imp", "Yes"))), &expected["domain"]);
    compare_by_type(&estimate(mean(["api99", "api00"]).by("stype")), &expected["by_stype"]);
    let quantiles = estimate(quantile("api00", &[0.25, 0.5, 0.75]));
    compare(&quantiles, &expected["quant"]);
    for (found, expected) in bounds(&quantiles).into_iter().zip(numbers(&expected["quant"]["ci"])) {
        near(found, expected, 1e-12);
    }
}

/// The reference names its cells `E:api99`.
fn compare_by_type(found: &Estimates, expected: &Value) {
    let names = expected["names"].as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned());
    let pairs = numbers(&expected["est"]).into_iter().zip(numbers(&expected["se"]));
    let expected: BTreeMap<String, (f64, f64)> = names.zip(pairs).collect();
    for row in &found.rows {
        let (value, error) = expected[&format!("{}:{}", row.domain[0], row.variable)];
        near(row.value, value, 1e-10);
        near(row.standard_error, error, 1e-8);
    }
}

#[test]
fn schools_in_strata() {
    let (Some(frame), Some(expected)) = (data("survey_apistrat.csv"), reference("strat")) else { return };
    let design = Design::new(frame).weights("pw").strata("stype").fpc("fpc").build().unwrap();
    compare_all(&design, &expected);
}

#[test]
fn schools_in_districts() {
    let (Some(frame), Some(expected)) = (data("survey_apiclus1.csv"), reference("clus1")) else { return };
    let build = || Design::new(frame.clone()).weights("pw").clusters("dnum").fpc("fpc");
    compare_all(&build().build().unwrap(), &expected);
    let Some(expected) = reference("clus1_jk") else { return };
    let jackknife = build().replicates(ReplicateMethod::jackknife()).build().unwrap();
    let estimate = |request| jackknife.estimate(request).unwrap();
    compare(&estimate(mean("api00")), &expected["mean"]);
    compare(&estimate(total("enroll")), &expected["total"]);
    compare(&estimate(ratio("api.stu", "enroll")), &expected["ratio"]);
}

/// `svydesign(id = ~SDMVPSU, strata = ~SDMVSTRA, weights = ~WTMEC2YR, nest = TRUE, data = nhanes)`
#[test]
fn persons_of_a_health_survey() {
    let Some(frame) = data("survey_nhanes.csv") else { return };
    let builder = Design::new(frame).weights("WTMEC2YR").strata("SDMVSTRA").clusters("SDMVPSU").nested();
    let design = builder.build().unwrap();
    assert_eq!(design.degrees_of_freedom(), 16.0);
    // svyby(~HI_CHOL, ~race + RIAGENDR, design, svymean, na.rm = TRUE)
    let by = design.estimate(mean("HI_CHOL").by(["RIAGENDR", "race"])).unwrap();
    let expected = [
        (0.11467328986974908, 0.005222902130437766),
        (0.09972518788534654, 0.008704838138952292),
        (0.07782512221975935, 0.008944427470574463),
        (0.11324846348483827, 0.033198802518574766),
        (0.08764645669548593, 0.011278498957138408),
        (0.14291530622882298, 0.00783953051700948),
        (0.07931720914819783, 0.015624732286631747),
        (0.08788822516476055, 0.0285093507539846),
    ];
    check(&by, &expected);
    // svyciprop(~HI_CHOL, subset(design, !is.na(HI_CHOL)), method = "beta"). With na.rm = TRUE R counts the rows without an
    // answer too: 0.100825466106 to 0.124257697192.
    let share = design.estimate(mean("HI_CHOL").interval(Interval::Beta)).unwrap();
    near(share.rows[0].value, 0.112142956350, 1e-11);
    near(share.rows[0].low, 0.100825614431756, 1e-10);
    near(share.rows[0].high, 0.124257527331812, 1e-10);
}

/// `svydesign(id = ~id1 + id2, fpc = ~n1 + n2, data = mu284)`; `svymean(~y1, deff = TRUE)`, `svyquantile(~y1, 0.5)`
#[test]
fn municipalities_in_two_stages() {
    let Some(frame) = data("survey_mu284.csv") else { return };
    let design = Design::new(frame).clusters(["id1", "id2"]).fpc(["n1", "n2"]).build().unwrap();
    let found = design.estimate(mean("y1")).unwrap();
    near(found.rows[0].value, 44.3529411764706, 1e-12);
    near(found.rows[0].standard_error, 2.2736527278159, 1e-12);
    let median = design.estimate(quantile("y1", &[0.5])).unwrap();
    assert_eq!((median.rows[0].value, median.rows[0].low, median.rows[0].high), (45.0, 35.0, 49.0));
    near(median.rows[0].standard_error, 2.521209580875658, 1e-10);
}

/// `svydesign(id = ~1, strata = ~oblevel, fpc = ~tothosp, weights = ~weighta, data = hospital)`
#[test]
fn births_in_hospitals() {
    let Some(frame) = data("survey_hospital.csv") else { return };
    let builder = Design::new(frame).weights("weighta").strata("oblevel").fpc("tothosp");
    let design = builder.build().unwrap();
    let found = design.estimate(ratio("births", "tothosp")).unwrap();
    check(&found, &[(15.52075248861143, 2.869440684720934)]);
}
