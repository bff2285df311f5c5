use super::*;
use crate::temporal::{english, german};

#[test]
fn every_language_can_be_read() {
    for files in [&english::FILES, &german::FILES] {
        if let Err(line) = Language::read(files) {
            panic!("{line}");
        }
    }
}
