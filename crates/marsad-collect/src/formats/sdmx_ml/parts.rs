//! What the elements of a message are, by their local names and by the element that they stand in.

use quick_xml::events::BytesStart;
use quick_xml::name::PrefixDeclaration;

use super::super::kinds::Kind;

/// How many attributes of the outermost element are looked at.
const BINDINGS_MAX: usize = 1000;

/// An element that is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Message,
    Header,
    /// A structure of the header, and what it refers to.
    Structure,
    Reference,
    ReferenceParts,
    Action,
    /// Whether the message is one to try with.
    Test,
    KeyFamily,
    DataSet,
    Group,
    Series,
    Observation,
    /// The dimensions of a group, a series or an observation in generic data.
    Key,
    Attributes,
    Value,
    ObservationDimension,
    ObservationValue,
    Time,
    /// What 3.0 says with several values or in several languages.
    Complex,
    ComplexValue,
    ComplexText,
    Markup,
    /// What the service that made the message says of it.
    Footer,
    FooterMessage,
    FooterText,
}

/// Elements of data that say nothing of them.
const BESIDE_THE_DATA: [&str; 3] = ["Annotations", "DataProvider", "Metadata"];

/// How a message writes its components.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Form {
    /// Each as an element with its identifier and its value.
    Generic,
    /// Each as an attribute that has its name.
    #[default]
    Specific,
    /// The same in 2.0, where groups have elements of their own names.
    Compact,
}

impl Part {
    /// What an element within this one is; none for what is stepped over.
    pub(super) fn within(self, name: &str, form: Form) -> Option<Self> {
        let is_level = matches!(self, Self::DataSet | Self::Group | Self::Series | Self::Observation);
        match (self, name) {
            (Self::Message, "Header") => Some(Self::Header),
            (Self::Message, "DataSet") => Some(Self::DataSet),
            (Self::Message, "Footer") => Some(Self::Footer),
            (Self::Footer, "Message") => Some(Self::FooterMessage),
            (Self::FooterMessage, "Text") => Some(Self::FooterText),
            (Self::Header, "Test") => Some(Self::Test),
            (Self::Header, "Structure") => Some(Self::Structure),
            (Self::Header, "DataSetAction") => Some(Self::Action),
            (Self::Header | Self::DataSet, "KeyFamilyRef") => Some(Self::KeyFamily),
            // The standard misspells the agreement in 2.1.
            (Self::Structure, "Structure" | "StructureUsage" | "ProvisionAgreement" | "ProvisionAgrement")
            | (Self::Reference, "URN") => Some(Self::Reference),
            (Self::Reference, "Ref") => Some(Self::ReferenceParts),
            (Self::DataSet, "Group" | "Atts") => Some(Self::Group),
            (Self::DataSet | Self::Group, "Series") => Some(Self::Series),
            (Self::DataSet | Self::Series, "Obs") => Some(Self::Observation),
            (Self::Group, "GroupKey") | (Self::Series, "SeriesKey") | (Self::Observation, "ObsKey") => Some(Self::Key),
            (Self::Key | Self::Attributes, "Value") => Some(Self::Value),
            (Self::Observation, "ObsDimension") => Some(Self::ObservationDimension),
            (Self::Observation, "ObsValue") => Some(Self::ObservationValue),
            (Self::Observation, "Time") => Some(Self::Time),
            (_, "Attributes") if is_level => Some(Self::Attributes),
            (_, "Comp") if is_level => Some(Self::Complex),
            (Self::Complex, "Value") => Some(Self::ComplexValue),
            (Self::ComplexValue, "Text" | "StructuredText") => Some(Self::ComplexText),
            (Self::ComplexText | Self::Markup, _) => Some(Self::Markup),
            (Self::DataSet, other) if form == Form::Compact && !BESIDE_THE_DATA.contains(&other) => Some(Self::Group),
            _ => None,
        }
    }

    /// Whether an element within this one that is not followed is lost data.
    pub(super) fn loses(self, name: &str) -> bool {
        self.holds_data() && !BESIDE_THE_DATA.contains(&name)
    }

    /// Whether nothing but the elements of data may stand within it.
    pub(super) fn holds_data(self) -> bool {
        matches!(
            self,
            Self::Message
                | Self::DataSet
                | Self::Group
                | Self::Series
                | Self::Observation
                | Self::Key
                | Self::Attributes
        )
    }

    /// Whether its text says something.
    pub(super) fn has_text(self) -> bool {
        matches!(
            self,
            Self::Reference
                | Self::Action
                | Self::Test
                | Self::KeyFamily
                | Self::Time
                | Self::ComplexValue
                | Self::ComplexText
                | Self::Markup
                | Self::FooterText
        )
    }
}

/// The form of a message of data by its outermost element; for everything else, what it is.
pub(super) fn root(tag: &BytesStart<'_>) -> Result<Form, Kind> {
    let name = tag.name();
    let prefix = name.prefix().map(|prefix| prefix.into_inner());
    let mut is_of_standard = None;
    for attribute in tag.attributes().with_checks(false).take(BINDINGS_MAX) {
        let Ok(attribute) = attribute else { break };
        let is_own = match attribute.key.as_namespace_binding() {
            Some(PrefixDeclaration::Default) => prefix.is_none(),
            Some(PrefixDeclaration::Named(bound)) => Some(bound) == prefix,
            None => false,
        };
        if is_own {
            is_of_standard = Some(is_of_sdmx(&attribute.value));
        }
    }
    match (name.local_name().into_inner(), is_of_standard) {
        (_, Some(false)) => Err(Kind::Xml),
        ("GenericData" | "GenericTimeSeriesData", _) => Ok(Form::Generic),
        ("StructureSpecificData" | "StructureSpecificTimeSeriesData", _) => Ok(Form::Specific),
        ("CompactData", _) => Ok(Form::Compact),
        ("Structure", Some(true)) => Err(Kind::SdmxStructure),
        ("Error", Some(true)) => Err(Kind::SdmxError),
        ("CrossSectionalData" | "UtilityData" | "MessageGroup", Some(true)) => Err(Kind::SdmxOldData),
        (_, Some(true)) => Err(Kind::SdmxOther),
        (_, None) => Err(Kind::Xml),
    }
}

/// Whether a namespace is one of SDMX, whatever its version: the first versions wrote it in other capitals.
fn is_of_sdmx(namespace: &str) -> bool {
    let namespace = namespace.to_lowercase();
    namespace.contains("sdmx.org/resources/sdmxml/schemas/")
}
