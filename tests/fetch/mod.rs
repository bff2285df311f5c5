//! Fetching, against a server on loopback.

pub mod server;

use std::io::Write as _;
use std::time::Duration;

use dateline::import::fetch::{Answer, Asked, Fetch, FetchError, Web};

use server::{Reply, Server, answer, head, page, redirect};

/// Fetches, from loopback too.
fn fetch_by(web: Web, address: &str) -> Result<Answer, FetchError> {
    web.fetch(&Asked::typed(address, true).unwrap(), &|| false)
}

fn fetch(address: &str) -> Result<Answer, FetchError> {
    fetch_by(Web::default(), address)
}

#[test]
fn an_answer_comes_with_its_status_headers_and_encoding() {
    let body = b"caf\xe9";
    let headers = [
        ("Content-Type", "text/html; Charset=\"windows-1252\""),
        ("Last-Modified", "Sat, 26 May 1928 10:00:00 GMT"),
        ("Set-Cookie", "who=you"),
    ];
    let server = Server::start(&[("/story?id=1", Reply::Bytes(answer("200 OK", &headers, body)))]);
    let got = fetch(&server.address("/story?id=1#crew")).unwrap();
    assert_eq!((got.status, got.bytes.as_slice()), (200, body.as_slice()));
    assert_eq!(got.charset.as_deref(), Some("windows-1252"));
    let names: Vec<&str> = got.headers.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["content-type", "last-modified"]);
    let request = server.heard().remove(0).to_lowercase();
    assert!(request.contains("user-agent: dateline/"), "{request}");
    for silent in ["cookie", "referer", "accept-language"] {
        assert!(!request.contains(silent), "{request}");
    }
}

#[test]
fn redirects_are_followed_and_kept_within_bounds() {
    let server = Server::start(&[
        ("/a", redirect("/b?x=1")),
        ("/b?x=1", redirect("c")),
        ("/c", page("<p>The story</p>")),
        ("/loop", redirect("/loop")),
        ("/file", redirect("file:///etc/passwd")),
        ("/script", redirect("javascript:alert(1)")),
        ("/password", redirect("http://me:secret@127.0.0.1/")),
        ("/nowhere", Reply::Bytes(answer("302 Found", &[], b"<p>Moved</p>"))),
    ]);
    let got = fetch(&server.address("/a")).unwrap();
    assert_eq!(got.address().as_str(), server.address("/c"));
    assert_eq!(got.requested.as_str(), server.address("/a"));
    assert_eq!(got.redirects.len(), 2);
    assert_eq!(fetch(&server.address("/loop")), Err(FetchError::TooManyRedirects { limit: 10 }));
    for path in ["/file", "/script", "/password"] {
        assert!(matches!(fetch(&server.address(path)), Err(FetchError::BadRedirect { .. })), "{path}");
    }
    assert_eq!(fetch(&server.address("/nowhere")).unwrap().status, 302);
}

/// A zstd frame with one raw block (RFC 8878).
fn zstd(text: &[u8]) -> Vec<u8> {
    let length = text.len() as u8;
    let block = u32::from(length) << 3 | 1;
    [&[0x28, 0xb5, 0x2f, 0xfd, 0x20, length], &block.to_le_bytes()[..3], text].concat()
}

/// A Brotli stream with one uncompressed block (RFC 7932).
fn brotli(text: &[u8]) -> Vec<u8> {
    let block = (text.len() as u32 - 1) << 4 | 1 << 20;
    [&block.to_le_bytes()[..3], text, &[3]].concat()
}

