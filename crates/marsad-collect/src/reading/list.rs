//! Long lists in delimited text, block by block on every core: the same reader of rows, several at a time.

use std::io::SeekFrom;
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use marsad_model::{FileFormat, Finding, ObservationColumns, Place, TableLayout};

use super::beside::Beside;
use super::code_letters::CodeLetters;
use super::dictionary::Dictionary;
use super::headers::Headers;
use super::join::{Joined, Last, Piece, Sent};
use super::left_out::LeftOut;
use super::outside_lines::OutsideLines;
use super::plan::Plan;
use super::planned::{Heads, planned};
use super::recall::Recall;
use super::rows::{RowReader, RowState};
use super::said::Around;
use super::twins::Twins;
use super::unexpected::Unexpected;
use super::{Context, Reading, named, new_marks, unreadable};
use crate::formats::delimited::{Block, Blocks, Rows, is_blank, limited, sdmx_delimiter};
use crate::formats::{Content, Unreadable};

/// How many readers work at once.
const READERS_MAX: usize = 8;
/// How many rows show what stands in columns that nothing names.
const LOOKED_AT_MAX: u32 = 2_000;

/// Reads a list whose rows say all of themselves; none where the profile describes something else.
pub(super) fn read(
    context: &Context<'_>,
    dictionary: &Dictionary<'_>,
    (file, submission): (&str, &str),
    content: &mut dyn Content,
) -> Option<Reading> {
    let (delimiter, encoding) = match &context.profile.format {
        FileFormat::Csv { delimiter, encoding } => (*delimiter, encoding.as_deref()),
        FileFormat::SdmxCsv => (Some(sdmx_delimiter(content)), None),
        _ => return None,
    };
    let [layout] = &context.tables[..] else { return None };
    if layout.cumulative || layout.rows.is_some() || layout.columns.is_some() || layout.sheet_component.is_some() {
        return None;
    }
    content.seek(SeekFrom::Start(0)).ok()?;
    let place = Place { file: file.to_owned(), ..Place::default() };
    let read = Blocks::open(content, delimiter, encoding).and_then(|mut blocks| {
        let Some(first) = blocks.next_block()? else { return Ok(None) };
        let (lines, headers) = top(&first, &blocks, layout);
        let around = Around { layout, tables: &[layout], lines: &lines, sheet: "", file };
        let (plan, mut findings) = planned(context, dictionary, around, Heads { headers: &headers, width: 0 });
        // Values without a period are checked apart; what follows from other rows is held against all of them.
        if !plan.is_row_independent() || plan.lacks_period || plan.has_unit_note || !Beside::of(&plan).is_empty() {
            return Ok(None);
        }
        // The first of many rows that have other words beside their numbers is told, which one reader alone knows.
        if !plan.words_beside.is_empty() {
            return Ok(None);
        }
        let told = told_of_columns(&plan, (&first, &blocks, layout), (file, &mut findings));
        findings.extend(told);
        let list = List { plan: &plan, layout, lines: &lines, file, submission, delimiter: blocks.delimiter() };
        list.read(first, &mut blocks, findings).map(Some)
    });
    match read {
        Ok(reading) => reading,
        Err(error) => {
            let columns = ObservationColumns::new(Arc::new(context.structure.clone()), submission);
            Some(Reading::unchecked(columns, unreadable(&error, place)))
        }
    }
}

