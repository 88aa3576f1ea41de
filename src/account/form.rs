//! The form at a server's door: to sign in, or to make an account. What is typed stays in its fields until it is sent.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    response::state::{
        account::{self, Form},
        action::Action,
        shared::reason,
    },
    store::account::{Denied, Door},
    ui::{
        dialog::Dialog,
        locale::{Locale, LocaleHandle},
    },
};

/// Properties of the form.
#[derive(PartialEq, Properties)]
pub struct FormProps {
    /// How far it is.
    pub form: Form,
    /// Readers can make an account.
    pub may_register: bool,
    /// The address of the server.
    pub server: AttrValue,
    /// The reader's language.
    pub locale: LocaleHandle,
    /// Where actions go.
    pub on_action: Callback<Action>,
}

/// The form as a node, for those who must not name its component: see `late`.
pub fn view(props: FormProps) -> Html {
    html! { <SignIn ..props /> }
}

/// One field: its label, what it is filled with by the browser, its type.
struct Field {
    label: &'static str,
    autocomplete: &'static str,
    kind: &'static str,
    node: NodeRef,
}

#[component]
fn SignIn(props: &FormProps) -> Html {
    let (name, email, password) = (use_node_ref(), use_node_ref(), use_node_ref());
    let (form, locale) = (&props.form, &props.locale);
    let is_new = form.is_new && props.may_register;
    let send = props.on_action.reform(Action::Account);
    use_effect_with((form.denied.clone(), is_new), {
        let (field, email) = (password.clone(), email.clone());
        move |(denied, _)| {
            // What has to be typed again is ready for it.
            let field = match denied {
                Some((Denied::AddressTaken, _)) => email,
                _ => field,
            };
            if let Some(field) = field.cast::<HtmlInputElement>().filter(|_| denied.is_some()) {
                // Where it cannot take the focus, it can still be clicked.
                let _ = field.focus();
                field.select();
            }
        }
    });
    let close = send.reform(|()| account::Action::Open(false));
    let turn = send.reform(move |_: MouseEvent| account::Action::Turn(!is_new));
    let submit = {
        let (nodes, send) = ((name.clone(), email.clone(), password.clone()), send);
        let is_sending = form.is_sending;
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let value = |node: &NodeRef| {
                node.cast::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default()
            };
            let (name, email, password) = (value(&nodes.0), value(&nodes.1), value(&nodes.2));
            if !is_sending {
                let email = email.trim().to_owned();
                send.emit(account::Action::Ask(if is_new {
                    Door::Register(name.trim().to_owned(), email, password)
                } else {
                    Door::SignIn(email, password)
                }));
            }
        })
    };
    let title = locale.text(if is_new { "account.register" } else { "account.sign-in" }).to_owned();
    let given = Field { label: "account.name", autocomplete: "nickname", kind: "text", node: name };
    let address = Field { label: "account.email", autocomplete: "username", kind: "email", node: email };
    let secret = Field {
        label: "account.password",
        autocomplete: if is_new { "new-password" } else { "current-password" },
        kind: "password",
        node: password,
    };
    html! {
        <Dialog title={title.clone()} on_close={close.clone()}>
            <form class="aw-form" onsubmit={submit}>
                if is_new {
                    { field(&given, is_new, locale) }
                }
                { field(&address, is_new, locale) }
                { field(&secret, is_new, locale) }
                <p class="aw-small">{ locale.fill("account.note", &[("server", &host(&props.server))]) }</p>
                if let Some((denied, times)) = &form.denied {
                    <p class="aw-refused" role="alert" key={*times}>{ why(denied, locale) }</p>
                }
                <div class="aw-row">
                    <button class="aw-button aw-quiet aw-end" type="button" onclick={close.reform(|_: MouseEvent| ())}>
                        { locale.text("composer.cancel") }
                    </button>
                    <button class="aw-button aw-primary" type="submit" aria-disabled={form.is_sending.to_string()}>
                        { if form.is_sending { locale.text("account.sending").to_owned() } else { title } }
                    </button>
                </div>
                if props.may_register {
                    <button class="aw-button aw-quiet" type="button" onclick={turn}>
                        { locale.text(if is_new { "account.to-sign-in" } else { "account.to-register" }) }
                    </button>
                }
            </form>
        </Dialog>
    }
}

fn field(field: &Field, is_new: bool, locale: &Locale) -> Html {
    let is_secret = field.kind == "password";
    let most = if is_secret { "71" } else { "200" };
    html! {
        <label class="aw-form" key={field.label}>
            <span>{ locale.text(field.label) }</span>
            <input ref={field.node.clone()} class="aw-field" type={field.kind} autocomplete={field.autocomplete}
                required={true} maxlength={most} minlength={(is_secret && is_new).then_some("8")} dir={(field.kind != "text").then_some("ltr")}
                autocapitalize="none" spellcheck="false" />
            if is_secret && is_new {
                <span class="aw-small">{ locale.text("account.least") }</span>
            }
        </label>
    }
}

/// The name of the server's machine, as addresses have it.
fn host(server: &str) -> String {
    server.split("://").nth(1).unwrap_or(server).split('/').next().unwrap_or(server).to_owned()
}

fn why(denied: &Denied, locale: &Locale) -> String {
    let key = match denied {
        Denied::Wrong => "account.wrong",
        Denied::AddressTaken => "account.address-taken",
        Denied::NameTaken => "account.name-taken",
        Denied::NotAllowed => "account.not-allowed",
        Denied::Unfit(words) => return locale.fill("account.unfit", &[("words", words)]),
        Denied::Trouble(error) => reason(error),
    };
    locale.text(key).to_owned()
}