fn gzip(text: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

fn deflate(text: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn compressed_answers_are_unpacked_within_bounds() {
    let text: &[u8] = b"The airship was seen over the ice.";
    let packed =
        [("gzip", gzip(text)), ("deflate", deflate(text)), ("br", brotli(text)), ("zstd", zstd(text))];
    for (coding, bytes) in packed {
        let reply = Reply::Bytes(answer("200 OK", &[("Content-Encoding", coding)], &bytes));
        let server = Server::start(&[("/", reply)]);
        assert_eq!(fetch(&server.address("/")).unwrap().bytes, text, "{coding}");
    }
    let bomb = gzip(&vec![b'a'; 30_000_000]);
    assert!(bomb.len() < 100_000);
    let server = Server::start(&[
        ("/bomb", Reply::Bytes(answer("200 OK", &[("Content-Encoding", "gzip")], &bomb))),
        ("/torn", Reply::Bytes(answer("200 OK", &[("Content-Encoding", "gzip")], &gzip(text)[..20]))),
    ]);
    let web = Web { largest: 1_000_000, ..Web::default() };
    assert_eq!(fetch_by(web, &server.address("/bomb")), Err(FetchError::TooLarge { megabytes: 1 }));
    assert!(matches!(fetch(&server.address("/torn")), Err(FetchError::BrokenOff { .. })));
}

#[test]
fn servers_that_lie_hold_or_never_end_are_left() {
    let held = head("200 OK", &[("Content-Length", "100000")]);
    let chunked = head("200 OK", &[("Transfer-Encoding", "chunked")]);
    let chunk = [b"1000\r\n", vec![b'a'; 0x1000].as_slice(), b"\r\n"].concat();
    let server = Server::start(&[
        ("/short", Reply::Bytes([held.clone(), b"only this".to_vec()].concat())),
        ("/held", Reply::Held([held, b"and then".to_vec()].concat())),
        ("/silent", Reply::Held(Vec::new())),
        ("/huge", Reply::Held(head("200 OK", &[("Content-Length", "90000000000")]))),
        ("/endless", Reply::Endless(chunked, chunk)),
        ("/nonsense", Reply::Bytes(b"SSH-2.0-OpenSSH_9.2\r\n".to_vec())),
    ]);
    assert!(matches!(fetch(&server.address("/short")), Err(FetchError::BrokenOff { .. })));
    let hasty = Web { patience: Duration::from_millis(300), ..Web::default() };
    for path in ["/held", "/silent"] {
        assert!(matches!(fetch_by(hasty, &server.address(path)), Err(FetchError::TooSlow { .. })), "{path}");
    }
    assert_eq!(fetch(&server.address("/huge")), Err(FetchError::TooLarge { megabytes: 50 }));
    let small = Web { largest: 1_000_000, ..Web::default() };
    assert_eq!(fetch_by(small, &server.address("/endless")), Err(FetchError::TooLarge { megabytes: 1 }));
    assert!(matches!(fetch(&server.address("/nonsense")), Err(FetchError::Unreachable { .. })));
}

#[test]
fn private_addresses_are_asked_about_by_number_and_by_name() {
    let server = Server::start(&[("/", page("<p>Inside</p>"))]);
    for host in ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433"] {
        let asked = Asked::typed(&format!("http://{host}:{}/", server.port), false).unwrap();
        let refused = Web::default().fetch(&asked, &|| false);
        assert!(matches!(refused, Err(FetchError::Private { .. })), "{host}: {refused:?}");
    }
    assert_eq!(server.heard(), Vec::<String>::new());
}

#[test]
fn what_is_not_there_is_said_and_what_is_stopped_stops() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let refused = fetch(&format!("http://127.0.0.1:{free}/"));
    assert!(matches!(refused, Err(FetchError::Unreachable { .. })), "{refused:?}");
    let unknown = fetch("http://no-such-host.invalid/");
    assert!(matches!(unknown, Err(FetchError::NoSuchHost { .. })), "{unknown:?}");
    let server = Server::start(&[("/", Reply::Held(Vec::new()))]);
    let asked = Asked::typed(&server.address("/"), true).unwrap();
    assert_eq!(Web::default().fetch(&asked, &|| true), Err(FetchError::Stopped));
    // A server that speaks no TLS can prove nothing.
    let plain = Server::start(&[("/", page("x"))]);
    let untrusted = fetch(&format!("https://127.0.0.1:{}/", plain.port));
    assert!(
        matches!(untrusted, Err(FetchError::NotTrusted { .. } | FetchError::Unreachable { .. })),
        "{untrusted:?}"
    );
}
