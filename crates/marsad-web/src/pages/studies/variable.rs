//! The page of a variable: what was asked of whom, which answers there are, how often each was given.

use askama::Template;
use axum::extract::Path;
use marsad_i18n::args;
use marsad_model::{Lang, StudyDefinition, StudyVariable};
use marsad_workflow::{Refusal, StudyFrequencies, WorkError};

use super::drawing::charts;
use super::frequencies::{FrequencyTable, frequency_table};
use super::words::{asked, builder, local, study_of, table_name, variable_of, warning};
use crate::error::PageError;
use crate::layout::{Layout, Section};
use crate::links;
use crate::pages::downloads::{Ending, file};
use crate::pages::{PageResult, rendered};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "study_variable.html")]
struct VariableView<'a> {
    page: Layout<'a>,
    study: String,
    study_href: String,
    name: &'a str,
    label: String,
    /// The label in the other languages: tag, direction, text.
    others: Vec<(&'static str, &'static str, &'a str)>,
    question: String,
    warning: String,
    is_open: bool,
    is_coded: bool,
    build: Option<String>,
    table: Option<FrequencyTable>,
    caption: String,
    charts: Vec<(&'static str, String)>,
    source: String,
    facts: Vec<(String, String)>,
    json: String,
    codebook: String,
    related: Vec<(String, String)>,
    previous: Option<(String, String)>,
    next: Option<(String, String)>,
}

/// How many related variables are named.
const RELATED_MAX: usize = 6;

pub(crate) async fn study_variable(visit: Visit, Path((_, id, name)): Path<(String, String, String)>) -> PageResult {
    let (name, is_json) = name.strip_suffix(".json").map_or((name.as_str(), false), |name| (name, true));
    let study = study_of(&visit, &id)?;
    let variable = variable_of(&visit, study, name)?;
    let found = counted(&visit, study, variable).await?;
    if is_json {
        return json(&visit, (study, variable), &found.ok_or(PageError::NotFound)?);
    }
    page(&visit, (study, variable), found.as_ref())
}

/// What the public may know of the values of a variable; none where nothing was received, or nothing with this column.
async fn counted(
    visit: &Visit,
    study: &StudyDefinition,
    variable: &StudyVariable,
) -> Result<Option<StudyFrequencies>, PageError> {
    match visit.app.work.frequencies_public(study.id.as_str(), variable.name.as_str()).await {
        Ok(found) => Ok(Some(found)),
        Err(WorkError::Refused(Refusal::StudyWithoutFile(_) | Refusal::UnknownVariable(_))) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn page(
    visit: &Visit,
    (study, variable): (&StudyDefinition, &StudyVariable),
    found: Option<&StudyFrequencies>,
) -> PageResult {
    let (voice, label) = (visit.voice(), local(visit, &variable.label));
    let short_title = local(visit, &study.short_title);
    let told = args().text("label", &label).text("study", &short_title);
    let question = variable.question.as_ref().map_or_else(String::new, |question| local(visit, question));
    // The question says what is counted; where there is none, the label does.
    let caption = if question.is_empty() { label.clone() } else { question.clone() };
    let source = found.map_or_else(String::new, |found| source(visit, &short_title, found));
    let others = variable.label.iter().filter(|(lang, _)| *lang != visit.lang);
    let direction = |lang: Lang| if lang.is_right_to_left() { "rtl" } else { "ltr" };
    let [previous, next] = neighbours(study, variable).map(|other| other.map(|other| link(visit, study, other)));
    let is_open = variable.safe;
    rendered(&VariableView {
        study_href: links::study(visit.lang, study.id.as_str()),
        name: variable.name.as_str(),
        others: others.map(|(lang, text)| (lang.tag(), direction(lang), text)).collect(),
        warning: warning(voice, study),
        is_open,
        is_coded: variable.is_coded(),
        build: found.filter(|_| is_open).and_then(|found| build(visit, study, (variable, found))),
        table: found.map(|found| frequency_table(visit, variable, found)),
        charts: found.map(|found| charts(visit, (variable, found), (&caption, &source))).unwrap_or_default(),
        facts: facts(visit, study, variable),
        json: format!("{}.json", links::study_variable(visit.lang, (study.id.as_str(), variable.name.as_str()))),
        codebook: links::study_ddi(visit.lang, (study.id.as_str(), table_of(study, variable))),
        related: related(study, variable).into_iter().map(|other| link(visit, study, other)).collect(),
        previous,
        next,
        page: Layout {
            visit,
            section: Section::Studies,
            title: format!("{label} · {short_title}"),
            description: voice.say_with("studies-variable-description", &told),
        },
        study: short_title,
        label,
        question,
        caption,
        source,
    })
}

/// The same for programs, with the names of codes in every language.
fn json(visit: &Visit, (study, variable): (&StudyDefinition, &StudyVariable), found: &StudyFrequencies) -> PageResult {
    let failed = |error: serde_json::Error| PageError::Failed(error.to_string());
    let mut body = serde_json::to_value(found).map_err(failed)?;
    body["label"] = serde_json::to_value(&variable.label).map_err(failed)?;
    body["categories"] = serde_json::to_value(&variable.categories).map_err(failed)?;
    body["sentence"] = warning(visit.voice(), study).into();
    let name = format!("{}.{}.json", study.id, variable.name);
    Ok(file(&name, Ending::Json.media_type(), body.to_string().into_bytes()))
}

/// The first table that has a variable.
fn table_of<'s>(study: &'s StudyDefinition, variable: &StudyVariable) -> &'s str {
    let table = study.tables().into_iter().find(|table| variable.tables.contains(table));
    table.map_or("", |table| table.as_str())
}

fn source(visit: &Visit, study: &str, found: &StudyFrequencies) -> String {
    let voice = visit.voice();
    let arguments = args()
        .text("study", study)
        .text("table", &table_name(voice, found.table.as_str()))
        .text("number", &voice.digits(&found.number.to_string()));
    voice.say_with("studies-source", &arguments)
}

/// The table builder with this variable; none where it has neither codes nor numbers.
fn build(visit: &Visit, study: &StudyDefinition, counted: (&StudyVariable, &StudyFrequencies)) -> Option<String> {
    let (variable, found) = counted;
    let statistic = match (variable.is_coded(), variable.is_numeric()) {
        (true, _) => "proportion",
        (false, true) => "mean",
        (false, false) => return None,
    };
    let chosen = [("table", found.table.as_str()), ("statistic", statistic), ("of", variable.name.as_str())];
    Some(builder(visit, study, &chosen))
}

fn facts(visit: &Visit, study: &StudyDefinition, variable: &StudyVariable) -> Vec<(String, String)> {
    let (voice, pack) = (visit.voice(), visit.pack());
    let tables: Vec<String> = variable.tables.iter().map(|table| table_name(voice, table.as_str())).collect();
    let level = variable.level.map(|level| voice.say(&format!("variable-level-{}", level.word())));
    let role = variable.role.map(|role| voice.say(&format!("design-role-{}", role.word())));
    let codelist = variable.codelist.as_ref().and_then(|id| pack.codelist(id.as_str()));
    let facts = [
        ("studies-asked", asked(visit, study, variable)),
        ("studies-holds", voice.say(&format!("variable-kind-{}", variable.kind.word()))),
        ("studies-level", level.unwrap_or_default()),
        (
            "studies-measured-in",
            variable.unit.as_ref().map_or_else(String::new, |unit| unit_name(visit, unit.as_str())),
        ),
        ("studies-role", role.unwrap_or_default()),
        ("studies-in-tables", voice.list(&tables)),
        ("studies-codelist", codelist.map_or_else(String::new, |list| local(visit, &list.name))),
    ];
    let known = facts.into_iter().filter(|(_, value)| !value.is_empty());
    known.map(|(key, value)| (voice.say(key), value)).collect()
}

/// The name of a unit in the lists by which dataflows measure; the unit itself where none has it.
fn unit_name(visit: &Visit, unit: &str) -> String {
    let pack = visit.pack();
    let mut lists = pack.structures.iter().filter_map(|structure| pack.codelist_of(structure, "UNIT_MEASURE"));
    lists.find_map(|list| list.find(unit)).map_or_else(|| unit.to_owned(), |code| local(visit, &code.name))
}

/// The variables before and after one, in the order of the study.
fn neighbours<'s>(study: &'s StudyDefinition, variable: &StudyVariable) -> [Option<&'s StudyVariable>; 2] {
    let place = study.variables.iter().position(|other| other.name == variable.name);
    let at = |place: Option<usize>| place.and_then(|place| study.variables.get(place));
    [at(place.and_then(|place| place.checked_sub(1))), at(place.map(|place| place + 1))]
}

