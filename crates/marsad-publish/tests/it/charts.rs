//! What every chart keeps to, whatever it shows.

use marsad_publish::chart::{Chart, Direction, Frame, Interval, Kind, Mark, Series, Standing, draw};

const KINDS: [Kind; 3] = [Kind::Line, Kind::Bar, Kind::Pyramid];
const DIRECTIONS: [Direction; 2] = [Direction::LeftToRight, Direction::RightToLeft];

fn value(value: f64) -> Mark {
    Mark::Value { value, text: value.to_string(), is_provisional: false, interval: None }
}

fn provisional(value: f64) -> Mark {
    Mark::Value { value, text: value.to_string(), is_provisional: true, interval: None }
}

/// A figure that may be this much less or more.
fn sure(value: f64, half: f64) -> Mark {
    let interval = Interval { low: value - half, high: value + half, text: format!("± {half}") };
    Mark::Value { value, text: value.to_string(), is_provisional: false, interval: Some(interval) }
}

fn hidden(reason: &str) -> Mark {
    Mark::Hidden { reason: reason.to_owned() }
}

fn series(name: &str, values: Vec<Mark>) -> Series {
    Series { name: name.to_owned(), values, breaks: Vec::new() }
}

/// A chart of one series, with a category for each of its marks.
fn chart(kind: Kind, values: Vec<Mark>) -> Chart {
    Chart {
        id: "arrivals".to_owned(),
        kind,
        title: "Who arrives?".to_owned(),
        description: "Arrivals by year".to_owned(),
        unit: "persons".to_owned(),
        source: "Ports of Marjan".to_owned(),
        empty: "Nothing yet".to_owned(),
        direction: Direction::LeftToRight,
        categories: (0..values.len()).map(|at| (2000 + at).to_string()).collect(),
        categories_short: Vec::new(),
        positions: None,
        series: vec![series("Women", values)],
        frame: Frame::WIDE,
        decimals: 0,
        is_alone: true,
    }
}

/// A chart with two series and every sort of mark.
fn full_chart(kind: Kind, direction: Direction) -> Chart {
    let women = vec![value(120.0), Mark::Missing, hidden("too few"), value(80.5), provisional(300.0)];
    let men = vec![value(60.0), value(f64::NAN), value(90.0), provisional(75.25), hidden("secret")];
    let mut chart = Chart { direction, ..chart(kind, women) };
    chart.series.push(series("رجال", men));
    chart.positions = Some(vec![2000.0, 2001.0, 2004.0, 2014.0, 2024.5]);
    chart
}

fn svg(chart: &Chart) -> String {
    draw(chart, &|value| format!("{value}"))
}

fn every_chart() -> impl Iterator<Item = Chart> {
    let frames = [Frame::WIDE, Frame::NARROW];
    KINDS.into_iter().flat_map(move |kind| {
        DIRECTIONS
            .into_iter()
            .flat_map(move |direction| frames.map(|frame| Chart { frame, ..full_chart(kind, direction) }))
    })
}

/// One attribute of every element of this class, in order.
fn attributes(svg: &str, class: &str, attribute: &str) -> Vec<String> {
    let elements = svg.split('<').filter(|element| element.contains(&format!("class=\"{class}\"")));
    let values = elements.filter_map(|element| element.split_once(&format!(" {attribute}=\""))?.1.split_once('"'));
    values.map(|(value, _)| value.to_owned()).collect()
}

fn numbers(svg: &str, class: &str, attribute: &str) -> Vec<f64> {
    attributes(svg, class, attribute).iter().map(|number| number.parse().unwrap()).collect()
}

/// The text of every element of this class, in order.
fn texts<'a>(svg: &'a str, class: &str) -> Vec<&'a str> {
    let elements = svg.split('<').filter(|element| element.contains(&format!("class=\"{class}\"")));
    elements.filter_map(|element| element.split_once('>')).map(|(_, text)| text).collect()
}

