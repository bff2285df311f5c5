//! The records of a WARC file: a line with the version, header fields, an empty line, the block.

/// A record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Record<'a> {
    /// `WARC-Type`: `response`, `resource`, `request` and others.
    pub(super) kind: &'a str,
    /// `WARC-Target-URI`.
    pub(super) target: &'a str,
    /// `WARC-Date`, as written.
    pub(super) date: Option<&'a str>,
    /// `Content-Type` of the block.
    pub(super) content_type: &'a str,
    /// The block.
    pub(super) block: &'a [u8],
}

/// All records, up to the first that is not well-formed or cut short.
pub(super) fn records(bytes: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let start = rest.iter().position(|byte| !byte.is_ascii_whitespace())?;
        rest = rest.get(start..)?;
        if !rest.starts_with(b"WARC/") {
            return None;
        }
        let (head, block) = split_head(rest)?;
        let head = std::str::from_utf8(head).ok()?;
        let field = |name: &str| field(head, name);
        let length: usize = field("Content-Length")?.parse().ok()?;
        let record = Record {
            kind: field("WARC-Type").unwrap_or_default(),
            target: field("WARC-Target-URI").unwrap_or_default(),
            date: field("WARC-Date"),
            content_type: field("Content-Type").unwrap_or_default(),
            block: block.get(..length)?,
        };
        rest = block.get(length..)?;
        Some(record)
    })
}

/// What stands before the first empty line, and what after it.
pub(super) fn split_head(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    /// A head longer than this is none.
    const LONGEST: usize = 256 * 1024;
    let looked_at = bytes.get(..LONGEST).unwrap_or(bytes);
    let at = looked_at.windows(4).position(|four| four == b"\r\n\r\n").map(|at| (at, 4));
    let (at, gap) = at.or_else(|| looked_at.windows(2).position(|two| two == b"\n\n").map(|at| (at, 2)))?;
    Some((bytes.get(..at)?, bytes.get(at + gap..)?))
}

/// The value of a header field; names are compared without regard to case.
pub(super) fn field<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines().skip(1).find_map(|line| {
        let (own, value) = line.split_once(':')?;
        own.trim().eq_ignore_ascii_case(name).then(|| value.trim())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn records_are_read_up_to_where_the_file_is_cut() {
        let one = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\n\
                   Content-Length: 4\r\n\r\nbody\r\n\r\n";
        let cut = format!("{one}{}", &one[..one.len() - 6]);
        let found: Vec<Record<'_>> = records(cut.as_bytes()).collect();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].kind, found[0].target), ("response", "https://a.example/"));
        assert_eq!(found[0].block, b"body");
    }

    proptest! {
        #[test]
        fn any_bytes_end(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = records(&[b"WARC/1.0\r\n", &bytes[..]].concat()).count();
        }
    }
}
