//! Running programs and saying what happens.

use std::io::Write as _;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A chore that failed, in words.
pub type Done = Result<(), String>;

/// Says a line to whoever watches.
pub fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{}", line.trim_end());
}

/// The folder of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map_or_else(PathBuf::new, Path::to_owned)
}

/// Where what was fetched is kept, out of git's sight.
pub fn cache(name: &str) -> PathBuf {
    root().join(".cache").join(name)
}

/// A program to be run in the workspace. It does not hear what cargo tells this one of itself: build scripts that look at
/// that (ring's) would have half of the house built anew whenever a chore builds after a person, and the other way round.
pub fn program(name: impl AsRef<std::ffi::OsStr>, arguments: &[&str]) -> Command {
    let mut command = Command::new(name);
    command.args(arguments).current_dir(root());
    for (name, _) in std::env::vars_os().filter(|(name, _)| is_of_package(&name.to_string_lossy())) {
        command.env_remove(name);
    }
    command
}

/// Whether cargo says by it which package it runs.
fn is_of_package(variable: &str) -> bool {
    variable.starts_with("CARGO_PKG_") || variable.starts_with("CARGO_MANIFEST_")
}

/// Runs a program whose output is shown; an error says which.
pub fn run(command: &mut Command) -> Done {
    let shown = format!("{command:?}");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{shown} ended with {status}")),
        Err(error) => Err(format!("{shown} cannot be run: {error}")),
    }
}

/// Runs a program quietly; its output is shown only if it fails.
pub fn run_quietly(command: &mut Command) -> Done {
    let shown = format!("{command:?}");
    let output = command.stdin(Stdio::null()).output().map_err(|error| format!("{shown} cannot be run: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    say(&String::from_utf8_lossy(&output.stdout));
    say(&String::from_utf8_lossy(&output.stderr));
    Err(format!("{shown} ended with {}", output.status))
}

/// What a program prints.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether a program can be found.
pub fn is_there(name: &str) -> bool {
    output(&mut program("sh", &["-c", &format!("command -v {name}")])).is_some()
}

/// Installs packages of Debian, where this is Debian and we may.
pub fn install(packages: &[&str]) -> Done {
    say(&format!("installing {} from Debian's packages", packages.join(" ")));
    let is_root = output(&mut program("id", &["-u"])).as_deref() == Some("0");
    let prefix = if is_root { "" } else { "sudo -n " };
    let lines = format!(
        "{prefix}apt-get -q update && {prefix}env DEBIAN_FRONTEND=noninteractive apt-get -q -y install {}",
        packages.join(" ")
    );
    run_quietly(&mut program("sh", &["-c", &lines]))
        .map_err(|error| format!("{error}; install {} by hand and run this again", packages.join(", ")))
}

/// A port that nobody listens on.
pub fn free_port() -> Result<u16, String> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).map_err(|error| error.to_string())?;
    listener.local_addr().map(|address| address.port()).map_err(|error| error.to_string())
}

/// A program in the background, stopped when it is no longer needed.
pub struct Background(Child);

impl Background {
    pub fn start(command: &mut Command) -> Result<Self, String> {
        command.spawn().map(Self).map_err(|error| format!("{command:?} cannot be run: {error}"))
    }

    pub fn id(&self) -> u32 {
        self.0.id()
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