/// Panics unless `svg` is one element with every tag closed, every quote paired and every ampersand escaped.
fn check_well_formed(svg: &str) {
    let mut open: Vec<&str> = Vec::new();
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>"), "{svg}");
    for part in svg.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap_or_else(|| panic!("`{part}` does not end"));
        assert!(!text.contains('>'), "`{part}` has a stray `>`");
        assert_eq!(tag.matches('"').count() % 2, 0, "`{tag}` has an odd quote");
        for entity in part.split('&').skip(1) {
            let known = ["amp;", "lt;", "gt;", "quot;", "#39;"];
            assert!(known.iter().any(|known| entity.starts_with(known)), "`{part}` has a bare ampersand");
        }
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "`{tag}` closes another element");
        } else if !tag.ends_with('/') {
            open.push(tag.split(' ').next().unwrap());
        }
    }
    assert!(open.is_empty(), "{open:?} stay open");
}

#[test]
fn the_same_chart_is_the_same_bytes() {
    for chart in every_chart() {
        assert_eq!(svg(&chart), svg(&chart.clone()));
    }
}

#[test]
fn every_chart_is_well_formed_named_and_free_of_style_and_script() {
    for chart in every_chart() {
        let svg = svg(&chart);
        check_well_formed(&svg);
        assert!(
            svg.contains("role=\"img\"") && svg.contains("aria-labelledby=\"arrivals-title arrivals-desc\""),
            "{svg}"
        );
        assert!(svg.contains("<title id=\"arrivals-title\">Who arrives?</title>"), "{svg}");
        assert!(svg.contains("<desc id=\"arrivals-desc\">Arrivals by year</desc>"), "{svg}");
        assert!(!svg.contains("style") && !svg.contains("<script"), "{svg}");
    }
}

#[test]
fn what_is_no_number_is_never_drawn() {
    for mut chart in every_chart() {
        chart.series.push(series("x", vec![value(f64::INFINITY), value(f64::NEG_INFINITY), value(f64::NAN)]));
        let svg = svg(&chart);
        assert!(!svg.contains("NaN") && !svg.contains("inf") && !svg.contains("\"-0\""), "{svg}");
    }
}

#[test]
fn arabic_mirrors_every_place() {
    for kind in KINDS {
        let left = svg(&full_chart(kind, Direction::LeftToRight));
        let right = svg(&full_chart(kind, Direction::RightToLeft));
        for class in ["label category", "label name", "label value", "tick", "title", "source"] {
            let (left, right) = (numbers(&left, class, "x"), numbers(&right, class, "x"));
            assert_eq!(left.len(), right.len(), "{kind:?} {class}");
            for (left, right) in left.iter().zip(right) {
                assert!((left + right - 720.0).abs() < 0.02, "{kind:?} {class}: {left} and {right}");
            }
        }
    }
}

#[test]
fn in_arabic_time_runs_and_bars_grow_from_right_to_left() {
    let rows = || vec![value(10.0), value(20.0)];
    let arabic = |kind| svg(&Chart { direction: Direction::RightToLeft, ..chart(kind, rows()) });
    let years = numbers(&arabic(Kind::Line), "label category", "x");
    assert!(years[0] > years[1], "{years:?}");
    let (x, width) =
        (numbers(&arabic(Kind::Bar), "series-1 bar", "x"), numbers(&arabic(Kind::Bar), "series-1 bar", "width"));
    assert!((x[0] + width[0] - x[1] - width[1]).abs() < 0.02 && x[1] < x[0], "{x:?} {width:?}");
    assert_eq!(attributes(&arabic(Kind::Bar), "title", "text-anchor"), ["end"]);
    assert_eq!(attributes(&svg(&chart(Kind::Bar, rows())), "title", "text-anchor"), ["start"]);
}

#[test]
fn a_range_of_ages_reads_from_left_to_right_in_arabic() {
    let ages = Chart { categories: vec!["15–29".to_owned()], ..chart(Kind::Bar, vec![value(1.0)]) };
    assert_eq!(texts(&svg(&ages), "label category"), ["15–29"]);
    let arabic = Chart { direction: Direction::RightToLeft, ..ages };
    assert_eq!(texts(&svg(&arabic), "label category"), ["\u{2066}15–29\u{2069}"]);
}

