//! The chart that shows a grid.

use marsad_model::{ChartKind, Definition, Lang, ObsStatus, TOTAL, TimePeriod};

use crate::broken_line::broken_line;
use crate::chart::{Chart, Direction, Frame, Interval, Kind, Mark, Series};
use crate::sure_figures::sure_figures;
use crate::{Cell, Grid, Head, Names};

/// What is written around a chart.
#[derive(Clone, Debug)]
pub struct ChartWords {
    /// An identifier that no other chart of the page has.
    pub id: String,
    /// What the chart shows.
    pub title: String,
    /// What it says to those who cannot see it.
    pub description: String,
    /// The unit.
    pub unit: String,
    /// The source and its date.
    pub source: String,
    /// What stands there when there is nothing to draw.
    pub empty: String,
    /// Whether the drawing stands alone, as a file, or beside its words on a page.
    pub is_alone: bool,
}

/// How a grid is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Drawn {
    /// The chart that suits it.
    pub kind: ChartKind,
    /// The size of the drawing.
    pub frame: Frame,
    /// Whether two definitions may not stand in one line.
    pub is_unlike: fn(&Definition, &Definition) -> bool,
}

/// The chart of a grid: its rows along the axis, its columns as series. A line that does not count the same all along is
/// broken, and how sure the figures are is drawn where it was published; the chart says both to those who cannot see it, and
/// where it stands alone, under the drawing too.
pub fn chart_of(grid: &Grid, drawn_as: Drawn, words: ChartWords, names: &Names<'_>) -> Chart {
    let kind = kind_of(grid, drawn_as.kind);
    let (rows, columns) = (drawn(&ids(&grid.rows), kind), drawn_columns(grid, kind));
    let series = |column: &usize| Series {
        name: grid.columns[*column].name.clone(),
        values: rows.iter().map(|row| mark(&grid.cells[*row][*column], names)).collect(),
        breaks: if kind == Kind::Line {
            breaks(rows.iter().map(|row| &grid.cells[*row][*column]), drawn_as.is_unlike, names)
        } else {
            Vec::new()
        },
    };
    let positions: Option<Vec<f64>> = rows.iter().map(|row| grid.rows[*row].period.as_ref().map(position)).collect();
    let short = |row: &usize| Some(names.voice.period_short(grid.rows[*row].period.as_ref()?));
    let categories_short: Option<Vec<String>> = rows.iter().map(short).collect();
    let chart = Chart {
        id: words.id,
        kind,
        title: words.title,
        description: words.description,
        unit: words.unit,
        source: words.source,
        empty: words.empty,
        direction: if names.voice.lang() == Lang::Ar { Direction::RightToLeft } else { Direction::LeftToRight },
        categories: rows.iter().map(|row| grid.rows[*row].name.clone()).collect(),
        categories_short: categories_short.filter(|_| kind == Kind::Line).unwrap_or_default(),
        positions: positions.filter(|_| kind == Kind::Line),
        series: columns.iter().map(series).collect(),
        frame: drawn_as.frame,
        decimals: u32::from(names.structure.measure.decimals),
        is_alone: words.is_alone,
    };
    let told: Vec<String> =
        [broken_line(&chart, names.voice), sure_figures(&chart, names)].into_iter().flatten().collect();
    if told.is_empty() {
        return chart;
    }
    let told = told.join(" ");
    Chart {
        description: format!("{} {told}", chart.description),
        source: if chart.is_alone { format!("{told} {}", chart.source) } else { chart.source },
        ..chart
    }
}

/// What the chart of a grid shows of it: less than the grid, where totals are left out. Whatever is said of a chart is said of
/// this.
pub fn drawn_grid(grid: &Grid, kind: ChartKind) -> Grid {
    let kind = kind_of(grid, kind);
    let (rows, columns) = (drawn(&ids(&grid.rows), kind), drawn_columns(grid, kind));
    let heads = |heads: &[Head], places: &[usize]| places.iter().map(|place| heads[*place].clone()).collect();
    let cells = |row: &usize| columns.iter().map(|column| grid.cells[*row][*column].clone()).collect();
    Grid {
        view: grid.view.clone(),
        rows: heads(&grid.rows, &rows),
        columns: heads(&grid.columns, &columns),
        cells: rows.iter().map(cells).collect(),
        flags: grid.flags.clone(),
        reasons: grid.reasons.clone(),
    }
}

/// How many values the chart of a grid shows.
pub fn drawn_values(grid: &Grid, kind: ChartKind) -> usize {
    let is_shown = |cell: &&Cell| matches!(cell, Cell::Shown { .. });
    drawn_grid(grid, kind).cells.iter().flatten().filter(is_shown).count()
}

fn kind_of(grid: &Grid, kind: ChartKind) -> Kind {
    let is_over_time = grid.view.rows == marsad_model::TIME_PERIOD;
    match kind {
        ChartKind::Pyramid if !is_over_time => Kind::Pyramid,
        ChartKind::Line if is_over_time => Kind::Line,
        _ => Kind::Bar,
    }
}

