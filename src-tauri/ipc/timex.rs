//! TIMEX3 values that are no dates, in words: lengths of time, repetitions, now and then.

/// A value in words: "3 months" for `P3M`, "every Tuesday" for `XXXX-WXX-2`. `None` for what has no words
/// of its own.
pub fn in_words(value: &str) -> Option<String> {
    match value {
        "PRESENT_REF" => return Some("the time of writing".to_owned()),
        "PAST_REF" => return Some("some time before".to_owned()),
        "FUTURE_REF" => return Some("some time after".to_owned()),
        _ => {}
    }
    if let Some(length) = value.strip_prefix('P') {
        return length_in_words(length);
    }
    let day = value.strip_prefix("XXXX-WXX-")?.chars().next()?.to_digit(10)?;
    let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    names.get(day.checked_sub(1)? as usize).map(|name| format!("every {name}"))
}

/// The part after `P`: "1Y6M", "T2H30M", "XD".
fn length_in_words(length: &str) -> Option<String> {
    let mut said: Vec<String> = Vec::new();
    let mut number = String::new();
    let mut clock = false;
    let mut characters = length.chars().peekable();
    while let Some(c) = characters.next() {
        if c == 'T' && number.is_empty() {
            clock = true;
            continue;
        }
        if c.is_ascii_digit() || c == 'X' || c == '.' {
            number.push(c);
            continue;
        }
        let unit = match (c, clock) {
            ('Y', false) => "year",
            ('M', false) => "month",
            ('W', false) => "week",
            ('D', false) => {
                let decade = characters.next_if_eq(&'E').is_some();
                if decade { "decade" } else { "day" }
            }
            ('C', false) => {
                characters.next_if_eq(&'E');
                "century"
            }
            ('Q', false) => "quarter",
            ('H', true) => "hour",
            ('M', true) => "minute",
            ('S', true) => "second",
            _ => return None,
        };
        said.push(amount(&number, unit)?);
        number.clear();
    }
    (!said.is_empty() && number.is_empty()).then(|| said.join(" and "))
}

fn amount(number: &str, unit: &str) -> Option<String> {
    let many = if unit == "century" { "centuries".to_owned() } else { format!("{unit}s") };
    match number {
        "" => None,
        "1" => Some(format!("1 {unit}")),
        "X" => Some(format!("some {many}")),
        number => Some(format!("{number} {many}")),
    }
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn lengths_and_repetitions_have_words() {
        for (value, words) in [
            ("P3M", "3 months"),
            ("P1Y", "1 year"),
            ("PT2H30M", "2 hours and 30 minutes"),
            ("PXD", "some days"),
            ("P2DE", "2 decades"),
            ("P1CE", "1 century"),
            ("XXXX-WXX-2", "every Tuesday"),
            ("PAST_REF", "some time before"),
        ] {
            assert_eq!(in_words(value).as_deref(), Some(words), "{value}");
        }
        for value in ["", "P", "PT", "P3", "2015", "PX1Q?"] {
            assert_eq!(in_words(value), None, "{value}");
        }
    }
}
