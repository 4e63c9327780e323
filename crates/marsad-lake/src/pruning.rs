//! Which parts of a file a question can leave unread.

use std::ops::Range;

use parquet::arrow::arrow_reader::RowSelection;
use parquet::file::metadata::ParquetMetaData;
use parquet::file::page_index::column_index::ColumnIndexMetaData;
use parquet::file::statistics::Statistics;

/// What a question asks of one column of text: any of these values, sorted.
pub(crate) struct Wanted<'a> {
    pub column: usize,
    pub values: Vec<&'a str>,
}

impl Wanted<'_> {
    /// Whether a value may lie between `min` and `max`, both included.
    fn may_be_between(&self, min: &[u8], max: &[u8]) -> bool {
        let after_min = self.values.partition_point(|value| value.as_bytes() < min);
        self.values.get(after_min).is_some_and(|value| value.as_bytes() <= max)
    }
}

/// The row groups that may hold rows with wanted values.
pub(crate) fn row_groups(metadata: &ParquetMetaData, wanted: &[Wanted<'_>]) -> Vec<usize> {
    let may_hold = |group: usize| {
        wanted.iter().all(|wanted| match metadata.row_group(group).column(wanted.column).statistics() {
            Some(Statistics::ByteArray(statistics)) => match (statistics.min_bytes_opt(), statistics.max_bytes_opt()) {
                (Some(min), Some(max)) => wanted.may_be_between(min, max),
                _ => true,
            },
            _ => true,
        })
    };
    (0..metadata.num_row_groups()).filter(|group| may_hold(*group)).collect()
}

/// The rows of `groups` whose pages may hold wanted values; none where the file has no page index.
pub(crate) fn rows(metadata: &ParquetMetaData, groups: &[usize], wanted: &[Wanted<'_>]) -> Option<RowSelection> {
    let total = groups.iter().map(|group| metadata.row_group(*group).num_rows() as usize).sum();
    let mut selection = RowSelection::from_consecutive_ranges(std::iter::once(0..total), total);
    for wanted in wanted {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        let mut offset = 0;
        for group in groups {
            pages(metadata, *group, wanted, offset, &mut ranges)?;
            offset += metadata.row_group(*group).num_rows() as usize;
        }
        selection = selection.intersection(&RowSelection::from_consecutive_ranges(ranges.into_iter(), total));
    }
    Some(selection)
}

/// Adds the rows, counted from `offset`, of the pages of one column in one group that may hold wanted values.
fn pages(
    metadata: &ParquetMetaData,
    group: usize,
    wanted: &Wanted<'_>,
    offset: usize,
    ranges: &mut Vec<Range<usize>>,
) -> Option<()> {
    let pages = metadata.page_index_for_row_group(group);
    let ColumnIndexMetaData::BYTE_ARRAY(index) = pages.column_index(wanted.column)? else { return None };
    let locations = pages.page_locations(wanted.column)?;
    let rows = metadata.row_group(group).num_rows();
    for (page, location) in locations.iter().enumerate() {
        let first = location.first_row_index;
        let end = locations.get(page + 1).map_or(rows, |next| next.first_row_index);
        // A damaged index names pages that run backwards or beyond the rows: then every row is looked at.
        if !(0 <= first && first <= end && end <= rows) {
            return None;
        }
        let (first, end) = (first as usize, end as usize);
        let may_hold = match (index.min_value(page), index.max_value(page)) {
            (Some(min), Some(max)) => wanted.may_be_between(min, max),
            _ => true,
        };
        if may_hold {
            ranges.push(offset + first..offset + end);
        }
    }
    Some(())
}
