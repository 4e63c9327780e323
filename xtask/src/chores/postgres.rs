//! A private PostgreSQL in a temporary folder, on a port that nobody uses.

use std::path::{Path, PathBuf};

use crate::shell::{Done, cache, free_port, install, output, program, run_quietly};

/// What a server for tests needs not keep: its write-ahead log stays small, and nobody copies it.
const SETTINGS: &str =
    "-c fsync=off -c max_connections=200 -c wal_level=minimal -c max_wal_senders=0 -c max_wal_size=128MB";
/// The last lines of the server's log that are told when what used it failed.
const TOLD: usize = 30;

/// A cluster that is stopped and removed when it is no longer needed.
pub struct Cluster {
    bin: PathBuf,
    folder: PathBuf,
    port: u16,
}

impl Cluster {
    /// Starts a cluster, installing PostgreSQL from Debian's packages where it is missing.
    pub fn start() -> Result<Self, String> {
        let bin = match programs() {
            Some(bin) => bin,
            None => {
                install(&["postgresql", "postgresql-client"])?;
                programs().ok_or("PostgreSQL was installed and still cannot be found")?
            }
        };
        let folder = std::env::temp_dir().join(format!("marsad-postgres-{}", std::process::id()));
        std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        std::fs::create_dir_all(cache("")).map_err(|error| error.to_string())?;
        let cluster = Self { bin, folder, port: free_port()? };
        if is_root() {
            run_quietly(program("chown", &["postgres"]).arg(&cluster.folder))?;
        }
        cluster.run("initdb", &["-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8", "-D", "data"])?;
        let options = format!("-p {} -k {} {SETTINGS}", cluster.port, cluster.folder.display());
        cluster.run("pg_ctl", &["-D", "data", "-o", &options, "-l", "log", "-w", "start"])?;
        Ok(cluster)
    }

    /// The address without a database.
    pub fn address(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}", self.port)
    }

    /// The end of what the server wrote down.
    pub fn log(&self) -> String {
        let log = std::fs::read(self.folder.join("log")).unwrap_or_default();
        let log = String::from_utf8_lossy(&log);
        let lines: Vec<&str> = log.lines().collect();
        lines[lines.len().saturating_sub(TOLD)..].join("\n")
    }

    /// Runs one of PostgreSQL's programs; as its own user where we are root, which it refuses.
    fn run(&self, name: &str, arguments: &[&str]) -> Done {
        let path = self.bin.join(name);
        let mut command = if is_root() {
            let mut command = program("runuser", &["-u", "postgres", "--"]);
            command.arg(path);
            command
        } else {
            program(path, &[])
        };
        // The server keeps the output of pg_ctl open: it must not be waited for.
        command.args(arguments).current_dir(&self.folder).stdout(std::process::Stdio::null());
        command.status().map_err(|error| error.to_string()).and_then(|status| {
            if status.success() {
                Ok(())
            } else {
                Err(format!("{name} ended with {status}; see {}", self.folder.join("log").display()))
            }
        })
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let _ = self.run("pg_ctl", &["-D", "data", "-m", "immediate", "stop"]);
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn is_root() -> bool {
    output(&mut program("id", &["-u"])).as_deref() == Some("0")
}

/// The folder of PostgreSQL's programs: Debian keeps them by version; the newest is taken.
fn programs() -> Option<PathBuf> {
    let debian = std::fs::read_dir("/usr/lib/postgresql")
        .ok()
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path().join("bin"));
    let mut found: Vec<PathBuf> = debian.filter(|bin| bin.join("initdb").exists()).collect();
    found.sort();
    let in_path = || {
        output(&mut program("sh", &["-c", "command -v initdb"]))
            .and_then(|path| Path::new(&path).canonicalize().ok()?.parent().map(Path::to_owned))
    };
    found.pop().or_else(in_path)
}
