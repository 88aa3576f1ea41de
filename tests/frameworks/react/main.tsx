// A page of React's: the property stands in its place before the class is known, and events have handlers.
import { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import type { ArticleWidgetElement } from "article-widget";
import type {} from "article-widget/react";
import { felt, ready, story } from "../story";

const tell = (widget: ArticleWidgetElement | null) => {
  if (widget) widget.article = story;
};

function Page() {
  const [said, say] = useState("");
  useEffect(() => {
    void import("article-widget");
  }, []);
  return (
    <>
      <main>
        <article-widget
          ref={tell}
          heading-level="2"
          onarticle-ready={(event) => say(ready(event.detail.headline))}
          onarticle-reaction={(event) => say(felt(event.detail.current))}
        />
      </main>
      <output>{said}</output>
    </>
  );
}

const root = document.querySelector("#root");
if (root) createRoot(root).render(<Page />);
