//! Files of Parquet that somebody else wrote or damaged: whether the footer points where the file is, whether pages are
//! compressed as is read and no larger than they may be, and a reader that gives up.
//!
//! The reader of Parquet takes offsets and lengths as they stand: those of a damaged file end in sums that overflow, or in memory
//! that nobody has. So they are looked at before any page is read. Does not hold: how a footer is passed before it is read
//! (`footer.rs`), what the headers of pages say (`page_headers.rs`), and how much is read (`bounds.rs`).

use std::ops::Range;
use std::sync::Arc;

use bytes::Bytes;
use marsad_model::quietly;
use parquet::arrow::arrow_reader::{ArrowReaderMetadata, ArrowReaderOptions};
use parquet::basic::{Compression, Type};
use parquet::column::page::PageReader as _;
use parquet::errors::ParquetError;
use parquet::file::metadata::page_index::RowGroupPageIndex;
use parquet::file::metadata::{
    ColumnChunkMetaData, PageIndexPolicy, ParquetMetaData, ParquetMetaDataReader, RowGroupMetaData,
};
use parquet::file::page_index::offset_index::OffsetIndexMetaData;
use parquet::file::serialized_reader::SerializedPageReader;

use crate::bounds::{Bounds, TOO_LONG, unpacked_max};
use crate::page_headers::{Pages, Unfit, begin_at, pages};
use crate::{footer, lengths};

/// What is said of bytes that no writer would leave.
const DAMAGED: &str = "its bytes are damaged";
/// What the reader says of a page whose bytes are others than were written, in whatever kind of error it comes.
const CRC: &str = "CRC checksum";
/// What is said of it here.
const CHECKSUM: &str = "a page is not what its checksum says, so its bytes were changed or damaged";

/// The rows of a page of a cube: the lake leaves half as many at most.
const PAGE_ROWS_MAX: u64 = 1 << 14;

/// The footer of a file.
pub(crate) fn read_footer(bytes: &Bytes) -> Result<ArrowReaderMetadata, ParquetError> {
    if !footer::is_sound(bytes) {
        return Err(damaged());
    }
    decoded(|| ArrowReaderMetadata::load(bytes, ArrowReaderOptions::new()))
}

/// The footer of a file with the indexes of its pages, where it has any.
pub(crate) fn read_footer_and_indexes(bytes: &Bytes) -> Result<ArrowReaderMetadata, ParquetError> {
    if !footer::is_sound(bytes) {
        return Err(damaged());
    }
    let read = decoded(|| ParquetMetaDataReader::new().parse_and_finish(bytes))?;
    let mut columns = read.row_groups().iter().flat_map(RowGroupMetaData::columns);
    if !columns.all(|column| is_indexed(bytes, column)) {
        return Err(damaged());
    }
    let mut reader = ParquetMetaDataReader::new_with_metadata(read).with_page_index_policy(PageIndexPolicy::Optional);
    decoded(|| {
        reader.read_page_indexes(bytes)?;
        ArrowReaderMetadata::try_new(Arc::new(reader.finish()?), ArrowReaderOptions::new())
    })
}

/// Whether the indexes of a column, where it has any, may be read.
fn is_indexed(bytes: &Bytes, column: &ColumnChunkMetaData) -> bool {
    let is_right = |range: Option<Range<u64>>, is_sound: fn(&[u8]) -> bool| {
        range.is_none_or(|range| within(bytes, range.start, range.end).is_some_and(is_sound))
    };
    is_right(column.column_index_range(), footer::is_column_index_sound)
        && is_right(column.offset_index_range(), footer::is_offset_index_sound)
}

/// Refuses a cube whose pages are others than the lake leaves. None has many rows and no byte is of two columns, so that
/// rows go by the length of the file; a row group has as many as it says, and an index names where pages begin.
pub(crate) fn check_pages(bytes: &Bytes, metadata: &ParquetMetaData) -> Result<(), ParquetError> {
    let mut left = Bounds { pages: unpacked_max(bytes.len()), ..Bounds::ALL };
    let mut length = 0_usize;
    for (number, group) in metadata.row_groups().iter().enumerate() {
        let index = metadata.page_index_for_row_group(number);
        for (place, column) in group.columns().iter().enumerate() {
            let pages = pages_of(bytes, column)?;
            left.take_pages(pages.bytes)?;
            length = length.saturating_add(held(bytes, column)?.len());
            let is_left = length <= bytes.len()
                && pages.most_values <= PAGE_ROWS_MAX
                && u64::try_from(group.num_rows()) == Ok(pages.values)
                && index.offset_index(place).is_none_or(|index| is_beginnings(bytes, column, index));
            if !is_left {
                return Err(damaged());
            }
            if pages.has_lengths {
                decoded(|| check_lengths(bytes, column, group.num_rows()))?;
            }
        }
    }
    Ok(())
}

