//! Sampling with probability proportional to size.

use crate::random::Stream;

/// A unit in the sample.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Drawn {
    /// Its place among the units.
    pub unit: usize,
    /// With which probability it is in the sample.
    pub probability: f64,
}

/// `count` of the units, each with probability `count` × size / sum of sizes, in ascending order.
///
/// Units that would have a probability of one or more are taken for certain, and the rest is drawn from the others:
/// systematically, with a random start, from units in a random order (Hartley and Rao 1962, *Annals of Mathematical
/// Statistics* 33; Madow 1949).
pub(crate) fn systematic_pps(sizes: &[u32], count: usize, stream: &mut Stream) -> Vec<Drawn> {
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    let mut certain: Vec<Drawn> = Vec::new();
    let mut left = count.min(sizes.len());
    loop {
        let sum = total(sizes, &order);
        let is_certain = |unit: usize| left as f64 * f64::from(sizes[unit]) >= sum as f64;
        let (large, small): (Vec<usize>, Vec<usize>) = order.iter().copied().partition(|&unit| is_certain(unit));
        if large.is_empty() || left == 0 {
            break;
        }
        left = left.saturating_sub(large.len());
        certain.extend(large.into_iter().map(|unit| Drawn { unit, probability: 1.0 }));
        order = small;
    }
    let others = order.len();
    stream.shuffle_front(&mut order, others);
    let mut drawn = certain;
    drawn.extend(systematic(sizes, &order, left, stream));
    drawn.sort_by_key(|drawn| drawn.unit);
    drawn
}

/// Of the units in this order, those that `count` evenly spaced points hit; none is larger than the space between two.
fn systematic(sizes: &[u32], order: &[usize], count: usize, stream: &mut Stream) -> Vec<Drawn> {
    let sum = total(sizes, order) as f64;
    let space = sum / count.max(1) as f64;
    let mut point = stream.uniform() * space;
    let mut reached = 0.0;
    let mut drawn = Vec::with_capacity(count);
    for &unit in order {
        reached += f64::from(sizes[unit]);
        if drawn.len() < count && reached > point {
            drawn.push(Drawn { unit, probability: count as f64 * f64::from(sizes[unit]) / sum });
            point += space;
        }
    }
    drawn
}

fn total(sizes: &[u32], units: &[usize]) -> u64 {
    units.iter().map(|&unit| u64::from(sizes[unit])).sum()
}

#[cfg(test)]
mod tests {
    use super::systematic_pps;
    use crate::random::{Purpose, Stream};

    fn stream(key: u64) -> Stream {
        Stream::new(1, Purpose::FirstPhase, &[key])
    }

    #[test]
    fn units_come_up_in_proportion_to_their_size() {
        let sizes = [10, 20, 30, 40];
        let mut seen = [0.0; 4];
        for key in 0..4000 {
            let drawn = systematic_pps(&sizes, 2, &mut stream(key));
            assert_eq!(drawn.len(), 2);
            drawn.iter().for_each(|drawn| seen[drawn.unit] += 1.0 / 4000.0);
        }
        for (seen, expected) in seen.into_iter().zip([0.2, 0.4, 0.6, 0.8]) {
            assert!(f64::abs(seen - expected) < 0.03, "{seen} {expected}");
        }
    }

    #[test]
    fn a_unit_larger_than_the_space_is_certain_and_the_others_share_the_rest() {
        let drawn = systematic_pps(&[10, 10, 980], 2, &mut stream(1));
        assert_eq!((drawn.len(), drawn[1].unit, drawn[1].probability), (2, 2, 1.0));
        assert_eq!(drawn[0].probability, 0.5);
    }

    #[test]
    fn as_many_as_there_are_means_all_of_them() {
        let drawn = systematic_pps(&[3, 2, 1], 5, &mut stream(1));
        assert!(drawn.iter().all(|drawn| drawn.probability == 1.0));
        assert_eq!(drawn.len(), 3);
    }

    #[test]
    fn weights_estimate_the_number_of_units_without_bias() {
        let sizes = [5, 10, 15, 20, 25, 30];
        let mut sum = 0.0;
        for key in 0..5000 {
            sum += systematic_pps(&sizes, 3, &mut stream(key)).iter().map(|drawn| 1.0 / drawn.probability).sum::<f64>();
        }
        assert!((sum / 5000.0 - 6.0).abs() < 0.1, "{}", sum / 5000.0);
    }
}
