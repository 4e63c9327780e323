//! System files of SPSS, written record by record: whole ones, and ones that no program would write.

/// How rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SavCompression {
    /// As they are.
    None,
    /// By a command byte for each unit.
    Commands,
    /// The same, in a stream of zlib (which stores and does not pack).
    Zlib,
}

/// A system file while it is written.
#[derive(Clone, Debug)]
pub struct SavFile {
    is_big_endian: bool,
    compression: SavCompression,
    /// The unit of the weight, counted from 1.
    pub weight: i32,
    /// How many rows the header says there are.
    pub rows: i32,
    /// The label of the file.
    pub label: Vec<u8>,
    records: Vec<u8>,
    units: i32,
    data: Vec<SavUnit>,
}

/// A unit of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SavUnit {
    /// A number.
    Number(f64),
    /// Eight bytes of a text.
    Text([u8; 8]),
    /// A number that is missing.
    Missing,
}

/// A variable record.
#[derive(Clone, Debug, Default)]
pub struct SavVariable<'v> {
    /// Up to eight bytes.
    pub name: &'v str,
    /// How many bytes its texts have; 0 for numbers.
    pub width: i32,
    /// Its label.
    pub label: &'v [u8],
    /// How many missing values there are, -2 for a range, -3 for a range and a value.
    pub missing_count: i32,
    /// The missing values.
    pub missing: Vec<SavUnit>,
    /// Decimals, width and type of its format, from the lowest byte on.
    pub print: u32,
}

/// What is taken from a command byte.
const BIAS: f64 = 100.0;

impl SavFile {
    /// A file without variables.
    pub fn new(is_big_endian: bool, compression: SavCompression) -> Self {
        Self {
            is_big_endian,
            compression,
            weight: 0,
            rows: -1,
            label: Vec::new(),
            records: Vec::new(),
            units: 0,
            data: Vec::new(),
        }
    }

    /// Adds a variable, with the records that continue a long one.
    pub fn variable(&mut self, variable: &SavVariable<'_>) {
        let has_label = i32::from(!variable.label.is_empty());
        self.numbers(&[2, variable.width, has_label, variable.missing_count]);
        let print = self.number_bytes(variable.print as i32);
        self.records.extend(print);
        self.records.extend(print);
        self.records.extend(padded(variable.name.as_bytes(), 8, b' '));
        if has_label == 1 {
            self.numbers(&[variable.label.len() as i32]);
            self.records.extend(padded(variable.label, variable.label.len().next_multiple_of(4), b' '));
        }
        for value in &variable.missing {
            let unit = self.unit(*value);
            self.records.extend(unit);
        }
        let continued = (variable.width.max(1) + 7) / 8 - 1;
        for _ in 0..continued {
            self.numbers(&[2, -1, 0, 0, 0, 0]);
            self.records.extend([b' '; 8]);
        }
        self.units += 1 + continued;
    }

    /// Adds labels for codes of the variables that begin at these units, counted from 1.
    pub fn labels(&mut self, labels: &[(SavUnit, &[u8])], units: &[i32]) {
        self.numbers(&[3, labels.len() as i32]);
        for (code, label) in labels {
            let code = self.unit(*code);
            self.records.extend(code);
            self.records.push(label.len() as u8);
            self.records.extend(padded(label, (label.len() + 1).next_multiple_of(8) - 1, b' '));
        }
        self.numbers(&[4, units.len() as i32]);
        self.numbers(units);
    }

    /// Adds lines of the documents.
    pub fn documents(&mut self, lines: &[&str]) {
        self.numbers(&[6, lines.len() as i32]);
        for line in lines {
            self.records.extend(padded(line.as_bytes(), 80, b' '));
        }
    }

    /// Adds an extension record of bytes.
    pub fn extension(&mut self, subtype: i32, data: &[u8]) {
        self.numbers(&[7, subtype, 1, data.len() as i32]);
        self.records.extend_from_slice(data);
    }

    /// Adds an extension record of numbers.
    pub fn extension_of_numbers(&mut self, subtype: i32, numbers: &[i32]) {
        self.numbers(&[7, subtype, 4, numbers.len() as i32]);
        self.numbers(numbers);
    }

    /// Adds units to the data.
    pub fn data(&mut self, units: &[SavUnit]) {
        self.data.extend_from_slice(units);
    }

    /// Adds a text of `width` bytes to the data.
    pub fn text(&mut self, text: &[u8], width: usize) {
        let bytes = padded(text, width.next_multiple_of(8), b' ');
        for chunk in bytes.chunks_exact(8) {
            let mut unit = [0; 8];
            unit.copy_from_slice(chunk);
            self.data.push(SavUnit::Text(unit));
        }
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        if self.compression != SavCompression::None {
            return self.with_commands(&self.commands());
        }
        let mut bytes = self.dictionary();
        bytes.extend(self.data.iter().flat_map(|unit| self.unit(*unit)));
        bytes
    }

