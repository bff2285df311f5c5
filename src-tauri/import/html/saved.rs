//! What tools that save pages leave in them: where the page came from, and when it was saved.

use chrono::{DateTime, NaiveDateTime, Utc};

use super::page::Page;

/// The address (http or https) that the saving tool wrote into the page.
pub(in crate::import) fn address(page: &Page) -> Option<String> {
    let noted = page.comments.iter().find_map(|comment| {
        // Browsers write "saved from url=(0027)https://…", SingleFile a line "url: https://…", HTTrack
        // "Mirrored from example.org/page by HTTrack".
        if let Some((_, rest)) = comment.split_once("saved from url=").or_else(|| comment.split_once("url:"))
        {
            let address = rest
                .trim_start()
                .trim_start_matches(|c: char| c == '(' || c == ')' || c.is_ascii_digit())
                .split_whitespace()
                .next()?;
            return web(address);
        }
        let (_, rest) = comment.split_once("Mirrored from ")?;
        let bare = rest.split_whitespace().next()?;
        web(bare).or_else(|| web(&format!("http://{bare}")))
    });
    // Save Page WE and the Wayback Machine's toolbar leave meta elements.
    noted.or_else(|| {
        page.meta(&["savepage-url", "savepage-pageloader-url"]).and_then(|(_, address)| web(address))
    })
}

/// When the page was saved, as an EDTF moment in UTC.
pub(in crate::import) fn captured(page: &Page) -> Option<String> {
    let noted = page.comments.iter().find_map(|comment| {
        if let Some((_, rest)) = comment.split_once("saved date:") {
            return moment(rest.lines().next()?);
        }
        if let Some((_, rest)) = comment.split_once("FILE ARCHIVED ON ") {
            let (moment, _) = rest.split_once(" AND ")?;
            return NaiveDateTime::parse_from_str(moment.trim(), "%H:%M:%S %b %d, %Y")
                .ok()
                .map(|at| at.and_utc());
        }
        let (_, rest) = comment.split_once("HTTrack")?;
        let (_, stated) = rest.split_once("], ").or_else(|| rest.split_once("; "))?;
        moment(stated.trim().trim_end_matches("--").trim())
    });
    let marked = || page.meta(&["savepage-date"]).and_then(|(_, stated)| moment(stated));
    noted.or_else(marked).map(written)
}

/// A moment as EDTF, in UTC.
pub(in crate::import) fn written(moment: DateTime<Utc>) -> String {
    moment.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// A moment as programs write it: ISO 8601, mail's format, or that of JavaScript ("Tue Sep 29 2015 10:00:00
/// GMT+0200 (CEST)").
pub(in crate::import) fn moment(text: &str) -> Option<DateTime<Utc>> {
    let text = text.trim();
    if let Ok(moment) = DateTime::parse_from_rfc3339(text).or_else(|_| DateTime::parse_from_rfc2822(text)) {
        return Some(moment.to_utc());
    }
    let bare = text.split(" (").next().unwrap_or(text).replace("GMT", "");
    let formats = ["%a %b %d %Y %H:%M:%S %z", "%Y-%m-%d %H:%M:%S %z", "%Y%m%d%H%M%S%z"];
    formats.iter().find_map(|format| DateTime::parse_from_str(bare.trim(), format).ok()).map(|at| at.to_utc())
}

/// A text as an address, when it is one of the web.
fn web(text: &str) -> Option<String> {
    let parsed = url::Url::parse(text.trim()).ok()?;
    matches!(parsed.scheme(), "http" | "https").then(|| parsed.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(comment: &str) -> Page {
        Page { comments: vec![comment.to_owned()], ..Page::default() }
    }

    #[test]
    fn tools_say_where_and_when_they_saved() {
        for (comment, from, at) in [
            (
                " Page saved with SingleFile \n url: https://gazette.example/italia \n saved date: Sun Jun 24 1928 23:30:00 GMT+0200 (Central European Summer Time)\n",
                Some("https://gazette.example/italia"),
                Some("1928-06-24T21:30:00Z"),
            ),
            (
                " saved from url=(0030)https://gazette.example/italia ",
                Some("https://gazette.example/italia"),
                None,
            ),
            (
                " Mirrored from gazette.example/italia by HTTrack Website Copier/3.x [XR&CO'2014], Sun, 24 Jun 1928 10:00:00 GMT ",
                Some("http://gazette.example/italia"),
                Some("1928-06-24T10:00:00Z"),
            ),
            (
                " FILE ARCHIVED ON 10:00:05 Jun 24, 1928 AND RETRIEVED FROM ",
                None,
                Some("1928-06-24T10:00:05Z"),
            ),
            ("an ordinary comment; url nowhere", None, None),
        ] {
            let page = page(&comment.replace("\\\n", "\n"));
            assert_eq!(address(&page).as_deref(), from, "{comment}");
            assert_eq!(captured(&page).as_deref(), at, "{comment}");
        }
    }
}
