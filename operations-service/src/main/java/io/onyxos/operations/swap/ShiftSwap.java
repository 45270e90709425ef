package io.onyxos.operations.swap;

import io.onyxos.kit.entity.StoredRow;
import io.onyxos.kit.http.Order;
import io.onyxos.kit.http.Page;
import io.onyxos.kit.http.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicInsert;

/** A request of somebody who would rather not work a shift; a null target asks everybody. */
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
    @Convert(converter = SwapKind.Stored.class)
    public SwapKind kind;

    @Column(insertable = false, updatable = false)
    public UUID requestedBy;

    @Column(updatable = false)
    public UUID targetEmployeeId;

    @Column(updatable = false)
    public UUID counterShiftId;

    @Column(insertable = false, updatable = false)
    @Convert(converter = SwapStatus.Stored.class)
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

    static ShiftSwap of(ShiftSwapRequest request) {
        ShiftSwap swap = new ShiftSwap();
        swap.shiftId = request.shiftId();
        swap.kind = request.kind();
        swap.targetEmployeeId = request.targetEmployeeId();
        swap.counterShiftId = request.counterShiftId();
        swap.note = request.note();
        return swap;
    }
}