    /// The same with commands of somebody's own making in place of the data.
    pub fn with_commands(&self, commands: &[u8]) -> Vec<u8> {
        let mut bytes = self.dictionary();
        match self.compression {
            SavCompression::Zlib => {
                let at = bytes.len();
                bytes.extend(self.packed(at, commands));
            }
            SavCompression::None | SavCompression::Commands => bytes.extend_from_slice(commands),
        }
        bytes
    }

    /// The file up to its data.
    fn dictionary(&self) -> Vec<u8> {
        let mut bytes = self.header();
        bytes.extend_from_slice(&self.records);
        bytes.extend(self.number_bytes(999));
        bytes.extend(self.number_bytes(0));
        bytes
    }

    fn header(&self) -> Vec<u8> {
        let (magic, compression) = match self.compression {
            SavCompression::None => (b"$FL2", 0),
            SavCompression::Commands => (b"$FL2", 1),
            SavCompression::Zlib => (b"$FL3", 2),
        };
        let mut bytes = magic.to_vec();
        bytes.extend(padded(b"@(#) SPSS DATA FILE of a test", 60, b' '));
        for number in [2, self.units, compression, self.weight, self.rows] {
            bytes.extend(self.number_bytes(number));
        }
        bytes.extend(self.unit(SavUnit::Number(BIAS)));
        bytes.extend(b"25 Nov 2012:00:00");
        bytes.extend(padded(&self.label, 64, b' '));
        bytes.extend([0; 3]);
        bytes
    }

    /// The data by commands: eight command bytes, then what they take as it is.
    fn commands(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let end = [None];
        let units: Vec<Option<SavUnit>> = self.data.iter().copied().map(Some).chain(end).collect();
        for block in units.chunks(8) {
            let mut commands = [0_u8; 8];
            let mut behind = Vec::new();
            for (command, unit) in commands.iter_mut().zip(block) {
                *command = match unit {
                    None => 252,
                    Some(SavUnit::Missing) => 255,
                    Some(SavUnit::Text([b' ', b' ', b' ', b' ', b' ', b' ', b' ', b' '])) => 254,
                    Some(SavUnit::Number(number)) if number.fract() == 0.0 && (-99.0..=151.0).contains(number) => {
                        (number + BIAS) as u8
                    }
                    Some(unit) => {
                        behind.extend(self.unit(*unit));
                        253
                    }
                };
            }
            bytes.extend(commands);
            bytes.extend(behind);
        }
        bytes
    }

    /// Commands as one stream of zlib, between its header and its trailer.
    fn packed(&self, at: usize, commands: &[u8]) -> Vec<u8> {
        let long = |number: i64| if self.is_big_endian { number.to_be_bytes() } else { number.to_le_bytes() };
        let stream = stored(commands);
        let begin = at + 24;
        let end = begin + stream.len();
        let mut bytes = Vec::new();
        [at, end, 48].iter().for_each(|number| bytes.extend(long(*number as i64)));
        bytes.extend(&stream);
        [-(BIAS as i64), 0].iter().for_each(|number| bytes.extend(long(*number)));
        [0x3f_f000, 1].iter().for_each(|number| bytes.extend(self.number_bytes(*number)));
        [at, begin].iter().for_each(|number| bytes.extend(long(*number as i64)));
        [commands.len(), stream.len()].iter().for_each(|number| bytes.extend(self.number_bytes(*number as i32)));
        bytes
    }

    fn numbers(&mut self, numbers: &[i32]) {
        for number in numbers {
            let bytes = self.number_bytes(*number);
            self.records.extend(bytes);
        }
    }

    fn number_bytes(&self, number: i32) -> [u8; 4] {
        if self.is_big_endian { number.to_be_bytes() } else { number.to_le_bytes() }
    }

    fn unit(&self, unit: SavUnit) -> [u8; 8] {
        let number = match unit {
            SavUnit::Text(text) => return text,
            SavUnit::Number(number) => number,
            SavUnit::Missing => -f64::MAX,
        };
        if self.is_big_endian { number.to_be_bytes() } else { number.to_le_bytes() }
    }
}

/// Bytes filled up to a length; longer ones are cut.
pub(crate) fn padded(bytes: &[u8], length: usize, fill: u8) -> Vec<u8> {
    let mut padded = bytes.to_vec();
    padded.resize(length, fill);
    padded
}

/// A stream of zlib that stores its bytes as they are (RFC 1950, RFC 1951 section 3.2.4).
fn stored(bytes: &[u8]) -> Vec<u8> {
    let mut stream = vec![0x78, 0x01];
    let blocks: Vec<&[u8]> = bytes.chunks(0xffff).collect();
    for (at, block) in blocks.iter().enumerate() {
        let length = block.len() as u16;
        stream.push(u8::from(at + 1 == blocks.len()));
        stream.extend(length.to_le_bytes());
        stream.extend((!length).to_le_bytes());
        stream.extend_from_slice(block);
    }
    if blocks.is_empty() {
        stream.extend([1, 0, 0, 0xff, 0xff]);
    }
    let (mut low, mut high) = (1_u32, 0_u32);
    for byte in bytes {
        low = (low + u32::from(*byte)) % 65_521;
        high = (high + low) % 65_521;
    }
    stream.extend(((high << 16) | low).to_be_bytes());
    stream
}
