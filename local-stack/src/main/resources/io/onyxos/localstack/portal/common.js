// What every page of the portal needs.
export const place = (id) => document.getElementById(id);

/** An element with properties and children; text never becomes markup. */
export const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter((child) => child !== null));
  return element;
};
export const empty = (text) => make("p", { className: "empty", textContent: text });

export const ask = async (path, options) => {
  const answer = await fetch(path, options);
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}. ${await answer.text()}`);
  return answer.status === 204 ? null : answer.json();
};
export const show = (target, work) =>
  work().catch((problem) => place(target).replaceChildren(empty(`Not available: ${problem.message}`)));

export const copyButton = (properties, text) => {
  const button = make("button", {
    type: "button",
    ...properties,
    onclick: async () => {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
      setTimeout(() => (button.textContent = properties.textContent), 1500);
    },
  });
  return button;
};

/** The id of the person that all pages make requests as; kept by the browser. */
export const chosenPerson = {
  get: () => localStorage.getItem("onyx-person") ?? "",
  set: (id) => localStorage.setItem("onyx-person", id),
};
export const nameOf = (person) => person.display_name ?? person.username ?? person.email;
export const tokenOf = async (id) => (await ask(`/api/people/${id}/sign-in`, { method: "POST" })).access_token;