/// What stands above the rows: the lines of titles, and the headers.
fn top(block: &Block, blocks: &Blocks<'_>, layout: &TableLayout) -> (OutsideLines, Headers) {
    let [first, last] = layout.header_rows.unwrap_or([1, 1]);
    let mut headers = Headers::default();
    let mut lines = OutsideLines::default();
    block.rows(blocks.delimiter()).each(&mut |line, cells| {
        if line <= last {
            lines.keep(line, cells);
        }
        if line >= first && line <= last {
            headers.push(line, &cells.iter().map(|cell| cell.label().into_owned()).collect::<Vec<_>>());
        }
        if line < last { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    (lines, headers)
}

/// What the first rows of a list show of the columns that nothing names, and of those that are left out.
fn told_of_columns(
    plan: &Plan<'_, '_>,
    (block, blocks, layout): (&Block, &Blocks<'_>, &TableLayout),
    (file, findings): (&str, &mut Vec<Finding>),
) -> Vec<Finding> {
    let mut left_out = LeftOut::of(plan, (layout, &[layout]));
    let mut twins = Twins::of(plan);
    let mut letters = CodeLetters::of(plan);
    let mut unexpected = Unexpected::of(plan, findings);
    let first = layout.header_last().max(1) + 1;
    block.rows(blocks.delimiter()).each(&mut |line, cells| {
        if line >= first {
            unexpected.row(plan, cells);
            left_out.row(line, cells);
            twins.row(line, cells);
            letters.row(plan, (line, cells));
        }
        if line < first + LOOKED_AT_MAX { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    let mut told = unexpected.tell(plan);
    told.extend(left_out.tell((file, "")));
    told.extend(twins.tell(plan, (file, "")));
    told.extend(letters.tell(plan, (file, "")));
    told
}

/// A list being read.
struct List<'p, 'a, 'd> {
    plan: &'p Plan<'a, 'd>,
    layout: &'p TableLayout,
    /// What stands above the rows.
    lines: &'p OutsideLines,
    file: &'p str,
    submission: &'p str,
    delimiter: u8,
}

/// What the readers take from: the blocks that are left, with the number of the next.
struct Queue<'b, 'c> {
    first: Option<Block>,
    blocks: &'b mut Blocks<'c>,
    number: usize,
    failed: Option<Unreadable>,
}

impl Queue<'_, '_> {
    /// The next block and its number, for the one that was read; none at the end, or where the file cannot be read
    /// further.
    fn next(&mut self, done: Option<Block>) -> Option<(usize, Block)> {
        if self.failed.is_some() {
            return None;
        }
        if let Some(block) = done {
            self.blocks.take_back(block);
        }
        let next = self.first.take().map_or_else(|| self.blocks.next_block(), |first| Ok(Some(first)));
        let block = next.unwrap_or_else(|error| {
            self.failed = Some(error);
            None
        })?;
        self.number += 1;
        Some((self.number - 1, block))
    }
}

impl List<'_, '_, '_> {
    fn read(&self, first: Block, blocks: &mut Blocks<'_>, findings: Vec<Finding>) -> Result<Reading, Unreadable> {
        let readers = std::thread::available_parallelism().map_or(1, usize::from).clamp(1, READERS_MAX);
        let columns = ObservationColumns::new(Arc::new(self.plan.context.structure.clone()), self.submission);
        let joined = Mutex::new(Joined::new(columns, readers));
        let queue = Mutex::new(Queue { first: Some(first), blocks, number: 0, failed: None });
        std::thread::scope(|scope| {
            for reader in 0..readers {
                let (queue, joined) = (&queue, &joined);
                scope.spawn(move || self.work(reader, queue, joined));
            }
        });
        let queue = queue.into_inner().unwrap_or_else(PoisonError::into_inner);
        if let Some(error) = queue.failed {
            return Err(error);
        }
        let (columns, mut log) =
            joined.into_inner().unwrap_or_else(PoisonError::into_inner).finish(self.plan, self.file);
        let odd = findings.into_iter().chain(queue.blocks.findings.drain(..));
        log.extend(odd.map(|finding| named(finding, self.file)));
        Ok(Reading::unchecked(columns, new_marks::settle_log(self.plan.context, (self.lines, self.layout), log)))
    }

    /// Reads blocks until there are no more.
    fn work(&self, number: usize, queue: &Mutex<Queue<'_, '_>>, joined: &Mutex<Joined>) {
        let mut reader = RowReader::new(self.plan, self.file, self.submission);
        let mut recall = Recall::new(self.plan, self.delimiter);
        let mut sent = Sent::new(&reader.state.out);
        let mut done = None;
        loop {
            let next = held(queue).next(done.take());
            let Some((at, block)) = next else {
                reader.tell_decimals();
                reader.tell_multiplied();
                let outside = reader.take_outside();
                let RowState { log, attributes, constants_said, .. } = reader.state;
                let findings = log.into_findings();
                return held(joined).tell(Last { findings, of_many: attributes, constants_said, outside });
            };
            let mut odd = Vec::new();
            reader.begin_elsewhere();
            self.read_block(&block, (&mut reader, recall.as_mut()), &mut odd);
            done = Some(block);
            let mut log = std::mem::take(&mut reader.state.log);
            log.extend(odd);
            let columns = sent.take(&mut reader.state.out);
            held(joined).add(at, Piece { reader: number, columns, findings: log.into_findings() });
        }
    }

    fn read_block(
        &self,
        block: &Block,
        (reader, recall): (&mut RowReader<'_, '_, '_>, Option<&mut Recall>),
        odd: &mut Vec<Finding>,
    ) {
        let mut rows = block.rows(self.delimiter);
        let mut recall = recall.filter(|_| rows.is_regular());
        loop {
            if let Some(recall) = recall.as_deref_mut().filter(|recall| recall.is_on())
                && rows.line() > self.header_last()
            {
                recalled(recall, &mut rows, reader);
            }
            let taken = rows.next_row(|line, cells| self.take(line, cells, (reader, recall.as_deref_mut()), odd));
            if taken.is_none() {
                return;
            }
        }
    }

    fn header_last(&self) -> u32 {
        self.layout.header_last().max(1)
    }

    /// Reads a row that holds something new, and learns it.
    fn take(
        &self,
        line: u32,
        cells: &[crate::cell::Cell<'_>],
        (reader, recall): (&mut RowReader<'_, '_, '_>, Option<&mut Recall>),
        odd: &mut Vec<Finding>,
    ) {
        if line <= self.header_last() || is_blank(cells) {
            return;
        }
        let before = (reader.state.out.len(), reader.state.log.count(), reader.state.disagreements);
        reader.row(line, limited(line, cells, odd));
        let disagreements = reader.state.disagreements - before.2;
        let is_plain = (reader.state.out.len(), reader.state.log.count()) == (before.0 + 1, before.1 + disagreements);
        if let Some(recall) = recall.filter(|_| is_plain) {
            recall.learn(cells, &reader.state, disagreements > 0);
        }
    }
}

/// Takes rows while nothing in them is new.
fn recalled(recall: &mut Recall, rows: &mut Rows<'_>, reader: &mut RowReader<'_, '_, '_>) {
    let (bytes, mut at) = rows.rest();
    let first = rows.line();
    while let Some(end) = recall.row(bytes, at, rows.line()) {
        at = end;
        rows.step_over(end);
        if recall.is_full() {
            add(recall, reader);
        }
    }
    add(recall, reader);
    if rows.line() > first {
        reader.state.last_row = rows.line() - 1;
    }
}

/// Adds the rows kept back, and tells of those among them whose status disagrees with their number.
fn add(recall: &mut Recall, reader: &mut RowReader<'_, '_, '_>) {
    reader.tell_statuses(recall.disagreements());
    recall.add_to(&mut reader.state.out);
}

/// What a lock holds; a reader that gave up leaves it as it was.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
