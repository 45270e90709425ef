/** Codes of public standards, checked by Bean Validation: currencies, countries, languages, time zones. */
package io.onyxos.kit.code;
