//! The file within the file: an old workbook is a small disk of sectors, and a chain of them holds its records.
//!
//! See [MS-CFB] for the names: FAT says which sector follows which, DIFAT where the FAT stands, short streams stand in
//! mini sectors of 64 bytes within the stream of the root.

use super::{Unreadable, damaged, number_16, number_32};
use crate::formats::kinds::Kind;

const SIGNATURE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
const END_OF_CHAIN: u32 = 0xffff_fffe;
/// Numbers from here on name no sector.
const RESERVED: u32 = 0xffff_fffa;
/// Entries of the DIFAT from here on name no sector of the FAT.
const DIFAT_RESERVED: u32 = 0xffff_fffc;
const MINI_SECTOR: usize = 64;
/// Streams below this length stand in mini sectors.
const MINI_STREAM: usize = 4096;
/// The sectors of the FAT that the header names.
const HEADER_DIFAT: std::ops::Range<usize> = 76..512;
const ENTRY: usize = 128;

struct Disk<'b> {
    /// The bytes behind the header.
    sectors: &'b [u8],
    size: usize,
    fat: Vec<u32>,
}

/// A stream by name: where it starts and how long it says to be.
struct Entry {
    name: String,
    start: u32,
    length: usize,
}

/// The records of the workbook.
pub(super) fn workbook(bytes: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let header = bytes.get(..512).filter(|header| header.starts_with(SIGNATURE));
    let header = header.ok_or_else(|| damaged("it does not begin as a workbook does"))?;
    let size = match (number_16(header, 30), number_16(header, 32)) {
        (Some(9), Some(6)) => 512,
        (Some(12), Some(6)) => 4096,
        _ => return Err(damaged("its sectors have no size that is known")),
    };
    let sectors = bytes.get(size..).ok_or_else(|| damaged("it ends within its header"))?;
    let mut disk = Disk { sectors, size, fat: Vec::new() };
    disk.fat = disk.read_fat(header)?;
    let entries = disk.entries(field(header, 48)?)?;
    let root = entries.first().ok_or_else(|| damaged("its list of streams is empty"))?;
    let (mini_fat, mini) = disk.mini(header, root)?;
    let find = |name: &str| {
        let entry = entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))?;
        let is_short = entry.length < MINI_STREAM;
        Some(if is_short { mini_stream(&mini, &mini_fat, entry) } else { disk.chain(entry.start, entry.length) })
    };
    if let Some(found) = Kind::of_streams(&entries.iter().map(|entry| entry.name.as_str())) {
        return Err(Unreadable::Kind { expected: "XLS", found });
    }
    match find("Workbook") {
        Some(Ok(stream)) => Ok(stream),
        Some(Err(error)) => find("Book").unwrap_or(Err(error)),
        None => find("Book").unwrap_or_else(|| Err(damaged("no workbook in it"))),
    }
}

fn field(header: &[u8], at: usize) -> Result<u32, Unreadable> {
    number_32(header, at).ok_or_else(|| damaged("it ends within its header"))
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

impl Disk<'_> {
    /// How many sectors there can be: no chain is longer.
    fn count(&self) -> usize {
        self.sectors.len() / self.size + 1
    }

    /// A sector; the last one may be cut.
    fn sector(&self, id: u32) -> Result<&[u8], Unreadable> {
        let start = (id as usize).saturating_mul(self.size);
        let end = start.saturating_add(self.size).min(self.sectors.len());
        let sector = self.sectors.get(start..end).filter(|sector| !sector.is_empty());
        sector.ok_or_else(|| damaged("a chain of its sectors leads beyond its end"))
    }

    fn whole_sector(&self, id: u32) -> Result<&[u8], Unreadable> {
        let sector = self.sector(id)?;
        if sector.len() == self.size { Ok(sector) } else { Err(damaged("it ends within a table of its sectors")) }
    }

    fn read_fat(&self, header: &[u8]) -> Result<Vec<u32>, Unreadable> {
        let mut places: Vec<u32> = numbers(&header[HEADER_DIFAT]).collect();
        let mut next = field(header, 68)?;
        let mut steps = 0;
        while next < RESERVED {
            steps += 1;
            if steps > self.count() {
                return Err(damaged("the list of its tables runs in a circle"));
            }
            places.extend(numbers(self.whole_sector(next)?));
            next = places.pop().unwrap_or(END_OF_CHAIN);
        }
        places.retain(|id| *id < DIFAT_RESERVED);
        if places.len() > self.count() {
            return Err(damaged("it names more tables than it has sectors"));
        }
        let mut fat = Vec::new();
        for id in places {
            fat.extend(numbers(self.whole_sector(id)?));
        }
        Ok(fat)
    }

    /// The bytes of a chain, `length` at most.
    fn chain(&self, start: u32, length: usize) -> Result<Vec<u8>, Unreadable> {
        let mut bytes = Vec::new();
        let mut id = start;
        let mut steps = 0;
        while id != END_OF_CHAIN {
            steps += 1;
            if steps > self.count() {
                return Err(damaged("a chain of its sectors runs in a circle"));
            }
            let sector = self.sector(id)?;
            bytes.extend_from_slice(&sector[..sector.len().min(length - bytes.len())]);
            if bytes.len() >= length {
                break;
            }
            let next = self.fat.get(id as usize);
            id = *next.ok_or_else(|| damaged("a chain of its sectors is not in its tables"))?;
        }
        Ok(bytes)
    }

    fn entries(&self, start: u32) -> Result<Vec<Entry>, Unreadable> {
        let list = self.chain(start, usize::MAX)?;
        let entry = |bytes: &[u8]| {
            let units = bytes[..64].chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]]));
            let name = units.take_while(|unit| *unit != 0);
            let name = name.map(|unit| char::from_u32(unit.into()).unwrap_or('\u{fffd}'));
            let low = number_32(bytes, 120).unwrap_or(0) as usize;
            let high = number_32(bytes, 124).unwrap_or(0) as usize;
            // Files of small sectors may have anything in the upper half.
            let length = if self.size == 512 { low } else { low | (high << 32) };
            Entry { name: name.collect(), start: number_32(bytes, 116).unwrap_or(END_OF_CHAIN), length }
        };
        Ok(list.chunks_exact(ENTRY).map(entry).collect())
    }

    /// The table of the mini sectors and the stream they stand in.
    fn mini(&self, header: &[u8], root: &Entry) -> Result<(Vec<u32>, Vec<u8>), Unreadable> {
        let count = field(header, 64)? as usize;
        if count == 0 {
            return Ok((Vec::new(), Vec::new()));
        }
        let stream = self.chain(root.start, root.length)?;
        let table = self.chain(field(header, 60)?, count.saturating_mul(self.size))?;
        if table.len() % 4 != 0 {
            return Err(damaged("it ends within a table of its sectors"));
        }
        Ok((numbers(&table).collect(), stream))
    }
}

