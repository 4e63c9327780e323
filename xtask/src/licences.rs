//! Every dependency has a licence that `deny.toml` allows.

use cargo_metadata::MetadataCommand;
use serde::Deserialize;

use crate::shell::{Done, root};

#[derive(Deserialize)]
struct Deny {
    licenses: Licenses,
}

#[derive(Deserialize)]
struct Licenses {
    allow: Vec<String>,
}

/// Holds the licence of every package against the list.
pub fn check() -> Done {
    let path = root().join("deny.toml");
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let deny: Deny = toml::from_str(&text).map_err(|error| format!("deny.toml: {error}"))?;
    let metadata = MetadataCommand::new().current_dir(root()).exec().map_err(|error| error.to_string())?;
    let mut wrong = Vec::new();
    for package in &metadata.packages {
        let licence = package.license.clone().unwrap_or_default().replace('/', " OR ");
        if !is_allowed(&licence, &deny.licenses.allow) {
            wrong.push(format!("{} {}: `{licence}`", package.name, package.version));
        }
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(format!("licences that deny.toml does not allow:\n  {}", wrong.join("\n  ")))
    }
}

fn is_allowed(licence: &str, allowed: &[String]) -> bool {
    let Ok(expression) = spdx::Expression::parse(licence) else { return false };
    expression.evaluate(|requirement| allowed.contains(&requirement.to_string()))
}

#[cfg(test)]
mod tests {
    use super::is_allowed;

    #[test]
    fn one_allowed_alternative_is_enough_and_every_condition_must_be_allowed() {
        let allowed = ["MIT".to_owned(), "Apache-2.0".to_owned()];
        assert!(is_allowed("MIT OR GPL-3.0-only", &allowed));
        assert!(!is_allowed("MIT AND GPL-3.0-only", &allowed));
        assert!(!is_allowed("", &allowed));
    }
}
