//! Files of Stata of the releases 113 to 119, written part by part.

use crate::sav_file::padded;
/// Numbers with their labels.
type Labels<'f> = Vec<(i32, &'f [u8])>;

/// A file of Stata while it is written.
#[derive(Clone, Debug)]
pub struct DtaFile<'f> {
    /// The release, 113 to 119.
    pub release: u16,
    /// Whether numbers have their highest byte first.
    pub is_big_endian: bool,
    /// The label of the file.
    pub label: &'f [u8],
    /// The variables.
    pub variables: Vec<DtaVariable<'f>>,
    /// What is said of variables and of the data (`_dta`): of whom, its name, the text.
    pub characteristics: Vec<(&'f str, &'f str, &'f [u8])>,
    /// The rows, each as long as the cells of the variables together.
    pub data: Vec<u8>,
    /// How many rows the header says there are; as many as there are where nothing is said.
    pub rows: Option<u64>,
    /// Long texts: variable and row, counted from 1, and the text.
    pub long_texts: Vec<(u32, u64, &'f [u8])>,
    /// Sets of labels by name.
    pub labels: Vec<(&'f str, Labels<'f>)>,
}

/// A variable.
#[derive(Clone, Copy, Debug)]
pub struct DtaVariable<'v> {
    /// Its type, as its release writes it.
    pub kind: u16,
    /// How many bytes its cells take.
    pub bytes: usize,
    /// Its name.
    pub name: &'v str,
    /// Its format.
    pub format: &'v str,
    /// Its label.
    pub label: &'v [u8],
    /// The name of its set of labels.
    pub labels: &'v str,
}

impl<'f> DtaFile<'f> {
    /// A file without variables.
    pub fn new(release: u16, is_big_endian: bool) -> Self {
        Self {
            release,
            is_big_endian,
            label: b"",
            variables: Vec::new(),
            characteristics: Vec::new(),
            data: Vec::new(),
            rows: None,
            long_texts: Vec::new(),
            labels: Vec::new(),
        }
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        if self.release < 117 { self.old() } else { self.tagged() }
    }

    fn count(&self) -> u64 {
        let row: usize = self.variables.iter().map(|variable| variable.bytes).sum();
        self.rows.unwrap_or((self.data.len() / row.max(1)) as u64)
    }

    /// How many bytes names, formats and labels take.
    fn widths(&self) -> (usize, usize, usize) {
        match self.release {
            113 => (33, 12, 81),
            114..=117 => (33, 49, 81),
            _ => (129, 57, 321),
        }
    }

