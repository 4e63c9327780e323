//! The reading of a pack's files.

use marsad_model::{
    Concept, DataProvider, DataStructure, Dataflow, Hierarchy, Id, Pack, PackHead, Plan, Profile, ProvisionAgreement,
    Question, Rule, StudyDefinition, Theme, WorkingCalendar,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::codelists::{CodelistHead, HierarchyHead, aliases, codelist, groups};
use crate::studies::studies;
use crate::{Files, Problem, ProblemKind, check};

/// A file of the pack that a provider would send.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackSubmission {
    /// The agreement it is sent under.
    pub agreement: Id,
    /// Its name in the folder `submissions/`.
    pub file: String,
}

/// The pack in `files`, or everything that keeps it from being one.
pub fn read(files: &Files) -> Result<Pack, Vec<Problem>> {
    let pack = read_archived(files)?;
    let mut problems = check::check(&pack, files);
    problems.sort();
    if problems.is_empty() { Ok(pack) } else { Err(problems) }
}

/// The pack in `files` that was whole when it was kept: promises made since then are not asked of it.
pub fn read_archived(files: &Files) -> Result<Pack, Vec<Problem>> {
    let mut reader = Reader { files, problems: Vec::new() };
    let head: Option<PackHead> = reader.file("pack.toml");
    let heads: Vec<CodelistHead> = reader.list("codelists.toml", "codelist");
    let mut codelists: Vec<_> = heads.into_iter().map(|head| codelist(files, head, &mut reader.problems)).collect();
    aliases(files, &mut codelists, &mut reader.problems);
    let heads: Vec<HierarchyHead> = reader.list_if_there("hierarchies.toml", "hierarchy");
    let hierarchy = |head: HierarchyHead, reader: &mut Reader| Hierarchy {
        groups: groups(files, &head.id, &mut reader.problems),
        id: head.id,
        name: head.name,
        codelist: head.codelist,
    };
    let hierarchies = heads.into_iter().map(|head| hierarchy(head, &mut reader)).collect();
    let parts = Parts {
        concepts: reader.list("concepts.toml", "concept"),
        structures: reader.folder("structures/"),
        dataflows: reader.folder("dataflows/"),
        providers: reader.list("providers.toml", "provider"),
        agreements: reader.list("agreements.toml", "agreement"),
        profiles: reader.folder("profiles/"),
        rules: reader.rules(),
        plans: reader.folder("plans/"),
        retention: reader.list_if_there("retention.toml", "retention"),
        lasting: reader.list_if_there("lasting.toml", "lasting"),
        processing: reader.list_if_there("processing.toml", "processing"),
        themes: reader.list("themes.toml", "theme"),
        questions: reader.folder("questions/"),
        studies: studies(&mut reader, &codelists),
        calendar: reader.file_if_there("calendar.toml"),
    };
    let Some(head) = head else { return Err(reader.problems) };
    let pack = parts.into_pack(head, codelists, hierarchies);
    reader.problems.sort();
    if reader.problems.is_empty() { Ok(pack) } else { Err(reader.problems) }
}

/// The files of the pack that providers would send, in the order in which they arrive; none if the pack has none.
pub fn submissions(files: &Files) -> Result<Vec<PackSubmission>, Vec<Problem>> {
    let mut reader = Reader { files, problems: Vec::new() };
    let list = reader.list_if_there("submissions/index.toml", "submission");
    if reader.problems.is_empty() { Ok(list) } else { Err(reader.problems) }
}

struct Parts {
    concepts: Vec<Concept>,
    structures: Vec<DataStructure>,
    dataflows: Vec<Dataflow>,
    providers: Vec<DataProvider>,
    agreements: Vec<ProvisionAgreement>,
    profiles: Vec<Profile>,
    rules: Vec<(Id, Vec<Rule>)>,
    plans: Vec<Plan>,
    retention: Vec<marsad_model::RetentionRule>,
    lasting: Vec<marsad_model::LastingRule>,
    processing: Vec<marsad_model::Processing>,
    themes: Vec<Theme>,
    questions: Vec<Question>,
    studies: Vec<StudyDefinition>,
    calendar: WorkingCalendar,
}

