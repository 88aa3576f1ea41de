//! What readers write in Markdown becomes elements of known kinds, and never anything else.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    Seen, Widget, comment,
    documents::{self, article},
    page::seen::dangers,
};

#[wasm_bindgen_test]
async fn paragraphs_emphasis_code_quotes_lists_and_links_are_what_they_look_like() {
    let text = "A *soft* and a **strong** word, `code`.\n\n> quoted\n\n- one\n- two\n\n3. three\n4. four\n\n\
                ```\nlet x = 1;\n```\n\n[a page](https://quill.example/page) and <mail@quill.example>";
    let document = article(&[documents::comment("a", None, 8, (0, 0), text)]).to_string();
    let widget = Widget::first_visit("markdown", &document, &[("show", "comments")]).await;
    let seen = comment(&widget, "quoted").await;
    let texts = |role: &str| seen.all(role).iter().map(Seen::text).collect::<Vec<_>>();
    assert_eq!(texts("emphasis"), ["soft"]);
    assert_eq!(texts("strong"), ["strong"]);
    assert_eq!(texts("blockquote"), ["quoted"]);
    assert_eq!(texts("listitem"), ["one", "two", "three", "four"]);
    assert_eq!(texts("code"), ["code", "let x = 1;"]);
    assert_eq!(seen.query_selector("ol").unwrap().unwrap().get_attribute("start").as_deref(), Some("3"));
    let link = seen.find("link", "a page").await;
    assert_eq!(link.attribute("href"), "https://quill.example/page");
    assert_eq!(link.attribute("target"), "_blank");
    for word in ["noopener", "ugc", "nofollow"] {
        assert!(link.attribute("rel").split(' ').any(|known| known == word), "{word}");
    }
}

#[wasm_bindgen_test]
async fn markup_stays_text_and_bad_links_lead_nowhere() {
    let widget = Widget::first_visit("markdown-hostile", &article(&[]).to_string(), &[]).await;
    let attacks = [
        "<img src=x onerror=\"window.__xss=1\"> stays",
        "<script>window.__xss=1</script> stays",
        "[press](javascript:window.__xss=1) stays",
        "[press](JaVaScRiPt&#58;window.__xss=1) stays",
        "[press](data:text/html,<script>window.__xss=1</script>) stays",
        "![picture](https://quill.example/x.png\"onerror=\"window.__xss=1) stays",
        "<a href=\"javascript:window.__xss=1\">press</a> stays",
        "[a]: javascript:window.__xss=1\n\n[a] stays",
    ];
    for attack in attacks {
        widget.find("textbox", "Add a comment").await.type_in(attack).await;
        widget.find("button", "Post").await.click();
        let seen = comment(&widget, "stays").await;
        assert_eq!(dangers(&seen), Vec::<String>::new(), "{attack}");
        assert!(seen.query_selector("img").unwrap().is_none(), "{attack}");
        for link in seen.all("link") {
            let href = link.attribute("href");
            assert!(href.starts_with("#comment-") || href.starts_with("https://"), "{href} of {attack}");
        }
        seen.find("button", "Delete").await.click();
        widget.says("There are no comments yet.").await;
    }
    let set = js_sys::Reflect::get(&web_sys::window().unwrap(), &"__xss".into()).unwrap();
    assert!(set.is_undefined());
}

#[wasm_bindgen_test]
async fn a_preview_is_as_safe_as_a_comment() {
    let widget = Widget::first_visit("markdown-preview", &article(&[]).to_string(), &[]).await;
    widget
        .find("textbox", "Add a comment")
        .await
        .type_in("*Seen:* <img src=x onerror=alert(1)> [x](javascript:alert(1))")
        .await;
    widget.find("group", "Preview").await;
    widget.says("<img src=x onerror=alert(1)>").await;
    assert_eq!(dangers(&widget.root()), Vec::<String>::new());
}
