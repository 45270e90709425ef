// The real client against the local server: prints one line per step that went as it goes against Supabase.
import assert from "node:assert/strict";
import { createServerClient } from "@supabase/ssr";
import { createClient } from "@supabase/supabase-js";

const [url, anonKey, serviceRoleKey, mails] = process.argv.slice(2);
const client = (key, more = {}) =>
  createClient(url, key, { auth: { persistSession: false, autoRefreshToken: false, ...more } });
const step = async (name, work) => {
  await work();
  console.log("passed: " + name);
};
const mailTo = async (address) => (await (await fetch(mails)).json()).find((mail) => mail.to === address);
const follow = async (link) => new URL((await fetch(link, { redirect: "manual" })).headers.get("location"));
const email = `mara-${Date.now()}@supabase-js.test`;
const mara = client(anonKey);
const admin = client(serviceRoleKey).auth.admin;
let first;

await step("signs up, and confirms the address by the code of the mail", async () => {
  const { data, error } = await mara.auth.signUp({ email, password: "first-password", options: { data: { pet: "owl" } } });
  assert.equal(error, null);
  assert.equal(data.user.email, email);
  assert.equal(data.user.user_metadata.pet, "owl");
  assert.equal(data.session, null);
  const early = await client(anonKey).auth.signInWithPassword({ email, password: "first-password" });
  assert.equal(early.error.code, "email_not_confirmed");
  const { code } = await mailTo(email);
  const confirmed = await mara.auth.verifyOtp({ email, token: code, type: "email" });
  assert.equal(confirmed.error, null);
  assert.ok(confirmed.data.session.access_token);
});
await step("is not told that an address is known", async () => {
  const { data, error } = await client(anonKey).auth.signUp({ email, password: "first-password" });
  assert.equal(error, null);
  assert.deepEqual(data.user.identities, []);
});
await step("refuses a wrong password", async () => {
  const { error } = await client(anonKey).auth.signInWithPassword({ email, password: "wrong" });
  assert.equal(error.status, 400);
  assert.equal(error.code, "invalid_credentials");
});
await step("signs in", async () => {
  const { data, error } = await mara.auth.signInWithPassword({ email, password: "first-password" });
  assert.equal(error, null);
  first = data.session;
});
await step("verifies claims by the published keys", async () => {
  const { data, error } = await mara.auth.getClaims();
  assert.equal(error, null);
  assert.equal(data.header.alg, "ES256");
  assert.equal(data.claims.aal, "aal1");
});
await step("refreshes", async () => {
  const { data, error } = await mara.auth.refreshSession();
  assert.equal(error, null);
  assert.notEqual(data.session.refresh_token, first.refresh_token);
});
await step("reads its user", async () => {
  const { data } = await mara.auth.getUser();
  assert.equal(data.user.email, email);
  assert.equal(data.user.identities.length, 1);
});
await step("changes its user", async () => {
  const { data, error } = await mara.auth.updateUser({ password: "second-password", data: { pet: null, city: "Cluj" } });
  assert.equal(error, null);
  assert.deepEqual(data.user.user_metadata, { city: "Cluj" });
});
await step("enrols an authenticator app and lists it", async () => {
  const { data, error } = await mara.auth.mfa.enroll({ factorType: "totp", friendlyName: "phone" });
  assert.equal(error, null);
  assert.match(data.totp.qr_code, /^data:image\/svg\+xml/);
  const { data: factors } = await mara.auth.mfa.listFactors();
  assert.equal(factors.all.length, 1);
});
await step("signs out, and the session is gone", async () => {
  const { data } = await mara.auth.getSession();
  assert.equal((await mara.auth.signOut()).error, null);
  const { error } = await client(anonKey).auth.getUser(data.session.access_token);
  // what the client makes of session_not_found
  assert.equal(error.name, "AuthSessionMissingError");
});
await step("administers users", async () => {
  const invited = await admin.inviteUserByEmail("invited-" + email);
  assert.equal(invited.error, null);
  const link = await admin.generateLink({ type: "recovery", email });
  assert.match(link.data.properties.email_otp, /^[0-9]{6}$/);
  const listed = await admin.listUsers({ perPage: 1 });
  assert.equal(listed.data.users.length, 1);
  assert.ok(listed.data.total >= 2);
  assert.equal((await admin.deleteUser(invited.data.user.id)).error, null);
});
await step("keeps administration from everybody else", async () => {
  const { error } = await client(anonKey).auth.admin.listUsers();
  assert.equal(error.code, "not_admin");
});

