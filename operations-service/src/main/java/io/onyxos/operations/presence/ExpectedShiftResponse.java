package io.onyxos.operations.presence;

import io.onyxos.kit.database.SqlRow;
import io.onyxos.operations.clock.ClockShiftResponse;
import io.onyxos.operations.person.PersonResponse;

/** A running shift whose person is not there. */
record ExpectedShiftResponse(PersonResponse employee, ClockShiftResponse shift) {

    static ExpectedShiftResponse of(SqlRow row) {
        return new ExpectedShiftResponse(
                new PersonResponse(row.uuid("employee_id"), row.text("username"), row.text("role")),
                ClockShiftResponse.of(row));
    }
}