/// Whether pages of a column begin where an index says.
fn is_beginnings(bytes: &Bytes, column: &ColumnChunkMetaData, index: &OffsetIndexMetaData) -> bool {
    let Some(((start, _), held)) = chunk(column).zip(held(bytes, column).ok()) else { return false };
    let place = |offset: i64| usize::try_from(u64::try_from(offset).ok()?.checked_sub(start)?).ok();
    begin_at(held, index.page_locations().iter().map(|page| place(page.offset).unwrap_or(usize::MAX)))
}

/// What is said of bytes that no writer would leave.
fn damaged() -> ParquetError {
    ParquetError::General(DAMAGED.to_owned())
}

/// The words for an error of the reader, without those of its own.
pub(crate) fn said(error: &ParquetError) -> String {
    match error {
        damaged if damaged.to_string().contains(CRC) => CHECKSUM.to_owned(),
        ParquetError::General(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The name of the first compression that is not read: of gzip and Brotli the reader does not bound what comes out of a page.
pub(crate) fn unread_compression(metadata: &ParquetMetaData) -> Option<&'static str> {
    let columns = metadata.row_groups().iter().flat_map(RowGroupMetaData::columns);
    columns.map(ColumnChunkMetaData::compression).find_map(compression_unread)
}

/// The name of a compression, if it is not read.
fn compression_unread(compression: Compression) -> Option<&'static str> {
    match compression {
        Compression::GZIP(_) => Some("gzip"),
        Compression::BROTLI(_) => Some("brotli"),
        Compression::LZO => Some("lzo"),
        Compression::UNCOMPRESSED
        | Compression::SNAPPY
        | Compression::LZ4
        | Compression::LZ4_RAW
        | Compression::ZSTD(_) => None,
    }
}

/// The pages of a column of a row group as their headers say them: none is unpacked for it.
pub(crate) fn pages_of(bytes: &Bytes, column: &ColumnChunkMetaData) -> Result<Pages, ParquetError> {
    pages(held(bytes, column)?, dictionary_bytes_min(column)).map_err(|unfit| match unfit {
        Unfit::Damaged => damaged(),
        Unfit::TooLarge => ParquetError::General(TOO_LONG.to_owned()),
    })
}

/// The bytes of a column.
fn held<'b>(bytes: &'b Bytes, column: &ColumnChunkMetaData) -> Result<&'b [u8], ParquetError> {
    chunk(column).and_then(|(start, end)| within(bytes, start, end)).ok_or_else(damaged)
}

/// The bytes from `start` to `end`, if the file has them.
fn within(bytes: &Bytes, start: u64, end: u64) -> Option<&[u8]> {
    bytes.get(usize::try_from(start).ok()?..usize::try_from(end).ok()?)
}

/// Refuses pages with more lengths of texts than their column has rows.
pub(crate) fn check_lengths(bytes: &Bytes, column: &ColumnChunkMetaData, rows: i64) -> Result<(), ParquetError> {
    let rows = u64::try_from(rows).map_err(|_| damaged())?;
    let has_nulls = column.column_descr().max_def_level() > 0;
    let mut pages = SerializedPageReader::new(Arc::new(bytes.clone()), column, rows as usize, None)?;
    while let Some(page) = pages.get_next_page()? {
        if !lengths::fit(&page, rows, has_nulls) {
            return Err(damaged());
        }
    }
    Ok(())
}

/// How many bytes a value takes at least in the dictionary of a column: a text has its length before it.
fn dictionary_bytes_min(column: &ColumnChunkMetaData) -> u64 {
    match column.column_type() {
        Type::BOOLEAN => 1,
        Type::INT32 | Type::FLOAT | Type::BYTE_ARRAY => 4,
        Type::INT64 | Type::DOUBLE => 8,
        Type::INT96 => 12,
        Type::FIXED_LEN_BYTE_ARRAY => u64::try_from(column.column_descr().type_length()).unwrap_or(1).max(1),
    }
}

