//! The drafter: it looks at every table of every sheet, and decides which of them the profile reads.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap, HashSet};

use marsad_model::{ColumnRole, FileFormat, Id, Profile, TIME_PERIOD, TableLayout};

use super::blocks::{self, Kinds, TableBlock, Words};
use super::captions::Captions;
use super::doubt::{Cause, Doubt, DoubtKind, Draft};
use super::evidence::{ComponentNames, Grade};
use super::explained::Vocabulary;
use super::grid::Grid;
use super::key_rows::key_rows;
use super::keys::{KnownKeys, TableKeys};
use super::keys_beside::{lines_beside, without_keys_beside};
use super::kind::{self, Kind, is_header_word, is_time_header};
use super::known_heads::KnownHeads;
use super::lines_above::LinesAbove;
use super::open_notes::OpenNote;
use super::roles::{Meaning, Roles};
use super::tables_not_read::not_read;
use super::title::{Notes, Title, begins_with_sum};
use super::unexplained::Unexplained;
use super::unit_words::UnitWords;
use super::unsaid_units::UnitOfTable;
use super::written_times::time_texts;
use super::years;
use crate::Context;
use crate::names::Found;
use crate::reading::dictionary::Dictionary;
use crate::reading::siblings::is_of_time;
use crate::values::periods::TimeHabits;
use crate::values::units::after_unit;

/// How many tables of a file are looked at.
const TABLES_MAX: usize = 600;

/// Drafts a profile, sheet by sheet.
pub(super) struct Drafter<'c, 'a, 'd> {
    pub context: &'c Context<'a>,
    pub dictionary: &'d Dictionary<'a>,
    pub file: &'c str,
    pub draft: Draft,
    /// The units, where the structure has a list of them.
    pub units: Option<UnitWords<'a>>,
    pub names: ComponentNames,
    /// What stands below the headers of the tables.
    heads: KnownHeads,
    /// The doubts about a table until it is known whether it is read.
    pub pending: Vec<Doubt>,
    /// For what doubts are about their places in the draft.
    causes: HashMap<Cause, usize>,
    /// What each drafted table is about.
    keys: KnownKeys,
    /// What heads the tables that were drafted.
    pub captions: Captions,
    /// The words that explain those of titles, and texts with others.
    pub vocabulary: Vocabulary,
    pub unexplained: Vec<Unexplained>,
    /// Notes with such words.
    pub open_notes: Vec<OpenNote>,
    /// What each drafted table says of its unit.
    pub units_of_tables: Vec<UnitOfTable>,
    /// How many tables were looked at.
    looked_at: usize,
    /// For each drafted table the texts that say its periods.
    pub period_texts: Vec<Vec<String>>,
    /// The names of the sheets that are looked at.
    pub sheets: Vec<String>,
}

/// A table that is being drafted: what is known of it, and what stands around it.
pub(super) struct Table<'t> {
    pub grid: &'t Grid,
    pub title: &'t Title<'t>,
    pub layout: TableLayout,
    /// The components that something says.
    pub filled: BTreeSet<String>,
    /// The dimensions for which no total may be assumed.
    pub held_back: BTreeSet<String>,
    pub has_whole_time: bool,
    /// The headers that speak of a unit, with where they stand.
    pub unit_texts: Vec<(String, String)>,
    /// Whether other headers speak of none, so that the unit of the title is theirs.
    pub has_unit_of_title: bool,
    /// The columns of values.
    pub values: Vec<usize>,
}

/// A table on a sheet, and whether it is the only one there.
pub(super) struct Placed<'t> {
    pub kinds: &'t Kinds,
    pub block: &'t TableBlock,
    is_only: bool,
    /// Whether all of its columns are read together.
    pub is_whole: bool,
}

impl<'c, 'a, 'd> Drafter<'c, 'a, 'd> {
    pub(super) fn new(
        context: &'c Context<'a>,
        dictionary: &'d Dictionary<'a>,
        file: &'c str,
        profile: Profile,
    ) -> Self {
        Self {
            context,
            dictionary,
            file,
            draft: Draft { profile, doubts: Vec::new() },
            units: UnitWords::of(context),
            names: ComponentNames::new(context, dictionary),
            heads: KnownHeads::default(),
            pending: Vec::new(),
            causes: HashMap::new(),
            keys: KnownKeys::default(),
            captions: Captions::default(),
            vocabulary: Vocabulary::of(context),
            unexplained: Vec::new(),
            open_notes: Vec::new(),
            units_of_tables: Vec::new(),
            looked_at: 0,
            period_texts: Vec::new(),
            sheets: Vec::new(),
        }
    }

