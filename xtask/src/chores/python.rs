//! Environments of Python, each with its packages at fixed versions.

use std::path::PathBuf;

use crate::shell::{cache, install, program, run_quietly};

/// The interpreter of an environment that has `packages`, made unless it is there.
pub fn environment(name: &str, packages: &[&str]) -> Result<PathBuf, String> {
    let folder = cache(&format!("python-{name}"));
    let python = folder.join("bin/python");
    let mark = folder.join("packages.txt");
    let wanted = packages.join("\n");
    if std::fs::read_to_string(&mark).is_ok_and(|found| found == wanted) {
        return Ok(python);
    }
    let make = || run_quietly(program("python3", &["-m", "venv"]).arg(&folder));
    if make().is_err() {
        install(&["python3", "python3-venv"])?;
        make()?;
    }
    let arguments = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    run_quietly(program(&python, &arguments).args(packages))?;
    std::fs::write(&mark, wanted).map_err(|error| error.to_string())?;
    Ok(python)
}
