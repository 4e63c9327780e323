//! Which passwords a person may choose: long enough, of several different characters, and nothing that is tried first.
//!
//! Holds: the rule, and a short list of words that are guessed before all others. Does not hold: a measure of strength; a
//! sentence of twelve characters passes whatever it says.

use std::collections::BTreeSet;

use crate::Refusal;

/// The shortest password that a person may choose.
const CHARACTERS_MIN: usize = 12;
/// A longer one would only cost time to hash.
pub(super) const CHARACTERS_MAX: usize = 1000;
/// So many different characters must be in it.
const DISTINCT_MIN: usize = 6;
/// So much must be left of it without the name of the account.
const REST_MIN: usize = 8;

/// What is tried first, in the languages and on the keyboards of those who sign in. Each alone, repeated, or with digits and
/// signs around it is no password.
const COMMON: [&str; 30] = [
    "abcdef",
    "abcdefgh",
    "admin",
    "administrateur",
    "administrator",
    "azerty",
    "azertyuiop",
    "bienvenue",
    "bonjour",
    "changeme",
    "demo",
    "football",
    "iloveyou",
    "letmein",
    "login",
    "marsad",
    "migration",
    "monkey",
    "motdepasse",
    "observatoire",
    "observatory",
    "passe",
    "passw",
    "password",
    "passwort",
    "qwerty",
    "qwertyuiop",
    "secret",
    "soleil",
    "welcome",
];

/// Refuses a password that is short, longer than anyone types, or guessed before others.
pub(super) fn check_password(id: &str, password: &str) -> Result<(), Refusal> {
    let characters: Vec<char> = password.chars().flat_map(char::to_lowercase).collect();
    let is_fit = (CHARACTERS_MIN..=CHARACTERS_MAX).contains(&password.chars().count())
        && characters.iter().collect::<BTreeSet<&char>>().len() >= DISTINCT_MIN
        && !is_run(&characters)
        && !is_common(&characters)
        && has_more_than(id, &characters);
    if is_fit { Ok(()) } else { Err(Refusal::WeakPassword(id.to_owned())) }
}

/// Whether most characters follow from the one before, as in `123456789012` or `abcdefghijkl`.
fn is_run(characters: &[char]) -> bool {
    let follows = |pair: &&[char]| u32::from(pair[0]).abs_diff(u32::from(pair[1])) <= 1;
    let steps = characters.len().saturating_sub(1);
    3 * characters.windows(2).filter(follows).count() > 2 * steps
}

/// Whether the letters are a common word, once or several times.
fn is_common(characters: &[char]) -> bool {
    let letters: String = characters.iter().filter(|c| c.is_alphabetic()).collect();
    // A word with figures in the place of letters is that word, whatever stands around it: `p4ssw0rd!2026`.
    let whole: String = characters.iter().collect();
    let inner = whole.trim_matches(|c: char| !c.is_alphabetic());
    let read: String = inner.chars().map(spelled).filter(|c| c.is_alphabetic()).collect();
    let is_word = |text: &str| COMMON.iter().any(|word| !text.is_empty() && text.replace(*word, "").is_empty());
    is_word(&letters) || is_word(&read)
}

/// The letter for which a figure or a sign is often written.
const fn spelled(c: char) -> char {
    match c {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    }
}

/// Whether enough is left without the name of the account.
fn has_more_than(id: &str, characters: &[char]) -> bool {
    let (text, id): (String, String) = (characters.iter().collect(), id.to_lowercase());
    let rest = if id.is_empty() { text } else { text.replace(&id, "") };
    rest.chars().count() >= REST_MIN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_a_password_in_every_script() {
        for password in [
            "a long enough one",
            "another long one",
            "a sentence that is easy to keep",
            "a password for tests",
            "السفن تصل عند الفجر",
            "les bateaux arrivent",
            "kq7-vv2m-9xpd",
        ] {
            assert!(check_password("ports", password).is_ok(), "{password}");
        }
    }

    #[test]
    fn what_is_short_repeated_counted_common_or_the_own_name_is_none() {
        let too_long = "ab cdefgh".repeat(200);
        for password in [
            "short",
            "aaaaaaaaaaaa",
            "abababababab",
            "abcabcabcabcabc",
            "123456789012",
            "abcdefghijkl",
            "zyxwvutsrqponm",
            "Password1234",
            "passwordpassword",
            "P4ssw0rd!2026",
            "motdepasse-2026",
            "azertyuiop123",
            "officer.ports-2026",
            "OFFICER.PORTSofficer.ports",
            too_long.as_str(),
        ] {
            let refused = check_password("officer.ports", password);
            assert_eq!(refused.map_err(|refusal| refusal.word()), Err("weak-password"), "{password}");
        }
    }

    #[test]
    fn common_words_stand_in_order_and_once() {
        assert!(COMMON.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
