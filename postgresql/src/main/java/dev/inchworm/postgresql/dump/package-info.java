// SPDX-License-Identifier: Apache-2.0
/** A schema and its rows as text, so that two states can be told equal. */
@NullMarked
package dev.inchworm.postgresql.dump;

import org.jspecify.annotations.NullMarked;
