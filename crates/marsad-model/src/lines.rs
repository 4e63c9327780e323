//! The rows of a file in which observations stood.

/// How many are looked at together.
const BLOCK: usize = 256;

/// Row numbers in the order of observations: in a list each mostly follows the one before, and then takes no room.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    whole: Vec<Block>,
    /// Those after the last whole block.
    last: Vec<u32>,
}

/// So many row numbers.
#[derive(Clone, Debug)]
enum Block {
    /// Each follows the one before; the first is this.
    From(u32),
    /// Any.
    Listed(Box<[u32; BLOCK]>),
}

impl Block {
    fn rows(&self) -> [u32; BLOCK] {
        match self {
            Self::From(first) => std::array::from_fn(|at| first + at as u32),
            Self::Listed(list) => **list,
        }
    }
}

/// Two lists are equal that have the same numbers.
impl PartialEq for Lines {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Lines {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.whole.len() * BLOCK + self.last.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The row of the observation at `at`.
    #[inline]
    pub fn get(&self, at: usize) -> Option<u32> {
        match self.whole.get(at / BLOCK) {
            Some(Block::From(first)) => Some(first + (at % BLOCK) as u32),
            Some(Block::Listed(list)) => Some(list[at % BLOCK]),
            None => self.last.get(at - self.whole.len() * BLOCK).copied(),
        }
    }

    /// Every row, in order.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        (0..self.len()).filter_map(|at| self.get(at))
    }

    /// Adds a row at the end.
    pub fn push(&mut self, row: u32) {
        self.last.push(row);
        if self.last.len() == BLOCK {
            self.close();
        }
    }

    /// Adds rows at the end.
    pub fn extend(&mut self, mut rows: &[u32]) {
        while !rows.is_empty() {
            let (now, later) = rows.split_at(rows.len().min(BLOCK - self.last.len()));
            self.last.extend_from_slice(now);
            if self.last.len() == BLOCK {
                self.close();
            }
            rows = later;
        }
    }

    fn close(&mut self) {
        let first = self.last.first().copied().unwrap_or(0);
        let follows = self.last.iter().zip(first..).fold(true, |follows, (&row, next)| follows & (row == next));
        let block = match <[u32; BLOCK]>::try_from(self.last.as_slice()) {
            Ok(list) if !follows => Block::Listed(Box::new(list)),
            _ => Block::From(first),
        };
        self.whole.push(block);
        self.last.clear();
    }

    /// Adds the rows of `other` at the end.
    pub fn append(&mut self, other: &Self) {
        other.whole.iter().for_each(|block| self.extend(&block.rows()));
        self.extend(&other.last);
    }

    /// Takes the observations named out; they are in their order.
    pub fn remove(&mut self, gone: &[usize]) {
        let Some(&first) = gone.first() else { return };
        let kept = first / BLOCK;
        let mut left = Self { whole: self.whole.drain(..kept.min(self.whole.len())).collect(), last: Vec::new() };
        let (mut gone, mut at) = (gone.iter().copied().peekable(), left.len());
        let mut take = |rows: &[u32]| {
            let mut from = 0;
            while let Some(next) = gone.next_if(|next| *next < at + rows.len()) {
                left.extend(&rows[from..next - at]);
                from = next - at + 1;
            }
            left.extend(&rows[from..]);
            at += rows.len();
        };
        self.whole.iter().for_each(|block| take(&block.rows()));
        take(&self.last);
        *self = left;
    }

    /// The rows of some observations, in this order.
    #[must_use]
    pub fn taken(&self, observations: &[u32]) -> Self {
        let mut taken = Self::default();
        observations.iter().filter_map(|&at| self.get(at as usize)).for_each(|row| taken.push(row));
        taken
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn rows_come_back_as_they_were_with_gaps_and_without() {
        for gap in [usize::MAX, 100, 256, 3] {
            let rows: Vec<u32> = (0..2000_u32).map(|row| row + 2 + (row as usize / gap) as u32 * 5).collect();
            let (mut together, mut single) = (Lines::default(), Lines::default());
            together.extend(&rows);
            rows.iter().for_each(|&row| single.push(row));
            assert_eq!(together.iter().collect::<Vec<_>>(), rows);
            assert!(together == single);
            together.append(&single);
            assert_eq!(together.iter().collect::<Vec<_>>(), [rows.clone(), rows.clone()].concat());
            let gone = [0, 255, 256, 257, 1999];
            single.remove(&gone);
            let left = rows.iter().enumerate().filter(|(at, _)| !gone.contains(at)).map(|(_, &row)| row);
            assert_eq!(single.iter().collect::<Vec<_>>(), left.collect::<Vec<_>>());
            assert_eq!(
                single.taken(&[7, 3]).iter().collect::<Vec<_>>(),
                [single.get(7).unwrap(), single.get(3).unwrap()]
            );
        }
    }
}
