//! The rules of a language: lines of patterns, compiled into a graph that is walked token by token.
//!
//! A line is `action: element element …`. An element is a `CLASS`, a `word` or a mark; `(a b | c)` chooses,
//! `?` after an element or a bracket makes it optional. `^` before an element asks that nothing stands
//! between it and the token before. `<` and `>` bound the expression where the pattern also asks for words
//! around it. `@CLASS=value` adds a value without a word. `let name = …` names a piece, used as `$name`.
//! Elements never match across a paragraph break.

use super::class::Class;
use super::lexicon::{Lexicon, WordId};
use super::number;
use super::rule::Action;
use super::token::{Gap, Kind, Token};
use std::collections::HashMap;

/// The classes that an amount can begin with.
const NUMBERS: u64 = Class::Number.bit() | Class::Ones.bit() | Class::Tens.bit() | Class::Scale.bit();

/// A step from one place in the graph to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// A token of a class; true asks that it is glued to the one before.
    Class(Class, bool),
    Word(WordId, bool),
    Mark(char, bool),
    /// No token: a value.
    Value(Class, i32),
    /// No token: the expression begins.
    Open,
    /// No token: the expression has ended.
    Close,
    /// No token.
    Skip,
}

#[derive(Debug, Default, Clone)]
struct Node {
    steps: Vec<(Step, u32)>,
    /// A rule is complete here.
    end: Option<(Action, u16)>,
    /// What tokens can go on from here.
    next: Next,
}

/// A quick test whether a token can go on from a node: the classes, and a bit for each word and mark by the
/// remainder of its number by 64.
#[derive(Debug, Default, Clone, Copy)]
struct Next {
    classes: u64,
    words: u64,
    marks: u64,
    /// The rule can end without another token.
    ends: bool,
}

impl Next {
    fn and(self, other: Next) -> Next {
        Next {
            classes: self.classes | other.classes,
            words: self.words | other.words,
            marks: self.marks | other.marks,
            ends: self.ends || other.ends,
        }
    }

    fn allows(self, token: Option<&Token>) -> bool {
        self.ends
            || token.is_some_and(|token| {
                token.classes & self.classes != 0
                    || match token.kind {
                        Kind::Word => self.words & (1 << (token.word % 64)) != 0,
                        Kind::Mark => self.marks & (1 << (token.value % 64)) != 0,
                        Kind::Number => false,
                    }
            })
    }
}

/// All rules of a language.
#[derive(Debug)]
pub(crate) struct Patterns {
    nodes: Vec<Node>,
    /// Where the rules begin that can begin with a class, a word, a mark.
    by_class: Vec<Vec<u32>>,
    by_word: Vec<Vec<u32>>,
    by_mark: Vec<(char, Vec<u32>)>,
    starting_classes: u64,
}

/// The values that a match has found, in order.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Captures {
    items: [(Class, i32); Captures::MOST],
    count: usize,
}

impl Captures {
    const MOST: usize = 12;

    fn of(found: &[(Class, i32)]) -> Captures {
        let mut captures = Captures { items: [(Class::Number, 0); Captures::MOST], count: 0 };
        for (place, item) in captures.items.iter_mut().zip(found) {
            *place = *item;
            captures.count += 1;
        }
        captures
    }

    /// The values, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Class, i32)> + '_ {
        self.items.iter().take(self.count).copied()
    }
}

/// A rule that fits at a place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Match {
    /// What the words mean.
    pub(crate) action: Action,
    /// The line of the rule: earlier ones come first among equals.
    pub(crate) rule: u16,
    /// First token of the expression.
    pub(crate) from: usize,
    /// Token after its last.
    pub(crate) to: usize,
    /// Token after the last that the rule asked for, within the expression or behind it.
    pub(crate) seen: usize,
    /// The values found.
    pub(crate) captures: Captures,
}

impl Patterns {
    /// No rules at all.
    pub(crate) fn none() -> Patterns {
        Patterns {
            nodes: Vec::new(),
            by_class: vec![Vec::new(); 64],
            by_word: Vec::new(),
            by_mark: Vec::new(),
            starting_classes: 0,
        }
    }

