//! A stock is the stock before it with what came and without what left in between.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::DateTime;
use marsad_model::{
    Check, FREQ, FindingCode, GroupMoves, Id, Observation, ObservationColumns, Only, Rule, StockMoment, TimePeriod,
};

use super::case::{Asked, Case, shown};
use super::keys::Keys;
use super::matching::Matching;
use super::selection::Selection;
use crate::methods::stock_account::{Account, Leftover, Tolerance};
use crate::reading::log::Log;

pub(super) fn run(rule: &Rule, case: &Case<'_>, log: &mut Log) {
    let Some(asked) = Question::of(&rule.check) else { return };
    let Some(at) = case.columns.structure.dimension_place(asked.dimension.as_str()) else { return };
    let mut wrong: Vec<(usize, Found)> = Vec::new();
    for items in groups(case, &asked, at).values() {
        wrong.extend(items.disagreements(&asked));
    }
    wrong.sort_by_key(|(row, _)| *row);
    for (row, found) in wrong {
        let finding = case.in_series(Asked::by(rule), FindingCode::StockAccount, row);
        let finding = finding.with("before", shown(found.account.opening)).with("after", shown(found.account.closing));
        let finding = finding.with("result", shown(found.left.expected));
        log.add(finding.with("difference", shown(found.left.residual.abs())));
    }
}

/// What a rule asks.
struct Question<'r> {
    dimension: &'r Id,
    stock: &'r Id,
    adds: &'r [Id],
    takes: &'r [Id],
    moves: Option<&'r GroupMoves>,
    counted_at: StockMoment,
    tolerance: Tolerance,
    only: &'r Only,
}

impl<'r> Question<'r> {
    fn of(check: &'r Check) -> Option<Self> {
        let Check::StockAccount { dimension, stock, adds, takes, moves, counted_at, tolerance, tolerance_share, only } =
            check
        else {
            return None;
        };
        let usual = Tolerance::default();
        let tolerance =
            Tolerance { units: tolerance.unwrap_or(usual.units), share: tolerance_share.unwrap_or(usual.share) };
        let moves = moves.as_ref();
        Some(Self { dimension, stock, adds, takes, moves, counted_at: *counted_at, tolerance, only })
    }

    /// What a code stands for; none for one that the rule does not name.
    fn item(&self, code: &Id) -> Option<Item> {
        if code == self.stock {
            return Some(Item::Stock);
        }
        let moves = self.moves.iter().map(|moves| &moves.code);
        let place = self.adds.iter().chain(self.takes).chain(moves).position(|flow| flow == code)?;
        Some(Item::Flow(place))
    }

    /// How many flows come or leave. Behind them stands who changes from one group to another.
    fn flows(&self) -> usize {
        self.adds.len() + self.takes.len()
    }

    /// How many flows there are, with those who change from one group to another.
    fn places(&self) -> usize {
        self.flows() + usize::from(self.moves.is_some())
    }

    /// The moment at which the stock of a period is counted.
    fn moment(&self, period: &TimePeriod) -> DateTime {
        match self.counted_at {
            StockMoment::Start => period.start(),
            StockMoment::End => period.end(),
        }
    }
}

/// What a row holds.
#[derive(Clone, Copy)]
enum Item {
    Stock,
    /// The flow at this place among those that add, those that take, and those who change from one group to another.
    Flow(usize),
}

/// A value; its row, if it stands in the file.
#[derive(Clone, Copy)]
struct Value {
    value: f64,
    row: Option<usize>,
}

/// Nobody, in no row.
const NOTHING: Value = Value { value: 0.0, row: None };

/// The values of a flow by the start and the end of their periods.
type Periods = BTreeMap<(DateTime, DateTime), Value>;

/// On which side of a change from one group to another a population stands.
#[derive(Clone, Copy)]
enum Side {
    Loses,
    Gains,
}

