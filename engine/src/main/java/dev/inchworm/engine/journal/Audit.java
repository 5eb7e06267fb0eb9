// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.journal;

import dev.inchworm.core.dialect.Dialect;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The append-only, hash-chained part of the journal: who did what, when and why.
 *
 * <p>Each entry's hash covers the one before it; the head is kept with the migration too, so an edit, a swap, a removal
 * and a cut at the end all show. Someone who may rewrite all of it can forge a new chain; to prove against that, keep a
 * head elsewhere and ask for it later.
 */
public final class Audit {

    /** What the first entry follows. */
    static final String GENESIS = "0".repeat(64);

    private final Dialect dialect;

    /** The audit of journals of that dialect. */
    public Audit(Dialect dialect) {
        this.dialect = dialect;
    }

    /**
     * One entry.
     *
     * @param seq 1, 2, 3, ...
     * @param action what was done, a word or two
     * @param detail figures and names
     * @param reason why, as far as someone or something gave one
     */
    public record Entry(
            long seq, Instant at, Who who, String action, String detail, String reason, String previous, String hash) {

        String expectedHash(String migration) {
            StringBuilder text = new StringBuilder();
            for (String field : List.of(
                    migration,
                    Long.toString(seq),
                    at.truncatedTo(ChronoUnit.MICROS).toString(),
                    who.osUser(),
                    who.dbUser(),
                    who.host(),
                    action,
                    detail,
                    reason,
                    previous)) {
                text.append(field.length()).append(':').append(field);
            }
            return sha256(text.toString());
        }
    }

    /**
     * What verifying said.
     *
     * @param entries how many there are
     * @param head hash of the last one
     * @param broken the first thing that is wrong, or empty
     */
    public record Verdict(long entries, String head, Optional<String> broken) {}

    /** Appends an entry in the open transaction; whoever appends meanwhile waits for its end. */
    public void append(Connection transaction, String migration, Who who, String action, String detail, String reason)
            throws SQLException {
        Head head = Rows.first(
                        transaction,
                        "select audit_seq, audit_head, " + dialect.journal().now()
                                + " as at from inchworm.migration where id = ? for update",
                        row -> new Head(row.getLong(1), row.getString(2), Rows.instant(row, "at")),
                        migration)
                .orElseThrow(() -> new IllegalStateException("no migration " + migration));
        Instant at = head.at().truncatedTo(ChronoUnit.MICROS);
        Entry open = new Entry(head.seq() + 1, at, who, action, detail, reason, head.hash(), "");
        String hash = open.expectedHash(migration);
        Rows.run(
                transaction,
                "insert into inchworm.audit (migration, seq, at, os_user, db_user, host, action, detail, reason,"
                        + " prev_hash, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                migration,
                open.seq(),
                at,
                who.osUser(),
                who.dbUser(),
                who.host(),
                action,
                detail,
                reason,
                head.hash(),
                hash);
        Rows.run(
                transaction,
                "update inchworm.migration set audit_seq = ?, audit_head = ? where id = ?",
                open.seq(),
                hash,
                migration);
    }

    private record Head(long seq, String hash, Instant at) {}

    /** Every entry in order. */
    public List<Entry> entries(Connection transaction, String migration) throws SQLException {
        return Rows.list(
                transaction,
                "select seq, at, os_user, db_user, host, action, detail, reason, prev_hash, hash from inchworm.audit"
                        + " where migration = ? order by seq",
                row -> new Entry(
                        row.getLong("seq"),
                        Rows.instant(row, "at"),
                        new Who(row.getString("os_user"), row.getString("db_user"), row.getString("host")),
                        row.getString("action"),
                        row.getString("detail"),
                        row.getString("reason"),
                        row.getString("prev_hash"),
                        row.getString("hash")),
                migration);
    }

    /** Follows the chain from its start to the head that the migration keeps. */
    public Verdict verify(Connection transaction, String migration) throws SQLException {
        List<Entry> entries = entries(transaction, migration);
        String head = Rows.first(
                        transaction,
                        "select audit_head from inchworm.migration where id = ?",
                        row -> row.getString(1),
                        migration)
                .orElse(GENESIS);
        return new Verdict(entries.size(), head, firstBreak(migration, entries, head));
    }

    static Optional<String> firstBreak(String migration, List<Entry> entries, String head) {
        String previous = GENESIS;
        long seq = 1;
        for (Entry entry : entries) {
            if (entry.seq() != seq) {
                return Optional.of("entry %d is missing".formatted(seq));
            }
            if (!entry.previous().equals(previous)) {
                return Optional.of("entry %d does not follow the one before it".formatted(seq));
            }
            if (!entry.hash().equals(entry.expectedHash(migration))) {
                return Optional.of("entry %d was changed".formatted(seq));
            }
            previous = entry.hash();
            seq++;
        }
        return previous.equals(head)
                ? Optional.empty()
                : Optional.of("the last entries are missing: the chain ends at entry %d, the journal's head is another"
                        .formatted(seq - 1));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