    pub(super) fn time_habits(&self) -> TimeHabits {
        TimeHabits {
            reporting_year: self.draft.profile.reporting_year,
            dates: self.draft.profile.dates,
            ..TimeHabits::default()
        }
    }

    pub(super) fn doubt(&mut self, doubt: Doubt) {
        self.pending.push(doubt);
    }

    /// Puts the doubts into the draft; what is one decision stands there once, with all of its places.
    fn settle_doubts(&mut self) {
        for doubt in std::mem::take(&mut self.pending) {
            let at = *self.causes.entry(doubt.cause()).or_insert(self.draft.doubts.len());
            match self.draft.doubts.get_mut(at) {
                Some(known) => known.also_at(&doubt.place),
                None => self.draft.doubts.push(doubt),
            }
        }
    }

    /// The sheets in turn. One named `Cumul` or `Variation` says again in another way what other sheets say: it is read
    /// only where no other has a table.
    pub(super) fn all_sheets(&mut self, grids: &[Grid]) {
        let (again, told): (Vec<&Grid>, Vec<&Grid>) = grids.iter().partition(|grid| self.says_again(&grid.name));
        told.into_iter().for_each(|grid| self.sheet(grid));
        for grid in again {
            let is_blank = grid.rows.is_empty() || grid.is_hidden;
            match self.draft.profile.tables.is_empty() {
                true => self.sheet(grid),
                false if is_blank => {}
                false => self.doubt(Doubt::new(DoubtKind::NoTable, "", &grid.name).at(&grid.name)),
            }
        }
    }

    /// Whether the name of a sheet says that it is derived from others; sums since January are what some dataflows count.
    fn says_again(&self, name: &str) -> bool {
        kind::is_derived(name) && !(self.context.sums_since_january() && begins_with_sum(name))
    }

    fn sheet(&mut self, grid: &Grid) {
        if grid.rows.is_empty() || grid.is_hidden {
            return;
        }
        if self.looked_at >= TABLES_MAX {
            return self.doubt(Doubt::new(DoubtKind::MoreTables, "", self.file).at(&grid.name));
        }
        let mut kinds = Kinds::of(grid, self.time_habits());
        let apart = without_keys_beside(grid, &kinds, &|key, value| self.is_key(key, value));
        if let Some(apart) = apart {
            return self.sheet(&apart);
        }
        kinds.keys = key_rows(grid, &kinds, &|key, value| self.is_key(key, value));
        let headers = self.header_texts(grid, &kinds);
        let lists_of = |text: &str| if headers.contains(text) { Vec::new() } else { self.lists_of(text) };
        years::settle(&mut kinds, grid, &lists_of);
        let is_word = |text: &str| !lists_of(text).is_empty();
        let has_name = |text: &str| {
            (0..self.dictionary.components.len()).any(|place| self.names.grade(place, text) >= Grade::Stem)
        };
        let is_head = |text: &str| is_header_word(text) || has_name(text);
        let words = Words { is_word: &is_word, is_head: &is_head };
        let blocks = blocks::tables(grid, &kinds, words);
        blocks::settle_words(&mut kinds, grid, (&blocks, words));
        let notes = Notes::of(grid, &blocks, &kinds.keys);
        let mut above = LinesAbove::default();
        let looked_at = blocks.iter().take(TABLES_MAX);
        let titled = |block: &TableBlock| {
            let lines = [lines_beside(grid, &blocks, block), above.lines_of_next(grid, &blocks)].concat();
            Title::of(grid, lines, block, &notes)
        };
        let titles: Vec<Title<'_>> = looked_at.map(titled).collect();
        self.learn_heads(grid, (&kinds, &titles), &blocks);
        let mut found = 0;
        for at in 0..blocks.len() {
            let Some(title) = titles.get(at).filter(|_| self.looked_at < TABLES_MAX) else {
                let spot = spot_of(grid, &blocks[at]);
                return self.doubt(Doubt::new(DoubtKind::MoreTables, "", self.file).at(spot));
            };
            self.looked_at += 1;
            found += usize::from(self.block(grid, (&kinds, title), (&blocks, at)));
        }
        if found == 0 {
            self.derived_only(grid, (&kinds, &titles), &blocks);
            self.doubt(Doubt::new(DoubtKind::NoTable, "", &grid.name).at(&grid.name));
        } else {
            self.leave_out(grid);
        }
    }

