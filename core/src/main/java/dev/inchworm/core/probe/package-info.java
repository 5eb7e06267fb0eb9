// SPDX-License-Identifier: Apache-2.0
/** What a server showed about one statement: locks, rewrites, scans, errors. */
@NullMarked
package dev.inchworm.core.probe;

import org.jspecify.annotations.NullMarked;
