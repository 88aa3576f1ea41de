// A page of Svelte's.
import { mount } from "svelte";
import Page from "./Page.svelte";

const target = document.querySelector("#root");
if (target) mount(Page, { target });
