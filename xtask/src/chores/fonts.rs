//! The typeface: fetched from npm, checked, cut down for the web, renamed as its licence asks of a changed version.
//!
//! IBM Plex Sans Arabic is under the SIL Open Font License with the reserved name "Plex". What comes out of here is a
//! modified version and is called "Marsad Sans"; it is made on the machine that builds and never committed.

use std::path::Path;

use sha2::{Digest, Sha256};

use super::python;
use crate::shell::{Done, cache, is_there, program, run_quietly, say};

const PACKAGE: &str = "@expo-google-fonts/ibm-plex-sans-arabic@0.4.2";

/// Weight, file in the package, SHA-256 of that file.
const FACES: [(&str, &str, &str); 2] = [
    (
        "400",
        "400Regular/IBMPlexSansArabic_400Regular.ttf",
        "93ac94c4b3174176d410381b86c19891086a091c3c8da940ca65d85aa6a4f8a4",
    ),
    (
        "600",
        "600SemiBold/IBMPlexSansArabic_600SemiBold.ttf",
        "a45026a12d679d08bc1c28ca454aeb6aede0548e34addcc8a1141a6ef74dcbe4",
    ),
];

/// How each face is kept: for browsers, and for the pictures beside shared links.
const ENDINGS: [&str; 2] = ["woff2", "ttf"];

/// Fetches the typeface unless it is there.
pub fn run() -> Done {
    let folder = cache("fonts");
    let exists = |weight: &str, ending: &str| folder.join(format!("marsad-sans-{weight}.{ending}")).exists();
    if FACES.iter().all(|(weight, ..)| ENDINGS.iter().all(|ending| exists(weight, ending))) {
        return Ok(());
    }
    if !is_there("npm") || !is_there("python3") {
        return Err("the typeface needs npm and python3".to_owned());
    }
    say("fetching the typeface (npm) and fonttools (pip)");
    let source = cache("fonts-source");
    std::fs::create_dir_all(&source).map_err(|error| error.to_string())?;
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    run_quietly(program("npm", &["pack", "--silent", PACKAGE]).current_dir(&source))?;
    run_quietly(program("sh", &["-c", "tar -xzf *.tgz"]).current_dir(&source))?;
    let python = python::environment("fonts", &["fonttools==4.68.0", "brotli==1.2.0"])?;
    for (weight, file, sha256) in FACES {
        let face = source.join("package").join(file);
        check(&face, sha256)?;
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/chores/subset.py");
        let target = folder.join(format!("marsad-sans-{weight}.woff2"));
        run_quietly(program(&python, &[]).arg(script).arg(&face).arg(&target))?;
    }
    Ok(())
}

/// The same, for those who can do without: says why the fonts of the reader's system will be used.
pub fn run_if_possible() {
    if let Err(error) = run() {
        say(&format!("no typeface of our own: {error}; pages will use the fonts of the reader's system"));
    }
}

fn check(face: &Path, sha256: &str) -> Done {
    let bytes = std::fs::read(face).map_err(|error| format!("{}: {error}", face.display()))?;
    let found: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    if found == sha256 {
        Ok(())
    } else {
        Err(format!("{} is not the file it should be: SHA-256 {found}", face.display()))
    }
}
