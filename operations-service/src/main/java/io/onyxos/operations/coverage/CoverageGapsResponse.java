package io.onyxos.operations.coverage;

import io.onyxos.kit.database.SqlRow;
import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where too few people are planned, and how well the whole time is covered.
 *
 * @param requiredMinutes of all people that are needed
 * @param missingMinutes of those that are not planned
 * @param coveredRatio from 0 to 1, four decimals; null when no one is needed
 */
@Schema(examples = """
        {
          "gaps": [{"model": {"id": "a0000000-0000-4000-8000-000000000201", "name": "Luna"},
          "start_time": "2026-06-05T15:00:00Z", "end_time": "2026-06-05T17:00:00Z", "required": 2, "scheduled": 1,
          "missing": 1}], "required_minutes": 960, "missing_minutes": 360, "covered_ratio": "0.6250"
        }\
        """)
record CoverageGapsResponse(
        List<CoverageGapResponse> gaps,
        long requiredMinutes,
        long missingMinutes,
        @Nullable BigDecimal coveredRatio) {

    /** @param rows gaps, each with the sums beside it; if there are none, one row with the sums alone */
    static CoverageGapsResponse of(List<SqlRow> rows) {
        SqlRow sums = rows.get(0);
        return new CoverageGapsResponse(
                rows.stream()
                        .filter(row -> row.instant("start_time") != null)
                        .map(CoverageGapResponse::of)
                        .toList(),
                sums.bigint("required_minutes"),
                sums.bigint("missing_minutes"),
                sums.numeric("covered_ratio"));
    }
}
