//! What a reader of a question must know first: that a link holds older releases, and that figures contradict each other.

use marsad_i18n::args;
use marsad_model::{ContradictionSide, Definition, Facet, Id, SourceRelease, Withdrawn};
use marsad_publish::{QuestionNames, facet_text};
use marsad_workflow::TouchingContradiction;

use super::page::Maker;
use crate::links;
use crate::pages::dataflow::{Notice, input_replaced};

/// Every notice of a question, the gravest first.
pub(super) fn notices(maker: &Maker<'_>) -> Vec<Notice> {
    let mut notices: Vec<Notice> =
        maker.asked.sources.iter().filter_map(|(id, source)| withdrawn(maker, id, source)).collect();
    notices.extend(maker.asked.withdrawn.iter().map(|(id, withdrawn)| taken_back(maker, id, withdrawn)));
    let replaced = maker.asked.sources.values().flat_map(|source| &source.replaced_inputs);
    notices.extend(replaced.map(|one| input_replaced(maker.visit, one)));
    notices.extend(maker.contradictions.iter().filter(|one| one.is_of_values).map(|one| contradiction(maker, one)));
    notices.extend(elsewhere(maker));
    if maker.asked.is_frozen {
        notices.extend(frozen(maker));
    }
    notices
}

/// Where a statement is contradicted, the place in the register that says so.
pub(super) fn contradicted(maker: &Maker<'_>, statement: &Id) -> Option<String> {
    let is_about = |one: &&TouchingContradiction| one.is_of_values && one.statements.contains(statement);
    let found = maker.contradictions.iter().find(is_about)?;
    Some(links::contradiction(maker.visit.lang, &found.registered.id))
}

fn dataflow_name(maker: &Maker<'_>, id: &str) -> String {
    let dataflow = maker.asked.pack.dataflow(id);
    dataflow.map_or_else(|| id.to_owned(), |dataflow| dataflow.name.get(maker.visit.lang).to_owned())
}

/// A release that answers although its data were taken back: only a link that names it shows it.
fn withdrawn(maker: &Maker<'_>, id: &str, source: &SourceRelease) -> Option<Notice> {
    let voice = maker.visit.voice();
    let withdrawn = source.withdrawn.as_ref()?;
    let reason = withdrawn.reason.as_ref().map_or("", |reason| reason.get(maker.visit.lang));
    let arguments = args()
        .text("name", &dataflow_name(maker, id))
        .text("number", &voice.digits(&source.number.to_string()))
        .text("date", &voice.day_of(withdrawn.at))
        .text("reason", &voice.sentence(reason));
    Some(Notice { colour: "rose", text: voice.say_with("question-release-withdrawn", &arguments), link: None })
}

/// Data that answered and were taken back: when, why, and where that is said.
fn taken_back(maker: &Maker<'_>, id: &str, withdrawn: &Withdrawn) -> Notice {
    let voice = maker.visit.voice();
    let reason = withdrawn.reason.as_ref().map_or("", |reason| reason.get(maker.visit.lang));
    let arguments = args()
        .text("name", &dataflow_name(maker, id))
        .text("date", &voice.day_of(withdrawn.at))
        .text("reason", &voice.sentence(reason));
    Notice {
        colour: "rose",
        text: voice.say_with("question-data-withdrawn", &arguments),
        link: Some((voice.say("question-data-withdrawn-link"), links::dataflow(maker.visit.lang, id))),
    }
}

/// Two of the values that the question shows, which the register says cannot both be right.
fn contradiction(maker: &Maker<'_>, one: &TouchingContradiction) -> Notice {
    let (names, voice) = (&maker.edition.names, maker.visit.voice());
    let found = &one.registered.contradiction;
    let subject = Definition { subject: Some(found.subject.clone()), ..Definition::default() };
    let arguments = args()
        .text("first", &side(names, &found.first))
        .text("second", &side(names, &found.second))
        .text("subject", &facet_text(names.definitions(), &subject, Facet::Subject))
        .text("period", &voice.period(&found.period))
        .text("state", &voice.say(&format!("contradiction-state-{}", one.registered.state.word())));
    let href = links::contradiction(maker.visit.lang, &one.registered.id);
    Notice {
        colour: "rose",
        text: voice.say_with("question-contradiction", &arguments),
        link: Some((voice.say("question-contradiction-link"), href)),
    }
}

/// Who says how much.
fn side(names: &QuestionNames<'_>, side: &ContradictionSide) -> String {
    let arguments = args().text("name", &names.sources(&side.providers)).text("said", &names.number(side.value));
    names.voice.say_with("question-pair", &arguments)
}

/// That the register has more about these series, of other times.
fn elsewhere(maker: &Maker<'_>) -> Option<Notice> {
    let voice = maker.visit.voice();
    let count = maker.contradictions.iter().filter(|one| !one.is_of_values).count();
    (count > 0).then(|| Notice {
        colour: "saffron",
        text: voice.say_with("question-contradictions-elsewhere", &args().count("n", count as u64)),
        link: Some((voice.say("contradictions-link"), links::page(maker.visit.lang, "/contradictions"))),
    })
}

/// That the page is read from the releases that a link names: which have been replaced, and of what the link names none.
fn frozen(maker: &Maker<'_>) -> Vec<Notice> {
    let voice = maker.visit.voice();
    let mut notices: Vec<Notice> =
        maker.asked.sources.iter().filter_map(|(id, source)| moved_on(maker, id, source)).collect();
    if !maker.asked.unnamed.is_empty() {
        let names: Vec<String> = maker.asked.unnamed.iter().map(|id| dataflow_name(maker, id.as_str())).collect();
        let text = voice.say_with("question-unnamed", &args().text("names", &voice.list(&names)));
        notices.push(Notice { colour: "saffron", text, link: None });
    }
    let has_news = !notices.is_empty() || maker.asked.sources.values().any(|source| source.withdrawn.is_some());
    if has_news {
        let now = format!("{}{}", maker.address(), links::query(maker.count_word().map(|id| ("count", id))));
        let link = Some((voice.say("question-frozen-now"), now));
        notices.insert(0, Notice { colour: "saffron", text: voice.say("question-frozen"), link });
    }
    notices
}

/// A named release that a newer one has replaced.
fn moved_on(maker: &Maker<'_>, id: &str, source: &SourceRelease) -> Option<Notice> {
    let voice = maker.visit.voice();
    let current = source.replaced_by()?;
    let digits = |number: u32| voice.digits(&number.to_string());
    let arguments = args()
        .text("name", &dataflow_name(maker, id))
        .text("number", &digits(source.number))
        .text("current", &digits(current));
    let changes = format!("{}/changes", links::release(maker.visit.lang, id, current));
    Some(Notice {
        colour: "saffron",
        text: voice.say_with("question-moved-on", &arguments),
        link: Some((voice.say("versions-changes"), changes)),
    })
}
