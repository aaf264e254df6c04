// The elements one types into, and those with their options laid open.
// Each function gets what controls.js calls `it`, and gives the element.

import { element as make, freshId } from "./dom.js";
import { textObject } from "./mrkdwn.js";

export const FIELDS = {
  plain_text_input: (it) => textField(it, it.element.multiline ? "textarea" : "input", {}),
  number_input: (it) => textField(it, "input", { inputmode: "decimal" }),
  email_text_input: (it) => textField(it, "input", { type: "email", autocomplete: "off" }),
  url_text_input: (it) => textField(it, "input", { type: "url", autocomplete: "off" }),
  rich_text_input: richTextField,
  radio_buttons: (it) => choices(it, "radio"),
  checkboxes: (it) => choices(it, "checkbox"),
};

/** A field of text. Too short or too long is said by the server when the form is submitted, as in Slack. */
function textField(it, tag, more) {
  const { element } = it;
  const when = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  return make(tag, {
    type: tag === "input" ? "text" : null,
    rows: tag === "textarea" ? 4 : null,
    ...more,
    ...it.attributes,
    class: "field",
    placeholder: element.placeholder?.text ?? null,
    maxlength: element.max_length ?? null,
    value: it.value(element.initial_value ?? "") ?? "",
    autofocus: Boolean(element.focus_on_load),
    input: (event) => {
      it.hold(event.target.value || null);
      if (it.acts && when.includes("on_character_entered")) it.put(event.target.value || null);
    },
    keydown: (event) => {
      const isEnter = event.key === "Enter" && !event.isComposing && (tag === "input" || !event.shiftKey);
      if (isEnter && it.acts && when.includes("on_enter_pressed")) {
        event.preventDefault();
        it.put(event.target.value || null);
      }
    },
  });
}

/** Text without its formatting: enough to try an app with, and in Slack's shape. */
function richTextField(it) {
  const words = (rich) => rich?.elements.map((part) => part.elements.map((one) => one.text ?? "").join("")).join("\n");
  const rich = (text) => ({
    type: "rich_text",
    elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }],
  });
  return make("textarea", {
    ...it.attributes,
    class: "field",
    rows: 4,
    placeholder: it.element.placeholder?.text ?? null,
    value: words(it.value(it.element.initial_value)) ?? "",
    input: (event) => it.hold(event.target.value ? rich(event.target.value) : null),
  });
}

function choices(it, kind) {
  const { element } = it;
  const [name, isSeveral] = [freshId(), kind === "checkbox"];
  const atFirst = isSeveral ? (element.initial_options ?? []).map(valueOf) : [element.initial_option?.value];
  const chosen = () => [].concat(it.value(atFirst) ?? []);
  const group = make("div", { ...it.attributes, "data-focus": null, role: isSeveral ? "group" : "radiogroup", class: "choices" });
  const boxes = element.options.map((option, place) => {
    const described = freshId();
    const box = make("input", {
      type: kind,
      name,
      "data-focus": `${it.attributes["data-focus"]} ${place}`,
      "aria-describedby": option.description ? described : null,
      checked: chosen().includes(option.value),
      change: () => it.put(isSeveral ? picked() : option.value, show),
    });
    const words = make("span", { class: "choice-text" }, textObject(option.text));
    group.append(
      make("label", { class: "choice" }, box, words),
      option.description ? make("p", { class: "hint choice-hint", id: described }, textObject(option.description)) : "",
    );
    return box;
  });
  const picked = () => element.options.filter((_, place) => boxes[place].checked).map(valueOf);
  /** Show what is held: after a choice that was taken back. */
  const show = () => boxes.forEach((box, place) => {
    box.checked = chosen().includes(element.options[place].value);
  });
  return group;
}

function valueOf(option) {
  return option.value;
}
