//! `IndexedDB`: what is written is there, in pages, from version 1, and beside damage.

use article_widget::{
    comments::{
        earlier::{Step, Version},
        model::{Reason, Report, Vote},
    },
    store::{
        self, Keep,
        indexeddb::IndexedDb,
        model::{Op, Page, StoreError},
        record,
    },
    time::Timestamp,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{collector, comment, edited, js, open, read, texts, with_database};

#[wasm_bindgen_test]
async fn everything_written_is_there_after_reopening() {
    let store = open("reopen");
    store.add(comment("a", "one")).await.unwrap();
    store.add(comment("b", "two")).await.unwrap();
    store.add(comment("a", "again")).await.unwrap();
    store.edit(edited("a", "three", 5)).await.unwrap();
    store.edit(edited("a", "too late", 4)).await.unwrap();
    store.delete("b".into()).await.unwrap();
    store.vote("x".into(), Some(Vote::Up)).await.unwrap();
    store.vote("y".into(), Some(Vote::Up)).await.unwrap();
    store.vote("y".into(), Some(Vote::Down)).await.unwrap();
    store.vote("z".into(), Some(Vote::Down)).await.unwrap();
    store.vote("z".into(), None).await.unwrap();
    let report = |text: &str| Report { reason: Reason::Spam, text: text.to_owned() };
    store.report("x".into(), Some(report("again"))).await.unwrap();
    store.report("y".into(), Some(report("and again"))).await.unwrap();
    store.report("y".into(), None).await.unwrap();
    store.react(Some("happy".into())).await.unwrap();
    drop(store);

    let expected = Page {
        comments: vec![edited("a", "three", 5)],
        deleted: vec!["b".into()],
        votes: vec![("x".into(), Vote::Up), ("y".into(), Vote::Down)],
        reports: vec![("x".into(), report("again"))],
        reaction: Some("happy".into()),
        ..Page::default()
    };
    assert_eq!(read(&*open("reopen")).await, expected);
    assert_eq!(read(&IndexedDb::new("reopen")).await, expected);
    assert_eq!(read(&*open("reop")).await, Page::default(), "another thread has none of it");

    let store = open("reopen");
    store.react(None).await.unwrap();
    store.add(comment("b", "back")).await.unwrap();
    let page = read(&IndexedDb::new("reopen")).await;
    assert_eq!((page.reaction, page.deleted), (None, vec![]));
    assert_eq!(page.comments[1].text, "back");
}

#[wasm_bindgen_test]
async fn an_edit_does_not_bring_a_deleted_comment_back() {
    let (one, other) = (open("gone"), open("gone"));
    one.add(comment("a", "one")).await.unwrap();
    other.delete("a".into()).await.unwrap();
    let disk = IndexedDb::new("gone");
    assert_eq!(disk.write(Op::Edit(edited("a", "two", 5))).await, Err(StoreError::Gone));
    assert_eq!(one.edit(edited("a", "two", 5)).await, Err(StoreError::Gone));
    assert_eq!(read(&disk).await.comments, []);
}

#[wasm_bindgen_test]
async fn a_long_thread_comes_in_pages() {
    let writes: Vec<String> = (0..2_500)
        .map(|number| {
            let id = format!("{number:04}");
            let text = record::write_comment(&comment(&id, "text"));
            format!("comments.put({}, ['long', '{id}']);", js_sys::JSON::stringify(&text.into()).unwrap())
        })
        .collect();
    let store = open("long");
    store.vote("0001".into(), Some(Vote::Up)).await.unwrap();
    with_database(&format!(
        "const put = db.transaction('comments', 'readwrite'), comments = put.objectStore('comments');
         {} await done(put);",
        writes.concat()
    ))
    .await;

    let (mut ids, mut sizes, mut after) = (Vec::new(), Vec::new(), None);
    loop {
        let page = store.read(after).await.unwrap();
        sizes.push(page.comments.len());
        assert_eq!(page.votes.len(), usize::from(sizes.len() == 1));
        ids.extend(page.comments.into_iter().map(|comment| comment.id));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(sizes, [1_000, 1_000, 500]);
    assert!(ids.is_sorted_by(|a, b| a < b));
}

#[wasm_bindgen_test]
async fn a_database_of_version_1_is_carried_over_and_what_is_unreadable_is_kept() {
    // Closes our own connection through `versionchange`, as any other tab of the page would.
    js(r#"const done = one => new Promise((ok, no) => {
            one.oncomplete = one.onsuccess = () => ok(one.result); one.onabort = one.onerror = () => no(one.error) });
        await done(indexedDB.deleteDatabase("article-widget"));
        const request = indexedDB.open("article-widget", 1);
        request.onupgradeneeded = () => {
            const threads = request.result.createObjectStore("threads");
            threads.put('{"v":1,"comments":[{"id":"a","author":"Ada","text":"one","created":1},' +
                '{"id":"b","parent":"a","author":"","text":"two","created":2,"modified":3}],' +
                '"votes":{"x":1,"y":-1},"reaction":"happy"}', "old");
            threads.put('{"v":1,"comments":[{"id":"a","author":"Ada","text":"one","created":1},{"id":"c"}]}', "half");
            threads.put("not JSON", "broken");
            threads.put({ odd: true }, "odd");
        };
        (await done(request)).close();"#)
    .await;

    let page = read(&*open("old")).await;
    assert_eq!(page.comments[0], comment("a", "one"));
    assert_eq!(page.comments[1].parent, Some("a".into()));
    assert_eq!(page.comments[1].modified, Some(Timestamp(3)));
    assert_eq!(page.votes, [("x".into(), Vote::Up), ("y".into(), Vote::Down)]);
    assert_eq!(page.reaction, Some("happy".into()));

    let (troubles, on_trouble) = collector();
    let half = read(&*store::open("half", on_trouble)).await;
    assert_eq!(half.comments, [comment("a", "one")]);
    assert_eq!(*troubles.borrow(), [StoreError::Corrupt("unread half".to_owned())]);

    let unread = with_database(
        "const store = db.transaction('unread').objectStore('unread');
         return JSON.stringify([db.version, [...db.objectStoreNames].includes('threads'),
             await done(store.getAllKeys()), (await done(store.getAll())).slice(0, 1)]);",
    )
    .await;
    assert_eq!(unread.as_string().unwrap(), r#"[4,false,["broken","half","odd"],["not JSON"]]"#);
}

#[wasm_bindgen_test]
async fn a_database_of_version_2_keeps_what_is_in_it_and_takes_reports() {
    js(r#"const done = one => new Promise((ok, no) => {
            one.oncomplete = one.onsuccess = () => ok(one.result); one.onabort = one.onerror = () => no(one.error) });
        await done(indexedDB.deleteDatabase("article-widget"));
        const request = indexedDB.open("article-widget", 2);
        request.onupgradeneeded = () => {
            for (const name of ["comments", "deleted", "votes", "reactions", "unread"])
                request.result.createObjectStore(name);
            request.transaction.objectStore("votes").put('{"v":2,"vote":1}', ["second", "x"]);
        };
        (await done(request)).close();"#)
    .await;
    let store = open("second");
    let report = Report { reason: Reason::Other, text: String::new() };
    store.report("x".into(), Some(report.clone())).await.unwrap();
    let page = read(&IndexedDb::new("second")).await;
    assert_eq!((page.votes, page.reports), (vec![("x".into(), Vote::Up)], vec![("x".into(), report)]));
}

#[wasm_bindgen_test]
async fn a_corrupt_record_is_skipped_told_and_left_in_place() {
    let store = open("corrupt");
    store.add(comment("a", "one")).await.unwrap();
    store.add(comment("c", "three")).await.unwrap();
    with_database(
        "const put = db.transaction(['comments', 'votes'], 'readwrite');
         put.objectStore('comments').put('{\"v\":2,', ['corrupt', 'b']);
         put.objectStore('votes').put(7, ['corrupt', 'x']); await done(put);",
    )
    .await;

    let (troubles, on_trouble) = collector();
    let store = store::open("corrupt", on_trouble);
    let page = read(&*store).await;
    assert_eq!(texts(&page), ["one", "three"]);
    assert_eq!(page.unreadable, ["comments b", "votes x"]);
    read(&*store).await;
    store.add(comment("b", "in its place?")).await.unwrap();
    assert_eq!(*troubles.borrow(), [StoreError::Corrupt("comments b".to_owned())]);
    let left = with_database(
        "return done(db.transaction('comments').objectStore('comments').get(['corrupt', 'b']));",
    )
    .await;
    assert_eq!(left.as_string().unwrap(), "{\"v\":2,");
}

#[wasm_bindgen_test]
async fn earlier_texts_are_kept_step_by_step_and_go_with_their_comment() {
    let (one, other) = (IndexedDb::new("earlier"), IndexedDb::new("earlier"));
    let version = |text: &str, at| Version { text: text.into(), at: Timestamp(at) };
    let (first, second) = (version("one", 1), version("two", 2));
    let (add, more) = (Step::Add(first.clone()), Step::Add(second.clone()));
    let id = || "a".into();
    one.keep_earlier(&id(), &add).await.unwrap();
    other.keep_earlier(&id(), &more).await.unwrap();
    other.keep_earlier(&"b".into(), &add).await.unwrap();
    let both = vec![first.clone(), second];
    assert_eq!(one.earlier().await.unwrap(), [(id(), both), ("b".into(), vec![first.clone()])]);
    assert_eq!(IndexedDb::new("earl").earlier().await.unwrap(), [], "another thread has none of it");
    one.keep_earlier(&id(), &Step::TakeBack("two".into())).await.unwrap();
    assert_eq!(other.earlier().await.unwrap()[0], (id(), vec![first]));
    one.keep_earlier(&id(), &Step::Forget).await.unwrap();
    one.keep_earlier(&"b".into(), &Step::Forget).await.unwrap();
    assert_eq!(one.earlier().await.unwrap(), []);
}
