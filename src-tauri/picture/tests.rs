//! Pictures of whole libraries: the same each time, well-formed, not blank, nothing over anything.

use std::collections::HashSet;
use std::sync::OnceLock;

use proptest::prelude::*;

use super::content::{Happening, Item, Lane};
use super::fonts::Fonts;
use super::layout::{Layout, Where, layout_of};
use super::pages;
use super::scale::Scale;
use super::shape::{Edges, Kind, shape_of};
use super::*;
use crate::library::Surroundings;
use crate::model::Color;

fn surroundings() -> Surroundings {
    Surroundings { now: Box::new(|| Timestamp(1_790_000_000_000)), seed: 7, program: "test" }
}

struct Desk {
    library: Library,
    _folder: tempfile::TempDir,
}

fn sample() -> &'static Desk {
    static SAMPLE: OnceLock<Desk> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let library =
            crate::sample::create(&folder.path().join("Italia 1928.dateline"), surroundings()).unwrap();
        Desk { library, _folder: folder }
    })
}

fn generated(events: u64) -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::create(&folder.path().join("Made.dateline"), surroundings()).unwrap();
    let size = crate::sample::generate::Size { articles: 40, annotations: 400, events };
    crate::sample::generate::fill(&library, size, 5).unwrap();
    Desk { library, _folder: folder }
}

fn wish(theme: Theme, window: Option<(f64, f64)>) -> Wish {
    Wish {
        title: "The rescue, day by day".to_owned(),
        conditions: String::new(),
        library: "Italia 1928".to_owned(),
        now: Timestamp(1_790_000_000_000),
        lanes: Lanes { by: LaneBy::Tag, depth: None },
        window,
        theme,
    }
}

fn second(day: &str) -> f64 {
    crate::temporal::edtf::parse(day).unwrap().bounds().start_min.unwrap().seconds() as f64
}

fn summer() -> Option<(f64, f64)> {
    Some((second("1928-05-20"), second("1928-07-18")))
}

fn of_sample(wish: &Wish) -> Picture {
    Picture::of(&sample().library, &Filter::default(), wish, 1_200.0).unwrap()
}

/// Leaves a picture where a person can look at it.
fn leave(name: &str, bytes: &[u8]) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/target/screenshots");
    std::fs::create_dir_all(folder).unwrap();
    std::fs::write(format!("{folder}/{name}"), bytes).unwrap();
}

#[test]
fn the_sample_is_drawn_the_same_each_time() {
    let wish = wish(Theme::Light, summer());
    let first = of_sample(&wish).svg();
    assert_eq!(first, of_sample(&wish).svg());
    leave("picture-sample.svg", first.as_bytes());
    insta::assert_snapshot!("sample", first);
}

#[test]
fn an_svg_refers_to_nothing_outside_itself() {
    let svg = of_sample(&wish(Theme::Dark, None)).svg();
    let parsed = roxmltree::Document::parse(&svg).unwrap();
    let fades: HashSet<&str> = parsed.descendants().filter_map(|node| node.attribute("id")).collect();
    for node in parsed.descendants().filter(|node| node.is_element()) {
        assert!(!["image", "script", "style", "a", "use", "foreignObject"].contains(&node.tag_name().name()));
        for attribute in node.attributes() {
            assert!(attribute.name() != "href" && !attribute.name().starts_with("on"), "{attribute:?}");
            if let Some((_, rest)) = attribute.value().split_once("url(") {
                let id = rest.trim_start_matches('#').trim_end_matches(')');
                assert!(rest.starts_with('#') && fades.contains(id), "{attribute:?}");
            }
        }
    }
    let words: Vec<&str> = parsed
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text")))
        .filter_map(|node| node.text())
        .collect();
    for expected in ["The rescue, day by day", "Signs", "Sources", "approximate", "another source’s date"] {
        assert!(words.contains(&expected), "{expected} is not among {words:?}");
    }
    assert!(words.iter().any(|text| text.starts_with("Vokhma Courier, ")));
}

/// Colours of a PNG, each pixel's, and its size.
fn pixels(png: &[u8]) -> (Vec<u8>, (u32, u32)) {
    let mut reader = ::png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
    let mut bytes = vec![0; reader.output_buffer_size()];
    let info = reader.next_frame(&mut bytes).unwrap();
    (bytes, (info.width, info.height))
}

