//! R with the packages that our estimates of surveys are held against.

use crate::shell::{install, output, program};

/// What Debian calls them.
const PACKAGES: [&str; 3] = ["r-base-core", "r-cran-survey", "r-cran-mass"];
/// Ends well where the packages can be loaded; survey brings survival with it, and calibrates with MASS.
const LOADED: &str = "for (name in c('survey', 'survival', 'MASS')) loadNamespace(name)";

/// Whether R and the packages can be used.
pub fn is_there() -> bool {
    output(&mut program("Rscript", &["-e", LOADED])).is_some()
}

/// The same, after trying to install what is missing.
pub fn is_ready() -> bool {
    is_there() || (install(&PACKAGES).is_ok() && is_there())
}
