//! Addresses: what a person types, and which of them lead into a private network.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

use super::FetchError;

/// Understands a typed address; without its scheme it is https.
pub(super) fn typed(text: &str) -> Result<Url, FetchError> {
    let text = text.trim();
    let wrong = || FetchError::NotAnAddress { address: text.chars().take(200).collect() };
    let parsed = match Url::parse(text) {
        // "example.org:8080/x" looks like a scheme with a path.
        Ok(url) if url.has_host() || !text.contains('.') || url.scheme() == "mailto" => url,
        _ if text.contains(char::is_whitespace) || !text.contains('.') => return Err(wrong()),
        _ => Url::parse(&format!("https://{text}")).map_err(|_| wrong())?,
    };
    checked(parsed)
}

/// The address, when it is one that may be fetched. Its fragment, which no server sees, is left out.
pub(super) fn checked(mut url: Url) -> Result<Url, FetchError> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(FetchError::Scheme { scheme: url.scheme().to_owned() });
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(FetchError::Password);
    }
    if url.host().is_none() {
        return Err(FetchError::NotAnAddress { address: url.to_string() });
    }
    url.set_fragment(None);
    Ok(url)
}

/// Refuses an address that is written as a number and leads into a private network. What a name leads to is known
/// only when it is looked up.
pub(super) fn refuse_private(url: &Url) -> Result<(), FetchError> {
    let ip = match url.host() {
        Some(Host::Ipv4(ip)) => IpAddr::V4(ip),
        Some(Host::Ipv6(ip)) => IpAddr::V6(ip),
        _ => return Ok(()),
    };
    if is_private(ip) { Err(FetchError::Private { host: host(url), ip }) } else { Ok(()) }
}

/// The host's name, for messages.
pub(super) fn host(url: &Url) -> String {
    url.host_str().unwrap_or_default().to_owned()
}

/// Whether an address is not one of the public internet: this machine, a private network, or set aside for other
/// uses (the registries of RFC 6890).
pub(super) fn is_private(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_private_v4(ip),
        IpAddr::V6(ip) => match within(ip) {
            Some(inner) => is_private_v4(inner),
            None => is_private_v6(ip),
        },
    }
}

fn is_private_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_documentation()
        || ip.is_multicast()
        || a == 0
        || a >= 240
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 198 && (b == 18 || b == 19))
}

fn is_private_v6(ip: Ipv6Addr) -> bool {
    // Only 2000::/3 is given out to the internet; Teredo and documentation lie within it.
    let [a, b, ..] = ip.segments();
    (a & 0xe000) != 0x2000 || (a == 0x2001 && (b == 0 || b == 0x0db8)) || a == 0x3fff
}

/// The IPv4 address that an IPv6 address stands for: mapped, compatible, translated (NAT64), 6to4.
fn within(ip: Ipv6Addr) -> Option<Ipv4Addr> {
    let [a, b, c, d, e, f, g, h] = ip.segments();
    let joined = |high: u16, low: u16| Ipv4Addr::from((u32::from(high) << 16) | u32::from(low));
    match [a, b, c, d, e, f] {
        [0, 0, 0, 0, 0, 0] if g != 0 => Some(joined(g, h)),
        [0, 0, 0, 0, 0, 0xffff] | [0x64, 0xff9b, 0, 0, 0, 0] => Some(joined(g, h)),
        [0x2002, ..] => Some(joined(b, c)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_types_is_understood() {
        for (text, address) in [
            (" https://gazette.example/italia#crew ", "https://gazette.example/italia"),
            ("gazette.example/italia", "https://gazette.example/italia"),
            ("gazette.example:8080/x", "https://gazette.example:8080/x"),
            ("HTTP://Gazette.Example", "http://gazette.example/"),
        ] {
            assert_eq!(typed(text).unwrap().as_str(), address, "{text}");
        }
        for text in ["", "the airship", "airship", "two words.example", "https://"] {
            assert!(matches!(typed(text), Err(FetchError::NotAnAddress { .. })), "{text}");
        }
        for text in
            ["file:///etc/passwd", "ftp://gazette.example/x", "mailto:a@b.example", "data:text/html,x"]
        {
            assert!(matches!(typed(text), Err(FetchError::Scheme { .. })), "{text}");
        }
        assert_eq!(typed("https://me:secret@gazette.example/"), Err(FetchError::Password));
    }

    #[test]
    fn private_addresses_are_told_in_every_spelling() {
        for address in [
            "http://127.0.0.1/",
            "http://127.1/",
            "http://2130706433/",
            "http://0x7f.0.0.1/",
            "http://0.0.0.0/",
            "http://10.1.2.3/",
            "http://172.31.0.1/",
            "http://192.168.1.1/",
            "http://169.254.169.254/",
            "http://100.64.0.1/",
            "http://[::1]/",
            "http://[::]/",
            "http://[::ffff:127.0.0.1]/",
            "http://[::ffff:c0a8:101]/",
            "http://[::127.0.0.1]/",
            "http://[64:ff9b::a00:1]/",
            "http://[2002:c0a8:101::1]/",
            "http://[fe80::1]/",
            "http://[fd00::1]/",
            "http://[ff02::1]/",
            "http://[2001:db8::1]/",
        ] {
            assert!(refuse_private(&Url::parse(address).unwrap()).is_err(), "{address}");
        }
        for address in [
            "http://8.8.8.8/",
            "http://172.32.0.1/",
            "http://100.128.0.1/",
            "http://[2606:4700::1111]/",
            "http://[::ffff:8.8.8.8]/",
            "http://gazette.example/",
        ] {
            assert_eq!(refuse_private(&Url::parse(address).unwrap()), Ok(()), "{address}");
        }
    }
}
