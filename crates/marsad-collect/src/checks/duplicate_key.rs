//! The same series and period must not stand twice.

use std::collections::{HashMap, HashSet};

use marsad_model::{Finding, FindingCode, ObservationColumns, Severity};

use super::keys::Keys;
use super::place;
use crate::Reading;
use crate::reading::log::Log;

/// Up to this many cells a bit for each is kept: 1 GiB of cells take 128 MiB.
const CELLS_MAX: u128 = 1 << 30;

/// Of rows with the same key the first stays; the others are taken out, each with a finding.
pub(super) fn run(file: &str, reading: &mut Reading, log: &mut Log) {
    let again = repeated(&reading.columns);
    if again.is_empty() {
        return;
    }
    let keys = Keys::new(&reading.columns);
    let firsts = firsts(&keys, &again, reading.columns.len());
    for &row in &again {
        let finding = Finding::new(FindingCode::DuplicateKey, Severity::Error, place(file, &reading.columns, row));
        let first = firsts.get(&keys.cell(row)).and_then(|&first| reading.columns.rows.get(first)).copied();
        let value = reading.columns.value(row).map(|value| value.to_string()).unwrap_or_default();
        log.add(finding.with_value(value).with("first", first.unwrap_or_default()));
    }
    reading.columns.remove(&again);
}

/// The rows whose key stood before.
fn repeated(columns: &ObservationColumns) -> Vec<usize> {
    let keys = Keys::new(columns);
    if keys.cells() <= CELLS_MAX && columns.len() > 1000 {
        let mut seen = vec![0_u64; (keys.cells() / 64 + 1) as usize];
        let mut again = Vec::new();
        keys.each_cell(&mut |row, cell| {
            if !is_new(&mut seen, cell as usize) {
                again.push(row);
            }
        });
        return again;
    }
    let mut seen = HashSet::new();
    (0..columns.len()).filter(|&row| !seen.insert(keys.cell(row))).collect()
}

fn is_new(seen: &mut [u64], cell: usize) -> bool {
    let bit = 1_u64 << (cell % 64);
    let is_new = seen[cell / 64] & bit == 0;
    seen[cell / 64] |= bit;
    is_new
}

/// For each repeated key the row where it stood first.
fn firsts(keys: &Keys<'_>, again: &[usize], rows: usize) -> HashMap<u128, usize> {
    let wanted: HashSet<u128> = again.iter().map(|&row| keys.cell(row)).collect();
    let mut firsts = HashMap::new();
    if keys.cells() <= CELLS_MAX {
        // A bit for each wanted cell: most rows are not asked about.
        let mut bits = vec![0_u64; (keys.cells() / 64 + 1) as usize];
        wanted.iter().for_each(|&cell| {
            is_new(&mut bits, cell as usize);
        });
        keys.each_cell(&mut |row, cell| {
            if bits[cell as usize / 64] & (1 << (cell % 64)) != 0 {
                firsts.entry(u128::from(cell)).or_insert(row);
            }
        });
        return firsts;
    }
    for row in 0..rows {
        let cell = keys.cell(row);
        if wanted.contains(&cell) {
            firsts.entry(cell).or_insert(row);
        }
    }
    firsts
}
