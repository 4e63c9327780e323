//! Why a table is not made, in words, with what to do and the way to what would be made.

use axum::http::StatusCode;
use marsad_i18n::{Args, Voice, args};
use marsad_model::nearest;
use marsad_publish::StudyNames;
use marsad_workflow::{DesignNote, Refusal, SurveyProblem, WorkError};

use super::CELLS_MAX;
use super::asked::{Asked, Bounds, Scope, TAIL, Wrong};
use crate::error::PageError;

/// Why there is no table.
pub(super) struct Refused {
    pub(super) status: StatusCode,
    pub(super) reason: String,
    pub(super) remedy: String,
    /// What may have been meant: its name and its address.
    pub(super) ways: Vec<(String, String)>,
}

/// Puts refusals into words.
pub(super) struct Refuser<'a> {
    pub(super) names: StudyNames<'a>,
    pub(super) asked: &'a Asked,
    pub(super) scope: Scope,
    /// The address of the page, without its query.
    pub(super) here: &'a str,
}

impl Refuser<'_> {
    /// What is wrong with the address itself.
    pub(super) fn address(&self, wrong: &Wrong) -> Refused {
        let voice = self.names.voice;
        match wrong {
            Wrong::TooLong => self.refused("too-long", &args()),
            Wrong::Parameter { parameter } => self.refused("unknown-parameter", &args().text("subject", parameter)),
            Wrong::TooMany { parameter } => self.refused("too-many", &args().text("subject", parameter)),
            Wrong::Unknown { parameter, value, known } => {
                let reason = voice.say_with("bad-text", &args().text("parameter", parameter).text("value", value));
                let known_text = || voice.say_with("bad-known", &args().text("known", &voice.list(known)));
                let remedy = if known.is_empty() { voice.say("builder-choose-below") } else { known_text() };
                Refused { status: StatusCode::BAD_REQUEST, reason, remedy, ways: Vec::new() }
            }
            Wrong::Outside { parameter, value, bounds, examples } => {
                let reason = voice.say_with("bad-text", &args().text("parameter", parameter).text("value", value));
                // The builder bears no shares in whose tails a value of one person could stand.
                let is_tailless = parameter == "share" && self.scope == Scope::Everybody;
                let bounds = if is_tailless { Bounds::From(TAIL, 1.0 - TAIL) } else { *bounds };
                let (key, low, high) = match bounds {
                    Bounds::From(low, high) => ("bad-range", low, high),
                    Bounds::Between(low, high) => ("bad-range-open", low, high),
                };
                let known = args().text("low", &low.to_string()).text("high", &high.to_string());
                let known = known.text("known", &voice.list(examples));
                // Nor confidences but those of the form.
                let is_listed = parameter == "confidence" && self.scope == Scope::Everybody;
                let remedy = voice.say_with(if is_listed { "bad-known" } else { key }, &known);
                Refused { status: StatusCode::BAD_REQUEST, reason, remedy, ways: Vec::new() }
            }
        }
    }

    /// More cells than a page can hold.
    pub(super) fn too_large(&self) -> Refused {
        let refused = self.refused("too-large", &args().count("n", CELLS_MAX as u64));
        Refused { ways: self.ways_to_coarser(), ..refused }
    }

    /// That something is still to be chosen: a page asks for it, and there is no file of it.
    pub(super) fn unasked(&self) -> Refused {
        let reason = self.names.voice.say("builder-unasked");
        Refused { status: StatusCode::BAD_REQUEST, reason, remedy: String::new(), ways: Vec::new() }
    }

    /// What the work refuses; anything else is an error of the page.
    pub(super) fn work(&self, error: WorkError) -> Result<Refused, PageError> {
        match error {
            WorkError::Refused(refusal) => Ok(self.refusal(&refusal)),
            WorkError::Survey(problem) => Ok(self.problem(&problem)),
            other => Err(other.into()),
        }
    }

    fn refusal(&self, refusal: &Refusal) -> Refused {
        let subject = || args().text("subject", &self.names.variable(refusal.subject()));
        match refusal {
            Refusal::UnknownVariable(_) => self.unknown_variable(),
            Refusal::UnknownCategory(code) => self.refused("unknown-category", &args().text("subject", code)),
            Refusal::NotSafe(_) => self.refused("not-safe", &subject()),
            Refusal::NotNumeric(name) => {
                Refused { ways: self.ways_to("proportion", name), ..self.refused("not-numeric", &subject()) }
            }
            Refusal::NotAddable(name) => {
                Refused { ways: self.ways_to("mean", name), ..self.refused("not-addable", &subject()) }
            }
            Refusal::RatioOfItself(name) => {
                Refused { ways: self.ways_to("mean", name), ..self.refused("ratio-of-itself", &subject()) }
            }
            Refusal::NoAnswer(_) => self.refused("no-answer", &subject()),
            Refusal::NamedTwice(_) => self.refused("named-twice", &subject()),
            Refusal::NotCoded(name) => {
                Refused { ways: self.ways_to("mean", name), ..self.refused("not-coded", &subject()) }
            }
            Refusal::JoinedCodes(_) => {
                let way = (self.names.voice.say("builder-apart"), self.address_of(&self.asked.coarser()));
                Refused { ways: vec![way], ..self.refused("joined-codes", &subject()) }
            }
            Refusal::TooFine(_) => Refused { ways: self.ways_to_coarser(), ..self.refused("too-fine", &args()) },
            Refusal::InTail(_) => Refused { ways: self.ways_to_coarser(), ..self.refused("in-tail", &args()) },
            Refusal::StudyWithoutFile(_) => {
                Refused { status: StatusCode::NOT_FOUND, ..self.refused("study-without-file", &args()) }
            }
            other => {
                let reason = args().text("subject", other.subject());
                let reason = self.names.voice.say_with(&format!("refusal-{}", other.word()), &reason);
                Refused { status: StatusCode::BAD_REQUEST, reason, remedy: String::new(), ways: Vec::new() }
            }
        }
    }

    /// The first variable that the table does not have, with the nearest that it has.
    fn unknown_variable(&self) -> Refused {
        let (study, table) = (self.names.study, self.asked.table.as_str());
        let all = self.scope.variables(study, table);
        let known: Vec<&str> = all.iter().map(|variable| variable.name.as_str()).collect();
        let is_unknown = |name: &&str| study.variables_of(table).all(|variable| variable.name != **name);
        let named = self.asked.variables();
        let name = named.into_iter().find(is_unknown).unwrap_or_default();
        let way = |near: &str| (self.names.variable(near), self.address_of(&self.asked.with_variable(name, near)));
        let ways: Vec<(String, String)> = nearest(name, known).into_iter().map(way).collect();
        let table = self.names.table(table);
        let arguments = args().text("subject", name).text("table", &table);
        let word = if ways.is_empty() { "unknown-variable" } else { "unknown-variable-near" };
        Refused { ways, ..self.refused(word, &arguments) }
    }

    fn problem(&self, problem: &SurveyProblem) -> Refused {
        let voice = self.names.voice;
        let arguments =
            problem.values.iter().fold(args(), |all, (name, value)| all.text(name, &written(voice, name, value)));
        let reason = voice.say_with(&format!("survey-problem-{}", problem.word), &arguments);
        let notes: Vec<String> = problem.notes.iter().map(|note| note_text(&self.names, note)).collect();
        // That nobody is like that is an answer.
        let is_answer = problem.word == "empty-domain";
        let status = if is_answer { StatusCode::OK } else { StatusCode::BAD_REQUEST };
        Refused { status, reason, remedy: notes.join(" "), ways: self.ways_to_coarser() }
    }

    fn refused(&self, word: &str, arguments: &Args) -> Refused {
        let voice = self.names.voice;
        Refused {
            status: StatusCode::BAD_REQUEST,
            reason: voice.say_with(&format!("builder-refused-{word}-reason"), arguments),
            remedy: voice.say_with(&format!("builder-refused-{word}-remedy"), arguments),
            ways: Vec::new(),
        }
    }

    /// The same variable measured otherwise.
    fn ways_to(&self, word: &'static str, name: &str) -> Vec<(String, String)> {
        if self.asked.of.as_deref() != Some(name) {
            return Vec::new();
        }
        let other = Asked { word, category: None, ..self.asked.clone() };
        let said = self.names.voice.say(&format!("statistic-{word}"));
        vec![(format!("{said} · {}", self.names.variable(name)), self.address_of(&other))]
    }

    /// A table that is coarse enough, where there is one.
    fn ways_to_coarser(&self) -> Vec<(String, String)> {
        let mut coarser = self.asked.coarser();
        if coarser == *self.asked && coarser.by.pop().is_none() {
            return Vec::new();
        }
        vec![(self.names.voice.say("builder-coarser"), self.address_of(&coarser))]
    }

    fn address_of(&self, asked: &Asked) -> String {
        format!("{}{}", self.here, asked.query())
    }
}

