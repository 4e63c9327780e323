//! The rows of a system file: eight-byte units as they are, by command bytes, or by command bytes packed by zlib.

use flate2::{Decompress, FlushDecompress, Status};

use super::header::{Compression, Header};

/// A unit of a row: a number or eight bytes of a text.
pub(super) type Unit = [u8; 8];

/// What came when a row was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// A whole row.
    Row,
    /// The end of the data.
    End,
    /// The file ends, or is damaged, within a row.
    Cut,
}

/// Rows one after another.
pub(super) struct Rows<'b> {
    source: Source<'b>,
    commands: Option<Commands>,
}

/// Where units and commands come from.
enum Source<'b> {
    Plain { data: &'b [u8], at: usize },
    Packed(Box<Packed<'b>>),
}

/// Streams of zlib one behind the other.
struct Packed<'b> {
    data: &'b [u8],
    /// Where the next byte to unpack stands.
    at: usize,
    machine: Decompress,
    /// Whether a stream has begun and not ended.
    is_open: bool,
    unpacked: Vec<u8>,
    /// How far the unpacked bytes are used.
    used: usize,
    /// Whether the list of streams, which stands behind them, is not whole.
    is_cut_behind: bool,
}

/// Commands while they are carried out.
struct Commands {
    block: Unit,
    next: usize,
    bias: f64,
    system_missing: Unit,
    is_big_endian: bool,
    /// How many commands that stand for nothing may still come.
    idle_left: u64,
}

/// How many bytes are unpacked at a time.
const CHUNK_BYTES: usize = 1 << 16;
/// Commands that stand for nothing fill up the last block of a file, and of each row where ReadStat wrote it; more of
/// them at one place are no file of anyone.
const IDLE_MAX: u64 = 1 << 16;

const IDLE: u8 = 0;
const END: u8 = 252;
const AS_IT_IS: u8 = 253;
const BLANKS: u8 = 254;
const SYSTEM_MISSING: u8 = 255;

impl<'b> Rows<'b> {
    /// The rows that begin at `at`; `system_missing` stands where a number is missing.
    pub(super) fn new(bytes: &'b [u8], at: usize, header: &Header, system_missing: f64) -> Self {
        let source = match header.compression {
            Compression::Zlib => Source::Packed(Box::new(Packed::new(bytes, at, header.is_big_endian))),
            Compression::None | Compression::Commands => Source::Plain { data: bytes, at },
        };
        let is_big_endian = header.is_big_endian;
        let commands = (header.compression != Compression::None).then(|| Commands {
            block: [0; 8],
            next: 8,
            bias: header.bias,
            system_missing: unit(system_missing, is_big_endian),
            is_big_endian,
            idle_left: IDLE_MAX,
        });
        Self { source, commands }
    }

    /// Fills `row` with the next row.
    pub(super) fn next(&mut self, row: &mut [Unit]) -> Next {
        for (at, place) in row.iter_mut().enumerate() {
            let unit = match &mut self.commands {
                None => self.source.unit().ok_or_else(|| self.source.is_at_end()),
                Some(commands) => commands.unit(&mut self.source),
            };
            match unit {
                Ok(unit) => *place = unit,
                Err(true) if at == 0 => return Next::End,
                Err(_) => return Next::Cut,
            }
        }
        Next::Row
    }

    /// Whether the file ends before the part that stands behind its rows; one without such a part never does.
    pub(super) fn is_cut_behind(&self) -> bool {
        matches!(&self.source, Source::Packed(packed) if packed.is_cut_behind)
    }

    /// Where in the file the next byte stands.
    pub(super) fn at(&self) -> usize {
        match &self.source {
            Source::Plain { at, .. } => *at,
            Source::Packed(packed) => packed.at,
        }
    }
}

impl Source<'_> {
    fn unit(&mut self) -> Option<Unit> {
        match self {
            Self::Plain { data, at } => {
                let unit = data.get(*at..*at + 8)?.try_into().ok()?;
                *at += 8;
                Some(unit)
            }
            Self::Packed(packed) => packed.unit(),
        }
    }

    /// Whether nothing is left, not even a part of a unit.
    fn is_at_end(&self) -> bool {
        match self {
            Self::Plain { data, at } => *at >= data.len(),
            Self::Packed(packed) => packed.used >= packed.unpacked.len() && !packed.is_open && packed.is_at_end(),
        }
    }
}

