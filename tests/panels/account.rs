//! The form at a server's door, with a server that the test plays; and the property `session`.

use js_sys::{Function, Reflect};
use serde_json::{Value, json};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use crate::{
    Seen, Widget,
    documents::article,
    double::Double,
    page::{body, element, kept, storage, wait::until},
};

const SCRIPT: &str = include_str!("server.js");
const SERVER: &str = "https://pb.test";
const SETTINGS: &str = "GET /api/collections/aw_settings/records/settings0000000";
const SIGN_IN: &str = "POST /api/collections/aw_readers/auth-with-password";
const REFRESH: &str = "POST /api/collections/aw_readers/auth-refresh";
const REGISTER: &str = "POST /api/collections/aw_readers/records";
/// A comment of nobody's would do; the thread may be empty.
const SHOWN: [(&str, &str); 3] = [("show", "comments"), ("store", "pocketbase"), ("server", SERVER)];

fn settings(accounts: &str, members_only: bool) -> Value {
    json!([[200, { "review": false, "accounts": accounts, "members_only": members_only }]])
}

fn let_in(name: &str) -> Value {
    json!([200, { "token": "head.e30.tail", "record": { "id": "abcdefghij01234", "name": name, "badge": "", "email": "a@b.c" } }])
}

fn wrong() -> Value {
    json!([400, { "status": 400, "message": "Failed to authenticate.", "data": {} }])
}

async fn visit(thread: &str, plan: &Value) -> (Double, Widget) {
    let double = Double::install(SCRIPT, plan);
    (double, Widget::first_visit(thread, &article(&[]).to_string(), &SHOWN).await)
}

/// The fields of the dialog, by what the browser fills them with.
fn field(dialog: &Seen, autocomplete: &str) -> HtmlInputElement {
    let found = dialog.query_selector(&format!("[autocomplete={autocomplete}]")).unwrap();
    found.unwrap_or_else(|| panic!("no field for {autocomplete}")).unchecked_into()
}

fn fill(dialog: &Seen, fields: &[(&str, &str)]) {
    for (autocomplete, value) in fields {
        field(dialog, autocomplete).set_value(value);
    }
}

fn asked(double: &Double, wanted: &str) -> Vec<Value> {
    let word = |request: &Value, key: &str| request[key].as_str().unwrap().to_owned();
    let is_wanted = |request: &Value| [word(request, "method"), word(request, "path")].join(" ") == wanted;
    double.list("requests").into_iter().filter(is_wanted).collect()
}

#[wasm_bindgen_test]
async fn who_signs_in_writes_under_that_name_and_is_remembered_without_the_password() {
    let plan = json!({ SETTINGS: settings("invited", false), SIGN_IN: [wrong(), let_in("Ann")], REFRESH: [let_in("Ann")] });
    let (double, widget) = visit("door", &plan).await;
    widget.find("textbox", "Add a comment").await.type_in("A draft").await;
    let door = widget.find("button", "Sign in").await;
    door.click();
    let dialog = widget.find("dialog", "Sign in").await;
    dialog.says("What you enter here goes to pb.test and nowhere else.").await;
    assert!(dialog.named("button", "No account yet? Create one").is_empty());
    assert_eq!(field(&dialog, "current-password").type_(), "password");
    fill(&dialog, &[("username", " a@b.c "), ("current-password", "not it")]);
    dialog.find("button", "Sign in").await.click();
    dialog.says("No account has this address and this password.").await;
    assert_eq!(field(&dialog, "username").value(), "a@b.c", "what was typed stays");
    fill(&dialog, &[("current-password", "the password")]);
    dialog.find("button", "Sign in").await.click();
    widget.gone("dialog", "Sign in").await;
    widget.find("button", "Sign out").await;
    widget.says("Ann").await;
    let sent: Vec<Value> = asked(&double, SIGN_IN);
    assert_eq!(sent.len(), 2);
    let body: Value = serde_json::from_str(sent[1]["body"].as_str().unwrap()).unwrap();
    assert_eq!(body, json!({ "identity": "a@b.c", "password": "the password" }));
    assert_eq!(widget.find("textbox", "Add a comment").await.value(), "A draft");
    assert!(kept("").iter().all(|kept| !kept.contains("the password")), "{:?}", kept(""));
    drop(widget);

    let widget = Widget::visit("door", &article(&[]).to_string(), &SHOWN).await;
    widget.find("button", "Sign out").await.click();
    widget.find("button", "Sign in").await;
    assert!(kept("account:").is_empty());
}