    fn list(&self, width: usize, text: impl Fn(&DtaVariable<'f>) -> &'f [u8]) -> Vec<u8> {
        self.variables.iter().flat_map(|variable| padded(text(variable), width, 0)).collect()
    }

    fn old(&self) -> Vec<u8> {
        let (name, format, label) = self.widths();
        let mut bytes = vec![self.release as u8, if self.is_big_endian { 1 } else { 2 }, 1, 0];
        bytes.extend(self.number(self.variables.len() as u64, 2));
        bytes.extend(self.number(self.count(), 4));
        bytes.extend(padded(self.label, 81, 0));
        bytes.extend(padded(b"25 Nov 2025 18:30", 18, 0));
        bytes.extend(self.variables.iter().map(|variable| variable.kind as u8));
        bytes.extend(self.list(name, |variable| variable.name.as_bytes()));
        bytes.extend(vec![0; 2 * (self.variables.len() + 1)]);
        bytes.extend(self.list(format, |variable| variable.format.as_bytes()));
        bytes.extend(self.list(name, |variable| variable.labels.as_bytes()));
        bytes.extend(self.list(label, |variable| variable.label));
        for said in &self.characteristics {
            let record = self.characteristic(*said);
            bytes.push(1);
            bytes.extend(self.number(record.len() as u64, 4));
            bytes.extend(record);
        }
        bytes.extend([0; 5]);
        bytes.extend_from_slice(&self.data);
        for (name, set) in &self.labels {
            bytes.extend(self.label_set(name, set));
        }
        bytes
    }

    fn tagged(&self) -> Vec<u8> {
        let (name, format, label) = self.widths();
        let mut bytes = self.header();
        let map_at = bytes.len();
        let mut places = vec![0, map_at];
        bytes.extend(b"<map>");
        bytes.extend([0; 14 * 8]);
        bytes.extend(b"</map>");
        let sort = if self.release >= 119 { 4 } else { 2 };
        let kinds: Vec<u8> = self.variables.iter().flat_map(|variable| self.number(variable.kind.into(), 2)).collect();
        let sections = [
            ("variable_types", kinds),
            ("varnames", self.list(name, |variable| variable.name.as_bytes())),
            ("sortlist", vec![0; sort * (self.variables.len() + 1)]),
            ("formats", self.list(format, |variable| variable.format.as_bytes())),
            ("value_label_names", self.list(name, |variable| variable.labels.as_bytes())),
            ("variable_labels", self.list(label, |variable| variable.label)),
            ("characteristics", self.tagged_characteristics()),
            ("data", self.data.clone()),
            ("strls", self.long_texts()),
            ("value_labels", self.tagged_labels()),
        ];
        for (tag, section) in sections {
            places.push(bytes.len());
            bytes.extend(format!("<{tag}>").into_bytes());
            bytes.extend(section);
            bytes.extend(format!("</{tag}>").into_bytes());
        }
        places.push(bytes.len());
        bytes.extend(b"</stata_dta>");
        places.push(bytes.len());
        let map: Vec<u8> = places.iter().flat_map(|place| self.number(*place as u64, 8)).collect();
        bytes[map_at + 5..map_at + 5 + map.len()].copy_from_slice(&map);
        bytes
    }

    fn header(&self) -> Vec<u8> {
        let mut bytes = format!("<stata_dta><header><release>{}</release><byteorder>", self.release).into_bytes();
        bytes.extend(if self.is_big_endian { b"MSF" } else { b"LSF" });
        bytes.extend(b"</byteorder><K>");
        bytes.extend(self.number(self.variables.len() as u64, if self.release >= 119 { 4 } else { 2 }));
        bytes.extend(b"</K><N>");
        bytes.extend(self.number(self.count(), if self.release >= 118 { 8 } else { 4 }));
        bytes.extend(b"</N><label>");
        bytes.extend(self.number(self.label.len() as u64, if self.release >= 118 { 2 } else { 1 }));
        bytes.extend_from_slice(self.label);
        bytes.extend(b"</label><timestamp>\x1125 Nov 2025 18:30</timestamp></header>");
        bytes
    }

    fn characteristic(&self, (of, name, text): (&str, &str, &[u8])) -> Vec<u8> {
        let width = self.widths().0;
        let mut record = padded(of.as_bytes(), width, 0);
        record.extend(padded(name.as_bytes(), width, 0));
        record.extend_from_slice(text);
        record.push(0);
        record
    }

    fn tagged_characteristics(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for said in &self.characteristics {
            let record = self.characteristic(*said);
            bytes.extend(b"<ch>");
            bytes.extend(self.number(record.len() as u64, 4));
            bytes.extend(record);
            bytes.extend(b"</ch>");
        }
        bytes
    }

    fn long_texts(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for (variable, row, text) in &self.long_texts {
            bytes.extend(b"GSO");
            bytes.extend(self.number((*variable).into(), 4));
            bytes.extend(self.number(*row, if self.release == 117 { 4 } else { 8 }));
            bytes.push(130);
            bytes.extend(self.number(text.len() as u64 + 1, 4));
            bytes.extend_from_slice(text);
            bytes.push(0);
        }
        bytes
    }

    fn tagged_labels(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for (name, set) in &self.labels {
            bytes.extend(b"<lbl>");
            bytes.extend(self.label_set(name, set));
            bytes.extend(b"</lbl>");
        }
        bytes
    }

    fn label_set(&self, name: &str, set: &[(i32, &[u8])]) -> Vec<u8> {
        let mut starts = Vec::new();
        let mut texts = Vec::new();
        for (_, label) in set {
            starts.extend(self.number(texts.len() as u64, 4));
            texts.extend_from_slice(label);
            texts.push(0);
        }
        let codes: Vec<u8> = set.iter().flat_map(|(code, _)| self.number(u64::from(*code as u32), 4)).collect();
        let mut table = self.number(set.len() as u64, 4);
        table.extend(self.number(texts.len() as u64, 4));
        table.extend(starts);
        table.extend(codes);
        table.extend(texts);
        let mut bytes = self.number(table.len() as u64, 4);
        bytes.extend(padded(name.as_bytes(), self.widths().0, 0));
        bytes.extend([0; 3]);
        bytes.extend(table);
        bytes
    }

    /// A number of `width` bytes.
    fn number(&self, number: u64, width: usize) -> Vec<u8> {
        let mut bytes = number.to_le_bytes()[..width].to_vec();
        if self.is_big_endian {
            bytes.reverse();
        }
        bytes
    }
}