#[test]
fn words_cannot_become_markup() {
    for kind in KINDS {
        let mut chart = full_chart(kind, Direction::LeftToRight);
        let evil = "<b a=\"1\" & 'c'>\u{0}";
        chart.categories[0] = evil.to_owned();
        chart.series[0].name = evil.to_owned();
        chart.series[0].values[2] = hidden(evil);
        chart = Chart {
            title: evil.to_owned(),
            description: evil.to_owned(),
            unit: evil.to_owned(),
            source: evil.to_owned(),
            ..chart
        };
        let svg = draw(&chart, &|_| evil.to_owned());
        check_well_formed(&svg);
        assert!(!svg.contains("<b") && !svg.contains('\u{0}'), "{svg}");
        assert!(svg.contains("&lt;b a=&quot;1&quot; &amp; &#39;c&#39;&gt;"), "{svg}");
    }
}

#[test]
fn an_id_with_odd_letters_still_joins_its_references() {
    let svg = svg(&Chart { id: "a b\"ع".to_owned(), ..chart(Kind::Line, vec![hidden("too few")]) });
    assert!(svg.contains("id=\"a-b---hatch\"") && svg.contains("url(#a-b---hatch)"), "{svg}");
}

#[test]
fn ticks_are_round_and_as_the_caller_writes_them() {
    let chart = chart(Kind::Line, vec![value(3.0), value(566.0)]);
    let ticks = draw(&chart, &|value| format!("{value} t"));
    assert_eq!(texts(&ticks, "tick"), ["0 t", "200 t", "400 t", "600 t"]);
}

#[test]
fn bars_start_at_zero_and_lines_only_where_it_does_not_flatten_them() {
    let rows = || vec![value(900.0), value(1000.0)];
    assert_eq!(texts(&svg(&chart(Kind::Bar, rows())), "tick").first(), Some(&"0"));
    assert_eq!(texts(&svg(&chart(Kind::Line, rows())), "tick").first(), Some(&"900"));
}

#[test]
fn bars_below_zero_grow_the_other_way() {
    let svg = svg(&chart(Kind::Bar, vec![value(-40.0), value(60.0)]));
    let (x, width) = (numbers(&svg, "series-1 bar", "x"), numbers(&svg, "series-1 bar", "width"));
    assert!((x[0] + width[0] - x[1]).abs() < 0.02, "{x:?} {width:?}");
    assert_eq!(attributes(&svg, "label value", "text-anchor"), ["end", "start"]);
}

#[test]
fn a_hidden_figure_is_hatched_and_says_why() {
    for kind in KINDS {
        let svg = svg(&full_chart(kind, Direction::LeftToRight));
        let reasons: Vec<&str> = svg
            .split("class=\"hidden-mark\"")
            .skip(1)
            .filter_map(|rest| rest.split_once("</title>"))
            .map(|(mark, _)| mark)
            .collect();
        assert_eq!(reasons.len(), 2, "{kind:?}");
        assert!(reasons.iter().all(|mark| mark.contains("fill=\"url(#arrivals-hatch)\"")), "{reasons:?}");
        assert!(reasons.iter().any(|mark| mark.ends_with("Women · 2002 · too few")), "{reasons:?}");
    }
}

#[test]
fn a_gap_parts_a_line() {
    let lines = |values| attributes(&svg(&chart(Kind::Line, values)), "series-1 line", "points").len();
    assert_eq!(lines(vec![value(1.0), value(2.0), value(4.0), value(5.0)]), 1);
    assert_eq!(lines(vec![value(1.0), value(2.0), Mark::Missing, value(4.0), value(5.0)]), 2);
    assert_eq!(lines(vec![value(1.0), value(2.0), hidden("too few"), value(4.0)]), 1);
    assert_eq!(lines(vec![value(1.0)]), 0);
}

#[test]
fn a_line_is_broken_where_it_does_not_count_what_it_counted_before() {
    let mut chart = chart(Kind::Line, vec![value(1.0), value(2.0), value(4.0), value(5.0)]);
    chart.series[0].breaks = vec![2];
    let svg = svg(&chart);
    assert_eq!(attributes(&svg, "series-1 line", "points").len(), 2);
    assert_eq!(numbers(&svg, "series-1 point", "cx").len(), 4);
}

