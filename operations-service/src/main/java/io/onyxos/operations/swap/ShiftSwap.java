package io.onyxos.operations.swap;

import io.onyxos.kit.entity.Order;
import io.onyxos.kit.entity.PageQuery;
import io.onyxos.kit.entity.StoredRow;
import io.onyxos.kit.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicInsert;

/** A request to hand a shift to another person; a null target asks everybody. */
@Entity
@DynamicInsert
@Table(name = "shift_swaps")
class ShiftSwap extends StoredRow {

    private static final Order<ShiftSwap> NEWEST_FIRST = Order.<ShiftSwap>descending()
            .by("createdAt", Instant.class, swap -> swap.createdAt)
            .by("id", UUID.class, swap -> swap.id);

    @Column(updatable = false)
    public UUID shiftId;

    @Column(updatable = false)
    @Enumerated(EnumType.STRING)
    public SwapKind kind;

    @Column(insertable = false, updatable = false)
    public UUID requestedBy;

    @Column(updatable = false)
    public UUID targetEmployeeId;

    @Column(updatable = false)
    public UUID counterShiftId;

    @Column(insertable = false, updatable = false)
    @Enumerated(EnumType.STRING)
    public SwapStatus status;

    @Column(insertable = false, updatable = false)
    public UUID acceptedBy;

    @Column(insertable = false, updatable = false)
    public UUID decidedBy;

    @Column(insertable = false, updatable = false)
    public Instant decidedAt;

    @Column(updatable = false)
    public String note;

    static Uni<Page<ShiftSwap>> page(ShiftSwapFilter filter) {
        return PageQuery.of(filter.page(), NEWEST_FIRST)
                .where("status = ?", filter.status())
                .where("shiftId = ?", filter.shiftId())
                .where("requestedBy = ?", filter.requestedBy())
                .fetch((hql, values) -> find(hql, values));
    }

    ShiftSwap apply(ShiftSwapRequest request) {
        shiftId = request.shiftId();
        kind = request.kind();
        targetEmployeeId = request.targetEmployeeId();
        counterShiftId = request.counterShiftId();
        note = request.note();
        return this;
    }
}
