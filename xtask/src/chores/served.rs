//! The demonstration, or a data folder, served in the background for those who try it from outside.

use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::shell::{Background, free_port, program};

/// A running server.
pub struct Served {
    process: Background,
    pub url: String,
    /// How long it took from its start to its first open ear.
    pub ready_after: Duration,
    folder: PathBuf,
}

impl Served {
    /// Runs `binary demo` on a pack in a folder of its own.
    pub fn start(binary: &Path, pack: Option<&Path>) -> Result<Self, String> {
        let port = free_port()?;
        let folder = std::env::temp_dir().join(format!("marsad-served-{}-{port}", std::process::id()));
        let address = format!("127.0.0.1:{port}");
        let mut command = program(binary, &["demo", "--quiet", "--listen", &address, "--data"]);
        command.arg(&folder);
        if let Some(pack) = pack {
            command.arg("--pack").arg(pack);
        }
        Self::listening(command, &address, folder)
    }

    /// Runs `binary serve` on a data folder that was made before, which is removed with the server.
    pub fn folder(binary: &Path, folder: &Path, more: &[&str]) -> Result<Self, String> {
        let address = format!("127.0.0.1:{}", free_port()?);
        let mut command = program(binary, &["serve", "--quiet", "--listen", &address, "--data"]);
        command.arg(folder).args(more);
        Self::listening(command, &address, folder.to_owned())
    }

    /// Starts a server and waits until it listens.
    fn listening(mut command: Command, address: &str, folder: PathBuf) -> Result<Self, String> {
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let started = Instant::now();
        let process = Background::start(&mut command)?;
        while TcpStream::connect(address).is_err() {
            if started.elapsed() > Duration::from_secs(120) {
                return Err(format!("nobody listens on {address}"));
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        Ok(Self { process, url: format!("http://{address}"), ready_after: started.elapsed(), folder })
    }

    /// The memory it holds, in megabytes.
    pub fn memory_mb(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).ok()?;
        let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
        line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kb| kb / 1024)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
