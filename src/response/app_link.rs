//! The call to action for the publisher's app: one link on a phone, both stores elsewhere.

use yew::prelude::*;

use super::state::action::Action;
use crate::{
    embed::config::App,
    ui::{icon, locale::Locale},
};

/// What kind of device the reader holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Device {
    /// iPhone or iPad.
    Ios,
    /// An Android phone or tablet.
    Android,
    /// Anything else.
    Other,
}

impl Device {
    /// Reads `navigator.userAgent`. An iPad calls itself a Mac, but no Mac has a touch screen.
    #[must_use]
    pub fn of(user_agent: &str, touch_points: i32) -> Self {
        if user_agent.contains("Android") {
            Self::Android
        } else if ["iPhone", "iPad", "iPod"].iter().any(|name| user_agent.contains(name))
            || (user_agent.contains("Macintosh") && touch_points > 1)
        {
            Self::Ios
        } else {
            Self::Other
        }
    }
}

/// The panel; nothing where the app has no name, or nowhere to get it.
pub fn view(
    app: &App,
    device: Device,
    installable: bool,
    locale: &Locale,
    on_action: &Callback<Action>,
) -> Html {
    let (ios, android) = match device {
        Device::Ios => (app.ios.as_ref(), None),
        Device::Android => (None, app.android.as_ref()),
        Device::Other => (app.ios.as_ref(), app.android.as_ref()),
    };
    if ios.is_none() && android.is_none() && !installable {
        return Html::default();
    }
    let both = ios.is_some() && android.is_some();
    let link = |address: &String, of_both: &str| {
        let key = if both { of_both } else { "app.download" };
        html! {
            <a class="aw-button aw-primary" href={address.clone()} rel="noopener" target="_blank">
                { locale.fill(key, &[("name", &app.name)]) }
            </a>
        }
    };
    let send = |action: Action| {
        let on_action = on_action.clone();
        Callback::from(move |_: MouseEvent| on_action.emit(action.clone()))
    };
    html! {
        <aside class="aw-app" part="app" aria-label={app.name.clone()}>
            if let Some(icon) = &app.icon {
                <img class="aw-app-icon" src={icon.clone()} alt="" width="48" height="48" decoding="async" />
            }
            <div class="aw-app-text"><strong>{ &app.name }</strong><span>{ locale.text("app.line") }</span></div>
            <div class="aw-app-links">
                if let Some(address) = ios {
                    { link(address, "app.ios") }
                }
                if let Some(address) = android {
                    { link(address, "app.android") }
                }
                if installable {
                    <button class="aw-button" type="button" onclick={send(Action::Install)}>
                        { locale.text("app.install") }
                    </button>
                }
            </div>
            <button class="aw-tool aw-dismiss" type="button" onclick={send(Action::HideApp)}
                aria-label={locale.text("app.dismiss").to_owned()} title={locale.text("app.dismiss").to_owned()}>
                { icon::strokes("aw-icon", icon::CLOSE) }
            </button>
        </aside>
    }
}
