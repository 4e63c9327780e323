//! A table from a file made to fit its totals.

use std::collections::BTreeMap;
use std::path::Path;

use marsad_i18n::args;
use marsad_reconcile::raking::{Finding, Margin, RakeError, RakeOptions, Seed, SeedCell, rake};

use super::answer::{Answer, Cell, Told};
use super::table::{Names, Table, refused};
use crate::console::Console;
use crate::failure::Failure;

/// The column of the values.
const VALUE: &str = "VALUE";
/// What stands in a dimension that a total adds up.
const TOTAL: &str = "_T";
/// No table has more combinations of categories in one margin.
const TOTALS_MAX: usize = 10_000_000;

/// Totals that keep the same dimensions, by the categories of these.
type Totals = BTreeMap<Vec<usize>, f64>;

/// What a file says.
#[derive(Default)]
struct Read {
    dimensions: Vec<String>,
    categories: Vec<Names>,
    cells: Vec<SeedCell>,
    /// By the dimensions that are kept.
    totals: BTreeMap<Vec<usize>, Totals>,
}

pub(super) fn run(path: &Path, console: &Console) -> Result<Answer, Failure> {
    let table = Table::read(path, &[VALUE], console)?;
    let read = read(&table)?;
    let margins = read.margins().ok_or_else(|| refused(&RakeError::TooLarge.to_string()))?;
    let seed = Seed { shape: read.shape(), cells: read.cells.clone() };
    let raked = rake(&seed, &margins, &RakeOptions::default()).map_err(|error| refused(&error.to_string()))?;
    let row = |cell: &SeedCell| {
        let categories = cell.categories.iter().enumerate();
        let names: Vec<&str> = categories.map(|(dimension, category)| read.name(dimension, *category)).collect();
        vec![Cell::Text(names.join(".")), Cell::Number(Some(cell.value))]
    };
    Ok(Answer {
        header: vec!["KEY", VALUE],
        rows: raked.cells.iter().map(row).collect(),
        findings: raked.findings.iter().map(|finding| read.told((finding, &margins), console)).collect(),
    })
}

fn read(table: &Table<'_>) -> Result<Read, Failure> {
    let dimensions: Vec<String> = table.columns().iter().filter(|name| *name != VALUE).cloned().collect();
    let mut read = Read::default();
    read.categories.resize_with(dimensions.len(), Names::default);
    read.dimensions = dimensions;
    for row in table.rows() {
        let value = table.number(row, VALUE)?.unwrap_or(f64::NAN);
        let mut keeps = Vec::new();
        let mut categories = Vec::new();
        for (place, name) in read.dimensions.iter().enumerate() {
            let code = table.text(row, name);
            if code != TOTAL {
                keeps.push(place);
                categories.push(read.categories[place].place(code));
            }
        }
        if keeps.len() == read.dimensions.len() {
            read.cells.push(SeedCell { categories, value });
        } else {
            read.totals.entry(keeps).or_default().insert(categories, value);
        }
    }
    Ok(read)
}

impl Read {
    fn shape(&self) -> Vec<usize> {
        self.categories.iter().map(Names::len).collect()
    }

    fn name(&self, dimension: usize, category: usize) -> &str {
        self.categories.get(dimension).map_or("", |names| names.name(category))
    }

    /// Each set of totals as a margin, of which the last dimension runs fastest; a total that is not there is no number.
    /// None where one would be too large.
    fn margins(&self) -> Option<Vec<Margin>> {
        let margin = |(keeps, totals): (&Vec<usize>, &Totals)| {
            let shape: Vec<usize> = keeps.iter().map(|dimension| self.categories[*dimension].len()).collect();
            let size = shape.iter().try_fold(1_usize, |size, count| size.checked_mul(*count))?;
            let mut dense = vec![f64::NAN; Some(size).filter(|size| *size <= TOTALS_MAX)?];
            for (categories, value) in totals {
                let place = categories.iter().zip(&shape).fold(0, |place, (category, count)| place * count + category);
                dense[place] = *value;
            }
            Some(Margin { keeps: keeps.clone(), totals: dense })
        };
        self.totals.iter().map(margin).collect()
    }

    fn told(&self, (finding, margins): (&Finding, &[Margin]), console: &Console) -> Told {
        let voice = console.voice();
        let number = |value: f64| voice.number(value, u8::from(value.fract() != 0.0));
        let keeps = |margin: usize| margins.get(margin).map_or(&[][..], |margin| &margin.keeps[..]);
        let named = |dimensions: &[usize], categories: &[usize]| {
            let pair = |(dimension, category): (&usize, &usize)| {
                format!("{} = {}", self.dimensions[*dimension], self.name(*dimension, *category))
            };
            let names: Vec<String> = dimensions.iter().zip(categories).map(pair).collect();
            args().text("categories", &if names.is_empty() { TOTAL.to_owned() } else { voice.list(&names) })
        };
        let all: Vec<usize> = (0..self.dimensions.len()).collect();
        let arguments = match finding {
            Finding::UnusableSeed { value, .. } => args().text("value", &number(*value)),
            Finding::SeedTwice { categories } => named(&all, categories),
            Finding::UnusableTotal { margin, categories, value } => {
                named(keeps(*margin), categories).text("value", &number(*value))
            }
            Finding::MarginsDiffer { shared, categories, first_sum, second_sum, .. } => named(shared, categories)
                .text("first_sum", &number(*first_sum))
                .text("second_sum", &number(*second_sum)),
            Finding::NoSeed { margin, categories, total } => {
                named(keeps(*margin), categories).text("total", &number(*total))
            }
            Finding::NotMet { margin, categories, total, sum } => {
                named(keeps(*margin), categories).text("total", &number(*total)).text("sum", &number(*sum))
            }
        };
        (format!("raking-{}", finding.word()), arguments)
    }
}
