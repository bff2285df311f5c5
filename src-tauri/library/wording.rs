//! Words for the history: what a change did, with what it did it to.

/// Longest quotation in the history, in code points.
const LONGEST: usize = 40;

/// A quotation for the history: one line, cut at some 40 code points, in quotation marks.
pub fn quoted(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST {
        return format!("“{line}”");
    }
    let cut: String = line.chars().take(LONGEST).collect();
    // The cut falls on a word's end where one is near.
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    let kept = if whole.chars().count() * 2 > LONGEST { whole } else { &cut };
    format!("“{}…”", kept.trim_end_matches([',', ';', ':', ' ']))
}

/// "1 article", "3 articles".
pub fn counted(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_are_one_line_and_cut_at_a_word() {
        assert_eq!(quoted("left  the\nharbour"), "“left the harbour”");
        let long = quoted("The ship left the harbour before dawn, and nobody on the quay saw her go.");
        assert_eq!(long, "“The ship left the harbour before dawn…”");
        assert_eq!(quoted(&"x".repeat(60)), format!("“{}…”", "x".repeat(40)));
    }
}
