//! Our side of `cargo xtask bench survey`: the calls that R makes too, how long each takes and what it says.
//!
//! ```text
//! beside_r linearised COLUMNS           beside_r replicates COLUMNS
//! beside_r shared COLUMNS FACTORS       variances with the replicate weights that R made
//! beside_r memory COLUMNS               what the memory of the machine gives
//! ```
//!
//! COLUMNS is the file that the bench wrote (see `columns`). Lines are parted by tabs: `seconds NAME …`, once for each
//! time a call was made, `values NAME …`, `rate NAME …`; the last is `done`.
//! Holds: the calls. Where next: `calls` and `replicates`; the same in R is `xtask/src/chores/bench/survey/with_r.R`.

mod calls;
mod columns;
mod lines;
mod memory;
mod replicates;

use std::path::Path;

/// Whatever stopped it.
type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["linearised", columns] => calls::run(Path::new(columns))?,
        ["replicates", columns] => replicates::run(Path::new(columns))?,
        ["shared", columns, factors] => replicates::run_shared(Path::new(columns), Path::new(factors))?,
        ["memory", _] => memory::run()?,
        _ => return Err("say: beside_r linearised|replicates|shared|memory COLUMNS [FACTORS]".into()),
    }
    lines::done()
}