/// What `read` finds in a file of Parquet; an error where the reader gives up on bytes that no writer would leave.
pub(crate) fn decoded<T>(read: impl FnOnce() -> Result<T, ParquetError>) -> Result<T, ParquetError> {
    quietly(read).unwrap_or_else(|| Err(damaged()))
}

/// What is wrong with the places that `metadata` names in a file of `size` bytes.
pub(crate) fn fault(metadata: &ParquetMetaData, size: usize) -> Option<String> {
    metadata.row_groups().iter().enumerate().find_map(|(number, group)| {
        let is_right = is_group(group, size as u64, &metadata.page_index_for_row_group(number));
        (!is_right).then(|| format!("row group {number} lies outside the file"))
    })
}

fn is_group(group: &RowGroupMetaData, size: u64, pages: &RowGroupPageIndex) -> bool {
    let Ok(rows) = u64::try_from(group.num_rows()) else { return false };
    group.columns().iter().enumerate().all(|(place, column)| {
        let Some((start, end)) = chunk(column).filter(|(_, end)| *end <= size) else { return false };
        pages.offset_index(place).is_none_or(|pages| is_pages(pages, (start, end), rows))
    })
}

/// Where a column begins and ends.
fn chunk(column: &ColumnChunkMetaData) -> Option<(u64, u64)> {
    let start = column.dictionary_page_offset().unwrap_or_else(|| column.data_page_offset());
    let start = u64::try_from(start).ok()?;
    let end = start.checked_add(u64::try_from(column.compressed_size()).ok()?)?;
    (u64::try_from(column.data_page_offset()).ok()? <= end).then_some((start, end))
}

