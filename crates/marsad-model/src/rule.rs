//! Validation rules as data: what a pack asks of the data of a dataflow, besides what is looked at in every file.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Id, LocalText, Severity, TimePeriod};

/// A rule that data of a dataflow must satisfy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its identifier, which findings name.
    pub id: Id,
    /// How grave it is to break it.
    pub severity: Severity,
    /// What is checked.
    pub check: Check,
    /// Whether a sender may stand by what it finds wrong, with a reason that a reviewer sees.
    #[serde(default, skip_serializing_if = "is_false")]
    pub explainable: bool,
}

/// The observations a check looks at: one code for each dimension named.
pub type Only = BTreeMap<Id, Id>;

/// What a rule checks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, tag = "kind", rename_all = "snake_case")]
pub enum Check {
    /// Values lie between two bounds, both allowed, where the key has the codes of `where`.
    Range {
        /// The smallest value allowed.
        #[serde(default)]
        min: Option<f64>,
        /// The largest value allowed.
        #[serde(default)]
        max: Option<f64>,
        /// The observations it looks at: one code for each dimension named.
        #[serde(default, rename = "where")]
        only: Only,
    },
    /// In one dimension the parts add up to the total, all other codes being equal.
    SumOfParts {
        /// The dimension whose codes are added.
        dimension: Id,
        /// The code of the whole; every code that has parts, where it is not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        total: Option<Id>,
        /// The codes of the parts. Where one of them is not there or has no value, those that are may be less than the
        /// total and not more. Beside them the codes for what is other, not stated or unknown are added to a total of all,
        /// where they are there. Where none is named, the parts are the codes under the total, as far as they are there; in
        /// the place of one that is not, those under it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        parts: Vec<Id>,
        /// Codes of more parts beside `parts`, which count where they are there: what not every table counts.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        optional_parts: Vec<Id>,
        /// The hierarchy that says which codes are under the total; the parents of the codelist, where it is not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        hierarchy: Option<Id>,
        /// How far apart the two may be and still agree, in units of the measure.
        #[serde(default)]
        tolerance: f64,
        /// Whether numbers were rounded to the last digit they show, so that they may differ by what rounding allows.
        #[serde(default, skip_serializing_if = "is_false")]
        rounding: bool,
        /// Whether the parts may add up to less, which is noted and no fault.
        #[serde(default, skip_serializing_if = "is_false")]
        unnamed_rest: bool,
        /// The observations it looks at: one code for each dimension named.
        #[serde(default, rename = "where", skip_serializing_if = "BTreeMap::is_empty")]
        only: Only,
    },
    /// A percentage is what part and whole give, as far as its decimals tell.
    Share {
        /// The dimension that tells percentages from counts.
        dimension: Id,
        /// Its code for percentages.
        percent: Id,
        /// Its code for counts.
        count: Id,
        /// The dimension in which the share is taken.
        of: Id,
        /// The code of the whole there.
        whole: Id,
        /// The observations it looks at: one code for each dimension named.
        #[serde(default, rename = "where", skip_serializing_if = "BTreeMap::is_empty")]
        only: Only,
    },
    /// A value grows or falls no more than its series has grown and fallen before.
    Growth {
        /// How many median distances from the median growth are usual; 5.19 where it is not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        distances_max: Option<f64>,
        /// How many growths there must be to judge by them; 5 where it is not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        growths_min: Option<usize>,
        /// The greatest usual ratio of two neighbours where there are fewer; 2 where it is not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ratio_max: Option<f64>,
        /// The observations it looks at: one code for each dimension named.
        #[serde(default, rename = "where", skip_serializing_if = "BTreeMap::is_empty")]
        only: Only,
    },
    /// A value does not stand far from those like it.
    Outlier {
        /// What it is measured against: `mad`, the other periods of its series; or `hidiroglou_berthelot`, the change of
        /// the other series between the same two periods.
        method: OutlierMethod,
        /// The greatest usual score, for `mad`; 3.5 where it is not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        score_max: Option<f64>,
        /// How many periods a series must have, for `mad`; 8 where it is not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        periods_min: Option<usize>,
        /// How much the size of a unit counts, from 0 to 1, for `hidiroglou_berthelot`; 0.5 where it is not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        size_exponent: Option<f64>,
        /// The least distance of the quartiles as a share of the median, for `hidiroglou_berthelot`; 0.05 where it is not
        /// said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        distance_share_min: Option<f64>,
        /// How many distances of the quartiles are usual, for `hidiroglou_berthelot`; 4 where it is not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        distances_max: Option<f64>,
        /// The least difference from what the change of the others makes usual that is told, as a share of it, for
        /// `hidiroglou_berthelot`; 0.1 where it is not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        change_min: Option<f64>,
        /// The observations it looks at: one code for each dimension named.
        #[serde(default, rename = "where", skip_serializing_if = "BTreeMap::is_empty")]
        only: Only,
    },
    /// Months and quarters are not totals since January.
    Cumulative {
        /// The greatest doubt that is still a finding, from 0 to 1; 0.05 where it is not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        chance_max: Option<f64>,
        /// The observations it looks at: one code for each dimension named.
        #[serde(default, rename = "where", skip_serializing_if = "BTreeMap::is_empty")]
        only: Only,
    },
    /// A value is not a thousand, a million or a hundred times what its series is.
    Scale {
        /// By which factor the range of the series is widened on both sides; 2 where it is not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        widening: Option<f64>,
        /// How many other values the series must have; 1 where it is not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        values_min: Option<usize>,
        /// The observations it looks at: one code for each dimension named.
        #[serde(default, rename = "where", skip_serializing_if = "BTreeMap::is_empty")]
        only: Only,
    },
    /// A flow is not what another dataflow gives as a stock, nor the sum of its stocks; and the other way round.
    StockFlow {
        /// What the values of this dataflow are: `stock`, how many there are at a date; or `flow`, how many events there
        /// were in a period.
        nature: Nature,
        /// The dataflow whose values are of the other nature.
        dataflow: Id,
        /// One code for each dimension that only the other dataflow has.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        selection: Only,
        /// How near two values are the same, as a share of them; 0.005 where it is not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        tolerance_share: Option<f64>,
        /// The observations it looks at: one code for each dimension named.
        #[serde(default, rename = "where", skip_serializing_if = "BTreeMap::is_empty")]
        only: Only,
    },
    /// A stock is the stock before it with what came and without what left in between, all other codes but the frequency
    /// being equal.
    StockAccount {
        /// The dimension whose codes tell the stock from the flows.
        dimension: Id,
        /// Its code for the stock.
        stock: Id,
        /// Its codes for what adds to the stock, such as births and arrivals.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        adds: Vec<Id>,
        /// Its codes for what takes from it, such as deaths and departures. The check is made where every flow covers the
        /// whole time between two stocks, once.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        takes: Vec<Id>,
        /// Who changes from one group to another, such as by naturalisation: `code`, its code for them; `dimension`, which
        /// tells the groups apart; `from`, the code of the group that loses them; `to`, that of the group that gains them. It
        /// is one number without a sign for both: where only one group has it, it counts for the other too; where both have
        /// it, that of the group which loses them counts.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        moves: Option<GroupMoves>,
        /// At which end of its period the stock is counted: `end`, where it is not said, or `start`.
        #[serde(default, skip_serializing_if = "is_end")]
        counted_at: StockMoment,
        /// How much may be left over, in units of the measure; half of one, for rounding, where it is not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        tolerance: Option<f64>,
        /// The same as a share of the stock, where that is more.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        tolerance_share: Option<f64>,
        /// The observations it looks at: one code for each dimension named.
        #[serde(default, rename = "where", skip_serializing_if = "BTreeMap::is_empty")]
        only: Only,
    },
    /// The ratio to the same thing in another dataflow lies between two bounds, both allowed.
    SourceRatio {
        /// The other dataflow.
        dataflow: Id,
        /// One code for each dimension that only the other dataflow has; another code for one that both have.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        selection: Only,
        /// The smallest ratio allowed.
        min: f64,
        /// The largest ratio allowed.
        max: f64,
        /// The observations it looks at: one code for each dimension named.
        #[serde(default, rename = "where", skip_serializing_if = "BTreeMap::is_empty")]
        only: Only,
    },
    /// An amount is not the one that another dataflow gives in another currency, as if both were one.
    Currency {
        /// The dataflow that gives the same in the other currency.
        dataflow: Id,
        /// One code for each dimension that only the other dataflow has; another code for one that both have.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        selection: Only,
        /// How many units of the currency here one of the other costs; a rough rate, far from 1, is enough to tell the two
        /// apart.
        rate: f64,
        /// How near two amounts are the same, as a share of them; 0.01 where it is not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        tolerance_share: Option<f64>,
        /// The observations it looks at: one code for each dimension named.
        #[serde(default, rename = "where", skip_serializing_if = "BTreeMap::is_empty")]
        only: Only,
    },
    /// Ages in single years do not gather at some last digits. Where a file has a person in each row and the age in a column
    /// that is not read, the ages of that column are looked at, unless `where` names a code.
    AgeHeaping {
        /// The dimension whose codes are ages in single years, such as `Y23`; in a file of records, that of the ages.
        dimension: Id,
        /// The index that is taken: `whipple`, which it is where not said, or `myers`.
        #[serde(default)]
        method: HeapingIndex,
        /// The greatest index allowed; 125 for `whipple` and 10 for `myers`, where it is not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<f64>,
        /// The observations it looks at: one code for each dimension named.
        #[serde(default, rename = "where", skip_serializing_if = "BTreeMap::is_empty")]
        only: Only,
    },
    /// Counts do not end in some digits more often than chance allows.
    DigitPreference {
        /// The dimension whose codes are judged one by one, such as the office; all counts together, where it is not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        dimension: Option<Id>,
        /// The least count whose last digit is taken; 100 where it is not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        count_min: Option<f64>,
        /// How many counts there must be; 50 where it is not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        counts_min: Option<usize>,
        /// The greatest probability at which it is a finding; 0.01 where it is not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        p_max: Option<f64>,
        /// The observations it looks at: one code for each dimension named.
        #[serde(default, rename = "where", skip_serializing_if = "BTreeMap::is_empty")]
        only: Only,
    },
    /// What was agreed is there. A row without a value is there where a status says why.
    Completeness {
        /// The dimension of `codes`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        dimension: Option<Id>,
        /// The codes that each period of the file must have.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        codes: Vec<Id>,
        /// Codes of several dimensions, of which each period of the file must have every combination: areas by sex, say.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        cells: BTreeMap<Id, Vec<Id>>,
        /// Whether `codes` and `cells` are expected only of a period that has one of them: what is broken down is broken
        /// down in full, and another file may hold another breakdown.
        #[serde(default, skip_serializing_if = "is_false")]
        once_begun: bool,
        /// The periods that the file must have.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        periods: Vec<TimePeriod>,
        /// Whether no series may skip a period between its first and its last.
        #[serde(default, skip_serializing_if = "is_false")]
        without_gaps: bool,
        /// Whether no series may skip a period between the last that was accepted before and its first.
        #[serde(default, skip_serializing_if = "is_false")]
        following: bool,
        /// Dimensions in which a code that is not listed counts none, such as countries of origin: their codes are looked at
        /// together by `without_gaps` and `following`, so that a period is skipped only where none of them has it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        absent_is_none: Vec<Id>,
        /// The observations it looks at: one code for each dimension named.
        #[serde(default, rename = "where", skip_serializing_if = "BTreeMap::is_empty")]
        only: Only,
    },
    /// A formula is true, or not known, in every row.
    Formula {
        /// The formula, in the language that `crates/marsad-collect/src/formula/METHOD.md` describes.
        formula: String,
        /// What to say in its place to people.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        message: Option<LocalText>,
    },
}

