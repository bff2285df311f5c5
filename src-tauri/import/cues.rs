//! Words by which a line shows that it is not part of the article, in several languages, and the small
//! tests of shape that plain text and pages share.

use crate::model::FoldReason;

/// Beginnings of lines, lower case.
const BEGINNINGS: &[(FoldReason, &[&str])] = &[
    (
        FoldReason::Credit,
        &[
            "with reporting by",
            "with additional reporting",
            "additional reporting by",
            "reporting by",
            "(reporting by",
            "(additional reporting",
            "editing by",
            "writing by",
            "with material from",
            "with contributions from",
            "compiled from",
            "based on reporting by",
            "this story was produced by",
            "mit material von",
            "mit agenturmaterial",
            "avec afp",
            "avec reuters",
            "con información de",
            "con informaciones de",
            "com informações de",
            "con agenzie",
            "по материалам",
            "по сообщениям",
            "source: reuters",
            "source: ap",
            "quelle: dpa",
            "quelle: afp",
        ],
    ),
    (
        FoldReason::Advertisement,
        &[
            "advertisement",
            "sponsored content",
            "paid content",
            "story continues below",
            "article continues below",
            "continue reading below",
            "sign up for",
            "sign up to",
            "subscribe to",
            "subscribe now",
            "get our newsletter",
            "get the latest",
            "want more stories",
            "enter your email",
            "already a subscriber",
            "anzeige",
            "werbung",
            "newsletter abonnieren",
            "jetzt abonnieren",
            "publicité",
            "abonnez-vous",
            "inscrivez-vous",
            "publicidad",
            "suscríbete",
            "publicidade",
            "assine",
            "pubblicità",
            "iscriviti",
            "реклама",
            "подписывайтесь",
            "advertentie",
            "reklama",
        ],
    ),
    (
        FoldReason::Related,
        &[
            "read more:",
            "read also:",
            "also read:",
            "read also",
            "also read",
            "read next",
            "read:",
            "related:",
            "related stories",
            "related articles",
            "related topics",
            "related content",
            "see also:",
            "see more:",
            "related post",
            "related posts",
            "more great",
            "more:",
            "more on this",
            "more from",
            "more stories",
            "you may also",
            "you might also",
            "recommended",
            "watch:",
            "watch more",
            "listen:",
            "most read",
            "most popular",
            "don't miss",
            "up next",
            "trending",
            "lesen sie auch",
            "mehr zum thema",
            "lesen sie mehr",
            "auch interessant",
            "weiterlesen",
            "lire aussi",
            "à lire aussi",
            "voir aussi",
            "lea también",
            "lee también",
            "te puede interesar",
            "leia também",
            "leia mais",
            "veja também",
            "leggi anche",
            "читайте также",
            "смотрите также",
            "lees ook",
            "zobacz też",
            "czytaj też",
            "czytaj także",
        ],
    ),
    (
        FoldReason::Comments,
        &[
            "comments (",
            "leave a comment",
            "leave a reply",
            "post a comment",
            "add a comment",
            "view comments",
            "join the conversation",
            "show comments",
            "kommentare",
            "kommentar schreiben",
            "commentaires",
            "laisser un commentaire",
            "comentarios",
            "deja un comentario",
            "comentários",
            "deixe um comentário",
            "commenti",
            "комментарии",
            "оставить комментарий",
            "reacties",
            "komentarze",
        ],
    ),
    (
        FoldReason::Controls,
        &[
            "share this",
            "share on",
            "share via",
            "tweet this",
            "print this",
            "email this",
            "click to share",
            "follow us on",
            "follow us",
            "like us on",
            "copy link",
            "download the app",
            "listen to this article",
            "teilen auf",
            "auf facebook teilen",
            "partager sur",
            "partager cet",
            "compartir en",
            "compartilhe",
            "condividi",
            "поделиться",
            "delen via",
        ],
    ),
    (
        FoldReason::Footer,
        &[
            "©",
            "copyright",
            "(c) ",
            "all rights reserved",
            "alle rechte vorbehalten",
            "tous droits réservés",
            "todos los derechos reservados",
            "todos os direitos reservados",
            "tutti i diritti riservati",
            "все права защищены",
            "terms of use",
            "terms of service",
            "privacy policy",
            "cookie policy",
            "about the author",
            "contact us at",
            "impressum",
            "datenschutz",
            "mentions légales",
            "aviso legal",
            "filed under",
            "filed in",
            "posted in",
            "tagged with",
            "tags:",
            "topics:",
            "categories:",
            "this website uses cookies",
            "we use cookies",
            "this site uses cookies",
        ],
    ),
    (
        FoldReason::Caption,
        &[
            "file photo",
            "photo:",
            "photo by",
            "photograph:",
            "photograph by",
            "image:",
            "image credit",
            "image source",
            "picture:",
            "photo credit",
            "photo courtesy",
            "foto:",
            "fotos:",
            "bild:",
            "bildquelle",
            "crédit photo",
            "photo d'illustration",
            "imagen:",
            "imagem:",
            "фото:",
            "zdjęcie:",
        ],
    ),
];

/// Words within a line that credit contributors, lower case.
const CREDITED: &[&str] = &[
    "contributed reporting",
    "contributed to this report",
    "contributed to this story",
    "contributed to this article",
    "contributed additional reporting",
];

/// Words by which comments give their age, lower case.
const AGO: &[&str] = &[" ago", "vor ", "il y a", " fa", "hace ", "há ", "назад", " geleden"];

