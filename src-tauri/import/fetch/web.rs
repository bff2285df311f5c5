//! Fetching over HTTP, within bounds: one page, no cookies, no proxy, redirects one by one.

use std::error::Error;
use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::pin::pin;
use std::time::Duration;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::header::{self, HeaderMap, HeaderName};
use reqwest::{Client, Response};
use tokio::time::timeout;
use url::Url;

use super::address::{checked, host, is_private, refuse_private};
use super::{Answer, Asked, Fetch, FetchError};

/// How many times an address may lead on.
const REDIRECTS: usize = 10;

/// How often it is asked whether to stop.
const TICK: Duration = Duration::from_millis(100);

/// Who asks, for the server's log.
const AGENT: &str = concat!(
    "Dateline/",
    env!("CARGO_PKG_VERSION"),
    " (research reader; fetches one page when its user asks)"
);

/// What is asked for: pages first, whatever there is otherwise.
const ACCEPT: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.5";

/// The headers that say something about the content, and that are kept with it.
const KEPT: [HeaderName; 8] = [
    header::CONTENT_TYPE,
    header::CONTENT_LANGUAGE,
    header::CONTENT_LOCATION,
    header::DATE,
    header::ETAG,
    header::LAST_MODIFIED,
    header::LINK,
    HeaderName::from_static("memento-datetime"),
];

/// The most that is kept of one header, in characters.
const LONGEST_HEADER: usize = 1_000;

/// Fetches from the web.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Web {
    /// How long all of it may take, redirects included.
    pub patience: Duration,
    /// The most bytes that are taken, compressed or not.
    pub largest: usize,
}

impl Default for Web {
    fn default() -> Self {
        Self { patience: Duration::from_secs(30), largest: 50_000_000 }
    }
}

impl Fetch for Web {
    fn fetch(&self, asked: &Asked, stopped: &dyn Fn() -> bool) -> Result<Answer, FetchError> {
        let unable = |error: &dyn fmt::Display| FetchError::Unable { reason: error.to_string() };
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| unable(&error))?;
        let client = client(asked.allow_private).map_err(|error| unable(&root(&error)))?;
        let answer = runtime.block_on(async {
            let mut work = pin!(timeout(self.patience, self.follow(&client, asked)));
            loop {
                match timeout(TICK, work.as_mut()).await {
                    Ok(Ok(answer)) => return answer,
                    Ok(Err(_)) => {
                        let seconds = self.patience.as_secs();
                        return Err(FetchError::TooSlow { host: host(&asked.address), seconds });
                    }
                    Err(_) if stopped() => return Err(FetchError::Stopped),
                    Err(_) => {}
                }
            }
        });
        // A name that is still looked up must hold nobody up.
        runtime.shutdown_background();
        answer
    }
}

impl Web {
    async fn follow(&self, client: &Client, asked: &Asked) -> Result<Answer, FetchError> {
        let mut redirects: Vec<Url> = Vec::new();
        loop {
            let at = redirects.last().unwrap_or(&asked.address).clone();
            if !asked.allow_private {
                refuse_private(&at)?;
            }
            let response = client.get(at.clone()).send().await.map_err(|error| failed(&at, 0, &error))?;
            match led_on(&at, &response)? {
                None => return self.answer(asked, redirects, response).await,
                Some(_) if redirects.len() >= REDIRECTS => {
                    return Err(FetchError::TooManyRedirects { limit: REDIRECTS });
                }
                Some(next) => redirects.push(next),
            }
        }
    }

    async fn answer(
        &self,
        asked: &Asked,
        redirects: Vec<Url>,
        mut response: Response,
    ) -> Result<Answer, FetchError> {
        let at = redirects.last().unwrap_or(&asked.address).clone();
        let too_large = || FetchError::TooLarge { megabytes: self.largest.div_ceil(1_000_000) };
        if response.content_length().is_some_and(|length| length > self.largest as u64) {
            return Err(too_large());
        }
        let mut bytes = Vec::new();
        while let Some(piece) =
            response.chunk().await.map_err(|error| failed(&at, bytes.len().max(1), &error))?
        {
            if bytes.len() + piece.len() > self.largest {
                return Err(too_large());
            }
            bytes.extend_from_slice(&piece);
        }
        let headers = response.headers();
        Ok(Answer {
            requested: asked.address.clone(),
            redirects,
            status: response.status().as_u16(),
            charset: charset(headers),
            headers: kept(headers),
            bytes,
        })
    }
}

