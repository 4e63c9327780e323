//! Files of Parquet that somebody damaged: whether the footer points where the file is, and a reader that gives up.
//!
//! The reader of Parquet takes offsets and lengths as they stand: those of a damaged file end in sums that overflow, or in memory
//! that nobody has. So they are looked at before any page is read.

use marsad_model::quietly;
use parquet::errors::ParquetError;
use parquet::file::metadata::page_index::RowGroupPageIndex;
use parquet::file::metadata::{ColumnChunkMetaData, ParquetMetaData, RowGroupMetaData};
use parquet::file::page_index::offset_index::OffsetIndexMetaData;

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

    use super::{fault, is_pages};

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
}
