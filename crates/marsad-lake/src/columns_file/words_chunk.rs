//! A column of words as Parquet writes it: the words once, and their places page by page.
//!
//! Source: Apache Parquet format, "Data Pages" and "Dictionary Encoding". The general writer spells and looks up every
//! word of every row; here the places are known.

use bytes::Bytes;
use parquet::basic::{BoundaryOrder, Compression, Encoding, Type};
use parquet::column::page::{CompressedPage, Page, PageWriter as _};
use parquet::column::writer::ColumnCloseResult;
use parquet::data_type::ByteArray;
use parquet::errors::ParquetError;
use parquet::file::metadata::{ColumnChunkMetaData, ColumnIndexBuilder, OffsetIndexBuilder};
use parquet::file::statistics::Statistics;
use parquet::file::writer::{SerializedPageWriter, TrackedWrite};
use parquet::schema::types::ColumnDescPtr;

use super::PAGE_ROWS;
use super::hybrid::hybrid;

/// The words of a column as the dictionary page has them.
pub(super) struct Words {
    /// Each word in the plain encoding, sorted.
    plain: Vec<Vec<u8>>,
    /// For each place the rank of its word.
    ranks: Vec<u32>,
    is_text: bool,
    is_nullable: bool,
}

impl Words {
    pub(super) fn of_texts(texts: &[&str], is_nullable: bool) -> Self {
        let (sorted, ranks) = ranked(texts);
        Self { plain: sorted.iter().map(|text| text.as_bytes().to_vec()).collect(), ranks, is_text: true, is_nullable }
    }

    pub(super) fn of_moments(moments: &[i64]) -> Self {
        let (sorted, ranks) = ranked(moments);
        let plain = sorted.iter().map(|moment| moment.to_le_bytes().to_vec()).collect();
        Self { plain, ranks, is_text: false, is_nullable: false }
    }

    fn dictionary(&self) -> Vec<u8> {
        let mut page = Vec::new();
        for word in &self.plain {
            if self.is_text {
                page.extend_from_slice(&(word.len() as u32).to_le_bytes());
            }
            page.extend_from_slice(word);
        }
        page
    }

    fn width(&self) -> u8 {
        (u32::BITS - (self.plain.len().saturating_sub(1) as u32).leading_zeros()) as u8
    }

    fn statistics(&self, bounds: Option<(u32, u32)>, nulls: u64) -> Statistics {
        let word = |rank: u32| self.plain.get(rank as usize).cloned().unwrap_or_default();
        if self.is_text {
            let text = |rank| ByteArray::from(word(rank));
            return Statistics::byte_array(
                bounds.map(|(min, _)| text(min)),
                bounds.map(|(_, max)| text(max)),
                None,
                Some(nulls),
                false,
            );
        }
        let moment = |rank| word(rank).try_into().map(i64::from_le_bytes).unwrap_or_default();
        Statistics::int64(
            bounds.map(|(min, _)| moment(min)),
            bounds.map(|(_, max)| moment(max)),
            None,
            Some(nulls),
            false,
        )
    }
}

/// The different values in order, and for each place the rank of its value.
fn ranked<T: Ord + Copy>(values: &[T]) -> (Vec<T>, Vec<u32>) {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let rank = |value: &T| sorted.binary_search(value).unwrap_or_default() as u32;
    let ranks = values.iter().map(rank).collect();
    (sorted, ranks)
}

/// The column of a group whose rows have these places; none where a row has no word.
pub(super) fn words_chunk(
    descriptor: &ColumnDescPtr,
    words: &Words,
    places: impl Iterator<Item = Option<u32>>,
) -> Result<(Bytes, ColumnCloseResult), ParquetError> {
    let ranks: Vec<Option<u32>> =
        places.map(|place| place.map(|place| words.ranks.get(place as usize).copied().unwrap_or_default())).collect();
    let mut sink = TrackedWrite::new(Vec::new());
    let mut chunk = Chunk::default();
    {
        let mut writer = SerializedPageWriter::new(&mut sink);
        let dictionary = words.dictionary();
        let size = dictionary.len();
        let page = Page::DictionaryPage {
            buf: dictionary.into(),
            num_values: words.plain.len() as u32,
            encoding: Encoding::PLAIN,
            is_sorted: true,
        };
        let spec = writer.write_page(CompressedPage::new(page, size))?;
        chunk.uncompressed += spec.uncompressed_size as i64;
        chunk.compressed += spec.compressed_size as i64;
        let is_empty = ranks.is_empty();
        for rows in ranks.chunks(PAGE_ROWS) {
            chunk.page(&mut writer, words, rows)?;
        }
        debug_assert!(!is_empty, "a group has rows");
    }
    let close = chunk.close(descriptor, words, ranks.len())?;
    Ok((sink.into_inner()?.into(), close))
}

