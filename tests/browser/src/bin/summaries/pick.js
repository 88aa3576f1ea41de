// Answers with the sentences picked from each of the articles, `{id, title, text}`.
const [articles, done] = arguments;

async function pick({ title, text }) {
  const widget = await widgetWith(title, text);
  try {
    const { sentences } = await widget.summarize();
    return sentences;
  } catch {
    // There is nothing to pick.
    return [];
  }
}

async function all() {
  const lines = [];
  for (const article of articles) lines.push({ id: article.id, sentences: await pick(article) });
  if (!modelIsThere()) throw new Error('the model was not fetched');
  return { lines };
}

all().then(done, error => done({ error: String(error) }));
