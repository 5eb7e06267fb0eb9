// SPDX-License-Identifier: Apache-2.0
/** PostgreSQL's answers to the dialect contract. */
@NullMarked
package dev.inchworm.postgresql;

import org.jspecify.annotations.NullMarked;
