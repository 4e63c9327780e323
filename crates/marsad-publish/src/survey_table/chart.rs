//! The drawing of a table of estimates: each as a point on the whisker of its interval, from zero.

use marsad_i18n::args;
use marsad_model::Lang;

use super::{SurveyCell, SurveyGrid, SurveyGroup, SurveyHead, SurveyTable};
use crate::Drawing;
use crate::chart::{Chart, Direction, Kind, Mark, Series, Standing};

/// More series than colours cannot be told apart.
const SERIES_MAX: usize = 6;
/// More marks than this are no drawing any more.
const MARKS_MAX: usize = 72;

/// What is drawn of a grid: places of its heads. Totals are left out, for they would dwarf their parts.
struct Drawn<'g, 't> {
    groups: Vec<&'g SurveyGroup<'t>>,
    along: (Vec<usize>, &'g [SurveyHead]),
    across: (Vec<usize>, &'g [SurveyHead]),
    /// Whether the columns of the table run along the axis.
    is_turned: bool,
}

impl SurveyTable<'_> {
    /// The drawing; none where the table has too many cells for one.
    pub fn chart(&self, drawing: &Drawing) -> Option<Chart> {
        let grid = SurveyGrid::of(self);
        let drawn = Drawn::of(&grid);
        if drawn.marks() > MARKS_MAX {
            return None;
        }
        let voice = self.names.voice;
        let series: Vec<Series> = drawn.series(|cell| self.mark(cell));
        let shown =
            series.iter().flat_map(|series| &series.values).filter(|mark| matches!(mark, Mark::Estimate { .. }));
        let arguments = args().text("unit", &self.subtitle()).count("n", shown.count() as u64);
        Some(Chart {
            id: drawing.id.clone(),
            kind: Kind::Bar,
            title: self.title(),
            description: voice.say_with("chart-description", &arguments),
            unit: self.subtitle(),
            source: self.source_alone(),
            empty: voice.say("chart-empty"),
            direction: if voice.lang() == Lang::Ar { Direction::RightToLeft } else { Direction::LeftToRight },
            categories: drawn.categories(),
            categories_short: Vec::new(),
            positions: None,
            series,
            frame: drawing.frame,
            decimals: u32::from(self.decimals()),
            is_alone: drawing.is_alone,
        })
    }

    fn mark(&self, cell: Option<&SurveyCell>) -> Mark {
        let Some(cell) = cell else { return Mark::Missing };
        let Some(value) = cell.value else { return Mark::Hidden { reason: self.state_text(cell.state) } };
        let words: Vec<String> = [self.value_text(cell).unwrap_or_default(), cell.mark().to_owned()]
            .into_iter()
            .filter(|word| !word.is_empty())
            .collect();
        let (low, high) = (cell.low.unwrap_or(value), cell.high.unwrap_or(value));
        Mark::Estimate { value, low, high, text: words.join(" "), standing: Standing::Beside }
    }
}

impl<'g, 't> Drawn<'g, 't> {
    fn of(grid: &'g SurveyGrid<'t>) -> Self {
        let is_parted = grid.groups.iter().any(|group| !group.is_total);
        let groups: Vec<&SurveyGroup<'t>> = grid.groups.iter().filter(|group| !(is_parted && group.is_total)).collect();
        let (rows, columns) =
            ((parts(&grid.rows), grid.rows.as_slice()), (parts(&grid.columns), grid.columns.as_slice()));
        let is_turned = groups.len() < 2 && columns.0.len() > SERIES_MAX && rows.0.len() <= SERIES_MAX;
        let (along, across) = if is_turned { (columns, rows) } else { (rows, columns) };
        Self { groups, along, across, is_turned }
    }

    fn marks(&self) -> usize {
        self.groups.len() * self.along.0.len() * self.across.0.len()
    }

    /// The names along the axis.
    fn categories(&self) -> Vec<String> {
        let name = |group: &SurveyGroup<'t>, place: &usize| {
            let own = self.along.1.get(*place).map_or("", |head| head.name.as_str());
            let names: Vec<&str> = [own, group.name.as_str()].into_iter().filter(|name| !name.is_empty()).collect();
            names.join(" · ")
        };
        self.groups
            .iter()
            .flat_map(|group| self.along.0.iter().map(|place| name(group, place)).collect::<Vec<_>>())
            .collect()
    }

    fn series(&self, mark: impl Fn(Option<&SurveyCell>) -> Mark) -> Vec<Series> {
        let values = |across: usize| -> Vec<Mark> {
            let mut values = Vec::with_capacity(self.groups.len() * self.along.0.len());
            for group in &self.groups {
                for along in &self.along.0 {
                    let (row, column) = if self.is_turned { (across, *along) } else { (*along, across) };
                    values.push(mark(group.cell(row, column)));
                }
            }
            values
        };
        let name = |place: usize| self.across.1.get(place).map_or_else(String::new, |head| head.name.clone());
        self.across
            .0
            .iter()
            .map(|place| Series { name: name(*place), values: values(*place), breaks: Vec::new() })
            .collect()
    }
}

/// The places of heads that are no totals; that of the total where it is alone.
fn parts(heads: &[SurveyHead]) -> Vec<usize> {
    let is_part = |head: &SurveyHead| !head.is_total() || heads.len() == 1;
    heads.iter().enumerate().filter(|(_, head)| is_part(head)).map(|(place, _)| place).collect()
}
