//! Server-sent events: the rules of the standard, at every place where the bytes may be cut.

use article_widget::net::events::{Event, Events, MOST, TooLong};
use proptest::prelude::*;

fn event(name: &str, data: &str) -> Event {
    Event { name: name.to_owned(), data: data.to_owned() }
}

fn read(parts: &[&[u8]]) -> Result<Vec<Event>, TooLong> {
    let (mut events, mut heard) = (Events::default(), Vec::new());
    for part in parts {
        events.feed(part, &mut |event| heard.push(event))?;
    }
    Ok(heard)
}

/// Each stream, and the events in it.
fn streams() -> Vec<(&'static [u8], Vec<Event>)> {
    vec![
        (b"data: one\n\n", vec![event("", "one")]),
        (b"data: one\n\ndata: two\n\n", vec![event("", "one"), event("", "two")]),
        (b"data: one\r\n\r\ndata: two\r\n\r\n", vec![event("", "one"), event("", "two")]),
        (b"data: one\r\rdata: two\r\r", vec![event("", "one"), event("", "two")]),
        (b"data: mixed\r\n\ndata: ends\n\r\n", vec![event("", "mixed"), event("", "ends")]),
        (b"data: a\rdata: b\ndata: c\r\n\n", vec![event("", "a\nb\nc")]),
        (b"data: one\ndata:two\ndata:  three\n\n", vec![event("", "one\ntwo\n three")]),
        (b"\xef\xbb\xbfdata: after a mark\n\n", vec![event("", "after a mark")]),
        (b"\n\xef\xbb\xbfdata: no mark here\n\n", vec![]),
        (b": a comment\n\n:\n\ndata: x\n: within\n\n", vec![event("", "x")]),
        (b"event: error\ndata: x\n\ndata: y\n\n", vec![event("error", "x"), event("", "y")]),
        (b"event: no data\n\ndata: y\n\n", vec![event("", "y")]),
        (b"data\n\ndata\ndata\n\ndata:\n\n", vec![event("", ""), event("", "\n"), event("", "")]),
        (b"id: 1\nretry: 10\nother: x\n data: no\nDATA: no\ndata: yes\n\n", vec![event("", "yes")]),
        (b"data: {\"a\": \"b: c\"}\n\n", vec![event("", "{\"a\": \"b: c\"}")]),
        ("data: Zürich 北京 🚲\n\n".as_bytes(), vec![event("", "Zürich 北京 🚲")]),
        (b"data: bro\xffken\n\n", vec![event("", "bro\u{fffd}ken")]),
        (b"data: no blank line\n", vec![]),
        (b"data: not even a line", vec![]),
        (b"<!DOCTYPE html><p>data: x</p>\n\n", vec![]),
        (b"", vec![]),
    ]
}

#[test]
fn every_stream_is_read_alike_wherever_it_is_cut_in_three() {
    for (stream, events) in streams() {
        for first in 0..=stream.len() {
            for second in first..=stream.len() {
                let parts = [&stream[..first], &stream[first..second], &stream[second..]];
                assert_eq!(read(&parts).as_ref(), Ok(&events), "cut at {first} and {second}: {stream:?}");
            }
        }
        let bytes: Vec<&[u8]> = stream.chunks(1).collect();
        assert_eq!(read(&bytes), Ok(events), "byte by byte: {stream:?}");
    }
}

#[test]
fn a_line_of_a_megabyte_is_refused_and_so_is_an_event_of_many_lines() {
    let long = vec![b'x'; 1_000_000];
    assert_eq!(read(&[b"data: ", &long, b"\n\n"]), Err(TooLong));
    assert_eq!(read(&[b": ", &long]), Err(TooLong), "a comment fills the memory as well");
    let parts: Vec<&[u8]> = long.chunks(1000).flat_map(|part| [b"data: ", part, b"\n"]).collect();
    assert_eq!(read(&parts), Err(TooLong));
    let most = vec![b'x'; MOST - "data: ".len()];
    assert_eq!(read(&[b"data: ", &most, b"\n\n"]).map(|events| events.len()), Ok(1));
}

#[test]
fn many_events_are_as_good_as_one() {
    let stream = b"data: x\n\n".repeat(MOST / 4);
    assert_eq!(read(&[&stream]).map(|events| events.len()), Ok(MOST / 4));
}

#[test]
fn it_knows_whether_it_was_such_a_stream() {
    for (stream, is_stream) in [
        ("data: x\n", true),
        (": ping\n", true),
        ("<p>no</p>\n", false),
        ("Bad Gateway\n", false),
        ("\n", false),
    ] {
        let mut events = Events::default();
        events.feed(stream.as_bytes(), &mut |_| {}).unwrap();
        assert_eq!(events.is_stream(), is_stream, "{stream:?}");
    }
}

proptest! {
    #[test]
    fn any_lines_of_data_come_back(
        texts in prop::collection::vec("[^\r\n]{0,20}", 1..5),
        end in prop::sample::select(vec!["\n", "\r", "\r\n"]),
        size in 1_usize..9,
    ) {
        let stream: String = texts.iter().flat_map(|text| ["data: ", text, end]).chain([end]).collect();
        let parts: Vec<&[u8]> = stream.as_bytes().chunks(size).collect();
        prop_assert_eq!(read(&parts), Ok(vec![event("", &texts.join("\n"))]));
    }

    #[test]
    fn any_bytes_are_read_alike_however_they_are_cut(
        bytes in prop::collection::vec(prop::sample::select(b"data:event \r\n\xef\xbb\xbf\xffx".to_vec()), 0..80),
        size in 1_usize..9,
    ) {
        let parts: Vec<&[u8]> = bytes.chunks(size).collect();
        prop_assert_eq!(read(&parts), read(&[&bytes]));
    }
}
