//! Delimited text, as its profile describes it, and with delimiter and encoding found from the file.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use marsad_fuzz::{agreed_profile, profile, read_by_the_list};
use marsad_model::Profile;

static GUESSED: LazyLock<Profile> = LazyLock::new(|| profile(include_str!("../profiles/csv_guessed.toml")));

fuzz_target!(|bytes: &[u8]| {
    read_by_the_list("DF_ARRIVALS", agreed_profile("ARRIVALS_CSV"), bytes);
    read_by_the_list("DF_ARRIVALS", &GUESSED, bytes);
});
