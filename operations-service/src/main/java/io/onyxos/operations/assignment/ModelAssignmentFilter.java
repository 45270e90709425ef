package io.onyxos.operations.assignment;

import io.onyxos.kit.http.PageRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Which assignments are wanted.
 *
 * @param activeOn those in force on this day of the agency
 */
record ModelAssignmentFilter(
        @QueryParam("model_id") UUID modelId,
        @QueryParam("profile_id") UUID profileId,
        @QueryParam("duty") Duty duty,
        @QueryParam("active_on") LocalDate activeOn,
        @BeanParam PageRequest page) {}
