//! What is left of HTML that is pasted.

use article_widget::comments::composer::plain::words;
use proptest::prelude::*;

#[test]
fn paragraphs_stand_on_lines_of_their_own_and_tags_are_gone() {
    let html = "<meta charset='utf-8'><p class=\"a > b\">One <b>bold</b>\n  word.</p><p>Two<br>three</p>\
                <ul><li>four</li><li>five</li></ul>";
    assert_eq!(words(html), "One bold word.\nTwo\nthree\nfour\nfive");
}

#[test]
fn what_nobody_reads_is_left_out() {
    let html = "<html><head><title>T</title></head><body><!--StartFragment-->a<style>p{}</style>\
                <SCRIPT>alert('<p>')</SCRIPT >b<!-- > c --></body>";
    assert_eq!(words(html), "ab");
}

#[test]
fn references_become_their_characters() {
    assert_eq!(words("1 &lt; 2 &amp;&amp; &#x1F41D;&#33;&nbsp;&quot;q&quot;"), "1 < 2 && 🐝! \"q\"");
    assert_eq!(words("&amp;lt;b&gt; &nothing; &#xD800; & &;"), "&lt;b> &nothing; &#xD800; & &;");
}

#[test]
fn what_is_no_tag_stays() {
    assert_eq!(words("1 < 2 and 3 <4"), "1 < 2 and 3 <4");
    assert_eq!(words("cut off <a href='x"), "cut off");
    assert_eq!(words("<script>never closed"), "");
}

proptest! {
    #[test]
    fn any_text_is_read_and_plain_text_comes_back(html in "\\PC*", plain in "[a-zä🐝.,]{0,20}") {
        let _ = words(&html);
        prop_assert_eq!(words(&["<div>", &plain, "</div>"].concat()), plain);
    }
}