#[test]
fn figures_of_a_line_that_are_sure_to_a_degree_have_a_band_around_them() {
    let run = svg(&chart(Kind::Line, vec![value(1.0), sure(2.0, 1.0), sure(4.0, 2.0), sure(3.0, 1.0)]));
    let around = attributes(&run, "series-1 band", "points");
    assert_eq!(around.len(), 1, "{run}");
    assert_eq!(around[0].split(' ').count(), 6, "three below and three above: {around:?}");
    assert!(run.contains("2 ± 1 (persons)"), "{run}");
    let alone = svg(&chart(Kind::Line, vec![sure(2.0, 1.0), Mark::Missing, sure(4.0, 0.0)]));
    assert_eq!((attributes(&alone, "series-1 band", "points").len(), numbers(&alone, "whisker", "y1").len()), (0, 1));
}

#[test]
fn the_figure_of_a_bar_stands_beyond_its_whisker() {
    for direction in DIRECTIONS {
        let svg = svg(&Chart { direction, ..chart(Kind::Bar, vec![sure(10.0, 4.0)]) });
        let (from, to) = (numbers(&svg, "whisker", "x1")[0], numbers(&svg, "whisker", "x2")[0]);
        let figure = numbers(&svg, "label value", "x")[0];
        assert!((to - from) * (figure - to) > 0.0, "{from} {to} {figure}");
    }
    let sexes = |values: Vec<Mark>| {
        let whole = chart(Kind::Pyramid, values.clone());
        svg(&Chart { series: vec![series("Women", values.clone()), series("Men", values)], ..whole })
    };
    let pyramid = sexes(vec![sure(3.0, 1.0), sure(1.0, 2.0)]);
    assert_eq!(numbers(&pyramid, "whisker", "x1").len(), 4, "it stays a pyramid: no figure is below zero");
}

#[test]
fn a_whisker_is_seen_on_its_bar_as_beside_it() {
    let svg = svg(&chart(Kind::Bar, vec![sure(10.0, 4.0)]));
    let ends = |class: &str| ["x1", "x2", "y1"].map(|side| numbers(&svg, class, side));
    assert_eq!(ends("whisker-halo"), ends("whisker"), "{svg}");
    let place = |class: &str| svg.find(&format!("class=\"{class}\"")).unwrap();
    assert!(place("series-1 bar") < place("whisker-halo") && place("whisker-halo") < place("whisker"), "{svg}");
}

#[test]
fn names_of_ages_are_whole_on_a_phone() {
    let ages = ["Moins de 15 ans", "De 15 à 64 ans", "65 ans et plus"].map(str::to_owned);
    let values = vec![value(1.0), value(2.0), value(3.0)];
    let whole = chart(Kind::Pyramid, values.clone());
    let pyramid = Chart {
        frame: Frame::NARROW,
        categories: ages.to_vec(),
        series: vec![series("Femmes", values.clone()), series("Hommes", values)],
        ..whole
    };
    let drawn = svg(&pyramid);
    assert!(!drawn.contains('…') && drawn.contains("65 ans"), "{drawn}");
}

#[test]
fn every_figure_of_a_line_has_a_point_that_says_it() {
    let svg = svg(&chart(Kind::Line, vec![value(1.0), Mark::Missing, value(4.0)]));
    assert_eq!(numbers(&svg, "series-1 point", "cx").len(), 2);
    assert!(svg.contains("<title>Women · 2002 · 4 (persons)</title>"), "{svg}");
}

#[test]
fn the_line_to_a_provisional_figure_is_dashed() {
    let svg = svg(&chart(Kind::Line, vec![value(1.0), value(2.0), provisional(3.0)]));
    assert_eq!(attributes(&svg, "series-1 line provisional", "stroke-dasharray").len(), 1);
    assert_eq!(attributes(&svg, "series-1 line", "points").len(), 1);
    assert_eq!(attributes(&svg, "series-1 point provisional", "r").len(), 1);
}

