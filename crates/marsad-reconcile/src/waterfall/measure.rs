//! The value of a quantity from published values.

pub use marsad_model::Unmeasured;
use marsad_model::{Estimate, Measured, Observed, Quantity, SeriesReference};

use super::uncertain::{Random, Uncertain};
use crate::rounding::rounding;

/// Finds a published value; the latest of its series where no period is asked for.
pub type LookUp<'a> = &'a dyn Fn(&SeriesReference) -> Option<Observed>;

/// The value of a quantity, with the uncertainty of all that it is made of. One published value has the interval that was
/// published with it, where there is one: quantiles of its design and the halves of a share are in it, which 1.96 errors
/// on each side do not know.
///
/// # Errors
/// The values that the look-up did not find.
pub fn measure(quantity: &Quantity, look_up: LookUp<'_>) -> Result<Measured, Unmeasured> {
    let number = uncertain(quantity, look_up)?;
    let observed = quantity.of.first().and_then(look_up);
    let published = observed.as_ref().filter(|_| quantity.is_published()).and_then(Observed::published_interval);
    let measured = Measured { period: observed.map(|observed| observed.period), ..number.measured() };
    Ok(match published {
        Some((low, high)) => Measured { low, high, published_interval: published, ..measured },
        None => measured,
    })
}

/// `times` × (Σ `of` − Σ `less`) × Σ `by` / Σ `over` / `divided_by`, or what Σ `by` leaves of `by_rest_of`.
pub(crate) fn uncertain(quantity: &Quantity, look_up: LookUp<'_>) -> Result<Uncertain, Unmeasured> {
    let missing: Vec<SeriesReference> =
        quantity.series().filter(|reference| find(reference, look_up).is_none()).cloned().collect();
    if !missing.is_empty() {
        return Err(Unmeasured { series: missing });
    }
    let sum = |references: &[SeriesReference]| {
        let numbers = references.iter().filter_map(|reference| find(reference, look_up));
        numbers.fold(Uncertain::exact(0.0), Uncertain::plus)
    };
    let mut number = sum(&quantity.of).minus(sum(&quantity.less));
    if !quantity.by.is_empty() {
        let by = sum(&quantity.by);
        number = number.times(quantity.by_rest_of.map_or(by, |whole| Uncertain::exact(whole).minus(by)));
    }
    if !quantity.over.is_empty() {
        number = number.over(sum(&quantity.over)).ok_or_else(Unmeasured::default)?;
    }
    if let Some(divisor) = quantity.divided_by {
        let half = quantity.divisor_rounded_to.unwrap_or(0.0) / 2.0;
        let divisor = Uncertain { low: divisor - half, high: divisor + half, ..Uncertain::exact(divisor) };
        number = number.over(divisor).ok_or_else(Unmeasured::default)?;
    }
    Ok(number.scaled(quantity.times.unwrap_or(1.0)))
}

fn find(reference: &SeriesReference, look_up: LookUp<'_>) -> Option<Uncertain> {
    let observed = look_up(reference).filter(|observed| observed.value.is_finite())?;
    let error = observed.standard_error.filter(|error| error.is_finite());
    let found = Uncertain {
        random: if error.is_some() { Random::Known } else { Random::Unknown },
        ..Uncertain::estimated(Estimate { value: observed.value, standard_error: error.unwrap_or(0.0) })
    };
    Some(match rounding(&observed) {
        Some(half) => Uncertain { low: observed.value - half, high: observed.value + half, ..found },
        None => found.without_ends(),
    })
}
