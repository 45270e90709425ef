// The real client against the local server: prints one line per step that went as it goes against Supabase.
import assert from "node:assert/strict";
import { createClient } from "@supabase/supabase-js";

const [url, anonKey, serviceRoleKey] = process.argv.slice(2);
const client = (key) =>
  createClient(url, key, { auth: { persistSession: false, autoRefreshToken: false } });
const step = async (name, work) => {
  await work();
  console.log("passed: " + name);
};
const email = `mara-${Date.now()}@supabase-js.test`;
const mara = client(anonKey);
const admin = client(serviceRoleKey).auth.admin;
let first;

await step("signs up", async () => {
  const { data, error } = await mara.auth.signUp({ email, password: "first-password", options: { data: { pet: "owl" } } });
  assert.equal(error, null);
  assert.equal(data.user.email, email);
  assert.equal(data.user.user_metadata.pet, "owl");
  assert.ok(data.session.access_token);
});
await step("signs up once only", async () => {
  const { error } = await client(anonKey).auth.signUp({ email, password: "first-password" });
  assert.equal(error.code, "user_already_exists");
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
