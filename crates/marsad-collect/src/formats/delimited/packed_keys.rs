//! Several dimensions in the first cell of each line, as Eurostat's bulk TSV packs them: `freq,citizen,geo\TIME_PERIOD` over
//! `A,TN,FR`, with a tab before each value. Each is shown as a column of its own; the values stand farther right by as many.

/// Whether the first line of a text names dimensions in its first cell, with what stands across behind a backslash.
pub(super) fn has_packed_keys(text: &str) -> bool {
    packed_keys(text).is_some()
}

/// How many dimensions the first line of a text names in its first cell; none where it is not packed so.
pub(super) fn packed_keys(text: &str) -> Option<usize> {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let (keys, _) = first.split_once('\t')?;
    let (down, across) = keys.split_once('\\')?;
    let is_name = |name: &str| {
        let name = name.trim();
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    (is_name(across) && down.split(',').all(is_name)).then(|| down.split(',').count())
}

/// The lines of a text with a tab between the dimensions in their first cells.
pub(super) fn unpacked(text: &str) -> String {
    text.split_inclusive('\n').map(unpacked_line).collect()
}

fn unpacked_line(line: &str) -> String {
    let (keys, values) = line.split_at(line.find('\t').unwrap_or_default());
    let down = keys.split_once('\\').map_or(keys, |(down, _)| down);
    down.replace(',', "\t") + values
}

#[cfg(test)]
mod tests {
    use super::{has_packed_keys, unpacked};

    #[test]
    fn dimensions_packed_into_the_first_cell_are_columns_of_their_own() {
        let text = "freq,citizen,geo\\TIME_PERIOD\t2023 \t2024 \nA,TN,FR\t12 p\t: \nA,TN,IT\t7 \t8 b\n";
        assert!(has_packed_keys(text));
        assert_eq!(unpacked(text), "freq\tcitizen\tgeo\t2023 \t2024 \nA\tTN\tFR\t12 p\t: \nA\tTN\tIT\t7 \t8 b\n");
        assert_eq!(unpacked("geo\\time\t2023\r\nFR\t12\r\n"), "geo\t2023\r\nFR\t12\r\n");
    }

    #[test]
    fn other_texts_have_no_packed_keys() {
        for text in [
            "Country, sex\t2023\nFR, F\t12\n",
            "a\\b,c;2023\n",
            "C:\\files\\x\t2023\n",
            "Sexe \\ Âge\t15\n",
            "",
            "\t\n",
        ] {
            assert!(!has_packed_keys(text), "{text:?}");
        }
    }
}