impl Parts {
    fn into_pack(self, head: PackHead, codelists: Vec<marsad_model::Codelist>, hierarchies: Vec<Hierarchy>) -> Pack {
        Pack {
            head,
            codelists,
            hierarchies,
            concepts: self.concepts,
            structures: self.structures,
            dataflows: self.dataflows,
            providers: self.providers,
            agreements: self.agreements,
            profiles: self.profiles,
            rules: self.rules,
            plans: self.plans,
            retention: self.retention,
            lasting: self.lasting,
            processing: self.processing,
            themes: self.themes,
            questions: self.questions,
            studies: self.studies,
            calendar: self.calendar,
        }
    }
}

/// Reads files and remembers what was wrong with them.
pub(crate) struct Reader<'a> {
    pub(crate) files: &'a Files,
    pub(crate) problems: Vec<Problem>,
}

impl Reader<'_> {
    /// The whole of one TOML file.
    pub(crate) fn file<T: DeserializeOwned>(&mut self, path: &str) -> Option<T> {
        let Some(bytes) = self.files.get(path) else {
            self.problems.push(Problem::new(ProblemKind::MissingFile, path));
            return None;
        };
        let text = String::from_utf8_lossy(bytes);
        toml::from_str(&text).map_err(|error| self.unreadable(path, &text, &error)).ok()
    }

    /// The whole of one TOML file, or nothing said where a pack has none.
    fn file_if_there<T: DeserializeOwned + Default>(&mut self, path: &str) -> T {
        if self.files.contains_key(path) { self.file(path).unwrap_or_default() } else { T::default() }
    }

    /// The text of a TOML file that another crate will read; its form is looked at here.
    pub(crate) fn toml_text(&mut self, path: &str) -> Option<String> {
        self.file::<toml::Table>(path)?;
        self.files.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned())
    }

    fn unreadable(&mut self, path: &str, text: &str, error: &toml::de::Error) {
        let line = error.span().map_or(1, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
        let problem = Problem::new(ProblemKind::Unreadable, path).with("where", line).with("detail", error.message());
        self.problems.push(problem);
    }

    /// The entries `[[name]]` of a TOML file.
    fn list<T: DeserializeOwned>(&mut self, path: &str, name: &str) -> Vec<T> {
        let Some(mut table) = self.file::<toml::Table>(path) else { return Vec::new() };
        let entries = match table.remove(name) {
            Some(toml::Value::Array(entries)) => entries,
            _ => {
                let missing = Problem::new(ProblemKind::Missing, path).with("what", format!("[[{name}]]"));
                self.problems.push(missing);
                return Vec::new();
            }
        };
        if let Some(other) = table.keys().next() {
            self.problems
                .push(Problem::new(ProblemKind::Unreadable, path).with("where", other).with("detail", "unknown key"));
        }
        let mut found = Vec::new();
        for (place, entry) in entries.into_iter().enumerate() {
            match entry.try_into() {
                Ok(item) => found.push(item),
                Err(error) => {
                    let position = format!("[[{name}]] {}", place + 1);
                    let problem = Problem::new(ProblemKind::Unreadable, path).with("where", position);
                    self.problems.push(problem.with("detail", error.message()));
                }
            }
        }
        found
    }

    fn list_if_there<T: DeserializeOwned>(&mut self, path: &str, name: &str) -> Vec<T> {
        if self.files.contains_key(path) { self.list(path, name) } else { Vec::new() }
    }

    /// One item from each TOML file of a folder.
    fn folder<T: DeserializeOwned>(&mut self, folder: &str) -> Vec<T> {
        let paths: Vec<String> = toml_files(self.files, folder);
        paths.iter().filter_map(|path| self.file(path)).collect()
    }

    /// The rules of each dataflow: the name of the file is the dataflow.
    fn rules(&mut self) -> Vec<(Id, Vec<Rule>)> {
        let mut found = Vec::new();
        for path in toml_files(self.files, "rules/") {
            let stem = path.trim_start_matches("rules/").trim_end_matches(".toml");
            match Id::new(stem) {
                Ok(dataflow) => found.push((dataflow, self.list(&path, "rule"))),
                Err(error) => self
                    .problems
                    .push(Problem::new(ProblemKind::Unreadable, &path).with("where", 1).with("detail", error)),
            }
        }
        found
    }
}

/// The TOML files of a folder, in their order.
pub(crate) fn toml_files(files: &Files, folder: &str) -> Vec<String> {
    files.keys().filter(|path| path.starts_with(folder) && path.ends_with(".toml")).cloned().collect()
}
