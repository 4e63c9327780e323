//! The places of columns by the headers of a text of fixed width: a header that stands apart is a column though all of its
//! cells are blank yet, and what stands below it shows how far the column reaches.
//!
//! Does not hold: columns that no header names, which `fixed` finds by their gaps and by the edges of their numbers.

use super::fixed::number_tokens;

/// Fewer headers than these show no table.
const HEADERS_MIN: usize = 3;
/// So many dots lead from a label to its number.
const LEADER_MIN: usize = 3;

/// Where something begins, and the place behind its end.
type Span = [usize; 2];

/// A column as its header and its cells show it.
struct Named {
    /// Where its header stands; none above labels that have no header.
    header: Option<Span>,
    /// How far header and cells reach.
    reach: Option<Span>,
    /// Where its numbers begin and where they end.
    numbers: [Vec<usize>; 2],
    words: usize,
}

/// A word, or a number with its thousands.
#[derive(Clone, Copy)]
struct Piece {
    span: Span,
    is_number: bool,
    /// Whether it has letters: a mark in the place of a number has none.
    is_word: bool,
    /// Whether no more than one blank stands before it and behind another piece.
    is_close: bool,
}

/// The widths of columns of which each has a header; none where the lines do not stand below the headers.
pub(super) fn widths(heads: &[Vec<char>], lines: &[Vec<char>]) -> Option<Vec<u16>> {
    let mut columns = named_columns(heads, lines)?;
    let fitting = lines.iter().filter(|line| take(&mut columns, line).is_some()).count();
    if fitting * 10 < lines.len() * 9 {
        return None;
    }
    let reaches: Vec<Span> = columns.iter().map(|column| column.reach).collect::<Option<_>>()?;
    if reaches.windows(2).any(|pair| pair[1][0] < pair[0][1]) {
        return None;
    }
    let pitch = pitch(&columns, &reaches);
    let pairs = columns.windows(2).zip(reaches.windows(2));
    let cuts: Vec<usize> = pairs.map(|(columns, reaches)| place(columns, [reaches[0], reaches[1]], pitch)).collect();
    let width = lines.iter().chain(heads).map(Vec::len).max()?;
    let starts = std::iter::once(0).chain(cuts.iter().copied());
    let ends = cuts.iter().copied().chain([width]);
    starts.zip(ends).map(|(start, end)| u16::try_from(end.checked_sub(start)?).ok()).collect()
}

impl Named {
    fn new(header: Option<Span>) -> Self {
        Self { header, reach: header, numbers: [Vec::new(), Vec::new()], words: 0 }
    }

    fn stretch(&mut self, [start, end]: Span) {
        self.reach = Some(self.reach.map_or([start, end], |[from, to]| [from.min(start), to.max(end)]));
    }

    fn take(&mut self, piece: Piece) {
        self.stretch(piece.span);
        match piece.is_number {
            true => (0..2).for_each(|side| self.numbers[side].push(piece.span[side])),
            false => self.words += usize::from(piece.is_word),
        }
    }

    /// Whether it holds words, or numbers that are aligned to the left.
    fn is_left_aligned(&self) -> bool {
        let [starts, ends] = self.numbers.each_ref().map(|places| different(places));
        self.is_of_words() || starts < ends
    }

    fn is_of_words(&self) -> bool {
        self.words > self.numbers[0].len()
    }
}

/// The columns that the line with the most headers names, with one for labels where most lines have a word left of them.
fn named_columns(heads: &[Vec<char>], lines: &[Vec<char>]) -> Option<Vec<Named>> {
    let named: Vec<Vec<Span>> = heads.iter().filter_map(|head| headers(head)).collect();
    let most = named.iter().map(Vec::len).max().filter(|most| *most >= HEADERS_MIN)?;
    let headers = named.into_iter().find(|headers| headers.len() == most)?;
    let first = headers.first()?[0];
    let has_label =
        |line: &&Vec<char>| pieces(line).first().is_some_and(|piece| !piece.is_number && piece.span[1] < first);
    let is_bare = lines.iter().filter(has_label).count() * 2 > lines.len();
    let labels = is_bare.then(|| Named::new(None));
    Some(labels.into_iter().chain(headers.into_iter().map(|header| Named::new(Some(header)))).collect())
}