#[test]
fn uneven_years_stand_at_their_true_distances() {
    let rows = vec![value(1.0), value(2.0), value(3.0)];
    let svg = svg(&Chart { positions: Some(vec![2004.0, 2014.0, 2034.0]), ..chart(Kind::Line, rows) });
    let x = numbers(&svg, "series-1 point", "cx");
    assert!(((x[2] - x[1]) - 2.0 * (x[1] - x[0])).abs() < 0.05, "{x:?}");
}

#[test]
fn the_axis_of_a_line_has_short_names_whole_and_a_point_the_long_one() {
    let long = "April 23, 2009–April 22, 2014";
    let categories = vec![long.to_owned(), "November 6, 2019–November 5, 2024".to_owned()];
    for direction in DIRECTIONS {
        for frame in [Frame::WIDE, Frame::NARROW] {
            let line = chart(Kind::Line, vec![value(1.0), value(2.0)]);
            let short = ["2009–14", "September to December 2024"].map(str::to_owned);
            let named =
                Chart { categories: categories.clone(), categories_short: short.into(), direction, frame, ..line };
            let drawn = svg(&named);
            let marks = ['\u{2066}', '\u{2067}', '\u{2069}'];
            let names: Vec<String> =
                texts(&drawn, "label category").iter().map(|name| name.replace(marks, "")).collect();
            assert_eq!(names, ["2009–14", "September to December 2024"], "{drawn}");
            assert!(drawn.replace(marks, "").contains(long), "{drawn}");
        }
    }
}

#[test]
fn the_names_of_lines_that_end_together_keep_apart() {
    let mut chart = chart(Kind::Line, vec![value(1.0), value(5.0)]);
    chart.series = (0..9).map(|at| series(&format!("S{at}"), vec![value(1.0), value(5.0)])).collect();
    let svg = svg(&chart);
    let y = numbers(&svg, "label name", "y");
    assert_eq!(y.len(), 9, "no series is dropped");
    assert!(y.windows(2).all(|pair| pair[1] - pair[0] > 16.9), "{y:?}");
    assert_eq!(
        attributes(&svg, "series-1 line", "stroke-dasharray"),
        ["9 3"],
        "the seventh line repeats the first colour"
    );
}

#[test]
fn many_bars_make_a_chart_taller_and_nothing_leaves_it() {
    let height = |svg: &str| numbers(svg, "chart", "height")[0];
    let few = svg(&chart(Kind::Bar, vec![value(1.0)]));
    let many = svg(&chart(Kind::Bar, (0..40).map(|at| value(f64::from(at))).collect()));
    assert!((height(&few) - 360.0).abs() < 0.01);
    assert!(height(&many) > 1000.0);
    assert!(numbers(&many, "label category", "y").iter().all(|y| *y < height(&many)));
}

#[test]
fn a_narrow_chart_has_fewer_ticks_and_the_same_type() {
    let rows = || vec![value(0.0), value(87.0)];
    let wide = svg(&chart(Kind::Line, rows()));
    let narrow = svg(&Chart { frame: Frame::NARROW, ..chart(Kind::Line, rows()) });
    assert!(texts(&narrow, "tick").len() < texts(&wide, "tick").len());
    assert_eq!(attributes(&wide, "chart", "font-size"), attributes(&narrow, "chart", "font-size"));
}

#[test]
fn the_texts_of_ticks_keep_apart_in_a_narrow_chart() {
    let millions = |value: f64| format!("{value}.000.000");
    let width = 7.0 * 7.8 + 2.0 * 3.9;
    let figure =
        || Mark::Value { value: 1.8, text: "1.800.000 (± 100.000)".to_owned(), is_provisional: false, interval: None };
    for (kind, sides) in [(Kind::Bar, 1), (Kind::Pyramid, 2)] {
        for direction in DIRECTIONS {
            let categories = vec!["family and marriage".to_owned(), "work and better income".to_owned()];
            let series = vec![series("Women", vec![figure(), figure()]), series("Men", vec![figure(), figure()])];
            let frame = Frame::NARROW;
            let drawn = draw(&Chart { categories, series, frame, direction, ..chart(kind, Vec::new()) }, &millions);
            let places = numbers(&drawn, "tick", "x");
            assert!(places.len() > sides, "zero is not alone: {drawn}");
            for side in places.chunks(places.len() / sides) {
                assert!(side.windows(2).all(|pair| (pair[1] - pair[0]).abs() > width), "{places:?}: {drawn}");
            }
        }
    }
}

