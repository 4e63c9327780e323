//! How SPSS shows values: the types of its formats.

use crate::moment::Clock;
use crate::{DisplayFormat, MeasurementLevel};

/// The format in the four bytes of a variable record: decimals, width and type from the lowest byte on.
pub(super) fn format(print: u32) -> DisplayFormat {
    let [decimals, width, kind, _] = print.to_le_bytes();
    let Some(name) = name(kind) else { return DisplayFormat::default() };
    let with_decimals = !matches!(kind, 1 | 2 | 20 | 23..=24 | 26..=30 | 38 | 39);
    let text =
        if with_decimals && decimals > 0 { format!("{name}{width}.{decimals}") } else { format!("{name}{width}") };
    DisplayFormat { name: text, width: Some(u32::from(width)), decimals: with_decimals.then_some(decimals) }
}

/// How a number of this format counts time, if it does.
pub(super) fn clock(print: u32) -> Option<Clock> {
    match print.to_le_bytes()[2] {
        // Dates, and the first day of a month, quarter or week.
        20 | 23 | 24 | 28..=30 | 38 | 39 => Some(Clock::SpssDate),
        22 | 41 | 86 => Some(Clock::SpssDateTime),
        // Stretches of time (21, 25, 40, 85), days of the week (26) and months (27) are numbers.
        _ => None,
    }
}

/// A measurement level by its number.
pub(super) fn level(number: i32) -> Option<MeasurementLevel> {
    match number {
        1 => Some(MeasurementLevel::Nominal),
        2 => Some(MeasurementLevel::Ordinal),
        3 => Some(MeasurementLevel::Scale),
        _ => None,
    }
}

/// The name of a type of formats, as the manual of PSPP lists them.
fn name(kind: u8) -> Option<&'static str> {
    Some(match kind {
        1 => "A",
        2 => "AHEX",
        3 => "COMMA",
        4 => "DOLLAR",
        5 => "F",
        6 => "IB",
        7 => "PIBHEX",
        8 => "P",
        9 => "PIB",
        10 => "PK",
        11 => "RB",
        12 => "RBHEX",
        15 => "Z",
        16 => "N",
        17 => "E",
        20 => "DATE",
        21 => "TIME",
        22 => "DATETIME",
        23 => "ADATE",
        24 => "JDATE",
        25 => "DTIME",
        26 => "WKDAY",
        27 => "MONTH",
        28 => "MOYR",
        29 => "QYR",
        30 => "WKYR",
        31 => "PCT",
        32 => "DOT",
        33 => "CCA",
        34 => "CCB",
        35 => "CCC",
        36 => "CCD",
        37 => "CCE",
        38 => "EDATE",
        39 => "SDATE",
        40 | 85 => "MTIME",
        41 | 86 => "YMDHMS",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{clock, format};
    use crate::moment::Clock;

    #[test]
    fn formats_are_written_as_spss_writes_them() {
        for (print, name, decimals) in [
            (0x0005_0802_u32, "F8.2", Some(2)),
            (0x0005_0800, "F8", Some(0)),
            (0x0001_1000, "A16", None),
            (0x0014_0b00, "DATE11", None),
            (0x0016_1400, "DATETIME20", Some(0)),
        ] {
            let found = format(print);
            assert_eq!((found.name.as_str(), found.decimals), (name, decimals));
        }
        assert_eq!(format(0x00ff_0000).name, "");
        assert_eq!(clock(0x0014_0b00), Some(Clock::SpssDate));
        assert_eq!(clock(0x0015_0800), None);
    }
}
