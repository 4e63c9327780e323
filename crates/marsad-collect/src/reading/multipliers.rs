//! Multipliers that a file says of its values where the data have none of their own: 12 beside a `UNIT_MULT` of 3 is 12 000.
//!
//! Senders of SDMX say the power of ten of each value in an attribute (SDMX cross-domain concepts, UNIT_MULT). Where
//! observations have that attribute here too, it is kept with the value; where they have not, values that were taken as
//! they stand would be wrong a thousandfold. Other senders have it under other headers, `PowerCode`, `Multiplicateur`, and say it
//! in words, `Thousands`, `Milliers`.
//!
//! Does not hold: the rows, which `rows::multiplier` reads.

use std::collections::BTreeMap;

use marsad_model::{DataStructure, Finding, FindingCode, Id, Place, Severity};

use super::Context;
use crate::cell::Cell;
use crate::names::fold;
use crate::titles::UNIT;
use crate::values::units::{Unit, power_in_words};

/// The attribute, and what it was called before the standard had it.
const MULTIPLIERS: [&str; 3] = [UNIT_MULT, "POWERCODE", "POWERCODE_CODE"];
/// The component under which a profile names a column of multipliers and its words.
pub(crate) const UNIT_MULT: &str = "UNIT_MULT";
/// How headers spell it, folded and without blanks: `Unit multiplier`, `POWER_CODE`, `مضاعف الوحدة`.
const NAMES: [&str; 8] = [
    "unitmult",
    "unitmultiplier",
    "multiplicateurdunite",
    "multiplicateurunite",
    "powercode",
    "powercodecode",
    "poweroften",
    "مضاعفوحده",
];
/// Headers below which a number may be a factor as well as a power of ten.
const OPEN_NAMES: [&str; 4] = ["multiplier", "multiplicateur", "مضاعف", "معاملضرب"];
/// The numbers that may be either there: no multiplier at all, or tens.
const OPEN_NUMBERS: [i32; 2] = [1, 10];
/// What stands in a column of multipliers, as a finding tells it.
pub(super) const POWERS: &str = "0 1 2 3 6 9 12";
/// No unit of statistics is further from one.
const POWER_MAX: i32 = 15;

/// Whether a header is that of multipliers, which observations do not have themselves.
pub(crate) fn is_multiplier(header: &str, structure: &DataStructure) -> bool {
    let name = name_of(header);
    (NAMES.contains(&name.as_str()) || OPEN_NAMES.contains(&name.as_str())) && is_beside_values(UNIT_MULT, structure)
}

/// Whether a profile means by a component the multiplier of rows whose observations have none of their own.
pub(crate) fn is_beside_values(component: &str, structure: &DataStructure) -> bool {
    let has = |id: &str| structure.dimension_place(id).is_some() || structure.attribute_place(id).is_some();
    component == UNIT_MULT && !MULTIPLIERS.into_iter().any(has)
}

/// The last level of a header, folded and without blanks.
fn name_of(header: &str) -> String {
    fold(header.rsplit(" / ").next().unwrap_or(header)).replace(' ', "")
}

/// The power of ten that a cell below a header says, none where it is blank; the text where that is no power of ten. What the
/// profile says of its `words` counts before all else.
pub(super) fn power_in(
    cell: Cell<'_>,
    header: &str,
    words: Option<&BTreeMap<String, Id>>,
) -> Result<Option<i32>, String> {
    let text = cell.label();
    if text.is_empty() {
        return Ok(None);
    }
    let power = power_of_profile(&text, words).or_else(|| power_of(&text, header));
    power.map(Some).ok_or_else(|| text.into_owned())
}

/// The power of ten that a profile gives to a text.
fn power_of_profile(text: &str, words: Option<&BTreeMap<String, Id>>) -> Option<i32> {
    let words = words?;
    let wanted = fold(text);
    let (_, code) = words.iter().find(|(word, _)| fold(word) == wanted)?;
    power_written(code.as_str())
}

