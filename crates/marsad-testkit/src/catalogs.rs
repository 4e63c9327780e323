//! Catalogs for tests: a file of SQLite, and a database of PostgreSQL where one is running.

use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// The variable that says where PostgreSQL runs, such as `postgres://postgres@127.0.0.1:5432`; `cargo xtask test` sets it.
pub const POSTGRES: &str = "MARSAD_TEST_POSTGRES";

/// A server that lost a process recovers within seconds and answers nobody meanwhile.
const TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(500);

/// The addresses of empty catalogs on every engine there is: SQLite in `folder`, and PostgreSQL if it runs.
pub fn catalog_addresses(folder: &Path) -> Vec<String> {
    let sqlite = format!("sqlite://{}", folder.join("catalog.sqlite").display());
    std::iter::once(sqlite).chain(postgres_address()).collect()
}

/// The address of a new database of PostgreSQL; none where `MARSAD_TEST_POSTGRES` is not set.
#[expect(clippy::panic, reason = "a test that was promised a database cannot go on without it")]
pub fn postgres_address() -> Option<String> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let server = std::env::var(POSTGRES).ok()?;
    let name = format!("marsad_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let statement = format!("CREATE DATABASE {name}");
    for _ in 0..TRIES {
        let asked = ["-q", "-d", &format!("{server}/postgres"), "-c", &statement];
        if Command::new("psql").args(asked).status().is_ok_and(|status| status.success()) {
            return Some(format!("{server}/{name}"));
        }
        std::thread::sleep(PAUSE);
    }
    panic!("psql cannot make a database on {server}")
}
