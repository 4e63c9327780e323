//! A table from a file made to fit its totals.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use marsad_i18n::{Voice, args};
use marsad_reconcile::raking::{Finding, Margin, RakeError, RakeOptions, Raked, Seed, SeedCell, rake};

use super::answer::{Answer, Cell, Told, say_findings};
use super::cells::Cells;
use super::table::{Names, Row, Table, refused};
use crate::console::Console;
use crate::failure::Failure;

/// The column of the values.
const VALUE: &str = "VALUE";
/// What stands in a dimension that a total adds up.
const TOTAL: &str = "_T";
/// How the totals and cells of a file are told where they are wrong before anything is fitted.
const TOTAL_TWICE: &str = "raking-total-twice";
const TOTAL_MISSING: &str = "raking-total-missing";
const NO_TOTALS: &str = "raking-no-totals";
const MISSING_CELLS: &str = "raking-missing-cells";
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
    /// Totals that stand again: the dimensions that are kept, the categories, and the value that was not used.
    repeated: Vec<(Vec<usize>, Vec<usize>, f64)>,
    /// Lines that were left out.
    findings: Vec<Told>,
}

pub(super) fn run(path: &Path, console: &Console) -> Result<Answer, Failure> {
    let table = Table::read(path, &[VALUE], console)?;
    let read = read(Cells { table: &table, console });
    let voice = console.voice();
    let (margins, raked) = raked(&read).map_err(|error| {
        // Lines that were left out may be why nothing can be done.
        say_findings(console, &read.findings);
        refused(&voice.say(problem(error)))
    })?;
    let row = |(categories, value): (&[usize], f64)| {
        let categories = categories.iter().enumerate();
        let names = categories.map(|(dimension, category)| read.name(dimension, *category).to_owned());
        names.map(Cell::Text).chain([Cell::Number(Some(value))]).collect::<Vec<Cell>>()
    };
    // A cell of zero stays one, and is given as such; categories stand in the order of the table.
    let mut cells: BTreeMap<&[usize], f64> = read.cells.iter().map(|cell| (&cell.categories[..], 0.0)).collect();
    cells.extend(raked.cells.iter().map(|cell| (&cell.categories[..], cell.value)));
    let mut findings = read.findings.clone();
    findings.extend(read.told_of_file(voice));
    let fitted = Fitted { margins: &margins, findings: &raked.findings };
    findings.extend(fitted.each_once().map(|finding| read.told((finding, fitted), console)));
    // A column for each dimension, as in the file: a code may hold whatever would join codes to one.
    let header = read.dimensions.iter().cloned().chain([VALUE.to_owned()]).collect();
    Ok(Answer { header, rows: cells.into_iter().map(row).collect(), findings, about: None })
}

/// All lines of a file; one that cannot be read is told and left out.
fn read(cells: Cells<'_>) -> Read {
    let table = cells.table;
    let dimensions: Vec<String> = table.columns().filter(|name| !name.eq_ignore_ascii_case(VALUE)).cloned().collect();
    let mut read = Read { findings: table.unread(), ..Read::default() };
    read.categories.resize_with(dimensions.len(), Names::default);
    read.dimensions = dimensions;
    for row in table.rows() {
        if let Err(told) = read.line(cells, row) {
            read.findings.push(told);
        }
    }
    read
}

/// The margins of a file and its table made to fit them.
fn raked(read: &Read) -> Result<(Vec<Margin>, Raked), RakeError> {
    let margins = read.margins().ok_or(RakeError::TooLarge)?;
    let seed = Seed { shape: read.shape(), cells: read.cells.clone() };
    let raked = rake(&seed, &margins, &RakeOptions::default())?;
    Ok((margins, raked))
}

/// The message that says why a table cannot be made to fit at all.
fn problem(error: RakeError) -> &'static str {
    match error {
        RakeError::NoCells => "raking-problem-no-cells",
        RakeError::TooLarge => "raking-problem-too-large",
        // The margins are made from the table, so that neither can be.
        RakeError::UnknownDimension { .. } | RakeError::WrongLength { .. } => "raking-problem-margins",
    }
}

/// The margins of a file, and all that their fitting found.
#[derive(Clone, Copy)]
struct Fitted<'a> {
    margins: &'a [Margin],
    findings: &'a [Finding],
}

impl<'a> Fitted<'a> {
    /// What was found, of margins that differ in one place only the first: all of them are told with it.
    fn each_once(self) -> impl Iterator<Item = &'a Finding> {
        let is_new = move |place: usize, finding: &Finding| {
            let sums = place_of(finding);
            sums.is_none() || !self.findings[..place].iter().any(|earlier| place_of(earlier) == sums)
        };
        self.findings.iter().enumerate().filter(move |(place, finding)| is_new(*place, finding)).map(|(_, one)| one)
    }

    /// The dimensions that a margin keeps.
    fn keeps(self, margin: usize) -> &'a [usize] {
        self.margins.get(margin).map_or(&[][..], |margin| &margin.keeps[..])
    }

    /// What each margin that differs from another in a place adds up to there.
    fn sums(self, place: (&[usize], &[usize])) -> BTreeMap<usize, f64> {
        let mut sums = BTreeMap::new();
        for finding in self.findings.iter().filter(|finding| place_of(finding) == Some(place)) {
            if let Finding::MarginsDiffer { first, second, first_sum, second_sum, .. } = finding {
                sums.extend([(*first, *first_sum), (*second, *second_sum)]);
            }
        }
        sums
    }
}

