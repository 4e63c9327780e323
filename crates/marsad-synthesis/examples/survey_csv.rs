//! A synthetic survey as comma-separated text, for programs that read nothing else. Nobody in it exists.
//!
//! `survey_csv SYNTHESIS.toml FOLDER` writes `listing.csv` and `persons.csv`. What does not apply is empty, flags are 0
//! and 1, numbers have the digits that make them what they are.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

use arrow_array::cast::AsArray as _;
use arrow_array::types::{Float64Type, Int32Type, Int64Type};
use arrow_array::{Array as _, ArrayRef, RecordBatch};
use arrow_schema::DataType;
use marsad_synthesis::{Parameters, SurveyOptions, World};

/// Whatever stopped it.
type Failure = Box<dyn std::error::Error>;

/// The seed of the population.
const SEED: u64 = 1;

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [parameters, folder] = arguments.as_slice() else {
        return Err("say: survey_csv SYNTHESIS.toml FOLDER".into());
    };
    let parameters: Parameters = toml::from_str(&std::fs::read_to_string(parameters)?)?;
    let world = World::new(parameters, SEED).map_err(|problems| format!("{problems:?}"))?;
    let survey = world.survey(&SurveyOptions::default());
    let folder = Path::new(folder);
    std::fs::create_dir_all(folder)?;
    write(&survey.listing, &folder.join("listing.csv"))?;
    write(&survey.persons, &folder.join("persons.csv"))
}

fn write(table: &RecordBatch, path: &Path) -> Result<(), Failure> {
    let mut out = BufWriter::with_capacity(1 << 20, File::create(path)?);
    let schema = table.schema();
    let names: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
    writeln!(out, "{}", names.join(","))?;
    for row in 0..table.num_rows() {
        for (place, column) in table.columns().iter().enumerate() {
            let end = if place + 1 == names.len() { '\n' } else { ',' };
            write!(out, "{}{end}", field(column, row)?)?;
        }
    }
    Ok(out.flush()?)
}

/// One value as text.
fn field(column: &ArrayRef, row: usize) -> Result<String, Failure> {
    if column.is_null(row) {
        return Ok(String::new());
    }
    Ok(match column.data_type() {
        DataType::Dictionary(..) => {
            let codes = column.as_dictionary::<Int32Type>();
            codes.values().as_string::<i32>().value(codes.keys().value(row) as usize).to_owned()
        }
        DataType::Utf8 => column.as_string::<i32>().value(row).to_owned(),
        DataType::Boolean => u8::from(column.as_boolean().value(row)).to_string(),
        DataType::Int32 => column.as_primitive::<Int32Type>().value(row).to_string(),
        DataType::Int64 => column.as_primitive::<Int64Type>().value(row).to_string(),
        DataType::Float64 => column.as_primitive::<Float64Type>().value(row).to_string(),
        other => return Err(format!("no text for the type {other}").into()),
    })
}
