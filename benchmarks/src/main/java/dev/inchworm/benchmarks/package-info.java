// SPDX-License-Identifier: Apache-2.0
/** What Inchworm costs, measured. */
@NullMarked
package dev.inchworm.benchmarks;

import org.jspecify.annotations.NullMarked;
