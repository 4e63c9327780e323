//! The messages, as they were when the program was built.

use marsad_model::Lang;

/// The files of a language, one for each area.
macro_rules! sources_of {
    ($lang:literal) => {
        sources_of!($lang: "analysis" "answer" "audit_steps" "balance" "balance_command" "builder" "causes" "common" "desk_account" "desk_board" "desk_calendar" "desk_dues" "desk_embargo" "desk_files" "desk_grid" "desk_mapping" "desk_memory" "desk_mobile" "desk_more" "desk_review" "desk_sending" "desk_studies" "desk_truth" "estimate" "findings" "margins" "mirror" "mirror_command" "portal" "portal_questions" "question_more" "questions" "reckoning" "reconcile" "studies" "survey" "synthesis" "web_refusals" "weighting" "work")
    };
    ($lang:literal: $($area:literal)+) => {
        &[$(include_str!(concat!("../locales/", $lang, "/", $area, ".ftl"))),+]
    };
}

/// The Fluent sources of a language.
pub(crate) const fn sources(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Ar => sources_of!("ar"),
        Lang::Fr => sources_of!("fr"),
        Lang::En => sources_of!("en"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
    use marsad_model::{
        BalanceFindingKind, Birthplace, Citizenship, ContradictionKind, CountingMethod, DesignRole, ErrorBasis, Facet,
        FindingCode, Generation, Grade, HouseholdLink, Lang, LonelyUnits, Misreading, Percentage, PpsScheme,
        RecommendationRule, ReferenceMoment, Relation, StudyLevel, StudyValueKind, TimeNature,
    };

    use super::sources;

    type Arguments = BTreeSet<String>;

    fn in_pattern(pattern: &Pattern<&str>, found: &mut Arguments) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                in_expression(expression, found);
            }
        }
    }

    fn in_expression(expression: &Expression<&str>, found: &mut Arguments) {
        match expression {
            Expression::Inline(inline) => in_inline(inline, found),
            Expression::Select { selector, variants } => {
                in_inline(selector, found);
                variants.iter().for_each(|variant| in_pattern(&variant.value, found));
            }
        }
    }

    /// `$n` and `$n_text` are one argument: a count, which a language may or may not write out.
    fn in_inline(inline: &InlineExpression<&str>, found: &mut Arguments) {
        if let InlineExpression::VariableReference { id } = inline {
            found.insert(id.name.trim_end_matches("_text").to_owned());
        }
    }

    fn messages(lang: Lang) -> BTreeMap<String, Arguments> {
        let mut found = BTreeMap::new();
        for source in sources(lang) {
            let resource =
                fluent_syntax::parser::parse(*source).unwrap_or_else(|(_, errors)| panic!("{lang}: {errors:?}"));
            for entry in resource.body {
                let Entry::Message(message) = entry else { continue };
                let mut arguments = Arguments::new();
                in_pattern(message.value.as_ref().expect("a message has a text"), &mut arguments);
                assert!(
                    found.insert(message.id.name.to_owned(), arguments).is_none(),
                    "{lang}: `{}` stands twice",
                    message.id.name
                );
            }
        }
        found
    }

    #[test]
    fn every_message_exists_in_every_language_with_the_same_arguments() {
        let english = messages(Lang::En);
        for lang in [Lang::Ar, Lang::Fr] {
            let other = messages(lang);
            let keys = |m: &BTreeMap<String, Arguments>| m.keys().cloned().collect::<BTreeSet<_>>();
            let missing: Vec<_> = keys(&english).symmetric_difference(&keys(&other)).cloned().collect();
            assert!(missing.is_empty(), "not in both `en` and `{lang}`: {missing:?}");
            for (key, arguments) in &english {
                assert_eq!(arguments, &other[key], "arguments of `{key}` in `{lang}`");
            }
        }
    }

    /// «ملف القراءة» in the glossary: a second word for a profile would be a second thing.
    #[test]
    fn a_profile_has_one_name_in_arabic() {
        assert!(sources(Lang::Ar).iter().all(|source| !source.contains("ملف التعريف")));
    }

    /// «مراجع» in the glossary: a submission is checked by the machine, and reviewed by a person.
    #[test]
    fn a_reviewer_has_one_name_in_arabic() {
        assert!(sources(Lang::Ar).iter().all(|source| !source.contains("مدقّق")));
    }

    /// A cell may come back with the same value and another source.
    #[test]
    fn what_came_back_otherwise_is_not_said_to_have_another_value_in_arabic() {
        let said = |source: &str, line: &str| source.contains("checklist-corrected-since") && source.contains(line);
        assert!(sources(Lang::Ar).iter().all(|source| !said(source, "وعادت بقيم")));
        assert!(sources(Lang::Ar).iter().any(|source| said(source, "وعادت على غير ما كانت عليه")));
    }

    /// Among Arabic words `?key=` is read as `=key?`, and typed so.
    #[test]
    fn what_is_to_be_typed_behind_an_address_reads_from_its_beginning_in_arabic() {
        for line in sources(Lang::Ar).iter().flat_map(|source| source.lines()) {
            for (at, _) in line.match_indices('?') {
                let (before, query) = line.split_at(at);
                let is_query = query.chars().nth(1).is_some_and(|letter| letter.is_ascii_lowercase());
                assert!(!is_query || before.ends_with('\u{2066}'), "not isolated: {line}");
            }
        }
    }

    /// Arabic speaks to its reader in the plural of respect (`اختاروا`, `مؤسستكم`), on every page.
    #[test]
    fn arabic_speaks_to_every_reader_in_one_form() {
        const TO_ONE: [&str; 29] = [
            "أنت",
            "إليك",
            "عنك",
            "لعلك",
            "يمكنك",
            "ينتظرك",
            "مؤسستك",
            "حسابك",
            "جلستك",
            "بريدك",
            "اسمك",
            "باسمك",
            "سرك",
            "رقمك",
            "ملفك",
            "اختر",
            "اكتب",
            "اطلب",
            "ارفع",
            "اضغط",
            "ابحث",
            "انظر",
            "انتظر",
            "افتح",
            "احفظ",
            "احذف",
            "اترك",
            "ابدأ",
            "اذكر",
        ];
        // Words that are as well told of somebody else, such as `استعمل`, are not in the list.
        let plain = |text: &str| text.chars().filter(|c| !('\u{64b}'..='\u{652}').contains(c)).collect::<String>();
        let is_apart = |c: char| !c.is_alphabetic();
        for line in sources(Lang::Ar).iter().flat_map(|source| source.lines()).filter(|line| !line.starts_with('#')) {
            let line = plain(line);
            let said = line.split(is_apart).find(|word| TO_ONE.contains(&word.trim_start_matches(['و', 'ف'])));
            assert_eq!(said, None, "speaks to one person: {line}");
        }
    }

    #[test]
    fn every_finding_has_a_reason_and_a_remedy() {
        let english = messages(Lang::En);
        for code in FindingCode::ALL {
            for part in ["reason", "remedy"] {
                assert!(english.contains_key(&format!("finding-{code}-{part}")), "finding-{code}-{part}");
            }
            assert!(english.contains_key(&format!("cause-{code}")), "cause-{code}");
        }
        for kind in BalanceFindingKind::ALL {
            for part in ["reason", "remedy"] {
                let key = format!("balancing-{}-{part}", kind.word());
                assert!(english.contains_key(&key), "{key}");
            }
        }
    }

    /// On a page nobody has a command line: what a refusal says of commands and their options is said otherwise there.
    #[test]
    fn a_refusal_that_names_a_command_has_other_words_for_the_web() {
        for lang in Lang::ALL {
            let known = messages(lang);
            let lines = sources(lang).iter().flat_map(|source| source.lines());
            let is_of_shell = |line: &str| line.contains("marsad ") || line.contains("--");
            for line in lines.filter(|line| line.starts_with("refusal-") && is_of_shell(line)) {
                let key = format!("web-{}", line.split(' ').next().unwrap());
                assert!(known.contains_key(&key), "{lang}: {key}");
            }
            let own = sources(lang).iter().flat_map(|source| source.lines()).filter(|line| line.starts_with("web-"));
            own.for_each(|line| assert!(!is_of_shell(line), "{lang}: {line}"));
        }
    }

    /// The same of findings about a design, which pages of estimates show; three are of files on the command line alone.
    #[test]
    fn a_finding_that_names_an_option_has_other_words_for_the_web() {
        const OF_FILES: [&str; 3] = [
            "design-finding-columns-like-design-remedy",
            "design-finding-design-of-codebook-remedy",
            "design-finding-dates-as-days-remedy",
        ];
        for lang in Lang::ALL {
            let known = messages(lang);
            let mut key = "";
            for line in sources(lang).iter().flat_map(|source| source.lines()) {
                // The variants of a message stand on lines of their own below its key.
                if !line.starts_with(' ') {
                    key = line.split(' ').next().unwrap();
                }
                let is_told = key.starts_with("design-finding-") && line.contains("--") && !OF_FILES.contains(&key);
                assert!(!is_told || known.contains_key(&format!("web-{key}")), "{lang}: {key}");
            }
        }
    }

    #[test]
    fn every_step_of_weighting_and_every_way_of_drawing_by_size_can_be_said() {
        let english = messages(Lang::En);
        for word in marsad_model::WeightingStep::WORDS.into_iter().chain(["calibration"]) {
            assert!(english.contains_key(&format!("weighting-step-{word}")), "weighting-step-{word}");
        }
        for word in PpsScheme::WORDS {
            assert!(english.contains_key(&format!("estimate-design-pps-{word}")), "estimate-design-pps-{word}");
        }
    }

    #[test]
    fn every_basis_of_a_step_can_be_said() {
        let english = messages(Lang::En);
        for word in marsad_model::Basis::WORDS {
            assert!(english.contains_key(&format!("basis-{word}")), "basis-{word}");
        }
    }

    /// Every word of an enum stands behind its prefix.
    macro_rules! check_words {
        ($messages:expr, $($prefix:literal => $words:ty),+ $(,)?) => {
            $(for one in <$words>::ALL {
                let key = format!("{}-{}", $prefix, one.word());
                assert!($messages.contains_key(&key), "{key}");
            })+
        };
    }

    #[test]
    fn every_word_of_a_definition_a_question_and_a_contradiction_can_be_said() {
        let english = messages(Lang::En);
        check_words!(
            english,
            "facet" => Facet,
            "facet-citizenship" => Citizenship,
            "facet-birthplace" => Birthplace,
            "facet-generation" => Generation,
            "facet-household-link" => HouseholdLink,
            "facet-method" => CountingMethod,
            "facet-percentage" => Percentage,
            "facet-time-nature" => TimeNature,
            "facet-reference" => ReferenceMoment,
            "reading-when-stock" => ReferenceMoment,
            "reading-when" => TimeNature,
            "sure" => CountingMethod,
            "misreading" => Misreading,
            "relation" => Relation,
            "difference" => Relation,
            "recommendation-rule" => RecommendationRule,
            "contradiction-kind" => ContradictionKind,
            "grade" => Grade,
            "error-basis" => ErrorBasis,
            "variable-kind" => StudyValueKind,
            "variable-level" => StudyLevel,
            "design-role" => DesignRole,
            "studies-lonely" => LonelyUnits,
        );
    }
}
