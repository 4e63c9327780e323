//! Seeds: what institutions send in the packs of this repository, in the form that a target takes.
//!
//! Targets of workbooks take one part of a package rather than a package: the first byte of an input chooses the part
//! by the order of the paths in `fuzz/workbooks`, counted from 1, and 0 is a whole file. See `fuzz/src/package.rs`.

use std::path::Path;

use marsad_model::{Check, FileFormat, Pack};
use marsad_pack::Files;

use super::xls_stream;
use crate::chores::pack_files;
use crate::chores::workbooks::package;
use crate::shell::{Done, cache, program, root, run_quietly};

/// Inputs by a name for their file.
pub type Seeds = Vec<(String, Vec<u8>)>;

const PACKS: [&str; 2] = ["marjan", "tunisia"];
const ARRIVALS: &str = "submissions/arrivals.csv";

const DOCUMENTS: [&str; 3] = [
    "%PDF-1.7\n1 0 obj\n<</Type/Catalog/OpenAction[3 0 R/Fit]/AcroForm<</XFA %\n[(a) 4 0 R]>>>>\nendobj\n",
    "%PDF-1.7\n4 0 obj\n<</Type/ObjStm/N 1/First 4/Filter[/FlateDecode]>>\nstream\r\nx\n\nendstream\nendobj\n",
    "%PDF-1.7\n5 0 obj\n<</S/J#61vaScript/JS(a)/EF<</F 6 0 R>>>>\nendobj\ntrailer <</Encrypt 5 0 R>>",
];

const REQUESTS: [&str; 4] = [
    "dataflow/MRJ/*/1.0?references=all&detail=full\n*/*\nar",
    "codelist/MRJ/CL_ISLE,CL_SEX/+?references=parentsandsiblings&detail=referencepartial\n\
     application/vnd.sdmx.structure+json;version=2.0.0, application/json;q=0.5\nfr-TN;q=0.8, en",
    "data/dataflow/MRJ/DF_ARRIVALS/1.0/A.XM-L+XM-S._T,A._T.F?c[TIME_PERIOD]=ge:2021+le:2024-Q2&\
     firstNObservations=1&lastNObservations=2&dimensionAtObservation=AllDimensions&labels=both\ntext/csv\n",
    "data/dataflow/MRJ/DF_RESIDENTS/1.0/*?c%5BSEX%5D=F,ne:M+sw:_&c[CITIZENSHIP]=co:1&attributes=none&measures=all\n\n",
];

const MESSAGES: [(&str, &str); 5] = [
    (
        "series.json",
        r#"{"meta":{"schema":"sdmx-json"},"data":{"structures":[{"dimensions":{"series":[{"id":"SEX","values":[{"id":"F"}]}],"observation":[{"id":"TIME_PERIOD",
"values":[{"value":"2024"}]}]},"attributes":{"dimensionGroup":[{"id":"SOURCE","values":[{"value":"r"}]}],"observation":[{"id":"OBS_STATUS","values":[{"id":"A"}]}]}}],
"dataSets":[{"dimensionGroupAttributes":{"0:":[0]},"series":{"0":{"observations":{"0":[12,0]}}}}]}}"#,
    ),
    (
        "series.xml",
        r#"<?xml version="1.0" encoding="UTF-8"?><m:StructureSpecificData xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message">
<m:Header><m:Structure structureID="S" dimensionAtObservation="TIME_PERIOD"><Structure><Ref agencyID="MRJ" id="DSD_RESIDENTS" version="1.0"/></Structure>
</m:Structure></m:Header><m:DataSet structureRef="S" action="Replace" CONF_STATUS="F"><Group SEX="F" SOURCE="register"/>
<Series FREQ="A" CITIZENSHIP="_T" SEX="F" AGE="_T"><Obs TIME_PERIOD="2024" OBS_VALUE="12" OBS_STATUS="A"/></Series></m:DataSet></m:StructureSpecificData>"#,
    ),
    (
        "flat.xml",
        r#"<StructureSpecificData xmlns="http://www.sdmx.org/resources/sdmxml/schemas/v3_0/message"><DataSet><Atts CONF_STATUS="F"/>
<Obs FREQ="A" CITIZENSHIP="_T" SEX="F" AGE="_T" TIME_PERIOD="2024" OBS_VALUE="NaN" OBS_STATUS="M"><Comp id="SOURCE"><Value>a &amp; b</Value>
<Value><Text xml:lang="fr">c</Text></Value></Comp></Obs></DataSet></StructureSpecificData>"#,
    ),
    (
        "generic.xml",
        r#"<m:GenericData xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message" xmlns:g="urn:g"><m:DataSet><g:Group><g:GroupKey>
<g:Value id="SEX" value="F"/></g:GroupKey><g:Attributes><g:Value id="SOURCE" value="r"/></g:Attributes></g:Group><g:Series><g:SeriesKey>
<g:Value id="CITIZENSHIP" value="_T"/><g:Value id="SEX" value="F"/><g:Value id="AGE" value="_T"/></g:SeriesKey><g:Obs><g:ObsDimension value="2024"/>
<g:ObsValue value="12"/><g:Attributes><g:Value id="CONF_STATUS" value="F"/></g:Attributes></g:Obs></g:Series></m:DataSet></m:GenericData>"#,
    ),
    (
        "compact.xml",
        r#"<CompactData xmlns="http://www.SDMX.org/resources/SDMXML/schemas/v2_0/message"><DataSet><KeyFamilyRef>DSD_RESIDENTS</KeyFamilyRef>
<Sibling SEX="F" CONF_STATUS="F"/><Series CITIZENSHIP="_T" SEX="F" AGE="_T"><Obs TIME_PERIOD="2024" OBS_VALUE="12"/></Series></DataSet></CompactData>"#,
    ),
];

