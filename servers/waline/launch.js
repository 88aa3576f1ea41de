// Starts Waline for development and tests: on loopback only, asking nobody on the internet.
//
//   node launch.js PORT FILE     (PORT 0: any; the port is written to FILE as soon as it listens)
//
// Its own `vanilla.js` listens on every interface. It also asks `OAUTH_URL` for services at each request, and Akismet
// whether a comment is spam: here a stub says that there are no services, and Akismet is off.
const fs = require("node:fs");
const http = require("node:http");

const [port, file] = process.argv.slice(2);
const here = "127.0.0.1";

const none = http.createServer((_request, response) => {
  response.setHeader("content-type", "application/json");
  response.end('{"services":[]}');
});

none.listen(0, here, () => {
  process.env.OAUTH_URL ||= `http://${here}:${none.address().port}/`;
  process.env.AKISMET_KEY ||= "false";
  const waline = require(require.resolve("@waline/vercel", { paths: [process.cwd()] }));
  const server = http.createServer(waline({ env: "production" }));
  server.listen(Number(port), here, () => {
    fs.writeFileSync(`${file}.new`, String(server.address().port));
    fs.renameSync(`${file}.new`, file);
  });
});
