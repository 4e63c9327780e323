//! SDMX-CSV 2.0 with our codes: what an institution sends that needs no profile of its own.

use marsad_model::{DataStructure, Dataflow, Pack};

use super::figures::Figure;

/// The bytes of a message.
pub fn write(
    pack: &Pack,
    dataflow: &Dataflow,
    structure: &DataStructure,
    figures: &[Figure],
) -> Result<Vec<u8>, String> {
    let flow = format!("{}:{}({})", pack.head.agency, dataflow.id, dataflow.version);
    let dimensions = structure.dimensions.iter().map(|dimension| dimension.id.as_str());
    let attributes = structure.observation_attributes().map(|attribute| attribute.id.as_str());
    let components: Vec<&str> = dimensions.chain(["TIME_PERIOD", "OBS_VALUE"]).chain(attributes).collect();
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut record = |cells: Vec<String>| writer.write_record(cells).map_err(|error| error.to_string());
    let heads = ["STRUCTURE", "STRUCTURE_ID", "ACTION"].into_iter().chain(components.iter().copied());
    record(heads.map(str::to_owned).collect())?;
    for figure in figures {
        let mut cells = vec!["dataflow".to_owned(), flow.clone(), "I".to_owned()];
        cells.extend(components.iter().map(|component| cell(figure, component)));
        record(cells)?;
    }
    writer.into_inner().map_err(|error| error.to_string())
}

fn cell(figure: &Figure, component: &str) -> String {
    match component {
        "OBS_VALUE" => figure.value.map(|value| value.to_string()).unwrap_or_default(),
        // What was published may be published.
        "CONF_STATUS" => "F".to_owned(),
        _ => figure.get(component).unwrap_or_default().to_owned(),
    }
}
