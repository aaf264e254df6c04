// What people act with in blocks: how an element holds a value, tells the app, asks first, waits, and warns.
//
// A surface is where blocks stand:
//   held        what its fields hold, a Map by block and action
//   complaints  what is wrong with its fields, by block id
//   channel     the channel a message stands in
//   send(element, block, value)   tells the app; gives what the person sees of it

import { element as make } from "./dom.js";
import { confirmed } from "./dialogs.js";
import { FIELDS } from "./fields.js";
import { icon } from "./icons.js";
import { PICKERS } from "./pickers.js";
import { textObject } from "./mrkdwn.js";
import { say } from "./words.js";

const KINDS = { button, overflow, ...FIELDS, ...PICKERS };

/**
 * An element with a place beside it for a spinner and a warning. `names` says how it is labelled: `labelId` where a
 * label stands by it (with `fieldId`, which it is for), else `label`; and `describedBy`, `isInvalid`, `isRequired` of a field in a form.
 */
export function control(element, block, surface, names = {}) {
  const draw = KINDS[element.type];
  if (!draw) return make("p", { class: "unsupported" }, say("unsupported", { kind: element.type }));
  const key = `${block.block_id} ${element.action_id}`;
  const warning = make("span", { class: "warning" });
  const box = make("span", { class: `control of-${element.type.replaceAll("_", "-")}` });
  const label = names.label || element.placeholder?.text || element.text?.text || say("choose");
  const it = {
    element,
    block,
    surface,
    /** What labels it, for the element that takes the focus. */
    attributes: {
      id: names.fieldId ?? null,
      "data-focus": key,
      "aria-labelledby": names.labelId ?? null,
      "aria-label": names.labelId ? null : label,
      "aria-describedby": names.describedBy ?? null,
      "aria-invalid": names.isInvalid ? "true" : null,
      "aria-required": names.isRequired ? "true" : null,
    },
    /** Whether the app is told at once, rather than when the form is submitted. */
    acts: block.type !== "input" || Boolean(block.dispatch_action),
    value: (initial) => (surface.held.has(key) ? surface.held.get(key).value : initial),
    /** Keep what was put in, without telling the app. */
    hold: (value) => surface.held.set(key, { block: block.block_id, action: element.action_id, value }),
    /** Keep it and tell the app, where it acts at once. `revert` is called where the person thinks better of it. */
    put: (value, revert = () => {}) => put(it, box, warning, value, revert),
  };
  box.append(draw(it), warning);
  return box;
}

async function put(it, box, warning, value, revert) {
  if (!it.acts) {
    it.hold(value);
    return;
  }
  if (it.element.confirm && !(await confirmed(it.element.confirm))) {
    revert();
    return;
  }
  if (it.element.type !== "button" && it.element.type !== "overflow") it.hold(value);
  box.classList.add("busy");
  box.setAttribute("aria-busy", "true");
  warning.replaceChildren();
  const outcome = await it.surface.send(it.element, it.block, value);
  box.classList.remove("busy");
  box.removeAttribute("aria-busy");
  if (outcome.shown) warning.append(make("span", { role: "alert" }, outcome.shown));
}

/** A button with an address opens it, and the app is told all the same, as in Slack. */
function button(it) {
  const { element } = it;
  const attributes = {
    ...it.attributes,
    "aria-label": element.accessibility_label ?? null,
    class: `button ${element.style ?? "default"}`,
    click: () => it.put(null),
  };
  if (element.url) {
    return make("a", { ...attributes, href: safe(element.url), target: "_blank", rel: "noopener noreferrer" }, textObject(element.text));
  }
  return make("button", { ...attributes, type: "button" }, textObject(element.text));
}

function overflow(it) {
  const menu = make("details", { class: "menu" });
  const items = it.element.options.map((option) =>
    make(
      option.url ? "a" : "button",
      {
        type: option.url ? null : "button",
        class: "menu-item",
        href: option.url ? safe(option.url) : null,
        target: option.url ? "_blank" : null,
        rel: option.url ? "noopener noreferrer" : null,
        click: () => {
          menu.open = false;
          it.put(option.value);
        },
      },
      textObject(option.text),
    ),
  );
  menu.append(make("summary", { ...it.attributes, "aria-label": say("more") }, icon("more")), make("div", { class: "menu-items" }, items));
  return menu;
}

function safe(url) {
  return /^(https?:|mailto:|tel:|slack:)/i.test(url) ? url : null;
}
