/** What `<article-widget>` is to a page: its attributes, properties, methods and events, and the document. */

/** One of a thing, or several. */
type Some<T> = T | readonly T[];

/** A reader's session at the server of the store: a token, and the one server that it is for. */
export type ArticleSession = string | { token: string; server?: string } | null | undefined;

/** A person or an organization: its name, or an object that has one. */
export type ArticleName = string | { "@type"?: string; name?: string; [property: string]: unknown };

/** A picture: its address, or an object. */
export type ArticlePicture = string | {
  "@type"?: "ImageObject" | (string & {});
  url?: string;
  caption?: string;
  description?: string;
  creditText?: string;
  width?: number | string;
  height?: number | string;
  [property: string]: unknown;
};

/** A comment in a document. */
export interface ArticleDocumentComment {
  "@type"?: "Comment" | (string & {});
  "@id"?: string;
  text?: string;
  author?: Some<string | { "@type"?: string; name?: string; jobTitle?: string; [property: string]: unknown }>;
  dateCreated?: string;
  dateModified?: string;
  upvoteCount?: number | string;
  downvoteCount?: number | string;
  parentItem?: string | { "@type"?: string; "@id"?: string };
  creativeWorkStatus?: "Pinned" | (string & {});
  comment?: Some<ArticleDocumentComment>;
  [property: string]: unknown;
}

/** How many readers chose a mood. */
export interface ArticleDocumentCounter {
  "@type"?: "InteractionCounter" | (string & {});
  interactionType?: string | { "@type"?: "ReactAction" | (string & {}); name?: string };
  userInteractionCount?: number | string;
  [property: string]: unknown;
}

/** A schema.org `NewsArticle` in JSON-LD. Read leniently: a string or an object, one or a list, unknown keys ignored. */
export interface ArticleDocument {
  "@context"?: unknown;
  "@type"?: Some<string>;
  "@id"?: string;
  url?: string;
  headline?: string;
  alternativeHeadline?: string;
  description?: string;
  inLanguage?: string;
  author?: Some<ArticleName>;
  publisher?: Some<ArticleName>;
  creditText?: string;
  dateline?: string;
  datePublished?: string;
  dateModified?: string;
  image?: Some<ArticlePicture>;
  /** The publisher's summary: a text, or a bullet each. */
  abstract?: Some<string>;
  /** Paragraphs parted by blank lines; one that begins with `## ` is a subhead. */
  articleBody?: string;
  commentCount?: number;
  comment?: Some<ArticleDocumentComment>;
  interactionStatistic?: Some<ArticleDocumentCounter>;
  [property: string]: unknown;
}

/** A comment as events tell of it. */
export interface ArticleComment {
  id: string;
  /** The comment that it answers. */
  parent: string | null;
  /** Empty for a guest. */
  author: string;
  /** Markdown as the reader typed it. */
  text: string;
}

/** Something in a document that could not be taken as it stood. */
export interface ImportLine {
  /** The comment, or the place in the document where what is wrong is a property. */
  id: string;
  problem: string;
}

/** What an import changed. */
export interface ImportReport {
  added: number;
  updated: number;
  unchanged: number;
  /** Comments that were not taken: the first 1,000. */
  refused: ImportLine[];
  /** How many that is, told or not. */
  refusedTotal: number;
  /** What was taken otherwise than it stood there: as many at most. */
  mended: ImportLine[];
  /** How much that is, told or not. */
  mendedTotal: number;
}

// @details

/** The attributes, as they stand in HTML. */
export interface ArticleWidgetAttributes {
  // @attributes
}

/** The events by their names. All bubble and are composed. */
export interface ArticleWidgetEventMap {
  // @events
}

/** An `<article-widget>` on a page. */
export interface ArticleWidgetElement extends HTMLElement {
  // @members
}

/** An `<article-comment-count>` on a page that lists articles. */
export interface ArticleCommentCountElement extends HTMLElement {}

/** Its attributes. */
export interface ArticleCommentCountAttributes {
  /** URL of a document. */
  src?: string;
}

declare global {
  interface HTMLElementTagNameMap {
    "article-widget": ArticleWidgetElement;
    "article-comment-count": ArticleCommentCountElement;
  }
  interface GlobalEventHandlersEventMap extends ArticleWidgetEventMap {}
}
