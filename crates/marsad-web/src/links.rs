//! Addresses of pages. They are names: nothing else makes them.

use marsad_model::Lang;

/// Percent-encodes what may not stand in a part of a path or in a query.
pub(crate) fn encoded(text: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~@$".contains(&byte);
    text.bytes()
        .map(|byte| if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

/// A page in a language; `path` begins with a slash or is empty.
pub(crate) fn page(lang: Lang, path: &str) -> String {
    format!("/{lang}{path}")
}

/// The page of a dataflow.
pub(crate) fn dataflow(lang: Lang, id: &str) -> String {
    format!("/{lang}/data/{id}")
}

/// The place of a contradiction in the register.
pub(crate) fn contradiction(lang: Lang, id: &str) -> String {
    format!("/{lang}/contradictions#{}", contradiction_anchor(id))
}

/// What names a contradiction within the page of the register: its identifier is too long for an address.
pub(crate) fn contradiction_anchor(id: &str) -> String {
    let hash = marsad_protect::sha256_hex(id.as_bytes());
    format!("c-{}", hash.get(..12).unwrap_or(&hash))
}

/// How the figures of a release were balanced.
pub(crate) fn balance(lang: Lang, id: &str, number: u32) -> String {
    format!("{}/balance", release(lang, id, number))
}

/// The page of a question.
pub(crate) fn question(lang: Lang, id: &str) -> String {
    format!("/{lang}/questions/{}", encoded(id))
}

/// The permanent page of one release.
pub(crate) fn release(lang: Lang, id: &str, number: u32) -> String {
    format!("/{lang}/data/{id}/releases/{number}")
}

/// The page of one number.
pub(crate) fn number(lang: Lang, release: (&str, u32), key: &str, period: &str) -> String {
    let (id, number) = release;
    format!("/{lang}/data/{id}/releases/{number}/numbers/{}/{}", encoded(key), encoded(period))
}

/// The page of a study.
pub(crate) fn study(lang: Lang, id: &str) -> String {
    format!("/{lang}/studies/{}", encoded(id))
}

/// The page of a study at the desk.
pub(crate) fn desk_study(lang: Lang, id: &str) -> String {
    format!("/{lang}/desk/studies/{}", encoded(id))
}

/// The page of a variable of a study.
pub(crate) fn study_variable(lang: Lang, study: (&str, &str)) -> String {
    let (id, name) = study;
    format!("/{lang}/studies/{}/variables/{}", encoded(id), encoded(name))
}

/// The records of a table of a study in which nobody exists.
pub(crate) fn study_records(lang: Lang, study: (&str, &str), ending: &str) -> String {
    let (id, table) = study;
    format!("/{lang}/studies/{}/records/{}.{ending}", encoded(id), encoded(table))
}

/// The name of the file with the records of a table of a study in which nobody exists.
pub(crate) fn records_file(study: (&str, &str), ending: &str) -> String {
    let (id, table) = study;
    format!("{id}.{table}.synthetic.{ending}")
}

/// The codebook of a table of a study, as DDI.
pub(crate) fn study_ddi(lang: Lang, study: (&str, &str)) -> String {
    let (id, table) = study;
    format!("/{lang}/studies/{}/tables/{}/ddi.xml", encoded(id), encoded(table))
}

/// A query string of pairs, with its question mark; blank where there are none.
pub(crate) fn query<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let parts: Vec<String> =
        pairs.into_iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
    if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
}
