//! Compound files (MS-CFB, version 3), in which old workbooks stand: the least that holds one stream.

const SECTOR: usize = 512;
/// A shorter stream would stand in the small sectors of the file.
const STREAM_MIN: usize = 4096;
/// How many tables of sectors the header lists; more would need sectors of their own.
const TABLES_MAX: usize = 109;
/// How many sectors a table lists.
const TABLE_SECTORS: usize = SECTOR / 4;

const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
const TABLE_SECTOR: u32 = 0xFFFF_FFFD;
const FREE: u32 = 0xFFFF_FFFF;

/// A file with the stream `Workbook`; what is too long for the tables of the header is cut off.
///
/// The first sector is the directory, then come the stream and the tables.
pub fn compound_file(stream: &[u8]) -> Vec<u8> {
    let longest = TABLES_MAX * (TABLE_SECTORS - 1) * SECTOR - SECTOR;
    let stream = &stream[..stream.len().min(longest)];
    let sectors = stream.len().max(STREAM_MIN).div_ceil(SECTOR);
    let tables = (1 + sectors).div_ceil(TABLE_SECTORS - 1);
    let mut file = header(1 + sectors, tables);
    file.extend(directory(sectors * SECTOR));
    file.extend_from_slice(stream);
    file.resize((2 + sectors) * SECTOR, 0);
    file.extend(tables_of(sectors, tables));
    file
}

fn header(first_table: usize, tables: usize) -> Vec<u8> {
    let mut header = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    header.resize(24, 0);
    // Versions, order of bytes, sizes of sectors and of small sectors as powers of two.
    [0x3E, 3, 0xFFFE, 9, 6].iter().for_each(|number: &u16| header.extend(number.to_le_bytes()));
    header.resize(44, 0);
    let small = STREAM_MIN as u32;
    // Tables, directory, transaction; small streams and their table; further tables.
    let places = [tables as u32, 0, 0, small, END_OF_CHAIN, 0, END_OF_CHAIN, 0];
    let listed = (first_table..first_table + tables).map(|sector| sector as u32);
    let numbers = places.into_iter().chain(listed).chain(std::iter::repeat(FREE));
    numbers.take((SECTOR - 44) / 4).for_each(|number| header.extend(number.to_le_bytes()));
    header
}

fn directory(stream_bytes: usize) -> Vec<u8> {
    let mut entries = entry("Root Entry", 5, 1, (END_OF_CHAIN, 0));
    entries.extend(entry("Workbook", 2, FREE, (1, stream_bytes as u64)));
    entries.resize(SECTOR, 0);
    entries
}

/// An entry of the directory: its name, its kind, its first child, and where its bytes begin and how many they are.
fn entry(name: &str, kind: u8, child: u32, (start, bytes): (u32, u64)) -> Vec<u8> {
    let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let name_bytes = entry.len() as u16 + 2;
    entry.resize(64, 0);
    entry.extend(name_bytes.to_le_bytes());
    entry.extend([kind, 1]);
    [FREE, FREE, child].iter().for_each(|number| entry.extend(number.to_le_bytes()));
    entry.resize(116, 0);
    entry.extend(start.to_le_bytes());
    entry.extend(bytes.to_le_bytes());
    entry
}

/// For each sector the next of its chain.
fn tables_of(sectors: usize, tables: usize) -> Vec<u8> {
    let chain = (2..=sectors as u32).chain([END_OF_CHAIN]);
    let own = std::iter::repeat_n(TABLE_SECTOR, tables);
    let numbers = std::iter::once(END_OF_CHAIN).chain(chain).chain(own).chain(std::iter::repeat(FREE));
    numbers.take(tables * TABLE_SECTORS).flat_map(u32::to_le_bytes).collect()
}
