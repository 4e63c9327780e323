//! What studies, their tables, variables and times are called, on every page that shows them.

use marsad_i18n::{Voice, args};
use marsad_model::{LocalText, StudyDefinition, StudySpan, StudyVariable, TimePeriod, nearest};

use crate::error::{PageError, Unknown};
use crate::links;
use crate::visit::Visit;

/// Tables that have a name of their own in the messages.
const NAMED_TABLES: [&str; 3] = ["persons", "listing", "spells"];

/// How much of a name that nothing has is compared with those that there are.
const COMPARED_MAX: usize = 64;

/// How many things are named to a reader who took another name.
const NEAR_MAX: usize = 5;

/// Who produced something, with a page where there is one.
pub(super) struct Maker {
    pub name: String,
    pub href: String,
}

/// A study of the pack, or what is called nearly so.
pub(super) fn study_of<'v>(visit: &'v Visit, id: &str) -> Result<&'v StudyDefinition, PageError> {
    let studies = &visit.pack().studies;
    studies.iter().find(|study| study.id == *id).ok_or_else(|| {
        let compared: String = id.chars().take(COMPARED_MAX).collect();
        let names = nearest(&compared, studies.iter().map(|study| study.id.as_str()));
        let near = names.into_iter().filter_map(|name| studies.iter().find(|study| study.id == *name));
        let near = near.map(|study| {
            let title = local(visit, &study.short_title);
            (title, links::study(visit.lang, study.id.as_str()))
        });
        PageError::Unknown(Box::new(Unknown {
            key: "studies-unknown",
            subject: id.to_owned(),
            near: near.take(NEAR_MAX).collect(),
        }))
    })
}

/// A variable of a study, or what is called nearly so: by its name first, then by its words.
pub(super) fn variable_of<'v>(
    visit: &Visit,
    study: &'v StudyDefinition,
    name: &str,
) -> Result<&'v StudyVariable, PageError> {
    study.variable(name).ok_or_else(|| {
        let compared: String = name.chars().take(COMPARED_MAX).collect();
        let names = nearest(&compared, study.variables.iter().map(|variable| variable.name.as_str()));
        let mut near: Vec<&StudyVariable> = names.into_iter().filter_map(|name| study.variable(name)).collect();
        let said = visit.app.work.find_variables(&compared, NEAR_MAX).into_iter();
        for found in said.filter(|found| found.study == study.id) {
            let is_new = near.iter().all(|known| known.name != found.variable);
            near.extend(study.variable(found.variable.as_str()).filter(|_| is_new));
        }
        let line = |variable: &StudyVariable| {
            let href = links::study_variable(visit.lang, (study.id.as_str(), variable.name.as_str()));
            (format!("{} ({})", local(visit, &variable.label), variable.name), href)
        };
        PageError::Unknown(Box::new(Unknown {
            key: "studies-unknown-variable",
            subject: name.to_owned(),
            near: near.into_iter().take(NEAR_MAX).map(line).collect(),
        }))
    })
}

/// A text of the pack in the reader's language and digits.
pub(super) fn local(visit: &Visit, text: &LocalText) -> String {
    visit.voice().digits(text.get(visit.lang))
}

/// What is said wherever a study appears; blank where nothing needs to be said.
pub(super) fn warning(voice: &Voice, study: &StudyDefinition) -> String {
    match &study.sentence {
        Some(key) => voice.say(key),
        None if study.is_synthetic => voice.say("study-synthetic"),
        None => String::new(),
    }
}

/// The name of a table of a study.
pub(super) fn table_name(voice: &Voice, table: &str) -> String {
    if NAMED_TABLES.contains(&table) { voice.say(&format!("studies-table-{table}")) } else { table.to_owned() }
}

/// What the cells of a variable hold, and what it is for where it serves the design.
pub(super) fn holds(voice: &Voice, variable: &StudyVariable) -> String {
    let kind = voice.say(&format!("variable-kind-{}", variable.kind.word()));
    match variable.role {
        None => kind,
        Some(role) => [kind, voice.say(&format!("design-role-{}", role.word()))].join(&voice.say("list-separator")),
    }
}

/// Who was asked.
pub(super) fn asked(visit: &Visit, study: &StudyDefinition, variable: &StudyVariable) -> String {
    let universe = study.universe_find(variable.universe.as_str());
    universe.map_or_else(String::new, |universe| local(visit, &universe.text))
}

/// From when until when; blank where neither is known.
pub(super) fn span(voice: &Voice, span: &StudySpan) -> String {
    let [from, to] = [&span.from, &span.to].map(|text| time(voice, text));
    match (from.is_empty(), to.is_empty()) {
        (false, false) if from != to => voice.say_with("studies-span", &args().text("from", &from).text("to", &to)),
        (true, _) => to,
        (false, _) => from,
    }
}

/// A year, a month or a day; what is none of them as it is written.
pub(super) fn time(voice: &Voice, text: &str) -> String {
    text.parse::<TimePeriod>().map_or_else(|_| text.to_owned(), |period| voice.period(&period))
}

/// Institutions of the pack with their pages; others as they are written.
pub(super) fn makers(visit: &Visit, names: &[String]) -> Vec<Maker> {
    let maker = |name: &String| match visit.pack().provider(name) {
        Some(provider) => Maker {
            name: provider.name.get(visit.lang).to_owned(),
            href: links::page(visit.lang, &format!("/institutions/{}", provider.id)),
        },
        None => Maker { name: name.clone(), href: String::new() },
    };
    names.iter().map(maker).collect()
}

/// The same as one phrase.
pub(super) fn makers_text(visit: &Visit, names: &[String]) -> String {
    let makers = makers(visit, names);
    let names: Vec<&str> = makers.iter().map(|maker| maker.name.as_str()).collect();
    visit.voice().list(&names)
}

/// The table builder of a study; `chosen` is what it begins with.
pub(super) fn builder(visit: &Visit, study: &StudyDefinition, chosen: &[(&str, &str)]) -> String {
    format!("{}/build{}", links::study(visit.lang, study.id.as_str()), links::query(chosen.iter().copied()))
}

#[cfg(test)]
mod tests {
    use marsad_i18n::Voice;
    use marsad_model::{Lang, Numerals, StudySpan};

    use super::{holds, span, table_name};

    fn voice(lang: Lang) -> Voice {
        Voice::new(lang, Numerals::Western, &marsad_testkit::marjan().head)
    }

    #[test]
    fn a_span_says_what_is_known_of_it() {
        let said =
            |from: &str, to: &str| span(&voice(Lang::En), &StudySpan { from: from.to_owned(), to: to.to_owned() });
        assert_eq!(said("2024-05", "2024-06"), "May 2024 to June 2024");
        assert_eq!([said("", "2024"), said("2024", ""), said("2024", "2024")], ["2024", "2024", "2024"]);
        assert_eq!([said("", ""), said("spring", "")], ["", "spring"]);
    }

    #[test]
    fn a_table_is_called_by_its_name_and_an_unknown_one_by_what_it_is() {
        assert_eq!(table_name(&voice(Lang::En), "persons"), "Persons");
        assert_eq!(table_name(&voice(Lang::Fr), "boats"), "boats");
    }

    #[test]
    fn a_variable_of_the_design_says_what_it_is_for() {
        let study = marsad_testkit::marjan().study("HIMS").unwrap();
        let said = |name: &str| holds(&voice(Lang::En), study.variable(name).unwrap());
        assert_eq!(said("weight"), "number, weight");
        assert_eq!(said("works"), "yes or no");
    }
}
