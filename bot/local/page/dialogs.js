// The question that an app has asked before a button does anything. The browser's own dialog keeps the focus inside
// and gives it back afterwards.

import { element, freshId } from "./dom.js";
import { textObject } from "./mrkdwn.js";
import { say } from "./words.js";

/** Whether the person confirms: https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
export function confirmed(confirm) {
  const titleId = freshId();
  const style = confirm.style === "danger" ? "danger" : "primary";
  const dialog = element(
    "dialog",
    { class: "dialog confirm", "aria-labelledby": titleId },
    element("header", {}, element("h2", { id: titleId }, textObject(confirm.title))),
    element("div", { class: "dialog-body" }, element("div", { class: "text" }, textObject(confirm.text))),
    element(
      "footer",
      {},
      element("button", { type: "button", class: "button default", click: () => dialog.close() }, confirm.deny ? textObject(confirm.deny) : say("cancel")),
      element("button", { type: "button", class: `button ${style}`, click: () => dialog.close("yes") }, confirm.confirm ? textObject(confirm.confirm) : "OK"),
    ),
  );
  document.getElementById("dialogs").append(dialog);
  dialog.showModal();
  return new Promise((answer) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      answer(dialog.returnValue === "yes");
    });
  });
}
