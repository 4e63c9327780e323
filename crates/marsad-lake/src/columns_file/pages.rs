//! The pages of a column of a group, and what is said of them.
//!
//! Source: Apache Parquet format, "Data Pages", "Dictionary Encoding", "Page Index". The general writer spells and looks
//! up every word of every row; here the ranks of words are known.

use bytes::Bytes;
use parquet::basic::{BoundaryOrder, Compression, Encoding, Type};
use parquet::column::page::{CompressedPage, Page, PageWriter as _};
use parquet::column::writer::ColumnCloseResult;
use parquet::errors::ParquetError;
use parquet::file::metadata::{ColumnChunkMetaData, ColumnIndexBuilder, OffsetIndexBuilder};
use parquet::file::writer::{SerializedPageWriter, TrackedWrite};
use parquet::schema::types::ColumnDescPtr;

use super::PAGE_ROWS;
use super::dictionary::{Dictionary, statistics};
use super::hybrid::hybrid;

/// The rank of a row that has no value.
pub(super) const NOTHING: u32 = u32::MAX;

/// The bytes of a column of a group, and what is said of it.
pub(super) type Chunk = (Bytes, ColumnCloseResult);

/// A page before it has its header.
#[derive(Clone)]
pub(super) struct Body {
    bytes: Bytes,
    rows: usize,
    nulls: usize,
    /// The smallest and the largest rank.
    bounds: Option<(u32, u32)>,
}

/// The pages of a column whose rows have these ranks of a dictionary of `width` bits.
pub(super) fn bodies(ranks: &[u32], width: u8, is_nullable: bool) -> Vec<Body> {
    let mut made: Vec<Body> = Vec::new();
    for rows in ranks.chunks(PAGE_ROWS) {
        let is_same = rows.windows(2).all(|pair| pair[0] == pair[1]);
        let bounds = is_same.then_some((rows[0], rows[0])).filter(|_| rows[0] != NOTHING);
        match made.last() {
            // Where one word fills page after page, a page is the one before it.
            Some(last)
                if is_same
                    && bounds.is_some()
                    && last.bounds == bounds
                    && last.rows == rows.len()
                    && last.nulls == 0 =>
            {
                made.push(last.clone());
            }
            _ => made.push(body(rows, width, is_nullable)),
        }
    }
    made
}

/// The pages of a column all of whose rows have one rank.
pub(super) fn same_bodies(rank: u32, rows: usize, width: u8, is_nullable: bool) -> Vec<Body> {
    let page = |rows: usize| body(&vec![rank; rows], width, is_nullable);
    let (whole, rest) = (rows / PAGE_ROWS, rows % PAGE_ROWS);
    let mut made = vec![page(PAGE_ROWS); whole];
    made.extend((rest > 0).then(|| page(rest)));
    made
}

fn body(rows: &[u32], width: u8, is_nullable: bool) -> Body {
    let nulls = if is_nullable { rows.iter().filter(|&&rank| rank == NOTHING).count() } else { 0 };
    let present: Vec<u32>;
    let ranks = if nulls == 0 {
        rows
    } else {
        present = rows.iter().copied().filter(|&rank| rank != NOTHING).collect();
        &present
    };
    let mut bytes = if is_nullable { levels(rows, nulls) } else { Vec::new() };
    bytes.push(width);
    bytes.extend(hybrid(ranks, width));
    let bounds = ranks.iter().min().copied().zip(ranks.iter().max().copied());
    Body { bytes: bytes.into(), rows: rows.len(), nulls, bounds }
}

/// Which rows have a value, with its length before it.
fn levels(rows: &[u32], nulls: usize) -> Vec<u8> {
    let levels = match nulls {
        0 => hybrid(&vec![1; rows.len()], 1),
        _ => hybrid(&rows.iter().map(|&rank| u32::from(rank != NOTHING)).collect::<Vec<_>>(), 1),
    };
    [&(levels.len() as u32).to_le_bytes()[..], &levels].concat()
}

/// The column of a group in words of a dictionary.
pub(super) fn words_chunk(
    descriptor: &ColumnDescPtr,
    dictionary: &Dictionary,
    bodies: &[Body],
) -> Result<Chunk, ParquetError> {
    let mut chunk = ChunkWriter::new(dictionary.kind());
    chunk.dictionary(dictionary)?;
    for body in bodies {
        let bounds = body.bounds.map(|(min, max)| (dictionary.value(min), dictionary.value(max)));
        chunk.page(body, Encoding::RLE_DICTIONARY, bounds)?;
    }
    let ranks = bodies.iter().filter_map(|body| body.bounds).reduce(|(a, b), (c, d)| (a.min(c), b.max(d)));
    let nulls = bodies.iter().map(|body| body.nulls as u64).sum();
    chunk.close(descriptor, dictionary.statistics(ranks, nulls))
}

