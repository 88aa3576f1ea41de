// A network that has the emoji's file, or none, and counts how often it was asked for.
const before = globalThis.fetch;
const log = { asked: 0, restore: () => { globalThis.fetch = before; } };
globalThis.fetch = async (url, init) => {
  if (!/emoji\/\w+\.txt$/.test(url)) return before(url, init);
  log.asked += 1;
  if (plan.missing > 0) {
    plan.missing -= 1;
    throw new TypeError('Failed to fetch');
  }
  return new Response(plan.file, { status: 200 });
};
return log;
