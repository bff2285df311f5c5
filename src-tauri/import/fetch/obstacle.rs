//! Whether an answer is the article that was asked for, or something that stands in its place: an error, a dead
//! page, a domain for sale, a wall. What does so must never take the place of a good copy.

use url::Url;

use super::Answer;
use crate::import::Imported;

/// What stands in an article's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Obstacle {
    /// The server has nothing at the address; its status.
    Missing(u16),
    /// The server does not let us read it; its status.
    Refused(u16),
    /// The server is in trouble; its status.
    InTrouble(u16),
    /// A page that says that there is nothing, or the site's front page instead.
    DeadPage,
    /// The domain is for sale or parked.
    Parked,
    /// A page that wants a login or a subscription.
    LoginWall,
    /// A page that wants consent to cookies first.
    ConsentWall,
    /// A page that wants proof that a person reads.
    RobotCheck,
}

impl std::fmt::Display for Obstacle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Obstacle::Missing(status) => {
                write!(f, "The server has nothing at this address (status {status}).")
            }
            Obstacle::Refused(status) => write!(f, "The server does not let it be read (status {status})."),
            Obstacle::InTrouble(status) => write!(f, "The server is in trouble (status {status})."),
            Obstacle::DeadPage => {
                f.write_str("The address leads to a page that says that the article is not there.")
            }
            Obstacle::Parked => f.write_str("The address leads to a domain that is parked or for sale."),
            Obstacle::LoginWall => {
                f.write_str("The address leads to a page that asks for a login or a subscription.")
            }
            Obstacle::ConsentWall => {
                f.write_str("The address leads to a page that asks for consent to cookies first.")
            }
            Obstacle::RobotCheck => {
                f.write_str("The address leads to a page that asks whether a person reads it.")
            }
        }
    }
}

/// A page with more words than this (in the text that is kept) is an article, whatever else it says.
const FEW_WORDS: usize = 150;

/// With fewer words than this, what was folded is looked at too.
const HARDLY_ANY: usize = 40;

/// Dead pages are padded with what else the site has.
const FEW_WORDS_OF_DEAD_PAGE: usize = 300;

/// How much of an unread answer is looked at, in bytes.
const LOOKED_AT: usize = 200_000;

const DEAD: &[&str] = &[
    "page not found",
    "page cannot be found",
    "page can't be found",
    "page can’t be found",
    "page could not be found",
    "page doesn't exist",
    "page doesn’t exist",
    "page does not exist",
    "page no longer exists",
    "page is no longer available",
    "article not found",
    "article is no longer available",
    "story not found",
    "content not found",
    "nothing was found at this location",
    "error 404",
    "404 error",
    "404 not found",
    "404 -",
    "404 |",
    "seite nicht gefunden",
    "seite wurde nicht gefunden",
    "seite existiert nicht",
    "artikel nicht gefunden",
    "page introuvable",
    "page non trouvée",
    "page n'existe",
    "page n’existe",
    "página no encontrada",
    "página no existe",
    "página não encontrada",
    "pagina non trovata",
    "pagina niet gevonden",
    "sidan kunde inte hittas",
    "siden blev ikke fundet",
    "siden finnes ikke",
    "nie znaleziono strony",
    "страница не найдена",
    "сторінку не знайдено",
    "ページが見つかりません",
    "页面不存在",
];

const PARKED: &[&str] = &[
    "domain is for sale",
    "domain may be for sale",
    "domain name is for sale",
    "buy this domain",
    "domain is parked",
    "domain has expired",
    "this domain name has been registered",
    "parked free",
    "parkingcrew",
    "sedo domain parking",
    "domain steht zum verkauf",
    "domain kaufen",
    "domaine est à vendre",
    "dominio está en venta",
    "dominio è in vendita",
];

const LOGIN: &[&str] = &[
    "log in to continue",
    "login to continue",
    "sign in to continue",
    "sign in to read",
    "log in to read",
    "please log in",
    "please sign in",
    "subscribe to continue",
    "subscribe to read",
    "to continue reading",
    "to keep reading",
    "already a subscriber",
    "this content is for subscribers",
    "forgot your password",
    "forgot password",
    "jetzt anmelden",
    "passwort vergessen",
    "mot de passe oublié",
    "réservé aux abonnés",
    "contraseña",
    "password dimenticata",
];