    /// Compiles the lines of a language file; new words go into the lexicon.
    ///
    /// # Errors
    /// The line that cannot be read, and why. A test reads every language's file.
    pub(crate) fn read(lines: &str, lexicon: &mut Lexicon) -> Result<Patterns, String> {
        let mut patterns = Patterns::none();
        let mut pieces: HashMap<&str, String> = HashMap::new();
        let mut starts = Vec::new();
        for (number, line) in lines.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let fail = |why: &str| format!("line {}: {why}: {line}", number + 1);
            if let Some((name, body)) = line.strip_prefix("let ").and_then(|rest| rest.split_once('=')) {
                let body = expand(body, &pieces).ok_or_else(|| fail("no such piece"))?;
                pieces.insert(name.trim(), format!("( {body} )"));
                continue;
            }
            let (name, body) = line.split_once(':').ok_or_else(|| fail("no action"))?;
            let action = Action::named(name.trim()).ok_or_else(|| fail("no such action"))?;
            let body = expand(body, &pieces).ok_or_else(|| fail("no such piece"))?;
            let symbols: Vec<&str> = body.split_whitespace().collect();
            let start = patterns.node();
            let mut compiler = Compiler { symbols: &symbols, at: 0, lexicon, patterns: &mut patterns };
            let end = compiler.choice(start).ok_or_else(|| fail("a bracket or a name is wrong"))?;
            if compiler.at < symbols.len() {
                return Err(fail("something is left over"));
            }
            let rule = u16::try_from(number).map_err(|_| fail("too many lines"))?;
            if let Some(node) = patterns.nodes.get_mut(end as usize) {
                node.end = Some((action, rule));
            }
            starts.push(start);
        }
        patterns.flatten();
        patterns.by_word = vec![Vec::new(); lexicon.len()];
        for start in starts {
            patterns.index(start, start);
        }
        Ok(patterns)
    }

    fn node(&mut self) -> u32 {
        self.nodes.push(Node::default());
        (self.nodes.len() - 1) as u32
    }

    fn step(&mut self, from: u32, step: Step, to: u32) {
        if let Some(node) = self.nodes.get_mut(from as usize) {
            node.steps.push((step, to));
        }
    }

    /// Takes out the steps that do nothing, and notes what can go on from each node.
    fn flatten(&mut self) {
        let flat: Vec<Node> = (0..self.nodes.len()).map(|node| self.flat(node)).collect();
        self.nodes = flat;
        for node in 0..self.nodes.len() {
            let next = self.next(node);
            if let Some(node) = self.nodes.get_mut(node) {
                node.next = next;
            }
        }
    }

    fn flat(&self, node: usize) -> Node {
        let mut flat = Node::default();
        let mut waiting = vec![node];
        let mut seen = vec![node];
        while let Some(node) = waiting.pop().and_then(|node| self.nodes.get(node)) {
            flat.end = flat.end.or(node.end);
            for (step, to) in &node.steps {
                if *step != Step::Skip {
                    flat.steps.push((*step, *to));
                } else if !seen.contains(&(*to as usize)) {
                    seen.push(*to as usize);
                    waiting.push(*to as usize);
                }
            }
        }
        flat
    }

    fn next(&self, node: usize) -> Next {
        let Some(node) = self.nodes.get(node) else { return Next::default() };
        let mut next = Next { ends: node.end.is_some(), ..Next::default() };
        for (step, to) in &node.steps {
            match step {
                Step::Class(Class::Number, _) => next.classes |= NUMBERS,
                Step::Class(class, _) => next.classes |= class.bit(),
                Step::Word(word, _) => next.words |= 1 << (word % 64),
                Step::Mark(mark, _) => next.marks |= 1 << (*mark as u32 % 64),
                Step::Value(..) | Step::Open | Step::Close | Step::Skip => {
                    next = next.and(self.next(*to as usize));
                }
            }
        }
        next
    }

    /// Notes with which tokens a rule can begin.
    fn index(&mut self, start: u32, node: u32) {
        let steps = self.nodes.get(node as usize).map(|node| node.steps.clone()).unwrap_or_default();
        for (step, next) in steps {
            let note = |list: Option<&mut Vec<u32>>| {
                if let Some(list) = list
                    && list.last() != Some(&start)
                {
                    list.push(start);
                }
            };
            match step {
                Step::Class(Class::Number, _) => {
                    for class in [Class::Number, Class::Ones, Class::Tens, Class::Scale] {
                        note(self.by_class.get_mut(class as usize));
                        self.starting_classes |= class.bit();
                    }
                }
                Step::Class(class, _) => {
                    note(self.by_class.get_mut(class as usize));
                    self.starting_classes |= class.bit();
                }
                Step::Word(word, _) => note(self.by_word.get_mut(usize::from(word))),
                Step::Mark(mark, _) => match self.by_mark.iter_mut().find(|(known, _)| *known == mark) {
                    Some((_, list)) => note(Some(list)),
                    None => self.by_mark.push((mark, vec![start])),
                },
                Step::Value(..) | Step::Open | Step::Close | Step::Skip => self.index(start, next),
            }
        }
    }

    /// Whether any rule can begin with this token.
    pub(crate) fn may_start(&self, token: &Token) -> bool {
        token.classes & self.starting_classes != 0
            || match token.kind {
                Kind::Word => {
                    token.word != 0
                        && self.by_word.get(usize::from(token.word)).is_some_and(|list| !list.is_empty())
                }
                Kind::Mark => self.by_mark.iter().any(|(mark, _)| *mark as u32 == token.value),
                Kind::Number => false,
            }
    }

    /// Every rule that fits at a place. `starts` is room to work in.
    pub(crate) fn matches(
        &self,
        tokens: &[Token],
        at: usize,
        lexicon: &Lexicon,
        starts: &mut Vec<u32>,
        found: &mut Vec<Match>,
    ) {
        let Some(token) = tokens.get(at) else { return };
        starts.clear();
        let mut classes = token.classes & self.starting_classes;
        while classes != 0 {
            let class = classes.trailing_zeros() as usize;
            classes &= classes - 1;
            starts.extend(self.by_class.get(class).into_iter().flatten());
        }
        match token.kind {
            Kind::Word => starts.extend(self.by_word.get(usize::from(token.word)).into_iter().flatten()),
            Kind::Mark => {
                let list = self.by_mark.iter().find(|(mark, _)| *mark as u32 == token.value);
                starts.extend(list.into_iter().flat_map(|(_, list)| list));
            }
            Kind::Number => {}
        }
        starts.sort_unstable();
        starts.dedup();
        let mut walk =
            Walk { patterns: self, tokens, lexicon, first: at, values: [(Class::Number, 0); 16], found };
        for start in starts.iter() {
            walk.node(*start, State { at, from: at, to: None, values: 0 });
        }
    }
}

