//! The tools of a composer: the toolbar, emoji and names as they are typed, quotations, what is pasted and dropped.

use js_sys::Function;
use serde_json::json;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlTextAreaElement, ShadowRoot};

use crate::{
    Seen, Widget, comment,
    documents::{article, comment as written, plain},
    double::Double,
    page::wait::{until, until_eq},
    post,
};

const BOX: &str = "Add a comment";
const NETWORK: &str = include_str!("emoji.js");
const FILE: &str = "# Emoji\n= Smileys\n😀\tgrinning face\thappy smile\n😄\tgrinning face with smiling eyes\thappy\n\
    = People\n👍\tthumbs up\t+1 yes\n";

fn area(seen: &Seen) -> HtmlTextAreaElement {
    wasm_bindgen::JsCast::dyn_into((**seen).clone()).unwrap()
}

/// Types a text in which `|` stands for the caret, or two of them for what is selected.
async fn type_with_caret(field: &Seen, text: &str) {
    let places: Vec<u32> = text
        .split('|')
        .scan(0, |at, part| {
            *at += u32::try_from(part.encode_utf16().count()).unwrap();
            Some(*at)
        })
        .collect();
    field.type_in(&text.replace('|', "")).await;
    let last = places.len() - 2;
    area(field).set_selection_range(places[0], places[last]).unwrap();
    field.click();
}

fn caret(field: &Seen) -> (u32, u32) {
    let area = area(field);
    (area.selection_start().unwrap().unwrap(), area.selection_end().unwrap().unwrap())
}

async fn top(thread: &str) -> (Widget, Seen) {
    let widget = Widget::first_visit(thread, &plain(), &[("show", "comments")]).await;
    let field = widget.find("textbox", BOX).await;
    (widget, field)
}

#[wasm_bindgen_test]
async fn a_tool_acts_on_what_is_selected_and_takes_itself_back() {
    let (widget, field) = top("tools-strong").await;
    type_with_caret(&field, "a 👍🏽 |word| b").await;
    widget.find("button", "Strong").await.click();
    until_eq("the text", || field.value(), "a 👍🏽 **word** b".to_owned()).await;
    assert!(field.has_focus(), "what is typed next goes into the field");
    assert_eq!(caret(&field), (9, 13), "the word is still selected");
    widget.find("button", "Strong").await.click();
    until_eq("the text", || field.value(), "a 👍🏽 word b".to_owned()).await;
    widget.find("button", "Link").await.click();
    until_eq("the text", || field.value(), "a 👍🏽 [word](https://) b".to_owned()).await;
}

#[wasm_bindgen_test]
async fn the_browsers_own_undo_takes_a_tool_back() {
    let (widget, field) = top("tools-undo").await;
    type_with_caret(&field, "one |two| three").await;
    widget.find("button", "Emphasis").await.click();
    until_eq("the text", || field.value(), "one *two* three".to_owned()).await;
    Function::new_no_args("document.execCommand('undo')").call0(&JsValue::NULL).unwrap();
    until_eq("the text", || field.value(), "one two three".to_owned()).await;
}

#[wasm_bindgen_test]
async fn keys_do_what_tools_do() {
    let (_widget, field) = top("tools-keys").await;
    type_with_caret(&field, "|word|").await;
    field.press_with_ctrl("b");
    until_eq("the text", || field.value(), "**word**".to_owned()).await;
    field.press_with_ctrl("B");
    field.press_with_ctrl("i");
    until_eq("the text", || field.value(), "*word*".to_owned()).await;
    field.press_with_ctrl("i");
    field.press_with_ctrl("k");
    until_eq("the text", || field.value(), "[word](https://)".to_owned()).await;
}