/// The column of a group in numbers that are all different, as the rows of a file are.
pub(super) fn numbers_chunk(descriptor: &ColumnDescPtr, numbers: &[u32]) -> Result<Chunk, ParquetError> {
    let mut chunk = ChunkWriter::new(Type::INT32);
    let plain = |number: u32| number.to_le_bytes().to_vec();
    for rows in numbers.chunks(PAGE_ROWS) {
        let mut bytes = levels(rows, 0);
        bytes.extend(rows.iter().flat_map(|number| number.to_le_bytes()));
        let bounds = rows.iter().min().copied().zip(rows.iter().max().copied());
        let body = Body { bytes: bytes.into(), rows: rows.len(), nulls: 0, bounds: None };
        chunk.page(&body, Encoding::PLAIN, bounds.map(|(min, max)| (plain(min), plain(max))))?;
    }
    let (min, max) = (numbers.iter().min().copied().map(plain), numbers.iter().max().copied().map(plain));
    chunk.close(descriptor, statistics(Type::INT32, min, max, 0))
}

/// Writes the pages of one column of a group.
struct ChunkWriter {
    sink: TrackedWrite<Vec<u8>>,
    uncompressed: i64,
    compressed: i64,
    dictionary_at: Option<i64>,
    first_page: Option<u64>,
    rows: usize,
    kind: Type,
    index: ColumnIndexBuilder,
    offsets: OffsetIndexBuilder,
}

impl ChunkWriter {
    fn new(kind: Type) -> Self {
        Self {
            sink: TrackedWrite::new(Vec::new()),
            uncompressed: 0,
            compressed: 0,
            dictionary_at: None,
            first_page: None,
            rows: 0,
            kind,
            index: ColumnIndexBuilder::new(kind),
            offsets: OffsetIndexBuilder::new(),
        }
    }

    fn dictionary(&mut self, dictionary: &Dictionary) -> Result<(), ParquetError> {
        let bytes = dictionary.page();
        let size = bytes.len();
        let page = Page::DictionaryPage {
            buf: bytes.into(),
            num_values: dictionary.len() as u32,
            encoding: Encoding::PLAIN,
            is_sorted: true,
        };
        let spec = SerializedPageWriter::new(&mut self.sink).write_page(CompressedPage::new(page, size))?;
        self.uncompressed += spec.uncompressed_size as i64;
        self.compressed += spec.compressed_size as i64;
        self.dictionary_at = Some(0);
        Ok(())
    }

    fn page(
        &mut self,
        body: &Body,
        encoding: Encoding,
        bounds: Option<(Vec<u8>, Vec<u8>)>,
    ) -> Result<(), ParquetError> {
        let page = Page::DataPage {
            buf: body.bytes.clone(),
            num_values: body.rows as u32,
            encoding,
            def_level_encoding: Encoding::RLE,
            rep_level_encoding: Encoding::RLE,
            statistics: None,
        };
        let page = CompressedPage::new(page, body.bytes.len());
        let spec = SerializedPageWriter::new(&mut self.sink).write_page(page)?;
        self.first_page.get_or_insert(spec.offset);
        self.uncompressed += spec.uncompressed_size as i64;
        self.compressed += spec.compressed_size as i64;
        self.offsets.append_offset_and_size(spec.offset as i64, spec.compressed_size as i32);
        self.offsets.append_row_count(body.rows as i64);
        let is_empty = bounds.is_none();
        let (min, max) = bounds.unwrap_or_default();
        self.index.append(is_empty, min, max, body.nulls as i64, None);
        self.rows += body.rows;
        Ok(())
    }

    fn close(
        mut self,
        descriptor: &ColumnDescPtr,
        statistics: parquet::file::statistics::Statistics,
    ) -> Result<Chunk, ParquetError> {
        let encodings = match self.dictionary_at {
            Some(_) => vec![Encoding::PLAIN, Encoding::RLE, Encoding::RLE_DICTIONARY],
            None => vec![Encoding::PLAIN, Encoding::RLE],
        };
        let metadata = ColumnChunkMetaData::builder(descriptor.clone())
            .set_compression(Compression::UNCOMPRESSED)
            .set_encodings(encodings)
            .set_num_values(self.rows as i64)
            .set_total_compressed_size(self.compressed)
            .set_total_uncompressed_size(self.uncompressed)
            .set_dictionary_page_offset(self.dictionary_at)
            .set_data_page_offset(self.first_page.unwrap_or_default() as i64)
            .set_statistics(statistics)
            .build()?;
        self.index.set_boundary_order(BoundaryOrder::UNORDERED);
        let column_index = if self.kind == Type::BYTE_ARRAY { Some(self.index.build()?) } else { None };
        let close = ColumnCloseResult {
            bytes_written: self.compressed as u64,
            rows_written: self.rows as u64,
            metadata,
            bloom_filter: None,
            column_index,
            offset_index: Some(self.offsets.build()),
        };
        Ok((self.sink.into_inner()?.into(), close))
    }
}
