//! What is said of a line that does not count the same all along.

use marsad_i18n::{Voice, args};

use crate::chart::{Chart, Mark, Series};

/// Between which periods the lines of a chart are broken; none where none of them is.
pub fn broken_line(chart: &Chart, voice: &Voice) -> Option<String> {
    let mut found: Vec<(usize, usize)> = chart.series.iter().flat_map(gaps).collect();
    found.sort_unstable();
    found.dedup();
    let named = |(before, after): (usize, usize)| {
        let arguments =
            args().text("before", chart.categories.get(before)?).text("after", chart.categories.get(after)?);
        Some(voice.say_with("line-gap", &arguments))
    };
    let named: Vec<String> = found.into_iter().filter_map(named).collect();
    (!named.is_empty()).then(|| voice.say_with("line-broken", &args().text("gaps", &voice.list(&named))))
}

/// The figures on the two sides of each break of a line.
fn gaps(series: &Series) -> Vec<(usize, usize)> {
    let is_drawn = |place: &usize| matches!(series.values.get(*place), Some(Mark::Value { .. }));
    let around = |place: &usize| Some(((0..*place).rev().find(is_drawn)?, *place));
    series.breaks.iter().filter_map(around).collect()
}

#[cfg(test)]
mod tests {
    use marsad_i18n::Voice;
    use marsad_model::{Lang, Numerals};

    use super::broken_line;
    use crate::chart::{Chart, Direction, Frame, Kind, Mark, Series};

    /// What is said of a line over four years that begins anew at these places.
    fn check(lang: Lang, breaks: &[usize], expected: Option<&str>) {
        let mark = |value| Mark::Value { value, text: String::new(), is_provisional: false, interval: None };
        let values = vec![mark(1.0), Mark::Missing, mark(2.0), mark(3.0)];
        let chart = Chart {
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
            series: vec![Series { name: String::new(), values, breaks: breaks.to_vec() }],
            frame: Frame::WIDE,
            decimals: 0,
            is_alone: false,
        };
        let voice = Voice::new(lang, Numerals::Western, &marsad_testkit::marjan().head);
        assert_eq!(broken_line(&chart, &voice).as_deref(), expected);
    }

    #[test]
    fn a_broken_line_is_said_to_be_broken_and_between_which_figures() {
        check(Lang::En, &[], None);
        let twice = "The line is broken between 1987 and 2014 and between 2014 and 2022: the figures on its two sides do \
                     not count the same.";
        check(Lang::En, &[2, 3], Some(twice));
        let once =
            "La ligne est rompue entre 2014 et 2022 : de part et d’autre, les chiffres ne comptent pas la même chose.";
        check(Lang::Fr, &[3], Some(once));
    }
}