    /// A sheet whose tables are not read because others say the same is named so in the profile: called like another but
    /// for its period, it would else be read like that one.
    fn leave_out(&mut self, grid: &Grid) {
        let has_table = self.draft.profile.tables.iter().any(|table| table.sheet.as_ref() == Some(&grid.name));
        let doubts = self.pending.iter().chain(&self.draft.doubts);
        let is_same = doubts.filter(|doubt| doubt.text == grid.name).any(|doubt| doubt.kind == DoubtKind::SameKeys);
        if !has_table && is_same && is_of_time(&grid.name) && !grid.name.contains('*') {
            self.draft.profile.not_read.push(grid.name.clone());
        }
    }

    /// The dimensions of which a text is a word.
    pub(super) fn lists_of(&self, text: &str) -> Vec<usize> {
        let is_known = |place: usize| {
            let words = self.dictionary.words(place);
            words.is_some_and(|words| matches!(words.find(text), Found::Code(_)))
        };
        let is_frequency = |place: usize| *self.dictionary.components[place].id == *"FREQ";
        (0..self.dictionary.dimensions).filter(|&place| !is_frequency(place) && is_known(place)).collect()
    }

    /// The texts that head columns and are codes only by chance: `geo` is no country where `time` stands beside it.
    ///
    /// Three letters are taken for a code seldom enough to be no code in such a row. A row with several words of data bases
    /// is one of headers, however many long names stand between them.
    fn header_texts(&self, grid: &Grid, kinds: &Kinds) -> HashSet<String> {
        const ROWS_MAX: usize = 200;
        const COLUMNS_MAX: usize = 60;
        const HEADER_WORDS_MIN: usize = 4;
        let is_text = |kind: Kind| matches!(kind, Kind::Text | Kind::Time);
        let has_values = |row: usize| kinds.rows[row].iter().any(|kind| kind.is_value());
        let mut found: HashSet<String> = HashSet::new();
        for row in (0..grid.rows.len()).filter(|&row| !has_values(row)).take(ROWS_MAX) {
            let columns = (0..kinds.rows[row].len().min(COLUMNS_MAX)).filter(|&column| is_text(kinds.at(row, column)));
            let texts: Vec<String> = columns.map(|column| grid.label(row, column)).collect();
            let (heads, others): (Vec<String>, Vec<String>) = texts.into_iter().partition(|text| self.is_head(text));
            let of_data_bases = heads.iter().filter(|text| is_header_word(text)).count();
            let is_most = !heads.is_empty() && heads.len() >= others.len();
            let is_row_of_heads = is_most || of_data_bases >= HEADER_WORDS_MIN;
            found.extend(others.into_iter().filter(|text| is_row_of_heads && is_of_three_letters(text)));
            found.extend(heads.into_iter().filter(|_| is_row_of_heads));
        }
        found
    }

    /// Whether a text is a word that heads columns, or the name of a component.
    fn is_head(&self, text: &str) -> bool {
        let is_named = |place: usize| self.names.grade(place, text) == Grade::Name;
        is_header_word(text) || (0..self.dictionary.components.len()).any(is_named)
    }

    /// Whether a key is known to go with a value: the name of a component with one of its words, one of time with a period,
    /// and the word for a unit with any. What is a word itself is no key: `First permits | Renewals`.
    pub(super) fn is_key(&self, key: &str, (value, kind): (&str, Kind)) -> bool {
        if kind != Kind::Text {
            return is_time_header(key);
        }
        let is_named = |place: usize| self.names.grade(place, key) >= Grade::Common;
        let is_word = !self.lists_of(key).is_empty();
        after_unit(key) == Some("") || !is_word && self.lists_of(value).into_iter().any(is_named)
    }

