//! `[Content_Types].xml`: what kind each part is. A part that is not told there makes a workbook unreadable.

use super::MarkError;
use super::outline::Outline;
use super::package::Package;
use super::splices::Splices;

const PART: &str = "[Content_Types].xml";

/// Tells the type of a part.
pub(super) fn declare_part(package: &mut Package<'_>, part: &str, content_type: &str) -> Result<(), MarkError> {
    let text = package.get_text(PART)?;
    let outline = Outline::read(PART, &text)?;
    let name = format!("/{part}");
    let is_told = has_child(&outline, "Override", |child| child.attribute("PartName").as_deref() == Some(&name));
    if !is_told {
        let element = format!(r#"Override PartName="{name}" ContentType="{content_type}"/>"#);
        append(package, &text, &outline, &element);
    }
    Ok(())
}

/// Tells the type of all parts with an extension; of this part only, where the extension is already another type.
pub(super) fn declare_extension(package: &mut Package<'_>, part: &str, content_type: &str) -> Result<(), MarkError> {
    let extension = part.rsplit_once('.').map_or("", |(_, extension)| extension);
    let text = package.get_text(PART)?;
    let outline = Outline::read(PART, &text)?;
    let defaults = outline.sections.iter().map(|section| &section.element);
    let known = defaults
        .filter(|child| child.local_name() == "Default")
        .find(|child| child.attribute("Extension").is_some_and(|known| known.eq_ignore_ascii_case(extension)))
        .and_then(|child| child.attribute("ContentType"));
    match known {
        Some(known) if known == content_type => Ok(()),
        Some(_) => declare_part(package, part, content_type),
        None => {
            let element = format!(r#"Default Extension="{extension}" ContentType="{content_type}"/>"#);
            append(package, &text, &outline, &element);
            Ok(())
        }
    }
}

fn has_child(outline: &Outline<'_>, name: &str, is_it: impl Fn(&super::outline::Element<'_>) -> bool) -> bool {
    outline.sections.iter().any(|section| section.element.local_name() == name && is_it(&section.element))
}

fn append(package: &mut Package<'_>, text: &str, outline: &Outline<'_>, element: &str) {
    let mut splices = Splices::default();
    splices.append_inside(&outline.root, &[], &format!("<{}{element}", outline.root.prefix()));
    package.write(PART, splices.apply(text));
}
