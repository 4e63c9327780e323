//! Panics that a reader catches itself: calamine may give up on a workbook whose parts contradict each other.
//!
//! The hook of libfuzzer-sys ends the process at every panic, caught or not. Here a panic is remembered, and ends the
//! process only where it leaves the reader.

use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::sync::{Mutex, PoisonError};

static LAST: Mutex<String> = Mutex::new(String::new());

/// Takes the place of libFuzzer's hook; to be called when a target begins.
pub fn let_caught_panics_pass() {
    set_hook(Box::new(|panic| {
        *LAST.lock().unwrap_or_else(PoisonError::into_inner) = panic.to_string();
    }));
}

/// Runs `check`; a panic that leaves it is said and ends the process, as the fuzzer expects.
pub fn guarded(check: impl FnOnce()) {
    if catch_unwind(AssertUnwindSafe(check)).is_err() {
        eprintln!("{}", LAST.lock().unwrap_or_else(PoisonError::into_inner));
        std::process::abort();
    }
}
