//! A shell with a data folder of its own.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use marsad_testkit::pack_folder;

/// A shell in which `marsad` runs.
pub struct Shell {
    folder: tempfile::TempDir,
}

/// What a command left.
pub struct Told {
    command: String,
    code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

const PASSWORD: &str = "a password for tests";

impl Shell {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_marsad"));
        command.args(arguments).env("MARSAD_DATA", self.data()).env_remove("MARSAD_PASSWORD").env_remove("MARSAD_LANG");
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Told {
        told(&mut self.command(arguments), arguments)
    }

    /// Starts a command and does not wait for it.
    pub fn spawn(&self, arguments: &[&str]) -> Child {
        self.command(arguments).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
    }

    /// Removes a file of the data, or puts other bytes in its place.
    pub fn replace(&self, name: &str, bytes: Option<&[u8]>) {
        let path = self.data().join(name);
        for more in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{more}", path.display()));
        }
        if let Some(bytes) = bytes {
            std::fs::write(path, bytes).unwrap();
        }
    }

    /// Runs a command as an account whose password was chosen.
    pub fn run_as(&self, arguments: &[&str], account: &str) -> Told {
        told(self.command(arguments).args(["--as", account]).env("MARSAD_PASSWORD", PASSWORD), arguments)
    }

    /// Replaces the one-time password of an account.
    pub fn chooses_password(&self, account: &str, one_time: &str) {
        let arguments = ["account", "password", account];
        let mut command = self.command(&arguments);
        told(command.env("MARSAD_PASSWORD", one_time).env("MARSAD_NEW_PASSWORD", PASSWORD), &arguments).exits(0);
    }

    pub fn provider_of(&self, agreement: &str) -> String {
        marsad_testkit::marjan().agreement(agreement).unwrap().provider.to_string()
    }

    pub fn pack(&self, name: &str) -> String {
        pack_folder(name).canonicalize().unwrap().display().to_string()
    }

    /// A copy of a pack that may be changed.
    pub fn copy_of_pack(&self, name: &str) -> String {
        let target = self.folder.path().join(format!("pack-{name}"));
        for (path, bytes) in marsad_testkit::pack_files(name) {
            let path = target.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        target.display().to_string()
    }

    /// A file beside the data.
    pub fn write(&self, name: &str, text: &str) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    }

    /// Replaces the first occurrence of a text in a file; it must be there.
    pub fn change(&self, file: &str, from: &str, to: &str) {
        let text = std::fs::read_to_string(file).unwrap();
        assert!(text.contains(from), "{file} has no {from}");
        std::fs::write(file, text.replacen(from, to, 1)).unwrap();
    }

    /// The first file below a folder of the data.
    pub fn first_file(&self, folder: &str) -> PathBuf {
        let mut found = files(&self.data().join(folder));
        found.sort();
        found.remove(0)
    }

    pub fn flip_a_byte(&self, file: &Path) {
        let mut bytes = std::fs::read(file).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        std::fs::write(file, bytes).unwrap();
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn told(command: &mut Command, arguments: &[&str]) -> Told {
    let output = command.output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Told {
        command: arguments.join(" "),
        code: output.status.code(),
        stdout: text(&output.stdout),
        stderr: text(&output.stderr),
    }
}

impl Told {
    /// The same, if the command ended with this code.
    pub fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "marsad {}\n{}{}", self.command, self.stdout, self.stderr);
        self
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("marsad {}: {error}\n{}", self.command, self.stdout))
    }
}

/// The number in a column of a table as JSON, of the first row whose cells hold these texts.
#[track_caller]
pub fn number(found: &serde_json::Value, texts: &[(&str, &str)], column: &str) -> f64 {
    let rows = found["rows"].as_array().unwrap();
    let row = rows.iter().find(|row| texts.iter().all(|(name, text)| row[*name] == *text));
    row.and_then(|row| row[column].as_f64()).unwrap_or_else(|| panic!("{column} of {texts:?} in {found}"))
}