/// A client for one page. Redirects are followed by us, so that each address is looked at before it is asked.
fn client(allow_private: bool) -> Result<Client, reqwest::Error> {
    // It is installed already when this was called before.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut headers = HeaderMap::new();
    headers.insert(header::ACCEPT, header::HeaderValue::from_static(ACCEPT));
    Client::builder()
        .user_agent(AGENT)
        .default_headers(headers)
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        // A proxy would look names up itself, where nobody sees whether they are private.
        .no_proxy()
        .pool_max_idle_per_host(0)
        .dns_resolver(Resolver { allow_private })
        .build()
}

/// Looks names up, and refuses those that lead into a private network: what is looked at here is what is connected
/// to, so that a name that answers otherwise the second time gains nothing.
struct Resolver {
    allow_private: bool,
}

/// What the resolver refuses.
#[derive(Debug)]
enum NotResolved {
    Private(IpAddr),
    Unknown,
}

impl fmt::Display for NotResolved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotResolved::Private(ip) => write!(f, "private address {ip}"),
            NotResolved::Unknown => f.write_str("no such host"),
        }
    }
}

impl Error for NotResolved {}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let allow_private = self.allow_private;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await;
            let found: Vec<SocketAddr> = found.map_err(|_| NotResolved::Unknown)?.collect();
            if found.is_empty() {
                return Err(NotResolved::Unknown.into());
            }
            match found.iter().map(SocketAddr::ip).find(|ip| is_private(*ip)) {
                Some(ip) if !allow_private => Err(NotResolved::Private(ip).into()),
                _ => Ok(Box::new(found.into_iter()) as Addrs),
            }
        })
    }
}

/// Where an answer leads on to, if it does.
fn led_on(at: &Url, response: &Response) -> Result<Option<Url>, FetchError> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let Some(location) = response.headers().get(header::LOCATION) else { return Ok(None) };
    let location = String::from_utf8_lossy(location.as_bytes());
    let bad = || FetchError::BadRedirect { location: location.chars().take(200).collect() };
    at.join(&location).map_err(|_| bad()).and_then(|next| checked(next).map_err(|_| bad())).map(Some)
}

/// What an error of the client means for the person.
fn failed(at: &Url, received: usize, error: &reqwest::Error) -> FetchError {
    let host = host(at);
    let mut next: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(cause) = next {
        // What an `io::Error` holds is not in its chain of sources.
        let held = cause.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
        let held = held.map(|held| held as &(dyn Error + 'static));
        for cause in [Some(cause), held].into_iter().flatten() {
            match cause.downcast_ref::<NotResolved>() {
                Some(NotResolved::Private(ip)) => return FetchError::Private { host, ip: *ip },
                Some(NotResolved::Unknown) => return FetchError::NoSuchHost { host },
                None => {}
            }
            if let Some(error) = cause.downcast_ref::<rustls::Error>() {
                return FetchError::NotTrusted { host, reason: error.to_string() };
            }
        }
        next = cause.source();
    }
    let reason = root(error);
    match received {
        0 => FetchError::Unreachable { host, reason },
        received => FetchError::BrokenOff { host, received, reason },
    }
}

/// The innermost cause, in the system's words.
fn root(error: &reqwest::Error) -> String {
    let mut cause: &dyn Error = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    // "Connection refused (os error 111)": the number says nothing to a person.
    let words = cause.to_string();
    words.split(" (os error").next().unwrap_or(&words).to_owned()
}

/// The `charset` of the content type.
fn charset(headers: &HeaderMap) -> Option<String> {
    let kind = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    kind.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let value = value.trim().trim_matches('"');
        (name.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then(|| value.to_owned())
    })
}

fn kept(headers: &HeaderMap) -> Vec<(String, String)> {
    let worth = |name: &HeaderName| {
        let value = headers.get(name)?;
        let text: String = String::from_utf8_lossy(value.as_bytes()).chars().take(LONGEST_HEADER).collect();
        Some((name.as_str().to_owned(), text))
    };
    KEPT.iter().filter_map(worth).collect()
}
