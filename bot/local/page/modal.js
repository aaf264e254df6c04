// The modal in front of the person: the top of the stack of views that the app opened for them.
// https://docs.slack.dev/surfaces/modals

import { drawBlocks } from "./blocks.js";
import { element, keepFocus } from "./dom.js";
import { icon } from "./icons.js";
import { textObject } from "./mrkdwn.js";
import { perform } from "./server.js";
import { state } from "./state.js";
import { viewSurface, entriesOf } from "./surfaces.js";
import { say } from "./words.js";

let dialog = null;
let shown = null;

/** Show what is on top of the stack now; what was typed in fields that are still there stays. */
export function drawModal() {
  const view = state.seen.modals.at(-1);
  if (!view) {
    leave();
    return;
  }
  const signature = JSON.stringify([view, state.seen.modals.length, state.complaints.get(view.id)]);
  if (dialog && shown.signature === signature) return;
  const isSameView = shown?.id === view.id;
  const restore = dialog && isSameView ? keepFocus(dialog) : () => {};
  const top = dialog?.querySelector(".dialog-body")?.scrollTop ?? 0;
  shown = { id: view.id, signature };
  dialog ??= begin();
  dialog.replaceChildren(form(view));
  if (!dialog.open) dialog.showModal();
  if (isSameView) {
    dialog.querySelector(".dialog-body").scrollTop = top;
    restore(dialog);
  } else {
    firstField()?.focus();
  }
}

function begin() {
  const made = element("dialog", { class: "dialog modal", "aria-labelledby": "modal-title" });
  made.addEventListener("cancel", (event) => {
    event.preventDefault(); // the app's view closes when the server says so
    const menu = made.querySelector("details.menu[open]");
    if (menu) menu.open = false; // Escape closes what lies on top
    else if (event.target === made) dismiss();
  });
  made.addEventListener("close", () => {
    if (made === dialog) dismiss(); // a browser may close a dialog on a second Escape without asking
  });
  document.getElementById("dialogs").append(made);
  return made;
}

function leave() {
  if (!dialog) return;
  const left = dialog;
  dialog = shown = null;
  left.close();
  left.remove();
  // Where the button that opened it has been drawn anew, the browser has nothing to give the focus back to.
  if (document.activeElement === document.body) document.getElementById("main").focus();
}

function firstField() {
  return dialog.querySelector("[autofocus]") ?? dialog.querySelector(".dialog-body :is(input, textarea, select, summary, button)")
    ?? dialog.querySelector("footer button:last-child");
}

function form(view) {
  return element(
    "form",
    { novalidate: true, submit: (event) => submit(event, view) },
    element(
      "header",
      {},
      element("h2", { id: "modal-title" }, textObject(view.title)),
      element("button", { type: "button", class: "plain", "aria-label": say("closeDialog"), click: dismiss }, icon("close")),
    ),
    element("div", { class: "dialog-body" }, drawBlocks(view.blocks, viewSurface(view))),
    element(
      "footer",
      {},
      element("span", { class: "warning", id: "modal-warning" }),
      element("button", { type: "button", class: "button default", click: dismiss }, view.close ? textObject(view.close) : say("cancel")),
      view.submit &&
        element(
          "button",
          { type: "submit", class: "button primary", "data-focus": "submit", disabled: Boolean(view.submit_disabled) },
          textObject(view.submit),
        ),
    ),
  );
}

async function submit(event, view) {
  event.preventDefault();
  const button = dialog.querySelector("button[type=submit]");
  if (!button || button.disabled) return;
  button.disabled = true;
  button.classList.add("busy");
  const outcome = await perform("submit", { as: state.seen.me, view: view.id, entries: entriesOf(view) });
  state.complaints.set(view.id, outcome.field_errors);
  if (shown?.id !== view.id) return; // the app has closed it, or put another on top
  shown.signature = null;
  drawModal();
  if (outcome.shown) document.getElementById("modal-warning").append(element("span", { role: "alert" }, outcome.shown));
  dialog?.querySelector(".invalid :is(input, textarea, select, summary)")?.focus();
}

function dismiss() {
  if (shown) perform("close", { as: state.seen.me, view: shown.id });
}
