//! Seals: what binds a file to its protection.
//!
//! A seal is the SHA-256 of the dataflow, the policy and the hash of the protected file. It keeps a table that was
//! never protected, or was changed afterwards, from being taken for a released one. It is a guard against accidents;
//! against a person who can rewrite the catalog stands the audit chain.

use std::fmt;

use marsad_model::{DataTable, ProtectionPolicy, QualityRules};
use sha2::{Digest, Sha256};

use crate::ReleasedTable;

/// The seal of a released file, in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal(String);

/// A file that is not the one that was sealed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the seal of the released file does not fit: the file, its dataflow or its policy is not the one that was protected"
)]
pub struct BrokenSeal;

/// The proof that a file is the one that was sealed: what is read from it may be released.
#[derive(Clone, Debug)]
pub struct Opened(());

impl Seal {
    pub(crate) fn new(dataflow: &str, policy: &ProtectionPolicy, file_sha256: &str) -> Self {
        let mut hasher = Sha256::new();
        for part in ["marsad-seal-1", dataflow, &policy_text(policy), file_sha256] {
            hasher.update((part.len() as u64).to_be_bytes());
            hasher.update(part.as_bytes());
        }
        Self(hex(&hasher.finalize()))
    }

    /// A seal as it was stored.
    pub fn stored(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Display for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Opened {
    /// Breaks the seal of the file with these bytes, if it is whole.
    pub fn new(seal: &Seal, dataflow: &str, policy: &ProtectionPolicy, bytes: &[u8]) -> Result<Self, BrokenSeal> {
        let is_whole = Seal::new(dataflow, policy, &sha256_hex(bytes)) == *seal;
        if is_whole { Ok(Self(())) } else { Err(BrokenSeal) }
    }

    /// What was read from the file, released.
    pub fn release(&self, table: DataTable) -> ReleasedTable {
        ReleasedTable::new(table)
    }
}

/// The SHA-256 of `bytes` in hexadecimal.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The bounds of quality. Those that a policy lacks have no words: seals from before there were such bounds hold.
fn quality_text(quality: &QualityRules) -> String {
    let QualityRules { rows_min, cv_publish_max, cv_warn_max, degrees_min, interval_max } = quality;
    let first = format!("{rows_min} {cv_publish_max} {cv_warn_max}");
    let is_bounded = *degrees_min > 0.0 || interval_max.is_finite();
    if is_bounded { format!("{first} {degrees_min} {interval_max}") } else { first }
}

/// The policy in one canonical line; the wording of its reason is no part of it.
fn policy_text(policy: &ProtectionPolicy) -> String {
    match policy {
        ProtectionPolicy::Open { .. } => "open".to_owned(),
        ProtectionPolicy::Threshold { minimum, only } => {
            let only: Vec<String> = only.iter().map(|(dimension, code)| format!("{dimension}={code}")).collect();
            format!("threshold {minimum} {}", only.join(" "))
        }
        ProtectionPolicy::Survey { minimum, quality, additive, only } => {
            let only: Vec<String> = only.iter().map(|(dimension, code)| format!("{dimension}={code}")).collect();
            let rules = format!("{minimum} {} {additive}", quality_text(quality));
            format!("survey {rules} {}", only.join(" "))
        }
    }
}

#[cfg(test)]
mod tests {
    use marsad_model::QualityRules;

    use super::quality_text;

    /// What seals said of a policy before there were these two bounds is what they say of one without them.
    #[test]
    fn a_bound_that_a_policy_lacks_changes_no_seal() {
        let without = QualityRules { degrees_min: 0.0, interval_max: f64::INFINITY, ..QualityRules::default() };
        assert_eq!(quality_text(&without), "30 0.165 0.333");
        assert_eq!(quality_text(&QualityRules::default()), "30 0.165 0.333 8 1.3");
    }
}