/// Values of findings that are numbers. Others are names and codes, which stay as they are whatever they look like.
const NUMBERS: [&str; 25] = [
    "cells",
    "count",
    "counted",
    "degrees",
    "drawn",
    "effective-rows",
    "expected",
    "found",
    "freedom",
    "iterations",
    "margins",
    "population",
    "replicate-mean",
    "replicates",
    "row",
    "rows",
    "sampled",
    "scale",
    "scales",
    "share",
    "size",
    "stage",
    "sum",
    "weight-mean",
    "weights",
];
/// A number of a finding has no more decimals.
const DECIMALS_MAX: usize = 6;

/// What is worth knowing about a design, and what to do: in the digits of the page, and without the options of a command, which
/// nobody has there.
pub(super) fn note_text(names: &StudyNames<'_>, note: &DesignNote) -> String {
    let voice = names.voice;
    let arguments = note.values.iter().fold(args(), |all, (name, value)| match value.parse::<u64>() {
        Ok(count) if note.is_count(name) => all.count(name, count),
        _ => all.text(name, &written(voice, name, value)),
    });
    let key = note.key();
    let said = |part: &str| {
        let own = format!("web-{key}-{part}");
        let key = if voice.says(&own) { own } else { format!("{key}-{part}") };
        voice.say_with(&key, &arguments)
    };
    format!("{} {}", said("reason"), said("remedy"))
}

