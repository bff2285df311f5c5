//! What is kept on the disk comes back the same, or not at all.

use proptest::prelude::*;

use super::*;
use crate::model::{Bounds, Instant};
use crate::timeline::index::Nouns;
use crate::timeline::index::columns::{Claimed, Columns, Entry, Heard};
use crate::timeline::index::links::Links;
use crate::timeline::index::nouns::{Article, Articles, Numbered};

/// An event: begin, length, title, date, passages.
type Thrown = (i64, i64, String, Option<String>, [u32; 3]);

fn thrown() -> impl Strategy<Value = Vec<Thrown>> {
    let one = (any::<i32>(), 0i64..1_000_000, ".{0,30}", prop::option::of("[0-9]{4}"), [0u32..9, 0..9, 0..9]);
    prop::collection::vec(
        one.prop_map(|(at, long, title, edtf, heard)| (at.into(), long, title, edtf, heard)),
        0..40,
    )
}

fn index(thrown: &[Thrown]) -> Index {
    let mut columns = Columns::default();
    for (row, (start, length, title, edtf, _)) in (1..).zip(thrown) {
        columns.push(&Entry {
            row,
            id: row as u128 * 7,
            title: title.clone(),
            edtf: edtf.clone().unwrap_or_default(),
            edges: [Some(*start), None, Some(start + length), Some(start + length)],
            starred: row % 3 == 0,
        });
    }
    columns.settle();
    for (place, (start, .., stances)) in thrown.iter().enumerate() {
        let instant = Instant { day: *start, second: 7 };
        let bounds =
            Bounds { start_min: Some(instant), start_max: None, end_min: None, end_max: Some(instant) };
        let claimed = Claimed { edtf: "1928".into(), bounds, article: 1, disputes: place % 2 == 0 };
        let claims = if place % 4 == 0 { vec![claimed] } else { Vec::new() };
        columns.hear(place, Heard { stances: *stances, claims });
    }
    let mut articles = Articles::default();
    let publisher = "Harbour Gazette".to_owned();
    articles.set(1, Article { publisher, published: Some(("1928-05".to_owned(), 5)), ..Article::default() });
    articles.set(2, Article { title: "Über das Eis".to_owned(), trashed: true, ..Article::default() });
    let (tags, entities) = (Numbered::of(&[5, 4, 3]), Numbered::of(&[9]));
    let nouns = Nouns { tags, entities, articles, collections: Numbered::default() };
    let links = |step: u32| {
        let pairs: Vec<(u32, u32)> = (0..thrown.len() as u32).map(|slot| (slot, slot % step)).collect();
        Links::of(thrown.len(), &pairs)
    };
    Index::of(columns, nouns, [links(2), links(3), links(1)])
}

/// A folder of its own, with a file that keeps an index; and its stamp.
fn kept(index: &Index) -> (tempfile::TempDir, PathBuf, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(NAME);
    let stamp = write(&path, Mark::of_numbers([3, 4, 5]), &index.together().unwrap()).unwrap();
    (folder, path, stamp)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_is_kept_is_read_back_the_same(thrown in thrown()) {
        let index = index(&thrown);
        let (_folder, path, stamp) = kept(&index);
        let (found, mark) = read(&path, &stamp).unwrap();
        prop_assert_eq!(mark.numbers(), [3, 4, 5]);
        prop_assert_eq!(found.together(), index.together());
        for slot in 0..index.events.len() as u32 {
            prop_assert_eq!(found.events.slot(index.events.row(slot)), Some(slot));
        }
    }

    #[test]
    fn a_file_that_is_cut_off_or_has_one_bit_turned_is_passed_over(
        thrown in thrown(),
        at in any::<prop::sample::Index>(),
        bit in 0u32..8,
        more in any::<u8>(),
    ) {
        let (_folder, path, stamp) = kept(&index(&thrown));
        let whole = fs::read(&path).unwrap();
        let at = at.index(whole.len());
        fs::write(&path, &whole[..at]).unwrap();
        prop_assert!(read(&path, &stamp).is_none(), "cut at {}", at);
        let mut turned = whole.clone();
        turned[at] ^= 1 << bit;
        fs::write(&path, &turned).unwrap();
        prop_assert!(read(&path, &stamp).is_none(), "bit {} of byte {}", bit, at);
        let mut longer = whole.clone();
        longer.push(more);
        fs::write(&path, &longer).unwrap();
        prop_assert!(read(&path, &stamp).is_none());
        fs::write(&path, &whole).unwrap();
        prop_assert!(read(&path, &stamp).is_some());
    }
}

#[test]
fn a_file_that_the_database_does_not_name_is_passed_over() {
    let (_folder, path, stamp) = kept(&index(&[]));
    let (_other, other, _) = kept(&index(&[(5, 5, "Other".to_owned(), None, [0; 3])]));
    assert!(read(&other, &stamp).is_none());
    assert!(read(&path, "").is_none());
    assert!(read(&path, &stamp).is_some());
}
