// Measures summaries of the article at an address in a page that offers widgetWith(): from the call of summarize() to
// the event. `peer`: measures ts-textrank's in the same page. `block`: tells for how long the page did nothing else.
const [address, kind, rounds, done] = arguments;

async function drawn() {
  await new Promise(requestAnimationFrame);
  await new Promise(drawn => setTimeout(drawn));
}

async function summary(text) {
  const widget = await widgetWith('The headline of an article', text);
  let end;
  widget.addEventListener('article-summary', () => end = performance.now());
  // What the article's arrival leaves to be drawn is no part of the summary.
  await drawn();
  const start = performance.now();
  const { sentences } = await widget.summarize();
  if (!sentences.length) throw new Error('an empty summary');
  return end - start;
}

// The longest time between two messages that the page sends to itself, each as soon as the one before has come.
async function block(text) {
  const { port1, port2 } = new MessageChannel();
  let most = 0;
  let last;
  port1.onmessage = () => {
    const now = performance.now();
    if (last) most = Math.max(most, now - last);
    last = now;
    port2.postMessage(null);
  };
  const widget = await widgetWith('The headline of an article', text);
  await drawn();
  port2.postMessage(null);
  await widget.summarize();
  // The summary has yet to be drawn.
  await drawn();
  port1.close();
  return most;
}

function peer(text) {
  const { AbsoluteSummarizerConfig, DefaultTextParser, NullLogger, SorensenDiceSimilarity, Summarizer } = tsTextrank;
  const start = performance.now();
  const config = new AbsoluteSummarizerConfig(
    3, new SorensenDiceSimilarity(), new DefaultTextParser(), .85, Summarizer.SORT_OCCURENCE);
  const sentences = new Summarizer(config, new NullLogger()).summarize(text, 'en');
  const time = performance.now() - start;
  if (sentences.length !== 3) throw new Error('not three sentences');
  return time;
}

async function measure() {
  const text = await (await fetch(address)).text();
  const act = { summary, block, peer }[kind];
  const times = [];
  // The first round warms up, and fetches the model.
  for (let round = -1; round < rounds; round += 1) {
    const time = await act(text);
    if (round >= 0) times.push(time);
  }
  if (kind !== 'peer' && !modelIsThere()) throw new Error('the model was not fetched');
  return { times };
}

measure().then(done, error => done({ error: String(error) }));
