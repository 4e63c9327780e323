//! What is known of the population: the totals that weights are made to reach.
//!
//! Holds: [`Margin`], one set of totals, by the codes of columns or for the whole population, of persons or of a
//! number. Does not hold: the sample; see `constraints.rs`.

/// One total of a margin.
#[derive(Debug, Clone, PartialEq)]
pub struct MarginTotal {
    /// The codes of the cell, one for each column of [`Margin::by`], as the labels of the column are written.
    pub codes: Vec<String>,
    /// The total of the population in that cell.
    pub total: f64,
}

/// One set of totals of the population.
///
/// ```
/// use marsad_survey::weighting::Margin;
/// let sex = Margin::counts("sex", [("f", 5_200.0), ("m", 4_900.0)]);
/// let income = Margin::total("income", 1.2e7);
/// assert_eq!(sex.totals.len(), 2);
/// assert!(income.by.is_empty());
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Margin {
    /// The coded columns whose crossing makes the cells; none for the whole population.
    pub by: Vec<String>,
    /// The numeric column whose total is known; none for the number of rows (persons).
    pub of: Option<String>,
    /// The totals, one for each cell.
    pub totals: Vec<MarginTotal>,
}

impl Margin {
    /// The size of the population.
    pub fn size(total: f64) -> Self {
        Self { by: Vec::new(), of: None, totals: vec![MarginTotal { codes: Vec::new(), total }] }
    }

    /// The total of a numeric column over the population.
    pub fn total(column: &str, total: f64) -> Self {
        Self { of: Some(column.to_owned()), ..Self::size(total) }
    }

    /// The number of persons by the codes of one column.
    pub fn counts<'a>(column: &str, totals: impl IntoIterator<Item = (&'a str, f64)>) -> Self {
        let totals =
            totals.into_iter().map(|(code, total)| MarginTotal { codes: vec![code.to_owned()], total }).collect();
        Self { by: vec![column.to_owned()], of: None, totals }
    }

    /// The number of persons by the codes of several columns crossed.
    pub fn crossed(columns: &[&str], totals: &[(&[&str], f64)]) -> Self {
        let totals = totals.iter().map(|(codes, total)| MarginTotal { codes: owned(codes), total: *total }).collect();
        Self { by: owned(columns), of: None, totals }
    }

    /// The same cells, but the totals are those of a numeric column.
    #[must_use]
    pub fn of(self, column: &str) -> Self {
        Self { of: Some(column.to_owned()), ..self }
    }

    /// The size of the population that these totals add up to; none where they are totals of a number.
    pub fn population(&self) -> Option<f64> {
        self.of.is_none().then(|| self.totals.iter().map(|cell| cell.total).sum())
    }
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// What to do about a cell that the population has and the sample has not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EmptyCells {
    /// The weights are not made: merge the cell with another first.
    #[default]
    Refuse,
    /// The cell is left out, so that the weights add up to the population without it.
    LeaveOut,
}
