//! Findings: one thing wrong with data, and where.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The submission cannot be accepted as it is.
    Error,
    /// A person should look before accepting.
    Warning,
    /// Worth knowing.
    Note,
}

macro_rules! finding_codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $word:literal),+ $(,)?) => {
        /// Kinds of findings; each has a reason and a remedy in every language, found by its word.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum FindingCode { $($(#[doc = $doc])+ $variant),+ }

        impl FindingCode {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word for it in messages, JSON and documentation.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// What it is, in one English sentence for the documentation; people read its reason and remedy.
            pub fn describe(self) -> String {
                let lines: &[&str] = match self { $(Self::$variant => &[$($doc),+]),+ };
                lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
            }
        }
    };
}

finding_codes! {
    /// The file as a whole cannot be read in the format of its agreement.
    UnreadableFile = "unreadable-file",
    /// A column that the profile expects is not in the file.
    MissingColumn = "missing-column",
    /// A column of the file is not in the profile and was not read.
    UnexpectedColumn = "unexpected-column",
    /// Two columns of the file have the same header.
    DuplicateColumn = "duplicate-column",
    /// A row has no code for a dimension.
    MissingDimension = "missing-dimension",
    /// Nothing says the period of a table, or only a part of the year.
    MissingPeriod = "missing-period",
    /// A title, a header or the name of a sheet says something else than in the file of the profile, and was followed.
    FollowedTitle = "followed-title",
    /// What stands outside a table does not go with what the profile says of it.
    TitleDisagrees = "title-disagrees",
    /// A word is no code of the list and no word the profile knows.
    UnknownCode = "unknown-code",
    /// A cell that should hold a number does not.
    NotANumber = "not-a-number",
    /// A cell that should hold a time period does not.
    NotAPeriod = "not-a-period",
    /// A number in merged cells that stands beside several observations.
    SharedValue = "shared-value",
    /// A row has neither a value nor a status that says why.
    MissingValue = "missing-value",
    /// A number stands beside a status that says that there is none.
    StatusDisagrees = "status-disagrees",
    /// Two rows have the same key and period.
    DuplicateKey = "duplicate-key",
    /// A value has decimals where only whole numbers make sense.
    NotWhole = "not-whole",
    /// A number is written with more decimals than its measure has.
    SurplusDecimals = "surplus-decimals",
    /// The period is of another frequency than the row says, or of one that the list of frequencies lacks.
    WrongFrequency = "wrong-frequency",
    /// A period of another frequency than the dataflow is shown in, where nothing but its form tells the frequency.
    UnusualFrequency = "unusual-frequency",
    /// A calendar year, where the years of the profile begin within one and end in the next.
    CalendarYear = "calendar-year",
    /// A unit that the profile writes for all values, and in which nothing says that the dataflow counts.
    UnusualUnit = "unusual-unit",
    /// A period that had not ended on the day on which its figures were received.
    PeriodNotEnded = "period-not-ended",
    /// A period that lies long before the first of which figures were accepted under the agreement.
    PeriodLongBefore = "period-long-before",
    /// A value lies outside the bounds of a rule.
    OutOfRange = "out-of-range",
    /// The parts of a whole do not add up to it.
    SumOfParts = "sum-of-parts",
    /// A part of a whole is more than the whole.
    PartOverWhole = "part-over-whole",
    /// An attribute that the structure requires is not there.
    MissingAttribute = "missing-attribute",
    /// The file holds no observation.
    NoData = "no-data",
    /// A limit that protects the machine was reached; what lies beyond was not read.
    TooLarge = "too-large",
    /// The encoding of a text was guessed, and another is as likely; or it is certainly another than the profile says.
    UnclearEncoding = "unclear-encoding",
    /// The mark between cells was guessed, and another is as likely; or it is another than the profile says.
    UnclearDelimiter = "unclear-delimiter",
    /// Bytes that are no characters in the encoding of the file.
    UnreadableCharacters = "unreadable-characters",
    /// The file ends within a cell or a row.
    CutOff = "cut-off",
    /// A formula whose result the file does not hold.
    UncomputedFormula = "uncomputed-formula",
    /// A cell shows something else than the number that it holds.
    ShownDiffers = "shown-differs",
    /// A sheet that the profile names is not in the workbook.
    MissingSheet = "missing-sheet",
    /// A sheet of the workbook is in no table of the profile.
    UnreadSheet = "unread-sheet",
    /// Numbers on a sheet that no table of the profile takes; a warning where a table seems to have grown.
    UnreadNumbers = "unread-numbers",
    /// The headers stand on another row, or at another cell, than the profile says.
    HeaderMoved = "header-moved",
    /// A header line stands again between the rows.
    RepeatedHeader = "repeated-header",
    /// A row has more cells than the table has columns.
    ExtraCells = "extra-cells",
    /// A value whose first digits stand in a column that is not read.
    CutNumber = "cut-number",
    /// A row without a value, such as a title, a note or a source.
    RowNotRead = "row-not-read",
    /// A row or column that the profile says not to read.
    SkippedByProfile = "skipped-by-profile",
    /// A word that stands for several codes.
    AmbiguousCode = "ambiguous-code",
    /// A number that can be read in two ways.
    AmbiguousNumber = "ambiguous-number",
    /// A date that can be read in two ways.
    AmbiguousDate = "ambiguous-date",
    /// A row of totals that may end the last group or the whole table.
    UnclearTotal = "unclear-total",
    /// A row of totals over groups, such as periods, of which no code stands for all.
    TotalUnread = "total-unread",
    /// A formula that gave an error, such as `#REF!`.
    FormulaError = "formula-error",
    /// A cell says that there is no value, and a status says why.
    ReadAsMissing = "read-as-missing",
    /// A small number that its sender did not write out, such as `<5`.
    SuppressedBySender = "suppressed-by-sender",
    /// A number with a mark behind it, which was taken away.
    NumberWithMark = "number-with-mark",
    /// A number in parentheses, read as negative.
    ParenthesesAsMinus = "parentheses-as-minus",
    /// A percentage in a column of another unit.
    PercentUnexpected = "percent-unexpected",
    /// The file says the power of ten of its values, and the data have no such attribute.
    ValuesMultiplied = "values-multiplied",
    /// A part of an SDMX message that was not read or contradicts another, or what the message says of itself.
    DoubtfulMessage = "doubtful-message",
    /// A file of SDMX for another version of the structure.
    OtherVersion = "other-version",
    /// Totals since January were taken apart into periods.
    CumulativeUnrolled = "cumulative-unrolled",
    /// Values grow through each year as totals since January do.
    CumulativeSuspected = "cumulative-suspected",
    /// A total of a year that is the sum of a part of it.
    PartOfYear = "part-of-year",
    /// A month or quarter in a dataflow of totals from January to a day.
    RunningTotal = "running-total",
    /// A share does not fit the count it belongs to.
    ShareDisagrees = "share-disagrees",
    /// A printed growth rate does not fit the two values.
    GrowthDisagrees = "growth-disagrees",
    /// A value grows or falls far more than its series ever did.
    GrowthUnusual = "growth-unusual",
    /// A value stands far from the others like it.
    Outlier = "outlier",
    /// A value that another unit or scale would bring into line.
    ScaleSuspected = "scale-suspected",
    /// A stock given as a flow, or a flow as a stock.
    StockFlowSuspected = "stock-flow-suspected",
    /// A stock is not what the stock before it became by what came and left.
    StockAccount = "stock-account",
    /// Another file gives another value for the same series and period.
    PeriodConflict = "period-conflict",
    /// Two sources of one thing differ more than the rule allows.
    SourceRatio = "source-ratio",
    /// An amount is the one that another source gives in another currency.
    CurrencySuspected = "currency-suspected",
    /// Ages end in 0 and 5 more often than ages do.
    AgeHeaping = "age-heaping",
    /// Numbers end in some digits more often than chance allows.
    DigitPreference = "digit-preference",
    /// A series or period that the checks of the dataflow ask for is not there.
    Incomplete = "incomplete",
    /// Parts add up to less than the whole, and nothing says what the rest is.
    UnnamedRest = "unnamed-rest",
    /// Two statements that cannot both be right as they are worded.
    StatementConflict = "statement-conflict",
    /// A formula of the pack does not hold.
    RuleBroken = "rule-broken",
    /// A rule of the pack could not be used on these data.
    RuleUnusable = "rule-unusable",
    /// A part of a survey file that could not be read.
    SurveyPartUnread = "survey-part-unread",
    /// A part of a survey file that is of no use here and was not read.
    SurveyPartIgnored = "survey-part-ignored",
    /// A survey file that ends within its rows.
    SurveyCutOff = "survey-cut-off",
    /// A survey file that has another number of rows than it says.
    SurveyRowsDisagree = "survey-rows-disagree",
    /// The encoding of a survey file was guessed, and another is as likely.
    SurveyEncodingGuessed = "survey-encoding-guessed",
    /// Bytes of a survey file that are no characters in its encoding.
    SurveyTextUnreadable = "survey-text-unreadable",
    /// A variable whose name is blank or another's, and which was given one.
    SurveyVariableRenamed = "survey-variable-renamed",
    /// A day or moment that no calendar shows.
    SurveyDateOutOfRange = "survey-date-out-of-range",
    /// Data of a survey that do not fit their codebook, or a word of a codebook that is not known.
    SurveyCodebookDisagrees = "survey-codebook-disagrees",
    /// A column of a survey file that holds several values in a row: a list, a map or a structure.
    SurveyColumnNested = "survey-column-nested",
    /// A text of a codebook in a language that is none of ours.
    SurveyLanguageUnknown = "survey-language-unknown",
    /// A cell that was not open again differs from what was accepted.
    OutsideReopening = "outside-reopening",
}

