//! Rows of totals: which rows are some, what each is the total of, and what becomes of it.
//!
//! Where a total belongs to one of several groups, `groups` decides; where it cannot be decided, or where there is no
//! code for what is added up, the row is not read and a finding says so.

use marsad_model::{FindingCode, TIME_PERIOD};

use super::groups::{Groups, Key, Level, Of, Role, Sum, TotalRow};
use super::{Found, FoundTime, Known, Row, RowReader};
use crate::names::fold;
use crate::reading::plan::{Label, LabelKind, Plan, ValueColumn};

/// The word of a row in the label that is added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    /// A word of a component, and whether the row itself says it.
    Of { component: usize, place: u32, is_said: bool },
    /// A period.
    Period,
    /// Nothing that is known.
    Unknown,
}

/// The groups of a table: for each column of labels in which a total may end more than one of them.
///
/// That is a column with headings among its rows, and a column to the right of one that is filled down.
pub(super) fn groups_of(plan: &Plan<'_, '_>) -> Vec<Groups> {
    let mut order: Vec<usize> = (0..plan.labels.len()).collect();
    order.sort_by_key(|&label| plan.labels[label].at);
    let (mut all, mut levels) = (Vec::new(), Vec::<Level>::new());
    for &at in &order {
        let label = &plan.labels[at];
        let Some(of) = what_is_said(plan, label) else { continue };
        let is_added_up = label.has_headings() || (!levels.is_empty() && of != Of::Time);
        if is_added_up {
            let is_other = |other: &usize| {
                *other != at
                    && !levels.iter().any(|level| level.filled == Some(*other))
                    && what_is_said(plan, &plan.labels[*other]).is_some()
            };
            let others = order.iter().copied().filter(is_other).collect();
            all.push(Groups::new(at, others, levels.clone(), plan.values.len()));
        }
        if label.has_headings() || (is_added_up && !label.fill) {
            break;
        }
        if label.fill {
            levels.push(Level { of, filled: Some(at), said: Known::Unsaid, is_over: false });
        }
    }
    all
}

/// What the words of a label say of a series or its period: a dimension, or time.
fn what_is_said(plan: &Plan<'_, '_>, label: &Label) -> Option<Of> {
    match &label.kind {
        LabelKind::Words { component, .. } => {
            plan.dictionary.components[*component].is_dimension.then_some(Of::Component(*component))
        }
        LabelKind::Time => Some(Of::Time),
        LabelKind::Text(_) => None,
    }
}

