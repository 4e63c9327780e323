//! The page of one number: where it came from, and who answered for it.

use askama::Template;
use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse as _;
use marsad_i18n::args;
use marsad_model::{CI_HIGH, CI_LOW, Id, STD_ERROR, TIME_PERIOD, TimePeriod};
use marsad_publish::{Edition, Names, Reading, citation, reading_guide};
use marsad_workflow::{OpenRelease, Provenance, ReleaseInput, StudyStep, SubmissionStep};

use super::dataflow::{Notice, notices};
use super::{PageResult, rendered};
use crate::error::PageError;
use crate::layout::{Layout, Section};
use crate::links;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "number.html")]
struct NumberPage<'a> {
    page: Layout<'a>,
    notices: Vec<Notice>,
    text: String,
    sentence: String,
    reading: Vec<String>,
    dataflow: String,
    dataflow_href: String,
    producers: String,
    day: String,
    day_iso: String,
    steps: Vec<Step>,
    excerpt: Vec<(String, String, String)>,
    row: String,
    citation: String,
    json: String,
}

/// A step on the way back to the file.
struct Step {
    title: String,
    text: String,
    facts: Vec<Fact>,
    /// Whether the excerpt of the file belongs here.
    is_file: bool,
}

/// Something known about a step.
struct Fact {
    name: String,
    value: String,
    kind: &'static str,
    /// Where a fact of the kind `link` leads.
    href: String,
}