#[wasm_bindgen_test]
async fn the_toolbar_is_one_stop_with_arrows_between_its_tools() {
    let (widget, _field) = top("tools-roving").await;
    let bar = widget.find("toolbar", "Formatting").await;
    let tools = bar.all("button");
    let stops = |tools: &[Seen]| tools.iter().filter(|tool| tool.attribute("tabindex") == "0").count();
    assert_eq!((tools.len(), stops(&tools)), (7, 1));
    tools[0].focus().unwrap();
    tools[0].press("ArrowRight");
    until("the focus on the second", || tools[1].has_focus()).await;
    until("one stop", || tools[1].attribute("tabindex") == "0" && stops(&tools) == 1).await;
    tools[1].press("End");
    until("the focus on the last", || tools[6].has_focus()).await;
    tools[6].press("ArrowRight");
    until("the focus on the first", || tools[0].has_focus()).await;
}

#[wasm_bindgen_test]
async fn a_name_behind_a_colon_offers_emoji_by_arrows_and_enter() {
    let network = Double::install(NETWORK, &json!({ "missing": 0, "file": FILE }));
    // In a language whose file no other test fetches: what was fetched once is there for the whole page.
    let widget = Widget::first_visit("tools-emoji", &plain(), &[("show", "comments"), ("lang", "fil")]).await;
    let field = widget.find("textbox", "Magdagdag ng komento").await;
    type_with_caret(&field, "At 10:30|").await;
    assert_eq!(network.count("asked").to_string(), "0", "nobody wants any yet");
    type_with_caret(&field, "So :gri| it is").await;
    let list = widget.find("listbox", "Mga mungkahi").await;
    until_eq("two of them", || list.all("option").len(), 2).await;
    let active = || field.attribute("aria-activedescendant");
    assert_eq!(field.attribute("aria-controls"), list.attribute("id"));
    until_eq("the first", active, list.all("option")[0].attribute("id")).await;
    widget.says("2 mungkahi").await;
    field.press("ArrowDown");
    until_eq("the second", active, list.all("option")[1].attribute("id")).await;
    field.press("Enter");
    until_eq("the text", || field.value(), "So 😄 it is".to_owned()).await;
    widget.gone("listbox", "Mga mungkahi").await;
    assert_eq!((active(), network.count("asked")), (String::new(), 1.0));
}

#[wasm_bindgen_test]
async fn a_second_colon_makes_the_emoji_of_the_name() {
    let _network = Double::install(NETWORK, &json!({ "missing": 0, "file": FILE }));
    let (widget, field) = top("tools-colon").await;
    type_with_caret(&field, ":thumbs|").await;
    widget.find("listbox", "Suggestions").await;
    type_with_caret(&field, "Yes :thumbs_up:|").await;
    until_eq("the text", || field.value(), "Yes 👍".to_owned()).await;
    widget.find("button", "Post").await.click();
    comment(&widget, "Yes 👍").await;
}

#[wasm_bindgen_test]
async fn escape_puts_the_list_away_and_not_the_reply() {
    let _network = Double::install(NETWORK, &json!({ "missing": 0, "file": FILE }));
    let widget = Widget::first_visit("tools-escape", &plain(), &[("show", "comments")]).await;
    let parent = post(&widget, "The question").await;
    parent.find("button", "Reply").await.click();
    let field = parent.find("textbox", "Reply to Guest").await;
    type_with_caret(&field, ":gri|").await;
    parent.find("listbox", "Suggestions").await;
    field.press("Escape");
    parent.gone("listbox", "Suggestions").await;
    assert_eq!(parent.find("textbox", "Reply to Guest").await.value(), ":gri");
    field.press("Escape");
    parent.gone("textbox", "Reply to Guest").await;
}