impl RowReader<'_, '_, '_> {
    /// What a row with values is among its neighbours, for each column that is added up; none where it is a total that
    /// is not read, which a finding tells.
    pub(super) fn roles(&mut self, row: &Row<'_, '_>) -> Option<Vec<Role>> {
        let mut all = std::mem::take(&mut self.state.groups);
        let roles = self.roles_in(row, &mut all);
        self.state.groups = all;
        roles
    }

    fn roles_in(&mut self, row: &Row<'_, '_>, all: &mut [Groups]) -> Option<Vec<Role>> {
        let mut roles: Vec<Role> = vec![Role::Alone; all.len()];
        for (at, groups) in all.iter_mut().enumerate() {
            roles[at] = self.role(row, groups)?;
            if matches!(roles[at], Role::Total(depth, _) if depth < groups.depth()) {
                // The total of more than the last group is a part of no other sum.
                roles[..at].fill(Role::Alone);
            }
        }
        Some(roles)
    }

    fn role(&mut self, row: &Row<'_, '_>, groups: &mut Groups) -> Option<Role> {
        let floor = self.follow(row, groups);
        let key = self.key(groups);
        let word = self.word_added_up(row, groups);
        let total = match word {
            Word::Of { component, place, is_said } if self.is_total(component, place) => Some(is_said),
            _ => None,
        };
        if let Some(over) = groups.levels.iter().position(|level| level.is_over) {
            self.below_all_groups(row, groups, (over, total.is_some()));
            return None;
        }
        match (word, total) {
            (Word::Of { component, place, .. }, Some(true)) if self.closes_whole(groups, component) => {
                self.begin_group(groups, Of::Component(component), Known::Word(place));
                Some(Role::Total(groups.depth(), key))
            }
            (Word::Of { component, .. }, Some(true)) => {
                let floor = if self.is_of_inner(groups, component) { groups.depth() } else { floor };
                self.total(row, groups, (floor, key))
            }
            // An empty cell repeats the word above, and what was decided of it.
            (Word::Of { .. }, Some(false)) => Some(Role::Total(groups.depth(), key)),
            (Word::Of { component, place, .. }, None) if self.begins_group(groups, component) => {
                self.begin_group(groups, Of::Component(component), Known::Word(place));
                Some(Role::Total(groups.depth(), key))
            }
            (Word::Period, _) => {
                groups.is_timed = true;
                Some(Role::Part(key))
            }
            _ => Some(Role::Part(key)),
        }
    }

    /// Notes which groups the row stands in. Returns how many levels it says itself, with all that stand before them.
    fn follow(&mut self, row: &Row<'_, '_>, groups: &mut Groups) -> usize {
        let mut floor = 0;
        for at in 0..groups.levels.len() {
            let Level { of, filled: Some(label), said, is_over } = groups.levels[at] else { continue };
            let is_said = !row.cell(self.plan.labels[label].at).is_blank();
            let now = match of {
                _ if is_said => self.said_by_label(row, label),
                Of::Component(component) if !self.plan.labels[groups.part].holds(component) => {
                    self.state.known[component]
                }
                _ => said,
            };
            if is_said {
                floor = at + 1;
            }
            if is_said || !is_over {
                groups.say(at, now, self.is_whole(of, now));
            }
        }
        floor
    }

    /// What a column that is filled down says in a row.
    fn said_by_label(&mut self, row: &Row<'_, '_>, at: usize) -> Known {
        let label = &self.plan.labels[at];
        let cell = row.cell(label.at);
        match label.kind {
            LabelKind::Time => match self.found_time(at, &cell) {
                FoundTime::Pieces(pieces) => Known::Word(pieces),
                FoundTime::Unknown | FoundTime::Ambiguous => Known::Wrong,
            },
            _ => match self.found(at, label, &cell.label()) {
                Found::Word(place, _) => Known::Word(place),
                Found::Unknown | Found::Several => Known::Wrong,
            },
        }
    }

    fn is_whole(&self, of: Of, said: Known) -> bool {
        matches!((of, said), (Of::Component(component), Known::Word(place)) if self.is_total(component, place))
    }

    fn key(&self, groups: &Groups) -> Key {
        let place = |&label: &usize| match (&self.plan.labels[label].kind, self.state.time) {
            (LabelKind::Words { component, .. }, _) => match self.state.known[*component] {
                Known::Word(place) => place,
                Known::Unsaid | Known::Wrong => u32::MAX,
            },
            (LabelKind::Time, FoundTime::Pieces(pieces)) => pieces,
            _ => u32::MAX,
        };
        groups.others.iter().map(place).collect()
    }

    fn word_added_up(&mut self, row: &Row<'_, '_>, groups: &Groups) -> Word {
        let plan = self.plan;
        let label = &plan.labels[groups.part];
        let LabelKind::Words { component, has_time, .. } = &label.kind else { return Word::Unknown };
        let cell = row.cell(label.at);
        if cell.is_blank() {
            return match self.state.known[*component] {
                Known::Word(place) => Word::Of { component: *component, place, is_said: false },
                Known::Unsaid | Known::Wrong => Word::Unknown,
            };
        }
        match self.found(groups.part, label, &cell.label()) {
            Found::Word(place, component) => Word::Of { component: usize::from(component), place, is_said: true },
            Found::Unknown if *has_time => Word::Period,
            Found::Unknown | Found::Several => Word::Unknown,
        }
    }

    /// Whether a word for a whole, such as `both sexes`, is none of the component whose groups have headings: then it ends
    /// a group, and not the table.
    fn is_of_inner(&mut self, groups: &Groups, component: usize) -> bool {
        let LabelKind::Words { component: first, .. } = &self.plan.labels[groups.part].kind else { return false };
        component != *first && self.total_of(*first).is_some()
    }

    /// Whether a row with this word is the head of a group and gives its total: `Algeria 21` above what makes up the 21.
    fn begins_group(&self, groups: &Groups, component: usize) -> bool {
        let LabelKind::Words { component: first, further, .. } = &self.plan.labels[groups.part].kind else {
            return false;
        };
        let is_first = component == *first && (!further.is_empty() || groups.is_timed);
        is_first || groups.heading(Of::Component(component)).is_some()
    }

    /// Whether a word for the whole stands among the periods of a group that is of the whole itself, `Total` below the months of
    /// `All occupations`: as the other groups have theirs, it gives the total of each period above the values.
    fn closes_whole(&self, groups: &Groups, component: usize) -> bool {
        let of = Of::Component(component);
        let said = groups.heading(of).and_then(|at| groups.levels.get(at)).map(|level| level.said);
        let has_periods = self.plan.values.iter().all(|value| value.time.whole.is_some());
        groups.is_timed && has_periods && said.is_some_and(|said| self.is_whole(of, said))
    }

    fn begin_group(&mut self, groups: &mut Groups, of: Of, said: Known) {
        let level = groups.deepen(of);
        groups.begin(level, said, self.is_whole(of, said));
        if groups.is_timed && of != Of::Time {
            // The last period of the group before is none of this one.
            self.state.time = FoundTime::Pieces(0);
        }
    }

    /// Whether the words of a label are added up here.
    pub(super) fn adds_up(&self, label: usize) -> bool {
        self.state.groups.iter().any(|groups| groups.part == label)
    }

    /// A heading without values in a column: what stands below it is another group.
    pub(super) fn heading(&mut self, label: usize, of: Of, said: Known) {
        let mut all = std::mem::take(&mut self.state.groups);
        if let Some(groups) = all.iter_mut().find(|groups| groups.part == label)
            && self.plan.labels[label].has_headings()
        {
            self.begin_group(groups, of, said);
        }
        self.state.groups = all;
    }

    /// Another list begins in a column, below a heading that names what it tells apart.
    pub(super) fn begin_list(&mut self, label: usize) {
        self.state.groups.iter_mut().filter(|groups| groups.part == label).for_each(Groups::begin_list);
    }

    /// A heading that nobody knows.
    pub(super) fn wrong_heading(&mut self, component: usize) {
        for groups in &mut self.state.groups {
            if let Some(level) = groups.heading(Of::Component(component)) {
                groups.begin(level, Known::Wrong, false);
            }
        }
    }

    /// A row whose labels are wrong stands in its group all the same.
    pub(super) fn note_row(&mut self) {
        self.state.groups.iter_mut().for_each(Groups::note_row);
    }

    /// A row of totals: its words become those of what it is the total of.
    fn total(&mut self, row: &Row<'_, '_>, groups: &mut Groups, (floor, key): (usize, Key)) -> Option<Role> {
        if groups.is_timed {
            self.unread_total(row, groups, Of::Time);
            return None;
        }
        let numbers: Vec<Option<f64>> =
            self.plan.values.iter().map(|value| self.glanced(value.at, row.cell(value.at))).collect();
        let word = fold(&row.cell(self.plan.labels[groups.part].at).label());
        let total = TotalRow { key: &key, floor, numbers: &numbers, word: &word };
        let Some(depth) = groups.depth_of(&total) else {
            self.unclear_total(row, groups);
            return None;
        };
        groups.end_at(depth, &word);
        let ended = depth..groups.depth();
        if let Some(at) = ended.clone().find(|&at| self.whole_of(groups.levels[at].of).is_none()) {
            groups.levels[at].is_over = true;
            self.unread_total(row, groups, groups.levels[at].of);
            return None;
        }
        for at in ended {
            let of = groups.levels[at].of;
            if let (Of::Component(component), Some(whole)) = (of, self.whole_of(of)) {
                self.state.known[component] = whole;
                groups.begin(at, whole, true);
            }
        }
        self.take_total(groups, depth);
        Some(Role::Total(depth, key))
    }

    /// What says the whole of all groups of a level, if there is a code for it.
    fn whole_of(&mut self, of: Of) -> Option<Known> {
        match of {
            Of::Component(component) => self.total_of(component).map(Known::Word),
            Of::Time => None,
        }
    }

    /// What is added up is a whole now, within the groups that a total belongs to.
    fn take_total(&mut self, groups: &Groups, depth: usize) {
        let plan = self.plan;
        let LabelKind::Words { component, further, .. } = &plan.labels[groups.part].kind else { return };
        for &component in std::iter::once(component).chain(further) {
            let around = groups.levels[..depth].iter().rev().find(|level| level.of == Of::Component(component));
            self.state.known[component] = match around {
                Some(level) => level.said,
                None => self.total_of(component).map_or(Known::Unsaid, Known::Word),
            };
        }
    }

    /// Below the total of all groups no row belongs to the last of them.
    fn below_all_groups(&mut self, row: &Row<'_, '_>, groups: &Groups, (over, is_total): (usize, bool)) {
        let Level { of, filled, .. } = groups.levels[over];
        if is_total {
            return self.unread_total(row, groups, of);
        }
        let at = self.plan.labels[filled.unwrap_or(groups.part)].at;
        let name = self.name_of(of);
        self.add(FindingCode::MissingDimension, (row, Some(at)), |f| f.with("component", name));
    }

    fn unread_total(&mut self, row: &Row<'_, '_>, groups: &Groups, of: Of) {
        let at = self.plan.labels[groups.part].at;
        let (text, name) = (row.cell(at).label().into_owned(), self.name_of(of));
        self.add(FindingCode::TotalUnread, (row, Some(at)), |f| f.with_value(text).with("component", name));
    }

    fn unclear_total(&mut self, row: &Row<'_, '_>, groups: &Groups) {
        let at = self.plan.labels[groups.part].at;
        let innermost = groups.depth().checked_sub(1).map(|level| groups.levels[level].of);
        let name = innermost.map_or_else(String::new, |of| self.name_of(of));
        let text = row.cell(at).label().into_owned();
        self.add(FindingCode::UnclearTotal, (row, Some(at)), |f| f.with_value(text).with("component", name));
    }

    fn name_of(&self, of: Of) -> String {
        match of {
            Of::Component(component) => self.plan.dictionary.components[component].id.to_string(),
            Of::Time => TIME_PERIOD.to_owned(),
        }
    }

    /// Adds up the values of a row, of which the first is the observation `first`.
    pub(super) fn add_up(&mut self, roles: &[Role], first: usize) {
        if roles.is_empty() {
            return;
        }
        let (plan, out) = (self.plan, &self.state.out);
        let mut next = first;
        let sum_of = |value: &ValueColumn| {
            let is_read = next < out.len() && out.columns.get(next) == value.at as u32 + 1;
            let number = if is_read { out.value(next) } else { None };
            next += usize::from(is_read);
            number.map_or_else(Sum::default, |sum| Sum { sum, values: 1 })
        };
        let sums: Vec<Sum> = plan.values.iter().map(sum_of).collect();
        self.state.groups.iter_mut().zip(roles).for_each(|(groups, role)| groups.add(role, &sums));
    }
}