/// Where two margins differ: the dimensions that both keep, and the categories of these; none of another finding.
fn place_of(finding: &Finding) -> Option<(&[usize], &[usize])> {
    match finding {
        Finding::MarginsDiffer { shared, categories, .. } => Some((&shared[..], &categories[..])),
        _ => None,
    }
}

impl Read {
    /// Adds a line to the table to start from, or to the totals.
    fn line(&mut self, cells: Cells<'_>, row: Row) -> Result<(), Told> {
        let value = cells.needed_amount(row, VALUE)?;
        let mut codes = Vec::with_capacity(self.dimensions.len());
        for name in &self.dimensions {
            codes.push(cells.name(row, name)?);
        }
        let mut keeps = Vec::new();
        let mut categories = Vec::new();
        for (place, code) in codes.into_iter().enumerate().filter(|(_, code)| *code != TOTAL) {
            keeps.push(place);
            categories.push(self.categories[place].place(code));
        }
        if keeps.len() == self.dimensions.len() {
            self.cells.push(SeedCell { categories, value });
            return Ok(());
        }
        match self.totals.entry(keeps.clone()).or_default().entry(categories) {
            Entry::Vacant(free) => {
                free.insert(value);
            }
            Entry::Occupied(known) => self.repeated.push((keeps, known.key().clone(), value)),
        }
        Ok(())
    }

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

    /// What is to be said of the file itself: totals that stand twice, that there are none, and cells that are not
    /// there.
    fn told_of_file(&self, voice: &Voice) -> Vec<Told> {
        let mut found = Vec::new();
        for (keeps, categories, value) in &self.repeated {
            let arguments = args().text("categories", &self.named(keeps, categories, voice));
            let value = voice.number(*value, u8::from(value.fract() != 0.0));
            found.push((TOTAL_TWICE.to_owned(), arguments.text("value", &value)));
        }
        if self.totals.is_empty() {
            found.push((NO_TOTALS.to_owned(), args()));
        }
        let there: BTreeSet<&[usize]> = self.cells.iter().map(|cell| &cell.categories[..]).collect();
        let all: Option<usize> = self.shape().into_iter().try_fold(1_usize, |size, count| size.checked_mul(count));
        let missing = all.unwrap_or(usize::MAX).saturating_sub(there.len());
        if missing > 0 {
            found.push((MISSING_CELLS.to_owned(), args().count("missing", missing as u64)));
        }
        found
    }

    /// The categories of some dimensions by their names.
    fn named(&self, dimensions: &[usize], categories: &[usize], voice: &Voice) -> String {
        let pair = |(dimension, category): (&usize, &usize)| {
            format!("{} = {}", self.dimensions[*dimension], self.name(*dimension, *category))
        };
        let names: Vec<String> = dimensions.iter().zip(categories).map(pair).collect();
        if names.is_empty() { TOTAL.to_owned() } else { voice.list(&names) }
    }

    /// A margin by the dimensions that it keeps, with what it adds up to.
    fn sum(&self, keeps: &[usize], sum: &str, voice: &Voice) -> String {
        let dimensions: Vec<&str> = keeps.iter().map(|dimension| self.dimensions[*dimension].as_str()).collect();
        let key = if dimensions.is_empty() { "raking-total-sum" } else { "raking-margin-sum" };
        voice.say_with(key, &args().text("dimensions", &voice.list(&dimensions)).text("sum", sum))
    }

    fn told(&self, (finding, fitted): (&Finding, Fitted<'_>), console: &Console) -> Told {
        let voice = console.voice();
        let number = |value: f64| voice.number(value, u8::from(value.fract() != 0.0));
        let keeps = |margin: usize| fitted.keeps(margin);
        let named = |dimensions: &[usize], categories: &[usize]| {
            args().text("categories", &self.named(dimensions, categories, voice))
        };
        let all: Vec<usize> = (0..self.dimensions.len()).collect();
        let arguments = match finding {
            // What no line gives is no number.
            Finding::UnusableTotal { margin, categories, value } if value.is_nan() => {
                return (TOTAL_MISSING.to_owned(), named(keeps(*margin), categories));
            }
            Finding::UnusableSeed { value, .. } => args().text("value", &number(*value)),
            Finding::SeedTwice { categories } => named(&all, categories),
            Finding::UnusableTotal { margin, categories, value } => {
                named(keeps(*margin), categories).text("value", &number(*value))
            }
            Finding::MarginsDiffer { shared, categories, .. } => {
                let sums = fitted.sums((&shared[..], &categories[..])).into_iter();
                let sums = sums.map(|(margin, sum)| self.sum(fitted.keeps(margin), &number(sum), voice));
                named(shared, categories).text("sums", &voice.list(&sums.collect::<Vec<String>>()))
            }
            Finding::NoSeed { margin, categories, total } => {
                named(keeps(*margin), categories).text("total", &number(*total))
            }
            Finding::NotMet { margin, categories, total, sum } => {
                named(keeps(*margin), categories).text("total", &number(*total)).text("sum", &number(*sum))
            }
            Finding::FurtherNotMet { totals } => args().count("totals", *totals as u64),
        };
        (format!("raking-{}", finding.word()), arguments)
    }
}