// PKCE, as browsers and server-rendered applications use it
const reader = "reader-" + email;
const callback = "http://localhost:3000/auth/callback";
const browser = client(anonKey, { flowType: "pkce" });
await step("PKCE: signs up, and exchanges the code that the link brings", async () => {
  const options = { emailRedirectTo: callback };
  const { data, error } = await browser.auth.signUp({ email: reader, password: "first-password", options });
  assert.equal(error, null);
  assert.equal(data.session, null);
  const page = await follow((await mailTo(reader)).link);
  assert.equal(page.origin + page.pathname, callback);
  const exchanged = await browser.auth.exchangeCodeForSession(page.searchParams.get("code"));
  assert.equal(exchanged.error, null);
  assert.equal(exchanged.data.session.user.email, reader);
  assert.equal((await browser.auth.getUser()).error, null);
});
await step("PKCE: resets a password", async () => {
  assert.equal((await browser.auth.resetPasswordForEmail(reader, { redirectTo: callback })).error, null);
  const page = await follow((await mailTo(reader)).link);
  const { data, error } = await browser.auth.exchangeCodeForSession(page.searchParams.get("code"));
  assert.equal(error, null);
  assert.equal(data.redirectType, "recovery");
  assert.equal((await browser.auth.updateUser({ password: "second-password" })).error, null);
  const signedIn = await client(anonKey).auth.signInWithPassword({ email: reader, password: "second-password" });
  assert.equal(signedIn.error, null);
});
await step("PKCE: signs in by a typed code", async () => {
  assert.equal((await browser.auth.signInWithOtp({ email: reader })).error, null);
  const { code } = await mailTo(reader);
  assert.equal((await browser.auth.verifyOtp({ email: reader, token: code, type: "email" })).error, null);
});
await step("PKCE: changes the address", async () => {
  const changed = "changed-" + reader;
  assert.equal((await browser.auth.updateUser({ email: changed })).error, null);
  // the client forgets the verifier when it saves the changed user, so only the code remains
  const { code } = await mailTo(changed);
  const { data, error } = await browser.auth.verifyOtp({ email: changed, token: code, type: "email_change" });
  assert.equal(error, null);
  assert.equal(data.user.email, changed);
});
await step("PKCE: a server-rendered application keeps the session in cookies", async () => {
  const jar = new Map();
  const server = () =>
    createServerClient(url, anonKey, {
      cookies: {
        getAll: () => [...jar].map(([name, value]) => ({ name, value })),
        setAll: (cookies) => cookies.forEach(({ name, value }) => (value ? jar.set(name, value) : jar.delete(name))),
      },
    });
  assert.equal((await server().auth.signInWithOtp({ email, options: { emailRedirectTo: callback } })).error, null);
  const page = await follow((await mailTo(email)).link);
  // another request, another client: the verifier and the session come from the cookies
  assert.equal((await server().auth.exchangeCodeForSession(page.searchParams.get("code"))).error, null);
  assert.equal((await server().auth.getUser()).data.user.email, email);

  assert.equal((await server().auth.signInWithOtp({ email })).error, null);
  const hash = new URL((await mailTo(email)).link).searchParams.get("token");
  assert.equal((await server().auth.verifyOtp({ token_hash: hash, type: "email" })).error, null);
});
