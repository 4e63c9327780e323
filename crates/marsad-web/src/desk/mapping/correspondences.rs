//! Tables between lists of codes: the list of them, one with its versions, and the form that writes a version.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use marsad_i18n::args;
use marsad_model::{Codelist, Correspondence, CorrespondenceLine, Id, Lang, LocalText};
use marsad_workflow::{
    Action, ChangedFact, CodeChange, ComparedCode, CorrespondenceDraft, Refusal, Suggestion, WorkError,
    codes_without_line, compare_codelists, proposed_lines,
};

use super::agreement::people;
use super::said;
use crate::app::App;
use crate::desk::form::DeskForm;
use crate::desk::frame::{Desk, private_with, see_other};
use crate::desk::session::DeskVisit;
use crate::error::PageError;
use crate::layout::Layout;
use crate::links;
use crate::pages::PageResult;

#[derive(Template)]
#[template(path = "desk/mapping_correspondences.html")]
struct ListPage<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    tables: Vec<TableLine>,
    writing: Option<FormView>,
    problem: String,
}

#[derive(Template)]
#[template(path = "desk/mapping_correspondence.html")]
struct TablePage<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    facts: Vec<(String, String)>,
    lines: Vec<LineView>,
    /// Codes of the first list that no line speaks of; blank where there is none.
    missing: String,
    versions: Vec<VersionLine>,
    writing: Option<FormView>,
    problem: String,
}

struct TableLine {
    id: String,
    href: String,
    name: String,
    from: String,
    to: String,
    number: u32,
    day: String,
}

struct LineView {
    from: String,
    from_name: String,
    to: String,
    to_name: String,
    share: String,
}

struct VersionLine {
    number: u32,
    valid_from: String,
    day: String,
    person: String,
    source: String,
}

/// The form that writes a version, as it was filled.
#[derive(Clone, Default)]
struct FormView {
    action: String,
    id: String,
    is_new: bool,
    from: String,
    to: String,
    lists: Vec<ListChoice>,
    names: [String; 3],
    sources: [String; 3],
    /// The fields of names and sources, one for each language.
    texts: Vec<TextField>,
    valid_from: String,
    lines: String,
}

/// A list of codes to choose.
#[derive(Clone)]
struct ListChoice {
    id: String,
    name: String,
    is_from: bool,
    is_to: bool,
}

/// A text in one language.
#[derive(Clone)]
struct TextField {
    name: String,
    label: String,
    lang: &'static str,
    direction: &'static str,
    value: String,
}

pub(super) async fn list(State(app): State<App>, visit: DeskVisit) -> PageResult {
    shown_list(&app, &visit, None, (StatusCode::OK, String::new())).await
}

pub(super) async fn page(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, id)): Path<(String, String)>,
) -> PageResult {
    shown(&app, &visit, (&id, None), (StatusCode::OK, String::new())).await
}

pub(super) async fn put(State(app): State<App>, visit: DeskVisit, form: DeskForm) -> PageResult {
    if form.text("act") == "propose" {
        return propose(&app, &visit, &form).await;
    }
    let put = match draft(&form) {
        Ok(draft) => app.work.put_correspondence(&visit.actor, draft).await,
        Err(refusal) => Err(refusal.into()),
    };
    match put {
        Ok(made) => Ok(see_other(&format!("{}?done=saved", address(visit.visit.lang, made.id.as_str())))),
        Err(error) => {
            let told = said(visit.visit.voice(), error)?;
            shown_again(&app, &visit, filled(&form), told).await
        }
    }
}

/// The form with lines for the codes whose names both lists have; those that are left stand below as remarks.
async fn propose(app: &App, visit: &DeskVisit, form: &DeskForm) -> PageResult {
    visit.actor.may(Action::Map)?;
    visit.actor.may(Action::EditProfile)?;
    let mut filled = filled(form);
    let told = match with_proposed(app, visit, &filled).await {
        Ok(lines) => {
            filled.lines = lines;
            (StatusCode::OK, String::new())
        }
        Err(error) => said(visit.visit.voice(), error)?,
    };
    shown_again(app, visit, filled, told).await
}

