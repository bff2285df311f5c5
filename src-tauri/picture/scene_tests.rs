//! The picture beside the window's canvas: both are held to `tests/fixtures/picture/scene.json`, which
//! `ui/src/export/scene.test.ts` writes from the canvas.

use serde_json::{Value, json};

use super::content::{Happening, Item, Lane};
use super::layout::{Where, layout_of};
use super::scale::Scale;
use super::shape::{Edges, Kind};
use super::ticks::axis_of;

fn scene() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/picture/scene.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn near(a: f64, b: &Value) -> bool {
    (a - b.as_f64().unwrap()).abs() < 0.011
}

fn scale(scene: &Value, window: &Value) -> Scale {
    let window = (window[0].as_f64().unwrap(), window[1].as_f64().unwrap());
    Scale::new(window, scene["left"].as_f64().unwrap(), scene["right"].as_f64().unwrap())
}

#[test]
fn the_axis_is_the_canvas_axis() {
    let scene = scene();
    for wanted in scene["axes"].as_array().unwrap() {
        let axis =
            axis_of(&scale(&scene, &wanted["window"]), |text, _| text.encode_utf16().count() as f64 * 6.5);
        assert_eq!(axis.context, wanted["context"], "{}", wanted["window"]);
        let ticks = wanted["ticks"].as_array().unwrap();
        let labels =
            |ticks: Vec<String>| ticks.into_iter().filter(|label| !label.is_empty()).collect::<Vec<_>>();
        assert_eq!(
            labels(axis.ticks.iter().map(|tick| tick.label.clone()).collect()),
            labels(ticks.iter().map(|tick| tick["label"].as_str().unwrap().to_owned()).collect())
        );
        assert_eq!(axis.ticks.len(), ticks.len());
        for (tick, wanted) in axis.ticks.iter().zip(ticks) {
            assert!(
                near(tick.x, &wanted["x"]) && near(tick.label_x, &wanted["label_x"]),
                "{tick:?} {wanted}"
            );
            assert_eq!(json!([tick.major, tick.bold]), json!([wanted["major"], wanted["bold"]]));
        }
    }
}

#[test]
fn shapes_rows_and_labels_are_those_of_the_canvas() {
    let scene = scene();
    let wanted = scene["items"].as_array().unwrap();
    let items = wanted.iter().map(|item| {
        let edge = |name: &str| item["edges"][name].as_f64();
        let edges = Edges {
            start_min: edge("start_min"),
            start_max: edge("start_max"),
            end_min: edge("end_min"),
            end_max: edge("end_max"),
        };
        Item::Event(Happening {
            title: item["title"].as_str().unwrap().to_owned(),
            sub: String::new(),
            told: String::new(),
            edges,
            approximate: item["approximate"] == true,
            hollow: false,
            ghosts: item["claims"].as_array().unwrap().iter().filter_map(Value::as_f64).collect(),
        })
    });
    let lane = Lane { name: "a".to_owned(), color: None, count: 0, items: items.collect() };
    let measure = |text: &str, _| text.chars().count() as f64 * 7.0;
    let layout = layout_of(&[lane], scale(&scene, &scene["window"]), &measure);
    assert_eq!(layout.placed.len(), wanted.len());
    for placed in &layout.placed {
        let wanted = &wanted[placed.item];
        let shape = &placed.shape;
        let kind = match shape.kind {
            Kind::Dot => "dot",
            Kind::Bar => "bar",
            Kind::Hatch => "hatch",
            Kind::Pill => "pill",
        };
        assert_eq!(kind, wanted["kind"], "{wanted}");
        assert!(near(shape.x0, &wanted["x0"]) && near(shape.x1, &wanted["x1"]), "{shape:?} {wanted}");
        let stops = wanted["stops"].as_array().unwrap();
        assert_eq!(shape.stops.len(), stops.len());
        for (stop, wanted) in shape.stops.iter().zip(stops) {
            assert!(near(stop.x, &wanted[0]) && near(stop.strength, &wanted[1]), "{stop:?} {wanted}");
        }
        let posts = wanted["posts"].as_array().unwrap();
        assert!(shape.posts.len() == posts.len() && shape.posts.iter().zip(posts).all(|(a, b)| near(*a, b)));
        assert_eq!(json!([shape.arrow_left, shape.arrow_right]), wanted["arrows"]);
        assert_eq!(placed.row, wanted["row"].as_u64().unwrap() as usize, "{wanted}");
        match &placed.label {
            None => assert!(wanted["label"].is_null()),
            Some(label) => {
                let side = match label.side {
                    Where::Right => "right",
                    Where::Inside => "inside",
                    Where::Left => "left",
                };
                assert_eq!(json!([label.text, side]), json!([wanted["label"][0], wanted["label"][1]]));
                assert!(near(label.x, &wanted["label"][2]), "{label:?} {wanted}");
            }
        }
    }
}
