//! Small numbers in as few bytes as they need.

/// A growing list of small numbers: none stored while all are the same, then one byte each until one is larger than 255,
/// then two, then four.
#[derive(Clone, Debug)]
pub enum Places {
    /// One number, so many times.
    Same {
        /// The number.
        number: u32,
        /// How often.
        len: usize,
    },
    /// All below 2⁸.
    Narrow(Vec<u8>),
    /// All below 2¹⁶.
    Middle(Vec<u16>),
    /// Any.
    Wide(Vec<u32>),
}

impl Default for Places {
    fn default() -> Self {
        Self::Same { number: 0, len: 0 }
    }
}

/// Two lists are equal that have the same numbers, however they are kept.
impl PartialEq for Places {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

impl Places {
    /// Adds a number at the end.
    #[inline]
    pub fn push(&mut self, number: u32) {
        match self {
            Self::Same { number: known, len } if *known == number || *len == 0 => {
                *known = number;
                *len += 1;
            }
            Self::Narrow(list) if number < 1 << 8 => list.push(number as u8),
            Self::Middle(list) if number < 1 << 16 => list.push(number as u16),
            Self::Wide(list) => list.push(number),
            _ => {
                self.widen(number);
                self.push(number);
            }
        }
    }

    /// Makes room for `number` among numbers that are kept one by one.
    #[cold]
    fn widen(&mut self, number: u32) {
        let largest = match self {
            Self::Same { number: known, .. } => number.max(*known),
            _ => number,
        };
        *self = match std::mem::take(self) {
            Self::Same { number, len } if largest < 1 << 8 => Self::Narrow(vec![number as u8; len]),
            Self::Same { number, len } if largest < 1 << 16 => Self::Middle(vec![number as u16; len]),
            Self::Narrow(list) if largest < 1 << 16 => Self::Middle(list.into_iter().map(u16::from).collect()),
            other => Self::Wide(other.iter().collect()),
        };
    }

    /// The number at `at`; 0 beyond the end.
    #[inline]
    pub fn get(&self, at: usize) -> u32 {
        match self {
            Self::Same { number, len } => {
                if at < *len {
                    *number
                } else {
                    0
                }
            }
            Self::Narrow(list) => list.get(at).map_or(0, |&n| u32::from(n)),
            Self::Middle(list) => list.get(at).map_or(0, |&n| u32::from(n)),
            Self::Wide(list) => list.get(at).copied().unwrap_or(0),
        }
    }

