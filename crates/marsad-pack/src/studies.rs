//! Studies: a folder in `studies/` with the description of a survey, its variables, and the parameters of its generator.
//!
//! Names of codes that are drawn from a list of the pack are looked up here, so that nobody else has to. What generators
//! read is kept as text: this crate does not know them.

use std::sync::Arc;

use marsad_model::{
    Codelist, DesignRole, Id, LocalText, ProtectionPolicy, QualityRules, StudyCalibration, StudyCategory,
    StudyDefinition, StudyLevel, StudyModel, StudySpan, StudyUniverse, StudyValueKind, StudyVariable, SurveyDesign,
};
use serde::Deserialize;

use crate::read::Reader;
use crate::{Problem, ProblemKind};

/// The file by which the folder of a study is known.
const HEAD: &str = "/study.toml";
/// The number of respondents below which an estimate could point at a person, where a study does not say it.
const MINIMUM: u32 = 5;

/// `study.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StudyHead {
    id: Id,
    version: String,
    #[serde(default)]
    is_synthetic: bool,
    #[serde(default)]
    sentence: Option<String>,
    title: LocalText,
    short_title: LocalText,
    summary: LocalText,
    #[serde(default)]
    disclaimer: Option<LocalText>,
    unit: LocalText,
    universe: LocalText,
    coverage: LocalText,
    data_kind: LocalText,
    sampling: LocalText,
    weighting: LocalText,
    #[serde(default)]
    authors: Vec<String>,
    #[serde(default)]
    producers: Vec<String>,
    #[serde(default)]
    nations: Vec<LocalText>,
    #[serde(default)]
    keywords: Vec<LocalText>,
    #[serde(default)]
    collected: StudySpan,
    #[serde(default)]
    period: StudySpan,
    #[serde(default)]
    modelled_on: Option<StudyModel>,
    /// The file with the parameters of the generator.
    #[serde(default)]
    parameters: Option<String>,
    /// The file with the variables.
    codebook: String,
    #[serde(default = "protection")]
    protection: ProtectionPolicy,
    #[serde(default)]
    design: SurveyDesign,
    /// What the weights of tables were calibrated to.
    #[serde(default)]
    calibrated: Vec<StudyCalibration>,
}

