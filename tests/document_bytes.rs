//! Bytes of a file, as they come: text, or a plain word on what else they are.
#![cfg(not(target_arch = "wasm32"))]

use article_widget::document::{
    Bytes,
    NotText::{self, Binary, Empty, NotUtf8, Utf16},
};

fn read(bytes: &[u8], part: usize) -> Result<String, NotText> {
    let mut text = Bytes::with_room(bytes.len());
    bytes.chunks(part).try_for_each(|part| text.take(part))?;
    text.finish()
}

#[test]
fn letters_that_are_cut_in_two_come_together() {
    let text = "{\"headline\": \"Fähre ohne Ton \u{1f6a2} \u{5d0}\u{4e00}\"}\n";
    for part in 1..=text.len() {
        assert_eq!(read(text.as_bytes(), part).as_deref(), Ok(text), "{part}");
    }
}

#[test]
fn what_is_no_text_is_said_to_be_what_it_is() {
    let wide = |order: fn(u16) -> [u8; 2], mark: &str| -> Vec<u8> {
        [mark, "{\"headline\": \"Fähre\"}"].concat().encode_utf16().flat_map(order).collect()
    };
    let cases: [(&[u8], NotText); 12] = [
        (b"", Empty),
        (b" \r\n\t", Empty),
        (b"\xef\xbb\xbf\n", Empty),
        (&wide(u16::to_le_bytes, "\u{feff}"), Utf16),
        (&wide(u16::to_be_bytes, "\u{feff}"), Utf16),
        (&wide(u16::to_le_bytes, ""), Utf16),
        (&wide(u16::to_be_bytes, ""), Utf16),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Binary),
        (b"PK\x03\x04\x14\0\x08\0", Binary),
        (b"{\"a\": \"\0\"}", Binary),
        (b"{\"name\": \"F\xe4hre\"}", NotUtf8),
        (b"{\"name\": \"\xc3", NotUtf8),
    ];
    for (bytes, what) in cases {
        assert_eq!(read(bytes, 1 << 20), Err(what), "{bytes:?}");
    }
}
