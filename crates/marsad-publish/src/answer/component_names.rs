//! Components, lists, codes and periods of a message by their names: a data officer knows “Isle”, and need not know
//! `ISLE`.

use marsad_i18n::{FindingText, Voice};
use marsad_model::{Code, Codelist, DataStructure, Finding, FindingCode, Pack, Severity, TimePeriod};

use super::Examined;

/// Lists up to this length are told as a whole.
const CODES_MAX: usize = 8;

impl<'a> Examined<'a> {
    /// What is of a dataflow, where a finding is told alone.
    pub fn of(pack: &'a Pack, dataflow: &'a str) -> Self {
        Self { file: "", agreement: "", dataflow, observations: 0, findings: &[], pack }
    }

    /// A finding in words, with the names that the pack gives to series, periods, components and codes.
    pub fn told(&self, finding: &Finding, voice: &Voice) -> FindingText {
        let named = named(finding, self, voice);
        let named = if self.takes_reason(finding) { named } else { named.with("reason", "none") };
        FindingText::new(voice, &named)
    }

    /// Whether a sender may give a reason instead of a correction: an error of a rule takes one only where the rule says so.
    fn takes_reason(&self, finding: &Finding) -> bool {
        let rule = finding.arguments.get("rule").filter(|_| finding.severity == Severity::Error);
        let rules = self.pack.rules_of(self.dataflow);
        rule.is_none_or(|named| rules.iter().any(|rule| rule.explainable && rule.id == **named))
    }
}

/// The finding with names in place of identifiers, where the pack knows them.
fn named(finding: &Finding, examined: &Examined<'_>, voice: &Voice) -> Finding {
    let mut named = finding.clone();
    let dataflow = examined.pack.dataflow(examined.dataflow);
    let structure = dataflow.and_then(|dataflow| examined.pack.structure_of(dataflow));
    let named_code = |component: &str, code: &str| code_name(examined, structure?, (component, code), voice);
    for (argument, text) in &mut named.arguments {
        let name = match argument.as_str() {
            "component" | "dimension" => each(text, voice, |id| {
                examined.pack.concept(id).map(|concept| concept.name.get(voice.lang()).to_owned())
            }),
            "list" => each(text, voice, |id| {
                examined.pack.codelist(id).map(|list| list_name(list, finding.nearest.is_empty(), voice))
            }),
            "status" => named_code("OBS_STATUS", text),
            "expected" if is_about_frequency(finding.code) => each(text, voice, |id| named_code("FREQ", id)),
            "unit" | "expected" if finding.code == FindingCode::UnusualUnit => named_code("UNIT_MEASURE", text),
            "taken" | "found" => taken_name(examined, finding, (argument.as_str(), text.as_str()), voice),
            "series" => structure.and_then(|structure| series_name(examined, structure, text, voice)),
            "period" => text.parse::<TimePeriod>().ok().map(|period| voice.period(&period)),
            "first" | "last" | "missing" if finding.code == FindingCode::Incomplete => {
                each(text, voice, |id| id.parse::<TimePeriod>().ok().map(|period| voice.period(&period)))
            }
            "group" if finding.code == FindingCode::SumOfParts => {
                finding.arguments.get("dimension").and_then(|dimension| named_code(dimension, text))
            }
            "code" if finding.code == FindingCode::PartOverWhole => {
                finding.arguments.get("component").and_then(|component| named_code(component, text))
            }
            _ => None,
        };
        if let Some(name) = name {
            *text = name;
        }
    }
    if matches!(finding.code, FindingCode::UnknownCode | FindingCode::AmbiguousCode) {
        let components = finding.arguments.get("component").map_or("", String::as_str);
        for code in &mut named.nearest {
            let name = components.split(SEPARATOR).find_map(|component| named_code(component, code));
            if let Some(name) = name {
                *code = format!("{name} ({code})");
            }
        }
    }
    named
}