const CONSENT: &[&str] = &[
    "before you continue",
    "bevor sie fortfahren",
    "avant de continuer",
    "antes de continuar",
    "prima di continuare",
    "accept all cookies",
    "we value your privacy",
    "we and our partners store",
    "alle cookies akzeptieren",
    "tout accepter",
    "aceptar todo",
    "accetta tutto",
];

const ROBOT: &[&str] = &[
    "checking your browser",
    "verify you are human",
    "verifying you are human",
    "are you a robot",
    "you are not a robot",
    "you're not a robot",
    "unusual traffic",
    "enable javascript and cookies to continue",
    "just a moment...",
    "attention required! | cloudflare",
    "access to this page has been denied",
    "pardon our interruption",
    "complete the security check",
];

/// What stands in the article's place, if anything does. `imported` is what import made of the answer, where it
/// made something.
pub fn obstacle(answer: &Answer, imported: Option<&Imported>) -> Option<Obstacle> {
    let said = Said::of(answer, imported);
    let by_status = match answer.status {
        200..=299 => None,
        404 | 410 => Some(Obstacle::Missing(answer.status)),
        500..=599 => Some(Obstacle::InTrouble(answer.status)),
        other => Some(Obstacle::Refused(other)),
    };
    if let Some(obstacle) = by_status {
        // Pages that check for robots answer 403 or 503; their words say more than the number.
        let robots = said.words < FEW_WORDS && said.holds(ROBOT);
        return Some(if robots { Obstacle::RobotCheck } else { obstacle });
    }
    if let Some(obstacle) = led_astray(&answer.requested, answer.address()) {
        return Some(obstacle);
    }
    if said.words < FEW_WORDS_OF_DEAD_PAGE && said.headed(DEAD) {
        return Some(Obstacle::DeadPage);
    }
    if said.words >= FEW_WORDS {
        return None;
    }
    let signs = [(PARKED, Obstacle::Parked), (ROBOT, Obstacle::RobotCheck), (CONSENT, Obstacle::ConsentWall)];
    if let Some((_, obstacle)) = signs.into_iter().find(|(phrases, _)| said.holds(phrases)) {
        return Some(obstacle);
    }
    let password = said.asks_for_password && said.words < HARDLY_ANY;
    (password || said.holds(LOGIN)).then_some(Obstacle::LoginWall)
}

/// What the address that answered tells, when it is another than the one that was asked for.
fn led_astray(requested: &Url, answered: &Url) -> Option<Obstacle> {
    if requested == answered {
        return None;
    }
    let has = |url: &Url, parts: &[&str]| {
        let mut segments = url.path_segments()?.map(str::to_lowercase);
        segments.find(|segment| parts.contains(&segment.as_str()))
    };
    let new = |parts: &[&str]| has(answered, parts).is_some() && has(requested, parts).is_none();
    let host = answered.host_str().unwrap_or_default();
    if host.starts_with("consent.") || host.starts_with("guce.") || new(&["consent", "cookie-consent"]) {
        return Some(Obstacle::ConsentWall);
    }
    let logins =
        ["login", "log-in", "signin", "sign-in", "sso", "subscribe", "subscription", "abo", "paywall"];
    let login_host = ["login.", "signin.", "accounts.", "auth.", "sso."];
    if new(&logins) || login_host.iter().any(|start| host.starts_with(start)) {
        return Some(Obstacle::LoginWall);
    }
    let is_front = |url: &Url| url.path().len() <= 1 && url.query().is_none();
    let dead = new(&["404", "not-found", "notfound", "404.html", "error404"]);
    (dead || (is_front(answered) && !is_front(requested))).then_some(Obstacle::DeadPage)
}

/// What a page says, in small letters.
struct Said {
    /// Title and first heading.
    head: String,
    /// The text, as far as it is looked at.
    text: String,
    /// Words of what import kept.
    words: usize,
    /// Whether it has a field for a password.
    asks_for_password: bool,
}

impl Said {
    fn of(answer: &Answer, imported: Option<&Imported>) -> Self {
        let raw = answer.bytes.get(..LOOKED_AT.min(answer.bytes.len())).unwrap_or_default();
        let raw = String::from_utf8_lossy(raw).to_lowercase();
        let asks_for_password =
            ["type=\"password\"", "type='password'", "type=password"].iter().any(|field| raw.contains(field));
        let Some(imported) = imported else {
            return Self { head: raw.clone(), text: raw, words: 0, asks_for_password };
        };
        let title = imported.metadata.title.value.as_deref().unwrap_or_default();
        let body = imported.body();
        let words = body.split_whitespace().count();
        // A login or a cookie notice beside a short article stands in what is folded.
        let text = if words < HARDLY_ANY { &imported.text } else { &body };
        let text = format!("{title}\n{}\n{text}", titled(&raw)).to_lowercase();
        let first: Vec<&str> = imported.texts().map(|(_, text)| text).take(3).collect();
        Self {
            // What the page calls itself is in its title also where import found another headline.
            head: format!("{title}\n{}\n{}", first.join("\n"), titled(&raw)).to_lowercase(),
            text,
            words,
            asks_for_password,
        }
    }