#[test]
fn a_long_name_is_cut_with_the_whole_of_it_at_hand() {
    let long = "a very long name of a country that nobody would ever write on one line of a chart for a telephone";
    let long = [long, long].join(", ");
    let svg = svg(&Chart { categories: vec![long.clone()], ..chart(Kind::Bar, vec![value(1.0)]) });
    assert!(svg.contains('…') && svg.contains(&format!("<title>{long}</title>")), "{svg}");
}

#[test]
fn on_a_telephone_a_long_name_stands_whole_above_its_bar() {
    let long = "a very long name of a country that nobody would ever write on one line of a chart for a telephone";
    let long = Chart { categories: vec![long.to_owned(), "short".to_owned()], ..chart(Kind::Bar, vec![value(1.0); 2]) };
    let narrow = svg(&Chart { frame: Frame::NARROW, ..long });
    assert!(!narrow.contains('…'), "{narrow}");
    let short = svg(&Chart { frame: Frame::NARROW, ..chart(Kind::Bar, vec![value(1.0); 2]) });
    // Beside short names the bars begin further in than the border; above them, the plot has nearly the whole width.
    let begin = |svg: &str| numbers(svg, "series-1 bar", "x")[0];
    assert!(begin(&narrow) < 48.0 && begin(&short) > 48.0, "{} {}", begin(&narrow), begin(&short));
}

#[test]
fn no_grid_line_crosses_a_name_above_its_bar() {
    let long = "a very long name of a country that nobody would ever write on one line of a chart for a telephone";
    for direction in DIRECTIONS {
        let names = Chart { categories: vec![long.to_owned(); 2], ..chart(Kind::Bar, vec![value(1.0); 2]) };
        let drawn = svg(&Chart { frame: Frame::NARROW, direction, ..names });
        let names: Vec<f64> = drawn
            .split("<tspan")
            .skip(1)
            .filter_map(|span| span.split_once(" y=\"")?.1.split_once('"')?.0.parse().ok())
            .collect();
        let [tops, bottoms] = ["y1", "y2"].map(|end| numbers(&drawn, "axis", end));
        assert!(tops.len() == 2 && names.len() >= 4, "{drawn}");
        for (top, bottom) in tops.iter().zip(&bottoms) {
            assert!(names.iter().all(|baseline| baseline < top || baseline > bottom), "{drawn}");
        }
    }
}

#[test]
fn a_figure_keeps_apart_from_the_point_that_stands_out() {
    let drawn = svg(&chart(Kind::Bar, vec![estimate([50.0, 50.0, 50.0], true)]));
    let point = numbers(&drawn, "series-2 point", "cx")[0];
    let text = numbers(&drawn, "label value", "x")[0];
    assert!(text - point >= 12.9, "the radius of the point and a gap: {drawn}");
}

#[test]
fn a_pyramid_stands_back_to_back_with_the_youngest_at_the_foot() {
    let mut chart = chart(Kind::Pyramid, vec![value(30.0), value(20.0)]);
    chart.series.push(series("Men", vec![value(30.0), value(10.0)]));
    let svg = svg(&chart);
    let side = |class| (numbers(&svg, class, "x"), numbers(&svg, class, "width"));
    let ((women, women_width), (men, men_width)) = (side("series-1 bar"), side("series-2 bar"));
    assert!(women[0] + women_width[0] < men[0]);
    assert!((women_width[0] - men_width[0]).abs() < 0.01, "one scale for both");
    let ages = numbers(&svg, "label category", "y");
    assert!(ages[0] > ages[1], "{ages:?}");
}

