// SPDX-License-Identifier: Apache-2.0
/** Asking the server something in one line. */
@NullMarked
package dev.inchworm.postgresql.query;

import org.jspecify.annotations.NullMarked;
