package io.onyxos.kit.http;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** What the kit's tests search by: one parameter of every kind. */
public record DraftFilter(
        @QueryParam("status") DraftStatus status,
        @QueryParam("owner_id") UUID ownerId,
        @QueryParam("q") String q,
        @QueryParam("at_least") BigDecimal atLeast,
        @QueryParam("tag") List<String> tags,
        @QueryParam("archived") boolean archived,
        @BeanParam PageRequest page) {}