/// A short stream.
fn mini_stream(mini: &[u8], table: &[u32], entry: &Entry) -> Result<Vec<u8>, Unreadable> {
    let disk = Disk { sectors: mini, size: MINI_SECTOR, fat: table.to_vec() };
    disk.chain(entry.start, entry.length)
}

#[cfg(test)]
pub(super) mod tests {
    use super::{END_OF_CHAIN, workbook};

    /// A file of 512-byte sectors: the FAT, the list of streams, then the workbook.
    pub(in super::super) fn compound(records: &[u8]) -> Vec<u8> {
        let mut stream = records.to_vec();
        stream.resize(records.len().max(4096).next_multiple_of(512), 0);
        let sectors = stream.len() / 512;
        assert!(sectors <= 126, "one sector of the FAT is enough for tests");
        let mut bytes = vec![0; 512];
        bytes[..8].copy_from_slice(super::SIGNATURE);
        bytes[26..28].copy_from_slice(&[3, 0]);
        bytes[30..34].copy_from_slice(&[9, 0, 6, 0]);
        bytes[44..48].copy_from_slice(&1_u32.to_le_bytes());
        bytes[48..52].copy_from_slice(&1_u32.to_le_bytes());
        bytes[60..64].copy_from_slice(&END_OF_CHAIN.to_le_bytes());
        bytes[68..72].copy_from_slice(&END_OF_CHAIN.to_le_bytes());
        bytes[76..512].fill(0xff);
        bytes[76..80].fill(0);
        let mut fat = vec![0xffff_fffd, END_OF_CHAIN];
        fat.extend((0..sectors as u32).map(|at| if at + 1 == sectors as u32 { END_OF_CHAIN } else { at + 3 }));
        fat.resize(128, u32::MAX);
        bytes.extend(fat.iter().flat_map(|id| id.to_le_bytes()));
        for (name, start, length) in [("Root Entry", END_OF_CHAIN, 0), ("Workbook", 2, stream.len() as u32)] {
            let mut entry = [0_u8; 128];
            for (at, unit) in name.encode_utf16().enumerate() {
                entry[2 * at..2 * at + 2].copy_from_slice(&unit.to_le_bytes());
            }
            entry[116..120].copy_from_slice(&start.to_le_bytes());
            entry[120..124].copy_from_slice(&length.to_le_bytes());
            bytes.extend(entry);
        }
        bytes.extend([0; 256]);
        bytes.extend(stream);
        bytes
    }

    #[test]
    fn the_records_of_a_workbook_are_found() {
        let stream = workbook(&compound(b"records")).unwrap();
        assert_eq!((stream.len(), &stream[..7]), (4096, &b"records"[..]));
    }

    #[test]
    fn chains_that_run_in_a_circle_or_beyond_the_end_are_refused() {
        // The FAT stands behind the header: its entries 1 and 2 are of the list and of the workbook.
        for (at, next) in [(1, 1_u32), (1, 999), (2, 999), (2, 0xffff_fffd)] {
            let mut bytes = compound(b"records");
            bytes[512 + 4 * at..512 + 4 * at + 4].copy_from_slice(&next.to_le_bytes());
            assert!(workbook(&bytes).is_err(), "{at} {next}");
        }
        let mut bytes = compound(b"records");
        bytes[512 + 8..512 + 12].copy_from_slice(&2_u32.to_le_bytes());
        // A stream of four gigabytes in a sector that follows itself.
        bytes[1024 + 128 + 120..1024 + 128 + 124].fill(0xff);
        assert!(workbook(&bytes).is_err());
    }

    #[test]
    fn a_file_that_is_cut_is_refused() {
        let bytes = compound(b"records");
        for length in [0, 8, 511, 512, 700, 1023, 1024] {
            assert!(workbook(&bytes[..length]).is_err(), "{length}");
        }
    }
}