#[derive(Clone, Copy)]
struct State {
    at: usize,
    from: usize,
    to: Option<usize>,
    /// How many values have been found.
    values: usize,
}

struct Walk<'a> {
    patterns: &'a Patterns,
    tokens: &'a [Token],
    lexicon: &'a Lexicon,
    first: usize,
    /// The values on the way here.
    values: [(Class, i32); 16],
    found: &'a mut Vec<Match>,
}

impl Walk<'_> {
    fn node(&mut self, node: u32, state: State) {
        let patterns = self.patterns;
        let Some(node) = patterns.nodes.get(node as usize) else { return };
        let token =
            self.tokens.get(state.at).filter(|token| state.at == self.first || token.gap != Gap::Paragraph);
        if !node.next.allows(token) {
            return;
        }
        if let Some((action, rule)) = node.end {
            let to = state.to.unwrap_or(state.at);
            let captures = Captures::of(self.values.get(..state.values).unwrap_or_default());
            self.found.push(Match { action, rule, from: state.from, to, seen: state.at, captures });
        }
        for (step, next) in &node.steps {
            if let Some(state) = self.stepped(*step, token, state) {
                self.node(*next, state);
            }
        }
    }

    fn with(&mut self, state: State, class: Class, value: i32) -> State {
        match self.values.get_mut(state.values) {
            Some(place) => {
                *place = (class, value);
                State { values: state.values + 1, ..state }
            }
            None => state,
        }
    }

    fn stepped(&mut self, step: Step, token: Option<&Token>, state: State) -> Option<State> {
        let at = state.at;
        match step {
            Step::Skip => return Some(state),
            Step::Open => return Some(State { from: at, ..state }),
            Step::Close => return Some(State { to: Some(at), ..state }),
            Step::Value(class, value) => return Some(self.with(state, class, value)),
            Step::Class(..) | Step::Word(..) | Step::Mark(..) => {}
        }
        let token = token?;
        let fits = |glued: bool| !glued || token.gap == Gap::None;
        let one = State { at: at + 1, ..state };
        match step {
            Step::Word(word, glued) => {
                (token.kind == Kind::Word && token.word == word && fits(glued)).then_some(one)
            }
            Step::Mark(mark, glued) => (token.is_mark(mark) && fits(glued)).then_some(one),
            Step::Class(Class::Number, glued) if token.classes & NUMBERS != 0 && fits(glued) => {
                let (value, after) = number::read(self.tokens, at, self.lexicon)?;
                Some(self.with(State { at: after, ..state }, Class::Number, value))
            }
            Step::Class(class, glued) if token.is(class) && fits(glued) => {
                let value = token.value_in(class, self.lexicon);
                Some(self.with(one, class, value))
            }
            _ => None,
        }
    }
}

