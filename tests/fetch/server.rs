//! A server on loopback that answers what a test says.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// How a path is answered.
#[derive(Clone)]
pub enum Reply {
    /// These bytes, then the connection is closed.
    Bytes(Vec<u8>),
    /// These bytes, then nothing more until the other side gives up.
    Held(Vec<u8>),
    /// These bytes, then the second ones again and again until the other side gives up.
    Endless(Vec<u8>, Vec<u8>),
}

/// The server; it lives as long as the test's program.
pub struct Server {
    pub port: u16,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Server {
    pub fn start(replies: &[(&str, Reply)]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let replies: HashMap<String, Reply> =
            replies.iter().map(|(path, reply)| ((*path).to_owned(), reply.clone())).collect();
        let replies = Arc::new(replies);
        let heard = Arc::new(Mutex::new(Vec::new()));
        let server = Self { port, heard: Arc::clone(&heard) };
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (replies, heard) = (Arc::clone(&replies), Arc::clone(&heard));
                std::thread::spawn(move || serve(stream, &replies, &heard));
            }
        });
        server
    }

    pub fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// The requests so far, head and all.
    pub fn heard(&self) -> Vec<String> {
        self.heard.lock().unwrap().clone()
    }
}

fn serve(mut stream: TcpStream, replies: &HashMap<String, Reply>, heard: &Mutex<Vec<String>>) {
    let mut head = String::new();
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).unwrap_or(0) == 0 {
            return;
        }
    }
    let path = head.split_whitespace().nth(1).unwrap_or("/").to_owned();
    heard.lock().unwrap().push(head);
    let missing = Reply::Bytes(answer("404 Not Found", &[], b"<h1>Not found</h1>"));
    // What the other side no longer wants can't be written; that is no failure of the test.
    match replies.get(&path).unwrap_or(&missing) {
        Reply::Bytes(bytes) => {
            let _ = stream.write_all(bytes);
        }
        Reply::Held(bytes) => {
            let _ = stream.write_all(bytes);
            let _ = stream.read(&mut [0; 16]);
        }
        Reply::Endless(bytes, again) => {
            let _ = stream.write_all(bytes);
            while stream.write_all(again).is_ok() {}
        }
    }
}

/// An answer with the length of its body.
pub fn answer(status: &str, headers: &[(&str, &str)], body: &[u8]) -> Vec<u8> {
    let length = body.len().to_string();
    let headers = [headers, &[("Content-Length", length.as_str())]].concat();
    [head(status, &headers), body.to_vec()].concat()
}

/// The head of an answer.
pub fn head(status: &str, headers: &[(&str, &str)]) -> Vec<u8> {
    let lines: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    format!("HTTP/1.1 {status}\r\n{lines}\r\n").into_bytes()
}

/// An answer that leads on.
pub fn redirect(to: &str) -> Reply {
    Reply::Bytes(answer("302 Found", &[("Location", to)], b""))
}

/// A page.
pub fn page(body: &str) -> Reply {
    Reply::Bytes(answer("200 OK", &[("Content-Type", "text/html; charset=utf-8")], body.as_bytes()))
}
