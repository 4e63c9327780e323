//! The proposer: it looks at a new file and drafts the profile, so that a person only confirms.
//!
//! It never guesses a code: what it cannot read with certainty is a doubt with suggestions, and stays a finding until a
//! person writes the word into the profile.

mod blocks;
mod fixed;
mod grid;
mod kind;
mod marks;
mod roles;
mod title;

use std::collections::BTreeSet;
use std::io::SeekFrom;

use marsad_model::{DateOrder, FileFormat, Finding, Id, Pack, Place, Profile, ReportingYear, TIME_PERIOD, TableLayout};

use crate::formats::{self, Content};
use crate::names::Suggestion;
use crate::reading::dictionary::Dictionary;
use crate::values::periods::{self, TimeHabits};
use crate::{Context, SubmittedFile};
use blocks::Kinds;
use grid::{Grid, GridLoader};
use roles::{Meaning, Roles};

/// A proposed profile and what is unsure about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The profile.
    pub profile: Profile,
    /// What a person must decide, in the order of the file.
    pub doubts: Vec<Doubt>,
}

/// Something that a person must decide.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    /// What sort of decision it is.
    pub kind: DoubtKind,
    /// The component it is about, if any.
    pub component: String,
    /// The text it is about.
    pub text: String,
    /// The likeliest codes, best first.
    pub suggestions: Vec<Suggestion>,
}

/// Kinds of doubt; each has words in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DoubtKind {
    /// A word that stands for no code; its values are findings until the profile has it.
    UnknownWord,
    /// A column that is not read.
    IgnoredColumn,
    /// A dimension of which the file says nothing: the total was taken.
    AssumedTotal,
    /// A dimension of which neither the file nor the list says anything.
    UnsaidDimension,
    /// The period was taken from a title or the name of a sheet.
    AssumedPeriod,
    /// Nothing says the period.
    UnsaidPeriod,
    /// A title speaks of another unit, such as thousands.
    Scale,
    /// A title speaks of totals since January.
    Cumulative,
    /// Dates may be day first or month first; day first was taken.
    DateOrder,
    /// A sheet on which no table was found.
    NoTable,
    /// The source of the figures was taken from a note or from the name of the file.
    AssumedSource,
}

impl DoubtKind {
    /// Every kind.
    pub const ALL: [Self; 11] = [
        Self::UnknownWord,
        Self::IgnoredColumn,
        Self::AssumedTotal,
        Self::UnsaidDimension,
        Self::AssumedPeriod,
        Self::UnsaidPeriod,
        Self::Scale,
        Self::Cumulative,
        Self::DateOrder,
        Self::NoTable,
        Self::AssumedSource,
    ];

    /// The word for it in messages.
    pub const fn word(self) -> &'static str {
        match self {
            Self::UnknownWord => "unknown-word",
            Self::IgnoredColumn => "ignored-column",
            Self::AssumedTotal => "assumed-total",
            Self::UnsaidDimension => "unsaid-dimension",
            Self::AssumedPeriod => "assumed-period",
            Self::UnsaidPeriod => "unsaid-period",
            Self::Scale => "scale",
            Self::Cumulative => "cumulative",
            Self::DateOrder => "date-order",
            Self::NoTable => "no-table",
            Self::AssumedSource => "assumed-source",
        }
    }
}

impl Doubt {
    fn new(kind: DoubtKind, component: &str, text: &str) -> Self {
        Self { kind, component: component.to_owned(), text: text.to_owned(), suggestions: Vec::new() }
    }
}

/// A draft of the profile that reads `file` for a dataflow of `pack`; none where the pack has no such dataflow.
///
/// # Errors
/// The finding that says why the file cannot be read.
pub fn propose(pack: &Pack, dataflow: &str, mut file: SubmittedFile<'_>) -> Option<Result<Draft, Box<Finding>>> {
    let blank = blank_profile(file.name)?;
    let context = Context::with_profile(pack, dataflow, &blank)?;
    let place = Place { file: file.name.to_owned(), ..Place::default() };
    Some(draft(&context, &mut file).map_err(|error| Box::new(error.finding(place))))
}

