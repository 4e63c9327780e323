//! The words by which titles name people, places and directions, folded: what `sides` compares.

/// Words that name foreigners, or, as in `l’étranger` and `pays étrangers`, where they are from, folded.
pub(super) const FOREIGN: [&str; 12] = [
    "etranger",
    "etrangers",
    "etrangere",
    "etrangeres",
    "foreign",
    "foreigner",
    "foreigners",
    "اجانب",
    "اجنبي",
    "اجنبيه",
    "اجنبيين",
    "اجنبيات",
];
pub(super) const ABROAD: [&str; 3] = ["abroad", "overseas", "خارج"];
/// Words for countries, beside which `foreign` says where.
pub(super) const COUNTRIES: [&str; 6] = ["pays", "country", "countries", "بلد", "بلدان", "دول"];
/// What is foreign and neither people nor a country.
pub(super) const THINGS: [&str; 12] = [
    "affaires",
    "affairs",
    "currencies",
    "currency",
    "devise",
    "devises",
    "exchange",
    "monnaie",
    "monnaies",
    "trade",
    "شوون",
    "عمله",
];

/// How words begin for what is in a country or of it: `universités tunisiennes` says where, and not who.
pub(super) const INSTITUTIONS: [&str; 87] = [
    "universit",
    "ecole",
    "etabliss",
    "institu",
    "facult",
    "lycee",
    "college",
    "superieur",
    "enseignement",
    "higher",
    "education",
    "school",
    "republi",
    "consul",
    "ambassad",
    "embass",
    "office",
    "minister",
    "ministr",
    "gouvern",
    "govern",
    "territo",
    "autorit",
    "authorit",
    "marche",
    "market",
    "entrepri",
    "societe",
    "compan",
    "compagni",
    "econom",
    "administr",
    "frontier",
    "border",
    "airport",
    "aeroport",
    "banque",
    "bank",
    "agenc",
    "observato",
    "hopita",
    "hospital",
    "cliniq",
    "clinic",
    "tourism",
    "caisse",
    "statisti",
    "forum",
    "associat",
    "organisation",
    "source",
    "cote",
    "eaux",
    "ville",
    "region",
    "منتدي",
    "جمعي",
    "منظمه",
    "احصا",
    "سواحل",
    "مياه",
    "مدن",
    "جامع",
    "موسس",
    "جمهوري",
    "تراب",
    "حدود",
    "مدرس",
    "مدارس",
    "معاهد",
    "معهد",
    "كليات",
    "تعليم",
    "عالي",
    "سفار",
    "قنصل",
    "سلط",
    "حكوم",
    "وزار",
    "سوق",
    "شرك",
    "موان",
    "مطار",
    "بنك",
    "ديوان",
    "وكال",
    "صندوق",
];
/// How words begin for what a country has and no other: its money, its law, its public bodies.
pub(super) const OWN_THINGS: [&str; 12] =
    ["dinar", "public", "publiq", "central", "diplomat", "soil", "دينار", "وطني", "عمومي", "مركزي", "قانون", "عمله"];
/// The same, where it is the whole word: `Tunisian nationals` are people.
pub(super) const OWN_WORDS: [&str; 9] =
    ["national", "nationale", "nationales", "law", "loi", "sol", "ports", "social", "sociale"];
/// How words begin for a nationality: one that is granted is a thing, and who is of it is named.
pub(super) const NATIONALITY: [&str; 3] = ["nationalit", "citizenship", "جنسي"];
pub(super) const OF_NATIONALITY: [&str; 9] = ["de", "of", "من", "ذوي", "ذوو", "حاملو", "حاملي", "حاملون", "حاملين"];

pub(super) const ARTICLES: [&str; 5] = ["la", "l", "le", "les", "the"];
pub(super) const TO: [&str; 6] = ["vers", "aux", "to", "into", "towards", "الي"];
pub(super) const FROM: [&str; 3] = ["depuis", "from", "من"];
pub(super) const IN: [&str; 4] = ["en", "dans", "in", "في"];

/// Words for the country from which, and to which, something goes.
pub(super) const ORIGIN: [&str; 6] = ["origine", "origines", "origin", "provenance", "منشا", "اصل"];
pub(super) const DESTINATION: [&str; 8] =
    ["destination", "destinations", "accueil", "host", "استقبال", "مقصد", "وجهه", "قصد"];

/// Words for asylum: behind one for a country, they say where refugees are.
pub(super) const ASYLUM: [&str; 3] = ["asile", "asylum", "لجوء"];
pub(super) const LINKS: [&str; 4] = ["d", "de", "l", "of"];

/// How words begin for what is granted: `accordés aux étrangers` and `des étrangers` are the same.
pub(super) const GRANTS: [&str; 24] = [
    "accord",
    "deliv",
    "octroy",
    "attribu",
    "issu",
    "grant",
    "permi",
    "visa",
    "carte",
    "card",
    "titre",
    "autoris",
    "authori",
    "award",
    "natural",
    "bours",
    "scholar",
    "assist",
    "مسند",
    "ممنوح",
    "تاشير",
    "رخص",
    "بطاق",
    "منح",
];
pub(super) const AND: [&str; 4] = ["et", "and", "ou", "or"];
