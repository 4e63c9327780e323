//! XLS workbooks: a foreign stream of records in a compound file that is whole, or a whole foreign file.
//!
//! The first byte is 0 for a whole file, and anything else for a stream.
#![no_main]

use std::borrow::Cow;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use marsad_fuzz::{compound_file, guarded, let_caught_panics_pass, profile, read_by_the_list};
use marsad_model::Profile;

static PROFILE: LazyLock<Profile> = LazyLock::new(|| profile(include_str!("../profiles/workbook.toml")));

fuzz_target!(init: let_caught_panics_pass(), |bytes: &[u8]| {
    let file = match bytes {
        [] => return,
        [0, file @ ..] => Cow::Borrowed(file),
        [_, stream @ ..] => Cow::Owned(compound_file(stream)),
    };
    guarded(|| {
        read_by_the_list("DF_ARRIVALS", &PROFILE, &file);
    });
});
