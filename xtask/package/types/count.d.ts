/** `import "article-widget/count"` defines `<article-comment-count>`. */
export type { ArticleCommentCountAttributes, ArticleCommentCountElement } from "./index.js";
