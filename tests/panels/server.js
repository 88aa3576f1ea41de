// A PocketBase that answers as the plan says, each question at a path by the next of its answers, the last one again and
// again; elsewhere it has nothing. What was asked of it is written down.
const before = globalThis.fetch;
const log = { requests: [], restore: () => { globalThis.fetch = before; } };
globalThis.fetch = async (url, init) => {
  const path = new URL(url).pathname;
  log.requests.push({ path, method: init.method, headers: init.headers, body: init.body ?? null });
  await new Promise(resolve => setTimeout(resolve));
  const answers = plan[`${init.method} ${path}`];
  const [status, body] = !answers ? [200, { items: [], totalItems: 0 }]
    : answers.length > 1 ? answers.shift() : answers[0];
  return new Response(JSON.stringify(body), { status });
};
return log;
