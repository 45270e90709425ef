package io.onyxos.localstack.postgres;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.postgresql.core.Parser;
import org.postgresql.util.PSQLException;

/**
 * A file of SQL statements.
 *
 * @param path as people know it, from the root of the repository
 * @param version the digits before a migration's name; empty for other files
 */
record SqlFile(String path, String version, String name, String content) {

    List<String> statements() throws SQLException {
        return Parser.parseJdbcSql(content, true, false, true, false, false).stream()
                .map(query -> query.nativeSql.strip())
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    String sha256() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs the statements one by one; the exception of a failed one names its file and line. */
    void runOn(Connection connection) throws SQLException {
        int start = 0;
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (var sql : statements()) {
                start = content.indexOf(sql, start);
                try {
                    statement.execute(sql);
                } catch (SQLException e) {
                    throw new SQLException(path + ":" + line(start, e) + ": " + e.getMessage(), e.getSQLState(), e);
                }
                start += sql.length();
            }
        }
    }

    /** The line that PostgreSQL points at, or else the one on which the statement begins. */
    private long line(int start, SQLException e) {
        var answer = e instanceof PSQLException refused ? refused.getServerErrorMessage() : null;
        int within = answer == null ? 0 : Math.max(0, answer.getPosition() - 1);
        return 1
                + content.substring(0, start + within)
                        .chars()
                        .filter(letter -> letter == '\n')
                        .count();
    }
}
