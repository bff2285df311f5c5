//! The words of generated texts: a core of real English words in the order of their frequency, and a long
//! tail of made-up ones, as texts have it.

use super::random::Random;

/// Frequent words, most frequent first.
const COMMON: &str = "the of and to in a that was for on said it with as he at by from his had be were this are \
not have which their an but they who has been after when one two would its will more than she about up out or \
first over new years year some could into also no other people government police last officials time three her \
under against before told during there between most while state city president since called made all where if \
may can them minister country war being only so security former group because capital public report news court \
military four five week month day days night morning evening several many such those even still near part left \
found took came went number members leader party law national local foreign international company million \
percent home work world street house office river bridge harbour station train ship aircraft road market school \
hospital letter statement interview talks meeting agreement vote election protest strike arrest trial charge \
witness evidence claim source spokesman reporter editor paper broadcast message signal call reply order search \
rescue fire flood storm ice snow fog sea coast island mountain forest border village town crowd family child \
worker driver sailor pilot captain doctor lawyer judge teacher farmer student soldier officer crew expedition";

/// How many made-up words follow.
const TAIL: usize = 20_000;

const ONSETS: [&str; 20] =
    ["b", "br", "c", "d", "dr", "f", "g", "gr", "h", "k", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v"];
const VOWELS: [&str; 8] = ["a", "e", "i", "o", "u", "ai", "ea", "ou"];
const CODAS: [&str; 10] = ["", "n", "r", "s", "l", "t", "nd", "st", "rk", "m"];

/// The vocabulary of one library.
#[derive(Debug, Clone)]
pub struct Vocabulary {
    words: Vec<String>,
    names: Vec<String>,
}

impl Vocabulary {
    /// The vocabulary of this seed.
    pub fn new(seed: u64) -> Self {
        let mut random = Random::new(seed, 1);
        let mut words: Vec<String> = COMMON.split_whitespace().map(str::to_owned).collect();
        words.extend((0..TAIL).map(|_| made_up(&mut random)));
        let names = (0..600).map(|_| capital(&made_up(&mut random))).collect();
        Self { words, names }
    }

    /// A word, frequent ones more often.
    pub fn word(&self, random: &mut Random) -> &str {
        self.words.get(random.rank(self.words.len())).map_or("the", String::as_str)
    }

    /// A proper name, frequent ones more often.
    pub fn name(&self, random: &mut Random) -> &str {
        self.names.get(random.rank(self.names.len())).map_or("Vale", String::as_str)
    }
}

fn made_up(random: &mut Random) -> String {
    let mut word = String::new();
    for _ in 0..random.between(1, 3) {
        for part in [random.pick(&ONSETS), random.pick(&VOWELS), random.pick(&CODAS)] {
            word.push_str(part.copied().unwrap_or_default());
        }
    }
    word
}

/// The word with a capital.
pub fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().collect::<String>() + chars.as_str()).unwrap_or_default()
}
