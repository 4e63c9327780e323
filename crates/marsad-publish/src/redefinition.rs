//! What the series of a dataflow counted, or will count, at another time.

use marsad_i18n::args;
use marsad_model::{Facet, Refinement, TimePeriod};

use crate::{DefinitionNames, Names};

/// What the pack says that holds of some periods only, a sentence for each, in its order.
pub fn redefinition_texts(names: &Names<'_>) -> Vec<String> {
    names.dataflow.refinements.iter().filter_map(|refinement| text(refinement, names)).collect()
}

/// When it holds, of which series, and what they count then; none where it holds at all times, or says only what a number must
/// not be taken for, which the guide of each says.
fn text(refinement: &Refinement, names: &Names<'_>) -> Option<String> {
    let voice = names.voice;
    let period = |period: &TimePeriod| voice.period(period);
    let arguments = args().text("what", &what(refinement, names)?);
    Some(match (&refinement.from, &refinement.to) {
        (None, None) => return None,
        (Some(from), None) => voice.say_with("validity-from", &arguments.text("from", &period(from))),
        (None, Some(to)) => voice.say_with("validity-to", &arguments.text("to", &period(to))),
        (Some(from), Some(to)) if from == to => voice.say_with("validity-in", &arguments.text("period", &period(from))),
        (Some(from), Some(to)) => {
            voice.say_with("validity-between", &arguments.text("from", &period(from)).text("to", &period(to)))
        }
    })
}

/// What it says of which series; none where it says nothing of any facet.
fn what(refinement: &Refinement, names: &Names<'_>) -> Option<String> {
    let (voice, separator) = (names.voice, names.voice.say("list-separator"));
    let words = DefinitionNames { pack: names.pack, voice };
    let definition = &refinement.definition;
    let is_said = |facet: &&Facet| **facet != Facet::Part || !definition.part.is_empty();
    let said = |facet: &Facet| {
        let arguments = args()
            .text("facet", &voice.say(&format!("facet-{}", facet.word())))
            .text("value", &words.known(definition, *facet)?);
        Some(voice.say_with("validity-facet", &arguments))
    };
    let said: Vec<String> = Facet::ALL.iter().filter(is_said).filter_map(said).collect();
    let what = (!said.is_empty()).then(|| said.join(&separator))?;
    if refinement.only.is_empty() {
        return Some(what);
    }
    let who: Vec<String> =
        refinement.only.iter().map(|(dimension, code)| names.code(dimension.as_str(), code.as_str())).collect();
    Some(voice.say_with("validity-who", &args().text("what", &what).text("who", &who.join(&separator))))
}

#[cfg(test)]
mod tests {
    use marsad_i18n::Voice;
    use marsad_model::{Definition, Lang, Misreading, Numerals, Refinement};

    use super::redefinition_texts;
    use crate::Names;

    /// What is said of arrivals in Marjan that count those aged 15 and over between these periods.
    fn check(lang: Lang, times: (Option<&str>, Option<&str>), expected: &[&str]) {
        check_definition(lang, times, Definition { age: "Y_GE15".parse().ok(), ..Definition::default() }, expected);
    }

    fn check_definition(
        lang: Lang,
        (from, to): (Option<&str>, Option<&str>),
        definition: Definition,
        expected: &[&str],
    ) {
        let mut pack = marsad_testkit::marjan().clone();
        let flow = pack.dataflows.iter_mut().find(|dataflow| dataflow.id == *"DF_ARRIVALS").unwrap();
        let period = |text: Option<&str>| text.map(|text| text.parse().unwrap());
        flow.refinements = vec![Refinement { from: period(from), to: period(to), definition, ..Refinement::default() }];
        let voice = Voice::new(lang, Numerals::Western, &pack.head);
        let dataflow = pack.dataflow("DF_ARRIVALS").unwrap();
        let names = Names { pack: &pack, dataflow, structure: pack.structure_of(dataflow).unwrap(), voice: &voice };
        assert_eq!(redefinition_texts(&names), expected);
    }

    #[test]
    fn what_was_counted_otherwise_is_said_with_its_time() {
        let said = |when: &str| format!("{when}: Age: aged 15 and over.");
        check(Lang::En, (None, None), &[]);
        check(Lang::En, (Some("2014"), None), &[&said("From 2014 on")]);
        check(Lang::En, (None, Some("2013")), &[&said("Until 2013")]);
        check(Lang::En, (Some("2014"), Some("2016")), &[&said("From 2014 to 2016")]);
        check(Lang::En, (Some("2014"), Some("2014")), &[&said("In 2014")]);
    }

    #[test]
    fn what_a_number_must_not_be_taken_for_makes_no_empty_line() {
        let definition = Definition { not_for: [Misreading::FlowAsStock].into(), ..Definition::default() };
        check_definition(Lang::En, (None, Some("2022")), definition, &[]);
    }
}
