//! What the audit trail calls steps and rows, in the reader's language. Who keeps a row is told by its name, which is never
//! translated: it is what the row is found by.

use marsad_i18n::{Voice, args};
use marsad_workflow::{door_of, in_place_of};

/// How much of a hash is told where it stands on a line of many.
const HASH_CHARACTERS: usize = 12;

/// A step as people call it; a step without words, which an older program may have written, by its name.
pub(super) fn step_text(voice: &Voice, action: &str) -> String {
    let key = format!("audit-step-{}", action.replace('_', "-"));
    if voice.says(&key) { voice.say(&key) } else { action.to_owned() }
}

/// A row of the catalog by its key, such as `submission PORTS_ARRIVALS-0001`: what it is, and its name.
pub(super) fn row_text(voice: &Voice, key: &str) -> String {
    // A table is called by one word or two.
    let ends = key.match_indices(' ').map(|(at, _)| at).take(2).collect::<Vec<_>>();
    for end in ends.into_iter().rev() {
        let (table, id) = (&key[..end], key[end..].trim_start());
        let word = format!("audit-table-{}", table.replace(['_', ' '], "-"));
        if voice.says(&word) {
            return voice.say_with("audit-row", &args().text("table", &voice.say(&word)).text("id", id));
        }
    }
    key.to_owned()
}

/// The same on a line of many: a key that is a hash, as that of a session, by its beginning.
pub(super) fn short_row_text(voice: &Voice, key: &str) -> String {
    let is_hash = |id: &str| id.len() > HASH_CHARACTERS && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    match key.rsplit_once(' ') {
        Some((table, id)) if is_hash(id) => {
            let beginning: String = id.chars().take(HASH_CHARACTERS).collect();
            row_text(voice, &format!("{table} {beginning}…"))
        }
        _ => row_text(voice, key),
    }
}

/// From where something was done, and in whose place; what an older program may have written, as it is.
pub(in crate::desk) fn origin_text(voice: &Voice, origin: &str) -> String {
    let door = door_text(voice, door_of(origin));
    match in_place_of(origin) {
        Some(away) => voice.say_with("memory-origin-in-place-of", &args().text("door", &door).text("away", away)),
        None => door,
    }
}

/// The door by which someone came, with the network or the token.
pub(super) fn door_text(voice: &Voice, door: &str) -> String {
    match door.split_once(' ') {
        None if door.is_empty() => voice.say("memory-origin-unsaid"),
        None if door == "shell" || door == "clockwork" => voice.say(&format!("memory-origin-{door}")),
        Some(("web", "unknown")) => voice.say("memory-origin-web-unknown"),
        Some(("web", network)) => voice.say_with("memory-origin-web", &args().text("network", network)),
        Some(("api", token)) => voice.say_with("memory-origin-api", &args().text("token", token)),
        _ => door.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use marsad_model::{Lang, Numerals};
    use marsad_workflow::AUDIT_STEPS;

    use super::*;

    /// Where the catalog says how the key of a row begins.
    const KEYS: [&str; 3] = [
        include_str!("../../../../marsad-catalog/src/row.rs"),
        include_str!("../../../../marsad-catalog/src/kept.rs"),
        include_str!("../../../../marsad-catalog/src/fleeting.rs"),
    ];

    fn voice(lang: Lang) -> Voice {
        Voice::new(lang, Numerals::Western, &marsad_testkit::marjan().head)
    }

    /// The tables of keys: behind `format!("` up to a brace, and behind `in "` up to a quotation mark; of fleeting rows,
    /// those that have an opening.
    fn tables() -> Vec<String> {
        let [rows, kept, fleeting] = KEYS;
        let plain = rows.lines().filter_map(|line| line.split_once("=> format!(\"")?.1.split_once(" {"));
        let kept = kept.lines().filter_map(|line| line.split_once(" in \"")?.1.split_once("\" ("));
        let fleeting = fleeting.lines().filter(|line| line.contains(", opens "));
        let fleeting = fleeting.filter_map(|line| line.split_once(" in \"")?.1.split_once("\": "));
        plain.chain(kept).chain(fleeting).map(|(table, _)| table.to_owned()).collect()
    }

    #[test]
    fn every_step_has_words_in_every_language() {
        for lang in Lang::ALL {
            let voice = voice(lang);
            for step in AUDIT_STEPS {
                assert!(voice.says(&format!("audit-step-{}", step.replace('_', "-"))), "{lang}: {step}");
            }
        }
        assert_eq!(step_text(&voice(Lang::En), "step_of_another_age"), "step_of_another_age");
    }

    #[test]
    fn every_table_has_words_in_every_language() {
        let tables = tables();
        assert!(tables.len() > 20, "{tables:?}");
        for lang in Lang::ALL {
            let voice = voice(lang);
            for table in &tables {
                let key = format!("audit-table-{}", table.replace(['_', ' '], "-"));
                assert!(voice.says(&key), "{lang}: {key}");
            }
        }
    }

    #[test]
    fn a_row_is_told_by_what_it_is_and_by_its_name() {
        let english = voice(Lang::En);
        for (key, expected) in [
            ("submission PORTS_ARRIVALS-0001", "submission PORTS_ARRIVALS-0001"),
            ("contradiction note C-1 2", "note on a contradiction C-1 2"),
            ("profile_versions ARRIVALS_CSV 000001", "version of a profile ARRIVALS_CSV 000001"),
            ("things X", "things X"),
        ] {
            assert_eq!(row_text(&english, key), expected);
        }
        let arabic = row_text(&voice(Lang::Ar), "submission PORTS_ARRIVALS-0001");
        assert!(arabic.contains("إرسالية") && arabic.contains("\u{2068}PORTS_ARRIVALS-0001\u{2069}"), "{arabic:?}");
    }

    #[test]
    fn a_hash_is_told_by_its_beginning_on_a_line_and_any_other_name_whole() {
        let english = voice(Lang::En);
        let session = format!("session {}", "0123456789abcdef".repeat(4));
        let whole = row_text(&english, &session);
        assert_eq!(format!("{}…", &whole[..whole.len() - 52]), short_row_text(&english, &session));
        for key in ["submission PORTS_ARRIVALS-0001", "profile_versions ARRIVALS_CSV 000001", "things X", "things"] {
            assert_eq!(short_row_text(&english, key), row_text(&english, key));
        }
    }

    #[test]
    fn an_origin_is_told_in_words_and_one_of_another_age_as_it_was_written() {
        let english = voice(Lang::En);
        for (origin, expected) in [
            ("web 192.0.2.0/24", "the web, from the network 192.0.2.0/24"),
            ("web unknown", "the web, from an unknown network"),
            ("web 2001:db8:1::/48 in place of head.x", "the web, from the network 2001:db8:1::/48, in place of head.x"),
            ("api T-000001", "a program with the token T-000001"),
            ("shell", "the command line of the server"),
            ("clockwork", "the system by itself"),
            ("", "not recorded"),
            ("telex 7", "telex 7"),
        ] {
            assert_eq!(origin_text(&english, origin), expected);
        }
        for lang in [Lang::Ar, Lang::Fr] {
            for origin in ["web 192.0.2.0/24", "web unknown", "api T", "shell", "clockwork", "", "shell in place of x"]
            {
                let told = origin_text(&voice(lang), origin);
                assert!(!told.contains('[') && !told.contains("web ") && told != origin, "{lang}: {told}");
            }
        }
    }
}
