//! Waterfalls: from one statement to another through the steps of a bridge, and what they leave unexplained.
//! [METHOD.md](METHOD.md) gives the arithmetic.

mod measure;
mod uncertain;

use marsad_model::{Bar, Basis, Bridge, Effect, Estimate, Measured, SizeRange, Step, Takes, Waterfall};

pub use measure::{LookUp, Unmeasured, measure};
use uncertain::Uncertain;

/// The bridge with its numbers, from `start`, the figure of its first statement, to `end`, that of its last.
///
/// A step whose size cannot be made keeps its place without a number, and what it would explain stays unexplained.
pub fn waterfall(bridge: &Bridge, start: &Measured, end: &Measured, look_up: LookUp<'_>) -> Waterfall {
    let mut rest = Uncertain::of(start);
    let mut bars = Vec::with_capacity(bridge.steps.len());
    for step in &bridge.steps {
        match size(&step.basis, look_up) {
            Ok(size) => {
                let (amount, next) = taken(step, size, rest);
                let (outside, whole) = (outside(&step.basis, size.value), whole(&step.basis, look_up));
                bars.push(Bar { outside, whole, ..bar(Some(step), (rest.value, next.value), amount) });
                rest = next;
            }
            Err(unmeasured) => bars.push(without_number(step, rest.value, unmeasured)),
        }
    }
    let end_number = Uncertain::of(end);
    Waterfall {
        from: bridge.from.clone(),
        to: bridge.to.clone(),
        start: start.clone(),
        end: end.clone(),
        unexplained: bar(None, (rest.value, end_number.value), end_number.minus(rest)),
        bars,
    }
}

fn size(basis: &Basis, look_up: LookUp<'_>) -> Result<Uncertain, Unmeasured> {
    match basis {
        Basis::Series { quantity } => measure::uncertain(quantity, look_up),
        Basis::Transferred { quantity, range, .. } => Ok(carried(measure::uncertain(quantity, look_up)?, *range)),
        Basis::Estimate { value, standard_error, .. } => {
            Ok(Uncertain::estimated(Estimate { value: *value, standard_error: *standard_error }))
        }
        Basis::Assumption { low, central, high, parts_of, .. } => {
            let assumed = Uncertain { low: low.min(*central), high: high.max(*central), ..Uncertain::exact(*central) };
            let Some(quantity) = parts_of else { return Ok(assumed) };
            Ok(measure::uncertain(quantity, look_up)?.times(assumed))
        }
    }
}

/// What the published figures make of which somebody assumes a part; none where nobody does.
fn whole(basis: &Basis, look_up: LookUp<'_>) -> Option<f64> {
    let Basis::Assumption { parts_of: Some(quantity), .. } = basis else { return None };
    measure::uncertain(quantity, look_up).ok().map(|whole| whole.value)
}

/// A number where somebody applies it to another population or time: between the sizes that are thought possible there.
fn carried(number: Uncertain, range: Option<SizeRange>) -> Uncertain {
    let Some(range) = range else { return number.without_ends() };
    Uncertain { low: range.low.min(number.low), high: range.high.max(number.high), ..number }
}

/// The size of a figure that is taken from elsewhere, where it lies outside the range that is thought possible here.
fn outside(basis: &Basis, size: f64) -> Option<f64> {
    let Basis::Transferred { range: Some(range), .. } = basis else { return None };
    (!range.contains(size)).then_some(size)
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
    // The last digits of the amount are those of the levels, which are larger numbers: its ends move along, so that none passes it.
    let moved = (after - before) - amount.value;
    Bar {
        step: step.map(|step| step.id.clone()),
        before,
        after,
        low: low + moved,
        high: high + moved,
        standard_error: amount.standard_error(),
        is_error_unknown: amount.is_error_unknown(),
        unmeasured: None,
        outside: None,
        whole: None,
    }
}

/// A step at `rest` whose amount nobody knows.
fn without_number(step: &Step, rest: f64, unmeasured: Unmeasured) -> Bar {
    let nothing = bar(Some(step), (rest, rest), Uncertain::exact(0.0));
    Bar { unmeasured: Some(unmeasured), ..nothing }
}

#[cfg(test)]
mod tests {
    use marsad_model::{
        Basis, Bridge, Effect, LocalText, Measured, Observed, Quantity, SeriesReference, SizeRange, Step, Takes,
    };

    use super::{Unmeasured, waterfall};

