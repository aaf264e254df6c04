// Menus to choose from, and pickers of dates and times: the browser's own, which every phone and reader knows.
// Each function gets what controls.js calls `it`, and gives the element.

import { localOf, secondsOf } from "./dates.js";
import { element as make } from "./dom.js";
import { wordsOf } from "./mrkdwn.js";
import { channels, directMessage, state } from "./state.js";
import { say } from "./words.js";

/** A date typed by keyboard changes with every digit of its year; the app is told once it has settled. */
const SETTLE_MILLISECONDS = 600;

const people = () =>
  state.seen.people.filter((one) => !one.deleted).map((one) => ({ value: one.id, words: one.real_name }));
const channelChoices = () => channels().map((one) => ({ value: one.id, words: `#${one.name}` }));
const conversations = () => {
  const direct = directMessage();
  return [...channelChoices(), ...(direct ? [{ value: direct.id, words: state.seen.app.name }] : [])];
};

export const PICKERS = {
  static_select: (it) => select(it, optionsOf(it.element), it.element.initial_option?.value),
  users_select: (it) => select(it, people(), it.element.initial_user),
  channels_select: (it) => select(it, channelChoices(), it.element.initial_channel),
  conversations_select: (it) => select(it, conversations(), it.element.initial_conversation),
  multi_static_select: (it) =>
    multiSelect(it, optionsOf(it.element), (it.element.initial_options ?? []).map((option) => option.value)),
  multi_users_select: (it) => multiSelect(it, people(), it.element.initial_users ?? []),
  multi_channels_select: (it) => multiSelect(it, channelChoices(), it.element.initial_channels ?? []),
  multi_conversations_select: (it) => multiSelect(it, conversations(), it.element.initial_conversations ?? []),
  datepicker: (it) => momentField(it, "date", it.element.initial_date),
  timepicker: (it) => momentField(it, "time", it.element.initial_time),
  datetimepicker: (it) =>
    momentField(it, "datetime-local", it.element.initial_date_time, { shown: localOf, meant: secondsOf }),
};

/** An element's options as [{value, words, group}]. */
function optionsOf(element) {
  const groups = element.option_groups ?? [{ options: element.options }];
  return groups.flatMap(({ label, options }) =>
    options.map((option) => ({ value: option.value, words: wordsOf(option.text), group: wordsOf(label) })),
  );
}

function select(it, options, atFirst) {
  const known = () => options.some((option) => option.value === it.value(atFirst)) ? it.value(atFirst) : "";
  // What was chosen may no longer be offered after an update: then it is what the app says it is.
  if (!known() && it.value(null) !== null) it.hold(atFirst ?? null);
  const nothing = make("option", { value: "" }, it.element.placeholder?.text ?? say("choose"));
  const groups = [...new Set(options.map((option) => option.group ?? ""))];
  const choices = groups.flatMap((group) => {
    const own = options
      .filter((option) => (option.group ?? "") === group)
      .map(({ value, words }) => make("option", { value }, words));
    return group ? [make("optgroup", { label: group }, own)] : own;
  });
  const menu = make(
    "select",
    {
      ...it.attributes,
      class: "field",
      autofocus: Boolean(it.element.focus_on_load),
      change: (event) => {
        const before = known();
        it.put(event.target.value || null, () => {
          event.target.value = before;
        });
      },
    },
    nothing,
    choices,
  );
  menu.value = known(); // set last: an option can be chosen only once it is in the menu
  return menu;
}

function multiSelect(it, options, atFirst) {
  const offered = new Set(options.map((option) => option.value));
  const chosen = () => (it.value(atFirst) ?? []).filter((value) => offered.has(value));
  const summary = make("summary", { ...it.attributes, class: "field" });
  const show = () => {
    const words = options.filter((option) => chosen().includes(option.value)).map((option) => option.words);
    summary.textContent = words.join(", ") || it.element.placeholder?.text || say("choose");
  };
  const menu = make("details", { class: "menu multi" }, summary);
  let before = chosen();
  const boxes = options.map((option) => {
    const box = make("input", { type: "checkbox", checked: chosen().includes(option.value) });
    box.addEventListener("change", () => {
      it.hold(options.filter((_, place) => boxes[place].checked).map(({ value }) => value));
      show();
    });
    return box;
  });
  const lines = options.map((option, place) => make("label", { class: "choice" }, boxes[place], option.words));
  menu.append(make("div", { class: "menu-items" }, lines));
  // The app is told when the menu closes, once, as Slack does.
  menu.addEventListener("toggle", () => {
    const now = chosen();
    if (!menu.open && String(now) !== String(before)) {
      it.put(now);
      before = now;
    }
  });
  show();
  return menu;
}

function momentField(it, type, atFirst, { shown, meant } = { shown: (value) => value, meant: (value) => value }) {
  let settling = null;
  const held = it.value(atFirst ?? null);
  return make("input", {
    ...it.attributes,
    type,
    class: "field",
    autofocus: Boolean(it.element.focus_on_load),
    value: held === null ? "" : shown(held),
    change: ({ target }) => {
      const before = it.value(atFirst ?? null);
      const value = target.value ? meant(target.value) : null;
      if (!it.acts) {
        it.hold(value);
        return;
      }
      clearTimeout(settling);
      const revert = () => {
        target.value = before === null ? "" : shown(before);
      };
      settling = setTimeout(() => it.put(value, revert), SETTLE_MILLISECONDS);
    },
  });
}