#[test]
fn a_png_shows_it_light_and_dark_and_larger() {
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        let picture = of_sample(&wish(theme, None));
        let png = picture.png(1).unwrap();
        leave(&format!("picture-sample-{name}.png"), &png);
        let (colours, size) = pixels(&png);
        let ground = [colours[0], colours[1], colours[2]];
        let drawn = colours.chunks(3).filter(|colour| *colour != ground).count();
        assert!(drawn > 20_000, "{drawn} pixels differ from the ground");
        let inks: HashSet<&[u8]> = colours.chunks(3).collect();
        assert!(inks.len() > 200);
        if theme == Theme::Light {
            let (_, twice) = pixels(&picture.png(2).unwrap());
            assert_eq!(twice, (size.0 * 2, size.1 * 2));
        }
    }
    leave("picture-sample-window.png", &of_sample(&wish(Theme::Light, summer())).png(1).unwrap());
}

#[test]
fn bands_join_without_a_seam() {
    let picture = of_sample(&wish(Theme::Light, summer()));
    let (svg, size) = picture.one(false);
    let whole = pixels(&png::write(&svg, size, 1, false).unwrap());
    // Bands of 83 rows begin within marks and words.
    let banded = pixels(&png::banded(&svg, size, 1, false, 100_000).unwrap());
    assert_eq!(whole.1, banded.1);
    let steps = whole.0.iter().zip(&banded.0).map(|(a, b)| a.abs_diff(*b)).filter(|step| *step > 2);
    let steps: Vec<u8> = steps.collect();
    assert!(
        steps.len() < 100 && steps.iter().all(|step| *step < 48),
        "{} values differ: {steps:?}",
        steps.len()
    );
}

#[test]
fn a_pdf_has_a_page_for_what_does_not_fit_one() {
    let desk = generated(300);
    for paper in [Paper::A4, Paper::Letter] {
        let wish = wish(Theme::Light, None);
        let picture =
            Picture::of(&desk.library, &Filter::default(), &wish, Picture::width_on(paper)).unwrap();
        let pdf = picture.pdf(paper).unwrap();
        assert!((0..3).all(|_| picture.pdf(paper).unwrap() == pdf), "the same picture is the same file");
        leave(&format!("picture-{paper:?}.pdf").to_lowercase(), &pdf);
        let text = String::from_utf8_lossy(&pdf);
        let pages = text.matches("/Type /Page\n").count();
        assert!(pages > 2, "{pages} pages");
        assert!(text.contains(&format!("/Count {pages}")));
        assert!(text.contains("/ToUnicode"), "text is not text");
    }
}

#[test]
fn what_a_png_cannot_hold_is_refused_with_its_size() {
    let error = png::allowed((1_200.0, 26_000.0), 2).unwrap_err().to_string();
    assert!(error.contains("2400 × 52000 pixels"), "{error}");
    assert!(error.contains("write SVG or PDF"), "{error}");
    assert!(png::allowed((6_000.0, 8_000.0), 4).is_err());
    assert_eq!(png::allowed((1_200.0, 8_000.0), 4).unwrap(), (4_800, 32_000));
}

#[test]
fn titles_from_elsewhere_stay_text_in_any_script() {
    let titles = [
        "<script>alert(1)</script> & \"quotes\" ]]>".to_owned(),
        "وصول السفينة إلى القاهرة".to_owned(),
        "👩‍👩‍👧 🚢 rescued \u{202e}backwards\u{0}\u{fffe}".to_owned(),
        "a".repeat(10_000),
        String::new(),
    ];
    let items = titles.iter().enumerate().map(|(index, title)| {
        let at = second("1928-06-01") + index as f64 * 86_400.0;
        Item::Event(event(title, [Some(at), Some(at + 86_399.0), Some(at), Some(at + 86_399.0)]))
    });
    let picture = picture_of(vec![lane("rescue & <more>", items.collect())]);
    let svg = picture.svg();
    let parsed = roxmltree::Document::parse(&svg).unwrap();
    assert!(parsed.descendants().all(|node| node.tag_name().name() != "script"));
    let words: Vec<&str> = parsed
        .descendants()
        .filter(|node| node.tag_name().name() == "text")
        .filter_map(|node| node.text())
        .collect();
    assert!(words.contains(&"<script>alert(1)</script> & \"quotes\" ]]>"), "{words:?}");
    assert!(words.contains(&"وصول السفينة إلى القاهرة"));
    assert!(words.iter().any(|text| text.starts_with("aaaa") && text.ends_with('…')));
    let png = picture.png(1).unwrap();
    leave("picture-scripts.png", &png);
    assert!(!picture.pdf(Paper::A4).unwrap().is_empty());
}

/// Which pixels of a line of words are dark.
fn inked(words: &str) -> Vec<usize> {
    let svg = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30"><rect width="60" height="30" fill="#fff"/>
           <text x="5" y="20" font-family="Inter" font-size="16" font-weight="500">{words}</text></svg>"##
    );
    let (bytes, _) = pixels(&png::write(&svg, (60.0, 30.0), 1, false).unwrap());
    let dark = bytes.chunks(3).enumerate().filter(|(_, pixel)| pixel[0] < 128);
    dark.map(|(place, _)| place).collect()
}