fn draft(context: &Context<'_>, file: &mut SubmittedFile<'_>) -> Result<Draft, formats::Unreadable> {
    let format = detect(context, file.content)?;
    let mut profile = context.profile.clone();
    profile.format = format;
    profile.dataflow = Id::new(context.dataflow).ok();
    if profile.format == FileFormat::SdmxCsv {
        return Ok(Draft { profile, doubts: Vec::new() });
    }
    let mut loader = GridLoader::default();
    formats::visit(&profile.format, file.content, &mut loader)?;
    loader.grids.iter_mut().for_each(Grid::spread);
    whole_lines(&profile.format, file.content, &mut loader.grids)?;
    let dictionary = Dictionary::new(context);
    let mut drafter =
        Drafter { context, dictionary: &dictionary, file: file.name, draft: Draft { profile, doubts: Vec::new() } };
    drafter.habits(&loader.grids);
    loader.grids.iter().for_each(|grid| drafter.sheet(grid));
    drafter.finish();
    Ok(drafter.draft)
}

/// The lines of a text of fixed width as they stand, for what its titles say.
fn whole_lines(format: &FileFormat, content: &mut dyn Content, grids: &mut [Grid]) -> Result<(), formats::Unreadable> {
    let (FileFormat::FixedWidth { encoding, .. }, Some(grid)) = (format, grids.first_mut()) else { return Ok(()) };
    let whole = FileFormat::FixedWidth { widths: vec![u16::MAX], encoding: encoding.clone() };
    let mut lines = GridLoader::default();
    formats::visit(&whole, content, &mut lines)?;
    let rows = lines.grids.into_iter().flat_map(|grid| grid.rows);
    grid.lines = rows.filter_map(|(number, cells)| Some((number, cells.first()?.text.clone()))).collect();
    Ok(())
}

/// The format of a file, with what its text shows of delimiter, encoding or widths.
fn detect(context: &Context<'_>, content: &mut dyn Content) -> Result<FileFormat, formats::Unreadable> {
    let wrong = |error: std::io::Error| formats::Unreadable::other("text", error);
    content.seek(SeekFrom::Start(0)).map_err(wrong)?;
    let mut start = vec![0; 4096];
    let read = std::io::Read::read(content, &mut start).map_err(wrong)?;
    let detected = formats::detect(&start[..read]);
    match detected {
        FileFormat::SdmxCsv if !fixed::is_structured(context, &start[..read]) => fixed::text_format(content),
        FileFormat::Csv { .. } => fixed::text_format(content),
        other => Ok(other),
    }
}

fn blank_profile(file: &str) -> Option<Profile> {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let plain: String =
        stem.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' }).collect();
    let id = if plain.chars().any(|c| c.is_ascii_alphanumeric()) {
        plain.trim_matches('_').to_owned()
    } else {
        "DRAFT".to_owned()
    };
    Some(Profile {
        id: Id::new(&id).ok()?,
        dataflow: None,
        format: FileFormat::Workbook,
        numbers: marsad_model::NumberMarks::default(),
        dates: None,
        reporting_year: ReportingYear::CALENDAR,
        constants: std::collections::BTreeMap::new(),
        tables: Vec::new(),
        codes: std::collections::BTreeMap::new(),
        statuses: std::collections::BTreeMap::new(),
    })
}

/// Drafts a profile, sheet by sheet.
struct Drafter<'c, 'a, 'd> {
    context: &'c Context<'a>,
    dictionary: &'d Dictionary<'a>,
    file: &'c str,
    draft: Draft,
}

