//! What several readers read of one file, put together in the order of the file while they go on.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::Hash;

use marsad_model::{Finding, Id, ObservationColumns, TimePeriod, WordColumn};

use super::attribute_rows::AttributeRows;
use super::log::Log;
use super::plan::Plan;
use super::rows::{blank_constants, earlier, told_outside};

/// What a reader read of one block.
pub(super) struct Piece {
    /// Which reader it was.
    pub reader: usize,
    /// What it read; of the words only those that are new since its last piece.
    pub columns: ObservationColumns,
    pub findings: Vec<Finding>,
}

/// What a reader tells once it has read all of its blocks.
pub(super) struct Last {
    pub findings: Vec<Finding>,
    /// Its rows that speak of many observations.
    pub of_many: AttributeRows,
    /// The columns that should say one thing of all rows in which it met anything.
    pub constants_said: BTreeSet<usize>,
    /// The earliest part of a year that it read outside of the one that the title says.
    pub outside: Option<TimePeriod>,
}

/// What was read so far, in the order of the file.
pub(super) struct Joined {
    columns: ObservationColumns,
    log: Log,
    of_many: AttributeRows,
    /// The columns that should say one thing of all rows in which anything stands.
    constants_said: BTreeSet<usize>,
    /// The earliest part of a year outside of the one that the title says.
    outside: Option<TimePeriod>,
    next: usize,
    /// Pieces that came before their turn.
    waiting: BTreeMap<usize, Piece>,
    dimensions: Vec<Words<Id>>,
    periods: Words<TimePeriod>,
    attributes: Vec<Words<Option<String>>>,
    sheets: Words<String>,
}

impl Joined {
    /// Nothing yet, in `columns` that have no rows.
    pub(super) fn new(columns: ObservationColumns, readers: usize) -> Self {
        Self {
            dimensions: columns.dimensions.iter().map(|_| Words::new(readers)).collect(),
            periods: Words::new(readers),
            attributes: columns.attributes.iter().map(|_| Words::new(readers)).collect(),
            sheets: Words::new(readers),
            columns,
            log: Log::default(),
            of_many: AttributeRows::default(),
            constants_said: BTreeSet::new(),
            outside: None,
            next: 0,
            waiting: BTreeMap::new(),
        }
    }

    /// Adds the piece of the block `number`, now or when its turn comes.
    pub(super) fn add(&mut self, number: usize, piece: Piece) {
        self.waiting.insert(number, piece);
        while let Some(piece) = self.waiting.remove(&self.next) {
            self.join(piece);
            self.next += 1;
        }
    }

    /// Adds what a reader tells once it has read all of its blocks.
    pub(super) fn tell(&mut self, last: Last) {
        self.log.extend(last.findings);
        self.of_many.append(last.of_many);
        self.constants_said.extend(last.constants_said);
        self.outside = earlier(self.outside.take(), last.outside);
    }

    fn join(&mut self, Piece { reader, columns, findings }: Piece) {
        let mine = &mut self.columns;
        for ((words, mine), theirs) in self.dimensions.iter_mut().zip(&mut mine.dimensions).zip(columns.dimensions) {
            words.join(reader, mine, theirs);
        }
        for ((words, mine), theirs) in self.attributes.iter_mut().zip(&mut mine.attributes).zip(columns.attributes) {
            words.join(reader, mine, theirs);
        }
        self.periods.join(reader, &mut mine.periods, columns.periods);
        self.sheets.join(reader, &mut mine.sheets, columns.sheets);
        mine.values.append(&columns.values);
        mine.rows.append(&columns.rows);
        mine.columns.append(&columns.columns);
        self.log.extend(findings);
    }

    /// All that was read of a file by `plan`.
    pub(super) fn finish(self, plan: &Plan<'_, '_>, file: &str) -> (ObservationColumns, Log) {
        let Self { mut columns, mut log, of_many, constants_said, outside, .. } = self;
        log.extend(of_many.give(file, &mut columns));
        log.extend(outside.and_then(|outside| told_outside(plan, file, &outside)));
        if !columns.is_empty() {
            log.extend(blank_constants(plan, file, &constants_said));
        }
        (columns, log)
    }
}

/// The words of one column: where each is, and where the words of each reader are.
struct Words<T> {
    places: HashMap<T, u32>,
    readers: Vec<Vec<u32>>,
}

impl<T: Clone + Eq + Hash> Words<T> {
    fn new(readers: usize) -> Self {
        Self { places: HashMap::new(), readers: vec![Vec::new(); readers] }
    }

    fn join(&mut self, reader: usize, mine: &mut WordColumn<T>, theirs: WordColumn<T>) {
        for word in theirs.words {
            let place = *self.places.entry(word).or_insert_with_key(|word| {
                mine.words.push(word.clone());
                mine.words.len() as u32 - 1
            });
            self.readers[reader].push(place);
        }
        mine.places.extend_changed(&theirs.places, &self.readers[reader]);
    }
}

/// How many words of each column a reader has sent.
pub(super) struct Sent {
    dimensions: Vec<usize>,
    attributes: Vec<usize>,
    periods: usize,
    sheets: usize,
}

impl Sent {
    pub(super) fn new(columns: &ObservationColumns) -> Self {
        Self {
            dimensions: vec![0; columns.dimensions.len()],
            attributes: vec![0; columns.attributes.len()],
            periods: 0,
            sheets: 0,
        }
    }

    /// Takes the rows out of `out`, with the words that are new; the words stay.
    pub(super) fn take(&mut self, out: &mut ObservationColumns) -> ObservationColumns {
        let mut piece = ObservationColumns::new(out.structure.clone(), &out.submission);
        let columns = out.dimensions.iter_mut().zip(&mut self.dimensions);
        piece.dimensions = columns.map(|(column, sent)| taken(column, sent)).collect();
        let columns = out.attributes.iter_mut().zip(&mut self.attributes);
        piece.attributes = columns.map(|(column, sent)| taken(column, sent)).collect();
        piece.periods = taken(&mut out.periods, &mut self.periods);
        piece.sheets = taken(&mut out.sheets, &mut self.sheets);
        piece.values = std::mem::take(&mut out.values);
        piece.rows = std::mem::take(&mut out.rows);
        piece.columns = std::mem::take(&mut out.columns);
        piece
    }
}

fn taken<T: Clone>(column: &mut WordColumn<T>, sent: &mut usize) -> WordColumn<T> {
    let words = column.words[*sent..].to_vec();
    *sent = column.words.len();
    WordColumn { words, places: std::mem::take(&mut column.places) }
}
