//! An old workbook as its stream of records (MS-XLS, BIFF8): one sheet of texts and numbers, the least that is read.

const BEGIN: u16 = 0x0809;
const END: u16 = 0x000A;
const SHEET: u16 = 0x0085;
const SIZE: u16 = 0x0200;
const NUMBER: u16 = 0x0203;
const LABEL: u16 = 0x0204;

/// What a part of the stream describes.
const WORKBOOK: u16 = 0x0005;
const WORKSHEET: u16 = 0x0010;

const NAME: &str = "Arrivals";
/// Every record begins with its kind and its length.
const RECORD_HEAD: usize = 4;

/// The stream of these rows; letters that Latin-1 does not have become question marks.
pub fn stream(rows: &[Vec<String>]) -> Vec<u8> {
    let mut stream = begin(WORKBOOK);
    let sheet_at = stream.len() + RECORD_HEAD + 8 + NAME.len() + RECORD_HEAD;
    stream.extend(sheet(sheet_at as u32));
    stream.extend(record(END, &[]));
    stream.extend(begin(WORKSHEET));
    stream.extend(size(rows));
    for (at, row) in (0_u16..).zip(rows) {
        for (column, text) in (0_u16..).zip(row) {
            stream.extend(cell(at, column, text));
        }
    }
    stream.extend(record(END, &[]));
    stream
}

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
}

fn begin(of: u16) -> Vec<u8> {
    let mut data = [0x0600_u16.to_le_bytes(), of.to_le_bytes()].concat();
    data.resize(16, 0);
    record(BEGIN, &data)
}

/// Where a sheet begins, that it is visible and holds cells, and its name in letters of one byte.
fn sheet(begins_at: u32) -> Vec<u8> {
    record(SHEET, &[&begins_at.to_le_bytes()[..], &[0, 0, NAME.len() as u8, 0], NAME.as_bytes()].concat())
}

/// The first row and the row after the last, and the same of the columns.
fn size(rows: &[Vec<String>]) -> Vec<u8> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default() as u16;
    let rows = rows.len() as u32;
    record(SIZE, &[&[0; 4][..], &rows.to_le_bytes(), &[0; 2], &columns.to_le_bytes(), &[0; 2]].concat())
}

fn cell(row: u16, column: u16, text: &str) -> Vec<u8> {
    let place = [row, column, 0].map(u16::to_le_bytes).concat();
    if let Ok(number) = text.parse::<f64>() {
        return record(NUMBER, &[&place[..], &number.to_le_bytes()].concat());
    }
    let letters: Vec<u8> = text.chars().map(|letter| u8::try_from(letter).unwrap_or(b'?')).collect();
    let length = (letters.len() as u16).to_le_bytes();
    record(LABEL, &[&place[..], &length, &[0], &letters].concat())
}

#[cfg(test)]
mod tests {
    use super::stream;

    #[test]
    fn the_sheet_begins_where_the_workbook_says() {
        let stream = stream(&[vec!["Year".to_owned()], vec!["2021".to_owned()]]);
        let sheet = stream.windows(2).position(|kind| kind == 0x0085_u16.to_le_bytes()).unwrap();
        let at = u32::from_le_bytes(stream[sheet + 4..sheet + 8].try_into().unwrap()) as usize;
        assert_eq!(stream[at..at + 2], 0x0809_u16.to_le_bytes());
        assert_eq!(stream[at + 6..at + 8], 0x0010_u16.to_le_bytes());
    }
}
