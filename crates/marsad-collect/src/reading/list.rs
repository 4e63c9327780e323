//! Long lists in delimited text, block by block on every core: the same reader of rows, several at a time.

use std::io::SeekFrom;
use std::ops::ControlFlow;
use std::sync::mpsc;

use marsad_model::{FileFormat, Finding, ObservationColumns, Place, TableLayout};

use super::dictionary::Dictionary;
use super::headers::Headers;
use super::plan::{Known, Plan, Planner};
use super::rows::RowReader;
use super::{Context, Reading, named, unreadable};
use crate::formats::Content;
use crate::formats::delimited::{Block, Blocks, limited};

/// How many readers work at once.
const READERS_MAX: usize = 8;

/// Reads a list whose rows say all of themselves; none where the profile describes something else.
pub(super) fn read(
    context: &Context<'_>,
    dictionary: &Dictionary<'_>,
    (file, submission): (&str, &str),
    content: &mut dyn Content,
) -> Option<Reading> {
    let (delimiter, encoding) = match &context.profile.format {
        FileFormat::Csv { delimiter, encoding } => (*delimiter, encoding.as_deref()),
        FileFormat::SdmxCsv => (Some(','), None),
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
        let headers = headers(&first, &blocks, layout);
        let known = Known { layout, headers: &headers, sheet: "", width: 0 };
        let (plan, findings) = Planner::make(context, dictionary, &known, file);
        if !plan.is_row_independent() {
            return Ok(None);
        }
        let list = List { plan: &plan, layout, file, submission };
        list.read(first, &mut blocks, findings).map(Some)
    });
    match read {
        Ok(reading) => reading,
        Err(error) => {
            let columns = ObservationColumns::new(std::sync::Arc::new(context.structure.clone()), submission);
            Some(Reading { columns, findings: unreadable(&error, place).into_findings() })
        }
    }
}

fn headers(block: &Block, blocks: &Blocks<'_>, layout: &TableLayout) -> Headers {
    let [first, last] = layout.header_rows.unwrap_or([1, 1]);
    let mut headers = Headers::default();
    block.rows(blocks.delimiter(), &mut |line, cells| {
        if line >= first && line <= last {
            headers.push(line, &cells.iter().map(|cell| cell.label().into_owned()).collect::<Vec<_>>());
        }
        if line < last { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    headers
}

/// A list being read.
struct List<'p, 'a, 'd> {
    plan: &'p Plan<'a, 'd>,
    layout: &'p TableLayout,
    file: &'p str,
    submission: &'p str,
}

/// What a block gave, with its number.
type Piece = (usize, ObservationColumns, Vec<Finding>);

impl List<'_, '_, '_> {
    fn read(
        &self,
        first: Block,
        blocks: &mut Blocks<'_>,
        findings: Vec<Finding>,
    ) -> Result<Reading, crate::formats::Unreadable> {
        let readers = std::thread::available_parallelism().map_or(1, usize::from).clamp(1, READERS_MAX);
        let delimiter = blocks.delimiter();
        let mut pieces: Vec<Piece> = Vec::new();
        let mut failed = None;
        std::thread::scope(|scope| {
            let (send, receive) = mpsc::sync_channel::<(usize, Block)>(1);
            let receive = std::sync::Arc::new(std::sync::Mutex::new(receive));
            let workers: Vec<_> = (0..readers)
                .map(|_| {
                    let receive = receive.clone();
                    scope.spawn(move || self.work(&receive, delimiter))
                })
                .collect();
            let mut next = Some(first);
            let mut number = 0;
            while let Some(block) = next.take() {
                if send.send((number, block)).is_err() {
                    break;
                }
                number += 1;
                match blocks.next_block() {
                    Ok(block) => next = block,
                    Err(error) => failed = Some(error),
                }
            }
            drop(send);
            pieces.extend(workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default()));
        });
        if let Some(error) = failed {
            return Err(error);
        }
        Ok(self.joined(pieces, findings.into_iter().chain(blocks.findings.drain(..))))
    }

    /// Reads blocks until there are no more; what each gave is kept apart, so that the order of the file is kept.
    fn work(&self, receive: &std::sync::Mutex<mpsc::Receiver<(usize, Block)>>, delimiter: u8) -> Vec<Piece> {
        let mut pieces = Vec::new();
        loop {
            let next = receive.lock().ok().and_then(|receive| receive.recv().ok());
            let Some((number, block)) = next else { return pieces };
            let mut reader = RowReader::new(self.plan, self.file, self.submission);
            let mut odd = Vec::new();
            let header_last = self.layout.header_last().max(1);
            block.rows(delimiter, &mut |line, cells| {
                if line > header_last {
                    reader.row(line, limited(line, cells, &mut odd));
                }
                ControlFlow::Continue(())
            });
            reader.state.log.extend(odd);
            pieces.push((number, reader.state.out, reader.state.log.into_findings()));
        }
    }

    fn joined(&self, mut pieces: Vec<Piece>, findings: impl Iterator<Item = Finding>) -> Reading {
        pieces.sort_by_key(|(number, ..)| *number);
        let structure = std::sync::Arc::new(self.plan.context.structure.clone());
        let mut columns = ObservationColumns::new(structure, self.submission);
        let mut log = super::Log::default();
        log.extend(findings.map(|finding| named(finding, self.file)));
        columns.reserve(pieces.iter().map(|(_, piece, _)| piece.len()).sum());
        for (_, piece, findings) in pieces {
            columns.append(piece);
            log.extend(findings);
        }
        Reading { columns, findings: log.into_findings() }
    }
}
