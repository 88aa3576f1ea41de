// Starts the app.
import init from "./article-widget-rust-host.js";

await init();