/// The stocks and flows of one population.
#[derive(Default)]
struct Items {
    stocks: BTreeMap<DateTime, Value>,
    flows: Vec<Periods>,
    /// None for a population that is neither of the groups between which a rule moves persons.
    side: Option<Side>,
}

/// The numbers of two populations that are alike but for the group: the one that loses and the one that gains.
type Pairs = BTreeMap<u128, [Option<u128>; 2]>;

/// An account that leaves something over.
struct Found {
    account: Account,
    left: Leftover,
}

/// Stocks and flows by the rest of their key, whatever their frequency: those of the file, and those accepted before where
/// the file has none.
fn groups(case: &Case<'_>, asked: &Question<'_>, at: usize) -> BTreeMap<u128, Items> {
    let columns = case.columns;
    let (selection, population) = (Selection::new(columns, asked.only), Population::new(case, at));
    let mut pairs = Pairs::new();
    let items: Vec<Option<Item>> = columns.dimensions[at].words.iter().map(|code| asked.item(code)).collect();
    let mut groups: BTreeMap<u128, Items> = BTreeMap::new();
    for row in (0..columns.len()).filter(|&row| selection.holds(row)) {
        let item = items.get(columns.dimensions[at].places.get(row) as usize).copied().flatten();
        let said = columns.value(row).filter(|value| value.is_finite()).zip(columns.periods.word(row));
        if let (Some(item), Some((value, period))) = (item, said) {
            let number = population.number(row);
            let group = groups.entry(number).or_default();
            group.add(asked, (item, period), Value { value, row: Some(row) });
            if let Some((pair, side)) = population.side(asked, row) {
                pairs.entry(pair).or_default()[side as usize] = Some(number);
            }
        }
    }
    add_history(case, asked, &population, &mut groups);
    share_moves(asked, &pairs, &mut groups);
    groups
}

/// Gives both populations of a pair the persons who change from one to the other. Where both have a number, that of the
/// population which loses them counts.
fn share_moves(asked: &Question<'_>, pairs: &Pairs, groups: &mut BTreeMap<u128, Items>) {
    if asked.moves.is_none() {
        return;
    }
    let place = asked.flows();
    for [loses, gains] in pairs.values() {
        let of = |number: &Option<u128>| -> Periods {
            let items = number.and_then(|number| groups.get(&number));
            items.and_then(|items| items.flows.get(place)).cloned().unwrap_or_default()
        };
        let mut moved = of(gains);
        moved.extend(of(loses));
        for (number, side) in [(loses, Side::Loses), (gains, Side::Gains)] {
            if let Some(items) = number.and_then(|number| groups.get_mut(&number)) {
                items.flows.resize_with(asked.places(), BTreeMap::new);
                items.flows[place].clone_from(&moved);
                items.side = Some(side);
            }
        }
    }
}

/// The keys of rows without what tells stocks from flows, without the frequency and without time.
struct Population<'t> {
    columns: &'t ObservationColumns,
    keys: Keys<'t>,
    without: Vec<usize>,
}

impl<'t> Population<'t> {
    fn new(case: &Case<'t>, at: usize) -> Self {
        let time = case.columns.dimensions.len();
        let frequency = case.columns.structure.dimension_place(FREQ);
        let without = [at, time].into_iter().chain(frequency).collect();
        Self { columns: case.columns, keys: Keys::new(case.columns), without }
    }

    fn number(&self, row: usize) -> u128 {
        self.keys.rest(row, &self.without)
    }

    /// The number of what a row has in common with the same population of the other group, and on which side it stands;
    /// none where the rule moves nobody between groups, or not between these.
    fn side(&self, asked: &Question<'_>, row: usize) -> Option<(u128, Side)> {
        let moves = asked.moves?;
        let at = self.columns.structure.dimension_place(moves.dimension.as_str())?;
        let column = self.columns.dimensions.get(at)?;
        let code = column.words.get(column.places.get(row) as usize)?;
        let side = match code {
            code if *code == moves.from => Side::Loses,
            code if *code == moves.to => Side::Gains,
            _ => return None,
        };
        let without: Vec<usize> = self.without.iter().copied().chain([at]).collect();
        Some((self.keys.rest(row, &without), side))
    }
}