async fn with_proposed(app: &App, visit: &DeskVisit, filled: &FormView) -> Result<String, WorkError> {
    let list = |id: &str| {
        let known = visit.visit.pack().codelist(id);
        known.ok_or_else(|| Refusal::WrongCorrespondence(id.to_owned()))
    };
    let (from, to) = (list(&filled.from)?, list(&filled.to)?);
    let mut known = lines(&filled.lines)?;
    let mut text: Vec<String> = filled.lines.lines().map(str::trim_end).map(str::to_owned).collect();
    // Remarks of an earlier proposal are made anew.
    text.retain(|line| !line.is_empty() && !line.starts_with('#'));
    let is_of_one_list = from.id == to.id;
    let before = if is_of_one_list { app.work.codelist_before(from.id.as_str()).await? } else { None };
    if let Some(before) = before {
        text.extend(became(visit, (&before, to), &known));
        return Ok(text.join("\n"));
    }
    let proposed = proposed_lines((from, to), &known);
    text.extend(proposed.iter().map(|line| format!("{};{}", line.from, line.to)));
    known.extend(proposed);
    let left = codes_without_line(from, &known).into_iter().filter_map(|id| from.find(id.as_str()));
    text.extend(left.map(|code| format!("# {} {}", code.id, code.name.get(visit.visit.lang))));
    Ok(text.join("\n"))
}

/// What became of the codes of a list that has changed: lines where that is certain, with a remark where a code, its names or
/// what else is said of it are others, and remarks for a person where it is not. Codes of which `known` speaks have their lines already.
fn became(visit: &DeskVisit, (before, now): (&Codelist, &Codelist), known: &[CorrespondenceLine]) -> Vec<String> {
    let (voice, lang) = (visit.visit.voice(), visit.visit.lang);
    let named = |list: &Codelist, id: &Id| {
        let name = list.find(id.as_str()).map_or("", |code| code.name.get(lang));
        format!("{id} {name}")
    };
    let likely = |one: &Suggestion| {
        format!("{} ({})", named(now, &one.code), voice.percent(&voice.number(one.score * 100.0, 0)))
    };
    let remark = |code: &ComparedCode| {
        let old = code.old.iter().map(|id| named(before, id));
        let new: Vec<String> =
            code.new.iter().map(|(id, _)| named(now, id)).chain(code.likely.iter().map(likely)).collect();
        let parts: Vec<String> = old.chain((!new.is_empty()).then(|| new.join(", "))).collect();
        format!("# {}: {}", voice.say(&format!("code-change-{}", code.change.word())), parts.join(" > "))
    };
    let fact = |code: &ComparedCode, one: &ChangedFact| {
        let about = code.new.first().map_or_else(String::new, |(id, _)| named(now, id));
        let word = voice.say(&format!("code-fact-{}", one.fact.word()));
        let said = |values: &[String]| if values.is_empty() { "–".to_owned() } else { values.join(", ") };
        format!("# {word}: {about}: {} > {}", said(&one.old), said(&one.new))
    };
    let is_written = |code: &ComparedCode| known.iter().any(|line| code.old.as_ref() == Some(&line.from));
    let compared = compare_codelists((before, now), known);
    let mut text = Vec::new();
    for code in compared.codes.iter().filter(|code| !is_written(code)) {
        if code.change != CodeChange::Same {
            text.push(remark(code));
        }
        text.extend(code.facts.iter().map(|one| fact(code, one)));
        let pairs = code.old.iter().flat_map(|old| code.new.iter().map(move |(new, _)| format!("{old};{new}")));
        text.extend(pairs);
    }
    text
}

/// The page on which a form was filled, with the form as it is now.
async fn shown_again(app: &App, visit: &DeskVisit, filled: FormView, told: (StatusCode, String)) -> PageResult {
    let id = filled.id.clone();
    match app.work.correspondence(&id).await?.is_empty() {
        true => shown_list(app, visit, Some(filled), told).await,
        false => shown(app, visit, (&id, Some(filled)), told).await,
    }
}

fn draft(form: &DeskForm) -> Result<CorrespondenceDraft, Refusal> {
    let wrong = |name: &str| Refusal::WrongCorrespondence(format!("{name}: {}", form.text(name)));
    let id = |name: &str| form.text(name).parse::<Id>().map_err(|_| wrong(name));
    let text = |name: &str| {
        let [ar, fr, en] = ["ar", "fr", "en"].map(|lang| form.text(&format!("{name}_{lang}")));
        LocalText::new(ar, fr, en).map_err(|blank| Refusal::ReasonMissing(format!("{name} ({})", blank.0)))
    };
    Ok(CorrespondenceDraft {
        id: id("id")?,
        from: id("from")?,
        to: id("to")?,
        name: text("name")?,
        lines: lines(form.exact("lines"))?,
        valid_from: form.text("valid_from").parse().map_err(|_| wrong("valid_from"))?,
        source: text("source")?,
    })
}

/// A line for each pair: the code, what it becomes, and the share; one where none is written. Lines that begin with `#` are
/// remarks.
fn lines(text: &str) -> Result<Vec<CorrespondenceLine>, Refusal> {
    let is_said = |line: &&str| !line.is_empty() && !line.starts_with('#');
    text.lines().map(str::trim).filter(is_said).map(line).collect()
}