impl Drafter<'_, '_, '_> {
    fn time_habits(&self) -> TimeHabits {
        TimeHabits {
            reporting_year: self.draft.profile.reporting_year,
            dates: self.draft.profile.dates,
            frequency: None,
        }
    }

    /// How the file writes numbers and time, by all that stands in it.
    fn habits(&mut self, grids: &[Grid]) {
        let texts: Vec<String> = grids
            .iter()
            .flat_map(|grid| grid.rows.iter().flat_map(|(_, cells)| cells))
            .filter(|cell| cell.number.is_none() && !cell.text.is_empty())
            .map(grid::KeptCell::label)
            .collect();
        self.draft.profile.numbers = marks::marks(&texts, self.context.structure.measure.decimals);
        if texts.iter().any(|text| text.chars().count() <= 40 && periods::is_academic_year(text))
            && let Some(year) = ReportingYear::new(9, 1)
        {
            self.draft.profile.reporting_year = year;
        }
        let is_ambiguous =
            |text: &&String| matches!(periods::read(text, TimeHabits::default()), Some(periods::Moment::Ambiguous(..)));
        let dates = texts.iter().filter(is_ambiguous).count();
        if dates > 0 {
            let is_month_first = texts.iter().any(|text| marks::is_month_first(text));
            self.draft.profile.dates = Some(if is_month_first { DateOrder::MonthFirst } else { DateOrder::DayFirst });
            self.doubt(Doubt::new(
                DoubtKind::DateOrder,
                TIME_PERIOD,
                texts.iter().find(is_ambiguous).map_or("", |text| text),
            ));
        }
    }

    fn doubt(&mut self, doubt: Doubt) {
        let is_known =
            |known: &Doubt| (known.kind, &known.component, &known.text) == (doubt.kind, &doubt.component, &doubt.text);
        if !self.draft.doubts.iter().any(is_known) {
            self.draft.doubts.push(doubt);
        }
    }

    fn sheet(&mut self, grid: &Grid) {
        if grid.rows.is_empty() || grid.is_hidden {
            return;
        }
        // A sheet named `Cumul` or `Variation` says again in another way what other sheets say.
        if kind::is_derived(&grid.name) {
            self.doubt(Doubt::new(DoubtKind::IgnoredColumn, "", &grid.name));
            return;
        }
        let kinds = Kinds::of(grid, self.time_habits());
        let blocks = blocks::tables(grid, &kinds);
        let mut found = 0;
        let starts: Vec<usize> =
            blocks.iter().map(|block| block.headers.first().copied().unwrap_or(block.rows[0])).collect();
        for (at, block) in blocks.iter().enumerate() {
            let above = at.checked_sub(1).map_or(0, |before| blocks[before].rows[1] + 1).min(starts[at]);
            let is_beside = at > 0 && blocks[at - 1].rows[0] == block.rows[0];
            let title = title::Title::of(grid, if is_beside { 0..starts[at] } else { above..starts[at] }, block);
            let roles = Roles {
                context: self.context,
                dictionary: self.dictionary,
                grid,
                kinds: &kinds,
                block,
                habits: self.time_habits(),
                title_is_percent: title.is_percent(),
            };
            let meaning = roles.meaning();
            if meaning.values.is_empty() || !self.is_about_dataflow(&meaning) {
                continue;
            }
            let is_only = blocks.len() == 1;
            self.table(grid, (block, is_only), meaning, &title);
            found += 1;
        }
        if found == 0 {
            self.doubt(Doubt::new(DoubtKind::NoTable, "", &grid.name));
        }
    }

    /// A table belongs to the dataflow if something in it is a word of one of its dimensions, or time.
    fn is_about_dataflow(&self, meaning: &Meaning) -> bool {
        !meaning.filled.is_empty()
    }

    fn table(
        &mut self,
        grid: &Grid,
        (block, is_only): (&blocks::TableBlock, bool),
        meaning: Meaning,
        title: &title::Title,
    ) {
        let Meaning { mut layout, doubts, mut filled, words, values: _, is_percent } = meaning;
        for (component, words) in words {
            self.draft.profile.codes.entry(component).or_default().extend(words);
        }
        doubts.into_iter().for_each(|doubt| self.doubt(doubt));
        let is_workbook = self.draft.profile.format == FileFormat::Workbook;
        layout.sheet = (is_workbook && !grid.name.is_empty()).then(|| grid.name.clone());
        if !is_only || is_workbook && self.has_trailing_table(grid, block) {
            let number = |place: usize| grid.rows[place].0;
            layout.rows = Some([number(block.rows[0]), number(block.rows[1])]);
            layout.columns = Some([block.columns[0] as u32 + 1, block.columns[1] as u32 + 1]);
        }
        if is_percent && let Some(place) = self.dictionary.place("UNIT_MEASURE") {
            let has_percent =
                self.dictionary.words(place).is_some_and(|words| words.meaning("PT") != crate::Meaning::Unknown);
            if has_percent && let Ok(unit) = Id::new("UNIT_MEASURE") {
                layout.constants.insert(unit, "PT".to_owned());
                filled.insert("UNIT_MEASURE".to_owned());
            }
        }
        self.sheet_name(grid, &mut layout, &mut filled);
        self.period(grid, &mut layout, (&mut filled, title));
        self.title_words(&mut layout, &mut filled, title);
        self.totals(&mut layout, &filled);
        self.source(&mut layout, &filled, title, grid);
        self.scale_and_accumulation(&mut layout, title);
        self.frequency_of_dates(&mut layout, grid);
        self.draft.profile.tables.push(layout);
    }

    /// Whether rows with numbers stand beyond the table.
    fn has_trailing_table(&self, grid: &Grid, block: &blocks::TableBlock) -> bool {
        let kinds = Kinds::of(grid, self.time_habits());
        (block.rows[1] + 1..grid.rows.len()).any(|row| kinds.rows[row].iter().any(|kind| kind.is_value()))
    }

    fn sheet_name(&mut self, grid: &Grid, layout: &mut TableLayout, filled: &mut BTreeSet<String>) {
        if layout.sheet.is_none() {
            return;
        }
        let has_time = has_whole_time(self.context, layout, self.time_habits(), grid);
        if !has_time && title::year_of(&grid.name, self.time_habits()).is_some() {
            layout.sheet_component = Id::new(TIME_PERIOD).ok();
            layout.period = None;
        }
        for place in 0..self.dictionary.dimensions {
            let id = self.dictionary.components[place].id;
            let Some(words) = self.dictionary.words(place).filter(|_| !filled.contains(id.as_str())) else { continue };
            if matches!(words.find(&grid.name), crate::names::Found::Code(_)) && layout.sheet_component.is_none() {
                layout.sheet_component = Some(id.clone());
                filled.insert(id.to_string());
            }
        }
        if layout.sheet_component.as_ref().is_some_and(|id| *id == *TIME_PERIOD) {
            let text = title::year_of(&grid.name, self.time_habits()).unwrap_or_default();
            // A name such as `RGPH 2014` holds a year but is none: the period is written out.
            if periods::read(&grid.name, self.time_habits()).is_none() {
                layout.sheet_component = None;
                layout.period = Some(text.clone());
                self.doubt(Doubt::new(DoubtKind::AssumedPeriod, TIME_PERIOD, &text));
            }
            filled.insert("\u{0}whole time".to_owned());
        }
    }

    /// The period of a table whose cells say none, or only a part of the year.
    fn period(
        &mut self,
        grid: &Grid,
        layout: &mut TableLayout,
        (filled, title): (&mut BTreeSet<String>, &title::Title),
    ) {
        if filled.contains("\u{0}whole time") || has_whole_time(self.context, layout, self.time_habits(), grid) {
            return;
        }
        match title.period(self.time_habits()) {
            Some(period) => {
                self.doubt(Doubt::new(DoubtKind::AssumedPeriod, TIME_PERIOD, &period));
                layout.period = Some(period);
            }
            None => self.doubt(Doubt::new(DoubtKind::UnsaidPeriod, TIME_PERIOD, &grid.name)),
        }
    }

    /// Words of the title that say codes of small lists, such as the sex of everybody in the table.
    fn title_words(&mut self, layout: &mut TableLayout, filled: &mut BTreeSet<String>, title: &title::Title) {
        for place in 0..self.dictionary.dimensions {
            let id = self.dictionary.components[place].id.clone();
            let is_small =
                self.context.codelist(id.as_str()).is_some_and(|list| !list.is_of_countries && list.id != *"CL_GEO");
            let Some(words) = self.dictionary.words(place).filter(|_| is_small && !filled.contains(id.as_str())) else {
                continue;
            };
            let found: BTreeSet<u32> = title
                .phrases()
                .filter_map(|phrase| match words.find(phrase) {
                    crate::names::Found::Code(code) => Some(code),
                    _ => None,
                })
                .collect();
            if let ([code], false) =
                (&found.into_iter().collect::<Vec<_>>()[..], id == *"FREQ" || id == *"UNIT_MEASURE")
                && let Some(code) = words.code(*code).filter(|code| **code != *"_T")
            {
                layout.constants.insert(id.clone(), code.to_string());
                filled.insert(id.to_string());
            }
        }
    }

    /// A dimension of which nothing is said: its total, if it has one.
    fn totals(&mut self, layout: &mut TableLayout, filled: &BTreeSet<String>) {
        for place in 0..self.dictionary.dimensions {
            let id = self.dictionary.components[place].id.clone();
            if filled.contains(id.as_str()) || id == *"FREQ" || layout.constants.contains_key(&id) {
                continue;
            }
            let words = self.dictionary.words(place);
            let has = |code: &str| words.is_some_and(|words| words.meaning(code) != crate::Meaning::Unknown);
            let shown = self.context.selection.get(&id).map(Id::to_string);
            let usual = has("_T").then(|| "_T".to_owned()).or(shown).filter(|code| has(code));
            match usual {
                Some(code) => {
                    self.doubt(Doubt::new(DoubtKind::AssumedTotal, id.as_str(), &code));
                    layout.constants.insert(id.clone(), code);
                }
                None => self.doubt(Doubt::new(DoubtKind::UnsaidDimension, id.as_str(), "")),
            }
        }
    }

    /// Attributes that the structure requires and the table does not give.
    fn source(&mut self, layout: &mut TableLayout, filled: &BTreeSet<String>, title: &title::Title, grid: &Grid) {
        let context = self.context;
        for attribute in context.structure.observation_attributes().filter(|attribute| attribute.mandatory) {
            let is_said = filled.contains(attribute.id.as_str())
                || layout.column.iter().any(|c| c.component.as_ref() == Some(&attribute.id));
            if is_said || attribute.id == *"OBS_STATUS" {
                continue;
            }
            if attribute.codelist.is_some() {
                if attribute.id == *"CONF_STATUS" {
                    layout.constants.insert(attribute.id.clone(), "F".to_owned());
                }
            } else {
                let text = title.source(grid).unwrap_or_else(|| self.file.to_owned());
                self.doubt(Doubt::new(DoubtKind::AssumedSource, attribute.id.as_str(), &text));
                layout.constants.insert(attribute.id.clone(), text);
            }
        }
    }

    fn scale_and_accumulation(&mut self, layout: &mut TableLayout, title: &title::Title) {
        if let Some((text, scale)) = title.scale(self.context.dataflow_attributes.get("UNIT_MEASURE").map(Id::as_str)) {
            layout.scale = Some(scale);
            self.doubt(Doubt::new(DoubtKind::Scale, "", &text));
        }
        if let Some(text) = title.accumulation() {
            self.doubt(Doubt::new(DoubtKind::Cumulative, TIME_PERIOD, &text));
        }
    }

    /// Where time is written as dates, how often they come: the first or the last days of months, or of years.
    fn frequency_of_dates(&self, layout: &mut TableLayout, grid: &Grid) {
        let columns = layout.column.iter().filter(|column| column.role == marsad_model::ColumnRole::Time);
        let in_columns = columns.filter_map(|column| column.at).flat_map(|at| {
            let rows = grid.rows.iter().filter(|(number, _)| *number > layout.header_last());
            rows.filter_map(move |(_, cells)| cells.get(at as usize - 1))
        });
        let is_time = |row: &&marsad_model::HeaderRow| row.components.iter().any(|id| *id == *TIME_PERIOD);
        let rows = layout
            .across
            .iter()
            .filter(is_time)
            .flat_map(|row| grid.rows.iter().filter(|(number, _)| *number == row.row));
        let texts: Vec<String> =
            in_columns.chain(rows.flat_map(|(_, cells)| cells)).map(grid::KeptCell::label).collect();
        if let Some(frequency) = marks::frequency(&texts, self.time_habits())
            && let Ok(id) = Id::new("FREQ")
        {
            layout.constants.insert(id, frequency.to_owned());
        }
    }

    /// What all tables share stands once.
    fn finish(&mut self) {
        let tables = &mut self.draft.profile.tables;
        let Some(first) = tables.first() else { return };
        let shared: Vec<(Id, String)> = first
            .constants
            .iter()
            .filter(|(id, said)| tables.iter().all(|table| table.constants.get(*id) == Some(said)))
            .map(|(id, said)| (id.clone(), said.clone()))
            .collect();
        for (id, said) in shared {
            tables.iter_mut().for_each(|table| {
                table.constants.remove(&id);
            });
            self.draft.profile.constants.insert(id, said);
        }
    }
}