/// Adds what was accepted before of the series that the file has.
fn add_history(case: &Case<'_>, asked: &Question<'_>, population: &Population<'_>, groups: &mut BTreeMap<u128, Items>) {
    let Some(history) = case.context.history else { return };
    let Some(matching) = Matching::new(case.columns, history, &BTreeMap::new()) else { return };
    let Some(place) = history.structure.dimension_place(asked.dimension.as_str()) else { return };
    let past = matching.by_series(history);
    let known = |observation: &Observation| asked.item(observation.key.get(place)?);
    let mut series: BTreeMap<u128, u128> = BTreeMap::new();
    for row in 0..case.columns.len() {
        series.entry(matching.series(row)).or_insert_with(|| population.number(row));
    }
    for (series, number) in series {
        let Some(group) = groups.get_mut(&number) else { continue };
        for &observation in past.get(&series).into_iter().flatten() {
            let value = observation.value.filter(|value| value.is_finite());
            if let (Some(item), Some(value)) = (known(observation), value) {
                group.add(asked, (item, &observation.period), Value { value, row: None });
            }
        }
    }
}

impl Items {
    /// Adds a value, unless there is one already for its moment or period.
    fn add(&mut self, asked: &Question<'_>, (item, period): (Item, &TimePeriod), value: Value) {
        match item {
            Item::Stock => {
                self.stocks.entry(asked.moment(period)).or_insert(value);
            }
            Item::Flow(place) => {
                self.flows.resize_with(asked.places(), BTreeMap::new);
                self.flows[place].entry((period.start(), period.end())).or_insert(value);
            }
        }
    }

    /// The accounts between two stocks that leave something over and of which some value stands in the file.
    fn disagreements(&self, asked: &Question<'_>) -> Vec<(usize, Found)> {
        let pairs = self.stocks.iter().zip(self.stocks.iter().skip(1));
        let disagreement = |((from, opening), (to, closing)): ((&DateTime, &Value), (&DateTime, &Value))| {
            let sum_of = |places: Range<usize>| -> Option<Value> {
                let mut totals = places.map(|place| total(self.flows.get(place)?, (*from, *to)));
                totals.try_fold(NOTHING, plus)
            };
            let (mut added, mut taken) = (sum_of(0..asked.adds.len())?, sum_of(asked.adds.len()..asked.flows())?);
            if let Some(side) = self.side {
                let moved = sum_of(asked.flows()..asked.places())?;
                match side {
                    Side::Loses => taken = plus(taken, Some(moved))?,
                    Side::Gains => added = plus(added, Some(moved))?,
                }
            }
            let row = [closing.row, opening.row, added.row, taken.row].into_iter().flatten().next()?;
            let (opening, closing) = (opening.value, closing.value);
            let account = Account { opening, added: added.value, taken: taken.value, closing };
            account.leftover(asked.tolerance).map(|left| (row, Found { account, left }))
        };
        pairs.filter_map(disagreement).collect()
    }
}

/// The sum so far and another value; none where there is none.
fn plus(sum: Value, more: Option<Value>) -> Option<Value> {
    more.map(|more| Value { value: sum.value + more.value, row: sum.row.or(more.row) })
}

/// The sum of the periods that lead from one moment to another without a gap, the longest first; none where there are none.
fn total(periods: &Periods, (from, to): (DateTime, DateTime)) -> Option<Value> {
    let (mut reached, mut sum) = (from, NOTHING);
    while reached < to {
        let mut beginning = periods.range((reached, reached)..=(reached, to));
        let ((_, end), value) = beginning.next_back().filter(|((start, end), _)| start < end)?;
        sum = plus(sum, Some(*value))?;
        reached = *end;
    }
    Some(sum)
}
