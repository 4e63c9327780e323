//! SDMX-ML and SDMX-JSON: entities, depth, messages that are cut, hold no data or lose some.

use super::Expected::{Found, Read};
use super::{Case, case};
use marsad_model::FindingCode;

/// A message of one observation, with the components of the arrivals, and `more` behind it.
fn message(prolog: &str, arrivals: &str, more: &str) -> String {
    format!(
        "{prolog}<StructureSpecificData xmlns=\"http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message\"><DataSet>\
         <Series Isle=\"Lulu\" Sex=\"Women\"><Obs Year=\"2024\" Arrivals=\"{arrivals}\" State=\"final\" Source=\"r\"/>\
         </Series>{more}</DataSet></StructureSpecificData>"
    )
}

/// Entities of which each stands for ten of the one before.
fn laughs() -> String {
    let of = |at: usize| format!("<!ENTITY l{at} \"{}\">", format!("&l{};", at - 1).repeat(10));
    format!("<!DOCTYPE l [<!ENTITY l0 \"ha\">{}]>", (1..10).map(of).collect::<String>())
}

/// The same as SDMX-JSON, with the key of its observation.
fn json(key: &str) -> String {
    let list = |id: &str, value: &str| format!(r#"{{"id":"{id}","values":[{{"id":"{value}"}}]}}"#);
    format!(
        r#"{{"data":{{"structures":[{{"dimensions":{{"observation":[{},{},{}]}},"measures":{{"observation":[{{"id":"Arrivals"}}]}},
        "attributes":{{"observation":[{},{}]}}}}],"dataSets":[{{"observations":{{"{key}":[12,0,0]}}}}]}}}}"#,
        list("Isle", "Lulu"),
        list("Sex", "Women"),
        list("Year", "2024"),
        list("State", "final"),
        list("Source", "r"),
    )
}

pub(super) fn cases() -> Vec<Case> {
    let sound = message("", "12", "");
    let other = |name: &str| {
        format!("<m:{name} xmlns:m=\"http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message\"></m:{name}>")
    };
    vec![
        case("sdmx-sound", "a sound message of one observation, as all others are made", sound.clone(), Read),
        case("sdmx-empty", "nothing at all", "", Found(FindingCode::UnreadableFile)),
        case(
            "sdmx-no-data",
            "a message of data without an observation",
            other("GenericData"),
            Found(FindingCode::UnreadableFile),
        ),
        case("sdmx-structure", "a message of structures", other("Structure"), Found(FindingCode::UnreadableFile)),
        case("sdmx-error", "an error of a service", other("Error"), Found(FindingCode::UnreadableFile)),
        case(
            "sdmx-dtd",
            "entities that stand for each other",
            message(&laughs(), "&l9;", ""),
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "sdmx-foreign-entity",
            "an entity that stands for a file of the reader",
            message("<!DOCTYPE l [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>", "&f;", ""),
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "sdmx-unknown-entity",
            "an entity that nobody declared where a number should be",
            message("", "&f;", ""),
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "sdmx-cut",
            "a message that ends within an attribute",
            &sound[..sound.len() - 90],
            Found(FindingCode::CutOff),
        ),
        case(
            "sdmx-crossed",
            "elements that close each other",
            message("", "12", "<a><b></a></b>"),
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "sdmx-deep",
            "100,000 elements in each other",
            message("", "12", &"<a>".repeat(100_000)),
            Found(FindingCode::TooLarge),
        ),
        case(
            "sdmx-long-tag",
            "an attribute of five million letters",
            message("", "12", &format!("<Obs Year=\"{}\"/>", "2".repeat(5_000_000))),
            Found(FindingCode::TooLarge),
        ),
        case(
            "sdmx-wide",
            "an observation of 20,000 components",
            message("", "12", &format!("<Obs {}/>", (0..20_000).map(|at| format!("k{at}=\"1\" ")).collect::<String>())),
            Found(FindingCode::TooLarge),
        ),
        case(
            "sdmx-many-sets",
            "2,000 data sets",
            message("", "12", &"</DataSet><DataSet>".repeat(2_000)),
            Found(FindingCode::TooLarge),
        ),
        case(
            "sdmx-repeated",
            "a component twice in one observation",
            sound.replace("Arrivals=", "Arrivals=\"92\" Arrivals="),
            Found(FindingCode::DuplicateColumn),
        ),
        case(
            "sdmx-nan",
            "a value that is said to be missing and no reason why",
            message("", "NaN", ""),
            Found(FindingCode::MissingValue),
        ),
        case(
            "sdmx-invalid-utf8",
            "bytes that are no characters",
            sound
                .replace("final", "\u{1}")
                .bytes()
                .map(|byte| if byte == 1 { 0xff } else { byte })
                .collect::<Vec<u8>>(),
            Found(FindingCode::UnreadableCharacters),
        ),
        case(
            "sdmx-utf16-odd",
            "UTF-16 with half a character at the end",
            [0xff, 0xfe]
                .into_iter()
                .chain(sound.encode_utf16().flat_map(u16::to_le_bytes))
                .chain([0x3c])
                .collect::<Vec<u8>>(),
            Found(FindingCode::UnreadableCharacters),
        ),
        case(
            "sdmx-misspelt",
            "an observation whose element is misspelt",
            message("", "12", "<Ob Year=\"2023\" Arrivals=\"13\"/>"),
            Found(FindingCode::DoubtfulMessage),
        ),
        case("sdmx-two-messages", "one message behind another", sound.repeat(2), Found(FindingCode::DoubtfulMessage)),
        case("sdmx-json-sound", "the sound message as SDMX-JSON", json("0:0:0"), Read),
        case(
            "sdmx-json-place",
            "a place far beyond the list that it points into",
            json("0:0:99999999999"),
            Found(FindingCode::DoubtfulMessage),
        ),
        case(
            "sdmx-json-deep",
            "100,000 lists of SDMX-JSON in each other",
            "{\"dataSets\":".to_owned() + &"[".repeat(100_000),
            Found(FindingCode::UnreadableFile),
        ),
    ]
}