/// Whether pages follow each other inside their column, and their first rows inside the group.
fn is_pages(pages: &OffsetIndexMetaData, (start, end): (u64, u64), rows: u64) -> bool {
    let (mut from, mut row) = (start, None);
    pages.page_locations().iter().all(|page| {
        let place = (u64::try_from(page.offset), u64::try_from(page.compressed_page_size));
        let (Ok(offset), Ok(length), Ok(first)) = (place.0, place.1, u64::try_from(page.first_row_index)) else {
            return false;
        };
        let follows = offset >= from && row.map_or(first == 0, |row| first > row) && (first < rows || rows == 0);
        (from, row) = (offset.saturating_add(length), Some(first));
        follows && from <= end
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use arrow_array::{ArrayRef, Int32Array, Int64Array, RecordBatch};
    use bytes::Bytes;
    use parquet::arrow::ArrowWriter;
    use parquet::arrow::arrow_reader::{ArrowReaderMetadata, ArrowReaderOptions};
    use parquet::basic::Compression;
    use parquet::file::metadata::{PageIndexPolicy, ParquetMetaData};
    use parquet::file::page_index::offset_index::{OffsetIndexMetaData, PageLocation};
    use parquet::file::properties::WriterProperties;

    use super::{check_pages, fault, is_beginnings, is_pages, pages_of, read_footer_and_indexes};
    use crate::page_headers::Pages;

    #[test]
    fn a_file_that_ends_before_its_columns_do_is_told() {
        let numbers: ArrayRef = Arc::new(Int32Array::from_iter_values(0..5000));
        let table = RecordBatch::try_from_iter([("n", numbers)]).unwrap();
        let mut writer = ArrowWriter::try_new(Vec::new(), table.schema(), None).unwrap();
        writer.write(&table).unwrap();
        let bytes = Bytes::from(writer.into_inner().unwrap());
        let options = ArrowReaderOptions::new().with_page_index_policy(PageIndexPolicy::Required);
        let read = ArrowReaderMetadata::load(&bytes, options).unwrap();
        assert_eq!(fault(read.metadata(), bytes.len()), None);
        assert!(fault(read.metadata(), 100).is_some());
    }

    /// Two pages of a column from byte 4 to byte 104, the second of which begins with row 10 of 20.
    #[test]
    fn pages_before_their_column_behind_it_or_out_of_order_are_told() {
        let page = |(offset, compressed_page_size, first_row_index): (i64, i32, i64)| PageLocation {
            offset,
            compressed_page_size,
            first_row_index,
        };
        let of = |pages: [(i64, i32, i64); 2]| OffsetIndexMetaData {
            page_locations: pages.map(page).to_vec(),
            unencoded_byte_array_data_bytes: None,
        };
        let is_right = |pages| is_pages(&of(pages), (4, 104), 20);
        assert!(is_right([(14, 40, 0), (54, 50, 10)]));
        let wrong = [
            [(3, 40, 0), (54, 50, 10)],
            [(14, 40, 0), (53, 50, 10)],
            [(14, 40, 0), (54, 51, 10)],
            [(14, -1, 0), (54, 50, 10)],
            [(14, 40, 0), (54, 50, 0)],
            [(14, 40, 0), (54, 50, 20)],
            [(14, 40, 1), (54, 50, 10)],
        ];
        assert!(wrong.into_iter().all(|pages| !is_right(pages)));
    }

    /// A file of numbers, so many of them to a page.
    fn numbers(rows: i64, to_a_page: usize) -> (Bytes, Arc<ParquetMetaData>) {
        let numbers: ArrayRef = Arc::new(Int64Array::from_iter_values(0..rows));
        let table = RecordBatch::try_from_iter([("n", numbers)]).unwrap();
        let properties = WriterProperties::builder().set_dictionary_enabled(false);
        let properties = properties.set_data_page_row_count_limit(to_a_page).build();
        let mut writer = ArrowWriter::try_new(Vec::new(), table.schema(), Some(properties)).unwrap();
        writer.write(&table).unwrap();
        let bytes = Bytes::from(writer.into_inner().unwrap());
        let read = read_footer_and_indexes(&bytes).unwrap();
        (bytes, read.metadata().clone())
    }

    #[test]
    fn a_cube_has_the_rows_that_its_pages_have_and_no_page_has_many() {
        let (bytes, sound) = numbers(20_000, 4096);
        assert!(check_pages(&bytes, &sound).is_ok());
        let refused =
            |groups| check_pages(&bytes, &ParquetMetaData::new(sound.file_metadata().clone(), groups)).is_err();
        let group = sound.row_group(0).clone();
        assert!(!refused(vec![group.clone()]));
        // Four thousand million rows, for which the reader would make room.
        assert!(refused(vec![group.clone().into_builder().set_num_rows(1 << 32).build().unwrap()]));
        // The same pages again and again.
        assert!(refused(vec![group; 3]));
        // A list in the header of the first page.
        let mut listed = bytes.to_vec();
        listed[4] = 0x19;
        assert!(check_pages(&Bytes::from(listed), &sound).is_err());
        let (bytes, long) = numbers(20_000, 20_000);
        assert!(check_pages(&bytes, &long).is_err());
    }

    /// What stands within a page may be the header of another one, which nobody has looked at.
    #[test]
    fn an_index_that_points_into_a_page_is_told() {
        let (bytes, metadata) = numbers(10_000, 4096);
        let (pages, column) = (metadata.page_index_for_row_group(0), metadata.row_group(0).column(0));
        let mut index = pages.offset_index(0).unwrap().clone();
        assert!(index.page_locations.len() > 1 && is_beginnings(&bytes, column, &index));
        index.page_locations[1].offset += 1;
        assert!(!is_beginnings(&bytes, column, &index));
        index.page_locations[1].offset = -1;
        assert!(!is_beginnings(&bytes, column, &index));
    }

    /// A page of a thousand equal numbers, each of eight bytes, as it is packed and unpacked.
    #[test]
    fn pages_are_told_by_their_headers_as_the_reader_unpacks_them() {
        let numbers: ArrayRef = Arc::new(Int64Array::from(vec![7; 1000]));
        let table = RecordBatch::try_from_iter([("n", numbers)]).unwrap();
        let properties = WriterProperties::builder().set_dictionary_enabled(false).set_compression(Compression::SNAPPY);
        let mut writer = ArrowWriter::try_new(Vec::new(), table.schema(), Some(properties.build())).unwrap();
        writer.write(&table).unwrap();
        let bytes = Bytes::from(writer.into_inner().unwrap());
        assert!(bytes.len() < 8000, "{}", bytes.len());
        let read = ArrowReaderMetadata::load(&bytes, ArrowReaderOptions::new()).unwrap();
        let Pages { bytes, largest, .. } = pages_of(&bytes, read.metadata().row_group(0).column(0)).unwrap();
        assert!((8000..8100).contains(&bytes) && largest == bytes, "{bytes} {largest}");
    }
}
