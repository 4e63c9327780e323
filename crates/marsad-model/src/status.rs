//! Status of an observation and of its confidentiality.

use std::fmt;
use std::str::FromStr;

/// A code of the SDMX cross-domain list CL_OBS_STATUS 2.x.
///
/// Only the codes that Marsad itself reads or sets are named; the whole list is in the pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ObsStatus {
    /// A: normal value.
    Normal,
    /// E: estimated.
    Estimated,
    /// O: missing value.
    Missing,
    /// P: provisional.
    Provisional,
    /// Q: missing because suppressed.
    Suppressed,
    /// B: break in the series.
    Break,
    /// D: what is counted differs from the definition of the data.
    DefinitionDiffers,
    /// U: low reliability.
    LowReliability,
}

/// A code of the SDMX cross-domain list CL_CONF_STATUS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ConfStatus {
    /// F: free for publication.
    Free,
    /// N: not for publication.
    NotForPublication,
    /// C: confidential statistical information.
    Confidential,
    /// S: secondary confidentiality set by the receiver.
    Secondary,
}

macro_rules! coded {
    ($name:ident { $($variant:ident = $code:literal),+ $(,)? }) => {
        impl $name {
            /// The code of the standard list.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.code())
            }
        }
        impl FromStr for $name {
            type Err = ();
            fn from_str(text: &str) -> Result<Self, ()> {
                match text { $($code => Ok(Self::$variant),)+ _ => Err(()) }
            }
        }
    };
}

impl ObsStatus {
    /// Whether a figure does not count as the one before it in its series, by the statuses of the two: it is marked as a
    /// break, or one of them alone is marked as counted otherwise.
    pub fn is_break(before: Option<&str>, after: Option<&str>) -> bool {
        let differs = |status: Option<&str>| status == Some(Self::DefinitionDiffers.code());
        after == Some(Self::Break.code()) || differs(before) != differs(after)
    }
}

coded!(ObsStatus {
    Normal = "A",
    Estimated = "E",
    Missing = "O",
    Provisional = "P",
    Suppressed = "Q",
    Break = "B",
    DefinitionDiffers = "D",
    LowReliability = "U",
});
coded!(ConfStatus { Free = "F", NotForPublication = "N", Confidential = "C", Secondary = "S" });

#[cfg(test)]
mod tests {
    use super::ObsStatus;

    #[test]
    fn a_series_breaks_on_both_sides_of_a_figure_that_counts_otherwise() {
        let statuses = [None, Some("D"), Some("D"), Some("P"), Some("B"), None];
        let breaks: Vec<bool> = statuses.windows(2).map(|pair| ObsStatus::is_break(pair[0], pair[1])).collect();
        assert_eq!(breaks, [true, false, true, true, false]);
    }
}
