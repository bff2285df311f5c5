//! How likely a place is the right one: trees of questions about its traits, fitted on edited texts.
//!
//! `belief.trees` has a tree a line, in the order root, left branch, right branch: `7<0.5` asks whether trait 7 is at
//! most 0.5 (left) or not, `=0.1` is an answer. The answers of all trees, added up, are the logarithm of the odds.
//! The file is made by `benches/anchor_corpus/fit.py`.

use std::sync::LazyLock;

use super::traits::TRAITS;

static FOREST: LazyLock<Vec<Vec<Node>>> =
    LazyLock::new(|| include_str!("belief.trees").lines().filter_map(read).collect());

/// A question with where its right branch begins, or an answer.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Node {
    AtMost { number: usize, limit: f32, right: usize },
    Answer(f32),
}

/// The probability, 0 to 1, that a place with these traits is where the passage went.
pub(super) fn belief(traits: &[f32; TRAITS]) -> f32 {
    let odds: f32 = FOREST.iter().map(|tree| answer(tree, traits)).sum();
    1.0 / (1.0 + (-odds).exp())
}

fn answer(tree: &[Node], traits: &[f32; TRAITS]) -> f32 {
    let mut at = 0;
    // Every question leads on to a later node.
    while let Some(node) = tree.get(at) {
        match *node {
            Node::Answer(value) => return value,
            Node::AtMost { number, limit, right } => {
                at = if traits.get(number).is_none_or(|value| *value <= limit) { at + 1 } else { right };
            }
        }
    }
    0.0
}

/// Reads a tree; `None` when the line is none.
fn read(line: &str) -> Option<Vec<Node>> {
    let mut nodes = Vec::new();
    // Questions whose right branch has not begun.
    let mut open: Vec<usize> = Vec::new();
    for word in line.split_whitespace() {
        if let Some(value) = word.strip_prefix('=') {
            nodes.push(Node::Answer(value.parse().ok()?));
            if let Some(question) = open.pop() {
                let next = nodes.len();
                if let Some(Node::AtMost { right, .. }) = nodes.get_mut(question) {
                    *right = next;
                }
            }
        } else {
            let (number, limit) = word.split_once('<')?;
            open.push(nodes.len());
            nodes.push(Node::AtMost { number: number.parse().ok()?, limit: limit.parse().ok()?, right: 0 });
        }
    }
    open.is_empty().then_some(nodes)
}

#[cfg(test)]
mod tests {
    use super::{FOREST, Node, TRAITS, answer, read};

    #[test]
    fn a_tree_is_followed_to_its_answer() {
        let tree = read("1<0.5 =1 0<2 =2 =3").unwrap();
        let mut traits = [0.0; TRAITS];
        assert_eq!(answer(&tree, &traits), 1.0);
        traits[1] = 1.0;
        assert_eq!(answer(&tree, &traits), 2.0);
        traits[0] = 3.0;
        assert_eq!(answer(&tree, &traits), 3.0);
    }

    #[test]
    fn every_tree_can_be_read_and_asks_for_what_is_measured() {
        let lines = include_str!("belief.trees").lines().count();
        assert_eq!(FOREST.len(), lines);
        for (at, node) in FOREST.iter().flat_map(|tree| tree.iter().enumerate()) {
            if let Node::AtMost { number, right, .. } = node {
                assert!(*number < TRAITS && *right > at + 1);
            }
        }
    }
}