/// A figure along time.
struct Shown<'c> {
    place: usize,
    flag: Option<&'c str>,
    /// What it counts; none where its series always counted the same.
    definition: Option<Definition>,
}

/// The places along time at which a column begins anew, since its figure there does not count as the one before it: by its
/// mark, or because its series was defined anew.
fn breaks<'c>(
    cells: impl Iterator<Item = &'c Cell>,
    is_unlike: fn(&Definition, &Definition) -> bool,
    names: &Names<'_>,
) -> Vec<usize> {
    let is_redefined = names.dataflow.is_redefined();
    let shown = |(place, cell): (usize, &'c Cell)| match cell {
        Cell::Shown { flag, .. } => {
            let definition = if is_redefined { cell.definition(names) } else { None };
            Some(Shown { place, flag: flag.as_deref(), definition })
        }
        Cell::Hidden { .. } | Cell::Missing { .. } => None,
    };
    let shown: Vec<Shown<'c>> = cells.enumerate().filter_map(shown).collect();
    let begins = |pair: &[Shown<'c>]| {
        let [before, after] = pair else { return None };
        let definitions = before.definition.as_ref().zip(after.definition.as_ref());
        let is_defined_anew = definitions.is_some_and(|(before, after)| is_unlike(before, after));
        (is_defined_anew || ObsStatus::is_break(before.flag, after.flag)).then_some(after.place)
    };
    shown.windows(2).filter_map(begins).collect()
}

fn ids(heads: &[Head]) -> Vec<&str> {
    heads.iter().map(|head| head.id.as_str()).collect()
}

/// The places that are drawn: a total beside its parts would dwarf them, except along time.
fn drawn(ids: &[&str], kind: Kind) -> Vec<usize> {
    let is_dwarfing = |id: &str| kind != Kind::Line && id == TOTAL && ids.len() > 1;
    ids.iter().enumerate().filter(|(_, id)| !is_dwarfing(id)).map(|(place, _)| place).collect()
}

/// The places of the columns that are drawn. Bars have none of a column that has only totals: its name would stand there for
/// nothing. Where no column has anything else, the chart says that it is empty.
fn drawn_columns(grid: &Grid, kind: Kind) -> Vec<usize> {
    let columns = drawn(&ids(&grid.columns), kind);
    if kind != Kind::Bar {
        return columns;
    }
    let rows = drawn(&ids(&grid.rows), kind);
    let has_marks = |column: &usize| rows.iter().any(|row| !matches!(grid.cells[*row][*column], Cell::Missing { .. }));
    columns.into_iter().filter(has_marks).collect()
}

/// Where a period stands in time, in years.
pub fn position(period: &TimePeriod) -> f64 {
    let start = period.start().date();
    f64::from(start.year()) + f64::from(start.day_of_year() - 1) / f64::from(start.days_in_year())
}

fn mark(cell: &Cell, names: &Names<'_>) -> Mark {
    match cell {
        Cell::Shown { value, text, flag, interval, .. } => Mark::Value {
            value: *value,
            text: text.clone(),
            interval: interval.map(|(low, high)| interval_of(low, high, names)),
            is_provisional: matches!(flag.as_deref(), Some("P" | "E")),
        },
        Cell::Hidden { reason, .. } => Mark::Hidden { reason: names.hidden_reason(reason) },
        Cell::Missing { .. } => Mark::Missing,
    }
}

/// An interval with its words; one without width needs none.
fn interval_of(low: f64, high: f64, names: &Names<'_>) -> Interval {
    if low >= high {
        return Interval { low, high, text: String::new() };
    }
    Interval { low, high, text: names.interval_text(low, high) }
}

#[cfg(test)]
mod tests {
    use marsad_i18n::Voice;
    use marsad_model::{ChartKind, Definition, Lang, Numerals, TIME_PERIOD};
    use marsad_reconcile::{Comparability, comparable};

    use super::{ChartWords, Drawn, chart_of, drawn_grid, drawn_values};
    use crate::chart::{Chart, Frame, Interval, Mark};
    use crate::{Cell, Grid, Head, Names, View};

    fn head(id: &str) -> Head {
        Head { id: id.to_owned(), name: id.to_owned(), depth: 0, period: id.parse().ok() }
    }

    fn cell((year, flag): &(&str, Option<&str>)) -> Cell {
        Cell::Shown {
            value: 1.0,
            text: "1".to_owned(),
            flag: flag.map(str::to_owned),
            interval: None,
            key: "A._T._T".to_owned(),
            period: year.parse().unwrap(),
        }
    }

    /// The chart of arrivals over these years, each with its status.
    fn chart(years: &[(&str, Option<&str>)], is_alone: bool) -> Chart {
        chart_from(&over_time(years), ChartKind::Line, is_alone)
    }

    fn over_time(years: &[(&str, Option<&str>)]) -> Grid {
        Grid {
            view: View { rows: TIME_PERIOD.parse().unwrap(), columns: None },
            rows: years.iter().map(|(year, _)| head(year)).collect(),
            columns: vec![Head { id: String::new(), name: String::new(), depth: 0, period: None }],
            cells: years.iter().map(|year| vec![cell(year)]).collect(),
            flags: Vec::new(),
            reasons: Vec::new(),
        }
    }

