//! What an element's name, class, id and role say it is.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::model::FoldReason;

/// Words (whole parts of a class or id, lower case) that name a part of a page which is not the article.
const WORDS: &[(FoldReason, &[&str])] = &[
    (
        FoldReason::Comments,
        &[
            "comment",
            "comments",
            "commentlist",
            "respond",
            "disqus",
            "livefyre",
            "fbcomments",
            "kommentare",
            "comentarios",
            "discussion",
        ],
    ),
    (
        FoldReason::Related,
        &[
            "related",
            "recommended",
            "recommendation",
            "recommendations",
            "recirc",
            "recirculation",
            "readmore",
            "morefrom",
            "popular",
            "trending",
            "outbrain",
            "taboola",
            "mostread",
            "mostpopular",
            "seealso",
            "upnext",
            "readnext",
            "teaser",
            "teasers",
            "relatedposts",
            "jp-relatedposts",
            "zergnet",
            "revcontent",
            "similar",
            "moreon",
            "suggested",
            "morestories",
            "rail",
            "sidebar",
            "carousel",
            "zemanta",
        ],
    ),
    (
        FoldReason::Advertisement,
        &[
            "ad",
            "ads",
            "advert",
            "advertisement",
            "adslot",
            "adunit",
            "banner",
            "promo",
            "promotion",
            "sponsor",
            "sponsored",
            "newsletter",
            "subscribe",
            "subscription",
            "signup",
            "paywall",
            "mailchimp",
            "cta",
            "optin",
            "donate",
            "donation",
            "regwall",
            "anzeige",
            "werbung",
            "adsense",
            "dfp",
            "mpu",
            "leaderboard",
        ],
    ),
    (
        FoldReason::Controls,
        &[
            "share",
            "sharing",
            "sharebar",
            "sharetools",
            "social",
            "socialmedia",
            "sharedaddy",
            "addthis",
            "addtoany",
            "follow",
            "tools",
            "toolbar",
            "print",
            "player",
            "pagination",
            "pager",
            "modal",
            "popup",
            "overlay",
            "dialog",
            "tooltip",
            "cookie",
            "cookies",
            "consent",
            "gdpr",
            "login",
            "rating",
            "ratings",
            "voting",
            "feedback",
            "button",
            "buttons",
            "btn",
        ],
    ),
    (
        FoldReason::Navigation,
        &[
            "nav",
            "navbar",
            "navigation",
            "menu",
            "breadcrumb",
            "breadcrumbs",
            "skip",
            "masthead",
            "topbar",
            "toc",
            "sitemap",
            "menubar",
            "submenu",
            "kicker",
            "eyebrow",
        ],
    ),
    (
        FoldReason::Footer,
        &[
            "footer",
            "copyright",
            "disclaimer",
            "colophon",
            "tags",
            "taglist",
            "tag-list",
            "topics",
            "keywords",
            "categories",
            "postmeta",
            "authorbio",
            "aboutauthor",
            "bio",
            "legal",
            "imprint",
            "impressum",
        ],
    ),
    (
        FoldReason::Byline,
        &[
            "byline",
            "dateline",
            "pubdate",
            "timestamp",
            "published",
            "author",
            "authors",
            "postdate",
            "dateblock",
            "contributors",
        ],
    ),
    (
        FoldReason::Caption,
        &[
            "caption",
            "captions",
            "wp-caption-text",
            "credit",
            "credits",
            "photocredit",
            "figcaption",
            "gallery",
            "slideshow",
        ],
    ),
];

/// What a tag by itself says.
pub(super) fn of_tag(name: &str) -> Option<FoldReason> {
    match name {
        "nav" | "menu" => Some(FoldReason::Navigation),
        "footer" => Some(FoldReason::Footer),
        "aside" => Some(FoldReason::Related),
        "button" | "select" | "option" | "textarea" | "dialog" => Some(FoldReason::Controls),
        "figcaption" => Some(FoldReason::Caption),
        _ => None,
    }
}

/// What a role says (WAI-ARIA landmarks and widgets).
pub(super) fn of_role(role: &str) -> Option<FoldReason> {
    match role {
        "navigation" | "menu" | "menubar" | "menuitem" | "tablist" | "banner" => Some(FoldReason::Navigation),
        "complementary" => Some(FoldReason::Related),
        "contentinfo" => Some(FoldReason::Footer),
        "dialog" | "alertdialog" | "alert" | "button" | "search" | "toolbar" | "tooltip" => {
            Some(FoldReason::Controls)
        }
        _ => None,
    }
}

/// What the words of a class or an id say. Words are parts divided by white space, hyphens, underscores,
/// digits or a capital letter.
pub(super) fn of_label(label: &str) -> Option<FoldReason> {
    if label.is_empty() || label.len() > 600 {
        return None;
    }
    for name in label.split_ascii_whitespace() {
        let found = parts(name).iter().find_map(|part| BY_WORD.get(part.as_str()));
        if let Some(reason) = found.or_else(|| BY_WORD.get(name.to_ascii_lowercase().as_str())) {
            return Some(*reason);
        }
    }
    None
}

/// What each word names; the first that has it counts.
static BY_WORD: LazyLock<HashMap<&str, FoldReason>> = LazyLock::new(|| {
    let mut by_word = HashMap::new();
    for (reason, words) in WORDS {
        for word in *words {
            by_word.entry(*word).or_insert(*reason);
        }
    }
    by_word
});

/// The parts of a name, lower case.
fn parts(name: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut part = String::new();
    let mut previous = ' ';
    for character in name.chars() {
        let ends = !character.is_ascii_alphabetic()
            || (character.is_ascii_uppercase() && previous.is_ascii_lowercase());
        if ends && !part.is_empty() {
            parts.push(std::mem::take(&mut part));
        }
        if character.is_ascii_alphabetic() {
            part.push(character.to_ascii_lowercase());
        }
        previous = character;
    }
    if !part.is_empty() {
        parts.push(part);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_class_are_told_apart() {
        assert_eq!(of_label("article__relatedLinks"), Some(FoldReason::Related));
        assert_eq!(of_label("share-bar top"), Some(FoldReason::Controls));
        assert_eq!(of_label("headline shared-styles"), None);
        assert_eq!(of_label("adapted header"), None);
    }
}
