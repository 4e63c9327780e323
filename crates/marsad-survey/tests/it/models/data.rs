//! A made-up survey of 59 persons: three strata, ten clusters.
//!
//! Drawn once with numpy and typed in; it describes nobody. The expected numbers of the tests beside it were computed
//! from these rows by R 4.2.2 with survey 4.1.1 and survival 3.5.3, with convergence criteria tightened to 1e-14.

use marsad_survey::{Design, Frame, LonelyRule, ReplicateMethod};

const COLUMNS: [&str; 14] = [
    "stratum",
    "psu",
    "weight",
    "sex",
    "educ",
    "age",
    "urban",
    "migrant",
    "trips",
    "income",
    "months",
    "returned",
    "since",
    "destination",
];

const ROWS: &str = "\
1,1,25.1,F,none,21,0,0,1,10.52,28,1,10,gulf\n\
1,1,20.2,M,degree,16,0,1,0,11.08,14,0,9,other\n\
1,1,18.9,F,none,21,0,0,0,12.99,9,1,5,other\n\
1,1,19.2,M,school,57,0,1,3,15.18,3,1,1,gulf\n\
1,1,29.5,M,school,36,1,1,1,17.11,21,1,9,gulf\n\
1,1,14.6,M,school,32,0,0,1,21.11,39,1,0,other\n\
1,1,22.1,M,school,28,1,0,2,11.0,2,1,0,europe\n\
1,2,22.5,F,school,70,0,0,1,12.62,33,1,11,other\n\
1,2,8.1,M,degree,37,0,1,3,7.65,5,1,0,gulf\n\
1,2,28.9,M,none,35,0,0,2,5.8,7,1,1,other\n\
1,2,17.1,M,none,55,0,1,3,18.73,26,1,8,europe\n\
1,2,12.7,M,degree,39,0,0,2,12.16,11,1,2,europe\n\
1,2,17.1,M,degree,19,0,0,3,8.91,2,1,1,europe\n\
1,3,8.9,M,none,49,0,0,3,7.67,36,1,2,other\n\
1,3,26.8,F,none,47,0,0,1,13.73,9,0,7,other\n\
1,3,12.3,M,school,21,0,0,4,11.64,6,1,2,europe\n\
1,3,20.4,M,school,33,0,1,1,10.8,31,1,7,gulf\n\
1,3,19.9,F,none,25,1,0,1,15.61,44,1,6,europe\n\
2,4,27.9,F,none,41,1,1,2,24.42,11,0,5,gulf\n\
2,4,16.2,F,school,35,1,0,2,24.0,60,0,9,gulf\n\
2,4,23.9,M,degree,48,1,1,2,33.16,14,1,4,europe\n\
2,4,26.6,M,school,29,1,0,2,12.81,29,1,5,other\n\
2,4,28.3,F,none,60,1,0,2,17.83,5,0,0,europe\n\
2,5,14.9,F,school,22,0,0,1,9.97,15,1,5,gulf\n\
2,5,10.7,F,degree,23,0,1,1,11.81,60,0,0,other\n\
2,5,16.7,M,degree,43,1,0,3,15.31,39,0,9,gulf\n\
2,5,21.2,F,none,19,0,0,4,7.68,3,0,0,europe\n\
2,5,28.2,M,none,46,0,1,3,10.46,28,1,9,europe\n\
2,6,23.2,M,none,43,0,0,0,34.52,2,0,1,europe\n\
2,6,23.8,M,school,19,0,0,0,9.24,17,1,5,europe\n\
2,6,21.1,F,none,33,1,0,3,20.61,59,1,7,europe\n\
2,6,20.3,F,school,33,0,0,2,6.41,28,1,7,other\n\
2,6,8.8,F,degree,16,0,0,2,16.61,8,1,4,gulf\n\
2,6,17.8,F,school,29,1,1,3,8.18,33,1,11,other\n\
2,6,26.2,F,degree,57,0,1,2,10.85,40,0,5,europe\n\
2,7,13.4,M,school,32,1,0,1,21.81,5,1,1,europe\n\
2,7,17.3,M,school,43,1,0,3,12.67,23,1,3,europe\n\
2,7,17.6,F,none,16,1,1,0,6.73,43,1,0,europe\n\
2,7,18.4,F,school,40,0,1,1,12.34,39,1,2,other\n\
2,7,27.7,M,none,37,0,1,2,14.05,2,0,1,other\n\
2,7,21.5,M,school,28,0,1,1,6.0,11,1,10,other\n\
3,8,9.7,F,none,43,0,1,3,11.26,26,1,4,europe\n\
3,8,25.6,M,none,29,1,0,0,13.54,5,1,1,gulf\n\
3,8,26.6,F,none,38,1,0,2,10.74,25,1,0,europe\n\
3,8,23.9,M,school,31,1,1,2,6.26,28,1,7,europe\n\
3,8,12.8,F,none,22,1,0,1,6.45,18,1,3,europe\n\
3,9,25.7,F,school,70,1,1,2,18.04,60,0,5,gulf\n\
3,9,18.0,M,none,24,1,1,4,15.16,60,0,9,other\n\
3,9,20.1,F,school,21,1,0,0,14.02,12,1,7,europe\n\
3,9,16.2,M,school,27,0,0,0,4.98,3,1,2,gulf\n\
3,9,28.3,F,none,26,1,0,0,15.34,38,0,2,europe\n\
3,9,25.8,F,degree,35,1,1,2,14.39,7,1,6,europe\n\
3,9,18.2,F,school,45,1,0,0,11.93,13,1,2,other\n\
3,10,24.2,F,none,42,0,1,1,10.37,59,1,3,europe\n\
3,10,27.9,F,none,25,1,0,1,11.25,19,1,5,gulf\n\
3,10,29.9,F,degree,25,0,0,0,6.21,18,0,8,gulf\n\
3,10,28.7,F,school,33,1,0,1,13.1,60,0,0,gulf\n\
3,10,25.7,F,none,31,1,0,0,9.22,11,1,6,gulf\n\
3,10,24.6,F,school,25,1,1,1,6.28,5,1,0,other";

