//! Why nothing could be fetched.

use std::net::IpAddr;

/// Why nothing could be fetched.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// The text is no address.
    #[error("“{address}” is no address. Copy it whole from the browser, as https://example.org/news.")]
    NotAnAddress {
        /// As typed.
        address: String,
    },
    /// An address of another kind.
    #[error("Only http and https addresses are fetched; this one begins with {scheme}:.")]
    Scheme {
        /// Its scheme.
        scheme: String,
    },
    /// The address carries a name or a password.
    #[error(
        "The address holds a user name or a password, which would be kept with the article. Take it out, or save the page in a browser and import the file."
    )]
    Password,
    /// The address leads into a private network or to this machine.
    #[error(
        "“{host}” is at {ip}, on this computer or in a private network. Nothing was fetched; allow private addresses to fetch it all the same."
    )]
    Private {
        /// The host's name.
        host: String,
        /// Where it is.
        ip: IpAddr,
    },
    /// The host has no entry in the name service.
    #[error("“{host}” can't be found. Check the address and the connection to the network.")]
    NoSuchHost {
        /// The host's name.
        host: String,
    },
    /// The host does not answer.
    #[error("“{host}” can't be reached: {reason}. Check the connection to the network, or try again later.")]
    Unreachable {
        /// The host's name.
        host: String,
        /// What the system says.
        reason: String,
    },
    /// The host can't prove who it is.
    #[error(
        "“{host}” can't prove that it is what it says ({reason}). Nothing was fetched. Open the page in a browser to see why."
    )]
    NotTrusted {
        /// The host's name.
        host: String,
        /// What is wrong with its certificate.
        reason: String,
    },
    /// It was led from address to address without end.
    #[error(
        "The address leads on more than {limit} times. Open it in a browser and copy the address of the page that you see."
    )]
    TooManyRedirects {
        /// How many are followed.
        limit: usize,
    },
    /// It was led to something that is not fetched.
    #[error("The address leads on to “{location}”, which is not fetched. Open it in a browser instead.")]
    BadRedirect {
        /// Where it was led.
        location: String,
    },
    /// It took too long.
    #[error(
        "“{host}” did not send all within {seconds} seconds. Try again later, or save the page in a browser and import the file."
    )]
    TooSlow {
        /// The host's name.
        host: String,
        /// How long was waited.
        seconds: u64,
    },
    /// It is too large.
    #[error(
        "The answer is larger than {megabytes} MB. Save it in a browser, and import the part that you need."
    )]
    TooLarge {
        /// The limit.
        megabytes: usize,
    },
    /// The connection ended before the content did.
    #[error(
        "The connection to “{host}” ended after {received} bytes, before all was there ({reason}). Try again."
    )]
    BrokenOff {
        /// The host's name.
        host: String,
        /// How many bytes came.
        received: usize,
        /// What is known of the cause.
        reason: String,
    },
    /// The person stopped it.
    #[error("It was stopped before all was there.")]
    Stopped,
    /// This machine can't fetch at all.
    #[error("This computer can't fetch pages: {reason}. Save the page in a browser and import the file.")]
    Unable {
        /// What is missing.
        reason: String,
    },
}
