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

    /// Adds every number of `other`, each put through `change`.
    pub fn extend_changed(&mut self, other: &Self, change: impl Fn(u32) -> u32) {
        other.iter().for_each(|number| self.push(change(number)));
    }
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
}
