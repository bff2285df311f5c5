//! One article, one address: what tells addresses apart that lead to the same page.

use url::Url;

/// Parameters that say how a reader came, not what is read.
const TRACKING: [&str; 9] =
    ["fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "cmpid", "ref_src"];

/// The address by which an article is recognised: https for http, no fragment, no tracking parameters,
/// no slash at the end. What is no web address stays as it is, trimmed.
pub fn canonical(address: &str) -> String {
    let trimmed = address.trim();
    let Ok(mut url) = Url::parse(trimmed) else { return trimmed.to_owned() };
    if !matches!(url.scheme(), "http" | "https") {
        return trimmed.to_owned();
    }
    let _ = url.set_scheme("https");
    url.set_fragment(None);
    let kept: Vec<(String, String)> = url
        .query_pairs()
        .filter(|(name, _)| !name.starts_with("utm_") && !TRACKING.contains(&name.as_ref()))
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    if kept.is_empty() {
        url.set_query(None);
    } else {
        url.query_pairs_mut().clear().extend_pairs(kept);
    }
    url.as_str().trim_end_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::canonical;

    #[test]
    fn addresses_of_one_page_are_one() {
        let page = canonical("https://example.org/news/italia");
        for same in [
            "http://EXAMPLE.org/news/italia/",
            "https://example.org:443/news/italia#crew",
            " https://example.org/news/italia?utm_source=x&fbclid=1 ",
        ] {
            assert_eq!(canonical(same), page, "{same}");
        }
        assert_ne!(canonical("https://example.org/news/italia?page=2"), page);
        assert_eq!(canonical("box 12, folder 3"), "box 12, folder 3");
    }
}