#[test]
fn emoji_are_drawn_without_the_machines_fonts() {
    // What no compiled-in font has is an empty box, the same for each.
    let unknown = inked("\u{10_fffd}");
    let names = ["🚢", "🔥", "✈️", "🇮🇹", "👩‍👩‍👧", "❄️"];
    let drawn = names.map(inked);
    for (at, one) in drawn.iter().enumerate() {
        assert!(one.len() > 20, "{}", names[at]);
        assert!(*one != unknown && !drawn[..at].contains(one), "{}", names[at]);
    }
}

#[test]
fn five_thousand_lanes_are_refused_or_drawn_but_never_half() {
    let day = second("1928-06-01");
    let lanes = |count: usize| -> Vec<Lane> {
        let item = |number: usize| {
            let at = day + (number % 30) as f64 * 86_400.0;
            Item::Event(event(&format!("Event {number}"), [Some(at), Some(at), Some(at), Some(at)]))
        };
        (0..count).map(|number| lane(&format!("Lane {number}"), vec![item(number)])).collect()
    };
    let picture = picture_of(lanes(5_000));
    assert_eq!(picture.counts(), (5_000, 5_000));
    let svg = picture.svg();
    for number in [0, 2_500, 4_999] {
        assert!(svg.contains(&format!(">Lane {number}<")), "lane {number}");
        assert!(svg.contains(&format!("Event {number}<")), "event {number}");
    }
    // A PNG can't be as tall as that, and says so.
    assert!(matches!(picture.png(1), Err(PictureError::TooLarge { .. })));
    assert!(!picture_of(lanes(60)).png(1).unwrap().is_empty());
}

#[test]
fn a_date_that_crosses_is_drawn_within_its_edges() {
    let (from, to) = (second("1928-06-20"), second("1928-06-10"));
    let crossing = event("Found, and lost before", [Some(from), Some(from), Some(to), Some(to)]);
    let picture = picture_of(vec![lane("crossing", vec![Item::Event(crossing)])]);
    let svg = picture.svg();
    assert!(svg.contains("Found, and lost before"));
    let parsed = roxmltree::Document::parse(&svg).unwrap();
    let sizes = parsed.descendants().flat_map(|node| {
        ["width", "height", "r"].map(|name| node.attribute(name).and_then(|size| size.parse::<f64>().ok()))
    });
    assert!(sizes.flatten().all(|size| size >= 0.0));
    assert!(!picture.png(1).unwrap().is_empty());
}

#[test]
fn an_empty_library_has_a_picture_too() {
    let picture = picture_of(Vec::new());
    assert!(picture.svg().contains("Nothing with a date is in this window."));
    assert!(picture.png(1).unwrap().len() > 500);
    assert!(picture.pdf(Paper::A4).unwrap().len() > 500);
}

fn event(title: &str, [start_min, start_max, end_min, end_max]: [Option<f64>; 4]) -> Happening {
    Happening {
        title: title.to_owned(),
        sub: String::new(),
        told: title.to_owned(),
        edges: Edges { start_min, start_max, end_min, end_max },
        approximate: false,
        hollow: false,
        ghosts: Vec::new(),
    }
}

fn lane(name: &str, items: Vec<Item>) -> Lane {
    Lane { name: name.to_owned(), color: Some(Color::Sky), count: items.len() as u32, items }
}

fn picture_of(lanes: Vec<Lane>) -> Picture {
    let window = summer().unwrap();
    let content = Content {
        window,
        shown: window,
        total: 5,
        inside: 5,
        undated: vec!["Something undated".to_owned()],
        undated_total: 1,
        sources: Vec::new(),
        source_total: 0,
        lanes,
    };
    Picture::laid_out(content, &wish(Theme::Light, None), (1_000.0, true), Fonts::bundled().unwrap())
}

fn items() -> impl Strategy<Value = Vec<Item>> {
    let (from, to) = summer().unwrap();
    let one = (from..to - 86_400.0, 0.0..2e6_f64, 0_u8..8, 1_usize..9, proptest::option::of(-9e5..9e5_f64));
    let item = one.prop_map(|(at, long, kind, words, ghost)| {
        let title = "wörd ".repeat(words);
        let edges = match kind {
            0..=2 => [Some(at), Some(at + 86_399.0), Some(at), Some(at + 86_399.0)],
            3 => [Some(at), Some(at + long / 3.0), Some(at + long / 2.0), Some(at + long)],
            4 => [Some(at), Some(at + long), Some(at), Some(at + long)],
            5 => [Some(at), Some(at + 86_399.0), None, None],
            _ => [None, Some(at), Some(at + long), Some(at + long)],
        };
        if kind == 7 {
            return Item::Cluster { count: 2 + words as u32 * 90, span: (at, at + long / 50.0), title };
        }
        let ghosts = ghost.map(|by| at + by).into_iter().collect();
        Item::Event(Happening { ghosts, approximate: kind == 4 && words > 4, ..event(&title, edges) })
    });
    proptest::collection::vec(item, 0..120)
}