fn line(text: &str) -> Result<CorrespondenceLine, Refusal> {
    let wrong = || Refusal::WrongCorrespondence(text.chars().take(60).collect());
    let parts: Vec<&str> = text.split([';', '\t', ' ']).filter(|part| !part.is_empty()).collect();
    let (from, to, weight) = match parts[..] {
        [from, to] => (from, to, "1"),
        [from, to, weight] => (from, to, weight),
        _ => return Err(wrong()),
    };
    Ok(CorrespondenceLine {
        from: from.parse().map_err(|_| wrong())?,
        to: to.parse().map_err(|_| wrong())?,
        weight: weight.replace(',', ".").parse().map_err(|_| wrong())?,
    })
}

fn filled(form: &DeskForm) -> FormView {
    let texts = |name: &str| ["ar", "fr", "en"].map(|lang| form.text(&format!("{name}_{lang}")).to_owned());
    FormView {
        id: form.text("id").to_owned(),
        from: form.text("from").to_owned(),
        to: form.text("to").to_owned(),
        names: texts("name"),
        sources: texts("source"),
        valid_from: form.text("valid_from").to_owned(),
        lines: form.exact("lines").to_owned(),
        ..FormView::default()
    }
}

/// A form filled with the last version of a table.
fn filled_with(table: &Correspondence) -> FormView {
    let texts = |text: &LocalText| Lang::ALL.map(|lang| text.get(lang).to_owned());
    let line = |line: &CorrespondenceLine| format!("{};{};{}", line.from, line.to, line.weight);
    FormView {
        id: table.id.to_string(),
        from: table.from.to_string(),
        to: table.to.to_string(),
        names: texts(&table.name),
        sources: texts(&table.source),
        valid_from: table.valid_from.to_string(),
        lines: table.lines.iter().map(line).collect::<Vec<_>>().join("\n"),
        ..FormView::default()
    }
}

/// The form for those who may write; a new table chooses its lists, a version keeps them.
fn form_for(visit: &DeskVisit, filled: FormView, is_new: bool) -> Option<FormView> {
    let may = |action| visit.actor.may(action).is_ok();
    if !(may(Action::Map) && may(Action::EditProfile)) {
        return None;
    }
    let lang = visit.visit.lang;
    let action = if is_new { links::page(lang, "/desk/correspondences") } else { address(lang, &filled.id) };
    let choice = |list: &Codelist| ListChoice {
        id: list.id.to_string(),
        name: list.name.get(lang).to_owned(),
        is_from: list.id == *filled.from.as_str(),
        is_to: list.id == *filled.to.as_str(),
    };
    let lists = visit.visit.pack().codelists.iter().map(choice).collect();
    let texts =
        text_fields(visit, "name", &filled.names).into_iter().chain(text_fields(visit, "source", &filled.sources));
    let texts = texts.collect();
    Some(FormView { action, is_new, lists, texts, ..filled })
}

fn text_fields(visit: &DeskVisit, name: &str, values: &[String; 3]) -> Vec<TextField> {
    let field = |(lang, value): (&Lang, &String)| TextField {
        name: format!("{name}_{lang}"),
        label: visit.visit.voice().say(&format!("mapping-{name}-{lang}")),
        lang: lang.tag(),
        direction: if lang.is_right_to_left() { "rtl" } else { "ltr" },
        value: value.clone(),
    };
    Lang::ALL.iter().zip(values).map(field).collect()
}

fn address(lang: Lang, id: &str) -> String {
    links::page(lang, &format!("/desk/correspondences/{}", links::encoded(id)))
}

async fn shown_list(
    app: &App,
    visit: &DeskVisit,
    filled: Option<FormView>,
    (status, problem): (StatusCode, String),
) -> PageResult {
    visit.actor.may(Action::ReadSubmission)?;
    let lang = visit.visit.lang;
    let name = |id: &Id| {
        visit.visit.pack().codelist(id.as_str()).map_or_else(|| id.to_string(), |list| list.name.get(lang).to_owned())
    };
    let tables = app.work.correspondences().await?.into_iter().map(|table| TableLine {
        href: address(lang, table.id.as_str()),
        name: table.name.get(lang).to_owned(),
        from: name(&table.from),
        to: name(&table.to),
        number: table.number,
        day: visit.visit.voice().day_of(table.made_at),
        id: table.id.to_string(),
    });
    private_with(
        status,
        &ListPage {
            page: Desk::layout(visit, "mapping-correspondences-title"),
            desk: Desk::new(visit, "correspondences"),
            tables: tables.collect(),
            writing: form_for(visit, filled.unwrap_or_default(), true),
            problem,
        },
    )
}

