//! Parts add up to their whole: looked at wherever values add up, without any rule.
//!
//! Nothing says whether a file gives every part of a whole, so a whole is told in three cases only: its parts are more
//! together than it is; every code right under it in the list is there; or most wholes of the dimension in the file are
//! the sum of their parts, and this one is not. Does not hold: single parts above their whole, which `part_over_whole`
//! looks at, and sums that a rule asks for, which are in `sum_of_parts`. What codes are parts of is in `families`.

use std::collections::BTreeSet;

use marsad_model::{Check, FindingCode, Id, Place};

use super::additive::Additive;
use super::case::{Asked, Case, place, shown};
use super::families::Families;
use super::group_of_sum::{Summed, group_of_sum};
use super::keys::Keys;
use super::printed::{common_decimals, printed, with_decimals};
use crate::methods::rounding::{Agreement, Printed, sum_agrees};
use crate::reading::log::Log;

/// How many times as many wholes must be the sum of their parts as are not, where a whole has fewer parts than these.
const USUAL_TIMES: usize = 2;

/// A whole with two parts or more.
struct Whole {
    /// Its row.
    row: usize,
    /// What its parts give.
    sum: f64,
    /// How many there are.
    parts: usize,
    standing: Standing,
    /// The group of which the sum is right, where it is wrong of the whole.
    group: Option<Id>,
}

/// How a whole and its parts stand to each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// It is their sum, as far as rounding tells.
    Equal,
    /// It cannot be right beside them.
    Wrong,
    /// Nothing but the other wholes of the file tells whether it is right.
    Odd,
    /// A part has no value: the rest may be in it.
    Open,
}

/// As every file is looked at, once the rules have said what they find: a whole that is told already is not told again.
pub(super) fn run_unasked(case: &Case<'_>, log: &mut Log) {
    let Some(additive) = Additive::of(case) else { return };
    let told = told(log);
    for (at, dimension) in case.columns.structure.dimensions.iter().enumerate() {
        let Some(families) = Families::of(case, at).filter(|_| !may_be_less(case, &dimension.id)) else { continue };
        let wholes = wholes(case, at, (&families, &additive));
        let usual = Usual::of(&wholes);
        let is_found = |whole: &&Whole| whole.standing == Standing::Wrong || usual.is_broken_by(whole);
        let mut found: Vec<&Whole> = wholes.iter().filter(is_found).collect();
        found.retain(|whole| !told.contains(&(place(case.file, case.columns, whole.row), dimension.id.to_string())));
        found.sort_by_key(|whole| whole.row);
        found.into_iter().for_each(|whole| add(case, &dimension.id, (whole, &usual), log));
    }
}

/// Where a rule or a single part has told of a whole, and in which dimension.
fn told(log: &Log) -> BTreeSet<(Place, String)> {
    let of = |code: FindingCode, argument: &'static str| {
        log.of_code(code)
            .filter_map(move |finding| Some((finding.place.clone(), finding.arguments.get(argument)?.clone())))
    };
    of(FindingCode::SumOfParts, "dimension").chain(of(FindingCode::PartOverWhole, "component")).collect()
}

/// Whether a rule says that the parts of a dimension may be less than the whole.
fn may_be_less(case: &Case<'_>, id: &Id) -> bool {
    case.context.rules.iter().any(|rule| match &rule.check {
        Check::SumOfParts { dimension, unnamed_rest, .. } => dimension == id && *unnamed_rest,
        _ => false,
    })
}

/// How far the sums of a dimension may differ by the rules, in units of the measure.
fn tolerance(case: &Case<'_>, id: &Id) -> f64 {
    let tolerances = case.context.rules.iter().filter_map(|rule| match &rule.check {
        Check::SumOfParts { dimension, tolerance, .. } if dimension == id => Some(*tolerance),
        _ => None,
    });
    tolerances.fold(0.0, f64::max)
}

/// What most wholes of a dimension do.
struct Usual {
    /// How many are the sum of their parts.
    equal: usize,
    /// How many are not.
    odd: usize,
    /// The most parts of one that is their sum.
    parts_max: usize,
}

impl Usual {
    fn of(wholes: &[Whole]) -> Self {
        let is_equal = |whole: &&Whole| whole.standing == Standing::Equal;
        let equal = wholes.iter().filter(is_equal).count();
        let odd = wholes.iter().filter(|whole| matches!(whole.standing, Standing::Wrong | Standing::Odd)).count();
        let parts_max = wholes.iter().filter(is_equal).map(|whole| whole.parts).max().unwrap_or_default();
        Self { equal, odd, parts_max }
    }

    /// Whether a whole should be the sum of its parts, as the others of the file are, and is not.
    fn is_broken_by(&self, whole: &Whole) -> bool {
        let is_most = self.equal > 0 && self.equal >= self.odd;
        let is_sure = whole.parts >= self.parts_max || self.equal >= USUAL_TIMES * self.odd;
        whole.standing == Standing::Odd && is_most && is_sure
    }
}

