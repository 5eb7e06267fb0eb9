// SPDX-License-Identifier: Apache-2.0
/** Behind a real PgBouncer that pools by the transaction; {@code system-tests/pgbouncer.sh} runs these. */
@NullMarked
package dev.inchworm.system.pooler;

import org.jspecify.annotations.NullMarked;
