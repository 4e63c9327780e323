//! Formulas: read, checked, and evaluated over what Marjan sent where nothing is wrong with them.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use marsad_collect::formula::{Formula, Frame, OtherDataflow, Scope};
use marsad_fuzz::{ARRIVALS, RESIDENTS, agreed_profile, marjan, read};
use marsad_model::{DataStructure, Dataflow};

static ARRIVALS_FRAME: LazyLock<Frame> = LazyLock::new(|| frame("DF_ARRIVALS", "ARRIVALS_CSV", ARRIVALS));
static RESIDENTS_FRAME: LazyLock<Frame> = LazyLock::new(|| frame("DF_RESIDENTS", "RESIDENTS_SDMX", RESIDENTS));

fn frame(dataflow: &str, profile: &str, bytes: &[u8]) -> Frame {
    Frame::of_columns(&read(dataflow, agreed_profile(profile), bytes).columns)
}

fn dataflow(id: &str) -> (&'static Dataflow, &'static DataStructure) {
    let dataflow = marjan().dataflow(id).expect("a dataflow of Marjan");
    (dataflow, marjan().structure_of(dataflow).expect("its structure"))
}

fn other<'a>(id: &str, frame: &'a Frame) -> OtherDataflow<'a> {
    let (dataflow, structure) = dataflow(id);
    OtherDataflow { id: &dataflow.id, structure, frame: Some(frame) }
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(formula) = std::str::from_utf8(bytes).map_err(|_| ()).and_then(|text| Formula::parse(text).map_err(|_| ()))
    else {
        return;
    };
    let dataflows = [other("DF_ARRIVALS", &ARRIVALS_FRAME), other("DF_RESIDENTS", &RESIDENTS_FRAME)];
    let (codelists, hierarchies) = (&marjan().codelists, &marjan().hierarchies);
    let scope = Scope { structure: dataflow("DF_ARRIVALS").1, codelists, hierarchies, dataflows: &dataflows };
    if formula.check(&scope).is_ok() {
        let _ = formula.evaluate(&ARRIVALS_FRAME, &scope);
        let _ = formula.sides(&ARRIVALS_FRAME, &scope);
    } else if formula.check_number(&scope).is_ok() {
        let _ = formula.evaluate_number(&ARRIVALS_FRAME, &scope);
    }
});
