// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.spring;

import java.util.Optional;

/** The settings, not the pool, of the application's own database. */
@FunctionalInterface
interface ApplicationDatabase {

    /** Where it is; asked for every connection, so that a new password is taken. */
    Optional<ControlAddress> address();
}
