//! A group of which a sum is right that is wrong of the whole: `Afrique` beside `Pays arabes` may well be Africa without them.

use marsad_model::Id;

use super::case::Case;

/// A whole in a file with its parts there.
#[derive(Clone, Copy)]
pub(super) struct Summed<'s> {
    /// The place of the dimension.
    pub at: usize,
    /// The place of the word of the whole among those of the dimension.
    pub whole: u32,
    pub total: f64,
    /// The places of the words of its parts, with their values.
    pub parts: &'s [(u32, f64)],
}

/// The group within a whole, without another code of the file, whose parts give what the whole says.
pub(super) fn group_of_sum(case: &Case<'_>, summed: Summed<'_>) -> Option<Id> {
    let Summed { at, whole, total, parts } = summed;
    let pack = case.context.pack;
    let list = case.context.codelist(case.columns.structure.dimensions.get(at)?.id.as_str())?;
    let words = &case.columns.dimensions.get(at)?.words;
    let whole = words.get(whole as usize)?;
    let is_sum = |group: &Id| {
        let is_in = |part: u32| words.get(part as usize).is_some_and(|part| pack.is_within(list, part, group));
        let own: Vec<f64> = parts.iter().filter(|(part, _)| is_in(*part)).map(|(_, value)| *value).collect();
        let sum: f64 = own.iter().sum();
        !own.is_empty() && (sum - total).abs() <= f64::EPSILON * total.abs()
    };
    let others = words.iter().filter(|other| *other != whole);
    let mut rests = others.filter_map(|other| pack.rest_of(list, whole, other));
    rests.find(|&group| !words.contains(group) && is_sum(group)).cloned()
}
