//! Guards the parser against absurd nesting, which costs it time in the square of the depth.

use std::borrow::Cow;

/// The depth from which tags are left out. Real pages stay under a hundred.
const DEEPEST: usize = 600;

/// Elements that nest only by being closed; the others close by themselves or are void, so that counting
/// them would see depth where there is none. In the order of their letters.
const NESTING: &[&str] = &[
    "a",
    "address",
    "article",
    "aside",
    "b",
    "big",
    "blockquote",
    "button",
    "center",
    "code",
    "details",
    "div",
    "dl",
    "em",
    "fieldset",
    "figure",
    "font",
    "footer",
    "form",
    "g",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "i",
    "label",
    "main",
    "math",
    "nav",
    "object",
    "ol",
    "pre",
    "q",
    "s",
    "section",
    "select",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "th",
    "tr",
    "tt",
    "u",
    "ul",
];

/// The page as it is, or, when it is nested deeper than any page is, without the tags beyond that depth. All
/// text stays.
pub(super) fn flatten(html: &str) -> Cow<'_, str> {
    if deepest(html) <= DEEPEST { Cow::Borrowed(html) } else { Cow::Owned(cut(html)) }
}

/// A tag as far as it matters here.
struct Tag<'a> {
    /// Where its `<` stands, in bytes.
    start: usize,
    /// After its `>`.
    end: usize,
    name: &'a str,
    closes: bool,
}

/// All tags that may nest, in order; comments and the content of scripts and styles are passed over.
fn tags(html: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + html.get(at..)?.find('<')?;
            let rest = html.get(start + 1..)?;
            if rest.starts_with("!--") {
                at = start + html.get(start..)?.find("-->")?;
                continue;
            }
            let (closes, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
            let length = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(rest.len());
            let name = rest.get(..length)?;
            let end = start + html.get(start..)?.find('>')? + 1;
            at = end;
            let raw = ["script", "style", "textarea", "title"]
                .into_iter()
                .find(|raw| name.eq_ignore_ascii_case(raw));
            if let (Some(raw), false) = (raw, closes) {
                let tail = html.get(end..)?;
                let close = tail
                    .match_indices("</")
                    .find(|(at, _)| {
                        tail.get(at + 2..at + 2 + raw.len())
                            .is_some_and(|name| name.eq_ignore_ascii_case(raw))
                    })
                    .map(|(at, _)| at)?;
                at = end + close;
                continue;
            }
            if nests(name) {
                return Some(Tag { start, end, name, closes });
            }
        }
    })
}

/// Whether elements of this name nest.
fn nests(name: &str) -> bool {
    let mut lower = [0_u8; 10];
    let Some(lower) = lower.get_mut(..name.len()) else { return false };
    lower.copy_from_slice(name.as_bytes());
    lower.make_ascii_lowercase();
    NESTING.binary_search_by(|nesting| nesting.as_bytes().cmp(lower)).is_ok()
}

/// The greatest depth, counted roughly.
fn deepest(html: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0_usize);
    for tag in tags(html) {
        depth = if tag.closes { depth.saturating_sub(1) } else { depth + 1 };
        deepest = deepest.max(depth);
    }
    deepest
}

/// The page without the tags beyond the depth.
fn cut(html: &str) -> String {
    let mut flat = String::with_capacity(html.len());
    let (mut depth, mut copied) = (0_usize, 0_usize);
    for tag in tags(html) {
        let beyond = if tag.closes {
            let beyond = depth > DEEPEST;
            depth = depth.saturating_sub(1);
            beyond
        } else {
            depth += 1;
            depth > DEEPEST
        };
        if beyond {
            flat.push_str(html.get(copied..tag.start).unwrap_or_default());
            // A space keeps the words on both sides apart where the tag began a block.
            if !tag.name.eq_ignore_ascii_case("b") && !tag.name.eq_ignore_ascii_case("i") {
                flat.push(' ');
            }
            copied = tag.end;
        }
    }
    flat.push_str(html.get(copied..).unwrap_or_default());
    flat
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_nest_are_in_order_and_found_in_any_case() {
        assert!(NESTING.is_sorted());
        assert!(NESTING.iter().all(|name| nests(name) && nests(&name.to_uppercase())));
        assert!(!nests("p") && !nests("") && !nests("blockquotes"));
    }

    #[test]
    fn ordinary_pages_are_not_touched() {
        let html = "<div><p>One<p>Two<script>if (a < b) '<div><div>'</script></div>";
        assert!(matches!(flatten(html), Cow::Borrowed(_)));
    }

    #[test]
    fn absurd_nesting_loses_its_tags_and_no_text() {
        let html = format!("{}deep{}<p>after", "<div>".repeat(50_000), "</div>".repeat(50_000));
        let flat = flatten(&html);
        assert!(flat.contains("deep") && flat.contains("<p>after"));
        assert_eq!(flat.matches("<div>").count(), DEEPEST);
        assert_eq!(flat.matches("</div>").count(), DEEPEST);
    }
}