/// `variables.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Codebook {
    /// What the answers to a question of yes or no are called.
    #[serde(default)]
    flag: Option<FlagWords>,
    #[serde(default, rename = "universe")]
    universes: Vec<StudyUniverse>,
    #[serde(default, rename = "variable")]
    variables: Vec<VariableEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FlagWords {
    yes: LocalText,
    no: LocalText,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VariableEntry {
    name: Id,
    tables: Vec<Id>,
    kind: StudyValueKind,
    #[serde(default)]
    level: Option<StudyLevel>,
    #[serde(default)]
    role: Option<DesignRole>,
    universe: Id,
    safe: bool,
    label: LocalText,
    #[serde(default)]
    question: Option<LocalText>,
    #[serde(default)]
    unit: Option<Id>,
    #[serde(default)]
    codelist: Option<Id>,
    #[serde(default)]
    codes: Vec<Id>,
    #[serde(default)]
    categories: Vec<CategoryEntry>,
    #[serde(default)]
    missing: Vec<Id>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CategoryEntry {
    code: Id,
    label: LocalText,
}

fn protection() -> ProtectionPolicy {
    let quality = QualityRules::default();
    ProtectionPolicy::Survey { minimum: MINIMUM, quality, additive: true, only: std::collections::BTreeMap::new() }
}

/// The studies of a pack, in the order of their folders; none where it has none.
pub(crate) fn studies(reader: &mut Reader<'_>, lists: &[Codelist]) -> Vec<StudyDefinition> {
    let is_head = |path: &&String| path.starts_with("studies/") && path.ends_with(HEAD);
    let heads: Vec<String> = reader.files.keys().filter(is_head).cloned().collect();
    heads.iter().filter_map(|path| study(reader, path, lists)).collect()
}

fn study(reader: &mut Reader<'_>, path: &str, lists: &[Codelist]) -> Option<StudyDefinition> {
    let folder = path.strip_suffix(HEAD)?;
    let head: StudyHead = reader.file(path)?;
    let book_path = format!("{folder}/{}", head.codebook);
    let book: Codebook = reader.file(&book_path)?;
    let parameters = head.parameters.as_ref().and_then(|name| reader.toml_text(&format!("{folder}/{name}")));
    if folder != format!("studies/{}", head.id) {
        reader.problems.push(Problem::new(ProblemKind::Dangling, path).with("what", &head.id).with("where", folder));
    }
    let names = Names { lists, flag: book.flag.as_ref(), file: &book_path };
    let variables = book.variables.into_iter().map(|entry| names.variable(entry, &mut reader.problems)).collect();
    Some(StudyDefinition {
        id: head.id,
        version: head.version,
        is_synthetic: head.is_synthetic,
        sentence: head.sentence,
        title: head.title,
        short_title: head.short_title,
        summary: head.summary,
        disclaimer: head.disclaimer,
        unit: head.unit,
        universe: head.universe,
        coverage: head.coverage,
        data_kind: head.data_kind,
        sampling: head.sampling,
        weighting: head.weighting,
        authors: head.authors,
        producers: head.producers,
        nations: head.nations,
        keywords: head.keywords,
        collected: head.collected,
        period: head.period,
        modelled_on: head.modelled_on,
        parameters: parameters.map(|text: String| Arc::from(text.as_str())),
        protection: head.protection,
        design: head.design,
        calibrated: head.calibrated,
        universes: book.universes,
        variables,
    })
}

/// Where the names of codes come from.
struct Names<'a> {
    lists: &'a [Codelist],
    flag: Option<&'a FlagWords>,
    file: &'a str,
}

impl Names<'_> {
    fn variable(&self, entry: VariableEntry, problems: &mut Vec<Problem>) -> StudyVariable {
        let mut categories = match entry.kind {
            StudyValueKind::Flag => self.of_flag(),
            _ => self.of_list(&entry, problems),
        };
        categories.extend(entry.categories.into_iter().map(|own| category(own.code, own.label)));
        for code in &entry.missing {
            match categories.iter_mut().find(|category| category.code == *code) {
                Some(category) => category.is_missing = true,
                None => problems.push(self.dangling(code.as_str(), &entry.name)),
            }
        }
        StudyVariable {
            name: entry.name,
            tables: entry.tables,
            kind: entry.kind,
            level: entry.level,
            role: entry.role,
            universe: entry.universe,
            safe: entry.safe,
            label: entry.label,
            question: entry.question,
            unit: entry.unit,
            codelist: entry.codelist,
            categories,
        }
    }

    fn of_list(&self, entry: &VariableEntry, problems: &mut Vec<Problem>) -> Vec<StudyCategory> {
        let list = entry.codelist.as_ref().and_then(|id| self.lists.iter().find(|list| list.id == *id));
        let mut found = Vec::new();
        for code in &entry.codes {
            match list.and_then(|list| list.find(code.as_str())) {
                Some(known) => found.push(category(code.clone(), known.name.clone())),
                None => problems.push(self.dangling(code.as_str(), &entry.name)),
            }
        }
        found
    }

    fn of_flag(&self) -> Vec<StudyCategory> {
        let answers = self.flag.into_iter().flat_map(|words| [("1", &words.yes), ("0", &words.no)]);
        answers.map(|(code, name)| category(Id::literal(code), name.clone())).collect()
    }

    fn dangling(&self, code: &str, variable: &Id) -> Problem {
        Problem::new(ProblemKind::Dangling, self.file).with("what", code).with("where", variable)
    }
}

fn category(code: Id, label: LocalText) -> StudyCategory {
    StudyCategory { code, label, is_missing: false }
}
