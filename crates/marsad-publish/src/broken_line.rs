//! What is said of a line whose figures are not comparable all along.

use std::collections::BTreeMap;

use marsad_i18n::{Voice, args};

use crate::chart::{Chart, Mark, Series};

/// The places of the figures on the two sides of each break.
type Gaps = Vec<(usize, usize)>;

/// Between which periods the lines of a chart are broken, and which they are where others are not broken there; none where
/// none of them is.
pub fn broken_line(chart: &Chart, voice: &Voice) -> Option<String> {
    let drawn: Vec<&Series> = chart.series.iter().filter(|series| series.values.iter().any(is_drawn)).collect();
    let mut broken: BTreeMap<Gaps, Vec<&str>> = BTreeMap::new();
    for series in &drawn {
        broken.entry(gaps([*series])).or_default().push(series.name.as_str());
    }
    broken.retain(|found, _| !found.is_empty());
    let (found, named) = broken.first_key_value()?;
    if named.len() == drawn.len() {
        let key = if drawn.len() == 1 { "line-broken" } else { "line-broken-every" };
        return Some(voice.say_with(key, &args().text("gaps", &gaps_text(chart, found, voice))));
    }
    let told = broken.iter().map(|(found, named)| {
        let arguments = args().text("names", &voice.list(named)).text("gaps", &gaps_text(chart, found, voice));
        voice.say_with("line-gaps-of", &arguments)
    });
    let told: Vec<String> = told.collect();
    Some(voice.say_with("line-broken-some", &args().text("lines", &told.join(&voice.say("clause-separator")))))
}

/// The same of a chart all of whose lines are of one series, so that none of them is named.
pub fn broken_series(chart: &Chart, voice: &Voice) -> Option<String> {
    let found = gaps(&chart.series);
    (!found.is_empty()).then(|| voice.say_with("line-broken", &args().text("gaps", &gaps_text(chart, &found, voice))))
}

fn gaps_text(chart: &Chart, gaps: &[(usize, usize)], voice: &Voice) -> String {
    let named = |(before, after): &(usize, usize)| {
        let arguments =
            args().text("before", chart.categories.get(*before)?).text("after", chart.categories.get(*after)?);
        Some(voice.say_with("line-gap", &arguments))
    };
    voice.list(&gaps.iter().filter_map(named).collect::<Vec<String>>())
}

fn is_drawn(mark: &Mark) -> bool {
    matches!(mark, Mark::Value { .. })
}

/// The figures on the two sides of each break of some lines.
fn gaps<'a>(lines: impl IntoIterator<Item = &'a Series>) -> Gaps {
    let of_line = |series: &'a Series| {
        let around = |place: &usize| {
            let before = (0..*place).rev().find(|place| series.values.get(*place).is_some_and(is_drawn))?;
            Some((before, *place))
        };
        series.breaks.iter().filter_map(around).collect::<Gaps>()
    };
    let mut found: Gaps = lines.into_iter().flat_map(of_line).collect();
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use marsad_i18n::Voice;
    use marsad_model::{Lang, Numerals};

    use super::{broken_line, broken_series};
    use crate::chart::{Chart, Direction, Frame, Kind, Mark, Series};

    /// Lines over four years that begin anew at these places.
    fn chart(lines: &[(&str, &[usize])]) -> Chart {
        let mark = |value| Mark::Value { value, text: String::new(), is_provisional: false, interval: None };
        let values = vec![mark(1.0), Mark::Missing, mark(2.0), mark(3.0)];
        let series = |(name, breaks): &(&str, &[usize])| Series {
            name: (*name).to_owned(),
            values: values.clone(),
            breaks: breaks.to_vec(),
        };
        Chart {
            id: "line".to_owned(),
            kind: Kind::Line,
            title: String::new(),
            description: String::new(),
            unit: String::new(),
            source: String::new(),
            empty: String::new(),
            direction: Direction::LeftToRight,
            categories: ["1987", "2008", "2014", "2022"].map(str::to_owned).into(),
            categories_short: Vec::new(),
            positions: None,
            series: lines.iter().map(series).collect(),
            frame: Frame::WIDE,
            decimals: 0,
            is_alone: false,
        }
    }

    fn voice(lang: Lang) -> Voice {
        Voice::new(lang, Numerals::Western, &marsad_testkit::marjan().head)
    }

    /// What is said of one line that begins anew at these places.
    fn check(lang: Lang, breaks: &[usize], expected: Option<&str>) {
        assert_eq!(broken_line(&chart(&[("", breaks)]), &voice(lang)).as_deref(), expected);
    }

    #[test]
    fn a_broken_line_is_said_to_be_broken_and_between_which_figures() {
        check(Lang::En, &[], None);
        let twice = "The line is broken between 1987 and 2014 and between 2014 and 2022: the figures on either side \
                     are not comparable.";
        check(Lang::En, &[2, 3], Some(twice));
        let once = "La ligne est rompue entre 2014 et 2022 : de part et d’autre, les chiffres ne sont pas comparables.";
        check(Lang::Fr, &[3], Some(once));
    }

    #[test]
    fn of_several_lines_those_are_named_that_are_broken_and_none_where_all_are() {
        let said = |lines: &[(&str, &[usize])]| broken_line(&chart(lines), &voice(Lang::En));
        let some = said(&[("Italy", &[2]), ("France", &[]), ("Libya", &[2]), ("Malta", &[3])]);
        let expected = "Breaks in the lines: Italy and Libya (between 1987 and 2014); Malta (between 2014 and 2022). The \
                        figures on either side of a break are not comparable.";
        assert_eq!(some.as_deref(), Some(expected));
        let every = said(&[("Italy", &[2]), ("France", &[2])]);
        let expected = "Every line is broken between 1987 and 2014: the figures on either side are not comparable.";
        assert_eq!(every.as_deref(), Some(expected));
        assert_eq!(said(&[("Italy", &[]), ("France", &[])]), None);
    }

    #[test]
    fn a_line_without_a_figure_is_not_there_to_be_told_from_the_broken_one() {
        let mut drawn = chart(&[("Italy", &[2]), ("France", &[])]);
        drawn.series[1].values = vec![Mark::Missing; 4];
        let said = broken_line(&drawn, &voice(Lang::En)).unwrap();
        assert!(said.starts_with("The line is broken between 1987 and 2014"), "{said}");
    }

    #[test]
    fn lines_of_one_series_are_broken_as_one() {
        let said = broken_series(&chart(&[("Accepted", &[2]), ("Sent", &[])]), &voice(Lang::En)).unwrap();
        assert!(said.starts_with("The line is broken between 1987 and 2014"), "{said}");
        assert_eq!(broken_series(&chart(&[("Accepted", &[]), ("Sent", &[])]), &voice(Lang::En)), None);
    }

    #[test]
    fn every_language_names_the_lines_that_are_broken() {
        let of_other: [&[usize]; 2] = [&[], &[2]];
        for lang in Lang::ALL {
            for breaks in of_other {
                let said = broken_line(&chart(&[("A", &[2]), ("B", breaks)]), &voice(lang)).unwrap();
                assert!(!said.contains('[') && said.contains("1987") && said.contains("2014"), "{said}");
            }
        }
    }
}
