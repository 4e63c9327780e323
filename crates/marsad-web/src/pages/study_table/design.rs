//! How a sample was drawn, in words: each part with the variables that say it.

use marsad_i18n::args;
use marsad_model::{ReplicateScheme, SecondPhase, SurveyDesign};
use marsad_publish::StudyNames;

/// The parts of a design that are there.
pub(super) fn design_facts(names: &StudyNames<'_>, design: &SurveyDesign) -> Vec<(String, String)> {
    let weights: Vec<String> = design.weights.iter().cloned().collect();
    let lists = [
        ("weights", &weights),
        ("probabilities", &design.probabilities),
        ("strata", &design.strata),
        ("clusters", &design.clusters),
        ("fpc", &design.fpc),
    ];
    let voice = names.voice;
    let mut facts = listed(names, &lists, "");
    facts.extend(listed(names, &[("calibrated", &design.calibrated_variables())], ""));
    if design.nested {
        facts.push((voice.say("estimate-design-nested"), voice.say("estimate-design-nested-text")));
    }
    if let Some(scheme) = &design.pps {
        let text = voice.say(&format!("estimate-design-pps-{}", scheme.word()));
        facts.push((voice.say("estimate-design-pps"), text));
    }
    let lonely = voice.say(&format!("estimate-design-lonely-{}", design.lonely.word()));
    facts.push((voice.say("estimate-design-lonely"), lonely));
    if let Some(second) = &design.second {
        facts.extend(second_facts(names, second));
    }
    let replicates = design
        .replicates
        .as_ref()
        .map_or_else(|| voice.say("estimate-design-linearised"), |scheme| replicates_text(names, scheme));
    facts.push((voice.say("estimate-design-variance"), replicates));
    facts
}

fn second_facts(names: &StudyNames<'_>, second: &SecondPhase) -> Vec<(String, String)> {
    let weights: Vec<String> = second.weights.iter().cloned().collect();
    let subset = vec![second.subset.clone()];
    let lists = [
        ("subset", &subset),
        ("weights", &weights),
        ("probabilities", &second.probabilities),
        ("strata", &second.strata),
        ("clusters", &second.clusters),
        ("fpc", &second.fpc),
    ];
    listed(names, &lists, "second-")
}

/// The lists that are not blank: what each is, and its variables, the outermost stage first.
fn listed(names: &StudyNames<'_>, lists: &[(&str, &Vec<String>)], prefix: &str) -> Vec<(String, String)> {
    let line = |(word, variables): &(&str, &Vec<String>)| {
        let named: Vec<String> = variables.iter().map(|name| variable(names, name)).collect();
        (names.voice.say(&format!("estimate-design-{prefix}{word}")), named.join(&names.voice.say("list-separator")))
    };
    lists.iter().filter(|(_, variables)| !variables.is_empty()).map(line).collect()
}

/// What a variable is, with the name of its column.
fn variable(names: &StudyNames<'_>, name: &str) -> String {
    let label = names.variable(name);
    if label == *name { label } else { format!("{label} ({name})") }
}

fn replicates_text(names: &StudyNames<'_>, scheme: &ReplicateScheme) -> String {
    let voice = names.voice;
    match scheme {
        ReplicateScheme::Jackknife {} => voice.say("estimate-design-jackknife"),
        ReplicateScheme::HalfSamples { .. } => voice.say("estimate-design-half-samples"),
        ReplicateScheme::Bootstrap { count, .. } => {
            voice.say_with("estimate-design-bootstrap", &args().text("count", &voice.count(u64::from(*count))))
        }
        ReplicateScheme::Supplied { columns, .. } => {
            voice.say_with("estimate-design-supplied", &args().text("columns", &columns.join(" ")))
        }
    }
}
