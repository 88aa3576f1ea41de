// What the declarations allow, and what they do not. Nothing runs it.
import type { ArticleDocument, ImportReport } from "article-widget";

export async function all(document: Document): Promise<ImportReport> {
  const widget = document.querySelector("article-widget");
  if (!widget) throw new Error("no widget");
  widget.src = "story.json";
  widget.theme = "dark";
  widget.summary = "https://host.example/v1/chat/completions";
  widget.appName = null;
  widget.article = JSON.stringify({ headline: "As text" });
  // @ts-expect-error There are three themes.
  widget.theme = "sepia";
  // @ts-expect-error The property of `app-name` is `appName`.
  widget.appname = "Courier";
  widget.addEventListener("article-summary", ({ detail }) => {
    const first: string | undefined = detail.sentences[0];
    // @ts-expect-error These are those that write summaries.
    return first && detail.source === "oracle";
  });
  widget.addEventListener("article-error", ({ detail }) => detail.where === "store" && detail.retryable);
  widget.addEventListener("article-report", ({ detail: { reason, comment } }) => reason === null && comment?.text);
  const { sentences } = await widget.summarize();
  await widget.react(sentences.length > 2 ? "happy" : null);
  // @ts-expect-error A mood or none, but it must be said.
  await widget.react();
  const thread: ArticleDocument = await widget.exportThread();
  return widget.importThread(thread);
}
