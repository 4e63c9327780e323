//! The shared texts of an old workbook, which go on from record to record (SST, [MS-XLS] 2.4.265).

use super::records::too_short;
use super::{Unreadable, damaged, number_16, number_32};

/// The bytes of a record and of those that continue it.
pub(super) struct Pieces<'s> {
    now: &'s [u8],
    next: std::vec::IntoIter<&'s [u8]>,
    text: SharedText,
}

/// A text as it stands, in units of UTF-16.
#[derive(Default)]
pub(super) struct SharedText {
    /// How many units it says to have.
    pub characters: u16,
    pub letters: Vec<u16>,
    /// From which unit on which font counts; before the first that of the cell.
    pub runs: Vec<[u16; 2]>,
}

impl<'s> Pieces<'s> {
    /// The texts behind their numbers, which are not believed: what is there counts.
    pub(super) fn of(data: &'s [u8], continued: Vec<&'s [u8]>) -> Result<Self, Unreadable> {
        let now = data.get(8..).ok_or_else(too_short)?;
        Ok(Self { now, next: continued.into_iter(), text: SharedText::default() })
    }

    /// The next text; none behind the last.
    pub(super) fn next_text(&mut self) -> Result<Option<&SharedText>, Unreadable> {
        if self.now.is_empty() && !self.goes_on() {
            return Ok(None);
        }
        self.text.characters = 0;
        self.text.letters.clear();
        self.text.runs.clear();
        if !self.now.is_empty() {
            self.read_text()?;
        }
        Ok(Some(&self.text))
    }

    fn goes_on(&mut self) -> bool {
        let next = self.next.next();
        self.now = next.unwrap_or(self.now);
        next.is_some()
    }

    fn take(&mut self, bytes: usize) -> Result<&'s [u8], Unreadable> {
        let taken = self.now.get(..bytes).ok_or_else(too_short)?;
        self.now = self.now.get(bytes..).unwrap_or_default();
        Ok(taken)
    }

    fn skip(&mut self, mut bytes: usize) -> Result<(), Unreadable> {
        while bytes > 0 {
            if self.now.is_empty() && !self.goes_on() {
                return Err(too_short());
            }
            let here = bytes.min(self.now.len());
            self.take(here)?;
            bytes -= here;
        }
        Ok(())
    }

    fn read_text(&mut self) -> Result<(), Unreadable> {
        let (count, flags) = (number_16(self.now, 0), self.now.get(2).copied());
        let (Some(count), Some(flags)) = (count, flags) else { return Err(too_short()) };
        self.text.characters = count;
        self.take(3)?;
        let (mut runs, mut extended) = (0, 0);
        if flags & 0x8 != 0 {
            runs = usize::from(number_16(self.now, 0).ok_or_else(too_short)?);
            self.take(2)?;
        }
        if flags & 0x4 != 0 {
            extended = number_32(self.now, 0).ok_or_else(too_short)? as usize;
            self.take(4)?;
        }
        self.read_letters(count.into(), flags & 1 != 0)?;
        for _ in 0..runs {
            let run = [self.number_across()?, self.number_across()?];
            self.text.runs.push(run);
        }
        self.skip(extended)
    }

    fn read_letters(&mut self, mut left: usize, mut is_wide: bool) -> Result<(), Unreadable> {
        while left > 0 {
            let width = if is_wide { 2 } else { 1 };
            let here = left.min(self.now.len() / width);
            let bytes = self.take(here * width)?;
            if is_wide {
                let units = bytes.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]]));
                self.text.letters.extend(units);
            } else {
                self.text.letters.extend(bytes.iter().copied().map(u16::from));
            }
            left -= here;
            if left > 0 {
                let goes_on = self.goes_on();
                let first = self.now.first().filter(|_| goes_on).copied();
                is_wide = first.ok_or_else(|| damaged("a shared text is cut off"))? & 1 != 0;
                self.take(1)?;
            }
        }
        Ok(())
    }

    /// Two bytes as a number, of which the second may stand in the next record.
    fn number_across(&mut self) -> Result<u16, Unreadable> {
        let mut bytes = [0; 2];
        for byte in &mut bytes {
            while self.now.is_empty() {
                if !self.goes_on() {
                    return Err(too_short());
                }
            }
            *byte = self.take(1)?[0];
        }
        Ok(u16::from_le_bytes(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::Pieces;

    #[test]
    fn a_text_goes_on_in_the_next_record_with_its_runs() {
        // Four letters, the last two of them wide, and one run from the third on.
        let first = b"\x01\0\0\0\x01\0\0\0\x04\0\x08\x01\0ab";
        let next = b"\x01\xe9\0d\0\x02\0\x05";
        let mut pieces = Pieces::of(first, vec![&next[..], &b"\0"[..]]).unwrap();
        let text = pieces.next_text().unwrap().unwrap();
        assert_eq!((String::from_utf16_lossy(&text.letters).as_str(), text.runs.as_slice()), ("abéd", &[[2, 5]][..]));
        assert!(pieces.next_text().unwrap().is_none());
        assert!(Pieces::of(first, Vec::new()).unwrap().next_text().is_err(), "its letters are cut off");
    }
}
