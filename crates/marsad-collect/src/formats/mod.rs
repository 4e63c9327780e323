//! The formats that can be read, one file each.

mod delimited;
mod workbook;

use marsad_model::FileFormat;

use crate::raw_table::{RawTable, Unreadable};

/// The table of a file in `format`.
pub(crate) fn read(format: &FileFormat, bytes: &[u8]) -> Result<RawTable, Unreadable> {
    match format {
        FileFormat::Xlsx { sheet, header_row } => workbook::read(bytes, sheet.as_deref(), *header_row),
        FileFormat::Csv { delimiter, header_row, .. } => delimited::read(bytes, *delimiter, *header_row),
        FileFormat::SdmxCsv => delimited::read(bytes, ',', 1),
    }
}
