//! What a profile took from outside a table, and the text that said it.
//!
//! Does not hold: how such a text is read; whoever reads the next file looks at the same place again.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Id, IdError};

/// A text outside a table that says something of all of its values: a title, the name of a sheet, a unit in a header or in a note.
///
/// As long as it stands in the profile, what it says is read again in every file; whoever removes it fixes what the
/// profile says. A note below a table comes after the values: what it says of the unit is held against the next file and
/// never followed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SaidText {
    /// What it says.
    pub of: SaidOf,
    /// Where it stood; none where the name of the sheet says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<CellName>,
    /// The text, as it stood there.
    pub text: String,
}

/// What a text outside a table says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum SaidOf {
    /// `period`: the period of the table.
    Period,
    /// `scale`: the unit, from which follows what values are multiplied with.
    Scale,
    /// `cumulative`: whether values are totals since January.
    Cumulative,
    /// `subject`: what the dataflow is about, which no component says: another country there is another dataflow. So are
    /// lines with words that nothing explains: another such line may be above other figures. So are notes above or below a
    /// table that may narrow it: files that have them are read without a word, and others are told.
    Subject,
    /// `title`: what a line above the table says, as it stands there, or a header over its values that says no component, or
    /// a line right below its headers: one with other words, or one more, may be above other figures. A line from which
    /// something is taken besides stands here twice.
    Title,
    /// The identifier of a component: its code for the whole table.
    Component(Id),
}

/// A cell as spreadsheets name it, such as `B12`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CellName {
    /// The row, counted from 1.
    pub row: u32,
    /// The column, counted from 1.
    pub column: u32,
}

/// A text that names no cell.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` names no cell: write its column in letters and its row, such as `B12`")]
pub struct CellNameError(pub String);

impl TryFrom<String> for SaidOf {
    type Error = IdError;

    fn try_from(text: String) -> Result<Self, IdError> {
        match text.as_str() {
            "period" => Ok(Self::Period),
            "scale" => Ok(Self::Scale),
            "cumulative" => Ok(Self::Cumulative),
            "subject" => Ok(Self::Subject),
            "title" => Ok(Self::Title),
            component => Id::new(component).map(Self::Component),
        }
    }
}

impl From<SaidOf> for String {
    fn from(of: SaidOf) -> Self {
        match of {
            SaidOf::Period => "period".to_owned(),
            SaidOf::Scale => "scale".to_owned(),
            SaidOf::Cumulative => "cumulative".to_owned(),
            SaidOf::Subject => "subject".to_owned(),
            SaidOf::Title => "title".to_owned(),
            SaidOf::Component(id) => id.to_string(),
        }
    }
}

impl TryFrom<String> for CellName {
    type Error = CellNameError;

    fn try_from(text: String) -> Result<Self, CellNameError> {
        let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
        // More than four letters are beyond every sheet, and the number of four fits.
        let column =
            text.bytes().take(letters.min(4)).fold(0_u32, |column, letter| column * 26 + u32::from(letter - b'A') + 1);
        let row = text[letters..].parse::<u32>().ok();
        match row.filter(|row| *row > 0 && (1..=4).contains(&letters)) {
            Some(row) => Ok(Self { row, column }),
            None => Err(CellNameError(text)),
        }
    }
}

impl From<CellName> for String {
    fn from(cell: CellName) -> Self {
        cell.to_string()
    }
}

impl fmt::Display for CellName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.column;
        let mut letters = Vec::new();
        while rest > 0 {
            letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
            rest = (rest - 1) / 26;
        }
        let column: String = letters.iter().rev().collect();
        write!(f, "{column}{}", self.row)
    }
}

#[cfg(test)]
mod tests {
    use super::{CellName, SaidOf};

    #[test]
    fn a_cell_is_named_as_spreadsheets_name_it() {
        for (name, row, column) in [("A3", 3, 1), ("Z1", 1, 26), ("AA12", 12, 27), ("XFD1048576", 1_048_576, 16_384)] {
            assert_eq!(CellName::try_from(name.to_owned()).unwrap(), CellName { row, column });
            assert_eq!(CellName { row, column }.to_string(), name);
        }
        for name in ["", "A", "3", "A0", "a3", "A-3", "ABCDE1", "A3B"] {
            assert!(CellName::try_from(name.to_owned()).is_err(), "{name}");
        }
    }

    #[test]
    fn what_is_said_is_a_word_or_a_component() {
        for word in ["period", "scale", "cumulative", "subject", "title", "SEX"] {
            assert_eq!(String::from(SaidOf::try_from(word.to_owned()).unwrap()), word);
        }
        assert!(SaidOf::try_from("a b".to_owned()).is_err());
    }
}