#[wasm_bindgen_test]
async fn all_emoji_are_in_a_grid_with_groups_and_a_search() {
    let _network = Double::install(NETWORK, &json!({ "missing": 0, "file": FILE }));
    let (widget, field) = top("tools-picker").await;
    type_with_caret(&field, "So |it is").await;
    let open = widget.find("button", "Emoji").await;
    open.click();
    let dialog = widget.find("dialog", "Emoji").await;
    assert_eq!(open.attribute("aria-expanded"), "true");
    let search = dialog.find("searchbox", "Search emoji").await;
    until("the focus in the search", || search.has_focus()).await;
    dialog.find("button", "grinning face").await.press("ArrowRight");
    let second = dialog.find("button", "grinning face with smiling eyes").await;
    until("the focus on the second", || second.has_focus()).await;
    dialog.find("button", "People and bodies").await.click();
    dialog.find("button", "thumbs up").await;
    search.type_in("smile").await;
    dialog.gone("button", "thumbs up").await;
    dialog.find("button", "grinning face").await.click();
    until_eq("the text", || field.value(), "So 😀it is".to_owned()).await;
    widget.gone("dialog", "Emoji").await;
    until("the focus in the field", || field.has_focus()).await;
    open.click();
    let dialog = widget.find("dialog", "Emoji").await;
    dialog.find("searchbox", "Search emoji").await.press("Escape");
    widget.gone("dialog", "Emoji").await;
    until("the focus in the field", || field.has_focus()).await;
}

#[wasm_bindgen_test]
async fn emoji_that_cannot_be_had_are_told_of_quietly_and_names_stay_as_typed() {
    let network = Double::install(NETWORK, &json!({ "missing": 1, "file": FILE }));
    // In another language, whose file no other test has fetched before.
    let attributes = [("show", "comments"), ("lang", "de")];
    let widget = Widget::first_visit("tools-no-emoji", &plain(), &attributes).await;
    let field = widget.find("textbox", "Kommentar hinzufügen").await;
    assert_eq!(network.count("asked").to_string(), "0", "nobody wants any yet");
    type_with_caret(&field, "So :smile:|").await;
    widget.find("button", "Emoji").await.click();
    widget.says("Die Emoji konnten nicht geladen werden.").await;
    assert_eq!((field.value(), network.count("asked")), ("So :smile:".to_owned(), 1.0));
    widget.find("dialog", "Emoji").await.find("button", "Erneut versuchen").await.click();
    widget.find("button", "grinning face").await;
}

#[wasm_bindgen_test]
async fn a_sign_offers_those_of_the_thread_and_a_mention_is_shown_as_one() {
    let mut comments =
        [written("a", None, 1, (0, 0), "The question"), written("b", Some("a"), 2, (0, 0), "An answer")];
    comments[0]["author"] = json!({ "name": "Tamsin Lee" });
    let widget = Widget::first_visit("tools-mention", &article(&comments).to_string(), &[]).await;
    let first = comment(&widget, "The question").await;
    let name = "Tamsin Lee";
    first.find("button", "Reply").await.click();
    let field = first.find("textbox", &format!("Reply to {name}")).await;
    type_with_caret(&field, "Thanks @le|").await;
    let list = first.find("listbox", "Suggestions").await;
    until("the name", || list.all("option").iter().any(|option| option.text() == name)).await;
    list.find("option", name).await.click();
    until_eq("the text", || field.value(), format!("Thanks @{name} ")).await;
    first.find("button", "Post").await.click();
    let posted = comment(&widget, &format!("Thanks @{name}")).await;
    until("the mention", || {
        let marked = posted.query_selector(".aw-text .aw-mention").unwrap();
        marked.and_then(|marked| marked.text_content()) == Some(format!("@{name}"))
    })
    .await;
}

fn select(widget: &Widget, element: &Seen) {
    let root: ShadowRoot = widget.root();
    let range = web_sys::window().unwrap().document().unwrap().create_range().unwrap();
    range.select_node_contents(element).unwrap();
    let script = "const selection = root.getSelection?.() ?? getSelection(); \
        selection.removeAllRanges(); selection.addRange(range);";
    Function::new_with_args("root, range", script).call2(&JsValue::NULL, &root, &range).unwrap();
}