impl Commands {
    /// The next unit; where there is none, whether the data end here.
    fn unit(&mut self, source: &mut Source<'_>) -> Result<Unit, bool> {
        self.idle_left = IDLE_MAX;
        loop {
            if self.next == 8 {
                self.block = source.unit().ok_or_else(|| source.is_at_end())?;
                self.next = 0;
            }
            let command = self.block[self.next];
            self.next += 1;
            match command {
                IDLE => self.idle_left = self.idle_left.checked_sub(1).ok_or(false)?,
                END => {
                    // Whoever asks again gets the same answer.
                    self.next -= 1;
                    return Err(true);
                }
                AS_IT_IS => return source.unit().ok_or(false),
                BLANKS => return Ok([b' '; 8]),
                SYSTEM_MISSING => return Ok(self.system_missing),
                small => return Ok(unit(f64::from(small) - self.bias, self.is_big_endian)),
            }
        }
    }
}

impl<'b> Packed<'b> {
    /// The streams behind a header of three numbers: where it stands, where the list of streams stands, how long that is.
    fn new(bytes: &'b [u8], at: usize, is_big_endian: bool) -> Self {
        let number = |at: usize| {
            let bytes: Unit = bytes.get(at..at + 8)?.try_into().ok()?;
            let number = if is_big_endian { u64::from_be_bytes(bytes) } else { u64::from_le_bytes(bytes) };
            usize::try_from(number).ok()
        };
        let begin = at.saturating_add(24).min(bytes.len());
        // The list only says again how long each stream is; where it stands tells where the streams end.
        let end = number(at.saturating_add(8)).filter(|end| (begin..=bytes.len()).contains(end)).unwrap_or(bytes.len());
        let list = number(at.saturating_add(8)).zip(number(at.saturating_add(16)));
        let is_cut_behind = list.and_then(|(at, length)| at.checked_add(length)).is_none_or(|end| end > bytes.len());
        Self {
            is_cut_behind,
            data: &bytes[..end],
            at: begin,
            machine: Decompress::new(true),
            is_open: false,
            unpacked: Vec::new(),
            used: 0,
        }
    }

    fn unit(&mut self) -> Option<Unit> {
        if self.unpacked.len() - self.used < 8 {
            self.unpack();
        }
        let unit = self.unpacked.get(self.used..self.used + 8)?.try_into().ok()?;
        self.used += 8;
        Some(unit)
    }

    fn is_at_end(&self) -> bool {
        self.at >= self.data.len()
    }

    /// Unpacks until there is a unit, or nothing more.
    fn unpack(&mut self) {
        self.unpacked.drain(..self.used);
        self.used = 0;
        while self.unpacked.len() < 8 && (self.is_open || !self.is_at_end()) {
            let held = self.unpacked.len();
            self.unpacked.resize(held + CHUNK_BYTES, 0);
            let (taken, given, state) = self.step(held);
            self.unpacked.truncate(held + given);
            self.at += taken;
            match state {
                Some(Status::StreamEnd) => {
                    self.machine.reset(true);
                    self.is_open = false;
                }
                Some(_) if taken > 0 || given > 0 => self.is_open = true,
                // Damaged, or cut: what was unpacked before counts, what follows cannot be found.
                _ => {
                    self.is_open = true;
                    self.data = &self.data[..self.at.min(self.data.len())];
                    return;
                }
            }
        }
    }

    /// Lets the machine run once: how many bytes it took and gave, and how it went.
    fn step(&mut self, held: usize) -> (usize, usize, Option<Status>) {
        let before = (self.machine.total_in(), self.machine.total_out());
        let packed = self.data.get(self.at..).unwrap_or_default();
        let state = self.machine.decompress(packed, &mut self.unpacked[held..], FlushDecompress::None);
        let taken = self.machine.total_in() - before.0;
        let given = self.machine.total_out() - before.1;
        (usize::try_from(taken).unwrap_or(0), usize::try_from(given).unwrap_or(0), state.ok())
    }
}

