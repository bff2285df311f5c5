//! Finds the pieces of a page again in the text that a judge kept.

/// Pieces up to this many bytes are looked for only where they must stand next, as short texts occur anywhere.
const SHORT: usize = 24;

/// Longer pieces are looked for in parts of this many bytes, so that a word that a judge changed costs a part.
const PART: usize = 32;

/// How far ahead of the place reached so far a piece may stand, in bytes.
const AHEAD: usize = 160;

/// Letters and digits only: judges change white space and punctuation.
pub(super) fn squeeze(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.len());
    squeezed.extend(text.chars().filter(|character| character.is_alphanumeric()));
    squeezed
}

/// Of each piece, which share of it stands in the judge's text. Both are squeezed; the pieces stand in the order
/// of the page, which judges keep.
pub(super) fn shares(pieces: &[String], judged: &str) -> Vec<f32> {
    let mut reached = 0;
    pieces
        .iter()
        .map(|piece| {
            if piece.is_empty() {
                return 0.0;
            }
            if let Some(at) = find(judged, piece, reached) {
                reached = at + piece.len();
                return 1.0;
            }
            if piece.len() <= SHORT * 2 {
                return 0.0;
            }
            let (mut found, mut parts) = (0_usize, 0_usize);
            for part in parts_of(piece) {
                parts += 1;
                if let Some(at) = find(judged, part, reached) {
                    reached = at + part.len();
                    found += 1;
                }
            }
            found as f32 / parts.max(1) as f32
        })
        .collect()
}

/// Where the piece stands: a short one near the place reached, a longer one anywhere, best behind that place.
fn find(judged: &str, piece: &str, reached: usize) -> Option<usize> {
    let rest = judged.get(reached..)?;
    if rest.starts_with(piece) {
        return Some(reached);
    }
    if piece.len() <= SHORT {
        if piece.len() < 8 {
            return None;
        }
        let mut end = (piece.len() + AHEAD).min(rest.len());
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        return rest.get(..end)?.find(piece).map(|at| reached + at);
    }
    let within = |text: &str| memchr::memmem::find(text.as_bytes(), piece.as_bytes());
    within(rest).map(|at| reached + at).or_else(|| within(judged.get(..reached)?))
}

/// A text in parts of about [`PART`] bytes.
fn parts_of(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut end = if rest.len() < PART * 2 { rest.len() } else { PART };
        while !rest.is_char_boundary(end) {
            end += 1;
        }
        let (part, after) = rest.split_at(end);
        rest = after;
        Some(part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_found_in_order_and_short_ones_only_in_their_place() {
        let pieces: Vec<String> =
            ["Menu", "The airship rose in the morning.", "Share", "It came down on the ice at noon."]
                .iter()
                .map(|text| squeeze(text))
                .collect();
        let judged = squeeze("The airship rose in the morning. It came down on the ice at noon.");
        assert_eq!(shares(&pieces, &judged), [0.0, 1.0, 0.0, 1.0]);
    }

    #[test]
    fn a_changed_word_costs_only_its_part() {
        let long = "The crew of the airship waited for the icebreaker while the radio operator sent out the same call every hour.";
        let pieces = [squeeze(long)];
        let share = shares(&pieces, &squeeze(&long.replace("operator", "man")));
        assert!(share[0] > 0.4 && share[0] < 1.0, "{share:?}");
    }
}
