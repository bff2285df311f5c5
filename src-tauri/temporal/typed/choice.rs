//! Choices: "1928 or 1929", "3 or 4 May 1928".

use super::{Edtf, Member, Read, Reader, first_date, plain_day};

impl Reader<'_> {
    /// Reads two dates of which one is meant; `None` when there is no "or".
    pub(super) fn choice(&self, text: &str, depth: u8) -> Option<Read> {
        let lower = text.to_lowercase();
        let body = lower.strip_prefix("either ").unwrap_or(&lower);
        let (left, right) = body.split_once(" or ")?;
        let (one, other) = self.ends(left.trim(), right.trim(), depth)?;
        let members = [&one, &other].map(|date| first_date(date).map(plain_day).map(Member::Date));
        let members: Vec<Member> = members.into_iter().flatten().collect();
        (members.len() == 2).then(|| Ok(vec![(Edtf::OneOf(members), "one of the two".to_owned())]))
    }
}