/// The columns that hold texts.
const TEXTS: [&str; 3] = ["sex", "educ", "destination"];

/// The survey, with the logarithm of the months.
pub fn frame() -> Frame {
    let rows: Vec<Vec<&str>> = ROWS.lines().map(|line| line.split(',').collect()).collect();
    let mut frame = Frame::new(rows.len());
    for (place, name) in COLUMNS.iter().enumerate() {
        let texts: Vec<&str> = rows.iter().map(|row| row[place]).collect();
        frame = if TEXTS.contains(name) {
            frame.with_texts(name, &texts).unwrap()
        } else {
            frame.with_numbers(name, texts.iter().map(|text| text.parse().unwrap()).collect()).unwrap()
        };
    }
    let months = frame.numbers("months").unwrap().iter().map(|months| months.ln()).collect();
    frame.with_numbers("log_months", months).unwrap()
}

/// Its design: strata, clusters, weights.
pub fn design() -> Design {
    design_of(frame())
}

/// The same design over other columns.
pub fn design_of(frame: Frame) -> Design {
    let built =
        Design::new(frame).weights("weight").strata("stratum").clusters("psu").lonely(LonelyRule::Adjust).build();
    built.unwrap()
}

/// The same survey with a jackknife of its clusters, the `JKn` of R.
pub fn jackknife() -> Design {
    let built = Design::new(frame()).weights("weight").strata("stratum").clusters("psu");
    built.replicates(ReplicateMethod::jackknife()).build().unwrap()
}

/// The numbers agree to a share of what is expected.
#[track_caller]
pub fn check_close(found: &[f64], expected: &[f64], share: f64) {
    assert_eq!(found.len(), expected.len(), "{found:?}");
    for (found, expected) in found.iter().zip(expected) {
        let allowed = share * expected.abs();
        assert!((found - expected).abs() <= allowed, "{found} is not {expected}");
    }
}
