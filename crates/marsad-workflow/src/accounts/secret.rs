//! Secrets by chance, and their marks.

use marsad_protect::sha256_hex;

/// Letters and digits that are not mistaken for each other: five bits each.
const ALPHABET: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz23456789A";

/// A password of 20 characters that are not mistaken for each other, 100 bits of chance.
pub fn one_time_password() -> String {
    in_groups(&letters(20), 5)
}

/// Letters by chance, five bits each.
pub(super) fn letters(count: usize) -> String {
    random(count).iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect()
}

/// A secret of 160 bits that may stand in an address.
pub(super) fn secret() -> String {
    letters(32)
}

/// Letters in groups, as people copy them.
pub(super) fn in_groups(text: &str, size: usize) -> String {
    let letters: Vec<char> = text.chars().collect();
    letters.chunks(size).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// Bytes by chance.
pub(super) fn random(count: usize) -> Vec<u8> {
    let mut bytes = vec![0_u8; count];
    // Without randomness there is no secret: nothing else can be done.
    #[expect(clippy::expect_used, reason = "an operating system without randomness cannot keep a secret")]
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

/// What the catalog keeps of a secret. Secrets have 80 bits of chance or more, so that a plain hash is enough.
pub(super) fn mark(secret: &str) -> String {
    sha256_hex(secret.as_bytes())
}

/// What a form of a session carries: whoever knows it has seen a page of that session.
pub fn csrf_token(session_secret: &str) -> String {
    sha256_hex(format!("form of session {session_secret}").as_bytes())
}
