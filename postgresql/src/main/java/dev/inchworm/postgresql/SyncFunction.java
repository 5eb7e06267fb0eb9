// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.dialect.SyncSql.Target;
import dev.inchworm.core.plan.SyncState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The trigger function of a sync; states differ in its body only. */
final class SyncFunction {

    /** As the catalog keeps it: whatever the application's own search path is, names mean the same. */
    static final String CONFIGURATION = "search_path=pg_catalog, pg_temp";

    private final Target target;
    private final SyncState state;

    SyncFunction(Target target, SyncState state) {
        this.target = target;
        this.state = state;
    }

    String create() {
        return statement("create function");
    }

    String replace() {
        return statement("create or replace function");
    }

    String drop() {
        return "drop function " + new SyncNames(target).functionSql() + "()";
    }

    /** A hash of the body, as 64 hex digits. */
    String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private String statement(String verb) {
        String body = body();
        String quote = "$sync$";
        while (body.contains(quote)) {
            quote = quote.substring(0, quote.length() - 1) + "_$";
        }
        return "%s %s() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as %s%s%s"
                .formatted(verb, new SyncNames(target).functionSql(), quote, body, quote);
    }

    private String body() {
        return new SyncBody(target, state).text();
    }
}
