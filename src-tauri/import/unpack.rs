//! Undoes gzip (RFC 1952), within bounds.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::MultiGzDecoder;

use super::ImportError;

/// The most bytes that are read as one article, unpacked.
pub(super) const LIMIT: usize = 64_000_000;

/// How many layers of gzip are undone: a page saved compressed by a tool that compresses again.
const LAYERS: usize = 2;

/// The bytes without their gzip wrapping, or as they are when they have none.
///
/// # Errors
/// [`ImportError::Damaged`] when the data cannot be unpacked, [`ImportError::UnpacksTooLarge`] when they
/// grow beyond [`LIMIT`].
pub(super) fn unpack(bytes: &[u8]) -> Result<Cow<'_, [u8]>, ImportError> {
    let mut unpacked = Cow::Borrowed(bytes);
    for _ in 0..LAYERS {
        if !unpacked.starts_with(&[0x1f, 0x8b, 8]) {
            break;
        }
        let mut next = Vec::new();
        MultiGzDecoder::new(&unpacked[..])
            .take(LIMIT as u64 + 1)
            .read_to_end(&mut next)
            .map_err(|reason| ImportError::Damaged { reason: reason.to_string() })?;
        if next.len() > LIMIT {
            return Err(ImportError::UnpacksTooLarge);
        }
        unpacked = Cow::Owned(next);
    }
    if unpacked.is_empty() { Err(ImportError::Empty) } else { Ok(unpacked) }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn plain_bytes_pass_and_gzip_is_undone_twice() {
        assert_eq!(&*unpack(b"abc").unwrap(), b"abc");
        assert_eq!(&*unpack(&packed(&packed(b"abc"))).unwrap(), b"abc");
    }

    #[test]
    fn a_bomb_is_stopped_at_the_limit() {
        let bomb = packed(&vec![b'a'; LIMIT + 10]);
        assert_eq!(unpack(&bomb).unwrap_err(), ImportError::UnpacksTooLarge);
    }

    #[test]
    fn a_truncated_file_is_called_damaged() {
        let mut cut = packed(b"A sentence long enough to be cut in two.");
        cut.truncate(20);
        assert!(matches!(unpack(&cut), Err(ImportError::Damaged { .. })));
    }
}