/// Every whole of a dimension with two parts or more, all other codes and the period being equal.
fn wholes(case: &Case<'_>, at: usize, (families, additive): (&Families, &Additive<'_>)) -> Vec<Whole> {
    let columns = case.columns;
    let keys = Keys::new(columns);
    let tolerance = tolerance(case, &columns.structure.dimensions[at].id);
    let word = |row: usize| columns.dimensions[at].places.get(row);
    let mut rows: Vec<(u128, u32)> = (0..columns.len())
        .filter(|&row| families.concern(word(row)) && additive.holds(case, row))
        .map(|row| (keys.rest(row, &[at]), row as u32))
        .collect();
    rows.sort_unstable();
    // For each word its row in the group, and the words of its parts there.
    let mut rows_of: Vec<Option<u32>> = vec![None; families.len()];
    let mut parts_of: Vec<Vec<u32>> = vec![Vec::new(); families.len()];
    let mut found: Vec<Whole> = Vec::new();
    for group in rows.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 2) {
        let words: Vec<u32> = group.iter().map(|&(_, row)| word(row as usize)).collect();
        for (&word, &(_, row)) in words.iter().zip(group) {
            rows_of[word as usize] = Some(row);
        }
        for &part in &words {
            for whole in families.wholes_right_above(part, |word| rows_of[word as usize].is_some()) {
                parts_of[whole as usize].push(part);
            }
        }
        for &whole in &words {
            let parts = &mut parts_of[whole as usize];
            if parts.len() > 1 && !families.overlap(parts) {
                found.extend(judge(case, (families, tolerance), (at, whole, &parts[..]), &rows_of));
            }
            parts.clear();
        }
        words.iter().for_each(|&word| rows_of[word as usize] = None);
    }
    found
}

/// How a whole and its parts stand to each other; none where fewer than two parts, or the whole, have a value.
fn judge(
    case: &Case<'_>,
    (families, tolerance): (&Families, f64),
    (at, whole, parts): (usize, u32, &[u32]),
    rows_of: &[Option<u32>],
) -> Option<Whole> {
    let row = rows_of[whole as usize]? as usize;
    let value = |word: u32| case.columns.value(rows_of[word as usize]? as usize).filter(|value| value.is_finite());
    let total = case.columns.value(row).filter(|total| total.is_finite() && *total >= 0.0)?;
    let known: Vec<(u32, f64)> = parts.iter().filter_map(|&part| Some((part, value(part)?))).collect();
    if known.len() < 2 {
        return None;
    }
    let decimals = common_decimals(known.iter().map(|(_, value)| *value));
    let is_counted = decimals == 0 && case.columns.structure.measure.decimals == 0;
    let number = |value: f64| if is_counted { Printed::exact(value) } else { with_decimals(value, decimals) };
    let numbers: Vec<Printed> = known.iter().map(|(_, value)| number(*value)).collect();
    let printed_total = printed(total, case.columns.structure.measure.decimals);
    let sum: f64 = known.iter().map(|(_, value)| *value).sum();
    let made = |standing: Standing| {
        let group = match standing {
            Standing::Wrong | Standing::Odd => group_of_sum(case, Summed { at, whole, total, parts: &known }),
            Standing::Equal | Standing::Open => None,
        };
        Some(Whole { row, sum, parts: known.len(), standing, group })
    };
    let is_rounding = matches!(sum_agrees(&numbers, &printed_total), Agreement::Exact | Agreement::WithinRounding);
    if is_rounding || (sum - total).abs() <= tolerance {
        return made(Standing::Equal);
    }
    // What is counted in the rest of the list may be named beside it as well.
    let is_certain = |part: &&(u32, f64)| !families.is_loose(part.0);
    let least: f64 = known.iter().filter(is_certain).map(|(_, value)| number(*value).low()).sum();
    let is_open = known.len() < parts.len() && sum < total;
    let is_more = least > printed_total.high() + tolerance;
    made(if is_more || !is_open && families.are_all_of(whole, parts) {
        Standing::Wrong
    } else if is_open {
        Standing::Open
    } else {
        Standing::Odd
    })
}

fn add(case: &Case<'_>, dimension: &Id, (whole, usual): (&Whole, &Usual), log: &mut Log) {
    let total = case.columns.value(whole.row).unwrap_or_default();
    let along = if whole.standing == Standing::Odd { "others" } else { "dimension" };
    let finding = case.in_series(Asked::by_nobody(), FindingCode::SumOfParts, whole.row);
    let finding = match &whole.group {
        Some(group) => finding.with("reason", "group").with("group", group).with("code", group),
        None => finding,
    };
    log.add(
        finding
            .with("along", along)
            .with("dimension", dimension)
            .with("sum", shown(whole.sum))
            .with("total", shown(total))
            .with("difference", shown((whole.sum - total).abs()))
            .with("equal", usual.equal)
            .with("count", usual.equal + usual.odd),
    );
}

#[cfg(test)]
mod tests {
    use super::{Standing, Usual, Whole};

    /// Whether a whole with so many parts is told beside others, each given by its parts and whether it is their sum.
    fn is_told(others: &[(usize, bool)], parts: usize) -> bool {
        let whole = |(parts, is_equal): (usize, bool)| Whole {
            row: 0,
            sum: 0.0,
            parts,
            standing: if is_equal { Standing::Equal } else { Standing::Odd },
            group: None,
        };
        let all: Vec<Whole> = others.iter().copied().chain([(parts, false)]).map(whole).collect();
        Usual::of(&all).is_broken_by(&whole((parts, false)))
    }

    #[test]
    fn a_whole_is_odd_only_where_most_others_are_the_sum_of_as_many_parts() {
        assert!(is_told(&[(3, true)], 3), "one year adds up, the next does not");
        assert!(!is_told(&[(3, true)], 2), "a part is not there");
        assert!(is_told(&[(3, true), (3, true)], 2), "two add up, of the third a part is not there");
        assert!(!is_told(&[(3, true), (3, false)], 3), "most do not add up");
        assert!(!is_told(&[], 3), "nothing says that parts add up");
    }
}
