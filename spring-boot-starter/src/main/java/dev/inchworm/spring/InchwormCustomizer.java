// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.spring;

import dev.inchworm.sdk.MigrationClientBuilder;

/** Changes the client before it is built; a bean of this type is found by itself. */
@FunctionalInterface
public interface InchwormCustomizer {

    /** Called once, after the settings of {@code inchworm.*} were taken over. */
    void customize(MigrationClientBuilder builder);
}
