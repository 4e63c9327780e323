//! Codelists and hierarchies, which are tables and therefore CSV.

use marsad_i18n::region_name;
use marsad_model::{BlankText, Code, Codelist, Group, Id, Lang, LocalText, Version};
use serde::Deserialize;

use crate::{Files, Problem, ProblemKind};

/// What `codelists.toml` says of a list besides its codes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CodelistHead {
    pub id: Id,
    pub version: Version,
    pub name: LocalText,
    pub source: String,
    /// Whether its codes are those of ISO 3166-1.
    #[serde(default)]
    pub is_of_countries: bool,
}

#[derive(Deserialize)]
struct AliasRow {
    codelist: Id,
    code: Id,
    word: String,
}

/// What `hierarchies.toml` says of a hierarchy besides its groups.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct HierarchyHead {
    pub id: Id,
    pub name: LocalText,
    pub codelist: Id,
}

#[derive(Deserialize)]
struct CodeRow {
    id: String,
    parent: String,
    #[serde(rename = "name.ar")]
    ar: String,
    #[serde(rename = "name.fr")]
    fr: String,
    #[serde(rename = "name.en")]
    en: String,
}

#[derive(Deserialize)]
struct MemberRow {
    group: Id,
    member: Id,
}

/// The list that `head` describes, read from `codelists/ID.csv`.
pub(crate) fn codelist(files: &Files, head: CodelistHead, problems: &mut Vec<Problem>) -> Codelist {
    let path = format!("codelists/{}.csv", head.id);
    let mut codes: Vec<Code> = Vec::new();
    for (line, row) in rows::<CodeRow>(files, &path, problems) {
        match code(&row) {
            Ok(code) => codes.push(code),
            Err((kind, detail)) => problems.push(Problem::new(kind, &path).with("where", line).with("detail", detail)),
        }
    }
    let mut list = Codelist::new(head.id, head.version, head.name, head.source, codes);
    list.is_of_countries = head.is_of_countries;
    list
}

/// Further words for the codes of all lists, from `codelists/aliases.csv`; a word for no code is a problem.
pub(crate) fn aliases(files: &Files, lists: &mut [Codelist], problems: &mut Vec<Problem>) {
    const PATH: &str = "codelists/aliases.csv";
    if !files.contains_key(PATH) {
        return;
    }
    for (line, row) in rows::<AliasRow>(files, PATH, problems) {
        match lists.iter_mut().find(|list| list.id == row.codelist && list.contains(row.code.as_str())) {
            Some(list) => list.aliases.push((row.word, row.code)),
            None => problems.push(
                Problem::new(ProblemKind::Dangling, PATH)
                    .with("where", line)
                    .with("what", format!("{}.{}", row.codelist, row.code)),
            ),
        }
    }
}

fn code(row: &CodeRow) -> Result<Code, (ProblemKind, String)> {
    let unreadable = |error: marsad_model::IdError| (ProblemKind::Unreadable, error.to_string());
    let name = name(row).map_err(|error| (ProblemKind::BlankText, format!("{}: {error}", row.id)))?;
    let parent = match row.parent.as_str() {
        "" => None,
        parent => Some(Id::new(parent).map_err(unreadable)?),
    };
    Ok(Code { id: Id::new(&row.id).map_err(unreadable)?, parent, name })
}

/// The name of a code. Where a row leaves it out in every language and its code is a country or a group of countries,
/// the usual name stands.
fn name(row: &CodeRow) -> Result<LocalText, BlankText> {
    let is_left_out = [&row.ar, &row.fr, &row.en].iter().all(|text| text.trim().is_empty());
    let usual = |lang| region_name(lang, &row.id).filter(|_| is_left_out);
    match Lang::ALL.map(usual) {
        [Some(ar), Some(fr), Some(en)] => LocalText::new(&ar, &fr, &en),
        _ => LocalText::new(&row.ar, &row.fr, &row.en),
    }
}

/// The groups of a hierarchy, read from `hierarchies/ID.csv`.
pub(crate) fn groups(files: &Files, id: &Id, problems: &mut Vec<Problem>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (_, row) in rows::<MemberRow>(files, &format!("hierarchies/{id}.csv"), problems) {
        match groups.iter_mut().find(|group| group.code == row.group) {
            Some(group) => group.members.push(row.member),
            None => groups.push(Group { code: row.group, members: vec![row.member] }),
        }
    }
    groups
}

/// The rows of a CSV file with their line numbers; what cannot be read becomes a problem.
fn rows<T: for<'de> Deserialize<'de>>(files: &Files, path: &str, problems: &mut Vec<Problem>) -> Vec<(u64, T)> {
    let Some(bytes) = files.get(path) else {
        problems.push(Problem::new(ProblemKind::MissingFile, path));
        return Vec::new();
    };
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let mut found = Vec::new();
    for (place, row) in reader.deserialize::<T>().enumerate() {
        match row {
            Ok(row) => found.push((place as u64 + 2, row)),
            Err(error) => problems
                .push(Problem::new(ProblemKind::Unreadable, path).with("where", place + 2).with("detail", error)),
        }
    }
    found
}
