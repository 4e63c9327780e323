//! The demonstration, from a clean clone.

use super::fonts;
use crate::shell::{self, Done, program, root};

pub fn run(arguments: &[String]) -> Done {
    fonts::run_if_possible();
    let folder = root().join("target/demo");
    let mut command = program("cargo", &["run", "--release", "--package", "marsad", "--", "demo"]);
    if !arguments.iter().any(|argument| argument.starts_with("--data")) {
        std::fs::create_dir_all(root().join("target")).map_err(|error| error.to_string())?;
        command.arg("--data").arg(folder);
    }
    shell::run(command.args(arguments))
}