#[wasm_bindgen_test]
async fn what_is_selected_in_a_comment_is_quoted_in_the_reply_under_what_was_written() {
    let widget = Widget::first_visit("tools-quote", &plain(), &[("show", "comments")]).await;
    widget.find("textbox", BOX).await.type_in("First words\nthen others\n\nand more").await;
    widget.find("button", "Post").await.click();
    let parent = comment(&widget, "First words").await;
    parent.find("button", "Reply").await.click();
    parent.find("textbox", "Reply to Guest").await.type_in("A start").await;
    parent.find("button", "Cancel").await.click();
    parent.gone("textbox", "Reply to Guest").await;
    let text =
        Seen(wasm_bindgen::JsCast::dyn_into(parent.query_selector(".aw-text").unwrap().unwrap()).unwrap());
    select(&widget, &text);
    parent.find("button", "Reply").await.click();
    let field = parent.find("textbox", "Reply to Guest").await;
    let expected = "A start\n\n> First words\n> then others\n>\n> and more\n\n";
    until_eq("the quotation", || field.value(), expected.to_owned()).await;
    until("the focus in the field", || field.has_focus()).await;
    field.press("Escape");
    parent.gone("textbox", "Reply to Guest").await;
    parent.find("button", "Reply").await.click();
    let field = parent.find("textbox", "Reply to Guest").await;
    assert_eq!(field.value(), expected, "it is a draft as any other, and nothing is quoted twice");
}

/// Lets the page think that this was pasted; true where the widget did it itself.
fn paste(field: &Seen, kinds: &[(&str, &str)]) -> bool {
    let data = web_sys::DataTransfer::new().unwrap();
    for (kind, text) in kinds {
        data.set_data(kind, text).unwrap();
    }
    let script = "return !field.dispatchEvent(new ClipboardEvent('paste', \
        { clipboardData: data, bubbles: true, composed: true, cancelable: true }))";
    let done = Function::new_with_args("field, data", script).call2(&JsValue::NULL, field, &data);
    done.unwrap().as_bool().unwrap()
}

#[wasm_bindgen_test]
async fn a_link_pasted_over_words_links_them_and_html_becomes_words() {
    let (_widget, field) = top("tools-paste").await;
    type_with_caret(&field, "see |the source| here").await;
    assert!(paste(&field, &[("text/plain", "https://example.org/a")]));
    until_eq("the text", || field.value(), "see [the source](https://example.org/a) here".to_owned()).await;
    assert!(!paste(&field, &[("text/plain", "plain words"), ("text/html", "<b>plain words</b>")]));
    type_with_caret(&field, "|").await;
    assert!(paste(&field, &[("text/html", "<p>Only <b>words</b><img src=x onerror=alert(1)></p>")]));
    until_eq("the text", || field.value(), "Only words".to_owned()).await;
}

#[wasm_bindgen_test]
async fn the_words_of_a_text_file_are_taken_and_other_files_change_nothing() {
    let (_widget, field) = top("tools-drop").await;
    type_with_caret(&field, "before |after").await;
    let script = "const data = new DataTransfer(); data.items.add(new File([text], name, { type }));\
        return !field.dispatchEvent(new DragEvent('drop', \
            { dataTransfer: data, bubbles: true, composed: true, cancelable: true }))";
    let drop = Function::new_with_args("field, text, name, type", script);
    let dropped = |text: &str, name: &str, kind: &str| {
        let arguments = js_sys::Array::of4(&field, &text.into(), &name.into(), &kind.into());
        js_sys::Reflect::apply(&drop, &JsValue::NULL, &arguments).unwrap().as_bool().unwrap()
    };
    assert!(dropped("\u{89}PNG", "a.png", "image/png"), "the page stays");
    assert!(dropped("one\r\n<b>two</b>", "a.txt", "text/plain"));
    until_eq("the text", || field.value(), "before one\n<b>two</b>after".to_owned()).await;
}
