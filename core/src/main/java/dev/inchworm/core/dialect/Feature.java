// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.dialect;

/** What a server can do; asked for by the engine where its way of working differs. */
public enum Feature {
    /** A schema change can be part of a transaction, together with its journal row. */
    TRANSACTIONAL_DDL,
    /** Rows that others lock can be passed over. */
    SKIP_LOCKED,
    /** News can be pushed to listening sessions. */
    NOTIFY
}
