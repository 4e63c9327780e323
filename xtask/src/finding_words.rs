//! Every finding can be said, and nothing is said that nobody finds.
//!
//! Findings stand in crates that know no words, and words in one that knows no crafts. The test reads both as text: the
//! words that a `match` gives, and the keys of the English messages, to which a test of `marsad-i18n` holds the other
//! languages. So a new finding without words fails here, and so do words whose finding is gone.

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::shell::root;

    /// The parts of a message that has a reason and a remedy.
    const TWO: &[&str] = &["-reason", "-remedy"];
    /// The part of a message that is one sentence.
    const ONE: &[&str] = &[""];

    /// Where findings have their words, and how their keys are made of them.
    struct Family {
        source: &'static str,
        /// Behind what the words begin: a function whose `match` gives them, or a `worded!` enum.
        begin: &'static str,
        area: &'static str,
        prefix: &'static str,
        parts: &'static [&'static str],
    }

    const fn family(
        source: &'static str,
        begin: &'static str,
        (area, prefix): (&'static str, &'static str),
        parts: &'static [&'static str],
    ) -> Family {
        Family { source, begin, area, prefix, parts }
    }

    const FAMILIES: [Family; 13] = [
        family("marsad-model/src/balance_finding.rs", "BalanceFindingKind {", ("reconcile", "balancing-"), TWO),
        family("marsad-reconcile/src/balancing/finding.rs", "fn word(", ("reconcile", "balancing-"), TWO),
        family("marsad-reconcile/src/accounts/account.rs", "fn word(", ("reconcile", "account-"), TWO),
        family("marsad-reconcile/src/benchmarking/series.rs", "fn word(", ("reconcile", "benchmark-"), TWO),
        family("marsad-reconcile/src/raking/finding.rs", "fn word(", ("reconcile", "raking-"), TWO),
        family("marsad-reconcile/src/mirror/finding.rs", "fn code(", ("mirror", ""), TWO),
        family("marsad-synthesis/src/problem.rs", "fn word(", ("synthesis", "synthesis-problem-"), ONE),
        family("marsad-synthesis/src/remark.rs", "fn word(", ("synthesis", "synthesis-remark-"), ONE),
        family("marsad-survey/src/design/finding.rs", "fn code(", ("survey", "design-finding-"), TWO),
        family("marsad-survey/src/models/finding.rs", "fn code(", ("survey", "model-finding-"), TWO),
        family("marsad-survey/src/small_areas/finding.rs", "fn code(", ("survey", "survey-finding-"), TWO),
        family("marsad-survey/src/weighting/finding.rs", "fn code(", ("survey", "survey-finding-"), TWO),
        family("marsad-pack/src/problem.rs", "fn word(", ("", "pack-"), ONE),
    ];

    fn text(path: &str) -> String {
        let path = root().join("crates").join(path);
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// The texts in quotes behind `sign`, one for each line.
    fn quoted<'t>(lines: impl Iterator<Item = &'t str>, sign: &str) -> BTreeSet<String> {
        let word = |line: &str| {
            let (_, behind) = line.split_once(sign)?;
            Some(behind.split('"').next()?.to_owned())
        };
        lines.filter_map(word).collect()
    }

    /// The words of a family.
    fn words(family: &Family) -> BTreeSet<String> {
        let source = text(family.source);
        let at = source.find(family.begin).unwrap_or_else(|| panic!("{}: no `{}`", family.source, family.begin));
        // Either ends with a brace under its own beginning.
        let body = source[at..].lines().take_while(|line| *line != "    }");
        quoted(body, if family.begin.starts_with("fn ") { "=> \"" } else { " = \"" })
    }

    /// The keys of the English messages of an area, or of all.
    fn keys(area: &str) -> BTreeSet<String> {
        let folder = root().join("crates/marsad-i18n/locales/en");
        let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        let names = entries.filter_map(Result::ok).map(|entry| entry.file_name().to_string_lossy().into_owned());
        let chosen = names.filter(|name| area.is_empty() || *name == format!("{area}.ftl"));
        let key = |line: &str| line.split_once(" =").map(|(key, _)| key.to_owned());
        let is_key = |key: &String| key.starts_with(|c: char| c.is_ascii_lowercase()) && !key.contains(' ');
        chosen
            .flat_map(|name| {
                let messages = text(&format!("marsad-i18n/locales/en/{name}"));
                messages.lines().filter_map(key).filter(is_key).collect::<Vec<String>>()
            })
            .collect()
    }

    #[test]
    fn every_finding_has_its_words() {
        for family in &FAMILIES {
            let (words, keys) = (words(family), keys(family.area));
            assert!(!words.is_empty(), "{}: no words found", family.source);
            for (word, part) in words.iter().flat_map(|word| family.parts.iter().map(move |part| (word, part))) {
                let key = format!("{}{word}{part}", family.prefix);
                assert!(keys.contains(&key), "{}: `{word}` cannot be said: no message `{key}`", family.source);
            }
        }
    }

    #[test]
    fn no_words_are_left_of_a_finding_that_is_gone() {
        for family in FAMILIES.iter().filter(|family| family.parts == TWO) {
            let like = FAMILIES.iter().filter(|other| (other.area, other.prefix) == (family.area, family.prefix));
            let known: BTreeSet<String> = like.flat_map(words).collect();
            for key in keys(family.area) {
                let Some(word) = key.strip_prefix(family.prefix).and_then(|rest| rest.strip_suffix("-reason")) else {
                    continue;
                };
                assert!(known.contains(word), "`{key}`: no finding of {} says `{word}`", family.source);
            }
        }
    }
}
