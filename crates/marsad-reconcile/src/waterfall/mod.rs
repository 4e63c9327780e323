//! Waterfalls: from one statement to another through the steps of a bridge, and what they leave unexplained.
//! [METHOD.md](METHOD.md) gives the arithmetic.

mod measure;
mod uncertain;

use marsad_model::{Bar, Basis, Bridge, Effect, Measured, Step, Takes, Waterfall};

pub use measure::{LookUp, Unmeasured, measure};
use uncertain::Uncertain;

/// The bridge with its numbers, from `start`, the figure of its first statement, to `end`, that of its last.
///
/// # Errors
/// The values that the steps rest on and that the look-up did not find.
pub fn waterfall(
    bridge: &Bridge,
    start: &Measured,
    end: &Measured,
    look_up: LookUp<'_>,
) -> Result<Waterfall, Unmeasured> {
    let sizes = sizes(&bridge.steps, look_up)?;
    let mut rest = Uncertain::of(start);
    let mut bars = Vec::with_capacity(bridge.steps.len());
    for (step, size) in bridge.steps.iter().zip(sizes) {
        let (amount, next) = taken(step, size, rest);
        bars.push(bar(Some(step), (rest.value, next.value), amount));
        rest = next;
    }
    let end_number = Uncertain::of(end);
    Ok(Waterfall {
        from: bridge.from.clone(),
        to: bridge.to.clone(),
        start: start.clone(),
        end: end.clone(),
        unexplained: bar(None, (rest.value, end_number.value), end_number.minus(rest)),
        bars,
    })
}

/// The size of every step, or everything that was not found for any of them.
fn sizes(steps: &[Step], look_up: LookUp<'_>) -> Result<Vec<Uncertain>, Unmeasured> {
    let (mut sizes, mut unmeasured) = (Vec::with_capacity(steps.len()), None::<Unmeasured>);
    for step in steps {
        match size(&step.basis, look_up) {
            Ok(size) => sizes.push(size),
            Err(found) => unmeasured.get_or_insert_default().series.extend(found.series),
        }
    }
    unmeasured.map_or(Ok(sizes), Err)
}

fn size(basis: &Basis, look_up: LookUp<'_>) -> Result<Uncertain, Unmeasured> {
    match basis {
        Basis::Series { quantity } => measure::uncertain(quantity, look_up),
        Basis::Estimate { value, standard_error, .. } => {
            Ok(Uncertain { variance: standard_error * standard_error, ..Uncertain::exact(*value) })
        }
        Basis::Assumption { low, central, high, .. } => {
            Ok(Uncertain { low: low.min(*central), high: high.max(*central), ..Uncertain::exact(*central) })
        }
    }
}

/// What a step takes away from the rest or adds to it, and what stands after it.
fn taken(step: &Step, size: Uncertain, rest: Uncertain) -> (Uncertain, Uncertain) {
    let size = match step.effect {
        Effect::Minus => size.negated(),
        Effect::Plus => size,
    };
    match step.takes {
        Takes::Amount => (size, rest.plus(size)),
        Takes::ShareOfRest => (rest.times(size), rest.times(Uncertain::exact(1.0).plus(size))),
    }
}

fn bar(step: Option<&Step>, (before, after): (f64, f64), amount: Uncertain) -> Bar {
    let (low, high) = amount.bounds();
    Bar { step: step.map(|step| step.id.clone()), before, after, low, high, standard_error: amount.standard_error() }
}
