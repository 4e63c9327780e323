//! What is told of the runs: a line for each contender, and how much more the others need.

use super::contender::{Contender, Run};
use crate::shell::say;

/// A middle value and the bounds around it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    median: f64,
    least: f64,
    most: f64,
}

/// The runs of one contender.
pub struct Summary {
    name: &'static str,
    wall: Spread,
    inner: Option<Spread>,
    cpu: Spread,
    peak_mib: Spread,
    out_mb: Option<f64>,
}

impl Spread {
    /// The spread of numbers, of which there must be one.
    pub fn of(numbers: impl Iterator<Item = f64>) -> Option<Self> {
        let mut sorted: Vec<f64> = numbers.collect();
        sorted.sort_by(f64::total_cmp);
        let (least, most) = (*sorted.first()?, *sorted.last()?);
        let (low, high) = (sorted[(sorted.len() - 1) / 2], sorted[sorted.len() / 2]);
        Some(Self { median: f64::midpoint(low, high), least, most })
    }

    /// The middle value.
    pub fn median(self) -> f64 {
        self.median
    }

    /// The middle value with the bounds around it.
    pub fn text(self, decimals: usize) -> String {
        let Self { median, least, most } = self;
        format!("{median:.decimals$} [{least:.decimals$}–{most:.decimals$}]")
    }
}

impl Summary {
    /// The summary of runs; none where there were none.
    pub fn of(contender: &Contender, runs: &[Run]) -> Option<Self> {
        let size = contender.out.as_ref().and_then(|path| std::fs::metadata(path).ok());
        Some(Self {
            name: contender.name,
            wall: Spread::of(runs.iter().map(|run| run.cost.wall))?,
            inner: Spread::of(runs.iter().filter_map(|run| run.inner)),
            cpu: Spread::of(runs.iter().map(|run| run.cost.cpu))?,
            peak_mib: Spread::of(runs.iter().map(|run| run.cost.peak_mib))?,
            out_mb: size.map(|metadata| metadata.len() as f64 / 1_000_000.0),
        })
    }

    /// Seconds of the work alone where they are known, and of the whole run where not.
    pub fn seconds(&self) -> f64 {
        self.inner.unwrap_or(self.wall).median
    }

    fn line(&self) -> String {
        let inner = self.inner.map_or_else(|| "–".to_owned(), |inner| inner.text(2));
        let out = self.out_mb.map_or_else(|| "–".to_owned(), |size| format!("{size:.1}"));
        let (wall, cpu, peak) = (self.wall.text(2), self.cpu.text(2), self.peak_mib.text(0));
        format!("{:<8}{wall:<21}{inner:<21}{cpu:<21}{peak:<21}{out}", self.name)
    }
}

/// Says a line for each, and how the others compare with the first, which is ours.
///
/// Of ours the whole run counts, of the others the work alone: we are judged harder.
pub fn tell(summaries: &[Summary]) {
    say("        wall, s              inner, s             CPU, s               peak, MiB            out, MB");
    summaries.iter().for_each(|summary| say(&summary.line()));
    let [ours, others @ ..] = summaries else { return };
    for other in others {
        say(&format!(
            "{} : {} = {:.2} (inner : wall), {:.2} (CPU), {:.2} (peak memory)",
            other.name,
            ours.name,
            other.seconds() / ours.wall.median,
            other.cpu.median / ours.cpu.median,
            other.peak_mib.median / ours.peak_mib.median,
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::Spread;

    #[test]
    fn the_middle_of_an_even_number_of_runs_lies_between_two() {
        let of = |numbers: &[f64]| Spread::of(numbers.iter().copied());
        assert_eq!(of(&[3.0, 1.0, 2.0]).unwrap().text(1), "2.0 [1.0–3.0]");
        assert_eq!(of(&[4.0, 1.0, 2.0, 3.0]).unwrap().text(1), "2.5 [1.0–4.0]");
        assert_eq!(of(&[]), None);
    }
}
