//! JSON: the lines above the table, then its rows as objects whose keys are the headers.

use super::grid::{Cell, Sheet};

/// The text of an answer as a service gives it.
pub fn write(sheets: &[Sheet]) -> Result<Vec<u8>, String> {
    let [sheet] = sheets else { return Err("a JSON file holds one table".to_owned()) };
    let header = *sheet.headers.first().ok_or("the table has no headers")?;
    let keys: Vec<String> = sheet.rows[header].iter().map(Cell::text).collect();
    let title: Vec<String> = sheet.rows[..header].iter().flatten().map(Cell::text).collect();
    let mut rows = Vec::new();
    for row in &sheet.rows[header + 1..] {
        let members: Result<Vec<String>, String> = keys.iter().zip(row).map(|(key, cell)| member(key, cell)).collect();
        rows.push(format!("    {{ {} }}", members?.join(", ")));
    }
    let text =
        format!("{{\n  \"title\": {},\n  \"data\": [\n{}\n  ]\n}}\n", quoted(&title.join(" "))?, rows.join(",\n"));
    Ok(text.into_bytes())
}

fn member(key: &str, cell: &Cell) -> Result<String, String> {
    let value = match cell {
        Cell::Blank => "null".to_owned(),
        Cell::Number(number, _) | Cell::Percent(number, _) => number.to_string(),
        Cell::Text(_) | Cell::Share { .. } => quoted(&cell.text())?,
    };
    Ok(format!("{}: {value}", quoted(key)?))
}

fn quoted(text: &str) -> Result<String, String> {
    serde_json::to_string(text).map_err(|error| error.to_string())
}
