// A page without a framework: an element that gets its article before its class is known.
import { felt, ready, story } from "../story";

const widget = document.createElement("article-widget");
widget.article = story;
widget.headingLevel = "2";

const said = document.querySelector("output");
widget.addEventListener("article-ready", (event) => said?.append(ready(event.detail.headline)));
// It bubbles, so that the page hears of it too.
document.addEventListener("article-reaction", (event) => said?.append(felt(event.detail.current)));
document.querySelector("main")?.append(widget);
await import("article-widget");
