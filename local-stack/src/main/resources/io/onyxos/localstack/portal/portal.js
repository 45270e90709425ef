import { ask, chosenPerson, copyButton, empty, make, nameOf, place, show, tokenOf } from "./common.js";

// --- services --------------------------------------------------------------------------------------------------------

const serviceCard = (service) =>
  make(
    "li",
    { className: "card" },
    make("div", { className: "line" },
      make("h3", { textContent: service.name }),
      make("span", { className: `state ${service.state}`, textContent: service.state })),
    make("p", { textContent: service.purpose }),
    service.operations === 0 ? make("p", { textContent: "No operations yet: its tables are to come." }) : null,
    make("p", { className: "links" },
      make("a", { href: service.swagger, textContent: "Swagger UI" }),
      make("a", { href: service.openapi, textContent: "OpenAPI" }),
      make("a", { href: service.log, textContent: "Log" })));

let shownServices = "";
const showServices = () =>
  show("services", async () => {
    const services = await ask("api/services");
    // unchanged cards stay in place, so that focus and selection do too
    if (JSON.stringify(services) === shownServices) return;
    shownServices = JSON.stringify(services);
    place("services").replaceChildren(...services.map(serviceCard));
  });

// --- people ----------------------------------------------------------------------------------------------------------

let people = [];

const personButton = (person) =>
  make(
    "button",
    {
      type: "button", className: "person", ariaPressed: String(person.id === chosenPerson.get()),
      onclick: (event) => show("session", () => signIn(person, event.currentTarget)),
    },
    make("span", { textContent: nameOf(person) }),
    make("span", {
      className: "role",
      textContent: person.status === "deactivated" ? `${person.role}, deactivated` : person.role ?? "no profile",
    }),
    make("small", { textContent: person.email }));

const showPeople = () => {
  const wanted = place("filter").value.trim().toLowerCase();
  const found = people.filter((person) => Object.values(person).join(" ").toLowerCase().includes(wanted));
  const agencies = [...new Set(found.map((person) => person.agency))];
  place("people").replaceChildren(
    ...agencies.flatMap((agency) => [
      make("h3", { textContent: agency ?? "Without an agency" }),
      ...found.filter((person) => person.agency === agency).map(personButton),
    ]),
    found.length === 0 ? empty("Nobody fits.") : "");
};

const claimsOf = (token) => {
  const bytes = Uint8Array.from(
    atob(token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes));
};

const signIn = async (person, button) => {
  const token = await tokenOf(person.id);
  chosenPerson.set(person.id);
  document.querySelectorAll(".person").forEach((other) => (other.ariaPressed = "false"));
  button.ariaPressed = "true";
  await showSession(token);
};

const showSession = async (token) => {
  const copy = copyButton({ id: "copy", textContent: "Copy token" }, token);
  const me = make("pre", { id: "me", textContent: "Asking core…" });
  place("session").replaceChildren(
    make("div", { className: "line" }, make("h3", { textContent: "Access token" }), copy),
    make("textarea", { id: "token", readOnly: true, rows: 4, value: token, ariaLabel: "Access token" }),
    make("h3", { textContent: "Claims" }),
    make("pre", { id: "claims", textContent: JSON.stringify(claimsOf(token), null, 2) }),
    make("h3", { textContent: "GET /core/v1/me" }),
    me);
  const answer = await fetch("api/me", { headers: { Authorization: `Bearer ${token}` } });
  const text = await answer.text();
  me.textContent = answer.ok ? JSON.stringify(JSON.parse(text), null, 2)
    : answer.status === 503 ? "Core is down." : `${answer.status}\n${text}`;
};

// --- addresses and keys ----------------------------------------------------------------------------------------------

const LABELS = {
  supabase_url: "Supabase",
  publishable_key: "Publishable (anon) key",
  service_role_key: "service_role key, for servers only",
  database: "Database",
  kafka: "Kafka",
  smtp: "SMTP",
};

place("filter").addEventListener("input", showPeople);
show("people", async () => {
  const answer = await ask("api/people");
  people = answer.people;
  place("password").textContent = answer.password;
  showPeople();
});
show("keys", async () => {
  const stack = await ask("api/stack");
  place("keys").replaceChildren(
    ...Object.entries(LABELS).flatMap(([name, label]) => [
      make("dt", { textContent: label }),
      make("dd", { id: `key-${name}` },
        make("code", { textContent: stack[name] }),
        copyButton({ textContent: "Copy", ariaLabel: `Copy ${label}` }, stack[name])),
    ]));
});

// the link of a mail comes back here with a session in the fragment
const returned = new URLSearchParams(location.hash.slice(1));
if (returned.has("access_token")) {
  history.replaceState(null, "", location.pathname);
  show("session", () => showSession(returned.get("access_token")));
} else if (returned.has("error_description")) {
  place("session").replaceChildren(empty(returned.get("error_description")));
}
showServices();
setInterval(() => document.hidden || showServices(), 3000);
