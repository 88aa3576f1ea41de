//! What the stores call an app.

use article_widget::response::store_ids::{android, ios};

#[test]
fn the_number_is_found_in_the_address_of_the_app_store() {
    for address in [
        "https://apps.apple.com/us/app/the-courier/id1234567890?mt=8",
        "https://apps.apple.com/app/id1234567890",
        "https://itunes.apple.com/de/app/id-card/id1234567890#reviews",
    ] {
        assert_eq!(ios(address), Some("1234567890"), "{address}");
    }
    for address in ["https://apps.apple.com/app/the-courier", "https://x.test/id", "https://x.test/id12a", ""]
    {
        assert_eq!(ios(address), None, "{address}");
    }
}

#[test]
fn the_package_is_found_in_the_address_of_google_play() {
    let page = "https://play.google.com/store/apps/details?hl=en&id=org.example.courier_2#more";
    assert_eq!(android(page), Some("org.example.courier_2"));
    for address in
        ["https://play.google.com/store/apps/details", "https://x.test/?id=", "https://x.test/?id=a%22b"]
    {
        assert_eq!(android(address), None, "{address}");
    }
}