impl FindingCode {
    /// Whether its value is a number of one row, so that the same trouble in another row has another value.
    pub fn is_about_numbers(self) -> bool {
        matches!(
            self,
            Self::NotWhole
                | Self::SurplusDecimals
                | Self::SharedValue
                | Self::OutOfRange
                | Self::SumOfParts
                | Self::PartOverWhole
                | Self::DuplicateKey
                | Self::NumberWithMark
                | Self::CutNumber
                | Self::ShownDiffers
                | Self::ParenthesesAsMinus
                | Self::CumulativeUnrolled
                | Self::CumulativeSuspected
                | Self::PartOfYear
                | Self::ShareDisagrees
                | Self::GrowthDisagrees
                | Self::GrowthUnusual
                | Self::Outlier
                | Self::ScaleSuspected
                | Self::StockFlowSuspected
                | Self::StockAccount
                | Self::PeriodConflict
                | Self::SourceRatio
                | Self::CurrencySuspected
                | Self::AgeHeaping
                | Self::DigitPreference
                | Self::Incomplete
                | Self::UnnamedRest
                | Self::RuleBroken
                | Self::OutsideReopening
        )
    }
}

impl fmt::Display for FindingCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// Where in a file something stands; each part is there if it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The name of the file.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub file: String,
    /// The sheet, for workbooks.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sheet: String,
    /// The row, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<u32>,
    /// The column, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
}

