// The article of every page here, and what each page says of it.
import type { ArticleDocument } from "article-widget";

export const story: ArticleDocument = {
  "@context": "https://schema.org",
  "@type": "NewsArticle",
  headline: "A bridge is moved by hand",
  author: { "@type": "Person", name: "Ada Vance" },
  articleBody: "The footbridge over the Lenne was carried forty meters upstream on Sunday. "
    + "Sixty people lifted it at nine in the morning and set it down before noon.\n\n"
    + "The town had asked three firms for a price, and none of them could come before autumn. "
    + "The rowing club then counted its members and weighed the bridge on a truck scale.\n\n"
    + "It weighs 2.1 tons, which is 35 kilograms for each of them. "
    + "The mayor carried at the third post and says that her shoulder will tell her for a week.",
};

export const ready = (headline: string) => `Ready: ${headline}`;
export const felt = (mood: string | null) => `Felt: ${mood ?? "nothing"}`;
