/** What operations' tables, triggers and functions keep true by themselves, asked in SQL as the people of the demo data. */
package io.onyxos.operations.database;
