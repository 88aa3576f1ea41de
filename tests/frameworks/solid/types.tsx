// What the declarations allow in Solid's JSX, and what they do not. Nothing runs it.
import type {} from "article-widget/solid";
import { story } from "../story";

export const good = () => (
  <article-widget
    class="wide"
    show="summary comments"
    app-name="Courier"
    prop:article={story}
    on:article-ready={({ detail }) => console.log(detail.headline)}
  >
    <p>The children are shown first.</p>
  </article-widget>
);
export const counted = () => <article-comment-count src="story.json">Comments</article-comment-count>;
// @ts-expect-error There are three themes.
export const theme = () => <article-widget theme="sepia" />;
// @ts-expect-error The detail has no such thing.
export const event = () => <article-widget on:article-ready={({ detail }) => console.log(detail.body)} />;