/// Where the texts of a line stand between which there are two blanks; none where one of them may be a value: a word, a year
/// and ages such as `0-14` are none.
fn headers(line: &[char]) -> Option<Vec<Span>> {
    let texts: Vec<Span> = spans(line, 2);
    let is_name = |[start, end]: &Span| {
        let text = &line[*start..*end];
        let has_year = || text.iter().filter(|c| c.is_numeric()).count() == 4;
        let has_ages = || text[0].is_numeric() && text.iter().any(|c| "-–+/".contains(*c));
        text.iter().any(|c| c.is_alphabetic()) || has_year() || has_ages()
    };
    texts.iter().all(is_name).then_some(texts)
}

/// Where texts stand that have at least so many blanks between them.
fn spans(line: &[char], blanks: usize) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for at in (0..line.len()).filter(|&at| line[at] != ' ') {
        match spans.last_mut() {
            Some([_, end]) if at - *end < blanks => *end = at + 1,
            _ => spans.push([at, at + 1]),
        }
    }
    spans
}

/// The words and numbers of a line, without the dots that lead from one to the next.
fn pieces(line: &[char]) -> Vec<Piece> {
    let bare = without_leaders(line);
    let numbers = number_tokens(&bare);
    let is_within = |word: &Span| numbers.iter().any(|number| number[0] <= word[0] && word[1] <= number[1]);
    let words = spans(&bare, 1).into_iter().filter(|word| !is_within(word)).map(|span| (span, false));
    let mut all: Vec<(Span, bool)> = numbers.iter().map(|span| (*span, true)).chain(words).collect();
    all.sort_unstable();
    let mut before = None;
    let pieces = all.into_iter().map(|(span, is_number)| {
        let is_close = before.replace(span[1]).is_some_and(|end| span[0] - end < 2);
        let is_word = bare[span[0]..span[1]].iter().any(|c| c.is_alphabetic());
        Piece { span, is_number, is_word, is_close }
    });
    pieces.collect()
}

/// Where dots, or lines in their place, lead from a label to its number.
fn leaders(line: &[char]) -> Vec<Span> {
    let is_dot = |c: char| matches!(c, '.' | '…' | '_' | '·');
    let mut found: Vec<Span> = Vec::new();
    for at in (0..line.len()).filter(|&at| is_dot(line[at])) {
        match found.last_mut().filter(|[_, end]| *end == at) {
            Some([_, end]) => *end = at + 1,
            None => found.push([at, at + 1]),
        }
    }
    found.retain(|[start, end]| end - start >= LEADER_MIN);
    found
}

fn without_leaders(line: &[char]) -> Vec<char> {
    let mut bare = line.to_vec();
    leaders(line).into_iter().for_each(|[start, end]| bare[start..end].fill(' '));
    bare
}

/// Lets each word and number of a line stretch the column to which it belongs; none where one belongs to no column for
/// certain, or where a column has two.
fn take(columns: &mut [Named], line: &[char]) -> Option<()> {
    let mut taken: Vec<(usize, Piece)> = Vec::new();
    for piece in pieces(line) {
        let own = column_of(columns, piece, taken.last())?;
        let is_second = |(column, other): &(usize, Piece)| {
            *column == own && (!piece.is_close || piece.is_number && other.is_number)
        };
        if taken.last().is_some_and(is_second) {
            return None;
        }
        taken.push((own, piece));
    }
    for [start, end] in leaders(line) {
        let (label, _) = taken.iter().rfind(|(_, piece)| piece.span[1] <= start)?;
        columns[*label].stretch([start, end]);
    }
    taken.into_iter().for_each(|(own, piece)| columns[own].take(piece));
    Some(())
}

/// The column below whose header alone a piece stands. A word right behind another one belongs to the column of that, and
/// what stands beside all headers to the first or the last column.
fn column_of(columns: &[Named], piece: Piece, before: Option<&(usize, Piece)>) -> Option<usize> {
    let is_below = |[start, end]: Span| piece.span[0] < end && start < piece.span[1];
    let mut below = (0..columns.len()).filter(|&at| columns[at].header.is_some_and(is_below));
    let (found, other) = (below.next(), below.next());
    let goes_on = before.filter(|(_, word)| piece.is_close && !piece.is_number && !word.is_number);
    match (found, goes_on) {
        _ if other.is_some() => None,
        (None, Some((own, _))) => Some(*own),
        // A label that is too long reaches below the next header.
        (Some(found), Some((own, _))) => (found == *own).then_some(found),
        (Some(found), None) => Some(found),
        (None, None) => column_beside(columns, piece),
    }
}

