//! XLSX workbooks: one foreign part in a small workbook, or a whole foreign file.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use marsad_fuzz::{Package, guarded, let_caught_panics_pass, profile, read_by_the_list};
use marsad_model::Profile;

static PROFILE: LazyLock<Profile> = LazyLock::new(|| profile(include_str!("../profiles/workbook.toml")));
static PACKAGE: LazyLock<Package> = LazyLock::new(|| Package::read("xlsx"));

fuzz_target!(init: let_caught_panics_pass(), |bytes: &[u8]| {
    guarded(|| {
        read_by_the_list("DF_ARRIVALS", &PROFILE, &PACKAGE.with(bytes));
    });
});
