// SPDX-License-Identifier: Apache-2.0
/** What is durable: position, lease, audit, evidence, checkpoints, route. */
@NullMarked
package dev.inchworm.engine.journal;

import org.jspecify.annotations.NullMarked;