    /// Takes down what stands below the headers of the tables of a sheet, before any of them is drafted: the first may be
    /// the one whose words nobody knows.
    fn learn_heads(&mut self, grid: &Grid, (kinds, titles): (&Kinds, &[Title<'_>]), blocks: &[TableBlock]) {
        const LOOKED_AHEAD_MAX: usize = 40;
        let ahead = blocks.iter().zip(titles).take(LOOKED_AHEAD_MAX).filter(|_| blocks.len() > 1);
        for (block, title) in ahead {
            for meaning in self.meanings(grid, (kinds, block), title) {
                if !meaning.values.is_empty() {
                    self.heads.add(&meaning.layout);
                }
            }
        }
    }

    /// Drafts one of the tables of a sheet; whether it is one.
    fn block(
        &mut self,
        grid: &Grid,
        (kinds, title): (&Kinds, &Title<'_>),
        (blocks, at): (&[TableBlock], usize),
    ) -> bool {
        let block = &blocks[at];
        let mut is_table = false;
        let meanings = self.meanings(grid, (kinds, block), title);
        let is_whole = meanings.len() == 1;
        for mut meaning in meanings {
            // A table belongs to the dataflow if something in it is a word of one of its dimensions, or time.
            let has_time = meaning.layout.column.iter().any(|column| column.role == ColumnRole::Time);
            // Persons one by one are no values; what else the table says is drafted all the same.
            let is_of_persons = meaning.doubts.iter().any(|doubt| doubt.kind == DoubtKind::PersonOnALine);
            if meaning.values.is_empty() && !is_of_persons || meaning.filled.is_empty() && !has_time {
                continue;
            }
            self.heads.add(&meaning.layout);
            let below = self.lines_below_headers(grid, (kinds, block), &meaning);
            let mut heads = std::mem::take(&mut meaning.heads);
            heads.extend(below);
            let title = title.with_heads(heads);
            self.table(grid, &Placed { kinds, block, is_only: blocks.len() == 1, is_whole }, (meaning, &title));
            is_table = true;
        }
        is_table
    }

    /// What the parts of a table mean; several times, where its columns are read in groups.
    pub(super) fn meanings(
        &self,
        grid: &Grid,
        (kinds, block): (&Kinds, &TableBlock),
        title: &Title<'_>,
    ) -> Vec<Meaning> {
        let mut roles = Roles {
            context: self.context,
            dictionary: self.dictionary,
            names: &self.names,
            heads: &self.heads,
            units: self.units.as_ref(),
            grid,
            kinds,
            block,
            habits: self.time_habits(),
            title_share_max: title.share_max(),
            title_is_of_shares: title.is_about_shares(),
            title_unit: self.verdict_of_title(title),
            apart: Vec::new(),
            letters_before: OnceCell::new(),
        };
        roles.habits.is_weekly = roles.counts_weeks(title);
        let groups = roles.groups();
        let mut meanings = Vec::with_capacity(groups.len());
        for group in &groups {
            roles.apart = groups.iter().flatten().copied().filter(|column| !group.contains(column)).collect();
            meanings.push(roles.meaning());
        }
        meanings
    }

    fn table(&mut self, grid: &Grid, found: &Placed<'_>, (meaning, title): (Meaning, &Title<'_>)) {
        self.settle_doubts();
        let spot = spot_of(grid, found.block);
        let refusal = self.refusal(grid, &meaning, title).or_else(|| self.refusal_of_words(grid, found, &meaning));
        if let Some(doubt) = refusal {
            let known = &mut self.draft.profile.tables_not_read;
            let said = not_read(grid, found, title).filter(|said| !known.contains(said));
            known.extend(said);
            let is_placed = !doubt.place.is_empty();
            return self.doubt(if is_placed { doubt } else { doubt.at(spot) });
        }
        let is_percent = meaning.is_percent;
        let words = meaning.words;
        let values = meaning.values;
        meaning.doubts.into_iter().for_each(|doubt| self.doubt(doubt));
        let mut table = Table {
            grid,
            title,
            layout: meaning.layout,
            filled: meaning.filled,
            held_back: meaning.held_back,
            has_whole_time: meaning.has_whole_time,
            unit_texts: meaning.unit_texts,
            has_unit_of_title: meaning.has_unit_of_title,
            values: values.clone(),
        };
        self.position(&mut table.layout, grid, found);
        // A mark that repeats the word above it is filled like a blank.
        let has_dittos = |at: Option<u32>| at.is_some_and(|at| grid.dittos.contains(&(at as usize - 1)));
        for column in &mut table.layout.column {
            let is_label = matches!(column.role, ColumnRole::Code | ColumnRole::Time);
            column.fill |= is_label && has_dittos(column.at);
        }
        if is_percent {
            self.percent(&mut table);
        }
        self.outside(&mut table);
        let keys = TableKeys::of(grid, found.block, &table.layout, &values);
        if let Some(first) = self.keys.place_of_same(&keys).map(str::to_owned) {
            self.pending.clear();
            let text = if grid.name.is_empty() { spot.clone() } else { grid.name.clone() };
            return self.doubt(Doubt::new(DoubtKind::SameKeys, "", &text).taking(first).at(spot));
        }
        for (component, words) in words {
            self.draft.profile.codes.entry(component).or_default().extend(words);
        }
        self.totals_of_parts(&table.layout, grid);
        self.overlapping_groups(&table.layout, grid);
        self.same_codes(&table.layout, grid);
        self.other_caption(&table);
        self.unexplained_words(&table);
        self.open_notes(&table);
        self.keep_keys(&mut table);
        self.keep_titles(&mut table);
        self.unknown_marks(&table, (found.kinds, found.block), &values);
        self.marks_without_legend(&table, found.block, &values);
        self.unexplained_marks(&table);
        self.keep_unit(&table, &spot);
        self.keys.add(keys, spot);
        self.period_texts.push(period_texts(&table.layout, grid));
        self.draft.profile.tables.push(table.layout);
    }

    fn position(&self, layout: &mut TableLayout, grid: &Grid, found: &Placed<'_>) {
        let is_workbook = self.draft.profile.format == FileFormat::Workbook;
        layout.sheet = (is_workbook && !grid.name.is_empty()).then(|| grid.name.clone());
        let block = found.block;
        let is_bounded = !found.is_only || is_workbook && has_trailing_table(grid, found);
        if is_bounded {
            let number = |place: usize| grid.rows[place].0;
            layout.rows = Some(block.rows.map(number));
        }
        if is_bounded || !grid.beside.is_empty() {
            layout.columns = Some([block.columns[0] as u32 + 1, block.columns[1] as u32 + 1]);
        }
    }

    /// The draft, once what all tables share stands once.
    pub(super) fn finish(mut self) -> Draft {
        self.settle_doubts();
        self.frequency();
        self.ask_unsaid_units();
        // What weighs least stands last.
        self.ask_unexplained();
        self.ask_open_notes();
        self.settle_doubts();
        let tables = &mut self.draft.profile.tables;
        let shared: Vec<(Id, String)> = tables.first().map_or_else(Vec::new, |first| {
            let is_shared = |id: &Id, said: &String| tables.iter().all(|table| table.constants.get(id) == Some(said));
            let constants = first.constants.iter().filter(|(id, said)| is_shared(id, said));
            constants.map(|(id, said)| (id.clone(), said.clone())).collect()
        });
        for (id, said) in shared {
            tables.iter_mut().for_each(|table| {
                table.constants.remove(&id);
            });
            self.draft.profile.constants.insert(id, said);
        }
        self.draft
    }
}

fn is_of_three_letters(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// Where a table stands: its first cell below the headers.
fn spot_of(grid: &Grid, block: &TableBlock) -> String {
    grid.spot(grid.number(block.rows[0]), block.columns[0])
}

/// Whether rows with numbers stand beyond the table.
fn has_trailing_table(grid: &Grid, found: &Placed<'_>) -> bool {
    let mut rows = found.block.rows[1] + 1..grid.rows.len();
    rows.any(|row| found.kinds.rows[row].iter().any(|kind| kind.is_value()))
}

/// The texts that say the periods of a table: in its columns, its headers, the name of its sheet, its title.
fn period_texts(layout: &TableLayout, grid: &Grid) -> Vec<String> {
    let mut texts: BTreeSet<String> = time_texts(layout, grid).into_iter().collect();
    texts.extend(layout.period.clone());
    if layout.sheet_component.as_ref().is_some_and(|id| *id == *TIME_PERIOD) {
        texts.insert(grid.name.clone());
    }
    texts.into_iter().collect()
}
