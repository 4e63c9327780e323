//! `docs/reference/checks.md`: every kind of finding and every kind of check, made from the source that defines them.
//!
//! Reads the doc comments of `marsad_model::FindingCode` and `Check` and the English messages. A test holds the committed
//! page against what would be made.

use marsad_model::FindingCode;

use crate::shell::{Done, root, say};

const PAGE: &str = "docs/reference/checks.md";
const RULES: &str = "crates/marsad-model/src/rule.rs";
const MESSAGES: &str = "crates/marsad-i18n/locales/en/findings.ftl";
const METHODS: &str = "crates/marsad-collect/src/methods";

/// The method behind each kind of check: the folder of its `METHOD.md`.
const METHODS_OF: [(&str, &[&str]); 13] = [
    ("sum_of_parts", &["rounding"]),
    ("share", &["rounding"]),
    ("growth", &["growth"]),
    ("outlier", &["mad_outlier", "hidiroglou_berthelot"]),
    ("cumulative", &["year_to_date"]),
    ("scale", &["stock_flow"]),
    ("stock_flow", &["stock_flow"]),
    ("stock_account", &["stock_account"]),
    ("source_ratio", &["cross_source"]),
    ("currency", &["stock_flow"]),
    ("age_heaping", &["whipple", "myers"]),
    ("digit_preference", &["digit_preference"]),
    ("completeness", &["completeness"]),
];

const HEAD: &str = "\
<!-- Made by `cargo xtask docs` from the source. Do not edit: change the doc comments or the messages. -->

# Checks

Every file that arrives is read and checked. What is wrong becomes a finding: a code, how grave it is, its place, a reason and a remedy in Arabic,
French and English. An error keeps a file from being accepted; a warning asks a person to look; a note is worth knowing.

In every file, without a rule: rows and values are what the structure says, no key stands twice; values that stand alone far from a series of eight
periods or more, and as far from the same month or quarter of other years, that are a thousand times the others of their series, that rise through each year as totals since January do, totals of a year that are the sum of a part of it, or values that differ from what
was accepted before, are warnings. A thousand times is looked for in series of five values or more, in those of three or four where the others are much
alike, and where all series of two periods, three at least, are a thousandfold in one of them. Where counts or amounts add up and a rule says that none is negative, no part is more than its whole: the total `_T` or a code
above it in the list; a slight excess is a warning. There it is a warning as well where two parts or more are more together than their whole, where all
codes right under a whole in the list do not make it up, or where most wholes of a dimension in the file are the sum of their parts and one is not;
groups of countries and ages that overlap are not added up. A title that speaks of a stock above a flow, or of a flow above a stock, is a warning.
Columns that are not read, and whose headers say that they hold shares, changes, totals or totals since January, are held against the values beside
them: what contradicts these is a warning, where most numbers of the column agree or nothing else can be meant. In files of more than two million
observations series and parts are looked at only where a rule asks.

What was accepted before is what the institution sent itself, and of others what is public: what they sent and is not public is compared for reviewers
only. Rules that relate cells (`sum_of_parts`, `share`, `stock_account`, `formula`) and sums of parts look at a file again, laid over what its institution
had accepted, and at the version of a dataset when its release is proposed: an error that no file said alone blocks it, a warning asks.

";

/// Writes the page.
pub fn run() -> Done {
    let path = root().join(PAGE);
    let folder = path.parent().map_or_else(root, std::path::Path::to_path_buf);
    std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    std::fs::write(&path, page()?).map_err(|error| format!("{PAGE}: {error}"))?;
    say(PAGE);
    Ok(())
}

fn page() -> Result<String, String> {
    let (rules, messages) = (source(RULES)?, source(MESSAGES)?);
    Ok(format!("{HEAD}{}\n{}", kinds(&rules), findings(&messages)))
}

fn source(path: &str) -> Result<String, String> {
    std::fs::read_to_string(root().join(path)).map_err(|error| format!("{path}: {error}"))
}

/// The kinds of checks that a pack may ask for, with their fields.
fn kinds(rules: &str) -> String {
    let mut page = "## What a pack may ask for\n\nA rule of `rules/DATAFLOW.toml` has an `id`, a `severity` (`error`, `warning` or \
                    `note`) and a `check` of one of these kinds.\n"
        .to_owned();
    let body = rules.split_once("pub enum Check {").map_or("", |(_, rest)| rest);
    let body = body.split_once("\n}\n").map_or("", |(body, _)| body);
    let mut comment = Vec::new();
    let mut rename = None;
    let mut has_default = false;
    for line in body.lines().map(str::trim) {
        if let Some(text) = line.strip_prefix("/// ") {
            comment.push(text);
            continue;
        }
        if line.starts_with("#[serde") {
            has_default = line.contains("default");
            rename = line.split_once("rename = \"").and_then(|(_, rest)| rest.split('"').next());
            continue;
        }
        if let Some(name) = line.strip_suffix(" {") {
            page += &kind_head(&snake_case(name), &comment.join(" "));
        } else if let Some((name, _)) = line.split_once(": ") {
            let optional = if has_default { "" } else { " (required)" };
            page += &format!("- `{}`{optional}: {}\n", rename.unwrap_or(name), comment.join(" "));
        }
        (comment, rename, has_default) = (Vec::new(), None, false);
    }
    page
}

