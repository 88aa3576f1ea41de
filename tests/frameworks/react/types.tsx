// What the declarations allow in React's JSX, and what they do not. Nothing runs it.
import type {} from "article-widget/react";
import { story } from "../story";

export const good = (
  <article-widget
    className="wide"
    src="story.json"
    show="summary comments"
    app-name="Courier"
    article={story}
    onarticle-error={({ detail }) => console.log(detail.message)}
  >
    <p>The children are shown first.</p>
  </article-widget>
);
export const counted = <article-comment-count src="story.json">Comments</article-comment-count>;
// @ts-expect-error There are nine orders, and this is none of them.
export const order = <article-widget sort="random" />;
// @ts-expect-error The detail has no such thing.
export const event = <article-widget onarticle-ready={({ detail }) => console.log(detail.body)} />;
