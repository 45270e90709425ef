import { ask, empty, make, place, show } from "./common.js";

/** The text with its addresses as links; it never becomes markup otherwise. */
const linked = (text) =>
  text.split(/(https?:\/\/[^\s<>"]+)/).map((part, index) =>
    index % 2 === 1 ? make("a", { href: part, textContent: part }) : part);

const item = (mail) =>
  make("li", {},
    make("div", { className: "line" },
      make("strong", { textContent: mail.subject || "(no subject)" }),
      make("time", { dateTime: mail.at, textContent: new Date(mail.at).toLocaleTimeString() })),
    make("p", { className: "quiet", textContent: `${mail.from} → ${mail.to}` }),
    mail.text ? make("p", { className: "text" }, ...linked(mail.text)) : null,
    mail.html ? page(mail) : null,
    /^https?:/.test(mail.link) ? make("a", { className: "button", href: mail.link, textContent: "Open the link" }) : null);

/** The HTML of a mail, in a sandbox without scripts and forms. */
const page = (mail) => {
  const frame = make("iframe", { srcdoc: mail.html, title: mail.subject, loading: "lazy" });
  frame.setAttribute("sandbox", "");
  return frame;
};

let shown = "";
const showMails = () =>
  show("mails", async () => {
    const mails = await ask("/api/mails");
    // unchanged mails stay in place, so that focus and selection do too
    if (JSON.stringify(mails) === shown) return;
    shown = JSON.stringify(mails);
    place("mails").replaceChildren(...mails.map(item), mails.length === 0 ? empty("No mail yet.") : "");
  });

place("clear-mails").addEventListener("click", () =>
  show("mails", async () => {
    await ask("/api/mails", { method: "DELETE" });
    await showMails();
  }));
show("smtp", async () => {
  place("smtp").textContent = (await ask("/api/stack")).smtp;
});
showMails();
setInterval(() => document.hidden || showMails(), 2000);