/// A value of a finding; a number as the language writes it, with the decimals that it came with.
fn written(voice: &Voice, name: &str, value: &str) -> String {
    let decimals = value.split_once('.').map_or(0, |(_, decimals)| decimals.len()).min(DECIMALS_MAX);
    match (value.parse::<f64>(), u8::try_from(decimals)) {
        (Ok(number), Ok(decimals)) if NUMBERS.contains(&name) && number.is_finite() => voice.number(number, decimals),
        _ => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use marsad_model::{Lang, Numerals};

    use super::*;

    fn text(lang: Lang, code: &str, values: &[(&str, &str)]) -> String {
        let pack = marsad_testkit::marjan();
        let voice = Voice::new(lang, Numerals::ArabicIndic, &pack.head);
        let names = StudyNames { pack, study: pack.study("HIMS").unwrap(), voice: &voice };
        let values = values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let said = note_text(&names, &DesignNote { code: code.to_owned(), values, is_fatal: false });
        said.replace(['\u{200e}', '\u{200f}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "")
    }

    #[test]
    fn a_finding_has_the_digits_of_its_page_and_codes_stay_as_they_are() {
        let many = [("cells", "1208"), ("margins", "6.3"), ("degrees", "25"), ("left", "some")];
        let arabic = text(Lang::Ar, "many-margins", &many);
        assert!(arabic.contains("الهوامش: ٦٫٣؛ درجات الحرية: ٢٥") && arabic.contains("١٬٢٠٨"), "{arabic}");
        assert!(!arabic.contains(|letter: char| letter.is_ascii_digit()), "{arabic}");
        assert!(text(Lang::Fr, "many-margins", &many).contains("6,3"));
        let strata =
            |phase| [("stage", "1"), ("count", "2"), ("strata", "11, 12"), ("rule", "adjust"), ("phase", phase)];
        let arabic = text(Lang::Ar, "lonely-strata", &strata("sample"));
        assert!(arabic.contains("٢ (11, 12)") && arabic.contains('١'), "{arabic}");
        assert!(text(Lang::En, "lonely-strata", &strata("sample")).starts_with("At stage"));
        assert!(text(Lang::En, "lonely-strata", &strata("second")).starts_with("In the second phase, at stage"));
        assert!(text(Lang::Ar, "lonely-strata", &strata("second")).contains("في المرحلة الثانية"));
    }

    /// Margins may be more than the degrees of freedom: they are then no part of these.
    #[test]
    fn more_margins_than_degrees_of_freedom_are_told_beside_them_and_not_of_them() {
        let many = [("cells", "1"), ("margins", "1.3"), ("degrees", "1"), ("left", "none")];
        for (lang, words) in [
            (Lang::En, "margins: 1.3; degrees of freedom: 1, so that none is left and its error says little)"),
            (Lang::Fr, "de sorte qu’il n’en reste aucun et que son erreur dit peu)"),
            (Lang::Ar, "الهوامش: ١٫٣؛ درجات الحرية: ١، فلا يبقى منها شيء ولا يقول خطؤه إلا القليل)"),
        ] {
            let said = text(lang, "many-margins", &many);
            assert!(said.contains(words), "{said}");
        }
    }

    #[test]
    fn a_finding_on_a_page_names_no_option_of_a_command() {
        let findings: [(&str, &[(&str, &str)]); 3] = [
            ("many-margins", &[("cells", "3"), ("margins", "6.3"), ("degrees", "25"), ("left", "some")]),
            ("two-phase-method", &[("method", "approximate")]),
            ("heavy-row", &[("row", "2"), ("share", "91"), ("rows", "60"), ("effective-rows", "2")]),
        ];
        for lang in Lang::ALL {
            for (code, values) in findings {
                let said = text(lang, code, values);
                assert!(!said.contains("--") && !said.contains('['), "{lang}: {said}");
            }
        }
    }
}
