//! Files of Parquet that somebody else wrote or damaged: whether the footer points where the file is, whether pages are
//! compressed as is read and hold no more than they may, and a reader that gives up.
//!
//! The reader of Parquet takes offsets and lengths as they stand: those of a damaged file end in sums that overflow, or in memory
//! that nobody has. So they are looked at before any page is read.

use bytes::Bytes;
use marsad_model::quietly;
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::metadata::page_index::RowGroupPageIndex;
use parquet::file::metadata::{ColumnChunkMetaData, ParquetMetaData, RowGroupMetaData};
use parquet::file::page_index::offset_index::OffsetIndexMetaData;
use parquet::file::reader::FileReader as _;
use parquet::file::serialized_reader::SerializedFileReader;

/// What is said of values that take more memory than they may.
pub(crate) const TOO_LONG: &str = "its values are longer than what is read";
/// What is said of a page whose bytes are others than were written.
const CHECKSUM: &str = "a page is not what its checksum says, so its bytes were changed or damaged";

/// The words for an error of the reader, without those of its own.
pub(crate) fn said(error: &ParquetError) -> String {
    match error {
        ParquetError::General(text) if text.contains("CRC checksum") => CHECKSUM.to_owned(),
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

/// The size of the largest column of each row group, longer than any of its values, if all pages together hold no more than
/// `bytes_max`. Every page is unpacked for it and none is kept: what footers say may be untrue.
pub(crate) fn sizes(bytes: &Bytes, metadata: &ParquetMetaData, bytes_max: u64) -> Result<Vec<u64>, ParquetError> {
    let too_long = || ParquetError::General(TOO_LONG.to_owned());
    let told = |column: &ColumnChunkMetaData| u64::try_from(column.uncompressed_size()).unwrap_or(u64::MAX);
    let columns = metadata.row_groups().iter().flat_map(RowGroupMetaData::columns);
    if columns.fold(0, |sum: u64, column| sum.saturating_add(told(column))) > bytes_max {
        return Err(too_long());
    }
    let file = SerializedFileReader::new(bytes.clone())?;
    let (mut sum, mut sizes) = (0_u64, Vec::new());
    for (number, group) in metadata.row_groups().iter().enumerate() {
        let (columns, mut largest) = (file.get_row_group(number)?, 0);
        for place in 0..group.num_columns() {
            let (mut pages, mut size) = (columns.get_column_page_reader(place)?, 0_u64);
            while let Some(page) = pages.get_next_page()? {
                let length = u64::try_from(page.buffer().len()).unwrap_or(u64::MAX);
                (size, sum) = (size.saturating_add(length), sum.saturating_add(length));
                if sum > bytes_max {
                    return Err(too_long());
                }
            }
            largest = size.max(largest);
        }
        sizes.push(largest);
    }
    Ok(sizes)
}

/// What `read` finds in a file of Parquet; an error where the reader gives up on bytes that no writer would leave.
pub(crate) fn decoded<T>(read: impl FnOnce() -> Result<T, ParquetError>) -> Result<T, ParquetError> {
    quietly(read).unwrap_or_else(|| Err(ParquetError::General("its bytes are damaged".to_owned())))
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

    use arrow_array::{ArrayRef, Int32Array, RecordBatch};
    use bytes::Bytes;
    use parquet::arrow::ArrowWriter;
    use parquet::arrow::arrow_reader::{ArrowReaderMetadata, ArrowReaderOptions};
    use parquet::file::metadata::PageIndexPolicy;
    use parquet::file::page_index::offset_index::{OffsetIndexMetaData, PageLocation};

    use super::{fault, is_pages, said, sizes};

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

    /// The numbers 1, 2 and 3 in one page with its checksum, as PyArrow writes it (`write_page_checksum`).
    const WITH_CHECKSUM: &[u8] =
        b"PAR1\x15\x00\x15<\x15<\x15\xfa\xca\xd7\xa9\x0d\x1c\x15\x06\x15\x00\x15\x06\x15\x06\x1c\x00\x00\x00\
        \x02\x00\x00\x00\x06\x01\x01\x00\x00\x00\x00\x00\x00\x00\x02\x00\x00\x00\x00\x00\x00\x00\x03\x00\x00\
        \x00\x00\x00\x00\x00\x15\x04\x19,5\x00\x18\x06schema\x15\x02\x00\x15\x04%\x02\x18\x01n\x00\x16\x06\
        \x19\x1c\x19\x1c&\x00\x1c\x15\x04\x19%\x06\x00\x19\x18\x01n\x15\x00\x16\x06\x16n\x16n&\x08I\x1c\x15\
        \x00\x15\x00\x15\x02\x00<)\x06\x19&\x00\x06\x00\x00\x00\x16n\x16\x06&\x08\x16n\x00(\x20parquet-cpp-a\
        rrow\x20version\x2026.0.1\x19\x1c\x1c\x00\x00\x00z\x00\x00\x00PAR1";

    #[test]
    fn a_page_that_is_not_what_its_checksum_says_is_told() {
        let check = |bytes: &[u8]| {
            let bytes = Bytes::copy_from_slice(bytes);
            let read = ArrowReaderMetadata::load(&bytes, ArrowReaderOptions::new()).unwrap();
            sizes(&bytes, read.metadata(), 1 << 20)
        };
        assert!(check(WITH_CHECKSUM).is_ok());
        let mut changed = WITH_CHECKSUM.to_vec();
        let second = changed.windows(8).position(|bytes| bytes == 2_i64.to_le_bytes()).unwrap();
        changed[second] ^= 1;
        let error = check(&changed).unwrap_err();
        assert!(said(&error).contains("checksum"), "{error}");
    }
}
