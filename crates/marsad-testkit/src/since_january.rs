//! Marjan as a country that keeps totals since January.

use marsad_model::{Code, Codelist, Id, LocalText, Pack};

use crate::marjan;

/// Marjan with arrivals since January, under the day up to which they are counted.
#[expect(clippy::unwrap_used, reason = "a test without its country cannot go on")]
pub fn marjan_since_january() -> Pack {
    let mut pack = marjan().clone();
    let dataflow = pack.dataflows.iter_mut().find(|dataflow| dataflow.id == *"DF_ARRIVALS").unwrap();
    dataflow.attributes.insert(Id::literal("TIME_AGG"), Id::literal("YTD"));
    dataflow.view.selection.insert(Id::literal("FREQ"), Id::literal("_O"));
    let list = pack.codelists.iter_mut().find(|list| list.id == *"CL_FREQ").unwrap();
    let codes = ["A", "Q", "M", "_O"].map(|code| Code {
        id: Id::new(code).unwrap(),
        parent: None,
        name: LocalText::new("د", code, code).unwrap(),
    });
    *list = Codelist::new(list.id.clone(), list.version, list.name.clone(), String::new(), Vec::from(codes));
    pack
}