/// A number as a unit.
pub(super) fn unit(number: f64, is_big_endian: bool) -> Unit {
    if is_big_endian { number.to_be_bytes() } else { number.to_le_bytes() }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression as Level;
    use flate2::write::ZlibEncoder;

    use super::super::header::{Compression, Header};
    use super::{Next, Rows, Unit, unit};

    fn header(compression: Compression) -> Header {
        Header {
            is_big_endian: false,
            compression,
            weight: 0,
            rows: None,
            bias: 100.0,
            written: [Vec::new(), Vec::new()],
            label: Vec::new(),
        }
    }

    /// All rows of two units, and how they end.
    fn rows(compression: Compression, bytes: &[u8]) -> (Vec<[Unit; 2]>, Next) {
        let mut rows = Rows::new(bytes, 0, &header(compression), -1.0);
        let mut found = Vec::new();
        loop {
            let mut row = [[0; 8]; 2];
            match rows.next(&mut row) {
                Next::Row => found.push(row),
                end => return (found, end),
            }
        }
    }

    fn packed(streams: &[&[u8]]) -> Vec<u8> {
        let mut body = Vec::new();
        for stream in streams {
            let mut encoder = ZlibEncoder::new(Vec::new(), Level::default());
            encoder.write_all(stream).unwrap();
            body.extend(encoder.finish().unwrap());
        }
        let end = (24 + body.len()) as u64;
        let mut bytes = Vec::new();
        [0, end, 24].iter().for_each(|number: &u64| bytes.extend(number.to_le_bytes()));
        bytes.extend(body);
        bytes.extend([9; 24]);
        bytes
    }

    const COMMANDS: [u8; 24] =
        [101, 253, 254, 255, 0, 90, 252, 0, b'T', b'u', b'n', b'i', b's', b' ', b' ', b' ', 1, 1, 1, 1, 1, 1, 1, 1];

    fn expected() -> Vec<[Unit; 2]> {
        vec![[unit(1.0, false), *b"Tunis   "], [[b' '; 8], unit(-1.0, false)]]
    }

    #[test]
    fn commands_are_carried_out_until_the_last() {
        // The fifth unit, minus ten, stands alone: the last row is cut.
        assert_eq!(rows(Compression::Commands, &COMMANDS), (expected(), Next::Cut));
        let mut whole = COMMANDS;
        whole[5] = 252;
        assert_eq!(rows(Compression::Commands, &whole), (expected(), Next::End));
        assert_eq!(rows(Compression::Commands, &whole[..8]), (Vec::new(), Next::Cut));
    }

    #[test]
    fn streams_of_zlib_follow_each_other() {
        let mut whole = COMMANDS;
        whole[5] = 252;
        for at in [0, 3, 8, 15, 24] {
            let (first, second) = whole.split_at(at);
            let bytes = packed(&[first, second]);
            assert_eq!(rows(Compression::Zlib, &bytes), (expected(), Next::End), "{at}");
        }
    }

    #[test]
    fn a_file_that_ends_within_its_list_of_streams_shows_it() {
        let mut whole = COMMANDS;
        whole[5] = 252;
        let bytes = packed(&[&whole]);
        let is_cut = |bytes: &[u8]| Rows::new(bytes, 0, &header(Compression::Zlib), -1.0).is_cut_behind();
        assert!(!is_cut(&bytes));
        for missing in [1, 23, 24, 30] {
            assert!(is_cut(&bytes[..bytes.len() - missing]), "{missing}");
        }
        assert!(!Rows::new(&whole, 0, &header(Compression::Commands), -1.0).is_cut_behind());
    }

    #[test]
    fn a_damaged_stream_gives_what_stands_before() {
        let first = [101, 102, 103, 104, 101, 102, 103, 104].repeat(100);
        let mut bytes = packed(&[&first, &first]);
        let second = bytes.len() - 24 - 6;
        bytes[second] ^= 0xff;
        let (found, end) = rows(Compression::Zlib, &bytes);
        assert!(found.len() >= 400 && end == Next::Cut, "{} {end:?}", found.len());
        assert_eq!(rows(Compression::Zlib, &packed(&[&first])[..40]).1, Next::Cut);
    }

    #[test]
    fn commands_that_do_nothing_may_fill_up_every_row() {
        // As ReadStat writes rows of eight numbers: a block of commands, and a block of none.
        let row = [[101_u8; 8], [0; 8]].concat();
        let whole = [row.repeat(20_000), vec![252; 8]].concat();
        let (found, end) = rows(Compression::Commands, &whole);
        assert_eq!((found.len(), end), (80_000, Next::End));
    }

    #[test]
    fn commands_without_end_that_do_nothing_are_not_followed() {
        let idle = vec![0; 1 << 20];
        assert_eq!(rows(Compression::Zlib, &packed(&[&idle])), (Vec::new(), Next::Cut));
    }

    #[test]
    fn rows_that_are_not_compressed_stand_as_they_are() {
        let mut bytes = Vec::new();
        expected().iter().flatten().for_each(|unit| bytes.extend(unit));
        assert_eq!(rows(Compression::None, &bytes), (expected(), Next::End));
        bytes.push(1);
        assert_eq!(rows(Compression::None, &bytes), (expected(), Next::Cut));
    }
}
