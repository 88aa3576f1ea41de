/** `<article-widget>` in JSX, for React 19: `import type {} from "article-widget/react"`. */

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type {
  ArticleCommentCountAttributes, ArticleCommentCountElement, ArticleWidgetAttributes, ArticleWidgetElement,
  ArticleWidgetEventMap,
} from "./index.js";

type Props<E, A> = DetailedHTMLProps<Omit<HTMLAttributes<E>, keyof A>, E> & A;

/** `onarticle-ready` and the like: React puts `on` before the event's own name. */
type Handlers = { [Name in keyof ArticleWidgetEventMap as `on${Name}`]?: (event: ArticleWidgetEventMap[Name]) => void };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "article-widget": Props<ArticleWidgetElement, ArticleWidgetAttributes>
        & Handlers & { article?: ArticleWidgetElement["article"] };
      "article-comment-count": Props<ArticleCommentCountElement, ArticleCommentCountAttributes>;
    }
  }
}
