// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.packet;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The first files that {@code inchworm init} writes; both can be read as they are. */
public final class Templates {

    private static final int ID_MAX = 48;

    private Templates() {}

    /**
     * A commented {@code migration.yaml} that replaces {@code column}, or else the first column that can be replaced.
     *
     * @throws InchwormException {@code NOT_IN_CATALOG} with the nearest column
     */
    public static String migration(Table table, Optional<String> column) {
        Column old = column.map(name -> named(table, name))
                .orElseGet(() -> table.columns().stream()
                        .filter(each -> !each.generated() && !table.key().contains(each))
                        .findFirst()
                        .orElseGet(() -> table.columns().get(0)));
        String name = old.name();
        String fresh = name + "_new";
        String path = table.name().schema().isEmpty()
                ? Names.part(table.name().name())
                : Names.part(table.name().schema()) + "."
                        + Names.part(table.name().name());
        return TEMPLATE.replace("@ID@", id(table.name().name() + "-" + name))
                .replace("@TABLE@", yaml(path))
                .replace("@COLUMNS@", comment(table))
                .replace("@OLD@", yaml(name))
                .replace("@NEW@", yaml(fresh))
                .replace("@TYPE@", yaml(old.type()))
                .replace("@UP@", text(Names.sql(name)))
                .replace("@DOWN@", text(Names.sql(fresh)))
                .replace("@SAME@", text(Names.sql(name) + " is not distinct from " + Names.sql(fresh)));
    }

    private static Column named(Table table, String name) {
        return table.column(name)
                .orElseThrow(() -> new InchwormException(
                        ErrorCode.NOT_IN_CATALOG,
                        "no column %s in table %s".formatted(name, table.name()),
                        "nothing changed",
                        NearestWord.hint(
                                name, table.columns().stream().map(Column::name).toList())));
    }

    /** A commented {@code inchworm.yaml} for one database. */
    public static String connections(String name, String url, Optional<String> user) {
        return CONNECTIONS
                .replace("@NAME@", yaml(name))
                .replace("@URL@", yaml(url))
                .replace("@USER@", yaml(user.orElse("inchworm")));
    }

    private static String comment(Table table) {
        List<String> columns = table.columns().stream()
                .map(column -> "#   " + column.name() + " " + column.type() + (column.notNull() ? " not null" : ""))
                .map(line -> line.replaceAll("\\R", " "))
                .toList();
        return String.join("\n", columns);
    }

    private static String id(String text) {
        String plain =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+|-+$", "");
        String id = plain.isEmpty() ? "migration" : plain;
        return id.substring(0, Math.min(ID_MAX, id.length())).replaceAll("-+$", "");
    }

    /** A plain word where YAML reads it as a text, else in quotes. */
    private static String yaml(String text) {
        boolean plain = text.matches("[a-z][a-z0-9_]*") && !text.matches("true|false|null|y|n|yes|no|on|off");
        return plain ? text : text(text);
    }

    private static String text(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static final String TEMPLATE = """
            # What inchworm is to change, and how. Only id and change are required.
            # Every other key shows the default that holds if it is left out: docs/changes/replace-columns.md
            id: @ID@
            # title: one line for people
            # owner: the team that answers for it
            # database: a name from inchworm.yaml, needed if it names several

            # The table as it is now:
            @COLUMNS@
            change:
              kind: replace-columns
              table: @TABLE@
              old: [@OLD@]
              new:
                # up: how the new column follows from the old ones, an SQL expression
                - { name: @NEW@, type: @TYPE@, up: @UP@ }
              # down: how each old column follows from the new ones, so that going back loses nothing
              down: { @OLD@: @DOWN@ }
              # same: when the two sides of a row are equal
              same: @SAME@
              # rows: "true"
              # enforce: { not_null: [@NEW@], check: { a_name: "an SQL condition over the new columns" } }

            # invariants: { a_name: "an SQL condition that holds for every row at all times" }
            # examples:
            #   - { old: { @OLD@: 1 }, new: { @NEW@: 1 } }

            # ddl:         { lock_timeout: 2s, statement_timeout: 30s, attempts_max: 30 }
            # backfill:    { chunk_time: 200ms, workers: 2, replica_lag_max: 5s, user_triggers: fire }
            # verify:      { divergence_max: 0.1%, window: 24h, samples_min: 10000 }
            # cutover:     { by: sdk, ramp: [1%, 10%, 50%, 100%], soak: 15m }    # by: sdk | own_flags
            # stop:        { read_errors_max: 1%, p99_ratio_max: 2.0, write_latency_ratio_max: 2.0, replica_lag_max: 30s }
            # enforcement: { quiet_for: 1h }
            # contract:    { hold: 7d, unused_for: 7d, deploy_cycle: 1d, archive: true }
            # roles:       { commander: name, approvers: [name] }
            """;

    private static final String CONNECTIONS = """
            # Connections that migrations name. A password never stands here: name where it is.
            databases:
              @NAME@:
                url: @URL@
                user: @USER@
                password: ${INCHWORM_PASSWORD}    # or { file: PATH }
                replicas: none                    # or how many, or a list of URLs
            """;
}