/// The column of a piece that stands below no header: of labels that are indented, or at the end of a line.
fn column_beside(columns: &[Named], piece: Piece) -> Option<usize> {
    let mut headers = columns.iter().enumerate().filter_map(|(at, column)| Some((at, column.header?)));
    let next = headers.find(|(_, header)| piece.span[1] <= header[0]).map(|(at, _)| at);
    match next {
        None => columns.len().checked_sub(1),
        Some(0 | 1) if !piece.is_number => Some(0),
        Some(_) => None,
    }
}

/// How far columns of numbers stand apart, by their ends.
fn pitch(columns: &[Named], reaches: &[Span]) -> Option<usize> {
    let pairs = columns.windows(2).zip(reaches.windows(2)).filter(|(pair, _)| !pair.iter().any(Named::is_of_words));
    pairs.map(|(_, reaches)| reaches[1][1] - reaches[0][1]).min()
}

/// The place at which the second of two columns begins. What is aligned to the right needs its room before it, and labels
/// need theirs behind them: between the two the distance of the columns of numbers tells.
fn place(columns: &[Named], [before, after]: [Span; 2], pitch: Option<usize>) -> usize {
    if columns[1].is_left_aligned() {
        return after[0];
    }
    if !columns[0].is_of_words() {
        return before[1];
    }
    let latest = before[1].max(after[0].saturating_sub(1));
    pitch.map_or(latest, |pitch| after[1].saturating_sub(pitch).clamp(before[1], latest))
}

/// How many different places there are.
fn different(places: &[usize]) -> usize {
    places.iter().collect::<std::collections::BTreeSet<_>>().len()
}

#[cfg(test)]
mod tests {
    use super::widths;

    fn characters(lines: &[&str]) -> Vec<Vec<char>> {
        lines.iter().map(|line| line.chars().collect()).collect()
    }

    #[track_caller]
    fn check(head: &str, lines: &[&str], expected: &[u16]) {
        assert_eq!(widths(&characters(&[head]), &characters(lines)), Some(expected.to_vec()));
    }

    #[track_caller]
    fn check_none(head: &str, lines: &[&str]) {
        assert_eq!(widths(&characters(&[head]), &characters(lines)), None);
    }

    #[test]
    fn a_header_that_stands_apart_is_a_column_though_its_cells_are_blank() {
        check(
            "Isle          Jan    Feb    Mar    All",
            &["Lulu Isle      41     33            74", "Sadaf Isle    149      -         1,149"],
            &[10, 7, 7, 7, 7],
        );
    }

    #[test]
    fn labels_are_not_cut_where_their_header_is_shorter() {
        check(
            "Isle               Men  Women",
            &["Nawaris du Nord     12    110", "Lulu Isle            9     45"],
            &[15, 7, 7],
        );
        check("                   Men  Women    All", &["Nawaris du Nord     12    110    122"], &[15, 7, 7, 7]);
    }

    #[test]
    fn dots_that_lead_to_a_number_belong_to_the_label() {
        check(
            "Isle             Men  Women",
            &["Lulu ............ 12    110", "Sadaf............  9     45"],
            &[17, 3, 7],
        );
    }

    #[test]
    fn thousands_behind_a_blank_are_of_one_number() {
        check("Isle         Men    Women", &["Lulu       1 012      110", "Sadaf         98    1 045"], &[7, 9, 9]);
    }

    #[test]
    fn words_begin_where_their_header_does() {
        check(
            "Isle   Year   Sex      Count",
            &["Lulu   2022   Men         12", "Sadaf  2022   Women      110"],
            &[6, 8, 8, 6],
        );
    }

    #[test]
    fn values_that_stand_below_no_header_show_no_columns() {
        check_none("Isle  2022  2023", &["Lulu         1 234   124", "Sadaf           12  1 234"]);
        check_none("Isle       Men   Women", &["Lulu du Nord-Est  12   110"]);
    }
}