pub(crate) async fn number(
    visit: Visit,
    Path((_, flow, number, key, period)): Path<(String, String, u32, String, String)>,
) -> PageResult {
    let (period, is_json) = period.strip_suffix(".json").map_or((period.as_str(), false), |period| (period, true));
    let open = visit.app.work.open_release(&flow, Some(number)).await?;
    let key: Vec<Id> =
        key.split('.').map(|code| Id::new(code).map_err(|_| PageError::NotFound)).collect::<Result<_, _>>()?;
    // The release knows its periods with their bounds; the address knows their names.
    let period = open.period_find(period).ok_or(PageError::NotFound)?;
    let found = visit.app.work.provenance(&open, &key, &period).await?;
    let break_before = open.break_before(&key, &period).await?;
    let reading = reading(&visit, &open, (&found, break_before.as_ref()))?;
    if is_json {
        let mut body = serde_json::to_value(&found).map_err(|error| PageError::Failed(error.to_string()))?;
        body["how_to_read"] = reading.into();
        return Ok(([(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response());
    }
    let releases = visit.app.work.public_releases(&flow).await?;
    page(&visit, (&open, &found), notices(&visit, &open, &releases).await?, reading)
}

/// What the number says, of whom, when, by whom, how sure it is, and what it must not be taken for; a sentence each. Its
/// series may have a break before it.
fn reading(
    visit: &Visit,
    open: &OpenRelease,
    (found, break_before): (&Provenance, Option<&TimePeriod>),
) -> Result<Vec<String>, PageError> {
    let observation = &found.observation;
    let names =
        Names { pack: &open.pack, dataflow: open.dataflow()?, structure: &open.structure, voice: visit.voice() };
    let attribute = |id: &str| {
        let place = open.structure.attribute_place(id)?;
        observation.attributes.get(place)?.as_deref()
    };
    let number = |id: &str| attribute(id)?.parse().ok().filter(|number: &f64| number.is_finite());
    let reading = Reading {
        names,
        key: &observation.key,
        period: &observation.period,
        value: observation.value,
        status: attribute("OBS_STATUS"),
        break_before,
        standard_error: number(STD_ERROR),
        interval: number(CI_LOW).zip(number(CI_HIGH)),
        confidentiality: attribute("CONF_STATUS"),
    };
    Ok(reading_guide(&reading).sentences(&reading))
}

fn page(
    visit: &Visit,
    (open, found): (&OpenRelease, &Provenance),
    notices: Vec<Notice>,
    reading: Vec<String>,
) -> PageResult {
    let (voice, lang) = (visit.voice(), visit.lang);
    let dataflow = open.dataflow()?;
    let names = Names { pack: &open.pack, dataflow, structure: &open.structure, voice };
    let key: Vec<&str> = found.observation.key.iter().map(Id::as_str).collect();
    let here = links::number(
        lang,
        (dataflow.id.as_str(), open.release.number),
        &key.join("."),
        found.observation.period.as_str(),
    );
    let link = format!("{}{here}", visit.base);
    let edition = Edition { names, release: &open.release, link: &link, taken_back: None };
    let text = names.observation_text(&found.observation);
    let sentence = sentence(&names, found, &text);
    let from = open.release.public_from.unwrap_or_default();
    rendered(&NumberPage {
        notices,
        dataflow: dataflow.name.get(lang).to_owned(),
        dataflow_href: links::release(lang, dataflow.id.as_str(), open.release.number),
        producers: edition.producers(),
        day: edition.day(),
        day_iso: voice.local(from).date().to_string(),
        steps: Steps { visit, found }.all(),
        excerpt: excerpt(&names, found, &text),
        row: found.observation.origin.as_ref().map_or_else(String::new, |origin| voice.digits(&origin.row.to_string())),
        citation: citation(&edition),
        json: format!("{here}.json"),
        page: Layout {
            visit,
            section: Section::Data,
            title: format!("{text} · {}", dataflow.name.get(lang)),
            description: sentence.clone(),
        },
        text,
        sentence,
        reading,
    })
}

/// What the number says, or why there is none, in one sentence made of its codes.
fn sentence(names: &Names<'_>, found: &Provenance, text: &str) -> String {
    let observation = &found.observation;
    let pairs = names.structure.dimensions.iter().zip(&observation.key);
    let told = pairs
        .filter(|(d, code)| !matches!(d.id.as_str(), "FREQ" | "UNIT_MEASURE") && **code != *marsad_model::TOTAL)
        .map(|(d, code)| names.code(d.id.as_str(), code.as_str()));
    let unit = names.structure.dimension_place("UNIT_MEASURE").and_then(|place| observation.key.get(place));
    let codes: Vec<String> = told.collect();
    let arguments = args()
        .text("name", names.dataflow.name.get(names.voice.lang()))
        .text("codes", &codes.join(&names.voice.say("list-separator")))
        .text("period", &names.voice.period(&observation.period));
    let (key, arguments) = match (names.absence(observation), codes.is_empty()) {
        (Some(why), true) => ("number-sentence-none-whole", arguments.text("why", &names.absence_reason(why))),
        (Some(why), false) => ("number-sentence-none", arguments.text("why", &names.absence_reason(why))),
        (None, true) => ("number-sentence-whole", arguments.text("number", text).text("unit", &names.unit(unit))),
        (None, false) => ("number-sentence", arguments.text("number", text).text("unit", &names.unit(unit))),
    };
    names.voice.say_with(key, &arguments)
}

/// The row of the file that the number came from, as our codes say it: component, code, name. Only what is published.
fn excerpt(names: &Names<'_>, found: &Provenance, text: &str) -> Vec<(String, String, String)> {
    let observation = &found.observation;
    let coded = names.structure.dimensions.iter().zip(&observation.key);
    let coded = coded.map(|(d, code)| {
        (names.component(d.id.as_str()).to_owned(), code.to_string(), names.code(d.id.as_str(), code.as_str()))
    });
    let period: &TimePeriod = &observation.period;
    let time = (names.component(TIME_PERIOD).to_owned(), period.to_string(), names.voice.period(period));
    let measure = names.structure.measure.id.as_str();
    let value = (
        names.component(measure).to_owned(),
        observation.value.map_or_else(String::new, |value| value.to_string()),
        text.to_owned(),
    );
    let attributes = names.structure.observation_attributes().zip(&observation.attributes).filter_map(|(a, word)| {
        let word = word.as_ref()?;
        let name = a.codelist.as_ref().map_or_else(|| word.clone(), |_| names.code(a.id.as_str(), word));
        Some((
            names.component(a.id.as_str()).to_owned(),
            if a.codelist.is_some() { word.clone() } else { String::new() },
            name,
        ))
    });
    coded.chain([time, value]).chain(attributes).collect()
}

/// Writes the steps from the release back to the file.
struct Steps<'a> {
    visit: &'a Visit,
    found: &'a Provenance,
}

impl Steps<'_> {
    fn all(&self) -> Vec<Step> {
        let mut steps = vec![self.release(), self.version(), self.plan()];
        if self.found.source.is_some() {
            steps.extend([self.submission(), self.file()]);
        }
        if !self.found.inputs.is_empty() {
            steps.push(self.inputs());
        }
        steps.extend(self.found.studies.iter().map(|study| self.study(study)));
        steps
    }

    fn say(&self, key: &str) -> String {
        self.visit.voice().say(key)
    }

    fn fact(&self, key: &str, value: String) -> Fact {
        Fact { name: self.say(key), value, kind: "text", href: String::new() }
    }

    fn hash(&self, key: &str, value: &str) -> Fact {
        Fact { kind: "hash", ..self.fact(key, value.to_owned()) }
    }

    /// The hash of an unprotected file, or why it is kept back.
    fn kept_hash(&self, sha256: Option<&str>) -> Fact {
        match sha256 {
            Some(sha256) => self.hash("fact-sha256", sha256),
            None => self.fact("fact-sha256", self.say("fact-hash-kept")),
        }
    }

    /// The function of a person, with the account.
    fn person(&self, id: &str) -> String {
        let name = self.found.person(id).map_or("", |account| account.name.get(self.visit.lang));
        if name.is_empty() { id.to_owned() } else { format!("{name} ({id})") }
    }

    fn moment(&self, moment: jiff::Timestamp) -> String {
        self.visit.voice().moment(moment)
    }

    fn count(&self, key: &str, count: u64) -> String {
        self.visit.voice().say_with(key, &args().count("n", count))
    }

    fn release(&self) -> Step {
        let release = &self.found.release;
        let number = self.visit.voice().digits(&release.number.to_string());
        let proposed = self.acting(&release.proposed_by, release.proposed_in_place_of.as_deref());
        let mut facts = vec![self.fact("fact-proposed-by", proposed)];
        let away = release.approved_in_place_of.as_deref();
        let approved = release.approved_by.as_deref().map(|id| self.acting(id, away));
        facts.extend(approved.map(|by| self.fact("fact-approved-by", by)));
        facts.extend(release.approved_at.map(|moment| self.fact("fact-approved-at", self.moment(moment))));
        facts.extend(release.public_from.map(|moment| self.fact("fact-public-from", self.moment(moment))));
        facts.push(self.fact("fact-protection", self.count("count-cells-hidden", release.hidden)));
        facts.push(self.hash("fact-sha256", &release.sha256));
        Step {
            title: self.visit.voice().say_with("step-release", &args().text("number", &number)),
            text: self.say("step-release-text"),
            facts,
            is_file: false,
        }
    }

    fn version(&self) -> Step {
        let version = &self.found.version;
        let number = self.visit.voice().digits(&version.number.to_string());
        let facts = vec![
            self.fact("fact-built-by", self.person(&version.built_by)),
            self.fact("fact-built-at", self.moment(version.built_at)),
            self.fact("fact-observations", self.count("count-observations", version.observations)),
            self.kept_hash(version.sha256.as_deref()),
        ];
        Step {
            title: self.visit.voice().say_with("step-version", &args().text("number", &number)),
            text: self.say("step-version-text"),
            facts,
            is_file: false,
        }
    }

    fn plan(&self) -> Step {
        let plan = &self.found.version.plan;
        let method = format!("method-{}", plan.method.word());
        let mut facts = vec![
            Fact { kind: "code", ..self.fact("fact-plan", plan.id.to_string()) },
            self.hash("fact-pack", &self.found.version.pack),
        ];
        let lang = self.visit.lang;
        let names = plan.balance().into_iter().flat_map(|balance| {
            let constraints = balance.constraints.iter().map(|constraint| &constraint.name);
            constraints.chain(balance.accounts.iter().map(|account| &account.name))
        });
        facts.extend(names.map(|name| self.fact("fact-constraint", name.get(lang).to_owned())));
        Step { title: self.say("step-plan"), text: self.say(&method), facts, is_file: false }
    }

    /// The released figures that a balanced number rests on, each with its own page.
    fn inputs(&self) -> Step {
        let facts = self.found.inputs.iter().map(|input| self.input(input)).collect();
        Step { title: self.say("step-inputs"), text: self.say("step-inputs-text"), facts, is_file: false }
    }

    fn input(&self, input: &ReleaseInput) -> Fact {
        let (voice, lang, pack) = (self.visit.voice(), self.visit.lang, self.visit.pack());
        let dataflow = pack.dataflow(input.dataflow.as_str());
        let name = dataflow.map_or_else(|| input.dataflow.to_string(), |dataflow| dataflow.name.get(lang).to_owned());
        let structure = dataflow.and_then(|dataflow| pack.structure_of(dataflow));
        let decimals = structure.map_or(0, |structure| structure.measure.decimals);
        let decimals = if input.value.fract() == 0.0 { 0 } else { decimals.max(1) };
        let figure = [voice.number(input.value, decimals), voice.period(&input.period)];
        let figure = figure.join(&voice.say("list-separator"));
        let key = if input.is_own { "input-own" } else { "input-tied" };
        let codes: Vec<&str> = input.key.iter().map(Id::as_str).collect();
        let release = (input.dataflow.as_str(), input.release);
        Fact {
            name,
            value: voice.say_with(key, &args().text("figure", &figure)),
            kind: "link",
            href: links::number(lang, release, &codes.join("."), input.period.as_str()),
        }
    }

    /// The records that the number was estimated from. They are of persons: their hash is not told.
    fn study(&self, study: &StudyStep) -> Step {
        let name = format!("{} {} {}", study.study, study.table, study.number);
        let mut facts = vec![
            Fact { kind: "code", ..self.fact("fact-study", name) },
            self.fact("fact-study-rows", self.count("count-rows", study.rows)),
            self.fact("fact-study-made-by", self.person(&study.made_by)),
            self.fact("fact-study-made-at", self.moment(study.made_at)),
        ];
        facts.extend(study.seeds.map(|(population, design)| {
            let seeds = self.visit.voice().digits(&format!("{population}, {design}"));
            self.fact("fact-study-seeds", seeds)
        }));
        let text = if study.is_synthetic { "study-synthetic" } else { "step-study-text" };
        Step { title: self.say("step-study"), text: self.say(text), facts, is_file: false }
    }

    fn submission(&self) -> Step {
        let mut facts = Vec::new();
        if let Some(source) = &self.found.source {
            facts.push(Fact { kind: "code", ..self.fact("fact-submission", source.id.clone()) });
            facts.push(self.fact("fact-received-by", self.person(&source.received_by)));
            facts.push(self.fact("fact-received-at", self.moment(source.received_at)));
            facts.push(self.fact("fact-findings", self.count("count-findings", source.findings)));
            facts.extend(self.accepted_by(source).map(|by| self.fact("fact-accepted-by", by)));
            facts.extend(source.accepted_at.map(|moment| self.fact("fact-accepted-at", self.moment(moment))));
            if !source.reason.is_empty() {
                facts.push(self.fact("fact-reason", source.reason.clone()));
            }
        }
        Step { title: self.say("step-submission"), text: self.say("step-submission-text"), facts, is_file: false }
    }

    /// Who accepted, and in whose place.
    fn accepted_by(&self, source: &SubmissionStep) -> Option<String> {
        Some(self.acting(source.accepted_by.as_deref()?, source.accepted_in_place_of.as_deref()))
    }

    /// Who did something, and in whose place.
    fn acting(&self, by: &str, away: Option<&str>) -> String {
        let person = self.person(by);
        let Some(away) = away else { return person };
        let both = args().text("person", &person).text("away", &self.person(away));
        self.visit.voice().say_with("review-in-place-of", &both)
    }

    fn file(&self) -> Step {
        let mut facts = Vec::new();
        if let (Some(source), Some(origin)) = (&self.found.source, &self.found.observation.origin) {
            facts.push(Fact { kind: "code", ..self.fact("fact-file", source.file_name.clone()) });
            facts.push(self.kept_hash(source.sha256.as_deref()));
            let place = marsad_model::Place {
                sheet: origin.sheet.clone(),
                row: Some(origin.row),
                column: Some(origin.column),
                ..marsad_model::Place::default()
            };
            facts.push(self.fact("fact-place", marsad_i18n::place_text(self.visit.voice(), &place)));
        }
        Step { title: self.say("step-file"), text: self.say("step-file-text"), facts, is_file: true }
    }
}
