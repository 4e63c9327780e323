//! Embeds the fonts that `cargo xtask fonts` has fetched; without them the program uses the fonts of the reader's system.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() -> std::io::Result<()> {
    let root = env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    let folder = Path::new(&root).join("../../.cache/fonts");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut code = String::from(
        "/// The fonts that were there when the program was built, by name.\npub(crate) const FONTS: &[(&str, &[u8])] = &[\n",
    );
    for name in ["marsad-sans-400.woff2", "marsad-sans-600.woff2"] {
        let path = folder.join(name);
        if let Ok(path) = path.canonicalize() {
            let _ = writeln!(code, "    ({name:?}, include_bytes!({path:?})),");
        }
    }
    code.push_str("];\n");
    let out = Path::new(&env::var("OUT_DIR").unwrap_or_default()).join("fonts.rs");
    fs::write(out, code)
}
