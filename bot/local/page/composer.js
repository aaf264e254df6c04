// Where messages are written: it completes slash commands and names, sends on Enter, breaks lines on Shift+Enter.

import { element, freshId } from "./dom.js";
import { notice } from "./messages.js";
import { perform } from "./server.js";
import { state } from "./state.js";
import { say } from "./words.js";

/** What was begun and not sent, by person and place. */
const drafts = new Map();
const MOST_SUGGESTIONS = 8;

/** The composer of a channel, or of a thread in it. `sent` is told when something was, and when a notice came of it. */
export function composer({ channel, threadTs, label, sent }) {
  const place = threadTs ? `${channel.id}:${threadTs}` : channel.id;
  const draft = `${state.seen.me} ${place}`;
  const listId = freshId();
  const list = element("ul", { id: listId, class: "suggestions", role: "listbox", "aria-label": say("suggestions"), hidden: true });
  const box = element("textarea", {
    rows: 1,
    class: "composer-box",
    "aria-label": label,
    placeholder: label,
    "aria-autocomplete": "list",
    "aria-controls": listId,
    value: drafts.get(draft) ?? "",
    "data-focus": `composer ${place}`,
  });
  const button = element("button", { type: "submit", class: "button primary send" }, say("send"));
  const form = element("form", { class: "composer" }, list, element("div", { class: "composer-row" }, box, button), !threadTs && element("p", { class: "composer-hint" }, say("hint")));
  const completion = completing(box, list, listId, !threadTs);

  async function send() {
    const text = box.value.replace(/\s+$/, "");
    if (!text.trim()) return;
    put("");
    const body = { as: state.seen.me, channel: channel.id, text, thread_ts: threadTs ?? null };
    sent();
    const outcome = await perform("write", body);
    if (outcome.shown) {
      notice(place, outcome.shown);
      sent();
    }
    if (outcome.failed && !box.value) put(text); // it did not get through: nothing that was written is lost
  }

  function put(text) {
    box.value = text;
    changed();
  }

  function changed() {
    drafts.set(draft, box.value);
    grow(box);
    completion.update();
  }

  box.addEventListener("input", changed);
  box.addEventListener("blur", completion.hide);
  box.addEventListener("keydown", (event) => {
    if (completion.take(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send();
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
    box.focus();
  });
  requestAnimationFrame(() => grow(box));
  return form;
}

function grow(box) {
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight}px`;
}

/** The list of completions: shown while a command or a name is being typed, moved in by arrows, taken by Tab or Enter. */
function completing(box, list, listId, withCommands) {
  let [offered, at] = [[], 0];

  function update() {
    const typed = box.value.slice(0, box.selectionStart);
    offered = withCommands ? suggestions(typed) : suggestions(typed).filter((one) => !one.isCommand);
    at = 0;
    draw();
  }

  function hide() {
    offered = [];
    draw();
  }

  function draw() {
    list.hidden = offered.length === 0;
    list.replaceChildren(
      ...offered.map((one, place) =>
        element(
          "li",
          {
            id: `${listId}-${place}`,
            role: "option",
            "aria-selected": String(place === at),
            // pointerdown would take the focus from the field, and so hide the list before the click
            pointerdown: (event) => event.preventDefault(),
            click: () => choose(one),
          },
          element("span", { class: "suggestion" }, one.shown),
          element("span", { class: "suggestion-note" }, one.note),
        ),
      ),
    );
    if (offered.length) box.setAttribute("aria-activedescendant", `${listId}-${at}`);
    else box.removeAttribute("aria-activedescendant");
  }

  function choose(one) {
    const before = box.value.slice(0, box.selectionStart - one.typed.length);
    const after = box.value.slice(box.selectionStart);
    box.value = `${before}${one.text} ${after.trimStart()}`;
    const caret = before.length + one.text.length + 1;
    box.setSelectionRange(caret, caret);
    box.dispatchEvent(new Event("input"));
    hide();
  }

  /** Whether the key was for the list. */
  function take(event) {
    if (!offered.length || event.isComposing) return false;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      at = (at + steps[event.key] + offered.length) % offered.length;
      draw();
    } else if (event.key === "Escape") {
      hide();
    } else if (event.key === "Tab" || (event.key === "Enter" && offered[at].text !== offered[at].typed)) {
      choose(offered[at]);
    } else {
      return false;
    }
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  return { update, hide, take };
}

/** What could be meant by the end of what is typed: a command if it is all there is, or a name after @. */
function suggestions(typed) {
  if (/^\/\S*$/.test(typed)) {
    return state.seen.app.commands
      .filter((command) => command.startsWith(typed))
      .map((command) => ({ text: command, typed, shown: command, note: state.seen.app.name, isCommand: true }));
  }
  const name = /(?:^|\s)(@[\p{L}\p{N}._-]*)$/u.exec(typed)?.[1];
  if (name === undefined) return [];
  const sought = name.slice(1).toLowerCase();
  return state.seen.people
    .filter((one) => !one.deleted)
    .filter((one) => `${one.name} ${one.real_name}`.toLowerCase().split(/\s+/).some((word) => word.startsWith(sought)))
    .sort((one, other) => Number(other.is_bot) - Number(one.is_bot))
    .slice(0, MOST_SUGGESTIONS)
    .map((one) => ({ text: `@${one.name}`, typed: name, shown: one.real_name, note: one.is_bot ? say("app") : one.title || `@${one.name}` }));
}
