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

coded!(ObsStatus {
    Normal = "A",
    Estimated = "E",
    Missing = "O",
    Provisional = "P",
    Suppressed = "Q",
    Break = "B",
    LowReliability = "U",
});
coded!(ConfStatus { Free = "F", NotForPublication = "N", Confidential = "C", Secondary = "S" });
