//! Text in columns of fixed width.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use marsad_fuzz::{profile, read_by_the_list};
use marsad_model::Profile;

static PROFILE: LazyLock<Profile> = LazyLock::new(|| profile(include_str!("../profiles/fixed_width.toml")));

fuzz_target!(|bytes: &[u8]| {
    read_by_the_list("DF_ARRIVALS", &PROFILE, bytes);
});
