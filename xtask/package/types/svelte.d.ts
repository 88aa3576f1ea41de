/** `<article-widget>` in Svelte's markup: `import type {} from "article-widget/svelte"`. */

import type { HTMLAttributes } from "svelte/elements";
import type {
  ArticleCommentCountAttributes, ArticleCommentCountElement, ArticleWidgetAttributes, ArticleWidgetElement,
  ArticleWidgetEventMap,
} from "./index.js";

/** `onarticle-ready` and the like. */
type Handlers = { [Name in keyof ArticleWidgetEventMap as `on${Name}`]?: (event: ArticleWidgetEventMap[Name]) => void };

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "article-widget": Omit<HTMLAttributes<ArticleWidgetElement>, keyof ArticleWidgetAttributes>
      & ArticleWidgetAttributes & Handlers & { article?: ArticleWidgetElement["article"] };
    "article-comment-count": Omit<HTMLAttributes<ArticleCommentCountElement>, keyof ArticleCommentCountAttributes>
      & ArticleCommentCountAttributes;
  }
}
