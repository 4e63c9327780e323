//! A part is not more than its whole: looked at wherever values add up, without any rule.
//!
//! Two numbers are enough, so that totals which contradict their parts are found although no part is complete. Which
//! values add up is in `additive`; whether all parts together are the whole is for a rule to ask, in `sum_of_parts`.

use std::collections::{BTreeSet, HashMap};

use marsad_model::{FindingCode, Id, Place, Severity, TOTAL};

use super::additive::Additive;
use super::case::{Asked, Case, place, shown};
use super::keys::Keys;
use super::printed::printed;
use crate::reading::log::Log;

/// Values that are of no code at all are no part of the total.
const NOT_APPLICABLE: &str = "_Z";
/// How much more than its whole a part may be, as a share of the whole, and still be a warning: registers are read on
/// two days, and a total is revised before its parts are.
const SLIGHT_SHARE: f64 = 0.02;
/// The same as a number. Counts that are rounded to fives at random move by four at most, so that a part and its whole
/// may drift apart by eight.
const SLIGHT_COUNT: f64 = 8.0;

/// A whole of which a part is more.
struct Excess {
    /// The row of the whole.
    whole: usize,
    /// The row of the part that is the farthest above it.
    part: usize,
    /// By how much it is.
    by: f64,
    /// How many parts are above it.
    count: usize,
}

/// As every file is looked at, once the rules have said what they find: a whole that a rule found not to be the sum of
/// its parts is not told again.
pub(super) fn run_unasked(case: &Case<'_>, log: &mut Log) {
    let Some(additive) = Additive::of(case) else { return };
    let told: BTreeSet<(Place, String)> = log
        .of_code(FindingCode::SumOfParts)
        .filter_map(|finding| Some((finding.place.clone(), finding.arguments.get("dimension")?.clone())))
        .collect();
    for at in 0..case.columns.dimensions.len() {
        let Some(wholes) = wholes(case, at) else { continue };
        let dimension = &case.columns.structure.dimensions[at].id;
        let is_told = |excess: &Excess| {
            !told.is_empty() && told.contains(&(place(case.file, case.columns, excess.whole), dimension.to_string()))
        };
        let mut found = excesses(case, at, (&wholes, &additive));
        found.retain(|excess| !is_told(excess));
        found.sort_by_key(|excess| excess.whole);
        found.iter().for_each(|excess| add(case, at, excess, log));
    }
}

/// For each word of a dimension the places of the codes that stand above it in the list, and of the total; none where no
/// row has a whole and a part of it.
fn wholes(case: &Case<'_>, at: usize) -> Option<Vec<Vec<u32>>> {
    let words = &case.columns.dimensions.get(at)?.words;
    let list = case.context.codelist(case.columns.structure.dimensions.get(at)?.id.as_str())?;
    let places: HashMap<&str, u32> = words.iter().map(Id::as_str).zip(0..).collect();
    let of = |word: &Id| {
        if [TOTAL, NOT_APPLICABLE].contains(&word.as_str()) {
            return Vec::new();
        }
        let above = list.ancestors(word.as_str());
        let has_total = above.iter().any(|code| code.id == *TOTAL);
        let ids = above.iter().map(|code| code.id.as_str()).chain((!has_total).then_some(TOTAL));
        ids.filter_map(|id| places.get(id).copied()).collect::<Vec<u32>>()
    };
    let wholes: Vec<Vec<u32>> = words.iter().map(of).collect();
    wholes.iter().any(|above| !above.is_empty()).then_some(wholes)
}

/// The wholes of which parts are more, all other codes and the period being equal.
fn excesses(case: &Case<'_>, at: usize, (wholes, additive): (&[Vec<u32>], &Additive<'_>)) -> Vec<Excess> {
    let columns = case.columns;
    let keys = Keys::new(columns);
    let place = |row: usize| columns.dimensions[at].places.get(row) as usize;
    let mut is_concerned: Vec<bool> = wholes.iter().map(|above| !above.is_empty()).collect();
    wholes.iter().flatten().for_each(|&whole| is_concerned[whole as usize] = true);
    let mut rows: Vec<(u128, u32)> = (0..columns.len())
        .filter(|&row| is_concerned.get(place(row)) == Some(&true) && additive.holds(case, row))
        .map(|row| (keys.rest(row, &[at]), row as u32))
        .collect();
    rows.sort_unstable();
    // For each word the group in which it was last met, and its row there.
    let mut met: Vec<(usize, u32)> = vec![(usize::MAX, 0); wholes.len()];
    let mut found: Vec<Excess> = Vec::new();
    for (number, group) in rows.chunk_by(|a, b| a.0 == b.0).enumerate() {
        if group.len() < 2 {
            continue;
        }
        group.iter().for_each(|&(_, row)| met[place(row as usize)] = (number, row));
        let first = found.len();
        for part in group.iter().map(|&(_, row)| row as usize) {
            for &whole in &wholes[place(part)] {
                let (group, whole) = met[whole as usize];
                if group == number {
                    note(case, [whole as usize, part], (&mut found, first));
                }
            }
        }
    }
    found
}

/// Takes down that a part is more than its whole, if it is. What was found of the same group begins at `first`.
fn note(case: &Case<'_>, [whole, part]: [usize; 2], (found, first): (&mut Vec<Excess>, usize)) {
    let (Some(of_whole), Some(of_part)) = (case.columns.value(whole), case.columns.value(part)) else { return };
    let by = of_part - of_whole;
    // Most parts are less, and need no closer look. A negative value has a finding of its own.
    if by <= 0.0 || of_whole < 0.0 || !is_more(case, [of_whole, of_part]) {
        return;
    }
    match found[first..].iter_mut().find(|excess| excess.whole == whole) {
        Some(known) => {
            known.count += 1;
            if by > known.by {
                (known.part, known.by) = (part, by);
            }
        }
        None => found.push(Excess { whole, part, by, count: 1 }),
    }
}

/// Whether a part is more than its whole however both were rounded.
fn is_more(case: &Case<'_>, [whole, part]: [f64; 2]) -> bool {
    let decimals = case.columns.structure.measure.decimals;
    printed(part, decimals).low() > printed(whole, decimals).high()
}

fn add(case: &Case<'_>, at: usize, excess: &Excess, log: &mut Log) {
    let columns = case.columns;
    let whole = columns.value(excess.whole).unwrap_or_default();
    let is_slight = excess.by <= SLIGHT_COUNT.max(SLIGHT_SHARE * whole);
    let severity = if is_slight { Severity::Warning } else { Severity::Error };
    let asked = Asked { severity, ..Asked::by_nobody() };
    let code = columns.code(at, excess.part).map(ToString::to_string).unwrap_or_default();
    let finding = case.in_series(asked, FindingCode::PartOverWhole, excess.whole);
    log.add(
        finding
            .with("component", &columns.structure.dimensions[at].id)
            .with("code", code)
            .with("part", columns.value(excess.part).map(shown).unwrap_or_default())
            .with("row", columns.rows.get(excess.part).unwrap_or_default())
            .with("parts", if excess.count > 1 { "several" } else { "one" })
            .with("count", excess.count),
    );
}
