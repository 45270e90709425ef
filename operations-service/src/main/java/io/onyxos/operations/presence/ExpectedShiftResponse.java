package io.onyxos.operations.presence;

import io.onyxos.operations.clock.ClockShiftResponse;
import io.onyxos.operations.person.PersonResponse;
import io.vertx.sqlclient.Row;

/** A running shift whose person is not there. */
record ExpectedShiftResponse(PersonResponse employee, ClockShiftResponse shift) {

    static ExpectedShiftResponse of(Row row) {
        return new ExpectedShiftResponse(
                new PersonResponse(row.getUUID("employee_id"), row.getString("username"), row.getString("role")),
                ClockShiftResponse.of(row));
    }
}
