//! Server-sent events from bytes that come cut anywhere, as the HTML Standard reads them ("Interpreting an event
//! stream"): fields `event` and `data` only, since nothing here connects again.

/// The most bytes of one event, with the line that is still coming.
pub const MOST: usize = 512 * 1024;

/// An event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Event {
    /// Its type; empty where the stream names none.
    pub name: String,
    /// Its lines of data, with `\n` between them.
    pub data: String,
}

/// An event longer than [`MOST`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong;

/// Reads a stream.
#[derive(Clone, Debug, Default)]
pub struct Events {
    /// What has come of the present line.
    line: Vec<u8>,
    /// The last byte was a `\r`: a `\n` after it belongs to it.
    after_return: bool,
    /// The first line has been read: no byte order mark stands after it.
    has_begun: bool,
    /// A comment or a known field was seen.
    is_stream: bool,
    name: Vec<u8>,
    /// Each line of data, and a `\n` after it.
    data: Vec<u8>,
}

impl Events {
    /// Takes the next bytes, and tells of each event that ends in them. What has no blank line after it when the
    /// stream ends is no event.
    ///
    /// # Errors
    /// Where an event is too long. The stream is of no use then.
    pub fn feed(&mut self, mut bytes: &[u8], hear: &mut dyn FnMut(Event)) -> Result<(), TooLong> {
        while let Some(first) = bytes.first() {
            if std::mem::take(&mut self.after_return) && *first == b'\n' {
                bytes = &bytes[1..];
                continue;
            }
            let end = bytes.iter().position(|byte| matches!(byte, b'\r' | b'\n'));
            let part = &bytes[..end.unwrap_or(bytes.len())];
            if self.line.len() + self.data.len() + part.len() > MOST {
                return Err(TooLong);
            }
            self.line.extend_from_slice(part);
            let Some(end) = end else { break };
            self.after_return = bytes[end] == b'\r';
            bytes = &bytes[end + 1..];
            if let Some(event) = self.end_line() {
                hear(event);
            }
        }
        Ok(())
    }

    /// Whether anything in it was as in such a stream.
    #[must_use]
    pub fn is_stream(&self) -> bool {
        self.is_stream
    }

    fn end_line(&mut self) -> Option<Event> {
        let line = std::mem::take(&mut self.line);
        let mut line = line.as_slice();
        if !std::mem::replace(&mut self.has_begun, true) {
            line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
        }
        if line.is_empty() {
            return self.end_event();
        }
        let colon = line.iter().position(|byte| *byte == b':');
        let (field, value) = colon.map_or((line, &b""[..]), |at| (&line[..at], &line[at + 1..]));
        let value = value.strip_prefix(b" ").unwrap_or(value);
        match field {
            b"event" => self.name = value.to_vec(),
            b"data" => {
                self.data.extend_from_slice(value);
                self.data.push(b'\n');
            }
            b"" | b"id" | b"retry" => {}
            _ => return None,
        }
        self.is_stream = true;
        None
    }

    fn end_event(&mut self) -> Option<Event> {
        let (name, data) = (std::mem::take(&mut self.name), std::mem::take(&mut self.data));
        let (_, data) = data.split_last()?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Some(Event { name: text(&name), data: text(data) })
    }
}
