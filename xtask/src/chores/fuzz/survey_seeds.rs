//! Seeds of surveys: small files of SPSS and Stata in which each kind of record stands, and a codebook as DDI.

use marsad_testkit::{DtaFile, DtaVariable, SavCompression, SavFile, SavUnit, SavVariable};

use super::seeds::{Seeds, Sources};

const DDI: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<codeBook xmlns="ddi:codebook:2_5" version="2.5" xml:lang="fr"><stdyDscr><citation><titlStmt><titl>Enquête</titl>
<IDNo>E1</IDNo></titlStmt></citation><stdyInfo><sumDscr><collDate event="start" date="2020-10">2020</collDate>
<universe xml:lang="ar">السكان</universe></sumDscr></stdyInfo></stdyDscr><fileDscr ID="F1"><fileTxt>
<fileName>persons</fileName></fileTxt></fileDscr><dataDscr><var ID="V1" name="SEX" files="F1" nature="nominal">
<labl xml:lang="en">Sex &amp; more</labl><qstn><qstnLit>Sexe ?</qstnLit></qstn><invalrng><item VALUE="9"/>
<range min="97" max="99"/></invalrng><sumStat type="vald">3</sumStat><catgry missing="Y"><catValu>9</catValu>
<labl><![CDATA[Non déclaré]]></labl><catStat type="freq" wgtd="wgtd">1.5</catStat></catgry>
<varFormat type="numeric" formatname="F8.2" schema="SPSS"/><notes type="role">stratum</notes></var></dataDscr></codeBook>
"#;

/// System files as they are and by commands, in both orders of bytes.
pub fn sav(_: &Sources) -> Result<Seeds, String> {
    let kinds = [(SavCompression::None, false), (SavCompression::Commands, false), (SavCompression::Commands, true)];
    Ok(kinds.map(|(compression, is_big)| ("people.sav".to_owned(), people(compression, is_big).bytes())).into())
}

/// A file packed by zlib, and commands for the file that the target has; the first byte tells them apart.
pub fn zsav(_: &Sources) -> Result<Seeds, String> {
    let whole = [vec![0], people(SavCompression::Zlib, false).bytes()].concat();
    let commands = b"\x01\x65\xfd\xfe\xff\x00\x5a\xfd\xfcTunis   Sousse  ".to_vec();
    Ok(vec![("people.zsav".to_owned(), whole), ("commands".to_owned(), commands)])
}

/// Files of each release, in both orders of bytes.
pub fn dta(_: &Sources) -> Result<Seeds, String> {
    let releases = [113, 115, 117, 118, 119].into_iter().flat_map(|release| [(release, false), (release, true)]);
    Ok(releases.map(|(release, is_big)| ("people.dta".to_owned(), stata(release, is_big).bytes())).collect())
}

/// A codebook as DDI.
pub fn ddi(_: &Sources) -> Result<Seeds, String> {
    Ok(vec![("codebook.xml".to_owned(), DDI.as_bytes().to_vec())])
}

fn people(compression: SavCompression, is_big_endian: bool) -> SavFile {
    let mut file = SavFile::new(is_big_endian, compression);
    file.variable(&SavVariable {
        name: "AGE",
        label: "العمر".as_bytes(),
        missing_count: -3,
        missing: vec![SavUnit::Number(97.0), SavUnit::Number(99.0), SavUnit::Number(-1.0)],
        print: 0x0005_0802,
        ..SavVariable::default()
    });
    file.variable(&SavVariable { name: "NAME", width: 255, print: 0x0001_ff00, ..SavVariable::default() });
    file.variable(&SavVariable { name: "NAME0", width: 48, print: 0x0001_3000, ..SavVariable::default() });
    file.variable(&SavVariable { name: "BORN", print: 0x0014_0b00, ..SavVariable::default() });
    file.labels(&[(SavUnit::Number(97.0), "refus".as_bytes()), (SavUnit::Number(1.0), "un".as_bytes())], &[1]);
    file.documents(&["A note"]);
    file.extension_of_numbers(3, &[20, 0, 0, -1, 1, 1, 2, 65_001]);
    file.extension_of_numbers(11, &[3, 8, 1, 1, 20, 0, 1, 20, 0, 3, 11, 1]);
    file.extension(13, b"AGE=age\tNAME=full_name\tBORN=born");
    file.extension(14, b"NAME=00300\0\t");
    file.extension(18, b"age:Question('Quel age ?'\n)");
    file.extension(19, b"$set=C 1 x age born\n");
    file.extension(20, b"UTF-8");
    file.weight = 1;
    file.rows = 2;
    for age in [30.0, 1e9] {
        file.data(&[SavUnit::Number(age)]);
        file.text("Zoé".as_bytes(), 255);
        file.text(b"", 48);
        file.data(&[SavUnit::Missing]);
    }
    file
}

fn stata(release: u16, is_big_endian: bool) -> DtaFile<'static> {
    let mut file = DtaFile::new(release, is_big_endian);
    let kind = if release < 117 { 252 } else { 65_529 };
    let long = DtaVariable { kind: 32_768, bytes: 8, name: "story", format: "%9s", label: b"", labels: "" };
    file.variables = vec![
        DtaVariable { kind, bytes: 2, name: "sex", format: "%8.0g", label: "الجنس".as_bytes(), labels: "sex" },
        DtaVariable { kind: 5, bytes: 5, name: "name", format: "%5s", label: b"", labels: "" },
    ];
    file.data = b"\0\x01Tunis\x7f\xf0Sfax\0".to_vec();
    if release >= 117 {
        file.variables = vec![long];
        file.data = vec![0; 16];
        file.long_texts = vec![(1, 1, "Une histoire".as_bytes())];
    }
    file.characteristics = vec![("_dta", "_lang_c", "fr".as_bytes()), ("sex", "note1", "A note".as_bytes())];
    file.labels = vec![("sex", vec![(1, "Masculin".as_bytes()), (2_147_483_622, "Refus".as_bytes())])];
    file
}