#[test]
fn a_pyramid_without_two_series_is_drawn_as_bars() {
    let rows = || vec![value(3.0), value(4.0)];
    assert_eq!(svg(&chart(Kind::Pyramid, rows())), svg(&chart(Kind::Bar, rows())));
}

#[test]
fn a_chart_with_nothing_to_draw_says_so() {
    for kind in KINDS {
        for empty in [chart(kind, Vec::new()), chart(kind, vec![Mark::Missing, value(f64::NAN)])] {
            let svg = svg(&empty);
            check_well_formed(&svg);
            assert_eq!(texts(&svg, "message"), ["Nothing yet"]);
        }
    }
}

fn estimate([value, low, high]: [f64; 3], is_chief: bool) -> Mark {
    let standing = if is_chief { Standing::Chief } else { Standing::Beside };
    Mark::Estimate { value, low, high, text: value.to_string(), standing }
}

fn step([from, to]: [f64; 2], is_unexplained: bool) -> Mark {
    Mark::Step { from, to, low: to - 5.0, high: to + 5.0, text: (to - from).to_string(), is_unexplained }
}

#[test]
fn a_whisker_reaches_from_the_least_to_the_most_around_its_point_in_both_directions() {
    for direction in DIRECTIONS {
        let marks = vec![estimate([50.0, 40.0, 60.0], true), estimate([100.0, 100.0, 100.0], false)];
        let drawn = svg(&Chart { direction, ..chart(Kind::Bar, marks) });
        let [x1, x2] = ["x1", "x2"].map(|side| numbers(&drawn, "whisker", side));
        let points: Vec<f64> =
            [numbers(&drawn, "series-2 point", "cx"), numbers(&drawn, "series-1 point", "cx")].concat();
        // A figure without uncertainty has no whisker.
        assert_eq!((x1.len(), x2.len(), points.len()), (1, 1, 2), "{drawn}");
        assert!((x1[0].midpoint(x2[0]) - points[0]).abs() < 0.1);
        assert_eq!(x1[0] < x2[0], direction == Direction::LeftToRight);
    }
}

#[test]
fn a_figure_that_counts_something_else_is_drawn_hollow() {
    let standings = [Standing::Chief, Standing::Unlike, Standing::Beside];
    let mark = |standing| Mark::Estimate { value: 50.0, low: 50.0, high: 50.0, text: String::new(), standing };
    let drawn = svg(&chart(Kind::Bar, standings.map(mark).into()));
    let counts =
        ["series-2 point", "series-1 point open", "series-1 point"].map(|class| attributes(&drawn, class, "cx").len());
    assert_eq!(counts, [1, 1, 1], "{drawn}");
}

#[test]
fn estimates_of_several_series_are_told_apart_by_colour() {
    let mut chart = chart(Kind::Bar, vec![estimate([50.0, 40.0, 60.0], false)]);
    chart.series.push(series("Men", vec![estimate([70.0, 65.0, 75.0], false)]));
    let drawn = svg(&chart);
    let counts = ["series-1 point", "series-2 point"].map(|class| attributes(&drawn, class, "cx").len());
    assert_eq!(counts, [1, 1], "{drawn}");
}

#[test]
fn a_step_begins_where_the_one_before_it_ends_and_what_nobody_knows_is_hatched() {
    let marks = vec![step([0.0, 100.0], false), step([100.0, 70.0], false), step([70.0, 40.0], true)];
    let drawn = svg(&chart(Kind::Bar, marks));
    let (left, width) = (numbers(&drawn, "series-1 bar", "x"), numbers(&drawn, "series-1 bar", "width"));
    let (hatched_left, hatched_width) = (numbers(&drawn, "hidden-mark", "x"), numbers(&drawn, "hidden-mark", "width"));
    assert!((left[0] + width[0] - (left[1] + width[1])).abs() < 0.1, "both end at 100");
    assert!((hatched_left[0] + hatched_width[0] - left[1]).abs() < 0.1, "the last begins at 70");
    assert!((width[1] - hatched_width[0]).abs() < 0.1, "equal steps are equally long");
}
