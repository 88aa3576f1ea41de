/** `<article-widget>` in JSX, for Solid: `import type {} from "article-widget/solid"`. */

import type { JSX as Solid } from "solid-js";
import type {
  ArticleCommentCountAttributes, ArticleCommentCountElement, ArticleWidgetAttributes, ArticleWidgetElement,
  ArticleWidgetEventMap,
} from "./index.js";

/** `on:article-ready` and the like. */
type Handlers = {
  [Name in keyof ArticleWidgetEventMap as `on:${Name}`]?: (event: ArticleWidgetEventMap[Name]) => void;
};

declare module "solid-js" {
  namespace JSX {
    interface IntrinsicElements {
      "article-widget": Omit<Solid.HTMLAttributes<ArticleWidgetElement>, keyof ArticleWidgetAttributes>
        & ArticleWidgetAttributes & Handlers & { "prop:article"?: ArticleWidgetElement["article"] };
      "article-comment-count":
        Omit<Solid.HTMLAttributes<ArticleCommentCountElement>, keyof ArticleCommentCountAttributes>
        & ArticleCommentCountAttributes;
    }
  }
}
