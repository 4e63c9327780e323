//! How long a million rows take: `cargo test --release -- --ignored speed --nocapture`.

use std::time::Instant;

use marsad_model::Observation;

use super::{World, id};
use crate::formula::{Formula, Frame};

/// Two sexes and a total, 5 isles, 40 periods, 1,667 values of FREQ standing for a wider key: a million rows.
fn million(world: &World) -> Frame {
    let (sexes, isles) = (["_T", "F", "M"].map(id), ["_T", "XM-L", "XM-S", "XM-N", "OUTER"].map(id));
    let wide: Vec<_> = (0..1_667).map(|n| id(&format!("W{n}"))).collect();
    let periods: Vec<marsad_model::TimePeriod> = (1980..2020).map(|year| year.to_string().parse().unwrap()).collect();
    let mut rows = Vec::new();
    for (n, freq) in wide.iter().enumerate() {
        for (sex, isle) in sexes.iter().flat_map(|sex| isles.iter().map(move |isle| (sex, isle))) {
            rows.extend(periods.iter().map(|period| Observation {
                key: vec![freq.clone(), sex.clone(), isle.clone()],
                period: period.clone(),
                value: Some(n as f64),
                attributes: vec![None],
                origin: None,
            }));
        }
    }
    Frame::of_observations(&world.residents, &rows)
}

#[test]
#[ignore = "takes a while without optimisation"]
#[expect(clippy::print_stderr, reason = "says the time it measured")]
fn a_million_rows_take_less_than_a_second() {
    let world = World::new();
    let started = Instant::now();
    let frame = million(&world);
    eprintln!("frame of {} rows: {:?}", frame.len(), started.elapsed());
    for source in [
        "OBS_VALUE >= 0",
        "prev(OBS_VALUE) < OBS_VALUE",
        "sum(OBS_VALUE group except SEX) > 1",
        "DF_ARRIVALS[sub AGE = \"_T\"]#OBS_VALUE < 1",
        "if ISLE = \"_T\" then OBS_VALUE = rollup(OBS_VALUE, ISLE, \"_T\") and OBS_VALUE < 3 * lag(OBS_VALUE, 1 over (order by TIME_PERIOD)) else true",
    ] {
        let formula = Formula::parse(source).unwrap();
        let started = Instant::now();
        let found = world.with_scope(&world.residents, |scope| formula.evaluate(&frame, scope)).unwrap();
        let elapsed = started.elapsed();
        eprintln!("{elapsed:?} {} fail: {source}", found.iter().filter(|row| *row == Some(false)).count());
        assert!(elapsed.as_millis() < 1_000 || cfg!(debug_assertions), "{source}");
    }
}
