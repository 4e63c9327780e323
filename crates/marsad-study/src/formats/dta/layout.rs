//! Where everything stands in a file of Stata, and what the parts before and after the data hold, as bytes.

use crate::formats::bytes::{Bytes, until_zero};

/// A file of Stata, as far as its parts were found.
#[derive(Debug, Default)]
pub(super) struct Layout<'b> {
    pub release: u16,
    pub is_big_endian: bool,
    pub rows: u64,
    pub label: &'b [u8],
    pub written: &'b [u8],
    pub variables: Vec<RawVariable<'b>>,
    pub characteristics: Vec<Characteristic<'b>>,
    /// Where the data begin; none where that could not be found.
    pub data_at: Option<usize>,
    /// Where the data end, where the file tells it otherwise than by counting rows.
    pub data_end: Option<usize>,
    /// Where the long texts are said to begin; only newer releases have any.
    pub long_texts_at: Option<usize>,
    /// Where the sets of labels are said to begin.
    pub labels_at: Option<usize>,
}

/// A variable as the file has it.
#[derive(Debug)]
pub(super) struct RawVariable<'b> {
    pub kind: Kind,
    pub name: &'b [u8],
    pub format: &'b [u8],
    pub label: &'b [u8],
    /// The name of its set of labels.
    pub labels: &'b [u8],
}

/// Something that is said of a variable or, as `_dta`, of the data.
#[derive(Debug)]
pub(super) struct Characteristic<'b> {
    pub of: &'b [u8],
    pub name: &'b [u8],
    pub text: &'b [u8],
}

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// As many bytes of text.
    Text(usize),
    /// Where among the long texts its text stands.
    LongText,
    Byte,
    Int,
    Long,
    Float,
    Double,
}

/// How many bytes each text of a variable has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Widths {
    pub name: usize,
    pub format: usize,
    pub label: usize,
}

impl Kind {
    /// How many bytes a cell takes.
    pub(super) const fn bytes(self) -> usize {
        match self {
            Self::Text(bytes) => bytes,
            Self::LongText | Self::Double => 8,
            Self::Byte => 1,
            Self::Int => 2,
            Self::Long | Self::Float => 4,
        }
    }

    /// Whether a cell holds a text.
    pub(super) const fn is_text(self) -> bool {
        matches!(self, Self::Text(_) | Self::LongText)
    }

    /// The kind that older releases write as a byte.
    pub(super) const fn of_byte(code: u8) -> Option<Self> {
        match code {
            1..=244 => Some(Self::Text(code as usize)),
            251 => Some(Self::Byte),
            252 => Some(Self::Int),
            253 => Some(Self::Long),
            254 => Some(Self::Float),
            255 => Some(Self::Double),
            _ => None,
        }
    }

    /// The kind that newer releases write as two bytes.
    pub(super) const fn of_two_bytes(code: u16) -> Option<Self> {
        match code {
            1..=2045 => Some(Self::Text(code as usize)),
            32_768 => Some(Self::LongText),
            65_526 => Some(Self::Double),
            65_527 => Some(Self::Float),
            65_528 => Some(Self::Long),
            65_529 => Some(Self::Int),
            65_530 => Some(Self::Byte),
            _ => None,
        }
    }
}

impl Widths {
    /// The widths of a release.
    pub(super) const fn of(release: u16) -> Self {
        match release {
            113 => Self { name: 33, format: 12, label: 81 },
            114..=117 => Self { name: 33, format: 49, label: 81 },
            _ => Self { name: 129, format: 57, label: 321 },
        }
    }
}

impl Layout<'_> {
    /// How many bytes a row takes.
    pub(super) fn row_bytes(&self) -> usize {
        self.variables.iter().map(|variable| variable.kind.bytes()).sum()
    }
}

/// As many texts of `width` bytes as there are variables.
pub(super) fn texts<'b>(bytes: &mut Bytes<'b>, count: usize, width: usize) -> Option<Vec<&'b [u8]>> {
    if !bytes.has(count, width) {
        return None;
    }
    (0..count).map(|_| bytes.take(width)).collect()
}

/// Puts together what each list says of each variable; a list that is missing says nothing.
pub(super) fn variables<'b>(kinds: &[Kind], lists: [Vec<&'b [u8]>; 4]) -> Vec<RawVariable<'b>> {
    let [names, formats, labels, sets] = lists;
    let text = |list: &[&'b [u8]], at: usize| list.get(at).copied().map_or(&b""[..], until_zero);
    let variable = |(at, kind): (usize, &Kind)| RawVariable {
        kind: *kind,
        name: text(&names, at),
        format: text(&formats, at),
        label: text(&labels, at),
        labels: text(&sets, at),
    };
    kinds.iter().enumerate().map(variable).collect()
}
