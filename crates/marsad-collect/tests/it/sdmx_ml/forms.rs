//! The rows of a table of SDMX-CSV in each form of a message.

use std::collections::BTreeSet;

/// Foreign residents of Marjan as SDMX-CSV: what stands before the dimensions, the dimensions, the value, its attributes.
pub const HEADERS: &str =
    "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,CITIZENSHIP,SEX,AGE,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS,SOURCE";
/// Where the first dimension and the period stand.
const FREQ: usize = 3;
const TIME: usize = 7;

/// The forms of a message.
pub const FORMS: [Form; 4] = [
    Form { is_generic: false, is_flat: false },
    Form { is_generic: false, is_flat: true },
    Form { is_generic: true, is_flat: false },
    Form { is_generic: true, is_flat: true },
];

#[derive(Clone, Copy, Debug)]
pub struct Form {
    is_generic: bool,
    is_flat: bool,
}

impl Form {
    /// The rows of a table of SDMX-CSV as a message, in their order: all of one dataflow and for one action.
    pub fn message(self, table: &str) -> String {
        let mut lines = table.lines().map(|line| line.split(',').collect::<Vec<_>>());
        let headers = lines.next().unwrap();
        let headers = headers.as_slice();
        let rows: Vec<Vec<&str>> = lines.collect();
        let (agency, rest) = rows[0][1].split_once(':').unwrap();
        let (id, version) = rest.trim_end_matches(')').split_once('(').unwrap();
        let action = if rows[0][2] == "D" { "Delete" } else { "Information" };
        let name = if self.is_generic { "GenericData" } else { "StructureSpecificData" };
        let mut text = format!(
            r#"<?xml version="1.0" encoding="UTF-8"?>
<m:{name} xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<m:Header><m:Structure structureID="S"><Structure><Ref agencyID="{agency}" id="{id}" version="{version}"/></Structure></m:Structure></m:Header>
<m:DataSet structureRef="S" action="{action}" xsi:type="n:DataSetType">
"#
        );
        for row in &rows {
            let said: Vec<(&str, &str)> =
                headers.iter().copied().zip(row.iter().copied()).filter(|(_, cell)| !cell.is_empty()).collect();
            let (own, series): (Vec<_>, Vec<_>) = said
                .into_iter()
                .filter(|pair| place(headers, pair.0) >= FREQ)
                .partition(|pair| self.is_flat || place(headers, pair.0) >= TIME);
            let observation =
                if self.is_generic { self.generic(&own, headers) } else { attributes("Obs", &own) + "/>" };
            text += &match (self.is_flat, self.is_generic) {
                (true, _) => observation,
                (false, false) => format!("{}>{observation}</Series>", attributes("Series", &series)),
                (false, true) => format!("<Series><SeriesKey>{}</SeriesKey>{observation}</Series>", values(&series)),
            };
            text.push('\n');
        }
        text + &format!("</m:DataSet></m:{name}>")
    }

    /// An observation of generic data.
    fn generic(self, own: &[(&str, &str)], headers: &[&str]) -> String {
        let of = |wanted: fn(usize) -> bool| {
            own.iter().copied().filter(|pair| wanted(place(headers, pair.0))).collect::<Vec<(&str, &str)>>()
        };
        let key = of(|place| place <= TIME);
        let key = match (&key[..], self.is_flat) {
            ([(_, time)], false) => format!("<ObsDimension value=\"{time}\"/>"),
            _ => format!("<ObsKey>{}</ObsKey>", values(&key)),
        };
        let value: String =
            of(|place| place == TIME + 1).iter().map(|(_, value)| format!("<ObsValue value=\"{value}\"/>")).collect();
        let said = values(&of(|place| place > TIME + 1));
        format!("<Obs>{key}{value}<Attributes>{said}</Attributes></Obs>")
    }
}

fn place(headers: &[&str], header: &str) -> usize {
    headers.iter().position(|other| *other == header).unwrap()
}

/// The beginning of a tag with an attribute for each component.
fn attributes(name: &str, said: &[(&str, &str)]) -> String {
    said.iter().fold(format!("<{name}"), |text, (id, value)| text + &format!(" {id}=\"{value}\""))
}

fn values(said: &[(&str, &str)]) -> String {
    said.iter().map(|(id, value)| format!("<Value id=\"{id}\" value=\"{value}\"/>")).collect()
}

/// The rows of a table of SDMX-CSV as SDMX-JSON 2.0, in their order: a list of values for each component, those of
/// attributes at the level of observations; by series, each of one observation, or flat.
pub fn json_message(table: &str, is_flat: bool) -> String {
    let mut lines = table.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let headers = lines.next().unwrap();
    let rows: Vec<Vec<&str>> = lines.collect();
    let values = |at: usize| {
        let found: BTreeSet<&str> = rows.iter().map(|row| row[at]).filter(|cell| !cell.is_empty()).collect();
        found.into_iter().collect::<Vec<_>>()
    };
    let component = |at: usize| {
        let list: Vec<String> = values(at).iter().map(|value| format!(r#"{{"id":"{value}"}}"#)).collect();
        format!(r#"{{"id":"{}","keyPosition":{at},"values":[{}]}}"#, headers[at], list.join(","))
    };
    let components = |places: std::ops::Range<usize>| places.map(component).collect::<Vec<_>>().join(",");
    let index = |row: &[&str], at: usize| {
        values(at).iter().position(|value| *value == row[at]).map_or_else(String::new, |at| at.to_string())
    };
    let key =
        |row: &[&str], places: std::ops::Range<usize>| places.map(|at| index(row, at)).collect::<Vec<_>>().join(":");
    let value = |cell: &str| match (cell, cell.parse::<f64>()) {
        ("", _) => "null".to_owned(),
        (_, Ok(number)) if number.is_finite() => cell.to_owned(),
        _ => format!("\"{cell}\""),
    };
    let observation = |row: &[&str]| {
        let said = (TIME + 2..headers.len()).map(|at| Some(index(row, at)).filter(|index| !index.is_empty()));
        let said: Vec<String> = said.map(|index| index.unwrap_or_else(|| "null".to_owned())).collect();
        format!("[{},{}]", value(row[TIME + 1]), said.join(","))
    };
    let first = if is_flat { FREQ } else { TIME };
    let data = rows.iter().map(|row| {
        let one = format!(r#""{}":{}"#, key(row, first..TIME + 1), observation(row));
        let series = || format!(r#""{}":{{"observations":{{{one}}}}}"#, key(row, FREQ..TIME));
        if is_flat { one.clone() } else { series() }
    });
    let data: Vec<String> = data.collect();
    let action = if rows[0][2] == "D" { "Delete" } else { "Information" };
    let (name, data) = (if is_flat { "observations" } else { "series" }, data.join(",\n"));
    format!(
        r#"{{"meta":{{"schema":"https://x/sdmx-json-data-schema.json","test":false}},"data":{{"structures":[{{
"links":[{{"rel":"dataflow","urn":"urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow={}"}}],
"dimensions":{{"dataSet":[],"series":[{}],"observation":[{}]}},"measures":{{"observation":[{{"id":"OBS_VALUE"}}]}},
"attributes":{{"dataSet":[],"series":[],"observation":[{}]}}}}],
"dataSets":[{{"structure":0,"action":"{action}","{name}":{{{data}}}}}]}}}}"#,
        rows[0][1],
        components(FREQ..first),
        components(first..TIME + 1),
        components(TIME + 2..headers.len()),
    )
}
