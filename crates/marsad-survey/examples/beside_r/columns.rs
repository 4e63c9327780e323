//! The persons as the bench wrote them: a line with the names of the columns, then column after column the numbers,
//! eight bytes each, the lowest first.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _, Seek as _, SeekFrom};
use std::path::Path;

use marsad_survey::Frame;

use crate::Failure;

/// Bytes of a number.
const NUMBER: usize = size_of::<f64>();

/// Reads the columns of these names, in order.
pub fn read(path: &Path, wanted: &[&str]) -> Result<Frame, Failure> {
    let mut file = BufReader::new(File::open(path)?);
    let mut header = String::new();
    let start = file.read_line(&mut header)?;
    let names: Vec<&str> = header.split_whitespace().collect();
    let size = usize::try_from(std::fs::metadata(path)?.len())?;
    let bytes = (size - start) / names.len().max(1);
    let mut frame = Frame::new(bytes / NUMBER);
    let mut column = vec![0_u8; bytes];
    for name in wanted {
        let place = names.iter().position(|known| known == name).ok_or_else(|| format!("no column {name}"))?;
        file.seek(SeekFrom::Start((start + place * bytes) as u64))?;
        file.read_exact(&mut column)?;
        frame = frame.with_numbers(name, numbers(&column))?;
    }
    Ok(frame)
}

/// All numbers of a file.
pub fn read_numbers(path: &Path) -> Result<Vec<f64>, Failure> {
    Ok(numbers(&std::fs::read(path)?))
}

fn numbers(bytes: &[u8]) -> Vec<f64> {
    let number = |eight: &[u8]| f64::from_le_bytes(std::array::from_fn(|place| eight[place]));
    bytes.chunks_exact(NUMBER).map(number).collect()
}