/// Open variables that go with one: first those with codes of the same list, then those that the same persons were
/// asked in the same table, each by how near they stand.
fn related<'s>(study: &'s StudyDefinition, variable: &StudyVariable) -> Vec<&'s StudyVariable> {
    let own = study.variables.iter().position(|other| other.name == variable.name).unwrap_or_default();
    let kinship = |other: &StudyVariable| {
        let has_same_codes = other.codelist.is_some() && other.codelist == variable.codelist;
        let is_of_same = other.universe == variable.universe && table_of(study, other) == table_of(study, variable);
        (has_same_codes || is_of_same).then_some(!has_same_codes)
    };
    let others = study.variables.iter().enumerate().filter(|(place, other)| *place != own && other.safe);
    let mut found: Vec<(bool, usize, &StudyVariable)> =
        others.filter_map(|(place, other)| Some((kinship(other)?, place.abs_diff(own), other))).collect();
    found.sort_by_key(|(is_distant, distance, _)| (*is_distant, *distance));
    found.into_iter().take(RELATED_MAX).map(|(_, _, other)| other).collect()
}

fn link(visit: &Visit, study: &StudyDefinition, variable: &StudyVariable) -> (String, String) {
    let href = links::study_variable(visit.lang, (study.id.as_str(), variable.name.as_str()));
    (local(visit, &variable.label), href)
}

#[cfg(test)]
mod tests {
    use marsad_model::StudyVariable;

    use super::{neighbours, related};

    fn names(found: &[&StudyVariable]) -> Vec<String> {
        found.iter().map(|variable| variable.name.to_string()).collect()
    }

    #[test]
    fn variables_of_the_same_list_stand_before_those_of_the_same_persons() {
        let study = marsad_testkit::marjan().study("HIMS").unwrap();
        let found = names(&related(study, study.variable("destination").unwrap()));
        assert_eq!(found[..2], ["last_destination", "country"]);
        assert_eq!(found[2], "departure_period");
        assert!(!found.contains(&"citizenship".to_owned()), "it is not open");
    }

    #[test]
    fn the_first_variable_has_none_before_it() {
        let study = marsad_testkit::marjan().study("HIMS").unwrap();
        let [before, after] = neighbours(study, &study.variables[0]);
        assert_eq!((before.is_none(), after.unwrap().name.as_str()), (true, "household"));
        let last = study.variables.last().unwrap();
        assert!(neighbours(study, last)[1].is_none());
    }
}
