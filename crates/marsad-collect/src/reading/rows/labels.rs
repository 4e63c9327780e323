//! What the labels of a row say: words of components, and time.

use marsad_model::{FindingCode, TIME_PERIOD, TimePeriod};

use super::groups::Of;
use super::{Found, FoundTime, Known, Row, RowReader};
use crate::cell::{Cell, tidy};
use crate::names::{Found as Meaning, is_carried};
use crate::reading::plan::{Label, LabelKind};
use crate::reading::rests::{RestOf, rest_of};
use crate::reading::sections::labelled;
use crate::reading::time::{Pieces, moment_of};
use crate::values::numbered_parts::part_below;
use crate::values::periods::{Moment, Part};
use crate::values::qualities;

/// Longer texts are no words and no periods: comparing pages of text in every row would take its time.
const WORD_BYTES_MAX: usize = 2_048;

impl RowReader<'_, '_, '_> {
    /// Takes what the labels of a row say.
    pub(super) fn labels(&mut self, row: &Row<'_, '_>) {
        let plan = self.plan;
        self.state.said_here.fill(None);
        for (at, label) in plan.labels.iter().enumerate() {
            let cell = row.cell(label.at);
            if cell.is_blank() {
                if !label.fill {
                    self.state.label_qualities[at] = None;
                }
                self.blank_label(row, label);
                continue;
            }
            if let Some((what, text)) = cell.struck() {
                self.tell_struck(row, label.at, (what, &*text));
            }
            match &label.kind {
                LabelKind::Time => self.time_label(row, at, label, &cell),
                LabelKind::Text(component) => {
                    let text = cell.whole_label();
                    let place = self.place_of_word(*component, &text);
                    self.state.known[*component] = Known::Word(place);
                }
                LabelKind::Words { component, has_time, .. } => {
                    let is_short = cell.number.is_none();
                    let text = if is_short { cell.left() } else { cell.label() };
                    self.state.label_qualities[at] = qualities::of_mark(&text, &plan.context.profile.statuses);
                    match self.found(at, label, &text) {
                        Found::Word(place, component) => {
                            let component = usize::from(component);
                            if let Some(other) = self.contradicted(component, place) {
                                self.contradiction(row, label.at, (component, place, other), &cell.label());
                                continue;
                            }
                            self.tell_mark(row, label.at, &text);
                            self.state.said_here[component] = Some(place);
                            self.note_met(at, component, false);
                            self.leave_block(at, (component, place), &text);
                            self.take(at, component, place);
                        }
                        Found::Unknown if *has_time && self.takes_time(at, label, &cell.label()) => {
                            self.tell_mark_of_period(row, label.at, &cell);
                        }
                        // What else the row says is of no figure.
                        Found::Unknown if is_carried(&cell.label()) => {
                            self.state.carried.label = Some(label.at);
                            return;
                        }
                        wrong => {
                            let asked = self.asked_component(at).unwrap_or(*component);
                            self.state.known[asked] = Known::Wrong;
                            self.unknown_word((row, label.at), asked, (&cell.label(), wrong));
                            // What stands below it may be about it.
                            let may_head = asked == *component || self.block_of(at) == Some(asked);
                            if may_head && self.headed_component(label).is_some() {
                                self.begin_below_wrong(row, (label.at, asked));
                            }
                        }
                    }
                }
            }
        }
    }

    /// What another column of this row says of the same component, where both cannot be: neither is within the other.
    pub(super) fn contradicted(&self, component: usize, place: u32) -> Option<u32> {
        let other = self.state.said_here[component].filter(|&other| other != place)?;
        let words = &self.state.out.dimensions.get(component)?.words;
        let (one, two) = (words.get(place as usize)?, words.get(other as usize)?);
        let list = self.plan.context.codelist(self.plan.dictionary.components[component].id.as_str())?;
        let pack = self.plan.context.pack;
        let is_nested = pack.is_within(list, one, two) || pack.is_within(list, two, one);
        let is_total = [one, two].iter().any(|id| **id == *"_T");
        (!is_nested && !is_total).then_some(other)
    }

    pub(super) fn contradiction(
        &mut self,
        row: &Row<'_, '_>,
        at: usize,
        (component, place, other): (usize, u32, u32),
        text: &str,
    ) {
        let words = &self.state.out.dimensions[component].words;
        let both: Vec<String> =
            [other, place].iter().filter_map(|&place| words.get(place as usize)).map(ToString::to_string).collect();
        let id = self.plan.dictionary.components[component].id;
        let list = self.plan.context.codelist(id.as_str()).map_or_else(String::new, |list| list.id.to_string());
        self.state.known[component] = Known::Wrong;
        self.add(FindingCode::AmbiguousCode, (row, Some(at)), |f| {
            f.with_value(text).with("component", id).with("list", list).with_nearest(both)
        });
    }

    /// An empty label repeats the one above where the profile says so; else the dimension is missing.
    pub(super) fn blank_label(&mut self, row: &Row<'_, '_>, label: &Label) {
        match &label.kind {
            LabelKind::Words { component, .. } | LabelKind::Text(component) => {
                let component = *component;
                if label.fill && self.state.known[component] != Known::Unsaid {
                    return;
                }
                self.state.known[component] = self.state.fixed[component];
                let is_dimension = self.plan.dictionary.components[component].is_dimension;
                if is_dimension && self.state.fixed[component] == Known::Unsaid {
                    let id = self.plan.dictionary.components[component].id;
                    self.add(FindingCode::MissingDimension, (row, Some(label.at)), |f| f.with("component", id));
                }
            }
            LabelKind::Time if label.fill && self.state.time != FoundTime::Pieces(0) => {}
            // `Total 2023` in the column of years leaves that of months empty.
            LabelKind::Time if self.is_year_total() && self.says_time_before(row, label) => {}
            LabelKind::Time => {
                self.state.time = FoundTime::Pieces(0);
                if self.plan.time.is_empty() && self.plan.values.iter().all(|value| value.time.is_empty()) {
                    self.add(FindingCode::MissingDimension, (row, Some(label.at)), |f| {
                        f.with("component", TIME_PERIOD)
                    });
                }
            }
        }
    }

    /// Whether the time found last is the total of a year.
    fn is_year_total(&self) -> bool {
        let FoundTime::Pieces(pieces) = self.state.time else { return false };
        let pieces = &self.state.pieces[pieces as usize];
        pieces.whole.is_some() && pieces.part == Some(Part::Year)
    }

    /// Whether a column of time before this one says something in a row.
    fn says_time_before(&self, row: &Row<'_, '_>, label: &Label) -> bool {
        let mut before = self.plan.labels.iter().take_while(|other| other.at != label.at);
        before.any(|other| other.kind == LabelKind::Time && !row.cell(other.at).is_blank())
    }

    /// What a label says, found once for each text; in a block of one component, as its list has it.
    #[inline]
    pub(super) fn found(&mut self, at: usize, label: &Label, text: &str) -> Found {
        if text.len() > WORD_BYTES_MAX {
            return Found::Unknown;
        }
        let found = if let Some(found) = self.state.label_memos[at].known(text) {
            found
        } else {
            let mut memo = std::mem::take(&mut self.state.label_memos[at]);
            let found = memo.get(text, |text| self.look_up(label, text));
            self.state.label_memos[at] = memo;
            found
        };
        match self.block_of(at) {
            Some(block) => self.found_in_block(found, (at, block), text),
            None => found,
        }
    }

    pub(super) fn look_up(&mut self, label: &Label, text: &str) -> Found {
        let LabelKind::Words { component, further, .. } = &label.kind else { return Found::Unknown };
        let mut is_several = false;
        let text = self.coded(text);
        let mut components: Vec<usize> = std::iter::once(*component).chain(further.iter().copied()).collect();
        match rest_of((self.plan.context, self.plan.dictionary), &components, text) {
            RestOf::Nothing => {}
            RestOf::One(own) => components = vec![own],
            RestOf::Any => return Found::Several,
        }
        for component in components {
            match self.plan.dictionary.words(component).map_or(Meaning::Unknown, |words| words.find(text)) {
                Meaning::Code(code) => return Found::Word(self.place_of_code(component, code), component as u16),
                Meaning::Several(_) => is_several = true,
                Meaning::Unknown => {}
            }
        }
        if is_several { Found::Several } else { self.labelled_word(label, text) }
    }

    /// A word behind the name of its component and a colon: `Nationalité : Algérienne`.
    fn labelled_word(&mut self, label: &Label, text: &str) -> Found {
        let plan = self.plan;
        let named = labelled(plan.context, plan.dictionary, text).filter(|(component, _)| label.holds(*component));
        let Some((component, said)) = named else { return Found::Unknown };
        match plan.dictionary.words(component).map_or(Meaning::Unknown, |words| words.find(said)) {
            Meaning::Code(code) => Found::Word(self.place_of_code(component, code), component as u16),
            Meaning::Several(_) => Found::Several,
            Meaning::Unknown => Found::Unknown,
        }
    }

    /// SDMX-CSV may write the name after the code: `A: Annual` is `A`.
    pub(super) fn coded<'t>(&self, text: &'t str) -> &'t str {
        match text.split_once(": ") {
            Some((code, _)) if self.plan.context.is_sdmx() => code,
            _ => text,
        }
    }

    /// Takes a word for a component in a row with values. The word of the first component of a column begins anew what
    /// its others say; a word for a whole ends what was begun, and `totals` says what that is.
    pub(super) fn take(&mut self, at: usize, component: usize, place: u32) {
        let label = &self.plan.labels[at];
        let LabelKind::Words { component: first, further, .. } = &label.kind else { return };
        if further.is_empty() {
            // A total in an inner column is the total of what the outer one says.
            let is_inner = self.plan.labels.iter().any(|outer| outer.at < label.at && outer.holds(component));
            let is_outer_said =
                matches!(self.state.known[component], Known::Word(outer) if !self.is_total(component, outer));
            if !(is_inner && is_outer_said && self.is_total(component, place)) {
                self.state.known[component] = Known::Word(place);
            }
            return;
        }
        if component != *first || !self.is_total(component, place) || !self.adds_up(at) {
            self.take_anew((*first, further), component, place);
        }
    }

    /// Takes the word of a row without values: what stands below it is about this.
    pub(super) fn take_heading(&mut self, at: usize, component: usize, place: u32) {
        let label = &self.plan.labels[at];
        let LabelKind::Words { component: first, further, .. } = &label.kind else { return };
        if further.is_empty() {
            self.take(at, component, place);
        } else {
            self.note_met(at, component, true);
            self.state.blocks[at] = None;
            self.take_anew((*first, further), component, place);
        }
        self.heading(at, Of::Component(component), Known::Word(place));
    }

    fn take_anew(&mut self, (first, further): (usize, &[usize]), component: usize, place: u32) {
        self.state.known[component] = Known::Word(place);
        if component == first {
            for &inner in further {
                self.state.known[inner] = self.total_of(inner).map_or(Known::Unsaid, Known::Word);
            }
        }
    }

    pub(super) fn is_total(&self, component: usize, place: u32) -> bool {
        self.state
            .out
            .dimensions
            .get(component)
            .and_then(|column| column.words.get(place as usize))
            .is_some_and(|id| *id == *"_T")
    }

    pub(super) fn total_of(&mut self, component: usize) -> Option<u32> {
        match self.plan.dictionary.words(component)?.find("_T") {
            Meaning::Code(code) => Some(self.place_of_code(component, code)),
            _ => None,
        }
    }

    /// Takes a label as time, where periods stand among the words of its column.
    pub(super) fn takes_time(&mut self, at: usize, label: &Label, text: &str) -> bool {
        if !matches!(label.kind, LabelKind::Words { has_time: true, .. }) {
            return false;
        }
        let mut memo = std::mem::take(&mut self.state.time_memos[at]);
        let found = memo.get(text, |text| self.read_time(text));
        self.state.time_memos[at] = memo;
        let is_time = matches!(found, FoundTime::Pieces(_));
        if is_time {
            self.state.time = found;
        }
        is_time
    }

    /// A word that is unknown or stands for several codes; the nearest ones are looked for when the file is read.
    pub(super) fn unknown_word(
        &mut self,
        (row, at): (&Row<'_, '_>, usize),
        component: usize,
        (text, found): (&str, Found),
    ) {
        let id = self.plan.dictionary.components[component].id;
        let list = self.plan.context.codelist(id.as_str()).map_or_else(String::new, |list| list.id.to_string());
        let code = if found == Found::Several { FindingCode::AmbiguousCode } else { FindingCode::UnknownCode };
        self.add(code, (row, Some(at)), |f| f.with_value(text).with("component", id).with("list", list));
    }

    pub(super) fn time_label(&mut self, row: &Row<'_, '_>, at: usize, label: &Label, cell: &Cell<'_>) {
        let told = self.found_time(at, cell);
        if self.is_second_time(at) && self.is_year_total() && !self.says_time_before(row, label) {
            // Behind its total nothing is of that year any more.
            self.state.time = FoundTime::Pieces(0);
            self.add(FindingCode::MissingDimension, (row, Some(label.at)), |f| f.with("component", TIME_PERIOD));
            return;
        }
        let found = match (told, self.state.time) {
            // A year in one column and a month in the next are one period.
            (FoundTime::Pieces(new), FoundTime::Pieces(old)) if self.is_second_time(at) => {
                if let Some((first, second)) = self.two_periods(old, new) {
                    self.state.time = FoundTime::Ambiguous;
                    self.add(FindingCode::AmbiguousDate, (row, Some(label.at)), |f| {
                        f.with_value(cell.label()).with("first", first).with("second", second)
                    });
                    return;
                }
                FoundTime::Pieces(self.joined(old, new))
            }
            (FoundTime::Pieces(_), FoundTime::Ambiguous) if self.is_second_time(at) => FoundTime::Ambiguous,
            (FoundTime::Pieces(pieces), _) if label.fill => FoundTime::Pieces(self.of_year_above(pieces)),
            _ => told,
        };
        self.state.time = found;
        match found {
            FoundTime::Pieces(_) => self.tell_mark_of_period(row, label.at, cell),
            FoundTime::Unknown => {
                self.add(FindingCode::NotAPeriod, (row, Some(label.at)), |f| f.with_value(cell.label()));
            }
            FoundTime::Ambiguous => self.ambiguous_date(row, label.at, &cell.label()),
        }
    }

    /// What a label says of time, found once for each text.
    pub(super) fn found_time(&mut self, at: usize, cell: &Cell<'_>) -> FoundTime {
        let raw = if cell.number.is_none() { cell.left() } else { cell.label() };
        if raw.len() > WORD_BYTES_MAX {
            return FoundTime::Unknown;
        }
        if let Some(found) = self.state.time_memos[at].known(&raw) {
            return found;
        }
        let mut memo = std::mem::take(&mut self.state.time_memos[at]);
        let found = memo.get(&raw, |text| match self.read_time_alone(&tidy(text)) {
            FoundTime::Unknown => self.read_numbered_part(at, text),
            found => found,
        });
        self.state.time_memos[at] = memo;
        found
    }

    /// A bare number in a column whose header says that it counts months, quarters, weeks or days.
    fn read_numbered_part(&mut self, at: usize, text: &str) -> FoundTime {
        let plan = self.plan;
        let header = plan.labels.get(at).and_then(|label| plan.headers.get(label.at)).map_or("", String::as_str);
        match part_below(header, text) {
            Some(part) => FoundTime::Pieces(self.place_of_pieces(Pieces::of_part(part))),
            None => FoundTime::Unknown,
        }
    }

    /// The pieces of a row in a column in which years stand above the parts of each: a part is of the year that was said
    /// last. Behind the total of a year nothing is of that year any more.
    fn of_year_above(&mut self, pieces: u32) -> u32 {
        let own = self.state.pieces[pieces as usize].clone();
        match (&own.whole, own.part) {
            (Some(whole), None) => self.state.year_above = Some(whole.clone()),
            (Some(_), Some(_)) => self.state.year_above = None,
            (None, Some(_)) => {
                let whole = self.state.year_above.as_ref().and_then(year_of);
                return self.place_of_pieces(Pieces { whole, ..own });
            }
            (None, None) => {}
        }
        pieces
    }

    /// Takes a year that stands alone above its months as what the rows below it are of; whether the row is one.
    pub(super) fn takes_year_above(&mut self, row: &Row<'_, '_>) -> bool {
        let plan = self.plan;
        let mut filled = plan.labels.iter().enumerate().filter(|(_, label)| !row.cell(label.at).is_blank());
        let (Some((at, label)), None) = (filled.next(), filled.next()) else { return false };
        if !label.fill || label.kind != LabelKind::Time {
            return false;
        }
        let FoundTime::Pieces(pieces) = self.found_time(at, &row.cell(label.at)) else { return false };
        let is_year = self.state.pieces[pieces as usize].part.is_none();
        if is_year {
            self.state.time = FoundTime::Pieces(self.of_year_above(pieces));
        }
        is_year
    }

    /// Two whole periods that two columns of one row say, where neither lies within the other.
    pub(super) fn two_periods(&self, old: u32, new: u32) -> Option<(TimePeriod, TimePeriod)> {
        let (first, second) =
            (self.state.pieces[old as usize].whole.clone()?, self.state.pieces[new as usize].whole.clone()?);
        let holds =
            |outer: &TimePeriod, inner: &TimePeriod| outer.start() <= inner.start() && inner.end() <= outer.end();
        (!holds(&first, &second) && !holds(&second, &first)).then_some((first, second))
    }

    pub(super) fn ambiguous_date(&mut self, row: &Row<'_, '_>, at: usize, text: &str) {
        if let Some(Moment::Ambiguous(first, second)) = self.moment(text) {
            self.add(FindingCode::AmbiguousDate, (row, Some(at)), |f| {
                f.with_value(text).with("first", first).with("second", second)
            });
        }
    }

    pub(super) fn is_second_time(&self, at: usize) -> bool {
        self.plan.labels[..at].iter().any(|label| label.kind == LabelKind::Time)
    }

    /// The pieces of two columns together; of two whole periods the one within the other.
    pub(super) fn joined(&mut self, old: u32, new: u32) -> u32 {
        let (first, second) = (&self.state.pieces[old as usize], &self.state.pieces[new as usize]);
        let is_wider = match (&first.whole, &second.whole) {
            (Some(first), Some(second)) => second.start() < first.start() || first.end() < second.end(),
            _ => false,
        };
        let joined = if is_wider { second.with(first) } else { first.with(second) };
        self.place_of_pieces(joined)
    }

    pub(super) fn place_of_pieces(&mut self, pieces: Pieces) -> u32 {
        if let Some(place) = self.state.pieces.iter().position(|known| *known == pieces) {
            return place as u32;
        }
        self.state.pieces.push(pieces);
        self.state.pieces.len() as u32 - 1
    }

    pub(super) fn read_time(&mut self, text: &str) -> FoundTime {
        match self.moment(text) {
            None => FoundTime::Unknown,
            Some(Moment::Ambiguous(..)) => FoundTime::Ambiguous,
            Some(moment) => {
                let pieces = Pieces::of(moment).map(|pieces| pieces.qualified(text, self.plan.context.profile));
                pieces.map_or(FoundTime::Unknown, |pieces| FoundTime::Pieces(self.place_of_pieces(pieces)))
            }
        }
    }

    fn moment(&self, text: &str) -> Option<Moment> {
        moment_of(text, self.plan.context.profile, self.plan.habits)
    }

    /// The same in a column of time alone, where `Total 2022` below its months is the year.
    fn read_time_alone(&mut self, text: &str) -> FoundTime {
        match (self.read_time(text), Pieces::of_year_total(text, self.plan.habits)) {
            (FoundTime::Unknown, Some(pieces)) => FoundTime::Pieces(self.place_of_pieces(pieces)),
            (found, _) => found,
        }
    }
}

/// The calendar year in which a period begins.
fn year_of(period: &TimePeriod) -> Option<TimePeriod> {
    Part::Year.of(period.start().year())
}