/// What was taken from a title: a period, or a code of the component that the finding names.
fn taken_name(
    examined: &Examined<'_>,
    finding: &Finding,
    (argument, text): (&str, &str),
    voice: &Voice,
) -> Option<String> {
    let what = match finding.code {
        FindingCode::FollowedTitle | FindingCode::TitleDisagrees => finding.arguments.get("what")?.as_str(),
        FindingCode::AmbiguousCode => "code",
        FindingCode::UnexpectedColumn if finding.arguments.get("like")? == "code" => "code",
        _ => return None,
    };
    match what {
        "sheet" | "other-sheets" | "legend" | "other-legend" if !matches!(argument, "taken" | "found") => None,
        "period" | "year" | "sheet" | "other-language" | "other-sheets" | "note-of-period" => {
            text.parse::<TimePeriod>().ok().map(|period| voice.period(&period))
        }
        "code" | "gone-code" | "gone-counted-unit" | "other-code" | "note-of-one-code" | "note-without-code"
        | "legend" | "other-legend" | "mark-of-legend"
            if argument == "taken" || !["code", "gone-code"].contains(&what) =>
        {
            let dataflow = examined.pack.dataflow(examined.dataflow)?;
            let structure = examined.pack.structure_of(dataflow)?;
            let component = finding.arguments.get("component")?;
            code_name(examined, structure, (component, text), voice)
        }
        _ => None,
    }
}

/// What stands between the identifiers of an argument that holds several.
const SEPARATOR: &str = ", ";

fn is_about_frequency(code: FindingCode) -> bool {
    matches!(code, FindingCode::WrongFrequency | FindingCode::UnusualFrequency)
}

/// The names of one or several identifiers; none where none of them has one.
fn each(ids: &str, voice: &Voice, name_of: impl Fn(&str) -> Option<String>) -> Option<String> {
    let names: Vec<Option<String>> = ids.split(SEPARATOR).map(&name_of).collect();
    let is_any = names.iter().any(Option::is_some);
    let shown = names.into_iter().zip(ids.split(SEPARATOR)).map(|(name, id)| name.unwrap_or_else(|| id.to_owned()));
    is_any.then(|| shown.collect::<Vec<_>>().join(&voice.say("list-separator")))
}

/// The name of a list; of a short one, where nothing is near, also what may be written.
fn list_name(list: &Codelist, tells_codes: bool, voice: &Voice) -> String {
    let name = format!("{} ({})", list.name.get(voice.lang()), list.id);
    if !tells_codes || list.codes().len() > CODES_MAX {
        return name;
    }
    // From right to left the mark of a code such as `_T` would leave it.
    let id = |code: &Code| match voice.lang().is_right_to_left() {
        true => format!("\u{2068}{}\u{2069}", code.id),
        false => code.id.to_string(),
    };
    let shown = |code: &Code| format!("{} = {}", id(code), code.name.get(voice.lang()));
    let codes: Vec<String> = list.codes().iter().map(shown).collect();
    format!("{name}: {}", codes.join(&voice.say("list-separator")))
}

fn code_name(
    examined: &Examined<'_>,
    structure: &DataStructure,
    (component, code): (&str, &str),
    voice: &Voice,
) -> Option<String> {
    let found = examined.pack.codelist_of(structure, component)?.find(code)?;
    Some(voice.digits(found.name.get(voice.lang())))
}

/// The codes of a series by name, without the frequency, which its periods show.
fn series_name(examined: &Examined<'_>, structure: &DataStructure, series: &str, voice: &Voice) -> Option<String> {
    let codes: Vec<&str> = series.split('.').collect();
    if codes.len() != structure.dimensions.len() {
        return None;
    }
    let told = structure.dimensions.iter().zip(codes).filter(|(dimension, _)| dimension.id.as_str() != "FREQ");
    let name = |(dimension, code): (&marsad_model::Dimension, &str)| {
        let found = code_name(examined, structure, (dimension.id.as_str(), code), voice);
        found.unwrap_or_else(|| code.to_owned())
    };
    Some(told.map(name).collect::<Vec<_>>().join(" · "))
}
