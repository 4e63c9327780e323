//! The plain table of a dataflow: one published figure in each row.

use marsad_model::{DataStructure, TIME_PERIOD};

/// A published figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Every dimension with its code.
    codes: Vec<(String, String)>,
    period: String,
    /// The number; none where it is known to exist and was not published.
    pub value: Option<f64>,
    status: String,
    source: String,
}

impl Figure {
    /// The code of a dimension, or what stands for time, status and source.
    pub fn get(&self, component: &str) -> Option<&str> {
        match component {
            TIME_PERIOD => Some(&self.period),
            "OBS_STATUS" => Some(&self.status),
            "SOURCE" => Some(&self.source),
            _ => self.codes.iter().find(|(id, _)| id == component).map(|(_, code)| code.as_str()),
        }
    }
}

/// The figures of a table whose keys are those of `structure`.
pub fn read(table: &[u8], structure: &DataStructure) -> Result<Vec<Figure>, String> {
    let mut reader = csv::Reader::from_reader(table);
    let mut figures = Vec::new();
    for (at, record) in reader.records().enumerate() {
        let record = record.map_err(|error| error.to_string())?;
        let row: Vec<&str> = record.iter().collect();
        let [key, period, value, status, source, published] = row[..] else {
            return Err(format!("figure {} has {} columns, not six", at + 1, row.len()));
        };
        let codes: Vec<&str> = key.split('.').collect();
        if codes.len() != structure.dimensions.len() {
            return Err(format!("figure {}: `{key}` is not a key of {}", at + 1, structure.id));
        }
        let named = structure.dimensions.iter().zip(codes);
        figures.push(Figure {
            codes: named.map(|(dimension, code)| (dimension.id.to_string(), code.to_owned())).collect(),
            period: period.to_owned(),
            value: number(value).map_err(|error| format!("figure {}: `{value}`: {error}", at + 1))?,
            status: status.to_owned(),
            source: dated(source, published),
        });
    }
    Ok(figures)
}

fn number(text: &str) -> Result<Option<f64>, std::num::ParseFloatError> {
    if text.is_empty() { Ok(None) } else { text.parse().map(Some) }
}

/// A source with the day on which it appeared, where it does not say so itself.
fn dated(source: &str, published: &str) -> String {
    let word = if published.len() == 10 { "publié le" } else { "publié en" };
    if published.is_empty() || source.contains(published) {
        source.to_owned()
    } else {
        format!("{source}, {word} {published}")
    }
}

#[cfg(test)]
mod tests {
    use super::dated;

    #[test]
    fn a_source_says_its_date_once() {
        assert_eq!(dated("x.tn", "2025-10-13"), "x.tn, publié le 2025-10-13");
        assert_eq!(dated("x.tn", "2025"), "x.tn, publié en 2025");
        assert_eq!(dated("x.tn, 2025-10-13", "2025-10-13"), "x.tn, 2025-10-13");
        assert_eq!(dated("x.tn", ""), "x.tn");
    }
}