/// Whole lines, lower case.
const WHOLE: &[(FoldReason, &[&str])] = &[
    (
        FoldReason::Navigation,
        &[
            "accessibility links",
            "skip to content",
            "skip to main content",
            "skip navigation",
            "menu",
            "home",
            "search",
            "breaking news",
            "top stories",
            "latest news",
            "news",
            "sections",
            "sign in",
            "log in",
            "login",
            "register",
            "subscribe",
            "next",
            "previous",
            "back to top",
            "zum inhalt springen",
            "startseite",
            "aller au contenu",
            "accueil",
            "ir al contenido",
            "inicio",
            "início",
            "главная",
            "site index",
            "site information navigation",
            "main navigation",
            "my account",
        ],
    ),
    (
        FoldReason::Controls,
        &[
            "share",
            "tweet",
            "email",
            "print",
            "save",
            "facebook",
            "twitter",
            "whatsapp",
            "linkedin",
            "pinterest",
            "reddit",
            "telegram",
            "copy",
            "close",
            "play",
            "pause",
            "loading...",
            "loading",
            "teilen",
            "drucken",
            "partager",
            "imprimer",
            "compartir",
            "imprimir",
            "condividi",
            "stampa",
            "поделиться",
            "tweeten",
            "merken",
            "flipboard",
            "email this",
            "view gallery",
            "view all",
            "show more",
            "read more",
            "more",
            "16x9 image",
            "4x3 image",
            "embed",
            "settings",
        ],
    ),
    (
        FoldReason::Related,
        &[
            "related",
            "read more",
            "see also",
            "more",
            "recommended for you",
            "more news",
            "around the web",
            "popular",
        ],
    ),
    (FoldReason::Comments, &["comments", "comment", "reply", "report", "conversation"]),
    (FoldReason::Advertisement, &["ad", "ads", "sponsored", "promoted", "newsletter", "newsletters"]),
    (FoldReason::Caption, &["file photo", "file", "getty images", "(getty images)", "reuters", "ap", "afp"]),
];

/// No line longer than this is a cue, in code points.
const LONGEST: usize = 260;

/// The reason that a line's own words give for folding it. Long lines are never judged by a beginning: a
/// paragraph may well begin with "Subscribe to this view, and…".
pub(super) fn cue(line: &str) -> Option<FoldReason> {
    let line = line.trim().trim_start_matches(['•', '-', '–', '—', '*', '>', '»', '→', ' ']);
    if line.chars().nth(LONGEST).is_some() {
        return None;
    }
    let lower = line.to_lowercase();
    let bare = lower.trim_end_matches([':', '.', '…', '>', '»', '→', ' ']);
    if bare.is_empty() {
        return None;
    }
    if let Some((reason, _)) = WHOLE.iter().find(|(_, lines)| lines.contains(&bare)) {
        return Some(*reason);
    }
    let length = lower.chars().count();
    if length <= 60
        && AGO.iter().any(|words| lower.contains(words))
        && lower.starts_with(|c: char| c.is_ascii_digit())
    {
        return Some(FoldReason::Comments);
    }
    if length <= 200 && CREDITED.iter().any(|words| lower.contains(words)) {
        return Some(FoldReason::Credit);
    }
    BEGINNINGS.iter().find_map(|(reason, beginnings)| {
        let longest = match reason {
            FoldReason::Credit => 260,
            FoldReason::Caption | FoldReason::Footer => 200,
            _ => 140,
        };
        let hit = length <= longest && beginnings.iter().any(|beginning| begins(&lower, beginning));
        hit.then_some(*reason)
    })
}

/// Whether the line begins with these words, not with a longer word that begins like them.
fn begins(line: &str, words: &str) -> bool {
    line.strip_prefix(words).is_some_and(|rest| {
        !words.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric)
    })
}

/// Whether a line ends as a sentence does, closing quotation marks and brackets aside.
pub(super) fn ends_as_sentence(line: &str) -> bool {
    line.trim_end()
        .trim_end_matches(['"', '\'', '”', '’', '»', '“', ')', ']', '«', '›', ' '])
        .ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।', ':', ';'])
}

/// Number of words: runs of letters and digits; each ideograph or kana counts as half a word.
pub(super) fn words(line: &str) -> usize {
    let (mut words, mut dense, mut inside) = (0_usize, 0_usize, false);
    for character in line.chars() {
        if matches!(character, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}') {
            dense += 1;
            inside = false;
        } else if character.is_alphanumeric() {
            words += usize::from(!inside);
            inside = true;
        } else if !matches!(character, '\'' | '’' | '-' | '.') {
            inside = false;
        }
    }
    words + dense.div_ceil(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_speak_several_languages() {
        assert_eq!(cue("With reporting by AP and dpa"), Some(FoldReason::Credit));
        assert_eq!(cue("Lesen Sie auch: Der Flug"), Some(FoldReason::Related));
        assert_eq!(cue("  • Share"), Some(FoldReason::Controls));
        assert_eq!(cue("© 2021 The Harbour Times"), Some(FoldReason::Footer));
    }

    #[test]
    fn sentences_and_longer_words_are_left_alone() {
        assert_eq!(cue("Readers of the paper saw it first."), None);
        assert_eq!(cue("Copyrighted material was found."), None);
        assert_eq!(cue(&format!("Subscribe to this view, {}", "and you will see why ".repeat(10))), None);
    }

    #[test]
    fn words_are_counted_in_any_script() {
        assert_eq!(words("The ship's log, 25 May"), 5);
        assert_eq!(words("飛行船は北へ"), 3);
    }

    #[test]
    fn a_sentence_may_end_in_a_quotation() {
        assert!(ends_as_sentence("“We saw them.”"));
        assert!(!ends_as_sentence("Mocked the plan"));
    }
}