/// Whether the cells of a table say whole periods and not only parts of a year.
fn has_whole_time(context: &Context<'_>, layout: &TableLayout, habits: TimeHabits, grid: &Grid) -> bool {
    let _ = context;
    let is_whole = |text: &str| match periods::read(text, habits) {
        Some(periods::Moment::Period(_) | periods::Moment::Ambiguous(..)) => true,
        Some(periods::Moment::Part(_)) => false,
        None => periods::is_academic_year(text),
    };
    let columns = layout.column.iter().filter(|column| column.role == marsad_model::ColumnRole::Time);
    let in_columns = columns.filter_map(|column| column.at).any(|at| {
        let cells = grid.rows.iter().filter(|(number, _)| *number > layout.header_last());
        cells.filter_map(|(_, cells)| cells.get(at as usize - 1)).any(|cell| is_whole(&cell.label()))
    });
    let rows = layout.across.iter().filter(|row| row.components.iter().any(|id| *id == *TIME_PERIOD));
    let in_headers =
        rows.flat_map(|row| grid.rows.iter().filter(|(number, _)| *number == row.row)).any(|(_, cells)| {
            cells.iter().map(grid::KeptCell::label).any(|text| {
                is_whole(&text)
                    || crate::reading::plan::split_words(&text).iter().any(|(a, b)| is_whole(a) || is_whole(b))
            })
        });
    in_columns || in_headers
}