    fn text() -> LocalText {
        LocalText::new("س", "x", "x").unwrap()
    }

    fn step(id: &str, takes: Takes, basis: Basis) -> Step {
        let id = id.parse().unwrap();
        Step { id, label: text(), facet: None, effect: Effect::Minus, takes, basis, note: None }
    }

    fn assumption(low: f64, central: f64, high: f64) -> Basis {
        Basis::Assumption { low, central, high, parts_of: None, author: text(), basis: text() }
    }

    fn estimate(value: f64, standard_error: f64) -> Basis {
        Basis::Estimate { value, standard_error, method: text(), source: "x".to_owned() }
    }

    fn bridge(steps: Vec<Step>) -> Bridge {
        Bridge { from: "A".parse().unwrap(), to: "B".parse().unwrap(), note: None, steps }
    }

    /// Finds 566,000 (approximate) in `DF_A` and nothing elsewhere.
    fn look_up(reference: &SeriesReference) -> Option<Observed> {
        let period = "2020".parse().unwrap();
        let found = Observed {
            value: 566_000.0,
            period,
            standard_error: None,
            interval: None,
            is_approximate: true,
            is_percentage: false,
        };
        (reference.dataflow == *"DF_A").then_some(found)
    }

    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 5e-3, "{found} is not {expected}");
    }

    /// The worked example of METHOD.md.
    #[test]
    fn shares_and_amounts_lead_to_the_rest_with_its_uncertainty() {
        let steps = vec![
            step("SHARE", Takes::ShareOfRest, assumption(0.05, 0.1, 0.2)),
            step("AMOUNT", Takes::Amount, estimate(120.0, 40.0)),
        ];
        let start =
            Measured { standard_error: Some(30.0), low: 1000.0 - 58.8, high: 1000.0 + 58.8, ..Measured::exact(1000.0) };
        let found = waterfall(&bridge(steps), &start, &Measured::exact(700.0), &look_up);
        let [share, amount] = &found.bars[..] else { panic!("{found:#?}") };
        assert_eq!((share.before, share.after), (1000.0, 900.0));
        close(share.standard_error.unwrap(), 3.0);
        close(share.low, -205.88);
        assert!(!share.is_error_unknown);
        close(share.high, -44.12);
        assert_eq!((amount.before, amount.after), (900.0, 780.0));
        close(amount.standard_error.unwrap(), 40.0);
        close(amount.low, -198.4);
        let rest = &found.unexplained;
        assert_eq!((rest.step.clone(), rest.before, rest.after, rest.amount()), (None, 780.0, 700.0, -80.0));
        close(rest.standard_error.unwrap(), 48.259);
        close(rest.low, -130.0 - 94.588);
        close(rest.high, 20.0 + 94.588);
        assert!(rest.may_be_nothing());
    }

    #[test]
    fn bars_join_without_a_gap_from_one_statement_to_the_other() {
        for size in [0.0, 0.1, 1e-9, 0.3333, 0.99] {
            let steps: Vec<Step> = (0..7)
                .map(|at| step(&format!("S{at}"), Takes::ShareOfRest, assumption(size / 2.0, size, size)))
                .collect();
            let (start, end) = (Measured::exact(1_816_833.0), Measured::exact(566_000.1));
            let found = waterfall(&bridge(steps), &start, &end, &look_up);
            let bars: Vec<_> = found.bars.iter().chain([&found.unexplained]).collect();
            assert_eq!(bars[0].before, start.value);
            assert!(bars.windows(2).all(|pair| pair[0].after == pair[1].before));
            assert_eq!(found.unexplained.after, end.value);
            let written: f64 = bars.iter().map(|bar| bar.shown_amount(0)).sum();
            assert_eq!(written, 566_000.0 - 1_816_833.0, "what is written adds up too");
            for bar in bars {
                assert!(bar.low <= bar.amount() && bar.amount() <= bar.high, "{bar:?}");
            }
        }
    }

    /// 1,816,833 − 2,128.8 is 1,814,704.2, and the difference of the two 2,128.800000000047.
    #[test]
    fn the_ends_of_an_exact_step_are_its_amount_to_the_last_digit() {
        let exact = |size: f64| step("EXACT", Takes::Amount, assumption(size, size, size));
        let steps = [2_128.8, 0.1, 33.3].map(exact).to_vec();
        let found = waterfall(&bridge(steps), &Measured::exact(1_816_833.0), &Measured::exact(566_000.1), &look_up);
        assert_ne!(found.bars[0].amount(), -2_128.8);
        for bar in found.bars.iter().chain([&found.unexplained]) {
            assert_eq!([bar.low, bar.high], [bar.amount(); 2], "{bar:?}");
            assert!(!bar.has_interval());
        }
    }

    #[test]
    fn without_steps_all_is_unexplained_and_nothing_stays_where_a_step_explains_it() {
        let (start, end) = (Measured::exact(10.0), Measured::exact(25.0));
        let found = waterfall(&bridge(Vec::new()), &start, &end, &look_up);
        assert_eq!((found.bars.len(), found.unexplained.amount()), (0, 15.0));
        let mut whole = step("ALL", Takes::Amount, assumption(15.0, 15.0, 15.0));
        whole.effect = Effect::Plus;
        let found = waterfall(&bridge(vec![whole]), &start, &end, &look_up);
        assert_eq!((found.unexplained.amount(), found.unexplained.low, found.unexplained.high), (0.0, 0.0, 0.0));
    }

    fn series(dataflow: &str) -> SeriesReference {
        SeriesReference { dataflow: dataflow.parse().unwrap(), selection: [].into(), period: None }
    }

    #[test]
    fn a_step_without_a_number_keeps_its_place_and_names_what_was_not_published() {
        let missing = Quantity { of: vec![series("DF_A")], over: vec![series("DF_B")], ..Quantity::default() };
        let never = Quantity { of: vec![series("DF_A")], divided_by: Some(0.0), ..Quantity::default() };
        let steps = vec![
            step("A", Takes::ShareOfRest, Basis::Series { quantity: missing }),
            step("B", Takes::Amount, assumption(1.0, 1.0, 1.0)),
            step("C", Takes::Amount, Basis::Series { quantity: never }),
        ];
        let found = waterfall(&bridge(steps), &Measured::exact(10.0), &Measured::exact(4.0), &look_up);
        let [unpublished, known, divided] = &found.bars[..] else { panic!("{found:#?}") };
        assert_eq!(unpublished.unmeasured, Some(Unmeasured { series: vec![series("DF_B")] }));
        assert_eq!((unpublished.before, unpublished.after, unpublished.amount()), (10.0, 10.0, 0.0));
        assert_eq!((known.before, known.after, known.has_number()), (10.0, 9.0, true));
        assert_eq!(divided.unmeasured, Some(Unmeasured::default()));
        assert!(!found.is_complete());
        // 10 − 1 = 9; all that is left to 4 is unexplained, whatever the two steps would explain.
        assert_eq!((found.unexplained.before, found.unexplained.amount()), (9.0, -5.0));
    }

    #[test]
    fn a_figure_of_one_population_applied_to_another_is_reckoned_like_a_published_one() {
        let quantity = Quantity { of: vec![series("DF_A")], divided_by: Some(1_132_000.0), ..Quantity::default() };
        let transferred =
            |range| Basis::Transferred { quantity: quantity.clone(), range, author: text(), basis: text() };
        let fall = |range| {
            let steps = vec![step("HALF", Takes::ShareOfRest, transferred(range))];
            waterfall(&bridge(steps), &Measured::exact(1000.0), &Measured::exact(500.0), &look_up)
        };
        let found = fall(Some(SizeRange { low: 0.4, high: 0.7 }));
        assert_eq!((found.bars[0].amount(), found.unexplained.amount()), (-500.0, 0.0));
        assert_eq!(found.bars[0].standard_error, None, "nobody published the error of the half");
        assert!(found.bars[0].is_error_unknown);
        // 0.4 to 0.7 of 1,000 are taken away; what is left to 500 lies between −100 and 200.
        close(found.bars[0].low, -700.0);
        close(found.bars[0].high, -400.0);
        close(found.unexplained.low, -100.0);
        close(found.unexplained.high, 200.0);
        assert_eq!(found.bars[0].outside, None);
        let narrow = fall(Some(SizeRange { low: 0.6, high: 0.7 }));
        assert_eq!(narrow.bars[0].outside, Some(0.5), "the half itself is not between 0.6 and 0.7");
        // Where nobody says how far the two may differ, nothing after it has bounds either.
        let open = fall(None);
        assert!(!open.bars[0].has_bounds() && !open.unexplained.has_bounds(), "{open:#?}");
        assert_eq!((open.bars[0].amount(), open.unexplained.amount()), (-500.0, 0.0));
    }

    #[test]
    fn a_part_of_published_figures_moves_with_them_and_keeps_their_rounding_and_their_error() {
        let part = |of: &str| Basis::Assumption {
            low: 0.25,
            central: 0.5,
            high: 1.0,
            parts_of: Some(Quantity { of: vec![series(of)], ..Quantity::default() }),
            author: text(),
            basis: text(),
        };
        let way = |of: &str, look_up: super::LookUp<'_>| {
            let steps = vec![step("PART", Takes::Amount, part(of))];
            waterfall(&bridge(steps), &Measured::exact(1_000_000.0), &Measured::exact(717_000.0), look_up)
        };
        let found = way("DF_A", &look_up);
        assert_eq!((found.bars[0].amount(), found.bars[0].whole), (-283_000.0, Some(566_000.0)));
        assert_eq!(found.unexplained.amount(), 0.0);
        // All of 566,500 at most and a quarter of 565,500 at least.
        close(found.bars[0].low, -566_500.0);
        close(found.bars[0].high, -141_375.0);
        assert!(found.bars[0].is_error_unknown, "nobody published the error of the figure");
        let revised = |reference: &SeriesReference| {
            let observed = look_up(reference)?;
            Some(Observed { value: 600_000.0, standard_error: Some(1_000.0), is_approximate: false, ..observed })
        };
        let found = way("DF_A", &revised);
        assert_eq!((found.bars[0].amount(), found.unexplained.amount()), (-300_000.0, 17_000.0));
        // 0.5 · 1,000, and 1.96 of these beyond the whole.
        close(found.bars[0].standard_error.unwrap(), 500.0);
        close(found.bars[0].low, -600_980.0);
        let found = way("DF_NONE", &look_up);
        assert_eq!((found.bars[0].has_number(), found.bars[0].whole), (false, None));
    }

    #[test]
    fn what_a_percentage_leaves_is_taken_from_a_hundred_with_its_rounding() {
        // 566,000 × (100 − 97) / 97, the 97 anything from 96.5 to 97.5 and the 566,000 anything from 565,500 to 566,500.
        let share = |reference: &SeriesReference| {
            let period = "2020".parse().unwrap();
            let whole = Observed {
                value: 97.0,
                period,
                standard_error: None,
                interval: None,
                is_approximate: false,
                is_percentage: true,
            };
            if reference.dataflow == *"DF_SHARE" { Some(whole) } else { look_up(reference) }
        };
        let others = Quantity {
            of: vec![series("DF_A")],
            by: vec![series("DF_SHARE")],
            by_rest_of: Some(100.0),
            over: vec![series("DF_SHARE")],
            ..Quantity::default()
        };
        let found = super::measure(&others, &share).unwrap();
        close(found.value, 17_505.155);
        // 565,500 · 2.5 / 97.5 = 14,500.0 and 566,500 · 3.5 / 96.5 = 20,546.632.
        close(found.rounded_to.unwrap(), 6_046.632);
    }

    #[test]
    fn a_quantity_is_made_of_published_values_with_their_rounding() {
        let whole = Quantity { of: vec![series("DF_A")], divided_by: Some(1000.0), ..Quantity::default() };
        let found = super::measure(&whole, &look_up).unwrap();
        assert_eq!((found.value, found.standard_error, found.has_interval()), (566.0, None, false));
        close(found.rounded_to.unwrap(), 1.0);
        assert_eq!(found.period, Some("2020".parse().unwrap()));
        let grown = Quantity { divided_by: Some(1.046), divisor_rounded_to: Some(0.001), ..whole.clone() };
        let found = super::measure(&grown, &look_up).unwrap();
        // 565,500 / 1.0465 = 540,372.67 and 566,500 / 1.0455 = 541,846.01.
        close(found.rounded_to.unwrap(), 1_473.336);
        let share = Quantity {
            of: vec![series("DF_A"), series("DF_A")],
            less: vec![series("DF_A")],
            over: vec![series("DF_A")],
            times: Some(100.0),
            ..Quantity::default()
        };
        assert_eq!(super::measure(&share, &look_up).unwrap().value, 100.0);
        let never = Quantity { of: vec![series("DF_A")], divided_by: Some(0.0), ..Quantity::default() };
        assert_eq!(super::measure(&never, &look_up).unwrap_err(), Unmeasured::default());
    }
}
