//! Declarative shadow roots (HTML Standard): their content is what readers see, though it stands in a template.

use std::borrow::Cow;

/// The page with each shadow root's template as an ordinary element. Other templates stay: nobody sees those.
pub(super) fn resolve(html: &str) -> Cow<'_, str> {
    if !html.contains("shadowroot") {
        return Cow::Borrowed(html);
    }
    let mut resolved = String::with_capacity(html.len());
    // Of each open template, whether it is a shadow root.
    let mut open: Vec<bool> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        resolved.push_str(before);
        let opens = starts_with(tag, "<template");
        let closes = starts_with(tag, "</template");
        let end = tag.find('>').map_or(tag.len(), |end| end + 1);
        let (whole, after) = if opens || closes { tag.split_at(end) } else { tag.split_at(1) };
        if opens {
            let root = whole.contains("shadowroot");
            open.push(root);
            resolved.push_str(if root { "<div>" } else { whole });
        } else if closes {
            resolved.push_str(if open.pop() == Some(true) { "</div>" } else { whole });
        } else {
            resolved.push_str(whole);
        }
        rest = after;
    }
    resolved.push_str(rest);
    Cow::Owned(resolved)
}

/// Whether the text begins with this tag's beginning, in any case, and its name ends there.
fn starts_with(text: &str, tag: &str) -> bool {
    text.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag))
        && text
            .get(tag.len()..)
            .and_then(|rest| rest.chars().next())
            .is_none_or(|next| !next.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn shadow_roots_open_and_other_templates_stay() {
        let page = "<x-a><template shadowrootmode=\"open\"><p>Seen</p><template>not</template></template></x-a><Template>no</Template>";
        assert_eq!(
            resolve(page),
            "<x-a><div><p>Seen</p><template>not</template></div></x-a><Template>no</Template>"
        );
        assert_eq!(resolve("<p>plain</p>"), "<p>plain</p>");
    }

    proptest! {
        #[test]
        fn text_is_never_lost(parts in proptest::collection::vec(prop_oneof![
            Just("<template shadowroot=open>"), Just("<template>"), Just("</template>"), Just("<"), Just("wörter "), Just("<p>"),
        ], 0..20)) {
            let page = parts.concat();
            let words = |text: &str| text.matches("wörter").count();
            prop_assert_eq!(words(&resolve(&page)), words(&page));
        }
    }
}
