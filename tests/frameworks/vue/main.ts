// A page of Vue's.
import { createApp } from "vue";
import type {} from "article-widget/vue";
import Page from "./Page.vue";

createApp(Page).mount("#root");
