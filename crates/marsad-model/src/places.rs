//! Small numbers in as few bytes as they need.

/// A growing list of small numbers: one byte each until one is larger than 255, then two, then four.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Places {
    /// All below 2⁸.
    Narrow(Vec<u8>),
    /// All below 2¹⁶.
    Middle(Vec<u16>),
    /// Any.
    Wide(Vec<u32>),
}

impl Default for Places {
    fn default() -> Self {
        Self::Narrow(Vec::new())
    }
}

impl Places {
    /// Adds a number at the end.
    #[inline]
    pub fn push(&mut self, number: u32) {
        match self {
            Self::Narrow(list) => match u8::try_from(number) {
                Ok(small) => list.push(small),
                Err(_) => self.widened_push(number),
            },
            Self::Middle(list) => match u16::try_from(number) {
                Ok(small) => list.push(small),
                Err(_) => self.widened_push(number),
            },
            Self::Wide(list) => list.push(number),
        }
    }

    #[cold]
    fn widened_push(&mut self, number: u32) {
        *self = match std::mem::take(self) {
            Self::Narrow(list) if number < 1 << 16 => Self::Middle(list.into_iter().map(u16::from).collect()),
            other => Self::Wide(other.iter().collect()),
        };
        self.push(number);
    }

    /// The number at `at`; 0 beyond the end.
    #[inline]
    pub fn get(&self, at: usize) -> u32 {
        match self {
            Self::Narrow(list) => list.get(at).map_or(0, |&n| u32::from(n)),
            Self::Middle(list) => list.get(at).map_or(0, |&n| u32::from(n)),
            Self::Wide(list) => list.get(at).copied().unwrap_or(0),
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        match self {
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

    /// Adds every number of `other` as `table` has it at that place.
    pub fn extend_changed(&mut self, other: &Self, table: &[u32]) {
        let largest = table.iter().copied().max().unwrap_or(0);
        match (&mut *self, other) {
            (Self::Narrow(list), Self::Narrow(other)) if largest < 1 << 8 => {
                let table: Vec<u8> = table.iter().map(|&place| place as u8).collect();
                list.extend(other.iter().map(|&number| table.get(usize::from(number)).copied().unwrap_or(0)));
            }
            (Self::Middle(list), Self::Narrow(other)) if largest < 1 << 16 => {
                let table: Vec<u16> = table.iter().map(|&place| place as u16).collect();
                list.extend(other.iter().map(|&number| table.get(usize::from(number)).copied().unwrap_or(0)));
            }
            (Self::Middle(list), Self::Middle(other)) if largest < 1 << 16 => {
                let table: Vec<u16> = table.iter().map(|&place| place as u16).collect();
                list.extend(other.iter().map(|&number| table.get(usize::from(number)).copied().unwrap_or(0)));
            }
            _ => other.iter().for_each(|number| self.push(table.get(number as usize).copied().unwrap_or(0))),
        }
    }

    /// Adds every number of `other`.
    pub fn extend(&mut self, other: &Self) {
        match (&mut *self, other) {
            (Self::Narrow(list), Self::Narrow(other)) => list.extend_from_slice(other),
            (Self::Middle(list), Self::Middle(other)) => list.extend_from_slice(other),
            (Self::Wide(list), Self::Wide(other)) => list.extend_from_slice(other),
            _ => other.iter().for_each(|number| self.push(number)),
        }
    }

    /// Takes the rows named out; they are in their order.
    pub fn remove(&mut self, rows: &[usize]) {
        match self {
            Self::Narrow(list) => remove(list, rows),
            Self::Middle(list) => remove(list, rows),
            Self::Wide(list) => remove(list, rows),
        }
    }
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
