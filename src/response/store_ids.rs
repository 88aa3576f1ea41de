//! What the stores call an app, out of the address of its page there.

/// The number of an app in the App Store: `https://apps.apple.com/app/name/id1234567890`.
#[must_use]
pub fn ios(address: &str) -> Option<&str> {
    let parts = address.split(['/', '?', '#', '&']).filter_map(|part| part.strip_prefix("id"));
    parts.into_iter().find(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The package of an app in Google Play: `https://play.google.com/store/apps/details?id=org.example.app`.
#[must_use]
pub fn android(address: &str) -> Option<&str> {
    let (_, query) = address.split('#').next()?.split_once('?')?;
    let package = query.split('&').find_map(|pair| pair.strip_prefix("id="))?;
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'_';
    (!package.is_empty() && package.bytes().all(is_name)).then_some(package)
}
