//! Marks that stand where a number should: why there is none.

use std::collections::BTreeMap;

use marsad_model::Id;

use crate::cell::tidy;

/// Marks that everybody uses for a value that is not available; codes of SDMX CL_OBS_STATUS.
const MISSING: [&str; 34] = [
    "n.d.",
    "n.d",
    "nd",
    "n/d",
    "n.a.",
    "n.a",
    "na",
    "n/a",
    "n.c.",
    "nc",
    "non disponible",
    "not available",
    "none",
    "unknown",
    "غ.م",
    "غ.م.",
    "غ م",
    "غير متوفر",
    "غير متوفرة",
    "غير متاح",
    "غير محدد",
    "لا يوجد",
    "-",
    "‑",
    "–",
    "—",
    "--",
    "---",
    "..",
    "...",
    "…",
    ":",
    "//",
    "///",
];

/// Marks for a value that its sender keeps to itself.
const SUPPRESSED: [&str; 12] = [
    "s",
    "c",
    "conf",
    "conf.",
    "confidentiel",
    "confidential",
    "secret",
    "secret statistique",
    "سري",
    "***",
    "(s)",
    "(c)",
];

/// What a mark says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// There is no value.
    Missing(Id),
    /// There is a value below what stands behind `<`, which the sender does not tell.
    Suppressed(Id),
}

/// What `text` says in place of a number, if it is a mark.
pub(crate) fn read(text: &str, own: &BTreeMap<String, Id>) -> Option<Mark> {
    let tidied = tidy(text);
    if let Some((_, code)) = own.iter().find(|(mark, _)| tidy(mark) == tidied) {
        return Some(Mark::Missing(code.clone()));
    }
    let lower = tidied.to_lowercase();
    if MISSING.contains(&lower.as_str()) {
        return Some(Mark::Missing(Id::literal("O")));
    }
    (SUPPRESSED.contains(&lower.as_str()) || is_below(&lower)).then(|| Mark::Suppressed(Id::literal("Q")))
}

/// `<5`, `< 10`, `≤3`, `moins de 5`, `أقل من 5`.
fn is_below(text: &str) -> bool {
    let starts = ["<", "‹", "≤", "&lt;", "moins de", "less than", "fewer than", "أقل من", "اقل من"];
    let rest = starts.iter().find_map(|start| text.strip_prefix(start)).map(str::trim);
    rest.is_some_and(|rest| !rest.is_empty() && rest.chars().count() <= 4 && rest.chars().all(char::is_numeric))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use marsad_model::Id;

    use super::{Mark, read};

    #[test]
    fn marks_are_told_from_numbers() {
        let own = BTreeMap::from([("#".to_owned(), Id::literal("L"))]);
        for text in ["-", "n.d.", "N.D.", "غ.م", "..", "///"] {
            assert_eq!(read(text, &own), Some(Mark::Missing(Id::literal("O"))), "{text}");
        }
        for text in ["<5", "< 10", "أقل من 5", "moins de 5"] {
            assert_eq!(read(text, &own), Some(Mark::Suppressed(Id::literal("Q"))), "{text}");
        }
        assert_eq!(read("#", &own), Some(Mark::Missing(Id::literal("L"))));
        for text in ["5", "voir note", "", "0", "<beaucoup"] {
            assert_eq!(read(text, &own), None, "{text}");
        }
    }
}