#[wasm_bindgen_test]
async fn an_account_is_made_and_what_is_wrong_with_it_is_said() {
    let taken = |field: &str| {
        json!([400, { "status": 400, "message": "Failed to create record.",
        "data": { field: { "code": "validation_not_unique", "message": "Value must be unique." } } }])
    };
    let away = json!([503, {}]);
    let plan = json!({ SETTINGS: settings("open", false), SIGN_IN: [let_in("Ann")],
        REGISTER: [taken("name"), taken("email"), away, [200, { "id": "abcdefghij01234" }]] });
    let (double, widget) = visit("register", &plan).await;
    widget.find("button", "Sign in").await.click();
    widget.find("button", "No account yet? Create one").await.click();
    let dialog = widget.find("dialog", "Create account").await;
    fill(&dialog, &[("nickname", "Ann"), ("username", "a@b.c"), ("new-password", "long enough")]);
    for said in [
        "Somebody has this name already. Please choose another.",
        "There is an account with this address already.",
        "The server cannot be reached.",
    ] {
        dialog.find("button", "Create account").await.click();
        dialog.says(said).await;
    }
    dialog.find("button", "Create account").await.click();
    widget.find("button", "Sign out").await;
    let sent = asked(&double, REGISTER);
    let body: Value = serde_json::from_str(sent[3]["body"].as_str().unwrap()).unwrap();
    let wanted = json!({ "name": "Ann", "email": "a@b.c", "password": "long enough", "passwordConfirm": "long enough" });
    assert_eq!(body, wanted);
}

#[wasm_bindgen_test]
async fn the_form_closes_and_gives_the_focus_back() {
    let (_double, widget) = visit("close", &json!({ SETTINGS: settings("open", false) })).await;
    let door = widget.find("button", "Sign in").await;
    door.click();
    let dialog = widget.find("dialog", "Sign in").await;
    until("the first field", || field(&dialog, "username").matches(":focus").unwrap()).await;
    dialog.find("button", "Cancel").await.click();
    widget.gone("dialog", "Sign in").await;
    until("the focus back", || widget.named("button", "Sign in")[0].has_focus()).await;
}

#[wasm_bindgen_test]
async fn without_accounts_there_is_no_door() {
    let (_double, widget) = visit("no-door", &json!({ SETTINGS: settings("", false) })).await;
    widget.says("There are no comments yet.").await;
    assert!(widget.named("button", "Sign in").is_empty());
    widget.find("textbox", "Your name").await;
}

#[wasm_bindgen_test]
async fn where_guests_may_not_write_posting_leads_to_the_door() {
    let (double, widget) = visit("members", &json!({ SETTINGS: settings("invited", true) })).await;
    widget.says("Only people with an account can write here.").await;
    widget.find("textbox", "Add a comment").await.type_in("Not lost").await;
    widget.find("button", "Post").await.click();
    widget.find("dialog", "Sign in").await.find("button", "Cancel").await.click();
    assert_eq!(widget.find("textbox", "Add a comment").await.value(), "Not lost");
    assert!(asked(&double, "POST /api/collections/aw_comments/records").is_empty());
}

#[wasm_bindgen_test]
async fn a_session_that_was_set_before_is_used_and_setting_it_again_is_heard() {
    storage().clear().unwrap();
    let plan = json!({ SETTINGS: settings("open", false), REFRESH: [let_in("Ann"), let_in("Bob"), wrong()] });
    let double = Double::install(SCRIPT, &plan);
    let host = element("article-widget");
    host.set_attribute("thread", "session").unwrap();
    for (name, value) in SHOWN {
        host.set_attribute(name, value).unwrap();
    }
    Reflect::set(&host, &"session".into(), &"token-of-ann".into()).unwrap();
    body().append_child(&host).unwrap();
    let widget = Widget::mount_in(host.clone(), Some(&article(&[]).to_string()));
    widget.complete().await;
    widget.says("Ann").await;
    assert!(widget.named("button", "Sign out").is_empty());
    let token = |number: usize| asked(&double, REFRESH)[number]["headers"]["authorization"].clone();
    assert_eq!(token(0), json!("token-of-ann"));

    let give = Function::new_no_args(
        "return Promise.resolve({ token: 'token-of-bob', server: 'https://pb.test/' })",
    );
    Reflect::set(&host, &"session".into(), &give).unwrap();
    widget.says("Bob").await;
    assert_eq!(token(1), json!("token-of-bob"));
    Reflect::set(&host, &"session".into(), &"token-of-nobody".into()).unwrap();
    widget.says("You are not signed in any more.").await;
    Reflect::set(&host, &"session".into(), &JsValue::NULL).unwrap();
    widget.find("button", "Sign in").await;
    for wrong in [
        "({ token: 'x', server: 'https://other.test' })",
        "({ token: 5 })",
        "'not a token'",
        "(() => { throw new Error('x') })",
    ] {
        let (before, looked) = (asked(&double, REFRESH).len(), asked(&double, SETTINGS).len());
        let value = js_sys::eval(wrong).unwrap();
        Reflect::set(&host, &"session".into(), &value).unwrap();
        until("the server to be asked as nobody", || asked(&double, SETTINGS).len() > looked).await;
        widget.says("You are not signed in any more.").await;
        assert_eq!(asked(&double, REFRESH).len(), before, "{wrong} is sent nowhere");
    }
    assert!(kept("").iter().all(|kept| !kept.contains("token-of")), "{:?}", kept(""));
    drop(widget);
    let left = Reflect::get(&host, &"session".into()).unwrap();
    assert!(left.is_function(), "the property is the host's again");
}
