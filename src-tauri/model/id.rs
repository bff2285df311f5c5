//! Identifiers. Each is a UUID version 7 (RFC 9562): unique everywhere, ordered by the time of creation.
//! They travel and print as the usual hyphenated lower-case text.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A text that is no identifier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAnId {
    /// The text as given.
    pub text: String,
}

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "“{}” is not an id. An id is 32 hexadecimal digits, such as those that lists print.",
            self.text
        )
    }
}

impl std::error::Error for NotAnId {}

fn parse(text: &str) -> Result<u128, NotAnId> {
    let refuse = || NotAnId { text: text.chars().take(64).collect() };
    let digits: String = text.chars().filter(|c| *c != '-').collect();
    if digits.len() != 32 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Err(refuse());
    }
    u128::from_str_radix(&digits, 16).map_err(|_| refuse())
}

fn print(value: u128, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut text = [b'-'; 36];
    let places = text.iter_mut().enumerate().filter(|(at, _)| !matches!(at, 8 | 13 | 18 | 23));
    let digits = value.to_be_bytes().into_iter().flat_map(|byte| [byte >> 4, byte & 15]);
    for ((_, place), digit) in places.zip(digits) {
        *place = if digit < 10 { b'0' + digit } else { b'a' + digit - 10 };
    }
    f.write_str(std::str::from_utf8(&text).unwrap_or_default())
}

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(test, derive(ts_rs::TS), ts(as = "String"))]
        pub struct $name(u128);

        impl $name {
            /// The identifier with these 128 bits.
            pub const fn from_bits(bits: u128) -> Self {
                Self(bits)
            }

            /// The identifier's 128 bits.
            pub const fn bits(self) -> u128 {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                print(self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}(", stringify!($name))?;
                print(self.0, f)?;
                write!(f, ")")
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                parse(text).map(Self)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )*};
}

id! {
    /// An article.
    ArticleId;
    /// One version of an article.
    VersionId;
    /// An annotation.
    AnnotationId;
    /// An event.
    EventId;
    /// A link between an event and an annotation.
    EvidenceId;
    /// A person, organisation or place.
    EntityId;
    /// A tag.
    TagId;
    /// A research note.
    NoteId;
    /// A saved timeline.
    TimelineId;
    /// A collection of articles.
    CollectionId;
    /// What a person says of words that are, or look like, a date.
    ReadingId;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_prints_and_parses_to_itself() {
        let id = ArticleId::from_bits(0x0192_f0c1_2345_7abc_8def_0123_4567_89ab);
        assert_eq!(id.to_string(), "0192f0c1-2345-7abc-8def-0123456789ab");
        assert_eq!(id.to_string().parse(), Ok(id));
        assert!("0192".parse::<ArticleId>().is_err());
        assert!("zz92f0c1-2345-7abc-8def-0123456789ab".parse::<ArticleId>().is_err());
    }
}