/// The power of ten that a text below a header says: as a number, `3`, in words, `Thousands`, or both, `3: Thousands`.
pub(crate) fn power_of(text: &str, header: &str) -> Option<i32> {
    if let Some(power) = power_written(text) {
        let is_open = OPEN_NUMBERS.contains(&power) && OPEN_NAMES.contains(&name_of(header).as_str());
        return (!is_open).then_some(power);
    }
    power_in_words(text).or_else(|| {
        let (number, word) = text.split_once(':')?;
        power_written(number.trim()).filter(|power| power_in_words(word) == Some(*power))
    })
}

/// The power of ten that is written as such.
pub(crate) fn power_written(text: &str) -> Option<i32> {
    text.parse().ok().filter(|power: &i32| power.abs() <= POWER_MAX)
}

/// The power of ten that brings values with a multiplier into the unit of the dataflow: millions of dinars are as they
/// should be where it counts millions of dinars, and so are those that say nothing besides.
pub(super) fn power_to_unit(power: i32, context: &Context<'_>) -> i32 {
    let attributes = context.dataflow_attributes;
    let of_unit = Unit::of_code(attributes.get(UNIT).map(Id::as_str)).multiplier.log10().round() as i32;
    let of_all = attributes.get(UNIT_MULT).and_then(|power| power.as_str().parse::<i32>().ok()).unwrap_or(0);
    power - of_all - if power == 0 { 0 } else { of_unit }
}

/// What was multiplied while rows were read, by the powers of ten that rows say.
#[derive(Debug, Default)]
pub(super) struct Multiplied {
    by_power: BTreeMap<i32, (Example, u64)>,
}

/// A value that was multiplied.
#[derive(Debug)]
pub(super) struct Example {
    pub place: Place,
    pub header: String,
    pub factor: f64,
    /// As it was sent, and as it was read.
    pub sent: String,
    pub read: f64,
}

impl Multiplied {
    /// Counts one more value with a power of ten; of the first it keeps what it was.
    pub(super) fn add(&mut self, power: i32, example: impl FnOnce() -> Example) {
        self.by_power.entry(power).or_insert_with(|| (example(), 0)).1 += 1;
    }

    /// A finding for each multiplier.
    pub(super) fn tell(&mut self) -> Vec<Finding> {
        let told = std::mem::take(&mut self.by_power).into_iter().map(|(power, (example, count))| {
            let finding = Finding::new(FindingCode::ValuesMultiplied, Severity::Note, example.place);
            let finding = finding.with_value(format!("{} = {power}", example.header)).with("factor", example.factor);
            finding.with("sent", example.sent).with("result", example.read).with("count", count)
        });
        told.collect()
    }
}

