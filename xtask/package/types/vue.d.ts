/** `<article-widget>` in Vue's templates: `import type {} from "article-widget/vue"`. */

import type { EmitFn, HTMLAttributes, PublicProps } from "vue";
import type {
  ArticleCommentCountAttributes, ArticleCommentCountElement, ArticleWidgetAttributes, ArticleWidgetElement,
  ArticleWidgetEventMap,
} from "./index.js";

type Emits = { [Name in keyof ArticleWidgetEventMap]: (event: ArticleWidgetEventMap[Name]) => void };

/** `appName` for `app-name`: as templates name attributes. */
type Camel<Name extends string> = Name extends `${infer First}-${infer Rest}` ? `${First}${Capitalize<Camel<Rest>>}` : Name;

/** The attributes, under the names of both kinds. */
type Attributes = ArticleWidgetAttributes
  & { [Name in keyof ArticleWidgetAttributes as Camel<Name>]?: ArticleWidgetAttributes[Name] };

/** What a template may say of an element that is none of Vue's components. */
type Tag<E, A, M extends Record<string, (event: never) => void>> = new () => E & {
  /** @deprecated Only for the types of templates. */
  $props: Omit<HTMLAttributes, keyof A> & PublicProps & A;
  /** @deprecated Only for the types of templates. */
  $emit: EmitFn<M>;
};

declare module "vue" {
  interface GlobalComponents {
    "article-widget": Tag<
      ArticleWidgetElement, Attributes & { article?: ArticleWidgetElement["article"] }, Emits
    >;
    "article-comment-count": Tag<ArticleCommentCountElement, ArticleCommentCountAttributes, {}>;
  }
}
