//! The programs of the targets, built for libFuzzer.
//!
//! INVARIANT: what is fuzzed has the versions that ship: the lock file of the workspace is copied before each build.

use std::path::PathBuf;

use super::targets::Target;
use crate::shell::{Done, install, is_there, output, program, root, run};

/// What cargo-fuzz passes where no sanitizer is asked for: counters for each edge, a table of places, and compared
/// values, from which libFuzzer learns. More than one unit of code generation would keep functions from being inlined.
const FLAGS: [&str; 9] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Cllvm-args=-sanitizer-coverage-stack-depth",
    "--cfg=fuzzing",
    "-Clink-dead-code",
    "-Ccodegen-units=1",
];

/// The built programs.
pub struct Programs {
    folder: PathBuf,
}

impl Programs {
    /// Builds every target, in a target folder of their own.
    pub fn build() -> Result<Self, String> {
        if !is_there("c++") {
            install(&["g++"])?;
        }
        copy_lock_file()?;
        let host = host()?;
        let folder = target_folder()?;
        // With a target named, the flags are not for build scripts and macros, which have no libFuzzer to talk to.
        let arguments = ["build", "--release", "--manifest-path", "fuzz/Cargo.toml", "--bins", "--target", &host];
        let mut command = program("cargo", &arguments);
        command.arg("--target-dir").arg(&folder).env("RUSTFLAGS", FLAGS.join(" "));
        run(&mut command)?;
        Ok(Self { folder: folder.join(host).join("release") })
    }

    pub fn path(&self, target: &Target) -> PathBuf {
        self.folder.join(target.name)
    }
}

fn copy_lock_file() -> Done {
    let copied = std::fs::copy(root().join("Cargo.lock"), root().join("fuzz/Cargo.lock"));
    copied.map(|_| ()).map_err(|error| format!("fuzz/Cargo.lock: {error}"))
}

/// The name of this machine's kind, as rustc calls it.
fn host() -> Result<String, String> {
    let about = output(&mut program("rustc", &["-vV"])).unwrap_or_default();
    let host = about.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| "rustc does not say what machine this is".to_owned())
}

fn target_folder() -> Result<PathBuf, String> {
    let metadata = cargo_metadata::MetadataCommand::new()
        .no_deps()
        .current_dir(root())
        .exec()
        .map_err(|error| error.to_string())?;
    Ok(metadata.target_directory.join("fuzz").into_std_path_buf())
}
