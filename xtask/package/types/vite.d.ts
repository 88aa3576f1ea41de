/** The Vite plugin: `plugins: [articleWidget()]`. */

/** What Vite takes for a plugin, without a need for Vite's own types here. */
export interface ArticleWidgetPlugin {
  name: "article-widget";
}

/** Puts the widget's files beside the built page, and has the loader look for them there. */
export default function articleWidget(): ArticleWidgetPlugin;
