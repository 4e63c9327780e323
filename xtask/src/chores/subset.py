"""Cuts a face down to what Arabic, French and English pages need, and renames it: subset.py SOURCE.ttf TARGET.woff2

Leaves a TTF of the same face beside the target.
"""

import sys

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

# Basic Latin, Latin-1, ligatures oe and Y with diaeresis; dashes, quotes, ellipsis, narrow and thin blanks; per mille,
# euro, arrows, comparison signs; Arabic punctuation, letters, tashkeel and digits.
UNICODES = (
    "20-7E,A0-FF,152-153,178,2013-2014,2018-201A,201C-201E,2022,2026,202F,2009,2011,2030,2039-203A,20AC,2190-2193,"
    "2212,2248,2260,2264-2265,60C,61B,61F,621-63A,640-652,654,655,660-66C,670,671"
)
# Without `locl`: it swaps Western digits after Arabic letters for smaller ones, so that 2026 looks like two numbers.
FEATURES = ["init", "medi", "fina", "rlig", "liga", "calt", "ccmp", "mark", "mkmk", "kern", "tnum", "lnum"]
NARROW_BLANK = 0x202F
NARROW_BLANK_UNITS = 190

source, target = sys.argv[1:]
options = subset.Options()
options.layout_features = FEATURES
options.hinting = False
options.desubroutinize = True
options.name_IDs = [1, 2, 3, 4, 5, 6, 13, 14]
font = subset.load_font(source, options)
cutter = subset.Subsetter(options)
cutter.populate(unicodes=subset.parse_unicodes(UNICODES))
cutter.subset(font)

# The face has no narrow no-break blank, which French writes in every number above 999; browsers would draw half a blank.
if NARROW_BLANK not in font.getBestCmap():
    font.setGlyphOrder(font.getGlyphOrder() + ["uni202F"])
    font["glyf"]["uni202F"] = Glyph()
    font["hmtx"]["uni202F"] = (NARROW_BLANK_UNITS, 0)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[NARROW_BLANK] = "uni202F"

# A changed version must not bear the reserved name.
for record in font["name"].names:
    if record.nameID in (1, 3, 4, 6):
        text = record.toUnicode().replace("IBM Plex Sans Arabic", "Marsad Sans").replace("IBMPlexSansArabic", "MarsadSans")
        font["name"].setName(text, record.nameID, record.platformID, record.platEncID, record.langID)

# The same face for pictures of points, whose maker reads no packed fonts.
font.flavor = None
font.save(target.removesuffix(".woff2") + ".ttf")
font.flavor = "woff2"
font.save(target)
