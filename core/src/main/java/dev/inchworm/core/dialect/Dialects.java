// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.dialect;

import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import java.util.List;
import java.util.ServiceLoader;

/** The dialects on the class path. */
public final class Dialects {

    private Dialects() {}

    /** The one dialect that speaks to {@code url}; fails with {@link ErrorCode#NO_DIALECT} naming those it found. */
    public static Dialect of(JdbcUrl url) {
        List<Dialect> all = ServiceLoader.load(Dialect.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        return all.stream()
                .filter(dialect -> dialect.speaks(url))
                .findFirst()
                .orElseThrow(() -> new InchwormException(
                        ErrorCode.NO_DIALECT,
                        "nothing here speaks to %s; found: %s"
                                .formatted(url, all.stream().map(Dialect::name).toList()),
                        "nothing was opened and nothing changed",
                        "give a URL such as jdbc:postgresql://host:5432/database"));
    }
}