/// The boxes of a lane's words and marks, row by row, must not meet.
fn meets(layout: &Layout) -> Option<String> {
    for placed in &layout.placed {
        if let Some(label) = &placed.label {
            let (from, to) = (label.x, label.x + label.width);
            if label.side != Where::Inside && (from < placed.covers.0 - 0.01 || to > placed.covers.1 + 0.01) {
                return Some(format!("{} is not where its mark claims", label.text));
            }
        }
    }
    let mut rows: Vec<(usize, usize, (f64, f64))> =
        layout.placed.iter().map(|placed| (placed.lane, placed.row, placed.covers)).collect();
    rows.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then(a.2.0.total_cmp(&b.2.0)));
    let meeting = rows
        .windows(2)
        .find(|pair| (pair[0].0, pair[0].1) == (pair[1].0, pair[1].1) && pair[1].2.0 < pair[0].2.1);
    meeting.map(|pair| format!("{pair:?}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn no_words_overlap_words_or_marks(items in items(), more in items()) {
        let fonts = Fonts::bundled().unwrap();
        let scale = Scale::new(summer().unwrap(), 136.0, 1_184.0);
        let lanes = [lane("a", items), lane("b", more)];
        let layout = layout_of(&lanes, scale, &|text, weight| fonts.width(text, weight, 12.0));
        prop_assert_eq!(meets(&layout), None);
        prop_assert_eq!(layout.placed.len(), lanes[0].items.len() + lanes[1].items.len());
        let pages = pages::paginate(&layout.rows, &[], f64::INFINITY);
        for placed in &layout.placed {
            let slice = pages[0].slices[placed.lane];
            prop_assert!(slice.middle(placed.row).is_some());
        }
    }

    #[test]
    fn nothing_is_drawn_more_exact_than_its_bounds(
        at in -1e6_f64..1e6,
        lengths in (0.0..3e6_f64, 0.0..3e6_f64, 0.0..3e6_f64),
        open in (any::<bool>(), any::<bool>()),
        approximate: bool,
        span in 1e3_f64..1e8,
    ) {
        let (a, b, c) = lengths;
        let edges = Edges {
            start_min: (!open.0).then_some(at),
            start_max: Some(at + a),
            end_min: Some(at + a + b),
            end_max: (!open.1).then_some(at + a + b + c),
        };
        let scale = Scale::new((-span, span), 136.0, 1_184.0);
        let shape = shape_of(&edges, approximate, &scale);
        let first = edges.start_min.map_or(scale.left, |second| scale.pixel(second));
        let last = edges.end_max.map_or(scale.right, |second| scale.pixel(second));
        // What may be is covered, but for a dot, and for a day that is hardly wider than one.
        if shape.kind != Kind::Dot {
            prop_assert!(shape.x0 <= first + 1e-6 && shape.x1 >= last.min(scale.right) - 1e-6);
        } else if let Some((from, to)) = shape.whisker {
            prop_assert!(from <= first + 1e-6 && to >= last - 1e-6);
        } else {
            prop_assert!(last - first <= 20.0 + 1e-6);
        }
        // A post stands only at an edge that is known to some pixels, and an open side has an arrow.
        for post in &shape.posts {
            let known = |from: Option<f64>, to: Option<f64>| {
                from.zip(to).is_some_and(|(from, to)| scale.pixel(to) - scale.pixel(from) <= 20.0 + 1e-6)
            };
            let left = (post - shape.x0).abs() < 1e-6 && known(edges.start_min, edges.start_max);
            let right = (post - shape.x1).abs() < 1e-6 && known(edges.end_min, edges.end_max);
            prop_assert!(left || right);
        }
        prop_assert_eq!(shape.arrow_right, open.1 && shape.kind == Kind::Bar);
        prop_assert_eq!(shape.arrow_left, open.0 && shape.kind == Kind::Bar);
        // Full strength only where it is certain, or where an edge counts as known; an open side fades.
        let closed = shape.posts.is_empty() && !open.0 && !open.1;
        for stop in shape.stops.iter().filter(|stop| stop.strength > 0.999 && closed) {
            let certain = (scale.pixel(at + a) - 1e-6, scale.pixel(at + a + b) + 1e-6);
            prop_assert!(stop.x >= certain.0 && stop.x <= certain.1, "{:?} {:?}", stop, certain);
        }
    }
}
