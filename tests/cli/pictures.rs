//! The timeline as a picture, without a window.

use super::{Shell, objects};

#[test]
fn a_timeline_is_drawn_in_every_format_and_the_same_each_time() {
    let shell = Shell::new();
    for (title, when) in
        [("Take-off", "1928-05-23"), ("Adrift", "1928-05-25/.."), ("Tent dyed red", "1928-06~")]
    {
        shell.ok(&["event", "add", "--title", title, "--when", when, "--tag", "on the ice"]);
    }
    assert!(shell.ok(&["timeline"]).contains("Take-off"));
    let draw = |format: &str, more: &[&str]| {
        let name = format!("picture.{format}");
        let call = ["timeline", "--format", format, "--output", &name, "--lanes", "tag", "--json"];
        let written = objects(&shell.ok(&[&call[..], more].concat()));
        let bytes = std::fs::read(shell.path(&name)).unwrap();
        assert_eq!(written[0]["bytes"], bytes.len());
        bytes
    };
    let svg = String::from_utf8(draw("svg", &["--title", "On the ice"])).unwrap();
    assert!(
        svg.starts_with("<svg xmlns") && svg.contains(">On the ice</title>") && svg.contains("Tent dyed red")
    );
    let size = |png: &[u8]| {
        assert!(png.starts_with(b"\x89PNG"));
        [16, 20].map(|at| u32::from_be_bytes(png[at..at + 4].try_into().unwrap()))
    };
    let [width, height] = size(&draw("png", &[]));
    assert_eq!(width, 1_200);
    assert_eq!(size(&draw("png", &["--scale", "3", "--theme", "dark"])), [width * 3, height * 3]);
    assert!(draw("pdf", &["--paper", "letter"]).starts_with(b"%PDF-"));
    let window = ["--from", "1928-05-20", "--to", "1928-05-24"];
    let part = String::from_utf8(draw("svg", &window)).unwrap();
    assert!(part.contains("Take-off") && !part.contains("Tent dyed red") && part.contains("20–24 May 1928"));
    assert_eq!(
        shell
            .ok(&[&["timeline", "--format", "svg", "--output", "-", "--lanes", "tag"][..], &window].concat()),
        part
    );
}

#[test]
fn calls_for_pictures_that_make_no_sense_end_with_two() {
    let shell = Shell::new();
    for call in [
        &["timeline", "--format", "svg"][..],
        &["timeline", "--output", "x.svg"],
        &["timeline", "--format", "bmp", "--output", "x.bmp"],
        &["timeline", "--format", "png", "--output", "x.png", "--scale", "5"],
        &["timeline", "--format", "pdf", "--output", "x.pdf", "--paper", "a0"],
    ] {
        assert_eq!(shell.call(call).code, Some(2), "{call:?}");
    }
}