    fn headed(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.head.contains(phrase))
    }

    fn holds(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.text.contains(phrase))
    }
}

/// What stands in the page's `title`.
fn titled(raw: &str) -> &str {
    let after =
        raw.split_once("<title").and_then(|(_, after)| after.split_once('>')).map_or("", |(_, it)| it);
    after.split_once("</title").map_or("", |(title, _)| title)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Source, read};

    const STORY: &str = "<p>The airship Italia left Kings Bay on 23 May with sixteen men on board, and nothing has been heard of her since yesterday morning, the harbour master said on Saturday.</p>";

    fn answered(status: u16, to: &str, page: &str) -> Option<Obstacle> {
        let requested = Url::parse("https://gazette.example/1928/italia").unwrap();
        let address = requested.join(to).unwrap();
        let redirects = if address == requested { vec![] } else { vec![address.clone()] };
        let bytes = page.as_bytes().to_vec();
        let answer = Answer { requested, redirects, status, headers: vec![], charset: None, bytes };
        let source = Source { bytes: &answer.bytes, address: Some(address.as_str()), ..Source::default() };
        obstacle(&answer, read(source).ok().as_ref())
    }

    fn page(title: &str, body: &str) -> String {
        format!("<html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>")
    }

    #[test]
    fn an_article_is_an_article() {
        let long = page("Airship missing", &STORY.repeat(8));
        assert_eq!(answered(200, "", &long), None);
        assert_eq!(answered(200, "/1928/05/italia.html", &long), None);
        assert_eq!(answered(200, "", &page("Airship missing", STORY)), None);
        let about = page("How the phrase “page not found” came to be", &STORY.repeat(20));
        assert_eq!(answered(200, "", &about), None);
        let walls = page("Newspapers ask readers to log in to continue", &STORY.repeat(8));
        assert_eq!(answered(200, "", &walls), None);
    }

    #[test]
    fn what_stands_in_its_place_is_told() {
        let story = page("Airship missing", &STORY.repeat(8));
        for (status, to, page, obstacle) in [
            (404, "", story.clone(), Obstacle::Missing(404)),
            (410, "", story.clone(), Obstacle::Missing(410)),
            (403, "", story.clone(), Obstacle::Refused(403)),
            (503, "", story.clone(), Obstacle::InTrouble(503)),
            (503, "", page("Just a moment...", "<p>Checking your browser</p>"), Obstacle::RobotCheck),
            (200, "", page("Page not found | Gazette", "<p>Try our search.</p>"), Obstacle::DeadPage),
            (200, "", page("Seite nicht gefunden", STORY), Obstacle::DeadPage),
            (200, "/", story.clone(), Obstacle::DeadPage),
            (
                200,
                "",
                page("gazette.example", "<p>This domain is for sale. Ask for a price.</p>"),
                Obstacle::Parked,
            ),
            (200, "/login?next=/1928/italia", story.clone(), Obstacle::LoginWall),
            (200, "https://accounts.gazette.example/x", story.clone(), Obstacle::LoginWall),
            (200, "", page("Gazette", "<p>To continue reading, subscribe.</p>"), Obstacle::LoginWall),
            (200, "", page("Gazette", "<p>Welcome.</p><input type=password>"), Obstacle::LoginWall),
            (200, "https://consent.gazette.example/collect", story, Obstacle::ConsentWall),
            (
                200,
                "",
                page("Gazette", "<p>Before you continue, choose your cookies.</p>"),
                Obstacle::ConsentWall,
            ),
            (200, "", page("Gazette", "<p>Verify you are human.</p>"), Obstacle::RobotCheck),
            (200, "", "<title>404 Not Found</title>".to_owned(), Obstacle::DeadPage),
        ] {
            assert_eq!(answered(status, to, &page), Some(obstacle), "{status} {to} {page}");
        }
    }
}
