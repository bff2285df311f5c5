//! Markdown: CommonMark with tables, footnotes and front matter.

mod blocks;
mod front_matter;

use crate::model::{FoldReason, Found, Metadata};

use super::{Format, Imported};

/// Reads a Markdown text. Its structure is kept as its author wrote it; nothing in it is judged.
pub(super) fn read(text: &str) -> Imported {
    let (stated, rest) = front_matter::split(text);
    let (mut drafts, headline) = blocks::blocks(rest);
    let mut metadata = Metadata::default();
    let captured = front_matter::fill(&stated, &mut metadata);
    let heading = headline.and_then(|at| drafts.get_mut(at));
    if let Some(heading) = heading {
        let same =
            metadata.title.value.as_deref().is_none_or(|title| squeeze(title) == squeeze(&heading.text));
        if same {
            // The headline is metadata; where front matter gives it too, two sources agree.
            match &metadata.title.value {
                Some(_) => metadata.title.verified = true,
                None => metadata.title = Found::unverified(heading.text.clone(), "the first heading"),
            }
            heading.fold = Some(FoldReason::Title);
        }
    }
    Imported { captured, ..Imported::of(Format::Markdown, metadata, drafts) }
}

fn squeeze(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