/// What is said of a column of a group while its pages are written.
struct Chunk {
    uncompressed: i64,
    compressed: i64,
    first_page: Option<u64>,
    nulls: u64,
    bounds: Option<(u32, u32)>,
    index: ColumnIndexBuilder,
    offsets: OffsetIndexBuilder,
}

impl Default for Chunk {
    fn default() -> Self {
        Self {
            uncompressed: 0,
            compressed: 0,
            first_page: None,
            nulls: 0,
            bounds: None,
            index: ColumnIndexBuilder::new(Type::BYTE_ARRAY),
            offsets: OffsetIndexBuilder::new(),
        }
    }
}

impl Chunk {
    fn page<W: std::io::Write + Send>(
        &mut self,
        writer: &mut SerializedPageWriter<'_, W>,
        words: &Words,
        rows: &[Option<u32>],
    ) -> Result<(), ParquetError> {
        let ranks: Vec<u32> = rows.iter().flatten().copied().collect();
        let bounds = ranks.iter().min().copied().zip(ranks.iter().max().copied());
        let nulls = (rows.len() - ranks.len()) as u64;
        let mut body = Vec::new();
        if words.is_nullable {
            let levels: Vec<u32> = rows.iter().map(|row| u32::from(row.is_some())).collect();
            let levels = hybrid(&levels, 1);
            body.extend_from_slice(&(levels.len() as u32).to_le_bytes());
            body.extend(levels);
        }
        body.push(words.width());
        body.extend(hybrid(&ranks, words.width()));
        let size = body.len();
        let page = Page::DataPage {
            buf: body.into(),
            num_values: rows.len() as u32,
            encoding: Encoding::RLE_DICTIONARY,
            def_level_encoding: Encoding::RLE,
            rep_level_encoding: Encoding::RLE,
            statistics: None,
        };
        let spec = writer.write_page(CompressedPage::new(page, size))?;
        self.first_page.get_or_insert(spec.offset);
        self.uncompressed += spec.uncompressed_size as i64;
        self.compressed += spec.compressed_size as i64;
        self.offsets.append_offset_and_size(spec.offset as i64, spec.compressed_size as i32);
        self.offsets.append_row_count(rows.len() as i64);
        let word = |rank: u32| words.plain.get(rank as usize).cloned().unwrap_or_default();
        let (min, max) = bounds.map_or((Vec::new(), Vec::new()), |(min, max)| (word(min), word(max)));
        self.index.append(bounds.is_none(), min, max, nulls as i64, None);
        self.nulls += nulls;
        self.bounds = match (self.bounds, bounds) {
            (Some((a, b)), Some((c, d))) => Some((a.min(c), b.max(d))),
            (known, new) => known.or(new),
        };
        Ok(())
    }

    fn close(
        mut self,
        descriptor: &ColumnDescPtr,
        words: &Words,
        rows: usize,
    ) -> Result<ColumnCloseResult, ParquetError> {
        let metadata = ColumnChunkMetaData::builder(descriptor.clone())
            .set_compression(Compression::UNCOMPRESSED)
            .set_encodings(vec![Encoding::PLAIN, Encoding::RLE, Encoding::RLE_DICTIONARY])
            .set_num_values(rows as i64)
            .set_total_compressed_size(self.compressed)
            .set_total_uncompressed_size(self.uncompressed)
            .set_dictionary_page_offset(Some(0))
            .set_data_page_offset(self.first_page.unwrap_or_default() as i64)
            .set_statistics(words.statistics(self.bounds, self.nulls))
            .build()?;
        self.index.set_boundary_order(BoundaryOrder::UNORDERED);
        let column_index = if words.is_text { Some(self.index.build()?) } else { None };
        Ok(ColumnCloseResult {
            bytes_written: self.compressed as u64,
            rows_written: rows as u64,
            metadata,
            bloom_filter: None,
            column_index,
            offset_index: Some(self.offsets.build()),
        })
    }
}