/// One thing wrong, and where. Words for people are made from it at the last step, in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What kind of thing it is.
    pub code: FindingCode,
    /// How grave it is.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// The offending value, as it stands in the file.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub value: String,
    /// What the message needs besides: component, expected, rule and the like.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub arguments: BTreeMap<String, String>,
    /// The nearest valid codes or headers, best first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nearest: Vec<String>,
    /// How many more places have the same trouble beyond those that are listed.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub more: u64,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_zero(count: &u64) -> bool {
    *count == 0
}

/// A longer value is cut: what stands at its beginning is enough to find it.
const VALUE_CHARACTERS_MAX: usize = 200;

impl Finding {
    /// A finding at `place`.
    pub fn new(code: FindingCode, severity: Severity, place: Place) -> Self {
        Self { code, severity, place, value: String::new(), arguments: BTreeMap::new(), nearest: Vec::new(), more: 0 }
    }

    /// The same with the offending value.
    #[must_use]
    pub fn with_value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        if let Some((end, _)) = self.value.char_indices().nth(VALUE_CHARACTERS_MAX) {
            self.value.truncate(end);
            self.value.push('…');
        }
        self
    }

    /// Whether a text is the value, of which only the beginning is kept where it is long.
    #[must_use]
    pub fn is_of(&self, text: &str) -> bool {
        match self.value.strip_suffix('…') {
            Some(beginning) => self.value == text || is_cut_at(text, beginning),
            None => self.value == text,
        }
    }

    /// The same with an argument for its message.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.arguments.insert(name.to_owned(), value.to_string());
        self
    }

    /// The same with the nearest valid words.
    #[must_use]
    pub fn with_nearest(mut self, nearest: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.nearest = nearest.into_iter().map(Into::into).collect();
        self
    }
}

/// Whether a value keeps no more of a text than this.
fn is_cut_at(text: &str, beginning: &str) -> bool {
    text.starts_with(beginning)
        && text.char_indices().nth(VALUE_CHARACTERS_MAX).is_some_and(|(end, _)| end == beginning.len())
}

#[cfg(test)]
mod tests {
    use super::{Finding, FindingCode, Place, Severity};

    #[test]
    fn a_finding_is_of_the_text_from_which_its_value_was_cut() {
        let of =
            |value: &str| Finding::new(FindingCode::TitleDisagrees, Severity::Note, Place::default()).with_value(value);
        let long = "Arrivées ".repeat(40);
        assert!(of(&long).is_of(&long) && !of(&long).is_of(&long[..120]) && !of(&long[..120]).is_of(&long));
        assert!(of("Arrivées …").is_of("Arrivées …") && !of("Arrivées …").is_of("Arrivées par île"));
    }
}
