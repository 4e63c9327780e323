//! Embeds the fonts that `cargo xtask fonts` has fetched; without them the program makes no pictures.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() -> std::io::Result<()> {
    let root = env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    let folder = Path::new(&root).join("../../.cache/fonts");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut code =
        String::from("/// The fonts that were there when the program was built.\nconst FONTS: &[&[u8]] = &[\n");
    for name in ["marsad-sans-400.ttf", "marsad-sans-600.ttf"] {
        if let Ok(path) = folder.join(name).canonicalize() {
            let _ = writeln!(code, "    include_bytes!({path:?}),");
        }
    }
    code.push_str("];\n");
    let out = Path::new(&env::var("OUT_DIR").unwrap_or_default()).join("fonts.rs");
    fs::write(out, code)
}
