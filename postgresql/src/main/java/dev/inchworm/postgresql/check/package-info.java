// SPDX-License-Identifier: Apache-2.0
/** What is looked at before a migration begins, one check a file. */
@NullMarked
package dev.inchworm.postgresql.check;

import org.jspecify.annotations.NullMarked;