/// What seeds are made of.
pub struct Sources {
    packs: Vec<Files>,
}

impl Sources {
    pub fn read() -> Result<Self, String> {
        let packs = PACKS.iter().map(|name| pack_files::read(&root().join("packs").join(name)));
        Ok(Self { packs: packs.collect::<Result<_, _>>()? })
    }

    /// The files in a folder of the packs whose names end so.
    fn files(&self, folder: &str, ending: &str) -> Seeds {
        let files = self.packs.iter().flatten();
        let meant = files.filter(|(name, _)| name.starts_with(folder) && name.ends_with(ending));
        meant.map(|(name, bytes)| (name.clone(), bytes.clone())).collect()
    }

    /// The rows that the Ports of Marjan send, headers first.
    fn arrivals(&self) -> Result<Vec<Vec<String>>, String> {
        let bytes =
            self.packs.iter().find_map(|files| files.get(ARRIVALS)).ok_or_else(|| format!("no pack has {ARRIVALS}"))?;
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(bytes.as_slice());
        let rows = reader.records().map(|record| record.map(|cells| cells.iter().map(str::to_owned).collect()));
        rows.collect::<Result<_, _>>().map_err(|error| format!("{ARRIVALS}: {error}"))
    }
}

/// Writes seeds into `folder`, in place of those that were there.
pub fn write(seeds: &Seeds, folder: &Path) -> Done {
    let _ = std::fs::remove_dir_all(folder);
    std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for (at, (name, bytes)) in seeds.iter().enumerate() {
        let path = folder.join(format!("{at:03}_{}", name.replace(['/', '[', ']', ' '], "_")));
        std::fs::write(&path, bytes).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

pub fn delimited(sources: &Sources) -> Result<Seeds, String> {
    Ok(sources.files("submissions/", ".csv"))
}

/// A message of SDMX-ML in each form, and one of SDMX-JSON, with foreign residents of Marjan.
pub fn messages(_: &Sources) -> Result<Seeds, String> {
    Ok(MESSAGES.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).into())
}

/// Every file that is sent.
pub fn submissions(sources: &Sources) -> Result<Seeds, String> {
    let mut seeds = sources.files("submissions/", "");
    seeds.retain(|(name, _)| name != "submissions/index.toml");
    Ok(seeds)
}

pub fn profiles(sources: &Sources) -> Result<Seeds, String> {
    Ok(sources.files("profiles/", ".toml"))
}

/// Small documents, and the packages that institutions sent: what acts in them stands at the same places.
pub fn documents(sources: &Sources) -> Result<Seeds, String> {
    let mut seeds: Seeds = DOCUMENTS.map(|document| ("document".to_owned(), document.as_bytes().to_vec())).into();
    seeds.extend(sources.files("submissions/", ".ods"));
    seeds.extend(sources.files("submissions/", ".xlsx"));
    Ok(seeds)
}

pub fn requests(_: &Sources) -> Result<Seeds, String> {
    Ok(REQUESTS.map(|request| ("request".to_owned(), request.as_bytes().to_vec())).into())
}

/// Every formula in the rules of the packs.
pub fn formulas(sources: &Sources) -> Result<Seeds, String> {
    let mut seeds = Seeds::new();
    for files in &sources.packs {
        let pack: Pack = marsad_pack::read_archived(files).map_err(|problems| format!("{problems:#?}"))?;
        for rule in pack.rules.iter().flat_map(|(_, rules)| rules) {
            if let Check::Formula { formula, .. } = &rule.check {
                seeds.push((rule.id.to_string(), formula.clone().into_bytes()));
            }
        }
    }
    Ok(seeds)
}

pub fn json(sources: &Sources) -> Result<Seeds, String> {
    let rows = sources.arrivals()?;
    let value = |cell: &String| cell.parse::<u64>().map_or_else(|_| cell.as_str().into(), serde_json::Value::from);
    let [headers, rows @ ..] = rows.as_slice() else { return Err(format!("{ARRIVALS} is empty")) };
    let object =
        |row: &Vec<String>| headers.iter().cloned().zip(row.iter().map(value)).collect::<serde_json::Map<_, _>>();
    let table: Vec<_> = rows.iter().map(object).collect();
    let bytes = serde_json::to_vec(&table).map_err(|error| error.to_string())?;
    let mut seeds = sources.files("submissions/", ".json");
    seeds.push(("arrivals.json".to_owned(), bytes));
    Ok(seeds)
}

/// Texts in columns, and arrivals by the widths of the profile that reads them.
pub fn fixed_width(sources: &Sources) -> Result<Seeds, String> {
    let widths = fixed_widths()?;
    let mut lines = String::new();
    for row in sources.arrivals()? {
        let cells = row.iter().zip(&widths).map(|(cell, width)| {
            let width = usize::from(*width);
            format!("{cell:width$}")
        });
        lines.push_str(cells.collect::<String>().trim_end());
        lines.push_str("\r\n");
    }
    let mut seeds = sources.files("submissions/", ".txt");
    seeds.push(("arrivals.txt".to_owned(), lines.into_bytes()));
    Ok(seeds)
}

fn fixed_widths() -> Result<Vec<u16>, String> {
    const PROFILE: &str = "fuzz/profiles/fixed_width.toml";
    let text = std::fs::read_to_string(root().join(PROFILE)).map_err(|error| format!("{PROFILE}: {error}"))?;
    let profile = marsad_pack::read_profile(&text).map_err(|(line, detail)| format!("{PROFILE}:{line}: {detail}"))?;
    match profile.format {
        FileFormat::FixedWidth { widths, .. } => Ok(widths),
        _ => Err(format!("{PROFILE} is for another format")),
    }
}

pub fn xlsx(sources: &Sources) -> Result<Seeds, String> {
    framed("xlsx", &sources.files("submissions/", ".xlsx"))
}

pub fn ods(sources: &Sources) -> Result<Seeds, String> {
    framed("ods", &sources.files("submissions/", ".ods"))
}

/// A stream of records; the first byte says that it is no whole file.
pub fn xls(sources: &Sources) -> Result<Seeds, String> {
    Ok(vec![("arrivals.xls".to_owned(), [vec![1], xls_stream::stream(&sources.arrivals()?)].concat())])
}

/// Arrivals as the lake keeps them, written by the program itself.
pub fn parquet(_: &Sources) -> Result<Seeds, String> {
    let path = cache("fuzz").join("arrivals.parquet");
    let arguments = ["run", "--quiet", "--package", "marsad", "--", "check", "packs/marjan/submissions/arrivals.csv"];
    let mut command = program("cargo", &arguments);
    command.args(["--pack", "packs/marjan", "--agreement", "PORTS_ARRIVALS", "--quiet", "--parquet"]).arg(&path);
    run_quietly(&mut command)?;
    let bytes = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(vec![("arrivals.parquet".to_owned(), bytes)])
}

/// Workbooks as their target takes them: its own parts, parts of the same name that institutions send, whole files.
fn framed(kind: &str, sent: &Seeds) -> Result<Seeds, String> {
    let own = pack_files::read(&root().join("fuzz/workbooks").join(kind))?;
    let mut seeds = Seeds::new();
    for (place, (name, bytes)) in (1_u8..).zip(&own) {
        seeds.push((name.clone(), framed_by(place, bytes)));
        for (_, package) in sent {
            let parts = package::parts(package)?;
            let same = parts.iter().filter(|(part, _)| part == name);
            seeds.extend(same.map(|(part, bytes)| (part.clone(), framed_by(place, bytes))));
        }
    }
    seeds.extend(sent.iter().map(|(name, bytes)| (name.clone(), framed_by(0, bytes))));
    Ok(seeds)
}

fn framed_by(choice: u8, bytes: &[u8]) -> Vec<u8> {
    [&[choice][..], bytes].concat()
}

#[cfg(test)]
mod tests {
    use super::{Sources, fixed_width, formulas, json, submissions, write, xls, xlsx};

    #[test]
    fn every_kind_of_seed_can_be_made_from_the_packs() {
        let sources = Sources::read().unwrap();
        for seeds in [fixed_width, formulas, json, submissions, xls, xlsx] {
            let seeds = seeds(&sources).unwrap();
            assert!(!seeds.is_empty() && seeds.iter().all(|(_, bytes)| !bytes.is_empty()));
        }
    }

    #[test]
    fn seeds_of_one_name_are_all_kept() {
        let folder = std::env::temp_dir().join(format!("marsad-seeds-{}", std::process::id()));
        let seeds = ["a", "b"].map(|text| ("xl/[x].xml".to_owned(), text.as_bytes().to_vec()));
        write(&seeds.into(), &folder).unwrap();
        let count = std::fs::read_dir(&folder).unwrap().count();
        std::fs::remove_dir_all(&folder).unwrap();
        assert_eq!(count, 2);
    }
}