fn kind_head(word: &str, text: &str) -> String {
    let link = |method: &&str| format!("[{method}](../../{METHODS}/{method}/METHOD.md)");
    let methods = METHODS_OF.iter().find(|(kind, _)| *kind == word).map(|(_, methods)| *methods).unwrap_or_default();
    let links: Vec<String> = methods.iter().map(link).collect();
    let method = match (word, links.is_empty()) {
        ("formula", _) => " Language: [METHOD.md](../../crates/marsad-collect/src/formula/METHOD.md).".to_owned(),
        (_, true) => String::new(),
        _ => format!(" Method: {}.", links.join(", ")),
    };
    format!("\n### `{word}`\n\n{text}{method}\n\n")
}

/// Every kind of finding, with what people read.
fn findings(messages: &str) -> String {
    let mut page = "## What can be found\n\nWords in italics are filled in from the file.\n".to_owned();
    for code in FindingCode::ALL {
        let text = |part: &str| message(messages, &format!("finding-{code}-{part}"));
        page += &format!("\n### `{code}`\n\n{}\n\n", code.describe());
        page += &format!("- Reason: {}\n- Remedy: {}\n", text("reason"), text("remedy"));
    }
    page
}

/// The text of a message: its general form where it has several, with the names of what is filled in.
fn message(messages: &str, key: &str) -> String {
    let start = format!("{key} = ");
    let mut lines = messages.lines().skip_while(|line| !line.starts_with(&start));
    let first = lines.next().map(|line| &line[start.len()..]).unwrap_or_default();
    let mut text = String::new();
    let mut forms: Option<String> = None;
    for line in std::iter::once(first).chain(lines.take_while(|line| line.starts_with([' ', '}']))) {
        match (&mut forms, line.split_once("{ $").filter(|(_, rest)| rest.trim_end().ends_with("->"))) {
            (None, Some((before, _))) => {
                text += before;
                forms = Some(String::new());
            }
            // The general form has a star, whatever its name: `*[other]`, `*[column]`.
            (Some(form), _) if line.trim_start().starts_with("*[") => {
                *form = line.split_once(']').map_or("", |(_, rest)| rest.trim()).to_owned();
            }
            (Some(form), _) if line.trim_start().starts_with('}') => {
                text += form;
                text += line.trim_start().trim_start_matches('}');
                forms = None;
            }
            (Some(_), _) => {}
            (None, None) => text += line,
        }
    }
    text.replace("{ $", "*").replace(" }", "*")
}

fn snake_case(name: &str) -> String {
    let mut word = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !word.is_empty() {
            word.push('_');
        }
        word.push(letter.to_ascii_lowercase());
    }
    word
}

#[cfg(test)]
mod tests {
    use super::{PAGE, message, page, snake_case, source};

    #[test]
    fn the_committed_page_is_what_the_source_says() {
        assert!(
            source(PAGE).unwrap() == page().unwrap(),
            "{PAGE} is out of date: run `cargo xtask docs` and commit it"
        );
    }

    #[test]
    fn a_message_is_shown_in_its_general_form() {
        let messages = "a-reason = There are { $n ->\n    [one] one\n   *[other] { $n } of { $what }\n }.\nb = x\n";
        assert_eq!(message(messages, "a-reason"), "There are *n* of *what*.");
        assert_eq!(message(messages, "b"), "x");
        let named = "c = { $what ->\n    [a] one\n   *[column] The column { $found }.\n }\n";
        assert_eq!(message(named, "c"), "The column *found*.");
        let at_the_edge = "d = { $what ->\n    [a] one\n   *[b] Up to { $day }.\n}\n";
        assert_eq!(message(at_the_edge, "d"), "Up to *day*.");
    }

    #[test]
    fn every_finding_has_a_reason_and_a_remedy() {
        let page = page().unwrap();
        let empty = ["- Reason: ", "- Remedy: "];
        assert!(page.lines().all(|line| !empty.contains(&line)), "{page}");
    }

    #[test]
    fn the_word_of_a_kind_is_in_snake_case() {
        assert_eq!(snake_case("SumOfParts"), "sum_of_parts");
    }
}
