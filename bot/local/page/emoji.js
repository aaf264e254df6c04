// The emoji that apps use most, by Slack's shortcodes. One that is not here is shown as its shortcode.

const EMOJI = {
  "+1": "👍", thumbsup: "👍", "-1": "👎", thumbsdown: "👎", wave: "👋", clap: "👏", pray: "🙏", raised_hands: "🙌",
  muscle: "💪", ok_hand: "👌", point_right: "👉", point_down: "👇", eyes: "👀", handshake: "🤝", writing_hand: "✍️",
  smile: "😄", slightly_smiling_face: "🙂", grin: "😁", joy: "😂", wink: "😉", blush: "😊", thinking_face: "🤔",
  neutral_face: "😐", cry: "😢", sob: "😭", sweat_smile: "😅", relieved: "😌", tada: "🎉", sparkles: "✨", star: "⭐",
  star2: "🌟", heart: "❤️", fire: "🔥", rocket: "🚀", bulb: "💡", bell: "🔔", no_bell: "🔕", mega: "📣",
  loudspeaker: "📢", calendar: "📅", date: "📅", spiral_calendar_pad: "🗓️", clock1: "🕐", alarm_clock: "⏰",
  hourglass: "⌛", hourglass_flowing_sand: "⏳", stopwatch: "⏱️", pushpin: "📌", round_pushpin: "📍", memo: "📝",
  pencil: "📝", pencil2: "✏️", clipboard: "📋", bar_chart: "📊", chart_with_upwards_trend: "📈",
  chart_with_downwards_trend: "📉", file_folder: "📁", open_file_folder: "📂", page_facing_up: "📄", paperclip: "📎",
  link: "🔗", lock: "🔒", unlock: "🔓", key: "🔑", mag: "🔍", gear: "⚙️", hammer_and_wrench: "🛠️", wrench: "🔧",
  inbox_tray: "📥", outbox_tray: "📤", email: "✉️", envelope: "✉️", phone: "☎️", telephone_receiver: "📞",
  speech_balloon: "💬", thought_balloon: "💭", question: "❓", grey_question: "❔", exclamation: "❗", warning: "⚠️",
  no_entry: "⛔", no_entry_sign: "🚫", x: "❌", heavy_check_mark: "✔️", white_check_mark: "✅",
  ballot_box_with_check: "☑️", information_source: "ℹ️", arrow_right: "➡️", arrow_left: "⬅️", arrow_up: "⬆️",
  arrow_down: "⬇️", red_circle: "🔴", large_blue_circle: "🔵", large_green_circle: "🟢", large_yellow_circle: "🟡",
  white_circle: "⚪", black_circle: "⚫", one: "1️⃣", two: "2️⃣", three: "3️⃣", four: "4️⃣", five: "5️⃣", seedling: "🌱",
  evergreen_tree: "🌲", deciduous_tree: "🌳", mountain: "⛰️", house: "🏠", house_with_garden: "🏡", office: "🏢",
  sunny: "☀️", cloud: "☁️", snowflake: "❄️", coffee: "☕", cake: "🍰", busts_in_silhouette: "👥", bust_in_silhouette: "👤",
  robot_face: "🤖", "flag-no": "🇳🇴", norway: "🇳🇴", world_map: "🗺️", train: "🚋", bus: "🚌", car: "🚗", globe_with_meridians: "🌐",
};

/** The emoji of that shortcode, or undefined. `wave::skin-tone-2` is shown without its tone. */
export function emoji(name) {
  return EMOJI[name.split("::")[0]];
}

/** Text with its shortcodes as emoji. */
export function withEmoji(text) {
  return text.replace(/:([a-z0-9_+-]+):(?::skin-tone-\d:)?/g, (whole, name) => emoji(name) ?? whole);
}