/// Makes one finding of those that several readers of one file tell of the same multiplier.
pub(super) fn gather(findings: &mut Vec<Finding>) {
    let is_it = |finding: &Finding| finding.code == FindingCode::ValuesMultiplied;
    let cause = |finding: &Finding| (finding.place.sheet.clone(), finding.value.clone());
    let count = |finding: &Finding| finding.arguments.get("count").and_then(|count| count.parse::<u64>().ok());
    let mut firsts: BTreeMap<(String, String), (Finding, u64)> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| is_it(finding)) {
        let (first, sum) = firsts.entry(cause(finding)).or_insert_with(|| (finding.clone(), 0));
        *sum += count(finding).unwrap_or_default();
        if finding.place.row < first.place.row {
            *first = finding.clone();
        }
    }
    findings.retain_mut(|finding| {
        if !is_it(finding) {
            return true;
        }
        let first = firsts.remove(&cause(finding));
        let is_first = first.is_some();
        if let Some((first, count)) = first {
            *finding = first.with("count", count);
        }
        is_first
    });
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use marsad_model::{Finding, Id, Place};
    use marsad_testkit::marjan;

    use super::{Example, Multiplied, gather, is_multiplier, power_in};
    use crate::cell::Cell;

    #[test]
    fn a_multiplier_is_a_small_whole_number_or_nothing() {
        let power = |text: &str| power_in(Cell::text(text), "UNIT_MULT", None);
        assert_eq!(
            (power("3"), power("-2"), power(" 0 "), power("")),
            (Ok(Some(3)), Ok(Some(-2)), Ok(Some(0)), Ok(None))
        );
        assert_eq!(power_in(Cell { number: Some(6.0), ..Cell::default() }, "UNIT_MULT", None), Ok(Some(6)));
        for wrong in ["1000", "Persons", "MDT", "3.5", "16", "3: Millions"] {
            assert_eq!(power(wrong), Err(wrong.to_owned()));
        }
    }

    #[test]
    fn a_multiplier_is_known_by_its_words_in_every_language() {
        for (text, expected) in [
            ("Units", 0),
            ("Unités", 0),
            ("unité", 0),
            ("الوحدات", 0),
            ("Thousands", 3),
            ("Milliers", 3),
            ("آلاف", 3),
            ("بالآلاف", 3),
            ("Millions", 6),
            ("ملايين", 6),
            ("Billions", 9),
            ("3: Thousands", 3),
        ] {
            assert_eq!(power_in(Cell::text(text), "PowerCode", None), Ok(Some(expected)), "{text}");
        }
    }

    #[test]
    fn one_below_a_multiplier_may_be_a_factor_until_the_profile_says_what_it_is() {
        let own = BTreeMap::from([("1".to_owned(), Id::literal("0")), ("1000".to_owned(), Id::literal("3"))]);
        for text in ["1", "10", "1000"] {
            assert_eq!(power_in(Cell::text(text), "Multiplicateur", None), Err(text.to_owned()));
        }
        assert_eq!(power_in(Cell::text("1"), "Multiplicateur", Some(&own)), Ok(Some(0)));
        assert_eq!(power_in(Cell::text("1000"), "Multiplicateur", Some(&own)), Ok(Some(3)));
        assert_eq!(power_in(Cell::text("1"), "UNIT_MULT", None), Ok(Some(1)), "of the standard's, one is tens");
        assert_eq!(power_in(Cell::text("3"), "Multiplicateur", None), Ok(Some(3)));
    }

    #[test]
    fn headers_of_multipliers_are_known_however_they_are_written() {
        let structure = marjan().structures.iter().find(|structure| structure.id == *"DSD_ARRIVALS").unwrap();
        for header in [
            "UNIT_MULT",
            "Unit multiplier",
            "PowerCode",
            "POWER_CODE",
            "Power code",
            "PowerCode Code",
            "Multiplicateur",
            "Multiplicateur d’unité",
            "Data / PowerCode",
            "مضاعف الوحدة",
        ] {
            assert!(is_multiplier(header, structure), "{header}");
        }
        for header in ["Unit", "Units", "Power", "Code", "Arrivals"] {
            assert!(!is_multiplier(header, structure), "{header}");
        }
    }

    #[test]
    fn what_several_readers_multiplied_is_told_once_with_the_first_of_it() {
        let told = |rows: &[u32]| {
            let mut multiplied = Multiplied::default();
            for &row in rows {
                multiplied.add(3, || Example {
                    place: Place { row: Some(row), ..Place::default() },
                    header: "UNIT_MULT".to_owned(),
                    factor: 1000.0,
                    sent: row.to_string(),
                    read: f64::from(row) * 1000.0,
                });
            }
            multiplied.tell()
        };
        let mut findings: Vec<Finding> = told(&[7, 8, 9]);
        findings.extend(told(&[4, 5]));
        gather(&mut findings);
        let [finding] = &findings[..] else { panic!("{findings:#?}") };
        assert_eq!((finding.place.row, finding.value.as_str()), (Some(4), "UNIT_MULT = 3"));
        assert_eq!((&*finding.arguments["count"], &*finding.arguments["sent"]), ("5", "4"));
    }
}
