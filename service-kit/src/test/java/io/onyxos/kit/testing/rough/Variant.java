package io.onyxos.kit.testing.rough;

/**
 * A request with one thing in it that a service may not have thought of.
 *
 * @param name what that is
 */
record Variant(String name, Request request, Expected expected) {}
