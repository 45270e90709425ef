/* global SwaggerUIBundle */
import { ask, chosenPerson, empty, make, nameOf, place, show, tokenOf } from "./common.js";

const TOKEN_MILLIS = 10 * 60 * 1000;
let token = null;

/** Puts the chosen person's token into the requests that Swagger UI makes. */
const signed = async (request) => {
  const id = place("person").value;
  if (request.loadSpec || id === "" || request.headers.Authorization) return request;
  if (token === null || token.until < Date.now()) token = { value: await tokenOf(id), until: Date.now() + TOKEN_MILLIS };
  request.headers.Authorization = `Bearer ${token.value}`;
  return request;
};

const choosePerson = async () => {
  const { people } = await ask("/api/people");
  place("person").replaceChildren(
    make("option", { value: "", textContent: "nobody (no token)" }),
    ...people.map((person) =>
      make("option", {
        value: person.id,
        textContent: `${nameOf(person)}, ${person.role ?? "no profile"}, ${person.agency ?? "no agency"}`,
      })));
  // a person of an earlier database may be gone
  const known = people.some(({ id }) => id === chosenPerson.get());
  place("person").value = known ? chosenPerson.get() : people[0]?.id ?? "";
  place("person").addEventListener("change", (event) => {
    chosenPerson.set(event.target.value);
    token = null;
  });
};

show("swagger", async () => {
  const services = await ask("/api/services");
  const wanted = new URLSearchParams(location.search).get("service") ?? "core";
  place("service").replaceChildren(
    ...services.map(({ name }) => make("option", { value: name, textContent: name, selected: name === wanted })));
  place("service").addEventListener("change", (event) => (location.search = `?service=${event.target.value}`));
  await choosePerson();

  const service = services.find(({ name }) => name === wanted);
  if (!service) throw new Error(`no service is called ${wanted}`);
  if (service.state !== "ready") throw new Error(`${wanted} is ${service.state}`);
  if (service.operations === 0) {
    place("swagger").replaceChildren(empty(`${wanted} has no operations yet.`));
    return;
  }
  SwaggerUIBundle({
    url: service.openapi,
    dom_id: "#swagger",
    deepLinking: true,
    defaultModelsExpandDepth: 0,
    tryItOutEnabled: true,
    requestInterceptor: signed,
  });
});