async fn shown(
    app: &App,
    visit: &DeskVisit,
    (id, filled): (&str, Option<FormView>),
    (status, problem): (StatusCode, String),
) -> PageResult {
    visit.actor.may(Action::ReadSubmission)?;
    let versions = app.work.correspondence(id).await?;
    let table = versions.last().ok_or(PageError::NotFound)?;
    let people = people(app, visit).await?;
    let (voice, lang, pack) = (visit.visit.voice(), visit.visit.lang, visit.visit.pack());
    let before = if table.from == table.to { app.work.codelist_before(table.from.as_str()).await? } else { None };
    let (now, to) = (pack.codelist(table.from.as_str()), pack.codelist(table.to.as_str()));
    let from = before.as_ref().or(now);
    let missing: Vec<&Id> = from.map(|list| codes_without_line(list, &table.lines)).unwrap_or_default();
    let mut page = Desk::layout(visit, "mapping-correspondences-title");
    page.title = table.name.get(lang).to_owned();
    let version = |one: &Correspondence| VersionLine {
        number: one.number,
        valid_from: voice.day(one.valid_from),
        day: voice.day_of(one.made_at),
        person: people.get(&one.made_by).unwrap_or(&one.made_by).clone(),
        source: one.source.get(lang).to_owned(),
    };
    private_with(
        status,
        &TablePage {
            page,
            desk: Desk::new(visit, "correspondences"),
            facts: facts(visit, table, (from, to)),
            lines: table.lines.iter().map(|line| line_view(visit, line, (from, to))).collect(),
            missing: missing_text(visit, &missing),
            versions: versions.iter().rev().map(version).collect(),
            writing: form_for(visit, filled.unwrap_or_else(|| filled_with(table)), false),
            problem,
        },
    )
}

type Lists<'p> = (Option<&'p Codelist>, Option<&'p Codelist>);

fn facts(visit: &DeskVisit, table: &Correspondence, (from, to): Lists<'_>) -> Vec<(String, String)> {
    let (voice, lang) = (visit.visit.voice(), visit.visit.lang);
    let name = |list: Option<&Codelist>, id: &Id| match list {
        Some(list) => format!("{} ({id})", list.name.get(lang)),
        None => id.to_string(),
    };
    vec![
        (voice.say("mapping-correspondence-id"), table.id.to_string()),
        (voice.say("mapping-correspondence-from"), name(from, &table.from)),
        (voice.say("mapping-correspondence-to"), name(to, &table.to)),
        (voice.say("mapping-version"), voice.count(u64::from(table.number))),
        (voice.say("mapping-valid-from"), voice.day(table.valid_from)),
        (voice.say("mapping-source"), table.source.get(lang).to_owned()),
    ]
}

fn line_view(visit: &DeskVisit, line: &CorrespondenceLine, (from, to): Lists<'_>) -> LineView {
    let name = |list: Option<&Codelist>, id: &Id| {
        let code = list.and_then(|list| list.find(id.as_str()));
        code.map_or_else(String::new, |code| code.name.get(visit.visit.lang).to_owned())
    };
    let percent = line.weight * 100.0;
    let decimals = if (percent - percent.round()).abs() < 1e-9 { 0 } else { 2 };
    let voice = visit.visit.voice();
    LineView {
        from: line.from.to_string(),
        from_name: name(from, &line.from),
        to: line.to.to_string(),
        to_name: name(to, &line.to),
        share: voice.percent(&voice.number(percent, decimals)),
    }
}

/// How many codes of a missing line are named.
const MISSING_MAX: usize = 12;

fn missing_text(visit: &DeskVisit, missing: &[&Id]) -> String {
    if missing.is_empty() {
        return String::new();
    }
    let voice = visit.visit.voice();
    let named: Vec<&str> = missing.iter().take(MISSING_MAX).map(|id| id.as_str()).collect();
    let counted = args().count("n", missing.len() as u64).text("codes", &voice.list(&named));
    voice.say_with("mapping-correspondence-missing", &counted)
}

#[cfg(test)]
mod tests {
    use super::lines;

    fn check(text: &str, expected: Option<&[(&str, &str, f64)]>) {
        let read = lines(text).ok();
        let told = read.as_ref().map(|lines| {
            lines.iter().map(|line| (line.from.as_str(), line.to.as_str(), line.weight)).collect::<Vec<_>>()
        });
        assert_eq!(told.as_deref(), expected, "{text}");
    }

    #[test]
    fn a_line_has_two_codes_and_a_share() {
        check(
            "# areas\nOM;XM-L;0,25\n\nOM\tXM-S\t0.75\n FR XM-N ",
            Some(&[("OM", "XM-L", 0.25), ("OM", "XM-S", 0.75), ("FR", "XM-N", 1.0)]),
        );
        check("", Some(&[]));
        for wrong in ["OM", "OM;XM-L;much", "OM;XM-L;1;2", "é;XM-L"] {
            check(wrong, None);
        }
    }
}
