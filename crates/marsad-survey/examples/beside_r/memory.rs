//! How many bytes a second the memory of the machine gives: what no way of computing can beat.

use std::hint::black_box;
use std::time::Instant;

use crate::Failure;
use crate::lines::line;

/// Far more than any cache holds: 400 MB.
const NUMBERS: usize = 50_000_000;
/// The best of so many rounds counts.
const ROUNDS: usize = 7;
/// So many sums at once keep every unit of a core busy.
const LANES: usize = 32;

/// Measures and prints.
pub fn run() -> Result<(), Failure> {
    let mut numbers = vec![1.0; NUMBERS];
    let threads = std::thread::available_parallelism()?.get();
    let read = |threads: usize| best(|| read_all(&numbers, threads));
    let (one, all) = (read(1), read(threads));
    line("rate", "read_one", &[one])?;
    line("rate", "read_all", &[all])?;
    line("rate", "write_all", &[best(|| write_all(&mut numbers, threads))])
}

/// The most bytes a second of several rounds.
fn best(mut work: impl FnMut()) -> f64 {
    let rate = |_| {
        let started = Instant::now();
        work();
        (NUMBERS * size_of::<f64>()) as f64 / started.elapsed().as_secs_f64()
    };
    (0..ROUNDS).map(rate).fold(0.0, f64::max)
}

fn read_all(numbers: &[f64], threads: usize) {
    std::thread::scope(|scope| {
        for part in numbers.chunks(numbers.len().div_ceil(threads)) {
            scope.spawn(move || black_box(sum(part)));
        }
    });
}

fn sum(numbers: &[f64]) -> f64 {
    let mut sums = [0.0; LANES];
    for lane in numbers.chunks_exact(LANES) {
        sums.iter_mut().zip(lane).for_each(|(sum, number)| *sum += number);
    }
    sums.iter().sum()
}

fn write_all(numbers: &mut [f64], threads: usize) {
    let part = numbers.len().div_ceil(threads);
    std::thread::scope(|scope| {
        for part in numbers.chunks_mut(part) {
            scope.spawn(move || black_box(part).fill(2.0));
        }
    });
}
