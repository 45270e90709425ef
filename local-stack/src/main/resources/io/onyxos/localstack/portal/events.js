import { ask, empty, make, place, show } from "./common.js";

const MOST = 300;
const events = [];
let unseen = 0;

const pretty = (text) => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text ?? "";
  }
};

const item = ({ topic, key, at, headers, value }) =>
  make("li", {},
    make("details", {},
      make("summary", {},
        make("strong", { textContent: headers.ce_type ?? topic }),
        make("time", { dateTime: at, textContent: new Date(at).toLocaleTimeString() }),
        make("small", { textContent: `${topic} · ${key}` })),
      make("pre", { textContent: pretty(value) }),
      make("pre", { className: "quiet", textContent: JSON.stringify(headers, null, 2) })));

const visible = (event) => JSON.stringify(event).toLowerCase().includes(place("filter").value.trim().toLowerCase());
const paused = () => place("pause").ariaPressed === "true";
const reading = () => place("events").querySelector("details[open]") !== null;

const draw = () => {
  unseen = 0;
  place("pause").ariaPressed = "false";
  place("pause").textContent = "Pause";
  const found = events.filter(visible);
  place("events").replaceChildren(
    ...found.map(item),
    found.length > 0 ? "" : empty(events.length > 0 ? "None fits." : "No event yet. Change something and it appears here."));
};

const receive = (event) => {
  // the last events of each partition come partition by partition
  const older = events.findIndex((other) => other.at <= event.at);
  events.splice(older < 0 ? events.length : older, 0, event);
  events.length = Math.min(events.length, MOST);
  if (!paused() && !reading()) {
    draw();
    return;
  }
  // what a person reads stays in its place
  place("pause").ariaPressed = "true";
  place("pause").textContent = `Go on (${++unseen} new)`;
};

place("filter").addEventListener("input", draw);
place("clear").addEventListener("click", () => {
  events.length = 0;
  draw();
});
place("pause").addEventListener("click", () => {
  if (paused()) {
    draw();
  } else {
    place("pause").ariaPressed = "true";
    place("pause").textContent = "Go on";
  }
});

const state = (name, text) => Object.assign(place("state"), { className: `state ${name}`, textContent: text });
const stream = new EventSource("/api/events");
stream.onopen = () => state("ready", "live");
stream.onerror = () => state("down", "disconnected, trying again");
// a new connection brings the last events again
const seen = new Set();
stream.onmessage = ({ data }) => {
  const event = JSON.parse(data);
  const id = event.headers.ce_id ?? data;
  if (!seen.has(id)) receive(event);
  seen.add(id);
};
draw();

show("topics", async () => {
  const topics = await ask("/api/topics");
  place("topics").replaceChildren(
    ...topics.map(({ topic, types }) =>
      make("div", { className: "card" },
        make("h3", { textContent: topic }),
        make("ul", {}, ...types.map((type) => make("li", { textContent: type }))))),
    topics.length === 0 ? empty("No event types yet.") : "");
});
