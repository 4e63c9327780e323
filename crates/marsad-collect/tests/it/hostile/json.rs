//! JSON: depth, repeated keys, values of other kinds.

use super::Expected::Found;
use super::{Case, case};
use marsad_model::FindingCode;

/// A table of one row whose number is said by `arrivals`.
fn object(arrivals: &str) -> String {
    format!(r#"[{{"Year": 2024, "Isle": "Lulu", "Sex": "Women", {arrivals}, "State": "final", "Source": "r"}}]"#)
}

/// Objects that share two keys and have five more that no other has.
fn own_keys(count: usize) -> String {
    let object = |at: usize| {
        let own: Vec<String> = (0..5).map(|key| format!("\"k{at}_{key}\": {key}")).collect();
        format!(r#"{{"Year": 2024, "Isle": "Lulu", {}}}"#, own.join(", "))
    };
    format!("[{}]", (0..count).map(object).collect::<Vec<_>>().join(", "))
}

pub(super) fn cases() -> Vec<Case> {
    vec![
        case("json-empty", "nothing at all", "", Found(FindingCode::UnreadableFile)),
        case("json-deep-lists", "100,000 lists in each other", "[".repeat(100_000), Found(FindingCode::UnreadableFile)),
        case(
            "json-deep-objects",
            "50,000 objects in each other",
            "{\"a\":".repeat(50_000),
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "json-deep-closed",
            "500 lists in each other, all closed",
            format!("{}{}", "[".repeat(500), "]".repeat(500)),
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "json-open",
            "a list that ends within a text",
            r#"[{"Year": "2024", "Isle": "Lu"#,
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "json-repeated-key",
            "a key twice in one object",
            object(r#""Arrivals": 12, "Arrivals": 92"#),
            Found(FindingCode::DuplicateColumn),
        ),
        case(
            "json-nested-value",
            "an object where a number should be",
            object(r#""Arrivals": {"of": [1, 2]}"#),
            Found(FindingCode::NotANumber),
        ),
        case(
            "json-true",
            "a truth where a number should be",
            object(r#""Arrivals": true"#),
            Found(FindingCode::NotANumber),
        ),
        case(
            "json-1e999",
            "a number beyond what numbers hold",
            object(r#""Arrivals": 1e999"#),
            Found(FindingCode::UnreadableFile),
        ),
        case("json-scalar", "a single number", "12", Found(FindingCode::UnreadableFile)),
        case(
            "json-invalid-utf8",
            "bytes that are no characters",
            b"[{\"Year\": \"20\xff24\"}]",
            Found(FindingCode::UnreadableCharacters),
        ),
        case(
            "json-wide",
            "an object of 20,000 keys",
            format!("[{{{}}}]", (0..20_000).map(|at| format!("\"k{at}\": 1")).collect::<Vec<_>>().join(",")),
            Found(FindingCode::TooLarge),
        ),
        case(
            "json-own-keys",
            "3,000 objects, each with keys of its own",
            own_keys(3_000),
            Found(FindingCode::TooLarge),
        ),
        case(
            "json-lone-surrogate",
            "half a pair in an escape",
            r#"[{"Year": "\ud800"}]"#,
            Found(FindingCode::UnreadableFile),
        ),
    ]
}
