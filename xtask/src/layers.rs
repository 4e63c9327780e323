//! The floors and fences of the house, held against what cargo knows.
//!
//! The test at the end fails on a new edge, on a heavy dependency outside its fence, and on an exception that is no
//! longer needed.

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use cargo_metadata::{DependencyKind, MetadataCommand};

    /// Each crate with its floor.
    const FLOORS: [(&str, u8); 17] = [
        ("marsad-model", 0),
        ("marsad-i18n", 0),
        ("marsad-pack", 1),
        ("marsad-sdmx", 1),
        ("marsad-collect", 1),
        ("marsad-reconcile", 1),
        ("marsad-protect", 1),
        ("marsad-publish", 1),
        ("marsad-picture", 1),
        ("marsad-study", 1),
        ("marsad-survey", 1),
        ("marsad-synthesis", 1),
        ("marsad-lake", 2),
        ("marsad-catalog", 2),
        ("marsad-workflow", 3),
        ("marsad-web", 4),
        ("marsad", 4),
    ];

    /// Edges between neighbours of one floor, written down one by one.
    const EXCEPTIONS: [(&str, &str); 3] =
        [("marsad-i18n", "marsad-model"), ("marsad-publish", "marsad-protect"), ("marsad", "marsad-web")];

    /// Doors that may not reach past the work: crate, and what it must not know.
    const FORBIDDEN: [(&str, &str); 4] = [
        ("marsad-web", "marsad-lake"),
        ("marsad-web", "marsad-catalog"),
        ("marsad-web", "marsad-collect"),
        ("marsad-web", "marsad-pack"),
    ];

    /// Heavy dependencies by the beginning of their names, and the only crates that may use them.
    const FENCES: [(&str, &[&str]); 40] = [
        ("parquet", &["marsad-lake"]),
        ("object_store", &["marsad-lake"]),
        ("statrs", &["marsad-survey", "marsad-collect", "marsad-reconcile"]),
        ("ndarray", &["marsad-reconcile"]),
        ("arrow-", &["marsad-lake", "marsad-collect", "marsad-study", "marsad-survey", "marsad-synthesis"]),
        ("sqlx", &["marsad-catalog"]),
        ("axum", &["marsad-web"]),
        ("openidconnect", &["marsad-web"]),
        ("lettre", &["marsad-web"]),
        ("reqwest", &["marsad-web"]),
        ("tower", &["marsad-web"]),
        ("tower-http", &["marsad-web"]),
        ("askama", &["marsad-web"]),
        ("clap", &["marsad"]),
        ("indicatif", &["marsad"]),
        ("fluent-", &["marsad-i18n"]),
        ("icu_", &["marsad-i18n"]),
        ("calamine", &["marsad-collect"]),
        ("encoding_rs", &["marsad-collect", "marsad-study", "xtask"]),
        ("rust_xlsxwriter", &["marsad-publish", "xtask"]),
        ("krilla", &["marsad-publish"]),
        ("rustybuzz", &["marsad-publish"]),
        ("unicode-bidi", &["marsad-publish"]),
        ("pest", &["marsad-collect"]),
        ("pest_", &["marsad-collect"]),
        ("quick-xml", &["marsad-collect", "marsad-publish", "marsad-study"]),
        ("flate2", &["marsad-collect", "marsad-study"]),
        ("resvg", &["marsad-picture"]),
        ("zip", &["marsad-collect", "marsad-publish", "xtask"]),
        ("toml", &["marsad-pack", "xtask"]),
        ("argon2", &["marsad-workflow"]),
        ("getrandom", &["marsad-workflow"]),
        ("hmac", &["marsad-workflow"]),
        ("ring", &["marsad-workflow"]),
        ("sha1", &["marsad-workflow"]),
        ("rpassword", &["marsad"]),
        ("include_dir", &["marsad"]),
        ("tokio", &["marsad-lake", "marsad-catalog", "marsad-workflow", "marsad-web", "marsad"]),
        ("datafusion", &[]),
        ("openssl", &[]),
    ];

    type Edges = BTreeMap<String, BTreeSet<String>>;

    /// What each crate of the workspace depends on to run.
    fn edges() -> Edges {
        let metadata = MetadataCommand::new().no_deps().exec().unwrap();
        let of = |package: &cargo_metadata::Package| {
            let normal = package.dependencies.iter().filter(|dependency| dependency.kind == DependencyKind::Normal);
            normal.map(|dependency| dependency.name.clone()).collect()
        };
        metadata.packages.iter().map(|package| (package.name.to_string(), of(package))).collect()
    }

    fn floor(name: &str) -> Option<u8> {
        FLOORS.iter().find(|(known, _)| *known == name).map(|(_, floor)| *floor)
    }

    #[test]
    fn every_crate_stands_on_a_floor() {
        let unknown: Vec<String> = edges()
            .into_keys()
            .filter(|name| floor(name).is_none() && !["marsad-testkit", "xtask"].contains(&name.as_str()))
            .collect();
        assert!(unknown.is_empty(), "not in the table of floors (xtask/src/layers.rs): {unknown:?}");
    }

    #[test]
    fn a_crate_uses_lower_floors_only() {
        let mut used: BTreeSet<&(&str, &str)> = BTreeSet::new();
        for (name, dependencies) in edges() {
            let Some(own) = floor(&name) else { continue };
            for dependency in dependencies {
                assert_ne!(dependency, "marsad-testkit", "{name} ships with the testkit");
                let Some(other) = floor(&dependency) else { continue };
                let exception = EXCEPTIONS.iter().find(|edge| **edge == (name.as_str(), dependency.as_str()));
                used.extend(exception);
                assert!(other < own || exception.is_some(), "{name} (floor {own}) uses {dependency} (floor {other})");
                assert!(
                    !FORBIDDEN.contains(&(name.as_str(), dependency.as_str())),
                    "{name} must not know {dependency}"
                );
            }
        }
        let stale: Vec<_> = EXCEPTIONS.iter().filter(|edge| !used.contains(*edge)).collect();
        assert!(stale.is_empty(), "exceptions that nobody uses: {stale:?}");
    }

    #[test]
    fn heavy_dependencies_stay_behind_their_fence() {
        for (name, dependencies) in edges() {
            for dependency in dependencies {
                let fence = FENCES.iter().find(|(prefix, _)| {
                    dependency == *prefix || (prefix.ends_with(['-', '_']) && dependency.starts_with(prefix))
                });
                if let Some((_, allowed)) = fence {
                    assert!(
                        allowed.contains(&name.as_str()),
                        "{name} uses {dependency}, which is fenced in {allowed:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_model_and_the_crafts_know_no_runtime_and_no_clock() {
        for (name, dependencies) in edges() {
            if floor(&name).is_some_and(|floor| floor <= 1) {
                for forbidden in ["tokio", "sqlx", "object_store", "getrandom", "serde_yaml"] {
                    assert!(!dependencies.contains(forbidden), "{name} uses {forbidden}");
                }
            }
        }
        let model = &edges()["marsad-model"];
        for format in ["serde_json", "csv", "toml", "arrow-array", "quick-xml"] {
            assert!(!model.contains(format), "the model knows no {format}");
        }
    }
}