/// Puts the named pieces in place of `$name`, and spaces round brackets.
fn expand(body: &str, pieces: &HashMap<&str, String>) -> Option<String> {
    let mut spread = String::with_capacity(body.len() * 2);
    for character in body.chars() {
        match character {
            '(' | ')' | '|' | '?' => spread.extend([' ', character, ' ']),
            other => spread.push(other),
        }
    }
    let mut out = String::with_capacity(spread.len());
    for symbol in spread.split_whitespace() {
        match symbol.strip_prefix('$') {
            Some(name) if !name.is_empty() => out.push_str(pieces.get(name)?),
            _ => out.push_str(symbol),
        }
        out.push(' ');
    }
    Some(out)
}

struct Compiler<'a> {
    symbols: &'a [&'a str],
    at: usize,
    lexicon: &'a mut Lexicon,
    patterns: &'a mut Patterns,
}

impl Compiler<'_> {
    /// `a b | c`, from a node; gives the node where every choice ends.
    fn choice(&mut self, from: u32) -> Option<u32> {
        let to = self.patterns.node();
        loop {
            let end = self.sequence(from)?;
            self.patterns.step(end, Step::Skip, to);
            if self.symbols.get(self.at) != Some(&"|") {
                return Some(to);
            }
            self.at += 1;
        }
    }

    fn sequence(&mut self, from: u32) -> Option<u32> {
        let mut here = from;
        while let Some(symbol) = self.symbols.get(self.at).copied() {
            let next = match symbol {
                "|" | ")" => break,
                "(" => {
                    self.at += 1;
                    let end = self.choice(here)?;
                    if self.symbols.get(self.at) != Some(&")") {
                        return None;
                    }
                    end
                }
                symbol => {
                    let step = self.element(symbol)?;
                    let next = self.patterns.node();
                    self.patterns.step(here, step, next);
                    next
                }
            };
            self.at += 1;
            if self.symbols.get(self.at) == Some(&"?") {
                self.at += 1;
                self.patterns.step(here, Step::Skip, next);
            }
            here = next;
        }
        Some(here)
    }

    fn element(&mut self, symbol: &str) -> Option<Step> {
        if let Some((class, value)) = symbol.strip_prefix('@').and_then(|rest| rest.split_once('=')) {
            return Some(Step::Value(Class::named(class)?, value.parse().ok()?));
        }
        let (glued, name) = match symbol.strip_prefix('^') {
            Some(name) => (true, name),
            None => (false, symbol),
        };
        let first = name.chars().next()?;
        match (name, first) {
            ("<", _) => Some(Step::Open),
            (">", _) => Some(Step::Close),
            _ if first.is_uppercase() => Some(Step::Class(Class::named(name)?, glued)),
            _ if first.is_alphabetic() => Some(Step::Word(self.lexicon.add(name), glued)),
            _ => Some(Step::Mark(first, glued)),
        }
    }
}