/// What a value is measured against to tell whether it stands far off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutlierMethod {
    /// The other periods of its series, by modified z-scores.
    Mad,
    /// The change of the other series between the same two periods; large series may change less.
    HidiroglouBerthelot,
}

/// What values of a dataflow are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// How many there are at a date.
    Stock,
    /// How many events there were in a period.
    Flow,
}

/// Who changes from one group to another without coming or leaving.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupMoves {
    /// The code for them, in the dimension that tells stocks from flows.
    pub code: Id,
    /// The dimension whose codes are the groups.
    pub dimension: Id,
    /// The group that loses them.
    pub from: Id,
    /// The group that gains them.
    pub to: Id,
}

/// At which end of its period a stock is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StockMoment {
    /// On its first day.
    Start,
    /// On its last day.
    #[default]
    End,
}

/// How the heaping of ages is measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HeapingIndex {
    /// Ages that end in 0 and 5, from 23 to 62: 100 without heaping, 500 at most.
    #[default]
    Whipple,
    /// Every last digit, from 10 to 89: 0 without heaping, 90 at most.
    Myers,
}

impl Check {
    /// The word for it in a pack, in findings and in documentation.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Range { .. } => "range",
            Self::SumOfParts { .. } => "sum_of_parts",
            Self::Share { .. } => "share",
            Self::Growth { .. } => "growth",
            Self::Outlier { .. } => "outlier",
            Self::Cumulative { .. } => "cumulative",
            Self::Scale { .. } => "scale",
            Self::StockFlow { .. } => "stock_flow",
            Self::StockAccount { .. } => "stock_account",
            Self::SourceRatio { .. } => "source_ratio",
            Self::Currency { .. } => "currency",
            Self::AgeHeaping { .. } => "age_heaping",
            Self::DigitPreference { .. } => "digit_preference",
            Self::Completeness { .. } => "completeness",
            Self::Formula { .. } => "formula",
        }
    }

    /// Every code that it names, with its dimension in the dataflow that is checked.
    pub fn codes(&self) -> Vec<(&Id, &Id)> {
        let mut pairs: Vec<(&Id, &Id)> = self.only().into_iter().flatten().collect();
        match self {
            Self::SumOfParts { dimension, total, parts, optional_parts, .. } => {
                pairs.extend(parts.iter().chain(optional_parts).chain(total).map(|code| (dimension, code)));
            }
            Self::Share { dimension, percent, count, of, whole, .. } => {
                pairs.extend([(dimension, percent), (dimension, count), (of, whole)]);
            }
            Self::StockAccount { dimension, stock, adds, takes, moves, .. } => {
                let flows = adds.iter().chain(takes).chain(moves.iter().map(|moves| &moves.code));
                pairs.extend(flows.chain([stock]).map(|code| (dimension, code)));
                let groups =
                    moves.iter().flat_map(|moves| [&moves.from, &moves.to].map(|code| (&moves.dimension, code)));
                pairs.extend(groups);
            }
            Self::Completeness { dimension, codes, cells, .. } => {
                pairs.extend(dimension.iter().flat_map(|dimension| codes.iter().map(move |code| (dimension, code))));
                pairs.extend(cells.iter().flat_map(|(id, codes)| codes.iter().map(move |code| (id, code))));
            }
            _ => {}
        }
        pairs
    }

    /// Every dimension that it names by itself.
    pub fn dimensions(&self) -> Vec<&Id> {
        match self {
            Self::SumOfParts { dimension, .. } | Self::AgeHeaping { dimension, .. } => vec![dimension],
            Self::StockAccount { dimension, moves, .. } => {
                [dimension].into_iter().chain(moves.iter().map(|moves| &moves.dimension)).collect()
            }
            Self::Share { dimension, of, .. } => vec![dimension, of],
            Self::DigitPreference { dimension, .. } => dimension.iter().collect(),
            Self::Completeness { dimension, cells, absent_is_none, .. } => {
                dimension.iter().chain(cells.keys()).chain(absent_is_none).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Whether it says how cells of one table stand to each other, so that files which keep it one by one may break it
    /// together.
    pub fn relates_cells(&self) -> bool {
        matches!(self, Self::SumOfParts { .. } | Self::Share { .. } | Self::StockAccount { .. } | Self::Formula { .. })
    }

    /// The dataflow besides its own that it reads, with the codes chosen there; a formula tells by itself.
    pub fn other(&self) -> Option<(&Id, &Only)> {
        match self {
            Self::StockFlow { dataflow, selection, .. }
            | Self::SourceRatio { dataflow, selection, .. }
            | Self::Currency { dataflow, selection, .. } => Some((dataflow, selection)),
            _ => None,
        }
    }

    /// The observations it looks at; none for a formula, which says it by itself.
    pub fn only(&self) -> Option<&Only> {
        match self {
            Self::Range { only, .. }
            | Self::SumOfParts { only, .. }
            | Self::Share { only, .. }
            | Self::Growth { only, .. }
            | Self::Outlier { only, .. }
            | Self::Cumulative { only, .. }
            | Self::Scale { only, .. }
            | Self::StockFlow { only, .. }
            | Self::StockAccount { only, .. }
            | Self::SourceRatio { only, .. }
            | Self::Currency { only, .. }
            | Self::AgeHeaping { only, .. }
            | Self::DigitPreference { only, .. }
            | Self::Completeness { only, .. } => Some(only),
            Self::Formula { .. } => None,
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_end(moment: &StockMoment) -> bool {
    *moment == StockMoment::End
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_false(value: &bool) -> bool {
    !value
}
