// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads what one client sends and tells which message makes the server commit. */
final class CommitWatch {

    private static final Pattern COMMIT = Pattern.compile("(^|;)\\s*(commit|end)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern BEGIN = Pattern.compile("^\\s*(begin|start)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern ROLLBACK =
            Pattern.compile("^\\s*(rollback(?!\\s+to)|abort)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern READ = Pattern.compile(
            "^\\s*(select|show|set|reset|values|table|listen|unlisten|discard|explain|fetch|savepoint|release|rollback)\\b",
            Pattern.CASE_INSENSITIVE);

    private final Map<String, String> statements = new HashMap<>();
    private final Map<String, String> portals = new HashMap<>();
    private boolean isInBlock;
    private boolean isWritePending;

    /** Takes what the server says about the transaction when it is ready for the next query. */
    synchronized void readyForQuery(char status) {
        isInBlock = status != 'I';
        isWritePending = false;
    }

    /** Whether the server commits because of this message. */
    synchronized boolean isCommit(char type, byte[] body) {
        ByteBuffer bytes = ByteBuffer.wrap(body);
        switch (type) {
            case 'P' -> statements.put(text(bytes), text(bytes));
            case 'B' -> portals.put(text(bytes), statements.getOrDefault(text(bytes), ""));
            case 'E' -> {
                return executes(portals.getOrDefault(text(bytes), ""));
            }
            case 'Q' -> {
                return executes(text(bytes)) || ends();
            }
            case 'S' -> {
                return ends();
            }
            default -> {
                return false;
            }
        }
        return false;
    }

    private boolean executes(String sql) {
        if (COMMIT.matcher(sql).find()) {
            isInBlock = false;
            isWritePending = false;
            return true;
        }
        if (BEGIN.matcher(sql).find()) {
            isInBlock = true;
        } else if (ROLLBACK.matcher(sql).find()) {
            isInBlock = false;
        } else if (!isInBlock && !sql.isBlank() && !READ.matcher(sql).find()) {
            isWritePending = true;
        }
        return false;
    }

    private boolean ends() {
        boolean commits = isWritePending;
        isWritePending = false;
        return commits;
    }

    private static String text(ByteBuffer bytes) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (byte next = bytes.get(); next != 0; next = bytes.get()) {
            text.write(next);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