    /// The last number.
    pub fn last(&self) -> Option<u32> {
        self.len().checked_sub(1).map(|at| self.get(at))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        match self {
            Self::Same { len, .. } => *len,
            Self::Narrow(list) => list.len(),
            Self::Middle(list) => list.len(),
            Self::Wide(list) => list.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Every number, in order.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        (0..self.len()).map(|at| self.get(at))
    }

    /// Writes the numbers from `first` on into `out`, as many as there are; the way to read many at once.
    pub fn read(&self, first: usize, out: &mut [u32]) {
        match self {
            Self::Same { number, .. } => out.fill(*number),
            Self::Narrow(list) => copy(&list[first..], out),
            Self::Middle(list) => copy(&list[first..], out),
            Self::Wide(list) => copy(&list[first..], out),
        }
    }

    /// Adds numbers at the end.
    pub fn extend(&mut self, numbers: &[u32]) {
        let Some(&first) = numbers.first() else { return };
        if self.is_empty() {
            *self = Self::Same { number: first, len: 0 };
        }
        if let Self::Same { number, len } = self {
            if numbers.iter().all(|new| new == number) {
                *len += numbers.len();
                return;
            }
            let largest = numbers.iter().copied().fold(*number, u32::max);
            self.widen(largest);
        }
        let largest = numbers.iter().copied().fold(0, u32::max);
        if (largest >= 1 << 8 && matches!(self, Self::Narrow(_)))
            || (largest >= 1 << 16 && matches!(self, Self::Middle(_)))
        {
            self.widen(largest);
        }
        match self {
            Self::Same { .. } => numbers.iter().for_each(|&number| self.push(number)),
            Self::Narrow(list) => list.extend(numbers.iter().map(|&number| number as u8)),
            Self::Middle(list) => list.extend(numbers.iter().map(|&number| number as u16)),
            Self::Wide(list) => list.extend_from_slice(numbers),
        }
    }

    /// Adds one number so many times.
    pub fn extend_same(&mut self, number: u32, times: usize) {
        match self {
            Self::Same { number: known, len } if *known == number || *len == 0 => {
                *known = number;
                *len += times;
            }
            _ => self.extend(&vec![number; times]),
        }
    }

    /// Adds every number of `other`.
    pub fn append(&mut self, other: &Self) {
        match (&mut *self, other) {
            (Self::Narrow(list), Self::Narrow(other)) => list.extend_from_slice(other),
            (Self::Middle(list), Self::Middle(other)) => list.extend_from_slice(other),
            (Self::Wide(list), Self::Wide(other)) => list.extend_from_slice(other),
            _ => self.extend_by(other, |_| {}),
        }
    }

    /// Adds every number of `other` as `table` has it at that place.
    pub fn extend_changed(&mut self, other: &Self, table: &[u32]) {
        if table.iter().zip(0..).all(|(&place, at)| place == at) {
            return self.append(other);
        }
        self.extend_by(other, |number| *number = table.get(*number as usize).copied().unwrap_or(0));
    }

    fn extend_by(&mut self, other: &Self, change: impl Fn(&mut u32)) {
        if let Self::Same { number, len } = other {
            let mut number = *number;
            change(&mut number);
            return self.extend_same(number, *len);
        }
        const NUMBERS: usize = 4096;
        let mut numbers = [0_u32; NUMBERS];
        for first in (0..other.len()).step_by(NUMBERS) {
            let numbers = &mut numbers[..NUMBERS.min(other.len() - first)];
            other.read(first, numbers);
            numbers.iter_mut().for_each(&change);
            self.extend(numbers);
        }
    }

    /// The numbers at `rows`, in this order.
    #[must_use]
    pub fn taken(&self, rows: &[u32]) -> Self {
        match self {
            Self::Same { number, .. } => Self::Same { number: *number, len: rows.len() },
            Self::Narrow(list) => Self::Narrow(rows.iter().map(|&row| list[row as usize]).collect()),
            Self::Middle(list) => Self::Middle(rows.iter().map(|&row| list[row as usize]).collect()),
            Self::Wide(list) => Self::Wide(rows.iter().map(|&row| list[row as usize]).collect()),
        }
    }

    /// Takes the rows named out; they are in their order.
    pub fn remove(&mut self, rows: &[usize]) {
        match self {
            Self::Same { len, .. } => *len -= rows.len().min(*len),
            Self::Narrow(list) => remove(list, rows),
            Self::Middle(list) => remove(list, rows),
            Self::Wide(list) => remove(list, rows),
        }
    }
}

fn copy<T: Copy + Into<u32>>(list: &[T], out: &mut [u32]) {
    out.iter_mut().zip(list).for_each(|(out, &number)| *out = number.into());
}

/// Takes the items at `rows`, which are in their order, out of a list without a second list.
pub(crate) fn remove<T: Copy>(list: &mut Vec<T>, rows: &[usize]) {
    let Some(&first) = rows.first() else { return };
    let mut to = first;
    for (at, &row) in rows.iter().enumerate() {
        let end = rows.get(at + 1).copied().unwrap_or(list.len()).min(list.len());
        let from = (row + 1).min(end);
        list.copy_within(from..end, to);
        to += end - from;
    }
    list.truncate(to);
}

#[cfg(test)]
mod tests {
    use super::Places;

    #[test]
    fn numbers_stay_the_same_when_the_list_grows_wider() {
        let mut places = Places::default();
        let numbers = [0, 255, 256, 65_535, 65_536, 7];
        numbers.iter().for_each(|&number| places.push(number));
        assert_eq!(places.iter().collect::<Vec<_>>(), numbers);
        assert!(matches!(places, Places::Wide(_)));
    }

    #[test]
    fn what_is_removed_is_gone_and_the_rest_stays_in_order() {
        for (rows, rest) in [(vec![], vec![0, 1, 2, 3, 4]), (vec![0, 4], vec![1, 2, 3]), (vec![1, 2], vec![0, 3, 4])] {
            let mut places = Places::Narrow(vec![0, 1, 2, 3, 4]);
            places.remove(&rows);
            assert_eq!(places.iter().collect::<Vec<_>>(), rest);
        }
    }

    #[test]
    fn numbers_added_together_are_those_added_one_by_one() {
        for more in [vec![], vec![3, 3], vec![3, 4], vec![300, 3], vec![70_000, 300], vec![0]] {
            for start in [vec![], vec![3], vec![3, 300], vec![1, 70_000], vec![300; 3]] {
                let (mut together, mut single) = (Places::default(), Places::default());
                start.iter().for_each(|&number| together.push(number));
                together.extend(&more);
                start.iter().chain(&more).for_each(|&number| single.push(number));
                assert_eq!(together, single);
                assert_eq!(together.iter().collect::<Vec<_>>(), [start.clone(), more.clone()].concat());
                let mut read = vec![9; together.len()];
                together.read(0, &mut read);
                assert_eq!(read, together.iter().collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn numbers_are_changed_by_a_table_whatever_their_width() {
        for (first, second) in [(7, 7), (300, 7), (7, 300), (300, 300), (70_000, 7)] {
            let (mut all, mut more) = (Places::default(), Places::default());
            all.push(first);
            [0, 1].iter().for_each(|&number| more.push(number));
            all.extend_changed(&more, &[second, first]);
            assert_eq!(all.iter().collect::<Vec<_>>(), [first, second, first]);
        }
    }
}
