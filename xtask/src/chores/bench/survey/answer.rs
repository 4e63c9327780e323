//! What R and we print: lines of a kind, a name and numbers, parted by tabs.

use std::collections::BTreeMap;

/// The last line of whoever came to the end.
const DONE: &str = "done";

/// The lines of one run.
#[derive(Debug, Default)]
pub struct Answer {
    /// How long each call took, once for each time it was made.
    pub seconds: BTreeMap<String, Vec<f64>>,
    /// What came out.
    pub values: BTreeMap<String, Vec<f64>>,
    /// Bytes a second.
    pub rates: BTreeMap<String, Vec<f64>>,
}

impl Answer {
    /// Reads what was printed; an error where it does not end as it should.
    pub fn read(text: &str) -> Result<Self, String> {
        let mut answer = Self::default();
        for line in text.lines().take_while(|line| *line != DONE) {
            let mut parts = line.split('\t');
            let (kind, name) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
            let numbers = parts.map(str::parse).collect::<Result<Vec<f64>, _>>();
            let numbers = numbers.map_err(|error| format!("`{line}`: {error}"))?;
            let of_kind = match kind {
                "seconds" => &mut answer.seconds,
                "values" => &mut answer.values,
                "rate" => &mut answer.rates,
                _ => return Err(format!("`{line}` is no line of an answer")),
            };
            of_kind.insert(name.to_owned(), numbers);
        }
        if text.lines().next_back() == Some(DONE) { Ok(answer) } else { Err("the answer breaks off".to_owned()) }
    }

    /// The seconds of a call the first time it was made.
    pub fn first(&self, call: &str) -> Option<f64> {
        self.seconds.get(call)?.first().copied()
    }

    /// The middle of the seconds of a call.
    pub fn middle(&self, call: &str) -> Option<f64> {
        let mut sorted = self.seconds.get(call)?.clone();
        sorted.sort_by(f64::total_cmp);
        sorted.get(sorted.len() / 2).copied()
    }

    /// The seconds of a call of `count` replicates, on the line through two smaller numbers of them.
    pub fn projected(&self, call: &str, count: f64) -> Option<f64> {
        let of_call = |(name, seconds): (&String, &Vec<f64>)| {
            let replicates = name.strip_prefix(call)?.strip_prefix('@')?.parse::<f64>().ok()?;
            Some((replicates, *seconds.first()?))
        };
        let mut points: Vec<(f64, f64)> = self.seconds.iter().filter_map(of_call).collect();
        points.sort_by(|one, other| one.0.total_cmp(&other.0));
        let [few, .., many] = points.as_slice() else { return None };
        let of_one_more = (many.1 - few.1) / (many.0 - few.0);
        Some(many.1 + of_one_more.max(0.0) * (count - many.0))
    }
}

#[cfg(test)]
mod tests {
    use super::Answer;

    #[test]
    fn lines_are_kept_by_kind_and_name() {
        let answer = Answer::read("seconds\ttotals\t0.5\t0.2\t0.3\nvalues\ttotals.estimate\t12\ndone\n").unwrap();
        assert_eq!((answer.first("totals"), answer.middle("totals")), (Some(0.5), Some(0.3)));
        assert_eq!(answer.values["totals.estimate"], [12.0]);
    }

    #[test]
    fn who_breaks_off_has_not_answered() {
        assert!(Answer::read("seconds\ttotals\t0.5\n").is_err());
        assert!(Answer::read("Error in library(survey)\ndone\n").is_err());
        assert!(Answer::read("values\tx\tNA\ndone\n").is_err());
    }

    /// Two seconds for 20 and six for 100: a twentieth of a second for each more, 51 for 1,000.
    #[test]
    fn a_thousand_replicates_are_on_the_line_through_fewer() {
        let answer = Answer::read("seconds\tx@100\t6\nseconds\tx@20\t2\nseconds\txy@7\t1\ndone\n").unwrap();
        assert_eq!(answer.projected("x", 1_000.0), Some(51.0));
        assert_eq!(answer.projected("xy", 1_000.0), None);
    }
}
