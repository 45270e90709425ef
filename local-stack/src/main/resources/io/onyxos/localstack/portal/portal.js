const place = (id) => document.getElementById(id);

/** An element with properties and children; text never becomes markup. */
const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter((child) => child !== null));
  return element;
};
const empty = (text) => make("p", { className: "empty", textContent: text });

const ask = async (path, options) => {
  const answer = await fetch(path, options);
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}. ${await answer.text()}`);
  return answer.status === 204 ? null : answer.json();
};
const show = (target, work) =>
  work().catch((problem) => place(target).replaceChildren(empty(`Not available: ${problem.message}`)));

// --- services --------------------------------------------------------------------------------------------------------

const serviceCard = (service) =>
  make(
    "li",
    { className: "card" },
    make("div", { className: "line" },
      make("h3", { textContent: service.name }),
      make("span", { className: `state ${service.state}`, textContent: service.state })),
    make("p", { textContent: service.purpose }),
    make("p", { className: "links" },
      make("a", { href: service.swagger, textContent: "Swagger UI" }),
      make("a", { href: service.openapi, textContent: "OpenAPI" })));

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
      type: "button", className: "person", ariaPressed: "false",
      onclick: (event) => show("session", () => signIn(person, event.currentTarget)),
    },
    make("span", { textContent: person.display_name ?? person.username ?? person.email }),
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
  const { access_token: token } = await ask(`api/people/${person.id}/sign-in`, { method: "POST" });
  document.querySelectorAll(".person").forEach((other) => (other.ariaPressed = "false"));
  button.ariaPressed = "true";
  await showSession(token);
};

const showSession = async (token) => {
  const copy = make("button", {
    type: "button", id: "copy", textContent: "Copy token",
    onclick: async () => {
      await navigator.clipboard.writeText(token);
      copy.textContent = "Copied";
      setTimeout(() => (copy.textContent = "Copy token"), 1500);
    },
  });
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

// --- events and mails ------------------------------------------------------------------------------------------------

const topicCard = ({ topic, types }) =>
  make("div", { className: "card" },
    make("h3", { textContent: topic }),
    make("ul", {}, ...types.map((type) => make("li", { textContent: type }))));

const mailItem = (mail) =>
  make(
    "li", {},
    make("div", { className: "line" },
      make("strong", { textContent: mail.subject }),
      make("time", { dateTime: mail.at, textContent: new Date(mail.at).toLocaleTimeString() })),
    make("p", { textContent: `To ${mail.to}` }),
    make("p", { textContent: mail.text }),
    /^https?:/.test(mail.link) ? make("a", { href: mail.link, textContent: "Open the link" }) : null);

const showMails = () =>
  show("mails", async () => {
    const mails = await ask("api/mails");
    place("mails").replaceChildren(...mails.map(mailItem), mails.length === 0 ? empty("No mail yet.") : "");
  });

place("filter").addEventListener("input", showPeople);
place("clear-mails").addEventListener("click", () =>
  show("mails", async () => {
    await ask("api/mails", { method: "DELETE" });
    await showMails();
  }));
show("people", async () => {
  const answer = await ask("api/people");
  people = answer.people;
  place("password").textContent = answer.password;
  showPeople();
});
show("topics", async () => {
  const topics = await ask("api/topics");
  place("topics").replaceChildren(...topics.map(topicCard), topics.length === 0 ? empty("No event types yet.") : "");
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
showMails();
setInterval(() => document.hidden || showServices(), 3000);
setInterval(() => document.hidden || showMails(), 5000);
