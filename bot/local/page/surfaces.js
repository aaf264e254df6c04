// The places where blocks stand, and how what is done there is told: see controls.js for what a surface is.

import { perform } from "./server.js";
import { heldIn, state } from "./state.js";

/** A message in a channel. */
export function messageSurface(channel, message) {
  const me = state.seen.me;
  return {
    held: heldIn(`${me} ${channel.id} ${message.ts}`),
    send: (element, block, value) =>
      perform("click", {
        as: me, channel: channel.id, ts: message.ts, block_id: block.block_id, action_id: element.action_id, value,
      }),
  };
}

/** A modal or the Home tab, as it is when something is done in it: an update may have left this part as it was. */
export function viewSurface(view) {
  return {
    held: heldIn(view.id),
    complaints: state.complaints.get(view.id),
    send: (element, block, value) =>
      perform("click", {
        as: state.seen.me, view: view.id, entries: entriesOf(latest(view)), block_id: block.block_id,
        action_id: element.action_id, value,
      }),
  };
}

function latest(view) {
  return [...state.seen.modals, state.seen.home].find((one) => one?.id === view.id) ?? view;
}

/** What has been put into those of a view's fields that are still there, as the server takes it. */
export function entriesOf(view) {
  const there = new Set(
    view.blocks.flatMap((block) =>
      [...(block.elements ?? []), block.element, block.accessory].map((one) => `${block.block_id} ${one?.action_id}`),
    ),
  );
  return [...heldIn(view.id)]
    .filter(([key]) => there.has(key))
    .map(([, { block, action, value }]) => [block, action, value]);
}