    fn chart_from(grid: &Grid, kind: ChartKind, is_alone: bool) -> Chart {
        let pack = marsad_testkit::marjan();
        let voice = Voice::new(Lang::En, Numerals::Western, &pack.head);
        let dataflow = pack.dataflow("DF_ARRIVALS").unwrap();
        let names = Names { pack, dataflow, structure: pack.structure_of(dataflow).unwrap(), voice: &voice };
        let words = ChartWords {
            id: "chart".to_owned(),
            title: "Arrivals".to_owned(),
            description: "Arrivals.".to_owned(),
            unit: "Persons".to_owned(),
            source: "Ports.".to_owned(),
            empty: "Nothing".to_owned(),
            is_alone,
        };
        let is_unlike = |a: &Definition, b: &Definition| comparable(a, b) == Comparability::Unlike;
        chart_of(grid, Drawn { kind, frame: Frame::WIDE, is_unlike }, words, &names)
    }

    /// Of 2014 only the total is known, which bars leave out.
    #[test]
    fn a_column_without_a_bar_is_neither_named_nor_counted() {
        let is_known = |row: &str, year: &str| row == "_T" || year == "2022";
        let of = |row: &str, year: &str| {
            if is_known(row, year) { cell(&(year, None)) } else { Cell::Missing { flag: None } }
        };
        let rows = ["_T", "XM-L", "XM-S"];
        let grid = Grid {
            view: View { rows: "ISLE".parse().unwrap(), columns: TIME_PERIOD.parse().ok() },
            rows: rows.map(head).into(),
            columns: ["2014", "2022"].map(head).into(),
            cells: rows.iter().map(|row| vec![of(row, "2014"), of(row, "2022")]).collect(),
            flags: Vec::new(),
            reasons: Vec::new(),
        };
        let drawn = chart_from(&grid, ChartKind::Bar, false);
        let named: Vec<&str> = drawn.series.iter().map(|series| series.name.as_str()).collect();
        assert_eq!((named, drawn_values(&grid, ChartKind::Bar)), (vec!["2022"], 2));
        let of_chart = drawn_grid(&grid, ChartKind::Bar);
        let ids = |heads: &[Head]| heads.iter().map(|head| head.id.clone()).collect::<Vec<_>>();
        assert_eq!(
            (ids(&of_chart.rows), ids(&of_chart.columns)),
            (ids(&["XM-L", "XM-S"].map(head)), ids(&["2022"].map(head)))
        );
        assert_eq!(of_chart.cells.len(), 2, "what is said of the chart says nothing of 2014");
    }

    #[test]
    fn a_line_over_time_is_broken_at_figures_that_are_marked_as_counted_otherwise_and_says_so() {
        let years = [("2008", None), ("2014", Some("D")), ("2022", Some("P"))];
        let told = "The line is broken between 2008 and 2014 and between 2014 and 2022: ";
        let drawn = chart(&years, false);
        assert_eq!(drawn.series[0].breaks, [1, 2]);
        assert!(drawn.description.starts_with(&format!("Arrivals. {told}")), "{}", drawn.description);
        assert_eq!(drawn.source, "Ports.", "the page says it beside the drawing");
        assert!(chart(&years, true).source.starts_with(told));
        assert!(chart(&[("2008", None), ("2014", Some("P"))], false).series[0].breaks.is_empty());
    }

    #[test]
    fn the_axis_of_a_line_over_time_has_short_names_with_their_years() {
        let drawn = chart(&[("2009-04-23/P5Y", None), ("2021-09-01/P1Y", None)], false);
        assert_eq!(drawn.categories_short, ["2009–14", "2021–22"]);
    }

    /// Until 2021 the ports of Marjan wrote down only those aged 15 and over.
    #[test]
    fn a_line_over_time_is_broken_where_its_series_was_defined_anew() {
        let drawn = chart(&[("2020", None), ("2021", None), ("2022", None), ("2023", None)], false);
        assert_eq!(drawn.series[0].breaks, [2]);
        assert!(drawn.description.contains("between 2021 and 2022"), "{}", drawn.description);
    }

    #[test]
    fn how_sure_the_figures_are_is_drawn_and_said() {
        let mut grid = over_time(&[("2022", None), ("2023", None), ("2024", None)]);
        for cells in grid.cells.iter_mut().skip(1) {
            if let Some(Cell::Shown { interval, .. }) = cells.first_mut() {
                *interval = Some((0.5, 1600.0));
            }
        }
        let drawn = chart_from(&grid, ChartKind::Line, true);
        let Mark::Value { interval: Some(Interval { low, high, text }), .. } = &drawn.series[0].values[2] else {
            panic!("{:?}", drawn.series[0].values[2])
        };
        assert_eq!((*low, *high, text.as_str()), (0.5, 1600.0, "(0.5 to 1,600)"));
        let told = "The band around a line shows where the true values lie";
        assert!(drawn.description.contains(told) && drawn.source.starts_with(told), "{}", drawn.source);
        assert!(!chart(&[("2022", None)], true).source.contains("band"), "nobody says how sure it is");
    }
}
